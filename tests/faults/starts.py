"""Programs that start at the same moment on the same shop: one gets it, the others are told so.

Who gets the shop saves something and keeps it open until all have tried.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.flows import add, opened
from tests.faults.points import Walk

TOGETHER = 3


def race(walk: Walk, number: int) -> int:
    """A new shop, or one that is there, is opened by several programs at once, by two names of its
    folder; how many were told that another one has it.

    Raises:
        AssertionError: not exactly one got it, or what that one saved is not there.
    """
    place = walk.place / "races"
    place.mkdir(exist_ok=True)
    if not (place / "link").exists():
        (place / "link").symlink_to(place)
    name = f"shop-{number // 2}"  # the second race is for a shop that is there
    folders = [place / name, place / "link" / name]
    answers = walk.together([folders[n % 2] for n in range(TOGETHER)], 100 * number)
    saved = [answer.removeprefix("saved ") for answer in answers if answer.startswith("saved ")]
    assert len(saved) == 1, answers
    refused = answers.count("refused store.in_use")
    assert refused == TOGETHER - 1, answers
    with opened(place / name, 100 * number + 99) as store, store.read_raw() as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM contact WHERE gone=0")}
    assert set(saved) <= names
    return refused


def start(folder: Path, number: int, answer: int, end: int) -> None:
    """One of the programs: what it says goes into ``answer``; it ends when ``end`` is closed."""
    with opened(folder, number) as store:
        add(store, f"racer {number}")
        os.write(answer, f"saved racer {number}\n".encode())
        os.read(end, 1)
