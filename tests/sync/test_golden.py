"""Files of every released format are read for ever: these were written once and are never changed.

(Segments: see ``test_segment``.)
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync import mangled

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("rows", "description", "content")
FILES = [f"{name}-{how}-1.bin" for how in ("clear", "locked") for name in NAMES]
FILES += ["word-1.bin", "word-locked-1.bin"]


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_an_earlier_version_says_what_it_said(name: str) -> None:
    kinds = mangled.originals()
    del kinds[4], kinds[0]  # segments
    content, read = kinds[FILES.index(name)]
    said = repr(read(content))
    assert repr(read((GOLDEN / name).read_bytes())) == said
    for later in (GOLDEN / name.replace("-1.", f"-{version}.") for version in (2, 3)):
        assert not name.startswith("rows") or repr(read(later.read_bytes())) == said
