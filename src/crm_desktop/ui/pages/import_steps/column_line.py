"""One column of the file: its heading, first values, where it goes, how sure that is.

The texts are painted, so that a file with hundreds of columns opens at once; what is asked about
the column stands right under it, on amber.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from crm_desktop.import_export.model import Confidence
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.field_combo import Choice, FieldCombo
from crm_desktop.ui.widgets.ticks import RadioDot

ROW, QUESTION = 43, 46
_SENTENCE = 200
LEFT, MATCH, GAP, COMBO, ARROW = 16, 112, 12, 186, 15
"""Widths of the design, from the left edge and from the right."""
VALUES_LEAST, MATCH_LEAST, NARROW = 20, 32, 540
"""In a line narrower than this the match is only its icon; the words stand in its tooltip."""
ROOMY, ROOMY_COMBO = 720, 258
"""In a line as wide as this "Customer number of the company" is read whole."""


def match_width(theme: Theme, width: int) -> int:
    """Pixels for the match in a line of this width."""
    return theme.px(MATCH_LEAST if width < theme.px(NARROW) else MATCH)


def combo_width(theme: Theme, width: int) -> int:
    """Pixels for the choice of a field in a line of this width."""
    return theme.px(ROOMY_COMBO if width >= theme.px(ROOMY) else COMBO)


_MATCH: dict[Confidence, tuple[str, str]] = {
    "sure": ("circle-check", "success"),
    "likely": ("circle-dashed", "accent"),
    "check": ("circle-question-mark", "warning"),
    "left out": ("minus", "text_3"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the person knows: a sentence and its answers, the ``chosen``-th set.

    ``open``: not answered yet, so it stands on amber.
    """

    text: str
    answers: tuple[str, ...] = ()
    chosen: int = 0
    answered: Callable[[int], None] | None = None
    open: bool = True
    link: str = ""
    linked: Callable[[], None] | None = None
    """``link``: a way to more, behind the sentence."""


@dataclass(frozen=True, slots=True)
class ColumnText:
    """What a line says; ``match_words`` are those of its confidence."""

    heading: str
    values: str
    field: str
    field_words: str
    confidence: Confidence
    match_words: str
    reason: str


