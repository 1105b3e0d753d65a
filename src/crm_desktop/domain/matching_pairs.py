"""Likely pairs of the same party in a list, found without comparing everybody with everybody.

Only candidates that share a key (e-mail, phone, name, birthday ...) or stand beside each other in
an order are compared by the rules of ``matching``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from crm_desktop.domain.matching import (
    OFFERED,
    Candidate,
    Evidence,
    compare,
    compare_birthdays,
    compare_names,
    place_points,
    share,
)
from crm_desktop.domain.nicknames import is_nickname, nickname_groups

_LARGEST_BLOCK = 50
_NEIGHBOURS = 3

_Key = str | tuple[str, ...]
_KeysOf = Callable[[Candidate], Iterable[_Key]]


def _one(*parts: str) -> tuple[tuple[str, ...], ...]:
    """The key made of ``parts``, if all of them are known."""
    return (parts,) if all(parts) else ()


def _own_id(c: Candidate) -> Iterable[_Key]:
    if not c.own_id:
        return ()
    return (c.own_id.hex() if isinstance(c.own_id, bytes) else c.own_id,)


# Keys whose blocks, when too large, are divided by name (info@ of 40,000 rows).
_STRONG: tuple[_KeysOf, ...] = (
    lambda c: c.emails,
    lambda c: c.phones,
    _own_id,
    lambda c: _one(c.external_id),
    lambda c: _one(c.postal_code, c.street_key),
)


def _name(c: Candidate) -> str:
    return c.company_key or c.name_key if c.kind == "company" else c.name_key


# Keys whose blocks are left out when too large.
_WEAK: tuple[_KeysOf, ...] = (
    lambda c: _one(_name(c)),
    lambda c: _one(_name(c), c.city_key or c.postal_code),
)
_WEAK_OF_PERSONS: tuple[_KeysOf, ...] = (
    lambda c: _one(c.name_key, c.company_key),
    lambda c: _one(c.birthday) if len(c.birthday) == 10 else (),
    lambda c: _one(c.birthday, c.last_key[:4]) if len(c.birthday) == 10 else (),
    lambda c: _one(c.last_key[:4], c.birthday[:7]) if len(c.birthday) >= 7 else (),
    lambda c: _one(c.last_key[:4], c.birthday[-5:]) if len(c.birthday) >= 7 else (),
    lambda c: _one(*sorted((c.first_key, c.last_key))),
    lambda c: _one(c.street_key, c.first_key),
    # Families fill a village: those of other given names are not looked at.
    lambda c: _one(c.last_key, c.postal_code, c.first_key[:1]),
    lambda c: (
        (c.last_key, c.postal_code, str(group))
        for group in nickname_groups(c.first_key)
        if c.last_key and c.postal_code
    ),
)


def _pairs_of(block: list[int], candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """All pairs of a block; a large one is divided by name, and a large part of it compared with
    its first member only, so that n members cost n comparisons."""
    if len(block) <= _LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    parts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in block:
        parts[candidates[i].name_key, candidates[i].company_key].append(i)
    for part in parts.values():
        if len(part) <= _LARGEST_BLOCK:
            yield from _pairs_of(part, candidates)
        else:
            for j in part[1:]:
                yield part[0], j


def _blocks(
    keys: _KeysOf, members: Iterable[int], candidates: Sequence[Candidate]
) -> Iterator[list[int]]:
    """Indices that share a key; most keys are of one party only and get no list."""
    first: dict[_Key, int] = {}
    shared: dict[_Key, list[int]] = {}
    for i in members:
        for key in keys(candidates[i]):
            known = first.setdefault(key, i)
            if known != i:
                shared.setdefault(key, [known]).append(i)
    return iter(shared.values())


def possible_pairs(
    candidates: Sequence[Candidate], progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of indices (i < j) worth comparing; at most some dozens for each candidate, and some
    of them several times. ``progress`` is told (done, total) now and then."""
    kinds: dict[str, list[int]] = {"person": [], "company": []}
    for i, candidate in enumerate(candidates):
        kinds[candidate.kind].append(i)
    total = 2 * (len(_STRONG) + len(_WEAK)) + len(_WEAK_OF_PERSONS) + 1
    done = 0
    for kind, members in kinds.items():
        more = _WEAK_OF_PERSONS if kind == "person" else ()
        for keys in (*_STRONG, *_WEAK, *more):
            if progress is not None:
                progress(done, total)
            done += 1
            divided = keys in _STRONG
            for block in _blocks(keys, members, candidates):
                if divided or len(block) <= _LARGEST_BLOCK:
                    yield from _pairs_of(block, candidates)
    if progress is not None:
        progress(done, total)
    yield from _neighbours(candidates)


