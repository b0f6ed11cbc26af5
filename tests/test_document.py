"""The event document: what is written is valid and reads back equal; what is hostile is refused on one line."""

import json
import re
from contextlib import suppress
from copy import deepcopy

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from timelines import small_timeline, timelines

from timeline import Timeline, document
from timeline.errors import DocumentError
from timeline.event import Basis, Kind, Role, Status
from timeline.when import Grain

SCHEMA = json.loads(document.schema())
VALIDATOR = Draft202012Validator(SCHEMA)


@given(timelines())
def test_what_is_written_is_valid_and_reads_back_equal(timeline: Timeline) -> None:
    written = document.write(timeline)
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(written))] == []
    assert document.read(written) == timeline
    assert document.read(written.encode()) == timeline
    assert document.write(document.read(written)) == written


def test_the_whole_document() -> None:
    sentence = "وقال لافروف بعد لقائه كيري أمس الأول إن الحوار مستمر"
    assert json.loads(document.write(small_timeline())) == {
        "version": 2,
        "articles": [
            {
                "id": "a",
                "published": "2015-10-25",
                "title": "عنوان",
                "source": "وكالة",
                "url": "https://example.org/a",
                "language": "ar",
                "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
                "warnings": ["a warning"],
            }
        ],
        "events": [
            {
                "id": "m1",
                "kind": "meeting",
                "status": "occurred",
                "time": {
                    "edtf": "2015-10-23",
                    "earliest": "2015-10-23",
                    "latest": "2015-10-23",
                    "grain": "day",
                    "approximate": False,
                    "basis": "explicit",
                    "derivation": "«أمس الأول»",
                    "alternatives": [
                        {
                            "edtf": "2015-10-24",
                            "earliest": "2015-10-24",
                            "latest": "2015-10-24",
                            "grain": "day",
                            "approximate": False,
                            "derivation": "«أمس»",
                        }
                    ],
                },
                "participants": [
                    {
                        "name": "سيرغي لافروف",
                        "title": "وزير الخارجية",
                        "country": "RU",
                        "role": "party",
                        "identity": {"name": "سيرغي لافروف", "latin": "Sergey Lavrov", "office": "وزير الخارجية"},
                    }
                ],
                "place": {"name": "فيينا", "country": "AT"},
                "occasion": None,
                "codes": {"cameo": "040", "plover": "CONSULT"},
                "label": {"ar": "لقاء", "en": "Meeting"},
                "attributions": [{"name": "سبوتنيك", "kind": "agency"}],
                "conflicts": [
                    {"field": "time", "values": ["2015-10-23", "2015-10-24"], "evidence": [0, 1], "note": "two days"}
                ],
                "corrections": [],
                "evidence": [
                    {
                        "article": "a",
                        "start": 0,
                        "end": len(sentence),
                        "quote": sentence,
                        "rule": "meeting noun",
                        "trigger": {"start": 16, "end": 21, "text": "لقائه"},
                        "time": {"start": 27, "end": 36, "text": "أمس الأول", "rule": "relative day"},
                        "said": None,
                    },
                    {
                        "article": "a",
                        "start": 100,
                        "end": 117,
                        "quote": "واستمر اللقاء أمس",
                        "rule": "meeting noun",
                        "trigger": {"start": 107, "end": 113, "text": "اللقاء"},
                        "time": {"start": 114, "end": 117, "text": "أمس", "rule": "relative day"},
                        "said": None,
                    },
                ],
            }
        ],
        "times": [
            {
                "article": "a",
                "start": 27,
                "end": 36,
                "text": "أمس الأول",
                "type": "DATE",
                "value": "2015-10-23",
                "earliest": "2015-10-23",
                "latest": "2015-10-23",
                "rule": "relative day",
            },
            {
                "article": "a",
                "start": 140,
                "end": 144,
                "text": "مساء",
                "type": "TIME",
                "value": "2015-10-24TEV",
                "earliest": "2015-10-24T18:00",
                "latest": None,
                "rule": "evening",
            },
        ],
    }


