"""Settings of this PC: look, window and columns; kept beside the shop file, never synced.

Where the data folder was renamed or taken away while the program is open, what changes is known
till the program ends, and no folder is made: an empty one in its place would look like the shop.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette

from crm_desktop.store.durable import write_private
from crm_desktop.ui.theme import Mode, Theme, tokens

_log = logging.getLogger(__name__)

FILE = "window.json"
SYSTEM = "system"
MOTIONS = (SYSTEM, "full", "reduced")
CONTRASTS = (SYSTEM, "high")
RECENT = 10
"""So many contacts opened last are remembered."""


class _File(QObject):
    """The file by names and values. What was set is written when nothing else is to be done.

    Not Qt's own settings: their lock waits for ever where a file can be made but not deleted. What
    cannot be written is known till the program ends, and tried again with the next thing set.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._written = _read(path) or {}
        self._waiting: dict[str, str | None] = {}
        """None: to be removed."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.write)

    def value(self, name: str) -> str | None:
        """What was set, or None."""
        return self._waiting[name] if name in self._waiting else self._written.get(name)

    def text(self, name: str, default: str) -> str:
        """What was set, else ``default``."""
        found = self.value(name)
        return default if found is None else found

    def set(self, name: str, value: str | None) -> None:
        """Set it; None: forget it."""
        self._waiting[name] = value
        self._soon.start()

    def write(self) -> None:
        """Write what waits, where the folder is in its place."""
        self._soon.stop()
        if not self._waiting or not self._path.parent.is_dir():
            return
        written = _read(self._path)  # another window may have set something
        if written is None:
            return
        merged = written | self._waiting
        values = {name: value for name, value in merged.items() if value is not None}
        making = self._path.with_suffix(".new")
        try:
            making.unlink(missing_ok=True)
            write_private(making, json.dumps(values, indent=0).encode())
            making.replace(self._path)
        except OSError as error:
            _log.warning("settings could not be kept: %s", type(error).__name__)
            return
        self._written, self._waiting = values, {}


def _read(path: Path) -> dict[str, str] | None:
    """What stands in the file, nothing where it is damaged; None: it could not be read."""
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)}


class PcSettings:
    """Typed access to the file; unreadable values count as not set."""

    def __init__(self, folder: Path) -> None:
        self._file = _File(folder / FILE)

    @property
    def look(self) -> str:
        """system, light or dark."""
        found = self._file.text("look", "system")
        return found if found in {"system", "light", "dark"} else "system"

    @look.setter
    def look(self, value: str) -> None:
        self._file.set("look", value)

    @property
    def text_size(self) -> float:
        """One of the factors of the tokens."""
        try:
            found = float(self._file.text("text_size", "1"))
        except ValueError:
            return 1.0
        return found if found in tokens()["type"]["text_size_setting"] else 1.0

    @text_size.setter
    def text_size(self, value: float) -> None:
        self._file.set("text_size", str(value))

    @property
    def motion(self) -> str:
        """system, full, or reduced: nothing moves."""
        found = self._file.text("motion", SYSTEM)
        return found if found in MOTIONS else SYSTEM

    @motion.setter
    def motion(self, value: str) -> None:
        self._file.set("motion", value)

    @property
    def contrast(self) -> str:
        """system, or high."""
        found = self._file.text("contrast", SYSTEM)
        return found if found in CONTRASTS else SYSTEM

    @contrast.setter
    def contrast(self, value: str) -> None:
        self._file.set("contrast", value)

    @property
    def compact(self) -> bool:
        """Rows of one line."""
        return self._file.text("compact", "false") == "true"

    @compact.setter
    def compact(self, value: bool) -> None:
        self._file.set("compact", "true" if value else "false")

    @property
    def lock_minutes(self) -> int:
        """Minutes without use after which the window of an encrypted shop is locked; 0: never."""
        found = self._file.text("lock_minutes", "0")
        return int(found) if found.isdecimal() else 0

    @lock_minutes.setter
    def lock_minutes(self, value: int) -> None:
        self._file.set("lock_minutes", str(value))

    @property
    def started(self) -> bool:
        """Somebody chose how to start with this shop; the question is not asked again."""
        return self._file.text("started", "false") == "true"

    @started.setter
    def started(self, value: bool) -> None:
        self._file.set("started", "true" if value else "false")

    @property
    def put_away(self) -> frozenset[str]:
        """Lines for somebody who has just begun that are not wanted on this PC any more."""
        return frozenset(filter(None, self._file.text("put_away", "").split(" ")))

    @put_away.setter
    def put_away(self, value: frozenset[str]) -> None:
        self._file.set("put_away", " ".join(sorted(value)))

    @property
    def folder(self) -> str:
        """Where a file was chosen or saved last; "": nowhere yet."""
        return self._file.text("folder", "")

    @folder.setter
    def folder(self, value: str) -> None:
        self._file.set("folder", value)

    @property
    def label_choices(self) -> dict[str, object]:
        """How labels were printed last: sheet, order, how far the printer is off."""
        try:
            found = json.loads(self._file.text("label_choices", "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @label_choices.setter
    def label_choices(self, value: dict[str, object]) -> None:
        self._file.set("label_choices", json.dumps(value))

    @property
    def system_font(self) -> bool:
        """The typeface of the system instead of the shipped one."""
        return self._file.text("system_font", "false") == "true"

    @system_font.setter
    def system_font(self, value: bool) -> None:
        self._file.set("system_font", "true" if value else "false")

    @property
    def language(self) -> str:
        """system, or the code of a language of ``translation.LANGUAGES``."""
        return self._file.text("language", "system")

    @language.setter
    def language(self, value: str) -> None:
        self._file.set("language", value)

    @property
    def folded(self) -> bool:
        """The side bar shows icons only."""
        return self._file.text("folded", "false") == "true"

    @folded.setter
    def folded(self, value: bool) -> None:
        self._file.set("folded", "true" if value else "false")

    @property
    def recent(self) -> list[int]:
        """``contact.n`` of the contacts opened last, newest first."""
        found = self._file.text("recent", "").split("-")
        return [int(n) for n in found if n.isascii() and n.isdecimal()]

    def opened(self, n: int) -> None:
        """Remember that a contact was opened."""
        kept = [n, *(other for other in self.recent if other != n)][:RECENT]
        self._file.set("recent", "-".join(map(str, kept)))

    @property
    def person(self) -> bytes:
        """The id of the colleague who works at this PC; empty: nobody was chosen."""
        try:
            return bytes.fromhex(self._file.text("person", ""))
        except ValueError:
            return b""

    @person.setter
    def person(self, value: bytes) -> None:
        self._file.set("person", value.hex())

    @property
    def person_name(self) -> str:
        """The name of that colleague when it was looked at last."""
        return self._file.text("person_name", "")

    @person_name.setter
    def person_name(self, value: str) -> None:
        self._file.set("person_name", value)

    @property
    def notices(self) -> bool:
        """Reminders are told on the screen."""
        return self._file.text("notices", "true") == "true"

    @notices.setter
    def notices(self, value: bool) -> None:
        self._file.set("notices", "true" if value else "false")

    @property
    def paused_until(self) -> int:
        """Until when nothing is told; UTC milliseconds, 0: it is."""
        found = self._file.text("paused_until", "0")
        return int(found) if found.isascii() and found.isdecimal() else 0

    @paused_until.setter
    def paused_until(self, value: int) -> None:
        self._file.set("paused_until", str(value))

    @property
    def to_tray(self) -> bool:
        """Closing the window leaves the program in the tray."""
        return self._file.text("to_tray", "false") == "true"

    @to_tray.setter
    def to_tray(self, value: bool) -> None:
        self._file.set("to_tray", "true" if value else "false")

    @property
    def tray_said(self) -> bool:
        """It was said once that the program goes on in the tray."""
        return self._file.text("tray_said", "false") == "true"

    @tray_said.setter
    def tray_said(self, value: bool) -> None:
        self._file.set("tray_said", "true" if value else "false")

    @property
    def calendar_folder(self) -> str:
        """Where the calendar file is kept fresh; empty: nowhere."""
        return self._file.text("calendar_folder", "")

    @calendar_folder.setter
    def calendar_folder(self, value: str) -> None:
        self._file.set("calendar_folder", value)
        self._file.set("calendar_known", "")

    @property
    def calendar_known(self) -> str:
        """A digest of what stands in the calendar file; empty: it is to be written."""
        return self._file.text("calendar_known", "")

    @calendar_known.setter
    def calendar_known(self, value: str) -> None:
        self._file.set("calendar_known", value)

    @property
    def pipeline(self) -> str:
        """How the pipeline was last looked at, as JSON; empty: never."""
        return self._file.text("pipeline", "")

    @pipeline.setter
    def pipeline(self, value: str) -> None:
        self._file.set("pipeline", value)

    @property
    def sync_paused(self) -> bool:
        """Nothing is exchanged with other PCs until the person goes on."""
        return self._file.text("sync_paused", "false") == "true"

    @sync_paused.setter
    def sync_paused(self, value: bool) -> None:
        self._file.set("sync_paused", "true" if value else "false")

    @property
    def sync_at(self) -> int:
        """The last exchange with other PCs before the window was closed; UTC milliseconds, 0: the
        shop was not shared then."""
        found = self._file.text("sync_at", "0")
        return int(found) if found.isascii() and found.isdecimal() else 0

    @sync_at.setter
    def sync_at(self, value: int) -> None:
        self._file.set("sync_at", str(value))

    def bytes_of(self, name: str) -> QByteArray:
        """Saved geometry of a window or header; empty where there is none."""
        return QByteArray.fromBase64(self._file.text(f"state/{name}", "").encode("ascii", "ignore"))

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Remember geometry."""
        self._file.set(f"state/{name}", bytes(value.toBase64().data()).decode())

    def keys_of(self, command: str) -> str | None:
        """Keys that were chosen for a command instead of its own; "": none, None: not chosen."""
        return self._file.value(f"keys/{command}")

    def keep_keys(self, command: str, keys: str | None) -> None:
        """Remember keys for a command, or that it has its own again."""
        self._file.set(f"keys/{command}", keys)

    def theme(self) -> Theme:
        """The theme these settings ask for, on this system."""
        mode = self.look
        if mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            mode = "dark" if dark else "light"
        return Theme(
            cast(Mode, mode),
            self.text_size,
            compact=self.compact,
            system_font=self.system_font,
            still=self._still(),
            system=self._contrast_palette(dark=mode == "dark"),
        )

    def _still(self) -> bool:
        if self.motion == SYSTEM:
            # Qt tells it from 6.12 on; before, the property is not there.
            hints = QGuiApplication.styleHints()  # held: what it gives goes with it
            wish = hints.accessibility().property("motionPreference")
            return getattr(wish, "name", "") == "ReducedMotion"
        return self.motion == "reduced"

    def _contrast_palette(self, *, dark: bool) -> QPalette | None:
        """The colours of a system that asks for high contrast, whatever was set before."""
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            QGuiApplication.setPalette(QPalette())
            return QGuiApplication.palette()
        if self.contrast == SYSTEM:
            return None
        from crm_desktop.ui.contrast import plain_palette  # noqa: PLC0415 - few ask for it

        return plain_palette(dark=dark)

    def save(self) -> None:
        """Write what is not written yet."""
        self._file.write()
