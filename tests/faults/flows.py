"""Eight ways of work with a shop, which tell each thing at the moment it is said to be safe.

A flow gets the folder it may use and ``tell``, and says in words of ``judge`` what is saved once
the program itself says so. ``prepare`` lays out what a flow begins with, without faults; a copy of
that folder is what each run gets. ``attempt`` goes on after a refusal, as a person would.
``start_again`` is what the program does when it starts after a fault, which may meet one too.
"""

from __future__ import annotations

import mmap
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.import_export import apply, plan
from crm_desktop.services import contact_edit, going_back, locking, privacy, timeline
from crm_desktop.services.backups import Backups
from crm_desktop.services.history import History
from crm_desktop.store import at_hand
from crm_desktop.store.at_hand import ShopKey
from crm_desktop.store.connection import connect
from crm_desktop.store.file_format import SCHEMA_VERSION, SHOP_FILE
from crm_desktop.store.guard import ShopLock
from crm_desktop.store.journal import all_triggers
from crm_desktop.store.key_header import Effort
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.migrate import Step, bring_up_to_date
from crm_desktop.store.replace import finish_replacing
from crm_desktop.store.store import Store
from crm_desktop.sync import setup
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Shared
from tests.helpers.imports import import_file, stage, write_csv
from tests.helpers.shop import NINE_O_CLOCK, make_template, repeatable_random
from tests.sync.offices import some_random

Tell = Callable[[str], None]
CHUNK, RECORDS = 12, 36
"""Rows that an import moves at once, and has in all."""
SHOP, OTHER, SHARE = "shop", "other", "share"
LOCKED = "locked"
"""A file of this name says that shops are encrypted; it holds their keys."""
JOINS = "joins"
"""A folder of this name says that the PC is to join what the other one shares."""
CUSTOMERS = 40
"""Contacts of a shop that is joined."""
OLD = "old"
"""A file of this name says that the shop is, or was, of an older version."""
HEADER = "First name;Last name;Email;Phone\n"
HOUR = 3_600_000
_hours = mmap.mmap(-1, 1)
"""Shared with the processes that are forked from here."""


def clock() -> int:
    """UTC milliseconds; it stands still but for the hours that a PC slept."""
    return NINE_O_CLOCK + HOUR * _hours[0]


def sleep_hours(hours: int) -> None:
    """So long the PC slept since the flow began."""
    _hours[0] = hours


def attempt(tell: Tell, what: Callable[[], object], says: str) -> bool:
    """Do it, and tell that it is safe; a refusal is told too."""
    try:
        what()
    except UserError as error:
        tell(f"refused {error.code}")
        return False
    tell(says)
    return True


def opened(folder: Path, seed: int) -> Store:
    """The shop there; ``seed`` keeps the ids of one opening apart from those of another."""
    if (folder.parent / LOCKED).exists():
        at_hand.take_over((folder.parent / LOCKED).read_text())
    if (folder.parent / OLD).exists():
        lock = ShopLock(folder)  # as ``Store.open`` does it
        try:
            finish_replacing(folder)
            bring_up_to_date(folder / SHOP_FILE, clock, [NICKNAMES])
            lock.forget_log()
        finally:
            lock.release()
    return Store.open(folder, clock=clock, random=repeatable_random(seed))


def add(store: Store, name: str) -> bytes:
    """A person with two phones and an address: several rows, or none."""
    return contact_edit.new_contact(
        store, "person", name, phones=["030 1234567", "0171 1234567"], emails=[f"{name}@x.de"],
        address={"street": "Am Markt 1", "city": "Ulm"},
    )  # fmt: skip


_WORDS, _EFFORT = "nine words of anna", Effort(1, 8192)


def make_shop(folder: Path) -> None:
    """An empty shop there, encrypted where a file beside it asks for that."""
    make_template(folder)
    if (folder.parent / LOCKED).exists():
        locking.turn_on(folder, _WORDS, stamp="1", effort=_EFFORT)
        (folder.parent / LOCKED).write_text(at_hand.hand_on())


def prepare_edit(folder: Path) -> None:
    make_shop(folder / SHOP)
    with opened(folder / SHOP, 1) as store:
        add(store, "first")


def edit(folder: Path, tell: Tell) -> None:
    """New contacts, a name that is changed, an entry, a step undone."""
    with opened(folder / SHOP, 2) as store:
        made: list[bytes] = []
        attempt(tell, lambda: made.append(add(store, "Anna")), "contact Anna")
        attempt(tell, lambda: add(store, "Ben"), "contact Ben")
        if made:
            attempt(
                tell,
                lambda: timeline.log(store, made[0], "note", "bread", zone="Europe/Berlin"),
                "entry bread",
            )
        if attempt(tell, lambda: add(store, "Cleo"), "contact Cleo"):
            tell("unsure Cleo")
            if attempt(tell, lambda: History(store).undo(), "gone Cleo"):
                tell("unsure Cleo")
                attempt(tell, lambda: History(store).redo(), "contact Cleo")


