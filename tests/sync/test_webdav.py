"""A WebDAV server that is slow, full, locked, cut off, somebody else, or only half of one."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.errors import CancelledError, UserError
from crm_desktop.sync import connect, setup
from crm_desktop.sync.connect import Login
from crm_desktop.sync.engine import Trouble, trouble_of
from crm_desktop.sync.folder import FolderCarrier, found_shop
from crm_desktop.sync.shared import Shared
from crm_desktop.sync.tree import PlaceError, Refusal
from crm_desktop.sync.webdav import CAN_MOVE, CAN_RANGE, WebDavTree
from tests.sync.pcs import Pc, sync
from tests.sync.servers import PASSWORD, USER, DavServer, Said, dav_server, proxy
from tests.sync.web_servers import apache, nginx

LOGIN = Login(USER, PASSWORD)
PAGE = b"<!DOCTYPE html><html><body>Please log in</body></html>"
Open = Callable[..., WebDavTree]


@pytest.fixture
def place(dav: DavServer, tmp_path: Path) -> Iterator[DavServer]:
    """The server with a folder of this test's own, ``tmp_path.name``."""
    (dav.folder / tmp_path.name).mkdir()
    yield dav
    dav.meddle = None
    dav.asked.clear()


@pytest.fixture
def opened() -> Iterator[Open]:
    trees: list[WebDavTree] = []

    def at(
        address: str, login: Login = LOGIN, *can: str, pauses: tuple[float, ...] = (0.0, 0.0),
        patience: float = 5.0,
    ) -> WebDavTree:  # fmt: skip
        trees.append(WebDavTree(address, login, frozenset(can), pauses=pauses, patience=patience))
        return trees[-1]

    yield at
    for tree in trees:
        tree.close()


@pytest.fixture
def tree(place: DavServer, opened: Open, tmp_path: Path) -> WebDavTree:
    return opened(f"{place.address}{tmp_path.name}", LOGIN, CAN_MOVE, CAN_RANGE)


LISTING = (
    b'<multistatus xmlns="DAV:"><response><href>%s</href><propstat><prop>'
    b"<getcontentlength>%s</getcontentlength></prop></propstat></response></multistatus>"
)


def refused(step: Callable[[], object]) -> Refusal:
    with pytest.raises(PlaceError) as said:
        step()
    return said.value.refusal


def always(status: str, body: bytes = b"", **headers: str) -> Callable[[dict[str, Any]], Said]:
    return lambda environ: (status, [(k.replace("_", "-"), v) for k, v in headers.items()], body)


def only(method: str, said: Said) -> Callable[[dict[str, Any]], Said | None]:
    return lambda environ: said if environ["REQUEST_METHOD"] == method else None


# --- as it should be ------------------------------------------------------------------------------


@pytest.mark.parametrize("digest", [False, True])
def test_what_a_server_can_is_found_out(tmp_path: Path, digest: bool, opened: Open) -> None:
    with dav_server(tmp_path / "dav", digest=digest) as server:
        tree = opened(server.address)
        tree.check()
        assert '"can": ["move", "range"]' in tree.kept
        assert list((tmp_path / "dav").iterdir()) == []  # nothing is left of it
        tree.close()


def test_files(tree: WebDavTree) -> None:
    tree.make("d")
    tree.make("d")
    tree.write("d/ü %23.bin", b"12345")
    tree.write("d/ü %23.bin", b"123456")
    assert tree.names("d") == ["ü %23.bin"]
    assert tree.size("d/ü %23.bin") == 6
    assert tree.read("d/ü %23.bin", 4) == b"1234"
    assert tree.size("d/other") is None
    for missing in (lambda: tree.read("d/x", 1), lambda: tree.names("x"),
                    lambda: tree.write("x/y", b"")):  # fmt: skip
        with pytest.raises(FileNotFoundError):
            missing()
    tree.remove("d/ü %23.bin")
    tree.remove("d/ü %23.bin")
    tree.remove_folder("d")
    assert tree.names() == []


