"""Colours, type, sizes and icons, all read from ``resources/tokens.json``.

One ``Theme`` is made per mode and text size and handed to whoever paints; on a change of either a
new one is made and the old caches go with it. Sizes are pixels at 100 % text size; ``px`` scales
them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QByteArray, QRectF, QStandardPaths, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from crm_desktop.paths import resource

Mode = Literal["light", "dark"]
Role = Literal[
    "display", "title", "heading", "body", "label", "strong", "small", "tiny", "small_label"
]

FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
TAG_HUES = ("olive", "green", "amber", "terracotta", "rose", "plum", "blue", "stone")

_CONTRAST_EDGE = 2
_TICK_STROKE = 2.5
_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}

# Which colour of ours each role of Qt's palette takes.
_PALETTE: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "text_on_accent",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Midlight: "border_subtle",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Accent: "accent",
}


@cache
def tokens() -> dict[str, Any]:
    """The design tokens as they stand in the file."""
    found: dict[str, Any] = json.loads(resource("tokens.json").read_text("utf-8"))
    return found


def load_fonts() -> None:
    """Make the shipped typeface known; without it the family list falls back."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))


@cache
def _icon_source(name: str, pixels: float) -> str:
    """The text of an icon that is ``pixels`` wide at 100 % text size. A smaller one keeps the line
    of one in a control, else it would fade; a tick stands alone on a fill and is bolder."""
    size = tokens()["size"]
    small = pixels < size["icon"]
    thick = _TICK_STROKE if small and name == "check" else size["icon_stroke"]
    stroke = round(thick * size["icon"] / pixels, 2) if small else thick
    text = resource(f"icons/{name}.svg").read_text("utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{stroke}"')


def _icon_file(name: str, color: str, pixels: float) -> str:
    """An icon in a colour, as the address of a file: a style sheet takes no other picture. It
    stays for the next start; "none" where it cannot be written: Qt would complain of each
    picture that is not there."""
    drawn = _icon_source(name, pixels).replace("currentColor", color).encode()
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    path = Path(kept, "icons", f"{name}-{color.removeprefix('#')}.svg")
    with suppress(OSError):
        if not (path.exists() and path.read_bytes() == drawn):
            path.parent.mkdir(parents=True, exist_ok=True)
            making = path.with_suffix(f".{os.getpid()}")  # others may start at the same time
            making.write_bytes(drawn)
            making.replace(path)
    if not path.exists():
        return "none"
    quotable = path.as_posix().replace("\\", "\\\\").replace('"', '\\"')
    return f'url("{quotable}")'


class Theme:
    """Everything about the look in one mode at one text size."""

    def __init__(
        self,
        mode: Mode = "light",
        scale: float = 1.0,
        *,
        compact: bool = False,
        system_font: bool = False,
        still: bool = False,
        system: QPalette | None = None,
    ) -> None:
        """``still``: nothing moves. ``system``: the palette of a system that asks for high
        contrast; None where it does not."""
        self.mode = mode
        motion = tokens()["motion"]
        self.fade_ms: int = motion["reduced"]["fade_ms"] if still else motion["fade_ms"]
        """How long a layer takes to come up; 0: it is there at once."""
        self.edge: int = tokens()["line"]["hairline"] if system is None else _CONTRAST_EDGE
        """Width in pixels of the edge of a field, a button or a panel."""
        self.scale = scale
        self.compact = compact
        families = [f for f in tokens()["type"]["family"] if f != "sans-serif"]
        if system_font:
            general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            families = [*general.families(), *families]
        self._families = families
        self._colors: dict[str, Any] = tokens()["color"][mode]
        if system is not None:
            from crm_desktop.ui.contrast import high_contrast  # noqa: PLC0415 - few ask for it

            self._colors = high_contrast(self._colors, system, dark=mode == "dark")
        self._fonts: dict[str, QFont] = {}
        self.px: Callable[[float], int] = cache(self._px)
        """A size of the design in pixels at this text size; asked for all the time."""
        self._icons: dict[tuple[str, str, int, bool], QIcon] = {}

    def _px(self, size: float) -> int:
        return round(size * self.scale)

    def size(self, name: str) -> int:
        """A named size of the tokens, scaled."""
        return self.px(tokens()["size"][name])

    def radius(self, name: str) -> int:
        """A corner radius; these do not grow with the text."""
        return int(tokens()["radius"][name])

    @cached_property
    def row_height(self) -> int:
        return self.size("row_compact" if self.compact else "row_comfortable")

    def hex(self, name: str) -> str:
        """A colour as the style sheet takes it."""
        value: str = self._colors[name]
        return value

    def color(self, name: str) -> QColor:
        """A colour; names with eight digits carry their opacity last."""
        value = self._colors[name]
        if len(value) == 9:
            color = QColor(value[:7])
            color.setAlpha(int(value[7:], 16))
            return color
        return QColor(value)

    def tag_colors(self, hue: str) -> tuple[QColor, QColor]:
        """Fill and text of a tag or avatar."""
        pair = self._colors["tag"][hue if hue in TAG_HUES else "stone"]
        return QColor(pair["bg"]), QColor(pair["fg"])

    def font(self, role: Role) -> QFont:
        """The font of a role; shared, so copy it before changing it."""
        found = self._fonts.get(role)
        if found is None:
            scale = tokens()["type"]["scale"]
            small_label = role == "small_label"
            kind = scale["small" if small_label else role]
            found = QFont()
            found.setFamilies(self._families)
            found.setStyleHint(QFont.StyleHint.SansSerif)
            found.setPixelSize(max(9, self.px(kind["size"])))
            found.setWeight(_WEIGHTS[500 if small_label else kind["weight"]])
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = found
        return found

    def line_height(self, role: Role) -> int:
        """Height of a line of a role in pixels."""
        kind = tokens()["type"]["scale"]["small" if role == "small_label" else role]
        return max(self.px(kind["line"]), QFontMetrics(self.font(role)).height())

    # -- Qt's own -------------------------------------------------------------------------------

    def palette(self) -> QPalette:
        """The palette for the whole application."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.color(name))
        disabled = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(disabled, role, self.color("text_disabled"))
        return palette

    def style_sheet(self) -> str:
        """The small style sheet: buttons, fields, scroll bars, menus, panels; lists are painted."""
        c, px = self.hex, self.px
        control, small = self.size("control"), self.size("control_small")
        radius, panel = self.radius("control"), self.radius("panel")
        bar = self.size("scrollbar")
        edge, inner = self.edge, control - 2 * self.edge
        down, up = (_icon_file(f"chevron-{way}", c("text_2"), 14) for way in ("down", "up"))
        day = _icon_file("calendar", c("text_2"), 14)
        tick = _icon_file("check", c("text_on_accent"), 12)
        return f"""
        QToolTip {{ background: {c("tooltip")}; color: {c("tooltip_text")}; border: 0;
            padding: {px(4)}px {px(8)}px; }}
        QFrame[panel="true"] {{ background: {c("surface")}; border: {edge}px solid
            {c("border_subtle")}; border-radius: {panel}px; }}
        QPushButton {{ min-height: {inner}px; max-height: {inner}px;
            padding: 0 {px(12)}px; border: {edge}px solid {c("border")}; border-radius: {radius}px;
            background: {c("surface")}; color: {c("text")}; }}
        QPushButton:hover {{ background: {c("hover")}; }}
        QPushButton:pressed, QPushButton:open {{ background: {c("pressed")}; }}
        QPushButton:disabled {{ color: {c("text_disabled")}; background: transparent; }}
        QPushButton::menu-indicator {{ image: none; width: 0; }}
        QPushButton[kind="primary"] {{ background: {c("accent")}; border-color: {c("accent")};
            color: {c("text_on_accent")}; }}
        QPushButton[kind="primary"]:hover {{ background: {c("accent_hover")}; }}
        QPushButton[kind="primary"]:pressed {{ background: {c("accent_pressed")}; }}
        QPushButton[kind="primary"]:disabled {{ background: {c("pressed")};
            border-color: {c("border")}; color: {c("text_disabled")}; }}
        QPushButton[kind="ghost"] {{ background: transparent; border-color: transparent;
            color: {c("text_2")}; }}
        QPushButton[kind="ghost"]:hover {{ background: {c("pressed")}; }}
        QPushButton[kind="link"] {{ background: transparent; border: 0; color: {c("link")};
            padding: 0 {px(6)}px; min-height: {px(24)}px; max-height: {px(24)}px; }}
        QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
        QPushButton[small="true"] {{ min-height: {small - 2 * edge}px;
            max-height: {small - 2 * edge}px; padding: 0 {px(10)}px; }}
        QPushButton[kind="link"][small="true"] {{ padding: 0 {px(2)}px; }}
        QPushButton[tight="true"] {{ padding: 0 {px(4)}px; }}
        QPushButton[flat="true"] {{ padding: 0 1px; }}
        QPushButton[square="true"] {{ padding: 0; min-width: {inner}px;
            max-width: {inner}px; }}
        QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
            border: {edge}px solid {c("border_strong")}; border-radius: {radius}px;
            background: {c("surface")}; color: {c("text")}; padding: 0 {px(8)}px;
            placeholder-text-color: {c("text_3")}; selection-background-color: {c("accent")};
            selection-color: {c("text_on_accent")}; }}
        QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {inner}px; }}
        QAbstractSpinBox, QComboBox {{ max-height: {inner}px; }}
        QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0; border: 0; padding: 0;
            background: transparent; }}
        QComboBox {{ padding: 0 {px(10)}px; combobox-popup: 0; }}
        QPlainTextEdit {{ padding: {px(4)}px; }}
        QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
            border: 2px solid {c("focus")}; }}
        QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {{
            padding-left: {px(8) - 2 + edge}px; }}
        QComboBox:focus {{ padding-left: {px(10) - 2 + edge}px; }}
        QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
            min-height: {control - 4}px; }}
        QAbstractSpinBox:focus, QComboBox:focus {{ max-height: {control - 4}px; }}
        QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled,
        QComboBox:disabled {{ color: {c("text_disabled")}; background: {c("canvas")};
            border-color: {c("border")}; }}
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
            subcontrol-origin: border; width: {px(24)}px; border: 0; background: transparent; }}
        QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
        QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
        QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
            background: {c("hover")}; }}
        QAbstractSpinBox::up-arrow {{ image: {up}; width: {px(12)}px; height: {px(12)}px; }}
        QAbstractSpinBox::down-arrow {{ image: {down}; width: {px(12)}px;
            height: {px(12)}px; }}
        QDateEdit::drop-down {{ subcontrol-origin: border; subcontrol-position: center right;
            border: 0; width: {px(28)}px; }}
        QDateEdit::down-arrow {{ image: {day}; width: {px(14)}px; height: {px(14)}px; }}
        QComboBox::drop-down {{ border: 0; width: {px(28)}px; }}
        QComboBox::down-arrow {{ image: {down}; width: {px(14)}px; height: {px(14)}px; }}
        QComboBox QAbstractItemView {{ background: {c("surface")}; border: {edge}px solid
            {c("border")}; selection-background-color: {c("selected")};
            selection-color: {c("text")}; outline: 0; padding: {px(4)}px 0; }}
        QComboBox QAbstractItemView::item {{ min-height: {px(28)}px; padding: 0 {px(8)}px; }}
        QListView::indicator {{ width: {px(16) - 2}px; height: {px(16) - 2}px;
            border: 1px solid {c("border_strong")}; border-radius: {self.radius("chip")}px;
            background: {c("surface")}; }}
        QListView::indicator:checked {{ background: {c("accent")}; border-color: {c("accent")};
            image: {tick}; }}
        QMenu {{ background: {c("surface")}; border: {edge}px solid {c("border")};
            border-radius: {panel}px; padding: {px(4)}px; }}
        QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px;
            border-radius: {self.radius("chip")}px; }}
        QMenu::item:selected {{ background: {c("selected")}; color: {c("text")}; }}
        QMenu::item:disabled {{ color: {c("text_disabled")}; }}
        QMenu::separator {{ height: 1px; background: {c("border_subtle")}; margin: {px(4)}px; }}
        QMenuBar {{ background: {c("sidebar")}; }}
        QMenuBar::item:selected {{ background: {c("sidebar_hover")}; }}
        QScrollBar:vertical {{ width: {bar}px; background: transparent; margin: 0; }}
        QScrollBar:horizontal {{ height: {bar}px; background: transparent; margin: 0; }}
        QScrollBar::handle {{ background: {c("border")}; border-radius: {bar // 2 - 2}px;
            margin: 2px; min-height: {px(32)}px; min-width: {px(32)}px; }}
        QScrollBar::handle:hover {{ background: {c("border_strong")}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
        QHeaderView {{ background: {c("surface")}; border: 0; }}
        QHeaderView::section {{ background: {c("surface")}; color: {c("text_2")}; border: 0;
            border-bottom: 1px solid {c("border")}; padding: 0 {px(8)}px; }}
        QProgressBar {{ border: 0; border-radius: 3px; background: {c("pressed")};
            min-height: 6px; max-height: 6px; }}
        QProgressBar::chunk {{ background: {c("accent")}; border-radius: 3px; }}
        QSplitter::handle {{ background: transparent; }}
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
        """

    # -- icons ----------------------------------------------------------------------------------

    @cached_property
    def ratios(self) -> tuple[float, ...]:
        """The pixel ratios in which icons are drawn: those of the screens there are."""
        return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))

    def icon(
        self, name: str, color: str = "text_2", size: str | int = "icon", *, greys: bool = True
    ) -> QIcon:
        """An icon in a colour of the theme, sharp on every screen; where it ``greys``, drawn twice:
        also as it looks while it is disabled."""
        pixels = self.size(size) if isinstance(size, str) else self.px(size)
        icon = self._icons.get((name, color, pixels, greys))
        if icon is not None:
            return icon
        icon = self._icons[name, color, pixels, greys] = QIcon()
        for ratio in self.ratios:
            icon.addPixmap(self.icon_pixmap(name, self.hex(color), pixels, ratio))
            if greys:
                grey = self.icon_pixmap(name, self.hex("text_disabled"), pixels, ratio)
                icon.addPixmap(grey, QIcon.Mode.Disabled)
        return icon

    def icon_pixmap(self, name: str, color: str, pixels: int, ratio: float) -> QPixmap:
        """An icon in a colour as Qt writes it, ``pixels`` wide and high on the screen."""
        return self._drawn(name, color, pixels, ratio, round(pixels / self.scale))

    @staticmethod
    @lru_cache(maxsize=1024)  # of all themes together: another one has most of them alike
    def _drawn(name: str, color: str, pixels: int, ratio: float, plain: int) -> QPixmap:
        """``plain``: how wide it would be at 100 % text size."""
        svg = _icon_source(name, plain).replace("currentColor", color)
        pixmap = QPixmap(round(pixels * ratio), round(pixels * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
