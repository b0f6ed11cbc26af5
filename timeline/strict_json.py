"""JSON from outside, read strictly: UTF-8, each key once, no NaN; whatever is wrong is a `ValueError` on one line."""

from __future__ import annotations

import json
from typing import Any

_MOST_DIGITS = 1000  # of which Python makes a number quickly


def parse(text: str | bytes) -> Any:
    """The value of a JSON text. Raises `ValueError`, whose message goes on after the name of the text."""
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(decoded, object_pairs_hook=_once_each, parse_int=_whole_number, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"is not JSON: {error}") from error


def check_text(text: str) -> None:
    """Raises `ValueError` where a JSON escape left half a surrogate pair, which no UTF-8 can hold."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"has half a surrogate pair at character {error.start}") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key, item in pairs:
        if key in value:
            raise ValueError(f"the key {key[:40]!r} stands twice in one object")
        value[key] = item
    return value


def _whole_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(f"a number has {len(digits)} digits, and no more than {_MOST_DIGITS} are read")
    return int(digits)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON number")
