"""The pictures of every screen: all drawn, in the size and look asked for, and none is blank."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from crm_desktop.services.contact_edit import new_contact
from crm_desktop.store.key_ring import KeyRing
from crm_desktop.store.store import Store
from crm_desktop.sync.setup import Surroundings
from crm_desktop.ui.pictures import take_pictures
from crm_desktop.ui.screens.order import all_screens
from crm_desktop.ui.theme import Theme
from tests.helpers.shop import FakeClock
from tests.sync.offices import some_random
from tests.sync.pcs import MemoryRing


def _colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 7)
                for y in range(0, image.height(), 7)})  # fmt: skip


def test_every_screen_has_its_picture(
    qtbot: QtBot, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    new_contact(store, "person", "Marta Oliveira", phones=["030 1234567"], company="Blue Door")
    with store.read_raw() as raw:
        before = raw.execute("SELECT max(n) FROM change").fetchone()
    made = take_pictures(
        store, "Kestrel Cycles", tmp_path / "out", clock=clock, dark=True, scale=1.0,
        size=(1024, 640),
        surroundings=lambda: Surroundings(
            KeyRing(MemoryRing()), tmp_path / "settings", b"here", some_random("p"), 1, 8192
        ),
    )  # fmt: skip
    names = {path.stem for path in made}
    assert {s.id.replace("_", "-") for s in all_screens() if s.command or s.alone} <= names
    assert {"palette", "keys", "contact-card", "import-2-columns", "import-4-check"} <= names
    assert {"sync-connect", "sync-alone", "sync-level", "sync-passphrase"} <= names
    steps = {"import-3-duplicates", "import-5-import", "import-5-result"}
    assert steps | {"quote", "backup-inside", "sync-question", "sync-invite"} <= names
    assert {"locked", "damage", "refusal", "encrypt", "safe-mode", "recovery-code"} <= names
    assert {"consent", "erase", "tracks", "track-start", "reminder", "field-history"} <= names
    assert {f"sync-key-{task}" for task in ("passphrase", "code", "remove")} <= names
    canvas = QColor(Theme("dark").hex("canvas")).rgb()
    for path in made:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1024, 640), path.stem
        assert _colours(image) > 6, f"{path.stem} is blank"
    assert QImage(str(tmp_path / "out" / "history.png")).pixel(1000, 8) == canvas
    with store.read_raw() as raw:
        assert raw.execute("SELECT max(n) FROM change").fetchone() == before
