"""A thousand offices, each with its own misfortunes, against what must come out of them.

More of them: ``python run.py soak --seeds 100000``. A failing one is made short and stored beside
these tests, and is played again here for ever.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.sync import mutants
from tests.sync.simulation import world
from tests.sync.simulation.device import Device
from tests.sync.simulation.folder import BrokenRuleError

SEEDS, AT_ONCE = 1_000, 50
SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.json"))


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
def test_every_office_ends_level_and_right(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        world.run_seed(seed)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_what_once_failed_holds(path: Path) -> None:
    devices, script, seed = world.from_json(path.read_text())
    world.run(devices, script, seed)


def test_the_same_seed_gives_the_same_log() -> None:
    assert world.run_seed(11).log == world.run_seed(11).log


def test_the_offices_meet_everything_that_can_happen() -> None:
    met: Counter[str] = Counter()
    for seed in range(60):
        office = world.run_seed(seed)
        replica = office.devices[0].disk.replica
        chains = replica.chains
        met["power cut"] += sum("power cut" in line for line in office.log)
        met["new life"] += sum("lives on" in line for line in office.log)
        met["branch"] += sum(chains[n].parent is not None for n in range(len(chains)))
        met["question"] += len(replica.questions())
        met.update(row.standing.value for row in replica.rows.values())
        met["made twice"] += sum(len(row.births) > 1 for row in replica.rows.values())
        for sealed in office.history.values():
            met["erased"] += len(sealed.segment.purges)
            met["old form"] += sum(len(write.keep) for write in sealed.segment.writes)
        met["removed from the folder"] += sum(
            len(device.disk.wrote - device.disk.outbox.keys()) for device in office.devices
        )
    never = {
        "power cut", "new life", "branch", "question", "live", "hidden", "recovered", "made twice",
        "erased", "old form", "removed from the folder",
    } - {name for name, times in met.items() if times}  # fmt: skip
    assert not never


def test_a_wrong_state_is_noticed() -> None:
    office = world.run_seed(3)
    device: Device = office.devices[0]
    key = next(key for key, row in device.disk.replica.rows.items() if row.cells)
    row = device.disk.replica.rows[key].copy()
    group = min(row.cells)
    row.cells[group] = dict.fromkeys(row.cells[group], ((group, "wrong"),))
    device.disk.replica.replace(key, row)
    with pytest.raises(BrokenRuleError, match="current values"):
        world.check_everything(office)


def test_a_failing_script_is_made_short() -> None:
    devices, script = world.make_script(5)
    stored = world.as_json(devices, script, 5, "an example")
    assert world.from_json(stored) == (devices, script, 5)
    assert world.fails(devices, script, 5) is None


def test_every_known_fault_can_still_be_planted(tmp_path: Path) -> None:
    assert len(mutants.MUTANTS) >= 25
    source = mutants.ROOT / "src" / "crm_desktop" / "sync"
    for number, mutant in enumerate(mutants.MUTANTS):
        place = tmp_path / str(number) / "crm_desktop" / "sync" / mutant.module
        place.parent.mkdir(parents=True)
        place.write_text((source / mutant.module).read_text())
        mutants.planted(mutant, tmp_path / str(number))
        compile(place.read_text(), mutant.module, "exec")
