"""Write the messy sample lists of an invented bicycle shop: `python packaging/make_sample_shop.py`.

Contract: the same bytes inside every time (a test compares them with resources/sample_shop). All
people are invented; e-mails end in example domains, phones come from the ranges that the German,
British, French and Swedish authorities keep for films. Each oddity is there on purpose: it is one
that real lists have, and the sample import shows what becomes of it.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

TARGET = Path(__file__).resolve().parents[1] / "resources" / "sample_shop"

Value = str | int | float | dt.date | None
D = dt.date

# Post codes that lost their zero (1067), phones as numbers and as "E+", dates as dates and as text,
# one impossible; "Family, Given" beside "Given Family"; a couple that shares a phone.
CUSTOMERS: list[tuple[Value, ...]] = [
    ("K-0001", "Müller, Anneliese", None, "Brunnengasse 4", 10115, "Berlin", "DE", "030 23125 014", None, "anneliese.mueller@example.com", "14.2.1961", D(2014, 5, 3), "ja", "Calls only after 18:00"),  # noqa: E501
    ("K-0002", "Müller, Karl-Heinz", None, "Brunnengasse 4", 10115, "Berlin", "DE", "030 23125 014", None, None, "3.11.1958", D(2014, 5, 3), "nein", "Same phone as his wife"),  # noqa: E501
    ("K-0003", "Wiśniewska, Zofia", None, "Elbufer 12b", 1067, "Dresden", "DE", None, 4915228817386, "zofia.w@example.org", None, D(2019, 8, 21), "ja", None),  # noqa: E501
    ("K-0004", "van der Meulen, Femke", "Bakkerij De Gouden Krakeling", "Marktplein 7", "6211 CK", "Maastricht", "NL", None, None, "femke@krakeling.example", None, "3.5.2019", "ja", "Two cargo bikes, service every March"),  # noqa: E501
    ("K-0005", "Dr. Gąsior, Łukasz", "Praxis am Ring", "Ringstraße 88", 4109, "Leipzig", "DE", "+49 (0)30 / 23125-118", "0152 28895456", "gasior@praxis.example", "1984", D(2020, 2, 10), "nein", None),  # noqa: E501
    ("K-0006", "Lefèvre, Jean-Baptiste", None, "12, rue des Tilleuls", 6000, "Nice", "FR", "04 65 71 23 45", None, "jb.lefevre@example.com", "12.07.", "2018-11-02", "oui", None),  # noqa: E501
    ("K-0007", "Ní Dhomhnaill, Siobhán", None, "3 Harbour Row", "SW1A 9ZZ", "London", "GB", "020 7946 0123", "07700 900456", "siobhan@example.com", None, "31.02.2020", "ja", "Date of the first visit cannot be right"),  # noqa: E501
    ("K-0008", "Ødegård, Håkon", "Fjord & Fell Guides", "Kaigata 2", "0150", "Oslo", "NO", None, None, "hakon@fjordfell.example", None, D(2021, 6, 1), "ja", "Rents 12 bikes each June"),  # noqa: E501
    ("K-0009", "Yıldırım, Ayşe", None, "Lindenweg 31", 50667, "Köln", "DE", "0221 4710 345", "4.91523E+12", "ayse.yildirim@example.com", "29.2.1988", D(2021, 9, 14), None, "Mobile number damaged by the old export"),  # noqa: E501
    (),
    ("K-0010", "Kovačević, Đorđe", None, "Hafenstraße 5", 20457, "Hamburg", "DE", "040 66969 201", None, "djordje@example.net", None, D(2022, 3, 30), "ja", None),  # noqa: E501
    ("K-0011", "da Costa, João", "Café Saudade", "Schanzenstr. 19", 20357, "Hamburg", "DE", "040/66969-377", None, "joao@saudade.example", "23.6.1979", "14.4.22", "ja", "Delivery bike; pays by invoice"),  # noqa: E501
    ("K-0012", "Papadakis, Γιώργος", None, "Mainkai 40", 60311, "Frankfurt", "DE", "069 90009 555", None, "giorgos.p@example.com", None, D(2022, 7, 8), "nein", None),  # noqa: E501
    ("K-0013", "Adebayo-Okoro, Ngozi", None, "Rosenheimer Platz 1", 81669, "München", "DE", "089 99998 044", "0172 9925904", "ngozi@example.com", "8.1.1990", D(2023, 1, 19), "ja", "E-bike, size L\nAsk about the child seat"),  # noqa: E501
    ("K-0014", "Коваль, Олена", None, "Lindenweg 2", 50667, "Köln", "DE", None, "0171 3920055", "olena.koval@example.org", None, D(2023, 4, 4), "ja", None),  # noqa: E501
    ("K-0015", "Müller, Anna", None, "Am Anger 9", 99084, "Erfurt", "DE", None, "0176 04069011", "anna.m@example.net", "30.9.2001", D(2023, 10, 12), "ja", "Student price"),  # noqa: E501
    ("K-0016", "Lindqvist, Åsa", None, "Sjögatan 14", "114 55", "Stockholm", "SE", "08-465 004 12", "070-174 06 21", "asa.lindqvist@example.com", None, "May 2017", "n/a", None),  # noqa: E501
    ("K-0017", "Turnverein Aldersbruck 1898 e.V.", None, "Sportplatz 1", 1097, "Dresden", "DE", "030 23125 640", None, "kasse@tv-aldersbruck.example", None, D(2016, 4, 1), "nein", "A club, no person: 15 % on spare parts"),  # noqa: E501
]  # fmt: skip

OFFERS: list[tuple[Value, ...]] = [
    ("A-2026-01", "Bakkerij De Gouden Krakeling", "Femke van der Meulen", "Service, two cargo bikes", "Angebot", "1.234,50 EUR", "60 %", D(2026, 4, 15), "Mareike", None),  # noqa: E501
    ("A-2026-02", "Fjord & Fell Guides", "Håkon Ødegård", "12 rental bikes, June", "Verhandlung", "18.900,00 EUR", "75 %", D(2026, 5, 2), "Mareike", None),  # noqa: E501
    ("A-2026-03", "Café Saudade", "João da Costa", "Delivery bike with box", "Gewonnen", "4.780,00 EUR", "100 %", D(2026, 2, 27), "Jonas", None),  # noqa: E501
    ("A-2026-04", "Praxis am Ring", "Łukasz Gąsior", "Four job bikes (leasing)", "Verloren", "11.960,00 EUR", "0 %", D(2026, 1, 30), "Jonas", "Preis zu hoch"),  # noqa: E501
    ("A-2026-05", "Turnverein Aldersbruck 1898 e.V.", None, "Spare parts for the year", "Anfrage", "890 EUR", "30 %", "30.6.2026", "Mareike", None),  # noqa: E501
    ("A-2026-06", "Hotel Seeblick Aldersbruck", "Clémence Fournier", "8 guest e-bikes", "Angebot", "27.112,40 EUR", "40 %", D(2026, 6, 12), "Mareike", None),  # noqa: E501
    ("A-2026-07", "Stadtwerke Aldersbruck", None, "Repair contract", "Anfrage", "nach Aufwand", "10 %", None, "Jonas", None),  # noqa: E501
]  # fmt: skip

SUPPLIERS = """sep=;
Lieferantennr.;Firma;Ansprechpartner;Straße;PLZ;Ort;Telefon;E-Mail;Umsatz 2025;Bemerkung
0007;Lagerhaus Brandtner KG;Herr Thaddäus Brandtner;Gewerbering 3;01099;Dresden;030 23125 702;einkauf@lagerhaus.example;12.480,50;liefert dienstags
0012;Weiß & Söhne Kettenwerk GmbH;Frau Ilse Weiß;Fabrikstraße 17;42103;Wuppertal;0221 4710 899;info@weiss-kette.example;8.044,00;"Mindestmenge 50 Stück; sonst Zuschlag"
0015;Sattelmanufaktur Grünwald;;Ledergasse 2;07743;Jena;069 90009 118;gruenwald@sattel.example;950,75;
0021;Pneu Lefort S.à r.l.;Mme Odile Lefort;4, quai du Canal;67000;Strasbourg;03 53 01 44 10;odile@lefort.example;3.310,20;auf Französisch anrufen
0033;Licht+Klang Fahrradelektrik;Hr. Björn Öztürk;Hinterm Bahnhof 8;04315;Leipzig;040 66969 733;b.oeztuerk@lichtklang.example;-412,90;Gutschrift 2025 höher als Umsatz €
"""  # noqa: E501

PHONE = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Brandtner;Thadd=C3=A4us;;Herr;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Herr Thadd=C3=A4us Brandtner
ORG:Lagerhaus Brandtner KG
TEL;WORK;VOICE:030 23125 702
TEL;CELL:0152 54599371
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Tor 2 benutzen, hupen.=0D=0A=
Nicht zwischen 12 und 13 Uhr =E2=80=93 Mittag.
END:VCARD
BEGIN:VCARD
VERSION:2.1
N:Adebayo;Ngozi;;;
FN:Ngozi Adebayo
TEL;CELL;PREF:+491729925904
BDAY:1990-01-08
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Fournier;Clémence;;Mme;
FN:Mme Clémence Fournier
ORG:Hotel Seeblick Aldersbruck;Empfang
TITLE:Directrice
EMAIL;TYPE=INTERNET,WORK:c.fournier@seeblick.example
TEL;TYPE=WORK,VOICE:+33 1 99 00 12 34
ADR;TYPE=WORK:;;Seeufer 1;Aldersbruck;;01234;Deutschland
NOTE:Wants 8 e-bikes\\, step-through\\; decides in June.
CATEGORIES:Hotel,E-Bike
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Notdienst Schlüssel
ORG:Notdienst Schlüssel
TEL;TYPE=CELL:+46 70 174 06 77
END:VCARD
"""

