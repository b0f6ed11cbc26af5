"""Explicit calendar dates in any language that dateparser reads; the only module that imports it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import cache

from timeline.errors import InputError
from timeline.letters import fold

LONGEST_DATE = 100  # characters; a longer text is no date, and dateparser would be slow over it

# Absolute dates only, whole ones only: with a fixed base and these parsers no clock is read.
_SETTINGS = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "STRICT_PARSING": True,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "PREFER_LOCALE_DATE_ORDER": False,
}

_YEAR_FIRST = re.compile(r"\A\s*(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)")


def explicit_day(text: str) -> date:
    """The day that an explicit date names, in words or in figures: "25 أكتوبر 2015", "25 octobre 2015", "25/10/2015".

    Raises `InputError` for what is relative ("yesterday"), incomplete ("October 2015"), ambiguous ("05/10/2015") or
    no date at all.
    """
    if len(text) > LONGEST_DATE:
        raise InputError(f"a text of {len(text)} characters is no date: write one such as 2015-10-25")
    plain = _with_known_months("".join(char for char in text if unicodedata.category(char) != "Cf"))
    orders = ("DMY", "MDY", "YMD") if any(map(str.isdigit, plain)) else ()  # no year has no digit, and reading is slow
    days = {day for order in orders if (day := _read(plain, order))}
    if year_first := _YEAR_FIRST.match(plain):  # then the month is next, whatever dateparser makes of 2015-13-01
        days = {day for day in days if (day.year, day.month, day.day) == tuple(map(int, year_first.groups()))}
    if not days:
        raise InputError(f"{text!r} is not a whole date: write one such as 2015-10-25 or 25 October 2015")
    if len(days) > 1:
        raise InputError(f"{text!r} can be {' or '.join(map(str, sorted(days)))}: write the one that is meant")
    return days.pop()


def _with_known_months(text: str) -> str:
    """Arabic month names of all countries, alone or in pairs, as the one name of each that dateparser knows."""
    names = _arabic_months()
    spellings = "|".join(_any_spelling(name) for name in sorted(names, key=len, reverse=True))
    known = re.sub(rf"(?<!\w)(?:{spellings})(?!\w)", lambda found: names[fold(found[0])], text)
    general = "|".join(set(names.values()))
    return re.sub(rf"(?<!\w)({general})\W+\1(?!\w)\W*", r"\1 ", known)


def _any_spelling(folded: str) -> str:
    """A pattern for every spelling of a folded name with or without hamza, with dots or without."""
    return folded.translate({ord("ا"): "[اأإآ]", ord("ي"): "[يىئ]", ord("و"): "[وؤ]", ord("ه"): "[هة]"})


@cache
def _arabic_months() -> dict[str, str]:
    """Each month's names in the Levant, Egypt, the Gulf and the Maghreb (CLDR), folded, with the general one."""
    from babel import Locale

    general = Locale.parse("ar").months["format"]["wide"]
    countries = ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR")
    return {
        fold(name): general[month]
        for country in countries
        for month, name in Locale.parse(country).months["format"]["wide"].items()
    }


def _read(text: str, order: str) -> date | None:
    import dateparser  # here, because it takes as long to import as a short article takes to extract

    try:
        found = dateparser.parse(text, settings={**_SETTINGS, "DATE_ORDER": order})
    except Exception:  # its parsers raise what they like on text that is no date
        return None
    return None if found is None else found.date()
