"""The rules one at a time, each as small as it can be shown."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.sync.core import gate, rows, schema_skew, snapshot
from crm_desktop.sync.core.chains import Chains
from crm_desktop.sync.core.gate import Answer
from crm_desktop.sync.core.naming import Author, Dot, Mark, includes, joined
from crm_desktop.sync.core.operations import RowKey, Segment
from crm_desktop.sync.core.replica import Circumstances, LocalWrite, Replica, next_hlc
from crm_desktop.sync.core.rows import Row, Standing
from crm_desktop.sync.core.values import Plain, Value, group_value, value_bytes

ANNA, BEN = Author(b"a" * 16, 1), Author(b"b" * 16, 1)
CONTACT, CALL = RowKey(3, b"c" * 16), RowKey(19, b"e" * 16)


class Desk:
    """A replica with somebody who writes to it."""

    def __init__(self, author: Author) -> None:
        self.author = author
        self.replica = Replica()
        self.last: Mark | None = None

    def seal(self, *changes: LocalWrite, purge: tuple[RowKey, ...] = (), wall: int = 0) -> Segment:
        segment = self.replica.draft(self.author, self.last, changes, purge, Circumstances(wall))
        self.last = Mark(self.author, segment.seq, head(segment))
        self.replica.apply(segment, self.last.head)
        return segment

    def get(self, *segments: Segment) -> None:
        for segment in segments:
            assert judged(self, segment).answer is Answer.READY
            self.replica.apply(segment, head(segment))

    def name(self) -> Value | None:
        return self.replica.shown(CONTACT, "name")


def head(segment: Segment) -> bytes:
    return segment.author.device[:4] + segment.seq.to_bytes(4)


def judged(desk: Desk, segment: Segment, schema: int = 1) -> gate.Verdict:
    return gate.judge(desk.replica, segment, head(segment), schema)


def named(text: str, *, birth: bool = False, keep: tuple[Mark, ...] = ()) -> LocalWrite:
    value = group_value({"first": text, "last": "Weber"})
    return LocalWrite(
        CONTACT, live=True, birth=birth, cells=(("name", value),),
        keep=(("name", keep),) if keep else (),
    )  # fmt: skip


def trashed(key: RowKey = CONTACT) -> LocalWrite:
    return LocalWrite(key, live=False, birth=False, cells=())


def call(text: str) -> LocalWrite:
    return LocalWrite(CALL, True, True, (("text", (("text", text),)),), owners=(CONTACT,))


@pytest.fixture
def desks() -> tuple[Desk, Desk]:
    """Anna and Ben, both with the same contact."""
    anna, ben = Desk(ANNA), Desk(BEN)
    ben.get(anna.seal(named("Eva", birth=True)))
    return anna, ben


def test_a_write_replaces_what_its_author_had_seen(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    anna.get(ben.seal(named("Ewa")))
    assert anna.name() == (("first", "Ewa"), ("last", "Weber"))
    assert anna.replica.questions() == []


def test_what_was_written_at_the_same_time_is_kept_and_asked_about(
    desks: tuple[Desk, Desk],
) -> None:
    anna, ben = desks
    by_anna, by_ben = anna.seal(named("Eve"), wall=9), ben.seal(named("Ewa"), wall=5)
    anna.get(by_ben)
    ben.get(by_anna)
    assert anna.replica.questions() == ben.replica.questions() == [(CONTACT, "name")]
    assert anna.replica.questions(frozenset({(3, "name")})) == []  # a quiet group
    assert anna.name() == ben.name() == (("first", "Eve"), ("last", "Weber"))
    assert anna.replica.digest == ben.replica.digest
    anna.get(ben.seal(named("Ewa")))  # a choice is an ordinary edit that has seen both
    assert anna.replica.questions() == []


def test_the_same_written_twice_is_no_question(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    by_ben = ben.seal(named("Eve"))
    anna.seal(named("Eve"))
    anna.get(by_ben)
    assert anna.replica.questions() == []


def test_an_old_form_does_not_replace_what_came_after_it_was_opened(
    desks: tuple[Desk, Desk],
) -> None:
    anna, ben = desks
    remembered = anna.replica.dots_shown(CONTACT, "name")
    anna.get(ben.seal(named("Ewa")))
    missed = anna.replica.missed(CONTACT, "name", remembered)
    assert len(missed) == 1
    ben.get(anna.seal(named("Eve", keep=missed)))
    assert ben.replica.questions() == [(CONTACT, "name")]


def test_a_call_added_elsewhere_brings_back_what_was_trashed(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    by_anna, by_ben = anna.seal(trashed()), ben.seal(call("wants a saddle"))
    assert anna.replica.standing(CONTACT) is Standing.HIDDEN
    anna.get(by_ben)
    ben.get(by_anna)
    assert anna.replica.standing(CONTACT) is ben.replica.standing(CONTACT) is Standing.LIVE


def test_trashing_hides_what_its_author_had_seen(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    anna.get(ben.seal(call("wants a saddle")))
    ben.get(anna.seal(trashed()))
    assert ben.replica.standing(CONTACT) is Standing.HIDDEN
    assert ben.name() == (("first", "Eva"), ("last", "Weber"))  # to bring it back with


def test_what_was_written_to_while_it_was_erased_is_recovered(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    anna.seal(trashed())
    erased, edited = anna.seal(purge=(CONTACT,)), ben.seal(named("Ewa"))
    assert anna.replica.standing(CONTACT) is None
    anna.get(edited)
    assert anna.replica.standing(CONTACT) is Standing.RECOVERED
    assert judged(ben, erased).answer is Answer.WAITING  # for the deletion before it


def test_bringing_back_beats_an_erasure_at_the_same_time(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    ben.get(anna.seal(trashed()))
    erased = anna.seal(purge=(CONTACT,))
    value = ben.replica.shown(CONTACT, "name")
    assert value is not None
    back = ben.seal(LocalWrite(CONTACT, True, True, (), rest=(("name", value),)))
    anna.get(back)
    ben.get(erased)
    assert anna.replica.standing(CONTACT) is ben.replica.standing(CONTACT) is Standing.LIVE
    assert anna.name() == ben.name() == value


def test_the_gate_names_what_is_missing(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    first, second = ben.seal(named("Ewa")), ben.seal(call("hello"))
    verdict = judged(anna, second)
    assert verdict.answer is Answer.WAITING
    assert verdict.missing == (Mark(BEN, 1, head(first)),)
    with pytest.raises(LookupError):
        anna.replica.apply(second, head(second))
    anna.get(first, second)
    assert judged(anna, second).answer is Answer.KNOWN


def test_the_gate_does_not_trust_a_segment_about_the_one_before(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    ben.seal(named("Ewa"))
    second = ben.seal(named("Eve"))
    bare = Segment(
        BEN, 2, second.previous, 5, 5, (), anna.replica.digest, 1, 1, b"", "", "", second.writes
    )
    assert judged(anna, bare).answer is Answer.WAITING


def test_the_gate_does_not_trust_a_segment_about_what_it_keeps(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    unknown = Mark(ANNA, 77, b"unknown!")
    segment = ben.replica.draft(BEN, None, [named("Ewa", keep=(unknown,))], (), Circumstances(0))
    assert judged(anna, segment).missing == (unknown,)
    with pytest.raises(LookupError):
        anna.replica.apply(segment, head(segment))
    assert not anna.replica.has(Mark(BEN, 1, head(segment)))


def test_what_is_too_new_stops_reading(desks: tuple[Desk, Desk]) -> None:
    anna, _ = desks
    about = Circumstances(0, schema=2, min_reader=2)
    newer = Replica().draft(BEN, None, [named("Ewa", birth=True)], (), about)
    assert judged(anna, newer, schema=1).answer is Answer.TOO_NEW
    assert judged(anna, newer, schema=2).answer is Answer.READY


def test_clones_branch_and_nothing_is_lost() -> None:
    one, reader = Desk(ANNA), Desk(BEN)
    first = one.seal(named("Eva", birth=True))
    twin = Desk(ANNA)
    twin.get(first)
    twin.last = one.last
    left, right = one.seal(named("Eve")), twin.seal(named("Ewa"))
    left_mark, right_mark = Mark(ANNA, 2, b"leftleft"), Mark(ANNA, 2, b"rightrig")
    reader.get(first)
    for order in ((left, left_mark, right, right_mark), (right, right_mark, left, left_mark)):
        chains = Chains()
        chains.add(Mark(ANNA, 1, head(first)), b"", 1)
        a = chains.add(order[1], order[0].previous, 2)
        b = chains.add(order[3], order[2].previous, 2)
        assert a.chain != b.chain
        assert chains.mark(a) == order[1]
        assert chains.mark(b) == order[3]
        assert chains.vector([order[3]]) == {a.chain: 1, b.chain: 2}
    reader.replica.apply(left, left_mark.head)
    reader.replica.apply(right, right_mark.head)
    assert reader.replica.questions() == [(CONTACT, "name")]


def test_a_twin_that_has_seen_the_other_hides_what_that_one_wrote() -> None:
    one, twin = Desk(ANNA), Desk(ANNA)
    twin.get(one.seal(named("Eva", birth=True)))
    twin.last = one.last
    by_one = [one.seal(named("Eve")), one.seal(named("Ewa"))]
    branch = twin.replica.draft(ANNA, twin.last, [call("x")], (), Circumstances(0))
    twin.last = Mark(ANNA, 2, b"a branch")
    for desk in (twin, one):  # what each of them holds for the trunk is another
        desk.replica.apply(branch, twin.last.head)
    twin.get(*by_one)
    hiding = twin.replica.draft(ANNA, twin.last, [trashed()], (), Circumstances(0))
    for desk in (twin, one):
        desk.replica.apply(hiding, b"hidden!!")
        assert desk.replica.standing(CONTACT) is Standing.HIDDEN
    assert twin.replica.digest == one.replica.digest


def test_an_unknown_predecessor_is_an_error() -> None:
    with pytest.raises(LookupError):
        Chains().add(Mark(ANNA, 2, b"x" * 8), b"y" * 8, 1)


def test_a_late_pc_keeps_its_own_work_and_loses_what_was_erased() -> None:
    anna, ben = Desk(ANNA), Desk(BEN)
    other = RowKey(3, b"o" * 16)
    ben.get(
        anna.seal(named("Eva", birth=True)),
        anna.seal(LocalWrite(other, True, True, (("name", ()),))),
    )
    anna.seal(trashed(other))
    anna.seal(purge=(other,))
    mine = ben.seal(call("from the late PC"))
    touched = snapshot.merge(ben.replica, snapshot.take(anna.replica))
    assert other in touched
    assert ben.replica.standing(other) is None
    assert ben.replica.standing(CALL) is Standing.LIVE
    anna.get(mine)
    assert anna.replica.digest == ben.replica.digest
    assert snapshot.merge(ben.replica, snapshot.take(anna.replica)) == set()


def test_a_snapshot_that_was_changed_is_found_out(desks: tuple[Desk, Desk]) -> None:
    taken = snapshot.take(desks[0].replica)
    assert snapshot.verified(taken)
    bare = snapshot.Snapshot(taken.sections, taken.seen, taken.hlc, taken.digest, ())
    assert not snapshot.verified(bare)
    unlisted = snapshot.Snapshot((), taken.seen, taken.hlc, taken.digest, taken.rows)
    assert not snapshot.verified(unlisted)


def test_level_replicas_that_differ_are_noticed(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    segment = anna.seal(named("Eve"))
    assert ben.replica.agrees(segment) is True
    ben.replica.replace(CONTACT, Row())
    assert ben.replica.agrees(segment) is False
    ben.seal(call("x"))
    assert ben.replica.agrees(segment) is None


def test_an_old_program_forwards_what_it_does_not_know(desks: tuple[Desk, Desk]) -> None:
    anna, ben = desks
    extra = LocalWrite(CONTACT, True, False, (("birthday", (("day", 3),)),))
    ben.get(anna.seal(extra))
    old, new = {3: frozenset({"name"})}, {3: frozenset({"name", "birthday"})}
    assert schema_skew.visible_groups(ben.replica, CONTACT, old) == ["name"]
    assert schema_skew.deferred(ben.replica, old) == {(CONTACT, "birthday")}
    assert list(schema_skew.newly_known(ben.replica, old, new)) == [(CONTACT, "birthday")]
    anna.get(ben.seal(named("Ewa")))
    assert anna.replica.shown(CONTACT, "birthday") == (("day", 3),)


def test_the_clock_never_goes_back() -> None:
    assert next_hlc(0, 5) == 5 << 16
    assert next_hlc(9 << 16, 5) == (9 << 16) + 1


# --- properties ---------------------------------------------------------------------------------

plain = st.one_of(
    st.none(), st.integers(-(1 << 63), (1 << 63) - 1), st.floats(), st.text(), st.binary()
)
values = st.dictionaries(st.text(max_size=3), plain, max_size=3).map(group_value)


def shape(value: Plain) -> object:
    """Equal exactly for values that are the same to sync."""
    if isinstance(value, float):
        return "float", "nan" if math.isnan(value) else value.hex()
    return type(value), value


@given(values, values)
def test_bytes_are_equal_exactly_for_equal_values(one: Value, other: Value) -> None:
    same = [(c, shape(v)) for c, v in one] == [(c, shape(v)) for c, v in other]
    assert (value_bytes(one) == value_bytes(other)) is same


vectors = st.dictionaries(st.integers(0, 2), st.integers(1, 4))
dots = st.builds(Dot, st.integers(0, 2), st.integers(1, 4))


@st.composite
def states(draw: st.DrawFn) -> tuple[Row, dict[int, int]]:
    """Part of one fixed history: a row and what was seen, of which some has been replaced."""
    seen = draw(vectors)
    held = draw(st.frozensets(dots.filter(lambda d: seen.get(d.chain, 0) >= d.seq)))
    cells: dict[str, rows.Siblings] = {"g": {d: (("v", repr(d)),) for d in held}} if held else {}
    return Row(held, held, cells), seen


def merged(
    a: tuple[Row, dict[int, int]], b: tuple[Row, dict[int, int]]
) -> tuple[Row, dict[int, int]]:
    return rows.merged(*a, *b), joined((a[1], b[1]))


@settings(max_examples=200)
@given(states(), states(), states())
def test_merging_states_needs_no_order(
    a: tuple[Row, dict[int, int]], b: tuple[Row, dict[int, int]], c: tuple[Row, dict[int, int]]
) -> None:
    assert merged(a, b) == merged(b, a)
    assert merged(a, a) == a
    assert merged(merged(a, b), c) == merged(a, merged(b, c))
    assert includes(merged(a, b)[1], a[1])
