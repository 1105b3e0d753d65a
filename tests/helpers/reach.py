"""A window for whoever does not see or has no mouse: what has no name, is too small, or is missed.

``faults`` walks once round with the Tab key and looks at each control that can be seen; it gives
sentences for the failure of a test, none where all is well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from crm_desktop.ui.widgets.board_column import BoardColumn
from crm_desktop.ui.widgets.editable_line import EditableLine
from crm_desktop.ui.widgets.side_line import ShopHead, SideLine

SMALLEST_TARGET = 24
"""Pixels, WCAG 2.2 criterion 2.5.8."""
MOST_STOPS = 250
DATE_PARTS = 4
"""Presses of Tab after which also a field for a date and a time is left; then it is the only stop.
"""
AROUND = 6
"""Pixels outside a control that its focus ring may take."""
IN_THE_PALETTE = (ShopHead, BoardColumn)
"""What stands here is a command too, or the arrows go there."""
PAINTED_WORDS = (EditableLine, SideLine)
"""Buttons that paint words beside their icon, or instead of one."""
ACTED_ON = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit,
    QAbstractItemView,
)  # fmt: skip
_Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QAbstractButton, {_Role.Button, _Role.CheckBox, _Role.RadioButton, _Role.ButtonMenu,
                       _Role.Link, _Role.ListItem, _Role.PageTab}),
    (QComboBox, {_Role.ComboBox}),
    (QAbstractSpinBox, {_Role.SpinBox}),
    (QLineEdit, {_Role.EditableText}),
    (QPlainTextEdit, {_Role.EditableText}),
    (QTextEdit, {_Role.EditableText}),
    (QAbstractItemView, {_Role.List, _Role.Table, _Role.Tree}),
)  # fmt: skip
NO_CONTROL = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Window, _Role.Grouping}
"""Roles of what merely holds others: a screen reader does not say that something can be done."""


def controls(root: QWidget) -> list[QWidget]:
    """What can be seen and acted on in a window, without the inner parts of fields."""
    inner = (QAbstractSpinBox, QComboBox, QLineEdit)  # a line has only a picture inside
    return [
        part
        for part in root.findChildren(QWidget)
        if isinstance(part, ACTED_ON)
        and part.window() is root
        and part.isVisible()
        and part.isEnabled()
        and not part.objectName().startswith("qt_")
        and not isinstance(part.parentWidget(), inner)
        and not isinstance(part, QHeaderView)  # read with the list that it belongs to
    ]


def name(part: QWidget) -> str:
    """What a screen reader says."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else part.accessibleName()


def role(part: QWidget) -> QAccessible.Role:
    """As what a screen reader knows it."""
    found = QAccessible.queryAccessibleInterface(part)
    return found.role() if found else _Role.NoRole


def told(part: QWidget) -> str:
    """A widget in the words of a failure."""
    around, found = part.parentWidget(), [type(part).__name__, repr(name(part))]
    if around is not None:
        found.append(f"in {type(around).__name__}")
    return " ".join((*found, f"{part.width()} x {part.height()}"))


def clashes(root: QWidget) -> list[list[str]]:
    """Texts of what is seen in a window and would answer to the same access key."""
    for _ in range(3):
        QApplication.processEvents()
    found_under: dict[str, list[str]] = defaultdict(list)
    parts: list[QAbstractButton | QLabel] = [
        *root.findChildren(QAbstractButton),
        *(found for found in root.findChildren(QLabel) if found.buddy() is not None),
    ]
    for part in parts:
        key = QKeySequence.mnemonic(part.text())
        if part.isVisible() and part.window() is root and not key.isEmpty():
            found_under[key.toString()].append(part.text())
    return [texts for texts in found_under.values() if len(texts) > 1]


