"""Settings of this PC: kept over starts, and no folder is made for them."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from crm_desktop.ui.pc_settings import FILE, PcSettings


def test_what_is_set_is_known_at_once_and_written_soon(tmp_path: Path, qtbot: QtBot) -> None:
    settings = PcSettings(tmp_path)
    settings.look = "dark"
    settings.keep_keys("archive", "Ctrl+Shift+D")
    settings.keep_bytes("window", QByteArray(b"\x00\x01"))
    assert (settings.look, settings.keys_of("archive")) == ("dark", "Ctrl+Shift+D")
    qtbot.waitUntil((tmp_path / FILE).exists)
    again = PcSettings(tmp_path)
    assert (again.look, again.keys_of("archive")) == ("dark", "Ctrl+Shift+D")
    assert again.bytes_of("window") == QByteArray(b"\x00\x01")
    again.keep_keys("archive", None)
    assert again.keys_of("archive") is None
    again.save()
    assert PcSettings(tmp_path).keys_of("archive") is None


def test_a_folder_that_went_away_is_not_made_anew(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    settings = PcSettings(folder)
    settings.opened(3)
    folder.rename(tmp_path / "moved")
    settings.opened(5)
    qtbot.wait(1)  # whatever waits for the next moment is done
    settings.save()
    assert settings.recent == [5, 3]
    del settings
    assert not folder.exists()


def test_what_was_set_meanwhile_is_written_when_the_folder_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    settings = PcSettings(folder)
    settings.folded = True
    settings.save()
    assert not folder.exists()
    folder.mkdir()
    settings.save()
    assert PcSettings(folder).folded


def test_what_cannot_be_written_is_known_and_written_later(tmp_path: Path) -> None:
    settings = PcSettings(tmp_path)
    settings.look = "dark"
    settings.save()
    in_the_way = (tmp_path / FILE).with_suffix(".new")
    in_the_way.mkdir()  # it cannot be deleted like a file
    settings.folded = True
    settings.save()
    assert settings.folded
    assert not PcSettings(tmp_path).folded
    in_the_way.rmdir()
    settings.opened(3)
    settings.save()
    again = PcSettings(tmp_path)
    assert (again.look, again.folded, again.recent) == ("dark", True, [3])


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"[" * 100_000, b'{"look": 7, "recent": "9"}']
)
def test_a_damaged_file_counts_as_not_set(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    settings = PcSettings(tmp_path)
    assert settings.look == "system"
    settings.folded = True
    settings.save()
    assert PcSettings(tmp_path).folded


def test_what_another_window_set_stays(tmp_path: Path) -> None:
    one, other = PcSettings(tmp_path), PcSettings(tmp_path)
    one.look = "dark"
    one.save()
    other.folded = True
    other.save()
    assert (other.look, PcSettings(tmp_path).look) == ("dark", "dark")


@pytest.mark.skipif(os.name == "nt", reason="rights are kept otherwise there")
def test_the_file_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        for look in ("dark", "light"):  # made, and written anew
            settings = PcSettings(tmp_path)
            settings.look = look
            settings.save()
            assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
