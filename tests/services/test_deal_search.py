"""Finding deals: what fits, in which order, and that commits are followed."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.services import contact_edit, deal_moves, deals
from crm_desktop.services.deal_search import DealSearch, _Texts
from crm_desktop.store.change_set import MANY_ROWS
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


@pytest.fixture
def search(shop: DealShop) -> Iterator[DealSearch]:
    made = DealSearch(shop.store)
    yield made
    made.close()


def titles(search: DealSearch, text: str, limit: int = 50) -> list[str]:
    return [hit.title for hit in search.find(text, limit)]


def test_every_word_is_in_title_person_or_company(search: DealSearch) -> None:
    assert titles(search, "bikes") == ["Rental bikes", "Guest bikes", "Cargo bikes"]
    assert titles(search, "bikes", limit=2) == ["Rental bikes", "Guest bikes"]
    assert titles(search, "MARTA ental") == ["Rental bikes"]
    assert titles(search, "cafe trailer") == ["Trailer"]
    assert titles(search, "cafe lorry") == []
    assert titles(search, " ") == []
    (hit,) = search.find("trailer")
    assert (hit.who, hit.stage, hit.state) == ("Blue Door Café", "Quote sent", "open")


def test_closed_deals_come_after_the_open_ones(shop: DealShop, search: DealSearch) -> None:
    assert titles(search, "bikes")[0] == "Rental bikes"
    deal_moves.win_deals(shop.store, [shop.made["Rental bikes"]], TODAY)
    assert titles(search, "bikes") == ["Guest bikes", "Cargo bikes", "Rental bikes"]
    assert search.find("rental")[0].state == "won"


def test_commits_are_followed(shop: DealShop, search: DealSearch) -> None:
    store = shop.store
    assert titles(search, "trailer") == ["Trailer"]
    deals.change_deal(store, shop.made["Trailer"], title="Lorry")
    assert titles(search, "trailer") == []
    assert titles(search, "lorry") == ["Lorry"]
    shop.add("Lorry two")
    assert titles(search, "lorry") == ["Lorry two", "Lorry"]
    contact_edit.rename(store, shop.cafe, "Harbour Kitchen")
    assert titles(search, "blue") == []
    assert titles(search, "harbour lorry") == ["Lorry two", "Lorry"]
    contact_edit.rename(store, shop.marta, "Marta Duarte")
    assert titles(search, "duarte guest") == ["Guest bikes"]
    deals.archive_deals(store, [shop.made["Lorry two"]])
    assert titles(search, "lorry") == ["Lorry"]


def test_many_changed_at_once_are_read_anew(shop: DealShop, search: DealSearch) -> None:
    assert titles(search, "trailer") == ["Trailer"]
    with shop.store.transact("Many") as tx:
        tx.raw.executemany(
            "INSERT INTO deal(id, title, state) VALUES (?, 'Bulk', 'open')",
            [(tx.ids.one(),) for _ in range(MANY_ROWS + 1)],
        )
        tx.raw.execute("UPDATE deal SET title='Lorry' WHERE title='Trailer'")
    assert len(titles(search, "bulk", limit=10 * MANY_ROWS)) == MANY_ROWS + 1
    assert titles(search, "lorry") == ["Lorry"]
    assert titles(search, "trailer") == []


SAID = st.text("ab\0 ", max_size=5)


@given(st.lists(SAID, max_size=8), st.lists(st.text("ab\0", min_size=1, max_size=3), min_size=1,
       max_size=3), st.integers(1, 4))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_one_text_tells_what_the_single_ones_tell(
    said: list[str], words: list[str], limit: int
) -> None:
    texts = [text.replace("\0", " ") for text in said]
    fitting = [n for n, text in enumerate(texts) if all(word in text for word in words)]
    assert _Texts(enumerate(texts)).holding(words, limit) == fitting[:limit]
