"""A chip of the filter row: a name, what is chosen in bold, and a menu of the choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.menu import PopupMenu

_HIGH = 32


class MenuChip(QPushButton):
    """``chosen`` carries the value of the choice; the first one leaves nothing out."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._choices: list[tuple[object, str]] = []
        self.value: object = None
        self._words = ""
        self.setAutoDefault(True)
        self.clicked.connect(lambda _checked=False: self.open_menu())
        self.setFixedHeight(max(24, theme.px(_HIGH)))

    def offer(self, choices: Sequence[tuple[object, str]], value: object) -> None:
        """Offer these (value, words); a ``value`` that is gone falls back to the first."""
        self._choices = list(choices)
        known = [one for one, _ in choices]
        self.value = value if value in known else known[0]
        self._words = next(words for one, words in choices if one == self.value)
        self.setAccessibleName(f"{self._name}: {self._words}")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    @property
    def is_on(self) -> bool:
        """Something is left out."""
        return bool(self._choices) and self.value != self._choices[0][0]

    def open_menu(self) -> None:
        """Show the choices below the chip."""
        menu = PopupMenu(self)
        for value, words in self._choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            action.triggered.connect(lambda _checked=False, one=value: self.choose(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def choose(self, value: object) -> None:
        """Take a choice, as if it were picked in the menu."""
        if value != self.value:
            self.offer(self._choices, value)
            self.chosen.emit(self.value)

    def sizeHint(self) -> QSize:
        theme, px = self._theme, self._theme.px
        name = QFontMetrics(theme.font("small")).horizontalAdvance(self._name)
        words = QFontMetrics(theme.font("strong")).horizontalAdvance(self._words)
        wide = px(10) + name + px(6) + min(words, px(180)) + px(34)
        return QSize(wide, max(24, px(_HIGH)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.is_on else "border"
        painter.setPen(QPen(theme.color(edge), 1))
        fill = "accent_tint" if self.is_on else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.color(fill))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        row = self.rect().adjusted(px(10), 0, -px(28), 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text"))
        painter.drawText(row, middle, self._name)
        row.setLeft(row.left() + painter.fontMetrics().horizontalAdvance(self._name) + px(6))
        painter.setFont(theme.font("strong"))
        shown = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, row.width()
        )
        painter.drawText(row, middle, shown)
        side = px(13)
        place = QRect(self.width() - px(10) - side, (self.height() - side) // 2, side, side)
        theme.icon("chevron-down", "text_2", 13).paint(painter, place)


class WarningChip(QPushButton):
    """Shows how many need attention; checked, only those are shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setFont(theme.font("strong"))
        px = theme.px
        side, gap = px(14), px(3)  # QPushButton leaves too little between icon and text
        icon = QIcon()
        for ratio in (1.0, 2.0):
            wide = QPixmap(round((side + gap) * ratio), round(side * ratio))
            wide.setDevicePixelRatio(ratio)
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            pixmap = theme.icon_pixmap("triangle-alert", theme.hex("warning"), side, ratio)
            painter.drawPixmap(0, 0, pixmap)
            painter.end()
            icon.addPixmap(wide)
        self.setIcon(icon)
        self.setIconSize(QSize(side + gap, side))
        self.setStyleSheet(
            f"QPushButton {{ min-height: {px(30)}px; max-height: {px(30)}px;"
            f" padding: 0 {px(10)}px; color: {theme.hex('warning')};"
            f" background: {theme.hex('warning_tint')};"
            f" border: 1px solid {theme.hex('warning_tint_border')}; }}"
            f"QPushButton:checked {{ border: 2px solid {theme.hex('warning')}; }}"
        )
