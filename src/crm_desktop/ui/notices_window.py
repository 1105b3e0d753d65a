"""The small window at the bottom right that tells of reminders, one or a list of them.

It never takes the keyboard from what a person is typing in; a key or the tray leads to it. After a
minute without an answer it goes away by itself; what it told then waits to be shown again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.ui.models.notice_list import NoticeList, what, when, who
from crm_desktop.ui.reminder_words import kind_icon, later_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label, line
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.row_list import RowList
from crm_desktop.ui.words import in_short

if TYPE_CHECKING:
    from crm_desktop.domain.opening_days import Later
    from crm_desktop.services.told import Told

SHOWN_MS = 60_000
_WIDE, _ROWS, _MARGIN = 400, 5, 16
_NOTE = 120
"""Characters of a note: two lines or so."""


class NoticeWindow(QFrame):
    """``open_requested``, ``done_requested`` and ``later_requested`` carry the ``Told``, the last
    one also the ``Later`` that was chosen."""

    open_requested = Signal(object)
    done_requested = Signal(object)
    later_requested = Signal(object, object)
    put_away = Signal()
    """It went away with reminders that nobody answered."""

    def __init__(
        self, theme: Theme, *, today: Callable[[], dt.date], ways: Callable[[], list[Later]],
        kept_free: Callable[[], QRect] = QRect,
    ) -> None:  # fmt: skip
        """``ways``: how a reminder can be put off now; ``kept_free``: where messages with their
        Undo come, on the screen."""
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._theme, self._today, self._ways, self._kept_free = theme, today, ways, kept_free
        self.model = NoticeList(today)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.put_away_now)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the program goes on
        self.setWindowTitle(self.tr("Reminder"))
        self.setObjectName("notice")
        self._build()

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setFixedWidth(px(_WIDE))
        self.setStyleSheet(
            theme.style_sheet() + f"#notice {{ background: {theme.hex('surface')};"
            f" border: 1px solid {theme.hex('border_strong')}; }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(10), px(10), px(14))
        column.setSpacing(px(6))
        head = QHBoxLayout()
        self.heading = label(theme, "", "strong", "text_2")
        head.addWidget(self.heading, 1)
        self.close_button = button(
            theme, "", self.put_away_now, kind="ghost", icon="x", small=True,
            tip=self.tr("Put away"),
        )  # fmt: skip
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.list = RowList(theme, self.tr("Reminders"), right=110)
        self.list.setModel(self.model)
        self.list.open_requested.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        column.addWidget(self.list)
        self._between = line(theme)
        column.addWidget(self._between)
        self._detail = QVBoxLayout()
        self._detail.setSpacing(px(2))
        self._detail.setContentsMargins(0, 0, px(6), 0)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        self._icon = QLabel()
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self.what = label(theme, "", "heading")
        self.what.setWordWrap(True)
        top.addWidget(self.what, 1)
        self._detail.addLayout(top)
        self.who = ElidedLabel(theme, "", "body")
        self.when = label(theme, "", "small_label")
        self.phone = label(theme, "", "strong")
        self.phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.phone.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.note = label(theme, "", "small", "text_2")
        self.note.setWordWrap(True)
        self.deals = label(theme, "", "small", "text_2")
        for shown in (self.who, self.when, self.phone, self.note, self.deals):
            self._detail.addWidget(shown)
        column.addLayout(self._detail)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(6), px(6), 0)
        buttons.setSpacing(px(8))
        self.open_button = button(theme, self.tr("&Open"), self._open, kind="primary")
        self.done_button = button(theme, self.tr("&Done"), self._done, icon="check")
        self.later_button = button(theme, self.tr("&Later"), self.show_ways, icon="chevron-down")
        for made in (self.open_button, self.done_button, self.later_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column.addLayout(buttons)

    # -- showing -------------------------------------------------------------------------------

    def use(self, theme: Theme) -> None:
        """Take a changed look; what is told stays."""
        self._theme = theme
        rows, seen = self.model.rows, self.isVisible()
        old = self.layout()
        if old is not None:
            gone = QWidget()  # takes the old layout with all that is in it
            gone.setLayout(old)
            gone.deleteLater()
        self.model = NoticeList(self._today)
        self._build()
        self.model.show_rows(rows)
        if seen:
            self._fill()

    @property
    def rows(self) -> tuple[Told, ...]:
        """What waits for an answer."""
        return tuple(self.model.rows)

    @property
    def current(self) -> Told | None:
        """The reminder that the buttons are about."""
        place = self.list.currentIndex().row()
        rows = self.model.rows
        return rows[place] if 0 <= place < len(rows) else None

    def tell(self, told: Iterable[Told]) -> None:
        """Show these as well; of one that is told again the newer holds."""
        new = {one.n: one for one in told}
        self.model.show_rows([*(one for one in self.rows if one.n not in new), *new.values()])
        self.bring_back()
        names = "; ".join(f"{what(one)}, {who(one)}" for one in list(new.values())[:_ROWS])
        said = f"{self.heading.text()}: {names}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def bring_back(self, *, keyboard: bool = False) -> None:
        """Show what waits for an answer, once more; ``keyboard``: with the keyboard in it."""
        if not self.rows:
            return
        self._fill()
        self.show()
        self._place()
        self._timer.start()
        if keyboard:
            self.activateWindow()
            first = self.list if self.list.isVisible() else self.open_button
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def only(self, waiting: set[int]) -> None:
        """Keep those (``reminder.n``) that still wait; the others were answered elsewhere."""
        kept = [one for one in self.rows if one.n in waiting]
        if len(kept) == len(self.rows):
            return
        place = self.list.currentIndex().row()
        self.model.show_rows(kept)
        if not kept:
            self.hide()
        elif self.isVisible():
            self._fill(place)
            self._place()

    def put_away_now(self) -> None:
        """Go away; what nobody answered waits."""
        if self.isVisible():
            self.hide()
            self.put_away.emit()

    def _fill(self, place: int = -1) -> None:
        """``place``: the row for the cursor, where the list was made anew."""
        count = len(self.rows)
        place = max(0, self.list.currentIndex().row(), place)
        several = count > 1
        self.heading.setText(
            self.tr("%n reminder(s)", None, count) if several else self.tr("Reminder")
        )
        self.setAccessibleName(self.heading.text())
        self.list.setFixedHeight(min(count, _ROWS) * self._theme.size("row_comfortable") + 2)
        self.list.setVisible(several)
        self._between.setVisible(several)
        self.list.setCurrentIndex(self.model.index(min(place, count - 1), 0))
        self._show_row()

    def _show_row(self) -> None:
        told = self.current
        if told is None:
            return
        theme = self._theme
        side = theme.size("icon")
        icon = theme.icon(kind_icon(told.kind), "accent")
        self._icon.setPixmap(icon.pixmap(side, side))
        late, ink = when(told, self._today())
        self.when.setStyleSheet(f"color: {theme.hex(ink)}")
        for shown, text in (
            (self.what, what(told)), (self.who, who(told)), (self.when, late),
            (self.phone, told.phone), (self.note, in_short(told.last_note, _NOTE)),
            (self.deals, self.tr("%n open deal(s)", None, told.open_deals)
                         if told.open_deals else ""),
        ):  # fmt: skip
            shown.setText(text)
            shown.setVisible(bool(text))
        about = f"{what(told)}, {who(told)}"
        for made in (self.open_button, self.done_button, self.later_button):
            made.setAccessibleName(f"{made.text().replace('&', '')}: {about}")
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Bottom right of the screen of the program, above the place of its messages; the height
        follows the words."""
        self.ensurePolished()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        high = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(high, layout.minimumSize().height()))
        window = QGuiApplication.focusWindow()
        screen = window.screen() if window is not None else QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        corner = area.bottomRight() - QPoint(self.width() + _MARGIN, self.height() + _MARGIN)
        free = self._kept_free()
        if free.intersects(QRect(corner, self.size())):
            corner.setY(free.top() - self.height())
        self.move(max(area.left(), corner.x()), max(area.top(), corner.y()))

    # -- answering -----------------------------------------------------------------------------

    def _open(self) -> None:
        if (told := self.current) is not None:
            self._answered(told)
            self.open_requested.emit(told)

    def _done(self) -> None:
        if (told := self.current) is not None:
            self._answered(told)
            self.done_requested.emit(told)

    def show_ways(self) -> None:
        """Offer when it shall be told again."""
        told = self.current
        if told is None:
            return
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))
        for way in self._ways():
            action = menu.addAction(later_words(way, self._today()))
            action.triggered.connect(lambda _checked=False, w=way: self._later(told, w))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.later_button.mapToGlobal(QPoint(0, self.later_button.height())))

    def _later(self, told: Told, way: Later) -> None:
        self._answered(told)
        self.later_requested.emit(told, way)

    def _answered(self, told: Told) -> None:
        self.only({one.n for one in self.rows if one is not told})

    # -- Qt ------------------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isVisible():
            (self._timer.stop if self.isActiveWindow() else self._timer.start)()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away_now()
        else:
            super().keyPressEvent(event)
