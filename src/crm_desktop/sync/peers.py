"""The other PCs of a shop, by the last word that each of them said.

Kept in the shop file, so that who takes part is known while the folder is out of reach. A PC that
was said to be gone for good is waited for by nobody; should it speak again, it takes part again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from crm_desktop.domain.text import collapse, strip_unsafe
from crm_desktop.store.store import Store
from crm_desktop.sync import ack
from crm_desktop.sync.ack import Ack

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Colleague:
    """Another PC (by its device, whatever life it is in)."""

    device: bytes
    word: Ack
    """The last one."""
    heard_at: int
    """When it was read here, UTC milliseconds of our clock."""
    retired: bool

    @property
    def label(self) -> str:
        """What it is called; the beginning of its number where it has no name."""
        return shown(self.word.label) or self.device.hex()[:8]


def shown(text: str) -> str:
    """A name or label of another PC, safe to be shown in one line."""
    return collapse(strip_unsafe(text))[:LONGEST]


def label_of(raw: sqlite3.Connection, device: bytes) -> str:
    """What a PC is called; empty if it never spoke."""
    found = raw.execute("SELECT label FROM sync_peer WHERE device=?", (device,)).fetchone()
    return str(found[0]) if found else ""


def read(store: Store) -> list[Colleague]:
    """All other PCs that were heard of, in a fixed order."""
    with store.read_raw() as raw:
        lines = raw.execute(
            "SELECT device, word, heard_at, retired FROM sync_peer ORDER BY device"
        ).fetchall()
    return [
        Colleague(device, word, heard, word.leaving or retired >= word.number)
        for device, content, heard, retired in lines
        if (word := ack.decode(content)) is not None
    ]


def hear(store: Store, words: Iterable[Ack], device: bytes) -> bool:
    """Take down what was said since, except by ``device``, which is this PC; writes nothing if
    there is nothing new.

    False: a PC seems to say again what it said before its last word. That is left alone: somebody
    put an older file, or an older copy of the folder, in the place of what was there.
    """
    held = {peer.device: peer for peer in read(store)}
    said, whole = [], True
    for word in words:
        last = held.get(word.author.device)
        if word.author.device == device:
            continue
        if last and last.word.author == word.author and word.number < last.word.number:
            whole = False
        else:
            said.append(word)
    newest: dict[bytes, Ack] = {}
    for word in said:
        other = newest.get(word.author.device)
        if other is None or (word.wall, word.number) > (other.wall, other.number):
            newest[word.author.device] = word
    gone: dict[bytes, int] = {}
    for word in said:
        for other_device, number in word.retired:
            gone[other_device] = max(number, gone.get(other_device, -1))
    fresh = [w for d, w in newest.items() if d not in held or held[d].word != w]
    with store.read_raw() as raw:
        known = dict(raw.execute("SELECT device, retired FROM sync_peer").fetchall())
    told = [(n, d) for d, n in gone.items() if n > known.get(d, -1) and (d in known or d in newest)]
    if not fresh and not told:
        return whole
    with store.write_local() as raw:
        raw.executemany(
            "INSERT INTO sync_peer(device, label, word, heard_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET label=excluded.label, word=excluded.word,"
            " heard_at=excluded.heard_at",
            [(w.author.device, shown(w.label), ack.encode(w), store.clock()) for w in fresh],
        )
        raw.executemany("UPDATE sync_peer SET retired=? WHERE device=?", told)
    return whole


def retire(store: Store, device: bytes) -> None:
    """Wait for this PC no longer. ``LookupError`` if it is not known."""
    found = next((peer for peer in read(store) if peer.device == device), None)
    if found is None:
        raise LookupError("no such PC")
    with store.write_local() as raw:
        raw.execute("UPDATE sync_peer SET retired=? WHERE device=?", (found.word.number, device))
