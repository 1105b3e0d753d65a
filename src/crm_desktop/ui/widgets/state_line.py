"""The state of the data at the foot of the side bar: an icon, a sentence, a smaller line.

It is a button: it opens the page that says more.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label

_LOOKS = {
    "alone": ("circle-check", "success", "text"),
    "well": ("circle-check", "success", "text"),
    "working": ("refresh-cw", "text_2", "text"),
    "waiting": ("circle-alert", "warning", "text"),
    "question": ("circle-question-mark", "warning", "text"),
    "bad": ("triangle-alert", "danger", "danger"),
}
"""Tone -> icon, its colour, and that of the sentence."""
QUIET = frozenset({"alone", "well", "working"})
"""Tones that nobody need see while the side bar is folded."""


class StateLine(QAbstractButton):
    """Shows one state; ``show_state`` another one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, folded: bool) -> None:
        super().__init__(parent)
        self._theme, self._folded = theme, folded
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        px = theme.px
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(10), px(8), px(10), px(8))
        layout.setSpacing(px(10))
        self._icon = label(theme, "")
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = self._texts = QVBoxLayout()
        texts.setSpacing(0)
        self._sentence = label(theme, "", "small_label")
        self._detail = label(theme, "", "small", "text_2")
        for one in (self._sentence, self._detail):
            one.setWordWrap(True)
            one.setForegroundRole(QPalette.ColorRole.WindowText)  # else a button's own text colour
            texts.addWidget(one)
        layout.addLayout(texts, 1)
        for one in (self._icon, self._sentence, self._detail):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_state(self, sentence: str, detail: str, tone: str) -> None:
        """Show a state; ``tone`` as in ``sync_words.Tone``."""
        theme = self._theme
        icon, color, ink = _LOOKS[tone]
        side = theme.size("icon")
        self._icon.setPixmap(theme.icon(icon, color, greys=False).pixmap(QSize(side, side)))
        palette = self._sentence.palette()
        palette.setColor(self._sentence.foregroundRole(), theme.color(ink))
        self._sentence.setPalette(palette)
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._sentence.setVisible(not self._folded)
        self._detail.setVisible(bool(detail) and not self._folded)
        self._fit()
        whole = ". ".join(filter(None, (sentence, detail)))
        self.setAccessibleName(whole)
        self.setToolTip(whole if self._folded else "")

    def _fit(self) -> None:
        """Longer texts take more lines."""
        layout = self.layout()
        if layout is not None:
            self._texts.invalidate()  # else it remembers how high the last texts were
            layout.invalidate()
            high = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(max(high, layout.minimumSize().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.underMouse() or self.isDown()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("pressed" if self.isDown() else "hover"))
        radius = self._theme.radius("control")
        painter.drawRoundedRect(self.rect(), radius, radius)
