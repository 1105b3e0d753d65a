"""What stands in an empty place: an icon, a heading, a sentence, and the next thing to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import label

_WIDE = 420


class EmptyState(QWidget):
    """Centred a little above the middle; ``say`` may change it at any time."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addStretch(2)
        picture = label(theme, "")
        side = theme.size("icon_empty")
        drawn = theme.icon(icon, "text_3", "icon_empty", greys=False)
        picture.setPixmap(drawn.pixmap(side, side))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.heading = label(theme, "", "heading")
        self.sentence = label(theme, "", "body", "text_2")
        for text in (self.heading, self.sentence):
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            text.setMaximumWidth(px(_WIDE))
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(text, 4)
            line.addStretch(1)
            column.addLayout(line)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(8))
        self._row.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(4))
        column.addLayout(self._row)
        column.addStretch(3)

    def say(self, heading: str, sentence: str = "", buttons: Sequence[QPushButton] = ()) -> None:
        """Show this; the buttons of before are thrown away."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for button in buttons:
            self._row.addWidget(button)