def faults(root: QWidget) -> list[str]:
    """What is wrong with a window that is open and has the keyboard, in sentences."""
    seen = controls(root)
    walked, unmarked = _walk(root)
    seen = [part for part in seen if isValid(part)]  # a message may have gone meanwhile
    return [
        *_sentences("has no name", (p for p in (*seen, *walked) if not name(p).strip())),
        *_sentences("is known as something else", (p for p in (*seen, *walked) if _odd(p))),
        *_sentences("is too small", (p for p in seen if _side(p) < SMALLEST_TARGET)),
        *_sentences("has only an icon and no tool tip", (p for p in seen if _mute(p))),
        *_sentences("is a stop and not seen", (p for p in walked if not p.isVisible())),
        *_sentences("looks the same with the keyboard in it", unmarked),
        *_sentences("is missed by Tab", (p for p in seen if _missed(p, walked))),
        *(f"{texts} have one access key" for texts in clashes(root)),
    ]


def _sentences(fault: str, parts: Iterable[QWidget]) -> list[str]:
    return [f"{told(part)} {fault}" for part in dict.fromkeys(parts)]


def _side(part: QWidget) -> int:
    return min(part.width(), part.height())


def _odd(part: QWidget) -> bool:
    if isinstance(part, QAbstractScrollArea | QKeySequenceEdit) and not isinstance(part, ACTED_ON):
        return False  # read and scrolled, nothing else; and Qt has no role for a field of keys
    fitting = next((roles for kind, roles in ROLES if isinstance(part, kind)), None)
    return role(part) in NO_CONTROL if fitting is None else role(part) not in fitting


def _mute(part: QWidget) -> bool:
    said = any(inside.text() and inside.isVisible() for inside in part.findChildren(QLabel))
    painted = isinstance(part, PAINTED_WORDS)
    return (
        isinstance(part, QAbstractButton)
        and not (part.text() or part.toolTip())
        and not (said or painted)
    )


def _missed(part: QWidget, walked: list[QWidget]) -> bool:
    """Whether neither Tab comes to it nor a stop stands in its group, where the arrows go on."""
    group = part.parentWidget()
    return not (
        part in walked
        or isinstance(part, SideLine)  # one of them is a stop, the arrows go to the others
        or part.focusProxy() is not None
        or isinstance(group, IN_THE_PALETTE)
        or (group is not None and any(group.isAncestorOf(stop) for stop in walked))
    )


def _walk(root: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """What Tab comes to, once round; and which of it does not show that the keyboard is there."""
    found: list[QWidget] = []
    unmarked: list[QWidget] = []
    pictures: dict[QWidget, QImage] = {}
    handle = root.windowHandle()
    assert handle is not None
    same = 0
    for _ in range(MOST_STOPS):
        before = QApplication.focusWidget()
        QTest.keyClick(handle, Qt.Key.Key_Tab)
        QApplication.processEvents()  # the ring follows what moves, when it has moved
        focused = QApplication.focusWidget()
        assert focused is not None
        same = same + 1 if focused is before else 0
        if 0 < same < DATE_PARTS:
            continue
        left = before if focused is not before and before in pictures else None
        if left is not None and isValid(left) and _look(root, left) == pictures[left]:
            unmarked.append(left)
        if focused in found:
            return [one for one in found if isValid(one)], unmarked
        found.append(focused)
        pictures[focused] = _look(root, focused)
    raise AssertionError(f"Tab does not come round: {[told(part) for part in found[-5:]]}")


def _look(root: QWidget, part: QWidget) -> QImage:
    place = QRect(part.mapTo(root, part.rect().topLeft()), part.size())
    return root.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()


def layers(window: QMainWindow) -> list[QWidget]:
    """What is open over a window."""
    return [
        other
        for other in QApplication.topLevelWidgets()
        if other is not window and other.isVisible() and isinstance(other, QWidget)
    ]


def close_layers(window: QMainWindow) -> None:
    """Close what is open over a window, without doing what it offers."""
    for layer in layers(window):
        if isinstance(layer, QDialog):
            layer.reject()
        else:
            layer.close()
    QApplication.processEvents()
