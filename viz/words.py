"""The words of the interface and the writing of dates, in the page's language.

The words are data (`data/*.toml`); names of months and countries come from CLDR, those of Hijri months from
`hijridate`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

from attrs import field, frozen
from attrs.validators import in_
from babel import Locale
from hijridate import Gregorian
from hijridate.ummalqura import GREGORIAN_RANGE

Language = Literal["ar", "en"]
Months = Literal["levantine", "egyptian", "maghrebi", "double"]
Digits = Literal["latin", "arabic"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
MONTHS: tuple[Months, ...] = get_args(Months)
DIGITS: tuple[Digits, ...] = get_args(Digits)

_UNIT = re.compile(r"([0-9]{2,4})(X{0,2})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_ARABIC_DIGITS = str.maketrans("0123456789", "".join(chr(0x0660 + digit) for digit in range(10)))


@cache
def _data(name: str) -> Mapping[str, Any]:
    text = files("viz").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def interface(language: Language) -> Mapping[str, Any]:
    """All words of the interface: `interface("en")["kind"]["call"]` is "Call"."""
    return _data(language)


@cache
def month_names(months: str) -> tuple[str, ...]:
    """The twelve names of a set of `months`, January first; "english" is a set as well."""
    sets = [Locale.parse(locale).months["format"]["wide"] for locale in _data("months")[months]]
    return tuple("/".join(dict.fromkeys(names[number] for names in sets)) for number in range(1, 13))


@cache
def country_name(code: str, language: Language) -> str:
    """The name of a country, or its code where CLDR has no name for it."""
    return str(Locale(language).territories.get(code, code))


@frozen
class Calendar:
    """How dates are written: the language, the set of month names and the digits (both for Arabic only)."""

    language: Language = field(default="ar", validator=in_(LANGUAGES))
    months: Months = field(default="levantine", validator=in_(MONTHS))
    digits: Digits = field(default="latin", validator=in_(DIGITS))

    @property
    def month_names(self) -> tuple[str, ...]:
        return month_names(self.months if self.language == "ar" else "english")

    def number(self, text: str | int) -> str:
        """A number in the calendar's digits."""
        return str(text).translate(_ARABIC_DIGITS) if self._arabic_digits else str(text)

    @property
    def _arabic_digits(self) -> bool:
        return self.language == "ar" and self.digits == "arabic"

    def edtf(self, value: str | None) -> str:
        """A date in words. `value` is what `When.edtf` writes, or None for no date; other text comes back as it is."""
        words = interface(self.language)["date"]
        if value is None:
            return str(words["undated"])
        plain = value.replace("~", "")
        bounds = plain.split("/")
        if len(bounds) > 2:
            return value
        if len(bounds) == 1:
            text = self._unit(plain)
        elif bounds[0] == "..":
            text = words["until"].format(last=self._unit(bounds[1]))
        elif bounds[1] == "..":
            text = words["from"].format(first=self._unit(bounds[0]))
        else:
            text = words["between"].format(first=self._unit(*bounds), last=self._unit(bounds[1]))
        return str(words["approximate"].format(date=text)) if plain != value else text

    def day(self, day: date) -> str:
        return self.edtf(day.isoformat()[:10])

    def _unit(self, value: str, until: str = "") -> str:
        """One EDTF date: a day, month, year, decade or century. A day leaves out what it shares with the last one."""
        match = _UNIT.fullmatch(value)
        if match is None:
            return value
        digits, unknown, month, day = match.groups()
        grain = "day" if day else "month" if month else ("year", "decade", "century")[len(unknown)]
        if day and len(until) == len(value) and until[:4] == value[:4]:
            grain = "day_of_month" if until[:7] == value[:7] else "day_of_year"
        text: str = interface(self.language)["date"][grain]
        return text.format(
            day=day and self.number(int(day)),
            month=month and self.month_names[int(month) - 1],
            year=self.number(int(digits + "0" * len(unknown))),
        )


def hijri(day: date, language: Language) -> str | None:
    """A day in the Hijri calendar (Umm al-Qura), or None outside its tables (1 August 1924 to 16 November 2077)."""
    first, last = GREGORIAN_RANGE
    if not first <= (day.year, day.month, day.day) <= last:
        return None
    converted = Gregorian(day.year, day.month, day.day).to_hijri()
    text: str = interface(language)["date"]["hijri"]
    return text.format(day=converted.day, month=converted.month_name(language), year=converted.year)