def prepare_import(folder: Path) -> None:
    make_shop(folder / SHOP)
    with opened(folder / SHOP, 1) as store:
        import_file(store, write_csv(folder / "a.csv", HEADER + "Known;Nr0;p0@x.de;\n"))
        lines = (f"Person;Nr{n};p{n}@x.de;030 55{n:05}\n" for n in range(RECORDS))
        staged, *_ = stage(store, write_csv(folder / "b.csv", HEADER + "".join(lines)))
        plan.build(staged, store.path, "overwrite")
        shutil.copyfile(staged, folder / "plan.staged")


def importing(folder: Path, tell: Tell) -> None:
    """A sheet is taken over in portions, and a person saves beside it."""
    with opened(folder / SHOP, 2) as store:

        def progress(done: int, total: int, text: str) -> None:
            tell(f"rows {done}")
            attempt(tell, lambda: add(store, f"beside{done}"), f"contact beside{done}")

        attempt(
            tell,
            lambda: apply.run(store, folder / "plan.staged", "Import", progress, chunk=CHUNK),
            f"rows {RECORDS}",
        )


def pc(folder: Path, name: str) -> Surroundings:
    return Surroundings(
        KeyRing(None), folder / f"settings-{name}", name.encode(), some_random(name), 1, 8192
    )


def prepare_sharing(folder: Path) -> None:
    """Two PCs that share a shop; each has something that the other has not."""
    make_shop(folder / SHOP)
    shutil.copytree(folder / SHOP, folder / OTHER)
    (folder / SHARE).mkdir()
    for name, place in (("anna", SHOP), ("ben", OTHER)):
        with opened(folder / place, len(name)) as store:
            if name == "anna":
                add(store, "first")
                setup.begin(store, folder / SHARE, None, pc(folder, name))
            else:
                setup.join(store, folder / SHARE, None, pc(folder, name))
            with_shared(store, pc(folder, name))
            add(store, f"{name}'s")
            if name == "ben":
                with_shared(store, pc(folder, name))


def with_shared(store: Store, here: Surroundings) -> None:
    work = Shared(store, here)
    try:
        work.now()
    finally:
        work.close()


def exchange(folder: Path, tell: Tell) -> None:
    """One PC sends what it has and takes what the other sent, twice; a person saves between."""
    with opened(folder / SHOP, 2) as store:
        for name in ("Dora", "Emil"):
            attempt(tell, partial(add, store, name), f"contact {name}")
            attempt(tell, lambda: with_shared(store, pc(folder, "anna")), "exchanged")


def prepare_backup(folder: Path) -> None:
    prepare_edit(folder)
    with opened(folder / SHOP, 3) as store:
        Backups(store).make("first")


def backup(folder: Path, tell: Tell) -> None:
    """Something new, and a copy of it."""
    with opened(folder / SHOP, 2) as store:
        for name in ("Fritz", "Gala"):
            saved = attempt(tell, partial(add, store, name), f"contact {name}")
            made = partial(Backups(store).make, "by-hand")
            attempt(tell, made, f"backup {name}" if saved else "a backup")


def restore(folder: Path, tell: Tell) -> None:
    """Go back to the copy, which has not what came since; what was there before is a copy too."""
    with opened(folder / SHOP, 2) as store:
        if not attempt(tell, lambda: add(store, "Hans"), "contact Hans"):
            return
        backups = Backups(store)
        oldest = backups.listed()[-1]
        tell("going back")
        if not attempt(tell, lambda: going_back.prepare(store, oldest, backups), "backup Hans"):
            return
    with suppress(UserError):
        going_back.carry_out(folder / SHOP, "1")
        tell("went back")


def _add_nicknames(raw: sqlite3.Connection) -> None:
    raw.execute("ALTER TABLE contact ADD COLUMN nickname TEXT DEFAULT '' NOT NULL")


NICKNAMES = Step(SCHEMA_VERSION, "Contacts have a nickname now.", _add_nicknames)
"""Until there is a second version, the older one is an artificial version without a column."""


def prepare_migration(folder: Path) -> None:
    prepare_edit(folder)
    with closing(connect(folder / SHOP / SHOP_FILE)) as raw:
        for name in all_triggers():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("ALTER TABLE contact DROP COLUMN nickname")
        raw.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
    (folder / OLD).touch()


def migration(folder: Path, tell: Tell) -> None:
    """A shop of an older version is opened, and somebody goes on working."""
    tell("contact first")
    with opened(folder / SHOP, 2) as store:
        tell("backup first")
        attempt(tell, partial(add, store, "Ida"), "contact Ida")


_KEY = 7
"""Of the randomness from which the key of that shop comes."""


def prepare_locking(folder: Path) -> None:
    prepare_edit(folder)
    random = repeatable_random(_KEY)
    at_hand.give(ShopKey(b"\xc5" + random(15), random(32)))  # as ``turn_on`` makes it
    (folder / LOCKED).write_text(at_hand.hand_on())


