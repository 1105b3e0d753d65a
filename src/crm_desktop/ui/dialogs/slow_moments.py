"""The moments in which the window did not answer, for whoever looks for the cause."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from crm_desktop.ui.slow_moments import LIMIT_MS, SlowMoments
from crm_desktop.ui.theme import Theme
from crm_desktop.ui.widgets.controls import button, label


class SlowMomentsPanel(QDialog):
    """Beside the window, which goes on working; watches while it is open."""

    def __init__(self, window: QWidget, theme: Theme, watch: SlowMoments) -> None:
        super().__init__(window)
        self._watch = watch
        px = theme.px
        self.setWindowTitle(self.tr("Slow moments"))
        self.resize(px(640), px(320))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(8))
        text = self.tr("Moments of more than %1 ms in which the window did not answer.")
        layout.addWidget(label(theme, text.replace("%1", str(LIMIT_MS)), "body", "text_2"))
        self.list = QListWidget()
        self.list.setFont(theme.font("small"))
        self.list.setAccessibleName(self.tr("Slow moments, the slowest first"))
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(theme, self.tr("Copy"), self._copy, icon="copy"))
        row.addWidget(button(theme, self.tr("Clear"), self._clear))
        layout.addLayout(row)
        watch.noticed.connect(self._show)
        watch.start()
        self._show()

    def _show(self, _moment: object = None) -> None:
        self.list.clear()
        self.list.addItems(self._lines())

    def _lines(self) -> list[str]:
        return [f"{m.milliseconds:.0f} ms   {m.doing}" for m in self._watch.slowest(50)]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines()))

    def _clear(self) -> None:
        self._watch.clear()
        self._show()

    def done(self, result: int) -> None:
        self._watch.stop()
        super().done(result)
