"""Choosing a passphrase, and the recovery code that belongs to it: shown once, to be kept on paper.

Used where a shop begins to be shared or encrypted, where its key is changed, and for copies
outside of this PC.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crm_desktop.domain.passphrase import Strength, propose, strength
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label
from crm_desktop.ui.widgets.sync_place import field

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


class SecretField(QWidget):
    """A line for a new passphrase, which can be proposed, and how strong it is."""

    entered = Signal()
    """Enter was pressed."""

    def __init__(
        self,
        theme: Theme,
        random: Callable[[int], bytes],
        known: Sequence[str],
        *,
        weak: str = "",
        strong: str = "",
    ) -> None:
        """``known``: what a stranger would try first, as the name of the shop. ``weak``,
        ``strong``: what is said of such a passphrase, where it is not for a shared folder."""
        super().__init__()
        self._weak = weak or self.tr("Weak: a stranger who has the folder could guess it.")
        self._strong = strong or self.tr("Strong. Note it down: the other PC asks for it once.")
        self._theme, self._random, self._known = theme, random, known
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.line = field(theme, self.tr("Passphrase"))
        self.line.setPlaceholderText(self.tr("Passphrase"))
        self.line.textChanged.connect(self._say_strength)
        self.line.returnPressed.connect(self.entered)
        self.again = button(theme, self.tr("&Propose another"), self.propose)
        row.addWidget(self.line, 1)
        row.addWidget(self.again)
        inside.addLayout(row)
        self.strength: QLabel = label(theme, "", "small", "text_2")
        self.strength.setWordWrap(True)
        inside.addWidget(self.strength)
        self.setFocusProxy(self.line)
        self._say_strength()

    def propose(self) -> None:
        """Write one that nobody can guess, selected: who types has an own one."""
        self.line.setText(propose(self._random))
        self.line.selectAll()

    def _say_strength(self) -> None:
        found = strength(self.line.text(), list(self._known))
        text, color = {
            Strength.NONE: (
                self.tr("Several words are easier to remember than many signs."), "text_2",
            ),
            Strength.WEAK: (self._weak, "warning"),
            Strength.GOOD: (self.tr("Good."), "success"),
            Strength.STRONG: (self._strong, "success"),
        }[found]  # fmt: skip
        self.strength.setText(text)
        palette = self.strength.palette()
        palette.setColor(self.strength.foregroundRole(), self._theme.color(color))
        self.strength.setPalette(palette)
        self.line.setAccessibleDescription(text)


class RecoveryCode(QFrame):
    """The code with Print and Copy."""

    def __init__(self, window: MainWindow, code: str, place: str) -> None:
        """``place``: where the shop is shared, for the sheet."""
        super().__init__()
        self.setProperty("panel", True)
        self._window, self._code, self._place = window, code, place
        theme, px = window.theme, window.theme.px
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(16), px(12), px(16), px(14))
        inside.setSpacing(px(8))
        why = label(
            theme,
            self.tr("If the passphrase is forgotten, only this recovery code opens the shared "
                    "shop. Print it or write it down now: it is not shown again."),
        )  # fmt: skip
        self.code = label(theme, code, "strong")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(self.tr("Recovery code"))
        for one in (why, self.code):
            one.setWordWrap(True)
            inside.addWidget(one)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.print_code = button(
            theme, self.tr("&Print the recovery sheet…"), self._print, icon="printer"
        )
        row.addWidget(self.print_code)
        row.addWidget(button(theme, self.tr("&Copy"), self._copy, icon="copy"))
        row.addStretch(1)
        inside.addLayout(row)

    def _print(self) -> None:
        from crm_desktop.ui.screens.recovery_sheet import print_sheet  # noqa: PLC0415 - rarely

        print_sheet(self._window, self._code, self._place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._window.tell(self.tr("The recovery code is copied."))
