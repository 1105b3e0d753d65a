"""The filters of a list as chips, "and" between them: each opens to be changed, Del removes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from crm_desktop.domain.filters import Condition, Group
from crm_desktop.ui import filter_words
from crm_desktop.ui.filter_words import Names
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.filter_popover import Askable, FilterPopover, can_be_changed
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.tab_order import chain, reachable

_WIDEST = 420


class Chip(QAbstractButton):
    """One filter; the cross at its end, Del or Backspace take it away."""

    removed = Signal()

    def __init__(self, theme: Theme, plain: str, bold: str) -> None:
        super().__init__()
        self._theme, self._plain, self._bold = theme, plain, bold
        self._metrics = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("strong"))
        said = f"{plain} {bold}".strip()
        self.setText(said)
        self.setAccessibleName(said)
        self.setAccessibleDescription(self.tr("Enter changes this filter, Del removes it."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        cut = self._width() > theme.px(_WIDEST)
        self.setToolTip(said if cut else "")

    def _width(self) -> int:
        px = self._theme.px
        text = self._metrics[0].horizontalAdvance(self._plain) if self._plain else -px(5)
        return px(12 + 5 + 8 + 24 + 4) + text + self._metrics[1].horizontalAdvance(self._bold)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(min(self._width(), px(_WIDEST)), self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _cross(self) -> QRect:
        side = max(24, self._theme.px(24))
        return QRect(self.width() - side - self._theme.px(4), (self.height() - side) // 2, side,
                     side)  # fmt: skip

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        cross = self._cross()
        x, right = px(12), cross.left() - px(4)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._plain:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text_2"))
            painter.drawText(QRect(x, 0, right - x, self.height()), middle, self._plain)
            x += self._metrics[0].horizontalAdvance(self._plain) + px(5)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        shown = self._metrics[1].elidedText(self._bold, Qt.TextElideMode.ElideRight, right - x)
        painter.drawText(QRect(x, 0, right - x, self.height()), middle, shown)
        side = px(14)
        theme.icon("x", "text_2", 14).paint(
            painter, cross.center().x() - side // 2, cross.center().y() - side // 2, side, side
        )


def _stop_before(widget: QWidget) -> list[QWidget]:
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not reachable([before]):
        before = before.previousInFocusChain()
    return [before] if before is not None else []


class FilterBar(QWidget):
    """Shows a filter and lets a person change it."""

    changed = Signal(object)
    """The filter as it is now (a Group joined by "and")."""

    def __init__(self, theme: Theme, askable: Callable[[], Askable], names: Names) -> None:
        super().__init__()
        self._theme, self._askable, self._names = theme, askable, names
        self._parts: list[Condition | Group] = []
        self._chips: list[Chip] = []
        self._open: FilterPopover | None = None
        px = theme.px
        self._flow = FlowLayout(self, px(8), px(6))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.add_button = button(
            theme, self.tr("Add filter"), self.add_filter, kind="ghost", icon="plus"
        )
        self.clear_button = button(theme, self.tr("Clear filters"), self.clear, kind="ghost")
        self._flow.addWidget(self.add_button)
        self._flow.addWidget(self.clear_button)
        self.clear_button.hide()
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chips(self) -> list[Chip]:
        """The chips, from left to right."""
        return self._chips

    @property
    def popover(self) -> FilterPopover | None:
        """The filter that is open."""
        return self._open

    def filter(self) -> Group:
        """What the chips say."""
        return Group("and", tuple(self._parts))

    def show_filter(self, group: Group) -> None:
        """Show a filter as chips; ``changed`` is not told."""
        self._parts = (
            list(group.parts) if group.joined == "and" or len(group.parts) < 2 else [group]
        )
        self._build()

    def add_filter(self) -> None:
        """Open an empty filter."""
        self._edit(None, self.add_button)

    def clear(self) -> None:
        """Take all filters away."""
        self._parts = []
        self._tell()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        asked = self._askable() if self._parts else None
        for at, part in enumerate(self._parts):
            assert asked is not None
            plain, bold = filter_words.chip_text(part, asked.known, self._names, asked.today())
            chip = Chip(self._theme, plain, bold)
            chip.clicked.connect(lambda _checked=False, at=at: self._edit(at, self._chips[at]))
            chip.removed.connect(lambda at=at: self._remove(at))
            self._chips.append(chip)
        for widget in (*self._chips, self.add_button, self.clear_button):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
            widget.show()
        self.clear_button.setVisible(len(self._parts) > 1)
        # Into their place before the button; Qt has put them behind everything on the page.
        chain((*_stop_before(self.add_button), *self._chips, self.add_button))
        self.updateGeometry()

    def _edit(self, at: int | None, anchor: QWidget) -> None:
        part = None if at is None else self._parts[at]
        if part is not None and not can_be_changed(part):
            return
        popover = self._open = FilterPopover(self._theme, self, self._askable(), part)
        popover.applied.connect(lambda made: self._applied(at, made))
        if at is not None:
            popover.removed.connect(lambda: self._remove(at))
        popover.closed.connect(self._forget)
        first = popover.rows[0]
        popover.open_under(anchor, first.editor.first if part else first.field)

    def _forget(self) -> None:
        self._open = None

    def _applied(self, at: int | None, part: Condition | Group) -> None:
        if at is None:
            self._parts.append(part)
            at = len(self._parts) - 1
        else:
            self._parts[at] = part
        self._tell()
        self._chips[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, at: int) -> None:
        del self._parts[at]
        self._tell()
        left = self._chips[min(at, len(self._chips) - 1)] if self._chips else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._build()
        self.changed.emit(self.filter())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
