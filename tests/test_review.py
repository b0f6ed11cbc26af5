"""Review: corrections of events, read strictly, applied where they fit, and told in the output."""

import json
from datetime import date

import pytest
from attrs import evolve
from factories import KERRY, LAVROV, VIENNA, article, day, event, evidence
from factories import timeline as timeline_of
from hypothesis import given
from hypothesis import strategies as st
from timelines import timelines, whens

from timeline import Timeline, document, edtf
from timeline.corrections import Asked, Drop, Join, SetTime, read
from timeline.errors import InputError
from timeline.event import Basis, Correction, Event, EventTime, Kind, Label, Participant, Place, Role, Status
from timeline.review import review
from timeline.when import Grain, When

TEXT = article("[التقى] لافروف كيري {أمس} في فيينا. وتواصل [اللقاء] {اليوم}.", id="a")
FIRST, SECOND = evidence(TEXT, "[التقى] لافروف كيري {أمس} في فيينا."), evidence(TEXT, "وتواصل [اللقاء] {اليوم}.")
MET = event("met", Kind.MEETING, ("لقاء", "Meeting"), [FIRST], when=day(24), participants=(LAVROV, KERRY), place=VIENNA)
WENT_ON = event("on", Kind.MEETING, ("لقاء", "Meeting"), [SECOND], when=day(25), participants=(LAVROV, KERRY))
SPOKE = event("spoke", Kind.STATEMENT, ("تصريح", "Statement"), [SECOND], participants=(LAVROV,))
WHOLE = timeline_of([MET, WENT_ON, SPOKE], [TEXT])


def corrected(toml: str, whole: Timeline = WHOLE) -> Timeline:
    """The timeline after one correction that fits."""
    reviewed = review(whole, read(f'who = "هدى"\n[[correction]]\nwhy = "سبب"\n{toml}'.encode(), "c.toml"))
    assert reviewed.refused == ()
    return reviewed.timeline


def of(event_id: str, whole: Timeline) -> Event:
    return next(event for event in whole if event.id == event_id)


def note(field: str, was: str | None) -> Correction:
    return Correction(field, was, "هدى", "سبب")


def test_an_event_is_dropped() -> None:
    assert corrected("event = 'on'\ndrop = true") == timeline_of([MET, SPOKE], [TEXT])


@pytest.mark.parametrize("value", ["'2015-10-23'", "2015-10-23"])
def test_a_day_is_corrected(value: str) -> None:
    assert of("met", corrected(f"event = 'met'\ntime = {value}\nwas = '2015-10-24'")) == evolve(
        MET,
        time=EventTime(day(23), Basis.EXPLICIT, "set by هدى: سبب"),
        corrections=(note("time", "2015-10-24"),),
    )


def test_a_date_is_taken_away() -> None:
    assert of("met", corrected("event = 'met'\ntime = 'none'")) == evolve(
        MET, time=EventTime(derivation="set by هدى: سبب"), corrections=(note("time", "2015-10-24"),)
    )


def test_an_undated_event_is_dated() -> None:
    assert of("spoke", corrected("event = 'spoke'\ntime = '2015-10'\nwas = 'none'")) == evolve(
        SPOKE,
        time=EventTime(
            When.days(date(2015, 10, 1), date(2015, 10, 31), Grain.MONTH), Basis.EXPLICIT, "set by هدى: سبب"
        ),
        corrections=(note("time", None),),
    )


def test_a_status_a_place_and_a_label() -> None:
    assert of("met", corrected("event = 'met'\nstatus = 'denied'")) == evolve(
        MET, status=Status.DENIED, corrections=(note("status", "occurred"),)
    )
    assert of("met", corrected("event = 'met'\nplace = 'جنيف'\ncountry = 'CH'")) == evolve(
        MET, place=Place("جنيف", "CH"), corrections=(note("place", "فيينا"),)
    )
    assert of("met", corrected("event = 'met'\nplace = 'none'")) == evolve(
        MET, place=None, corrections=(note("place", "فيينا"),)
    )
    assert of("met", corrected("event = 'met'\nlabel = { ar = 'قمة', en = 'Summit' }")) == evolve(
        MET, label=Label("قمة", "Summit"), corrections=(note("label", MET.label.ar),)
    )


