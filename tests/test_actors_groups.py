"""Groups and what tells which they are: delegations of members, of ambassadors, of nobody in particular."""

from __future__ import annotations

from datetime import date

import pytest

from rules.actors import ActorFinder
from rules.schema import unmark
from rules.tokens import Tokens

DAY = date(2019, 5, 6)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("زار بيروت [وفد من أعضاء الكونغرس الأمريكي] أمس.", [("وفد من أعضاء الكونغرس الأمريكي", "US")]),
        ("وصل [وفد كبير من نواب البرلمان الأوروبي] أمس.", [("وفد كبير من نواب البرلمان الأوروبي", "EU")]),
        ("استمع إلى [مجموعة من سفراء الدول الأوروبية].", [("مجموعة من سفراء الدول الأوروبية", None)]),
        ("غادر [وفد أعضاء مجلس النواب المغربي] أمس.", [("وفد أعضاء مجلس النواب المغربي", "MA")]),
        ("سافر [وفد من وزارة الدفاع المغربية] أمس.", [("وفد من وزارة الدفاع المغربية", "MA")]),
        # nobody's
        ("غادر وفد من رجال الأعمال أمس.", []),
        ("غادر وفد من السياح أمس.", []),
    ],
)
def test_groups(finder: ActorFinder, marked: str, expected: list[tuple[str, str | None]]) -> None:
    text, marks = unmark(marked)
    cast = finder.find(Tokens.of(text), DAY)
    groups = [(mention, cast.entities[mention.entities[0]]) for mention in cast.mentions if mention.form == "group"]
    assert [(entity.name, entity.country) for _, entity in groups] == expected
    assert tuple((mention.start, mention.end) for mention, _ in groups) == marks
