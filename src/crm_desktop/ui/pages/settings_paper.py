"""The shop on its paper: what stands at the head and the foot of reports, letters and quotes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from crm_desktop.errors import UserError
from crm_desktop.services.letterhead import (
    COLOURS,
    INK,
    ShopPaper,
    change_paper,
    logo_from,
    shop_paper,
)
from crm_desktop.store.store import Store
from crm_desktop.ui.file_dialogs import ask_open
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.shown_values import ShownValues
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ActingBox
from crm_desktop.ui.widgets.controls import button, label

_FIELD = 300
_LOGO = (150, 48)


class LinesEdit(QPlainTextEdit):
    """A few lines of text; Tab goes on to the next control. ``left``: the keyboard went away."""

    left = Signal()

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.setFixedSize(theme.px(_FIELD), theme.line_height("body") * lines + theme.px(14))
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class PaperPart(SettingsPart):
    """Each change is saved at once and can be undone."""

    def __init__(self, theme: Theme, store: Store) -> None:
        super().__init__(theme, self.tr("Letterhead"))
        self._store = store
        self._shown = ShownValues(store)
        self.say(self.tr("It stands at the head and the foot of reports, letters and quotes."))
        self.sender_field = QLineEdit()
        self.sender_field.setMaxLength(200)
        self.add(self.tr("N&ame on paper"), self.sender_field)
        self.address = LinesEdit(theme, 3)
        self.add(self.tr("A&ddress"), self.address)
        self.contact = LinesEdit(theme, 2)
        self.add(self.tr("&Telephone, e-mail, website"), self.contact)
        self.footer = LinesEdit(theme, 2)
        self.add(self.tr("Lines at the &foot"), self.footer)
        self.bank = LinesEdit(theme, 2)
        self.add(self.tr("&Bank lines"), self.bank, self.tr("They stand on quotes."))
        self.tax_number = QLineEdit()
        self.tax_number.setMaxLength(100)
        self.add(self.tr("Ta&x number"), self.tax_number)
        self._logo_line()
        self.colour = ActingBox()
        self._fill_colours()
        self.add(self.tr("Co&lour of lines"), self.colour)
        self.size_box = ActingBox()
        for name, code in (
            (self.tr("As usual in the shop's country"), ""),
            ("A4", "A4"), (self.tr("Letter"), "Letter"),
        ):  # fmt: skip
            self.size_box.addItem(name, code)
        self.add(self.tr("&Paper"), self.size_box)
        self.refresh()
        for field in (self.sender_field, self.tax_number):
            field.editingFinished.connect(self._keep)
        for lines in (self.address, self.contact, self.footer, self.bank):
            lines.left.connect(self._keep)
        self.colour.activated.connect(lambda _row: self._keep())
        self.size_box.activated.connect(lambda _row: self._keep())

    def _logo_line(self) -> None:
        theme, px = self._theme, self._theme.px
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        self.picture = label(theme, "")
        self.picture.setAccessibleName(self.tr("Logo"))
        layout.addWidget(self.picture)
        self.choose_button = button(theme, self.tr("Choose…"), self.choose_logo, small=True)
        self.remove_button = button(theme, self.tr("Take away"), self.remove_logo, small=True)
        layout.addWidget(self.choose_button)
        layout.addWidget(self.remove_button)
        self.add(self.tr("Logo"), row)

    def _fill_colours(self) -> None:
        names = (
            self.tr("Black"), self.tr("Petrol"), self.tr("Blue"), self.tr("Green"),
            self.tr("Brown"), self.tr("Red"), self.tr("Plum"),
        )  # fmt: skip
        side = self._theme.px(14)
        for name, code in zip(names, COLOURS, strict=True):
            patch = QPixmap(side, side)
            patch.fill(QColor(code or INK))
            self.colour.addItem(QIcon(patch), name, code)

    # -- showing and keeping -------------------------------------------------------------------

    def refresh(self) -> None:
        self._shown.begin()
        kept = shop_paper(self._store)
        for field, name, text in (
            (self.sender_field, "sender", kept.sender),
            (self.tax_number, "tax_number", kept.tax_number),
        ):
            if not field.hasFocus():
                field.setText(text)
                self._shown.show(name, text)
        for lines, name, text in (
            (self.address, "address", kept.address), (self.contact, "contact", kept.contact),
            (self.footer, "footer", kept.footer), (self.bank, "bank", kept.bank),
        ):  # fmt: skip
            if not lines.hasFocus():
                if lines.toPlainText() != text:
                    lines.setPlainText(text)
                self._shown.show(name, text)
        for name, text in (("colour", kept.colour), ("size", kept.size)):
            self._shown.show(name, text)
        if self.colour.findData(kept.colour) < 0:
            self.colour.addItem(kept.colour, kept.colour)
        self.colour.setCurrentIndex(max(0, self.colour.findData(kept.colour)))
        self.size_box.setCurrentIndex(max(0, self.size_box.findData(kept.size)))
        self._show_logo(kept.logo)

    def leave(self) -> None:
        self._keep()

    def _show_logo(self, logo: bytes) -> None:
        shown = QPixmap()
        if logo and shown.loadFromData(logo):
            wide, high = (self._theme.px(size) for size in _LOGO)
            self.picture.setPixmap(
                shown.scaled(
                    wide, high, Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )  # fmt: skip
        else:
            self.picture.setText(self.tr("None"))
        self.remove_button.setVisible(bool(logo))

    def _typed(self) -> dict[str, object]:
        """What was typed here since it was shown; the rest may have changed meanwhile (an undo,
        the other PC) and is left alone."""
        typed = {
            "sender": self.sender_field.text().strip(),
            "address": _tidy(self.address.toPlainText()),
            "contact": _tidy(self.contact.toPlainText()),
            "footer": _tidy(self.footer.toPlainText()),
            "bank": _tidy(self.bank.toPlainText()),
            "tax_number": self.tax_number.text().strip(),
            "colour": str(self.colour.currentData() or ""),
            "size": str(self.size_box.currentData() or ""),
        }
        return self._shown.typed(typed)

    def _keep(self) -> None:
        if self._typed():
            self._change(self.tr("The letterhead is changed."))

    def _change(self, said: str, *, logo: bytes | None = None) -> None:
        """Keep what was typed, and another logo."""
        typed = self._typed()
        wanted: ShopPaper = replace(shop_paper(self._store), **typed)  # type: ignore[arg-type]
        if logo is not None:
            wanted = replace(wanted, logo=logo)
        try:
            with self._shown.keeping(typed):
                changed = change_paper(self._store, wanted)
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        if changed:
            self.done.emit(said)
        self.refresh()

    # -- the logo ------------------------------------------------------------------------------

    def choose_logo(self) -> None:
        """Ask for a picture."""
        chosen = ask_open(self, self.tr("Choose a logo"), self.tr("Pictures (*.png *.jpg *.jpeg)"))
        if chosen:
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Use a picture from a file."""
        try:
            logo = logo_from(path.read_bytes())
        except OSError:
            self.told.emit(self.tr("This picture cannot be read. Nothing was changed."))
            return
        except UserError as error:
            self.told.emit(spoken(error.sentence))
            return
        self._change(self.tr("The logo is on the letterhead."), logo=logo)

    def remove_logo(self) -> None:
        """Use no logo."""
        self._change(self.tr("The letterhead has no logo any more."), logo=b"")


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())
