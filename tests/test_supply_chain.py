"""The list of parts and the question about known faults, without the net."""

import importlib.util
import json
import sys
import threading
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

ROOT = Path(__file__).resolve().parents[1]
PINNED = "alpha==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\nBe_ta==2.1 ; os \\\n    --hash=sha256:"
LOCK = PINNED + "b" * 64 + " \\\n    --hash=sha256:" + "c" * 64 + "\n"


@pytest.fixture
def chain() -> ModuleType:
    found = importlib.util.spec_from_file_location(
        "supply_chain", ROOT / "packaging" / "supply_chain.py"
    )
    assert found is not None
    assert found.loader is not None
    made = importlib.util.module_from_spec(found)
    sys.modules["supply_chain"] = made  # its dataclasses look themselves up
    found.loader.exec_module(made)
    return made


def test_every_part_of_the_lock_stands_in_the_list(chain: ModuleType, tmp_path: Path) -> None:
    out = tmp_path / "parts.json"
    assert chain.main(["sbom", str(out)]) == 0
    said = json.loads(out.read_text("utf-8"))
    assert said["bomFormat"] == "CycloneDX"
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = [
        line for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))
    ]
    assert len(said["components"]) == len(pinned)
    assert all(part["hashes"] for part in said["components"])
    assert chain.main(["sbom", "a", "b"]) == 2


def test_the_list_is_made_of_the_lock(chain: ModuleType) -> None:
    parts = chain.parts_of(LOCK)
    assert [(part.purl, len(part.hashes)) for part in parts] == [
        ("pkg:pypi/alpha@1.0", 1), ("pkg:pypi/be-ta@2.1", 2),
    ]  # fmt: skip
    assert chain.sbom(parts, "1") == chain.sbom(parts, "1")
    with pytest.raises(ValueError, match="not pinned by a hash: gamma"):
        chain.parts_of(LOCK + "gamma==3\n")


def test_known_faults(chain: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    parts = chain.parts_of(LOCK)

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        assert question["queries"][0] == {
            "package": {"name": "alpha", "ecosystem": "PyPI"}, "version": "1.0",
        }  # fmt: skip
        return {"results": [{}, {"vulns": [{"id": "PYSEC-1"}]}]}

    assert chain.audit(parts, ask) == 1
    assert "Be_ta 2.1: PYSEC-1" in capsys.readouterr().out
    assert chain.audit(parts, lambda _question: {"results": [{}, {}]}) == 0


def test_who_could_not_ask_says_so(chain: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    def offline(_question: dict[str, Any]) -> dict[str, Any]:
        raise OSError("no net")

    assert chain.audit(chain.parts_of(LOCK), offline) == chain.UNKNOWN
    said = capsys.readouterr().out
    assert "could not be asked, so nothing is known" in said
    assert "(api.osv.dev was not reached: no net)" in said
    assert chain.audit(chain.parts_of(LOCK), lambda _question: {}) == chain.UNKNOWN


def test_all_pages_of_an_answer_are_read(chain: ModuleType) -> None:
    asked = []

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        asked.append([query.get("page_token") for query in question["queries"]])
        if len(asked) == 1:
            return {"results": [{"next_page_token": "two"}, {"vulns": [{"id": "PYSEC-1"}]}]}
        return {"results": [{"vulns": [{"id": "PYSEC-2"}]}]}

    assert chain.known_faults(chain.parts_of(LOCK), ask) == {
        "Be_ta 2.1": ["PYSEC-1"], "alpha 1.0": ["PYSEC-2"],
    }  # fmt: skip
    assert asked == [[None, None], ["two"]]
    endless = {"results": [{"next_page_token": "on"}, {"next_page_token": "on"}]}
    with pytest.raises(OSError, match="not come to an end"):
        chain.known_faults(chain.parts_of(LOCK), lambda question: {
            "results": endless["results"][: len(question["queries"])]
        })  # fmt: skip


class _Database(BaseHTTPRequestHandler):
    """Answers as it is told to, and keeps what it was asked."""

    said: ClassVar[bytes] = b""
    asked: ClassVar[list[Any]] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        type(self).asked.append((self.headers["Content-Type"], json.loads(self.rfile.read(length))))
        self.wfile.write(type(self).said)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def test_the_database_is_asked_over_the_net(chain: ModuleType) -> None:
    with HTTPServer(("127.0.0.1", 0), _Database) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        ask = partial(chain.ask_database, address=f"http://127.0.0.1:{server.server_port}/")
        parts = chain.parts_of(LOCK)
        _Database.said = b'HTTP/1.0 200 OK\r\n\r\n{"results": [{}, {"vulns": [{"id": "PYSEC-1"}]}]}'
        assert chain.audit(parts, ask) == 1
        kind, question = _Database.asked[0]
        assert kind == "application/json"
        assert question["queries"][1] == {
            "package": {"name": "Be_ta", "ecosystem": "PyPI"}, "version": "2.1",
        }  # fmt: skip
        for nonsense in (
            b"HTTP/1.0 200 OK\r\n\r\n<html>Please log in</html>", b"HTTP/1.0 200 OK\r\n\r\n[1]",
            b"HTTP/1.0 200 OK\r\nContent-Length: 99\r\n\r\n{}", b"220 mail\r\n",
            b"HTTP/1.0 503 Busy\r\n\r\n", b"",
        ):  # fmt: skip
            _Database.said = nonsense
            assert chain.audit(parts, ask) == chain.UNKNOWN
        server.shutdown()
    assert chain.audit(parts, ask) == chain.UNKNOWN  # nobody there


def _copy(path: Path, *advisories: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for one in advisories:
            packed.writestr(f"{one['id']}.json", json.dumps(one))
    return path


def _about(name: str, identity: str, *versions: str, **more: Any) -> dict[str, Any]:
    package = {"name": name, "ecosystem": "PyPI"}
    return {"id": identity, "affected": [{"package": package, "versions": [*versions]}], **more}


def test_a_copy_of_the_database_will_do(
    chain: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = chain.parts_of(LOCK)
    path = _copy(
        tmp_path / "all.zip", _about("be-TA", "PYSEC-1", "2.0", "2.1"),
        _about("alpha", "PYSEC-2", "0.9"), _about("alpha", "PYSEC-3", "1.0", withdrawn="2026"),
    )  # fmt: skip
    assert chain.audit(parts, chain.from_copy(path)) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Be_ta 2.1: PYSEC-1", "2 parts asked about; 1 with known faults.",
    ]  # fmt: skip
    _copy(path, _about("alpha", "PYSEC-4"))
    assert chain.audit(parts, chain.from_copy(path)) == 1
    assert "alpha 1.0: PYSEC-4 (lists no versions)" in capsys.readouterr().out
    assert chain.main(["audit", str(_copy(path, _about("other", "PYSEC-5", "1")))]) == 0


@pytest.mark.parametrize("content", [None, b"<html>", b""])
def test_what_is_no_copy_says_so(
    chain: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "all.zip"
    if content is not None:
        path.write_bytes(content)
    assert chain.main(["audit", str(path)]) == chain.UNKNOWN
    _copy(path)
    assert chain.main(["audit", str(path)]) == chain.UNKNOWN
    assert capsys.readouterr().out.count("so nothing is known") == 2
