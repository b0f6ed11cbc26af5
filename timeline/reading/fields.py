"""Which key or column of an input holds which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from timeline.errors import InputError

KEYS = ("id", "text", "published", "title", "source", "url")
_MISSING = object()


@frozen
class Fields:
    """The names of an article's fields in the input: our name = theirs.

    Without any named, keys are ours and another one is a mistake. With some named, the input is of somebody else's
    making: keys that are not asked for are left alone, and an id may be a number, or missing.
    """

    named: Mapping[str, str] = field(factory=dict)

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Fields:
        """The fields of texts such as "text=content". Raises `InputError` where one cannot be understood."""
        named: dict[str, str] = {}
        for text in texts:
            ours, equals, theirs = (part.strip() for part in text.partition("="))
            if not equals or not theirs:
                raise InputError(f"--field is our name = theirs, as in --field text=content, not {text!r}")
            if ours not in KEYS:
                raise InputError(f"--field {text}: {ours!r} is no field of an article; they are {', '.join(KEYS)}")
            if named.setdefault(ours, theirs) != theirs:
                raise InputError(f"--field names two keys for {ours}, {named[ours]!r} and {theirs!r}: choose one")
        return cls(named)

    def __bool__(self) -> bool:
        return bool(self.named)

    def theirs(self, ours: str) -> str:
        """What the input calls a field."""
        return self.named.get(ours, ours)

    def where(self, ours: str) -> str:
        """Where a field was looked for, to go on after a message; nothing for those that keep their name."""
        return f" (there is nothing under {self.named[ours]!r})" if ours in self.named else ""

    def has(self, value: Any, ours: str) -> bool:
        """Whether a value of the input has a field."""
        return isinstance(value, Mapping) and _under(value, self.theirs(ours)) is not _MISSING

    def of(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that an object has. Raises `ValueError` for a key that nobody asked for, where none was named."""
        if not self and (unknown := sorted(value.keys() - set(KEYS))):
            raise ValueError(
                f"has the unknown key {unknown[0]!r}; the keys are {', '.join(KEYS)}; "
                "others are read with --field, as in --field text=content"
            )
        found = {ours: _under(value, self.theirs(ours)) for ours in KEYS}
        return {ours: item for ours, item in found.items() if item is not _MISSING}


def _under(value: Mapping[str, Any], name: str) -> Any:
    """What stands under a key, or under keys in keys: "meta.site"."""
    if name in value:
        return value[name]
    found: Any = value
    for key in name.split("."):
        if not isinstance(found, Mapping) or key not in found:
            return _MISSING
        found = found[key]
    return found