def test_a_name_is_corrected() -> None:
    whole = Timeline.assembled(
        [evolve(MET, label=Label("لقاء: سيرغي لافروف", "Meeting: Sergey Lavrov"))], WHOLE.articles
    )
    told = of(
        "met",
        corrected(
            "event = 'met'\nparticipant = 'سيرغي لافروف'\nname = 'ميخائيل بوغدانوف'\ntitle = 'نائب الوزير'", whole
        ),
    )
    assert told.participants == (Participant("ميخائيل بوغدانوف", "نائب الوزير", "RU"), KERRY)
    assert told.label == Label("لقاء: ميخائيل بوغدانوف", "Meeting: ميخائيل بوغدانوف")
    assert told.corrections == (note("participants", "سيرغي لافروف, وزير الخارجية الروسي"),)


def test_participants_are_removed_and_added() -> None:
    told = of("met", corrected("event = 'met'\nparticipant = 'جون كيري'\nremove = true"))
    assert (told.participants, told.corrections) == ((LAVROV,), (note("participants", "جون كيري"),))
    told = of("met", corrected("event = 'met'\nparticipant = 'مصر'\nadd = true\ncountry = 'EG'\nrole = 'host'"))
    assert told.participants == (LAVROV, KERRY, Participant("مصر", None, "EG", Role.HOST))
    assert told.corrections == (note("participants", None),)


def test_two_events_are_one() -> None:
    (together, spoke) = corrected("event = 'met'\nmerge = ['on']")
    assert spoke == SPOKE
    assert (together.id, together.evidence) == ("met", MET.evidence + WENT_ON.evidence)
    assert together.time.when == day(24)
    assert [conflict.values for conflict in together.conflicts] == [("2015-10-24", "2015-10-25")]
    assert together.corrections == (note("evidence", "on"),)


def test_an_undated_event_joins_a_dated_one() -> None:
    undated = evolve(WENT_ON, time=EventTime())
    (together,) = corrected("event = 'on'\nmerge = ['met']", timeline_of([MET, undated], [TEXT]))
    assert (together.id, together.time, together.conflicts) == ("on", MET.time, ())


def test_corrections_are_applied_one_after_the_other() -> None:
    first, second = (f"[[correction]]\nevent = 'met'\nwhy = 'سبب'\ntime = '2015-10-{day}'\n" for day in (22, 23))
    reviewed = review(WHOLE, read(f"who = 'هدى'\n{first}{second}".encode(), "c.toml"))
    assert of("met", reviewed.timeline).corrections == (note("time", "2015-10-24"), note("time", "2015-10-22"))


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("event = 'gone'\ndrop = true", "there is no event gone (any more)"),
        ("event = 'met'\ntime = '2015-10-23'\nwas = '2015-10-25'", "event met is dated 2015-10-24, not 2015-10-25"),
        ("event = 'spoke'\ntime = '2015-10-23'\nwas = '2015-10-25'", "event spoke is dated by nothing, not 2015-10-25"),
        ("event = 'met'\ntime = '2015-10-24'", "event met has this date already"),
        ("event = 'met'\nstatus = 'occurred'", "event met has this status already"),
        ("event = 'met'\nplace = 'فيينا'\ncountry = 'AT'", "event met has this place already"),
        ("event = 'met'\nparticipant = 'لافروف'\nremove = true", "event met has no participant 'لافروف'"),
        ("event = 'met'\nparticipant = 'جون كيري'\nadd = true", "event met has the participant 'جون كيري' already"),
        ("event = 'met'\nmerge = ['on', 'gone']", "there is no event gone (any more)"),
        ("event = 'met'\nmerge = ['spoke']", "event spoke is a statement, event met a meeting"),
    ],
)
def test_what_does_not_fit_is_not_applied(toml: str, reason: str) -> None:
    asked = read(f'[[correction]]\nwho = "هدى"\nwhy = "سبب"\n{toml}'.encode(), "c.toml")
    reviewed = review(WHOLE, asked)
    assert reviewed.timeline == WHOLE
    assert [(refused.asked, refused.reason) for refused in reviewed.refused] == [(asked[0], reason)]


def test_corrections_are_read_from_json_too() -> None:
    value = {"correction": [{"event": "e", "who": "w", "why": "y", "merge": ["a", "b", "a"]}]}
    assert read(json.dumps(value).encode(), "c.json") == (
        Asked("c.json: correction 1", "e", Join(("a", "b")), "w", "y"),
    )


