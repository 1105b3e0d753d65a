"""Safe places, private files, one program per shop, and what opening and writing refuse."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from crm_desktop.errors import StoreError
from crm_desktop.store.backup import make_backup
from crm_desktop.store.connection import connect
from crm_desktop.store.file_check import is_current
from crm_desktop.store.file_format import SHOP_FILE
from crm_desktop.store.guard import ShopLock, check_file, check_sqlite_version, make_private
from crm_desktop.store.place import Mount, check_place, linux_mounts, mac_mounts
from crm_desktop.store.store import Store
from tests.helpers.shop import FakeClock, add_contact, names, open_shop

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="rights and signals of Linux and macOS")


def run_python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A separate process with the project's modules; ``code`` finds its arguments in ``args``."""
    lead = "import os, signal, sqlite3, sys\nfrom pathlib import Path\nargs = sys.argv[1:]\n"
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", lead + code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refusal(folder: Path, **surroundings: object) -> str:
    """The code with which a place is refused; empty when it is fine."""
    given = {"home": folder / "home", "environment": {}, "mounts": []} | surroundings
    try:
        check_place(folder, **given)  # type: ignore[arg-type]
    except StoreError as error:
        return error.code
    return ""


# -- places ------------------------------------------------------------------------------------

MOUNTS = """\
22 27 0:21 / / rw,relatime - ext4 /dev/sda1 rw
23 22 0:30 / /mnt rw,relatime shared:1 - ext4 /dev/sdb1 rw
24 22 0:31 / /mnt/office\\040share rw,relatime shared:2 master:3 - {kind} //server/share rw
not a line of this table
"""


@pytest.mark.parametrize(
    "kind",
    ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "davfs", "afs", "9p", "virtiofs", "fuse.rclone"],
)
def test_network_drive_is_refused(kind: str) -> None:
    mounts = linux_mounts(MOUNTS.format(kind=kind))
    assert refusal(Path("/mnt/office share/shop"), mounts=mounts) == "store.network"
    assert refusal(Path("/mnt/office sharex/shop"), mounts=mounts) == ""


def test_the_mount_on_top_counts() -> None:
    mounts = [Mount(Path("/"), "ext4"), Mount(Path("/srv"), "nfs"), Mount(Path("/srv"), "xfs")]
    assert refusal(Path("/srv/shop"), mounts=mounts) == ""
    assert refusal(Path("/srv/shop"), mounts=mounts[:2]) == "store.network"


def test_a_host_share_as_root_is_the_disk_of_this_computer(tmp_path: Path) -> None:
    assert refusal(tmp_path, mounts=[Mount(Path("/"), "9p")]) == ""
    assert refusal(tmp_path, mounts=[Mount(Path("/"), "nfs")]) == "store.network"


def test_mounts_of_macos() -> None:
    listing = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//anna@nas._smb._tcp.local/share on /Volumes/Team (old) (smbfs, nodev, mounted by anna)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted)\n"
        "/dev/disk4s1 on /Volumes/STICK (msdos)\n"
    )
    assert mac_mounts(listing) == [
        (Path("/"), "apfs"),
        (Path("/Volumes/Team (old)"), "smbfs"),
        (Path("/System/Volumes/Data/home"), "autofs"),
        (Path("/Volumes/STICK"), "msdos"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive", "OneDrive - Nordlicht GmbH", "onedrive", "Dropbox", "Dropbox (Personal)",
        "iCloudDrive", "Library/Mobile Documents/com~apple~CloudDocs", "Google Drive",
        "Library/CloudStorage/GoogleDrive-anna@example.org", "Nextcloud", "Nextcloud2", "ownCloud",
        "pCloudDrive", "MEGAsync", "Box Sync", "SynologyDrive", "Yandex.Disk", "Proton Drive",
        "GoogleDrive",
    ],
)  # fmt: skip
def test_cloud_folder_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name / "Documents" / "shop") == "store.cloud"


@pytest.mark.parametrize("name", ["onedrive-notes", "My Dropboxes", "boxes", "Drive", "cloud"])
def test_similar_names_are_fine(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name / "shop") == ""