def locking_it(folder: Path, tell: Tell) -> None:
    """A shop is encrypted, and is plain again later."""
    tell("contact first")
    shop = folder / SHOP
    with suppress(UserError):
        locking.turn_on(shop, _WORDS, stamp="1", random=repeatable_random(_KEY), effort=_EFFORT)
        tell("encrypted shop")
    with opened(shop, 2) as store:
        attempt(tell, partial(add, store, "Karl"), "contact Karl")
    with suppress(UserError):
        locking.turn_off(shop, stamp="2")
        tell("plain shop")
    with opened(shop, 3) as store:
        attempt(tell, partial(add, store, "Lena"), "contact Lena")


def prepare_joining(folder: Path) -> None:
    """A shared shop with a snapshot, and a PC that has nothing yet."""
    make_shop(folder / SHOP)
    shutil.copytree(folder / SHOP, folder / OTHER)
    for made in (SHARE, JOINS):
        (folder / made).mkdir()
    with opened(folder / OTHER, 3) as store:
        for name in ("first", "ben's", "anna's", *(f"customer {n}" for n in range(CUSTOMERS))):
            add(store, name)
        setup.begin(store, folder / SHARE, None, pc(folder, "ben"))
        with_shared(store, pc(folder, "ben"))
        work = Shared(store, pc(folder, "ben"))
        assert work._upkeep.make_snapshot()
        work.close()


def joining(folder: Path, tell: Tell) -> None:
    """A PC becomes a copy of the shared shop, which is filled in one go; then a person saves."""
    with opened(folder / SHOP, 2) as store:
        if attempt(tell, lambda: bring_in(store, folder), "contact customer 0"):
            attempt(tell, lambda: add(store, "Dora"), "contact Dora")
            attempt(tell, lambda: bring_in(store, folder), "exchanged")


def bring_in(store: Store, folder: Path) -> None:
    """One exchange of the PC that is looked at; one that was to join chooses the place again, as
    whoever was not told that it went well would."""
    here = pc(folder, "anna")
    if (folder / JOINS).exists():
        setup.join(store, folder / SHARE, None, here, add_mine=True)
    with_shared(store, here)


GOES = "Zwqxkanari"
"""Whoever is erased for good."""


def prepare_erasing(folder: Path) -> None:
    """Somebody with a past, who stands in a backup too."""
    prepare_edit(folder)
    with opened(folder / SHOP, 20) as store:
        timeline.log(store, add(store, GOES), "note", f"{GOES} likes bread", zone="Europe/Berlin")
        Backups(store).make("manual")


def erasing(folder: Path, tell: Tell) -> None:
    """A contact is erased for good, with the copies that hold it; then a person saves."""
    with opened(folder / SHOP, 2) as store:
        attempt(tell, lambda: add(store, "Anna"), "contact Anna")
        with store.read_raw() as raw:
            (one,) = raw.execute("SELECT n FROM contact WHERE name=?", (GOES,)).fetchone()
        attempt(tell, lambda: privacy.erase(store, [one], backups=True), f"erased {GOES}")
        attempt(tell, lambda: add(store, "Dora"), "contact Dora")


def start_again(folder: Path, tell: Tell) -> None:
    """The next start: what was cut off is finished, a person saves, the other PC is heard."""
    with opened(folder / SHOP, 50) as store:
        history = History(store)
        if any(cut_off.origin in ("undo", "redo") for cut_off in history.unfinished()):
            history.undo()  # goes on where it was cut off
        attempt(tell, lambda: privacy.replay(store), "replayed")
        attempt(tell, partial(add, store, "again"), "contact again")
        if (folder / SHARE).exists():
            bring_in(store, folder)


def _locked(prepare: Callable[[Path], None], folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / LOCKED).touch()
    prepare(folder)


Flow = Callable[[Path, Tell], None]
FLOWS: dict[str, tuple[Callable[[Path], None], Flow]] = {
    "edit": (prepare_edit, edit),
    "import": (prepare_import, importing),
    "exchange": (prepare_sharing, exchange),
    "joining": (prepare_joining, joining),
    "backup": (prepare_backup, backup),
    "restore": (prepare_backup, restore),
    "migration": (prepare_migration, migration),
}
LOCKED_FLOWS = {
    f"{LOCKED} {name}": (partial(_locked, prepare), flow) for name, (prepare, flow) in FLOWS.items()
}
"""The same with an encrypted shop."""
FLOWS |= LOCKED_FLOWS | {
    "locking": (prepare_locking, locking_it), "erasing": (prepare_erasing, erasing),
}  # fmt: skip


def _in_window(folder: Path, tell: Tell) -> None:
    from tests.faults.window import window  # it loads Qt

    window(folder, tell)


def _beside_others(folder: Path, tell: Tell) -> None:
    from tests.faults.window import window

    window(folder, tell, shared=True)


SLOW_FLOWS: dict[str, tuple[Callable[[Path], None], Flow]] = {
    "window": (prepare_edit, _in_window), "shared window": (prepare_sharing, _beside_others),
}  # fmt: skip
"""For ``run.py soak`` only: each run of it loads the window."""
PLAYED: dict[str, Flow] = {name: flow for name, (_, flow) in (FLOWS | SLOW_FLOWS).items()} | {
    "start again": start_again
}
