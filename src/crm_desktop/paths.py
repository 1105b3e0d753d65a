"""Where things lie: the data folder of this PC, and the resources of the program."""

from pathlib import Path

APP_NAME = "CRM Desktop"

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
