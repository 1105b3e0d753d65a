"""Contents are kept once, whole, private, and compared with their hash when read."""

import hashlib
import os
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError, UserError
from crm_desktop.store import blobs
from crm_desktop.store.blobs import Blobs


@pytest.fixture
def kept(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "attachments")


def test_put_and_read(kept: Blobs, tmp_path: Path) -> None:
    for content in (b"", b"photo", bytes(range(256)) * 1000):
        name = kept.put(content)
        assert name == hashlib.sha256(content).hexdigest()
        assert kept.path(name) == tmp_path / "attachments" / name[:2] / name
        assert kept.read(name) == content


def test_kept_once_and_private(kept: Blobs, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        name = kept.put(b"photo")
        made = kept.path(name).stat()
        assert kept.put(b"photo") == name
    finally:
        os.umask(before)
    assert kept.path(name).stat().st_ino == made.st_ino
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [kept.path(name)]
    if os.name != "nt":
        assert made.st_mode & 0o777 == 0o600
        assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*/")} == {0o700}


def test_damage_is_seen_and_mended_by_the_same_content(kept: Blobs) -> None:
    name = kept.put(b"photo")
    kept.path(name).write_bytes(b"phot0")
    with pytest.raises(StoreError) as refused:
        kept.read(name)
    assert refused.value.code == "blob.damaged"
    kept.put(b"photo")
    assert kept.read(name) == b"photo"
    kept.path(name).unlink()
    with pytest.raises(StoreError) as refused:
        kept.read(name)
    assert refused.value.code == "blob.missing"


@pytest.mark.parametrize("name", ["", "../../shop.sqlite3", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_a_name_is_never_a_way_elsewhere(kept: Blobs, name: str) -> None:
    for ask in (kept.path, kept.read):
        with pytest.raises(StoreError) as refused:
            ask(name)
        assert refused.value.code == "blob.name"


def test_too_large(kept: Blobs, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        kept.put(bytes(blobs.LARGEST + 1))
    assert refused.value.code == "blob.too_large"
    assert "100 MB" in refused.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing(kept: Blobs, tmp_path: Path) -> None:
    name = hashlib.sha256(b"photo").hexdigest()
    kept.path(name).mkdir(parents=True)
    with pytest.raises(StoreError) as refused:
        kept.put(b"photo")
    assert refused.value.code == "blob.not_saved"
    assert [path.name for path in tmp_path.rglob("*.part")] == []
