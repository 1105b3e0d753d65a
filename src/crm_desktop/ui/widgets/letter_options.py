"""Writing letters: which letter, its text beside the pages, what is wrong in it, and that it went.

The pages show what is being typed, for each customer. A text is kept as the shop's own with its
name; until then what was typed stays here, also when another letter is looked at.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.domain import letter_fields
from crm_desktop.domain.letter_text import Problem, read_text
from crm_desktop.errors import UserError
from crm_desktop.services import letters
from crm_desktop.services.letters import LetterTemplate
from crm_desktop.store.store import Store
from crm_desktop.ui.drafts import Draft, Drafts
from crm_desktop.ui.report_words import report_words
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.choice_box import ChoiceCombo, choice_box
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.menu import PopupMenu
from crm_desktop.ui.widgets.ticks import TickBox

_TYPING_MS = 400
_WIDE, _LOWEST = 330, 260


class LetterOptions(QObject):
    """See ``report_options.OwnChoices``; ``sent_requested``: note on the timelines that the
    letters went out, under this subject."""

    changed = Signal()
    sent_requested = Signal(str)
    told = Signal(str)
    done = Signal(str)

    def __init__(self, theme: Theme, store: Store, drafts: Drafts, *, letter_paper: bool) -> None:
        """``drafts`` hold what was typed and not kept yet, also after the program ended."""
        super().__init__()
        self._drafts = drafts
        self._theme, self._store, self._letter_paper = theme, store, letter_paper
        self._own: list[str] = []
        self._templates: list[LetterTemplate] = []
        self._shown = self._base = 0
        """``Store.shown_now`` of the letters, and of the one that stands in the fields."""
        self._filling = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING_MS)
        self._wait.timeout.connect(self.changed)
        self.row = QWidget()
        self._build_row()
        self.beside: QWidget | None = self._build_editor()

    # -- building ------------------------------------------------------------------------------

    def _build_row(self) -> None:
        theme = self._theme
        flow = FlowLayout(self.row, theme.px(10), theme.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        self.letter = self._combo(flow, self.tr("Letter"), 230)
        self.window = self._combo(flow, self.tr("Envelope"), 220)
        for code, name in (
            ("din_b", self.tr("Window, DIN 5008 B")), ("din_a", self.tr("Window, DIN 5008 A")),
            ("us_10", self.tr("Window, US #10")), ("none", self.tr("No window")),
        ):  # fmt: skip
            self.window.addItem(name, code)
        self.window.setCurrentIndex(
            self.window.findData("us_10" if self._letter_paper else "din_b")
        )
        self.household = TickBox(theme, self.tr("One per household"))
        self.household.setMinimumHeight(theme.px(56))
        flow.addWidget(self.household)
        self.letter.activated.connect(lambda _row: self._letter_chosen())
        self.window.activated.connect(lambda _row: self.changed.emit())
        self.household.clicked.connect(lambda _on: self.changed.emit())

    def _combo(self, flow: FlowLayout, name: str, narrowest: int) -> QComboBox:
        made = ChoiceCombo(self._theme, narrowest)
        flow.addWidget(choice_box(self._theme, name, made))
        return made

    def _build_editor(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        made = panel()
        made.setMinimumSize(px(_WIDE), px(_LOWEST))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(made)
        column.setContentsMargins(px(12), px(10), px(12), px(10))
        column.setSpacing(px(6))
        self.subject = QLineEdit()
        self.subject.setFont(theme.font("body"))
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.body = QPlainTextEdit()
        self.body.setFont(theme.font("body"))
        self.body.setAccessibleName(self.tr("Text of the letter"))
        self.body.setTabChangesFocus(True)
        self.problems = label(theme, "", "small", "danger")
        self.problems.setWordWrap(True)
        self.problems.hide()
        tools = QHBoxLayout()
        tools.setSpacing(px(6))
        self.insert_button = button(
            theme, self.tr("Insert…"), self._insert_menu, small=True, icon="chevron-down"
        )
        self.keep_button = button(theme, self.tr("Keep text"), self.keep, small=True)
        self.more_button = button(
            theme, "", self._more_menu, kind="ghost", small=True, icon="ellipsis",
            tip=self.tr("More for this letter"),
        )  # fmt: skip
        for one in (self.insert_button, self.keep_button, self.more_button):
            tools.addWidget(one)
        tools.addStretch(1)
        self.sent_button = button(theme, self.tr("Note as sent"), self._sent, icon="mail")
        column.addWidget(self.subject)
        column.addWidget(self.body, 1)
        column.addWidget(self.problems)
        column.addLayout(tools)
        column.addWidget(self.sent_button)
        self.subject.textEdited.connect(lambda _text: self._edited())
        self.body.textChanged.connect(self._edited)
        return made

    # -- choosing ------------------------------------------------------------------------------

    @property
    def chosen(self) -> LetterTemplate | None:
        """The letter that is shown, as it is kept."""
        row = self.letter.currentIndex()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def _read(self, name: str = "") -> None:
        """List the letters; ``name`` is shown, or the first one."""
        self._shown = self._store.shown_now()
        with self._store.read_raw() as raw:
            self._templates = letters.read_templates(raw)
            self._own = letters.own_field_names(raw)
        self.letter.clear()
        self.letter.addItems([one.name for one in self._templates])
        names = [one.name for one in self._templates]
        self.letter.setCurrentIndex(names.index(name) if name in names else 0)
        self._letter_chosen(quiet=True)

    def _letter_chosen(self, *, quiet: bool = False) -> None:
        template = self.chosen
        if template is None:
            return
        kept = self._drafts.of(b"", template.name)
        began = kept.fields.get("shown", "") if kept is not None else ""
        self._base = int(began) if began.isdecimal() else self._shown
        subject, body = (
            (kept.kind, kept.text) if kept is not None else (template.subject, template.body)
        )
        self._filling = True
        self.subject.setText(subject)
        self.body.setPlainText(body)
        self._filling = False
        self._check()
        if not quiet:
            self.changed.emit()

    def _edited(self) -> None:
        template = self.chosen
        if self._filling or template is None:
            return
        typed = (self.subject.text(), self.body.toPlainText())
        same = typed == (template.subject, template.body)
        draft = None if same else Draft(*typed, self._store.clock(), {"shown": str(self._base)})
        self._drafts.keep(b"", draft, template.name)
        self._check()
        self._wait.start()

    def _check(self) -> None:
        """Say what cannot be understood, each with its line."""
        known = letter_fields.known_fields(self._own)
        problems = [
            *read_text(self.subject.text(), known).problems,
            *read_text(self.body.toPlainText(), known).problems,
        ]
        said = "\n".join(map(self._problem_words, problems[:4]))
        self.problems.setText(said)
        self.problems.setVisible(bool(said))
        self.body.setAccessibleDescription(said)
        self.sent_button.setEnabled(not said)
        self.sent_button.setToolTip(
            self.tr("Please mend first what is said above.") if said else ""
        )
        template = self.chosen
        self.keep_button.setEnabled(
            template is not None and self._drafts.of(b"", template.name) is not None
        )

    def _problem_words(self, problem: Problem) -> str:
        said = self.tr("Line %1: %2").replace("%1", str(problem.line))
        return said.replace("%2", spoken(str(problem)))

    # -- what the buttons do -------------------------------------------------------------------

    def _insert_menu(self) -> None:
        language = report_words().language
        menu = PopupMenu(self.insert_button)
        menu.setFont(self._theme.font("body"))
        for key in letter_fields.KEYS:
            name = letter_fields.field_name(key, language)
            menu.addAction(name).triggered.connect(partial(self._insert, f"{{{name}}}"))
        if self._own:
            menu.addSeparator()
        for name in self._own:
            menu.addAction(name.replace("&", "&&")).triggered.connect(
                partial(self._insert, f"{{{name}}}")
            )
        menu.addSeparator()
        german = language == "de"
        field = letter_fields.field_name("company", language)
        only_if = f"{{wenn {field}}}…{{ende}}" if german else f"{{if {field}}}…{{end}}"
        menu.addAction(self.tr("Only if there is a company")).triggered.connect(
            partial(self._insert, only_if)
        )
        new_page = "{neue Seite}" if german else "{new page}"
        menu.addAction(self.tr("New page")).triggered.connect(partial(self._insert, new_page))
        menu.exec(self.insert_button.mapToGlobal(self.insert_button.rect().bottomLeft()))
        menu.deleteLater()

    def _insert(self, text: str, _checked: bool = False) -> None:
        self.body.insertPlainText(text)
        self.body.setFocus()

    def _more_menu(self) -> None:
        menu = PopupMenu(self.more_button)
        menu.setFont(self._theme.font("body"))
        menu.addAction(self.tr("Keep as a new letter")).triggered.connect(
            lambda _on: self.keep_new()
        )
        menu.addAction(self.tr("Give up changes")).triggered.connect(lambda _on: self.give_up())
        menu.addAction(self.tr("Remove this letter")).triggered.connect(lambda _on: self.remove())
        menu.exec(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        menu.deleteLater()

    def keep(self) -> None:
        """Keep the text under the name of the letter."""
        if (template := self.chosen) is not None:
            self._keep(template.name, template.id)

    def keep_new(self) -> None:
        """Keep the text as a letter of its own, named after its subject."""
        if (template := self.chosen) is None:
            return
        names = {one.name.casefold() for one in self._templates}
        wanted = " ".join(self.subject.text().split())[:80] or template.name
        name, count = wanted, 1
        while name.casefold() in names:
            count += 1
            name = f"{wanted} {count}"
        self._keep(name, b"")

    def _keep(self, name: str, identity: bytes) -> None:
        template = self.chosen
        try:
            with self._store.shown_since(self._base):
                letters.keep_template(
                    self._store, name, self.subject.text(), self.body.toPlainText(),
                    template=identity,
                )  # fmt: skip
        except UserError as error:
            self.told.emit(error.sentence)
            return
        if template is not None:
            self._drafts.keep(b"", None, template.name)
        self._read(name)
        self.done.emit(self.tr("Letter “%1” kept.").replace("%1", name))

    def give_up(self) -> None:
        """Go back to the text that is kept."""
        if (template := self.chosen) is not None:
            self._drafts.keep(b"", None, template.name)
            self._letter_chosen()

    def remove(self) -> None:
        """Offer the letter no longer."""
        if (template := self.chosen) is None:
            return
        try:
            letters.remove_template(self._store, template.name)
        except UserError as error:
            self.told.emit(error.sentence)
            return
        self._read()
        self.changed.emit()
        self.done.emit(self.tr("Letter “%1” removed.").replace("%1", template.name))

    def _sent(self) -> None:
        template = self.chosen
        name = template.name if template is not None else ""
        self.sent_requested.emit(self.tr("Letter: %1").replace("%1", name))

    # -- for the page --------------------------------------------------------------------------

    def more(self) -> dict[str, object]:
        """The choices as they go into the order."""
        template = self.chosen
        return {
            "name": template.name if template is not None else "",
            "subject": self.subject.text(), "body": self.body.toPlainText(),
            "window": self.window.currentData(), "per_household": self.household.isChecked(),
        }  # fmt: skip

    def enter(self) -> None:
        """List what there is now; what is being typed stays."""
        template = self.chosen
        self._read(template.name if template is not None else "")
