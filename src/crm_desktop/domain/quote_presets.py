"""Texts that quotes begin with and leave behind: data of the shop, in its own language."""

from __future__ import annotations

_READY = {
    "en": ("{greeting},\n\nThank you for your enquiry. We are pleased to offer you the following:",
           "We look forward to your order.\n\n{my name}\n{shop}"),
    "de": ("{Anrede},\n\nvielen Dank für Ihre Anfrage. Gern bieten wir Ihnen an:",
           "Wir freuen uns auf Ihren Auftrag.\n\n{mein Name}\n{Geschäft}"),
}  # fmt: skip
_SAID = {
    "en": {"sent": "Quote %1 sent", "accepted": "Quote %1 accepted", "refused": "Quote %1 refused",
           "ask": "Ask about quote %1, it runs out soon"},
    "de": {"sent": "Angebot %1 verschickt", "accepted": "Angebot %1 angenommen",
           "refused": "Angebot %1 abgelehnt", "ask": "Nach Angebot %1 fragen, es läuft bald ab"},
}  # fmt: skip

SENT_STEP = ("quote", "offer", "estimate", "proposal", "angebot", "kostenvoranschlag")
"""Words in the name of the step to which a deal moves when its quote was sent; folded."""


def ready_texts(language: str) -> tuple[str, str]:
    """What stands above and below the lines of a quote, until the shop has its own texts; with
    fields as in a letter (``domain.letter_text``)."""
    return _READY.get(language, _READY["en"])


def said(what: str, language: str, number: str) -> str:
    """What timeline and reminders say: ``what`` is sent, accepted, refused, or ask."""
    return _SAID.get(language, _SAID["en"])[what].replace("%1", number)