WRONG = "[[correction]]\nevent = 'e'\nwho = 'w'\nwhy = 'y'\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = ", "c.toml: is not TOML: Invalid value (at end of document)"),
        ("{", "c.toml: is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("", "c.toml: write each correction as a table [[correction]] with event, who, why and the change"),
        (
            "correction = 5",
            "c.toml: write each correction as a table [[correction]] with event, who, why and the change",
        ),
        ("note = 1\ncorrection = []", "c.toml: has the unknown key 'note'; the keys are who and correction"),
        ("correction = [5]", "c.toml: correction 1 must be a table with event, who, why and the change"),
        ("[[correction]]\nwho = 'w'\nwhy = 'y'\ndrop = true", "c.toml: correction 1 has no event"),
        ("[[correction]]\nevent = 'e'\nwhy = 'y'\ndrop = true", "c.toml: correction 1 has no who"),
        (
            "[[correction]]\nevent = 'e'\nwho = 'w'\nwhy = ' '\ndrop = true",
            "c.toml: correction 1 has a why that is no text",
        ),
        (
            WRONG,
            "c.toml: correction 1 changes one thing, drop, time, status, place, participant, label, merge, not none of them",
        ),
        (
            WRONG + "drop = true\ntime = 'none'",
            "c.toml: correction 1 changes one thing, drop, time, status, place, participant, label, merge, not drop and time",
        ),
        (WRONG + "drop = false", "c.toml: correction 1 drops an event with drop = true"),
        (WRONG + "drop = true\nwas = 'x'", "c.toml: correction 1 has the unknown key 'was' beside 'drop'"),
        (
            WRONG + "time = 'yesterday'",
            "c.toml: correction 1 'yesterday' is no date such as 2015-10-23, 2015-10, 2015 or 2015-10-20/2015-10-23",
        ),
        (
            WRONG + "time = '2015-13-01'",
            "c.toml: correction 1 '2015-13-01' is no date such as 2015-10-23, 2015-10, 2015 or 2015-10-20/2015-10-23",
        ),
        (
            WRONG + "status = 'done'",
            "c.toml: correction 1 has the status 'done'; it is one of occurred, planned, denied",
        ),
        (
            WRONG + "place = 'x'\ncountry = 'Austria'",
            "c.toml: correction 1 has a country that is no code of two capital letters, such as AT",
        ),
        (
            WRONG + "participant = 'x'",
            "c.toml: correction 1 changes a participant's name, title, country or role, or says remove = true",
        ),
        (
            WRONG + "participant = 'x'\nrole = 'king'",
            "c.toml: correction 1 has the role 'king'; it is one of speaker, caller, callee, host, guest, visitor, sender, recipient, party",
        ),
        (
            WRONG + "participant = 'x'\nadd = true\nremove = true",
            "c.toml: correction 1 adds or removes a participant with add = true or remove = true",
        ),
        (
            WRONG + "participant = 'x'\nadd = true\nname = 'y'",
            "c.toml: correction 1 adds a participant whose name stands in participant, not in name",
        ),
        (WRONG + "label = 'x'", "c.toml: correction 1 has a label that is not of the form { ar = '…', en = '…' }"),
        (WRONG + "merge = []", "c.toml: correction 1 merges a list of ids, as in merge = ['e…']"),
        (WRONG + "merge = ['e']", "c.toml: correction 1 merges an event with itself"),
    ],
)
def test_wrong_corrections_are_refused_on_one_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(text.encode(), "c.toml")
    assert str(error.value) == message


def test_corrections_that_are_not_utf_8_are_refused() -> None:
    with pytest.raises(InputError, match=r"^c\.toml: is not UTF-8 \(byte 7\)$"):
        read("who = 'هدى'".encode("cp1256"), "c.toml")


@given(timelines(), st.lists(st.sampled_from([Drop(), SetTime(None), SetTime(day(23)), Join(("x",))]), max_size=3))
def test_a_reviewed_timeline_can_be_written_and_read(whole: Timeline, changes: list[object]) -> None:
    ids = [event.id for event in whole] + ["x"]
    asked = [Asked("c", ids[index % len(ids)], change, "w", "y") for index, change in enumerate(changes)]
    reviewed = review(whole, asked)
    assert document.read(document.write(reviewed.timeline)) == reviewed.timeline


@given(whens())
def test_edtf_is_read_as_it_is_written(when: When) -> None:
    again = edtf.read(when.edtf())
    assert (again.first_day, again.last_day, again.approximate) == (
        when.first_day,
        when.last_day,
        when.approximate and when.edtf() != "../..",
    )
    assert again.edtf() == when.edtf()
