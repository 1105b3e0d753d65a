"""Third step: rows that look like contacts which are here already, or like one another, side by
side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.import_export.offers import Existing
from crm_desktop.import_export.pairs import Line, Pair, Shown
from crm_desktop.import_export.twins import Twin
from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.pages.import_steps.beside import NARROW, SIDE, Beside, headed
from crm_desktop.ui.pages.import_steps.side_panels import icon_label, wrapped
from crm_desktop.ui.pages.import_steps.work import LISTED, Group, ImportWork
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.translation import spoken
from crm_desktop.ui.widgets.controls import button, label, panel
from crm_desktop.ui.widgets.elided import ElidedLabel
from crm_desktop.ui.widgets.segments import Segments
from crm_desktop.ui.widgets.ticks import RadioDot
from crm_desktop.ui.words import figure

_Index = QModelIndex | QPersistentModelIndex
_GROUPS: tuple[Group, ...] = ("alike", "sure", "file")
"""In the order in which they are shown, as far as they hold any."""
WISHES: tuple[Existing, ...] = ("fill", "overwrite", "add", "skip")
_VALUE_SHOWN = 300
_APART, _BETWEEN, _EDGES = 16, 12, 76
"""Pixels at 100 % text between two choices, between list and sides, and at both edges of these."""


class _PairsModel(QAbstractListModel):
    """Pairs of one group, with what is going to be done with each."""

    def __init__(self, work: ImportWork, pairs: Sequence[Pair | Twin]) -> None:
        super().__init__()
        self._work, self.pairs = work, pairs

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.pairs[index.row()]
        name = _name(pair)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.UserRole:
            return words.wish_name(self._work.wish_for(pair))
        if role == Qt.ItemDataRole.UserRole + 1:
            return spoken(pair.reason)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {spoken(pair.reason)}, {words.wish_name(self._work.wish_for(pair))}"
        return None

    def refresh(self) -> None:
        """The decisions changed."""
        if self.pairs:
            self.dataChanged.emit(self.index(0), self.index(len(self.pairs) - 1))


def _name(pair: Pair | Twin) -> str:
    return pair.name or (pair.earlier_name if isinstance(pair, Twin) else pair.existing_name)


class _PairDelegate(QStyledItemDelegate):
    """Name and decision in the first line, the reason in the second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.size("row_comfortable"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px, rect = self._theme, self._theme.px, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            active = option.state & QStyle.StateFlag.State_Active
            painter.fillRect(rect, theme.color("selected" if active else "selected_inactive"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("border_subtle"))
        left, right = rect.x() + px(16), rect.right() - px(12)
        wish = str(index.data(Qt.ItemDataRole.UserRole))
        small = theme.font("small")
        width = QFontMetrics(small).horizontalAdvance(wish)
        painter.setFont(small)
        painter.setPen(theme.color("text_2"))
        half = rect.height() // 2
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(right - width, rect.y() + 2, width + 2, half), middle, wish)
        reason = str(index.data(Qt.ItemDataRole.UserRole + 1))
        cut = QFontMetrics(small).elidedText(reason, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.y() + half - 2, right - left, half), middle, cut)
        strong = theme.font("strong")
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        room = right - width - px(8) - left
        name = QFontMetrics(strong).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.y() + 2, room, half), middle, name)


