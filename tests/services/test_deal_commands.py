"""Every command on deals, moves and steps is one step, and undo restores all."""

import datetime as dt
from collections.abc import Callable

import pytest

from crm_desktop.domain import pipeline_presets
from crm_desktop.errors import CancelledError, UserError
from crm_desktop.services import deal_bulk, deal_moves, deals, reminders, stages
from crm_desktop.services.colleagues import find_or_make_colleague
from crm_desktop.services.deals import DealDraft
from crm_desktop.services.history import History
from crm_desktop.store import summary
from crm_desktop.store.store import Store
from tests.helpers.deals import TODAY, DealShop, make_deal_shop
from tests.helpers.dump import live_dump


@pytest.fixture
def shop(store: Store) -> DealShop:
    made = make_deal_shop(store)
    cargo = made.made["Cargo bikes"]
    deals.add_person(store, cargo, made.marta, "decides")
    deals.add_line(store, cargo, "Cargo bike", "2", 4_900_00)
    reminders.add_reminder(store, made.marta, "Call", TODAY, zone="UTC", deal=cargo)
    deal_moves.lose_deals(store, [made.add("Old one")], TODAY, reason="Too expensive")
    deal_moves.win_deals(store, [made.add("Won one", "Ordered")], TODAY)
    find_or_make_colleague(store, "Ines")
    deals.archive_deals(store, [made.add("Archived")])
    stages.make_pipeline(store, pipeline_presets.preset("repair", "en"))
    stages.add_reason(store, "Bad weather")
    return made


def row(shop: DealShop, table: str) -> bytes:
    found = shop.one(f"SELECT id FROM {table} WHERE gone=0 ORDER BY n")
    assert isinstance(found, bytes)
    return found


def step(shop: DealShop, name: str) -> bytes:
    return next(s.id for p in shop.pipelines() for s in p.stages if s.name == name)


def several(shop: DealShop) -> list[bytes]:
    """Open deals of two pipelines."""
    return [shop.made[title] for title in ("Trailer", "Cargo bikes", "Rental bikes")]


