"""Who in the shop a staged record may be, and what the person wishes to happen with such pairs.

A match needs evidence by the rules of ``domain.matching``: shared phones, shared domains and equal
names alone never match; what fits two contacts equally well is left out and named. What is too weak
for a match is still offered as a question, whose answer is "add" until the person says otherwise.
Records in the trash match nobody. The table ``offer`` of the staging file keeps who was compared
with whom, whatever was decided.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from crm_desktop.domain import matching, text
from crm_desktop.services.candidates import COLUMNS, assemble, read_candidates

Existing = Literal["skip", "fill", "overwrite", "add"]

Certainty = Literal["sure", "perhaps", "several"]
"""How a staged party stands to the one offered for it: matched by the rules, only alike, or as much
like another contact as like this one."""

KEY = "record||'/'||kind||'/'||name"
"""What names a staged party to the person's wishes; stable while the columns stay as they are."""

IN_TRASH = "One of that name lies in the trash; it stays there."
PERHAPS = "Perhaps here already: %1"
HERE = "Is here already (%1)."

_SAME_FILE = (
    "SELECT o.id FROM shop.source o WHERE o.gone=0 AND o.sha256<>''"
    " AND o.sha256=(SELECT value FROM main.about WHERE name='sha256')"
    " AND o.sheet=(SELECT value FROM main.about WHERE name='sheet')"
)

SHARED = 20
"""An e-mail, phone or name that more live records share than this says nothing by itself; it then
counts together with the name only, so that 40,000 rows with one info@ address stay fast."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person decided besides the choice for all.

    ``alike``: for parties that only look like existing ones (None: as the rules propose, which is
    "add", or "skip" where several fit). ``single``: party -> choice, by the key that ``pairs``
    tells. ``tag``: given to every contact that the import makes or fills in. ``twins``: pair of
    the file -> choice, by the key that ``twins`` tells; ``all_twins``: for the other ones.
    ``erased``: for people who were erased for good here; ``again``: those of them who are added all
    the same, by the key that ``erased`` tells.
    """

    alike: Existing | None = None
    single: Mapping[str, Existing] = field(default_factory=dict)
    tag: str = ""
    twins: Mapping[str, Literal["fill", "add", "skip"]] = field(default_factory=dict)
    all_twins: Literal["fill", "add", "skip"] = "add"
    erased: Literal["add", "skip"] = "skip"
    again: Collection[str] = frozenset()


def match_parties(db: sqlite3.Connection) -> None:
    """Find out whom of the shop the staged parties may be."""
    if db.execute("SELECT NOT EXISTS (SELECT 1 FROM shop.contact WHERE gone=0)").fetchone()[0]:
        return
    _match_same_rows(db)
    _match_households(db)
    _match_addresses(db)
    db.execute("CREATE TEMP TABLE pair (party INTEGER, n INTEGER, PRIMARY KEY (party, n))")
    live = "c.gone=0 AND c.kind=p.kind AND p.n NOT IN (SELECT party FROM main.offer)"
    add = "INSERT OR IGNORE INTO pair SELECT p.n, c.n FROM main.party p"
    db.execute(f"{add} JOIN shop.contact c ON c.id=p.own_id AND {live}")
    db.execute(
        f"{add} JOIN shop.contact c ON c.external_id=p.external_id AND {live}"
        " WHERE p.external_id<>'' AND p.external_id NOT IN (SELECT external_id FROM shop.contact"
        f" WHERE external_id<>'' AND gone=0 GROUP BY external_id HAVING count(*)>{SHARED})"
    )
    for part in ("email", "phone"):
        shared = (
            f"(SELECT match_key FROM shop.{part} WHERE match_key<>'' AND gone=0"
            f" GROUP BY match_key HAVING count(*)>{SHARED})"
        )
        db.execute(
            # In this order: what many share is left out before anything is looked up.
            f"{add} CROSS JOIN main.{part} s ON s.party=p.n AND s.match_key<>''"
            f" CROSS JOIN shop.{part} e ON e.match_key=s.match_key AND e.gone=0"
            f" CROSS JOIN shop.contact c ON c.id=e.contact_id AND {live}"
            f" WHERE s.match_key NOT IN {shared}"
        )
        _pair_in_crowds(db, part, shared)
    db.execute(
        f"{add} CROSS JOIN shop.contact c ON c.match_key=p.match_key AND {live}"
        " WHERE p.match_key<>''"
        " AND p.match_key NOT IN (SELECT match_key FROM shop.contact WHERE gone=0"
        f" GROUP BY match_key HAVING count(*)>{SHARED})"
    )
    db.executemany(
        "INSERT INTO offer SELECT ?, id, ?, ?, ? FROM shop.contact WHERE n=?", _compare_pairs(db)
    )
    db.execute("DROP TABLE pair")
    _ask_about_other_kind(db)


