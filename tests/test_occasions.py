"""On what occasion something was said, agreed or handed over: the way of speaking, or the event at which it was."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
SAMI = "وزير المالية التونسي سامي الهاني"


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        (f"قال {SAMI} في مقابلة مع قناة العربية إن الموازنة جاهزة", "interview"),
        (f"وفي مقابلة مع صحيفة «لوموند» نشرت أمس، قال {SAMI} إن الموازنة جاهزة", "interview"),
        (f"أكد {SAMI} في حوار صحافي أن الموازنة جاهزة", "interview"),
        (f"أوضح {SAMI}، في حوار أجرته معه صحيفة «لوموند»، أن الموازنة جاهزة", "interview"),
        (f"وأضاف {SAMI} خلال حديثه لقناة الجزيرة أن الموازنة جاهزة", "interview"),
        (f"كشف {SAMI} في حديث لـ«الشرق الأوسط» عن موازنة جديدة", "interview"),
        (f"وقال {SAMI} في اتصال هاتفي مع «الشرق الأوسط» إن الموازنة جاهزة", "interview"),
        (f"قال {SAMI} في اتصال هاتفي أجرته معه «الحياة» إن الموازنة جاهزة", "interview"),
        (f"قال {SAMI} في لقاء تلفزيوني إن الموازنة جاهزة", "interview"),
        (f"قال {SAMI} خلال الحوار مع المعارضة إن الموازنة جاهزة", None),
        (f"قال {SAMI} في حديثه عن الأزمة إن الموازنة جاهزة", None),
        (f"قال {SAMI} في مؤتمر صحفي إن الموازنة جاهزة", "press_conference"),
        (f"أعلن {SAMI} خلال مؤتمره الصحافي الأسبوعي أن الموازنة جاهزة", "press_conference"),
        (f"قال {SAMI} في لقاء صحفي إن الموازنة جاهزة", "press_conference"),
        (f"وفي ندوة صحفية، أوضح {SAMI} أن الموازنة جاهزة", "press_conference"),
        (f"وقال {SAMI} في المؤتمر الصحفي إن الموازنة جاهزة", "press_conference"),
        (f"قال {SAMI} في المؤتمر السنوي إن الموازنة جاهزة", None),
        (f"قال {SAMI} في بيان إن الموازنة جاهزة", "written_statement"),
        ("قال بيان لوزارة المالية التونسية إن الموازنة جاهزة", "written_statement"),
        ("وجاء في بيان لوزارة المالية التونسية أن الموازنة جاهزة", "written_statement"),
        ("أصدرت وزارة المالية التونسية بياناً قالت فيه إن الموازنة جاهزة", "written_statement"),
        ("أكدت وزارة المالية التونسية، في بلاغ لها، أن الموازنة جاهزة", "written_statement"),
        ("رحبت وزارة المالية التونسية بالبيان", None),
        (f"قال {SAMI} في كلمة أمام البرلمان إن الموازنة جاهزة", "speech"),
        (f"وأكد {SAMI}، في كلمته، أن الموازنة جاهزة", "speech"),
        (f"ألقى {SAMI} خطاباً أكد فيه أن الموازنة جاهزة", "speech"),
        (f"قال {SAMI} في تغريدة إن الموازنة جاهزة", "post"),
        (f"أكد {SAMI} على صفحته الرسمية في فيسبوك أن الموازنة جاهزة", "post"),
        (f"أعلن {SAMI} عبر حسابه على «تويتر» أن الموازنة جاهزة", "post"),
        (f"أكد {SAMI} أهمية فتح صفحة جديدة", None),
        (f"قال {SAMI} في مقال نشرته صحيفة «لوموند» إن الموازنة جاهزة", "article"),
        (f"قال {SAMI} في تصريحات صحفية إن الموازنة جاهزة", "remarks"),
        (f"أكد {SAMI} في تصريح له أن الموازنة جاهزة", "remarks"),
        (f"قال {SAMI} لوكالة رويترز إن الموازنة جاهزة", "remarks"),
        (f"وقال {SAMI} لـ«الشرق الأوسط» إن الموازنة جاهزة", "remarks"),
        (f"قال {SAMI} للصحفيين إن الموازنة جاهزة", "remarks"),
        (f"قال {SAMI} أمام الصحافيين إن الموازنة جاهزة", "remarks"),
        (f"أكد {SAMI}، وفقاً لوكالة رويترز، أن الموازنة جاهزة", None),
        (f"انتقد {SAMI} تصريحات المعارضة", None),
        (f"قال {SAMI} إن الموازنة جاهزة", None),
    ],
)
def test_the_way_of_speaking(text: str, occasion: str | None) -> None:
    (event,) = extract(Article(text=text, published=PUBLISHED))
    assert (event.kind, event.occasion) == ("statement", occasion)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # at it
            f"التقى {SAMI} نظيره المالطي جو بورغ أمس. وقال الهاني خلال اللقاء إن الحل قريب",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ", "statement (meeting) 2018-03-06: سامي الهاني"],
        ),
        (  # only after it
            f"التقى {SAMI} نظيره المالطي جو بورغ أمس. وقال الهاني عقب اللقاء إن الحل قريب",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ", "statement 2018-03-06: سامي الهاني"],
        ),
        (  # the way of speaking says more than the event
            f"التقى {SAMI} نظيره المالطي جو بورغ أمس. وقال الهاني في مؤتمر صحفي عقب اللقاء إن الحل قريب",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ", "statement (press_conference) 2018-03-06: سامي الهاني"],
        ),
        (  # in the call
            f"أجرى {SAMI} أمس اتصالاً هاتفياً بنظيره المالطي جو بورغ أكد خلاله أن الحل قريب",
            ["call 2018-03-06: سامي الهاني؛ جو بورغ", "statement (call) 2018-03-06: سامي الهاني"],
        ),
        (  # the run of verbs goes on from the lead; its occasion is named later
            f"أكد {SAMI} أن الحل قريب. وأضاف في مقابلة مع قناة العربية أن الموازنة جاهزة",
            ["statement (interview): سامي الهاني"],
        ),
    ],
)
def test_the_event_at_which_it_was(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
