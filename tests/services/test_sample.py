"""The sample shop: as large as asked for, the same again, believable, and gone by one undo."""

import datetime as dt
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.errors import CancelledError
from crm_desktop.progress import silent
from crm_desktop.services import sample
from crm_desktop.services.sample_people import sample_words
from crm_desktop.store.schema import SYNCED
from crm_desktop.store.store import Store
from crm_desktop.store.undo import invert
from tests.helpers.shop import FakeClock, open_shop

TODAY = dt.date(2026, 11, 22)
SIZE = 210
"""Two whole chunks and a part of one."""

# What may differ between two runs: identities and what refers to them, and the times of saving.
_IDS = re.compile(r"(^|_)id$|^merged_into$|^created_at$|^n$|^rank$")
# Ranges kept for films and books (BNetzA, ARCEP, Ofcom, ACMA, NANPA), after the country code.
_FICTIONAL = re.compile(
    r"\+(49(3023125|6990009|4066969|2214710|8999998)\d{3}(\d\d)?|49(17139200|176040690)\d\d"
    r"|33(19900|26191|35301|46571|53649|63998)\d{4}"
    r"|44((20794|1(1[345678]|[23456]1)49|1632|1914|289649|292018)\d+|7700900\d{3})"
    r"|61[2378](5550|7010)\d{4}|1\d{3}55501\d\d)"
)


def _make(folder: Path, template: Path, seed: int = 1, size: int = SIZE) -> Store:
    store = open_shop(folder, template)
    sample.make_sample_shop(store, size=size, seed=seed, today=TODAY, progress=silent)
    return store


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("sample") / "shop"
    with _make(folder, template) as store, store.read_raw() as connection:
        yield connection


def _count(raw: sqlite3.Connection, what: str) -> int:
    (count,) = raw.execute(f"SELECT count(*) FROM {what}").fetchone()
    return int(count)