def test_an_upload_gets_its_name_when_it_is_whole(
    place: DavServer, tree: WebDavTree, tmp_path: Path
) -> None:
    tree.write("one.seg", b"x")
    methods = [method for method, _, _ in place.asked]
    assert methods == ["PUT", "GET", "MOVE"]
    assert all(".part" in path for _, path, _ in place.asked)
    place.meddle = only("GET", ("200 OK", [], b"something else"))
    with pytest.raises(OSError, match="did not keep") as said:
        tree.write("two.seg", b"y")
    assert said.value.errno == errno.EIO
    assert [path.name for path in (place.folder / tmp_path.name).iterdir()] == ["one.seg"]


def test_a_server_that_cannot_move_or_send_a_part(place: DavServer, opened: Open,
                                                  tmp_path: Path) -> None:  # fmt: skip
    def poor(environ: dict[str, Any]) -> Said | None:
        environ.pop("HTTP_RANGE", None)
        return ("405 No", [], b"") if environ["REQUEST_METHOD"] == "MOVE" else None

    place.meddle = poor
    tree = opened(f"{place.address}{tmp_path.name}")
    tree.check()
    assert '"can": []' in tree.kept
    shop = found_shop(tree, b"L" * 16)
    FolderCarrier(shop).publish("d-1/1.seg", b"x")
    assert list(FolderCarrier(shop).segments()) == ["d-1/1.seg"]


# --- as it should not be --------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["423 Locked", "429 Slow", "500 Oh", "502 Oh", "503 Oh"])
def test_a_busy_server_is_asked_again(place: DavServer, tree: WebDavTree, status: str) -> None:
    count = []

    def busy(environ: dict[str, Any]) -> Said | None:
        count.append(environ["REQUEST_METHOD"])
        return (status, [("Retry-After", "0")], b"") if len(count) < 3 else None

    place.meddle = busy
    tree.write("one.seg", b"x")
    assert tree.names() == ["one.seg"]


def test_a_server_that_stays_busy_is_out_of_reach(place: DavServer, tree: WebDavTree) -> None:
    place.meddle = always("503 Oh")
    with pytest.raises(ConnectionError):
        tree.names()
    assert len(place.asked) == 3
    place.meddle = always("423 Locked")
    with pytest.raises(OSError, match="423") as said:
        tree.remove("x")
    assert said.value.errno == errno.EBUSY


@pytest.mark.parametrize(
    ("status", "number"), [("507 Full", errno.ENOSPC), ("413 Big", errno.EFBIG),
                           ("403 No", errno.EACCES)]
)  # fmt: skip
def test_a_full_or_forbidding_server(
    place: DavServer, tree: WebDavTree, status: str, number: int
) -> None:
    place.meddle = only("PUT", (status, [], b""))
    with pytest.raises(OSError, match=status[:3]) as said:
        tree.write("one.seg", b"x")
    assert said.value.errno == number
    assert not isinstance(said.value, ConnectionError)  # receiving goes on
    assert tree.names() == []


