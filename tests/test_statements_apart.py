"""Which statements of one speaker are one: what he had said before, what he says that he said, what he said while acting."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article

PUBLISHED = date(2018, 3, 7)  # a Wednesday
HANI = "وزير المالية التونسي سامي الهاني"
BORG = "السفير المالطي جو بورغ"
LEE = "وزير الخارجية الصيني لي وانغ"
S, B, L = "سامي الهاني", "جو بورغ", "لي وانغ"
MET = f"meeting 2018-03-06: {S}؛ {B}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what he had said does not date what he says
        (
            f"قال {HANI} إن الحل قريب. وكان الهاني أعلن الأحد أن الملف مغلق",
            [f"statement: {S}", f"statement 2018-03-04: {S}"],
        ),
        (
            f"قال {HANI} إن الحل قريب. وكان الهاني قد صرح الأحد بأن الملف مغلق. وأضاف أن الملف كبير",
            [f"statement: {S}", f"statement 2018-03-04: {S}"],
        ),
        (
            f"قال {HANI} إن الحل قريب. وكان الهاني قال خلال لقائه {BORG} الأحد إن الملف مغلق",
            [f"statement: {S}", f"statement (meeting) 2018-03-04: {S}", f"meeting 2018-03-04: {B}؛ {S}"],
        ),
        (f"قال {HANI} إن الحل قريب. وأعلن الهاني الأحد أن الملف مغلق", [f"statement 2018-03-04: {S}"]),
        # what he says that he said in a call
        (
            f"قال {HANI} إنه أجرى أمس اتصالاً بالسفير المالطي جو بورغ عبر خلاله عن تضامنه. وأضاف أن الملف مغلق",
            [f"statement: {S}", f"statement (call) 2018-03-06: {S}", f"call 2018-03-06: {B}؛ {S}"],
        ),
        # while he met somebody, signed something, sent a letter
        (f"التقى {HANI} أمس {BORG}، مؤكداً أن الحل قريب", [MET, f"statement (meeting) 2018-03-06: {S}"]),
        (
            f"وقع {HANI} أمس اتفاقية مع {BORG}، مؤكداً أنها مهمة",
            [f"agreement 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {S}"],
        ),
        (
            f"بعث {HANI} أمس برقية إلى {BORG}، معرباً عن تعازيه",
            [f"message 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {S}"],
        ),
        (
            f"بعث {HANI} أمس رسالة إلى {BORG} أكد فيها أن الحل قريب",
            [f"message 2018-03-06: {S}؛ {B}", f"statement 2018-03-06: {S}"],
        ),
        # but a participle goes on with what is said before it
        (
            f"نفى {HANI} أن يكون قد التقى {BORG} الأحد، موضحاً أن الملف مغلق",
            [f"statement: {S}", f"meeting denied 2018-03-04: {B}؛ {S}"],
        ),
        # said to whom he met, to another, in public
        (f"استقبل {HANI} أمس {BORG}، وأكد له أن الحل قريب", [MET, f"statement (meeting) 2018-03-06: {S}"]),
        (f"التقى {HANI} أمس {BORG}. وأبلغ الهاني بورغ أن الحل قريب", [MET, f"statement (meeting) 2018-03-06: {S}"]),
        (f"التقى {HANI} أمس {BORG}. وأبلغ الهاني {LEE} أن الحل قريب", [MET, f"statement: {S}"]),
        (f"التقى {HANI} أمس {BORG}. وأكد الهاني أن الحل قريب", [MET, f"statement: {S}"]),
    ],
)
def test_which_are_one(text: str, expected: list[str]) -> None:
    assert [told(event) for event in extract(Article(text=text, published=PUBLISHED))] == expected