NEWSLETTER = """First Name,Last Name,Email,Phone,City,Tags,Subscribed,Company
Anneliese,Müller,Anneliese.Mueller@EXAMPLE.com,NULL,Berlin,"city bike, service",yes,NULL
Ngozi,Adebayo-Okoro,ngozi@example.com,+49 172 9925904,München,e-bike,yes,-
Łukasz,Gąsior,gasior@praxis.example,n/a,Leipzig,,no,Praxis am Ring
Sofia,Marchetti,sofia.marchetti@example.org,07700 900831,London,"family, cargo bike",yes,n/a
Sofia,Marchetti,sofia.marchetti@example.org,NULL,London,family,yes,n/a
Ruairí,O'Sullivan-Byrne,ruairi@example.net,"4,91729E+11",Dresden,e-bike,no,NULL
Hanneke,ter Horst,hanneke(at)example.com,NULL,Maastricht,,yes,-
,,kasse@tv-aldersbruck.example,NULL,Dresden,club,no,Turnverein Aldersbruck 1898 e.V.
Miroslava,Dvořáková,mirka@example.org,089 99998 310,München,"touring,service",yes,NULL
"""

CUSTOMER_HEADER = "Cust. No|Name|Company|Street|Post Code|Town|Country|Phone|Mobile|E-mail|Birthday|Customer since|Newsletter|Notes"  # noqa: E501
OFFER_HEADER = "Angebot Nr.|Kunde|Ansprechpartner|Worum es geht|Phase|Betrag|Chance|Entscheidung bis|Verkäufer|Grund der Absage"  # noqa: E501


