"""Layers fade in, unless motion is to be reduced: then nothing moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.ui import layers
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import tokens
from crm_desktop.ui.widgets.palette import Palette


def test_a_toast_fades_in_and_is_plain_afterwards(window: MainWindow, qtbot: QtBot) -> None:
    assert window.theme.fade_ms == tokens()["motion"]["fade_ms"]
    window.tell("Call logged.")
    assert window.toast.graphicsEffect() is not None
    qtbot.waitUntil(lambda: window.toast.graphicsEffect() is None)
    assert window.toast.isVisible()


def test_with_reduced_motion_nothing_moves(
    window: MainWindow, settings: PcSettings, qtbot: QtBot
) -> None:
    settings.motion = "reduced"
    for effect in (Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo):
        QApplication.setEffectEnabled(effect, True)
    window.apply_theme()
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_FadeMenu)
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)
    window.tell("Call logged.")
    assert window.toast.graphicsEffect() is None
    layers.open_palette(window)
    palette = window.findChild(Palette)
    assert palette is not None
    assert all(found.graphicsEffect() is None for found in palette.findChildren(QWidget))


@pytest.mark.parametrize(("chosen", "ms"), [("full", 120), ("reduced", 0), ("nonsense", 120)])
def test_what_was_chosen_is_kept(settings: PcSettings, chosen: str, ms: int) -> None:
    settings.motion = chosen
    assert settings.theme().fade_ms == ms