def _pair_in_crowds(db: sqlite3.Connection, part: str, shared: str) -> None:
    """Who uses a mailbox or phone that many use is compared with those of the same name only.

    Looked up by both at once, so that thousands on each side stay thousands of steps. Who shares
    the name, too, with very many is nobody in particular.
    """
    db.execute(
        "CREATE TEMP TABLE crowd AS SELECT e.match_key part, c.match_key name, c.kind kind, c.n n,"
        " count(*) OVER (PARTITION BY e.match_key, c.match_key, c.kind) alike"
        f" FROM shop.{part} e JOIN shop.contact c ON c.id=e.contact_id AND c.gone=0"
        f" WHERE e.gone=0 AND c.match_key<>'' AND e.match_key IN {shared}"
    )
    db.execute("CREATE INDEX temp.crowd_of ON crowd (part, name, kind)")
    db.execute(
        "INSERT OR IGNORE INTO pair SELECT p.n, c.n FROM main.party p"
        f" CROSS JOIN main.{part} s ON s.party=p.n"
        " CROSS JOIN temp.crowd c ON c.part=s.match_key AND c.name=p.match_key AND c.kind=p.kind"
        f" WHERE c.alike<={SHARED} AND p.n NOT IN (SELECT party FROM main.offer)"
    )
    db.execute("DROP TABLE crowd")


def _offer(db: sqlite3.Connection, found: str, *, score: int, reason: str) -> None:
    """Offer surely: ``found`` selects staged parties, each with a contact."""
    db.execute(
        f"INSERT OR IGNORE INTO offer SELECT *, ?, ?, 'sure' FROM ({found})", (score, reason)
    )


def _match_same_rows(db: sqlite3.Connection) -> None:
    """A row of a file that was imported before is what it made then, if that still has its name.

    The one case in which a name alone is enough: the file is byte for byte the same.
    """
    kept = "record, kind, name, match_key, sort_key"
    same = f"{kept}, row_number() OVER (PARTITION BY {kept} ORDER BY n) k"
    _offer(
        db,
        f"SELECT s.n, e.id FROM (SELECT n, {same} FROM main.party) s JOIN (SELECT id, {same} FROM"
        f" (SELECT n, id, source_record record, kind, name, match_key, sort_key FROM shop.contact"
        f" WHERE gone=0 AND source_id IN ({_SAME_FILE}))) e"
        " ON e.record=s.record AND e.kind=s.kind AND e.name=s.name AND e.match_key=s.match_key"
        " AND e.sort_key=s.sort_key AND e.k=s.k",
        score=100,
        reason="the same row of the same file",
    )


def _match_households(db: sqlite3.Connection) -> None:
    """A household whose id an export tells may stand there as the person or company of a row."""
    other = (
        "main.party p JOIN shop.contact c ON c.id=p.own_id AND c.gone=0 AND c.kind='household'"
        " AND p.kind<>c.kind"
    )
    _offer(
        db,
        f"SELECT p.n, c.id FROM {other}",
        score=100,
        reason="the same record of an earlier export",
    )
    db.execute(
        "UPDATE party SET prefix='', first_name='', middle_name='', last_name='', suffix=''"
        f" WHERE n IN (SELECT p.n FROM {other})"
    )