def test_an_empty_timeline() -> None:
    assert document.write(Timeline()) == '{\n "version": 2,\n "articles": [],\n "events": [],\n "times": []\n}\n'


def test_a_byte_order_mark_is_no_part_of_the_document() -> None:
    assert document.read(document.write(small_timeline()).encode("utf-8-sig")) == small_timeline()


def test_what_is_out_of_order_is_put_in_order() -> None:
    value = json.loads(document.write(small_timeline()))
    undated = deepcopy(value["events"][0]) | {"id": "m0", "conflicts": []}
    undated["time"] = dict.fromkeys(undated["time"]) | {"approximate": False, "basis": "none", "alternatives": []}
    value["events"].insert(0, undated)
    value["times"].reverse()
    timeline = document.read(json.dumps(value))
    assert [event.id for event in timeline] == ["m1", "m0"]
    assert timeline.times == small_timeline().times


# --- the schema


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("definition", "key", "expected"),
    [
        ("event", "kind", list(Kind)),
        ("event", "status", list(Status)),
        ("time", "basis", list(Basis)),
        ("participant", "role", list(Role)),
    ],
)
def test_the_schema_knows_every_value(definition: str, key: str, expected: list[str]) -> None:
    assert SCHEMA["$defs"][definition]["properties"][key]["enum"] == expected


def test_the_schema_knows_every_grain_of_an_event() -> None:
    assert SCHEMA["$defs"]["grain"]["enum"] == [*(grain for grain in Grain if not grain.finer_than_day), None]


def test_the_schema_wants_every_key_and_describes_it() -> None:
    for definition in [SCHEMA, *SCHEMA["$defs"].values()]:
        assert definition["description"]
        if definition.get("type") == "object":
            assert definition["required"] == list(definition["properties"])
            assert definition["additionalProperties"] is False
            assert all(value["description"] for value in definition["properties"].values())


# --- hostile documents


def refusal(text: str | bytes) -> str:
    """The message with which a document is refused; it is one printable line."""
    with pytest.raises(DocumentError) as caught:
        document.read(text)
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 400
    return message


EVENT, EVIDENCE, TIME = ("events", 0), ("events", 0, "evidence", 0), ("events", 0, "time")
DELETED = object()


def changed(path: tuple[str | int, ...], value: object) -> str:
    """The small document with another value at `path`."""
    root = json.loads(document.write(small_timeline()))
    parent = root
    for step in path[:-1]:
        parent = parent[step]
    if value is DELETED:
        del parent[path[-1]]
    elif path[-1] == len(parent) and isinstance(parent, list):
        parent.append(value)
    else:
        parent[path[-1]] = value
    return json.dumps(root)


def test_a_document_of_version_1_is_read() -> None:
    value = json.loads(document.write(small_timeline()))
    value["version"] = 1
    for event in value["events"]:
        del event["occasion"], event["corrections"]
        for mention in event["evidence"]:
            del mention["said"]
    assert document.read(json.dumps(value)) == small_timeline()


