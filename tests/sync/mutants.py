"""Known faults, planted one at a time into a copy of the sync code: each must be noticed.

First the offices of the simulation look for it, then the tests of single rules.

A fault is a text of a module and what to put there instead; a text that is no longer there, or that
is there twice, is an error, so that the list stays true. Run: ``python run.py soak --mutants``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SEEDS = 600
PLAYER = (
    "import sys; sys.path[:0] = sys.argv[2:]\n"
    "from tests.sync.simulation import world\n"
    "for seed in range(int(sys.argv[1])):\n"
    "    why = world.fails(*world.make_script(seed), seed)\n"
    "    if why:\n"
    "        print('office', seed, why.splitlines()[0][:110]); sys.exit(1)\n"
    "import pytest\n"
    "tests = [f'{sys.argv[3]}/tests/sync/test_{name}.py' for name in ('core', 'compaction')]\n"
    "found = pytest.main([*tests, '-xq', '-p', 'no:cacheprovider', '-o', 'pythonpath='])\n"
    "sys.exit(1 if found == 1 else 3 if found else 0)\n"
)


TESTER = (
    "import sys; sys.path[:0] = sys.argv[2:4]\n"
    "import pytest\n"
    "tests = [f'{sys.argv[3]}/tests/sync/{name}' for name in sys.argv[4].split()]\n"
    "found = pytest.main([*tests, '-xq', '-p', 'no:cacheprovider', '-o', 'pythonpath='])\n"
    "sys.exit(1 if found == 1 else 3 if found else 0)\n"
)


class Mutant(NamedTuple):
    name: str
    module: str
    old: str
    new: str
    tests: str = ""
    """Tests that have to notice it, where the offices of the simulation do not come by."""


MUTANTS = [
    Mutant("no gate: segments are applied in any order", "core/gate.py",
           "missing = tuple(sorted({mark for mark in needed if not replica.has(mark)}))",
           "missing = ()"),
    Mutant("gate asks only for the one before", "core/gate.py",
           "needed = list(segment.seen)", "needed = list(segment.seen[:0])"),
    Mutant("gate does not ask for the one before", "core/gate.py",
           "if segment.seq > 1:", "if segment.seq < 0:"),
    Mutant("applied again when delivered again", "core/gate.py",
           "return Verdict(Answer.KNOWN)", "pass"),
    Mutant("segments of a newer program are applied", "core/gate.py",
           "if segment.min_reader > schema:", "if segment.min_reader > schema + 9:"),
    Mutant("a dot is covered only by more than itself", "core/naming.py",
           ">= dot.seq", "> dot.seq"),
    Mutant("covered by one too few", "core/naming.py", ">= dot.seq", ">= dot.seq - 1"),
    Mutant("joining vectors takes the lower", "core/naming.py",
           "whole[chain] = max(seq, whole.get(chain, 0))",
           "whole[chain] = min(seq, whole.get(chain, seq))"),
    Mutant("last writer wins: siblings are dropped", "core/rows.py",
           "row.cells[group] = left | {dot: value}", "row.cells[group] = {dot: value}"),
    Mutant("nothing is ever replaced", "core/rows.py",
           "if d in kept or not covers(seen, d)", "if d != dot"),
    Mutant("old forms: keep is ignored", "core/rows.py",
           "if d in kept or not covers(seen, d)", "if not covers(seen, d)"),
    Mutant("a write of a part is no sign of its owners", "core/replica.py",
           "        for owner in write.owners:\n            self._sign(",
           "        for owner in ():\n            self._sign("),
    Mutant("hiding takes what was not seen", "core/rows.py",
           'stay for bringing it back."""\n    row.signs = unseen(row.signs, seen)',
           'stay for bringing it back."""\n    row.signs = NOTHING'),
    Mutant("hiding does not cover the same segment", "core/replica.py",
           "lambda row: rows.hide(row, own)", "lambda row: rows.hide(row, seen)"),
    Mutant("own segment forgets what it had seen of another branch", "core/replica.py",
           "own = joined((seen, self.chains.with_ancestors(dot)))",
           "own = seen | self.chains.with_ancestors(dot)"),
    Mutant("erasing takes what was written meanwhile", "core/rows.py",
           "for d, v in siblings.items() if not covers(seen, d)}",
           "for d, v in siblings.items() if False}"),
    Mutant("erasing leaves births", "core/rows.py",
           'meanwhile survives as recovered."""\n    row.births = unseen(row.births, seen)\n',
           'meanwhile survives as recovered."""\n'),
    Mutant("merging keeps whatever either side has", "core/rows.py",
           "return (left & right) | unseen(left - right, their_seen) | "
           "unseen(right - left, our_seen)",
           "return left | right"),
    Mutant("merging drops what the other side lacks", "core/rows.py",
           "| unseen(left - right, their_seen) |", "|"),
    Mutant("merging takes nothing new", "core/rows.py",
           "unseen(left - right, their_seen) | unseen(right - left, our_seen)",
           "unseen(left - right, their_seen)"),
    Mutant("a snapshot does not advance the vector", "core/snapshot.py",
           "replica.vector[chain] = max(seq, replica.vector.get(chain, 0))",
           "replica.vector.setdefault(chain, 0)"),
    Mutant("a snapshot's own vector is taken for ours while merging", "core/snapshot.py",
           "rows.merged(held, ours, other, theirs)", "rows.merged(held, theirs, other, theirs)"),
    Mutant("rows that the snapshot lacks are never looked at", "core/snapshot.py",
           "for key in replica.rows.keys() | found.keys():", "for key in found.keys():"),
    Mutant("tie-break by arrival", "core/rows.py",
           "return max(siblings, key=order)", "return list(siblings)[-1]"),
    Mutant("the earliest is shown", "core/rows.py",
           "return max(siblings, key=order)", "return min(siblings, key=order)"),
    Mutant("clock does not follow what was seen", "core/replica.py",
           "return max(last + 1, wall << 16)", "return wall << 16"),
    Mutant("equal values raise a question", "core/rows.py",
           "return len({value_bytes(value) for value in siblings.values()}) > 1",
           "return True"),
    Mutant("1 and 1.0 are the same value", "core/rows.py",
           "len({value_bytes(value) for value in siblings.values()}) > 1",
           "len(set(siblings.values())) > 1"),
    Mutant("a branch is taken for the trunk", "core/chains.py",
           "if before is not None and self._chains[before.chain].end == before.seq:",
           "if before is not None:"),
    Mutant("a branch does not know what it branched off", "core/chains.py",
           "            step = self._chains[step.chain].parent\n", "            step = None\n"),
    Mutant("bringing back decides questions nobody looked at", "core/replica.py",
           "keep = change.keep + self._beside(change.row, change.rest)", "keep = change.keep"),
    Mutant("bringing back makes no birth", "core/replica.py",
           "Write(change.row, change.birth, cells, keep, change.owners)",
           "Write(change.row, change.birth and change.row not in self.rows, cells, keep, "
           "change.owners)"),
    Mutant("a changed row in the trash is not hidden anew", "core/replica.py",
           "if not change.live:", "if not change.live and not change.cells:"),
    Mutant("digest forgets the old value", "core/replica.py",
           "self._sum -= self.sums.pop(key, 0)", "self.sums.pop(key, 0)"),
    Mutant("apply before seal", "engine.py",
           "                # A person may be typing while this goes on.\n"
           "                self._keeper.seal(progress)\n", ""),
    Mutant("own segments that vanished are not published again", "engine.py",
           "if m not in there or m in wanted}",
           "if m.seq > max((a.seq for a in there), default=0) or m in wanted}", "test_folder.py"),
    Mutant("a torn file is taken for known", "engine.py",
           "                damaged.append(name)\n                continue\n",
           "                if (hint := hinted(name)) is not None:\n"
           "                    self._known[name] = (hint,)\n                continue\n",
           "test_folder.py"),
    Mutant("a damaged file is never asked for again", "engine.py",
           "wanted = done.missing | {mark for mark in damaged if not self._keeper.has(mark)}",
           "wanted = set()"),
    Mutant("the first in the queue blocks all others", "engine.py",
           "                    missing.update(verdict.missing)\n                    continue\n",
           "                    missing.update(verdict.missing)\n                    break\n"),
    Mutant("a folder of another shop is used", "engine.py",
           "if self._carrier.library() != self._keeper.library:",
           "if self._carrier.library() is None:"),
    Mutant("removed without a verified snapshot", "core/compaction.py",
           "held = [s.vector for s in snapshots if s.verified]",
           "held = [s.vector for s in snapshots] or [{}]"),
    Mutant("two heads of the same number are one", "core/chains.py",
           "dot = Dot(number, mark.seq)\n        self._dots[mark] = dot",
           "dot = self._dots.setdefault(mark._replace(head=b''), Dot(number, mark.seq))\n"
           "        self._dots[mark] = dot"),
    Mutant("visible although nobody uses it", "core/rows.py",
           "        if not self.signs:\n            return Standing.HIDDEN\n", ""),
    # What the simulation does not play: real shop files.
    Mutant("a snapshot is merged before own work is sealed", "shop_merge.py",
           "            file.seal_in(tx.raw)\n", "", "test_snapshots.py"),
    Mutant("a merged snapshot is not compared with its digest", "shop_merge.py",
           "if replica.vector == theirs and replica.digest != said.digest:", "if False:",
           "test_snapshots.py"),
    Mutant("what a snapshot lacks is never erased", "shop_merge.py",
           "WHERE NOT EXISTS (SELECT 1 FROM sync_there s WHERE s.tbl=o.tbl AND s.row=o.row)",
           "WHERE false", "test_snapshots.py"),
    Mutant("a merged snapshot leaves marks to be sealed", "shop_merge.py",
           "            tx.raw.execute(\"DELETE FROM sync_dirty\")\n", "",
           "test_snapshots.py test_shared.py"),
    Mutant("a snapshot is believed without counting its rows", "snapshots.py",
           "if _sums(block, replica, asked) != block.sums:", "if False:", "test_snapshots.py"),
    Mutant("changes of others are taken over signs they had not seen", "shop_merge.py",
           " f\" AND {covered('sync_theirs', 'o.sign_chain', 'o.sign_seq')}\"\n", "",
           "test_catching_up.py"),
    Mutant("changes of others are taken for nothing in the digest", "shop_merge.py",
           "replica.count_in(int.from_bytes(after) - int.from_bytes(before))", "pass",
           "test_catching_up.py"),
    Mutant("the row of a new phone is not signed where it lies", "shop_file.py",
           "left = shop_rows.sign(raw, births.above",
           "left = shop_rows.sign(raw, set() and births.above",
           "test_catching_up.py test_shop_births.py"),
    Mutant("what others have and nobody can see is not missed", "shared.py",
           "if (turn.missing or turn.behind) and self._upkeep", "if turn.missing and self._upkeep",
           "test_shared.py"),
    Mutant("a segment does not wait for its attachment", "known.py",
           "b.wanted=0 AND b.chain=s.chain", "b.wanted=7 AND b.chain=s.chain", "test_shared.py"),
    Mutant("nobody is asked about a mass deletion", "shop_file.py",
           "if len(found.hides) < FEW_HIDDEN:", "if True:", "test_shared.py"),
    Mutant("an old form overwrites what it had not shown", "shop_file.py",
           "for group in edited if group in unseen", "for group in edited if False",
           "test_shared.py"),
    Mutant("a copied shop writes under the name of its original", "shared.py",
           "if state.anchor != mine:", "if False:", "test_shared.py"),
    Mutant("signs of life of owners are not written down", "shop_file.py",
           "touched & signed)\n        dot = self._note(raw, mark, found",
           "())\n        dot = self._note(raw, mark, found", "test_shop_file.py"),
    Mutant("rows born in a segment are no sign of their owners", "core/replica.py",
           "        for owner in owners:\n            self._sign(",
           "        for owner in ():\n            self._sign(", "test_shop_births.py"),
    Mutant("rows born in a segment are not counted", "shop_file.py",
           "self._replica.count_in(births.total)", "self._replica.count_in(0)",
           "test_shop_births.py"),
    Mutant("a large step becomes many", "shop_file.py",
           "batch=self.catching_up or step,", "batch=self.catching_up,", "test_shared.py"),
    Mutant("a removed PC is believed", "engine.py",
           "return not waiting.earlier or mark in self._vouched", "return True",
           "test_shop_key.py"),
    Mutant("the snapshot of a removed PC is read", "upkeep.py",
           "is not None and n not in self._earlier", "is not None", "test_shop_key.py"),
    Mutant("who was erased stays in the folder", "upkeep.py",
           "surplus_snapshots(verified, erased)", "surplus_snapshots(verified)",
           "test_erasing.py"),
    Mutant("the owner of a row that arrives is not weighed with it", "shop_arrivals.py",
           "above = {owner for row in forms for owner in below[row]} - forms.keys()",
           "above = set[RowKey]()", "test_shop_births.py"),
    Mutant("a row that is known is taken for a new one", "shop_arrivals.py",
           "    for key in _here(raw, forms):\n        del forms[key]\n", "",
           "test_shop_file.py test_shared.py test_state_machine.py"),
    Mutant("contacts in the trash are named as owners", "shop_births.py",
           "alone[table] |= ids - hidden", "alone[table] |= ids", "test_shop_births.py"),
    Mutant("what is new is not counted whole", "core/replica.py",
           "high: int = sum(halves[::2])", "high: int = sum(halves[2::2])",
           "test_shop_births.py"),
    Mutant("one file that cannot be read stops everything", "engine.py",
           "if error.errno not in _OF_ONE_FILE or", "if True or", "test_events.py"),
    Mutant("words of strangers are believed", "ack.py",
           'keys = encryption.all_of(key) if key else (b"",)',
           'keys = (*encryption.all_of(key or b""), b"")', "test_tampered.py"),
    Mutant("an older word takes the place of a later one", "peers.py",
           "if last and last.word.author == word.author and word.number < last.word.number:",
           "if False:", "test_tampered.py"),
    Mutant("key files of strangers are believed", "key_files.py",
           "return any(compare_digest(mine, mac) for mac in self.macs)", "return True",
           "test_shop_key.py"),
    Mutant("a removed PC goes on reading", "shop_key.py",
           "return self._write(LibraryKey(newest, encryption.all_of(self.key)), passphrase)",
           "return self._write(self.key, passphrase)", "test_shop_key.py"),
    Mutant("what was written under an earlier key cannot be read", "../store/encryption.py",
           "    *newer, oldest = all_of(key)\n", "    newer, oldest = (), all_of(key)[0]\n",
           "test_shop_key.py"),
    Mutant("a shop that is said to be open is joined", "setup.py",
           "if not library.locked and _has_keys(place):", "if False:", "test_tampered.py"),
    Mutant("pieces that are there are sent again", "shared_files.py",
           "if not anew and self._carrier.blob_size(name) == self._size(len(content), number):",
           "if False:", "test_shared_files.py"),
    Mutant("a damaged content is left in the folder", "shared_files.py",
           "progress, anew=True)", "progress)", "test_shared_files.py"),
    Mutant("one snapshot is enough to remove a content", "core/compaction.py",
           "return snapshots >= SNAPSHOTS_KEPT and", "return", "test_shared_files.py"),
    Mutant("what was erased stays in the tables", "shop_tables.py",
           "if held is not None and (row is None or not row.births):", "if False:",
           "test_emptying.py"),
    Mutant("who was not heard of does not hold up the erasing", "emptying.py",
           "    return found\n\n\ndef empty_trash", "    return found[:1]\n\n\ndef empty_trash",
           "test_emptying.py"),
    Mutant("an older copy goes on without a question", "shared.py",
           "if older is not None and older.choice == NOT_CHOSEN:", "if False:",
           "test_restored.py"),
    Mutant("the older state is not kept though it was chosen", "restored.py",
           "if found.choice == KEEP_OLDER and ended is None:", "if False:", "test_restored.py"),
    Mutant("rows that differ are not written as a whole", "shop_file.py",
           "self._reborn = frozenset(part)", "self._reborn = frozenset()", "test_mending.py"),
    Mutant("who holds something else is taken to have seen ours", "engine.py",
           "                        self._keeper.set_apart(found)\n", "", "test_mending.py"),
    Mutant("rows are not counted anew", "mending.py",
           "if replica.row_sum(key, row) != replica.sums[key]:", "if False:", "test_mending.py"),
    Mutant("a digest that changed is not told", "engine.py",
           "word.wanted_files, word.digest)", "word.wanted_files)", "test_mending.py"),
]  # fmt: skip


