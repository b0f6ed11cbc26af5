"""Days of meetings and of what was said around them, handed on or refused: each text with all events that it tells."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HE = "الرئيس القبرصي نيكوس باباس"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # on the fringes of a session that the text has told of, by its own name or as what a meeting was of
        *[
            (
                f"{opening} في روما أمس. وعلى هامش {works}الدورة، التقى {HE} الوزير الكويتي بدر السعيد.",
                [f"meeting 2018-03-06 @روما: {met}", "meeting 2018-03-06 @روما: نيكوس باباس؛ بدر السعيد"],
            )
            for opening, met in (
                ("بدأت الدورة العاشرة للجنة القبرصية الكويتية المشتركة", "اللجنة القبرصية الكويتية المشتركة"),
                ("عقد وزراء الري العرب اجتماع الدورة الثلاثين بعد المائة للمجلس الوزاري", "وزراء الري العرب"),
            )
            for works in ("", "أعمال ")
        ],
        # a forum is a body too, but nobody is met by it on whose fringes he is met
        (
            f"بحث المنتدى الإفريقي ملف المياه. والتقى {HE} أمس على هامش المنتدى الوزير الكويتي بدر السعيد.",
            ["meeting 2018-03-06: نيكوس باباس؛ بدر السعيد"],
        ),
        # a request, written like "asked"
        (f"رفض {HE} أمس طلب المنظمة الانضمام إلى الاتفاق.", ["statement 2018-03-06: نيكوس باباس"]),
        # talks that began on a day, at whose end something is done on another, or on one that nobody tells
        (
            "وقعت قبرص وتركيا أمس اتفاقا في ختام مفاوضات انطلقت في روما في 27 فبراير الماضي.",
            ["agreement (meeting) 2018-03-06 @روما: قبرص؛ تركيا", "meeting 2018-02-27/2018-03-06 @روما: قبرص؛ تركيا"],
        ),
        (
            f"وقال {HE} في ختام محادثات بدأت الأحد الماضي في روما مع تركيا إنها صعبة.",
            ["statement (meeting) @روما: نيكوس باباس", "meeting @روما: تركيا؛ نيكوس باباس"],
        ),
        # when an interview will be published or broadcast; when it was
        (f"قال {HE} في مقابلة تبثها القناة مساء الأحد إن الحل قريب.", ["statement (interview): نيكوس باباس"]),
        (f"قال {HE} في حوار ينشر كاملا الجمعة إن الحل قريب.", ["statement: نيكوس باباس"]),
        (
            f"قال {HE} في مقابلة بثتها القناة مساء الأحد إن الحل قريب.",
            ["statement (interview) 2018-03-04: نيكوس باباس"],
        ),
        # somebody who arrived yesterday may have spoken since
        (
            f"أما {HE}، الذي وصل إلى بيروت أمس، فأعرب عن ثقته بالاتفاق.",
            ["visit 2018-03-06 @بيروت: نيكوس باباس", "statement: نيكوس باباس"],
        ),
        # what is said in a speech is not said in the call that follows it
        (
            f"في كلمة متلفزة، حذر {HE} البرلمان من عرقلة الاتفاق. ثم اتصل باباس مساء أمس بالوزير الكويتي بدر السعيد. وجدد باباس "
            "خلال المكالمة التزام بلاده بالاتفاق.",
            [
                "statement (speech): نيكوس باباس",
                "statement (call) 2018-03-06: نيكوس باباس",
                "call 2018-03-06: نيكوس باباس؛ بدر السعيد",
            ],
        ),
        # who speaks is described, also without commas, before it is told after what he speaks
        *[
            (
                f"عقد وزراء الري العرب اجتماعا في روما أمس. وقال {HE} الذي {does} عقب الاجتماع إن الحل قريب.",
                ["meeting 2018-03-06 @روما: وزراء الري العرب", f"statement{said}: نيكوس باباس"],
            )
            for does, said in (("يرأس المنظمة", " 2018-03-06 @روما"), ("أكد أن المنظمة انتهت", ""))
        ],
        # a report of a reception goes on with what a party says, and what the other says for his part
        (
            f"استقبل {HE} أمس القنصل الهندي راج كومار. وجرى خلال اللقاء بحث السياحة. وعبر القنصل الهندي عن شكره. من جهته أوضح "
            "باباس أن الموسم ناجح.",
            [
                "meeting 2018-03-06: نيكوس باباس؛ راج كومار",
                "statement (meeting) 2018-03-06: راج كومار",
                "statement (meeting) 2018-03-06: نيكوس باباس",
            ],
        ),
        (
            f"استقبل {HE} أمس القنصل الهندي راج كومار. وأكد باباس في ختام اللقاء عمق الروابط. وصرح القنصل الهندي بأن الموسم ناجح.",
            [
                "meeting 2018-03-06: نيكوس باباس؛ راج كومار",
                "statement (meeting) 2018-03-06: نيكوس باباس",
                "statement: راج كومار",
            ],
        ),
        (
            f"استقبل {HE} أمس القنصل الهندي راج كومار. وجرى خلال اللقاء بحث السياحة. وفي بيروت قال كومار إن الموسم ناجح.",
            ["meeting 2018-03-06: نيكوس باباس؛ راج كومار", "statement @بيروت: راج كومار"],
        ),
        # with whom somebody faced the press at the end of a visit speaks there too
        (
            f"زار {HE} فاليتا أمس. وقال باباس في مؤتمر صحفي عقده مع الرئيس المالطي جو بورغ في ختام الزيارة إن الحل قريب. من جانبه "
            "أكد بورغ أن التعاون جيد.",
            [
                "visit 2018-03-06 @فاليتا: نيكوس باباس",
                "statement (press_conference) 2018-03-06 @فاليتا: نيكوس باباس",
                "statement (visit) 2018-03-06 @فاليتا: جو بورغ",
            ],
        ),
        # a meeting at which something was approved or signed on a day was on that day; not the one after which it was
        (
            "أقر مجلس السلم والأمن الأفريقي السبت فرض حظر، وذلك خلال اجتماع على مستوى السفراء في روما.",
            [
                "agreement (meeting) 2018-03-03 @روما: مجلس السلم والأمن الأفريقي",
                "meeting 2018-03-03 @روما: مجلس السلم والأمن الأفريقي",
            ],
        ),
        (
            f"وافقت قبرص ومالطا الاثنين على استقبال المهاجرين. وجاءت الموافقة في ختام اجتماع عقده {HE} في فاليتا مع الرئيس المالطي "
            "جو بورغ.",
            [
                "agreement (meeting) 2018-03-05 @فاليتا: قبرص؛ مالطا",
                "meeting 2018-03-05 @فاليتا: نيكوس باباس؛ جو بورغ",
            ],
        ),
        (
            "وقعت قبرص ومالطا أمس اتفاقا بعد محادثات في فاليتا.",
            ["agreement 2018-03-06 @فاليتا: قبرص؛ مالطا", "meeting @فاليتا: قبرص؛ مالطا"],
        ),
        # the coordination of an opposition is a body
        ("قالت تنسيقية المعارضة السورية أمس إن الحل قريب.", ["statement 2018-03-06: تنسيقية المعارضة السورية"]),
    ],
)
def test_days_handed_on_and_refused(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
