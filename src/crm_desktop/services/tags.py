"""Tags: words that group contacts, with a colour as decoration.

A tag belongs to the shop: it may be renamed or coloured, and every contact shows it. Tagging works
on many contacts at once and is one undo step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.services.catalogue import find_or_make, natural_key
from crm_desktop.services.contact_record import update
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how many live contacts have it; ``colour`` is a code or empty."""

    id: bytes
    name: str
    colour: str
    contacts: int


def list_tags(store: Store, *, counted: bool = True) -> list[Tag]:
    """All tags by name. Counting looks at every tagged contact: where only names are wanted,
    without ``counted`` all numbers are 0."""
    with store.read_raw() as raw:
        counts = {}
        if counted:
            counts = dict(
                raw.execute(
                    "SELECT g.tag_id, count(DISTINCT g.contact_id) FROM tagging g JOIN contact c"
                    f" ON c.id=g.contact_id WHERE g.gone={LIVE} AND c.gone={LIVE} GROUP BY g.tag_id"
                ).fetchall()
            )
        rows = raw.execute(
            f"SELECT id, name, colour FROM tag WHERE gone={LIVE} ORDER BY match_key, n"
        ).fetchall()
    return [Tag(identity, name, colour, counts.get(identity, 0)) for identity, name, colour in rows]


def tag_contacts(store: Store, contacts: Sequence[int], name: str) -> int:
    """Give contacts (``contact.n``) a tag, which is made where it is new; returns how many had it
    not yet.

    Raises:
        UserError: ``tag.empty``.
    """
    shown = tag_name(name)
    with store.transact(f"Add tag “{shown}”") as tx:
        return give_tag(tx, contacts, find_or_make(tx, "tag", shown))


def give_tag(tx: Transaction, contacts: Sequence[int], tag: bytes) -> int:
    """``tag_contacts`` inside a transaction, with a tag that is there."""
    tx.raw.create_function("link_id", 3, natural_id, deterministic=True)
    return tx.raw.execute(
        "INSERT INTO tagging(id, contact_id, tag_id)"
        " SELECT link_id('tagging', c.id, ?1), c.id, ?1 FROM json_each(?2) r JOIN contact c"
        # "+": by the index on the contact. That on the tag names all who have it.
        f" ON c.n=r.value WHERE c.gone={LIVE} AND NOT EXISTS (SELECT 1 FROM tagging g"
        f" WHERE g.contact_id=c.id AND +g.tag_id=?1 AND g.gone={LIVE})"
        f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}",
        (tag, str(list(contacts))),
    ).rowcount


def untag_contacts(store: Store, contacts: Sequence[int], tag: bytes) -> int:
    """Take a tag from contacts (``contact.n``); returns how many had it.

    Raises:
        UserError: ``tag.gone``.
    """
    with store.read_raw() as raw:
        row = raw.execute("SELECT name FROM tag WHERE id=?", (tag,)).fetchone()
    with store.transact(f"Remove tag “{row[0] if row else ''}”") as tx:
        return take_tag(tx, contacts, tag)


def take_tag(tx: Transaction, contacts: Sequence[int], tag: bytes) -> int:
    """``untag_contacts`` inside a transaction."""
    _require(tx, tag)
    return tx.raw.execute(
        f"UPDATE tagging SET gone={TRASHED} WHERE +tag_id=? AND gone={LIVE} AND contact_id IN"
        " (SELECT c.id FROM json_each(?) r JOIN contact c ON c.n=r.value)",
        (tag, str(list(contacts))),
    ).rowcount


def make_tag(store: Store, name: str, colour: str = "") -> bytes:
    """The id of the tag of this name, made where it is new.

    Raises:
        UserError: ``tag.empty``.
    """
    shown = tag_name(name)
    with store.transact(f"Add tag “{shown}”") as tx:
        return find_or_make(tx, "tag", shown, colour=colour)


def rename_tag(store: Store, tag: bytes, name: str) -> bool:
    """Give a tag another name, on all its contacts; False: it has it already.

    Raises:
        UserError: ``tag.empty``, ``tag.gone``, ``tag.taken``.
    """
    shown = tag_name(name)
    with store.transact(f"Rename tag to “{shown}”") as tx:
        _require(tx, tag)
        match_key = natural_key(shown)
        if tx.raw.execute(
            f"SELECT 1 FROM tag WHERE match_key=? AND gone={LIVE} AND id<>?", (match_key, tag)
        ).fetchone():
            raise UserError(
                f"There is a tag “{shown}” already. Nothing was changed. Add that tag to these "
                "contacts and remove the other one.",
                code="tag.taken",
            )
        return update(tx, "tag", tag, {"name": shown, "match_key": match_key})


def colour_tag(store: Store, tag: bytes, colour: str) -> bool:
    """Give a tag another colour; False: it has it already.

    Raises:
        UserError: ``tag.gone``.
    """
    with store.transact("Change colour of tag") as tx:
        _require(tx, tag)
        return update(tx, "tag", tag, {"colour": colour})


def merge_tags(store: Store, tag: bytes, into: bytes) -> int:
    """Give all contacts of a tag another one instead and take the tag away; returns how many of
    them had not had the other one. Fields that belong to the tag belong to the other one then.

    Raises:
        UserError: ``tag.gone``, ``tag.same``.
    """
    if tag == into:
        raise UserError("This is the same tag. Nothing was changed.", code="tag.same")
    with store.transact("Unite tags") as tx:
        _require(tx, tag)
        _require(tx, into)
        tx.raw.create_function("link_id", 3, natural_id, deterministic=True)
        given = tx.raw.execute(
            "INSERT INTO tagging(id, contact_id, tag_id)"
            " SELECT link_id('tagging', g.contact_id, ?1), g.contact_id, ?1 FROM tagging g"
            f" WHERE g.tag_id=?2 AND g.gone={LIVE} AND NOT EXISTS (SELECT 1 FROM tagging o"
            f" WHERE o.contact_id=g.contact_id AND +o.tag_id=?1 AND o.gone={LIVE})"
            f" ON CONFLICT(id) DO UPDATE SET gone={LIVE}",
            (into, tag),
        ).rowcount
        tx.raw.execute("UPDATE field SET tag_id=? WHERE tag_id=?", (into, tag))
        update(tx, "tag", tag, {"gone": TRASHED})
        return given


def remove_tag(store: Store, tag: bytes) -> None:
    """Take a tag away from the shop and from all contacts.

    Raises:
        UserError: ``tag.gone``.
    """
    with store.transact("Remove tag") as tx:
        _require(tx, tag)
        update(tx, "tag", tag, {"gone": TRASHED})


def tag_name(name: str) -> str:
    """The name of a tag as it is kept.

    Raises:
        UserError: ``tag.empty``.
    """
    shown = collapse(name)[:_LONGEST]
    if not shown:
        raise UserError("A tag needs a name. Nothing was changed.", code="tag.empty")
    return shown


def _require(tx: Transaction, tag: bytes) -> None:
    if not tx.raw.execute(f"SELECT 1 FROM tag WHERE id=? AND gone={LIVE}", (tag,)).fetchone():
        raise UserError("This tag is not there any more. Nothing was changed.", code="tag.gone")
