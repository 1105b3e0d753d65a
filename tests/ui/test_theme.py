"""Colours: every pair that is used is computed; painting does not wear the interpreter down."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from crm_desktop.ui.contrast import LEAST, ratio
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.theme import TAG_HUES, Mode, Theme, tokens
from crm_desktop.ui.widgets.contact_painter import BOX_EDGE
from crm_desktop.ui.widgets.controls import paint_tag

MODES: tuple[Mode, ...] = ("light", "dark")
BACKGROUNDS = ("canvas", "sidebar", "surface", "sunken", "hover", "pressed", "selected",
               "selected_inactive", "sidebar_hover", "sidebar_selected")  # fmt: skip
TEXTS = ("text", "text_2", "text_3")
ROWS: list[tuple[str, str, float]] = [
    (signal, row, 4.5) for signal in ("danger", "warning", "success", "link", "accent")
    for row in ("canvas", "hover", "selected", "selected_inactive")
]  # fmt: skip
"""In rows of a list; the link of a system keeps its own colour there."""
PAIRS: list[tuple[str, str, float]] = [
    *((text, ground, 4.5) for text in TEXTS for ground in BACKGROUNDS),
    *((signal, "surface", 4.5) for signal in ("danger", "warning", "success", "link", "accent")),
    *ROWS,
    *((signal, f"{signal}_tint", 4.5) for signal in ("danger", "warning", "success")),
    ("accent", "accent_tint", 4.5), ("text", "accent_tint", 4.5),
    ("text", "warning_tint", 4.5), ("text_2", "warning_tint", 4.5),
    *(("text_on_accent", ground, 4.5) for ground in ("accent", "accent_hover", "accent_pressed")),
    ("text_on_danger", "danger", 4.5), ("text_on_danger", "danger_hover", 4.5),
    ("toast_text", "toast", 4.5), ("toast_action", "toast", 4.5), ("tooltip_text", "tooltip", 4.5),
    *(("border_strong", ground, 3) for ground in ("canvas", "surface", "sunken")),
    *((BOX_EDGE, ground, 3) for ground in ("hover", "selected", "selected_inactive", "surface")),
    *(("focus", ground, 3) for ground in BACKGROUNDS),
    *((mark, "surface", 3) for mark in ("warning_mark", "success_mark", "accent")),
]  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
def test_every_pair_that_is_used_can_be_read(mode: Mode) -> None:
    theme = Theme(mode)
    weak = [
        f"{ink} on {ground}: {found:.2f}"
        for ink, ground, least in PAIRS
        if (found := ratio(theme.color(ink), theme.color(ground))) < least
    ]
    for hue in TAG_HUES:
        fill, ink = theme.tag_colors(hue)
        if ratio(fill, ink) < 4.5:
            weak.append(f"tag {hue}: {ratio(fill, ink):.2f}")
    assert weak == []


@pytest.mark.parametrize("mode", MODES)
def test_the_figures_of_the_tokens_are_true(mode: Mode) -> None:
    theme = Theme(mode)
    known = set(tokens()["color"][mode])
    checked = 0
    for pair, told in tokens()["contrast"][mode].items():
        ink, _, ground = pair.partition(" on ")
        if ink in known and ground in known:
            found = ratio(theme.color(ink), theme.color(ground))
            assert found == pytest.approx(told, abs=0.02), pair
            checked += 1
    assert checked > 60


@pytest.mark.parametrize("mode", MODES)
def test_the_palette_of_qt_can_be_read(mode: Mode) -> None:
    palette = Theme(mode).palette()
    role = QPalette.ColorRole
    for ink, ground in (
        (role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase), (role.Link, role.Base),
        (role.PlaceholderText, role.Base),
    ):  # fmt: skip
        assert ratio(palette.color(ink), palette.color(ground)) >= 4.5, (ink, ground)


def system_palette(ground: str, ink: str, link: str) -> QPalette:
    """The palette of a system that asks for high contrast."""
    palette = QPalette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    palette.setColor(QPalette.ColorRole.Link, QColor(link))
    return palette


SYSTEMS = {
    "black": ("black", "white", "yellow"),
    "white": ("white", "black", "darkblue"),
    "desert": ("#FFFAEF", "#3D3D3D", "#1C5E75"),  # shipped with Windows 11
    "dusk": ("#2D3236", "#FFFFFF", "#70EBDE"),
    "none of high contrast": ("white", "gray", "lightblue"),
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", SYSTEMS)
def test_every_pair_is_strong_where_the_system_asks_for_contrast(name: str, mode: Mode) -> None:
    theme = Theme(mode, system=system_palette(*SYSTEMS[name]))
    weak = [
        f"{ink} on {ground}: {found:.2f}"
        for pair in PAIRS
        for ink, ground, least in [pair]
        if (found := ratio(theme.color(ink), theme.color(ground)))
        < (least if pair in ROWS else LEAST)
    ]
    assert weak == []
    for hue in TAG_HUES:
        fill, ink = theme.tag_colors(hue)
        assert ratio(fill, ink) >= LEAST
    edges = ("border", "border_subtle", "border_strong", "focus")
    assert {ratio(theme.color(edge), theme.color("surface")) >= LEAST for edge in edges} == {True}
    assert theme.edge == 2
    assert "border: 2px solid" in theme.style_sheet()
    assert theme.color("warning_tint") == theme.color("surface")
    assert theme.color("accent_tint") != theme.color("surface"), "what is chosen is seen"


def test_more_contrast_can_be_chosen_without_the_system(tmp_path: Path, qtbot: QtBot) -> None:
    settings = PcSettings(tmp_path)
    settings.look = "dark"
    assert settings.theme().edge == 1
    settings.contrast = "high"
    theme = settings.theme()
    assert (theme.hex("surface"), theme.hex("text"), theme.edge) == ("#000000", "#ffffff", 2)


def test_the_colours_of_the_system_are_taken() -> None:
    theme = Theme("dark", system=system_palette(*SYSTEMS["dusk"]))
    assert theme.hex("surface") == "#2d3236"
    assert theme.hex("link") == "#70ebde"
    plain = Theme("dark", system=system_palette(*SYSTEMS["none of high contrast"]))
    assert (plain.hex("surface"), plain.hex("text")) == ("#000000", "#ffffff")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_fields_are_as_high_as_the_design_says(qtbot: QtBot, mode: Mode, scale: float) -> None:
    theme = Theme(mode, scale)
    page = QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet(theme.style_sheet())
    column = QVBoxLayout(page)
    fields = [QLineEdit(), QComboBox(), QSpinBox(), QDateEdit(), QTimeEdit(), QPushButton("Save")]
    fields[3].setCalendarPopup(True)  # type: ignore[attr-defined]
    for field in fields:
        field.setFont(theme.font("body"))
        column.addWidget(field)
    page.show()
    for focused in fields:
        focused.setFocus()
        QApplication.processEvents()
        assert [field.height() for field in fields] == [theme.size("control")] * len(fields)


def _arrow(qtbot: QtBot) -> bool:
    """Whether a closed choice of the light theme has its arrow."""
    theme = Theme()
    box = QComboBox()
    qtbot.addWidget(box)
    box.setStyleSheet(theme.style_sheet())
    box.resize(120, theme.size("control"))
    image = box.grab().toImage()
    inside = [image.pixelColor(x, 16).name() for x in range(85, 115)]
    return theme.hex("text_3") in inside or len(set(inside)) > 1


def test_arrows_are_kept_from_start_to_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "Zoë's (new) PC; 100%"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    assert _arrow(qtbot)
    if sys.platform != "linux":
        return  # the system alone says where such files go
    kept = sorted(cache.rglob("*.svg"))
    assert len(kept) == 4
    assert [path for path in cache.rglob("*") if path.is_file() and path not in kept] == []
    whole = kept[0].read_bytes()
    kept[0].write_bytes(whole[:40])  # the computer went off while it was written
    assert _arrow(qtbot)
    assert kept[0].read_bytes() == whole


def test_the_look_is_there_where_arrows_cannot_be_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    sheet = Theme().style_sheet()
    assert "image: none; width: 14px" in " ".join(sheet.split())
    assert "url(" not in sheet  # Qt would complain of what is not there


def test_no_colour_is_typed_into_the_code() -> None:
    ui = Path(sys.modules[Theme.__module__].__file__ or "").parent
    typed = [
        f"{path.name}:{number}"
        for path in sorted(ui.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"[\"']#[0-9a-fA-F]{6}\b|rgb\(", line)
    ]
    assert typed == []


def test_fifty_thousand_painter_calls_survive(qtbot: QtBot) -> None:
    theme = Theme("light")
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    pen, font = theme.color("text"), theme.font("body")
    before = sys.getrefcount(None)
    for _ in range(17_000):
        painter.setPen(pen)
        painter.setBrush(pen)
        painter.setFont(font)
    painter.end()
    label = QLabel()
    qtbot.addWidget(label)
    for number in range(1_000):
        label.setText(str(number))
    # A binding that drops one reference to None a call would be 52,000 below.
    assert sys.getrefcount(None) > before - 500


def test_equal_figures_do_not_widen_the_hyphen_of_a_word(qtbot: QtBot) -> None:
    theme = Theme()
    font = QFont(theme.font("body"))
    equal = QFontMetricsF(font)
    assert equal.horizontalAdvance("11111") == equal.horizontalAdvance("88888")
    font.unsetFeature(QFont.Tag("tnum"))
    assert equal.horizontalAdvance("E-mail") == QFontMetricsF(font).horizontalAdvance("E-mail")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_small_icons_are_not_fainter_than_those_of_a_control(qtbot: QtBot, scale: float) -> None:
    theme = Theme("light", scale)

    def darkest(name: str, pixels: int) -> int:
        side = theme.px(pixels)
        image = theme.icon_pixmap(name, "#000000", side, 1.0).toImage()
        return max(image.pixelColor(x, y).alpha() for x in range(side) for y in range(side))

    for name in ("chevron-down", "arrow-up", "check"):
        assert darkest(name, 12) >= darkest(name, 16) - 40
    assert darkest("check", 12) > 240


@pytest.mark.parametrize("contrast", [False, True])
def test_a_tag_has_an_edge_where_it_has_no_tint(qapp: QApplication, *, contrast: bool) -> None:
    theme = Theme("light", system=system_palette(*SYSTEMS["black"]) if contrast else None)
    drawn = QImage(120, 40, QImage.Format.Format_ARGB32)
    drawn.fill(theme.color("surface"))
    painter = QPainter(drawn)
    paint_tag(painter, theme, 10, 20, "Fleet", "olive")
    painter.end()
    fill, ink = theme.tag_colors("olive")
    assert drawn.pixelColor(10, 20) == (ink if contrast else fill)
    assert drawn.pixelColor(14, 20) == fill
