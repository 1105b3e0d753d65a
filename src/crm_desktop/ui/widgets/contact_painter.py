"""Paints the rows of the contact list: whole rows, not cell by cell.

Qt would ask a delegate for every cell anew, which costs more than the painting. Here the places of
the columns are worked out once per paint, and what does not change from row to row (fonts, pens,
tags, avatars, icons, texts that are cut) once per theme.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from crm_desktop.services.contact_rows import ContactRow
from crm_desktop.ui import words
from crm_desktop.ui.contact_columns import Column
from crm_desktop.ui.theme import Role, Theme
from crm_desktop.ui.widgets.controls import hue_of, initials, paint_avatar, paint_tag

if TYPE_CHECKING:
    from crm_desktop.ui.widgets.contact_list_view import ContactListView

KIND_ICONS = {
    "call": "phone", "email": "mail", "meeting": "users", "visit": "store", "note": "notebook-pen",
}  # fmt: skip
CHECK_COLUMN = 38
"""Room at the left of the first column for the check box, at 100 % text."""
LAST_EDGE = 23
"""Room at the right of the last column, the scroll bar over it."""
BOX_EDGE = "text_3"
"""An empty check box is seen on hovered and selected rows too, where a field's edge is too weak."""
_KEPT = 2048
"""Texts and pictures that are kept of each kind; then all of them are made anew."""
_LAST_PLAIN = 0x24F
"""The end of the Latin letters."""
_SLACK = 4
"""Pixels by which letters side by side may be wider than each alone."""


_Key = tuple[str, str, str, float]
"""What a picture is of: its kind, text, hue, and pixels of the screen for one of ours."""


def tag_hue(name: str, colour: str) -> str:
    """The hue of a tag: the one it was given, or a stable one of its name."""
    return colour or hue_of(name.casefold().encode())


@dataclass(frozen=True, slots=True)
class _Face:
    """A font with what placing its letters needs, in pixels."""

    font: QFont
    metrics: QFontMetrics
    ascent: int
    height: int
    widths: _Widths


