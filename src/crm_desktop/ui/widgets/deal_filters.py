"""The filter row of the pipeline: a field for words, and chips that leave deals out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm_desktop.services.pipeline import DealFilter
from crm_desktop.ui.deal_words import tr
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import KeyCap, label
from crm_desktop.ui.widgets.flow import FlowLayout
from crm_desktop.ui.widgets.menu_chip import MenuChip, WarningChip

Named = Sequence[tuple[bytes, str]]
"""(id, name) of things to choose from."""


class DealFilters(QWidget):
    """Holds what is chosen; whoever shows it listens to ``text``, ``chips`` and ``warning``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._gap = px(8)
        self.text = QLineEdit()
        self.which = MenuChip(theme, tr("Pipeline"))
        self.person = MenuChip(theme, tr("Person"))
        self.closing = MenuChip(theme, tr("Closing"))
        self.tag = MenuChip(theme, tr("Tag"))
        self.state = MenuChip(theme, tr("Show"))
        self.chips = (self.which, self.person, self.closing, self.tag, self.state)
        self.warning = WarningChip(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(self._gap)
        self.text.setPlaceholderText(tr("Filter deals"))
        self.text.setAccessibleName(tr("Filter deals"))
        self.text.setFont(theme.font("body"))
        self.text.setFixedWidth(px(190))
        self.text.setClearButtonEnabled(True)
        self.text.setTextMargins(-px(4), 0, 0, 0)  # Qt keeps that much more from the icon
        self.text.addAction(
            theme.icon("list-filter", "text_2"), QLineEdit.ActionPosition.LeadingPosition
        )
        wrapped = QWidget()
        flow = FlowLayout(wrapped, self._gap, px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, *self.chips, self.warning):
            flow.addWidget(widget)
        row.addWidget(wrapped, 1)
        self.closing.offer(
            [("any", tr("any time")), ("passed", tr("date passed")),
             ("this_month", tr("this month")), ("next_month", tr("next month")),
             ("three_months", tr("in three months")), ("undated", tr("no date"))],
            "any",
        )  # fmt: skip
        self.state.offer(
            [("open", tr("open deals")), ("won", tr("won deals")), ("lost", tr("lost deals")),
             ("all", tr("all deals"))],
            "open",
        )  # fmt: skip
        self.hint = QWidget()
        """Which key moves a card."""
        self.hint.setFixedHeight(theme.size("control"))
        hint = QHBoxLayout(self.hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(px(6))
        for key in ("Ctrl", "→"):
            hint.addWidget(KeyCap(theme, key))
        hint.addWidget(label(theme, tr("moves the card"), "small", "text_3"))
        row.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignTop)

    def offer(
        self, pipelines: Named, people: Named, tags: Named, *, all_pipelines: bool, states: bool
    ) -> None:
        """Offer what the shop has now; what was chosen and is gone is chosen no more."""
        everyone: list[tuple[object, str]] = [(None, tr("Everyone")), *people]
        if people:
            everyone.append((b"", tr("Nobody")))
        self.person.offer(everyone, self.person.value)
        tagged: list[tuple[object, str]] = [(None, tr("any")), *tags]
        self.tag.offer(tagged, self.tag.value)
        self.tag.setVisible(len(tagged) > 1)
        listed: list[tuple[object, str]] = [(None, tr("all"))] if all_pipelines else []
        listed += pipelines
        self.which.setVisible(len(pipelines) > 1)
        if listed:
            self.which.offer(listed, self.which.value)
        self.state.setVisible(states)

    def room_for_hint(self, wide: int) -> bool:
        """Whether in so many pixels all chips stay on one line with the hint beside them."""
        seen = [one for one in (*self.chips, self.warning) if one.isVisibleTo(self)]
        needed = sum(one.sizeHint().width() + self._gap for one in (*seen, self.hint))
        return self.text.width() + needed <= wide

    def wanted(self) -> DealFilter:
        """Which deals pass."""
        owner, tag = self.person.value, self.tag.value
        return DealFilter(
            self.text.text(), owner if isinstance(owner, bytes) else None,
            self.closing.value,  # type: ignore[arg-type]
            tag if isinstance(tag, bytes) else None, self.warning.isChecked(),
        )  # fmt: skip
