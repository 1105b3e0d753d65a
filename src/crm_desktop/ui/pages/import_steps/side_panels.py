"""The panels beside the steps: what the import will do, and how a record will read."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.import_export import fields
from crm_desktop.import_export.party_values import shown_name
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import TagChip, button, hue_of, label, line, paint_avatar
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.words import figure

_PROBLEMS_SHOWN = 4
_SENTENCE = 360
_TAGS_SHOWN = 2


def side_panel(theme: Theme) -> tuple[QFrame, QVBoxLayout]:
    """A white panel with the padding of the side column."""
    made = QFrame()
    made.setProperty("panel", True)
    layout = QVBoxLayout(made)
    layout.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
    layout.setSpacing(0)
    return made, layout


def icon_label(theme: Theme, name: str, color: str, size: int = 16) -> QLabel:
    """An icon that says nothing by itself."""
    made = QLabel()
    made.setPixmap(theme.icon(name, color, size).pixmap(theme.px(size)))
    made.setFixedSize(theme.px(size), theme.px(size))
    return made


def wrapped(theme: Theme, text: str, role: Role = "body", color: str = "text") -> QLabel:
    """Plain text over as many lines as it needs."""
    made = label(theme, text, role, color)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class CentredText(QLabel):
    """Sentences in the middle of a page, as high as their lines need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("body"))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color("text_2"))
        self.setPalette(palette)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFixedWidth(theme.px(_SENTENCE))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class OutlookPanel(QWidget):
    """What will happen: the sums of the plan, with a word that nothing is saved yet."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = side_panel(theme)
        outer.addWidget(frame)
        heading = label(theme, self.tr("What will happen"), "heading")
        layout.addWidget(heading)
        layout.addSpacing(theme.px(6))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout.addLayout(self._lines)
        layout.addSpacing(theme.px(8))
        layout.addWidget(line(theme))
        layout.addSpacing(theme.px(8))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(
            icon_label(theme, "shield-check", "success", 15), 0, Qt.AlignmentFlag.AlignTop
        )
        foot.addWidget(
            wrapped(
                theme,
                self.tr(
                    "This is a rehearsal. Nothing is saved until the last step, and the whole "
                    "import can be undone for 30 days."
                ),
                "small",
                "text_2",
            ),
            1,
        )
        layout.addLayout(foot)
        work.planning.connect(self._refresh)
        work.planned.connect(self._refresh)
        work.plan_failed.connect(self._fail)
        self._refresh()

    def _lines_of_plan(self) -> list[tuple[str, str, int, str]]:
        """(icon, colour, number, words)"""
        plan = self._work.plan
        if plan is None:
            return []
        summary = plan.summary
        made = summary.creates
        alike = summary.alike
        unchanged = summary.skipped - max(0, summary.left_out - summary.problem_records)
        people, companies = made.get("contacts", 0), made.get("companies", 0)
        deals, entries = made.get("deals", 0), made.get("entries", 0)
        reminders = made.get("reminders", 0)
        left = summary.left_out
        lines = [
            ("user-plus", "success", people, self.tr("new contact(s)", "", people)),
            ("building-2", "success", companies, self.tr("new company(s)", "", companies)),
            ("chart-column", "success", deals, self.tr("new deal(s)", "", deals)),
            ("notebook-pen", "success", entries, self.tr("entry(s) in timelines", "", entries)),
            ("calendar-check", "success", reminders, self.tr("reminder(s)", "", reminders)),
            (
                "git-merge",
                "accent",
                summary.updates,
                self.tr("existing one(s) filled in", "", summary.updates),
            ),
            ("check", "text_3", unchanged, self.tr("here already, just so", "", unchanged)),
            (
                "copy",
                "warning",
                alike,
                self.tr("looks like a duplicate")
                if alike == 1
                else self.tr("look like duplicates", "", alike),
            ),
            ("minus", "text_3", left, self.tr("row(s) left out", "", left)),
        ]
        shown = [one for one in lines if one[2]] or lines[:1]
        groups: dict[tuple[str, str], int] = {}
        for column, reason, count in plan.problem_groups:
            key = ("" if reason == words.NOT_USED else column, reason)
            groups[key] = groups.get(key, 0) + count
        for (column, reason), count in list(groups.items())[:_PROBLEMS_SHOWN]:
            shown.append(
                ("circle-alert", "danger", count, words.problem_words(column, reason, count))
            )
        more = len(groups) - _PROBLEMS_SHOWN
        if more > 0:
            shown.append(
                ("circle-alert", "danger", more, self.tr("more kind(s) of problems", "", more))
            )
        return shown

    def _refresh(self) -> None:
        _empty(self._lines)
        theme = self._theme
        lines = self._lines_of_plan()
        if not lines:
            self._lines.addWidget(wrapped(theme, self.tr("Counting…"), "body", "text_2"))
        for icon, color, number, text in lines:
            row = QWidget()
            row.setMinimumHeight(theme.px(32))
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, theme.px(4), 0, theme.px(4))
            layout.setSpacing(theme.px(12))
            layout.addWidget(icon_label(theme, icon, color))
            stale = not self._work.plan_is_current
            count = label(theme, figure(number), "strong", "text_3" if stale else "text")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            count.setMinimumWidth(theme.px(36))
            layout.addWidget(count)
            layout.addWidget(wrapped(theme, text, "body", "text"), 1)
            row.setAccessibleName(f"{number} {text}")
            self._lines.addWidget(row)

    def _fail(self, sentence: str) -> None:
        _empty(self._lines)
        self._lines.addWidget(wrapped(self._theme, sentence, "body", "danger"))


class PreviewPanel(QWidget):
    """How one record of the file will read, with a way to the next and the previous."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._record = 1
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = side_panel(theme)
        outer.addWidget(frame)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(theme, self.tr("Preview"), "heading"), 1)
        self._back = button(
            theme, "", self._previous, kind="ghost", icon="chevron-left", small=True,
            tip=self.tr("Previous row"),
        )  # fmt: skip
        self._next = button(
            theme, "", self._following, kind="ghost", icon="chevron-right", small=True,
            tip=self.tr("Next row"),
        )  # fmt: skip
        for one in (self._back, self._next):
            one.setFixedSize(theme.px(28), theme.px(28))
        self._place = label(theme, "", "small", "text_3")
        head.addWidget(self._back)
        head.addWidget(self._place)
        head.addWidget(self._next)
        layout.addLayout(head)
        layout.addSpacing(theme.px(8))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll, 1)
        work.mapping_changed.connect(self._ask)
        work.found_changed.connect(self._start)
        work.row_shown.connect(self._show_row)
        if work.ready:
            self._start()

    def _start(self) -> None:
        self._record = 1
        self._ask()

    def _previous(self) -> None:
        self._record = max(1, self._record - 1)
        self._ask()

    def _following(self) -> None:
        self._record = min(self._work.found.records, self._record + 1)
        self._ask()

    def _ask(self) -> None:
        count = self._work.found.records
        self._record = min(self._record, max(1, count))
        self._back.setEnabled(self._record > 1)
        self._next.setEnabled(self._record < count)
        place = self.tr("%1 of %2").replace("%1", figure(self._record))
        self._place.setText(place.replace("%2", figure(count)))
        if count:
            self._work.show_row(self._record)

    def _show_row(self, record: int, values: dict[str, str]) -> None:
        if record != self._record:
            return
        theme = self._theme
        card = _Card(theme, self._work, values)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, theme.px(4), 0)
        layout.setSpacing(0)
        layout.addWidget(_Head(theme, card.name, card.company, card.tags))
        layout.addSpacing(theme.px(8))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(10))
        grid.setColumnMinimumWidth(0, theme.px(96))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(card.facts):
            told = label(theme, words.breakable(name), "small", "text_2")
            told.setMaximumWidth(theme.px(120))
            told.setWordWrap(True)
            grid.addWidget(told, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(
                wrapped(theme, words.breakable(value)), row, 1, Qt.AlignmentFlag.AlignTop
            )
            grid.setRowMinimumHeight(row, theme.px(18))
        layout.addLayout(grid)
        layout.addStretch(1)
        self._scroll.setWidget(inner)
        shown = [card.name, card.company, *(f"{name}: {value}" for name, value in card.facts)]
        self._scroll.setAccessibleName(", ".join(filter(None, shown)))


class _Card:
    """What a record says, in the order of the file's columns; parts of an address together."""

    def __init__(self, theme: Theme, work: ImportWork, values: dict[str, str]) -> None:
        self.facts: list[tuple[str, str]] = []
        self.tags: list[str] = []
        first = " ".join(
            filter(None, (values.get("contact.first_name"), values.get("contact.last_name")))
        )
        self.company = values.get("company.name", "")
        named = {part: values.get(f"contact.{part}", "") for part in ("full_name", "id", "kind")}
        self.name = shown_name(named) or first or values.get("deal.name", "")
        if not self.name:
            self.name, self.company = self.company, ""
        told = {"contact.full_name", "contact.first_name", "contact.last_name", "company.name"}
        addresses: dict[str, dict[str, str]] = {}
        columns = [(c.field, c.column, f"#{c.index}", c.kind) for c in work.found.columns]
        if not columns:
            columns = [(key, key, key, "text") for key in values]
        for name, header, key, kind in columns:
            value = values.get(key, "")
            if not value or name in told or words.goes_to(name) == fields.IGNORE:
                continue
            if name.endswith(".tags"):
                self.tags += [tag for tag in re.split(r"\s*[;,|]\s*", value) if tag]
            elif ".address." in name:
                place, _, part = name.rpartition(".")
                if place not in addresses:
                    addresses[place] = {}
                    self.facts.append((place, ""))
                addresses[place][part] = value
            else:
                shown = words.field_name(name, header)
                if name == fields.CUSTOM:
                    shown = header or words.nameless_column(int(key[1:]))
                self.facts.append((shown, words.spoken_value(value, kind)))
        self.facts = [
            (words.field_name(name, ""), _one_line(addresses[name]))
            if name in addresses
            else (name, value)
            for name, value in self.facts
        ]


def _one_line(parts: dict[str, str]) -> str:
    street = " ".join(filter(None, (parts.get("street"), parts.get("street_number"))))
    town = " ".join(filter(None, (parts.get("postal_code"), parts.get("city"))))
    rest = (parts.get("street2"), parts.get("region"), parts.get("country"))
    return ", ".join(filter(None, (street, town, *rest)))


class _Head(QWidget):
    """Avatar, name, company and tags of a record."""

    def __init__(self, theme: Theme, name: str, company: str, tags: list[str]) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        side = theme.px(36)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(side + theme.px(12), 0, 0, 0)
        layout.setSpacing(theme.px(4))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(theme, name or self.tr("(no name)"), "strong"))
        if company:
            lines.addWidget(ElidedLabel(theme, company, "small", "text_2"))
        layout.addLayout(lines, 1)
        for tag in tags[:_TAGS_SHOWN]:
            layout.addWidget(TagChip(theme, tag, hue_of(tag.casefold().encode())))
        if len(tags) > _TAGS_SHOWN:
            layout.addWidget(label(theme, f"+{len(tags) - _TAGS_SHOWN}", "small", "text_3"))
        self.setMinimumHeight(side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._theme.px(36)
        rect = QRect(0, (self.height() - side) // 2, side, side)
        hue = hue_of(self._name.casefold().encode())
        paint_avatar(painter, self._theme, rect, self._name, hue, "strong")


def _empty(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
