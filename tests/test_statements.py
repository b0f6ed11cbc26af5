"""Who says what: verbs in their forms, who can and cannot be their subject, and for whom they go on.

Triggers stand in {braces}; the speakers are those of each trigger, in order ("؛" between several of one trigger).
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from rules import extract
from timeline import Article
from timeline.event import Kind

PUBLISHED = date(2018, 3, 7)
BABAS, LEE, FAYS = "نيكوس باباس", "لي وانغ", "كارين فايس"
HANI = "سامي الهاني"
PRESIDENT, MINISTER, SHE = f"الرئيس القبرصي {BABAS}", f"وزير الخارجية الصيني {LEE}", f"وزيرة الدفاع الألمانية {FAYS}"
EU = "الاتحاد الأوروبي"


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        # forms
        (f"و{{دانت}} {SHE} الهجوم", [FAYS]),
        (f"{{يدين}} {PRESIDENT} الهجوم", [BABAS]),
        (f"{{لوّح}} {PRESIDENT} بالانسحاب، {{مشترطاً}} موافقة البرلمان", [BABAS, BABAS]),
        (f"لم {{يستبعد}} {PRESIDENT} إرسال قوات", [BABAS]),
        (f"لم يقل {PRESIDENT} شيئا", []),
        (f"{{أقر}} {PRESIDENT} بأن الخطة تأخرت", [BABAS]),
        (f"{{خلصت}} {SHE} إلى أن الحل ممكن", [FAYS]),
        ("وذُكر في الوثيقة أن الحل ممكن", []),
        # what cannot speak
        (f"{{قال}} {PRESIDENT} إن الحل قريب. و{{قال}} هدفنا هو السلام", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب. و{{أضاف}} لقد اقتربنا منه", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب، و{{استبعد}} توجيه دعوة إلى المعارضة", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب، و{{حث}} جميع القبارصة على الصبر", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب، و{{طالب}} المتمردين بإلقاء السلاح", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب، و{{اتهم}} الحكومة التركية بالمماطلة", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب، لكنه {{استبعد}} التوصل إليه هذا العام", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب. وأكد الأطباء أنه مريض", [BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب. وقال متظاهرون إنه بعيد", [BABAS]),
        # for whom it goes on
        (f"{{قال}} {PRESIDENT} إن {MINISTER} {{أبلغه}} أن الحل قريب، و{{أضاف}} أن الملف مغلق", [BABAS, LEE, BABAS]),
        (f"{{أشار}} {PRESIDENT} إلى الاتفاق الذي وقعه {MINISTER} أمس، و{{قال}} إن الملف مغلق", [BABAS, BABAS]),
        (f"و{{قال}} {PRESIDENT} إن الحل قريب. و{{قال}} في حوار لـ«الحياة» إن الملف مغلق", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحكومة التركية اتفقت مع روسيا أمس، و{{استبعد}} إرسال قوات", [BABAS, BABAS]),
        (
            f"{{قال}} {PRESIDENT} إن رئيس الوزراء الأردني ماجد العبادي زار روما أمس، و{{أضاف}} أن الحل قريب",
            [BABAS, BABAS],
        ),
        (f"{{قال}} {PRESIDENT} إن الخبراء يقولون إن الحل بعيد. و{{أضاف}} أن الملف مغلق", [BABAS, BABAS]),
        (f"{{قال}} {PRESIDENT} إن الحل قريب. أما الزعيم المشارك لحزب الشعوب {HANI} ف{{رأى}} أنه بعيد", [BABAS, HANI]),
        (f"أما {MINISTER} فكان قد {{رفض}} المقترح", [LEE]),
        (f"و{{أكد}} الأمين العام للحلف {HANI} أن الحل قريب", [HANI]),
        (f"و{{اعتبر}} رئيس بعثة الأمم المتحدة إلى ليبيا {HANI} أن الحل قريب", [HANI]),
        # what stands between a verb and what it needs
        (f"{{أشارت}} {SHE} في بيان نشر على موقع الوزارة إلى أن السفن عادت", [FAYS]),
        (f"{{أعرب}} {PRESIDENT} في بيان مشترك صدر في ختام القمة عن ارتياحه", [BABAS]),
        (f"{{أعرب}} {PRESIDENT} خلال جلسة عقدها المجلس أمس في قصر السلام بجدة، عن ارتياحه", [BABAS]),
        (f"{{أشارت}} {SHE} في كلمة لها ألقتها أمام الجنود إلى أن السفن عادت", [FAYS]),
        (f"{{حمّل}} {PRESIDENT}، في مؤتمر صحافي عقده ظهر أمس، المعارضة مسؤولية التأخير", [BABAS]),
        (f"{{أوضحت}} {SHE} التي تزور أثينا أن السفن عادت", [FAYS]),
        (f"{{ثمّنت}} {SHE} ما {{عبّر}} عنه {EU} من تضامن، و{{نوّهت}} بما قدمه من عون", [FAYS, EU, FAYS]),
        # the present
        ("تقول الصين إن برنامجها سلمي", []),
        ("دول الخليج تصر على الحل.", []),
        ("الصين {تدين} الهجوم\nوقع الهجوم أمس.", ["الصين"]),
        (f"{{اعتبر}} {PRESIDENT} أن {MINISTER} «يطلب المستحيل»", [BABAS]),
        (f'{{قال}} {PRESIDENT} إن "الصين تعتبر شريكا".\nو{{أضاف}} أن الحل قريب', [BABAS, BABAS]),
        # a spokesman and his institution
        (
            f"و{{جددت}} وزارة الخارجية الصينية دعمها للحل. و{{ذكر}} المتحدث باسمها {HANI} للصحافيين أن الحل قريب. "
            f"و{{أضاف}} الهاني أن الملف مغلق",
            [f"وزارة الخارجية الصينية؛{HANI}"] * 3,
        ),
        *[
            (
                f"و{{جددت}} وزارة الخارجية المصرية دعمها للحل. و{{ذكر}} {spokesman} {HANI} أن الحل قريب",
                [f"وزارة الخارجية المصرية؛{HANI}"] * 2,
            )
            for spokesman in (
                "المتحدث باسم الوزارة",
                "المتحدث الرسمي للوزارة السفير",
                "الناطق باسم وزارة الخارجية",
                "المتحدث باسم الخارجية المصرية",
            )
        ],
        *[
            (
                f"و{{جددت}} وزارة الخارجية المصرية دعمها للحل. و{{ذكر}} {spokesman} {HANI} أن الحل قريب",
                ["وزارة الخارجية المصرية", HANI],
            )
            for spokesman in ("المتحدث باسم وزارة الدفاع", "المتحدث باسم وزارة الخارجية الأردنية")
        ],
        (
            f"و{{جددت}} وزارة الخارجية الصينية دعمها للحل. و{{ذكر}} {MINISTER} أن الحل قريب",
            ["وزارة الخارجية الصينية", LEE],
        ),
        # a source of a region, who is no state's
        *[
            (f"{{كشف}} {source} خليجي أن الحل قريب. و{{أضاف}} {again} أن الملف مغلق", [f"{source} خليجي"] * 2)
            for source, again in (
                ("مصدر دبلوماسي", "المصدر"),
                ("دبلوماسي", "الدبلوماسي"),
                ("مسؤول", "المسؤول"),
            )
        ],
        (
            f"{{دانت}} موسكو على لسان نائب وزير الخارجية {HANI} الهجوم. و{{وصف}} الهاني الهجوم بأنه جريمة",
            [f"موسكو؛{HANI}"] * 2,
        ),
        # who puts forward a request, and to whom
        *[
            (f"{asked} لعقد جلسة طارئة", [BABAS])
            for asked in (
                f"تقدم {PRESIDENT} ب{{طلب}} إلى مجلس الأمن",
                f"قدم {PRESIDENT} {{طلبا}} للأمم المتحدة",
                f"وجه {PRESIDENT} {{طلبا}} لمجلس الأمن",
                f"رد المجلس على {{الطلب}} الذي تقدم به {PRESIDENT}",
            )
        ],
        # the United Nations and its head; a body under its short name; a prince, who is not "with the consul"
        (f"{{رحبت}} الأمم المتحدة بالاتفاق، و{{دعا}} أمينها العام {HANI} إلى الهدوء", [f"الأمم المتحدة؛{HANI}"] * 2),
        ("{أعلن} حلف شمال الأطلسي أن الحل قريب. و{قال} الناتو إن الملف مغلق", ["حلف شمال الأطلسي"] * 2),
        (
            "{أدانت} منظمة الأمم المتحدة للتربية والعلم والثقافة الهجوم. و{قالت} اليونسكو إن التراث مهدد",
            ["منظمة الأمم المتحدة للتربية والعلم والثقافة"] * 2,
        ),
        (f"و{{رحب}} الأمير بالقنصل الصيني {LEE}", ["الأمير"]),
        # what somebody had said before is another statement, and he goes on with the one around it
        (
            f"{{قال}} {PRESIDENT} إن الحل قريب، بعدما كان {{أعلن}} الأسبوع الماضي أن السلام صعب. و{{أضاف}} أن الملف مغلق",
            [BABAS, BABAS, BABAS],
        ),
        # several who are one party
        (
            "اجتمع وزراء تجارة دول الخليج أمس من دون اتفاق، لكنهم {أبدوا} ثقتهم في الحل. و{أكدوا} أن الملف مفتوح",
            ["وزراء تجارة دول الخليج"] * 2,
        ),
        # whose council it is, and who runs a company
        (
            "{أكد} مجلس الوزراء الصيني أن الحل قريب. و{دعا} المجلس إلى تنفيذ قرار مجلس الأمن. و{أعرب} المجلس عن تقديره",
            ["مجلس الوزراء الصيني"] * 3,
        ),
        (f"أعلنت شركة الإسمنت أن أرباحها زادت. وقال رئيسها التنفيذي {HANI} إن النمو مستمر", []),
        (f"{{قال}} {PRESIDENT} عقب الجلسة إن الحل قريب", [BABAS]),
        # written like something else
        (f"{{حذر}} {PRESIDENT} من أن رفض الخطة خطأ، لكنه {{أقر}} بعيوبها", [BABAS, BABAS]),
        (f"وسبق أن {{رفض}} {PRESIDENT} الخطة", [BABAS]),
        ("و{صرح} مسؤول في وزارة الدفاع الصينية، طلب عدم ذكر اسمه، بأن الخطة جاهزة", ["مسؤول في وزارة الدفاع الصينية"]),
        (f"فشلت محادثات بين {PRESIDENT} و{MINISTER}", []),
        (f"و{{بيّن}} {PRESIDENT} أن الحل قريب، من هنا أو من هناك", [BABAS]),
    ],
)
def test_who_says_it(marked: str, speakers: list[str]) -> None:
    text = re.sub("[{}]", "", marked)
    found = [
        (item.trigger.start, item.trigger.text, "؛".join(person.name for person in event.participants))
        for event in extract(Article(text=text, published=PUBLISHED))
        if event.kind is Kind.STATEMENT
        for item in event.evidence
    ]
    triggers = re.findall("{(.+?)}", marked)
    assert [(trigger, speaker) for _, trigger, speaker in sorted(found)] == list(zip(triggers, speakers, strict=True))
