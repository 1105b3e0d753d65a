"""Shop files that a disk has damaged: noticed before anything is written, and never made worse.

Noticed means at the start: the shop is refused, or the quick look that each start takes finds it.
Pages in the place of others, and single bits, are for the full check (once a week, and after an
unclean end). A plain file has no sums of its pages: a bit in the middle of a long text is a letter
like others, and bits in unused places change nothing.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Literal

from crm_desktop.errors import StoreError
from crm_desktop.services import timeline
from crm_desktop.services.health import is_whole
from crm_desktop.store.check import check_shop
from crm_desktop.store.file_format import SHOP_FILE
from tests.faults.flows import add, opened

PAGE = 4096
How = Literal["zeroed", "cut", "garbage", "swapped", "bit"]
HOWS: tuple[How, ...] = ("zeroed", "cut", "garbage", "swapped", "bit")
AT_THE_START = ("zeroed", "cut", "garbage")


def build(folder: Path) -> bytes:
    """A closed shop with contacts and entries; its file."""
    with opened(folder, 1) as store:
        for name in ("Anna", "Ben", "Cleo", "Dora") * 10:
            contact = add(store, name)
            timeline.log(store, contact, "note", f"{name} wants bread. " * 40, zone="Europe/Berlin")
    return (folder / SHOP_FILE).read_bytes()


def damaged(content: bytes, how: How, dice: Random) -> bytes:
    """The file with something of it changed."""
    raw = bytearray(content)
    page = dice.randrange(len(raw) // PAGE) * PAGE
    if how == "zeroed":
        raw[page : page + PAGE] = bytes(PAGE)
    elif how == "garbage":
        raw[page : page + PAGE] = dice.randbytes(PAGE)
    elif how == "cut":
        del raw[dice.randrange(len(raw)) :]
    elif how == "swapped":
        other = dice.randrange(len(raw) // PAGE) * PAGE
        raw[page : page + PAGE], raw[other : other + PAGE] = (
            raw[other : other + PAGE], raw[page : page + PAGE],
        )  # fmt: skip
    else:
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    return bytes(raw)


Noticed = Literal["refused", "quick look", "repaired", "full check", "nothing changed", "unseen"]


def notice(folder: Path, content: bytes, whole: list[str]) -> Noticed:
    """When such a file is noticed. ``whole``: what ``written`` says of the file before."""
    path = folder / SHOP_FILE
    for left in folder.glob(f"{SHOP_FILE}*"):
        left.unlink()
    path.write_bytes(content)
    try:
        with opened(folder, 2) as store:
            if not is_whole(store):
                return "quick look"
            if store.notices:
                return "repaired"
            if not check_shop(store).ok:
                return "full check"
    except StoreError:
        if path.read_bytes() != content:
            raise AssertionError("a damaged file was changed") from None
        return "refused"
    return "nothing changed" if written(path) == whole else "unseen"


def written(path: Path) -> list[str]:
    """All that a shop file holds, as text."""
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def play(folder: Path, content: bytes, how: How, seeds: range) -> Counter[Noticed]:
    """Damage a file so often, and count when it was noticed."""
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / SHOP_FILE).write_bytes(content)
    whole = written(folder / SHOP_FILE)
    found: Counter[Noticed] = Counter()
    for seed in seeds:
        wrong = damaged(content, how, Random(f"{how}/{seed}"))
        if wrong != content:
            try:
                found[notice(folder, wrong, whole)] += 1
            except Exception as error:
                error.add_note(f"{how} {seed}")
                raise
    late = found["full check"] + found["unseen"] + found["nothing changed"]
    assert how not in AT_THE_START or not late, f"{how}: {found}"
    assert found["unseen"] <= (sum(found.values()) // 10 if how == "bit" else 0), f"{how}: {found}"
    return found
