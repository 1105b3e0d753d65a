"""One field with several values: who wrote which and when, and the buttons that settle it.

The newer value is chosen to begin with; it is in use already. Settling is told by signals; whoever
shows the question settles it and shows what is left.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.services.sync_questions import Question
from crm_desktop.ui import question_words
from crm_desktop.ui.sync_words import Times
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label

_CARD, _NARROW, _LINES = 240, 680, 8
"""Smallest width of a value, width under which the buttons stand below, lines of a long text."""


class ValueChoice(QRadioButton):
    """A value with who, which PC and when; chosen like any of several."""

    def __init__(self, theme: Theme, value: str, who: str) -> None:
        super().__init__(value)
        self._theme, self._value, self._who = theme, value, who
        self.setAccessibleName(value)
        self.setAccessibleDescription(who)
        self.setToolTip(value if "\n" in value or len(value) > 40 else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _text_rect(self, width: int) -> QRect:
        """Of the value, within a card of that width."""
        px = self._theme.px
        wide = max(px(40), width - px(42) - px(12))
        metrics = self.fontMetrics()
        found = metrics.boundingRect(
            QRect(0, 0, wide, 10_000), Qt.TextFlag.TextWordWrap, self._value
        )
        high = min(found.height(), _LINES * metrics.lineSpacing())
        return QRect(px(42), px(8), wide, max(high, metrics.height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.setFont(self._theme.font("strong"))
        px, small = self._theme.px, self._theme.line_height("small")
        lines = -(-len(self._who) * px(6) // max(px(40), width - px(54)))
        return self._text_rect(width).bottom() + small * min(lines, 3) + px(10)

    def sizeHint(self) -> QSize:
        wide = self._theme.px(_CARD)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = 2 if chosen else 1
        painter.setPen(QPen(theme.color("accent" if chosen else "border_strong"), edge))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        radius = theme.radius("control")
        inset = edge / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        middle, outer = QPoint(px(22), self.height() // 2), px(8)
        painter.setBrush(theme.color("accent" if chosen else "surface"))
        painter.setPen(QPen(theme.color("accent" if chosen else "border_strong"), 1.5))
        painter.drawEllipse(middle, outer, outer)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text_on_accent"))
            painter.drawEllipse(middle, px(3), px(3))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        place = self._text_rect(self.width())
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), self._value)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_2"))
        below = QRect(
            place.left(), place.bottom() + 1, place.width(),
            self.height() - place.bottom() - px(6),
        )  # fmt: skip
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), self._who)


class SyncQuestion(QFrame):
    """One question. ``place`` of a version as in ``services.sync_questions.settle``."""

    settled = Signal(str, int)
    """The key of the question, and the place of the version to be used."""
    both_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        question: Question,
        times: Times,
        *,
        me: str,
        pc: str,
        currency: str,
        heading: str,
    ) -> None:
        """``me``: who works at this PC, ``pc``: what it is called."""
        super().__init__()
        self.setProperty("panel", True)
        self.question = question
        self._theme = theme
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        why = question_words.why(question)
        column.addWidget(band(theme, "arrow-left-right", heading, why))
        self.setAccessibleName(heading)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(px(20), px(12), px(20), px(12))
        self._row.setSpacing(px(12))
        self._group = QButtonGroup(self)
        self._values: list[str] = []
        self.choices: list[ValueChoice] = []
        for place, version in enumerate(question.versions):
            value = question_words.value_words(question, version, currency)
            said = question_words.who(version, me, pc, times)
            made = ValueChoice(theme, value, said)
            self._group.addButton(made, place)
            self._values.append(value)
            self.choices.append(made)
            self._row.addWidget(made, 1)
        answers = QHBoxLayout()
        answers.setSpacing(px(8))
        # No access keys: there may be several questions, and other buttons around them.
        self.both = button(theme, self.tr("Keep both"), self._keep_both, kind="ghost")
        self.both.setVisible(question.can_keep_both)
        self.use = button(theme, " ", self._use, kind="primary")
        answers.addStretch(1)
        answers.addWidget(self.both)
        answers.addWidget(self.use)
        self._row.addLayout(answers)
        column.addLayout(self._row)
        self._group.idToggled.connect(self._chose)
        self.choices[0].setChecked(True)

    def _chose(self, place: int, on: bool) -> None:
        if on:
            text = question_words.use(self.question, place, self._values[place])
            shown = self.use.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, self._theme.px(220)
            )
            self.use.setText(shown.replace("&", "&&"))
            self.use.setAccessibleName(text)
            self.use.setToolTip(text if shown != text else "")

    def _use(self) -> None:
        self.settled.emit(self.question.key, self._group.checkedId())

    def _keep_both(self) -> None:
        self.both_wanted.emit(self.question.key)

    def minimumSizeHint(self) -> QSize:
        # Beside each other the values need more room than one below the other, which comes then.
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW) or len(self.choices) > 2
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def focus_choice(self) -> None:
        """Give the keyboard to the value that is chosen."""
        self.choices[max(0, self._group.checkedId())].setFocus(Qt.FocusReason.OtherFocusReason)


class HeldQuestion(QFrame):
    """Another PC archived very much: whether that is let in."""

    let_in_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, theme: Theme, heading: str) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setAccessibleName(heading)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        why = self.tr(
            "That is very much at once, so nothing has gone here yet. What comes after it from "
            "that PC waits too."
        )
        column.addWidget(band(theme, "triangle-alert", heading, why))
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(20), px(12))
        row.setSpacing(px(8))
        self.keep: QPushButton = button(
            theme, self.tr("Keep them on all PCs"), self.keep_wanted.emit, kind="primary"
        )
        self.let_in: QPushButton = button(
            theme, self.tr("Archive them here too"), self.let_in_wanted.emit
        )
        row.addStretch(1)
        row.addWidget(self.let_in)
        row.addWidget(self.keep)
        column.addLayout(row)


class OlderCopyQuestion(QFrame):
    """This shop was brought back from an older copy: what of what others wrote since."""

    catch_up_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, theme: Theme, since: str) -> None:
        """``since``: what others wrote since, in words; "" for nothing."""
        super().__init__()
        self.setProperty("panel", True)
        heading = self.tr("One thing to decide: this shop is an older copy")
        self.setAccessibleName(heading)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        why = since or self.tr("Nothing was written since on the other PCs.")
        column.addWidget(band(theme, "history", heading, why))
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(20), px(12))
        row.setSpacing(px(8))
        self.catch_up: QPushButton = button(
            theme, self.tr("Catch &up with the other PCs"), self.catch_up_wanted.emit,
            kind="primary",
        )  # fmt: skip
        self.keep: QPushButton = button(
            theme, self.tr("&Keep the older state, on all PCs"), self.keep_wanted.emit
        )
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.catch_up)
        column.addLayout(row)


def band(theme: Theme, icon: str, heading: str, sentence: str) -> QWidget:
    """The tinted head of what wants a decision."""
    px = theme.px
    made = QFrame()
    made.setObjectName("question_band")
    radius = theme.radius("panel")
    made.setStyleSheet(
        f"QFrame#question_band {{ background: {theme.hex('warning_tint')};"
        f" border-bottom: 1px solid {theme.hex('warning_tint_border')};"
        f" border-top-left-radius: {radius}px; border-top-right-radius: {radius}px; }}"
    )
    row = QHBoxLayout(made)
    row.setContentsMargins(px(20), px(12), px(20), px(10))
    row.setSpacing(px(12))
    mark = label(theme, "")
    side = theme.size("icon")
    mark.setPixmap(theme.icon(icon, "warning").pixmap(QSize(side, side)))
    row.addWidget(mark)
    texts = QVBoxLayout()
    texts.setSpacing(px(2))
    first = label(theme, heading, "strong")
    first.setWordWrap(True)
    second = label(theme, sentence, "small", "text_2")
    second.setWordWrap(True)
    texts.addWidget(first)
    texts.addWidget(second)
    row.addLayout(texts, 1)
    return made