def planted(mutant: Mutant, folder: Path) -> None:
    """Put the fault into the copy of the program in ``folder``."""
    path = folder / "crm_desktop" / "sync" / mutant.module
    text = path.read_text()
    if text.count(mutant.old) != 1:
        raise LookupError(f"{mutant.name}: its text is in {mutant.module} "
                          f"{text.count(mutant.old)} times")  # fmt: skip
    path.write_text(text.replace(mutant.old, mutant.new))


def noticed(mutant: Mutant, seeds: int = SEEDS) -> str | None:
    """The seed at which the fault was noticed and how; none if it never was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(
            ROOT / "src" / "crm_desktop", folder / "crm_desktop",
            ignore=shutil.ignore_patterns("__pycache__", "ui"),
        )  # fmt: skip
        planted(mutant, folder)
        run = subprocess.run(
            [sys.executable, "-c", TESTER if mutant.tests else PLAYER, str(seeds), name,
             str(ROOT), mutant.tests],
            capture_output=True, text=True, check=False, timeout=600,
            env=os.environ | {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    if run.returncode == 1 and run.stdout:
        lines = run.stdout.strip().splitlines()
        return next((line for line in reversed(lines) if line.startswith("FAILED")), lines[-1])
    if run.returncode:
        raise RuntimeError(f"{mutant.name}: {run.stderr[-500:]}")
    return None


def main(names: Sequence[str]) -> int:
    """Plant all faults, or those whose name contains one of ``names``; how many got through."""
    through = 0
    chosen = [m for m in MUTANTS if not names or any(name in m.name for name in names)]
    for mutant in chosen:
        how = noticed(mutant)
        through += how is None
        print(f"{'noticed  ' if how else 'MISSED   '} {mutant.name}: {how or ''}", flush=True)
    print(f"{len(chosen)} faults planted, {through} not noticed")
    return through


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
