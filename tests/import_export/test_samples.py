"""Every real sample file through the command line, against what `expected.json` says of it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.domain.text import collapse
from tests.helpers.command_line import ask, call
from tests.helpers.shop import copy_shop

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("CRM_SAMPLES") or ROOT.parent / "shared" / "samples")


def _expected() -> list[dict[str, Any]]:
    try:
        found = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
    except OSError:  # then the fixture ``samples`` skips, and says so
        return []
    files: list[dict[str, Any]] = found["files"]
    return files


FILES = _expected() or [{"file": "the sample files are not here"}]
READABLE = [one for one in FILES if "encrypted" not in one.get("format", {}).get("kind", "")]


def file_name(one: dict[str, Any]) -> str:
    return str(one["file"])


def exported(data: Path, out: Path) -> dict[str, list[dict[str, Any]]]:
    ask(data, "export", "all", out)
    document: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return {name: found for name, found in document.items() if isinstance(found, list)}


def is_encoding(found: str, wanted: str) -> bool:
    plain = wanted.removesuffix(" with byte order mark")
    same = {"latin-1": {"latin-1", "cp1252"}, "utf-8": {"utf-8", "ascii"}}
    return found in same.get(plain, {plain})


def is_field(found: str, wanted: str) -> bool:
    if wanted == "(custom or ignore)":
        return found in {"(custom)", "(ignore)"}
    return found == ("(custom)" if wanted.startswith("(custom") else wanted)


def is_value(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return any(is_value(found, one) for one in wanted["any_of"])
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(map(is_value, found, wanted))
        )
    if isinstance(wanted, bool) or str(wanted) in {"true", "false"}:
        return str(found).lower() == str(wanted).lower()
    if wanted == "":
        return found in ("", None)
    if isinstance(wanted, int | float) or isinstance(found, int | float):
        return found is not None and float(found) == float(wanted)
    return isinstance(found, str) and collapse(found) == collapse(wanted)


@pytest.mark.parametrize("one", READABLE, ids=map(file_name, READABLE))
def test_a_sample_becomes_what_is_expected(
    one: dict[str, Any], samples: Path, tmp_path: Path, template: Path
) -> None:
    file = samples / one["file"]
    for place in ("plan", "shop"):
        copy_shop(tmp_path / place, template)
    wanted = [row["record"] for row in one["rows"]]
    shown = ask(tmp_path / "plan", "import", file, "--plan", "--rows", ",".join(map(str, wanted)))
    told = ask(tmp_path / "shop", "import", file)
    lists = exported(tmp_path / "shop", tmp_path / "all.json")

    differences = [
        *_about(one, told),
        *_mapping(one, told),
        *_counts(one, told, lists),
        *_values(one, shown["rows"], lists, file.name),
    ]
    assert differences == []


def _about(one: dict[str, Any], told: dict[str, Any]) -> list[str]:
    form = one["format"]
    found = []
    if form["kind"].partition(" ")[0] != told["format"]:
        found.append(f"format: {told['format']}, expected {form['kind']}")
    if "encoding" in form and not is_encoding(told["encoding"] or "", form["encoding"]):
        found.append(f"encoding: {told['encoding']}, expected {form['encoding']}")
    if "delimiter" in form and told["delimiter"] != form["delimiter"]:
        found.append(f"delimiter: {told['delimiter']!r}")
    if "sheets" in form and told["sheet"] != form["sheets"][form["expected_sheet"]]:
        found.append(f"sheet: {told['sheet']}")
    if told["header_row"] != one["header_row_index"]:
        found.append(f"header row: {told['header_row']}, expected {one['header_row_index']}")
    if told["records"] != one["records"]:
        found.append(f"records: {told['records']}, expected {one['records']}")
    return found


def _mapping(one: dict[str, Any], told: dict[str, Any]) -> list[str]:
    fields = {column["column"].strip(): column["field"] for column in told["mapping"]}
    wanted = dict(one["mapping"])
    for header in one.get("other_columns", {}).get("headers", ()):
        wanted[header] = one["other_columns"]["treat_as"]
    return [
        f"column {header}: {fields.get(header)}, expected {field}"
        for header, field in wanted.items()
        if not is_field(fields.get(header, ""), field)
    ]


def _counts(
    one: dict[str, Any], told: dict[str, Any], lists: dict[str, list[dict[str, Any]]]
) -> list[str]:
    wanted = one["expected"]
    counts = {
        "contacts": "contacts", "companies": "companies", "deals": "deals",
        "messages": "timeline", "events": "reminders",
    }  # fmt: skip
    found = [
        f"{name}: {len(lists[listed])}, expected {wanted[name]}"
        for name, listed in counts.items()
        if name in wanted and len(lists[listed]) != wanted[name]
    ]
    found += [
        f"says it created {told['creates'][name]} {name}, expected {wanted[name]}"
        for name in ("contacts", "companies", "deals")
        if told["creates"][name] != wanted[name]
    ]
    for name, groups in one.get("duplicates", {}).items():
        if name == "distinct_company_names":
            names = {collapse(c["company.name"]).casefold() for c in lists["companies"]}
            if len(names) != groups:
                found.append(f"company names: {len(names)}, expected {groups}")
        elif told["duplicates"].get(name) != groups:
            found.append(f"duplicates {name}: {told['duplicates'].get(name)}, expected {groups}")
    return found


def _values(
    one: dict[str, Any],
    shown: Sequence[dict[str, Any]],
    lists: dict[str, list[dict[str, Any]]],
    file: str,
) -> list[str]:
    found = []
    previews = {row["record"]: row["values"] for row in shown}
    for row in one["rows"]:
        number = row["record"]
        source = [
            record
            for records in lists.values()
            for record in records
            if record.get("source", {}).get("file") == file and record["source"]["record"] == number
        ]
        preview = {**previews.get(number, {})}
        for name, wanted in row["expect"].items():
            # What creates nothing is known by its preview only.
            values = [preview.get(name)]
            if source and not name.startswith("#"):
                values = [record.get(name) for record in source]
            if not any(is_value(value, wanted) for value in values):
                found.append(f"record {number}, {name}: {values}, expected {wanted!r}")
    return found


def test_a_protected_workbook_is_refused_with_the_reason(samples: Path, tmp_path: Path) -> None:
    file = samples / "edge" / "password-protected.xlsx"
    answer = call("--data", tmp_path / "shop", "--json", "import", file)
    assert (answer.code, answer.out) == (1, "")
    assert "password" in answer.err.lower()


@pytest.mark.parametrize("name", ["csv/number-formats.csv", "vcf/android-2.1-quoted-printable.vcf"])
def test_the_program_itself_gives_the_same(name: str, samples: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crm_desktop", "--data", str(tmp_path / "a"), "--json", "import",
         str(samples / name)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    here = ask(tmp_path / "b", "import", samples / name)
    there = json.loads(done.stdout)
    assert {**there, "seconds": 0} == {**here, "seconds": 0}
