"""One cell of a mapped column as the value of its field; what does not fit says why.

A converter gives None for what counts as empty and raises ``UnusableError`` for what cannot be the
field's value; nothing is guessed or cut. Text is cleaned of blanks around it and of signs that
deceive the eye, and otherwise kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from crm_desktop.domain import dates, money, numbers, text
from crm_desktop.import_export import fields
from crm_desktop.import_export.model import Cell, ColumnMap, ColumnProfile, Table
from crm_desktop.import_export.read_book import text_of

Convert = Callable[[Cell], Any]
_Day = TypeVar("_Day", bound=dt.date)
_YEARS = range(dates.FIRST_YEAR, dates.LAST_YEAR + 1)

_MAY_BE_PARTIAL = frozenset(("contact.created_at", "company.created_at"))

# Folded, in the eight languages of the program.
_YES = frozenset(
    ("1", "y", "yes", "true", "t", "x", "j", "ja", "wahr", "o", "oui", "vrai", "s", "si", "tak",
     "prawda", "sim", "verdadeiro")
)  # fmt: skip
_NO = frozenset(
    ("0", "n", "no", "false", "f", "nein", "falsch", "non", "faux", "nee", "onwaar", "nie",
     "falsz", "nao", "falso")
)  # fmt: skip
_TAG_SEPARATORS = re.compile(r"[,;|\n]")
_GUARDED = re.compile(r"^'+[=+\-@\t\r]")
_SMALL = re.compile(r"-?\d{1,3}", re.ASCII).fullmatch
_GROUPED_OR_NOT = re.compile(r"-?\d{1,3}([.,])\d{3}", re.ASCII).fullmatch
_SOME = 3
_LARGEST_AMOUNT = Decimal(10**14)
"""More than any shop has; in minor units it still fits the shop file whatever the currency."""


class UnusableError(ValueError):
    """The value does not fit its field; the text says why."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What reading depends on besides the file: the country of numbers without a code (ISO 3166
    alpha-2 or None), the present year, whether the file is text (where a leading apostrophe may
    be the guard of an export), and what the person wants repaired: numbers that a spreadsheet
    damaged (lost zeros, 4.9E+11), texts that were encoded twice ("MÃ¼ller")."""

    region: str | None
    year: int
    text_file: bool
    repair_numbers: bool = False
    repair_texts: bool = False


class CellValues:
    """Makes the converters for the columns of one table."""

    def __init__(
        self, table: Table, profiles: dict[int, ColumnProfile], around: Circumstances
    ) -> None:
        self._table = table
        self._profiles = profiles
        self._around = around

    def for_field(self, column: ColumnMap, name: str) -> Convert:  # noqa: PLR0911
        """The converter of a column that feeds the field ``name`` (of ``fields``, no label)."""
        kind = fields.FIELDS[name]
        plain = self.line(column.index)
        if kind in {"date", "partial date"}:
            birthday = kind == "partial date"
            return self._date(column, plain, partial=birthday, future=not birthday)
        if kind == "instant":
            # Since when somebody is a customer may be known by the month or year only.
            return self._instant(column, plain, partial=name in _MAY_BE_PARTIAL)
        if kind == "percent":
            return self._percent(column, plain, most=100)
        if kind in {"number", "money"}:
            return self._number(column, plain, kind)
        if kind == "bool":
            return _bool(plain)
        if kind == "identifier":
            return _identifier(plain, whole=self._is_whole(column.index))
        if kind == "long text":
            return self.long_text(column.index)
        if name.endswith("address.postal_code"):
            return _identifier(plain, whole=True)
        return _currency(plain) if name == "deal.currency" else plain

    def for_custom(self, column: ColumnMap) -> Convert:
        """The converter of a column that becomes a custom field, by the look of its values."""
        plain = self.line(column.index)
        match column.kind:
            case "date":
                return self._date(column, plain, partial=False, future=True)
            case "number" | "integer":
                return self._number(column, plain, "number")
            case "money":
                return self._number(column, plain, "money")
            case "percent":
                return self._percent(column, plain, most=None)
            case "bool":
                return _bool(plain)
        return self.long_text(column.index)

    def part_of_date(self, column: ColumnMap) -> Convert:
        """A year, month or day of its own."""
        return _identifier(self.line(column.index), whole=True)

    def _placeholders(self, index: int) -> frozenset[str]:
        profile = self._profiles.get(index)
        return frozenset(profile.placeholders) if profile else frozenset()

    def _is_whole(self, index: int) -> bool:
        """A column of whole numbers, in which "10002.0" is 10002 hurt by a spreadsheet."""
        profile = self._profiles.get(index)
        return profile is not None and (
            profile.kind in {"integer", "phone"} or "point zero" in profile.damage
        )

    def _column(self, index: int) -> Iterator[Cell]:
        return (row[index] for row in self._table.rows if row[index] is not None)

    def line(self, index: int) -> Callable[[Cell], str | None]:
        """The cell as one line of text; None where it counts as empty."""
        empty = self._placeholders(index)
        guarded = self._around.text_file
        repair = self._around.repair_texts

        def convert(cell: Cell) -> str | None:
            shown = cell if type(cell) is str else text_of(cell)
            if repair and not shown.isascii():
                shown = text.repair_double_encoding(shown) or shown
            shown = written(shown)
            if guarded and shown[:1] == "'" and _GUARDED.match(shown):
                shown = shown[1:]
            return None if not shown or shown in empty else shown

        return convert

    def long_text(self, index: int) -> Callable[[Cell], str | None]:
        """The cell as text of any number of lines; None where it counts as empty."""
        empty = self._placeholders(index)
        guarded = self._around.text_file
        repair = self._around.repair_texts

        def convert(cell: Cell) -> str | None:
            shown = text.strip_unsafe(text_of(cell)).strip()
            if repair and not shown.isascii():
                shown = text.repair_double_encoding(shown) or shown
            if guarded and _GUARDED.match(shown):
                shown = shown[1:]
            return None if not shown or shown in empty else shown

        return convert

    def _order(self, column: ColumnMap) -> dates.DateOrder:
        """The order of the column's dates; a column chosen by hand may not have been looked at."""
        if column.date_order is None:
            shown = (cell for cell in self._column(column.index) if isinstance(cell, str))
            return dates.guess_order(shown).order or "ymd"
        return column.date_order

    def _date(self, column: ColumnMap, plain: Convert, *, partial: bool, future: bool) -> Convert:
        order = self._order(column)
        # A birth year of two digits is not ahead of us; a closing date may well be.
        pivot = self._around.year + (20 if future else 0)
        known: dict[str, str] = {}

        def convert(cell: Cell) -> str | None:
            if isinstance(cell, dt.date):
                return _possible(cell).isoformat()[:10]
            shown = plain(cell)
            if shown is None:
                return None
            if (found := known.get(shown)) is not None:
                return found
            day = dates.parse_date(shown, order, pivot_year=pivot)
            if day is not None:
                known[shown] = found = day.isoformat()
                return found
            some = dates.parse_written_partial(shown, order) if partial else None
            if some is not None:
                known[shown] = found = some.iso()
                return found
            raise UnusableError("This is no date.")

        return convert

    def _instant(self, column: ColumnMap, plain: Convert, *, partial: bool) -> Convert:
        """An instant with its zone; where ``partial`` also "2017-05" or "2017" as text."""
        order = self._order(column)
        pivot = self._around.year + 1

        def convert(cell: Cell) -> dt.datetime | str | None:
            if isinstance(cell, dt.datetime):
                moment: dt.datetime | None = _possible(cell)
            elif isinstance(cell, dt.date):
                day = _possible(cell)
                moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
            else:
                shown = plain(cell)
                if shown is None:
                    return None
                moment = dates.parse_instant(shown, order, pivot_year=pivot)
                if moment is None and partial:
                    some = dates.parse_written_partial(shown, order)
                    if some is not None and some.year is not None:
                        return some.iso()
            if moment is None:
                raise UnusableError("This is no date and time.")
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

        return convert

    def _mark(self, column: ColumnMap) -> numbers.DecimalMark | None:
        """The decimal mark of a column. Where no value gives it away ("1,644" beside "12"), but
        no number of more than three digits stands there without the sign, it parts thousands."""
        if column.decimal_mark is not None:
            return column.decimal_mark
        signs: set[str] = set()
        small = 0
        for cell in self._column(column.index):
            shown = cell.strip() if isinstance(cell, str) else ""
            if _SMALL(shown):
                small += 1
            elif found := _GROUPED_OR_NOT(shown):
                signs.add(found[1])
            elif shown.isdecimal():
                return None
        if len(signs) != 1 or small < _SOME:
            return None
        return "." if signs == {","} else ","

    def _number(self, column: ColumnMap, plain: Convert, kind: str) -> Convert:
        """Canonical decimal text; for money a pair with the currency, which may be None."""
        mark = self._mark(column)

        def convert(cell: Cell) -> Any:
            shown = plain(cell)
            if shown is None:
                return None
            own_mark = "." if isinstance(cell, int | float) else mark
            if kind == "money":
                amount = money.parse_money(shown, own_mark)
                if amount is None:
                    raise UnusableError("This is no amount.")
                if abs(amount[0]) > _LARGEST_AMOUNT:
                    raise UnusableError("This amount is too large.")
                return numbers.plain(amount[0]), amount[1]
            value = numbers.parse_number(shown, own_mark)
            if value is None:
                raise UnusableError("This is no number.")
            return numbers.plain(value)

        return convert

    def _percent(self, column: ColumnMap, plain: Convert, *, most: int | None) -> Convert:
        mark = self._mark(column)
        times = 100 if self._are_shares(column.index) else 1

        def convert(cell: Cell) -> str | None:
            shown = plain(cell)
            if shown is None:
                return None
            bare = isinstance(cell, int | float)
            value = numbers.parse_percent(shown, "." if bare else mark)
            if value is None:
                raise UnusableError("This is no number.")
            if bare:
                value *= times
            if most is not None and not 0 <= value <= most:
                raise UnusableError(f"This is not between 0 and {most} percent.")
            return numbers.plain(value)

        return convert

    def _are_shares(self, index: int) -> bool:
        """A spreadsheet keeps 75 % as 0.75: numbers from 0 to 1, and not whole ones only."""
        found = [cell for cell in self._column(index) if type(cell) in (int, float)]
        return any(type(n) is float for n in found) and all(0 <= n <= 1 for n in found)  # type: ignore[operator]


