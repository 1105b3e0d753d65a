"""Start with the computer: an entry of the person's own, in the way of each system.

Windows has a value of the registry, macOS a property list, Linux a desktop entry; none needs the
rights of an administrator. The program starts without a window, in the tray.
"""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NAME = "crm-desktop"
_LABEL = "org.crm-desktop.start"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def command_of(folder: Path) -> list[str]:
    """What starts this program hidden, for the shop in ``folder``."""
    frozen = bool(getattr(sys, "frozen", False))
    program = [sys.executable] if frozen else [sys.executable, "-m", "crm_desktop"]
    return [*program, "--data", str(folder.absolute()), "window", "--hidden"]


class Autostart:
    """The entry of one person; ``is_on``, ``switch_on`` and ``switch_off``.

    Raises:
        OSError: of all three, where the place cannot be read or written.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        platform: str = sys.platform,
        home: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """``home`` and ``environment`` are those of the person, unless a test brings its own."""
        self._command = list(command)
        self._platform = platform
        home = home or Path.home()
        environment = os.environ if environment is None else environment
        if platform == "darwin":
            self.file = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        else:
            config = environment.get("XDG_CONFIG_HOME", "")
            base = Path(config) if os.path.isabs(config) else home / ".config"
            self.file = base / "autostart" / f"{NAME}.desktop"

    def is_on(self) -> bool:
        """Whether there is an entry; on Linux one that the desktop did not switch off."""
        if self._platform == "win32":
            return _read_run() is not None
        if not self.file.is_file():
            return False
        if self._platform == "darwin":
            return True
        text = self.file.read_text("utf-8", "replace")
        return "Hidden=true" not in text and "X-GNOME-Autostart-enabled=false" not in text

    def switch_on(self) -> None:
        """Make the entry, or bring an old one up to date."""
        if self._platform == "win32":
            _write_run(_windows_line(self._command))
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_bytes(self._content())

    def switch_off(self) -> None:
        """Take the entry away; one that is not there is no fault."""
        if self._platform == "win32":
            _remove_run()
        else:
            self.file.unlink(missing_ok=True)

    def _content(self) -> bytes:
        if self._platform == "darwin":
            return plistlib.dumps(
                {"Label": _LABEL, "ProgramArguments": self._command, "RunAtLoad": True,
                 "ProcessType": "Interactive"}
            )  # fmt: skip
        line = " ".join(_desktop_word(word) for word in self._command)
        return (
            "[Desktop Entry]\nType=Application\nName=CRM Desktop\n"
            f"Exec={line}\nTerminal=false\nX-GNOME-Autostart-enabled=true\n"
        ).encode()


def _desktop_word(word: str) -> str:
    """A word of ``Exec``: quoted, "%" doubled, and backslashes once more for the file's own rules
    (Desktop Entry Specification, "The Exec key")."""
    quoted = "".join(f"\\{c}" if c in '"`$\\' else c for c in word)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def _windows_line(command: Sequence[str]) -> str:
    import subprocess  # noqa: PLC0415 - on first use

    return subprocess.list2cmdline(command)


if sys.platform == "win32":
    import winreg

    def _read_run() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                return str(winreg.QueryValueEx(key, NAME)[0])
        except FileNotFoundError:
            return None

    def _write_run(line: str) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)

    def _remove_run() -> None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, access=winreg.KEY_SET_VALUE) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            pass

else:

    def _read_run() -> str | None:
        raise OSError("there is no registry here")

    def _write_run(line: str) -> None:
        raise OSError("there is no registry here")

    def _remove_run() -> None:
        raise OSError("there is no registry here")