class ColumnLine(QWidget):
    """A line of the second step."""

    def __init__(
        self,
        theme: Theme,
        text: ColumnText,
        heading_width: int,
        own: Sequence[Choice],
        shared: Sequence[Choice],
        chosen: Callable[[str], None],
        look_through: Callable[[], None],
        parent: QWidget,
    ) -> None:
        """``look_through``: the person wants to see all values (F2, or a click on the first)."""
        super().__init__(parent)
        self._look_through = look_through
        self._theme, self._text, self._heading_width = theme, text, heading_width
        self._questions: list[QWidget] = []
        self._sentences: list[tuple[QLabel, int, int]] = []
        """Each with the width that it would like, and that which the rest of its line takes."""
        self._open = False
        self.combo = FieldCombo(theme, own, shared, text.field, self)
        self.combo.chosen.connect(chosen)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(
            theme.px(LEFT + heading_width + VALUES_LEAST + ARROW + 2 * GAP + COMBO + MATCH_LEAST)
        )
        self.say(text, [])

    def say(self, text: ColumnText, questions: list[Question]) -> None:
        """Show changed words and what is asked now."""
        px = self._theme.px
        self._text = text
        for old in self._questions:
            old.hide()
            old.deleteLater()
        self._sentences = []
        self._questions = [self._ask(question) for question in questions]
        self._open = any(question.open for question in questions)
        self.combo.setAccessibleName(self.tr("“%1” goes to").replace("%1", text.heading))
        self.combo.setAccessibleDescription(f"{text.match_words}. {text.reason}".strip())
        self.combo.setToolTip(text.reason)
        self.setFixedHeight(px(ROW) + sum(px(QUESTION) for _ in questions))
        self._place()
        for asked in self._questions:
            asked.show()
        self.setAccessibleName(
            f"{text.heading}: {text.values}. {text.field_words}, {text.match_words}"
        )
        self.update()

    def _ask(self, question: Question) -> QWidget:
        theme, px = self._theme, self._theme.px
        asked = QWidget(self)
        layout = QHBoxLayout(asked)
        layout.setContentsMargins(0, 0, px(16), px(2))
        layout.setSpacing(px(16))
        sentence = label(theme, question.text)
        sentence.setWordWrap(True)
        layout.addWidget(sentence)
        group = QButtonGroup(asked)
        taken = px(LEFT + self._heading_width + 16)
        for number, answer in enumerate(question.answers):
            dot = RadioDot(theme, answer)
            dot.setChecked(number == question.chosen)
            dot.setAccessibleDescription(question.text)
            group.addButton(dot, number)
            layout.addWidget(dot)
            taken += dot.sizeHint().width() + px(16)
        fits = QFontMetrics(theme.font("body")).horizontalAdvance(question.text) + 4
        self._sentences.append((sentence, fits, taken))
        if question.link:
            way = button(theme, question.link, question.linked, kind="link")
            way.setAccessibleDescription(question.text)
            layout.addWidget(way)
            taken += way.sizeHint().width() + px(16)
            self._sentences[-1] = (sentence, fits, taken)
        answered = question.answered
        if answered is not None:
            group.idClicked.connect(answered)  # not when it is set above
        layout.addStretch(1)
        return asked

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        self.combo.setFixedWidth(combo_width(self._theme, self.width()))
        self.combo.move(
            self.width() - match_width(self._theme, self.width()) - px(GAP) - self.combo.width(),
            (px(ROW) - 1 - self.combo.height()) // 2,
        )
        for asked, (sentence, fits, taken) in zip(self._questions, self._sentences, strict=True):
            room, left = self.width() - taken, LEFT + self._heading_width
            if room < min(fits, px(_SENTENCE)):  # it begins under the heading, not in narrow lines
                room, left = room + px(self._heading_width), LEFT
            asked.setContentsMargins(px(left), 0, 0, 0)
            sentence.setFixedWidth(max(px(80), min(fits, room)))
        for number, asked in enumerate(self._questions):
            asked.setGeometry(0, px(ROW) + number * px(QUESTION), self.width(), px(QUESTION))

    def _rects(self) -> tuple[QRect, QRect, QRect]:
        """Heading, values, match."""
        px, high = self._theme.px, self._theme.px(ROW) - 1
        match = match_width(self._theme, self.width())
        values_x = px(LEFT + self._heading_width)
        end = self.combo.x() - px(GAP + ARROW) - px(GAP)
        return (
            QRect(px(LEFT), 0, px(self._heading_width) - px(8), high),
            QRect(values_x, 0, max(0, end - values_x), high),
            QRect(self.width() - match, 0, match, high),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._rects()[1].contains(event.pos()):
            self._look_through()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._look_through()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            heading, values, match = self._rects()
            for rect, told in (
                (heading, self._text.heading),
                (values, self._values_tip()),
                (match, f"{self._text.match_words}. {self._text.reason}"),
            ):
                if rect.contains(event.pos()) and told:
                    QToolTip.showText(event.globalPos(), told, self)
                    return True
        return super().event(event)

    def _values_tip(self) -> str:
        values = self._text.values
        return f"{values}\n" + self.tr("Click here, or press F2, to look through all values.")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, text = self._theme, self._theme.px, self._text
        painter = QPainter(self)
        if self._open:
            painter.fillRect(self.rect(), theme.color("warning_tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("border_subtle"))
        heading, values, match = self._rects()
        middle = Qt.AlignmentFlag.AlignVCenter
        for rect, shown, role, color in (
            (heading, text.heading, "label", "text"),
            (values, text.values, "small", "text_2"),
        ):
            font = theme.font("label" if role == "label" else "small")
            painter.setFont(font)
            painter.setPen(theme.color(color))
            cut = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, middle, cut)
        arrow = px(ARROW)
        y = (px(ROW) - 1 - arrow) // 2
        theme.icon("arrow-right", "text_3", ARROW).paint(
            painter, self.combo.x() - px(GAP) - arrow, y, arrow, arrow
        )
        icon, color = _MATCH[text.confidence]
        theme.icon(icon, color, 15).paint(painter, match.x(), y, arrow, arrow)
        painter.setFont(theme.font("small_label"))
        painter.setPen(theme.color(color))
        if match.width() > px(MATCH_LEAST):
            painter.drawText(match.adjusted(arrow + px(6), 0, 0, 0), middle, text.match_words)


class ColumnHeadings(QLabel):
    """The words over the columns of the list."""

    def __init__(self, theme: Theme, heading_width: int) -> None:
        super().__init__()
        self._theme, self._heading_width = theme, heading_width
        self.setFixedHeight(theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setFont(theme.font("small_label"))
        painter.setPen(theme.color("text_2"))
        right = self.width()
        match = match_width(theme, right)
        middle = px(LEFT + self._heading_width)
        end = right - match - px(GAP) - combo_width(theme, right)
        for x, until, text in (
            (px(LEFT), middle, self.tr("In your file")),
            (middle, end, self.tr("First values")),
            (end, right - match, self.tr("Goes to")),
            (right - match, right, self.tr("Match") if match > px(MATCH_LEAST) else ""),
        ):
            wide = max(0, until - x - px(GAP))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(x, 0, wide, self.height(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.fillRect(0, self.height() - 1, right, 1, theme.color("border"))
