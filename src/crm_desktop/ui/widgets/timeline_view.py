"""The timeline as it is seen: icons on a line, a title line, wrapped text, the day at the right.

Texts are laid out once per width and kept, with the links found in them; fonts, colours and icons
are taken once per theme. Links and attachments are painted and hit-tested; each also stands in the
menu of its entry, so that the keyboard reaches it.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtGui import QKeyEvent as KeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from crm_desktop.ui.links import Link, find_links
from crm_desktop.ui.models.timeline import File, ItemRole, TimelineItem, TimelineModel
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.thumbnails import Thumbnails
from crm_desktop.ui.widgets.contact_list_view import KIND_ICONS
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.overlay_bar import OverlayBar

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_KEPT = 2000
"""Laid out texts that are kept."""
_LONGEST = 20_000
"""Characters of one text that are laid out; the rest is read in the entry itself."""
_Index = QModelIndex | QPersistentModelIndex


class TimelineDelegate(QStyledItemDelegate):
    """Paints headings, entries, next steps and changes."""

    def __init__(self, view: TimelineView, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._texts: dict[tuple[str, int], tuple[QTextLayout, int, list[Link]]] = {}
        self._strong = QFontMetrics(theme.font("strong"))
        self._body = QFontMetrics(theme.font("body"))
        self._small = QFontMetrics(theme.font("small"))
        self._chip = QFontMetrics(theme.font("small_label"))
        self._ink = {
            n: theme.color(n) for n in ("text", "text_2", "text_3", "danger", "link", "accent")
        }
        self._fill = {
            n: theme.color(n)
            for n in ("sunken", "border_subtle", "border", "border_strong", "focus", "surface")
        }
        self._line = theme.line_height("body")

    def forget_texts(self) -> None:
        """The width changed."""
        self._texts.clear()

    def _left(self) -> int:
        return self._theme.px(16 + 28 + 12)

    def _laid_out(self, text: str, width: int) -> tuple[QTextLayout, int, list[Link]]:
        found = self._texts.get((text, width))
        if found is None:
            shown = text[:_LONGEST]
            links = find_links(shown)
            layout = QTextLayout(shown.replace("\n", "\u2028"), self._theme.font("body"))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            if links:
                layout.setFormats([self._link_format(link) for link in links])
            layout.setCacheEnabled(True)
            layout.beginLayout()
            height = 0
            while (made := layout.createLine()).isValid():
                made.setLineWidth(width)
                # The line's box is taller than the glyphs: they sit in its middle.
                made.setPosition(QPointF(0, height + (self._line - made.height()) / 2))
                height += self._line
            layout.endLayout()
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            found = self._texts[text, width] = (layout, height, links)
        return found

    def _link_format(self, link: Link) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        look = QTextCharFormat()
        look.setForeground(self._ink["link"])
        look.setFontUnderline(True)
        marked.start, marked.length, marked.format = link.start, link.length, look
        return marked

    def _text_width(self) -> int:
        px = self._theme.px
        return max(px(80), self._view.viewport().width() - self._left() - px(96))

    def _text_top(self) -> int:
        return self._theme.px(6) + self._line + self._theme.px(2)

    # -- attachments ---------------------------------------------------------------------------

    def _is_picture(self, file: File) -> bool:
        pictures = self._view.pictures
        return pictures is not None and pictures.shows(file[0], file[2])

    def _chips(self, item: TimelineItem, top: int) -> list[QRect]:
        """Where the attachments stand, with ``top`` as their first line, in the entry."""
        px = self._theme.px
        room = max(px(80), self._view.viewport().width() - self._left() - px(16))
        rects: list[QRect] = []
        x, y, row = 0, top, 0
        for file in item.files:
            size = QSize(self._chip.horizontalAdvance(file[1]) + px(34), px(26))
            pictures = self._view.pictures
            if pictures is not None and self._is_picture(file):
                size = pictures.room()
            wide = min(room, size.width())
            if x and x + wide > room:
                x, y, row = 0, y + row + px(4), 0
            rects.append(QRect(self._left() + x, y, wide, size.height()))
            x, row = x + wide + px(6), max(row, size.height())
        return rects

    def _files_top(self, item: TimelineItem) -> int:
        top = self._text_top()
        if item.text:
            top += self._laid_out(item.text, self._text_width())[1]
        return top + self._theme.px(4)

    def hit(self, index: _Index, rect: QRect, place: QPoint) -> tuple[str, object]:
        """What lies at a point: ("link", its address), ("file", its id) or ("", None)."""
        item: TimelineItem = index.data(ItemRole)
        if item.heading or item.change:
            return "", None
        inside = place - rect.topLeft()
        for (identity, _, _), chip in zip(
            item.files, self._chips(item, self._files_top(item)), strict=True
        ):
            if chip.contains(inside):
                return "file", identity
        if item.text:
            layout, height, links = self._laid_out(item.text, self._text_width())
            x, y = inside.x() - self._left(), inside.y() - self._text_top()
            if links and 0 <= y < height and x >= 0:
                line = layout.lineAt(min(int(y // self._line), layout.lineCount() - 1))
                if x <= line.naturalTextWidth():
                    at = line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
                    for link in links:
                        if link.start <= at < link.start + link.length:
                            return "link", link.address
        return "", None

    # -- Qt ------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        item: TimelineItem = index.data(ItemRole)
        px = self._theme.px
        if item.heading:
            return QSize(0, self._theme.line_height("small") + px(20 if index.row() == 0 else 14))
        if item.change:
            return QSize(0, self._theme.line_height("small") + px(13))
        height = self._line + px(6)
        if item.text:
            height += px(2) + self._laid_out(item.text, self._text_width())[1]
        if item.files:
            height += px(6) + max(chip.bottom() for chip in self._chips(item, 0)) + 1
        return QSize(0, max(px(44), height + px(15)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item: TimelineItem = index.data(ItemRole)
        rect: QRect = option.rect
        theme, px = self._theme, self._theme.px
        if item.heading:
            painter.setFont(theme.font("small_label"))
            painter.setPen(self._ink["text_3"])
            place = rect.adjusted(px(16), 0, -px(16), -px(4))
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(place, bottom, item.strong)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = self._view.is_last(index.row())
        if item.change:
            self._paint_change(painter, rect, item, last=last)
        else:
            self._icon(painter, rect, item, last=last)
            self._title(painter, rect, item)
            if item.text:
                layout = self._laid_out(item.text, self._text_width())[0]
                painter.setPen(self._ink["text"])
                top = rect.top() + self._text_top()
                layout.draw(painter, QPointF(rect.left() + self._left(), top))
            if item.files:
                self._paint_files(painter, rect, item)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(self._fill["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bottom_gap = 1 if item.change else px(5)
            ring = QRectF(rect).adjusted(px(8), 1, -px(8), -bottom_gap)
            painter.drawRoundedRect(ring, theme.radius("control"), theme.radius("control"))

    def _paint_change(
        self, painter: QPainter, rect: QRect, item: TimelineItem, *, last: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        high = theme.line_height("small")
        middle = QPointF(rect.left() + px(16) + px(14), rect.top() + px(1) + high / 2)
        painter.setPen(QPen(self._fill["border"], 1))
        if not last:
            painter.drawLine(middle + QPointF(0, px(7)), QPointF(middle.x(), rect.bottom()))
        painter.setBrush(self._fill["surface"])
        painter.setPen(QPen(self._fill["border"], 2))
        painter.drawEllipse(middle, px(4), px(4))
        line = QRect(rect.left() + self._left(), rect.top() + px(1), 0, high)
        line.setRight(rect.right() - px(16))
        painter.setFont(theme.font("small"))
        painter.setPen(self._ink["text_3"])
        painter.drawText(line, _RIGHT, item.when)
        line.setRight(line.right() - self._small.horizontalAdvance(item.when) - px(12))
        # What it came to is darker; a language may have words behind it too.
        before, mark, after = item.rest.partition("%1") if item.ends else (item.rest, "", "")
        text = f"{item.strong}: {before}" if before else item.strong
        for words, role in ((text, "small"), (item.ends if mark else "", "small_label"),
                            (after, "small")):  # fmt: skip
            metrics = self._chip if role == "small_label" else self._small
            if not words or line.width() < px(12):
                continue
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.setFont(theme.font("small_label" if role == "small_label" else "small"))
            painter.setPen(self._ink["text" if role == "small_label" else "text_2"])
            painter.drawText(line, _LEFT, shown)
            line.setLeft(line.left() + metrics.horizontalAdvance(words))

    def _paint_files(self, painter: QPainter, rect: QRect, item: TimelineItem) -> None:
        theme, px = self._theme, self._theme.px
        pixels = px(14)
        icon = theme.icon_pixmap(
            "file-text", theme.hex("text_2"), pixels, painter.device().devicePixelRatioF()
        )
        painter.setFont(theme.font("small_label"))
        for file, chip in zip(item.files, self._chips(item, self._files_top(item)), strict=True):
            name = file[1]
            place = QRectF(chip.translated(rect.topLeft())).adjusted(0.5, 0.5, -0.5, -0.5)
            if self._is_picture(file):
                self._paint_picture(painter, place, file)
                continue
            painter.setPen(QPen(self._fill["border"], 1))
            painter.setBrush(self._fill["surface"])
            painter.drawRoundedRect(place, theme.radius("control"), theme.radius("control"))
            painter.drawPixmap(QPointF(place.left() + px(8), place.center().y() - pixels / 2), icon)
            painter.setPen(self._ink["text"])
            words = place.adjusted(px(26), 0, -px(6), 0)
            shown = self._chip.elidedText(name, Qt.TextElideMode.ElideMiddle, int(words.width()))
            painter.drawText(words, _LEFT, shown)

    def _paint_picture(self, painter: QPainter, place: QRectF, file: File) -> None:
        """An attached picture, in the middle of its place; its name until it is read."""
        theme = self._theme
        painter.setPen(QPen(self._fill["border_subtle"], 1))
        painter.setBrush(self._fill["sunken"])
        painter.drawRoundedRect(place, theme.radius("control"), theme.radius("control"))
        pictures = self._view.pictures
        picture = None if pictures is None else pictures.picture(file[0])
        if picture is None:
            painter.setPen(self._ink["text_2"])
            shown = self._chip.elidedText(
                file[1], Qt.TextElideMode.ElideMiddle, int(place.width()) - theme.px(8)
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
            return
        size = picture.deviceIndependentSize()
        corner = place.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.drawPixmap(corner, picture)

    def _icon(self, painter: QPainter, rect: QRect, item: TimelineItem, *, last: bool) -> None:
        theme, px = self._theme, self._theme.px
        side = px(28)
        circle = QRectF(rect.left() + px(16) + 0.5, rect.top() + px(1) + 0.5, side - 1, side - 1)
        if not last:
            x = circle.center().x()
            painter.setPen(QPen(self._fill["border"], 1))
            painter.drawLine(QPointF(x, circle.bottom() + px(2)), QPointF(x, rect.bottom()))
        if item.planned:  # an open ring: it is still to be done
            edge = self._ink["danger"] if item.late else self._fill["border_strong"]
            painter.setPen(QPen(edge, 1.5))
            painter.setBrush(self._fill["surface"])
        else:
            painter.setPen(QPen(self._fill["border_subtle"], 1))
            painter.setBrush(self._fill["sunken"])
        painter.drawEllipse(circle)
        pixels = px(15)
        name = "bookmark" if item.pinned else KIND_ICONS.get(item.kind, "circle-check")
        ratio = painter.device().devicePixelRatioF()
        pixmap = theme.icon_pixmap(name, theme.hex("text_2"), pixels, ratio)
        middle = circle.center()
        painter.drawPixmap(QPointF(middle.x() - pixels / 2, middle.y() - pixels / 2), pixmap)

    def _title(self, painter: QPainter, rect: QRect, item: TimelineItem) -> None:
        theme, px = self._theme, self._theme.px
        line = QRect(rect.left() + self._left(), rect.top() + px(6), 0, self._line)
        line.setRight(rect.right() - px(16))
        painter.setFont(theme.font("small"))
        painter.setPen(self._ink["danger" if item.late else "text_3"])
        painter.drawText(line, _RIGHT, item.when)
        line.setRight(line.right() - self._small.horizontalAdvance(item.when) - px(12))
        strong = self._strong.elidedText(item.strong, Qt.TextElideMode.ElideRight, line.width())
        painter.setFont(theme.font("strong"))
        painter.setPen(self._ink["text"])
        painter.drawText(line, _LEFT, strong)
        line.setLeft(line.left() + self._strong.horizontalAdvance(strong) + px(4))
        if item.rest and line.width() > px(16):
            rest = f"· {item.rest}"
            painter.setFont(theme.font("body"))
            painter.setPen(self._ink["text_2"])
            shown = self._body.elidedText(rest, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, shown)


class TimelineView(QListView):
    """One tab stop; arrows go from entry to entry, Ctrl+C copies the text of one, F2 changes it,
    Del takes it away, Enter and the menu key show all that can be done."""

    link_requested = Signal(str)
    file_requested = Signal(bytes, str)
    """Id of an attachment, and what to do with it: open, save or remove."""
    entry_requested = Signal(bytes, str)
    """Id of an entry, and what to do with it: edit, pin, unpin, attach or archive."""
    done_requested = Signal(bytes)
    """Id of a reminder."""

    def __init__(self, theme: Theme, model: TimelineModel) -> None:
        super().__init__()
        self._theme = theme
        self._timeline = model
        self._delegate = TimelineDelegate(self, theme)
        self._pressed: tuple[str, object] = ("", None)
        self.pictures: Thumbnails | None = None
        """Small pictures of attached ones; without it they are files as others."""
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.bar = OverlayBar(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))

    def show_pictures(self, pictures: Thumbnails) -> None:
        """Show attached pictures small."""
        self.pictures = pictures
        pictures.changed.connect(self._pictures_changed)

    def _pictures_changed(self) -> None:
        # One that cannot be read needs less room.
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def is_last(self, place: int) -> bool:
        """Whether the line that joins the icons ends here."""
        return self._timeline.is_last(place)

    def menu_of(self, item: TimelineItem) -> QMenu:
        """All that can be done with a row."""
        menu = PopupMenu(self)
        menu.setFont(self._theme.font("body"))

        def add(to: QMenu, text: str, do: object) -> None:
            to.addAction(text).triggered.connect(lambda _checked=False: do())  # type: ignore[operator]

        if item.planned:
            add(menu, self.tr("Done"), lambda: self.done_requested.emit(item.id))
        elif item.id:
            for text, act in self._entry_acts(item):
                add(menu, text, lambda a=act: self.entry_requested.emit(item.id, a))
        for link in find_links(item.text):
            text = self.tr("Open %1").replace("%1", link.text[:60])
            add(menu, text, lambda a=link.address: self.link_requested.emit(a))
        for identity, name, _ in item.files:
            below = menu.addMenu(name.replace("&", "&&"))
            below.setFont(self._theme.font("body"))
            for text, act in ((self.tr("Open"), "open"), (self.tr("Save a copy…"), "save"),
                              (self.tr("Remove"), "remove")):  # fmt: skip
                add(below, text, lambda i=identity, a=act: self.file_requested.emit(i, a))
        add(menu, self.tr("Copy the text"), lambda: self._copy(item))
        if item.id and not item.planned:
            menu.addSeparator()
            add(menu, self.tr("Remove the entry"),
                lambda: self.entry_requested.emit(item.id, "archive"))  # fmt: skip
        return menu

    def _entry_acts(self, item: TimelineItem) -> list[tuple[str, str]]:
        pin = (self.tr("Let it go from the top"), "unpin") if item.pinned else (
            self.tr("Keep it on top"), "pin",
        )  # fmt: skip
        return [(self.tr("Change…"), "edit"), pin, (self.tr("Attach a file…"), "attach")]

    @staticmethod
    def _copy(item: TimelineItem) -> None:
        QGuiApplication.clipboard().setText(item.text or item.sentence())

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        item: TimelineItem = index.data(ItemRole)
        if item.heading:
            return
        menu = self.menu_of(item)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    def _hit(self, place: QPoint) -> tuple[str, object]:
        index = self.indexAt(place)
        if not index.isValid():
            return "", None
        return self._delegate.hit(index, self.visualRect(index), place)

    def _file_name(self, attachment: object) -> str:
        index = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))
        item: TimelineItem | None = index.data(ItemRole) if index.isValid() else None
        files = () if item is None else item.files
        return next((name for identity, name, _ in files if identity == attachment), "")

    # -- Qt ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._delegate.forget_texts()
            # At once: ``ResizeMode.Adjust`` would do it after a first paint with the old heights.
            self.doItemsLayout()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._hit(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ("", None)
        if pressed[0] and pressed == self._hit(event.position().toPoint()):
            if pressed[0] == "link":
                self.link_requested.emit(pressed[1])
            else:
                self.file_requested.emit(pressed[1], "open")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over, what = self._hit(event.position().toPoint())
        self.viewport().setToolTip(self._file_name(what) if over == "file" else "")
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._hit(event.position().toPoint())[0]:
            item: TimelineItem = index.data(ItemRole)
            if item.id and not item.planned:
                self.entry_requested.emit(item.id, "edit")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self._show_menu(index, place)

    def keyPressEvent(self, event: KeyEvent) -> None:
        index = self.currentIndex()
        item: TimelineItem | None = index.data(ItemRole) if index.isValid() else None
        if item is None or item.heading:
            super().keyPressEvent(event)
            return
        entry = bool(item.id) and not item.planned
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(item)
        elif event.key() == Qt.Key.Key_F2 and entry:
            self.entry_requested.emit(item.id, "edit")
        elif event.key() == Qt.Key.Key_Delete and entry:
            self.entry_requested.emit(item.id, "archive")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_menu(index, self.visualRect(index).center())
        else:
            super().keyPressEvent(event)
