"""Letters to begin with, in the languages of the program; edited they are the shop's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """A letter as it is offered: its name, subject and text (``domain.letter_text``)."""

    code: str
    name: str
    subject: str
    body: str


_LETTERS: dict[str, tuple[ReadyLetter, ...]] = {
    "en": (
        ReadyLetter(
            "plain",
            "Plain letter",
            "",
            """{greeting},

Write your text here.

Yours sincerely,
{my name}
{shop}""",
        ),
        ReadyLetter(
            "quiet",
            "We have not seen you for a while",
            "We would like to see you again",
            """{greeting},

It has been a while since we heard from you{if last contact} (the last time was on {last \
contact}){end}.
We hope you are pleased with what you bought from us.

If something needs a check or a repair, just call us{if phone}, or tell us when we may call you \
on {phone}{end}.

Kind regards,
{my name}
{shop}""",
        ),
        ReadyLetter(
            "service",
            "Yearly service is due",
            "Your yearly service",
            """{greeting},

A year has gone by since the last service. We suggest a date within the next weeks; please call \
us to choose a day that suits you.

{if customer since}
Thank you for your trust since {customer since}.
{end}

Kind regards,
{my name}
{shop}""",
        ),
        ReadyLetter(
            "news",
            "News to all customers",
            "News from {shop}",
            """{greeting},

We have news for you:

- first news
- second news

{if company}
For {company} we gladly make a quote of its own.
{end}
We look forward to your visit.

{my name}
{shop}""",
        ),
        ReadyLetter(
            "season",
            "Season's greetings",
            "Season's greetings",
            """{greeting},

Thank you for a good year together. We wish you quiet days, and a happy and healthy new year.

{my name}
{shop}""",
        ),
    ),
    "de": (
        ReadyLetter(
            "plain",
            "Einfacher Brief",
            "",
            """{Anrede},

hier steht Ihr Text.

Mit freundlichen Grüßen
{mein Name}
{Geschäft}""",
        ),
        ReadyLetter(
            "quiet",
            "Lange nichts gehört",
            "Wir würden Sie gern wiedersehen",
            """{Anrede},

wir haben schon länger nichts von Ihnen gehört{wenn letzter Kontakt} (zuletzt am {letzter \
Kontakt}){ende}. Wir hoffen, dass Sie mit Ihrem Kauf bei uns zufrieden sind.

Wenn etwas geprüft oder repariert werden soll, rufen Sie uns einfach an{wenn Telefon} oder \
sagen Sie uns, wann wir Sie unter {Telefon} erreichen{ende}.

Mit freundlichen Grüßen
{mein Name}
{Geschäft}""",
        ),
        ReadyLetter(
            "service",
            "Jährliche Durchsicht fällig",
            "Ihre jährliche Durchsicht",
            """{Anrede},

seit der letzten Durchsicht ist ein Jahr vergangen. Wir schlagen einen Termin in den nächsten \
Wochen vor; rufen Sie uns bitte an, damit wir einen Tag finden, der Ihnen passt.

{wenn Kunde seit}
Wir danken Ihnen für Ihr Vertrauen seit {Kunde seit}.
{ende}

Mit freundlichen Grüßen
{mein Name}
{Geschäft}""",
        ),
        ReadyLetter(
            "news",
            "Neues an alle Kunden",
            "Neues von {Geschäft}",
            """{Anrede},

es gibt Neues bei uns:

- erste Neuigkeit
- zweite Neuigkeit

{wenn Firma}
Für {Firma} machen wir gern ein eigenes Angebot.
{ende}
Wir freuen uns auf Ihren Besuch.

{mein Name}
{Geschäft}""",
        ),
        ReadyLetter(
            "season",
            "Weihnachtsgruß",
            "Frohe Festtage",
            """{Anrede},

wir danken Ihnen für das gute gemeinsame Jahr und wünschen Ihnen ruhige Festtage und ein \
gesundes neues Jahr.

{mein Name}
{Geschäft}""",
        ),
    ),
}


def ready_letters(language: str) -> tuple[ReadyLetter, ...]:
    """The letters in a language; others than German are given the English ones."""
    return _LETTERS.get(language, _LETTERS["en"])
