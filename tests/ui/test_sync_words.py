"""How sharing stands is said in one place, and the side bar always agrees with the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from crm_desktop.services.sync_questions import Question, Version
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.rounds import Held, OtherPc, Report
from crm_desktop.ui import question_words
from crm_desktop.ui.sync_words import (
    Situation,
    Times,
    clock_advice,
    exchange_words,
    pc_words,
    said,
)
from tests.helpers.shop import NINE_O_CLOCK

NOW = NINE_O_CLOCK
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
TIMES = Times(NOW, dt.UTC)

pytestmark = pytest.mark.usefixtures("qapp")


def other(name: str = "Workshop PC", **values: object) -> OtherPc:
    made = OtherPc(name.encode(), name, NOW - 2 * MINUTE, 1)
    return replace(made, **values)  # type: ignore[arg-type]


def version(text: str, *, shown: bool = False, device: str = "Workshop PC") -> Version:
    return Version({"typed": text}, text, shown, "Ben", device, NOW - DAY)


PHONE = Question(
    "k", "phone", 1, b"p", "number", "Tom Achterberg", "", frozenset({b"t"}),
    (version("01632 960 208", shown=True), version("01632 960 280")),
)  # fmt: skip
FINE = Report(at=NOW, place="/share/CRM-1", pc="Front desk PC", schema=1, others=(other(),))
SHARED = Situation(shared=True, last_at=NOW - 3 * MINUTE, report=FINE)


def of(**values: object) -> Situation:
    return replace(SHARED, report=replace(FINE, **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("situation", "side", "page"),
    [
        (Situation(), "Only on this PC", "Your data is on this PC only"),
        (
            replace(SHARED, working=(3, 8)),
            "Exchanging changes…",
            "Exchanging changes…. 3 of 8",
        ),
        (SHARED, "Both PCs are up to date", "Both PCs have the same data"),
        (
            of(trouble=frozenset({Trouble.UNREACHABLE})),
            "Working on this PC",
            "The shared folder cannot be reached. Your work is safe here and goes out by itself "
            "when the folder is back.",
        ),
        (
            of(others=(other(waiting=2, waiting_since=NOW - 6 * DAY, seen_at=NOW - 6 * DAY),)),
            "Workshop PC not seen since Mon",
            "Workshop PC has not exchanged since Monday. Nothing is lost; it catches up when it is "
            "switched on.",
        ),
        (of(questions=(PHONE,)), "Up to date, 1 question", "Both PCs have the same data"),
        (
            of(held=(Held("Workshop PC", {"contact": 70}),)),
            "Up to date, 1 question",
            "Something from Workshop PC waits for you",
        ),
        (
            of(schema=2),
            "Workshop PC needs the update",
            "Workshop PC runs an older version. It keeps working; exchange goes on after its "
            "update.",
        ),
        (
            of(damaged={"Workshop PC": 1}),
            "1 part set aside",
            "One part from Workshop PC could not be read and was set aside. Nothing here was "
            "changed. Workshop PC sends it again.",
        ),
        (
            of(missing={"Workshop PC": 2}),
            "Waiting for 2 files from Workshop PC",
            "Waiting for 2 files from Workshop PC. They are not in the shared folder yet. Nothing "
            "is lost; they are taken in as soon as they arrive.",
        ),
        (
            of(trouble=frozenset({Trouble.CANNOT_WRITE})),
            "Not leaving this PC",
            "Your changes are not leaving this PC. The shared folder is full or may not be written "
            "to. Your work is safe here. What others wrote still comes in.",
        ),
        (of(trouble=frozenset({Trouble.TOO_NEW})), "This PC needs the update", ""),
        (of(trouble=frozenset({Trouble.DIVERGED})), "The PCs do not agree", ""),
        (of(key_needed=True), "Passphrase needed", ""),
        (of(trouble=frozenset({Trouble.NEW_KEY})), "Passphrase needed", ""),
        (of(trouble=frozenset({Trouble.RESTORED})), "This is an older copy", ""),
        (of(trouble=frozenset({Trouble.TAMPERED})), "Somebody changed the shared folder", ""),
        (of(trouble=frozenset({Trouble.OLDER_FOLDER})), "The shared folder is older", ""),
        (replace(SHARED, paused=True), "Exchange is paused", ""),
        (of(others=()), "Waiting for the second PC", ""),
        (of(others=(other(retired=True),)), "Waiting for the second PC", ""),
        (of(others=(other(waiting=1, waiting_since=NOW),)), "Everything is sent", ""),
        (of(unreadable=3), "Waiting for 3 files", ""),
        (of(others=(other(), other("Till"))), "All 3 PCs are up to date", ""),
    ],
)
def test_every_state_has_its_sentences(situation: Situation, side: str, page: str) -> None:
    found = said(situation, TIMES)
    assert found.side == side
    if page:
        assert ". ".join(filter(None, (found.heading, found.sentence))).startswith(page)


PCS = st.builds(
    OtherPc, st.binary(min_size=1, max_size=2), st.sampled_from(["Workshop PC", "Till", "”x"]),
    st.integers(0, NOW), st.integers(0, 3), st.integers(0, 5), st.integers(0, NOW),
    st.integers(-DAY, DAY), st.booleans(),
)  # fmt: skip
COUNTS = st.dictionaries(st.sampled_from(["", "Till", "Workshop PC"]), st.integers(1, 5))
REPORTS = st.builds(
    Report, at=st.sampled_from([0, NOW]), place=st.sampled_from(["/share/CRM-1", "https://x/y"]),
    pc=st.just("Front desk PC"), schema=st.integers(0, 3), came=st.integers(0, 9),
    went=st.integers(0, 9), others=st.lists(PCS, max_size=3).map(tuple),
    questions=st.lists(st.just(PHONE), max_size=2).map(tuple),
    held=st.lists(st.just(Held("Till", {"contact": 40})), max_size=1).map(tuple),
    missing=COUNTS, damaged=COUNTS, unreadable=st.integers(0, 2),
    trouble=st.frozensets(st.sampled_from(list(Trouble)), max_size=3), key_needed=st.booleans(),
)  # fmt: skip
SITUATIONS = st.builds(
    Situation, st.booleans(), st.booleans(),
    st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)), st.sampled_from([0, NOW - DAY]),
    REPORTS,
)  # fmt: skip


@given(SITUATIONS)
@settings(max_examples=150, deadline=None)
def test_whatever_happens_there_are_whole_sentences(situation: Situation) -> None:
    found = said(situation, TIMES)
    assert found.side
    assert found.heading
    advice = clock_advice(situation.report)
    whole = " ".join((found.side, found.detail, found.heading, found.sentence,
                      exchange_words(situation, TIMES), advice))  # fmt: skip
    assert "%" not in whole
    assert "(s)" not in whole
    for word in ("conflict", "merge", "node", "peer", "sync error", "invalid", "database"):
        assert word not in whole.casefold()
    # Whatever keeps work here is never called well, and nothing is well that waits for a person.
    kept_here = situation.report.trouble or situation.report.key_needed
    if situation.shared and kept_here and not situation.working:
        assert found.tone not in ("well", "question")
    if situation.shared and found.tone == "well":
        assert not situation.report.questions
        assert not situation.report.held
    for one in situation.report.others:
        assert all("%" not in text for text in pc_words(one, situation.report, TIMES))


def test_the_last_exchange_is_counted() -> None:
    one = of(came=6, went=2, questions=(PHONE,))
    assert exchange_words(one, TIMES) == (
        "Last exchange today at 09:42. 6 changes came in, 2 went out, 1 needs your decision."
    )
    assert exchange_words(replace(SHARED, last_at=0), TIMES) == ""


def test_a_clock_that_is_wrong_is_said_and_one_that_is_nearly_right_is_not() -> None:
    late = other(ahead_ms=-12 * MINUTE)
    assert "its clock is 12 minutes slow" in pc_words(late, FINE, TIMES)
    assert "differ by 12 minutes" in clock_advice(replace(FINE, others=(late,)))
    assert clock_advice(replace(FINE, others=(other(ahead_ms=4 * MINUTE),))) == ""


@pytest.mark.parametrize(
    ("gone", "text"),
    [
        (20_000, "just now"), (2 * MINUTE, "2 min ago"), (HOUR, "1 hour ago"), (DAY, "yesterday"),
        (3 * DAY, "Thu"), (30 * DAY, "23 Oct"),
    ],
)  # fmt: skip
def test_times_are_said_as_people_say_them(gone: int, text: str) -> None:
    assert TIMES.ago(NOW - gone) == text


def test_a_question_names_the_field_and_its_values(qapp: QApplication) -> None:
    assert question_words.heading(PHONE) == "One thing to decide: Tom Achterberg’s phone number"
    assert question_words.value_words(PHONE, PHONE.versions[1], "EUR") == "01632 960 280"
    who = question_words.who(PHONE.versions[1], "Ben", "Front desk PC", TIMES)
    assert who == "Ben, Workshop PC, yesterday 09:45"


@pytest.mark.parametrize(
    ("table", "group", "values", "text"),
    [
        ("deal", "amount", {"amount_minor": 980_000, "currency": "EUR"}, "€9,800"),
        ("deal_line", "price_minor", {"price_minor": 1_250}, "€12.50"),
        ("contact", "birthday", {"birth_year": None, "birth_month": 5, "birth_day": 3}, "3 May"),
        ("contact", "newsletter", {"newsletter": 1}, "Yes"),
        ("contact", "kind", {"kind": "company"}, "Company"),
        ("reminder", "due", {"due_date": "2026-11-23", "due_time": "10:00", "due_at": 1},
         "23 Nov 2026 10:00"),
        ("reminder", "done_at", {"done_at": None}, "not done"),
        ("deal", "outcome", {"state": "lost", "closed_on": "2026-11-20", "close_reason": "Price"},
         "lost, 20 Nov 2026, Price"),
        ("deal", "expected_close", {"expected_close": None}, "(empty)"),
        ("contact", "note", {"note": ""}, "(empty)"),
    ],
)  # fmt: skip
def test_values_are_said_as_elsewhere(
    table: str, group: str, values: dict[str, object], text: str
) -> None:
    one = replace(PHONE, table=table, group=group)
    assert question_words.value_words(one, replace(PHONE.versions[0], values=values, text=""),
                                      "EUR") == text  # fmt: skip