def _dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every live row without what may differ."""
    dump = {}
    with store.read_raw() as raw:
        for table in SYNCED.values():
            columns = [c.name for c in table.columns if not _IDS.search(c.name)]
            dump[table.name] = raw.execute(
                f"SELECT {','.join(columns)} FROM {table.name} WHERE gone=0 ORDER BY n"
            ).fetchall()
    return dump


def test_it_has_the_size_asked_for(raw: sqlite3.Connection) -> None:
    assert _count(raw, "contact WHERE kind='person'") == SIZE
    assert _count(raw, "contact WHERE kind='company'") == SIZE // 5
    assert _count(raw, "entry") == 10 * SIZE
    assert _count(raw, "deal") == SIZE // 10
    assert _count(raw, "reminder") == SIZE // 2
    for table in ("phone", "email", "address", "website", "position", "tagging", "field_value",
                  "deal_line", "stage_move", "product", "colleague"):  # fmt: skip
        assert _count(raw, table) > 0, table


def test_an_odd_size_has_ten_entries_a_person_too(tmp_path: Path, template: Path) -> None:
    with _make(tmp_path / "shop", template, size=7) as store, store.read_raw() as raw:
        assert _count(raw, "entry") == 70
        assert _count(raw, "entry WHERE contact_id IS NULL") == 0


def test_the_same_seed_makes_the_same_shop(tmp_path: Path, template: Path) -> None:
    with (
        _make(tmp_path / "a", template, size=40) as one,
        _make(tmp_path / "b", template, size=40) as same,
        _make(tmp_path / "c", template, seed=2, size=40) as other,
    ):
        assert _dump(one) == _dump(same)
        assert _dump(one)["contact"] != _dump(other)["contact"]


def _tidy(store: Store) -> None:
    while store.tidy():
        pass


def test_one_undo_takes_it_away_and_redo_brings_it_back(tmp_path: Path, template: Path) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        before = _dump(store)
        sample.make_sample_shop(store, size=120, seed=1, today=TODAY, progress=silent)
        made = _dump(store)
        with store.read_raw() as raw:
            batches = raw.execute("SELECT n, origin, ended_at IS NULL FROM batch").fetchall()
        assert [(origin, open_) for _, origin, open_ in batches] == [("sample", 0)]
        undone = invert(store, batches[0][0], label="Undo")
        assert (undone.kept_count, undone.failed_count) == (0, 0)
        _tidy(store)
        with store.read_raw() as raw:
            assert _count(raw, "contact WHERE gone=0") == 0
            assert _count(raw, "search_contact") == _count(raw, "search_entry") == 0
            owners = {
                table.name: [c.name for c in table.columns if c.info.get("owner")]
                for table in SYNCED.values()
            }
            # Parts hide with their owner; everything else is marked itself.
            for table, columns in owners.items():
                if not columns:
                    assert _count(raw, f"{table} WHERE gone=0") == len(before[table]), table
        invert(store, undone.batch, label="Redo", origin="redo")
        _tidy(store)
        assert _dump(store) == made


def test_names_come_in_many_scripts(tmp_path: Path, template: Path) -> None:
    words = sample_words()["languages"]
    assert len(words) == 12
    with _make(tmp_path / "shop", template, size=600) as store, store.read_raw() as raw:
        text = "".join(name for (name,) in raw.execute("SELECT name FROM contact"))
    for letters in ("[a-z]", "[äöüß]", "[éèç]", "[łśż]", "[ışğ]", "[α-ω]", "[а-яії]", "[一-鿿]",
                    "[؀-ۿ]"):  # fmt: skip
        assert re.search(letters, text), letters


def test_nobody_real_can_be_called_or_written_to(raw: sqlite3.Connection) -> None:
    for (number,) in raw.execute("SELECT e164 FROM phone"):
        assert _FICTIONAL.fullmatch(number), number
    for (address,) in raw.execute("SELECT address FROM email"):
        assert re.search(r"@(example\.(com|org|net)|[a-z0-9-]+\.example)$", address), address
    for (url,) in raw.execute("SELECT url FROM website"):
        assert url.endswith(".example")


def test_phones_are_only_shared_at_home_and_at_work(raw: sqlite3.Connection) -> None:
    shared = raw.execute(
        "SELECT e164, count(*) FROM phone WHERE label='mobile' GROUP BY 1 HAVING count(*)>1"
    ).fetchall()
    assert shared == []


def test_towns_fit_their_countries(raw: sqlite3.Connection) -> None:
    known = {
        (code, city, country["name"])
        for country in sample_words()["countries"].values()
        for code, city, _ in country["towns"]
    }
    rows = raw.execute("SELECT DISTINCT postal_code, city, country FROM address").fetchall()
    assert len(rows) > 20
    assert set(rows) <= known


def test_all_dates_are_seen_from_today(raw: sqlite3.Connection) -> None:
    today = round(dt.datetime(2026, 11, 22, tzinfo=dt.UTC).timestamp() * 1000)
    first, last = raw.execute("SELECT min(happened_at), max(happened_at) FROM entry").fetchone()
    assert today - 7 * 366 * 86_400_000 < first < last < today
    (late,) = raw.execute(
        "SELECT count(*) FROM entry e JOIN contact c ON c.id=e.contact_id"
        " WHERE e.happened_at<c.known_since"
    ).fetchone()
    assert late == 0
    dues = [due for (due,) in raw.execute("SELECT due_date FROM reminder ORDER BY due_date")]
    assert dues[0] < "2026-11-22" < dues[-1]
    done = "reminder WHERE done_at IS NOT NULL"
    assert 0 < _count(raw, done) == _count(raw, f"{done} AND due_date<'2026-11-22'")


def test_the_board_is_sane(raw: sqlite3.Connection) -> None:
    stages = raw.execute("SELECT state, probability FROM stage ORDER BY rank").fetchall()
    assert [state for state, _ in stages] == ["open"] * 5 + ["won", "lost"]
    probabilities = [probability for _, probability in stages]
    assert probabilities[:6] == sorted(set(probabilities[:6]))
    assert probabilities[5:] == [100, 0]
    wrong = raw.execute(
        "SELECT d.title FROM deal d JOIN stage s ON s.id=d.stage_id WHERE d.state<>s.state"
        " OR (d.state='open')<>(d.closed_on='') OR d.closed_on>'2026-11-22'"
        " OR d.amount_minor<>(SELECT sum(CAST(quantity AS INTEGER)*price_minor) FROM deal_line l"
        " WHERE l.deal_id=d.id)"
        " OR d.stage_id<>(SELECT stage_id FROM stage_move m WHERE m.deal_id=d.id"
        " ORDER BY n DESC LIMIT 1)"
    ).fetchall()
    assert wrong == []


def test_primary_parts_belong_to_their_contact(raw: sqlite3.Connection) -> None:
    for part, owner in (("phone", "contact_id"), ("email", "contact_id"), ("address", "contact_id"),
                        ("website", "contact_id"), ("position", "person_id")):  # fmt: skip
        rows = raw.execute(
            f"SELECT count(*), sum(x.{owner}=c.id) FROM contact c JOIN {part} x ON x.id=c.{part}_id"
        ).fetchone()
        assert rows[0] == rows[1] > 0, part


def test_stopping_keeps_whole_persons(tmp_path: Path, template: Path) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if done:
            raise CancelledError

    with open_shop(tmp_path / "shop", template) as store:
        with pytest.raises(CancelledError):
            sample.make_sample_shop(store, size=SIZE, seed=1, today=TODAY, progress=stop)
        with store.read_raw() as raw:
            assert _count(raw, "contact WHERE kind='person'") == sample.GROUP * sample.FIRST
            assert _count(raw, "batch WHERE ended_at IS NULL") == 1


def test_the_day_of_the_clock_does_not_matter(tmp_path: Path, template: Path) -> None:
    with open_shop(tmp_path / "shop", template, FakeClock(0)) as store:
        sample.make_sample_shop(store, size=5, seed=1, today=TODAY, progress=silent)
        with store.read_raw() as raw:
            (last,) = raw.execute("SELECT max(happened_at) FROM entry").fetchone()
    assert last > 0
