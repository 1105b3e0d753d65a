"""The surroundings of a window that is shown before the shop is open, or instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crm_desktop.ui import translation
from crm_desktop.ui.jobs import Jobs
from crm_desktop.ui.pc_settings import PcSettings
from crm_desktop.ui.start import application
from crm_desktop.ui.theme import Theme


def look_of(folder: Path) -> Theme:
    """The application in the language and look that were chosen for the shop in ``folder``."""
    app = application()
    settings = PcSettings(folder)
    translation.install(app, settings.language)
    theme = settings.theme()
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    return theme


@contextmanager
def before_shop(folder: Path) -> Iterator[tuple[Theme, Jobs]]:
    """``look_of``, and jobs, which are waited for in the end."""
    theme = look_of(folder)
    jobs = Jobs()
    try:
        yield theme, jobs
    finally:
        jobs.wait()