class DuplicatesStep(QWidget):
    """A list of pairs, both sides of the chosen one, and what to do with it."""

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._pair: Pair | Twin | None = None
        self._pairs = _PairsModel(work, [])
        self._shown = [_GROUPS[0]]
        px = theme.px
        self._groups = Segments(theme, self.tr("Which ones to show"))
        self._groups.chosen.connect(self._show_group)
        layout, self._intro = headed(self, theme, self._groups)
        self._sides = self._comparison()
        left = panel()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 1, 1, 1)
        self._list = QListView()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setItemDelegate(_PairDelegate(theme))
        self._list.setStyleSheet(
            f"QListView {{ background: {theme.hex('surface')}; border: 0; outline: 0; }}"
        )
        inside.addWidget(self._list)
        layout.addWidget(Beside(theme, self._sides, [left], leading=True), 1)
        self._left = left
        left.setMinimumHeight(px(160))
        work.planned.connect(self._plan_changed)
        work.planning.connect(self._decisions_changed)
        work.compared.connect(self._show_comparison)
        if work.plan is not None:
            self._plan_changed()

    def focus_first(self) -> None:
        """Put the focus into the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the list ------------------------------------------------------------------------------

    @property
    def _group(self) -> Group:
        return self._shown[max(0, self._groups.present)]

    def _plan_changed(self) -> None:
        """New pairs come when the columns changed; decisions alone keep them."""
        plan = self._work.plan
        if plan is None:
            return
        known = {pair.key for pair in self._pairs.pairs}
        if known and known == {pair.key for pair in plan.of(self._group)}:
            self._decisions_changed()
            return
        names: dict[Group, str] = {
            "alike": self.tr("Look alike (%1)"),
            "sure": self.tr("Recognised (%1)"),
            "file": self.tr("Twice in the file (%1)"),
        }
        counts = {group: len(plan.of(group)) for group in _GROUPS}
        self._shown = [group for group in _GROUPS if counts[group]] or [_GROUPS[0]]
        open_ = next((g for g in ("alike", "file") if counts[g]), self._shown[0])
        self._groups.set_texts(
            [names[group].replace("%1", figure(counts[group])) for group in self._shown],
            self._shown.index(open_),
        )
        self._show_group(self._groups.present)

    def _show_group(self, number: int) -> None:
        old = self._pairs
        plan = self._work.plan
        assert plan is not None
        self._pairs = _PairsModel(self._work, plan.of(self._shown[number]))
        self._explain(self._shown[number])
        self._list.setModel(self._pairs)
        old.deleteLater()
        self._list.selectionModel().currentChanged.connect(self._choose)
        if self._pairs.pairs:
            self._list.setCurrentIndex(self._pairs.index(0))
        else:
            self._pair = None
            self._inside_comparison.hide()
            self._nothing.show()

    def _explain(self, group: Group) -> None:
        """What the pairs of the group are, and what each choice means for them."""
        inside = group == "file"
        plan = self._work.plan
        assert plan is not None
        said = (
            self.tr("These rows look like one contact each. Say what becomes of the later row.")
            if inside
            else self.tr("These rows look like contacts that you have. Say what becomes of each.")
        )
        if len(plan.twins if inside else plan.pairs) >= LISTED:
            said += " " + self.tr("The first %n are listed.", "", LISTED)
        self._intro.setText(said)
        self._list.setAccessibleName(
            self.tr("Rows that look like one contact")
            if inside
            else self.tr("Rows that look like your contacts")
        )
        fill = self._dots["fill"]
        tip = (
            self.tr("Both rows become one contact. What is blank in the earlier row is filled in.")
            if inside
            else self.tr("What is blank here is filled in; nothing is replaced.")
        )
        fill.setToolTip(tip)
        fill.setAccessibleDescription(tip)
        self._dots["overwrite"].setVisible(not inside)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._pair = self._pairs.pairs[index.row()]
            self._work.compare(self._pair)
            self._decisions_changed()

    def _decisions_changed(self) -> None:
        self._pairs.refresh()
        if self._pair is None:
            return
        wish = self._work.wish_for(self._pair)
        for one, dot in self._dots.items():
            dot.setChecked(one == wish)
        count = len(self._pairs.pairs)
        self._all.setText(self.tr("&Do the same for all %n", "", count))
        self._all.setVisible(count > 1)

    # -- both sides ----------------------------------------------------------------------------

    def _comparison(self) -> QWidget:
        theme, px = self._theme, self._theme.px
        frame = panel()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(0, 0, 0, 0)
        self._nothing = wrapped(theme, self.tr("None of these."), "body", "text_2")
        self._nothing.setContentsMargins(px(16), px(16), px(16), px(16))
        self._nothing.hide()
        outer.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        self._inside_comparison = QWidget()
        outer.addWidget(self._inside_comparison, 1)
        layout = QVBoxLayout(self._inside_comparison)
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.setSpacing(0)
        self._title = ElidedLabel(theme, "", "heading")
        self._reason = ElidedLabel(theme, "", "small", "text_2")
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        layout.addSpacing(px(12))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll, 1)
        layout.addSpacing(px(12))
        row = self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(_APART))
        group = QButtonGroup(frame)
        self._dots: dict[Existing, RadioDot] = {}
        self._by_letter = False
        """The keyboard came to a choice by the letter of its name."""
        texts = {
            "fill": self.tr("Fill in the &gaps"),
            "overwrite": self.tr("&Overwrite"),
            "add": self.tr("&Add as new"),
            "skip": self.tr("&Leave out"),
        }
        tips = {
            "overwrite": self.tr("What differs here is replaced; a blank never erases."),
            "add": self.tr("The row becomes a contact of its own."),
            "skip": self.tr("Nothing of this row is imported."),
        }
        for number, wish in enumerate(WISHES):
            dot = RadioDot(theme, texts[wish])
            dot.setToolTip(tips.get(wish, ""))
            dot.setAccessibleDescription(tips.get(wish, ""))
            dot.installEventFilter(self)
            group.addButton(dot, number)
            self._dots[wish] = dot
            row.addWidget(dot)
        group.idClicked.connect(self._decide)
        row.addStretch(1)
        self._all = button(theme, self.tr("&Do the same for all"), self._decide_all, kind="link")
        row.addWidget(self._all)
        layout.addLayout(row)
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        beside = 0 if self.width() < px(NARROW) else px(SIDE + _BETWEEN)
        acts = (*self._dots.values(), self._all)
        wide = sum(one.sizeHint().width() + px(_APART) for one in acts)
        narrow = wide > self.width() - beside - px(_EDGES)
        self._choices.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._choices.setSpacing(px(4 if narrow else _APART))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            self._by_letter = event.reason() == Qt.FocusReason.OtherFocusReason
        return False

    def _decide(self, number: int) -> None:
        if self._pair is not None:
            self._work.set_wish(self._pair, WISHES[number])
        if self._by_letter:  # from the list, where Down goes to the next pair, not choice
            self._by_letter = False
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_all(self) -> None:
        if self._pair is not None:
            wish = self._work.wish_for(self._pair)
            self._work.set_wish_for_all(wish, self._group)

    def _show_comparison(self, pair: Pair | Twin, lines: list[Line]) -> None:
        if pair != self._pair:
            return
        theme, px = self._theme, self._theme.px
        self._nothing.hide()
        self._inside_comparison.show()
        self._title.setText(_name(pair))
        reason = self.tr("Row %1: %2").replace("%1", str(pair.record))
        reason = reason.replace("%2", spoken(pair.reason))
        self._reason.setText(reason)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(4), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(84))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        if isinstance(pair, Twin):
            row = self.tr("Row %1")
            heads = [row.replace("%1", str(n)) for n in (pair.record, pair.earlier_record)]
        else:
            heads = [self.tr("In your file"), self.tr("Here already")]
        for column, head in enumerate(heads, start=1):
            grid.addWidget(label(theme, head, "small_label", "text_2"), 0, column)
        for at, line in enumerate(lines, start=1):
            name = label(theme, words.column_name(line.name), "small", "text_2")
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            for column, values in ((1, line.new), (2, line.existing)):
                grid.addWidget(self._values(values), at, column, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(lines) + 1, 1)
        self._scroll.setWidget(inner)

    def _values(self, values: list[Shown]) -> QWidget:
        """The values of one side; what the other side has, too, is ticked."""
        theme = self._theme
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(2))
        for value, equal in values:
            line = QHBoxLayout()
            line.setSpacing(theme.px(6))
            shown = words.spoken_day(value[:_VALUE_SHOWN])
            text = wrapped(theme, shown, "strong" if equal else "body")
            if equal:
                text.setAccessibleDescription(self.tr("the same on both sides"))
                mark = icon_label(theme, "check", "success", 14)
                mark.setToolTip(self.tr("The same on both sides"))
                line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            else:
                line.addSpacing(theme.px(20))
            line.addWidget(text, 1)
            lines.addLayout(line)
        return holder
