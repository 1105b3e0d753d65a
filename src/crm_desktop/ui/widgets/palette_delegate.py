"""Paints the rows of the command palette, with the letters that were found in bold."""

from __future__ import annotations

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
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from crm_desktop.domain.text import fold
from crm_desktop.services.search import ContactHit
from crm_desktop.ui.models.palette_rows import PaletteRow, RowRole
from crm_desktop.ui.theme import Role, Theme, tokens
from crm_desktop.ui.widgets.controls import hue_of, paint_avatar

_ROW, _HEADING, _MORE = 40, 30, 32
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
            at = QRect(left, middle - side // 2, side, side)
            paint_avatar(painter, theme, at, row.text, hue_of(row.item.id))
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
            font = self._metrics["small", False]
            x -= font.horizontalAdvance(note)
            place = QRect(x, rect.top(), rect.width(), rect.height())
            self._text(painter, place, note, "small", "text_2", mark=False)
            x -= px(8)
        for key in reversed(keys):
            x -= self._key(painter, x, rect.center().y() + 1, key)
            x -= px(6)
        return x

    def _key(self, painter: QPainter, right: int, middle: int, key: str) -> int:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("tiny"))
        wide = max(px(18), painter.fontMetrics().horizontalAdvance(key) + px(10))
        cap = QRectF(right - wide, middle - px(9), wide, px(18))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(cap, theme.radius("chip"), theme.radius("chip"))
        painter.setPen(self._ink["text_2"])
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return wide

    def _text(
        self, painter: QPainter, rect: QRect, text: str, role: Role, ink: str, *, mark: bool = True
    ) -> int:
        """Draw one line with the found letters bold; gives its width."""
        shown = self._metrics[role, False].elidedText(
            text, Qt.TextElideMode.ElideRight, rect.width()
        )
        x = rect.left()
        for piece, on in marked(shown, self.wanted if mark else ()):
            painter.setFont(self._fonts[role, on])
            painter.setPen(self._ink["accent" if on else ink])
            place = QRect(x, rect.top(), rect.right() - x + self._theme.px(20), rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, piece)
            x += self._metrics[role, on].horizontalAdvance(piece)
        return x - rect.left()
