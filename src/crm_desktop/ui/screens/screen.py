"""What the window knows of a screen, and what a page may do for the window.

Every method of the protocols below is optional: a page has those that it needs, under these names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from crm_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from crm_desktop.store.change_set import ChangeSet
    from crm_desktop.ui.main_window import MainWindow

OPEN_ANEW, REPLACED, DAMAGED, ENCRYPTION, NORMALLY = 1000, 1001, 1002, 1003, 1004
"""What the event loop ends with when the window is to be made once more, in another language; when
another shop file lies ready to take the place of this one; when this one is to be repaired,
encrypted, or opened for writing again."""
FITTING = ("new", "import", "find", "undo", "history")


class Screen(NamedTuple):
    """A screen. ``make`` builds its page when it is first opened, ``title`` gives its name in the
    language of the program."""

    id: str
    make: Callable[[MainWindow], QWidget]
    title: Callable[[], str]
    icon: str = ""
    line: int = 0
    """Its place among the screens of the side bar, from 1; 0: it has no line there."""
    within: str = ""
    """The screen whose line is marked while this one is seen."""
    command: bool = True
    """Whether there is a command (menu, palette, key) that opens it."""
    keys: str = ""
    synonyms: str = ""
    in_shop_menu: bool = False
    """Whether the menu beside the shop's name offers it."""
    alone: bool = False
    """Whether it has the window for itself, without the side bar."""
    fitting: tuple[str, ...] = FITTING
    """Ids of the commands that the palette offers here before anything is typed."""
    making: Callable[[MainWindow], Iterator[QWidget | None]] | None = None
    """The same as ``make`` in parts of which none takes longer than a frame may, for a page that is
    made before it is asked for; the last one gives the page."""

    def made_in_parts(self, window: MainWindow) -> Iterator[QWidget | None]:
        """Its page, after None for each part that was made before."""
        if self.making is None:
            yield self.make(window)
        else:
            yield from self.making(window)


@runtime_checkable
class HearsCommits(Protocol):
    """Called after a commit while the page is seen; else once, joined, before it is seen again."""

    def committed(self, changes: ChangeSet) -> None: ...


@runtime_checkable
class ReadsFirst(Protocol):
    """The page shows its first rows when it is made; the rest is read after they are painted."""

    def read_rest(self) -> None: ...


@runtime_checkable
class ReadsInParts(Protocol):
    """The rest takes longer than a frame: right after the start it is read a part at a time."""

    def reading_rest(self) -> Iterator[None]: ...


@runtime_checkable
class NeedsModules(Protocol):
    """What ``read_rest`` needs loaded; the window loads it off the main thread before."""

    MODULES_OF_REST: Sequence[str]


@runtime_checkable
class HasStart(Protocol):
    """Called when the person opens the screen: put the keyboard where the work starts."""

    def enter(self) -> None: ...


@runtime_checkable
class HasFilter(Protocol):
    """Ctrl+F."""

    def focus_filter(self) -> None: ...


@runtime_checkable
class KeepsTyped(Protocol):
    """Keep what is half typed: the page goes (the look changes, the window closes)."""

    def leave(self) -> None: ...


@runtime_checkable
class SavesAgain(Protocol):
    """Saving works again after the disk was full, or the folder gone: do what was refused."""

    def save_again(self) -> None: ...


@runtime_checkable
class OutlivesLook(Protocol):
    """The page is built anew after a change of the look; ``restore`` gets what ``kept`` gave."""

    def kept(self) -> Any: ...

    def restore(self, kept: Any) -> None: ...


@runtime_checkable
class TakesTheme(Protocol):
    """The page takes a changed look itself and is not built anew."""

    def use(self, theme: Theme) -> None: ...


@runtime_checkable
class HasPanes(Protocol):
    """F6: what the keyboard goes through, in reading order; hidden ones are left out."""

    def panes(self) -> Sequence[QWidget]: ...