def _match_addresses(db: sqlite3.Connection) -> None:
    """A correspondent of whom only the address is known is whoever alone has this address here.

    Nothing is told about that contact, a company or a person; a message is filed with it.
    """
    _offer(
        db,
        "SELECT p.n, min(c.id) FROM main.party p"
        " CROSS JOIN main.email s ON s.party=p.n AND s.match_key<>''"
        " CROSS JOIN shop.email e ON e.match_key=s.match_key AND e.gone=0"
        " CROSS JOIN shop.contact c ON c.id=e.contact_id AND c.gone=0"
        " WHERE p.role='other' AND p.name='' GROUP BY p.n HAVING count(DISTINCT c.id)=1",
        score=95,
        reason="the only one with this address",
    )


def _ask_about_other_kind(db: sqlite3.Connection) -> None:
    """A name that was read as a person's may be the company of that name and phone, or the reverse.

    Asked only about what could be told of either: no birthday, job, colleagues or deals.
    """
    key = lru_cache(maxsize=50_000)(text.key)
    db.create_function("plain_key", 1, key)
    busy = ("SELECT party FROM main.position UNION SELECT company FROM main.position"
            " UNION SELECT contact FROM main.deal WHERE contact NOTNULL"
            " UNION SELECT company FROM main.deal WHERE company NOTNULL")  # fmt: skip
    other = "CASE {}.kind WHEN 'person' THEN 'company' ELSE 'person' END"
    for part, reason in matching.OTHER_KIND.items():
        # Each is looked at once, however many share a mailbox; and only the names are compared of
        # those who share one with somebody of the other kind.
        db.execute("CREATE TEMP TABLE asking (match_key TEXT, kind TEXT, party INTEGER, name TEXT)")
        db.execute(
            "INSERT INTO asking SELECT s.match_key, p.kind, p.n, p.name FROM main.party p"
            f" CROSS JOIN main.{part} s ON s.party=p.n AND s.match_key<>''"
            f" WHERE p.name<>'' AND p.kind IN ('person', 'company') AND p.n NOT IN ({busy})"
            " AND coalesce(p.birth_year, p.birth_month, p.birth_day) IS NULL"
            " AND p.job_title='' AND p.department=''"
        )
        db.execute("CREATE INDEX asking_key ON asking(match_key, kind)")
        db.execute("CREATE TEMP TABLE asked (match_key TEXT, kind TEXT, name TEXT, id BLOB)")
        # The shop first: what a newer SQLite (that of encrypted shops) makes of a join in which the
        # numbers of the file come first takes seconds.
        db.execute(
            "INSERT INTO asked SELECT e.match_key, c.kind, plain_key(c.name), c.id"
            f" FROM shop.{part} e"
            " CROSS JOIN shop.contact c ON c.id=e.contact_id AND c.gone=0"
            " AND c.kind IN ('person', 'company')"
            " WHERE e.match_key IN (SELECT match_key FROM asking) AND +e.gone=0"
            " AND EXISTS (SELECT 1 FROM asking o WHERE o.match_key=e.match_key"
            f" AND o.kind={other.format('c')})"
        )
        db.execute("CREATE INDEX asked_name ON asked(match_key, kind, name)")
        db.execute(
            f"INSERT INTO offer SELECT a.party, k.id, {matching.OFFERED - 1}, ?, 'perhaps'"
            " FROM asking a CROSS JOIN asked k ON k.match_key=a.match_key"
            f" AND k.kind={other.format('a')} AND k.name=plain_key(a.name)"
            " WHERE +a.match_key IN (SELECT match_key FROM asked)"
            # Nearer than somebody else on the same phone.
            " ON CONFLICT (party) DO UPDATE SET target=excluded.target, score=excluded.score,"
            " reason=excluded.reason WHERE offer.score<excluded.score",
            (reason,),
        )
        db.execute("DROP TABLE asking")
        db.execute("DROP TABLE asked")


