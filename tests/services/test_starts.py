"""Failed starts are counted until one is finished."""

from pathlib import Path

from crm_desktop.services.starts import STARTS, begin_start, failed_starts, finish_start


def test_starts_count_until_one_is_finished(tmp_path: Path) -> None:
    assert failed_starts(tmp_path) == 0
    begin_start(tmp_path)
    begin_start(tmp_path)
    assert failed_starts(tmp_path) == 2
    finish_start(tmp_path)
    finish_start(tmp_path)
    assert failed_starts(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_only_the_person_may_read_the_count(tmp_path: Path) -> None:
    begin_start(tmp_path)
    assert (tmp_path / STARTS).stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_written_nothing_counts(tmp_path: Path) -> None:
    begin_start(tmp_path / "gone")
    finish_start(tmp_path / "gone")
    assert failed_starts(tmp_path / "gone") == 0
