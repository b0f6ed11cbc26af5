"""Letters by who hands them over: the verb's object, whoever was just met, and who bears them."""

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
        (  # the first object is the recipient
            "سلّم السفير القطري ناصر بن فهد المري أمس الرئيس اللبناني ميشال حداد رسالة خطية من أمير قطر الشيخ خليفة بن راشد.",
            ["message 2018-03-06: خليفة بن راشد؛ ميشال حداد"],
        ),
        (  # whoever describes the guest by the letter that he handed over tells of their meeting
            "استقبل أمير الكويت الشيخ مبارك بن سالم أمس وزير الخارجية العماني بدر الهنائي الذي سلم سموه رسالة خطية من "
            "السلطان هيثم بن بدر.",
            [
                "meeting 2018-03-06: مبارك بن سالم؛ بدر الهنائي",
                "message (meeting) 2018-03-06: هيثم بن بدر؛ مبارك بن سالم",
            ],
        ),
        (  # a letter handed to another, before
            "استقبل الرئيس السوداني عثمان بشير أمس المبعوث القطري ناصر بن فهد المري الذي كان سلم رسالة من أمير قطر الشيخ "
            "خليفة بن راشد إلى الرئيس المصري حسام البدري.",
            ["meeting 2018-03-06: عثمان بشير؛ ناصر بن فهد المري", "message: خليفة بن راشد؛ حسام البدري"],
        ),
        (  # the guest bears it; neither he nor his host wrote it
            "استقبل الرئيس الموريتاني أحمد ولد سالم أمس المبعوث القطري ناصر بن فهد المري حاملاً رسالة من أمير قطر الشيخ "
            "خليفة بن راشد.",
            [
                "meeting 2018-03-06: أحمد ولد سالم؛ ناصر بن فهد المري",
                "message (meeting) 2018-03-06: خليفة بن راشد؛ أحمد ولد سالم",
            ],
        ),
        (  # where he came is no bearer
            "وصل المبعوث القطري ناصر بن فهد المري أمس إلى الخرطوم حاملا رسالة من أمير قطر الشيخ خليفة بن راشد إلى الرئيس "
            "السوداني عثمان بشير.",
            ["visit 2018-03-06 @الخرطوم: ناصر بن فهد المري", "message: خليفة بن راشد؛ عثمان بشير"],
        ),
        (  # where he was is no recipient
            "سلّم السفير القطري ناصر بن فهد المري خلال زيارته تونس رسالة من أمير قطر الشيخ خليفة بن راشد.",
            ["visit @تونس: ناصر بن فهد المري"],
        ),
        (  # "came forward with" is written like "she presents"
            "وتقدم السفير القبرصي نيكوس باباس بأحر التعازي إلى الرئيس المالطي جو بورغ.",
            ["message: نيكوس باباس؛ جو بورغ"],
        ),
        (
            "من المقرر أن تقدم السفيرة المالطية التعازي إلى الرئيس القبرصي نيكوس باباس غدا.",
            ["message planned 2018-03-08: السفيرة المالطية؛ نيكوس باباس"],
        ),
        (  # in a visit
            "أدى وزير الخارجية الجزائري سعيد بن عمار أمس زيارة إلى تونس سلم خلالها الرئيس التونسي سامي الهاني رسالة من أمير "
            "قطر الشيخ خليفة بن راشد.",
            ["visit 2018-03-06 @تونس: سعيد بن عمار", "message (visit) 2018-03-06 @تونس: خليفة بن راشد؛ سامي الهاني"],
        ),
        ("دعا الحكومة إلى أن تقدم التعازي إلى الرئيس القبرصي نيكوس باباس.", []),
        ("سلمت لاعبة الفريق رسالة إلى المدرب.", []),
        ("وصل المسافر حاملا رسالة من أخيه.", []),
    ],
)
def test_who_gets_a_letter(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED)).events] == expected
