"""What pages with a list have in common: a heading with its buttons, and a panel with a footer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, label, line, panel
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.head_fit import beside_title


def page_layout(
    theme: Theme, page: QWidget, title: str, *, stretch: int = 1
) -> tuple[QVBoxLayout, QHBoxLayout]:
    """The layout of a page, and the row of its heading, which takes buttons behind the title.

    ``stretch`` of the title: 0 where something else in the row takes the room.
    """
    px = theme.px
    layout = QVBoxLayout(page)
    layout.setContentsMargins(px(24), 0, px(20), px(20))
    layout.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(0, px(14), 0, px(14))
    head.setSpacing(px(8))
    named = label(theme, title, "title")
    named.setMinimumHeight(px(32))
    head.addWidget(named, stretch)
    beside = beside_title(page, head, theme, stretch=1 - stretch)
    layout.addLayout(head)
    return layout, beside


class ListPanel(QWidget):
    """A list, or in its place why it is empty; below it how many rows, and what Enter does."""

    def __init__(self, theme: Theme, rows: QWidget, icon: str, on_enter: str) -> None:
        """``icon`` stands over the empty place; ``on_enter`` in a few words."""
        super().__init__()
        px = theme.px
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        frame = panel()
        around.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._rows = rows
        self._stack = QStackedWidget()
        self._stack.addWidget(rows)
        self.empty = EmptyState(theme, icon)
        self._stack.addWidget(self.empty)
        inside.addWidget(self._stack, 1)
        inside.addWidget(line(theme))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), px(7), px(12), px(7))
        foot.setSpacing(px(6))
        self._count = label(theme, "", "body", "text_2")
        foot.addWidget(self._count, 1)
        foot.addWidget(KeyCap(theme, self.tr("Enter")))
        foot.addWidget(label(theme, on_enter, "small", "text_2"))
        inside.addLayout(foot)

    def tell(self, count: str, *, empty: bool) -> None:
        """Say how many rows there are; ``empty`` shows the empty place instead of the list."""
        self._count.setText(count)
        self._stack.setCurrentWidget(self.empty if empty else self._rows)

    @property
    def count(self) -> str:
        """What the footer says."""
        return self._count.text()
