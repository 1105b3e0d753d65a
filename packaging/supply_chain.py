"""What the program is made of, and whether faults of it are known.

    python supply_chain.py sbom [OUT.json]     a CycloneDX list of all parts, from requirements.lock
    python supply_chain.py audit               ask the public database of known faults about them
    python supply_chain.py audit ALL.zip       look into a copy of it that was fetched elsewhere

Contract: standard library only. The list says no more than the lock does: name, version, the hashes
of the files that may be installed. The audit sends names and versions, nothing else; where the
database (OSV, https://osv.dev) cannot be asked it says so and ends with 3: that is not "no faults".
A copy is the .zip of an ecosystem that OSV gives away (PyPI/all.zip), one advisory to a file.
Exit codes: 0 no known fault, 1 faults, 2 wrong usage, 3 not known.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"
DATABASE = "https://api.osv.dev/v1/querybatch"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SECONDS = 30
_PAGES = 100
"""More than any part can have faults; an answer that never ends is none."""
UNKNOWN = 3
_NOT_ASKED = """The database of known faults could not be asked, so nothing is known of these parts.
That takes a connection to the internet ({address} was not reached: {reason}).
Where there is none, give this command the copy of the database that is offered for download:
PyPI/all.zip of osv.dev."""

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""A question to the database -> its answer; raises OSError where there is none."""


@dataclass(frozen=True)
class Part:
    """A package as it is pinned."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """What it is called everywhere."""
        return f"pkg:pypi/{_plain(self.name)}@{self.version}"


def _plain(name: str) -> str:
    """The name of a package as all spellings of it become equal."""
    return re.sub(r"[-_.]+", "-", name).lower()


def parts_of(lock: str) -> list[Part]:
    """The packages of a lock file.

    Raises:
        ValueError: a package without a hash.
    """
    found: list[Part] = []
    for line in lock.splitlines():
        if match := _PINNED.match(line):
            found.append(Part(match["name"], match["version"], ()))
        if found and (hashes := _HASH.findall(line)):
            last = found[-1]
            found[-1] = Part(last.name, last.version, (*last.hashes, *hashes))
    bare = [part.name for part in found if not part.hashes]
    if bare:
        raise ValueError(f"not pinned by a hash: {', '.join(bare)}")
    return found


def sbom(parts: Sequence[Part], version: str) -> dict[str, Any]:
    """The list in the form of CycloneDX 1.5; the same parts make the same list."""
    named = "\n".join(part.purl for part in parts)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{version}{named}')}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "crm-desktop", "version": version}
        },
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "purl": part.purl,
                # One for each file (a wheel for each system) that may be installed.
                "hashes": [{"alg": "SHA-256", "content": one} for one in part.hashes],
            }
            for part in parts
        ],
    }


def ask_database(question: dict[str, Any], address: str = DATABASE) -> dict[str, Any]:
    """Ask the public database.

    Raises:
        OSError: it does not answer, or something else does.
    """
    asked = json.dumps(question).encode()
    request = Request(address, asked, {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - nobody types the address
            found = json.load(answer)
    except (HTTPException, ValueError) as error:  # a page to log in to, an answer that is cut
        raise OSError("the answer is not that of the database") from error
    if not isinstance(found, dict):
        raise OSError("the answer is not that of the database")
    return found


def from_copy(path: Path) -> Ask:
    """The answers of a copy of the database. An advisory that lists no versions counts for all of
    them: somebody has to read it.

    Raises:
        OSError: it cannot be read, or holds no advisory.
    """
    held: dict[str, list[tuple[str, list[str]]]] = {}
    try:
        with zipfile.ZipFile(path) as packed:
            told = [json.loads(packed.read(name)) for name in packed.namelist() if
                    name.endswith(".json")]  # fmt: skip
    except (zipfile.BadZipFile, ValueError) as error:
        raise OSError(f"{path.name} is no copy of it: {error}") from error
    for one in told:
        for affected in () if one.get("withdrawn") else one.get("affected", ()):
            package = affected.get("package", {})
            if package.get("ecosystem") == "PyPI":
                versions = affected.get("versions", [])
                held.setdefault(_plain(package["name"]), []).append((one["id"], versions))
    if not held:
        raise OSError(f"{path.name} holds no advisory about Python packages")

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        results = []
        for query in question["queries"]:
            names = [
                {"id": name if versions else f"{name} (lists no versions)"}
                for name, versions in held.get(_plain(query["package"]["name"]), ())
                if not versions or query["version"] in versions
            ]
            results.append({"vulns": names})
        return {"results": results}

    return ask


def known_faults(parts: Sequence[Part], ask: Ask) -> dict[str, list[str]]:
    """Part ("name version") -> names of its known faults.

    Raises:
        OSError: the database cannot be asked, or its answer makes no sense.
    """
    left: dict[str, dict[str, Any]] = {
        f"{part.name} {part.version}": {
            "package": {"name": part.name, "ecosystem": "PyPI"}, "version": part.version,
        }
        for part in parts
    }  # fmt: skip
    found: dict[str, list[str]] = {}
    for _page in range(_PAGES):
        results = ask({"queries": [*left.values()]}).get("results")
        if not isinstance(results, list) or len(results) != len(left):
            raise OSError("the answer does not fit the question")
        more = {}
        for (name, query), result in zip(left.items(), results, strict=True):
            if result.get("vulns"):
                found.setdefault(name, []).extend(str(one["id"]) for one in result["vulns"])
            if token := result.get("next_page_token"):
                more[name] = query | {"page_token": token}
        if not more:
            return found
        left = more
    raise OSError("the answer does not come to an end")


def audit(parts: Sequence[Part], ask: Ask) -> int:
    """Tell what is known; see the module for the exit code."""
    try:
        faults = known_faults(parts, ask)
    except OSError as error:
        reason = getattr(error, "reason", error)  # what urllib wraps
        print(_NOT_ASKED.format(address=DATABASE.split("/")[2], reason=reason))
        return UNKNOWN
    for part, names in faults.items():
        print(f"{part}: {', '.join(names)}")
    print(f"{len(parts)} parts asked about; {len(faults)} with known faults.")
    return 1 if faults else 0


def main(arguments: Sequence[str], ask: Ask = ask_database) -> int:
    """Do one of the two."""
    parts = parts_of(LOCK.read_text("utf-8"))
    if arguments[:1] == ["sbom"] and len(arguments) <= 2:
        about = (LOCK.parent / "pyproject.toml").read_text("utf-8")
        found = re.search(r'^version = "([^"]+)"', about, re.MULTILINE)
        text = json.dumps(sbom(parts, found[1] if found else ""), indent=1) + "\n"
        if arguments[1:]:
            Path(arguments[1]).write_text(text, "utf-8")
            print(f"Written: {arguments[1]}, {len(parts)} parts")
        else:
            print(text, end="")
        return 0
    if arguments[:1] == ["audit"] and len(arguments) <= 2:
        if arguments[1:]:
            try:
                ask = from_copy(Path(arguments[1]))
            except OSError as error:
                print(f"The copy could not be read ({error}), so nothing is known.")
                return UNKNOWN
        return audit(parts, ask)
    print((__doc__ or "").partition("\nContract")[0], file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
