"""Six ways of work with a shop, which tell each thing at the moment it is said to be safe.

A flow gets the folder it may use and ``tell``, and says in words of ``judge`` what is saved once
the program itself says so. ``prepare`` lays out what a flow begins with, without faults; a copy of
that folder is what each run gets. ``attempt`` goes on after a refusal, as a person would.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.import_export import apply, plan
from crm_desktop.services import contact_edit, going_back, timeline
from crm_desktop.services.backups import Backups
from crm_desktop.services.history import History
from crm_desktop.store.store import Store
from crm_desktop.sync import setup
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.sync.setup import Surroundings
from crm_desktop.sync.shared import Shared
from tests.helpers.imports import import_file, stage, write_csv
from tests.helpers.shop import FakeClock, make_template, repeatable_random
from tests.sync.offices import some_random

Tell = Callable[[str], None]
CHUNK, RECORDS = 12, 36
"""Rows that an import moves at once, and has in all."""
SHOP, OTHER, SHARE = "shop", "other", "share"
HEADER = "First name;Last name;Email;Phone\n"


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
    return Store.open(folder, clock=FakeClock(), random=repeatable_random(seed))


def add(store: Store, name: str) -> bytes:
    """A person with two phones and an address: several rows, or none."""
    return contact_edit.new_contact(
        store, "person", name, phones=["030 1234567", "0171 1234567"], emails=[f"{name}@x.de"],
        address={"street": "Am Markt 1", "city": "Ulm"},
    )  # fmt: skip


def prepare_edit(folder: Path) -> None:
    make_template(folder / SHOP)
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
    make_template(folder / SHOP)
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
    make_template(folder / SHOP)
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


Flow = Callable[[Path, Tell], None]
FLOWS: dict[str, tuple[Callable[[Path], None], Flow]] = {
    "edit": (prepare_edit, edit),
    "import": (prepare_import, importing),
    "exchange": (prepare_sharing, exchange),
    "backup": (prepare_backup, backup),
    "restore": (prepare_backup, restore),
}