COMMANDS: dict[str, Callable[[DealShop], object]] = {
    "new deal": lambda s: deals.create_deal(s.store, DealDraft("New", s.marta), TODAY),
    "text": lambda s: deals.change_deal(s.store, s.made["Trailer"], title="Tow kit", note="x"),
    "amount": lambda s: deals.set_amount(s.store, s.made["Trailer"], None, "USD"),
    "closing": lambda s: deals.set_closing(s.store, [*s.made.values()][:3], TODAY),
    "pin": lambda s: deals.pin_probability(s.store, s.made["Trailer"], 35.5),
    "contact": lambda s: deals.set_contact(s.store, s.made["Trailer"], None),
    "archive": lambda s: deals.archive_deals(s.store, [*s.made.values()]),
    "bring back": lambda s: deals.bring_back_deals(s.store, [s.made["Archived"]]),
    "add person": lambda s: deals.add_person(s.store, s.made["Trailer"], s.cafe, "pays"),
    "role": lambda s: deals.set_role(s.store, row(s, "deal_person"), "pays"),
    "remove person": lambda s: deals.remove_person(s.store, row(s, "deal_person")),
    "add line": lambda s: deals.add_line(s.store, s.made["Trailer"], "Hitch", "0.5", 10_00),
    "change line": lambda s: deals.change_line(s.store, row(s, "deal_line"), quantity="3"),
    "remove line": lambda s: deals.remove_line(s.store, row(s, "deal_line")),
    "take amount": lambda s: (
        deals.take_amount_from_lines(s.store, s.made["Cargo bikes"])
        or deals.set_amount(s.store, s.made["Cargo bikes"], 1, "EUR")
    ),
    "move": lambda s: deal_moves.move_deals(
        s.store, [s.made["Cargo bikes"], s.made["Trailer"]], s.steps["Ordered"], TODAY
    ),
    "move with a place": lambda s: deal_moves.move_deals(
        s.store, [s.made["Cargo bikes"]], s.steps["Quote sent"], TODAY,
        order=[s.made["Trailer"], s.made["Cargo bikes"]],
    ),
    "move to won": lambda s: deal_moves.move_deals(
        s.store, [s.made["Trailer"]], s.steps["Won"], TODAY
    ),
    "to another pipeline": lambda s: deal_moves.move_deals(
        s.store, [s.made["Trailer"]], step(s, "Estimate sent"), TODAY
    ),
    "owner": lambda s: deals.set_owner(
        s.store, [*s.made.values()][:3], find_or_make_colleague(s.store, "Ines").id
    ),
    "won": lambda s: deal_moves.win_deals(s.store, [s.made["Trailer"]], TODAY),
    "lost": lambda s: deal_moves.lose_deals(s.store, [s.made["Trailer"]], TODAY, reason="x"),
    "reopen": lambda s: deal_moves.reopen_deals(s.store, [s.made["Old one"]]),
    "several won": lambda s: deal_moves.win_deals(s.store, several(s), TODAY),
    "several lost": lambda s: deal_moves.lose_deals(s.store, several(s), TODAY, reason="x"),
    "several reopened": lambda s: deal_moves.reopen_deals(
        s.store, [s.made["Old one"], s.made["Won one"]]
    ),
    "order": lambda s: deal_moves.order_deals(
        s.store, [s.made["Guest bikes"]], [s.made["Guest bikes"], s.made["Cargo bikes"]]
    ),
    "repeat": lambda s: deal_moves.repeat_deal(
        s.store, s.made["Cargo bikes"], dt.date(2027, 11, 22), TODAY, zone="Europe/Berlin"
    ),
    "new pipeline": lambda s: stages.make_pipeline(
        s.store, pipeline_presets.preset("bookings", "de"), currency="CHF"
    ),
    "rename pipeline": lambda s: stages.rename_pipeline(s.store, s.pipeline, "Shop"),
    "order pipelines": lambda s: stages.order_pipelines(
        s.store, [p.id for p in reversed(s.pipelines())]
    ),
    "remove pipeline": lambda s: stages.remove_pipeline(s.store, s.pipeline, step(s, "Asked for")),
    "add step": lambda s: stages.add_stage(s.store, s.pipeline, "Paid", probability=95),
    "change step": lambda s: stages.change_stage(
        s.store, s.steps["Quote sent"], name="Offer", probability=55, quiet_days=7, colour="rose"
    ),
    "order steps": lambda s: stages.order_stages(s.store, [*s.steps.values()][::-1]),
    "remove step": lambda s: stages.remove_stage(
        s.store, s.steps["New enquiry"], s.steps["Ordered"]
    ),
    "add reason": lambda s: stages.add_reason(s.store, "Moved away"),
    "rename reason": lambda s: stages.rename_reason(s.store, "Too expensive", "Price"),
    "remove reason": lambda s: stages.remove_reason(s.store, "No answer"),
    "order reasons": lambda s: stages.order_reasons(
        s.store, stages.lost_reasons(s.store)[::-1]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_step_and_undo_restores_everything(shop: DealShop, name: str) -> None:
    before, steps = live_dump(shop.store), shop.one("SELECT max(n) FROM batch")
    COMMANDS[name](shop)
    after = live_dump(shop.store)
    assert after != before
    assert shop.rows("SELECT n FROM batch WHERE n>?", steps) == [(int(str(steps)) + 1,)]
    with shop.store.read_raw() as raw:
        assert summary.check(raw) == []
    history = History(shop.store)
    history.undo()
    assert live_dump(shop.store) == before
    history.redo()
    assert live_dump(shop.store) == after
    with shop.store.read_raw() as raw:
        assert summary.check(raw) == []


def test_the_steps_have_names_that_tell_them_apart(shop: DealShop) -> None:
    def label() -> object:
        return shop.one("SELECT label FROM batch ORDER BY n DESC LIMIT 1")

    trailer = shop.made["Trailer"]
    deal_moves.move_deals(shop.store, [trailer], shop.steps["Ordered"], TODAY)
    assert label() == "Move “Trailer” to Ordered"
    deal_moves.move_deals(shop.store, [trailer], shop.steps["Won"], TODAY)
    assert label() == "Won: Trailer"
    deal_moves.lose_deals(shop.store, [trailer, shop.made["Cargo bikes"]], TODAY)
    assert label() == "Lost: 2 deals"
    deal_moves.reopen_deals(shop.store, [trailer])
    assert label() == "Reopen “Trailer”"


# -- what is refused -----------------------------------------------------------------------------

REFUSED: dict[str, tuple[str, Callable[[DealShop], object]]] = {
    "no title": ("deal.empty", lambda s: deals.create_deal(s.store, DealDraft(" "), TODAY)),
    "no such currency": (
        "deal.currency", lambda s: deals.set_amount(s.store, s.made["Trailer"], 1, "ABC"),
    ),
    "too much": (
        "deal.amount", lambda s: deals.set_amount(s.store, s.made["Trailer"], 10**16, "EUR"),
    ),
    "chance": (
        "deal.probability", lambda s: deals.pin_probability(s.store, s.made["Trailer"], 101),
    ),
    "archived": (
        "deal.gone", lambda s: deals.change_deal(s.store, s.made["Archived"], title="x"),
    ),
    "move of an archived one": (
        "deal.gone",
        lambda s: deal_moves.move_deals(
            s.store, [s.made["Trailer"], s.made["Archived"]], s.steps["Ordered"], TODAY
        ),
    ),
    "to no step": (
        "stage.gone",
        lambda s: deal_moves.move_deals(s.store, [s.made["Trailer"]], b"x" * 16, TODAY),
    ),
    "contact": (
        "contact.gone", lambda s: deals.set_contact(s.store, s.made["Trailer"], b"x" * 16),
    ),
    "step with deals": (
        "stage.target", lambda s: stages.remove_stage(s.store, s.steps["New enquiry"]),
    ),
    "step to itself": (
        "stage.target",
        lambda s: stages.remove_stage(s.store, s.steps["New enquiry"], s.steps["New enquiry"]),
    ),
    "pipeline into itself": (
        "stage.target",
        lambda s: stages.remove_pipeline(s.store, s.pipeline, s.steps["New enquiry"]),
    ),
    "same pipeline": (
        "pipeline.known",
        lambda s: stages.make_pipeline(s.store, pipeline_presets.preset("repair", "en")),
    ),
    "chance of a step": (
        "stage.probability",
        lambda s: stages.change_stage(s.store, s.steps["Ordered"], probability=-1),
    ),
    "limit of a step": (
        "stage.quiet", lambda s: stages.change_stage(s.store, s.steps["Ordered"], quiet_days=-1),
    ),
    "quantity": (
        "line.quantity", lambda s: deals.add_line(s.store, s.made["Trailer"], "x", "two"),
    ),
    "lines without price": (
        "line.price", lambda s: deals.take_amount_from_lines(s.store, s.made["Trailer"]),
    ),
    "unknown reason": ("reason.gone", lambda s: stages.remove_reason(s.store, "Nothing")),
    "repeat in the past": (
        "deal.past",
        lambda s: deal_moves.repeat_deal(
            s.store, s.made["Trailer"], TODAY - dt.timedelta(1), TODAY, zone="UTC"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_changes_nothing(shop: DealShop, name: str) -> None:
    code, command = REFUSED[name]
    before = live_dump(shop.store)
    with pytest.raises(UserError) as refused:
        command(shop)
    assert refused.value.code == code
    assert live_dump(shop.store) == before


def test_the_last_step_stays(store: Store) -> None:
    shop = make_deal_shop(store)
    *rest, last = shop.pipelines()[0].of("open")
    for one in rest:
        stages.remove_stage(store, one.id, last.id)
    with pytest.raises(UserError) as refused:
        stages.remove_stage(store, last.id, shop.steps["Won"])
    assert refused.value.code == "stage.last"


# -- many at once --------------------------------------------------------------------------------


def many(shop: DealShop) -> list[bytes]:
    """More deals than go into one transaction."""
    with shop.store.transact("Many") as tx:
        return [
            deals.make_deal(tx, DealDraft(f"Deal {n}", stage=shop.steps["Ordered"]), TODAY)
            for n in range(deal_bulk.CHUNK + 60)
        ]


def test_many_deals_go_in_portions_and_are_one_step(store: Store) -> None:
    shop = make_deal_shop(store)
    listed = many(shop)
    before, steps = live_dump(store), shop.one("SELECT max(n) FROM batch")
    told: list[tuple[int, int]] = []
    moved = deal_moves.win_deals(
        store, listed, TODAY, progress=lambda done, total, _text: told.append((done, total))
    )
    assert (moved.count, moved.stage) == (len(listed), "Won")
    assert len(told) > 1
    assert told[-1] == (len(listed), len(listed))
    assert shop.one("SELECT count(*) FROM batch WHERE n>?", steps) == 1
    assert shop.one("SELECT count(*) FROM deal WHERE state='won'") == len(listed)
    History(store).undo()
    assert live_dump(store) == before


def test_what_was_written_before_a_stop_stays_and_can_be_undone(store: Store) -> None:
    shop = make_deal_shop(store)
    listed = many(shop)
    before = live_dump(store)

    def stop(done: int, total: int, text: str) -> None:
        raise CancelledError

    changed = deals.set_closing(store, listed, TODAY, progress=stop)
    assert 0 < changed < len(listed)
    assert shop.one("SELECT count(*) FROM deal WHERE expected_close<>''") == changed
    History(store).undo()
    assert live_dump(store) == before
