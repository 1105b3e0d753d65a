"""Where things lie: the data folder of this PC, and the resources of the program."""

from contextlib import suppress
from pathlib import Path

APP_NAME = "CRM Desktop"

TEMPORARY = ("import", "mail", "open", "print")
"""What files lie outside the data folder for a while: being read, handed over, shown, prepared."""

_HERE = Path(__file__).resolve().parent
_FOLDERS = (_HERE / "resources", _HERE.parents[1] / "resources")


def default_data_folder() -> Path:
    """The local application data folder of this person; not Documents, which is often synced."""
    import platformdirs  # noqa: PLC0415 - `version` must start without it

    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))


def default_settings_folder() -> Path:
    """The folder of this person for what is not of a shop."""
    import platformdirs  # noqa: PLC0415 - see above

    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False, roaming=False))


def resource(name: str) -> Path:
    """The path of a resource, in an installed package or in a checkout.

    Raises:
        FileNotFoundError: the program was installed without that file.
    """
    for folder in _FOLDERS:
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


def new_temporary_folder(kind: str) -> Path:
    """A new folder for files with customers in them, which nobody else may open. ``kind``: one of
    ``TEMPORARY``. Whoever makes one removes it when it can; see ``remove_temporary_folders``."""
    import tempfile  # noqa: PLC0415 - as above

    assert kind in TEMPORARY
    return Path(tempfile.mkdtemp(prefix=f"crm-{kind}-"))


def remove_temporary_folders(before: float) -> None:
    """Remove those that an earlier program left behind, as after a loss of power, and that were
    not touched since ``before`` (seconds of the epoch)."""
    import shutil  # noqa: PLC0415 - as above
    import tempfile  # noqa: PLC0415 - as above

    for kind in TEMPORARY:
        for left in Path(tempfile.gettempdir()).glob(f"crm-{kind}-*"):
            with suppress(OSError):
                if left.lstat().st_mtime < before and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
