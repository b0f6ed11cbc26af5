"""Events in one line, as the examples of the event rules and the tests of whole articles write them."""

from __future__ import annotations

from timeline.event import Event, Status


def told(event: Event) -> str:
    """Kind, status unless it occurred, (occasion), days, @place and who takes part.

    `meeting planned 2015-10-30 @فيينا: …؛ …`, `statement (interview) 2015-10-29: …`.
    """
    parts: list[str] = [event.kind]
    if event.status is not Status.OCCURRED:
        parts.append(event.status)
    if event.occasion is not None:
        parts.append(f"({event.occasion})")
    if event.time.when is not None:
        parts.append(event.time.when.edtf())
    if event.place is not None:
        parts.append(f"@{event.place.name}")
    return " ".join(parts) + ": " + "؛ ".join(participant.name for participant in event.participants)
