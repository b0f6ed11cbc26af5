"""TimeML: a text with its time expressions as inline TIMEX3 (ISO 24617-1), so that other tools can read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

from timeline.evidence import TimeMention

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_CREATION = "t0"


def write(text: str, published: date, times: Iterable[TimeMention], *, title: str | None = None) -> str:
    """The TimeML document of a text. `times` are spans of `text`; a range that spans its two ends becomes an empty
    TIMEX3 with `beginPoint` and `endPoint`, as the standard has it for durations that no words of their own name.

    Characters that XML does not allow are written as U+FFFD.
    """
    ordered = sorted(times, key=lambda time: (time.start, -time.end))
    day = published.isoformat(timespec="minutes") if isinstance(published, datetime) else published.isoformat()
    creation = f'<TIMEX3 tid="{_CREATION}" type="{"TIME" if "T" in day else "DATE"}" value="{day}"'
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<TimeML>",
            f'<DCT>{creation} functionInDocument="CREATION_TIME">{day}</TIMEX3></DCT>',
            *([] if title is None else [f"<TITLE>{_safe(title)}</TITLE>"]),
            f"<TEXT>{''.join(_marked(text, ordered))}</TEXT>",
            "</TimeML>",
            "",
        )
    )


def _marked(text: str, times: Sequence[TimeMention]) -> Iterator[str]:
    written = number = 0
    waiting: list[tuple[TimeMention, int]] = []  # ranges whose ends are still to come, with the number of the first
    for index, time in enumerate(times):
        if index + 1 < len(times) and times[index + 1].end <= time.end and times[index + 1].start < time.end:
            waiting.append((time, number + 1))
            continue
        number += 1
        yield _safe(text[written : time.start])
        yield f"<TIMEX3 {_attributes(number, time)}>{_safe(text[time.start : time.end])}</TIMEX3>"
        written = time.end
        while waiting and number > waiting[-1][1]:
            whole, first = waiting.pop()
            ends = f'beginPoint="t{first}" endPoint="t{number}"'
            number += 1
            yield f"<TIMEX3 {_attributes(number, whole)} {ends}/>"
    yield _safe(text[written:])


def _attributes(number: int, time: TimeMention) -> str:
    return f"tid={quoteattr(f't{number}')} type={quoteattr(time.type)} value={quoteattr(time.value)}"


def _safe(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
