"""Commands about privacy: what is held about a person, erasing it, proof, consent, old contacts."""

from __future__ import annotations

import argparse
import datetime as dt
import sqlite3
from typing import IO, TYPE_CHECKING

from crm_desktop.cli.keeping import things, when
from crm_desktop.cli.session import Session
from crm_desktop.domain.consent import Channel
from crm_desktop.domain.numbers import counted
from crm_desktop.errors import UserError
from crm_desktop.services import contacts
from crm_desktop.services.consent import Word, record
from crm_desktop.store.file_format import LIVE, TRASHED

if TYPE_CHECKING:
    from crm_desktop.reports.order import Material
    from crm_desktop.store.store import Store


def privacy(session: Session, options: argparse.Namespace) -> int:
    """One of the actions."""
    actions = {
        "export": _export, "erase": _erase, "proof": _proof, "old": _old, "consent": _consent,
    }  # fmt: skip
    with session.shop() as store, session.stoppable():
        actions[options.action](session, store, options)
    return 0


def _found(store: Store, text: str) -> tuple[bytes, int]:
    with store.read_raw() as raw:
        for gone in (LIVE, TRASHED):
            found = contacts.find_one(raw, text, "contact", gone=gone)
            if found is not None:
                return found
    raise UserError(f"There is no contact with the id “{text}”.", code="show.unknown")


def _export(session: Session, store: Store, options: argparse.Namespace) -> None:
    from crm_desktop.import_export.person_file import write_person  # noqa: PLC0415 - rarely wanted
    from crm_desktop.reports.privacy import write_person_sheet  # noqa: PLC0415

    if options.out.suffix.lower() != ".zip":
        raise UserError("The file is a .zip; please let its name end so.", code="privacy.format")
    _, n = _found(store, options.id)

    def draw(file: IO[bytes]) -> None:
        with store.read_raw() as raw:
            write_person_sheet(_material(session, store, raw, (n,)), file)

    found = write_person(store, n, options.out, draw)
    counts = {table: len(rows) for table, rows in found.tables.items()}
    session.give({"file": str(options.out), "records": counts, "files": len(found.files)})
    session.say(f"Written: {options.out}")
    session.say(*(f"{count:>9,}  {things(table, count)}" for table, count in counts.items()))


def _material(
    session: Session, store: Store, raw: sqlite3.Connection, numbers: tuple[int, ...]
) -> Material:
    import tzlocal  # noqa: PLC0415 - other commands need no zone

    from crm_desktop.reports.privacy import material_of  # noqa: PLC0415

    today = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone().date()
    zone = tzlocal.get_localzone_name() or "UTC"
    return material_of(raw, store.folder, numbers, today, zone, progress=session.progress)


def _erase(session: Session, store: Store, options: argparse.Namespace) -> None:
    from crm_desktop.services import privacy as service  # noqa: PLC0415 - rarely wanted

    _, n = _found(store, options.id)
    seen = service.preview(store, n)
    session.say(f"{seen.name or 'This contact'}:")
    session.say(*(f"{count:>9,}  {things(table, count)}" for table, count in seen.goes.items()))
    for table, count in seen.stays.items():
        session.say(f"{count:>9,}  {things(table, count)} stay, without their words")
    if seen.named_in:
        named = counted(seen.named_in, "entry of somebody else stays", "entries of others stay")
        session.say(f"           {named} as written")
    if seen.backups and not options.backups:
        session.say(f"           {counted(seen.backups, 'backup', 'backups')} still hold it; "
                    "with --backups they go too")  # fmt: skip
    if options.yes:
        rows = service.erase(store, [n], backups=options.backups)
        session.say("Erased for good.")
    else:
        rows = 0
        session.say("Nothing was erased yet. It cannot be undone: to do it, add --yes")
    session.give({"erased": options.yes, "rows": rows, "goes": dict(seen.goes),
                  "stays": dict(seen.stays), "backups": seen.backups})  # fmt: skip


def _proof(session: Session, store: Store, options: argparse.Namespace) -> None:
    from crm_desktop.services.erasure_ledger import erasures  # noqa: PLC0415 - rarely wanted

    lines = erasures(store)
    for line in lines:
        session.give({"id": line.id.hex(), "at": line.at, "person": line.person,
                      "counts": dict(line.counts)})  # fmt: skip
        if line.counts:
            all_ = sum(line.counts.values())
            session.say(f"{when(line.at)}  {line.person}  {counted(all_, 'record', 'records')}")
    if not lines:
        session.say("Nobody was erased so far.")
    if options.out is not None:
        from crm_desktop.import_export.export import fresh_file  # noqa: PLC0415
        from crm_desktop.reports.privacy import write_proof  # noqa: PLC0415

        with store.read_raw() as raw, fresh_file(options.out) as file:
            write_proof(_material(session, store, raw, ()), lines, file)
        session.say(f"Written: {options.out}")


def _old(session: Session, store: Store, options: argparse.Namespace) -> None:
    from crm_desktop.services.retention import stale_contacts  # noqa: PLC0415 - rarely wanted

    now = dt.datetime.fromtimestamp(store.clock() / 1000, dt.UTC).astimezone()
    found = stale_contacts(store, options.years, now.tzinfo or dt.UTC)
    for one in found:
        session.give({"id": one.id.hex(), "name": one.name, "last_at": one.last_at})
        session.say(f"{one.id.hex()[:12]}  {when(one.last_at) or 'never':<16}  {one.name}")
    if not found:
        session.say("There is nobody of whom nothing was heard for so long.")


def _consent(session: Session, store: Store, options: argparse.Namespace) -> None:
    from crm_desktop.services.consent import words_of  # noqa: PLC0415 - rarely wanted

    identity, _ = _found(store, options.id)
    if options.channel:
        if options.given is None:
            raise UserError("Please say --given or --withdrawn.", code="consent.what")
        channel: Channel = options.channel
        word = Word(channel, options.given, options.on, options.how, options.source)
        record(store, identity, word)
    with store.read_raw() as raw:
        said = words_of(raw, identity)
    for one in said:
        day = one.said_on.isoformat() if one.said_on else ""
        session.give({"channel": one.channel, "given": one.given, "on": day, "how": one.how,
                      "source": one.source})  # fmt: skip
        what = "agreed" if one.given else "withdrawn"
        session.say(f"{one.channel:<8} {what:<10} {day:<10} {one.how} {one.source}".rstrip())
    if not said:
        session.say("Nothing was said so far.")
