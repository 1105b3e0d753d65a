"""Small controls in the look of the design: buttons, panels, labels, key caps, avatars, tags."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from crm_desktop.ui.theme import TAG_HUES, Role, Theme

Kind = Literal["plain", "primary", "ghost", "link"]


def button(
    theme: Theme,
    text: str,
    clicked: Callable[[], None] | None = None,
    *,
    kind: Kind = "plain",
    icon: str = "",
    small: bool = False,
    tip: str = "",
) -> QPushButton:
    """A push button; without ``text`` it is an icon button whose ``tip`` names it. With the icon
    "chevron-down" it opens something below it, by the Down key as well."""
    made = _Opener(text) if icon == "chevron-down" else QPushButton(text)
    made.setAutoDefault(True)  # Enter presses it everywhere, not only in dialogs
    made.setProperty("kind", kind)
    made.setProperty("small", small)
    made.setProperty("square", not text)
    made.setFont(theme.font("small_label" if small else "strong" if kind == "primary" else "label"))
    if icon:
        color = {"primary": "text_on_accent", "link": "link", "ghost": "text_2"}.get(kind, "text")
        side = theme.px(14) if small else theme.size("icon")
        # QPushButton leaves 4 px between icon and text; the padding makes it 7.
        gap = theme.px(3) if text else 0
        made.setIcon(padded_icon(theme, icon, color, side, gap))
        made.setIconSize(QSize(side + gap, side))
    if tip:
        made.setToolTip(tip)
    if not text:
        made.setAccessibleName(tip)
    made.setCursor(Qt.CursorShape.ArrowCursor)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def scroll_to(widget: QWidget) -> None:
    """Scroll what scrolls around a widget so that it is seen as a whole, or from its top where
    there is too little room."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget, 0, 8)
            top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
            if top < 0:
                bar = area.verticalScrollBar()
                bar.setValue(bar.value() + top - 8)
        area = area.parentWidget()


def reveal(widget: QWidget) -> None:
    """Scroll to a widget that was just shown, once it is laid out."""
    QTimer.singleShot(0, widget, lambda: scroll_to(widget))


class _Opener(QPushButton):
    """Down opens it, as that of a combo box does; else the arrow would go to another control."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alone:
            self.showMenu() if self.menu() is not None else self.click()
        else:
            super().keyPressEvent(event)


def padded_icon(
    theme: Theme, name: str, color: str, side: int, gap: int, *, behind: bool = False
) -> QIcon:
    """An icon of ``side`` pixels with a gap towards the words; ``behind`` them: at its left."""
    icon = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "text_disabled")):
        for ratio in theme.ratios:
            wide = QPixmap(round((side + gap) * ratio), round(side * ratio))
            wide.fill(Qt.GlobalColor.transparent)
            painter = QPainter(wide)
            pixmap = theme.icon_pixmap(name, theme.hex(ink), side, ratio)
            pixmap.setDevicePixelRatio(1.0)
            painter.drawPixmap(round(gap * ratio) if behind else 0, 0, pixmap)
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            wide.setDevicePixelRatio(ratio)
            icon.addPixmap(wide, mode)
    return icon


def label(theme: Theme, text: str, role: Role = "body", color: str = "text") -> QLabel:
    """Plain text; never rich, whatever stands in the data."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(role))
    palette = made.palette()
    palette.setColor(made.foregroundRole(), theme.color(color))
    made.setPalette(palette)
    return made


def panel() -> QFrame:
    """A white panel with a hairline edge."""
    made = QFrame()
    made.setProperty("panel", True)
    return made


def scrolling(inside: QWidget | None = None) -> QScrollArea:
    """A part of a page that scrolls up and down where it has no room; no stop of the Tab key."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if inside is not None:
        made.setWidget(inside)
    return made


def line(theme: Theme) -> QFrame:
    """A hairline between two parts of a panel."""
    made = QFrame()
    made.setFixedHeight(1)
    made.setStyleSheet(f"background: {theme.hex('border_subtle')}")
    return made


@lru_cache(maxsize=4096)
def hue_of(identity: bytes) -> str:
    """The stable tint of a contact's avatar; petrol is not among them."""
    from hashlib import blake2b  # noqa: PLC0415 - it loads OpenSSL; the first page has no avatars

    return TAG_HUES[blake2b(identity, digest_size=1).digest()[0] % len(TAG_HUES)]


def initials(name: str) -> str:
    """One or two letters for an avatar: of the first and the last word."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def edge_pen(theme: Theme, ink: QColor) -> QPen:
    """The edge of a filled shape that has none usually: in high contrast no fill is seen."""
    return QPen(ink, 1) if theme.edge > 1 else QPen(Qt.PenStyle.NoPen)


def paint_avatar(
    painter: QPainter, theme: Theme, rect: QRect, name: str, hue: str, role: Role = "tiny"
) -> None:
    """Initials on their tint, in the square ``rect``."""
    fill, ink = theme.tag_colors(hue)
    painter.setPen(edge_pen(theme, ink))
    painter.setBrush(fill)
    inside = (theme.edge - 1) / 2
    painter.drawEllipse(QRectF(rect).adjusted(inside, inside, -inside, -inside))
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


def paint_tag(painter: QPainter, theme: Theme, x: int, middle: int, text: str, hue: str) -> int:
    """A tag whose left edge is at ``x`` and whose middle is at ``middle``; gives its width."""
    fill, ink = theme.tag_colors(hue)
    font = theme.font("small_label")
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + theme.px(14)
    height = theme.px(20)
    rect = QRectF(x, middle - height / 2, width, height)
    painter.setPen(edge_pen(theme, ink))
    painter.setBrush(fill)
    radius, inside = theme.radius("chip"), (theme.edge - 1) / 2
    painter.drawRoundedRect(rect.adjusted(inside, inside, -inside, -inside), radius, radius)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    return int(width)


class Avatar(QWidget):
    """The initials of a contact."""

    def __init__(self, theme: Theme, *, large: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._large = large
        self._name, self._hue = "", "stone"
        side = theme.size("avatar_large" if large else "avatar")
        self.setFixedSize(side, side)

    def show_contact(self, name: str, identity: bytes) -> None:
        """Show whose initials."""
        self._name, self._hue = name, hue_of(identity)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role: Role = "heading" if self._large else "tiny"
        paint_avatar(painter, self._theme, self.rect(), self._name, self._hue, role)


class KeyCap(QLabel):
    """A key as it stands on the keyboard; ``key`` in English ("Ctrl"), as Qt knows it."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__(QCoreApplication.translate("QShortcut", key))
        self.setFont(theme.font("tiny"))
        self.setStyleSheet(
            f"color: {theme.hex('text_2')}; background: {theme.hex('sunken')};"
            f"border: 1px solid {theme.hex('border')}; border-radius: {theme.radius('chip')}px;"
            f"padding: 0 {theme.px(5)}px;"
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class TagChip(QWidget):
    """A tag: a tint and a dark word of the same hue."""

    def __init__(self, theme: Theme, text: str, hue: str) -> None:
        super().__init__()
        self._theme, self._text, self._hue = theme, text, hue
        width = QFontMetrics(theme.font("small_label")).horizontalAdvance(text) + theme.px(14)
        self.setFixedSize(width, theme.px(20))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, self._theme, 0, self.height() // 2, self._text, self._hue)
