"""What may go for good after a long time: rows of the trash, contents that no row names.

Looked at when a snapshot was just taken, that is at a quiet moment every few weeks. Ages come from
the clocks that PCs put into their segments and words, the slowest one counts; and a PC that has not
said that it knows of a deletion holds it up. What may go is decided by ``core.compaction``.
"""

from __future__ import annotations

from crm_desktop.sync import peers
from crm_desktop.sync.core import compaction
from crm_desktop.sync.core.compaction import Peer
from crm_desktop.sync.core.naming import Dot
from crm_desktop.sync.core.operations import RowKey
from crm_desktop.sync.folder import FolderCarrier
from crm_desktop.sync.shared_files import SharedFiles, content_of
from crm_desktop.sync.shop_file import ShopFile
from crm_desktop.sync.shop_rows import SHAPES

AT_ONCE = 500
"""Rows that are erased in one step, so that nobody who saves is held up."""


def everybody(file: ShopFile) -> list[Peer]:
    """This PC and all others that were heard of, with what they said to have."""
    chains = file.replica.chains
    found = [Peer(file.author(), file.replica.vector, file.store.clock())]
    for other in peers.read(file.store):
        try:
            vector = chains.vector(other.word.seen)
        except LookupError:
            vector = {}  # it has what we have not: nothing is certain
        found.append(Peer(other.word.author, vector, other.word.wall, other.retired))
    heard = {peer.author.device for peer in found}
    found += [Peer(author, {}) for author in chains.authors() if author.device not in heard]
    return found


def empty_trash(file: ShopFile) -> int:
    """Erase what has been in the trash for longer than ``compaction.TRASH_DAYS``; how many rows.

    The time is that of the first own segment after the deletion: its clock is no earlier than any
    that was heard of before, and who has it also knows of the deletion.
    """
    hidden: dict[RowKey, tuple[Dot, int]] = {}
    with file.store.read_raw() as raw:
        own = raw.execute(
            "SELECT b.n, s.chain, max(s.seq), max(s.hlc) FROM sync_segment s"
            " JOIN batch b ON b.id=s.batch WHERE s.own=1 GROUP BY b.n, s.chain ORDER BY b.n"
        ).fetchall()
        for table, shape in SHAPES.items():
            last = raw.execute(
                "SELECT r.row, (SELECT max(c.batch) FROM change c WHERE c.tbl=r.tbl AND c.row=t.n)"
                f" FROM sync_row r JOIN {shape.name} t ON t.id=r.row"
                " WHERE r.tbl=? AND r.sign_seq=0 AND r.birth_seq>0 AND t.gone<>0",
                (table,),
            ).fetchall()
            for row, step in last:
                after = next((line for line in own if step is not None and line[0] >= step), None)
                if after is not None:
                    _, chain, seq, hlc = after
                    hidden[RowKey(table, row)] = Dot(chain, seq), hlc
    gone = compaction.erasable(hidden, everybody(file))
    for at in range(0, len(gone), AT_ONCE):
        file.purge(gone[at : at + AT_ONCE])
    return len(gone)


def note_unused(file: ShopFile, carrier: FolderCarrier, files: SharedFiles, snapshot: str) -> None:
    """Write down which contents in the folder no row names, now that ``snapshot`` was verified.
    May raise ``OSError``."""
    used, now = files.names_in_use(), compaction.slowest_clock(everybody(file))
    there = {name for piece in carrier.blobs() if (name := content_of(piece)) is not None}
    with file.store.write_local() as raw:
        known = [name for (name,) in raw.execute("SELECT name FROM sync_unused")]
        raw.executemany(
            "DELETE FROM sync_unused WHERE name=?",
            [(name,) for name in known if name in used or name not in there],
        )
        raw.executemany(
            "INSERT INTO sync_unused VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET"
            " times=times+(snapshot<>excluded.snapshot), snapshot=excluded.snapshot",
            [(name, now, snapshot) for name in sorted(there - used)],
        )


def remove_unused(file: ShopFile, carrier: FolderCarrier, files: SharedFiles) -> int:
    """Remove contents from the folder that nobody has needed for long; how many files. Contents
    on the disks of the PCs stay. May raise ``OSError``."""
    with file.store.read_raw() as raw:
        lines = raw.execute("SELECT name, wall, times FROM sync_unused").fetchall()
    now = compaction.slowest_clock(everybody(file)) if lines else 0
    used = files.names_in_use() if lines else set()
    gone = {name for name, wall, times in lines
            if compaction.is_unused(snapshots=times, since=wall, now=now)} - used  # fmt: skip
    removed = 0
    for piece in carrier.blobs() if gone else ():
        if content_of(piece) in gone:
            carrier.remove_blob(piece)
            removed += 1
    if gone:
        with file.store.write_local() as raw:
            raw.executemany("DELETE FROM sync_unused WHERE name=?", [(name,) for name in gone])
    return removed
