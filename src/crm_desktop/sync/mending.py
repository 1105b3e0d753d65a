"""Two PCs that saw the same and do not hold the same: a fault of a program or of a disk.

It is found by the digests in words and segments as soon as two PCs are level, and by ``verify``,
which counts the rows of this PC anew. Then each PC takes a snapshot, compares the other's row by
row with what it holds, and writes the rows that differ again as they stand *here*, in an ordinary
segment. Neither has seen the other's, so both values end up beside one another on every PC: where
they differ, a person is asked, as for any field that was written twice. What only one of them has,
the other receives. Nothing is lost, and nobody decides which of the two was right.
"""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.progress import Progress, silent
from crm_desktop.store.schema import LIVE
from crm_desktop.sync import shop_rows, snapshots
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.core.replica import DIGEST_BYTES
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.shop_rows import SHAPES
from crm_desktop.sync.shop_tables import bring_into_tables
from crm_desktop.sync.snapshot_file import Described, Plain
from crm_desktop.sync.snapshots import Get

COMPARING = "Comparing with the other PC"
SHOWN_AGAIN = "Shown as on the other PCs"
_MODULUS = 1 << 8 * DIGEST_BYTES


@dataclass(frozen=True, slots=True)
class Drift:
    """How far the tables are from what sync knows of them."""

    changed: tuple[RowKey, ...] = ()
    """Rows with other values."""
    shown: tuple[RowKey, ...] = ()
    """Rows that are hidden and should be seen, or the other way round."""
    miscounted: bool = False
    """The digest is not that of the rows."""

    @property
    def rows(self) -> int:
        return len(self.changed) + len(self.shown) + self.miscounted


def drift(file: ShopFile, progress: Progress = silent) -> Drift:
    """Count all rows of this PC anew, without those that were typed and not sealed yet."""
    changed, shown, total, done = [], [], 0, 0
    replica = file.replica
    with file.store.read_raw() as raw:
        dirty = {
            RowKey(table, row)
            for table, shape in SHAPES.items()
            for (row,) in raw.execute(
                f"SELECT t.id FROM sync_dirty d JOIN {shape.name} t ON t.n=d.row WHERE d.tbl=?",
                (table,),
            )
        }
        (rows,) = raw.execute("SELECT count(*) FROM sync_row").fetchone()
        keys = (RowKey(*key) for key in raw.execute("SELECT tbl, row FROM sync_row"))
        for part in shop_rows.in_parts(keys):
            progress(done, rows, COMPARING)
            done += len(part)
            shop_rows.load(raw, replica, part)
            for key, row in replica.rows.items():
                total += replica.sums[key]
                if replica.row_sum(key, row) != replica.sums[key]:
                    changed.append(key)
        for table, shape in SHAPES.items():
            shown += [
                RowKey(table, row)
                for (row,) in raw.execute(
                    f"SELECT r.row FROM sync_row r JOIN {shape.name} t ON t.id=r.row"
                    f" WHERE r.tbl=? AND r.birth_seq>0 AND (r.sign_seq>0)<>(t.gone={LIVE})",
                    (table,),
                )
            ]
    miscounted = (total % _MODULUS).to_bytes(DIGEST_BYTES) != replica.digest
    return Drift(
        tuple(key for key in changed if key not in dirty),
        tuple(key for key in shown if key not in dirty),
        miscounted,
    )


def own_up(file: ShopFile, found: Drift) -> None:
    """Make sync know what the tables really hold, so that other PCs can notice; a row that is
    hidden or seen against what sync knows is shown as it should be."""
    for part in shop_rows.in_parts(found.shown):
        with file.certain(), file.store.transact(SHOWN_AGAIN, origin="sync") as tx:
            file.seal_in(tx.raw)
            shop_rows.load(tx.raw, file.replica, part)
            bring_into_tables(tx.raw, file.replica, part)
            tx.raw.execute("DELETE FROM sync_dirty")
    with file.certain(), file.store.write_local() as raw:
        replica = file.replica
        file.seal_in(raw)
        for part in shop_rows.in_parts(found.changed):
            shop_rows.load(raw, replica, part)
            for key, row in list(replica.rows.items()):
                replica.replace(key, row)
            shop_rows.save(raw, replica, part)
        total = sum(int.from_bytes(held) for (held,) in raw.execute("SELECT sum FROM sync_row"))
        replica.count_in(total - int.from_bytes(replica.digest))
        raw.execute("UPDATE sync_state SET digest=?", (replica.digest,))


def is_of_use(file: ShopFile, said: Described) -> bool:
    """Whether a snapshot is another PC's state after the same segments, and not ours."""
    replica = file.replica
    return (
        said.device != file.author().device
        and said.digest != replica.digest
        and frozenset(said.seen) == frozenset(replica.seen)
    )


def differing(
    file: ShopFile, said: Described, get: Get, key: bytes | None, progress: Progress = silent
) -> list[RowKey]:
    """Rows of ours that the snapshot holds otherwise, or not at all.

    Raises ``BadSegmentError`` if it is damaged, and what ``get`` and ``progress`` raise.
    """
    theirs: set[RowKey] = set()
    found: list[RowKey] = []
    with file.store.read_raw() as raw:
        for block in snapshots.blocks_of(said, get, file.library, key):
            progress(len(theirs), said.rows, COMPARING)
            sums = (
                {RowKey(block.table, row): total
                 for row, total in zip(block.ids, block.sums, strict=True)}
                if isinstance(block, Plain)
                else {block.key: block.total}
            )  # fmt: skip
            theirs.update(sums)
            for table, ids in shop_rows.by_table(sums).items():
                for part in shop_rows.in_parts(ids):
                    for row, held in raw.execute(
                        "SELECT row, sum FROM sync_row WHERE tbl=? AND row IN"
                        f" ({shop_rows.marks(part)})", (table, *part)
                    ):  # fmt: skip
                        if int.from_bytes(held) != sums[RowKey(table, row)]:
                            found.append(RowKey(table, row))
        ours = (RowKey(*line) for line in raw.execute("SELECT tbl, row FROM sync_row"))
        found += [one for one in ours if one not in theirs]
    return found
