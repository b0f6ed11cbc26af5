"""Countries: their names, their adjectives of nationality in all forms, their capitals.

Names come from CLDR (`territories.toml`, generated) and from a hand-written supplement (`nations.toml`); a test proves
that the two agree. Countries are ISO 3166-1 alpha-2 codes, and EU and UN for those bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from attrs import frozen

from rules.load import understood
from rules.schema import RuleError

_KEYS = {"names", "adjectives", "people", "capital", "weak"}


@frozen
class Form:
    """An inflected form and what it shows: number 1, 2 or 3 (three and more), feminine or not, cut short or not.

    `construct` forms have lost their final nun and need a complement: wazira, mumaththilu.
    """

    text: str
    number: int = 1
    feminine: bool = False
    construct: bool = False


def inflect(base: str, plural: str | None = "sound", *, noun: bool = False) -> Iterator[Form]:
    """The forms of a noun or adjective given by its masculine singular and its broken plural ("sound" derives one).

    Of a phrase the first word is inflected; the words behind it are inflected with it unless it is a noun. Nouns also
    have the construct forms of the dual and of the sound plural.
    """
    words = base.split()

    def form(ending: str, number: int = 1, *, feminine: bool = False, construct: bool = False) -> Form:
        rest = words[1:] if noun else [word + ending for word in words[1:]]
        return Form(" ".join([words[0] + ending, *rest]), number, feminine, construct)

    yield Form(base)
    yield form("ة", feminine=True)
    # the oblique dual of what has a sound plural is written like that plural, which is far more frequent
    yield from (form(ending, 2) for ending in (("ان",) if plural == "sound" else ("ان", "ين")))
    yield from (form(ending, 2, feminine=True) for ending in ("تان", "تين"))
    yield form("ات", 3, feminine=True)
    if plural == "sound":
        yield from (form(ending, 3) for ending in ("ون", "ين"))
    elif plural:
        yield Form(plural, 3)
    if not noun:
        yield form("ا")  # tanwin: misriyy-an
    else:
        yield from (form(ending, 2, construct=True) for ending in ("ا", "ي"))
        yield from (form(ending, 2, feminine=True, construct=True) for ending in ("تا", "تي"))
        if plural == "sound":
            yield from (form(ending, 3, construct=True) for ending in ("و", "ي"))
        yield form("ا")  # tanwin: wazir-an, written like the dual in the construct state, which comes first


@frozen
class Nation:
    """A country as news names it. `weak` names are ordinary words too."""

    code: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


def forms(text: str) -> tuple[str, ...]:
    """The forms in a string that separates them by " | "."""
    return tuple(form.strip() for form in text.split(" | ") if form.strip())


def read_nations(folder: Traversable) -> tuple[Nation, ...]:
    """The countries of `territories.toml` and `nations.toml`, in the order of their codes. Raises `RuleError`."""
    territories = understood(
        folder / "territories.toml",
        lambda document: dict(line.split(maxsplit=1) for line in document["names"].splitlines()),
    )
    return understood(folder / "nations.toml", lambda supplement: _nations(territories, supplement))


def _nations(territories: Mapping[str, str], supplement: Mapping[str, Any]) -> tuple[Nation, ...]:
    if missing := set(supplement) - set(territories):
        raise RuleError(
            "nations.toml", None, min(missing), "is no territory of CLDR", "use the ISO 3166-1 alpha-2 code"
        )
    return tuple(_nation(code, name, supplement.get(code, {})) for code, name in sorted(territories.items()))


def _nation(code: str, name: str, table: dict[str, str]) -> Nation:
    if unknown := set(table) - _KEYS:
        raise RuleError("nations.toml", code, min(unknown), "is no key of a nation", f"use {', '.join(sorted(_KEYS))}")
    weak = forms(table.get("weak", ""))
    return Nation(
        code=code,
        names=tuple(dict.fromkeys(form for form in (name, *forms(table.get("names", ""))) if form not in weak)),
        weak=weak,
        adjectives=forms(table.get("adjectives", "")),
        people=forms(table.get("people", "")),
        capitals=forms(table.get("capital", "")),
    )
