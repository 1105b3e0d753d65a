"""Attachments: kept by content, limits, copies that may only be read, undo."""

import os
import stat
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError, UserError
from crm_desktop.services import attachments, contact_edit, timeline
from crm_desktop.services.history import History
from crm_desktop.services.timeline import read_timeline
from crm_desktop.store.store import Store
from tests.helpers.dump import live_dump


@pytest.fixture
def marta(store: Store) -> bytes:
    return contact_edit.new_contact(store, "person", "Marta Ek")


def names(store: Store, contact: bytes) -> list[str]:
    with store.read_raw() as raw:
        (entry,) = read_timeline(raw, contact)
    return [one.name for one in entry.attachments]


def kept(store: Store, tmp_path: Path, name: str = "Quote.pdf") -> attachments.KeptFile:
    path = tmp_path / name
    path.write_bytes(b"%PDF quote")
    return attachments.keep_file(store, path)


def test_logged_with_a_file_that_comes_back_as_it_was(
    store: Store, marta: bytes, tmp_path: Path
) -> None:
    file = kept(store, tmp_path)
    assert (file.media_type, file.size) == ("application/pdf", 10)
    timeline.log(store, marta, "email", "Here", zone="UTC", files=[file, file])
    with store.read_raw() as raw:
        (entry,) = read_timeline(raw, marta)
    assert [one.sha256 for one in entry.attachments] == [file.sha256, file.sha256]
    attachments.save_copy(store, entry.attachments[0].id, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF quote"
    opened = attachments.copy_to_open(store, entry.attachments[0].id)
    assert opened.name == "Quote.pdf"
    assert opened.read_bytes() == b"%PDF quote"
    if os.name != "nt":
        assert stat.S_IMODE(opened.stat().st_mode) == 0o400


def test_every_step_is_undone_to_an_equal_dump(store: Store, marta: bytes, tmp_path: Path) -> None:
    file = kept(store, tmp_path)
    logged = timeline.log(store, marta, "note", "Plan", zone="UTC")
    assert logged.entry is not None
    before = live_dump(store)
    (attachment,) = attachments.attach(store, logged.entry, [file])
    attached = live_dump(store)
    assert names(store, marta) == ["Quote.pdf"]
    attachments.remove_attachment(store, attachment)
    assert names(store, marta) == []
    History(store).undo()
    assert live_dump(store) == attached
    History(store).undo()
    assert live_dump(store) == before


def test_a_file_that_is_too_large_is_refused_with_a_sentence(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "film.mov"
    with path.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    with pytest.raises(UserError, match=r"“film\.mov” has 25 MB; at most") as refused:
        attachments.keep_file(store, path)
    assert refused.value.code == "attachment.too_large"
    assert not (store.folder / "attachments").exists()


@pytest.mark.parametrize("name", ["gone.pdf", "."])
def test_what_cannot_be_read_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        attachments.keep_file(store, tmp_path / name)
    assert refused.value.code == "attachment.unreadable"


@pytest.mark.parametrize("name", ["invoice.pdf.exe", "photo.LNK", "start.desktop"])
def test_programs_are_not_opened_but_may_be_saved(
    store: Store, marta: bytes, tmp_path: Path, name: str
) -> None:
    timeline.log(store, marta, "email", zone="UTC", files=[kept(store, tmp_path, name)])
    with store.read_raw() as raw:
        attachment = read_timeline(raw, marta)[0].attachments[0].id
    with pytest.raises(UserError) as refused:
        attachments.copy_to_open(store, attachment)
    assert refused.value.code == "attachment.program"
    attachments.save_copy(store, attachment, tmp_path / "saved")
    assert (tmp_path / "saved").exists()


def test_a_content_that_is_gone_is_told(store: Store, marta: bytes, tmp_path: Path) -> None:
    file = kept(store, tmp_path)
    timeline.log(store, marta, "note", zone="UTC", files=[file])
    (store.folder / "attachments" / file.sha256[:2] / file.sha256).unlink()
    with store.read_raw() as raw:
        attachment = read_timeline(raw, marta)[0].attachments[0].id
    with pytest.raises(StoreError) as refused:
        attachments.save_copy(store, attachment, tmp_path / "copy")
    assert refused.value.code == "blob.missing"
    assert not (tmp_path / "copy").exists()


def test_an_entry_has_at_most_fifty(store: Store, marta: bytes, tmp_path: Path) -> None:
    file = kept(store, tmp_path)
    before = live_dump(store)
    with pytest.raises(UserError) as refused:
        timeline.log(store, marta, "note", zone="UTC", files=[file] * (attachments.MOST + 1))
    assert refused.value.code == "attachment.too_many"
    assert live_dump(store) == before


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("CON: report?.pdf", "CON_ report_.pdf"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_of_files_are_made_safe(given: str, name: str) -> None:
    assert attachments.clean_name(given) == name