@pytest.mark.parametrize("events", [None, 5, [5], [{}], [{"evidence": 5}], [{"evidence": [5]}]])
def test_a_broken_document_of_version_1_is_refused(events: object) -> None:
    with pytest.raises(DocumentError, match=r"^events"):
        document.read(json.dumps({"version": 1, "articles": [], "events": events, "times": []}))


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("version",), 3, "version: this program reads versions 1 and 2, not 3"),
        (("version",), True, "version: must be a whole number, not True"),
        (("version",), DELETED, "document: lacks the key 'version'; what is not known is null"),
        (("events",), None, "events: must be a list, not None"),
        (("events",), "abc", "events: must be a list, not 'abc'"),
        (("new\nkey",), 1, "document: has the unknown key 'new\\nkey'"),
        (EVENT, 5, "events[0]: must be an object, not 5"),
        ((*EVENT, "place"), DELETED, "events[0]: lacks the key 'place'; what is not known is null"),
        ((*EVENT, "image"), "x", "events[0]: has the unknown key 'image'"),
        ((*EVENT, "kind"), "war", "events[0].kind: must be one of call, meeting, visit, statement, agreement, message, not 'war'"),
        ((*EVENT, "kind"), ["call"], "events[0].kind: must be one of call, meeting, visit, statement, agreement, message, not ['call']"),
        ((*EVENT, "id"), None, "events[0].id: must be a string, not None"),
        ((*EVENT, "label", "ar"), "\ud800", "events[0].label.ar: has half a surrogate pair at character 0"),
        ((*EVENT, "evidence"), [], None),
        ((*EVENT, "place", "country"), "Austria", None),
        ((*EVENT, "participants", 0, "country"), "ru", None),
        ((*EVENT, "participants", 0, "role"), "judge", None),
        ((*EVENT, "attributions", 0, "kind"), "rumour", None),
        ((*EVENT, "conflicts", 0, "evidence"), [0, 2], "events[0]: a conflict points at evidence that event m1 does not have"),
        ((*EVENT, "conflicts", 0, "evidence"), [0, -1], "events[0]: a conflict points at evidence that event m1 does not have"),
        ((*EVENT, "conflicts", 0, "evidence"), [0], None),
        ((*EVENT, "conflicts", 0, "values"), ["a"], None),
        ((*EVIDENCE, "start"), -1, None),
        ((*EVIDENCE, "start"), 1, None),
        ((*EVIDENCE, "start"), 0.0, "events[0].evidence[0].start: must be a whole number, not 0.0"),
        ((*EVIDENCE, "start"), "0", "events[0].evidence[0].start: must be a whole number, not '0'"),
        ((*EVIDENCE, "start"), False, "events[0].evidence[0].start: must be a whole number, not False"),
        ((*EVIDENCE, "end"), 10**30, "events[0].evidence[0].end: is too large a number"),
        ((*EVIDENCE, "end"), 0, None),
        ((*EVIDENCE, "quote"), "", None),
        ((*EVIDENCE, "trigger", "text"), "لقاءه", "events[0].evidence[0]: the trigger does not stand at 16 to 21 of the quoted sentence"),
        ((*EVIDENCE, "trigger"), {"start": 200, "end": 205, "text": "لقائه"}, None),
        ((*EVIDENCE, "time", "text"), "أول أمس ", None),
        ((*EVIDENCE, "time", "text"), "أول", "events[0].evidence[0].time: the words of 27 to 36 cannot be 3 characters long"),
        ((*EVIDENCE, "article"), "b", "document: event 'm1' comes from the article 'b', which is not among the articles"),
        ((*TIME, "earliest"), "2015-02-30", None),
        ((*TIME, "earliest"), "2015-10-24", None),
        ((*TIME, "earliest"), "20151023", None),
        ((*TIME, "earliest"), "2015-W43-5", None),
        ((*TIME, "earliest"), "2015-10-23T00:00", "events[0].time: an event is dated to the day, not more precisely"),
        ((*TIME, "earliest"), None, "events[0].time: the edtf of these bounds is '../2015-10-23', not '2015-10-23'"),
        ((*TIME, "edtf"), "2015-10", "events[0].time: the edtf of these bounds is '2015-10-23', not '2015-10'"),
        ((*TIME, "edtf"), None, "events[0].time: the edtf of these bounds is '2015-10-23', not None"),
        ((*TIME, "approximate"), True, "events[0].time: the edtf of these bounds is '2015-10-23~', not '2015-10-23'"),
        ((*TIME, "approximate"), 1, "events[0].time.approximate: must be true or false, not 1"),
        ((*TIME, "grain"), "hour", "events[0].time: an event is dated to the day, not more precisely"),
        ((*TIME, "grain"), "eon", None),
        ((*TIME, "grain"), None, "events[0].time: without a grain there can be no edtf, no bounds and nothing approximate"),
        ((*TIME, "basis"), "none", "events[0].time: basis 'none' does not fit a dated event"),
        ((*TIME, "alternatives", 0, "grain"), None, None),
        (("articles", 0, "published"), "yesterday", None),
        (("articles", 0, "published"), "2015-10-25T10:00Z", None),
        (("articles", 0, "published"), "2015-10-25T10:00+03:00", None),
        (("articles", 0, "published"), "2015-10-25 10:00", None),
        (("articles", 0, "published"), 20151025, None),
        (("articles", 0, "sha256"), "0", None),
        (("articles", 0, "warnings"), "abc", "articles[0].warnings: must be a list, not 'abc'"),
        (("articles", 0, "warnings"), [1], "articles[0].warnings[0]: must be a string, not 1"),
        (("articles",), [], "document: event 'm1' comes from the article 'a', which is not among the articles"),
        (("times", 0, "type"), "date", None),
        (("times", 0, "article"), "b", "document: a time expression comes from the article 'b', which is not among the articles"),
        (("times", 0, "latest"), "2015-10-22", None),
        (("times", 0, "latest"), "2015-10-24T18:00", None),
        (("times", 1, "earliest"), "2015-10-24T18:00:30", None),
        (("times", 1, "earliest"), "2015-10-24T25:00", None),
    ],
)  # fmt: skip
def test_a_hostile_value_is_refused_with_its_path(
    path: tuple[str | int, ...], value: object, message: str | None
) -> None:
    text = changed(path, value)
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path[:2]).removeprefix(".")
    refused = refusal(text)
    assert refused == message if message else refused.startswith(where)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (("events", 1), "document: two of events are 'm1'"),
        (("articles", 1), "document: two of articles are 'a'"),
    ],
)
def test_ids_are_unique(path: tuple[str | int, ...], message: str) -> None:
    twice = json.loads(document.write(small_timeline()))[path[0]][0]
    assert refusal(changed(path, twice)) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the document is not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[" * 100_000, "the document is nested too deeply"),
        ('{"a":' * 100_000, "the document is nested too deeply"),
        (b"\xff\xfe{\x00", "the document is not UTF-8 (byte 0)"),
        ('{"version": NaN}', "the document is not JSON: NaN is no JSON number"),
        ('{"version": 1, "version": 1}', "the document is not JSON: the key 'version' stands twice in one object"),
        ("[]", "document: must be an object, not []"),
        ("null", "document: must be an object, not None"),
    ],
)
def test_what_is_no_document_is_refused(text: str | bytes, message: str) -> None:
    assert refusal(text) == message


