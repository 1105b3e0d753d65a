"""The one motion of the window: layers that come up fade in. With reduced motion nothing moves.

``Theme.fade_ms`` says how long, 0 for not at all. Menus and tool tips keep the way of the system,
unless that moves them: nothing slides here.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation, Qt
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from crm_desktop.ui.theme import Theme

_SLIDING = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip,
            Qt.UIEffect.UI_AnimateToolBox)  # fmt: skip
_FADING = (Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_FadeTooltip)


def fade_in(widget: QWidget, theme: Theme) -> None:
    """Let a layer inside the window come up; it is there, and takes keys, from the beginning."""
    if not theme.fade_ms or not widget.isVisible() or widget.graphicsEffect() is not None:
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    fading = QPropertyAnimation(effect, b"opacity", effect)
    fading.setDuration(theme.fade_ms)
    fading.setStartValue(0.0)
    fading.setEndValue(1.0)
    # An effect paints everything twice, so it goes with the motion.
    fading.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]
    fading.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)


def still_system(theme: Theme) -> None:
    """Switch off the effects that Qt itself would show: those that slide, and all where motion is
    to be reduced."""
    for effect in _SLIDING if theme.fade_ms else (*_SLIDING, *_FADING):
        QApplication.setEffectEnabled(effect, False)
