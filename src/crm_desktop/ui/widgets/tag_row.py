"""The tags of a contact as chips: one tab stop, arrows go from chip to chip, Del takes one away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from crm_desktop.services.contact_card import CardTag
from crm_desktop.ui.theme import TAG_HUES, Theme
from crm_desktop.ui.widgets.contact_list_view import tag_hue
from crm_desktop.ui.widgets.controls import paint_tag
from crm_desktop.ui.widgets.editable_line import NAME_WIDTH
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.offers import Offered


class TagRow(QWidget):
    """Changes nothing itself: what is wished is handed out."""

    add_requested = Signal(str)
    """The name of a tag, of the shop or new."""
    remove_requested = Signal(bytes)
    colour_requested = Signal(bytes, str)
    """Id of a tag, and the name of a hue."""
    typed = Signal()
    closed = Signal()
    """The field is no longer open."""

    def __init__(self, theme: Theme, offers: Callable[[], Sequence[str]]) -> None:
        """``offers``: the names of all tags of the shop."""
        super().__init__()
        self._theme, self._offers = theme, offers
        self._tags: Sequence[CardTag] = ()
        self._rects: list[QRect] = []
        self._at = 0
        self._room, self._adds = theme.px(NAME_WIDTH), True
        self.field: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._metrics = QFontMetrics(theme.font("small_label"))

    def fill(self, tags: Sequence[CardTag], *, room: int, adds: bool) -> None:
        """Show these tags; ``room``: pixels for the name; ``adds``: the last chip adds one."""
        self._tags, self._room, self._adds = tags, room, adds
        self._at = min(self._at, len(tags))
        names = ", ".join(tag.name for tag in tags) or self.tr("none")
        self.setAccessibleName(self.tr("Tags: %1").replace("%1", names))
        self._fit()
        self.update()

    @property
    def names(self) -> list[str]:
        """The tags that are shown."""
        return [tag.name for tag in self._tags]

    def edit(self) -> None:
        """Open the field for another tag."""
        if self.field is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        field = self.field = QLineEdit(self)
        field.setFont(self._theme.font("body"))
        field.setAccessibleName(self.tr("New tag"))
        field.setPlaceholderText(self.tr("Tag"))
        there = {tag.name for tag in self._tags}
        offered = Offered(field, [name for name in self._offers() if name not in there])
        offered.activated.connect(lambda _text: QTimer.singleShot(0, self, self.commit))
        offered.entered.connect(self.commit)
        field.textChanged.connect(lambda _text: self.typed.emit())
        field.installEventFilter(self)
        self._fit()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Add what stands in the field."""
        self._close(keep=True)

    def remove(self, place: int) -> None:
        """Take a tag away by its place."""
        if 0 <= place < len(self._tags):
            self.remove_requested.emit(self._tags[place].id)

    def _close(self, *, keep: bool) -> None:
        field, self.field = self.field, None
        if field is None:
            return
        typed, had_focus = field.text().strip(), field.hasFocus()
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        self._fit()
        self.update()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and typed:
            self.add_requested.emit(typed)
        self.closed.emit()

    def _menu(self, place: int) -> None:
        tag = self._tags[place]
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        away = menu.addAction(self.tr("Take away “%1”").replace("%1", tag.name))
        away.triggered.connect(lambda _checked=False: self.remove(place))
        colours = menu.addMenu(self.tr("Colour"))
        colours.setFont(self._theme.font("body"))
        names = self._hues()
        for hue in TAG_HUES:
            action = colours.addAction(names[hue])
            action.setCheckable(True)
            action.setChecked(tag.colour == hue)
            action.triggered.connect(
                lambda _checked=False, h=hue: self.colour_requested.emit(tag.id, h)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self._rects[place].bottomLeft()))

    def _hues(self) -> dict[str, str]:
        return {
            "olive": self.tr("Olive"), "green": self.tr("Green"), "amber": self.tr("Amber"),
            "terracotta": self.tr("Brick"), "rose": self.tr("Rose"), "plum": self.tr("Plum"),
            "blue": self.tr("Blue"), "stone": self.tr("Grey"),
        }  # fmt: skip

    # -- layout --------------------------------------------------------------------------------

    def _fit(self) -> None:
        px = self._theme.px
        left, gap, high = self._room, px(4), px(20)
        room = max(px(40), self.width() - left - px(4))
        x, y = 0, px(4)
        self._rects = []
        texts = [tag.name for tag in self._tags]
        if self._adds:
            texts.append("+ " + self.tr("Add"))
        for text in texts:
            wide = min(room, self._metrics.horizontalAdvance(text) + px(14))
            if x and x + wide > room:
                x, y = 0, y + high + gap
            self._rects.append(QRect(left + x, y, wide, high))
            x += wide + gap
        bottom = y + high + px(4)
        if self.field is not None:
            tall = self.field.sizeHint().height()
            self.field.setGeometry(left, bottom, room, tall)
            bottom += tall + px(4)
        self.setFixedHeight(bottom)

    def _place_at(self, x: int, y: int) -> int:
        reach = 2  # a chip of 20 px is a target of 24
        return next(
            (
                place
                for place, rect in enumerate(self._rects)
                if rect.adjusted(-reach, -reach, reach, reach).contains(x, y)
            ),
            -1,
        )

    # -- Qt ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        last = len(self._tags)
        reach = len(self._rects) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._at = max(0, min(reach, self._at + step))
            self.update()
        elif key == Qt.Key.Key_Delete and self._at < last:
            self.remove(self._at)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._at < last and key != Qt.Key.Key_F2:
                self._menu(self._at)
            else:
                self.edit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(round(event.position().x()), round(event.position().y()))
        if place < 0 or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._at = place
        if place == len(self._tags):
            self.edit()
        else:
            self._menu(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self._at if by_key else self._place_at(event.x(), event.y())
        if 0 <= place < len(self._tags):
            self._menu(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field:
            return False
        if isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.ShortcutOverride and escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and escape:
                self._close(keep=False)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter,
            ):  # fmt: skip
                self._close(keep=True)
                return True
        elif event.type() == QEvent.Type.FocusOut:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason,
                              Qt.FocusReason.ActiveWindowFocusReason):  # fmt: skip
                self._close(keep=True)
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_3"))
        side = QRect(0, px(4), self._room, px(20))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(side, align, self.tr("Tags"))
        for tag, rect in zip(self._tags, self._rects, strict=False):
            name = self._metrics.elidedText(
                tag.name, Qt.TextElideMode.ElideRight, rect.width() - px(12)
            )
            paint_tag(painter, theme, rect.x(), rect.center().y() + 1, name,
                      tag_hue(tag.name, tag.colour))  # fmt: skip
        if self._adds and self._rects:
            painter.setFont(theme.font("small_label"))
            painter.setPen(theme.color("link"))
            painter.drawText(self._rects[-1], Qt.AlignmentFlag.AlignCenter, "+ " + self.tr("Add"))
        if self.hasFocus() and self._at < len(self._rects):
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self._rects[self._at]).adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, theme.radius("control"), theme.radius("control"))
