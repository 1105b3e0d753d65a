"""Which deals need somebody: the database says the same as the rules of a card, for any deals."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.services import stages
from crm_desktop.services.attention import needs_attention
from crm_desktop.services.pipeline import read_cards
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop

LISBON, TONGA = ZoneInfo("Europe/Lisbon"), ZoneInfo("Pacific/Tongatapu")
HOUR = 3_600_000


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


def at(hours: int) -> int:
    """UTC milliseconds, so many hours before the midnight in which TODAY begins in UTC."""
    return round(dt.datetime.combine(TODAY, dt.time(), dt.UTC).timestamp() * 1000) - hours * HOUR


def days_away(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda days: (TODAY + dt.timedelta(days)).isoformat())


HOURS = st.integers(-24, 24 * 45)
DEALS = st.lists(
    st.fixed_dictionaries({
        "closes": st.one_of(days_away(-2, 2), days_away(-40, 40), st.sampled_from(
            ["", "2026", "2025", "2026-10", "2026-11", "2026-12", "--11-22", "soon"])),
        "text": st.sampled_from(["", "Send photos"]),
        "made": HOURS,
        "entry": st.none() | HOURS,
        "moved": st.none() | HOURS,
        "done": st.none() | HOURS,
        "due": st.lists(days_away(-3, 3), max_size=2),
        "time": st.sampled_from(["", "09:00"]),
    }),
    min_size=1, max_size=4,
)  # fmt: skip


@given(DEALS, st.sampled_from([0, 1, 7, 21]), st.sampled_from([dt.UTC, LISBON, TONGA]))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_database_decides_as_the_rules_do(
    shop: DealShop, made: list[dict[str, object]], quiet_days: int, zone: dt.tzinfo
) -> None:
    if stages.list_pipelines(shop.store)[0].stages[0].quiet_days != quiet_days:
        stages.change_stage(shop.store, shop.steps["New enquiry"], quiet_days=quiet_days)
    with shop.store.transact("Deals") as tx:
        tx.raw.execute("UPDATE deal SET gone=1")
        stage, pipeline = shop.steps["New enquiry"], shop.pipeline
        for one in made:
            deal = tx.ids.one()
            tx.raw.execute(
                "INSERT INTO deal(id, title, contact_id, pipeline_id, stage_id, state,"
                " expected_close, next_step, created_at) VALUES (?, 'X', ?, ?, ?, 'open', ?, ?, ?)",
                (deal, shop.marta, pipeline, stage, one["closes"], one["text"], at(one["made"])),  # type: ignore[arg-type]
            )
            for table, column, hours in (
                ("entry", "happened_at", one["entry"]), ("stage_move", "moved_at", one["moved"]),
                ("reminder", "done_at", one["done"]),
            ):  # fmt: skip
                if hours is not None:
                    tx.raw.execute(
                        f"INSERT INTO {table}(id, deal_id, {column}) VALUES (?, ?, ?)",
                        (tx.ids.one(), deal, at(hours)),  # type: ignore[arg-type]
                    )
            for due in one["due"]:  # type: ignore[attr-defined]
                tx.raw.execute(
                    "INSERT INTO reminder(id, deal_id, due_date, due_time) VALUES (?, ?, ?, ?)",
                    (tx.ids.one(), deal, due, one["time"]),
                )
    with shop.store.read_raw() as raw:
        found = needs_attention(raw, TODAY, zone)
        live = [n for (n,) in raw.execute("SELECT n FROM deal WHERE gone=0")]
        needing = [card for card in read_cards(raw, live, TODAY, zone) if card.reasons]
    assert {card.n: card.reasons for card in found.cards} == {c.n: c.reasons for c in needing}
    assert found.count == len(needing)
    counts = [len(card.reasons) for card in found.cards]
    assert counts == sorted(counts, reverse=True)


def test_only_so_many_are_made_into_cards(shop: DealShop) -> None:
    with shop.store.read_raw() as raw:
        found = needs_attention(raw, TODAY, limit=2)
    assert (len(found.cards), found.count) == (2, 4)
