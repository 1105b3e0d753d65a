"""The side bar: shop and PC, search, screens, saved views with counts, state of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import KeyCap, label


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the side bar: a screen (with an icon) or a saved view (with a tag colour)."""

    id: str
    text: str
    icon: str = ""
    hue: str = ""
    count: str = ""


class _Line(QWidget):
    """One line; painted, because a style sheet cannot place icon, text and count."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, place: Place, *, folded: bool) -> None:
        super().__init__()
        self._theme, self._place, self._folded = theme, place, folded
        self._on = self._hovered = False
        self.setFixedHeight(theme.px(34 if place.icon else 30))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        spoken = f"{place.text}, {place.count}" if place.count else place.text
        self.setAccessibleName(spoken)
        if folded:
            self.setToolTip(spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mark(self, on: bool) -> None:
        self._on = on
        self.update()

    @property
    def place(self) -> Place:
        return self._place

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sidebar_selected" if self._on else "sidebar_hover" if self.underMouse() else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(fill))
            radius = theme.radius("control")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        x, middle = px(10), self.height() // 2
        if self._place.icon:
            side = theme.size("icon_nav")
            icon = theme.icon(self._place.icon, "accent" if self._on else "text_2", "icon_nav")
            icon.paint(painter, QRect(x, middle - side // 2, side, side))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tag_colors(self._place.hue)[1])
            painter.drawRoundedRect(QRectF(x, middle - px(4), px(8), px(8)), 2, 2)
        if self._folded:
            return
        left = x + px(26)
        screen = bool(self._place.icon)
        plain: Role = "label" if screen else "body"
        marked: Role = "strong" if screen else "label"
        painter.setFont(theme.font(marked if self._on else plain))
        painter.setPen(theme.color("text" if self._on else "text_2"))
        count_width = 0
        if self._place.count:
            count_width = painter.fontMetrics().horizontalAdvance(self._place.count) + px(8)
        room = self.width() - left - px(10) - count_width
        text = painter.fontMetrics().elidedText(self._place.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if self._place.count:
            painter.setFont(theme.font("small_label"))
            painter.setPen(theme.color("text_3"))
            painter.drawText(
                self.rect().adjusted(0, 0, -px(10), 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self._place.count,
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit(self._place.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(self._place.id)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class _Search(QWidget):
    """Looks like a field and opens the palette."""

    wanted = Signal()

    def __init__(self, theme: Theme, *, folded: bool) -> None:
        super().__init__()
        self.setFixedHeight(theme.size("control"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Search"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("search")
        self.setStyleSheet(
            f"#search {{ background: {theme.hex('surface')};"
            f" border: 1px solid {theme.hex('border')}; border-radius: 6px; }}"
            f"#search:focus {{ border: 2px solid {theme.hex('focus')}; }}"
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(8), 0, theme.px(6), 0)
        layout.setSpacing(theme.px(8))
        icon = label(theme, "")
        side = theme.size("icon")
        icon.setPixmap(theme.icon("search", "text_2").pixmap(side, side))
        layout.addWidget(icon)
        if not folded:
            layout.addWidget(label(theme, self.tr("Search"), "body", "text_3"), 1)
            layout.addWidget(KeyCap(theme, "Ctrl"))
            layout.addWidget(KeyCap(theme, "K"))
            layout.setSpacing(theme.px(4))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class SideBar(QWidget):
    """Built anew from its places whenever they, or the theme, change: it has a dozen lines."""

    place_chosen = Signal(str)
    search_wanted = Signal()
    shop_menu_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._folded = False
        self._shop = ("", "")
        self._state = ("", "")
        self._screens: Sequence[Place] = ()
        self._views: Sequence[Place] = ()
        self._current = ""
        self._lines: list[_Line] = []
        self.setAutoFillBackground(True)
        self._layout = QVBoxLayout(self)
        self._build()

    def show_shop(self, name: str, pc: str) -> None:
        self._shop = (name, pc)
        self._build()

    def show_state(self, sentence: str, detail: str) -> None:
        """The state of the data: one sentence, and one smaller line."""
        self._state = (sentence, detail)
        self._build()

    def show_places(self, screens: Sequence[Place], views: Sequence[Place]) -> None:
        self._screens, self._views = screens, views
        self._build()

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self._build()

    @property
    def folded(self) -> bool:
        return self._folded

    def use(self, theme: Theme) -> None:
        self._theme = theme
        self._build()

    def mark(self, place: str) -> None:
        """Show which place is open."""
        self._current = place
        for line in self._lines:
            line.mark(line.place.id == place)

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = []
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("sidebar"))
        self.setPalette(palette)
        self.setFixedWidth(theme.size("sidebar_folded" if self._folded else "sidebar"))
        edge = px(6) if self._folded else px(12)
        self._layout.setContentsMargins(edge, px(4), edge, px(12))
        self._layout.setSpacing(px(2))
        self._layout.addWidget(self._head())
        search = _Search(theme, folded=self._folded)
        search.wanted.connect(self.search_wanted)
        self._layout.addSpacing(px(6))
        self._layout.addWidget(search)
        self._layout.addSpacing(px(12))
        for place in self._screens:
            self._add(place)
        if self._views:
            if not self._folded:
                heading = label(theme, self.tr("Saved views"), "small_label", "text_3")
                heading.setContentsMargins(px(10), px(12), 0, px(4))
                self._layout.addWidget(heading)
            for place in self._views:
                self._add(place)
        self._layout.addStretch(1)
        if self._state[0] and not self._folded:
            self._layout.addWidget(self._state_line())
        self._add(Place("settings", self.tr("Settings"), "settings"))
        self.mark(self._current)

    def _add(self, place: Place) -> None:
        line = _Line(self._theme, place, folded=self._folded)
        line.chosen.connect(self.place_chosen)
        self._lines.append(line)
        self._layout.addWidget(line)

    def _head(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        head = QWidget()
        head.setFixedHeight(px(44))
        layout = QHBoxLayout(head)
        layout.setContentsMargins(px(2), 0, px(4), 0)
        layout.setSpacing(px(10))
        mark = label(theme, self._shop[0][:1].upper(), "strong", "text_on_accent")
        mark.setFixedSize(px(28), px(28))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet(
            f"background: {theme.hex('accent')}; color: {theme.hex('text_on_accent')};"
            f" border-radius: {theme.radius('control')}px;"
        )
        layout.addWidget(mark)
        if not self._folded:
            names = QVBoxLayout()
            names.setSpacing(0)
            names.addStretch()
            names.addWidget(label(theme, self._shop[0], "strong"))
            names.addWidget(label(theme, self._shop[1], "small", "text_2"))
            names.addStretch()
            layout.addLayout(names, 1)
        return head

    def _state_line(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(px(10), px(8), px(10), px(8))
        layout.setSpacing(px(10))
        icon = label(theme, "")
        side = theme.size("icon")
        icon.setPixmap(theme.icon("circle-check", "success").pixmap(QSize(side, side)))
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(theme, self._state[0], "small_label"))
        texts.addWidget(label(theme, self._state[1], "small", "text_2"))
        layout.addLayout(texts, 1)
        return row
