"""What was said or agreed at an event that a pronoun takes up: "in it", "at the end of it", "right after it"."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "السفير المالطي جو بورغ"
S, B = "سامي الهاني", "جو بورغ"
MET = f"meeting 2018-03-06: {S}؛ {B}"
COUNCIL = "مجلس الأمن الدولي"
SAT = f"meeting 2018-03-06: {COUNCIL}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # at the end of it, behind the verb, behind its subject, in front of it
        (
            f"وكان {COUNCIL} عقد أمس جلسة طارئة، طالب في ختامها بضبط النفس",
            [SAT, f"statement (meeting) 2018-03-06: {COUNCIL}"],
        ),
        (
            f"وكان {HANI} التقى {BORG} أمس، وأكد في نهايته أن الحل قريب",
            [MET, f"statement (meeting) 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} أمس {BORG} وأكد الهاني خلاله أن الحل قريب",
            [MET, f"statement (meeting) 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} أمس {BORG}. وفي ختامه، دعا الهاني إلى الحوار",
            [MET, f"statement (meeting) 2018-03-06: {S}"],
        ),
        # of a visit only the arrival is dated
        (
            f"وصل {HANI} أمس إلى فاليتا، ودعا في ختامها إلى الحوار",
            [f"visit 2018-03-06 @فاليتا: {S}", f"statement: {S}"],
        ),
        # after it, right after it
        (
            f"التقى {HANI} {BORG} أمس. وقال بورغ على الأثر إن الحل قريب",
            [MET, f"statement 2018-03-06: {B}"],
        ),
        (
            f"التقى {HANI} {BORG} أمس، وقال عقبه إن الحل قريب",
            [MET, f"statement 2018-03-06: {S}"],
        ),
        (
            f"التقى {HANI} {BORG} أمس. وقال بورغ للصحفيين عقبه إن الحل قريب",
            [MET, f"statement (remarks) 2018-03-06: {B}"],
        ),
        # some time after it; another event after it
        (
            f"التقى {HANI} {BORG} أمس، وبعدها بساعات قال الهاني إن الحل قريب",
            [MET, f"statement: {S}"],
        ),
        (
            f"التقى {HANI} {BORG} أمس. وبعدها استقبل الهاني السفير الكوري بارك جون",
            [MET, f"meeting: {S}؛ بارك جون"],
        ),
        # during the visit: a city that is named behind it is not its goal
        (
            f"زار {HANI} روما أمس، وأكد خلال الزيارة دعم صفاقس للحل",
            [f"visit 2018-03-06 @روما: {S}", f"statement (visit) 2018-03-06 @روما: {S}"],
        ),
        # "the session" takes up "its session"
        (
            f"عقد {COUNCIL} جلسته أمس. وقال {BORG} عقب الجلسة إن المجلس ناقش الأزمة. ودعا المجلس إلى الحوار",
            [SAT, f"statement 2018-03-06: {B}", f"statement (meeting) 2018-03-06: {COUNCIL}"],
        ),
    ],
)
def test_taken_up_by_a_pronoun(text: str, expected: list[str]) -> None:
    assert list(map(told, extract(Article(text=text, published=PUBLISHED)))) == expected
