"""What a shop file knows of sync besides its rows: who it is, every segment's name, the outbox."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crm_desktop.store.store import Store
from crm_desktop.sync.core.chains import Chains
from crm_desktop.sync.core.naming import Author, Dot, Mark
from crm_desktop.sync.core.replica import DIGEST_BYTES, Replica


def begin(store: Store, library: bytes, device: bytes, incarnation: int) -> None:
    """Make a shop file one of the copies of the shop ``library``; harmless to repeat.

    ``library`` and ``device`` are 16 random bytes; everything in the file counts as unsealed.
    """
    with store.write_local() as raw:
        raw.execute(
            "INSERT OR IGNORE INTO sync_state(one, library, device, incarnation, last_seq,"
            " last_head, hlc, digest, words) VALUES (1, ?, ?, ?, 0, x'', 0, ?, 0)",
            (library, device, incarnation, bytes(DIGEST_BYTES)),
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What a shop file knows of sync, without its rows."""

    library: bytes
    author: Author
    last: Mark | None
    """The author's last segment."""
    replica: Replica


def read_known(raw: sqlite3.Connection) -> Known:
    """``LookupError`` if the shop is not shared."""
    state = raw.execute(
        "SELECT library, device, incarnation, last_seq, last_head, hlc, digest FROM sync_state"
    ).fetchone()
    if state is None:
        raise LookupError("this shop is not shared")
    library, device, incarnation, last_seq, last_head, hlc, digest = state
    chains = Chains()
    for n, device_, life, parent, base in raw.execute(
        "SELECT n, device, incarnation, parent, base FROM sync_chain ORDER BY n"
    ):
        chains.resume(
            Author(device_, life),
            None if parent is None else Dot(parent, base),
            raw.execute(
                "SELECT head, hlc FROM sync_segment WHERE chain=? ORDER BY seq", (n,)
            ).fetchall(),
        )
    author = Author(device, incarnation)
    return Known(
        library,
        author,
        Mark(author, last_seq, last_head) if last_seq else None,
        Replica.resumed(chains, {n: chains[n].end for n in range(len(chains))}, hlc, digest),
    )


class Outbox(Mapping[Mark, bytes]):
    """Own segments to be found in the folder; a content is read when it is asked for."""

    def __init__(self, store: Store, chains: Chains) -> None:
        self._store = store
        with store.read_raw() as raw:
            self._dots = {
                chains.mark(Dot(*dot)): Dot(*dot)
                for dot in raw.execute(
                    "SELECT chain, seq FROM sync_segment s WHERE own=1 AND content NOT NULL"
                    " AND NOT EXISTS (SELECT 1 FROM sync_blob b"
                    " WHERE b.wanted=0 AND b.chain=s.chain AND b.seq=s.seq) ORDER BY chain, seq"
                )
            }

    def __getitem__(self, mark: Mark) -> bytes:
        with self._store.read_raw() as raw:
            (content,) = raw.execute(
                "SELECT content FROM sync_segment WHERE chain=? AND seq=?", self._dots[mark]
            ).fetchone()
        assert isinstance(content, bytes)
        return content

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._dots)

    def __len__(self) -> int:
        return len(self._dots)