def _note_trash(db: sqlite3.Connection) -> None:
    """Who is new although somebody like that lies in the trash: the person is told."""
    db.execute(
        "UPDATE party SET reason=? WHERE decision='new' AND reason=''"
        " AND (own_id IN (SELECT id FROM shop.contact WHERE gone=1)"
        " OR (match_key<>'' AND (kind, match_key) IN"
        "  (SELECT kind, match_key FROM shop.contact WHERE gone=1))"
        " OR (match_key='' AND n IN (SELECT s.party FROM main.email s WHERE s.match_key<>''"
        "  AND s.match_key IN (SELECT e.match_key FROM shop.contact c JOIN shop.email e"
        "  ON e.contact_id=c.id WHERE c.gone=1))))",
        (IN_TRASH,),
    )


def grant(db: sqlite3.Connection, wishes: Wishes) -> None:
    """Turn offers into decisions: by the rules, and before them by the person's wishes."""
    db.execute(
        "UPDATE party SET target=o.target, score=o.score, reason=o.reason, decision='match',"
        " wish=CASE o.certainty WHEN 'sure' THEN wish"
        " ELSE coalesce(?, iif(o.certainty='several', 'skip', 'add')) END"
        " FROM offer o WHERE o.party=party.n",
        (wishes.alike,),
    )
    db.execute("CREATE TEMP TABLE granted (key TEXT PRIMARY KEY, wish TEXT)")
    db.executemany("INSERT INTO granted VALUES (?, ?)", wishes.single.items())
    db.execute(
        f"UPDATE party SET wish=g.wish FROM granted g WHERE decision='match' AND g.key={KEY}"
    )
    db.execute(
        "UPDATE party SET decision='new', target=NULL, reason=iif((SELECT certainty FROM offer"
        " WHERE party=party.n)='perhaps', replace(?, '%1', reason), '')"
        " WHERE decision='match' AND wish='add'",
        (PERHAPS,),
    )
    db.execute(
        "UPDATE party SET decision='skip', reason=iif((SELECT certainty FROM offer"
        " WHERE party=party.n)='several', reason, replace(?, '%1', reason))"
        " WHERE decision='match' AND wish='skip'",
        (HERE,),
    )
    db.execute("DROP TABLE granted")
    _note_trash(db)


def _compare_pairs(db: sqlite3.Connection) -> list[tuple[int, int, str, Certainty, int]]:
    """For every party with candidates: (party, score, reason, certainty, n of the contact)."""
    staged = staged_candidates(db, "SELECT party FROM pair")
    numbers = [n for (n,) in db.execute("SELECT DISTINCT n FROM pair")]
    known = read_candidates(db, numbers, schema="shop", with_ids=True, legal_forms=True)
    best: dict[int, list[tuple[int, str, int]]] = {}
    for party, n in db.execute("SELECT party, n FROM pair ORDER BY party, n"):
        evidence = matching.compare(staged[party], known[n])
        best.setdefault(party, []).append((evidence.score, evidence.reason, n))
    decided: list[tuple[int, int, str, Certainty, int]] = []
    for party, found in best.items():
        score, reason, n = max(found, key=lambda one: one[0])
        equal = sum(1 for one in found if one[0] == score)
        if score < matching.OFFERED and not _is_question(staged[party], known[n], score, equal):
            continue
        if score < matching.AUTOMATIC:
            decided.append((party, score, reason, "perhaps", n))
        elif equal > 1:
            several = f"Is here {equal} times already ({reason})."
            decided.append((party, score, several, "several", n))
        else:
            decided.append((party, score, reason, "sure", n))
    return decided


