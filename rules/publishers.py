"""Where a publisher is at home: by its name, or by the country of its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from attrs import frozen

from rules.load import data_folder, read_toml
from rules.nations import forms
from rules.schema import RuleError
from rules.text import fold
from timeline.article import Article

_AROUND = re.compile(r"^www\.|\.(?:com|net|org)$")
_SIGNS = re.compile(r"[\W_]+")


@frozen
class Publishers:
    """The home countries (ISO 3166-1 alpha-2) of publishers, by name without spaces and signs."""

    homes: Mapping[str, str]
    countries: frozenset[str]

    @classmethod
    def load(cls, language: str) -> Publishers:
        """The publishers in the language's rule data. Raises `RuleError`."""
        homes: dict[str, str] = {}
        for country, text in read_toml(data_folder(language) / "actors" / "publishers.toml").items():
            if not re.fullmatch("[A-Z]{2}", country) or not isinstance(text, str):
                raise RuleError("publishers.toml", country, None, "is no list of a country", 'write SA = """…"""')
            for name in (name for line in text.splitlines() for name in forms(line)):
                homes[_key(name)] = country
        return cls(homes, frozenset(homes.values()))

    def home(self, article: Article) -> str | None:
        """The country where the article's source is at home, None where that is unknown."""
        if home := self.homes.get(_key(article.source or "")):
            return home
        try:
            host = urlsplit(article.url or "").hostname or ""
        except ValueError:
            return None
        domain = host.rpartition(".")[2].upper()
        return domain if domain in self.countries else None


def _key(name: str) -> str:
    return _SIGNS.sub("", _AROUND.sub("", fold(name.strip())))