def _neighbours(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs near each other in the order of names and of streets: they find typing errors."""

    def by_name(i: int) -> tuple[str, ...]:
        c = candidates[i]
        return (c.kind, c.last_key or c.company_key, c.first_key, c.birthday)

    def by_street(i: int) -> tuple[str, ...]:
        c = candidates[i]
        return (c.kind, c.street_key, c.last_key or c.company_key)

    everyone = range(len(candidates))
    with_street = [i for i in everyone if candidates[i].street_key]
    for ordered in (sorted(everyone, key=by_name), sorted(with_street, key=by_street)):
        for place, i in enumerate(ordered):
            for j in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
                yield (i, j) if i < j else (j, i)


def _have_other_names(a: Candidate, b: Candidate) -> bool:
    """True for most pairs of persons whose names exclude each other, by their first and last
    letters alone: a quick look before all others.

    A slip at both ends of one name is taken for another name.
    """
    if not (a.first_key and b.first_key and a.last_key and b.last_key):
        return False
    one, other = a.last_key, b.last_key
    if one == other:
        one, other = a.first_key, b.first_key
        return one[0] != other[0] and one[-1] != other[-1] and not is_nickname(one, other)
    return (
        one[0] != other[0]
        and one[-1] != other[-1]
        and one[0] != b.first_key[0]
        and a.first_key[0] != b.first_key[0]
    )


def _may_be_offered(a: Candidate, b: Candidate) -> bool:
    """Whether ``compare`` may offer two persons: names that fit and something else in common, or
    at least the birthday."""
    if compare_birthdays(a.birthday, b.birthday) not in ("different", "unknown"):
        return True
    if (a.own_id and a.own_id == b.own_id) or (a.external_id and a.external_id == b.external_id):
        return True
    if _have_other_names(a, b):
        return False
    return (
        share(a.emails, b.emails)
        or share(a.phones, b.phones)
        or (a.company_key != "" and a.company_key == b.company_key)
        or (a.street_key != "" and a.street_key == b.street_key)
        or (a.postal_code != "" and a.postal_code == b.postal_code)
        or place_points(a, b) >= 2
    ) and compare_names(a, b) != "different"


def duplicate_groups(
    candidates: Sequence[Candidate], progress: Callable[[int, int], None] | None = None
) -> list[tuple[int, int, Evidence]]:
    """Pairs of indices (i < j) that score ``OFFERED`` or more, best first.

    Only candidates that share a key (e-mail, phone, name, birthday ...) or stand beside each other
    in an order are compared: time grows with n log n, whatever the list holds. Of more than fifty
    parties that share everything each is paired with the first of them only. ``progress`` is told
    (done, total) now and then.
    """
    found: dict[tuple[int, int], Evidence] = {}
    for pair in possible_pairs(candidates, progress):
        a, b = candidates[pair[0]], candidates[pair[1]]
        if a.kind == "person" and not _may_be_offered(a, b):
            continue
        if pair not in found:
            evidence = compare(a, b)
            if evidence.score >= OFFERED:
                found[pair] = evidence
    return sorted(
        ((i, j, evidence) for (i, j), evidence in found.items()),
        key=lambda pair: (-pair[2].score, pair[0], pair[1]),
    )