def test_a_number_of_ten_thousand_digits_is_refused() -> None:
    assert refusal('{"version": 1' + "0" * 10_000 + "}").startswith("the document is not JSON: ")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
    max_leaves=5,
)


@given(timelines(), st.data())
def test_any_damage_is_refused_or_harmless(timeline: Timeline, data: st.DataObject) -> None:
    root = json.loads(document.write(timeline))
    node: object = root
    while True:
        steps = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not steps:
            return
        step = data.draw(st.sampled_from(steps))
        if not isinstance(node[step], dict | list) or not node[step] or data.draw(st.booleans()):
            break
        node = node[step]
    node[step] = data.draw(json_values)
    with suppress(DocumentError):
        assert VALIDATOR.is_valid(json.loads(document.write(document.read(json.dumps(root)))))


@given(st.text(st.characters()) | st.binary())
def test_any_text_is_refused(text: str | bytes) -> None:
    assert refusal(text)


# --- what cannot be written


def test_an_event_of_an_unknown_article_cannot_be_written() -> None:
    orphan = Timeline(list(small_timeline()))
    with pytest.raises(DocumentError, match=r"^cannot write the timeline: event 'm1' comes from the article 'a'"):
        document.write(orphan)


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    whole = small_timeline()
    record = attrs.evolve(whole.articles[0], title="abc\ud83d")
    message = "cannot write half a surrogate pair, which follows "
    with pytest.raises(DocumentError, match=re.escape(message)):
        document.write(Timeline.assembled(whole.events, [record], whole.times))
