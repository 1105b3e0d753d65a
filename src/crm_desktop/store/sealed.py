"""Small files beside a shop that are encrypted where the shop is.

A file says itself whether it is, and under which key, so that one that was written before the shop
was encrypted, or after it no longer is, is read all the same.
"""

from __future__ import annotations

from pathlib import Path

from crm_desktop.errors import StoreError
from crm_desktop.store import at_hand
from crm_desktop.store.at_hand import ShopKey

MARK = b"CRM seal"
"""What an encrypted file begins with; then the name of its key, then the content."""
DRAFTS = (
    "drafts.json", "reminder_drafts.json", "deal_drafts.json", "deal_draft.json", "letters.json",
    "new_contact.json", "today.json", "quote_settings.json",
)  # fmt: skip
"""Files beside the shop with what was typed and not saved yet; their key is that for ``draft``."""
HEAD_BYTES = len(MARK) + at_hand.ID_BYTES


def content(shop: Path, plain: bytes, purpose: str) -> bytes:
    """What a file beside the shop file ``shop`` is to hold; ``purpose`` names its key.

    Raises:
        StoreError: ``store.locked``.
    """
    key = at_hand.key_beside(shop)
    return plain if key is None else seal(plain, key, purpose)


def seal(plain: bytes, key: ShopKey, purpose: str, about: bytes = b"") -> bytes:
    """The content of an encrypted file; ``about`` (a name) is not in it, and has to be the same
    when it is opened."""
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    head = MARK + key.identity
    return head + encryption.lock(plain, head + about, key.of(purpose))


def opened(held: bytes, purpose: str, about: bytes = b"") -> bytes:
    """What a file holds, encrypted or not.

    Raises:
        StoreError: ``store.locked``: the key was not given; ``seal.damaged``.
    """
    if not held.startswith(MARK):
        return held
    from crm_desktop.store import encryption  # noqa: PLC0415 - a plain shop needs none

    head = held[:HEAD_BYTES]
    key = at_hand.shop_key(head[len(MARK) :])
    if key is None:
        raise at_hand.locked()
    try:
        return encryption.unlock(held[HEAD_BYTES:], head + about, key.of(purpose))
    except encryption.WrongKeyError as error:
        raise StoreError(
            "A file beside the shop was changed or damaged outside of the program, so it is not "
            "read. Everything else is safe.",
            code="seal.damaged",
        ) from error
