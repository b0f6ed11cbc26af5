"""Sentences that say afterwards on what occasion something was said: "that came during a meeting yesterday"."""

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
MEETING = f"meeting 2018-03-06: {B}؛ {S}"
SAID = f"أكد {HANI} أن الموازنة جاهزة"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # that came
        (
            f"{SAID}. جاء ذلك في مؤتمر صحفي عقده أمس في صفاقس",
            [f"statement (press_conference) 2018-03-06 @صفاقس: {S}"],
        ),
        (f"{SAID}. جاء ذلك خلال لقائه أمس {BORG}", [f"statement (meeting) 2018-03-06: {S}", MEETING]),
        (f"{SAID}. وجاء ذلك عقب لقائه أمس {BORG}", [f"statement 2018-03-06: {S}", MEETING]),
        (f"{SAID}. جاء ذلك في كلمة ألقاها أمس أمام البرلمان", [f"statement (speech) 2018-03-06: {S}"]),
        (f"{SAID}. جاء ذلك في بيان أصدرته الوزارة أمس", [f"statement (written_statement) 2018-03-06: {S}"]),
        (
            f"{SAID}. وأضاف أن العجز تراجع. جاء هذا على هامش المنتدى الاقتصادي الذي اختتم أعماله أمس في الدوحة",
            [f"statement 2018-03-06 @الدوحة: {S}"],
        ),
        (
            "اتفقت تونس ومالطا على التعاون. جاء ذلك خلال اجتماع عقده وزيرا الخارجية أمس في فاليتا",
            [
                "agreement (meeting) 2018-03-06 @فاليتا: تونس؛ مالطا",
                "meeting 2018-03-06 @فاليتا: وزيرا الخارجية",
            ],
        ),
        # … in the same sentence, behind what breaks off, behind "has"
        (f"{SAID}، جاء ذلك خلال لقائه أمس {BORG}", [f"statement (meeting) 2018-03-06: {S}", MEETING]),
        (
            f"{SAID}، جاء ذلك في المؤتمر الصحفي الذي عقده أمس في صفاقس",
            [f"statement (press_conference) 2018-03-06 @صفاقس: {S}"],
        ),
        (f"{SAID} حيث جاء ذلك خلال لقائه أمس {BORG}", [f"statement (meeting) 2018-03-06: {S}", MEETING]),
        (f"{SAID}. وقد جاء ذلك خلال لقائه أمس {BORG}", [f"statement (meeting) 2018-03-06: {S}", MEETING]),
        (f"{SAID}، جاء ذلك في تقرير الوزارة", [f"statement: {S}"]),
        # who handed over the letter, and when
        (
            f"تسلم {HANI} رسالة من الرئيس القبرصي نيكوس باباس، سلمها {BORG} خلال لقائه الهاني أمس",
            [f"message (meeting) 2018-03-06: نيكوس باباس؛ {S}", f"meeting 2018-03-06: {B}؛ {S}"],
        ),
        (
            f"تسلم {HANI} رسالة من الرئيس القبرصي نيكوس باباس، نقلها {BORG} أمس",
            [f"message 2018-03-06: نيكوس باباس؛ {S}"],
        ),
        # a letter to those who are no party, sent on the day on which it calls for something
        (f"وجه {HANI} أمس رسالة إلى الطلاب دعا فيها إلى الجد", [f"statement 2018-03-06: {S}"]),
        # a statement of an institution that speaks itself
        (
            "ذكر بيان للرئاسة القبرصية أمس أن الموازنة جاهزة",
            ["statement (written_statement) 2018-03-06: الرئاسة القبرصية"],
        ),
        # a post on what stands in quotation marks, and a newspaper that no list knows
        (
            f"في تغريدة نشرها أمس على «تويتر»، أكد {HANI} أن الموازنة جاهزة",
            [f"statement (post) 2018-03-06: {S}"],
        ),
        (f"أكد {HANI} لـ«الأفق» أمس أن الموازنة جاهزة", [f"statement 2018-03-06: {S}"]),
        (f"أكد {HANI} صدور «الأفق» أمس", [f"statement: {S}"]),
        # the words of somebody came
        (f"{SAID}. وجاءت تصريحات الهاني خلال افتتاح معرض الكتاب أمس", [f"statement 2018-03-06: {S}"]),
        (
            f"{SAID}. وجاء كلام الهاني بعد لقائه أمس {BORG}",
            [f"statement 2018-03-06: {S}", f"meeting 2018-03-06: {S}؛ {B}"],
        ),
        # he was speaking, he made these remarks
        (f"{SAID}. وكان الهاني يتحدث للصحفيين أمس في صفاقس", [f"statement 2018-03-06 @صفاقس: {S}"]),
        (f"{SAID}. وأدلى الهاني بهذه التصريحات أمس في صفاقس", [f"statement 2018-03-06 @صفاقس: {S}"]),
        (f"{SAID}. وأدلى الوزير بتصريحاته أمس", [f"statement 2018-03-06: {S}"]),
        # and that
        (f"{SAID}، وذلك خلال مؤتمر صحفي أمس", [f"statement (press_conference) 2018-03-06: {S}"]),
        (f"أعلن {HANI}، الذي كان يتحدث أمس أمام البرلمان، أن الموازنة جاهزة", [f"statement 2018-03-06: {S}"]),
        (f"{SAID}، في كلمة ألقاها أمام البرلمان أمس", [f"statement 2018-03-06: {S}"]),
        (f"{SAID}، خلال حفل أقيم أمس", [f"statement: {S}"]),  # or it was ready then
        (
            f"أكد {HANI} في رسالة وجهها أمس إلى {BORG} أن الموازنة جاهزة",
            [f"statement 2018-03-06: {S}", f"message 2018-03-06: {S}؛ {B}"],
        ),
        # another's remarks, a time that is another's, a day before, a call for what is to come
        (f"{SAID}. وجاءت تصريحات {BORG} خلال حفل أقيم أمس", [f"statement: {S}"]),
        (
            f"{SAID}. جاء ذلك في وقت أعلن فيه {BORG} أمس أن بلاده جاهزة",
            [f"statement: {S}", f"statement 2018-03-06: {B}"],
        ),
        (f"{SAID}. جاء ذلك غداة لقائه الاثنين {BORG}", [f"statement: {S}", f"meeting 2018-03-05: {B}؛ {S}"]),
        (f"{SAID}. ويأتي ذلك تنفيذاً للعقد الذي وقعه {BORG} أمس", [f"statement: {S}", f"agreement 2018-03-06: {B}"]),
        (f"{SAID}. جاء ذلك قبيل حفل يقام غداً في صفاقس", [f"statement: {S}"]),
        (f"{SAID}. وجاء في التقرير أن العجز تراجع أمس", [f"statement: {S}"]),
        # what has a day of its own keeps it
        (f"أكد {HANI} الاثنين أن الموازنة جاهزة. جاء ذلك خلال حفل أقيم أمس", [f"statement 2018-03-05: {S}"]),
    ],
)
def test_what_came_before(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
