"""The pages of a document below each other, as they will be printed; and small ones to choose from.

Pictures are drawn off the main thread for the pages that are seen. Until a new one is there, the
old one is shown stretched, so that nothing blinks. Paper is white in both modes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pdf_pages import PdfPages
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

ZOOMS = (0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIRST = 0.8
_SCREEN = 96 / 72
"""Pixels per point at 100 %."""
_GAP, _AROUND = 16, 20
_KEPT = 24
"""Pictures that are kept."""
_MOST_TEXT = 4000
_WHITE = QColor("white")


class _Wanted(NamedTuple):
    page: int
    pixels: int
    """Width of the picture."""


class PagePreview(QAbstractScrollArea):
    """``page_changed`` tells the page (from 0) that is seen; ``zoomed`` the zoom (1 = 100 %)."""

    page_changed = Signal(int)
    zoomed = Signal(float)

    def __init__(self, theme: Theme, jobs: Jobs, *, small: bool = False) -> None:
        """``small``: a strip of small pages; a click chooses one."""
        super().__init__()
        self._theme, self._jobs, self._small = theme, jobs, small
        self._pages: PdfPages | None = None
        self._zoom = _FIRST
        self._by_hand = False
        self._tops: list[int] = []
        self._pictures: OrderedDict[_Wanted, QImage] = OrderedDict()
        self._before: dict[int, QImage] = {}
        self._asked: set[_Wanted] = set()
        self._page = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Small pages") if small else self.tr("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(self.backgroundRole())
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if small else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.bar = OverlayBar(self)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def pages(self) -> PdfPages | None:
        """The document that is shown."""
        return self._pages

    @property
    def page(self) -> int:
        """The page that is seen, from 0."""
        return self._page

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen is there as a picture."""
        seen = self._seen()
        return bool(seen) and all(self._wanted(page) in self._pictures for page in seen)

    @property
    def zoom(self) -> float:
        """1 = 100 %."""
        return self._zoom

    def show_pages(self, pages: PdfPages, *, keep_place: bool = False) -> None:
        """Show a document; old pictures stay until the new ones are drawn. ``keep_place``: it is
        the same one, a little different."""
        newest = {wanted.page: image for wanted, image in self._pictures.items()}
        self._before = {**self._before, **newest} if keep_place else newest
        self._pages = pages
        self._pictures.clear()
        self._asked.clear()
        self._fit()
        if not keep_place:
            self.verticalScrollBar().setValue(0)
        self._scrolled()

    def set_zoom(self, zoom: float, *, by_hand: bool = True) -> None:
        """Show the pages larger or smaller; the middle of what is seen stays."""
        zoom = max(ZOOMS[0], min(ZOOMS[-1], zoom))
        self._by_hand = self._by_hand or by_hand
        if abs(zoom - self._zoom) < 0.001:
            return
        bar = self.verticalScrollBar()
        share = (bar.value() + self.viewport().height() / 2) / max(1, self._height())
        self._before = {**self._before, **{w.page: i for w, i in self._pictures.items()}}
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(share * self._height() - self.viewport().height() / 2))
        self.zoomed.emit(zoom)
        self._scrolled()

    def step_zoom(self, by: int) -> None:
        """One size larger or smaller."""
        sizes = [size for size in ZOOMS if (size > self._zoom + 0.001) == (by > 0)]
        sizes = [size for size in sizes if abs(size - self._zoom) > 0.001]
        if sizes:
            self.set_zoom(sizes[0] if by > 0 else sizes[-1])

    def go_to(self, page: int) -> None:
        """Scroll so that a page (from 0) begins at the top."""
        if self._tops:
            page = max(0, min(page, len(self._tops) - 1))
            self.verticalScrollBar().setValue(self._tops[page] - self._gap)
            self._tell(page)

    # -- inside --------------------------------------------------------------------------------

    @property
    def _gap(self) -> int:
        return self._theme.px(_GAP)

    def _scale(self) -> float:
        """Pixels per point, as Qt counts pixels."""
        if self._small and self._pages is not None and len(self._pages):
            wide = self.viewport().width() - 2 * self._theme.px(12)
            return wide / max(size.width() for size in self._pages.sizes)
        return self._zoom * _SCREEN

    def _fit(self) -> None:
        """The largest zoom of the first ones at which a page is as wide as the view, or less."""
        if self._pages is not None and len(self._pages) and not self._small and not self._by_hand:
            room = self.viewport().width() - 2 * self._theme.px(_AROUND)
            wide = max(size.width() for size in self._pages.sizes) * _SCREEN
            fitting = [zoom for zoom in ZOOMS if zoom * wide <= room and zoom <= 1.0]
            zoom = fitting[-1] if fitting else ZOOMS[0]
            if room > 100 and zoom != self._zoom:
                self._zoom = zoom
                self.zoomed.emit(zoom)
        self._lay_out()

    def _lay_out(self) -> None:
        scale, top = self._scale(), self._theme.px(_AROUND)
        self._tops = []
        widest = 0
        for size in self._pages.sizes if self._pages is not None else ():
            self._tops.append(top)
            top += round(size.height() * scale) + self._gap
            widest = max(widest, round(size.width() * scale))
        high, wide = self.viewport().height(), self.viewport().width()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(0, top - self._gap + self._theme.px(_AROUND) - high))
        bar.setPageStep(high)
        bar.setSingleStep(self._theme.px(40))
        across.setRange(0, max(0, widest + 2 * self._theme.px(_AROUND) - wide))
        across.setPageStep(wide)
        self.viewport().update()

    def _height(self) -> int:
        return self.verticalScrollBar().maximum() + self.viewport().height()

    def _place(self, page: int) -> QRect:
        """Where a page stands in the viewport."""
        assert self._pages is not None
        size, scale = self._pages.sizes[page], self._scale()
        wide, high = round(size.width() * scale), round(size.height() * scale)
        x = max(
            self._theme.px(_AROUND if not self._small else 12),
            (self.viewport().width() - wide) // 2,
        )
        return QRect(
            x - self.horizontalScrollBar().value(),
            self._tops[page] - self.verticalScrollBar().value(), wide, high,
        )  # fmt: skip

    def _seen(self) -> list[int]:
        if self._pages is None or not self._tops:
            return []
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_left(self._tops, top + self.viewport().height())
        return list(range(first, last))

    def _wanted(self, page: int) -> _Wanted:
        return _Wanted(page, round(self._place(page).width() * self.devicePixelRatioF()))

    def _scrolled(self) -> None:
        seen = self._seen()
        if seen and not self._small:
            area = self.viewport().rect()
            self._tell(max(seen, key=lambda page: (self._place(page) & area).height()))
        self.viewport().update()
        self._later.start()

    def _tell(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def mark(self, page: int) -> None:
        """Of the small pages: which one is seen at the right."""
        self._page = page
        if self._tops and self._pages is not None and page < len(self._tops):
            place = self._place(page)
            if not self.viewport().rect().contains(place):
                self.verticalScrollBar().setValue(
                    self._tops[page] - (self.viewport().height() - place.height()) // 2
                )
        self.viewport().update()

    def _ask(self) -> None:
        """Have the pictures of the pages that are seen drawn, one at a time."""
        pages = self._pages
        if pages is None or not self.isVisible():
            return
        for page in self._seen():
            wanted = self._wanted(page)
            if wanted in self._pictures or wanted in self._asked:
                continue
            self._asked.add(wanted)
            self._start(pages, wanted)

    def _start(self, pages: PdfPages, wanted: _Wanted) -> None:
        scale = wanted.pixels / pages.sizes[wanted.page].width()

        def draw(_progress: object) -> tuple[QImage, str]:
            return pages.picture(wanted.page, scale), pages.text(wanted.page)

        self._jobs.start(
            self.tr("Drawing pages"), draw,
            done=lambda found: self._drawn(pages, wanted, found),
            failed=lambda _sentence: self._asked.discard(wanted),
        )  # fmt: skip

    def _drawn(self, pages: PdfPages, wanted: _Wanted, found: tuple[QImage, str]) -> None:
        if pages is not self._pages:
            return
        image, text = found
        self._asked.discard(wanted)
        self._pictures[wanted] = image
        self._before.pop(wanted.page, None)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        if wanted.page == self._page and not self._small:
            self.setAccessibleDescription(text[:_MOST_TEXT])
        self.viewport().update()

    # -- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            place = self._place(page)
            self._edge(painter, place, chosen=self._small and page == self._page)
            image = self._pictures.get(self._wanted(page)) or self._before.get(page)
            painter.fillRect(place, _WHITE)
            if image is not None:
                painter.drawImage(place, image)
        if self.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _edge(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        """A soft shadow; around the chosen small page the accent."""
        if chosen:
            painter.fillRect(place.adjusted(-2, -2, 2, 2), self._theme.color("accent"))
            return
        for grow, alpha in ((5, 6), (3, 10), (1, 22)):
            shade = QColor(0, 0, 0, alpha)
            area = QRectF(place).adjusted(-grow, -grow + 2, grow, grow + 2)
            painter.fillRect(area, shade)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._scrolled()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._fit()
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._small:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._small:
            at = event.position().toPoint()
            for page in self._seen():
                if self._place(page).contains(at):
                    self._tell(page)
                    self.viewport().update()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if self._small:
            step |= {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        bar = self.verticalScrollBar()
        key = Qt.Key(event.key())
        if key in step and self._tops:
            page = max(0, min(len(self._tops) - 1, self._page + step[key]))
            if self._small:
                self.mark(page)
                self.page_changed.emit(page)
            else:
                self.go_to(page)
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(116 if self._small else 700), self._theme.px(400))


Chosen = Callable[[int], None]


def strip_of(theme: Theme, jobs: Jobs, chosen: Chosen, parent: QWidget) -> PagePreview:
    """The small pages beside a preview."""
    made = PagePreview(theme, jobs, small=True)
    made.setParent(parent)
    made.setFixedWidth(theme.px(116))
    made.page_changed.connect(chosen)
    return made
