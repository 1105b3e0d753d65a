"""The look and the language of this PC; both stay here and are never synced."""

from __future__ import annotations

from PySide6.QtCore import Signal

from crm_desktop.ui.pages.settings_part import SettingsPart
from crm_desktop.ui.pc_settings import MOTIONS, SYSTEM, PcSettings
from crm_desktop.ui.theme import Theme, tokens
from crm_desktop.ui.translation import LANGUAGES
from crm_desktop.ui.widgets.calm_fields import ActingBox
from crm_desktop.ui.widgets.segments import Segments
from crm_desktop.ui.widgets.ticks import TickBox

LOOKS = ("system", "light", "dark")


class LookPart(SettingsPart):
    """Light or dark, size of the text, rows, typeface."""

    look_changed = Signal(str)
    """The name of the control that changed it; the window builds its pages anew."""

    def __init__(self, theme: Theme, settings: PcSettings) -> None:
        super().__init__(theme, self.tr("Look on this PC"))
        self._settings = settings
        self.look = Segments(theme, self.tr("Look"))
        names = (self.tr("As the system"), self.tr("Light"), self.tr("Dark"))
        self.look.set_texts(names, LOOKS.index(settings.look))
        self.add(self.tr("&Look"), self.look)
        self.text_size = Segments(theme, self.tr("Text size"))
        sizes = tokens()["type"]["text_size_setting"]
        self.text_size.set_texts(
            [f"{round(size * 100)} %" for size in sizes], sizes.index(settings.text_size)
        )
        self.add(self.tr("&Text size"), self.text_size)
        self.density = Segments(theme, self.tr("Rows"))
        lines = (self.tr("Two lines"), self.tr("One line"))
        self.density.set_texts(lines, int(settings.compact))
        self.add(self.tr("&Rows"), self.density)
        self.contrast = TickBox(theme, self.tr("&More contrast, whatever the system says"))
        self.contrast.setChecked(settings.contrast == "high")
        self.motion = Segments(theme, self.tr("Motion"))
        ways = (self.tr("As the system"), self.tr("Fade in"), self.tr("None"))
        self.motion.set_texts(ways, MOTIONS.index(settings.motion))
        self.add(self.tr("M&otion"), self.motion)
        self.column.addWidget(self.contrast)
        self.system_font = TickBox(theme, self.tr("Use the typeface of the s&ystem"))
        self.system_font.setChecked(settings.system_font)
        self.column.addWidget(self.system_font)
        self.look.chosen.connect(self._choose_look)
        self.text_size.chosen.connect(self._choose_size)
        self.density.chosen.connect(self._choose_density)
        self.system_font.toggled.connect(self._choose_font)
        self.contrast.toggled.connect(self._choose_contrast)
        self.motion.chosen.connect(self._choose_motion)

    def focus_on(self, name: str) -> bool:
        """Give the keyboard to a control, by the name that ``look_changed`` told."""
        rows = {"look": self.look, "text_size": self.text_size, "density": self.density,
                "motion": self.motion}  # fmt: skip
        ticks = {"system_font": self.system_font, "contrast": self.contrast}
        if name in rows:
            rows[name].focus_chosen()
        elif name in ticks:
            ticks[name].setFocus()
        return name in rows or name in ticks

    def _choose_look(self, number: int) -> None:
        self._settings.look = LOOKS[number]
        self.look_changed.emit("look")

    def _choose_size(self, number: int) -> None:
        self._settings.text_size = tokens()["type"]["text_size_setting"][number]
        self.look_changed.emit("text_size")

    def _choose_density(self, number: int) -> None:
        self._settings.compact = bool(number)
        self.look_changed.emit("density")

    def _choose_font(self, wanted: bool) -> None:
        self._settings.system_font = wanted
        self.look_changed.emit("system_font")

    def _choose_contrast(self, wanted: bool) -> None:
        self._settings.contrast = "high" if wanted else SYSTEM
        self.look_changed.emit("contrast")

    def _choose_motion(self, number: int) -> None:
        self._settings.motion = MOTIONS[number]
        self.look_changed.emit("motion")


class LanguagePart(SettingsPart):
    """The language of the window."""

    language_changed = Signal()
    """The window is to be opened anew, in the other language."""

    def __init__(self, theme: Theme, settings: PcSettings) -> None:
        super().__init__(theme, self.tr("Language on this PC"))
        self._settings = settings
        self.language = ActingBox()
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.add(
            self.tr("Lan&guage"), self.language,
            self.tr(
                "Dates and numbers follow it. The window closes and opens again at once; nothing "
                "that you typed is lost."
            ),
        )  # fmt: skip
        self.language.activated.connect(self._choose)

    def _choose(self, row: int) -> None:
        chosen = str(self.language.itemData(row))
        if chosen != self._settings.language:
            self._settings.language = chosen
            self.language_changed.emit()
