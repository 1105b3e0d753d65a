"""Leave only digits in the tabular figures of Inter: `python packaging/trim_figures.py`.

Inter's feature "tnum" widens signs too, and a hyphen as wide as a digit tears "E-mail" apart. The
window asks for equal digits everywhere, so the signs are taken out of the feature in the files
under resources/fonts. Running it again changes nothing. Needs the package fonttools.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
DIGITS = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}


def trim(path: Path) -> int:
    """Take everything but digits out of "tnum" of one font file; gives how many signs left."""
    font = TTFont(path, recalcTimestamp=False)
    table = font["GSUB"].table
    gone = 0
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                single = getattr(part, "ExtSubTable", part)
                signs = [name for name in single.mapping if name.split(".")[0] not in DIGITS]
                for name in signs:
                    del single.mapping[name]
                gone += len(signs)
    if gone:
        font.save(path)
    return gone


if __name__ == "__main__":
    for found in sorted(FONTS.glob("Inter-*.ttf")):
        print(f"{found.name}: {trim(found)} signs taken out")
