"""The tags of the shop: renamed, coloured, made one, taken away; each is one step for Undo."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidgetItem

from crm_desktop.services import tags as commands
from crm_desktop.services.stay_in_touch import interval_of_tag, keep_in_touch_by_tag
from crm_desktop.services.tags import Tag, list_tags
from crm_desktop.store.store import Store
from crm_desktop.ui.pages.settings_listed import ListedPart
from crm_desktop.ui.theme import TAG_HUES, Theme
from crm_desktop.ui.touch_words import INTERVALS, every_words
from crm_desktop.ui.widgets.calm_fields import ActingBox
from crm_desktop.ui.widgets.controls import button, hue_of

_SEEN = 9


def hue_words(hue: str) -> str:
    """What a colour of tags is called."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("TagRow", text)

    return {
        "olive": tr("Olive"), "green": tr("Green"), "amber": tr("Amber"),
        "terracotta": tr("Brick"), "rose": tr("Rose"), "plum": tr("Plum"),
        "blue": tr("Blue"), "stone": tr("Grey"),
    }.get(hue, hue)  # fmt: skip


def hue_icon(theme: Theme, hue: str) -> QIcon:
    """A patch of a tag's colour, beside its name."""
    fill, ink = theme.tag_colors(hue)
    side = theme.px(14)
    pixmap = QPixmap(2 * side, 2 * side)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink)
    painter.setBrush(fill)
    painter.drawRoundedRect(1, 1, side - 2, side - 2, 3, 3)
    painter.end()
    return QIcon(pixmap)


class TagsPart(ListedPart[Tag]):
    """A list of the tags with their contacts, and the form of the chosen one."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__(theme, store, self.tr("Tags"), seen=_SEEN)
        px = theme.px
        self.list.setAccessibleName(self.tr("Tags"))
        self.column.addWidget(self.list)
        self.add(self.tr("Na&me"), self.name, self.tr("A new name holds at once everywhere."))
        self.colour = ActingBox()
        for hue in TAG_HUES:
            self.colour.addItem(hue_icon(theme, hue), hue_words(hue), hue)
        self.add(self.tr("&Colour"), self.colour)
        self.into = ActingBox()
        self.add(
            self.tr("Make one &with"), self.into,
            self.tr("All contacts of this tag get the other one instead, and this one goes."),
        )  # fmt: skip
        self.touch = ActingBox()
        self.add(
            self.tr("&Stay in touch"), self.touch,
            self.tr("Contacts not heard of for longer stand under “Quiet for too long”."),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.remove = button(theme, self.tr("&Take away"), self._remove, icon="archive")
        row.addWidget(self.remove)
        row.addStretch(1)
        self.column.addLayout(row)
        new = QHBoxLayout()
        new.setSpacing(px(8))
        self.new_name = QLineEdit()
        self.new_name.setFont(theme.font("body"))
        self.new_name.setMaxLength(100)
        self.new_name.setPlaceholderText(self.tr("Name of a new tag"))
        self.new_name.setAccessibleName(self.tr("Name of a new tag"))
        new.addWidget(self.new_name, 1)
        new.addWidget(button(theme, self.tr("&Add tag"), self._add, icon="plus"))
        self.column.addLayout(new)
        self.new_name.returnPressed.connect(self._add)
        self.colour.activated.connect(self._colour)
        self.into.activated.connect(self._merge)
        self.touch.activated.connect(self._touch)
        self.refresh()

    def read(self) -> list[Tag]:
        return list_tags(self._store)

    def item_of(self, thing: Tag) -> QListWidgetItem:
        count = self.tr("%n contact(s)", "", thing.contacts)
        return QListWidgetItem(hue_icon(self._theme, _hue(thing)), f"{thing.name} · {count}")

    def rename(self, thing: Tag, name: str) -> bool:
        return commands.rename_tag(self._store, thing.id, name)

    def show_rest(self, thing: Tag | None) -> None:
        for control in (self.colour, self.into, self.touch, self.remove):
            control.setEnabled(thing is not None)
        if thing is None:
            return
        with QSignalBlocker(self.colour):
            self.colour.setCurrentIndex(self.colour.findData(_hue(thing)))
        with QSignalBlocker(self.into):
            self.into.clear()
            self.into.addItem(self.tr("Choose another tag…"), b"")
            for other in self.things:
                if other.id != thing.id:
                    self.into.addItem(other.name, other.id)
        with self._store.read_raw() as raw:
            every = interval_of_tag(raw, thing.id)
        with QSignalBlocker(self.touch):
            self.touch.clear()
            for days in sorted({0, every, *INTERVALS}):
                self.touch.addItem(every_words(days), days)
            self.touch.setCurrentIndex(self.touch.findData(every))

    # -- changing ------------------------------------------------------------------------------

    def _add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.told.emit(self.tr("Give the new tag a name first."))
        elif self.do(
            lambda: commands.make_tag(self._store, name),
            self.tr("Tag “%1” added.").replace("%1", name),
        ):
            self.new_name.clear()

    def _colour(self, row: int) -> None:
        tag = self.present
        if tag is not None:
            hue = str(self.colour.itemData(row))
            said = self.tr("Colour of “%1” changed.").replace("%1", tag.name)
            self.do(lambda: commands.colour_tag(self._store, tag.id, hue), said)

    def _touch(self, row: int) -> None:
        tag = self.present
        if tag is not None:
            days = int(self.touch.itemData(row))
            said = self.tr("Stay in touch with “%1”: %2.").replace("%1", tag.name)
            self.do(
                lambda: keep_in_touch_by_tag(self._store, tag.id, days),
                said.replace("%2", every_words(days)),
            )

    def _merge(self, row: int) -> None:
        tag, into = self.present, bytes(self.into.itemData(row))
        if tag is None or not into:
            return
        said = self.tr("“%1” and “%2” are one tag now.").replace("%1", tag.name)
        said = said.replace("%2", self.into.itemText(row))
        self.do(lambda: commands.merge_tags(self._store, tag.id, into), said)

    def _remove(self) -> None:
        tag = self.present
        if tag is not None:
            said = self.tr("Tag “%1” taken away from %n contact(s).", "", tag.contacts)
            self.do(lambda: commands.remove_tag(self._store, tag.id), said.replace("%1", tag.name))


def _hue(tag: Tag) -> str:
    return tag.colour if tag.colour in TAG_HUES else hue_of(tag.name.casefold().encode())
