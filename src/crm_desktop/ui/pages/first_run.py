"""The first page of an empty shop: its name, who sits here, and how to start.

Nothing is asked that could be asked later, and every way can be gone back.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, scrolling
from crm_desktop.ui.widgets.setup_page import COLUMN, middle_column

_ROW, _ICON, _PAD = 72, 22, 18


class WayButton(QPushButton):
    """A large row: icon, title and one sentence."""

    def __init__(self, theme: Theme, icon: str, title: str, sentence: str) -> None:
        super().__init__(title)
        self._theme, self._icon, self._sentence = theme, icon, sentence
        self.setAccessibleDescription(sentence)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._high = theme.px(_ROW)
        """Pixels: more than usual where the sentence takes a second line."""
        self._take_height()

    def _take_height(self) -> None:
        # The look of all buttons would make it as low as they are.
        self.setStyleSheet(f"min-height: {self._high}px; max-height: {self._high}px; padding: 0;")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(COLUMN), self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color(fill if self.isEnabled() else "canvas"))
        radius = theme.radius("panel")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        side, left = px(_ICON), px(_PAD)
        color = "accent" if self.isEnabled() else "text_disabled"
        theme.icon(self._icon, color, _ICON).paint(
            painter, left, (self.height() - side) // 2, side, side
        )
        x = left + side + px(16)
        wide = self.width() - x - px(_PAD)
        heading = theme.line_height("heading")
        lines = Qt.TextFlag.TextWordWrap
        body = self._needed(wide)
        y = (self.height() - heading - body - px(2)) // 2
        painter.setFont(theme.font("heading"))
        painter.setPen(theme.color("text" if self.isEnabled() else "text_disabled"))
        how = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRect(x, y, wide, heading), how, self.text())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text_2" if self.isEnabled() else "text_disabled"))
        painter.drawText(
            QRect(QPoint(x, y + heading + px(2)), QSize(wide, body)), lines, self._sentence
        )

    def _needed(self, wide: int) -> int:
        """How high the sentence is in a column ``wide`` pixels wide."""
        rect = QFontMetrics(self._theme.font("body")).boundingRect(
            QRect(0, 0, max(1, wide), 10_000), Qt.TextFlag.TextWordWrap, self._sentence
        )
        return rect.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        wide = event.size().width() - px(_ICON) - px(16) - 2 * px(_PAD)
        high = max(px(_ROW), self._theme.line_height("heading") + self._needed(wide) + px(2 + 24))
        if high != self._high:
            self._high = high
            self._take_height()


class FirstRunPage(QWidget):
    """Asks how to start; the signals say which way was chosen."""

    import_wanted = Signal()
    empty_wanted = Signal()
    join_wanted = Signal()
    sample_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        outer.addWidget(scrolling(inside))
        column = middle_column(theme, inside, top=px(24))
        column.addStretch(2)
        welcome = label(theme, self.tr("Welcome. How do you want to start?"), "title")
        welcome.setWordWrap(True)
        column.addWidget(welcome)
        column.addSpacing(px(4))
        self.shop_name = self._field(column, self.tr("Name of the &shop"), 200)
        self.person_name = self._field(column, self.tr("&Your name"), 100)
        column.addSpacing(px(4))
        self.ways = (
            self._way(
                column, "file-spreadsheet", self.tr("&Bring in a spreadsheet"),
                self.tr("Excel, CSV or OpenDocument. You see everything before it is saved."),
            ),
            self._way(
                column, "user-plus", self.tr("Start &empty"),
                self.tr("Add contacts one by one."),
            ),
            self._way(
                column, "monitor", self.tr("&Join another PC"),
                self.tr("Use the shared folder of a PC that already runs this."),
            ),
            self._way(
                column, "store", self.tr("&Look around"),
                self.tr("An invented bicycle shop. One click removes it."),
            ),
        )  # fmt: skip
        signals = (self.import_wanted, self.empty_wanted, self.join_wanted, self.sample_wanted)
        for way, wanted in zip(self.ways, signals, strict=True):
            way.clicked.connect(lambda _checked=False, signal=wanted: signal.emit())
        self._wait = self._waiting()
        column.addWidget(self._wait)
        self._wait.hide()
        foot = label(
            theme, self.tr("Everything stays on this PC. No account, no internet needed."),
            "small", "text_2",
        )  # fmt: skip
        foot.setWordWrap(True)
        column.addWidget(foot)
        column.addStretch(3)

    def _field(self, column: QVBoxLayout, name: str, longest: int) -> QLineEdit:
        theme = self._theme
        field = QLineEdit()
        field.setMaxLength(longest)
        field.setFont(theme.font("body"))
        field.setStyleSheet(f"min-height: {theme.px(40) - 2}px;")
        field.setAccessibleName(name.replace("&", ""))
        said = label(theme, name, "label")
        said.setBuddy(field)
        part = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        part.setSpacing(theme.px(4))
        part.addWidget(said)
        part.addWidget(field)
        column.addLayout(part)
        return field

    def _way(self, column: QVBoxLayout, icon: str, title: str, sentence: str) -> WayButton:
        made = WayButton(self._theme, icon, title, sentence)
        column.addWidget(made)
        return made

    def _waiting(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self._told = label(theme, self.tr("Making the invented shop…"), "body", "text_2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._told.text())
        self.stop = button(theme, self.tr("S&top"), self.stop_wanted.emit, small=True)
        row.addWidget(self._told)
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        return part

    # -- for the window ------------------------------------------------------------------------

    def enter(self) -> None:
        """Start with the name of the shop."""
        self.shop_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> tuple[str, str]:
        """What is typed, for when the page is built anew."""
        return self.shop_name.text(), self.person_name.text()

    def restore(self, kept: tuple[str, str]) -> None:
        """Show again what was typed."""
        self.shop_name.setText(kept[0])
        self.person_name.setText(kept[1])

    def offer_joining(self, offered: bool) -> None:
        """Whether another PC can be joined from here."""
        self.ways[2].setVisible(offered)

    def show_progress(self, done: int, total: int) -> None:
        """The sample shop is being made; ``total`` 0: it is not any more."""
        self._wait.setVisible(bool(total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        for way in self.ways:
            way.setEnabled(not total)
            way.setToolTip(self._told.text() if total else "")
