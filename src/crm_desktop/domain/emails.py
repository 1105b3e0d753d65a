"""E-mail addresses: whether a text is one, its key for comparing, and cells that hold several.

Only the writing is judged; nothing is looked up. The text as typed is always kept by the caller:
these functions never mend an address.
"""

from __future__ import annotations

import re

from crm_desktop.domain.text import collapse

_LONGEST = 254
_EMAIL = re.compile(
    r"(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
    r"@(?:[^\W_][\w-]{0,62}(?<![-_])\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59})",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r'[\s;,|<>()\[\]"“”„«»]+')
_ENDS = "'’‘`.:"


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address as people have them (RFC 5321 lengths, letters of any
    alphabet allowed). Quoted local parts, addresses of numbers and hosts without a dot are not."""
    if len(text) > _LONGEST or not _EMAIL.fullmatch(text):
        return False
    return "_" not in text or "_" not in text.rpartition("@")[2]


def email_key(text: str) -> str:
    """The address as it is compared: trimmed, without ``mailto:`` and ``<>``, without case."""
    found = collapse(text).casefold().strip("<> ")
    if found.startswith("mailto:"):
        found = found[7:].partition("?")[0].strip("<> ")
    return found


def split_emails(text: str) -> list[str]:
    """All addresses of a cell in their order, as written, each once.

    Reads "a@x.com; b@y.com", "Name <a@x.com>", "a@x.com / b@y.com", "mailto:a@x.com". Every piece
    with an "@" is given, valid or not ("info@x.it/path" stays whole), so that the caller can flag
    it; a cell without "@" gives an empty list.
    """
    if "@" not in text:
        return []
    if text[0] not in _ENDS and is_email(text):
        return [text]
    found: dict[str, str] = {}
    for written in _SEPARATORS.split(text):
        if "@" not in written:
            continue
        linked = written[:7].casefold() == "mailto:"
        piece = written[7:].partition("?")[0] if linked else written
        parts = piece.split("/") if piece.count("@") > 1 else [piece]
        if not all(is_email(part.strip(_ENDS)) for part in parts):
            parts = [piece]
        for part in parts:
            address = part.strip(_ENDS)
            if "@" in address:
                found.setdefault(address.casefold(), address)
    return list(found.values())


# Addresses read by whoever is on duty: they belong to a company, not to a person.
_SHARED_WORDS = """
info infos information informationen office kontakt contact contacts contacto contatto contato
hello hallo hi mail email post welcome sales sale vertrieb verkauf verkoop ventas vente ventes
vendite vendas sprzedaz commercial comercial commerciale support service kundenservice
kundendienst klantenservice serviceclient help helpdesk hilfe ajuda aide ayuda assistenza
suporte soporte pomoc admin administration administracion administrator amministrazione
administracao administratie verwaltung sekretariat secretariat secretaria segreteria secretary
secretariaat accounting accounts account accountspayable billing invoice invoices rechnung
rechnungen buchhaltung facturation facturacion facturas fatturazione fatture faktury faktura
factuur facturen comptabilite contabilidad contabilita contabilidade ksiegowosc boekhouding
administratief finance finanzen order orders bestellung bestellungen bestelling bestellingen
commande commandes pedidos ordini zamowienia encomendas shop store onlineshop webshop sklep
boutique tienda loja negozio winkel praxis kanzlei studio team booking bookings reservation
reservations reservierung buchung reservas prenotazioni reservering rezerwacja recepcion
reception rezeption receptie recepcja recepcao ricevimento marketing press presse prensa stampa
imprensa pers media jobs job bewerbung karriere career careers recruiting rh hr personal
webmaster postmaster hostmaster abuse noreply donotreply newsletter news biuro firma zentrale
zarzad geral direccion direction direzione direktion einkauf purchasing achats compras acquisti
inkoop zakupy logistik logistics versand shipping warehouse lager export import all everyone
company enquiries enquiry inquiry inquiries anfrage anfragen general feedback customerservice
clientes clienti clients kunden klanten bok reklamacje
"""
_SHARED = frozenset(_SHARED_WORDS.split())
_FREE_MAIL_DOMAINS = """
gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it ymail.com
rocketmail.com yahoo.com.br outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.pt
hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.nl live.com
live.de live.fr live.nl live.it live.co.uk live.com.pt msn.com icloud.com me.com mac.com aol.com
aol.de proton.me protonmail.com pm.me tutanota.com tuta.io gmx.de gmx.net gmx.at gmx.ch gmx.com
web.de freenet.de t-online.de arcor.de online.de posteo.de mailbox.org mail.de email.de vodafone.de
a1.net aon.at bluewin.ch orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr
numericable.fr telefonica.net terra.es telefonica.es libero.it virgilio.it tiscali.it alice.it
tim.it tin.it inwind.it email.it hotmail.pt sapo.pt mail.pt uol.com.br bol.com.br terra.com.br
ig.com.br globo.com ziggo.nl kpnmail.nl planet.nl xs4all.nl hetnet.nl home.nl upcmail.nl casema.nl
telenet.be skynet.be wp.pl onet.pl op.pl o2.pl interia.pl poczta.onet.pl vp.pl gazeta.pl tlen.pl
poczta.fm mail.com email.com usa.com fastmail.com zoho.com hey.com yandex.com yandex.ru mail.ru
comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net btinternet.com sky.com
virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk qq.com 163.com 126.com
"""
_FREE_MAIL = frozenset(_FREE_MAIL_DOMAINS.split())
_NOT_WORD = re.compile(r"[^a-z]+")


def is_shared_mailbox(email: str) -> bool:
    """Whether an address is a company's common one ("info@", "office@", "no-reply@", "kontakt@").

    Two parties with the same shared mailbox may well be different people.
    """
    local = email_key(email).partition("@")[0].partition("+")[0]
    return local in _SHARED or _NOT_WORD.sub("", local) in _SHARED


def is_free_mail_domain(domain: str) -> bool:
    """Whether a domain belongs to a provider that anybody has mail with: it names no company."""
    return domain.casefold() in _FREE_MAIL