def _is_question(
    party: matching.Candidate, contact: matching.Candidate, score: int, equal: int
) -> bool:
    """Whether what is too weak for a proposal is asked about all the same: not what many share,
    nor what colleagues of one company do."""
    if score < matching.ASKED:
        return False
    if party.name_key == contact.name_key:
        return True
    colleagues = party.kind == "person" and party.company_key == contact.company_key != ""
    return equal == 1 and not colleagues


def staged_candidates(
    db: sqlite3.Connection, numbers: str = "SELECT n FROM main.party"
) -> dict[int, matching.Candidate]:
    """What comparing needs to know of the staged parties whose ``n`` a query gives."""
    reach = [
        db.execute(
            f"SELECT party, match_key FROM main.{part} WHERE match_key<>'' AND party IN ({numbers})"
            " ORDER BY n"
        )
        for part in ("email", "phone")
    ]
    works_at = (
        "(SELECT e.name FROM main.position o JOIN main.party e ON e.n=o.company"
        " WHERE o.party=c.n ORDER BY o.n LIMIT 1)"
    )
    rows = db.execute(
        f"SELECT {COLUMNS}, {works_at}, c.own_id FROM main.party c"
        " LEFT JOIN main.address a ON a.id=c.address_id AND a.party=c.n"
        f" WHERE c.n IN ({numbers})"
    )
    return assemble(rows, *reach, legal_forms=True)


def match_deals(db: sqlite3.Connection) -> None:
    """Find the staged deals that are in the shop already."""
    db.execute(
        "UPDATE deal SET decision='match', target=own_id"
        " WHERE own_id IN (SELECT id FROM shop.deal WHERE gone=0)"
    )
    kept = "record, title, external_id"
    same = f"{kept}, row_number() OVER (PARTITION BY {kept} ORDER BY n) k"
    db.execute(
        "UPDATE deal SET decision='match', target=e.id"
        f" FROM (SELECT n, {same} FROM main.deal WHERE target IS NULL) s JOIN (SELECT id, {same}"
        " FROM (SELECT n, id, source_record record, title, external_id FROM shop.deal"
        f" WHERE gone=0 AND source_id IN ({_SAME_FILE}))) e"
        " ON e.record=s.record AND e.title=s.title AND e.external_id=s.external_id AND e.k=s.k"
        " WHERE deal.n=s.n"
    )
    # A number names a deal only where it is given once, in the file as in the shop.
    once = "SELECT external_id, min({0}) id FROM {1} AND external_id<>'' GROUP BY 1"
    db.execute(
        "UPDATE deal SET decision='match', target=d.id FROM"
        f" ({once.format('id', 'shop.deal WHERE gone=0')} HAVING count(*)=1) d"
        " WHERE deal.target IS NULL AND d.external_id=deal.external_id AND deal.n IN (SELECT id"
        f" FROM ({once.format('n', 'main.deal WHERE 1')} HAVING count(*)=1))"
    )
    # The same offer read again: equal in all that tells offers apart, the k-th with the k-th.
    kept = "title, external_id, who, close"
    same = f"{kept}, row_number() OVER (PARTITION BY {kept} ORDER BY n) k"
    party = "(SELECT coalesce(p.target, p.id) FROM main.party p WHERE p.n=%s)"
    db.execute(
        "UPDATE deal SET decision='match', target=e.id"
        f" FROM (SELECT n, {same} FROM (SELECT n, title, external_id, expected_close close,"
        f" coalesce({party % 'company'}, {party % 'contact'}, company_external_id) who"
        " FROM main.deal WHERE target IS NULL)) s"
        f" JOIN (SELECT id, {same} FROM (SELECT n, id, title, external_id, expected_close close,"
        " coalesce(company_id, contact_id, company_external_id) who FROM shop.deal WHERE gone=0"
        " AND id NOT IN (SELECT target FROM main.deal WHERE target NOTNULL))) e"
        " ON e.title=s.title AND e.external_id=s.external_id AND e.who=s.who AND e.close=s.close"
        " AND e.k=s.k WHERE deal.n=s.n AND s.who<>''"
    )
