"""Publication days: from what an input states to the day in the publisher's own time zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import PurePath
from zoneinfo import ZoneInfo

from timeline.absolute import explicit_day
from timeline.errors import InputError, one_line

# A day at the beginning of a file's name: 2015-10-25.txt, 2015-10-25_583.txt, but no range and no part of a number.
_AT_THE_BEGINNING = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[_ .]|-(?!\d)|$)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EAST, _WEST = timedelta(hours=14), timedelta(hours=-12)  # the time zones furthest from UTC
_LATE = 20  # hours; from then on it is the next day already somewhere between Morocco and Oman


def stated_day(text: str) -> date:
    """The day, or date-time, of an ISO day or date-time or of an explicit date in words, with its offset if it has one.

    Raises `InputError`; never reads the clock.
    """
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    return explicit_day(text)


def local_day(stated: date, zone: ZoneInfo | None = None) -> date:
    """A day as the publisher's calendar has it: a day, or a date-time without an offset.

    With a zone a date-time with an offset is converted to it; without one the clock time stays, and the offset is
    dropped. Raises `InputError` where the zone leads out of the calendar.
    """
    if not isinstance(stated, datetime) or stated.tzinfo is None:
        return stated
    try:
        return (stated.astimezone(zone) if zone else stated).replace(tzinfo=None)
    except OverflowError as error:
        raise InputError(f"{stated.isoformat()} is at the edge of the calendar: no time zone can be applied") from error


def publication_day(text: str, zone: ZoneInfo | None = None) -> date:
    """The local publication day that a text states. Raises `InputError` where it states none; never reads the clock."""
    return local_day(stated_day(text), zone)


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name, such as Asia/Riyadh. Raises `InputError` where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise InputError(f"there is no time zone {one_line(name)!r}: give one such as Asia/Riyadh") from error


def in_utc(stated: date) -> bool:
    """Whether a date-time is in UTC, as many programs write it wherever they run."""
    return isinstance(stated, datetime) and stated.utcoffset() == timedelta(0)


def may_be_the_next_day(stated: date) -> bool:
    """Whether a date-time in UTC is so late that an Arab newsroom's calendar may show the next day."""
    return isinstance(stated, datetime) and in_utc(stated) and stated.hour >= _LATE


def agreed(stated: Sequence[date]) -> date | None:
    """The one of several statements of a publication that holds the publisher's day, or None where they contradict.

    A time in UTC agrees with every day that it can be somewhere on earth, and local statements come before it.
    """
    local = [item for item in stated if not in_utc(item)]
    first, *others = local or stated
    if any(_day(item) != _day(first) for item in others):
        return None
    if any(_day(first) not in _possible_days(item) for item in stated if item not in local):
        return None
    return next((item for item in local or stated if isinstance(item, datetime)), first)


def _day(stated: date) -> date:
    return stated.date() if isinstance(stated, datetime) else stated


def _possible_days(stated: date) -> set[date]:
    """The days that a date-time in UTC is on, somewhere on earth."""
    days = {_day(stated)}
    for shift in (_EAST, _WEST):
        with suppress(OverflowError):
            days.add(_day(stated + shift))
    return days


def day_in_name(name: str) -> date | None:
    """The ISO day at the beginning of a file's name, if it is the only one there and no part of something longer."""
    stem = PurePath(name).name
    found = _AT_THE_BEGINNING.match(stem)
    if found is None or len(_DAY.findall(stem)) > 1:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None