class RowPainter:
    """Paints what a part of the list shows."""

    def __init__(self, view: ContactListView, theme: Theme, today: Callable[[], dt.date]) -> None:
        self._view, self._today = view, today
        self._special: dict[str, Callable[[ContactRow, int, int, int], None]] = {
            "name": self._name, "tags": self._tags, "last_contact": self._last_contact,
            "next_step": self._next_step,
        }  # fmt: skip
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Take a changed theme."""
        self._theme, self._px = theme, theme.px
        self._nothing = QCoreApplication.translate("ContactDelegate", "Nothing planned")
        self._unnamed = QCoreApplication.translate("ContactDelegate", "Reminder")
        kept = _kept.get(theme)
        if kept is None:
            kept = _kept[theme] = _Kept(theme)
        self._faces, self._pictures = kept.faces, kept.pictures
        self._cut, self._wide = kept.cut, kept.wide
        self._fill = {
            name: theme.color(name)
            for name in ("surface", "hover", "selected", "selected_inactive", "border_subtle",
                         "accent")
        }  # fmt: skip
        self._pens = {
            name: QPen(theme.color(name)) for name in ("text", "text_2", "text_3", "danger",
                                                       "accent")
        }  # fmt: skip
        self._avatar_side = theme.size("avatar") if not theme.compact else self._px(22)

    def advance(self, text: str, role: Role) -> int:
        """The width of a text in pixels."""
        found = self._wide.get((text, role))
        if found is None:
            if len(self._wide) >= _KEPT:
                self._wide.clear()
            found = self._faces[role].metrics.horizontalAdvance(text)
            self._wide[text, role] = found
        return found

    def check_rect(self, cell: QRect) -> QRect:
        """Where the check box of a row is, in its first cell."""
        return self._check_rect(cell.left(), cell.top(), cell.height())

    # -- rows ----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, part: QRect) -> None:
        """Paint the rows that ``part`` of the viewport touches."""
        view, table, header = self._view, self._view.table, self._view.horizontalHeader()
        height, offset, count = self._theme.row_height, view.verticalOffset(), table.rowCount()
        first = max(0, (part.top() + offset) // height)
        last = min(count - 1, (part.bottom() + offset) // height)
        columns: list[tuple[Column, int, int]] = []
        for at, column in enumerate(table.columns):
            left, width = header.sectionViewportPosition(at), header.sectionSize(at)
            if width and left <= part.right() and left + width > part.left():
                columns.append((column, left, width))
        start = -header.offset()
        end = header.length() - header.offset()
        is_selected = view.selection_test()
        keys, hovered, several = view.has_keyboard(), view.hovered, view.several
        last_column = table.columns[view.last_column()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter, self._day = painter, self._today()
        self._ratio = view.devicePixelRatioF()
        for place in range(first, last + 1):
            y = place * height - offset
            selected = is_selected(place)
            fill = "surface"
            if selected:
                fill = "selected" if keys else "selected_inactive"
            elif place == hovered:
                fill = "hover"
            painter.fillRect(start, y, end - start, height, self._fill[fill])
            painter.fillRect(start, y + height - 1, end - start, 1, self._fill["border_subtle"])
            row = table.row(place)
            for column, left, width in columns:
                special = self._special.get(column.code)
                if column.code == "name":
                    if selected:
                        painter.fillRect(left, y, 3, height, self._fill["accent"])
                    if row is not None and (selected or place == hovered):
                        self._check_box(left, y, ticked=selected and several)
                if row is None:
                    continue
                if special is not None:
                    special(row, left, y, width)
                elif text := table.text(row, column, self._day):
                    self._plain(text, left, y, width, column, last=column is last_column)

    def _plain(
        self, text: str, left: int, top: int, width: int, column: Column, *, last: bool
    ) -> None:
        px = self._px
        height = self._theme.row_height
        if not column.right:
            self._text(text, "body", "text_2", left + px(8), top, width - px(16), height)
            return
        room = width - px(8) - px(LAST_EDGE if last else 8)
        shown = self._fitting(text, "body", room)
        x = left + px(8) + room - self.advance(shown, "body")
        self._put(shown, "body", "text", x, top, height)

    # -- texts ---------------------------------------------------------------------------------

    def _text(
        self, text: str, role: Role, ink: str, x: int, top: int, width: int, height: int
    ) -> None:
        """A text that is cut where it has no room, in the middle of a line."""
        self._put(self._fitting(text, role, width), role, ink, x, top, height)

    def _put(self, text: str, role: Role, ink: str, x: int, top: int, height: int) -> None:
        face, painter = self._faces[role], self._painter
        painter.setFont(face.font)
        painter.setPen(self._pens[ink])
        painter.drawText(x, top + (height - face.height) // 2 + face.ascent, text)

    def _fitting(self, text: str, role: Role, width: int) -> str:
        face = self._faces[role]
        try:
            if sum(map(face.widths.__getitem__, text)) + _SLACK <= width:
                return text  # no need to measure it as a whole
        except KeyError:
            pass
        found = self._cut.get((text, role, width))
        if found is None:
            if len(self._cut) >= _KEPT:
                self._cut.clear()
            line = " ".join(text.split("\n")) if "\n" in text else text
            found = face.metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
            self._cut[text, role, width] = found
        return found

    def _two_lines(
        self, x: int, top: int, width: int, first: str, second: str, inks: tuple[str, str],
        role: Role,
    ) -> None:  # fmt: skip
        px, height = self._px, self._theme.row_height
        if not second:
            self._text(first, role, inks[0], x, top, width, height)
        elif self._theme.compact:
            taken = min(width, self.advance(first, role) + px(8))
            self._text(first, role, inks[0], x, top, taken, height)
            self._text(second, "small", inks[1], x + taken, top, width - taken, height)
        else:
            top += (height - px(34)) // 2
            self._text(first, role, inks[0], x, top, width, px(18))
            self._text(second, "small", inks[1], x, top + px(18), width, px(16))

    # -- columns -------------------------------------------------------------------------------

    def _name(self, row: ContactRow, left: int, top: int, width: int) -> None:
        px, side = self._px, self._avatar_side
        shown = row.name or row.email or row.phone
        y = top + (self._theme.row_height - 1) // 2 - side // 2
        self._painter.drawPixmap(left + px(CHECK_COLUMN), y, self._avatar(shown, hue_of(row.id)))
        before = px(CHECK_COLUMN) + side + px(8)
        self._two_lines(
            left + before, top, width - before - px(8), shown, row.second_line,
            ("text", "text_2"), "label",
        )  # fmt: skip

    def _tags(self, row: ContactRow, left: int, top: int, width: int) -> None:
        px = self._px
        x, end = left + px(8), left + width - 1 - px(8)
        middle = top + (self._theme.row_height - 1) // 2
        for at, tag in enumerate(row.tags):
            room = self.advance(tag.name, "small_label") + px(14)
            after = len(row.tags) - at - 1
            # What follows is counted within the column.
            right = end - (px(4) + self.advance(f"+{after}", "small") if after else 0)
            if at == 2 or (at and x + room > right):
                self._text(f"+{after + 1}", "small", "text_3", x, top, end - x,
                           self._theme.row_height)  # fmt: skip
                return
            name = tag.name
            if x + room > right:
                name = self._fitting(name, "small_label", right - x - px(14))
            chip = self._chip(name, tag_hue(tag.name, tag.colour))
            self._painter.drawPixmap(x, middle - px(20) // 2, chip)
            x += round(chip.deviceIndependentSize().width()) + px(4)

    def _last_contact(self, row: ContactRow, left: int, top: int, width: int) -> None:
        if row.last_at is None:
            return
        px = self._px
        side, height = px(14), self._theme.row_height
        icon = self._icon(KIND_ICONS.get(row.last_kind, "circle-check"), "text_2", 14)
        self._painter.drawPixmap(left + px(8), top + (height - 1) // 2 - side // 2, icon)
        before = px(8) + side + px(7)
        day, room = self._view.table.day_of(row.last_at, self._day), width - before - px(8)
        if day.count(" ") == 2 and self.advance(day, "body") > room:
            day = day.partition(" ")[2]  # of another year the month says more than "26 May …"
        self._text(day, "body", "text_2", left + before, top, room, height)

    def _next_step(self, row: ContactRow, left: int, top: int, width: int) -> None:
        px, step = self._px, row.next_step
        if step is None:
            self._text(self._nothing, "small", "text_3", left + px(8), top, width - px(16),
                       self._theme.row_height)  # fmt: skip
            return
        when, ink = words.due(step.due, step.time, self._day)
        self._two_lines(
            left + px(8), top, width - px(16), step.title or self._unnamed, when, ("text", ink),
            "body",
        )  # fmt: skip

    # -- pictures ------------------------------------------------------------------------------

    def _check_rect(self, left: int, top: int, height: int) -> QRect:
        px = self._px
        return QRect(left + px(12), top + (height - 1) // 2 - px(8), px(16), px(16))

    def _check_box(self, left: int, top: int, *, ticked: bool) -> None:
        theme, painter = self._theme, self._painter
        rect = self._check_rect(left, top, theme.row_height)
        painter.setPen(self._pens["accent" if ticked else BOX_EDGE])
        painter.setBrush(self._fill["accent" if ticked else "surface"])
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            side = self._px(12)
            corner = rect.center() - QPoint(side // 2, side // 2)
            painter.drawPixmap(corner, self._icon("check", "text_on_accent", 12))

    def _icon(self, name: str, color: str, size: int) -> QPixmap:
        theme = self._theme
        return theme.icon_pixmap(name, theme.hex(color), theme.px(size), self._ratio)

    def _avatar(self, shown: str, hue: str) -> QPixmap:
        key = "avatar", initials(shown), hue, self._ratio
        found = self._pictures.get(key)
        if found is None:
            found = self._picture(key, self._avatar_side, self._avatar_side)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inside = QRect(0, 0, self._avatar_side, self._avatar_side)
            paint_avatar(painter, self._theme, inside, shown, hue)
            painter.end()
        return found

    def _chip(self, name: str, hue: str) -> QPixmap:
        key = "tag", name, hue, self._ratio
        found = self._pictures.get(key)
        if found is None:
            height = self._px(20)
            found = self._picture(key, self.advance(name, "small_label") + self._px(14), height)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_tag(painter, self._theme, 0, height // 2, name, hue)
            painter.end()
        return found

    def _picture(self, key: _Key, width: int, height: int) -> QPixmap:
        ratio = self._ratio
        made = QPixmap(round(max(1, width) * ratio), round(max(1, height) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        self._pictures[key] = made
        return made


def _face(font: QFont) -> _Face:
    metrics = QFontMetrics(font)
    return _Face(font, metrics, metrics.ascent(), metrics.height(), _Widths(metrics))


class _Kept:
    """What painting makes once per theme, for all lists."""

    def __init__(self, theme: Theme) -> None:
        roles: tuple[Role, ...] = ("body", "small", "label", "small_label")
        self.faces = {role: _face(theme.font(role)) for role in roles}
        self.pictures: dict[_Key, QPixmap] = {}
        self.cut: dict[tuple[str, str, int], str] = {}
        self.wide: dict[tuple[str, str], int] = {}


_kept: WeakKeyDictionary[Theme, _Kept] = WeakKeyDictionary()


class _Widths(dict[str, int]):
    """The widths of single signs that stand side by side as they are."""

    def __init__(self, metrics: QFontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, sign: str) -> int:
        if ord(sign) > _LAST_PLAIN:
            raise KeyError(sign)  # its neighbours may change it
        found = self[sign] = self._metrics.horizontalAdvance(sign)
        return found
