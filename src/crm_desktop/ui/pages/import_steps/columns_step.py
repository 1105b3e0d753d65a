"""Second step: where each column goes, what is doubtful about it, and what would come of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import dates
from crm_desktop.import_export import fields
from crm_desktop.import_export.model import ColumnMap, DateOrder
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.beside import Beside
from crm_desktop.ui.pages.import_steps.column_line import (
    ColumnHeadings,
    ColumnLine,
    ColumnText,
    Question,
)
from crm_desktop.ui.pages.import_steps.column_values import ColumnValuesPanel, doubts_sentence
from crm_desktop.ui.pages.import_steps.field_choices import shared_choices
from crm_desktop.ui.pages.import_steps.side_panels import OutlookPanel, PreviewPanel, wrapped
from crm_desktop.ui.pages.import_steps.work import ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import panel
from crm_desktop.ui.widgets.field_combo import Choice
from crm_desktop.ui.widgets.overlay_bar import OverlayBar
from crm_desktop.ui.widgets.ticks import RadioDot, TickBox
from crm_desktop.ui.words import spelled

_HEADING_LEAST, _HEADING_MOST = 92, 170
_VALUES_SHOWN = 4
_SETTLED_MS = 50
"""Until what was added has its height."""
_AT_FIRST, _THEN = 4, 3
"""Lines that are built before the step is shown, and in each turn afterwards."""
_DATE_KINDS = frozenset({"date", "partial date", "instant"})
NOT_LOOKED_THROUGH = (fields.IGNORE, fields.PART_OF_DATE, fields.SAME_AS_COMPANY)
_ORDERS: tuple[DateOrder, DateOrder] = ("dmy", "mdy")


class ColumnsStep(QWidget):
    """One line per column; at the right what will happen and how a record reads."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._lines: list[ColumnLine] = []
        self._goes_to: dict[int, str] = {}
        px = theme.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        intro = QHBoxLayout()
        intro.setContentsMargins(px(24), px(4), px(24), px(6))
        self._intro = QLabel()
        self._intro.setFont(theme.font("body"))
        self._intro.setTextFormat(Qt.TextFormat.RichText)
        self._intro.setWordWrap(True)
        intro.addWidget(self._intro, 1)
        self.remember = TickBox(theme, self.tr("&Remember for next time"))
        self.remember.setChecked(work.choices.remember)
        self.remember.toggled.connect(self._set_remember)
        intro.addWidget(self.remember)
        layout.addLayout(intro)
        self._panel = panel()
        self._inside = QVBoxLayout(self._panel)
        self._inside.setContentsMargins(1, 1, 1, 1)
        self._inside.setSpacing(0)
        layout.addWidget(
            Beside(theme, self._panel, [OutlookPanel(theme, work), PreviewPanel(theme, work)]), 1
        )
        self._stale = True
        self._wants_focus = False
        """The first column to be checked is not built yet."""
        self._values: ColumnValuesPanel | None = None
        self._scroll: QScrollArea | None = None
        self._shared: tuple[Choice, ...] = ()
        self._build: Iterator[None] = iter(())
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(lambda: self._add_some(_THEN))
        work.found_changed.connect(self._found_changed)
        work.mapping_changed.connect(self._mapping_changed)
        work.doubts_changed.connect(self._refresh)
        work.values_shown.connect(self._values_came)

    def focus_first(self) -> None:
        """Put the focus on the first column that needs the person, else on the first."""
        columns = self._work.found.columns
        for line, column in zip(self._lines, columns, strict=False):
            if column.confidence == "check":
                line.combo.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._wants_focus = len(self._lines) < len(columns)
        if self._lines:
            self._lines[0].combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_remember(self, wanted: bool) -> None:
        self._work.choices.remember = wanted

    # -- the values of a column ----------------------------------------------------------------

    def look_through(self, index: int) -> None:
        """List the different values of a column under its line; again: close the list."""
        before = self._values
        self.close_values()
        if before is not None and before.index == index:
            return
        column = self._work.found.columns[index]
        if column.field in NOT_LOOKED_THROUGH:
            return
        made = ColumnValuesPanel(
            self._theme, self._work, index, _heading(self, column), self.close_values
        )
        self._values = made
        self._rows.insertWidget(self._rows.indexOf(self._lines[index]) + 1, made)
        self._work.show_values(index)

    def _values_came(self, index: int) -> None:
        made = self._values
        if made is not None and made.index == index:
            QTimer.singleShot(_SETTLED_MS, self, lambda: self._bring_into_view(made))

    def _bring_into_view(self, made: ColumnValuesPanel) -> None:
        if made is self._values and self._scroll is not None:
            self._scroll.ensureWidgetVisible(made, 0, 0)

    def close_values(self) -> None:
        """Take the list of values away; what was fixed stays so."""
        made, self._values = self._values, None
        if made is not None:
            focused = QApplication.focusWidget()
            inside = focused is not None and made.isAncestorOf(focused)
            made.hide()
            made.deleteLater()
            if inside:
                self._lines[made.index].combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mapping_changed(self) -> None:
        open_ = self._values
        if open_ is not None and self._goes_to.get(open_.index) != (
            self._work.found.columns[open_.index].field
        ):
            self.close_values()  # its values are read in another way now
        self._goes_to = {n: c.field for n, c in enumerate(self._work.found.columns)}
        self._refresh()

    # -- the list ------------------------------------------------------------------------------

    def _found_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        # A file may have hundreds of columns: they are built when they are looked at.
        if self._stale and self._work.ready:
            self._rebuild()
        super().showEvent(event)

    def _rebuild(self) -> None:
        self._stale = False
        self._more.stop()
        while self._inside.count():
            item = self._inside.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines, self._values = [], None
        theme, found = self._theme, self._work.found
        self._goes_to = {n: column.field for n, column in enumerate(found.columns)}
        self.remember.setVisible(self._work.is_table)
        if not found.columns:
            told = wrapped(
                theme,
                self.tr(
                    "This file says itself what its values are, so there is nothing to match. "
                    "The preview shows how its records read."
                ),
            )
            told.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
            self._inside.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
            self._refresh()
            return
        metrics = QFontMetrics(theme.font("label"))
        widest = max(metrics.horizontalAdvance(_heading(self, c)) for c in found.columns)
        width = max(_HEADING_LEAST, min(_HEADING_MOST, round(widest / theme.scale) + 12))
        self._inside.addWidget(ColumnHeadings(theme, width))
        if any(notice.code == "text.double_encoded" for notice in found.notices):
            self._inside.addWidget(self._ask_about_texts())
        scroll = QScrollArea(self._panel)
        self._scroll = scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        OverlayBar(scroll)  # so the lines stand under their headings
        self._inside.addWidget(scroll, 1)
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        scroll.setWidget(inner)
        self._shared = tuple(shared_choices())
        self._build = self._add_lines(inner, width)
        self._add_some(_AT_FIRST)
        self._refresh()

    def _add_some(self, count: int) -> None:
        """Add lines for the next columns; the others follow when the window has caught up."""
        if not self._work.ready:
            return  # the wizard was left meanwhile
        for _ in islice(self._build, count):
            pass
        if len(self._lines) < len(self._work.found.columns):
            self._more.start()

    def _add_lines(self, inner: QWidget, width: int) -> Iterator[None]:
        known = {choice.name for choice in self._shared}
        for index, column in enumerate(self._work.found.columns):
            heading = _heading(self, column)
            special = [fields.CUSTOM, fields.IGNORE]
            if (present := words.goes_to(column.field)) not in {*known, *special}:
                special.append(present)
            own = [
                Choice(name, words.field_name(name, heading), words.field_icon(name))
                for name in special
            ]
            line = ColumnLine(
                self._theme, self._text(index, column), width, own, self._shared,
                partial(self._work.set_field, index), partial(self.look_through, index), inner,
            )  # fmt: skip
            line.say(self._text(index, column), self._questions(index, column))
            self._lines.append(line)
            self._rows.insertWidget(self._rows.count() - 1, line)
            if self._wants_focus and column.confidence == "check":
                self._wants_focus = False
                line.combo.setFocus(Qt.FocusReason.OtherFocusReason)
            yield

    def _refresh(self) -> None:
        if self._stale:
            return
        columns = self._work.found.columns
        for index, (line, column) in enumerate(zip(self._lines, columns, strict=False)):
            line.say(self._text(index, column), self._questions(index, column))
        self._say_intro()

    def _say_intro(self) -> None:
        found, theme = self._work.found, self._theme
        if not found.columns:
            self._intro.setText(self.tr("Nothing to match in this file."))
            return
        counts = {
            confidence: sum(1 for c in found.columns if c.confidence == confidence)
            for confidence in ("sure", "likely", "check")
        }
        first = (
            self.tr("Columns as in your last import of such a file.")
            if found.remembered
            else self.tr("Check where each column goes.")
        )
        told = []
        sure, likely, check = counts["sure"], counts["likely"], counts["check"]
        for confidence, text, color in (
            (
                "sure",
                self.tr("1 is sure") if sure == 1 else self.tr("%n are sure", "", sure),
                "text",
            ),
            (
                "likely",
                self.tr("1 is likely") if likely == 1 else self.tr("%n are likely", "", likely),
                "accent",
            ),
            (
                "check",
                self.tr("1 needs you") if check == 1 else self.tr("%n need you", "", check),
                "warning",
            ),
        ):
            weight = 600 if confidence == "sure" else 500
            if counts[confidence]:
                told.append(
                    f'<span style="font-weight:{weight}; color:{theme.hex(color)}">{text}</span>'
                )
        self._intro.setText(f"{first} {', '.join(told)}." if told else first)

    def _text(self, index: int, column: ColumnMap) -> ColumnText:
        profile = self._profile(index)
        samples = [str(value) for value in profile.get("samples", [])]
        heading = _heading(self, column)
        clash = self._clash(index, column)
        confidence = "check" if clash else column.confidence
        return ColumnText(
            heading=heading,
            values=" · ".join(samples[:_VALUES_SHOWN]) or self.tr("(all empty)"),
            field=words.goes_to(column.field),
            field_words=words.field_name(words.goes_to(column.field), heading),
            confidence=confidence,
            match_words={
                "sure": self.tr("Sure"),
                "likely": self.tr("Likely"),
                "check": self.tr("Please check"),
                "left out": self.tr("Left out"),
            }[confidence],
            reason=clash or spoken(column.reason),
        )

    def _profile(self, index: int) -> dict[str, Any]:
        profiles = self._work.found.profiles
        return profiles[index] if index < len(profiles) else {}

    # -- questions -----------------------------------------------------------------------------

    def _questions(self, index: int, column: ColumnMap) -> list[Question]:
        if column.field == fields.IGNORE:
            return []
        asked = []
        if clash := self._clash(index, column):
            asked.append(Question(clash))
        elif column.confidence == "check" and column.field in (
            "contact.full_name", "company.name", "contact.external_id", "company.external_id",
        ):  # fmt: skip
            asked.append(Question(spoken(column.reason)))
        if (question := self._date_question(index, column)) is not None:
            asked.append(question)
        if (question := self._damage_question(index)) is not None:
            asked.append(question)
        if (question := self._values_question(index, column)) is not None:
            asked.append(question)
        return asked

    def _values_question(self, index: int, column: ColumnMap) -> Question | None:
        doubts = self._work.doubts.get(index)
        if doubts is not None and doubts.values:
            text, still = doubts_sentence(doubts), True
        elif column.replacements:
            text, still = self.tr("%n value(s) fixed.", "", len(column.replacements)), False
        else:
            return None
        return Question(
            text, open=still, link=self.tr("Look through them"),
            linked=partial(self.look_through, index),
        )  # fmt: skip

    def _clash(self, index: int, column: ColumnMap) -> str:
        """Another column before this one goes to the same field, which holds one value."""
        if not words.takes_one(column.field):
            return ""
        for other in self._work.found.columns[:index]:
            if other.field == column.field:
                text = self.tr("“%1” goes there, too. Where both have a value, its one is taken.")
                return text.replace("%1", _heading(self, other))
        return ""

    def _date_question(self, index: int, column: ColumnMap) -> Question | None:
        profile = self._profile(index)
        kind = fields.FIELDS.get(column.field)
        is_date = kind in _DATE_KINDS or (column.field == fields.CUSTOM and column.kind == "date")
        if not is_date or profile.get("date_sure", True):
            return None
        for sample in profile.get("samples", []):
            days = [dates.parse_date(str(sample), order, pivot_year=2049) for order in _ORDERS]
            if days[0] and days[1] and days[0] != days[1]:
                spoken = tuple(
                    spelled(QDate(day.year, day.month, day.day), "d MMMM") for day in days if day
                )
                text = self.tr("%1 can be read two ways. Which one?").replace("%1", str(sample))
                return Question(
                    text,
                    spoken,
                    _ORDERS.index("mdy" if column.date_order == "mdy" else "dmy"),
                    lambda chosen: self._work.set_date_order(index, _ORDERS[chosen]),
                    open=column.confidence == "check",
                )
        return None

    def _damage_question(self, index: int) -> Question | None:
        profile = self._profile(index)
        damage: dict[str, int] = profile.get("damage", {})
        if not damage:
            return None
        count = sum(damage.values())
        text = (
            self.tr("A spreadsheet program damaged a number here: %1. Mend it?")
            if count == 1
            else self.tr(
                "A spreadsheet program damaged %n numbers here, such as %1. Mend them?", "", count
            )
        ).replace("%1", str(profile.get("damaged") or next(iter(profile.get("samples", [])), "")))
        mended = "numbers" in self._work.choices.repair
        return Question(
            text,
            (self.tr("Mend them"), self.tr("Leave as they are")),
            0 if mended else 1,
            lambda chosen: self._work.set_repair("numbers", chosen == 0),
            open=not mended,
        )

    def _ask_about_texts(self) -> QWidget:
        """Texts that were encoded twice concern the whole file, so they are asked above all."""
        theme, px = self._theme, self._theme.px
        asked = QFrame()
        asked.setStyleSheet(f"background: {theme.hex('warning_tint')}")
        layout = QHBoxLayout(asked)
        layout.setContentsMargins(px(16), px(8), px(16), px(8))
        layout.setSpacing(px(16))
        sentence = next(
            spoken(notice.text)
            for notice in self._work.found.notices
            if notice.code == "text.double_encoded"
        )
        layout.addWidget(wrapped(theme, sentence), 1)
        group = QButtonGroup(asked)
        for number, answer in enumerate((self.tr("Mend them"), self.tr("Leave as they are"))):
            dot = RadioDot(theme, answer)
            dot.setChecked((number == 0) == ("texts" in self._work.choices.repair))
            dot.setAccessibleDescription(sentence)
            group.addButton(dot, number)
            layout.addWidget(dot)
        group.idClicked.connect(lambda chosen: self._work.set_repair("texts", chosen == 0))
        return asked


def _heading(step: QWidget, column: ColumnMap) -> str:
    return column.column or words.nameless_column(column.index)
