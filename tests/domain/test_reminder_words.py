"""Reminders typed in words, in English and in German; 22 November 2026 is a Sunday."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.recurrence import Repeat
from crm_desktop.domain.reminder_words import LANGUAGES, MOST_WORDS, ReminderWords, read_words

NOW = dt.datetime(2026, 11, 22, 15, 20)
WED = dt.datetime(2026, 10, 14, 9, 41)


def read(text: str, language: str, now: dt.datetime = NOW) -> ReminderWords:
    return read_words(text, now, language=language, order="dmy")


def shown(words: ReminderWords) -> tuple[str, str, str]:
    when = "" if words.date is None else words.date.isoformat()
    time = "" if words.time is None else f" {words.time:%H:%M}"
    return words.text, (when + time).strip(), words.repeat.rule() if words.repeat else ""


@pytest.mark.parametrize(
    ("text", "rest", "when", "rule"),
    [
        ("Call Marta Oliveira Thu 10:00", "Call Marta Oliveira", "2026-11-26 10:00", ""),
        ("call Marta tomorrow 10:00", "call Marta", "2026-11-23 10:00", ""),
        ("Order brake pads", "Order brake pads", "", ""),
        ("Order brake pads today", "Order brake pads", "2026-11-22", ""),
        ("the day after tomorrow ring Tom", "ring Tom", "2026-11-24", ""),
        ("ring Tom on Friday at 3", "ring Tom", "2026-11-27 15:00", ""),
        ("ring Tom Friday at 9.30", "ring Tom", "2026-11-27 09:30", ""),
        ("ring Tom at 3pm", "ring Tom", "2026-11-23 15:00", ""),
        ("ring Tom at 4 pm", "ring Tom", "2026-11-22 16:00", ""),
        ("next Friday send quote", "send quote", "2026-11-27", ""),
        ("next week: send quote", "next week: send quote", "", ""),
        ("send quote next week", "send quote", "2026-11-23", ""),
        ("in 3 weeks, ask about deposit", "ask about deposit", "2026-12-13", ""),
        ("ask in a month", "ask", "2026-12-22", ""),
        ("ask in two hours", "ask", "2026-11-22 17:20", ""),
        ("invoice 15 Dec", "invoice", "2026-12-15", ""),
        ("invoice 15th of December 2027", "invoice", "2027-12-15", ""),
        ("invoice Oct 15", "invoice", "2027-10-15", ""),
        ("invoice 3.2.", "invoice", "2027-02-03", ""),
        ("invoice 3/2/27 noon", "invoice", "2027-02-03 12:00", ""),
        ("invoice 2026-12-01", "invoice", "2026-12-01", ""),
        ("Thu 26 Nov 10:00 test ride", "test ride", "2026-11-26 10:00", ""),
        ("check stock every Monday 8:00", "check stock", "2026-11-23 08:00",
         "FREQ=WEEKLY;BYDAY=MO"),
        ("every Monday and Thursday post", "post", "2026-11-23", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every other week bins", "bins", "2026-11-22", "FREQ=WEEKLY;INTERVAL=2"),
        ("backup daily at 18:00", "backup", "2026-11-22 18:00", "FREQ=DAILY"),
        ("backup daily at 9:00", "backup", "2026-11-23 09:00", "FREQ=DAILY"),
        ("rent every 15th of the month", "rent", "2026-12-15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("stock taking last Friday of the month", "stock taking", "2026-11-27",
         "FREQ=MONTHLY;BYDAY=-1FR"),
        ("tax every 3 months", "tax", "2026-11-22", "FREQ=MONTHLY;INTERVAL=3"),
        ("accounts end of month", "accounts", "2026-11-30", ""),
        # What is no date stays: figures, months as words, names.
        ("Call May Chen about 10.30 discount", "Call May Chen about 10.30 discount", "", ""),
        ("Order 24 helmets, size 52", "Order 24 helmets, size 52", "", ""),
        ("Ask for invoice 2031", "Ask for invoice 2031", "", ""),
        ("meet 31.2. Tom", "meet 31.2. Tom", "", ""),
        ("ring at 25:00", "ring at 25:00", "", ""),
        ("today or tomorrow", "or tomorrow", "2026-11-22", ""),
    ],
)  # fmt: skip
def test_english(text: str, rest: str, when: str, rule: str) -> None:
    assert shown(read(text, "en")) == (rest, when, rule)


@pytest.mark.parametrize(
    ("text", "rest", "when", "rule"),
    [
        ("Marta Oliveira am Do um 10 anrufen", "Marta Oliveira anrufen", "2026-11-26 10:00", ""),
        ("Do 10:00 Marta anrufen", "Marta anrufen", "2026-11-26 10:00", ""),
        ("Übermorgen Angebot schicken", "Angebot schicken", "2026-11-24", ""),
        ("morgen früh Tom zurückrufen", "Tom zurückrufen", "2026-11-23 09:00", ""),
        ("heute Abend Kasse", "Kasse", "2026-11-22 18:00", ""),
        ("Heute morgen Kasse", "Kasse", "2026-11-22 09:00", ""),
        ("nächste Woche Termin mit Jonas", "Termin mit Jonas", "2026-11-23", ""),
        ("in drei Wochen nachfragen", "nachfragen", "2026-12-13", ""),
        ("Rechnung bis 15.12.", "Rechnung", "2026-12-15", ""),
        ("Rechnung am 15. Dezember um 9.30 Uhr", "Rechnung", "2026-12-15 09:30", ""),
        ("Rechnung 15. März 2027", "Rechnung", "2027-03-15", ""),
        ("halb 11 Tom", "Tom", "2026-11-23 10:30", ""),
        ("jeden Montag Kasse zählen", "Kasse zählen", "2026-11-23", "FREQ=WEEKLY;BYDAY=MO"),
        ("jeden zweiten Tag gießen", "gießen", "2026-11-22", "FREQ=DAILY;INTERVAL=2"),
        ("alle 2 Monate Filter", "Filter", "2026-11-22", "FREQ=MONTHLY;INTERVAL=2"),
        ("jeden 15. Miete", "Miete", "2026-12-15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("jeden letzten Freitag im Monat Inventur", "Inventur", "2026-11-27",
         "FREQ=MONTHLY;BYDAY=-1FR"),
        ("Monatsende Steuer", "Steuer", "2026-11-30", ""),
        # Weekdays of two letters are common words as well.
        ("so wie besprochen", "so wie besprochen", "", ""),
        ("Do it yourself Set bestellen", "Do it yourself Set bestellen", "", ""),
        ("Mo. bestellen", "bestellen", "2026-11-23", ""),
    ],
)  # fmt: skip
def test_german(text: str, rest: str, when: str, rule: str) -> None:
    assert shown(read(text, "de")) == (rest, when, rule)


def test_the_example_of_the_page() -> None:
    found = read("Call Marta Oliveira Thu 10:00", "en", WED)
    assert found == ReminderWords(
        "Call Marta Oliveira", dt.date(2026, 10, 15), dt.time(10), None, "call"
    )


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [("ring Tom", "en", "call"), ("E-mail the list", "en", "email"), ("visit Ruth", "en", "visit"),
     ("Meeting, Weber", "en", "meeting"), ("Recall the parts", "en", ""),
     ("Marta anrufen.", "de", "call"), ("Besuch bei Ruth", "de", "visit")],
)  # fmt: skip
def test_kind_is_read_and_stays_in_the_text(text: str, language: str, kind: str) -> None:
    found = read(text, language)
    assert (found.kind, found.text) == (kind, text)


def test_order_of_day_and_month_is_the_one_of_the_shop() -> None:
    assert read_words("x 3/4", NOW, language="en", order="mdy").date == dt.date(2027, 3, 4)
    assert read_words("x 3/4", NOW, language="en", order="dmy").date == dt.date(2027, 4, 3)


def test_next_is_the_one_of_next_week_and_this_the_coming_one() -> None:
    assert read("x next Friday", "en", WED).date == dt.date(2026, 10, 23)
    assert read("x this Friday", "en", WED).date == dt.date(2026, 10, 16)
    assert read("x Wednesday", "en", WED).date == dt.date(2026, 10, 21)


PIECES = """
call Tom every other last first Friday next week in 3 three days at on 10:00 10 pm 15.12. 15 Dec
2027 tomorrow jeden alle zweiten Montag halb um Uhr 31.02. morgen früh Monatsende, 99999999999
daily of the month 0
"""
words = st.sampled_from(PIECES.split())


@settings(max_examples=400)
@given(st.lists(words, max_size=9).map(" ".join) | st.text(max_size=80),
       st.sampled_from(sorted(LANGUAGES)))  # fmt: skip
def test_any_text_is_read_and_no_word_is_made_up(text: str, language: str) -> None:
    found = read(text, language)
    typed = iter(text.split())
    assert all(any(word.strip(" ,;") == old.strip(" ,;") for old in typed)
               for word in found.text.split())  # fmt: skip
    assert isinstance(found.repeat, Repeat | None)
    if found.repeat is not None:
        assert found.date is not None


def test_what_is_too_long_to_read_is_kept() -> None:
    text = "word " * MOST_WORDS + "tomorrow"
    assert read(text, "en") == ReminderWords(text)
