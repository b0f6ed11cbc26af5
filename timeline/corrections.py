"""Corrections: what a reviewer wants changed in extracted events, read from a small TOML or JSON file.

Each correction names one event by its id, changes one thing, and says who changes it and why.
"""

from __future__ import annotations

import reprlib
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import field, frozen

from timeline import edtf, strict_json
from timeline.errors import InputError
from timeline.event import Label, Participant, Place, Role, Status
from timeline.when import When

_Made = TypeVar("_Made")


@frozen
class Drop:
    """Takes the event out."""


@frozen
class SetTime:
    """Gives the event a date, or none; `was` is the EDTF that is corrected, where the reviewer says it."""

    when: When | None
    was: str | None = None


@frozen
class SetStatus:
    status: Status


@frozen
class SetPlace:
    place: Place | None


@frozen
class SetLabel:
    label: Label


@frozen
class SetParticipant:
    """Changes the participant called `name` in what `changes` has of name, title, country, role; None removes him."""

    name: str
    changes: Mapping[str, Any] | None


@frozen
class AddParticipant:
    participant: Participant


@frozen
class Join:
    """Makes these events one with the corrected one."""

    others: tuple[str, ...]


Change = Drop | SetTime | SetStatus | SetPlace | SetLabel | SetParticipant | AddParticipant | Join


@frozen
class Asked:
    """One correction as asked for: of which event, what, by whom and why; `where` is its place in the file."""

    where: str
    event: str
    change: Change
    who: str
    why: str = field()


def read(data: bytes, name: str) -> tuple[Asked, ...]:
    """The corrections in a file called `name`: TOML, or JSON where the name ends so or the text begins with a brace.

    Raises `InputError`, on one line and with the place of the correction, for whatever is none.
    """
    value = _parsed(data, name)
    if not isinstance(value, dict) or not isinstance(value.get("correction"), list):
        raise InputError(f"{name}: write each correction as a table [[correction]] with event, who, why and the change")
    if unknown := sorted(value.keys() - {"correction", "who"}):
        raise InputError(f"{name}: has the unknown key {unknown[0]!r}; the keys are who and correction")
    everybody = value.get("who")
    return tuple(
        _correction(item, f"{name}: correction {number}", everybody)
        for number, item in enumerate(value["correction"], 1)
    )


def _parsed(data: bytes, name: str) -> Any:
    try:
        if name.endswith(".json") or data.lstrip().startswith(b"{"):
            return strict_json.parse(data)
        return _of_toml(data)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from error


def _of_toml(data: bytes) -> Any:
    """The value of a TOML text. Raises `ValueError`, whose message goes on after the name of the text."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"is not TOML: {error}") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        raise ValueError("has a number of too many digits") from error


def _correction(value: Any, where: str, everybody: Any) -> Asked:
    try:
        if not isinstance(value, dict):
            raise ValueError("must be a table with event, who, why and the change")
        given = {"who": everybody, **value}
        event, who, why = (_text(given.pop(key, None), key) for key in ("event", "who", "why"))
        asked = [key for key in _CHANGES if key in given]
        if len(asked) != 1:
            found = " and ".join(asked) or "none of them"
            raise ValueError(f"changes one thing, {', '.join(_CHANGES)}, not {found}")
        read_change, keys = _CHANGES[asked[0]]
        if unknown := sorted(given.keys() - keys - {asked[0]}):
            raise ValueError(f"has the unknown key {unknown[0]!r} beside {asked[0]!r}")
        change = read_change(given)
        if isinstance(change, Join) and event in change.others:
            raise ValueError("merges an event with itself")
        return Asked(where, event, change, who, why)
    except ValueError as error:
        raise InputError(f"{where} {error}") from error


def _text(value: Any, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"has {'no' if value is None else 'a'} {key}{'' if value is None else ' that is no text'}")
    strict_json.check_text(value)
    return value


def _drop(given: Mapping[str, Any]) -> Drop:
    if given["drop"] is not True:
        raise ValueError("drops an event with drop = true")
    return Drop()


def _time(given: Mapping[str, Any]) -> SetTime:
    day = given["time"]  # TOML has days of its own
    text = day.isoformat() if type(day) is date else _text(day, "time")
    was = given.get("was")
    was = was.isoformat() if type(was) is date else None if was is None else _text(was, "was")
    return SetTime(None if text == "none" else edtf.read(text).whole_days(), was)


def _status(given: Mapping[str, Any]) -> SetStatus:
    if given["status"] not in list(Status):
        raise ValueError(f"has the status {_shown(given['status'])}; it is one of {', '.join(Status)}")
    return SetStatus(Status(given["status"]))


def _place(given: Mapping[str, Any]) -> SetPlace:
    if given["place"] == "none":
        return SetPlace(None)
    country = None if "country" not in given else _text(given["country"], "country")
    return SetPlace(_valid(Place, _text(given["place"], "place"), country=country))


def _label(given: Mapping[str, Any]) -> SetLabel:
    label = given["label"]
    if not isinstance(label, dict) or label.keys() != {"ar", "en"}:
        raise ValueError("has a label that is not of the form { ar = '…', en = '…' }")
    return SetLabel(Label(_text(label["ar"], "label.ar"), _text(label["en"], "label.en")))


def _participant(given: Mapping[str, Any]) -> SetParticipant | AddParticipant:
    name = _text(given["participant"], "participant")
    ways = [way for way in ("add", "remove") if way in given]
    if len(ways) > 1 or any(given[way] is not True for way in ways):
        raise ValueError("adds or removes a participant with add = true or remove = true")
    changes: dict[str, Any] = {
        key: _text(given[key], key) for key in ("name", "title", "country", "role") if key in given
    }
    if "role" in changes:
        if changes["role"] not in list(Role):
            raise ValueError(f"has the role {_shown(changes['role'])}; it is one of {', '.join(Role)}")
        changes["role"] = Role(changes["role"])
    if ways == ["add"]:
        if "name" in changes:
            raise ValueError("adds a participant whose name stands in participant, not in name")
        return AddParticipant(_valid(Participant, name, **changes))
    if bool(ways) == bool(changes):
        raise ValueError("changes a participant's name, title, country or role, or says remove = true")
    _valid(Participant, name, country=changes.get("country"))
    return SetParticipant(name, MappingProxyType(changes) if changes else None)


def _join(given: Mapping[str, Any]) -> Join:
    others = given["merge"]
    if not isinstance(others, list) or not others:
        raise ValueError("merges a list of ids, as in merge = ['e…']")
    return Join(tuple(dict.fromkeys(_text(other, "merge") for other in others)))


def _valid(make: Callable[..., _Made], name: str, **values: Any) -> _Made:
    try:
        return make(name, **values)
    except ValueError as error:
        raise ValueError("has a country that is no code of two capital letters, such as AT") from error


def _shown(value: Any) -> str:
    return reprlib.repr(value)


_CHANGES: Mapping[str, tuple[Callable[[Mapping[str, Any]], Change], set[str]]] = MappingProxyType(
    {
        "drop": (_drop, set()),
        "time": (_time, {"was"}),
        "status": (_status, set()),
        "place": (_place, {"country"}),
        "participant": (_participant, {"name", "title", "country", "role", "add", "remove"}),
        "label": (_label, set()),
        "merge": (_join, set()),
    }
)
