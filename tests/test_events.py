"""Events of short texts: constructions that no single rule owns, roles, codes and labels."""

from __future__ import annotations

from datetime import date

import pytest
from telling import told

from rules import extract
from timeline import Article
from timeline.event import Event

PUBLISHED = date(2018, 3, 7)  # a Wednesday


def events(text: str) -> tuple[Event, ...]:
    return extract(Article(text=text, published=PUBLISHED)).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # with whom, between the light verb and its noun
            "أجرى وزير الخارجية التركي كمال أوزدمير في باريس مع نظيره الأوكراني أندري كوفال محادثات أمس",
            ["meeting 2018-03-06 @باريس: كمال أوزدمير؛ أندري كوفال"],
        ),
        (  # the subject behind the partner
            "عقد مع نظيره الأوكراني أندري كوفال وزير الخارجية التركي كمال أوزدمير اجتماعاً",
            ["meeting: كمال أوزدمير؛ أندري كوفال"],
        ),
        (  # a joint statement made at the meeting
            "التقى وزير المالية التونسي سامي الهاني نظيره المالطي جو بورغ أمس. وأكد الجانبان خلال اللقاء عمق العلاقات",
            ["meeting 2018-03-06: سامي الهاني؛ جو بورغ", "statement (meeting) 2018-03-06: سامي الهاني؛ جو بورغ"],
        ),
        (  # a condition is no event, neither is a failure to agree
            "قال وزير المالية التونسي سامي الهاني إنه إذا التقى نظيره المالطي جو بورغ فلن يتوصلا إلى اتفاق",
            ["statement: سامي الهاني"],
        ),
        (  # planned, and what follows it
            "من المقرر أن تلتقي المستشارة الألمانية كارين فايس غداً في روما رئيس الوزراء الإيطالي لوكا فيرارا "
            "قبل أن تتوجه إلى أثينا",
            [
                "meeting planned 2018-03-08 @روما: كارين فايس؛ لوكا فيرارا",
                "visit planned @أثينا: كارين فايس",
            ],
        ),
        (  # a king by his people; a name that is written like "that"
            "أرسل الملك الإسباني خافيير رويز أمس خطاباً إلى الأمين العام للأمم المتحدة بان كي مون بشأن قبرص",
            ["message 2018-03-06: خافيير رويز؛ بان كي مون"],
        ),
        (  # a letter is taken up, its sender named behind it
            "في رسالة وجهها إلى نظيره المالطي جو بورغ، أكد وزير المالية التونسي سامي الهاني دعم بلاده",
            ["message: سامي الهاني؛ جو بورغ", "statement: سامي الهاني"],
        ),
        (  # handed over to him whom the sentence names
            "التقى الرئيس الغاني كوفي منساه أمس السفير الكوري بارك جون، وسلّمه نسخة من الاتفاق",
            ["meeting 2018-03-06: كوفي منساه؛ بارك جون", "message (meeting) 2018-03-06: كوفي منساه؛ بارك جون"],
        ),
        (  # what is planned for a meeting makes the meeting planned
            "سيسلم وزير المالية التونسي سامي الهاني خلال لقائه الرئيس القبرصي نيكوس باباس رسالة من الملك المغربي إدريس العلمي",
            ["meeting planned: سامي الهاني؛ نيكوس باباس"],
        ),
        (  # who tells somebody something in a call
            "أبلغ الرئيس الغاني كوفي منساه رئيس الوزراء الإيطالي لوكا فيرارا في اتصال هاتفي أمس بأن بلاده مستعدة",
            ["statement (call) 2018-03-06: كوفي منساه", "call 2018-03-06: كوفي منساه؛ لوكا فيرارا"],
        ),
        (  # whom the cable reaches is told by the verb of greeting
            "هنأ حضرة صاحب السمو أمير قطر الشيخ خليفة بن راشد أخاه الرئيس القبرصي نيكوس باباس، وذلك في برقية بعث بها إليه أمس",
            ["statement: خليفة بن راشد", "message 2018-03-06: خليفة بن راشد؛ نيكوس باباس"],
        ),
        (  # in the visit that the sentence names, not in the meeting told last
            "زار وزير المالية التونسي سامي الهاني فاليتا في فبراير الماضي. والتقى الهاني أمس في تونس نظيره المالطي جو بورغ. "
            "وتأتي هذه الخطوة بعد زيارة سامي الهاني إلى فاليتا التي نقل خلالها رسالة من الرئيس التونسي قيس المرزوقي إلى "
            "الرئيس المالطي ميشال فيلا",
            [
                "visit 2018-02 @فاليتا: سامي الهاني",
                "meeting 2018-03-06 @تونس: سامي الهاني؛ جو بورغ",
                "message 2018-02 @فاليتا: قيس المرزوقي؛ ميشال فيلا",
            ],
        ),
        (  # days that a length gives
            "بدأ الرئيس الغاني كوفي منساه أمس زيارة إلى باريس تستمر أربعة أيام",
            ["visit 2018-03-06/2018-03-09 @باريس: كوفي منساه"],
        ),
    ],
)
def test_constructions(text: str, expected: list[str]) -> None:
    assert [told(event) for event in events(text)] == expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "تلقى الرئيس القبرصي نيكوس باباس اتصالاً هاتفياً من نظيره الصربي ميلان يوفيتش",
            {"نيكوس باباس": "callee", "ميلان يوفيتش": "caller"},
        ),
        (
            "استُقبل وزير الخارجية المالي عمر كايتا من طرف الوزير الأول الجزائري سعيد بن عمار",
            {"عمر كايتا": "guest", "سعيد بن عمار": "host"},
        ),
        (
            "تسلم الرئيس السنغالي موسى ديوب رسالة خطية من الرئيس القبرصي نيكوس باباس",
            {"نيكوس باباس": "sender", "موسى ديوب": "recipient"},
        ),
    ],
)
def test_roles(text: str, roles: dict[str, str]) -> None:
    assert {person.name: person.role.value for person in events(text)[0].participants} == roles


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قال الرئيس القبرصي نيكوس باباس إن الحل قريب، متهماً المعارضة بالمماطلة", "112"),
        ("يلتقي الرئيس القبرصي نيكوس باباس نظيره الصربي ميلان يوفيتش غداً", "036"),
        ("التقى الرئيس القبرصي نيكوس باباس نظيره الصربي ميلان يوفيتش في فيينا", "044"),
        ("التقى الرئيس القبرصي نيكوس باباس نظيره الصربي ميلان يوفيتش بوساطة الأمم المتحدة", "045"),
        ("استقبل الرئيس القبرصي نيكوس باباس نظيره الصربي ميلان يوفيتش في نيقوسيا", "043"),
        ("رفضت حكومة إثيوبيا مقترح مصر", "120"),
    ],
)
def test_codes(text: str, code: str) -> None:
    assert [event.codes.cameo for event in events(text)] == [code]


def test_labels_name_the_kind_and_who_took_part() -> None:
    (call,) = events("هاتف الرئيس القبرصي نيكوس باباس نظيره الصربي ميلان يوفيتش أمس")
    assert call.label.ar == "اتصال هاتفي: نيكوس باباس وميلان يوفيتش"
    assert call.label.en.startswith("Call: ")
