"""Agreements: treaties that are joined, signings told in many orders, and for whom somebody agrees."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # when and where before what is signed
            "جرى التوقيع في الرباط أمس على اتفاقية تعاون بين المغرب والسنغال.",
            ["agreement 2018-03-06 @الرباط: المغرب؛ السنغال"],
        ),
        (  # by whom
            "تمت المصادقة أمس على الاتفاقية من قبل البرلمان القبرصي.",
            ["agreement 2018-03-06: البرلمان القبرصي"],
        ),
        (
            "أعلنت وزارة الخارجية المالطية أن مالطا انضمت رسميا إلى المعاهدة في 3 يناير الماضي.",
            ["statement: وزارة الخارجية المالطية", "agreement 2018-01-03: مالطا"],
        ),
        ("دعا الوزير مالطا إلى أن تنضم إلى المعاهدة.", []),
        ("انضم السفير القبرصي نيكوس باباس إلى مشروع خيري.", []),
        (
            "أنجز الاتفاق بين تركيا واليونان أمس.",
            ["agreement 2018-03-06: تركيا؛ اليونان"],
        ),
        (
            "أنجزت قبرص ومالطا أمس اتفاقا لتبادل السجناء.",
            ["agreement 2018-03-06: قبرص؛ مالطا"],
        ),
        ("أنجز العمال بناء السد.", []),
        (  # whatever two have signed is an agreement, what one has is not
            "لا تزال شراكة التنقل التي وقعتها قبرص ومالطا في يونيو 2013 سارية.",
            ["agreement 2013-06: قبرص؛ مالطا"],
        ),
        ("أعجبته الرواية التي وقعها السفير القبرصي نيكوس باباس أمس.", []),
        (  # "the bank, whose convention fifty countries signed": the bank did not
            "انضمت قبرص إلى البنك الآسيوي الذي وقعت 50 دولة اتفاقية تأسيسه في يونيو الماضي.",
            [],
        ),
        (  # leaders end like a feminine
            "يستند التعاون إلى إعلان المبادئ الذي وقعه قادة الاتحاد الأوروبي أمس.",
            ["agreement 2018-03-06: قادة الاتحاد الأوروبي"],
        ),
        (  # his country, where the article names it, and where it does not
            "تقع قبرص في المتوسط. وقال وزير الخارجية القبرصي نيكوس باباس إن بلاده ومالطا وقعتا أمس اتفاقية صيد.",
            ["statement: نيكوس باباس", "agreement 2018-03-06: قبرص؛ مالطا"],
        ),
        (
            "قال وزير الخارجية القبرصي نيكوس باباس إن بلاده ومالطا وقعتا أمس اتفاقية صيد.",
            ["statement: نيكوس باباس", "agreement 2018-03-06: نيكوس باباس؛ مالطا"],
        ),
        (
            "التقى الرئيس القبرصي نيكوس باباس أمس نظيره المالطي جو بورغ. وكانت مالطا زودت قبرص بالسفن تنفيذا للعقد الذي "
            "وقعه البلدان في 16 فبراير الماضي.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ", "agreement 2018-02-16: قبرص؛ مالطا"],
        ),
        (  # the occasion of an agreement, told afterwards
            "اتفقت قبرص ومالطا على تبادل السفراء. وجاء الاتفاق خلال اجتماع في روما أمس بين الوزيرين القبرصي والمالطي.",
            [
                "agreement (meeting) 2018-03-06 @روما: قبرص؛ مالطا",
                "meeting 2018-03-06 @روما: الوزير القبرصي؛ الوزير المالطي",
            ],
        ),
        (  # a ceremony that both chaired
            "أجرى الرئيس القبرصي نيكوس باباس أمس محادثات مع نظيره المالطي جو بورغ. وترأس المسؤولان، عقب ذلك، حفل التوقيع "
            "على أربع اتفاقيات.",
            ["meeting 2018-03-06: نيكوس باباس؛ جو بورغ", "agreement (meeting) 2018-03-06: نيكوس باباس؛ جو بورغ"],
        ),
        (  # the agreement just told of, and one before
            "توصلت قبرص ومالطا إلى اتفاق، حسبما أعلن وسطاء. ووقع الاتفاق مساء أمس. وكان الطرفان قد وقعا في يناير اتفاق سلام.",
            ["agreement 2018-03-06: قبرص؛ مالطا", "agreement 2018-01: قبرص؛ مالطا"],
        ),
        (  # who approves, not who signed it
            "صادق البرلمان القبرصي أمس على اتفاقية النقل بين مالطا واليونان.",
            ["agreement 2018-03-06: البرلمان القبرصي"],
        ),
        (  # who signed it for which side
            "وأعدت مذكرة تفاهم. وقعها من الجانب القبرصي وزير التجارة نيكوس باباس، ومن الجانب المالطي وزير السياحة جو بورغ.",
            ["agreement: نيكوس باباس؛ جو بورغ"],
        ),
        (  # the day and the place on which those named signed what the article begins with
            "وقعت قبرص ومالطا اتفاقية للتعاون. ووقع الاتفاقية في روما أمس عن الجانب القبرصي وزير التجارة نيكوس باباس وعن "
            "الجانب المالطي وزير السياحة جو بورغ.",
            ["agreement 2018-03-06 @روما: قبرص؛ مالطا؛ نيكوس باباس؛ جو بورغ"],
        ),
        (
            "وقعت قبرص ومالطا اتفاقية للتعاون. وقد تم توقيع الاتفاقية أمس في روما.",
            ["agreement 2018-03-06 @روما: قبرص؛ مالطا"],
        ),
        (  # at what is described between the verb and what was agreed
            "وافقت قبرص ومالطا في قمة عقدت أمس في روما على خطة للتعاون.",
            ["agreement (meeting) 2018-03-06 @روما: قبرص؛ مالطا", "meeting 2018-03-06 @روما: قبرص؛ مالطا"],
        ),
        (  # others' agreement
            "وقعت قبرص ومالطا اتفاقية للتعاون. ووقع الاتفاقية المغربية وزير التجارة اليوناني كوستاس ديماس أمس.",
            ["agreement: قبرص؛ مالطا", "agreement 2018-03-06: كوستاس ديماس"],
        ),
    ],
)
def test_what_is_agreed(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED)).events] == expected