def table(sheet: Worksheet, header: str, rows: Sequence[Sequence[Value]]) -> None:
    sheet.append(header.split("|"))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append(list(row))
    for column in sheet.iter_cols(min_row=2):
        for cell in column:
            if isinstance(cell.value, dt.date):
                cell.number_format = "DD.MM.YYYY"


def same_every_time(book: Workbook) -> bytes:
    """The workbook with the times of writing taken out."""
    written, result = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-03-14T09:00:00Z", content
                )
            entry = zipfile.ZipInfo(name, (2026, 3, 14, 9, 0, 0))
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def customers() -> bytes:
    """A title, a date and an empty row above; a total and a remark below; sheets nobody needs."""
    book = Workbook()
    sheet = book.create_sheet("Customers 2026", 0)
    sheet.append(["Velo Aldersbruck - our customers"])
    sheet.merge_cells("A1:N1")
    sheet.append(["as of 14.03.2026, kept by Mareike"])
    sheet.append([])
    table(sheet, CUSTOMER_HEADER, CUSTOMERS)
    last = sheet.max_row
    sheet.cell(last + 2, 1).value = "Total customers"
    sheet.cell(last + 2, 2).value = f"=COUNTA(B5:B{last})"
    sheet.cell(last + 3, 1).value = "Please do not sort this list, Jonas!"
    old = book.create_sheet("old prices")
    old.sheet_state = "hidden"
    for row in (("Inner tube", 5.9), ("Chain", 24.5), ("Bell", 7)):
        old.append(row)
    book["Sheet"].title = "Tabelle3"
    return same_every_time(book)


def offers() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Angebote 2026", 0)
    del book["Sheet"]
    table(sheet, OFFER_HEADER, OFFERS)
    sheet.append(["Summe", None, None, None, None, "64.876,90 EUR"])
    return same_every_time(book)


def sample_files() -> dict[str, bytes]:
    """File name -> content."""
    return {
        "customers.xlsx": customers(),
        "newsletter.csv": ("\ufeff" + NEWSLETTER).encode("utf-8"),
        "offers.xlsx": offers(),
        "phone.vcf": PHONE.replace("\n", "\r\n").encode("utf-8"),
        "suppliers.csv": SUPPLIERS.replace("\n", "\r\n").encode("cp1252"),
    }


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    for file_name, file_content in sample_files().items():
        (TARGET / file_name).write_bytes(file_content)
        sys.stdout.write(f"{file_name}: {len(file_content)} bytes\n")
