"""Every command of the window, once: menu, tool bar, context menu, palette and key sheet read it.

A command has a stable id, a text, keys, an icon, the menu it stands in, synonyms that the palette
understands, and the screens where it works (none named: everywhere). Two commands may share a key
only where they never work on the same screen. Keys that a person chose are kept per PC.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Qt

from crm_desktop.errors import UserError
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:  # commands, and Qt's side of them, are loaded after the first paint
    from PySide6.QtGui import QAction, QKeySequence
    from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Menu = Literal["file", "edit", "go", "view", "help", ""]
"""Where a command stands; "": the palette alone knows it."""
MENUS: tuple[Menu, ...] = ("file", "edit", "go", "view", "help")


class Command(NamedTuple):
    """What is known of a command besides its QAction. ``keys`` are those it came with."""

    id: str
    menu: Menu
    icon: str
    synonyms: str
    action: QAction
    keys: str = ""
    places: tuple[str, ...] = ()
    in_shop_menu: bool = False
    alone: str = ""

    @property
    def name(self) -> str:
        """What it is called where nothing beside it says what it is about; no access key, no dots
        at its end."""
        return (self.alone or self.action.text()).replace("&", "").rstrip("…")

    def works_beside(self, other: Command) -> bool:
        """Whether there is a screen on which both work."""
        return not self.places or not other.places or bool({*self.places} & {*other.places})


class Actions(QObject):
    """The list of commands, in the order in which they were added."""

    def __init__(self, window: QWidget, theme: Theme, settings: PcSettings) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._settings = settings
        self._place = ""
        self._refused: set[str] = set()
        self._commands: dict[str, Command] = {}
        self._making: Iterator[None] | None = None

    def come_from(self, making: Iterator[None]) -> None:
        """Have all commands made by ``making``, which adds some of them at each step: while
        ``arriving`` is gone through, or at once where somebody asks for a command before. The
        first page is painted without them."""
        self._making = making

    def arriving(self) -> Iterator[None]:
        """Make the commands that are not made yet, some at a time."""
        while (making := self._making) is not None:
            self._making = None  # whoever asks meanwhile gets those there are
            if next(making, making) is None:
                self._making = making
            yield

    def ready(self) -> dict[str, Command]:
        """All commands by their ids, made where they are not."""
        for _ in self.arriving():
            pass
        return self._commands

    def add(
        self,
        id_: str,
        text: str,
        handler: Callable[[], None],
        *,
        menu: Menu,
        keys: str = "",
        icon: str = "",
        synonyms: str = "",
        places: Sequence[str] = (),
        in_shop_menu: bool = False,
    ) -> QAction:
        """Make a command; ``keys`` as Qt writes them, several separated by "; "; ``places`` are
        the ids of the screens where it works, none meaning all."""
        from PySide6.QtGui import QAction  # noqa: PLC0415

        action = QAction(text, self._window)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # macOS would move "Settings" and "Quit" by their texts, in some languages only.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked=False: handler())
        command = Command(id_, menu, icon, synonyms, action, keys, tuple(places), in_shop_menu)
        self._commands[id_] = command
        chosen = self._settings.keys_of(id_)
        _give(action, keys if chosen is None else chosen)
        self._show(command)
        self._window.addAction(action)  # last: the window is told of every change of its actions
        return action

    def call(self, id_: str, name: str) -> None:
        """Give a command a longer name for where it stands alone (palette, key sheet, settings)."""
        self._commands[id_] = self._commands[id_]._replace(alone=name)

    def __getitem__(self, id_: str) -> QAction:
        return self.ready()[id_].action

    def __iter__(self) -> Iterator[Command]:
        return iter(self.ready().values())

    def __contains__(self, id_: object) -> bool:
        return id_ in self.ready()

    def fill(self, bar: QMenuBar) -> None:
        """Put all commands into the menus of a menu bar."""
        for menu in MENUS:
            shown: QMenu | None = None
            for command in self:
                if command.menu == menu:
                    shown = shown or bar.addMenu(self.menu_title(menu))
                    shown.addAction(command.action)

    def menu_title(self, menu: Menu) -> str:
        """The name of a menu, with its access key."""
        return {
            "file": self.tr("&File"), "edit": self.tr("&Edit"), "go": self.tr("&Go"),
            "view": self.tr("&View"), "help": self.tr("&Help"), "": "",
        }[menu]  # fmt: skip

    def use(self, theme: Theme) -> None:
        """Draw the icons in a theme; before the first time there are none."""
        for _ in self.drawing(theme):
            pass

    def drawing(self, theme: Theme) -> Iterator[None]:
        """``use``, one icon at a time."""
        self._theme = theme
        for command in list(self):
            if theme is not self._theme:  # another one was taken meanwhile
                return
            if command.icon:
                command.action.setIcon(theme.icon(command.icon))
                yield

    def at(self, place: str) -> None:
        """Another screen is seen: switch on what works there, and off what does not."""
        self._place = place
        for command in self._commands.values():  # the others ask when they are made
            self._show(command)

    def allow(self, id_: str, allowed: bool) -> None:
        """Switch a command on or off where it works: there is something it can do, or nothing."""
        (self._refused.discard if allowed else self._refused.add)(id_)
        if self._making is None or id_ in self._commands:
            self._show(self._commands[id_])

    def _show(self, command: Command) -> None:
        """A menu has what belongs to the screen that is seen; what can do nothing there is grey."""
        here = not command.places or self._place in command.places
        command.action.setVisible(here)
        command.action.setEnabled(here and command.id not in self._refused)

    # -- keys ----------------------------------------------------------------------------------

    def keys_of(self, id_: str) -> str:
        """The keys a command has now, as Qt writes them, separated by "; "."""
        return _written(self.ready()[id_].action.shortcuts())

    def is_changed(self, id_: str) -> bool:
        """Whether a command has other keys than it came with."""
        return self._settings.keys_of(id_) is not None

    def set_keys(self, id_: str, keys: str | None) -> None:
        """Give a command other keys ("": none; None: those it came with), and remember it.

        Raises:
            UserError: ``keys.unknown``: that is no key; ``keys.taken``: another command, which the
                sentence names, has the key. Nothing was changed then.
        """
        command = self.ready()[id_]
        wanted = command.keys if keys is None else keys
        for sequence in _sequences(wanted):
            if not sequence.toString():
                raise UserError(
                    self.tr("“%1” is no key. The old one is kept.").replace("%1", wanted),
                    code="keys.unknown",
                )
            if (other := self._holder(sequence, command)) is not None:
                shown = sequence.toString(sequence.SequenceFormat.NativeText)
                raise UserError(
                    self.tr("%1 belongs to “%2” already. The old key is kept.")
                    .replace("%1", shown)
                    .replace("%2", other.name),
                    code="keys.taken",
                )
        _give(command.action, wanted)
        same = _written(_sequences(wanted)) == _written(_sequences(command.keys))
        self._settings.keep_keys(id_, None if same else wanted)

    def _holder(self, sequence: QKeySequence, wanting: Command) -> Command | None:
        exact = sequence.SequenceMatch.NoMatch
        for command in self:
            if command is not wanting and command.works_beside(wanting):
                for own in command.action.shortcuts():
                    # One that begins the other would never be heard to its end.
                    if own.matches(sequence) != exact or sequence.matches(own) != exact:
                        return command
        return None


def _sequences(keys: str) -> list[QKeySequence]:
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415

    # As Qt writes them: else a key is looked for among the names in the language of the PC first.
    return [QKeySequence.fromString(key) for key in keys.split("; ") if key]


def _written(sequences: Sequence[QKeySequence]) -> str:
    return "; ".join(each.toString(each.SequenceFormat.PortableText) for each in sequences)


def _give(action: QAction, keys: str) -> None:
    action.setShortcuts(_sequences(keys))