@pytest.mark.parametrize(
    "marker", [".stfolder", ".dropbox.cache", "._sync_0a1b.db", ".sync_0a1b.db", ".sync/ID"]
)
def test_cloud_folder_is_refused_by_its_marker(tmp_path: Path, marker: str) -> None:
    place = tmp_path / "my things" / "deep" / "shop"
    place.mkdir(parents=True)
    assert refusal(place) == ""
    made = tmp_path / "my things" / marker
    made.parent.mkdir(exist_ok=True)
    made.write_bytes(b"")
    assert refusal(place) == "store.cloud"


def test_cloud_folders_that_were_written_down(tmp_path: Path) -> None:
    mine, other = tmp_path / "Anything" / "shop", tmp_path / "Elsewhere" / "shop"
    environment = {"OneDriveCommercial": str(tmp_path / "Anything"), "PATH": str(tmp_path)}
    assert refusal(mine, environment=environment) == "store.cloud"
    assert refusal(other, environment=environment) == ""
    settings = tmp_path / "home" / ".dropbox"
    settings.mkdir(parents=True)
    accounts = {"personal": {"path": str(tmp_path / "Elsewhere")}, "business": None, "x": {}}
    (settings / "info.json").write_text(json.dumps(accounts))
    assert refusal(other, home=tmp_path / "home") == "store.cloud"
    for broken in ("", "[1]", "{", '{"personal": {"path": 3}}', "[" * 100_000):
        (settings / "info.json").write_text(broken)
        assert refusal(other, home=tmp_path / "home") == ""
    assert refusal(tmp_path / "home" / "Box" / "shop", home=tmp_path / "home") == "store.cloud"


def test_drive_that_google_streams() -> None:
    assert refusal(Path("/Meine Ablage/shop")) == "store.cloud"
    assert refusal(Path("/home/Meine Ablage/shop")) == ""


@posix
def test_links_do_not_hide_a_place(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "real").mkdir(parents=True)
    (tmp_path / "plain").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox" / "real")
    assert refusal(tmp_path / "link" / "shop") == "store.cloud"
    (tmp_path / "Dropbox" / "out").symlink_to(tmp_path / "plain")
    assert refusal(tmp_path / "Dropbox" / "out") == "store.cloud"
    mounts = [Mount(Path("/"), "ext4"), Mount(tmp_path / "Dropbox", "cifs")]
    assert refusal(tmp_path / "link", mounts=mounts) == "store.network"
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert refusal(tmp_path / "round" / "shop") == "store.not_a_folder"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refusal(tmp_path / "file") == "store.not_a_folder"
    assert refusal(tmp_path / "file" / "shop") == "store.not_a_folder"


@posix
@pytest.mark.skipif(os.name != "nt" and os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert refusal(tmp_path / "shop") == "store.unwritable"
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc takes no folders, even of root")
def test_a_folder_that_cannot_be_made() -> None:
    with pytest.raises(StoreError) as refused:
        make_private(Path("/proc/crm-desktop-test/shop"))
    assert refused.value.code == "store.unwritable"
    with pytest.raises(StoreError) as refused:
        ShopLock(Path("/proc/crm-desktop-test"))
    assert refused.value.code == "store.unwritable"


def test_a_shop_in_a_cloud_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_shop(tmp_path / "OneDrive" / "shop")
    assert refused.value.code == "store.cloud"
    assert "OneDrive" in refused.value.sentence
    assert "keep the shop on this PC" in refused.value.sentence
    assert list(tmp_path.iterdir()) == []


# -- the file ----------------------------------------------------------------------------------


@posix
def test_second_names_of_the_file_are_refused(tmp_path: Path, template: Path) -> None:
    path = tmp_path / SHOP_FILE
    shutil.copyfile(template, path)
    check_file(path)
    os.link(path, tmp_path / "second")
    with pytest.raises(StoreError) as refused:
        open_shop(tmp_path)
    assert refused.value.code == "store.hard_link"
    (tmp_path / "second").unlink()
    path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path / "moved")
    with pytest.raises(StoreError) as refused:
        open_shop(tmp_path)
    assert refused.value.code == "store.linked"
    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError) as refused:
        open_shop(tmp_path)
    assert refused.value.code == "store.not_a_file"


