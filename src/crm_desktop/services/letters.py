"""Letters of the shop: their texts, and noting on every timeline that one was sent.

Until a shop has a letter of its own, the ready ones of its language are offered; editing one keeps
it as the shop's own, with the same name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crm_desktop.domain import ranks
from crm_desktop.domain.ids import natural_id
from crm_desktop.domain.letter_presets import ready_letters
from crm_desktop.domain.letter_text import LONGEST as LONGEST_TEXT
from crm_desktop.domain.text import collapse
from crm_desktop.errors import UserError
from crm_desktop.progress import Progress, silent
from crm_desktop.services.catalogue import natural_key
from crm_desktop.services.contact_record import insert, kept_text, kind_of, update
from crm_desktop.services.deal_bulk import each
from crm_desktop.services.settings import read_settings
from crm_desktop.store.file_format import LIVE, TRASHED
from crm_desktop.store.store import Store, Transaction

_NAME = 120
_SUBJECT = 500


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter to be filled in (``domain.letter_text``); ``id`` is empty for a ready one."""

    id: bytes
    name: str
    subject: str
    body: str
    language: str


def read_templates(raw: sqlite3.Connection) -> list[LetterTemplate]:
    """The shop's own letters, then the ready ones that it has not made its own or thrown away."""
    own = []
    hidden = set()
    for identity, name, key, subject, body, language in raw.execute(
        "SELECT id, name, match_key, subject, body, language FROM letter_template"
        f" WHERE gone={LIVE} ORDER BY rank, n"
    ):
        hidden.add(key)
        if name:  # without a name it only says that a ready letter is not offered
            own.append(LetterTemplate(identity, name, subject, body, language))
    language = read_settings(raw).language
    ready = [
        LetterTemplate(b"", one.name, one.subject, one.body, language)
        for one in ready_letters(language)
        if natural_key(one.name) not in hidden
    ]
    return own + ready


def list_templates(store: Store) -> list[LetterTemplate]:
    """``read_templates`` of an open shop."""
    with store.read_raw() as raw:
        return read_templates(raw)


def template_named(raw: sqlite3.Connection, name: str) -> LetterTemplate:
    """The letter of this name.

    Raises:
        UserError: ``letter.unknown``.
    """
    wanted = natural_key(name)
    for template in read_templates(raw):
        if natural_key(template.name) == wanted:
            return template
    raise UserError(f"There is no letter “{name}”. Nothing was changed.", code="letter.unknown")


def own_field_names(raw: sqlite3.Connection) -> list[str]:
    """The shop's own fields of contacts, which letters may name."""
    return [
        name
        for (name,) in raw.execute(
            f"SELECT name FROM field WHERE subject='contact' AND gone={LIVE} ORDER BY rank, n"
        )
    ]


def last_contacts(raw: sqlite3.Connection, contacts: Sequence[int]) -> dict[int, int]:
    """Contact (row number) -> when something last happened (UTC milliseconds)."""
    return dict(
        raw.execute(
            "SELECT s.n, s.last_at FROM json_each(?) r CROSS JOIN contact_summary s ON s.n=r.value"
            " WHERE s.last_at NOTNULL",
            (str([*contacts]),),
        ).fetchall()
    )


def keep_template(
    store: Store, name: str, subject: str, body: str, *, template: bytes = b""
) -> bytes:
    """Keep a letter; returns its id. ``template``: the one that is changed, empty: a new one, or
    a ready one that becomes the shop's own.

    Raises:
        UserError: ``letter.empty``, ``letter.name`` (another letter is called so),
            ``letter.long``.
    """
    shown = collapse(name)[:_NAME]
    if not shown:
        raise UserError(
            "Please give the letter a name. Nothing was saved yet.", code="letter.empty"
        )
    if len(body) > LONGEST_TEXT:
        raise UserError(
            "This letter is longer than 50,000 letters. Nothing was saved yet.", code="letter.long"
        )
    with store.transact(f"Keep letter “{shown}”") as tx:
        key = natural_key(shown)
        identity = template or _row_for(tx.raw, key)
        if tx.raw.execute(
            "SELECT 1 FROM letter_template WHERE match_key=? AND name<>'' AND id<>?"
            f" AND gone={LIVE}",
            (key, identity),
        ).fetchone():
            raise UserError(
                f"There is a letter “{shown}” already. Please choose another name.",
                code="letter.name",
            )
        values = {
            "name": shown, "match_key": key, "subject": collapse(subject)[:_SUBJECT],
            "body": body, "gone": LIVE,
        }  # fmt: skip
        if tx.raw.execute("SELECT 1 FROM letter_template WHERE id=?", (identity,)).fetchone():
            update(tx, "letter_template", identity, values)
            return identity
        (last,) = tx.raw.execute("SELECT coalesce(max(rank), '') FROM letter_template").fetchone()
        insert(
            tx, "letter_template",
            {"id": identity, **values, "language": read_settings(tx.raw).language,
             "rank": ranks.between(last, "", ranks.jitter(tx.ids.one()))},
        )  # fmt: skip
    return identity


def remove_template(store: Store, name: str) -> None:
    """Offer a letter no longer, be it the shop's own or a ready one.

    Raises:
        UserError: ``letter.unknown``.
    """
    with store.transact(f"Remove letter “{collapse(name)[:_NAME]}”") as tx:
        found = template_named(tx.raw, name)
        key = natural_key(found.name)
        ready = {natural_key(one.name) for one in ready_letters(read_settings(tx.raw).language)}
        if found.id and key not in ready:
            update(tx, "letter_template", found.id, {"gone": TRASHED})
            return
        values = {"name": "", "match_key": key, "subject": "", "body": "", "gone": LIVE}
        identity = found.id or _row_for(tx.raw, key)
        if tx.raw.execute("SELECT 1 FROM letter_template WHERE id=?", (identity,)).fetchone():
            update(tx, "letter_template", identity, values)
        else:
            insert(tx, "letter_template", {"id": identity, **values})


def _row_for(raw: sqlite3.Connection, key: str) -> bytes:
    """The id of the row for a letter of this name, be it there or not; never that of a letter which
    had the name before it was renamed."""
    hashed, count = key, 1
    while True:
        # Two PCs that make a ready letter their own make the same row.
        identity = natural_id("letter_template", hashed)
        row = raw.execute(
            "SELECT match_key FROM letter_template WHERE id=?", (identity,)
        ).fetchone()
        if row is None or row[0] == key:
            return identity
        count += 1
        hashed = f"{key} {count}"


def log_letters(
    store: Store,
    letters: Mapping[bytes, str] | Sequence[bytes],
    subject: str,
    *,
    zone: str,
    who: bytes | None = None,
    progress: Progress = silent,
) -> int:
    """Write on the timelines of these contacts (ids, with what their letter said) that a letter
    was sent, as one undo step; returns on how many.

    Raises:
        UserError: ``contact.gone``.
    """
    said = letters if isinstance(letters, Mapping) else dict.fromkeys(letters, "")
    shown = collapse(subject)[:_SUBJECT]

    def write(tx: Transaction, contact: bytes) -> bool:
        kind_of(tx.raw, contact)
        insert(
            tx, "entry",
            {"id": tx.ids.one(), "contact_id": contact, "kind": "other", "subject": shown,
             "body": kept_text(said[contact]), "happened_at": tx.now, "zone": zone,
             "direction": "out", "who_id": who, "created_at": tx.now},
        )  # fmt: skip
        return True

    return each(store, f"“{shown}” noted as sent", [*said], write, progress)
