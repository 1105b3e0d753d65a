"""Whether a folder is a safe place for a shop: on this PC, and not copied while it is in use.

A shop file on a network drive or in a folder that a cloud service copies gets damaged sooner or
later: such services copy the file without its write-ahead log, and network locks do not hold.
Names and markers of cloud folders are a guess on the safe side; the sentence says what to do.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from crm_desktop.errors import StoreError

if sys.platform == "win32":
    import ctypes

# As the kernels name them; "remote" is ours, for Windows.
_NETWORK = frozenset((
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "coda", "ceph",
    "glusterfs", "lustre", "beegfs", "gpfs", "ocfs2", "gfs2", "orangefs", "pvfs2", "webdav",
    "davfs", "remote", "fuse.sshfs", "macfuse.sshfs", "fuse.davfs", "fuse.davfs2",
    "fuse.webdavfs", "fuse.cifs", "fuse.smbnetfs", "fuse.glusterfs", "fuse.ceph",
    "fuse.ceph-fuse", "fuse.rclone", "fuse.s3fs", "fuse.goofys", "fuse.gcsfuse",
    "fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.curlftpfs", "fuse.mfs", "fuse.juicefs",
    "fuse.blobfuse2",
))  # fmt: skip
# Folders of a host computer in a virtual one: the host's locks are not ours, and memory shared
# through a file (which the log needs) does not work over them. As the root of everything they are
# that computer's own disk.
_HOST_SHARES = frozenset(
    ("9p", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs")
)
_CLOUD_MOUNTS = r"fuse\.(?:google-drive-ocamlfuse|onedriver|pcloud.*|expandrive|insync|drivefs)"

# Names of one folder on the way. The spaced ones differ between systems and versions.
_CLOUD_NAMES = {
    "OneDrive": r"onedrive(?: - .+)?",
    "Dropbox": r"dropbox(?: ?\(.+\))?",
    "iCloud Drive": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Google Drive": r"google ?drive(?: ?\(.+\))?|drivefs",
    "Nextcloud": r"nextcloud\d*",
    "ownCloud": r"owncloud",
    "pCloud": r"pcloud ?drive|pcloud ?sync",
    "MEGA": r"mega ?sync",
    "Box": r"box sync|box-box",
    "Proton Drive": r"proton ?drive",
    "Synology Drive": r"synology ?drive|cloudstation",
    "Seafile": r"seafile",
    "Yandex Disk": r"yandex\.?disk",
    "kDrive": r"kdrive\d*",
    "HiDrive": r"(?:strato )?hidrive",
    "MagentaCLOUD": r"magentacloud",
    "a cloud service": r"cloudstorage",  # macOS keeps the folders of all services there
}
# How all of them begin: hardly a folder does, and making the patterns would be felt at the start.
_CLOUD_BEGINNINGS = (
    "onedrive", "dropbox", "icloud", "mobile documents", "com~apple", "google", "drivefs",
    "nextcloud", "owncloud", "pcloud", "mega", "box", "proton", "synology", "cloudstation",
    "seafile", "yandex", "kdrive", "strato", "hidrive", "magentacloud", "cloudstorage",
)  # fmt: skip

# Google streams to a drive of its own, with one folder that has a name in the person's language.
_GOOGLE_TOP = frozenset((
    "my drive", "meine ablage", "mon drive", "mi unidad", "il mio drive", "mijn drive",
    "mój dysk", "meu drive", "o meu disco",
))  # fmt: skip

_MARKERS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".sync/ID": "Resilio Sync",
}

_KEEP_HERE = (
    "A shop file gets damaged there sooner or later. Please keep the shop on this PC, in a folder "
    "that is not copied. Several PCs can be kept alike by sending changes to each other instead of "
    "the file."
)


class Mount(NamedTuple):
    """A place where a file system begins, and its kind as the system names it."""

    point: Path
    kind: str


def check_place(
    folder: Path,
    *,
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
    mounts: Sequence[Mount] | None = None,
) -> None:
    """Refuse a folder that is no safe place for a shop; it need not exist yet.

    Links are followed, and the way as it was named counts as well. ``home``, ``environment`` and
    ``mounts`` are those of this system unless given.

    Raises:
        StoreError: ``store.not_a_folder``, ``store.network``, ``store.cloud``,
            ``store.unwritable``.
    """
    named = Path(os.path.abspath(folder))
    try:
        real = folder.resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise StoreError(
            "This folder cannot be reached. Please choose another one for the shop.",
            code="store.not_a_folder",
        ) from error
    standing = _nearest_existing(real)
    if not os.path.isdir(standing):
        raise StoreError(
            "This is a file, not a folder. Please choose a folder for the shop.",
            code="store.not_a_folder",
        )
    if mounts is None:
        mounts = _system_mounts(real)
    mount = _innermost(real, mounts)
    kind = mount.kind.lower()
    if kind in _NETWORK or (kind in _HOST_SHARES and mount.point != Path("/")):
        raise StoreError(
            f"This folder is on a network drive or on another computer. {_KEEP_HERE}",
            code="store.network",
        )
    fuse = kind.startswith("fuse.") and re.fullmatch(_CLOUD_MOUNTS, kind)
    service = "a cloud service" if fuse else None
    if service is None:
        known = [
            (way, service)
            for folder, service in _known_cloud_folders(
                Path.home() if home is None else home,
                os.environ if environment is None else environment,
            )
            for way in (folder, folder.resolve())
        ]
        ways = (real,) if named == real else (real, named)
        service = next((found for way in ways if (found := _cloud_service(way, known))), None)
    if service is not None:
        raise StoreError(
            f"This folder is copied by {service} while the program works. {_KEEP_HERE}",
            code="store.cloud",
        )
    if not os.access(standing, os.W_OK | os.X_OK):
        raise unwritable()


def linux_mounts(table: str) -> list[Mount]:
    """Mounts of ``/proc/self/mountinfo`` (proc(5)); lines that are something else are left out."""
    mounts = []
    for line in table.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if dash and len(fields) >= 5:
            point = fields[4]
            if "\\" in point:
                point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), point)
            mounts.append(Mount(Path(point), after.split(" ")[0]))
    return mounts


def mac_mounts(listing: str) -> list[Mount]:
    """Mounts of what ``/sbin/mount`` prints on macOS."""
    return [Mount(Path(point), kind) for point, kind in _MAC_MOUNT.findall(listing)]


_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r"^.* on (/.*) \(([^,()]+)[^()]*\)$", re.MULTILINE)


def _system_mounts(path: Path) -> list[Mount]:
    if sys.platform == "win32":
        drive_remote = 4  # DRIVE_REMOTE of GetDriveTypeW: a network drive with a letter
        unc = path.anchor.startswith("\\\\") and not path.anchor.startswith(("\\\\?\\", "\\\\.\\"))
        remote = unc or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == drive_remote
        return [Mount(Path(path.anchor), "remote" if remote else "local")]
    if sys.platform == "darwin":
        import subprocess  # noqa: PLC0415 - only there; the window is to be seen soon

        listing = subprocess.run(["/sbin/mount"], capture_output=True, check=False, timeout=10)
        return mac_mounts(os.fsdecode(listing.stdout))
    try:
        return linux_mounts(os.fsdecode(Path("/proc/self/mountinfo").read_bytes()))
    except OSError:
        return []


def _innermost(path: Path, mounts: Sequence[Mount]) -> Mount:
    """The mount that ``path`` is on; of several on one point, the last one is on top."""
    found = Mount(Path(path.anchor), "")
    way = {path, *path.parents}
    for mount in mounts:
        if mount.point in way and len(mount.point.parts) >= len(found.point.parts):
            found = mount
    return found


def _nearest_existing(path: Path) -> Path:
    return next((place for place in (path, *path.parents) if os.path.exists(place)), path)


def _known_cloud_folders(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """Folders that services wrote down as theirs, whatever they are called."""
    for name, value in environment.items():
        if name.lower().startswith("onedrive") and value:
            yield Path(value), "OneDrive"
    yield home / "Box", "Box"
    yield home / "MEGA", "MEGA"
    settings = [home / ".dropbox"]
    settings += [
        Path(environment[name]) / "Dropbox"
        for name in ("APPDATA", "LOCALAPPDATA")
        if environment.get(name)
    ]
    for folder in settings:
        try:
            accounts = json.loads((folder / "info.json").read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        for account in accounts.values() if isinstance(accounts, dict) else ():
            if isinstance(account, dict) and isinstance(account.get("path"), str):
                yield Path(account["path"]), "Dropbox"


def _cloud_service(path: Path, known: Sequence[tuple[Path, str]]) -> str | None:
    for folder, service in known:
        if path.is_relative_to(folder):
            return service
    if len(path.parts) > 1 and path.parts[1].lower() in _GOOGLE_TOP:
        return "Google Drive"
    for part in path.parts:
        if part.casefold().startswith(_CLOUD_BEGINNINGS):
            for service, pattern in _CLOUD_NAMES.items():
                if re.fullmatch(pattern, part, re.IGNORECASE):
                    return service
    for place in (path, *path.parents):
        hidden = _hidden_names_in(place)
        for name, service in _MARKERS.items():
            # Asking for each of them in each folder would be felt at the start.
            listed = hidden is None or name.partition("/")[0].lower() in hidden
            if listed and os.path.exists(os.path.join(place, name)):
                return service
        if any(name.endswith(".db") and "sync_" in name for name in hidden or ()):
            return "Nextcloud"
    return None


def _hidden_names_in(folder: Path) -> set[str] | None:
    """Those that begin with a dot, in small letters; None: it is not there yet, or may not be
    looked into."""
    try:
        # The dot first: a home may have thousands of names.
        return {name.lower() for name in os.listdir(folder) if name.startswith(".")}
    except OSError:
        return None


def unwritable() -> StoreError:
    """The refusal of a folder in which nothing can be made."""
    return StoreError(
        "This folder may not be written to, so no shop can be kept in it. Nothing was changed. "
        "Please choose another folder, or allow writing there.",
        code="store.unwritable",
    )
