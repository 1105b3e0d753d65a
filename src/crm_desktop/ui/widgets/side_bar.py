"""The side bar: shop and PC, search, screens, saved views with counts, state of the data.

The lines are one Tab stop, arrows move inside. A saved view is renamed in place (F2), removed
(Del) and moved (Alt+Up, Alt+Down); the same stands in its menu.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label
from crm_desktop.ui.widgets.side_line import Place, SearchLine, ShopHead, SideLine
from crm_desktop.ui.widgets.state_line import QUIET, StateLine

__all__ = ["Place", "SideBar"]


class SideBar(QWidget):
    """Built anew from its places whenever the screens or the theme change, the saved views alone
    when only they do: they come just after the start, and follow every change of a view."""

    place_chosen = Signal(str)
    search_wanted = Signal()
    shop_menu_wanted = Signal(QPoint)
    """Where to open it, on the screen."""
    state_wanted = Signal()
    """The state of the data was pressed."""
    view_menu_wanted = Signal(str, QPoint)
    """The id of a saved view's place, and where to open its menu."""
    view_renamed = Signal(str, str)
    view_removed = Signal(str)
    view_moved = Signal(str, int)
    """The id of its place, and by how many lines."""

    def __init__(self, theme: Theme) -> None:
        """Nothing is built before ``use``."""
        super().__init__()
        self.setAccessibleName(self.tr("Side bar"))
        self._theme = theme
        self._built = False
        self._folded = False
        self._shop = ("", "")
        self._state = ("", "")
        self._tone = "well"
        self._state_line: StateLine | None = None
        self._screens: Sequence[Place] = ()
        self._views: Sequence[Place] = ()
        self._current = ("", "")
        self._views_of: dict[str, str] = {}
        self._lines: list[SideLine] = []
        self._area = QScrollArea()
        self._views_column = QVBoxLayout()
        self.setAutoFillBackground(True)
        self._layout = QVBoxLayout(self)

    def show_shop(self, name: str, pc: str) -> None:
        """The name of the shop, and of this PC."""
        self._shop = (name, pc)
        self._changed()

    def show_state(self, sentence: str, detail: str, *, tone: str = "well") -> None:
        """The state of the data: one sentence, and one smaller line; ``tone`` as in
        ``sync_words.Tone``."""
        self._state, self._tone = (sentence, detail), tone
        if self._state_line is not None:
            self._fill_state(self._state_line)

    def show_screens(self, screens: Sequence[Place]) -> None:
        """The screens that there are."""
        self._screens = screens
        self._changed()

    def show_count(self, screen: str, count: str) -> None:
        """Show a number at the line of a screen; empty: none."""
        self._screens = [
            place._replace(number=count) if place.id == screen else place for place in self._screens
        ]
        if (line := self._line_of(screen)) is not None:
            line.show_count(count)

    def show_views(self, views: Sequence[Place]) -> None:
        """The saved views; where only counts differ, only they are painted anew."""
        same = [_but_count(v) for v in views] == [_but_count(v) for v in self._views]
        self._views = views
        if same and self._built:
            found = {place.id: place.number for place in views}
            for line in self._lines:
                if line.place.id in found:
                    line.show_count(found[line.place.id])
        elif self._built:
            self._fill_views()
            self.mark(*self._current)

    def fold(self, folded: bool) -> None:
        """Icons only, or icons and words."""
        self._folded = folded
        self._changed()

    @property
    def folded(self) -> bool:
        return self._folded

    def use(self, theme: Theme) -> None:
        """Take a theme."""
        self._theme = theme
        self._built = True
        self._changed()

    def mark(self, place: str, view: str | None = None) -> None:
        """Show which screen is open, and which saved view on it; None: the one that it had."""
        self._current = (place, self._views_of.get(place, "") if view is None else view)
        self._views_of[place] = self._current[1]
        view = self._current[1]
        for line in self._lines:
            line.mark(line.place.id in self._current)
        self._rove(self._line_of(view or place) or (self._lines[0] if self._lines else None))

    def line(self, place: str) -> SideLine:
        """The line of a place.

        Raises:
            KeyError: there is none.
        """
        found = self._line_of(place)
        if found is None:
            raise KeyError(place)
        return found

    # -- building ------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self._built:
            self._build()

    def _line_of(self, place: str) -> SideLine | None:
        return next((line for line in self._lines if line.place.id == place), None)

    def _build(self) -> None:
        theme, px = self._theme, self._theme.px
        focused = self._focused()
        _empty(self._layout)
        self._lines = []
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("sidebar"))
        self.setPalette(palette)
        self.setFixedWidth(theme.size("sidebar_folded" if self._folded else "sidebar"))
        edge = px(6) if self._folded else px(12)
        self._layout.setContentsMargins(edge, px(4), edge, px(12))
        self._layout.setSpacing(px(2))
        head = ShopHead(theme, *self._shop, folded=self._folded)
        head.menu_wanted.connect(self.shop_menu_wanted)
        self._layout.addWidget(head)
        search = SearchLine(theme, folded=self._folded)
        search.wanted.connect(self.search_wanted)
        self._layout.addSpacing(px(6))
        self._layout.addWidget(search)
        self._layout.addSpacing(px(12))
        self._layout.addWidget(self._places(), 1)
        self._state_line = StateLine(theme, self, folded=self._folded)
        self._state_line.clicked.connect(self.state_wanted)
        self._fill_state(self._state_line)
        self._layout.addWidget(self._state_line)
        settings = Place("settings", self.tr("Settings"), "settings")
        self._lines.append(self._added(self._layout, settings))
        self.mark(*self._current)
        _show_all(self._layout, but=self._state_line)
        self._focus(focused)

    def _focused(self) -> str:
        return next((line.place.id for line in self._lines if line.hasFocus()), "")

    def _focus(self, place: str) -> None:
        if place and (line := self._line_of(place)) is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _places(self) -> QScrollArea:
        area = self._area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)  # views stand close to one another
        for place in self._screens:
            self._lines.append(self._added(column, place))
            column.addSpacing(self._theme.px(2))
        self._views_column = QVBoxLayout()
        self._views_column.setSpacing(0)
        column.addLayout(self._views_column)
        self._fill_views()
        column.addStretch(1)
        area.setWidget(inside)
        return area

    def _fill_views(self) -> None:
        focused = self._focused()
        _empty(self._views_column)
        if self._views and not self._folded:
            px = self._theme.px
            heading = label(self._theme, self.tr("Saved views"), "small_label", "text_3")
            heading.setContentsMargins(px(10), px(14), 0, px(6))
            self._views_column.addWidget(heading)
        lines = [line for line in self._lines if not line.place.is_view]
        screens, rest = lines[: len(self._screens)], lines[len(self._screens) :]
        views = [self._added(self._views_column, place) for place in self._views]
        self._lines = [*screens, *views, *rest]
        for line in self._lines:  # those that Tab does not reach have no order; see ``mark``
            line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for before, after in pairwise(self._lines):  # else in the order in which they were made
            self.setTabOrder(before, after)
        _show_all(self._views_column)
        self._focus(focused)

    def _added(self, layout: QVBoxLayout, place: Place) -> SideLine:
        line = SideLine(self._theme, place, folded=self._folded)
        line.chosen.connect(self.place_chosen)
        line.step_wanted.connect(self._step)
        line.focused.connect(self._used)
        if place.is_view:
            line.menu_wanted.connect(self.view_menu_wanted)
            line.renamed.connect(self.view_renamed)
            line.remove_wanted.connect(self.view_removed)
            line.move_wanted.connect(self.view_moved)
        layout.addWidget(line)
        return line

    def _step(self, line: SideLine, by: int) -> None:
        at = self._lines.index(line) + by
        if 0 <= at < len(self._lines):
            self._lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _used(self, line: SideLine) -> None:
        self._rove(line)
        if self._area.isAncestorOf(line):
            self._area.ensureWidgetVisible(line, 0, 0)

    def _rove(self, to: SideLine | None) -> None:
        """Tab reaches the line that was used last only."""
        for line in self._lines:
            policy = Qt.FocusPolicy.TabFocus if line is to else Qt.FocusPolicy.NoFocus
            line.setFocusPolicy(policy)

    def _fill_state(self, line: StateLine) -> None:
        line.show_state(*self._state, self._tone)
        line.setVisible(bool(self._state[0]) and not (self._folded and self._tone in QUIET))


def _but_count(place: Place) -> tuple[str, ...]:
    return (place.id, place.text, place.icon, place.hue)


def _show_all(layout: QLayout, but: QWidget | None = None) -> None:
    """A layout alone shows what was put into it in the next turn only."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        made = item.widget() if item is not None else None
        if made is not None and made is not but:
            made.show()


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
