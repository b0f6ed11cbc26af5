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