def tags(value: str) -> list[str]:
    """The tags that a cell lists."""
    return [tag for part in _TAG_SEPARATORS.split(value) if (tag := text.collapse(part))]


def written(cell: Cell) -> str:
    """A cell as one line of text: what tells the different values of a column apart."""
    shown = cell if type(cell) is str else text_of(cell)
    if shown.isprintable() and "  " not in shown:
        return shown.strip(" ")
    return text.collapse(text.strip_unsafe(text.collapse(shown)))


def replaced(convert: Convert, replacements: Mapping[str, str]) -> Convert:
    """``convert`` with other values in place of some, by what is ``written``."""
    if not replacements:
        return convert

    def read(cell: Cell) -> Any:
        by = replacements.get(written(cell))
        return convert(cell if by is None else by) if by != "" else None

    return read


def shown_value(value: Any) -> str:
    """A converted value for a person who looks at how it is read."""
    if isinstance(value, tuple):
        return " ".join(filter(None, value))
    return text_of(value)


def spoken(value: Any) -> str:
    """A converted value as text that loses nothing."""
    if isinstance(value, tuple):
        return " ".join(filter(None, value))
    if isinstance(value, bool):
        return str(int(value))
    return text_of(value)


def _possible(day: _Day) -> _Day:
    if day.year not in _YEARS:
        raise UnusableError("This is no date.")
    return day


def _identifier(plain: Convert, *, whole: bool) -> Convert:
    def convert(cell: Cell) -> str | None:
        shown: str | None = plain(cell)
        if whole and shown is not None and shown.endswith(".0") and shown[:-2].isdigit():
            return shown[:-2]
        return shown

    return convert


def _bool(plain: Convert) -> Convert:
    def convert(cell: Cell) -> bool | None:
        if isinstance(cell, bool):
            return cell
        shown = plain(cell)
        if shown is None:
            return None
        word = text.fold(shown)
        if word in _YES:
            return True
        if word in _NO:
            return False
        raise UnusableError("This is neither yes nor no.")

    return convert


def _currency(plain: Convert) -> Convert:
    def convert(cell: Cell) -> str | None:
        shown: str | None = plain(cell)
        if shown is None or shown.upper() in money.CURRENCY_DIGITS:
            return shown and shown.upper()
        amount = money.parse_money(f"1 {shown}", ".")
        if amount is None or amount[1] is None:
            raise UnusableError("This is no currency that the program knows.")
        return amount[1]

    return convert
