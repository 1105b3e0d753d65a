"""The figures of a contact in short, in the right column of its card; painted as one widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from crm_desktop.services.contact_card import InShort
from crm_desktop.ui import words
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.widgets.card_deals import days_words

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LINE, _CHART = 26, 48


class CardInShort(QFrame):
    """A few lines with a figure each, and twelve bars: this month last and darker."""

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._theme, self._today = theme, today
        self._lines: list[tuple[str, str]] = []
        self._months: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def fill(self, figures: InShort) -> None:
        """Show figures; without any entry and any deal won the panel is not there."""
        lines = []
        if figures.won:
            won = " · ".join(words.money(minor, currency) for currency, minor in figures.won)
            lines.append((self.tr("Won so far"), won))
        lines.append((self.tr("Contacts this year"), words.figure(figures.this_year)))
        if figures.usual_gap is not None:
            lines.append((self.tr("Usual gap"), days_words(figures.usual_gap)))
        self._lines, self._months = lines, figures.months
        months = self.tr("Contacts in each of the last twelve months: %1").replace(
            "%1", ", ".join(map(str, figures.months))
        )
        said = ". ".join(f"{name}: {figure}" for name, figure in lines)
        self.setAccessibleName(f"{self.tr('In short')}. {said}. {months}")
        self.setToolTip(months)
        self.setVisible(figures.first_at is not None or bool(figures.won))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What is said, with the figures."""
        return list(self._lines)

    # -- Qt ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        theme, px = self._theme, self._theme.px
        high = px(36) + px(_LINE) * len(self._lines) + px(4) + px(_CHART)
        return QSize(px(200), high + theme.line_height("small") + px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        left, wide = px(16), self.width() - 2 * px(16)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(left, px(8), wide, px(28)), _LEFT, self.tr("In short"))
        top = px(36)
        for name, figure in self._lines:
            place = QRect(left, top, wide, px(_LINE))
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.color("text"))
            painter.drawText(place, _RIGHT, figure)
            place.setRight(place.right() - painter.fontMetrics().horizontalAdvance(figure) - px(8))
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text_2"))
            shown = painter.fontMetrics().elidedText(
                name, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, _LEFT, shown)
            top += px(_LINE)
        self._paint_months(painter, QRectF(left, top + px(4), wide, px(_CHART)))
        self._paint_legend(painter, QRect(left, top + px(4) + px(_CHART) + px(2), wide, 0))

    def _paint_months(self, painter: QPainter, area: QRectF) -> None:
        theme, months = self._theme, self._months
        if not months:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        soft = QColor(tokens()["color"][theme.mode]["chart"]["c1_soft"])
        most, gap = max(1, *months), theme.px(4)
        wide = (area.width() - gap * (len(months) - 1)) / len(months)
        for number, count in enumerate(months):
            last = number == len(months) - 1
            painter.setBrush(theme.color("accent") if last else soft)
            high = 2 + (area.height() - 8) * count / most
            bar = QRectF(area.left() + number * (wide + gap), area.bottom() - high, wide, high)
            painter.drawRoundedRect(bar, min(2.0, high / 2), min(2.0, high / 2))
        painter.restore()

    def _paint_legend(self, painter: QPainter, place: QRect) -> None:
        theme, today, locale = self._theme, self._today(), QLocale()
        place.setHeight(theme.line_height("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_3"))
        short = QLocale.FormatType.ShortFormat
        first = locale.standaloneMonthName(today.month % 12 + 1, short)
        painter.drawText(place, _LEFT, first)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("contacts each month"))
        painter.drawText(place, _RIGHT, locale.standaloneMonthName(today.month, short))
