"""The board: what stands where, what it is worth, which deals need attention, and how they move."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm_desktop.domain import pipeline_presets
from crm_desktop.domain.pipeline import Reason
from crm_desktop.services import deal_card, deal_moves, deals, reminders, stages, tags, timeline
from crm_desktop.services.attention import needs_attention
from crm_desktop.services.deal_list import SORTS, deal_rows, list_deals
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.pipeline import (
    WON,
    BoardView,
    Closing,
    DealFilter,
    read_board,
    read_cards,
    read_placed,
)
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop
from tests.helpers.people import insert
from tests.helpers.shop import FakeClock

DAY = 86_400_000


@pytest.fixture
def shop(store: Store) -> DealShop:
    return make_deal_shop(store)


def day(days: int) -> dt.date:
    return TODAY + dt.timedelta(days)


# -- what stands where ---------------------------------------------------------------------------


def test_columns_with_their_sums(shop: DealShop) -> None:
    deals.set_amount(shop.store, shop.made["Trailer"], 1_000_00, "USD")
    board = shop.board()
    assert [column.stage.name for column in board.columns if column.stage] == [
        "New enquiry", "Visit or trial", "Quote sent", "Agreeing terms", "Ordered", "Won",
    ]  # fmt: skip
    first, _, third, *_ = board.columns
    assert first.totals.count == 2
    assert first.totals.sums == (("EUR", 21_700_00),)
    assert first.totals.expected == (("EUR", 2_170_00),)
    assert third.totals.expected == (("USD", 500_00),)
    assert board.totals.count == 4
    assert board.totals.sums == (("EUR", 48_200_00), ("USD", 1_000_00))
    assert board.totals.expected == (("EUR", 2_170_00 + 19_875_00), ("USD", 500_00))


def test_a_shop_without_pipeline_has_an_empty_board_and_its_first_deal_makes_one(
    store: Store,
) -> None:
    with store.read_raw() as raw:
        assert read_board(raw, BoardView(), TODAY).columns == ()
    deals.create_deal(store, DealDraft("Bike"), TODAY)
    with store.read_raw() as raw:
        board = read_board(raw, BoardView(), TODAY)
    assert board.pipeline is not None
    assert board.pipeline.name == "Sales"
    assert [card.title for card in board.columns[0].cards] == ["Bike"]


def test_a_card_tells_who_and_how_long(shop: DealShop, clock: FakeClock) -> None:
    clock.advance(-5 * DAY)
    old = shop.add("Old")
    card = shop.card("Old")
    assert (card.who, card.contact, card.days, card.since) == (
        "Blue Door Café", "Marta Oliveira", 5, day(-5),
    )  # fmt: skip
    clock.advance(5 * DAY)
    deal_moves.move_deals(shop.store, [old], shop.steps["Quote sent"], TODAY)
    card = shop.card("Old")
    assert (card.days, card.percent, card.pinned) == (0, 50.0, False)
    deals.pin_probability(shop.store, old, 80)
    assert (shop.card("Old").percent, shop.card("Old").pinned) == (80.0, True)
    deal_moves.move_deals(shop.store, [old], shop.steps["Ordered"], TODAY)
    assert shop.card("Old").percent == 80.0
    deals.pin_probability(shop.store, old, None)
    assert (shop.card("Old").percent, shop.card("Old").pinned) == (90.0, False)


def test_the_last_column_shows_the_wins_of_this_month(shop: DealShop) -> None:
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    deal_moves.win_deals(shop.store, [shop.made["Rental bikes"]], day(-2))
    deal_moves.win_deals(shop.store, [shop.made["Guest bikes"]], day(-22))
    assert shop.shown()["Won"] == ["Trailer", "Rental bikes"]
    won = shop.board().columns[-1]
    assert won.totals.expected == won.totals.sums == (("EUR", 27_650_00),)


def test_deals_whose_step_or_pipeline_is_gone_stay_in_sight(shop: DealShop) -> None:
    """As another PC may leave them."""
    with shop.store.transact("As sync does") as tx:
        tx.raw.execute("UPDATE stage SET gone=1 WHERE id=?", (shop.steps["Quote sent"],))
        other = insert(tx, "pipeline", name="Gone", gone=1)
        step = insert(tx, "stage", pipeline_id=other, name="Lost in time", state="open")
        insert(tx, "deal", title="Stray", state="open", pipeline_id=other, stage_id=step)
    assert set(shop.shown()["New enquiry"]) == {"Cargo bikes", "Guest bikes", "Trailer", "Stray"}


# -- order ---------------------------------------------------------------------------------------


def test_late_today_none_later(shop: DealShop) -> None:
    for title, due, time in (
        ("Late", day(-2), None), ("Afternoon", TODAY, dt.time(14)), ("Morning", TODAY, dt.time(9)),
        ("Any time", TODAY, None), ("Next week", day(7), None),
    ):  # fmt: skip
        deal = shop.add(title, "Ordered")
        reminders.add_reminder(shop.store, shop.marta, title, due, time, zone="UTC", deal=deal)
    shop.add("Nothing", "Ordered")
    assert shop.shown()["Ordered"] == [
        "Late", "Morning", "Afternoon", "Any time", "Nothing", "Next week",
    ]  # fmt: skip


def test_by_hand_only_the_moved_card_is_written(shop: DealShop) -> None:
    column = [shop.add(title, "Ordered") for title in "abcd"]
    a, b, c, d = column
    deal_moves.order_deals(shop.store, [d], [a, d, b, c])  # the first time those above get a place
    assert shop.shown(by_hand=True)["Ordered"] == ["a", "d", "b", "c"]
    deal_moves.order_deals(shop.store, [c], [a, c, d, b])
    before = dict(shop.rows("SELECT id, rank FROM deal"))
    deal_moves.order_deals(shop.store, [d], [d, a, c, b])
    after = dict(shop.rows("SELECT id, rank FROM deal"))
    assert shop.shown(by_hand=True)["Ordered"] == ["d", "a", "c", "b"]
    assert [deal for deal in after if after[deal] != before[deal]] == [d]


def test_equal_ranks_of_an_import_are_spread(shop: DealShop) -> None:
    a, b, c = (shop.add(title, "Ordered") for title in "abc")
    with shop.store.transact("As an old file has them") as tx:
        tx.raw.execute("UPDATE deal SET rank='0000' WHERE id IN (?, ?, ?)", (a, b, c))
    deal_moves.order_deals(shop.store, [c], [c, a, b])
    assert shop.shown(by_hand=True)["Ordered"] == ["c", "a", "b"]
    assert len(set(shop.rows("SELECT rank FROM deal WHERE rank<>''"))) == 3


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 6)), max_size=12))
def test_any_moves_by_hand_end_as_they_were_shown(
    store: Store, moves: list[tuple[int, int, int]]
) -> None:
    """Against a plain list of lists."""
    shop = make_deal_shop(store) if not stages.list_pipelines(store) else None
    steps = stages.list_pipelines(store)[0].of("open")[1:4]
    with store.read_raw() as raw:
        numbers = [n for (n,) in raw.execute("SELECT n FROM deal WHERE gone=0")]
        cards = [card.id for card in read_cards(raw, numbers, TODAY)]
    while len(cards) < 6:
        cards.append(deals.create_deal(store, DealDraft(f"Deal {len(cards)}"), TODAY))
    deal_moves.move_deals(store, cards, steps[0].id, TODAY, order=cards)
    model = [list(cards), [], []]
    for which, column, place in moves:
        for listed in model:
            if cards[which] in listed:
                listed.remove(cards[which])
        model[column].insert(place, cards[which])
        deal_moves.move_deals(store, [cards[which]], steps[column].id, TODAY, order=model[column])
        with store.read_raw() as raw:
            board = read_board(raw, BoardView(by_hand=True), TODAY)
        shown = {c.stage.id: [card.id for card in c.cards] for c in board.columns if c.stage}
        assert [shown[step.id] for step in steps] == model
    assert shop is None or shop.store is store


# -- attention -----------------------------------------------------------------------------------


def codes(shop: DealShop, title: str) -> list[str]:
    return [reason.code for reason in shop.card(title).reasons]


def test_quiet_starts_anew_with_anything_logged_or_finished(
    shop: DealShop, clock: FakeClock
) -> None:
    clock.advance(-30 * DAY)
    deal = shop.add("Cold", "Quote sent")
    clock.advance(30 * DAY)
    with shop.store.transact("A step that is long over") as tx:
        insert(
            tx, "reminder", contact_id=shop.marta, deal_id=deal, title="Call", created_at=0,
            due_date=day(-1).isoformat(),
        )  # fmt: skip
    assert shop.card("Cold").reasons == (Reason("quiet", 30, day(-30)),)
    assert codes(shop, "Trailer") == ["no_next_step"]
    logged = timeline.log(shop.store, shop.marta, "call", zone="UTC")  # names no deal
    assert codes(shop, "Cold") == []
    assert logged.entry is not None
    timeline.archive_entry(shop.store, logged.entry)
    assert codes(shop, "Cold") == ["quiet"]
    (step,) = deal_card.read_deal(shop.store, deal, TODAY).reminders
    reminders.finish_reminder(shop.store, step.id)
    assert codes(shop, "Cold") == ["no_next_step"]


def test_an_entry_that_names_the_deal_counts_whoever_it_was_with(
    shop: DealShop, clock: FakeClock
) -> None:
    clock.advance(-30 * DAY)
    deal = shop.add("Cold", "Quote sent")
    clock.advance(30 * DAY)
    assert codes(shop, "Cold") == ["quiet", "no_next_step"]
    with shop.store.transact("Other") as tx:
        other = insert(tx, "contact", kind="person", name="Bo Ek")
    timeline.log(shop.store, other, "call", zone="UTC", deal=deal)
    assert codes(shop, "Cold") == ["no_next_step"]


def test_not_quiet_while_a_step_is_to_come(shop: DealShop, clock: FakeClock) -> None:
    clock.advance(-30 * DAY)
    deal = shop.add("Cold", "Quote sent")
    clock.advance(30 * DAY)
    reminders.add_reminder(shop.store, shop.marta, "Visit", day(40), zone="UTC", deal=deal)
    assert codes(shop, "Cold") == []


def test_the_limit_is_that_of_the_step(shop: DealShop, clock: FakeClock) -> None:
    clock.advance(-16 * DAY)
    shop.add("Cold", "Quote sent")
    clock.advance(16 * DAY)
    assert codes(shop, "Cold") == ["no_next_step"]
    stages.change_stage(shop.store, shop.steps["Quote sent"], quiet_days=15)
    assert codes(shop, "Cold") == ["quiet", "no_next_step"]


def test_a_text_from_a_file_is_a_step_without_a_day(shop: DealShop) -> None:
    deals.change_deal(shop.store, shop.made["Trailer"], next_step="Send photos")
    card = shop.card("Trailer")
    assert card.step is not None
    assert (card.step.title, card.step.due, card.step_state) == ("Send photos", None, "later")
    assert card.reasons == ()


def test_the_list_of_deals_that_need_attention(shop: DealShop) -> None:
    deals.set_closing(shop.store, [shop.made["Rental bikes"]], day(-3))
    step = {"zone": "UTC", "deal": shop.made["Trailer"]}
    reminders.add_reminder(shop.store, shop.marta, "Call", TODAY, **step)  # type: ignore[arg-type]
    with shop.store.read_raw() as raw:
        found = needs_attention(raw, TODAY)
        (first,) = needs_attention(raw, TODAY, limit=1).cards
    assert [card.title for card in found.cards] == ["Rental bikes", "Cargo bikes", "Guest bikes"]
    assert found.count == 3
    assert [r.code for r in first.reasons] == ["closing_passed", "no_next_step"]
    assert shop.board().attention == 3
    assert shop.board(DealFilter(attention=True)).totals.count == 3


# -- filter --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("closing", "days"),
    [("passed", [-1]), ("this_month", [-1, 0, 8]), ("next_month", [9]),
     ("three_months", [-1, 0, 8, 9]), ("undated", [None]), ("any", [-1, 0, 8, 9, 80, None])],
)  # fmt: skip
def test_closing(shop: DealShop, closing: Closing, days: list[int | None]) -> None:
    deals.archive_deals(shop.store, [*shop.made.values()])
    for days_ahead in (-1, 0, 8, 9, 80, None):
        deal = shop.add(str(days_ahead))
        if days_ahead is not None:
            deals.set_closing(shop.store, [deal], day(days_ahead))
    board = shop.board(DealFilter(closing=closing))
    assert {card.title for card in board.columns[0].cards} == {str(one) for one in days}
    assert board.hidden == 6 - len(days)
    with shop.store.read_raw() as raw:
        listed = list_deals(raw, TODAY, wanted=DealFilter(closing=closing))
    assert len(listed.numbers) == len(days)


def test_text_owner_and_tag(shop: DealShop) -> None:
    with shop.store.transact("Colleague") as tx:
        ann = insert(tx, "colleague", name="Ann")
        cafe_n = tx.raw.execute("SELECT n FROM contact WHERE id=?", (shop.cafe,)).fetchone()[0]
    deals.set_owner(shop.store, [shop.made["Trailer"]], ann)
    alone = deals.create_deal(shop.store, DealDraft("Cargo trailer"), TODAY)
    tags.tag_contacts(shop.store, [cafe_n], "Fleet")
    tag = tags.list_tags(shop.store)[0].id
    for wanted, titles in (
        (DealFilter(text="CARGO cafe"), {"Cargo bikes"}),
        (DealFilter(text="marta trail"), {"Trailer"}),
        (DealFilter(owner=ann), {"Trailer"}),
        (DealFilter(owner=b"", text="cargo"), {"Cargo bikes", "Cargo trailer"}),
        (DealFilter(tag=tag, text="cargo"), {"Cargo bikes"}),
    ):
        board = shop.board(wanted)
        assert {c.title for column in board.columns for c in column.cards} == titles
        with shop.store.read_raw() as raw:
            numbers = list_deals(raw, TODAY, wanted=wanted).numbers
            assert {row.card.title for row in deal_rows(raw, numbers, TODAY)} == titles
    assert alone


# -- moving --------------------------------------------------------------------------------------


def outcome(shop: DealShop, title: str) -> object:
    return shop.one(
        "SELECT d.state, s.name, d.closed_on, d.close_reason FROM deal d JOIN stage s"
        " ON s.id=d.stage_id WHERE d.id=?",
        shop.made[title],
    )


def test_won_lost_and_back_to_the_step_before(shop: DealShop, clock: FakeClock) -> None:
    trailer = [shop.made["Trailer"]]
    deal_moves.win_deals(shop.store, trailer, TODAY)
    assert outcome(shop, "Trailer") == ("won", "Won", "2026-11-22", "")
    clock.advance(DAY)
    deal_moves.lose_deals(shop.store, trailer, day(1), reason=" Too  expensive ")
    assert outcome(shop, "Trailer") == ("lost", "Lost", "2026-11-23", "Too expensive")
    clock.advance(DAY)
    moved = deal_moves.reopen_deals(shop.store, trailer)
    assert (moved.count, moved.state, moved.stage) == (1, "open", "Quote sent")
    assert outcome(shop, "Trailer") == ("open", "Quote sent", "", "")
    history = deal_card.read_deal(shop.store, trailer[0], TODAY).moves
    assert [(move.stage, move.state) for move in history] == [
        ("Quote sent", "open"), ("Lost", "lost"), ("Won", "won"), ("Quote sent", "open"),
    ]  # fmt: skip
    assert [b.at - a.at for a, b in zip(history[1:], history, strict=False)] == [DAY, DAY, 0]


def test_a_second_loss_keeps_day_and_reason(shop: DealShop) -> None:
    trailer = [shop.made["Trailer"]]
    deal_moves.lose_deals(shop.store, trailer, day(-5), reason="Price")
    assert deal_moves.lose_deals(shop.store, trailer, TODAY).count == 0
    assert outcome(shop, "Trailer") == ("lost", "Lost", "2026-11-17", "Price")
    assert len(shop.rows("SELECT 1 FROM stage_move WHERE deal_id=?", trailer[0])) == 2


def test_dropping_on_won_is_winning(shop: DealShop) -> None:
    moved = deal_moves.move_deals(
        shop.store, [shop.made["Trailer"]], shop.steps["Won"], TODAY, reason="Advice"
    )
    assert (moved.state, moved.stage) == ("won", "Won")
    assert outcome(shop, "Trailer") == ("won", "Won", "2026-11-22", "Advice")


@pytest.mark.parametrize("taken", [False, True])
def test_a_pipeline_without_a_step_for_wins_gets_one(shop: DealShop, taken: bool) -> None:
    with shop.store.transact("As an import makes it") as tx:
        pipeline = insert(tx, "pipeline", name="Imported")
        step = insert(
            tx, "stage", pipeline_id=pipeline, name="Won" if taken else "Talk", state="open",
            match_key="won" if taken else "talk",
        )  # fmt: skip
    deal = deals.create_deal(shop.store, DealDraft("Boat", stage=step), TODAY)
    shop.made["Boat"] = deal
    deal_moves.win_deals(shop.store, [deal], TODAY)
    assert outcome(shop, "Boat") == ("won", "Won 2" if taken else "Won", "2026-11-22", "")
    deal_moves.reopen_deals(shop.store, [deal])
    assert outcome(shop, "Boat") == ("open", "Won" if taken else "Talk", "", "")


def test_between_pipelines_the_history_is_kept(shop: DealShop) -> None:
    other = stages.make_pipeline(shop.store, pipeline_presets.preset("repair", "en"))
    target = next(p for p in shop.pipelines() if p.id == other).of("open")[0]
    deal_moves.move_deals(shop.store, [shop.made["Trailer"]], target.id, TODAY)
    moves = deal_card.read_deal(shop.store, shop.made["Trailer"], TODAY).moves
    assert [(move.stage, move.pipeline) for move in moves] == [
        ("Asked for", "Repairs"), ("Quote sent", ""),
    ]  # fmt: skip
    assert shop.shown().get("Quote sent") is None
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    deal_moves.reopen_deals(shop.store, [shop.made["Trailer"]])
    assert outcome(shop, "Trailer") == ("open", "Asked for", "", "")


def test_a_removed_step_hands_its_deals_on_with_their_history(shop: DealShop) -> None:
    moved = stages.remove_stage(shop.store, shop.steps["New enquiry"], shop.steps["Ordered"])
    assert moved == 2
    assert set(shop.shown()["Ordered"]) == {"Cargo bikes", "Guest bikes"}
    moves = deal_card.read_deal(shop.store, shop.made["Cargo bikes"], TODAY).moves
    assert [move.stage for move in moves] == ["Ordered", "New enquiry"]


def test_a_renamed_step_shows_on_every_deal(shop: DealShop) -> None:
    stages.change_stage(shop.store, shop.steps["Quote sent"], name="Offer is out")
    assert shop.shown()["Offer is out"] == ["Trailer"]


def test_renaming_a_reason_changes_the_deals_that_have_it(shop: DealShop) -> None:
    deal_moves.lose_deals(shop.store, [shop.made["Trailer"]], TODAY, reason="Too expensive")
    assert stages.rename_reason(shop.store, "Too expensive", "Price") == 1
    assert outcome(shop, "Trailer") == ("lost", "Lost", "2026-11-22", "Price")
    assert stages.lost_reasons(shop.store)[0] == "Price"


def test_repeating_a_won_deal(shop: DealShop) -> None:
    cargo = shop.made["Cargo bikes"]
    deals.add_person(shop.store, cargo, shop.marta, "decides")
    deals.add_line(shop.store, cargo, "Bike", "2", 4_900_00)
    deal_moves.win_deals(shop.store, [cargo], TODAY)
    made = deal_moves.repeat_deal(shop.store, cargo, dt.date(2027, 11, 22), TODAY, zone="UTC")
    found = deal_card.read_deal(shop.store, made, TODAY)
    assert (found.stage, found.card.state, found.card.amount_minor) == (
        "New enquiry", "open", 9_800_00,
    )  # fmt: skip
    assert found.card.closes_on == dt.date(2027, 11, 22)
    assert [(p.name, p.role) for p in found.people] == [("Marta Oliveira", "decides")]
    assert [(line.title, line.total_minor) for line in found.lines] == [("Bike", 9_800_00)]
    assert [(r.title, r.due) for r in found.reminders] == [("Cargo bikes", dt.date(2027, 11, 8))]
    assert found.card.reasons == ()


# -- outlook, list, page -------------------------------------------------------------------------


def test_the_outlook_by_month(shop: DealShop) -> None:
    for title, close in (("Cargo bikes", day(-1)), ("Trailer", day(0)), ("Rental bikes", day(40))):
        deals.set_closing(shop.store, [shop.made[title]], close)
    with shop.store.read_raw() as raw:
        board = read_board(raw, BoardView(outlook=True), TODAY)
    assert {c.key: [card.title for card in c.cards] for c in board.columns if c.cards} == {
        "overdue": ["Cargo bikes"], "2026-11": ["Trailer"], "2027-01": ["Rental bikes"],
        "undated": ["Guest bikes"],
    }  # fmt: skip
    assert board.columns[3].totals.expected == (("EUR", 19_875_00),)


def test_the_list_has_all_states_and_sorts_both_ways(shop: DealShop) -> None:
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    deal_moves.lose_deals(shop.store, [shop.made["Guest bikes"]], TODAY, reason="Price")
    with shop.store.read_raw() as raw:
        for sort in SORTS:
            up = list_deals(raw, TODAY, sort=sort, descending=False).numbers
            down = list_deals(raw, TODAY, sort=sort, descending=True).numbers
            assert set(up) == set(down)
            assert len(up) == 4
        by_value = list_deals(raw, TODAY, sort="value")
        rows = deal_rows(raw, by_value.numbers, TODAY)
        lost = list_deals(raw, TODAY, states=["lost"])
    assert [row.card.title for row in rows] == [
        "Rental bikes", "Guest bikes", "Cargo bikes", "Trailer",
    ]  # fmt: skip
    assert by_value.sums == (("EUR", 49_350_00),)
    assert (rows[1].stage, rows[1].close_reason) == ("Lost", "Price")
    assert lost.sums == (("EUR", 11_900_00),)


def test_deals_without_a_value_stand_last_in_both_directions(shop: DealShop) -> None:
    shop.add("Unknown", amount=None)
    with shop.store.read_raw() as raw:
        for descending in (True, False):
            numbers = list_deals(raw, TODAY, sort="value", descending=descending).numbers
            assert deal_rows(raw, numbers, TODAY)[-1].card.title == "Unknown"


def test_the_timeline_of_a_deal(shop: DealShop, clock: FakeClock) -> None:
    trailer = shop.made["Trailer"]
    timeline.log(shop.store, shop.marta, "call", "About the trailer", zone="UTC", deal=trailer)
    timeline.log(shop.store, shop.marta, "call", "Something else", zone="UTC")
    clock.advance(DAY)
    timeline.log(shop.store, shop.cafe, "visit", "Showed it", zone="UTC", deal=trailer)
    with shop.store.read_raw() as raw:
        newest, oldest = timeline.read_deal_timeline(raw, trailer)
        assert timeline.read_deal_timeline(raw, trailer, after=newest.place) == [oldest]
    assert (newest.body, newest.contact_name) == ("Showed it", "Blue Door Café")
    assert (oldest.body, oldest.contact_name) == ("About the trailer", "")


def test_lines_make_a_value(shop: DealShop) -> None:
    trailer = shop.made["Trailer"]
    deals.add_line(shop.store, trailer, "Hitch", "2", 12_50)
    deals.add_line(shop.store, trailer, "Hour", "0.5", 60_00)
    found = deal_card.read_deal(shop.store, trailer, TODAY)
    assert [(line.quantity, line.total_minor) for line in found.lines] == [
        ("2", 25_00), ("0.5", 30_00),
    ]  # fmt: skip
    assert found.lines_minor == 55_00
    assert deals.take_amount_from_lines(shop.store, trailer)
    assert shop.card("Trailer").amount_minor == 55_00


def test_the_changed_cards_know_their_place(shop: DealShop) -> None:
    """The same as reading the whole board anew, for every kind of board and filter."""
    deals.set_closing(shop.store, [shop.made["Cargo bikes"]], day(3))
    deal_moves.win_deals(shop.store, [shop.made["Trailer"]], TODAY)
    deal_moves.lose_deals(shop.store, [shop.made["Guest bikes"]], TODAY)
    other = stages.make_pipeline(shop.store, pipeline_presets.preset("repair", "en"))
    elsewhere = next(p for p in shop.pipelines() if p.id == other).of("open")[0].id
    deals.create_deal(shop.store, DealDraft("Elsewhere", stage=elsewhere), TODAY)
    with shop.store.transact("As sync does") as tx:
        insert(tx, "deal", title="Stray", state="open")
    with shop.store.read_raw() as raw:
        numbers = [n for (n,) in raw.execute("SELECT n FROM deal")]
        for view in (
            BoardView(),
            BoardView(other),
            BoardView(outlook=True),
            BoardView(other, outlook=True),
            BoardView(wanted=DealFilter(text="cargo")),
            BoardView(by_hand=True),
        ):
            board = read_board(raw, view, TODAY)
            whole = {card.n: (col.key, card) for col in board.columns for card in col.cards}
            assert read_placed(raw, view, numbers, TODAY) == whole
        assert {key for key, _ in read_placed(raw, BoardView(), numbers, TODAY).values()} >= {WON}
