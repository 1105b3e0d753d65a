"""Paints the rows of the command palette, with the letters that were found in bold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.domain.text import fold
from crm_desktop.services.search import ContactHit
from crm_desktop.ui.models.palette_rows import PaletteRow, RowRole
from crm_desktop.ui.theme import Role, Theme, tokens
from crm_desktop.ui.widgets.controls import hue_of, initials, paint_avatar

_ROW, _HEADING, _MORE = 40, 30, 32
_KEPT = 2048
"""Widths that are kept; then all of them are measured anew."""
_fold_letter = lru_cache(maxsize=1024)(fold)


def marked(text: str, wanted: Sequence[str]) -> list[tuple[str, bool]]:
    """``text`` in pieces, with True for those that the folded words ``wanted`` are found in."""
    origin: Sequence[int] = range(len(text))
    if text.isascii():  # a letter for each
        joined = text.lower().replace("`", "'")
    else:
        folded, origin = [], []
        for at, char in enumerate(text):
            for piece in _fold_letter(char) or ("" if not char.isspace() else " "):
                folded.append(piece)
                origin.append(at)
        joined = "".join(folded)
    on = bytearray(len(text))
    for word in wanted:
        at = joined.find(word)
        if at >= 0 and word:
            for place in origin[at : at + len(word)]:
                on[place] = 1
    edges = [at for at in range(1, len(text)) if on[at] != on[at - 1]] if any(on) else []
    ends = [0, *edges, len(text)]
    return [(text[a:b], bool(on[a])) for a, b in pairwise(ends) if b > a]


class PaletteDelegate(QStyledItemDelegate):
    """Paints rows; fonts and metrics are made once."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.wanted: list[str] = []
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        roles: tuple[Role, ...] = ("body", "small", "small_label", "label")
        for role in roles:
            bold = QFont(theme.font(role))
            bold.setWeight(QFont.Weight.DemiBold)
            self._fonts[role, False], self._fonts[role, True] = theme.font(role), bold
        self._metrics = {key: QFontMetrics(font) for key, font in self._fonts.items()}
        self._wide: dict[tuple[str, Role, bool], int] = {}
        self._avatars: dict[tuple[str, str, float], QPixmap] = {}
        self._caps: dict[tuple[str, float], tuple[QPixmap, int]] = {}
        self._ink = {n: theme.color(n) for n in ("text", "text_2", "text_3", "accent", "link")}

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        row: PaletteRow = index.data(RowRole)  # type: ignore[attr-defined]
        height = {"heading": _HEADING, "more": _MORE}.get(row.kind, _ROW)
        return QSize(0, self._theme.px(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: PaletteRow = index.data(RowRole)
        view = self.parent()
        assert isinstance(view, QListView)
        theme, px = self._theme, self._theme.px
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = view.currentIndex() == index
        left = rect.left() + px(20)
        if row.kind == "heading":
            below = rect.adjusted(px(20), px(6), 0, 0)
            self._text(painter, below, row.text, "small_label", "text_2", mark=False)
            painter.restore()
            return
        if chosen:
            inside = QRectF(rect).adjusted(px(8), 0, -px(8), 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(inside, theme.radius("control"), theme.radius("control"))
            painter.setBrush(self._ink["accent"])
            bar = tokens()["line"]["selection_bar"]
            painter.drawRect(QRectF(inside.left(), inside.top() + 3, bar, inside.height() - 6))
        right = self._right(painter, rect, row, chosen=chosen)
        middle, side = rect.center().y() + 1, px(26)
        if isinstance(row.item, ContactHit):
            ratio = painter.device().devicePixelRatioF()
            avatar = self._avatar(row.text, hue_of(row.item.id), side, ratio)
            painter.drawPixmap(left, middle - side // 2, avatar)
        elif row.icon:
            icon = theme.size("icon")
            color = "link" if row.kind == "more" else "text_2"
            at = QRect(left + (side - icon) // 2, middle - icon // 2, icon, icon)
            theme.icon(row.icon, color).paint(painter, at)
        start = left + px(38)
        room = QRect(start, rect.top(), max(0, right - px(12) - start), rect.height())
        ink = "link" if row.kind == "more" else "text"
        used = self._text(painter, room, row.text, "label", ink)
        rest = room.adjusted(used + px(12), 0, 0, 0)
        if row.second and rest.width() > px(30):
            self._text(painter, rest, row.second, "small", "text_2")
        painter.restore()

    def _right(self, painter: QPainter, rect: QRect, row: PaletteRow, *, chosen: bool) -> int:
        """Keys, a date, or what Enter does; gives where they begin."""
        px = self._theme.px
        x = rect.right() - px(20)
        note = row.right
        keys = row.keys
        if chosen and row.kind in {"contact", "entry"}:
            note, keys = self.tr("open"), (self.tr("Enter"),)
        if note:
            x -= self._advance(note, "small")
            place = QRect(x, rect.top(), rect.width(), rect.height())
            self._text(painter, place, note, "small", "text_2", mark=False)
            x -= px(8)
        for key in reversed(keys):
            x -= self._key(painter, x, rect.center().y() + 1, key)
            x -= px(6)
        return x

    def _key(self, painter: QPainter, right: int, middle: int, key: str) -> int:
        """Paint a key cap that ends at ``right``; gives its width."""
        cap, wide = self._cap(key, painter.device().devicePixelRatioF())
        painter.drawPixmap(right - wide - 1, middle - self._theme.px(9) - 1, cap)
        return wide

    # -- pictures, which look the same from key to key ------------------------------------------

    def _cap(self, key: str, ratio: float) -> tuple[QPixmap, int]:
        """A key cap with a pixel around it, and how wide it is without."""
        found = self._caps.get((key, ratio))
        if found is not None:
            return found
        theme, px = self._theme, self._theme.px
        font = theme.font("tiny")
        wide = max(px(18), QFontMetrics(font).horizontalAdvance(key) + px(10))
        made = _empty(wide + 2, px(18) + 2, ratio)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        cap = QRectF(1, 1, wide, px(18))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(cap, theme.radius("chip"), theme.radius("chip"))
        painter.setPen(self._ink["text_2"])
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        painter.end()
        self._caps[key, ratio] = made, wide
        return made, wide

    def _avatar(self, name: str, hue: str, side: int, ratio: float) -> QPixmap:
        key = initials(name), hue, ratio
        found = self._avatars.get(key)
        if found is None:
            found = self._avatars[key] = _empty(side, side, ratio)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_avatar(painter, self._theme, QRect(0, 0, side, side), name, hue)
            painter.end()
        return found

    # -- texts ---------------------------------------------------------------------------------

    def _advance(self, text: str, role: Role, *, bold: bool = False) -> int:
        found = self._wide.get((text, role, bold))
        if found is None:
            if len(self._wide) >= _KEPT:
                self._wide.clear()
            found = self._metrics[role, bold].horizontalAdvance(text)
            self._wide[text, role, bold] = found
        return found

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str, *, mark: bool = True
    ) -> int:
        """Draw one line with the found letters bold; gives its width."""
        shown = text
        if self._advance(text, role) > rect.width():
            shown = self._metrics[role, False].elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width()
            )
        x = rect.left()
        for piece, on in marked(shown, self.wanted if mark else ()):
            painter.setFont(self._fonts[role, on])
            painter.setPen(self._ink["accent" if on else ink])
            place = QRect(x, rect.top(), rect.right() - x + self._theme.px(20), rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, piece)
            x += self._advance(piece, role, bold=on)
        return x - rect.left()


def _empty(width: int, height: int, ratio: float) -> QPixmap:
    made = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made
