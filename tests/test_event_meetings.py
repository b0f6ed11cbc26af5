"""Meetings in short texts: constructions that no single rule of the rule files owns."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article
from timeline.event import Kind

PUBLISHED = date(2018, 3, 7)  # a Wednesday


def meetings(text: str) -> list[str]:
    events = extract(Article(text=text, published=PUBLISHED)).events
    return [told(event) for event in events if event.kind is Kind.MEETING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "the two ministers" with their names
        (
            "الوزيران التركي كمال أوزدمير والأوكراني أندري كوفال اجتمعا في إسطنبول أمس",
            ["meeting 2018-03-06 @إسطنبول: كمال أوزدمير؛ أندري كوفال"],
        ),
        # whose gathering it is
        (
            "تستضيف مسقط الأحد المقبل اجتماعاً طارئاً لوزراء الثقافة العرب",
            ["meeting planned 2018-03-11 @مسقط: وزراء الثقافة العرب"],
        ),
        # "in the presence of" before the verb
        (
            "بحضور الرئيس القبرصي نيكوس باباس عقد في أثينا أمس مؤتمر دولي حول الهجرة",
            ["meeting 2018-03-06 @أثينا: نيكوس باباس"],
        ),
        # he is named behind his meeting
        (
            "ولدى لقائه بنظيره المالطي جو بورغ في فاليتا أمس، أكد وزير المالية التونسي سامي الهاني عمق العلاقات",
            ["meeting 2018-03-06 @فاليتا: سامي الهاني؛ جو بورغ"],
        ),
        # he is named right before it, and is not the one who speaks
        (
            "قال وزير المالية التونسي سامي الهاني إن المبادرة التي طرحها الرئيس القبرصي نيكوس باباس خلال لقائه "
            "نظيره الصربي ميلان يوفيتش في بلغراد أمس مهمة",
            ["meeting 2018-03-06 @بلغراد: نيكوس باباس؛ ميلان يوفيتش"],
        ),
        # the purpose of a visit
        (
            "يتوجه الرئيس القبرصي نيكوس باباس غداً إلى بلغراد للقاء نظيره الصربي ميلان يوفيتش",
            ["meeting planned 2018-03-08 @بلغراد: ميلان يوفيتش؛ نيكوس باباس"],
        ),
        (
            "سافر الرئيس القبرصي نيكوس باباس إلى فيينا أمس للمشاركة في مؤتمر حول الطاقة",
            ["meeting planned 2018-03-06 @فيينا: نيكوس باباس"],
        ),
        # met one after the other
        (
            "استقبل الرئيس القبرصي نيكوس باباس أمس السفير الهندي راجيش مينون والسفير الكوري بارك جون كلاً على حدة",
            ["meeting 2018-03-06: نيكوس باباس؛ راجيش مينون", "meeting 2018-03-06: نيكوس باباس؛ بارك جون"],
        ),
        # "each of"
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس كلاً من السفير الهندي راجيش مينون والسفير الكوري بارك جون",
            ["meeting 2018-03-06: نيكوس باباس؛ راجيش مينون؛ بارك جون"],
        ),
        # a relative clause between commas
        (
            "التقى وزير المالية التونسي سامي الهاني، الذي يزور فاليتا منذ الأحد، نظيره المالطي جو بورغ أمس في مكتبه",
            ["meeting 2018-03-06 @مكتبه: سامي الهاني؛ جو بورغ"],
        ),
        # ministers, each behind his country
        (
            "عقد وزراء خارجية تركيا كمال أوزدمير وأوكرانيا أندري كوفال والسويد أولف إكلوند اجتماعاً في كييف أمس",
            ["meeting 2018-03-06 @كييف: كمال أوزدمير؛ أندري كوفال؛ أولف إكلوند"],
        ),
        # a relative clause behind the names
        (
            "قال وزير المالية التونسي سامي الهاني إن اجتماع وزراء المالية العرب الذي عقد في عمّان الأسبوع الماضي ناجح",
            ["meeting 2018-02-26/2018-03-04 @عمّان: وزراء المالية العرب"],
        ),
        # who chaired, and what was held
        (
            "رأس العاهل الأردني الملك عبدالله الثاني الجلسة التي عقدها مجلس الوزراء أمس",
            ["meeting 2018-03-06: عبدالله الثاني؛ مجلس الوزراء"],
        ),
        # a city that hosts in a clause behind
        (
            "شارك الرئيس القبرصي نيكوس باباس في اجتماع ثلاثي استضافته أثينا الشهر الماضي",
            ["meeting 2018-02 @أثينا: نيكوس باباس"],
        ),
        # talks that the two held
        (
            "دعا الرئيس القبرصي نيكوس باباس ونظيره الصربي ميلان يوفيتش، إثر محادثات أجرياها في أثينا أمس، دول الاتحاد "
            "الأوروبي إلى الحوار",
            ["meeting 2018-03-06 @أثينا: نيكوس باباس؛ ميلان يوفيتش"],
        ),
        # the place stands before the sentence, the time behind the arrival
        (
            "وصل الرئيس القبرصي نيكوس باباس إلى بلغراد أمس. والتقى باباس عقب وصوله نظيره الصربي ميلان يوفيتش",
            ["meeting 2018-03-06 @بلغراد: نيكوس باباس؛ ميلان يوفيتش"],
        ),
        # put off: the day that counts is the new one
        (
            "أعلنت الأمم المتحدة أمس تأجيل محادثات السلام التي كان من المقرر أن تبدأ الخميس في جنيف إلى 20 مارس",
            ["meeting planned 2018-03-20 @جنيف:"],
        ),
        # intended
        (
            "ويستعد وزير المالية التونسي سامي الهاني للقاء نظيره المالطي جو بورغ في فاليتا غداً",
            ["meeting planned 2018-03-08 @فاليتا: سامي الهاني؛ جو بورغ"],
        ),
        # a session in which a body does something
        ("ناقش مجلس الأمن الدولي في جلسة مغلقة أمس الوضع في بوروندي", ["meeting 2018-03-06: مجلس الأمن الدولي"]),
        # whoever heads a delegation comes with it; what a committee is concerned with is no place
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس وفداً من حزب العدالة والتنمية برئاسة كمال أوزدمير",
            ["meeting 2018-03-06: نيكوس باباس؛ وفد من حزب العدالة والتنمية"],
        ),
        (
            "عقدت اللجنة الوزارية العربية الخاصة بالقدس اجتماعاً أمس في عمّان",
            ["meeting 2018-03-06 @عمّان: اللجنة الوزارية العربية الخاصة"],
        ),
        # it ended on the last of its days
        (
            "انتهى أمس في الرباط اجتماع لوزراء الداخلية العرب استمر يومين",
            ["meeting 2018-03-05/2018-03-06 @الرباط: وزراء الداخلية العرب"],
        ),
        # his meeting before his name, with "in"
        (
            "في لقاء جمعه بالسفير الهندي راجيش مينون أمس، أعلن الرئيس القبرصي نيكوس باباس مبادرة",
            ["meeting 2018-03-06: نيكوس باباس؛ راجيش مينون"],
        ),
        # no meetings: to the press, only called for, nobody's
        ("عقد الرئيس القبرصي نيكوس باباس أمس مؤتمراً صحفياً في نيقوسيا", []),
        ("تلقت المعارضة السورية دعوة روسية إلى جولة ثالثة من الحوار في موسكو", []),
        ("انتهى لقاء الفريقين أمس بالتعادل", []),
        ("انتهى لقاء الترجي والأفريقي أمس بالتعادل", []),
    ],
)
def test_constructions(text: str, expected: list[str]) -> None:
    assert [line.rstrip() for line in meetings(text)] == expected


def test_a_headline_in_the_present_and_the_meeting_that_it_announces_are_one() -> None:
    text = (
        "باباس يلتقي نظيره الصربي في بلغراد\n"
        "التقى الرئيس القبرصي نيكوس باباس أمس نظيره الصربي ميلان يوفيتش.\n"
        "ويناقش الرئيسان ملف الطاقة."
    )
    assert meetings(text) == ["meeting 2018-03-06 @بلغراد: نيكوس باباس؛ ميلان يوفيتش"]


def test_a_meeting_that_preceded_a_signing_was_on_its_day() -> None:
    text = (
        "وقع الرئيس القبرصي نيكوس باباس ونظيره الصربي ميلان يوفيتش أمس اتفاقاً للتعاون. "
        "وكان قد سبق التوقيع لقاء ضم باباس ووزير المالية المالطي جو بورغ."
    )
    assert meetings(text) == ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ"]
