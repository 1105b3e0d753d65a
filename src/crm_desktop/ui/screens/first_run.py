"""The first run in the window, and the bar that stands while the sample shop is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crm_desktop.errors import UserError
from crm_desktop.ui.page_bars import Bar
from crm_desktop.ui.screens.screen import Screen
from crm_desktop.ui.translation import spoken

if TYPE_CHECKING:
    from crm_desktop.progress import Progress
    from crm_desktop.store.undo import UndoResult
    from crm_desktop.ui.jobs import Job
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.pages.first_run import FirstRunPage

SAMPLE_SIZE, SAMPLE_SEED = 300, 7
_BAR = "sample"


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("FirstRun", text, None, n)


def start_place(window: MainWindow) -> str:
    """The screen that the window opens with."""
    from crm_desktop.services.sample_removal import is_untouched  # noqa: PLC0415 - once

    if not window.settings.started and is_untouched(window.store):
        return SCREEN.id
    return "today"


def _make(window: MainWindow) -> FirstRunPage:
    from crm_desktop.ui.pages.first_run import FirstRunPage  # noqa: PLC0415 - on first use

    page = FirstRunPage(window.theme)
    job: list[Job] = []

    def bring_in() -> None:
        _keep_names(window, page)
        window.start_import()

    def empty() -> None:
        _keep_names(window, page)
        window.go("contacts")

    def join() -> None:
        _keep_person(window, page.kept()[1])  # the shop that is joined has a name already
        window.go("sync_join")

    def look_around() -> None:
        from crm_desktop.services import told  # noqa: PLC0415 - on first use
        from crm_desktop.services.sample import make_sample_shop  # noqa: PLC0415 - as above

        today, store = window.today(), window.store
        _keep_names(window, page, started=False)

        def make(progress: Progress) -> None:
            make_sample_shop(
                store, size=SAMPLE_SIZE, seed=SAMPLE_SEED, today=today, progress=progress
            )
            # Nobody is reminded of what was invented a moment ago.
            told.keep(store, told.look(store, store.clock()))

        page.show_progress(0, SAMPLE_SIZE)
        job.append(
            window.jobs.start(
                _tr("Making the invented shop…"),
                make,
                done=lambda _none: made(),
                failed=failed,
                cancelled=stopped,
                progressed=lambda done, total, _text: page.show_progress(done, total),
                heavy=True,
            )
        )

    def made() -> None:
        page.show_progress(0, 0)
        window.settings.started = True
        window.undoing.begin_here()
        window.go("today")
        show_sample_bar(window)

    def stopped() -> None:
        page.show_progress(0, 0)
        remove(window)

    def failed(sentence: str) -> None:
        page.show_progress(0, 0)
        window.tell(spoken(sentence))

    page.import_wanted.connect(bring_in)
    page.empty_wanted.connect(empty)
    page.join_wanted.connect(join)
    page.offer_joining(window.surroundings is not None)
    page.sample_wanted.connect(look_around)
    page.stop_wanted.connect(lambda: job[-1].cancel() if job else None)
    return page


def _keep_names(window: MainWindow, page: FirstRunPage, *, started: bool = True) -> None:
    """The name of the shop and of the person, as far as they were typed."""
    from crm_desktop.services.settings import change_settings, shop_settings  # noqa: PLC0415

    shop, person = (text.strip() for text in page.kept())
    try:
        if shop:
            change_settings(window.store, shop_settings(window.store)._replace(shop_name=shop))
    except UserError as error:
        window.tell(spoken(error.sentence))
    _keep_person(window, person)
    window.undoing.begin_here()
    window.settings.started = window.settings.started or started


def _keep_person(window: MainWindow, name: str) -> None:
    from crm_desktop.ui.person_here import choose_person  # noqa: PLC0415 - once

    try:
        if name.strip():
            choose_person(window.store, window.settings, name.strip())
    except UserError as error:
        window.tell(spoken(error.sentence))


# -- the sample shop ------------------------------------------------------------------------------


def show_sample_bar(window: MainWindow) -> None:
    """Say on every page that the shop is invented, while it is."""
    from crm_desktop.services.sample_removal import standing_sample  # noqa: PLC0415

    if standing_sample(window.store) is None:
        window.bars.drop(_BAR)
        return
    window.bars.show_bar(
        _BAR,
        Bar(
            _tr("You are looking at an invented shop."),
            ((_tr("Start with my own data"), lambda: remove(window)),),
        ),
    )


def remove(window: MainWindow) -> None:
    """Take the sample shop away in a job; what was typed meanwhile stays and is told."""
    from crm_desktop.services.sample_removal import remove_sample  # noqa: PLC0415

    def gone(result: UndoResult) -> None:
        show_sample_bar(window)
        window.go(start_place(window))
        if result.kept_count:
            text = _tr("The invented shop is gone. %n thing(s) that you changed stay.",
                       result.kept_count)  # fmt: skip
            window.toast.tell(text, _tr("History"), lambda: window.go("history"))
        else:
            window.tell(_tr("The invented shop is gone."))

    store = window.store
    try:
        window.jobs.start(
            _tr("Taking the invented shop away"),
            lambda progress: remove_sample(store, progress),
            done=gone,
            failed=lambda sentence: window.tell(spoken(sentence)),
            heavy=True,
        )
    except UserError as error:
        window.tell(spoken(error.sentence))


SCREEN = Screen(
    "first",
    _make,
    lambda: QCoreApplication.translate("Screens", "Welcome"),
    command=False,
    alone=True,
)
