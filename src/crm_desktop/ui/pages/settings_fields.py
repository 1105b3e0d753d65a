"""The shop's own fields: added, renamed, moved, given to a tag, made another kind, taken away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from crm_desktop.services import fields as commands
from crm_desktop.services.fields import FIELD_KINDS, Field, KindChange, Subject, list_fields
from crm_desktop.services.tags import list_tags
from crm_desktop.store.store import Store
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pages.settings_listed import ListedPart
from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.calm_fields import ActingBox, ChoiceBox
from crm_desktop.ui.widgets.controls import button
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.segments import Segments

_KIND_LETTERS = 10
_SEEN = 7
"""Lines of the list that are seen without scrolling."""


def kind_words(kind: str) -> str:
    """What a kind of field is called."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("FieldKinds", text)

    return {
        "text": tr("Text"),
        "number": tr("Number"),
        "money": tr("Amount"),
        "percent": tr("Percentage"),
        "date": tr("Date"),
        "yes/no": tr("Yes or no"),
        "list": tr("Choice from a list"),
        "link": tr("Link"),
    }.get(kind, kind)


class FieldsPart(ListedPart[Field]):
    """A list of the fields, the form of the chosen one below, and a line for a new one."""

    def __init__(self, theme: Theme, store: Store, jobs: Jobs) -> None:
        super().__init__(theme, store, self.tr("Your own fields"), seen=_SEEN)
        self._jobs = jobs
        self._subject: Subject = "contact"
        px = theme.px
        self.say(
            self.tr(
                "Your own fields stand on every card, in lists, filters, imports and exports. A "
                "new name holds at once everywhere."
            )
        )
        self.subjects = Segments(theme, self.tr("Whose fields"))
        self.subjects.set_texts((self.tr("Of contacts"), self.tr("Of deals")), 0)
        self.subjects.chosen.connect(self.show_subject)
        self.column.addWidget(self.subjects, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.list)
        self._form = QWidget()
        self._build_form()
        self.column.addWidget(self._form)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.new_name = QLineEdit()
        self.new_name.setFont(theme.font("body"))
        self.new_name.setPlaceholderText(self.tr("Name of a new field"))
        self.new_name.setAccessibleName(self.tr("Name of a new field"))
        self.new_name.setMaxLength(100)
        self.new_kind = ChoiceBox()
        self.new_kind.setFont(theme.font("body"))
        self.new_kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.new_kind.setMinimumContentsLength(_KIND_LETTERS)  # the name keeps room
        self.new_kind.setAccessibleName(self.tr("Kind of the new field"))
        for kind in FIELD_KINDS:
            self.new_kind.addItem(kind_words(kind), kind)
        self.add_button = button(theme, self.tr("&Add field"), self._add, icon="plus")
        row.addWidget(self.new_name, 1)
        row.addWidget(self.new_kind)
        row.addWidget(self.add_button)
        self.column.addLayout(row)
        self.new_name.returnPressed.connect(self._add)
        self.refresh()

    def _build_form(self) -> None:
        theme, px = self._theme, self._theme.px
        part = SettingsPart(theme, self.tr("This field"))
        part.setProperty("panel", False)
        part.column.setContentsMargins(0, px(8), 0, 0)
        part.add(self.tr("Na&me"), self.name)
        self.kind = ActingBox()
        for kind in FIELD_KINDS:
            self.kind.addItem(kind_words(kind), kind)
        part.add(self.tr("&Kind"), self.kind)
        self.whose = ActingBox()
        self._whose_name = part.add(self.tr("Sho&wn at"), self.whose)
        self.choices = QPlainTextEdit()
        self.choices.setFixedHeight(px(96))
        self.choices.setFixedWidth(px(300))
        self.choices.setTabChangesFocus(True)
        self._choices_name = part.add(self.tr("C&hoices, one in a line"), self.choices)
        self.choices.installEventFilter(self)
        row = FlowLayout(None, px(8), px(8))
        self.up = button(theme, self.tr("Move &up"), lambda: self._move(-1), icon="arrow-up")
        self.down = button(theme, self.tr("Move &down"), lambda: self._move(1), icon="arrow-down")
        self.remove = button(theme, self.tr("&Take away"), self._remove, icon="archive")
        for one in (self.up, self.down, self.remove):
            row.addWidget(one)
        part.column.addLayout(row)
        outer = QHBoxLayout(self._form)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(part)
        self.kind.activated.connect(lambda _row: self._ask_for_kind())
        self.whose.activated.connect(lambda _row: self._give())

    # -- showing -------------------------------------------------------------------------------

    def show_subject(self, number: int) -> None:
        """The fields of contacts (0) or of deals (1)."""
        self.leave()
        self._subject = ("contact", "deal")[number]
        if self.subjects.present != number:
            self.subjects.set_texts((self.tr("Of contacts"), self.tr("Of deals")), number)
        self.refresh()

    def refresh(self) -> None:
        of_deals = self._subject == "deal"
        self.list.setAccessibleName(
            self.tr("Fields of deals") if of_deals else self.tr("Fields of contacts")
        )
        super().refresh()

    def read(self) -> list[Field]:
        return list_fields(self._store, self._subject)

    def item_of(self, thing: Field) -> QListWidgetItem:
        count = (
            self.tr("at %n deal(s)", "", thing.used)
            if self._subject == "deal"
            else self.tr("at %n contact(s)", "", thing.used)
        )
        return QListWidgetItem(f"{thing.name} · {kind_words(thing.kind)} · {count}")

    def rename(self, thing: Field, name: str) -> bool:
        return commands.rename_field(self._store, thing.id, name)

    def show_rest(self, thing: Field | None) -> None:
        self._form.setVisible(thing is not None)
        if thing is None:
            return
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(self.kind.findData(thing.kind))
        with QSignalBlocker(self.whose):
            self.whose.clear()
            self.whose.addItem(self.tr("All contacts"), b"")
            for tag in list_tags(self._store, counted=False):
                self.whose.addItem(self.tr("Contacts with “%1”").replace("%1", tag.name), tag.id)
            self.whose.setCurrentIndex(
                max(0, _row_of(self.whose, thing.tag_id if thing.tag_id is not None else b""))
            )
        self.whose.setVisible(self._subject == "contact")
        self._whose_name.setVisible(self._subject == "contact")
        is_list = thing.kind == "list"
        for one in (self.choices, self._choices_name):
            one.setVisible(is_list)
        if not self.choices.hasFocus():
            self.choices.setPlainText("\n".join(thing.options))
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(row < len(self.things) - 1)

    # -- changing ------------------------------------------------------------------------------

    def leave(self) -> None:
        super().leave()
        self._keep_choices()

    def _add(self) -> None:
        name = self.new_name.text().strip()
        if not name:
            self.new_name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(self.tr("Give the new field a name first."))
            return
        kind = str(self.new_kind.currentData())
        made = self.do(
            lambda: commands.make_field(self._store, name, kind, subject=self._subject),
            self.tr("Field “%1” added.").replace("%1", name),
        )
        if made:
            self.new_name.clear()
            shown = [field.name.casefold() for field in self.things]
            if name.casefold() in shown:
                self.list.setCurrentRow(shown.index(name.casefold()))

    def _give(self) -> None:
        field = self.present
        if field is None:
            return
        tag = bytes(self.whose.currentData()) or None
        said = self.tr("“%1”: %2.").replace("%1", field.name)
        said = said.replace("%2", self.whose.currentText())
        self.do(lambda: commands.give_to(self._store, field.id, tag), said)

    def _keep_choices(self) -> None:
        field = self.present
        if field is None or field.kind != "list":
            return
        typed = tuple(
            filter(None, (each.strip() for each in self.choices.toPlainText().split("\n")))
        )
        if typed != field.options:
            said = self.tr("Choices of “%1” changed.").replace("%1", field.name)
            self.do(lambda: commands.set_options(self._store, field.id, typed), said)

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + by < len(self.things):
            return
        ids = [field.id for field in self.things]
        ids.insert(row + by, ids.pop(row))
        name = self.things[row].name
        said = self.tr("“%1” moved.").replace("%1", name)
        self.do(lambda: commands.order_fields(self._store, ids), said)

    def _remove(self) -> None:
        field = self.present
        if field is None:
            return
        said = (
            self.tr("Field “%1” taken away, with its values at %n deal(s).", "", field.used)
            if self._subject == "deal"
            else self.tr("Field “%1” taken away, with its values at %n contact(s).", "", field.used)
        )
        self.do(
            lambda: commands.remove_field(self._store, field.id), said.replace("%1", field.name)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text of several lines has no signal for being left."""
        if watched is self.choices and event.type() == QEvent.Type.FocusOut:
            self._keep_choices()
        return super().eventFilter(watched, event)

    # -- another kind --------------------------------------------------------------------------

    def _ask_for_kind(self) -> None:
        """Look in a job whether all values fit; only then is anything changed."""
        field, kind = self.present, str(self.kind.currentData())
        if field is None or kind == field.kind:
            return

        def looked(found: KindChange) -> None:
            if found.misfits:
                self.show_chosen()
                said = self._misfits(found.misfits)
                shown = ", ".join(f"“{sample[:40]}”" for sample in found.samples[:3])
                self.told.emit(said.replace("%1", shown))
                return
            self._jobs.start(
                self.tr("Changing the field"),
                lambda _progress: commands.change_kind(self._store, field.id, kind),
                done=lambda _changed: self._kind_changed(field, kind),
                failed=self._say,
            )

        self._jobs.start(
            self.tr("Looking through the values"),
            lambda _progress: commands.look_at_kind(self._store, field.id, kind),
            done=looked,
            failed=self._say,
        )

    def _misfits(self, count: int) -> str:
        if self._subject == "deal":
            if count == 1:
                return self.tr("1 deal has a value that does not fit: %1. Nothing was changed.")
            return self.tr(
                "%n deals have values that do not fit, such as %1. Nothing was changed.", "", count
            )
        if count == 1:
            return self.tr("1 contact has a value that does not fit: %1. Nothing was changed.")
        return self.tr(
            "%n contacts have values that do not fit, such as %1. Nothing was changed.", "", count
        )

    def _kind_changed(self, field: Field, kind: str) -> None:
        self.refresh()
        said = self.tr("“%1” is of another kind now: %2.").replace("%1", field.name)
        self.done.emit(said.replace("%2", kind_words(kind)))

    def _say(self, sentence: str) -> None:
        self.show_chosen()
        self.told.emit(spoken(sentence))


def _row_of(box: QComboBox, identity: bytes) -> int:
    """``findData`` does not compare bytes."""
    return next((n for n in range(box.count()) if bytes(box.itemData(n)) == identity), -1)
