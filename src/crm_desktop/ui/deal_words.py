"""Deals as the window says them: sums, next steps, what warns, and a card as a sentence."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crm_desktop.domain import pipeline as rules
from crm_desktop.domain.pipeline import Reason, Sums
from crm_desktop.services.pipeline import WON, Card, Column
from crm_desktop.ui import words


def tr(text: str, n: int = -1) -> str:
    """Translate a sentence about deals."""
    return QCoreApplication.translate("deals", text, None, n)


def sums_words(sums: Sums, currency: str = "EUR") -> str:
    """One sum for each currency: "€1,150 · $900"; nought in ``currency`` where there is none."""
    return " · ".join(words.money(minor, code) for code, minor in sums) or words.money(0, currency)


def percent_words(percent: float) -> str:
    """ "50 %", "33.3 %"."""
    figure = QLocale().toString(float(percent), "f", 0 if percent == int(percent) else 1)
    return tr("%1 %").replace("%1", figure)


def amount_words(card: Card) -> str:
    """What a deal is worth; a sentence where nobody said so."""
    if card.amount_minor is None:
        return tr("No value yet")
    return words.money(card.amount_minor, card.currency)


def days_words(days: int) -> str:
    """ "12 days"."""
    return tr("today") if days == 0 else tr("%n day(s)", days)


def mark_words(card: Card, today: dt.date) -> tuple[str, str]:
    """(icon, words) at the right of the value: what warns, else "" and the days in the step."""
    for reason in card.reasons:
        if reason.code == "closing_passed" and reason.since is not None:
            shown = words.day(reason.since, today)
            if reason.since.year != today.year:  # a card is narrow
                since = reason.since
                shown = words.spelled(QDate(since.year, since.month, since.day), "MMM yyyy")
            return "calendar", tr("was %1").replace("%1", shown)
        if reason.code == "quiet":
            return "hourglass", days_words(reason.days)
    return "", days_words(card.days)


STEP_ICONS = {
    "call": "phone", "email": "mail", "meeting": "users", "visit": "store", "note": "notebook-pen",
}  # fmt: skip


def step_words(card: Card, today: dt.date) -> tuple[str, str, str, str]:
    """(icon, what, when, colour) of the last line of a card."""
    if card.state != "open":
        day = words.day(card.closed_on, today) if card.closed_on else ""
        if card.state == "won":
            return "trophy", tr("Won %1").replace("%1", day).strip(), "", "success"
        return "x", tr("Lost %1").replace("%1", day).strip(), "", "text_2"
    step = card.step
    if step is None:
        return "triangle-alert", tr("No next step"), "", "warning"
    icon, what = STEP_ICONS.get(step.kind, "circle-check"), step.title or _kind_words(step.kind)
    if step.due is None:
        return icon, what, "", "text_2"
    when, color = words.due(step.due, step.time, today)
    if card.step_state == "today":
        when = tr("today %1").replace("%1", step.time).strip()
    return icon, what, when, color


def _kind_words(kind: str) -> str:
    return {
        "call": tr("Call"), "email": tr("E-mail"), "meeting": tr("Meet"), "visit": tr("Visit"),
        "note": tr("Note"),
    }.get(kind, tr("Reminder"))  # fmt: skip


def reason_words(reason: Reason, today: dt.date) -> str:
    """Why a deal needs attention, as a sentence for tooltips and lists."""
    if reason.code == "no_next_step":
        return tr("No next step")
    since = words.day(reason.since, today, weekday=True) if reason.since else ""
    if reason.code == "closing_passed":
        return tr("Closing date passed: was %1").replace("%1", since)
    return (
        tr("Quiet for %n day(s), since %1", reason.days).replace("%1", since)
    )  # fmt: skip


def spoken(card: Card, where: str, today: dt.date) -> str:
    """A card as one sentence: what, who, value, where it stands, next step, what warns."""
    reasons = [reason_words(reason, today) for reason in card.reasons]
    _, what, when, _ = step_words(card, today)
    parts = [card.title, card.who, amount_words(card), where]
    if not any(reason.code == "no_next_step" for reason in card.reasons):
        parts.append(f"{what} {when}".strip())
    return ", ".join(part for part in (*parts, *reasons) if part)


def column_title(column: Column, today: dt.date) -> str:
    """The name of a step, "Won in November", or a month of the outlook."""
    if column.key == WON:
        return tr("Won in %1").replace("%1", month_words(today, today, year=False))
    if column.stage is not None:
        return column.stage.name
    return {
        rules.OVERDUE: tr("Overdue"), rules.LATER: tr("Later"), rules.UNDATED: tr("No date"),
        "": tr("Without a step"),
    }.get(column.key) or month_words(dt.date.fromisoformat(f"{column.key}-01"), today)  # fmt: skip


def month_words(day: dt.date, today: dt.date, *, year: bool = True) -> str:
    """ "November", "January 2027"."""
    form = "MMMM" if day.year == today.year or not year else "MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def expected_tip(column: Column) -> str:
    """How the expected sum comes about: "€63,500 x 50 %"; deals with their own chance are named."""
    if column.stage is None or column.stage.state != "open":
        return tr("Value times the chance of each deal")
    chance = percent_words(column.stage.probability)
    lines = [
        tr("%1 × %2").replace("%1", words.money(minor, code)).replace("%2", chance)
        for code, minor in column.totals.sums
    ]
    pinned = sum(1 for card in column.cards if card.pinned)
    if pinned:
        lines.append(tr("%n deal(s) with a chance of their own", pinned))
    return "\n".join(lines)


def landing_words(column: Column, today: dt.date) -> str:
    """The name of the place where a card would land."""
    if column.key == WON:
        return tr("Drop here: won")
    if column.stage is not None:
        return tr("Drop here")
    if column.key == rules.UNDATED:
        return tr("Drop here: no date")
    if column.key == rules.OVERDUE:
        return tr("A deal becomes overdue by itself")
    day = rules.outlook_day(column.key, today)
    return tr("Drop here: by %1").replace("%1", words.day(day, today)) if day else ""
