"""Speeches at a gathering that the sentences before tell of: "the conference opened yesterday. X said in his speech"."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
S = "سامي الهاني"
COUNCIL = "مجلس الأمن الدولي"
HELD = "meeting 2018-03-06 @فاليتا: "
SAID = f"statement (speech) 2018-03-06 @فاليتا: {S}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence before, two sentences before, the same sentence
        (f"انعقد في فاليتا أمس مؤتمر دولي. وأكد {HANI} في كلمته أن الحل قريب", [HELD, SAID]),
        (f"انعقد في فاليتا أمس مؤتمر دولي. وكان الحضور كبيرا. وأكد {HANI}، في كلمته، أن الحل قريب", [HELD, SAID]),
        ("انعقد في فاليتا أمس مؤتمر دولي. وفي كلمتها أكدت فرنسا أن الحل قريب", [HELD, SAID.replace(S, "فرنسا")]),
        (
            f"وكان {HANI} افتتح أمس مؤتمر الحوار في فاليتا، وقال في كلمته إن الحل قريب",
            [f"meeting 2018-03-06 @فاليتا: {S}", SAID],
        ),
        (f"أقيم في فاليتا أمس حفل. وقال {HANI} في كلمته إن الحل قريب", [SAID]),
        # to those who were there, and to others
        (f"انعقد في فاليتا أمس مؤتمر دولي. وأكد {HANI} في كلمته أمام الحضور أن الحل قريب", [HELD, SAID]),
        (
            f"عقد {COUNCIL} أمس جلسة. وقال {HANI} في إحاطته أمام المجلس إن الحل قريب",
            [f"meeting 2018-03-06: {COUNCIL}", f"statement (speech) 2018-03-06: {S}"],
        ),
        (
            f"انعقد في فاليتا أمس مؤتمر دولي. وأكد {HANI} في كلمته إلى الشعب أن الحل قريب",
            [HELD, f"statement (speech): {S}"],
        ),
        (
            f"انعقد في فاليتا أمس مؤتمر دولي. وأكد {HANI} في كلمته الأسبوعية أن الحل قريب",
            [HELD, f"statement (speech): {S}"],
        ),
        # "gave a speech, in which": there, to others, elsewhere
        (
            f"أقيم في فاليتا أمس حفل. وألقى {HANI} كلمة قال فيها إن الحل قريب",
            [SAID],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة. وألقى {HANI} كلمة إلى الشعب قال فيها إن الحل قريب",
            [f"meeting 2018-03-06: {COUNCIL}", f"statement (speech): {S}"],
        ),
        (
            f"عقد {COUNCIL} أمس جلسة. وألقى {HANI} كلمة في صفاقس قال فيها إن الحل قريب",
            [f"meeting 2018-03-06: {COUNCIL}", f"statement (speech) @صفاقس: {S}"],
        ),
        # of what somebody only speaks, what is recalled, what is to come, far back
        (
            f"قال السفير المالطي جو بورغ إن المؤتمر الذي عقد أمس نجح. وقال {HANI} في كلمته إن الحل قريب",
            ["statement: جو بورغ", "meeting 2018-03-06: ", f"statement (speech): {S}"],
        ),
        (
            f"وكان مؤتمر دولي انعقد في فاليتا في مارس الماضي. وقال {HANI} في كلمته إن الحل قريب",
            ["meeting 2017-03 @فاليتا: ", f"statement (speech): {S}"],
        ),
        (
            f"ينعقد في فاليتا غدا مؤتمر دولي. وقال {HANI} في كلمته إن الحل قريب",
            ["meeting planned 2018-03-08 @فاليتا: ", f"statement (speech): {S}"],
        ),
        (
            f"انعقد في فاليتا أمس مؤتمر دولي. وارتفعت الأسعار. وتراجعت البورصة. وقال {HANI} في كلمته إن الحل قريب",
            [HELD, f"statement (speech): {S}"],
        ),
        # before a committee that is said to have met, and before those who heard the speaker before him
        (
            f"دعا {HANI}، في كلمة ألقاها أمام مجلس الأمن الدولي الذي اجتمع أمس، إلى الحوار",
            [f"statement (speech) 2018-03-06: {S}", f"meeting 2018-03-06: {COUNCIL}"],
        ),
        (
            f"انعقد في فاليتا أمس مؤتمر دولي. وقال {HANI} خلال المؤتمر إن الحل قريب، فيما دعا السفير المالطي جو بورغ، أمام "
            "الحضور، إلى الحوار",
            [HELD, SAID.replace("speech", "meeting"), "statement (meeting) 2018-03-06 @فاليتا: جو بورغ"],
        ),
        # at the opening of "the works"
        (
            f"انعقد في فاليتا أمس مؤتمر دولي. وقال {HANI} في افتتاح الأشغال إن الحل قريب",
            [HELD, SAID.replace("speech", "meeting")],
        ),
        (
            f"اختتمت في فاليتا أمس اجتماعات اللجنة القبرصية المالطية المشتركة. وأكد {HANI} في الجلسة الختامية أن الحل قريب",
            ["meeting 2018-03-06 @فاليتا: اللجنة القبرصية المالطية المشتركة", SAID.replace("speech", "meeting")],
        ),
        # in the final statement, and in another one; in a resolution that was adopted at the end
        (
            "عقد وزراء المالية العرب أمس في فاليتا اجتماعا. ودعا الوزراء في البيان الختامي إلى الحوار",
            [
                "meeting 2018-03-06 @فاليتا: وزراء المالية العرب",
                "statement (written_statement) 2018-03-06 @فاليتا: وزراء المالية العرب",
            ],
        ),
        (
            "عقد وزراء المالية العرب أمس في فاليتا اجتماعا. ودعا الوزراء في بيان سابق إلى الحوار",
            [
                "meeting 2018-03-06 @فاليتا: وزراء المالية العرب",
                "statement (written_statement): وزراء المالية العرب",
            ],
        ),
        (
            "عقد وزراء المالية العرب أمس في فاليتا اجتماعا. وأدان الوزراء في قرار صدر في ختام الاجتماع التفجير",
            [
                "meeting 2018-03-06 @فاليتا: وزراء المالية العرب",
                "statement (meeting) 2018-03-06 @فاليتا: وزراء المالية العرب",
            ],
        ),
    ],
)
def test_speeches(text: str, expected: list[str]) -> None:
    assert list(map(told, extract(Article(text=text, published=PUBLISHED)))) == expected