@pytest.mark.parametrize(
    "said",
    [
        always("200 OK", PAGE, Content_Type="text/html"),
        always("302 Found", Location="https://portal.example/login"),
        always("301 Moved", Location="http://example.com/shared/"),
        always("307 Moved", Location="//example.com/"),
        always("207 Multi-Status", PAGE),
        always("207 Multi-Status", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        always("302 Found", Location="/shared/"),  # in a circle
        always("302 Found", Location="https://[here"),
        always("207 Multi-Status", LISTING % (b"//[here", b"1")),
        always("207 Multi-Status", LISTING % (b"/shared/", b"9" * 5000)),
    ],
)
def test_something_else_that_answers_is_known(
    place: DavServer, tree: WebDavTree, said: Callable[[dict[str, Any]], Said]
) -> None:
    place.meddle = said
    for step in (tree.names, tree.check, lambda: tree.make("x"), lambda: tree.size("x")):
        assert refused(step) is Refusal.NOT_A_SERVER
    assert {environ["HTTP_HOST"] for _, _, environ in place.asked} == {f"127.0.0.1:{place.port}"}
    place.meddle = None
    tree.check()  # a page to log in goes away by itself


def test_a_page_is_never_taken_for_a_file(place: DavServer, tree: WebDavTree) -> None:
    tree.write("one.seg", b"x")
    place.meddle = only("GET", ("200 OK", [("Content-Type", "text/html; charset=x")], PAGE))
    assert refused(lambda: tree.read("one.seg", 100)) is Refusal.NOT_A_SERVER
    place.meddle = only("PUT", ("200 OK", [("Content-Type", "text/html")], PAGE))
    with pytest.raises(FileNotFoundError):
        tree.write("two.seg", b"y")


def test_moved_within_the_same_server_is_followed(place: DavServer, tree: WebDavTree) -> None:
    tree.write("one.seg", b"x")

    def moved(environ: dict[str, Any]) -> Said | None:
        if environ["PATH_INFO"].endswith("/old.seg"):
            return "308 Moved", [("Location", "one.seg")], b""
        return None

    place.meddle = moved
    assert tree.read("old.seg", 10) == b"x"


def test_a_wrong_password_is_tried_once(place: DavServer, opened: Open, tmp_path: Path) -> None:
    tree = opened(f"{place.address}{tmp_path.name}", Login(USER, "wrong"))
    assert refused(tree.names) is Refusal.PASSWORD
    asked = len(place.asked)
    assert asked == 1
    for step in (tree.names, lambda: tree.write("x", b""), lambda: tree.below("y").names()):
        assert refused(step) is Refusal.PASSWORD
    assert len(place.asked) == asked


def test_a_password_that_was_changed_is_told_as_such(place: DavServer, tree: WebDavTree) -> None:
    tree.names()
    place.meddle = always("401 No", WWW_Authenticate='Basic realm="x"')
    with pytest.raises(PlaceError) as said:
        FolderCarrier(tree).library()
    assert trouble_of(said.value) is Trouble.PASSWORD


def test_a_password_that_was_changed_is_asked_for_once(
    place: DavServer, tmp_path: Path, pcs: list[Pc]
) -> None:
    anna = pcs[0]
    tree = connect.open_address(f"{place.address}{tmp_path.name}", LOGIN)
    setup.begin(anna.store, tree, None, anna.here)
    tree.close()
    anna.now()
    place.meddle = always("401 No", WWW_Authenticate='Basic realm="x"')
    place.asked.clear()
    anna.add("Eva")
    for _ in range(3):
        assert anna.now().turn.trouble == {Trouble.PASSWORD}
    assert len(place.asked) == 1  # asked again and again, a server locks the account
    place.meddle = None
    anna.work.close()
    with closing(Shared(anna.store, anna.here, password=PASSWORD)) as work:
        assert work.now().sent == 1
    anna.restart()


# --- the way there --------------------------------------------------------------------------------


def test_a_cut_download_goes_on(place: DavServer, opened: Open, tree: WebDavTree,
                                tmp_path: Path) -> None:  # fmt: skip
    content = bytes(range(256)) * 2000
    tree.write("one.seg", content)
    with proxy(place.port) as way:
        for can, visits in (((CAN_RANGE,), 3), ((), 3)):
            far = opened(
                f"http://127.0.0.1:{way.port}/shared/{tmp_path.name}", LOGIN, *can,
                pauses=(0.0, 0.0),
            )  # fmt: skip
            way.visits, way.cut_after = 0, 200_000
            if can:
                assert far.read("one.seg", 1 << 20) == content
            else:
                with pytest.raises(ConnectionError):
                    far.read("one.seg", 1 << 20)
            assert way.visits == visits


def test_an_upload_that_is_cut_leaves_no_file(place: DavServer, opened: Open,
                                              tmp_path: Path) -> None:  # fmt: skip
    with proxy(place.port) as way:
        way.cut_after = 0
        far = opened(f"http://127.0.0.1:{way.port}/shared/{tmp_path.name}", LOGIN, CAN_MOVE)
        with pytest.raises(ConnectionError):
            far.write("one.seg", b"x" * 1000)
    left = list((place.folder / tmp_path.name).iterdir())
    assert [path.suffix for path in left] in ([".part"], [])


def test_a_black_hole_is_given_up(place: DavServer, opened: Open) -> None:
    with proxy(place.port) as way:
        way.swallow = True
        far = opened(f"http://127.0.0.1:{way.port}/shared/", LOGIN, patience=0.3)
        with pytest.raises(ConnectionError):
            far.names()


def test_waiting_can_be_stopped(place: DavServer, opened: Open) -> None:
    with proxy(place.port) as way:
        way.swallow = True
        far = opened(f"http://127.0.0.1:{way.port}/shared/", LOGIN, patience=600.0)
        asked: list[int] = []

        def check() -> None:
            asked.append(1)
            if len(asked) == 2:
                raise CancelledError

        far.attend(check)
        with pytest.raises(CancelledError):
            far.names()
        far.attend(lambda: None)
        way.swallow = False
        assert isinstance(far.names(), list)
        way.hang_up()


def test_nothing_listens(opened: Open) -> None:
    with pytest.raises(ConnectionError) as said:
        opened("http://127.0.0.1:1/").names()
    assert not isinstance(said.value, PlaceError)


@pytest.mark.parametrize("address", ["http://192.168.1.2/dav", "http://example.com", "ftp://x/"])
def test_an_open_line_is_refused(address: str) -> None:
    with pytest.raises(UserError):
        connect.open_address(address, LOGIN)
    with pytest.raises(ValueError, match=r"line|address"):
        WebDavTree(address, LOGIN)


@pytest.mark.parametrize("maker", [apache, nginx])
def test_another_maker_of_servers(
    maker: Callable[[], AbstractContextManager[str]], opened: Open, pcs: list[Pc]
) -> None:
    """Two PCs over an Apache, over an nginx."""
    anna, ben, _ = pcs
    anna.add("Eva")
    with maker() as address:
        setup.begin(anna.store, opened(address), "a good passphrase", anna.here)
        anna.now()
        setup.join(ben.store, opened(address), "a good passphrase", ben.here)
        ben.add("Bo")
        anna.work._upkeep.make_snapshot()
        sync(anna, ben)
        assert anna.names() == ben.names() == ["Bo", "Eva"]
        assert anna.work.verify().ok
        assert '"can": ["move", "range"]' in anna.work.place.kept
        with pytest.raises(FileNotFoundError):
            opened(f"{address}nowhere").check()
        assert refused(opened(address, Login(USER, "wrong")).names) is Refusal.PASSWORD
        for pc in (anna, ben):
            pc.work.close()


def test_half_a_server_is_told_what_it_lacks(opened: Open, pcs: list[Pc]) -> None:
    """An nginx without the module that lists folders."""
    with nginx(lists=False) as address:
        tree = opened(address)
        assert refused(tree.check) is Refusal.CANNOT_LIST
        with pytest.raises(UserError, match=r"PROPFIND is missing.*dav-ext") as said:
            setup.begin(pcs[0].store, tree, None, pcs[0].here)
        assert said.value.code == "sync.cannot_list"
    assert not setup.is_shared(pcs[0].store)


def test_a_server_that_takes_small_files_only_is_told_so(opened: Open, pcs: list[Pc]) -> None:
    """An nginx as it comes."""
    with nginx(most="1m") as address:
        with pytest.raises(UserError, match="client_max_body_size") as said:
            setup.begin(pcs[0].store, opened(address), None, pcs[0].here)
        assert said.value.code == "sync.small_files"
        assert opened(address).names() == []  # nothing is left of the attempt


@pytest.mark.parametrize("status", ["405 Not Allowed", "501 What"])
def test_a_server_that_lists_no_longer(place: DavServer, tree: WebDavTree, status: str) -> None:
    place.meddle = only("PROPFIND", (status, [], b""))
    with pytest.raises(PlaceError) as said:
        FolderCarrier(tree).segments()
    assert said.value.refusal is Refusal.CANNOT_LIST
    assert trouble_of(said.value) is Trouble.NOT_A_SERVER
