"""Who a sentence names: invented people in the patterns of real news, with every mention marked in the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.actors import ActorFinder, Candidate, Cast, MentionForm
from rules.schema import unmark
from rules.tokens import Tokens

DAY = date(2019, 5, 6)


def cast_of(finder: ActorFinder, text: str, **options: object) -> Cast:
    return finder.find(Tokens.of(text), DAY, **options)  # type: ignore[arg-type]  # whichever options of `find` a test gives


def told(cast: Cast) -> list[str]:
    """Each mention: its form, and its actors as "name / title / country"."""
    return [
        f"{mention.form}{'' if mention.official else ' private'}: "
        + " + ".join(
            " / ".join(part or "-" for part in (entity.name, entity.title, entity.country))
            for entity in (cast.entities[index] for index in mention.entities)
        )
        for mention in cast.mentions
    ]


# Each: a sentence with its mentions marked, and what they are.
TITLED = [
    (
        "أعلن [وزير الداخلية التونسي ناجم الغرسلاوي] أن التحقيق انتهى.",
        ["full: ناجم الغرسلاوي / وزير الداخلية التونسي / TN"],
    ),
    (
        "وقال [المتحدث الرسمي باسم الحكومة الأردنية محمد ثلجي المومنيات] إن بلاده ترفض ذلك.",
        ["full: محمد ثلجي المومنيات / المتحدث الرسمي باسم الحكومة الأردنية / JO"],
    ),
    (
        "أجرت [وزيرة الخارجية الكولومبية ماريا أنخيلا أولغين] اتصالا مع [نظيرتها الفنزويلية ديلسي رودريغيث].",
        [
            "full: ماريا أنخيلا أولغين / وزيرة الخارجية الكولومبية / CO",
            "counterpart: ديلسي رودريغيث / نظيرتها الفنزويلية / VE",
        ],
    ),
    (
        "ودعا [الأمين العام لحزب الكرامة حمدين الصباغاوي] إلى الحوار.",
        ["full: حمدين الصباغاوي / الأمين العام لحزب الكرامة / -"],
    ),
    (
        "وصل [مبعوث الأمم المتحدة الخاص إلى ليبيا برنارد لوينسكي] أمس.",
        ["full: برنارد لوينسكي / مبعوث الأمم المتحدة الخاص إلى ليبيا / UN"],
    ),
    (
        "اجتمع [رئيس هيئة الأركان المشتركة الفريق أول ركن مشعل محمد الزبنوي] مع الضباط.",
        ["full: مشعل محمد الزبنوي / رئيس هيئة الأركان المشتركة / -"],
    ),
    (
        "قال [عضو المكتب السياسي لحركة حماس عزت الرشيقي] إن العرض مرفوض.",
        ["full: عزت الرشيقي / عضو المكتب السياسي لحركة حماس / PS"],
    ),
    (
        "استقبل [نائب رئيس مجلس الوزراء وزير الخارجية الشيخ خليفة الحمود المالك الصباح] الضيوف.",
        ["full: خليفة الحمود المالك الصباح / نائب رئيس مجلس الوزراء وزير الخارجية / -"],
    ),
    (
        "قال [سفير جمهورية الهند لدى دولة الكويت سونيل جاين] إن العلاقات متينة.",
        ["full: سونيل جاين / سفير جمهورية الهند لدى دولة الكويت / IN"],
    ),
    (
        "حذر [نائب وزير الخارجية الإيراني للشؤون العربية والأفريقية كيومرث زنداني] من الحرب.",
        ["full: كيومرث زنداني / نائب وزير الخارجية الإيراني للشؤون العربية والأفريقية / IR"],
    ),
    (
        "نفى [القيادي في التحالف الكردستاني محسن السعدونوف] الخبر.",
        ["full: محسن السعدونوف / القيادي في التحالف الكردستاني / -"],
    ),
    (
        "وأكد [قائد شرطة دبي اللواء خميس مطر المزينة] أن التحقيق مستمر.",
        ["full: خميس مطر المزينة / قائد شرطة دبي / AE"],
    ),
    (
        "أعلن [السفير سامر فوزي، المتحدث باسم وزارة الموارد المائية]، الموعد.",
        ["full: سامر فوزي / المتحدث باسم وزارة الموارد المائية / -"],
    ),
    (
        "أبلغ [جوزيف كابونغو رئيس جمهورية الكونغو الديمقراطية] [نظيره الرواندي] بالقرار.",
        [
            "full: جوزيف كابونغو / رئيس جمهورية الكونغو الديمقراطية / CD",
            "counterpart: نظيره الرواندي / - / RW",
        ],
    ),
    (
        "وقال [المفاوض الحكومي أومبرتو دي لا كايي] إن الاتفاق تاريخي.",
        ["full: أومبرتو دي لا كايي / المفاوض الحكومي / -"],
    ),
    (
        "استقبل [المستشار الدبلوماسي لدولة رئيس الوزراء الإيطالي أرماندو بيتشيني] الوفود.",
        ["full: أرماندو بيتشيني / المستشار الدبلوماسي لرئيس الوزراء الإيطالي / IT"],
    ),
    (
        "قال [نائب المتحدث باسم وزارة الخارجية الأميركية مارك تونرمان] إن بلاده تدرس الطلب.",
        ["full: مارك تونرمان / نائب المتحدث باسم وزارة الخارجية الأميركية / US"],
    ),
    (
        "كشف [النائب اللبناني المستقل بطرس حربكي] عن مبادرة.",
        ["full: بطرس حربكي / النائب اللبناني المستقل / LB"],
    ),
    (
        'كشف [المبعوث الدولي إلى اليمن "يعقوب ولد المختار"]؛ عن خطته.',
        ["full: يعقوب ولد المختار / المبعوث الدولي إلى اليمن / UN"],
    ),
]


def spans(cast: Cast) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in cast.mentions)


@pytest.mark.parametrize(("marked", "expected"), TITLED)
def test_titles_and_names(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = cast_of(finder, text)
    assert told(cast) == expected
    assert spans(cast) == marks


def test_an_envoy_who_travels_is_not_sent_there(finder: ActorFinder) -> None:
    marked, expected = "وصل [المبعوث الدولي] إلى [اليمن].", ["office: المبعوث الدولي / - / UN", "state: اليمن / - / YE"]
    text, marks = unmark(marked)
    cast = cast_of(finder, text)
    assert told(cast) == expected
    assert spans(cast) == marks


SPELLINGS = [
    ("قال [وزير الخارجيه المصرى رفعت شكرى] ان بلاده تدعم الحل.", ["full: رفعت شكرى / وزير الخارجيه المصرى / EG"]),
    ("أكَّدَ [وزيرُ العدلِ الفرنسيُّ لوران فابرون] أنَّ الأمر منته.", ["full: لوران فابرون / وزيرُ العدلِ الفرنسيُّ / FR"]),
    ("قـــال [الرئيس الســوداني عمر الشاذلي] إن بلاده ملتزمة.", ["full: عمر الشاذلي / الرئيس السوداني / SD"]),
    ("التقى [«جون كالدر» وزير العمل الأميركي] الوفد.", ["full: جون كالدر / وزير العمل الأميركي / US"]),
    ("وقال [د. صائب المصباحي أمين سر اللجنة التنفيذية]: لا.", ["full: صائب المصباحي / أمين سر اللجنة التنفيذية / -"]),
    ("صرح [الوزير/ عبدالله المقبل، وزير النقل]، بذلك.", ["full: عبدالله المقبل / وزير النقل / -"]),
    (
        "أكد [معالي الأمين العام لمنظمة التعاون الإسلامي الأستاذ سالم بن أمين الحمدي] رفضه.",
        ["full: سالم بن أمين الحمدي / الأمين العام لمنظمة التعاون الإسلامي / -"],
    ),
    (
        "وصل [قائد القوات المركزية الفريق بحري كيفن دونغان].",
        ["full: كيفن دونغان / قائد القوات المركزية / -"],
    ),
    (
        "وصل [خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز آل سعود -حفظه الله-] أمس.",
        ["full: سلمان بن عبدالعزيز آل سعود / خادم الحرمين الشريفين الملك / SA"],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SPELLINGS)
def test_spellings_marks_and_courtesies(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = cast_of(finder, text)
    assert told(cast) == expected
    assert spans(cast) == marks


LISTS = [
    (
        "اتفق [وزيرا الدفاع التركي عصمت يلمازر والأميركي آشلي كارتربرغ] على التعاون.",
        ["full: عصمت يلمازر / وزير الدفاع التركي / TR + آشلي كارتربرغ / وزير الدفاع الأميركي / US"],
    ),
    (
        "عقد [وزراء خارجية مصر والأردن والعراق] اجتماعا.",
        ["group: وزراء خارجية مصر والأردن والعراق / - / -"],
    ),
    (
        "قدم [سفراء كل من اليابان وكندا وتشيلي] أوراق اعتمادهم.",
        ["group: سفراء كل من اليابان وكندا وتشيلي / - / -"],
    ),
    (
        "التقى الجميع [نظيريه الروسي أوليغ مارينوف والسعودي فهد الزامل].",
        ["counterpart: أوليغ مارينوف / نظيره الروسي / RU + فهد الزامل / نظيره السعودي / SA"],
    ),
    (
        "وقع [الجانبان السعودي والياباني] المذكرة.",
        ["joint: الجانب السعودي / - / SA + الجانب الياباني / - / JP"],
    ),
    ("اجتمع [وزراء خارجية دول مجلس التعاون] أمس.", ["group: وزراء خارجية دول مجلس التعاون / - / -"]),
]


@pytest.mark.parametrize(("marked", "expected"), LISTS)
def test_lists_that_share_a_title(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = cast_of(finder, text)
    assert told(cast) == expected
    assert spans(cast) == marks


OTHERS = [
    ("قالت [وزارة الخارجية الروسية] في بيان.", ["institution: وزارة الخارجية الروسية / - / RU"]),
    ("رحبت [الخارجية الفرنسية] بالخطوة.", ["institution: الخارجية الفرنسية / - / FR"]),
    (
        "رفضت [لجنة الأمن القومي في البرلمان الإيراني] النص.",
        ["institution: لجنة الأمن القومي في البرلمان الإيراني / - / IR"],
    ),
    ("انتقد [الحوثيون] القرار.", ["institution: الحوثيون / - / YE"]),
    ("انتقد [الأميركيون] القرار.", ["state: الأميركيون / - / US"]),
    ("أكد [مسؤولون أميركيون] الخبر.", ["group: مسؤولون أميركيون / - / US"]),
    (
        "قال [مسؤول في الأمم المتحدة] إن القافلة وصلت. وأضاف [المسؤول] أنها آمنة.",
        ["group: مسؤول في الأمم المتحدة / - / UN", "office: مسؤول في الأمم المتحدة / - / UN"],
    ),
    ("أكدت [مصادر دبلوماسية غربية] الخبر.", ["group: مصادر دبلوماسية غربية / - / -"]),
    ("صرحت [مصادر روسية] بذلك.", ["group private: مصادر روسية / - / RU"]),
    (
        "وصل [وفد من جماعة الحوثي] وغادر [وفد الحوثيين].",
        ["group: وفد من جماعة الحوثي / - / YE", "group: وفد من جماعة الحوثي / - / YE"],
    ),
    (
        "نقلت [وكالة سبوتنيك] الخبر عن [موقع روسيا اليوم].",
        ["outlet private: سبوتنيك / - / -", "outlet private: روسيا اليوم / - / -"],
    ),
    ("ذكرت [صحيفة «الغد الجديد»] أن المفاوضات تعثرت.", ["outlet private: الغد الجديد / - / -"]),
    ("اتهمت [بغداد] [أنقرة] بالتصعيد.", ["state: بغداد / - / IQ", "state: أنقرة / - / TR"]),
    ("يرى [المحلل السياسي خطار أبو ديابة] ذلك.", ["full private: خطار أبو ديابة / المحلل السياسي / -"]),
    ("قال [لاعب المنتخب فهد المولدي] إن الفريق جاهز.", ["full private: فهد المولدي / لاعب المنتخب / -"]),
    ("ذكرت [شركة أرامكو] أنها أوقفت الضخ.", ["institution private: شركة أرامكو / - / -"]),
    (
        "أكد [رئيس مجلس إدارة غرفة الأحساء صالح العفيليق] الخبر.",
        ["full private: صالح العفيليق / رئيس مجلس إدارة غرفة الأحساء / -"],
    ),
    ("حذر [وزراء الداخلية العرب] من الخطر.", ["group: وزراء الداخلية العرب / - / -"]),
]


@pytest.mark.parametrize(("marked", "expected"), OTHERS)
def test_institutions_groups_states_and_sources(finder: ActorFinder, marked: str, expected: list[str]) -> None:
    text, marks = unmark(marked)
    cast = cast_of(finder, text)
    assert told(cast) == expected
    assert spans(cast) == marks


def test_a_preposition_written_onto_a_name_is_outside_the_mention(finder: ActorFinder) -> None:
    text, marks = unmark("وب[ديميتري مارينوف وزير الدفاع] التقى")
    assert spans(cast_of(finder, text)) == marks


@pytest.mark.parametrize(
    "text",
    [
        "توقعت الصحيفة أن تبقى الأسعار على حالها في العالم.",
        "عُيّن رئيسا للشركة قبل شهر.",
        "البلدان التي تعتمد على النفط تضررت.",
        "أكد اللاعب أن الموسم الماضي كان صعبا.",
        "وصلت الطائرة إلى مطار الملك خالد الدولي.",
        "تنظيم العملية السياسية يحتاج إلى وقت.",
        "قال مصدر مطلع إن الخلاف قائم.",
    ],
)
def test_lookalikes_name_nobody(finder: ActorFinder, text: str) -> None:
    assert told(cast_of(finder, text)) == []


def test_a_time_expression_is_no_part_of_a_name_but_an_outlet_holds_its_own(finder: ActorFinder) -> None:
    tokens = Tokens.of("قال وزير العدل رامي اليوم لقناة روسيا اليوم")
    today = tokens.words.index("اليوم")
    cast = finder.find(tokens, DAY, taken=[(today, today + 1), (len(tokens) - 1, len(tokens))])
    assert [mention.text for mention in cast.mentions] == ["وزير العدل رامي", "قناة روسيا اليوم"]


def test_candidates_of_another_pipeline_join_and_are_cut_by_the_same_rules(finder: ActorFinder) -> None:
    tokens = Tokens.of("قال زغلول قرنفل أمس إن منظمة أفق بلا حدود تعمل في قرطم")
    words = tokens.words
    person, body, site = words.index("زغلول"), words.index("افق"), words.index("قرطم")
    candidates = [
        Candidate(person, person + 3, "PERSON"),
        Candidate(body, body + 3, "ORG"),
        Candidate(site, site + 1, "GPE"),
    ]
    without = finder.find(tokens, DAY)
    cast = finder.find(tokens, DAY, candidates=candidates)
    assert [mention.text for mention in without.mentions] == []
    assert [mention.text for mention in cast.mentions] == ["زغلول قرنفل", "أفق بلا حدود"]
    assert [place.name for place in cast.places] == ["قرطم"]


_SENTENCE = """
قال وزير الخارجية الروسي و في إلى بن آل عبد الملك الأمير وفد من نظيره المصري الوزيران كل باسم ، . « » " ( )
أحمد لافروف والسعودي دول ولي العهد د . 5+1 المملكة السفير لدى وللرئيس جلالته مدينة مقر العاصمة
"""
_WORDS = st.sampled_from([*_SENTENCE.split(), "\n"])


@given(st.lists(_WORDS, max_size=25))
def test_mentions_are_ordered_apart_and_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    tokens = Tokens.of(text)
    cast = _FINDER.find(tokens, DAY)
    ends = 0
    for mention in cast.mentions:
        assert ends <= mention.first < mention.last <= len(tokens)
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.strip() == mention.text != ""
        assert all(0 <= index < len(cast.entities) for index in mention.entities)
        assert mention.form is MentionForm.JOINT or mention.entities
        ends = mention.last
    ends = 0
    for place in cast.places:
        assert ends <= place.first < place.last <= len(tokens)
        assert text[place.start : place.end] == place.text
        assert place.name
        ends = place.last


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    _FINDER.find(Tokens.of(text), DAY)


_FINDER = ActorFinder.load()
