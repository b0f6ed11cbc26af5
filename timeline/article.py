"""Article: a text, the day on which it was published, and where it came from."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from attrs import field, frozen


def text_sha256(text: str) -> str:
    """The SHA-256 of the text's UTF-8 bytes, in hexadecimal; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@frozen(kw_only=True)
class Article:
    """News text with its publication day, the day from which relative dates are counted.

    `published` is a day, or a local date-time without a zone, in the publisher's time zone. It has no default:
    a guessed day would make every relative date wrong. `id` defaults to the first 12 digits of the text's hash.
    """

    text: str = field(repr=lambda text: repr(text[:40]))
    published: date = field()
    id: str = field()
    title: str | None = None
    source: str | None = None
    url: str | None = None
    language: str = "ar"

    @id.default
    def _from_text(self) -> str:
        return text_sha256(self.text)[:12]

    @published.validator
    def _is_a_day(self, _: object, value: object) -> None:
        if not isinstance(value, date):
            raise TypeError(f"published must be a date or a datetime, not {type(value).__name__}")
        if isinstance(value, datetime) and value.tzinfo is not None:
            raise ValueError("published must be a local date-time: convert it to the publisher's zone and drop tzinfo")

    @property
    def day(self) -> date:
        """The publication day."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text, in hexadecimal."""
        return text_sha256(self.text)
