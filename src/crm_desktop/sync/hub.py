"""A PostgreSQL database as a place for shops: the files of ``folder``, kept in tables.

The tables and what a member may do are in ``hub_schema``. A listing asks only for what is new since
the last one. Nothing here is ever changed by a member, so a lost connection, even one lost while
the server committed, is answered by doing the same again. The highest number that was seen is kept:
a server that knows less was set back to an older copy, and nothing is sent until a person said what
it is.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from uuid import UUID

import psycopg

from crm_desktop.sync.connect import Login
from crm_desktop.sync.hub_line import HubLine, Place
from crm_desktop.sync.hub_schema import FORMAT, MOST_PIECE_BYTES
from crm_desktop.sync.tree import PlaceError, Refusal

_SHOP = re.compile(r"CRM-([0-9a-f]{8})")
_SEGMENT = re.compile(r"d-([0-9a-f]{32})-([0-9a-f]{8})/([0-9]{10})-([0-9a-f]{16})\.seg")
_WORD = re.compile(r"d-([0-9a-f]{32})-([0-9a-f]{8})/ack-([0-9]{6,})\.bin")
_LIBRARY_FILE = "library.json"
_AT_ONCE = 200
"""Segments that are fetched together, while they are small."""
_BYTES_AT_ONCE = 4 << 20
_LISTED_AT_ONCE = 5000
_MOST_FILE_BYTES = 16 << 20
"""Of a file whose size is not known, to judge how long fetching it may take."""


@dataclass(slots=True)
class _Shop:
    """What is known of one shop in the database."""

    id: UUID | None = None
    cursor: int = 0
    seen: int = 0
    """The highest number that was ever seen, also in earlier sessions."""
    hash: bytes = b""
    """Of the segment of that number."""
    folders: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """Folder of a PC -> file -> number and bytes of a segment; 0 and 0 for a word."""
    words: dict[str, bytes] = field(default_factory=dict)
    tops: list[str] = field(default_factory=list)
    """Folders that hold something, besides those of PCs."""
    files: set[str] = field(default_factory=set)
    """Paths below those that were listed."""
    fetched: dict[str, bytes] = field(default_factory=dict)
    """Segments that came with another one."""
    begun: bool = False
    """It is being made."""
    before: dict[str, bytes] = field(default_factory=dict)
    """Files that were put before the shop was begun; they go with its beginning."""


class HubTree:
    """See ``tree.Tree``. The root holds the shops of a member; a shop is ``below`` it."""

    can_join = False
    names_are_true = True

    def __init__(self, address: str, login: Login, *, patience: float = 30.0) -> None:
        """``address``: ``postgresql://host:port/database``, with or without a shop after it.

        Raises:
            ValueError: not such an address, or an open line.
        """
        place, shop = parse(address)
        self._line = HubLine(place, login, patience)
        self._name = shop
        self._shop = _Shop()
        self._shops = {shop: self._shop}
        """By name: whoever asks for the same shop shares what is known of it."""

    @property
    def where(self) -> str:
        """The address of the database, and the shop."""
        place = self._line.place
        host = f"[{place.host}]" if ":" in place.host else place.host
        shop = f"/{self._name}" if self._name else ""
        return f"postgresql://{host}:{place.port}/{quote(place.database, safe='')}{shop}"

    @property
    def kept(self) -> str:
        """Who logs in, whose certificate is trusted, how far the server was."""
        login, shop = self._line.login, self._shop
        return json.dumps(
            {"user": login.user, "ca": login.ca, "seen": shop.seen, "hash": shop.hash.hex()}
        )

    @property
    def password(self) -> str:
        """See ``Tree``."""
        return self._line.login.password or ""

    def below(self, name: str) -> HubTree:
        """See ``Tree``; the same connection."""
        if self._name or not _SHOP.fullmatch(name):
            raise FileNotFoundError(errno.ENOENT, "not the name of a shop", name)
        other = HubTree.__new__(HubTree)
        other._line = self._line
        other._name = name
        other._shops = self._shops
        other._shop = self._shops.setdefault(name, _Shop())
        return other

    def attend(self, check: Callable[[], None]) -> None:
        """See ``Tree``."""
        self._line.attend(check)

    def close(self) -> None:
        """See ``Tree``."""
        self._line.close()

    def check(self) -> None:
        """See ``Tree``."""
        (known,) = self._line.ask(
            lambda raw: raw.execute("SELECT to_regprocedure('crm_hub.hub_format()')").fetchone()
        ) or (None,)
        if known is None:
            raise PlaceError(Refusal.NOT_A_SERVER, "no hub in this database")
        (found,) = self._line.ask(
            lambda raw: raw.execute("SELECT crm_hub.hub_format()").fetchone()
        ) or (0,)
        if found != FORMAT:
            raise PlaceError(Refusal.NOT_A_SERVER, "a hub of another version")

    def news(self, seconds: float) -> bool | None:
        """See ``Tree``. A hint may be lost: look from time to time all the same."""
        return self._line.news(f"crm_{self._id().hex}", seconds)

    def forgive(self) -> None:
        """See ``Tree``."""
        self._shop = self._shops[self._name] = _Shop(self._shop.id)

    # --- the shop -----------------------------------------------------------------------------

    def _id(self) -> UUID:
        if self._shop.id is None:
            match = _SHOP.fullmatch(self._name)
            found = self._libraries()
            ids = [one for one in found if match is not None and one.hex[:8] == match[1]]
            if len(ids) != 1:
                raise FileNotFoundError(errno.ENOENT, "no such shop", self.where)
            self._shop.id = ids[0]
        return self._shop.id

    def _libraries(self) -> list[UUID]:
        rows = self._line.ask(
            lambda raw: raw.execute("SELECT id FROM crm_hub.hub_library ORDER BY id").fetchall()
        )
        return [one for (one,) in rows]

    def _listing(self) -> None:
        """Ask for what is new."""
        shop, lib = self._shop, self._id()
        self._line.ask(lambda raw: self._look(raw, shop, lib))

    @staticmethod
    def _look(raw: psycopg.Connection[Any], shop: _Shop, lib: UUID) -> None:
        (newest,) = raw.execute(
            "SELECT next_seq FROM crm_hub.hub_library WHERE id = %s", (lib,)
        ).fetchone() or (-1,)
        if newest < 0:
            raise FileNotFoundError(errno.ENOENT, "no longer a member of this shop")
        if shop.seen:
            (same,) = raw.execute(
                "SELECT EXISTS (SELECT FROM crm_hub.hub_segment"
                " WHERE library_id = %s AND seq = %s AND hash = %s)",
                (lib, shop.seen, shop.hash),
            ).fetchone() or (False,)
            if newest < shop.seen or not same:
                raise PlaceError(Refusal.SERVER_BACK, f"{newest} after {shop.seen}")
        HubTree._look_on(raw, shop, lib)
        (live,) = raw.execute(
            "SELECT count(DISTINCT (device_id, inc, dseq, head)) FROM crm_hub.hub_segment"
            " WHERE library_id = %s AND seq <= %s AND released IS NULL",
            (lib, shop.cursor),
        ).fetchone() or (0,)
        if live != sum(seq > 0 for names in shop.folders.values() for seq, _ in names.values()):
            shop.cursor, shop.folders, shop.words = 0, {}, {}  # some were released
            HubTree._look_on(raw, shop, lib)
        for device, life, number, body in raw.execute(
            "SELECT device_id, inc, number, body FROM crm_hub.hub_ack WHERE library_id = %s", (lib,)
        ):
            folder = f"d-{device.hex()}-{life:08x}"
            names = shop.folders.setdefault(folder, {})
            for name in [n for n, (seq, _) in names.items() if not seq]:
                del names[name]
                shop.words.pop(f"{folder}/{name}", None)
            name = f"ack-{number:06d}.bin"
            names[name] = (0, 0)
            shop.words[f"{folder}/{name}"] = body
        shop.tops = [
            top
            for (top,) in raw.execute(
                "SELECT top FROM unnest(ARRAY['keys', 'snap', 'blob']) top WHERE EXISTS"
                " (SELECT FROM crm_hub.hub_file WHERE library_id = %s"
                "  AND path LIKE top || '/%%' AND released IS NULL)",
                (lib,),
            )
        ]

    @staticmethod
    def _look_on(raw: psycopg.Connection[Any], shop: _Shop, lib: UUID) -> None:
        """List segments after those that were listed."""
        while True:
            rows = raw.execute(
                "SELECT seq, device_id, inc, dseq, head, hash, octet_length(body)"
                " FROM crm_hub.hub_segment"
                " WHERE library_id = %s AND seq > %s AND released IS NULL"
                " ORDER BY seq LIMIT %s",
                (lib, shop.cursor, _LISTED_AT_ONCE),
            ).fetchall()
            for seq, device, life, nth, head, hash_, size in rows:
                folder = f"d-{device.hex()}-{life:08x}"
                name = f"{nth:010d}-{head.hex()}.seg"
                shop.folders.setdefault(folder, {})[name] = (seq, size)
                shop.cursor = seq
                if seq > shop.seen:
                    shop.seen, shop.hash = seq, hash_
            if len(rows) < _LISTED_AT_ONCE:
                return

    # --- files ----------------------------------------------------------------------------------

    def names(self, folder: str = "") -> list[str]:
        """See ``Tree``. The server is asked for a shop as a whole, with the folders of all PCs, and
        for its other folders with all that is in them; deeper down it tells what was found then."""
        if not self._name:
            return [f"CRM-{one.hex[:8]}" for one in self._libraries()]
        if not folder:
            if self._shop.begun and not self._exists():
                return sorted({path.partition("/")[0] for path in self._shop.before})
            self._listing()
            return [_LIBRARY_FILE, *self._shop.folders, *self._shop.tops]
        if folder.startswith("d-"):
            return list(self._shop.folders.get(folder, ()))
        if "/" not in folder and not self._shop.before:
            self._list_files(folder)
        held = self._shop.files | self._shop.before.keys()
        start = f"{folder}/"
        found = {p[len(start) :].partition("/")[0] for p in held if p.startswith(start)}
        if not found:
            raise FileNotFoundError(errno.ENOENT, "nothing there", folder)
        return sorted(found)

    def _list_files(self, folder: str) -> None:
        shop, lib = self._shop, self._id()
        rows = self._line.ask(
            lambda raw: raw.execute(
                "SELECT path FROM crm_hub.hub_file"
                " WHERE library_id = %s AND piece = 0 AND path LIKE %s AND released IS NULL",
                (lib, f"{folder}/%"),
            ).fetchall()
        )
        shop.files = {p for p in shop.files if not p.startswith(f"{folder}/")}
        shop.files.update(path for (path,) in rows)

    def read(self, path: str, most: int) -> bytes:
        """See ``Tree``."""
        shop = self._shop
        if path in shop.before:
            return shop.before[path][:most]
        if path in shop.words:
            return shop.words[path][:most]
        if path == _LIBRARY_FILE:
            content = self._meta()
        elif _SEGMENT.fullmatch(path):
            content = shop.fetched.pop(path, None) or self._fetch(path)
        else:
            content = self._file(path)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, "not in the database", path)
        return content[:most]

    def _meta(self) -> bytes | None:
        lib = self._id()
        found = self._line.ask(
            lambda raw: raw.execute(
                "SELECT meta FROM crm_hub.hub_library WHERE id = %s", (lib,)
            ).fetchone()
        )
        return None if found is None else bytes(found[0])

    def _fetch(self, path: str) -> bytes | None:
        """A segment, and those that were listed after it: they are wanted next."""
        shop, lib = self._shop, self._id()
        folder, _, name = path.partition("/")
        held = shop.folders.get(folder, {}).get(name)
        if held is None:
            return None
        wanted, room = {held[0]: path}, _BYTES_AT_ONCE - held[1]
        for later, (seq, size) in shop.folders[folder].items():
            if seq > held[0] and len(wanted) < _AT_ONCE:
                room -= size
                if room < 0:
                    break
                wanted[seq] = f"{folder}/{later}"
        rows = self._line.ask(
            lambda raw: raw.execute(
                "SELECT seq, body FROM crm_hub.hub_segment"
                " WHERE library_id = %s AND seq = ANY(%s) AND released IS NULL",
                (lib, list(wanted)),
            ).fetchall(),
            max(_BYTES_AT_ONCE, held[1]),
        )
        shop.fetched = {wanted[seq]: bytes(body) for seq, body in rows}
        for gone in wanted.values() - shop.fetched.keys():
            shop.folders[folder].pop(gone.rpartition("/")[2], None)  # released since
        return shop.fetched.pop(path, None)

    def _file(self, path: str) -> bytes | None:
        lib = self._id()
        pieces = self._line.ask(
            lambda raw: raw.execute(
                "SELECT body, size FROM crm_hub.hub_file"
                " WHERE library_id = %s AND path = %s AND released IS NULL ORDER BY piece",
                (lib, path),
            ).fetchall(),
            _MOST_FILE_BYTES,
        )
        return b"".join(body for body, _ in pieces) if pieces else None

    def size(self, path: str) -> int | None:
        """See ``Tree``."""
        lib = self._id()
        found = self._line.ask(
            lambda raw: raw.execute(
                "SELECT size FROM crm_hub.hub_file"
                " WHERE library_id = %s AND path = %s AND piece = 0 AND released IS NULL",
                (lib, path),
            ).fetchone()
        )
        return None if found is None else int(found[0])

    def write(self, path: str, content: bytes) -> None:
        """See ``Tree``. What is there under the name stays, if it is another content: harmless
        but for a key, which is refused then (``FileExistsError``)."""
        if path == _LIBRARY_FILE:
            self._found(content)
        elif match := _SEGMENT.fullmatch(path):
            self._push(path, match, content)
        elif match := _WORD.fullmatch(path):
            device, life, number = match.groups()
            values = (self._id(), bytes.fromhex(device), int(life, 16), int(number), content)
            self._line.ask(
                lambda raw: raw.execute("SELECT crm_hub.hub_say(%s, %s, %s, %s, %s)", values)
            )
        elif self._shop.id is None and not self._exists():
            self._shop.before[path] = content
        else:
            lib = self._id()
            kept = self._line.ask(lambda raw: _put(raw, lib, path, content), len(content))
            if not kept and path.startswith("keys/"):
                raise FileExistsError(errno.EEXIST, "another key came first", path)
            self._shop.files.add(path)

    def _push(self, path: str, match: re.Match[str], content: bytes) -> None:
        device, life, nth, head = match.groups()
        values = (
            self._id(), bytes.fromhex(device), int(life, 16), int(nth), bytes.fromhex(head), content
        )  # fmt: skip
        (seq,) = self._line.ask(
            lambda raw: raw.execute(
                "SELECT crm_hub.hub_push(%s, %s, %s, %s, %s, %s)", values
            ).fetchone(),
            len(content),
        ) or (0,)
        folder, _, name = path.partition("/")
        self._shop.folders.setdefault(folder, {})[name] = (seq, len(content))

    def _exists(self) -> bool:
        try:
            self._id()
        except FileNotFoundError:
            return False
        return True

    def _found(self, content: bytes) -> None:
        """Begin the shop, with what was put there before, at once or not at all."""
        lib = UUID(json.loads(content)["library"])
        before = self._shop.before

        def found(raw: psycopg.Connection[Any]) -> None:
            with raw.transaction():
                raw.execute("SELECT crm_hub.hub_found(%s, %s)", (lib, content))
                for path, held in before.items():
                    _put(raw, lib, path, held)

        self._line.ask(found, sum(map(len, before.values())))
        self._shop.id = lib
        self._shop.before = {}

    def make(self, folder: str = "") -> None:
        """See ``Tree``: folders come with what is in them."""
        self._shop.begun |= not folder

    def remove(self, path: str) -> None:
        """See ``Tree``: it is hidden, and stays until an administrator prunes (``hub_admin``)."""
        lib = self._id()
        if match := _SEGMENT.fullmatch(path):
            device, life, nth, head = match.groups()
            values = (lib, bytes.fromhex(device), int(life, 16), int(nth), bytes.fromhex(head))
            self._line.ask(
                lambda raw: raw.execute(
                    "SELECT crm_hub.hub_release_segment(%s, %s, %s, %s, %s)", values
                )
            )
            folder, _, name = path.partition("/")
            self._shop.folders.get(folder, {}).pop(name, None)
        else:
            self._line.ask(
                lambda raw: raw.execute("SELECT crm_hub.hub_release_file(%s, %s)", (lib, path))
            )
            self._shop.files.discard(path)

    def remove_folder(self, folder: str) -> None:
        """See ``Tree``: folders go with what was in them."""


def _put(raw: psycopg.Connection[Any], lib: UUID, path: str, content: bytes) -> bool:
    """All pieces of a file, or none."""
    with raw.transaction():
        for piece, at in enumerate(range(0, max(1, len(content)), MOST_PIECE_BYTES)):
            (kept,) = raw.execute(
                "SELECT crm_hub.hub_put(%s, %s, %s, %s, %s)",
                (lib, path, piece, len(content), content[at : at + MOST_PIECE_BYTES]),
            ).fetchone() or (False,)
            if not kept:
                return False
    return True


def parse(address: str) -> tuple[Place, str]:
    """Where a database is, and the shop that is named after it (or nothing).

    Raises:
        ValueError
    """
    parts = urlsplit(address)
    folders = [unquote(one) for one in parts.path.split("/") if one]
    if (
        parts.scheme not in {"postgresql", "postgres"}
        or not parts.hostname
        or parts.username
        or parts.query
        or not 1 <= len(folders) <= 2
        or (len(folders) == 2 and not _SHOP.fullmatch(folders[1]))
    ):
        raise ValueError("no address of a database")
    return Place(parts.hostname, parts.port or 5432, folders[0]), "".join(folders[1:])


def resumed(where: str, kept: str, password: str | None) -> HubTree:
    """See ``connect.resume``."""
    said = json.loads(kept)
    tree = HubTree(where, Login(str(said["user"]), password, str(said["ca"])))
    tree._shop.seen = int(said["seen"])
    tree._shop.hash = bytes.fromhex(said["hash"])
    return tree
