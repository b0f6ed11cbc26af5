"""Mentions in the styles of different agencies and papers, and lookalikes: triggers marked, with the complete result."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules.pipeline import Extractor
from rules.schema import Example
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def check(extractor: Extractor, text: str, gives: list[str]) -> None:
    example = Example(text, PUBLISHED, gives)
    events = extractor.extract(Article(text=example.plain, published=PUBLISHED)).events
    triggers = {(item.trigger.start, item.trigger.end) for event in events for item in event.evidence}
    assert [told(event) for event in events] == gives
    assert sorted(triggers) == list(example.spans)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "[نفى] متحدث باسم الجيش الأردني أن يكون الجنود قد عبروا الحدود.",
            ["statement: متحدث باسم الجيش الأردني"],
        ),
        (
            "و[قالت] متحدثة باسم المفوضية الأوروبية أمس إن بروكسل قلقة.",
            ["statement 2018-03-06: متحدثة باسم المفوضية الأوروبية"],
        ),
        ("[أوضح] ناطق عسكري عراقي أن القوات تقدمت.", ["statement: ناطق عسكري عراقي"]),
        (
            "و[رفض] متحدث باسم رئيس الوزراء البريطاني التعليق على النبأ.",
            ["statement: متحدث باسم رئيس الوزراء البريطاني"],
        ),
        (
            "و[ذكر] متحدث باسم حلف شمال الأطلسي في بيان أن الطائرة عادت، [مضيفاً] أن التحقيق بدأ.",
            ["statement (written_statement): متحدث باسم حلف شمال الأطلسي"],
        ),
        ("وقال متحدث باسم شركة الفرات للمقاولات إن الإنتاج مستمر.", []),
        ("وقال متحدث باسم النادي إن اللاعب جاهز.", []),
    ],
)
def test_a_spokesman_who_stays_unnamed(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("[أوصى] صندوق النقد الدولي الحكومة المصرية بمراجعة الأسعار.", ["statement: صندوق النقد الدولي"]),
        (
            "[نفى] مصدر مسؤول في وزارة المالية الأردنية النبأ، و[عدّ] ما ينشر شائعات.",
            ["statement: مصدر مسؤول في وزارة المالية الأردنية"],
        ),
        ("و[اعتبر] الرئيس القبرصي نيكوس باباس الاتفاق انتصاراً لبلاده.", ["statement: نيكوس باباس"]),
        ("وجدد العاهل الأردني الملك عبدالله الثاني [التأكيد] على حل الدولتين.", ["statement: عبدالله الثاني"]),
        ("رد السفير التركي كمال أوزدمير [بالقول] إن بلاده ملتزمة.", ["statement: كمال أوزدمير"]),
        ("[عارضت] ألمانيا القرار، و[نبّهت] من عواقبه.", ["statement: ألمانيا"]),
        ("عدت الأم أيام غيابه، واعتبر الجار صمته موافقة.", []),
        ("يعد الرئيس القبرصي نيكوس باباس أكبر رؤساء الجزيرة سناً.", []),
        ("أعاد النادي التأكيد على موعد المباراة.", []),
    ],
)
def test_a_verb_of_judging_or_advising(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "تلقى أمير قطر الشيخ خليفة بن راشد [اتصالين هاتفيين] من الرئيس الفرنسي أندريه مورو والرئيس التركي كمال أوزدمير.",
            ["call: خليفة بن راشد؛ أندريه مورو", "call: خليفة بن راشد؛ كمال أوزدمير"],
        ),
        (
            "ترأس رئيس الوزراء التركي كمال أوزدمير أمس [اجتماعاً] أمنياً. وأجرى [اتصالين هاتفيين] بالمستشارة الألمانية كارين "
            "فايس والرئيس الفرنسي أندريه مورو.",
            [
                "meeting 2018-03-06: كمال أوزدمير",
                "call: كارين فايس؛ كمال أوزدمير",
                "call: أندريه مورو؛ كمال أوزدمير",
            ],
        ),
        (
            "وبحث الرئيس القبرصي نيكوس باباس في [مكالمة] مع نظيره اليوناني أندرياس دوكاس أمس ملف الصيد.",
            ["call 2018-03-06: نيكوس باباس؛ أندرياس دوكاس"],
        ),
        (
            "و[قال] الرئيس القبرصي نيكوس باباس خلال [اتصال] بنظيره اليوناني أندرياس دوكاس إن الحل قريب.",
            ["statement (call): نيكوس باباس", "call: نيكوس باباس؛ أندرياس دوكاس"],
        ),
        ("المبعوث الأممي إلى ليبيا ماركو بيانكي في اتصال دائم مع الحكومة الليبية.", []),
        (
            "[قال] الرئيس القبرصي نيكوس باباس في مكالمة مع وكالة رويترز إن الحل قريب.",
            ["statement (interview): نيكوس باباس"],
        ),
    ],
)
def test_two_calls_at_once_and_what_is_done_in_a_call(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "وكان الرئيس المصري حسام البدري قد [استقبل] على هامش الحفل أمس الرئيس الفرنسي أندريه مورو.",
            ["meeting 2018-03-06: حسام البدري؛ أندريه مورو"],
        ),
        (
            "[التقى] الرئيس المصري حسام البدري على هامش القمة كلاً من الرئيس الفرنسي أندريه مورو والرئيس الكيني بيتر موانغي.",
            ["meeting: حسام البدري؛ أندريه مورو؛ بيتر موانغي"],
        ),
        (
            "[استقبل] الرئيس المصري حسام البدري أمس، كلاً على حدة، الرئيس الفرنسي أندريه مورو والرئيس الكيني بيتر موانغي.",
            ["meeting 2018-03-06: حسام البدري؛ أندريه مورو", "meeting 2018-03-06: حسام البدري؛ بيتر موانغي"],
        ),
        (
            "وفي تصريح لـ«الرياض» [وصف] السفير القطري ناصر المري المشروع بأنه ملحمة.",
            ["statement (remarks): ناصر المري"],
        ),
    ],
)
def test_what_stands_between_a_verb_and_its_parties(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        (
            "[وقعت] قطر وتونس أمس في الدوحة بروتوكول تعاون.",
            ["agreement 2018-03-06 @الدوحة: قطر؛ تونس"],
        ),
        (
            "و[وقّع] الاتفاقية وزير المياه الأردني ماجد العبادي والسفير الياباني كينجي ساتو.",
            ["agreement: ماجد العبادي؛ كينجي ساتو"],
        ),
        (
            "[وقعت] مصر والصين أمس اتفاقاً في القاهرة. و[وقع] عن الجانب المصري وزير النقل هاني ضاحي.",
            ["agreement 2018-03-06 @القاهرة: مصر؛ الصين؛ هاني ضاحي"],
        ),
        (
            "و[وقع] الاتفاق من الجانب الأردني وزير المياه ماجد العبادي، ومن الجانب الألماني السفير توماس كرامر.",
            ["agreement: ماجد العبادي؛ توماس كرامر"],
        ),
        (
            "وتمخضت [المحادثات] بين الحكومة الأفغانية وحركة طالبان عن [هدنة].",
            ["meeting: الحكومة الأفغانية؛ حركة طالبان", "agreement: الحكومة الأفغانية؛ حركة طالبان"],
        ),
        (
            "[صوّت] مجلس الأمن الدولي أمس لصالح قرار يدين الاستيطان.",
            ["agreement 2018-03-06: مجلس الأمن الدولي"],
        ),
        ("وقع الحادث عن طريق الخطأ، وأسفر عن إصابة اثنين.", []),
        ("وقعت الأندية البروتوكول الطبي، ووقع اللاعب عقداً مع النادي.", []),
        ("[قال] الرئيس القبرصي نيكوس باباس إن المحادثات مع طالبان لم تسفر عن اتفاق.", ["statement: نيكوس باباس"]),
    ],
)
def test_who_signs_and_what_talks_result_in(extractor: Extractor, text: str, gives: list[str]) -> None:
    check(extractor, text, gives)