def test_no_new_shop_beside_the_log_of_a_lost_one(tmp_path: Path) -> None:
    log = tmp_path / (SHOP_FILE + "-wal")
    log.write_bytes(b"changes that were not yet in the file")
    with pytest.raises(StoreError) as refused:
        open_shop(tmp_path)
    assert refused.value.code == "store.missing"
    assert log.read_bytes() == b"changes that were not yet in the file"
    assert not (tmp_path / SHOP_FILE).exists()


def test_sqlite_version() -> None:
    check_sqlite_version(sqlite3.sqlite_version)
    check_sqlite_version("3.40.0")
    check_sqlite_version("3.100.1")
    with pytest.raises(StoreError) as refused:
        check_sqlite_version("3.39.5")
    assert refused.value.code == "store.sqlite"
    assert "3.39.5" in refused.value.sentence


# -- rights ------------------------------------------------------------------------------------


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


@posix
@pytest.mark.usefixtures("no_umask")
def test_everything_is_born_private(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "new" / "shop"
    with open_shop(folder, clock=clock) as store:
        with store.transact("Add") as tx:
            add_contact(tx, "Anna")
        make_backup(store.path, folder / "backups", reason="by-hand", clock=clock)
        found = {
            path.relative_to(tmp_path).as_posix(): rights(path) for path in tmp_path.rglob("*")
        }
    folders = {"new", "new/shop", "new/shop/backups"}
    assert folders | {"new/shop/shop.lock", "new/shop/shop.sqlite3-wal"} <= found.keys()
    assert {name: 0o700 if name in folders else 0o600 for name in found} == found
    assert len(found) == 9


@posix
@pytest.mark.usefixtures("no_umask")
def test_a_folder_of_ours_is_closed_and_one_of_others_is_not(
    tmp_path: Path, template: Path
) -> None:
    ours, shared = tmp_path / "ours", tmp_path / "shared"
    for folder in (ours, shared):
        folder.mkdir()
        shutil.copyfile(template, folder / SHOP_FILE)
    (shared / "price list.pdf").write_bytes(b"")
    for folder in (ours, shared):
        open_shop(folder).close()
        assert rights(folder / SHOP_FILE) == 0o600
    assert rights(ours) == 0o700
    assert rights(shared) == 0o777
    assert rights(shared / "price list.pdf") == 0o666


# -- one program -------------------------------------------------------------------------------

HOLD = """
from crm_desktop.store.guard import ShopLock
lock = ShopLock(Path(args[0]))
print("held", flush=True)
sys.stdin.read()
"""
TRY = """
from crm_desktop.errors import StoreError
from tests.helpers.shop import open_shop
try:
    open_shop(Path(args[0]))
except StoreError as error:
    print(error.code)
"""


def test_second_start_is_refused(store: Store, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(StoreError) as refused:
            open_shop(store.folder)
        assert refused.value.code == "store.in_use"
    assert run_python(TRY, store.folder).stdout == "store.in_use\n"
    assert (store.folder / "shop.lock").read_text().split() == [str(os.getpid())]
    if os.name != "nt":
        (tmp_path / "other way").symlink_to(store.folder)
        with pytest.raises(StoreError) as refused:
            open_shop(tmp_path / "other way")
        assert refused.value.code == "store.in_use"
    store.close()
    assert run_python(TRY, store.folder).stdout == ""
    open_shop(store.folder).close()


def test_a_refused_file_leaves_the_lock_free(shop_folder: Path) -> None:
    shop_folder.mkdir()
    (shop_folder / SHOP_FILE).write_bytes(b"")
    with pytest.raises(StoreError):
        open_shop(shop_folder)
    lock = ShopLock(shop_folder)
    lock.release()
    lock.release()


def test_the_lock_ends_with_a_killed_program(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    lead = "import sys\nfrom pathlib import Path\nargs = sys.argv[1:]\n"
    with subprocess.Popen(
        [sys.executable, "-c", lead + HOLD, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreError) as refused:
            ShopLock(tmp_path)
        assert refused.value.code == "store.in_use"
        holder.kill()
        holder.wait()
        ShopLock(tmp_path).release()


# -- the door ----------------------------------------------------------------------------------


def test_settings_for_durability_are_really_set(store: Store) -> None:
    with store.write_local() as raw:
        assert raw.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert raw.execute("PRAGMA trusted_schema").fetchone() == (0,)
    with store.read_raw() as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_a_reader_cannot_write(store: Store) -> None:
    with store.read_raw() as raw, pytest.raises(sqlite3.OperationalError, match="readonly"):
        raw.execute("INSERT INTO meta VALUES ('a', 'b')")


def test_no_write_passes_by_the_journal(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="outside a batch"), store.write_local() as raw:
        raw.execute("INSERT INTO contact(id, name) VALUES (x'01', 'Anna')")
    assert names(store) == []
    with store.transact("Add") as tx:
        add_contact(tx, "Anna")
    with pytest.raises(sqlite3.IntegrityError, match="hidden, not deleted"):  # noqa: SIM117
        with store.transact("Delete") as tx:
            tx.raw.execute("DELETE FROM contact")
    assert names(store) == ["Anna"]


WRITE_AND_DIE = """
from tests.helpers.shop import open_shop, add_contact
store = open_shop(Path(args[0]))
for count in range(1000):
    with store.transact("Add") as tx:
        for part in range(3):
            add_contact(tx, f"{count}.{part}")
            if count == int(args[1]) and part == 1:
                os.kill(os.getpid(), signal.SIGKILL)
    print(count, flush=True)
"""


@posix
@pytest.mark.parametrize("count", [0, 7])
def test_killed_while_writing(shop_folder: Path, template: Path, count: int) -> None:
    open_shop(shop_folder, template).close()
    died = run_python(WRITE_AND_DIE, shop_folder, count)
    assert died.returncode == -9
    assert died.stdout.split() == [str(number) for number in range(count)]
    if count:
        assert (shop_folder / (SHOP_FILE + "-wal")).stat().st_size > 0
    with open_shop(shop_folder) as store:
        assert names(store) == [f"{number}.{part}" for number in range(count) for part in range(3)]
        with store.read_raw() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("SELECT count(*) FROM batch").fetchone() == (count,)


def test_a_full_disk_is_named_and_writing_goes_on_afterwards(store: Store) -> None:
    with store.write_local() as raw:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count={pages + 2}")
    many = [f"Anna {count}" for count in range(1000)]
    with pytest.raises(StoreError) as refused, store.transact("Add") as tx:
        list(map(partial(add_contact, tx), many))
    assert refused.value.code == "store.full"
    assert names(store) == []
    with store.write_local() as raw:
        raw.execute("PRAGMA max_page_count=1000000")
    with store.transact("Add") as tx:
        add_contact(tx, "Anna")
    assert names(store) == ["Anna"]


def test_trouble_with_the_disk_is_told_and_so_is_its_end(store: Store) -> None:
    heard: list[str] = []
    store.on_trouble(lambda trouble: heard.append(trouble.code if trouble else "well"))
    with store.write_local() as raw:
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count={pages + 2}")
    many = [f"Anna {count}" for count in range(1000)]
    with pytest.raises(StoreError), store.transact("Add") as tx:
        list(map(partial(add_contact, tx), many))
    assert heard == ["store.full"]
    assert store.trouble is not None
    with pytest.raises(ValueError, match="other"), store.transact("Add"):
        raise ValueError("other")
    assert heard == ["store.full"]
    store.try_to_write()
    assert heard == ["store.full", "well"]
    assert store.trouble is None


@posix
def test_a_folder_that_went_away_is_named_and_writing_goes_on_when_it_is_back(
    store: Store,
) -> None:
    away = store.folder.with_name("away")
    store.folder.rename(away)
    with pytest.raises(StoreError) as refused, store.transact("Add") as tx:
        add_contact(tx, "Anna")
    assert refused.value.code == "store.gone"
    with pytest.raises(StoreError):
        store.try_to_write()
    away.rename(store.folder)
    with store.transact("Add") as tx:
        add_contact(tx, "Bela")
    assert names(store) == ["Bela"]
    assert store.trouble is None


FILL = """
from crm_desktop.errors import StoreError
from tests.helpers.shop import open_shop, add_contact, names
folder = Path(args[0])
store = open_shop(folder / "shop")
with store.transact("Add") as tx:
    add_contact(tx, "Anna")
ballast = (folder / "ballast").open("wb", buffering=0)
try:
    while ballast.write(bytes(4096)):
        pass
except OSError:
    pass
codes = set()
for count in range(3):
    try:
        with store.transact("Add") as tx:
            for part in range(500):
                add_contact(tx, f"{count}.{part}")
    except StoreError as error:
        codes.add(error.code)
print(*codes, names(store))
ballast.truncate(0)
with store.transact("Add") as tx:
    add_contact(tx, "Bela")
with store.read_raw() as raw:
    print(names(store), raw.execute("PRAGMA integrity_check").fetchone())
store.close()
with open_shop(folder / "shop") as store:
    print(names(store))
ballast.seek(0, 2)
try:
    while ballast.write(bytes(4096)):
        pass
except OSError:
    pass
try:
    open_shop(folder / "shop")
except StoreError as error:
    print(error.code)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0, reason="root of Linux mounts disks"
)
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    small = 'mount -t tmpfs -o size=3m,mode=700 none "$0"'
    # A name space of its own: the disk is gone with the process.
    probe = subprocess.run(["unshare", "-m", "sh", "-c", small, str(tmp_path)], check=False)
    if probe.returncode:
        pytest.skip("no small disk may be mounted here")
    lead = "import sys\nfrom pathlib import Path\nargs = sys.argv[1:]\n"
    ran = subprocess.run(
        [
            "unshare", "-m", "sh", "-c", small + ' && exec "$1" -c "$2" "$0"',
            str(tmp_path), sys.executable, lead + FILL,
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "store.full ['Anna']",
        "['Anna', 'Bela'] ('ok',)",
        "['Anna', 'Bela']",
        "store.full",
    ]


def test_a_damaged_page_is_named(shop_folder: Path, template: Path) -> None:
    with open_shop(shop_folder, template) as store, store.transact("Add") as tx:
        for count in range(200):
            add_contact(tx, f"Anna {count}")
    path = shop_folder / SHOP_FILE
    raw = sqlite3.connect(path)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='contact'").fetchone()
    (size,) = raw.execute("PRAGMA page_size").fetchone()
    raw.close()
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with open_shop(shop_folder) as store:
        with pytest.raises(StoreError) as refused, store.transact("Add") as tx:
            add_contact(tx, "Bela")
        assert refused.value.code == "store.damaged"


@posix
def test_another_process_that_read_the_shop_does_not_take_its_log_away(tmp_path: Path) -> None:
    with Store.open(tmp_path / "shop", clock=FakeClock(), random=os.urandom) as store:
        with store.transact("Add") as tx:
            add_contact(tx, "Marta Oliveira")
        with closing(connect(store.path, "ro")):
            pass  # whatever this process reads of the file meanwhile, it keeps its locks
        is_current(store.path)
        done = run_python(
            "raw = sqlite3.connect(args[0])\n"
            "raw.execute('SELECT count(*) FROM contact').fetchone()\nraw.close()", store.path,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert store.path.with_name(f"{SHOP_FILE}-wal").exists()
        with store.transact("Add") as tx:
            add_contact(tx, "Jonas Weber")
    with Store.open(tmp_path / "shop", clock=FakeClock(), random=os.urandom) as store:
        assert names(store) == ["Marta Oliveira", "Jonas Weber"]


def test_a_file_whose_last_page_is_cut_is_damaged(shop_folder: Path, template: Path) -> None:
    open_shop(shop_folder, template).close()
    path = shop_folder / SHOP_FILE
    os.truncate(path, path.stat().st_size - 1000)
    before = path.read_bytes()
    assert not is_current(path)
    with pytest.raises(StoreError) as refused:
        open_shop(shop_folder)
    assert refused.value.code == "store.damaged"
    assert path.read_bytes() == before
