"""Ranks: always between their neighbours, distinct, and undisturbed by what another PC does."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain import ranks
from crm_desktop.domain.ranks import NoRoomError

moves = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40)


def rising(order: list[str]) -> bool:
    return all(low < high for low, high in pairwise(order))


class Desk:
    """A column of cards as one PC sees it: card -> rank."""

    def __init__(self, cards: dict[int, str], own: str) -> None:
        self.cards, self.own = dict(cards), own
        self.touched: set[int] = set()

    def order(self) -> list[int]:
        return sorted(self.cards, key=lambda card: (self.cards[card], card))

    def move(self, card: int, place: int) -> None:
        rest = [other for other in self.order() if other != card]
        place = min(place, len(rest))
        above = self.cards[rest[place - 1]] if place else ""
        below = self.cards[rest[place]] if place < len(rest) else ""
        self.cards[card] = ranks.between(above, below, self.own)
        self.touched.add(card)
        assert self.order().index(card) == place


def column(count: int) -> dict[int, str]:
    return dict(enumerate(ranks.spread(count, "aab")))


@settings(max_examples=60, deadline=None)
@given(moves)
def test_any_moves_keep_ranks_distinct_and_the_others_in_order(done: list[tuple[int, int]]) -> None:
    desk = Desk(column(20), "k3x")
    for card, place in done:
        before = [other for other in desk.order() if other != card]
        desk.move(card, place)
        assert [other for other in desk.order() if other != card] == before
    assert len(set(desk.cards.values())) == 20


@settings(max_examples=60, deadline=None)
@given(moves, moves)
def test_two_boards_that_are_merged_keep_their_order(
    here: list[tuple[int, int]], there: list[tuple[int, int]]
) -> None:
    """One PC moves the even cards, the other the odd ones; then each learns the other's ranks."""
    one, two = Desk(column(20), "k3x"), Desk(column(20), "Qw7")
    for card, place in here:
        one.move(card // 2 * 2, place)
    for card, place in there:
        two.move(card // 2 * 2 + 1, place)
    merged = {card: (two if card in two.touched else one).cards[card] for card in range(20)}
    assert len(set(merged.values())) == 20
    both = sorted(merged, key=lambda card: merged[card])
    for desk, foreign in ((one, two), (two, one)):
        mine = [card for card in desk.order() if card not in foreign.touched]
        assert [card for card in both if card not in foreign.touched] == mine


def test_the_same_place_on_two_pcs_makes_two_ranks() -> None:
    low, high = ranks.spread(2, "aab")
    assert ranks.between(low, high, ranks.jitter(b"\1" * 16)) != ranks.between(
        low, high, ranks.jitter(b"\2" * 16)
    )


@given(st.binary(min_size=16, max_size=16))
def test_jitter_never_ends_in_the_lowest_digit(seed: bytes) -> None:
    own = ranks.jitter(seed)
    assert len(own) == 3
    assert own[-1] != "0"


@pytest.mark.parametrize("count", [0, 1, 2, 7, 300, 5000])
def test_spread_is_rising(count: int) -> None:
    made = ranks.spread(count, "aab")
    assert len(made) == count
    assert rising(made)


def test_adding_at_the_end_stays_short() -> None:
    order = [""]
    for _ in range(3000):
        order.append(ranks.between(order[-1], "", "aab"))
    assert rising(order)
    assert max(map(len, order)) == 7
    front = [ranks.between("", "", "aab")]
    for _ in range(3000):
        front.insert(0, ranks.between("", front[0], "aab"))
    assert rising(front)
    assert max(map(len, front)) == 7


@pytest.mark.parametrize(
    ("low", "high"), [("0001", "0002"), ("", "0001"), ("zzzz", ""), ("zzzzz", ""), ("A", "A1"),
                      ("Az", "B"), ("V000aab", "V000aac")],
)  # fmt: skip
def test_ranks_of_other_makes_have_room(low: str, high: str) -> None:
    made = ranks.between(low, high, "aab")
    assert low < made
    assert not high or made < high


@pytest.mark.parametrize(
    ("low", "high"), [("B", "A"), ("A", "A"), ("", "0000"), ("A", "A0"), ("A b", "A c"), ("ä", "")]
)
def test_where_nothing_fits_it_says_so(low: str, high: str) -> None:
    with pytest.raises(NoRoomError):
        ranks.between(low, high, "aab")
