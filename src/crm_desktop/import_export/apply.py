"""Carrying out a plan: staged records move into the shop, chunk by chunk, under one batch.

Each chunk is one transaction of a few INSERT..SELECT statements (journal, search index and dirty
table included), short enough that a person's save between two chunks does not wait noticeably. How
far it got is written in the same transaction (``import_run``), so that after a crash the import can
be continued from its staging file, or undone like any other batch.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from crm_desktop.domain import ids, money, ranks, text
from crm_desktop.domain.pipeline import QUIET_DAYS
from crm_desktop.errors import UserError
from crm_desktop.import_export import plan
from crm_desktop.import_export.consents import told, write_consents
from crm_desktop.import_export.related import write_related
from crm_desktop.import_export.staged_tables import DEAL_COLUMNS, PARTS, PARTY_COLUMNS
from crm_desktop.progress import Progress, silent
from crm_desktop.services.backups import MANY_ROWS, back_up_before
from crm_desktop.services.catalogue import find_or_make
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.disk_trouble import explain_file
from crm_desktop.store.durable import sync_file, sync_folder
from crm_desktop.store.pace import Pace
from crm_desktop.store.store import Store, Transaction
from crm_desktop.store.undo import undone_batches

CHUNK = 100
"""Records in the first transaction; how many the next ones get follows from how long it took."""
_MOST = 500
_NAMES_AT_ONCE = 300
"""Tags, colleagues and products that are made in one transaction."""

_DAY = 24 * 3600 * 1000
DEFAULT_PIPELINE = "Sales"
_WON = re.compile(
    r"\b(won|gewonnen|gagnee?s?|ganad[oa]s?|vint[oaie]|wygran[aeyi]|ganh[oa]s?)\b"
).search
_LOST = re.compile(
    r"\b(lost|verloren|perdue?s?|perdid[oa]s?|pers[oaie]|przegran[aeyi]|declined|rejected"
    r"|abgelehnt|refusee?s?|rifiutat[oaie]|rechazad[oa]s?|recusad[oa]s?|odrzucon[aeyi]|afgewezen)\b"
).search
# What the file says about the single deal goes before what its stage is.
_STATE = (
    "CASE WHEN s.is_won THEN 'won' WHEN s.is_closed=0 THEN 'open'"
    " WHEN s.is_closed AND (s.is_won=0 OR g.state='open') THEN 'lost' ELSE g.state END"
)


@dataclass(frozen=True, slots=True)
class Applied:
    """A finished import: its batch (None: there was nothing to write), the numbers of its plan."""

    batch: int | None
    summary: plan.PlanSummary


def run(
    store: Store, staged: Path, label: str, progress: Progress = silent, *, chunk: int = CHUNK
) -> Applied:
    """Write everything that the plan in ``staged`` says; the file is removed at the end.

    ``chunk``: records in the first transaction.

    Raises:
        CancelledError: from ``progress``; whole chunks stay, the batch stays open and can be
            continued (``resume``) or undone.
        StoreError: the disk refuses the prepared records; nothing was written then.
    """
    with plan.opened(staged) as db:
        summary = plan.summarise(db)
    if not summary.changes_something:
        staged.unlink()
        return Applied(None, summary)
    kept = store.folder / "imports" / staged.name
    try:
        if staged != kept:
            kept.parent.mkdir(mode=0o700, exist_ok=True)
            staged.rename(kept)
        sync_file(kept)  # the batch may only be continued after a loss of power if this survives it
        sync_folder(kept.parent)
    except OSError as error:
        raise explain_file(error) from error
    if sum(summary.creates.values()) + summary.updates > MANY_ROWS:
        back_up_before(store, "import")
    batch = store.begin_batch(label, "import")
    with store.write_local() as raw:
        raw.execute(
            "INSERT INTO import_run VALUES (?, ?, 0, ?)", (batch, kept.name, summary.records)
        )
    return resume(store, batch, progress, chunk=chunk)


def resume(store: Store, batch: int, progress: Progress = silent, *, chunk: int = CHUNK) -> Applied:
    """Go on with an import that was cut off.

    Raises:
        UserError: it was undone meanwhile, or its staged records are gone; then it can still be
            undone.
    """
    with store.read_raw() as raw:
        row = raw.execute(
            "SELECT r.staged, r.done, r.records, b.label FROM import_run r"
            " JOIN batch b ON b.n=r.batch WHERE r.batch=?",
            (batch,),
        ).fetchone()
        if batch in undone_batches(raw):
            raise UserError(
                "This import was undone, so it is not continued. Import the file again.",
                code="import.undone",
            )
    staged = store.folder / "imports" / row[0] if row else None
    if staged is None or not staged.exists():
        raise UserError(
            "This import cannot be continued, because its prepared records are gone. "
            "What it had added is here; you can undo it and import the file again.",
            code="import.cannot_continue",
        )
    _, done, records, label = row
    with plan.opened(staged) as db:
        about = dict(db.execute("SELECT name, value FROM about"))
        summary = plan.summarise(db)
        names = _names(db)
    with store.attached(staged, "staged"):
        work = _Work(store, batch, label, about)
        work.prepare(names)
        pace = Pace(chunk, _MOST)
        while done < records:
            progress(done, records, label)
            done = work.move(done, pace)
        work.finish()
    store.end_batch(batch, json.dumps({"file": about.get("file", ""), **_numbers(summary)}))
    with store.write_local() as raw:
        raw.execute("DELETE FROM import_run WHERE batch=?", (batch,))
    with suppress(OSError):  # everything is in; an old file is removed another time
        staged.unlink()
    return Applied(batch, summary)


def discard(store: Store, batch: int) -> None:
    """Close an import that is not going to be continued, and forget its staged records."""
    with store.write_local() as raw:
        row = raw.execute("SELECT staged FROM import_run WHERE batch=?", (batch,)).fetchone()
        raw.execute("DELETE FROM import_run WHERE batch=?", (batch,))
        raw.execute(
            "UPDATE batch SET ended_at=? WHERE n=? AND ended_at IS NULL", (store.clock(), batch)
        )
    if row:
        (store.folder / "imports" / row[0]).unlink(missing_ok=True)


def forget_stray_files(store: Store) -> None:
    """Remove staging files of a plan that was never applied because the program ended.

    Those of a running plan are younger than a day. Also forget runs that had ended already.
    """
    with store.write_local() as raw:
        raw.execute(
            "DELETE FROM import_run WHERE batch IN (SELECT n FROM batch WHERE ended_at NOTNULL)"
        )
    with store.read_raw() as raw:
        wanted = {name for (name,) in raw.execute("SELECT staged FROM import_run")}
    for path in (store.folder / "imports").glob("*.staged"):
        age = store.clock() - path.stat().st_mtime_ns // 1_000_000
        if path.name not in wanted and age > _DAY:
            path.unlink(missing_ok=True)


def _numbers(summary: plan.PlanSummary) -> dict[str, Any]:
    return {
        "records": summary.records,
        "creates": summary.creates,
        "updates": summary.updates,
        "skipped": summary.skipped,
    }


def _names(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """(table, name) of every colleague, tag and product that the file uses.

    Looked for beforehand: in the transaction, a person's save would have to wait for it.
    """
    return [
        (table, name)
        for table, staged, column in (
            ("colleague", "party", "owner"), ("colleague", "deal", "owner"),
            ("colleague", "entry", "who"), ("colleague", "reminder", "owner"),
            ("tag", "tagging", "tag"), ("product", "deal", "product"),
        )
        for (name,) in db.execute(
            f"SELECT {column} FROM {staged} WHERE coalesce({column}, '')<>''"
            " GROUP BY 1 ORDER BY min(n)"
        )
    ]  # fmt: skip


class _Work:
    """One import under way; the staging file is attached to the writer as ``staged``."""

    def __init__(self, store: Store, batch: int, label: str, about: dict[str, str]) -> None:
        self._store = store
        self._batch = batch
        self._label = label
        self._about = about
        self._source = bytes.fromhex(about["source_id"])
        self._currency = about.get("currency", "EUR")
        self._tables: set[str] = set()
        self._said: Sequence[str] = ()
        """Columns of ``CONSENTS`` that the file fills."""

    def prepare(self, names: Sequence[tuple[str, str]]) -> None:
        """Make what many records share (source, tags, fields, colleagues, stages), once."""
        with self._store.transact(self._label, origin="import", batch=self._batch) as tx:
            raw = tx.raw
            raw.create_function("link_id", 3, ids.natural_id, deterministic=True)
            raw.create_function("new_id", 0, tx.ids.one)
            raw.create_function("to_minor", 2, self._to_minor, deterministic=True)
            self._tables = {
                name
                for name in (*PARTS, "position", "tagging", "field_value", "deal", "entry",
                             "participant", "attachment", "reminder", "cell", "blob", "party",
                             "related")
                if raw.execute(f"SELECT EXISTS (SELECT 1 FROM staged.{name})").fetchone()[0]
            }  # fmt: skip
            self._said = told(raw, "staged")
            if not raw.execute("SELECT 1 FROM source WHERE id=?", (self._source,)).fetchone():
                about = self._about
                raw.execute(
                    "INSERT INTO source(id, file, sheet, format, sha256, imported_at)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (self._source, about["file"], about["sheet"], about["format"],
                     about["sha256"], tx.now),
                )  # fmt: skip
            raw.execute("DROP TABLE IF EXISTS temp.import_name")
            raw.execute(
                "CREATE TEMP TABLE import_name (kind TEXT, name TEXT, id BLOB,"
                " PRIMARY KEY (kind, name)) WITHOUT ROWID"
            )
            raw.execute("DROP TABLE IF EXISTS temp.import_stale")
            # What somebody changed after the plan was made is left as it is now.
            raw.execute("CREATE TEMP TABLE import_stale (target BLOB PRIMARY KEY) WITHOUT ROWID")
            self._fields(tx)
        for start in range(0, len(names), _NAMES_AT_ONCE):
            with self._store.transact(self._label, origin="import", batch=self._batch) as tx:
                tx.raw.executemany(
                    "INSERT OR IGNORE INTO import_name VALUES (?, ?, ?)",
                    [
                        (table, name, find_or_make(tx, table, name))
                        for table, name in names[start : start + _NAMES_AT_ONCE]
                    ],
                )
        with self._store.transact(self._label, origin="import", batch=self._batch) as tx:
            self._stages(tx)
        self._keep_blobs()

    def move(self, done: int, pace: Pace) -> int:
        """Move the next records after ``done``; the last one moved."""
        high = done + pace.size
        with self._store.transact(self._label, origin="import", batch=self._batch, pace=pace) as tx:
            here = {"low": done + 1, "high": high, "source": self._source, "now": tx.now}
            self._parties(tx.raw, here)
            write_consents(tx.raw, self._said, self._about["file"], here)
            if "deal" in self._tables:
                self._deals(tx.raw, here)
            if "field_value" in self._tables:
                self._values(tx.raw, here)
            self._timeline(tx.raw, here)
            if "related" in self._tables:
                write_related(tx.raw, here)
            self._update(tx.raw, here)
            tx.raw.execute("UPDATE import_run SET done=? WHERE batch=?", (high, self._batch))
        return high

    def finish(self) -> None:
        """Clear up."""
        with self._store.write_local() as raw:
            for name in ("import_name", "import_stage", "import_stale"):
                raw.execute(f"DROP TABLE IF EXISTS temp.{name}")

    # -- shared things -------------------------------------------------------------------------

    def _fields(self, tx: Transaction) -> None:
        for n, name, subject, kind in tx.raw.execute(
            "SELECT n, name, subject, kind FROM staged.field"
        ).fetchall():
            identity = find_or_make(tx, "field", name, subject=subject, kind=kind)
            tx.raw.execute("INSERT INTO import_name VALUES ('field', ?, ?)", (str(n), identity))

    def _stages(self, tx: Transaction) -> None:
        """Stages by the names of the file; new ones in the order of their usual probability."""
        raw = tx.raw
        raw.execute("DROP TABLE IF EXISTS temp.import_stage")
        raw.execute(
            "CREATE TEMP TABLE import_stage (pipeline TEXT, stage TEXT, pipeline_id BLOB, id BLOB,"
            " state TEXT, probability REAL, PRIMARY KEY (pipeline, stage)) WITHOUT ROWID"
        )
        used = raw.execute(
            "SELECT pipeline, stage, avg(probability), min(is_won), max(is_won), min(is_closed),"
            " max(is_closed), min(n) FROM staged.deal GROUP BY pipeline, stage ORDER BY 3, 8"
        ).fetchall()
        for order, (pipeline, stage, probability, *outcomes, _) in enumerate(used):
            pipeline_id = find_or_make(tx, "pipeline", pipeline or DEFAULT_PIPELINE)
            state = _state(stage, *outcomes)
            usual = {"won": 100.0, "lost": 0.0}.get(state)
            if usual is None:
                usual = (
                    100.0 * (order + 1) / (len(used) + 1) if probability is None else probability
                )
            (last,) = raw.execute(
                "SELECT coalesce(max(rank), '') FROM stage WHERE pipeline_id=?", (pipeline_id,)
            ).fetchone()
            identity = find_or_make(
                tx, "stage", stage or "Open", within=pipeline_id, pipeline_id=pipeline_id,
                state=state, probability=round(usual),
                quiet_days=QUIET_DAYS if state == "open" else 0,
                rank=ranks.between(last, "", ranks.jitter(tx.ids.one())),
            )  # fmt: skip
            raw.execute(
                "INSERT INTO import_stage SELECT ?, ?, pipeline_id, id, state, probability"
                " FROM stage WHERE id=?",
                (pipeline, stage, identity),
            )

    def _keep_blobs(self) -> None:
        """Photos and attachments go to their place before any record refers to them."""
        if "blob" not in self._tables:
            return
        blobs = Blobs(self._store.folder / ATTACHMENTS)
        with self._store.write_local() as raw:
            for (content,) in raw.execute("SELECT content FROM staged.blob"):
                blobs.put(content)

    def _to_minor(self, amount: str | None, currency: str) -> int | None:
        if amount is None:
            return None
        return money.to_minor(Decimal(amount), currency or self._currency)

    # -- one chunk -----------------------------------------------------------------------------

    def _parties(self, raw: sqlite3.Connection, here: dict[str, Any]) -> None:
        columns = ", ".join(PARTY_COLUMNS)
        chosen = ", ".join(f"p.{c}" for c in PARTY_COLUMNS)
        raw.execute(
            f"INSERT OR FAIL INTO contact({columns}, owner_id, source_id, source_record,"
            f" created_at) SELECT {chosen}, o.id, :source, p.record, :now FROM staged.party p"
            " LEFT JOIN import_name o ON o.kind='colleague' AND o.name=p.owner"
            " WHERE p.record BETWEEN :low AND :high AND p.decision='new' ORDER BY p.n",
            here,
        )
        owner = "coalesce(p.target, p.id)"
        part_of = (
            "JOIN staged.{0} s ON s.party=p.n AND s.fresh=1"
            " WHERE p.record BETWEEN :low AND :high ORDER BY s.n"
        )
        for name, names in PARTS.items():
            if name in self._tables:
                raw.execute(
                    f"INSERT OR FAIL INTO {name}(id, contact_id, {', '.join(names)})"
                    f" SELECT s.id, {owner}, {', '.join(f's.{c}' for c in names)}"
                    f" FROM staged.party p {part_of.format(name)}",
                    here,
                )
        if "position" in self._tables:
            raw.execute(
                "INSERT OR FAIL INTO position(id, person_id, company_id, title, department, role,"
                f" started, ended) SELECT s.id, {owner}, (SELECT coalesce(e.target, e.id)"
                " FROM staged.party e WHERE e.n=s.company), s.title, s.department, s.role,"
                " s.started, s.ended"
                f" FROM staged.party p {part_of.format('position')}",
                here,
            )
        if "tagging" in self._tables:
            raw.execute(
                "INSERT INTO tagging(id, contact_id, tag_id)"
                f" SELECT link_id('tagging', {owner}, t.id), {owner}, t.id"
                " FROM staged.party p JOIN staged.tagging s ON s.party=p.n AND s.fresh=1"
                " JOIN import_name t ON t.kind='tag' AND t.name=s.tag"
                " WHERE p.record BETWEEN :low AND :high"
                " ON CONFLICT(id) DO UPDATE SET gone=0",
                here,
            )

    def _values(self, raw: sqlite3.Connection, here: dict[str, Any]) -> None:
        for subject, column in (("party", "contact_id"), ("deal", "deal_id")):
            owner = "coalesce(p.target, p.id)"
            raw.execute(
                f"INSERT INTO field_value(id, field_id, {column}, value, number)"
                f" SELECT link_id('field_value', f.id, {owner}), f.id, {owner}, s.value, s.number"
                f" FROM staged.{subject} p JOIN staged.field_value s ON s.{subject}=p.n"
                " JOIN import_name f ON f.kind='field' AND f.name=CAST(s.field AS TEXT)"
                " WHERE p.record BETWEEN :low AND :high AND s.fresh>0"
                " ON CONFLICT(id) DO UPDATE SET gone=0, value=excluded.value,"
                " number=excluded.number",
                here,
            )

    def _deals(self, raw: sqlite3.Connection, here: dict[str, Any]) -> None:
        columns = [c for c in DEAL_COLUMNS if c != "closed_on"]
        party = "(SELECT coalesce(p.target, p.id) FROM staged.party p WHERE p.n=s.{0})"
        by_number = (
            "(SELECT min(c.id) FROM contact c WHERE c.external_id=s.{0} AND c.external_id<>''"
            " AND c.gone=0 AND c.kind='{1}' HAVING count(*)=1)"
        )
        raw.execute(
            f"INSERT OR FAIL INTO deal({', '.join(columns)}, contact_id, company_id, pipeline_id,"
            " stage_id, state, closed_on, amount_minor, currency, probability, owner_id,"
            " source_id, source_record, created_at)"
            f" SELECT {', '.join(f's.{c}' for c in columns)},"
            f" coalesce({party.format('contact')},"
            f" {by_number.format('contact_external_id', 'person')}),"
            f" coalesce({party.format('company')},"
            f" {by_number.format('company_external_id', 'company')}),"
            f" g.pipeline_id, g.id, {_STATE}, iif({_STATE}='open', '', s.expected_close),"
            " to_minor(s.amount, s.currency),"
            " iif(s.amount IS NULL, s.currency, coalesce(nullif(s.currency, ''), :currency)),"
            " iif(s.probability=g.probability, NULL, s.probability),"
            " o.id, :source, s.record, :now"
            " FROM staged.deal s JOIN import_stage g ON g.pipeline=s.pipeline AND g.stage=s.stage"
            " LEFT JOIN import_name o ON o.kind='colleague' AND o.name=s.owner"
            " WHERE s.record BETWEEN :low AND :high AND s.decision='new' ORDER BY s.n",
            {**here, "currency": self._currency},
        )
        raw.execute(
            "INSERT INTO stage_move(id, deal_id, stage_id, state, moved_at)"
            " SELECT new_id(), d.id, d.stage_id, d.state, coalesce(d.opened_at, :now)"
            " FROM staged.deal s JOIN deal d ON d.id=s.id"
            " WHERE s.record BETWEEN :low AND :high AND s.decision='new' ORDER BY s.n",
            here,
        )
        raw.execute(
            "INSERT INTO deal_line(id, deal_id, product_id, title, quantity)"
            " SELECT new_id(), s.id, o.id, s.product, s.quantity FROM staged.deal s"
            " LEFT JOIN import_name o ON o.kind='product' AND o.name=s.product"
            " WHERE s.record BETWEEN :low AND :high AND s.decision='new'"
            " AND (s.product<>'' OR s.quantity<>'') ORDER BY s.n",
            here,
        )

    def _timeline(self, raw: sqlite3.Connection, here: dict[str, Any]) -> None:
        party = "(SELECT coalesce(p.target, p.id) FROM staged.party p WHERE p.n=s.party)"
        deal = (
            "coalesce((SELECT coalesce(d.target, d.id) FROM staged.deal d WHERE d.n=s.deal),"
            " (SELECT d.id FROM deal d WHERE d.id=s.deal_id AND d.gone=0))"
        )
        by = "(SELECT o.id FROM import_name o WHERE o.kind='colleague' AND o.name=s.{0})"
        if "entry" in self._tables:
            raw.execute(
                "INSERT OR FAIL INTO entry(id, contact_id, deal_id, kind, subject, body,"
                " happened_at, zone, direction, message_id, sender, minutes, outcome, who_id,"
                " pinned, source_id, source_record, created_at)"
                f" SELECT s.id, {party}, {deal}, s.kind, s.subject, s.body,"
                " coalesce(s.happened_at, :now), s.zone, s.direction, s.message_id, s.sender,"
                f" s.minutes, s.outcome, {by.format('who')}, s.pinned, :source, s.record, :now"
                " FROM staged.entry s WHERE s.record BETWEEN :low AND :high AND s.fresh"
                " ORDER BY s.n",
                here,
            )
            raw.execute(
                "INSERT OR FAIL INTO participant(id, entry_id, contact_id, role)"
                f" SELECT s.id, e.id, {party}, s.role FROM staged.entry e"
                " JOIN staged.participant s ON s.entry=e.n"
                " WHERE e.record BETWEEN :low AND :high AND e.fresh ORDER BY s.n",
                here,
            )
            raw.execute(
                "INSERT OR FAIL INTO attachment(id, entry_id, name, media_type, size, sha256)"
                " SELECT s.id, e.id, s.name, s.media_type, s.size, s.sha256 FROM staged.entry e"
                " JOIN staged.attachment s ON s.entry=e.n"
                " WHERE e.record BETWEEN :low AND :high AND e.fresh ORDER BY s.n",
                here,
            )
        if "reminder" in self._tables:
            raw.execute(
                "INSERT OR FAIL INTO reminder(id, contact_id, deal_id, kind, title, note, location,"
                " due_date, due_time, zone, due_at, recurrence, repeat_from, lead_times, priority,"
                " waiting, owner_id, done_at, source_id, source_record, created_at)"
                f" SELECT s.id, {party}, {deal}, s.kind, s.title, s.note, s.location, s.due_date,"
                " s.due_time, s.zone, s.due_at, s.recurrence, s.repeat_from, s.lead_times,"
                f" s.priority, s.waiting, {by.format('owner')}, s.done_at, :source, s.record, :now"
                " FROM staged.reminder s"
                " WHERE s.record BETWEEN :low AND :high AND s.fresh ORDER BY s.n",
                here,
            )

    def _update(self, raw: sqlite3.Connection, here: dict[str, Any]) -> None:
        """The cells of existing records, as planned; then primary parts where there was none."""
        for subject in _SUBJECTS if "cell" in self._tables else ():
            self._update_cells(raw, subject, here)
        for name in (*PARTS, "position"):
            if name in self._tables:
                raw.execute(
                    f"UPDATE contact SET {name}_id=c.id FROM (SELECT p.target, min(s.id) id"
                    f" FROM staged.party p JOIN staged.{name} s ON s.party=p.n AND s.fresh=1"
                    " WHERE p.record BETWEEN :low AND :high AND p.target NOTNULL GROUP BY 1) c"
                    f" WHERE contact.id=c.target AND contact.{name}_id IS NULL",
                    here,
                )

    def _update_cells(self, raw: sqlite3.Connection, subject: str, here: dict[str, Any]) -> None:
        table = _SUBJECTS[subject]
        mine = (
            f"staged.cell x JOIN staged.{'deal' if subject == 'deal' else 'party'} p ON p.n=x.item"
            f" WHERE x.subject='{subject}' AND p.record BETWEEN :low AND :high"
        )
        columns = [
            name
            for (name,) in raw.execute(f"SELECT DISTINCT x.column FROM {mine}", here).fetchall()
        ]
        raw.execute("DELETE FROM import_stale")
        for column in columns:
            if column not in {"owner", "stage"}:
                raw.execute(
                    "INSERT OR IGNORE INTO import_stale SELECT x.target FROM"
                    f" (SELECT x.target, x.old FROM {mine} AND x.column=:column) x"
                    f" JOIN {table} t ON t.id=x.target WHERE t.{column} IS NOT x.old OR t.gone",
                    {**here, "column": column},
                )
        for column in columns:
            if column == "stage":
                self._move_deals(raw, mine, here)
                continue
            new = (
                "owner_id=(SELECT id FROM import_name WHERE kind='colleague' AND name=c.new)"
                if column == "owner"
                else f"{column}=c.new"
            )
            raw.execute(
                f"UPDATE {table} SET {new} FROM"
                f" (SELECT x.target, x.new FROM {mine} AND x.column=:column) c"
                f" WHERE {table}.id=c.target AND c.target NOT IN (SELECT target FROM import_stale)",
                {**here, "column": column},
            )

    @staticmethod
    def _move_deals(raw: sqlite3.Connection, mine: str, here: dict[str, Any]) -> None:
        """Existing deals that the file has in another stage."""
        moved = (
            f"(SELECT s.target, g.pipeline_id, g.id, {_STATE} state FROM (SELECT x.target,"
            f" p.stage, p.pipeline, p.is_won, p.is_closed FROM {mine} AND x.column='stage'"
            " AND x.target NOT IN (SELECT target FROM import_stale)) s"
            " JOIN import_stage g ON g.pipeline=s.pipeline AND g.stage=s.stage) m"
        )
        raw.execute(
            "UPDATE deal SET pipeline_id=m.pipeline_id, stage_id=m.id, state=m.state,"
            " closed_on=iif(m.state='open', '', iif(closed_on='', expected_close, closed_on))"
            f" FROM {moved} WHERE deal.id=m.target",
            here,
        )
        raw.execute(
            "INSERT INTO stage_move(id, deal_id, stage_id, state, moved_at)"
            f" SELECT new_id(), m.target, m.id, m.state, :now FROM {moved}",
            here,
        )


_SUBJECTS = {"party": "contact", "address": "address", "position": "position", "deal": "deal"}
"""What a planned cell belongs to -> the table it stands in."""


def _state(
    stage: str, all_won: int | None, won: int | None, all_closed: int | None, closed: int | None
) -> str:
    """Whether a stage is for open, won or lost deals: by what the file says of those in it, else
    by its name. A stage of won and lost deals ("Closed") is judged by its name, too."""
    if all_won:
        return "won"
    if closed == 0 or (all_closed and won == 0):
        return "lost" if closed else "open"
    words = text.fold(stage)
    if _LOST(words):
        return "lost"
    if _WON(words):
        return "won"
    return "lost" if all_closed and won is None else "open"
