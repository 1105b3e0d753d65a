"""Which field a column is proposed for, on small invented tables."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.import_export import fields
from crm_desktop.import_export.detect import cut, find_tables
from crm_desktop.import_export.header_words import lists, meaning
from crm_desktop.import_export.mapping import header_fingerprint, propose
from crm_desktop.import_export.model import Bounds, Proposal, Sheet, Table
from crm_desktop.import_export.profile import profile_columns


def proposal(text: str) -> Proposal:
    """The proposal for a table written as lines with semicolons."""
    rows = [[cell or None for cell in line.split(";")] for line in text.strip().splitlines()]
    sheet = Sheet("", [list(row) for row in rows])
    table = cut(sheet, find_tables(sheet)[0])
    return propose(table, profile_columns(table))


def fields_of(text: str) -> list[str]:
    return [column.field for column in proposal(text).columns]


LANGUAGES = {
    "en": (
        "people",
        """First Name;Surname;Date of birth;Street;Town;Postcode;Mobile;E-mail;Last contact;Remarks
Ann;Lee;24/05/1980;1 High St;Leeds;LS1 1AA;07700 900000;ann@lee.example;30/01/2024;tea
Bob;Ray;01/02/1975;2 Low St;York;YO1 7HH;07700 900001;bob@ray.example;14/02/2024;""",
        "first_name last_name birthday address.street address.city address.postal_code"
        " phone.mobile email last_seen note",
    ),
    "de": (
        "people",
        """Anrede;Vorname;Nachname;Straße;PLZ;Ort;Telefon;Handy;Geb.-Datum;Kunde seit
Frau;Anna;Schmidt;Hauptstr. 5;01067;Dresden;0351 123456;0171 2345678;24.12.1980;01.02.2019
Herr;Bernd;Meier;Weg 2;80331;München;089 998877;;13.01.1977;20.03.2020""",
        "prefix first_name last_name address.street address.postal_code address.city phone"
        " phone.mobile birthday created_at",
    ),
    "fr": (
        "people and companies",
        """Nom;Prénom;Société;Courriel;Tél. portable;Code postal;Ville;Commentaires
Dupont;Marie;Boulangerie Dupont;marie@dupont.example;06 23 45 67 89;75011;Paris;fidèle
Martin;Jean;Garage Martin SARL;jean@martin.example;06 98 76 54 32;69002;Lyon;""",
        "last_name first_name company.name email phone.mobile address.postal_code address.city"
        " note",
    ),
    "es": (
        "people",
        """Nombre;Apellidos;Teléfono;Móvil;Correo electrónico;Dirección;Población;Provincia
María;López;912 345 678;612 345 678;maria@lopez.example;Calle Mayor 5;Madrid;Madrid
Juan;García;933 456 789;622 456 789;juan@garcia.example;Calle Sol 2;Girona;Girona""",
        "first_name last_name phone phone.mobile email address.street address.city address.region",
    ),
    "it": (
        "companies",
        """Ragione sociale;P.IVA;CAP;Città;Cellulare;Indirizzo;Sito web
Rossi Costruzioni S.r.l.;01234567890;00184;Roma;333 1234567;Via Roma 1;www.rossi.example
Bianchi & Figli S.n.c.;09876543210;20121;Milano;347 7654321;Corso Italia 2;""",
        "company.name company.tax_id company.address.postal_code company.address.city"
        " company.phone.mobile company.address.street company.website",
    ),
    "nl": (
        "people and companies",
        """Bedrijfsnaam;Contactpersoon;Postcode;Plaats;Telefoon;Opmerkingen
Jansen Bouw B.V.;Piet Jansen;1011 AB;Amsterdam;020 123 4567;vaste klant
De Vries Bloemen;Anneke de Vries;3011 CC;Rotterdam;010 765 4321;""",
        "company.name contact.full_name company.address.postal_code company.address.city"
        " company.phone company.note",
    ),
    "pl": (
        "people",
        """Imię i nazwisko;Telefon komórkowy;E-mail;Ulica;Kod pocztowy;Miasto;Uwagi
Jan Kowalski;601 234 567;jan@kowalski.example;ul. Długa 5;00-238;Warszawa;VIP
Anna Nowak;602 345 678;anna@nowak.example;ul. Krótka 1;30-001;Kraków;""",
        "full_name phone.mobile email address.street address.postal_code address.city note",
    ),
    "pt": (
        "people",
        """Nome;Apelido;Telemóvel;Morada;Código-Postal;Cidade;Data de nascimento;Observações
João;Silva;912 345 678;Rua Augusta 10;1100-053;Lisboa;31/03/1990;bom cliente
Ana;Costa;923 456 789;Rua Nova 2;4000-322;Porto;17/05/1985;""",
        "first_name last_name phone.mobile address.street address.postal_code address.city"
        " birthday note",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_in_each_language(language: str) -> None:
    kind, text, expected = LANGUAGES[language]
    found = proposal(text)
    wanted = [
        name if name.startswith(("company.", "contact.")) else f"contact.{name}"
        for name in expected.split()
    ]
    assert [column.field for column in found.columns] == wanted
    assert found.table_kind == kind
    assert {column.confidence for column in found.columns} <= {"sure", "likely"}


def test_companies_in_a_column_called_name() -> None:
    found = proposal("""Kundennr.;Name;Straße;PLZ;Ort;Betreuer;Bemerkung;Wiedervorlage
1001;Bäckerei Huber GmbH;Marktplatz 1;84028;Landshut;Frau Klein;zahlt bar;01.02.2025
1002;Autohaus Weber KG;Ring 9;84030;Landshut;Frau Klein;;15.02.2025""")
    assert found.table_kind == "companies"
    assert [column.field for column in found.columns] == [
        "company.external_id", "company.name", "company.address.street",
        "company.address.postal_code", "company.address.city", "company.owner", "company.note",
        "reminder.due",
    ]  # fmt: skip


def test_empresa_and_contacto() -> None:
    text = """Empresa;Contacto;Teléfono;Móvil
Panadería López S.L.;María López;912 345 678;612 345 678
Talleres García S.A.;Juan García;933 456 789;622 456 789"""
    assert fields_of(text) == [
        "company.name", "contact.full_name", "company.phone", "contact.phone.mobile",
    ]  # fmt: skip


def test_the_mail_of_the_person_and_the_mailbox_of_the_company() -> None:
    text = """Company;Contact person;E-mail
Alpha Ltd;Ann Lee;{}
Beta Ltd;Bob Ray;{}"""
    assert fields_of(text.format("ann.lee@a.example", "b.ray@b.example"))[2] == "contact.email"
    assert fields_of(text.format("info@a.example", "office@b.example"))[2] == "company.email"


def test_title_is_a_form_of_address_or_a_job() -> None:
    assert fields_of("Title;First Name;Last Name\nMrs.;Ann;Lee\nDr.;Bob;Ray")[0] == "contact.prefix"
    assert (
        fields_of("Title;First Name;Last Name\nBaker;Ann;Lee\nDriver;Bob;Ray")[0]
        == "contact.job_title"
    )


def test_outlook_export() -> None:
    text = """Title;First Name;Middle Name;Last Name;Company;Job Title;Business Street;Home Street;\
Home Street 2;Business Fax;Business Phone;Business Phone 2;Home Phone;Mobile Phone;\
Company Main Phone;Assistant's Phone;Categories;E-mail Address;E-mail 2 Address;Notes;Web Page
;John;;Smith;Acme Ltd;Director;1 High St;2 Elm Rd;Flat 3;020 7946 0001;020 7946 0000;\
020 7946 0002;0118 496 0000;07700 900000;020 7946 0009;020 7946 0003;VIP;john@acme.example;\
js@home.example;Likes tea;www.acme.example
;Jane;B;Doe;Beta plc;Buyer;3 Low St;;;;0113 496 0001;;;07700 900001;;;;jane@beta.example;;;"""
    assert fields_of(text) == [
        "contact.prefix", "contact.first_name", "contact.middle_name", "contact.last_name",
        "company.name", "contact.job_title", "contact.address.work.street",
        "contact.address.home.street", "contact.address.home.street2", "contact.fax",
        "contact.phone.work", "contact.phone.work 2", "contact.phone.home",
        "contact.phone.mobile", "company.phone.main", "contact.phone.assistant", "contact.tags",
        "contact.email", "contact.email.other", "contact.note", "contact.website",
    ]  # fmt: skip


def test_google_contacts_export() -> None:
    text = """Given Name;Family Name;Birthday;E-mail 1 - Type;E-mail 1 - Value;Phone 1 - Type;\
Phone 1 - Value;Phone 2 - Type;Phone 2 - Value;Address 1 - City;Address 2 - Street;\
Organization 1 - Name;Organization 1 - Title
Ann;Lee;1980-02-01;* Home;ann@lee.example;Mobile;+1 202-555-0101;Home;+1 202-555-0102;Town;\
1 Main St;Lee Inc;CEO
Bob;Ray;;* Home;bob@ray.example;Mobile;+1 202-555-0103;Work;+1 202-555-0104;;;;"""
    assert fields_of(text) == [
        "contact.first_name", "contact.last_name", "contact.birthday", "(ignore)",
        "contact.email.home", "(ignore)", "contact.phone.mobile", "(custom)", "contact.phone",
        "contact.address.city", "contact.address.other.street", "company.name",
        "contact.job_title",
    ]  # fmt: skip


def test_salesforce_contacts() -> None:
    text = """Contact ID;Account ID;Account Name;Last Name;First Name;Salutation;Title;Email;Phone;\
Mailing Street;Mailing Zip/Postal Code;Other City;Lead Source;Contact Owner;Last Modified Date;\
Created By ID;IsDeleted;Favourite_Colour__c
003A;001A;Acme Inc;Doe;Jane;Ms.;VP Sales;jane@acme.example;(212) 555-0100;1 Main St;10001;Boston;\
Web;Sam Seller;2024-02-20;005X;false;red
003B;001A;Acme Inc;Roe;Rick;Mr.;CEO;rick@acme.example;(212) 555-0102;;;;Phone;Sam Seller;\
2024-02-21;005X;false;blue"""
    assert fields_of(text) == [
        "contact.external_id", "(ignore)", "company.name", "contact.last_name",
        "contact.first_name", "contact.prefix", "contact.job_title", "contact.email",
        "contact.phone", "contact.address.street", "contact.address.postal_code",
        "contact.address.other.city", "contact.source", "contact.owner", "contact.updated_at",
        "(ignore)", "(ignore)", "(custom)",
    ]  # fmt: skip


def test_hubspot_contacts() -> None:
    text = """Record ID;First Name;Last Name;Email;Phone Number;Contact owner;Lead Status;\
Create Date;Last Activity Date;Associated Company;Number of times contacted
101;Jane;Doe;jane@x.example;+1 212 555 0100;Sam Seller;Open;2023-01-15 10:00;2024-01-15 10:00;X;4
102;Rick;Roe;rick@y.example;;Sam Seller;New;2023-02-15 10:00;;;0"""
    assert fields_of(text) == [
        "contact.external_id", "contact.first_name", "contact.last_name", "contact.email",
        "contact.phone", "contact.owner", "contact.status", "contact.created_at",
        "contact.last_seen", "company.name", "(custom)",
    ]  # fmt: skip


def test_deals_with_a_company_and_a_person() -> None:
    found = proposal("""Deal Name;Stage;Amount;Close Date;Company;Contact;Probability;Notes
Roof repair;Won;1200;2024-01-05;Acme Ltd;Ann Lee;100%;urgent
New shop;Open;5000;2024-06-30;Beta Ltd;Bob Ray;40%;""")
    assert found.table_kind == "deals"
    assert [column.field for column in found.columns] == [
        "deal.name", "deal.stage", "deal.amount", "deal.close_date", "company.name",
        "contact.full_name", "deal.probability", "deal.note",
    ]  # fmt: skip


def test_values_alone_where_there_is_no_header() -> None:
    found = proposal("""Anna Schmidt;anna@schmidt.example;0171 2345678;7
Peter Huber;peter@huber.example;0172 3456789;8
Maria Weber;maria@weber.example;0173 4567890;9""")
    assert found.table_kind == "people"
    assert [(c.field, c.confidence) for c in found.columns] == [
        ("contact.full_name", "check"), ("contact.email", "likely"), ("contact.phone", "check"),
        ("(custom)", "check"),
    ]  # fmt: skip


def test_a_header_that_says_nothing_above_mail_addresses() -> None:
    found = proposal("Name;Wie erreichbar\nAnna Schmidt;a@s.example\nPeter Huber;p@h.example")
    assert found.columns[1].field == "contact.email"
    assert found.columns[1].confidence == "likely"


def test_headers_only_in_some_columns_below_chatter() -> None:
    assert fields_of("""Kundenliste 2024

Filiale Nord;;;
erstellt von;Frau Klein;;
Name;;Telefon;E-Mail
Anna Schmidt;ja;0171 2345678;a@s.example
Peter Huber;;0172 3456789;p@h.example
Summe;;2;""") == ["contact.full_name", "(custom)", "contact.phone", "contact.email"]


def test_headers_in_two_rows_give_labels() -> None:
    assert fields_of("""Name;Privat;;Geschäftlich;
;Telefon;E-Mail;Telefon;E-Mail
Anna Schmidt;0171 2345678;a@s.example;0351 123456;b@s.example
Peter Huber;0172 3456789;p@h.example;0351 123457;q@h.example""") == [
        "contact.full_name", "contact.phone.home", "contact.email.home", "contact.phone.work",
        "contact.email.work",
    ]  # fmt: skip


def test_phone_twice_gets_a_label() -> None:
    text = "Name;Phone;Phone;Phone\nAnn Lee;020 7946 0000;020 7946 0001;020 7946 0002"
    assert fields_of(text) == [
        "contact.full_name", "contact.phone", "contact.phone.other", "contact.phone.other 2",
    ]  # fmt: skip


def test_two_columns_for_the_same_company() -> None:
    same = "company_name;first_name;last_name;company\nA Ltd;Ann;Lee;A Ltd\nB Ltd;Bob;Ray;B Ltd"
    assert fields_of(same)[::3] == ["(same as company)", "company.name"]
    assert fields_of(same.replace("Ray;B", "Ray;C"))[::3] == ["(custom)", "company.name"]


def test_a_date_in_three_columns() -> None:
    text = "Name;Jahr;Monat;Tag\nAnna Schmidt;1980;12;24\nPeter Huber;1975;1;31"
    assert fields_of(text)[1:] == ["(part of a date)"] * 3
    assert fields_of(text.replace("Tag", "Punkte"))[1:] == ["(custom)"] * 3


def test_values_overrule_the_header() -> None:
    text = """Name;E-Mail;Telefon;Note;Geburtstag;Follow up;Sales
Anna Schmidt;ja;anna@schmidt.example;1;24.12.1980;ja;1200,50
Peter Huber;nein;peter@huber.example;3;31.01.1975;nein;3400,00"""
    assert fields_of(text) == [
        "contact.full_name", "(custom)", "contact.email", "(custom)", "contact.birthday",
        "(custom)", "(custom)",
    ]  # fmt: skip


def test_custom_fields_keep_their_kind_and_dates_say_their_doubt() -> None:
    found = proposal("Name;Since when;Score\nAnn Lee;01/02/2024;7\nBob Ray;03/04/2024;8")
    assert [(c.field, c.kind, c.confidence) for c in found.columns[1:]] == [
        ("(custom)", "date", "check"), ("(custom)", "integer", "check"),
    ]  # fmt: skip
    birthday = proposal("Name;Birthday\nAnn Lee;01/02/1984\nBob Ray;03/04/1974").columns[1]
    assert (birthday.field, birthday.date_order, birthday.confidence) == (
        "contact.birthday", "dmy", "check",
    )  # fmt: skip
    assert "other way round" in birthday.reason


def test_names_of_persons_and_companies_in_one_column_are_to_be_checked() -> None:
    found = proposal("""Name;E-Mail
Anna Schmidt;a@s.example
Peter Huber;p@h.example
Maria Weber;m@w.example
Bäckerei Huber GmbH;b@h.example
Autohaus Weber KG;w@w.example
Metzgerei Vogel GmbH;v@v.example""")
    assert found.columns[0].confidence == "check"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Month;Sales;Costs\n1;100.5;50\n2;200.5;60\n3;300.5;70", "table of figures"),
        ("Order id;Order date;Item type;Notes\n7;2024-01-31;Mug;ok\n8;2024-02-01;Hat;", "orders"),
        ("Name;Price;SKU\nBlue T-Shirt;19.90;TS-1\nRed Mug;9.90;MG-2", "not like"),
        ("Recipe;Taste\nSoup of the day;good\nCake with cream;sweet", "No column here"),
    ],
)
def test_no_customers_at_all(text: str, says: str) -> None:
    found = proposal(text)
    assert found.table_kind == "none"
    assert [notice.code for notice in found.notices] == ["file.no_customers"]
    assert says in found.notices[0].text
    assert all(c.field.startswith(("(", "order.")) for c in found.columns)


def test_numbers_that_stand_in_several_rows_are_to_be_checked() -> None:
    once = "Id;Name;Email\n1;Anna Berg;a@b.example\n2;Ole Vik;o@v.example\n"
    (number, *_) = proposal(once).columns
    assert (number.field, number.confidence) == ("contact.external_id", "sure")
    (number, *_) = proposal(once + "2;Siri Grant;s@g.example\n").columns
    assert (number.field, number.confidence) == ("contact.external_id", "check")
    assert number.reason == "Some of these numbers stand in several rows. Is it a customer number?"


def test_what_belongs_to_orders_is_left_out() -> None:
    found = proposal("Order ID;Order date;Item type\n669;2019-01-03;Food\n963;2019-01-04;Fruit\n")
    assert [c.confidence for c in found.columns] == ["left out"] * 3
    assert found.columns[0].reason == (
        "This belongs to an order. Orders are not kept in this program."
    )


def test_our_own_headings_are_sure_whatever_the_values() -> None:
    names = [name for name in fields.FIELDS if not name.startswith(("order.", "deal."))]
    names += ["contact.email.work", "contact.address.home.city", "contact.phone.other 2"]
    found = proposal(";".join(names) + "\n" + ";".join(f"v{n}" for n in range(len(names))))
    assert [(c.field, c.confidence) for c in found.columns] == [(name, "sure") for name in names]


def test_our_own_deals() -> None:
    names = [name for name in fields.FIELDS if name.startswith("deal.")]
    found = proposal(";".join(names) + "\n" + ";".join(f"v{n}" for n in range(len(names))))
    assert found.table_kind == "deals"
    assert [c.field for c in found.columns] == names


def test_empty_unknown_columns_are_left_out_and_say_so() -> None:
    column = proposal("Name;Whatever;Ort\nAnna Schmidt;;Bonn\nPeter Huber;;Ulm").columns[1]
    assert (column.field, column.confidence) == ("(ignore)", "left out")
    assert "empty" in column.reason


@pytest.mark.parametrize(
    ("header", "field", "label"),
    [
        ("E-MAIL-ADRESSE", "any.email", ""), ("emailAddress", "any.email", ""),
        ("Tel. (privat)", "any.phone", "home"), ("Firmentelefon", "company.phone", ""),
        ("Rechnungsadresse", "any.address.street", "billing"), ("Kd.-Nr.", "any.customer_id", ""),
        ("N° TVA", "company.tax_id", ""), ("Birthday__c", "contact.birthday", ""),
        ("CLOSEDATE", "deal.close_date", ""), ("workphone", "any.phone", "work"),
        ("Geburtsdatum (TT.MM.JJJJ)", "contact.birthday", ""), ("Date of death", "", ""),
        ("Company No.", "company.external_id", ""), ("Name*", "any.name", ""),
        ("soc_sec_id", "", ""), ("", "", ""),
    ],
)  # fmt: skip
def test_the_meaning_of_a_header(header: str, field: str, label: str) -> None:
    assert (meaning(header).field, meaning(header).label) == (field, label)


def test_custom_columns_of_salesforce_are_known_for_certain() -> None:
    assert meaning("Birthday__c").certain


def test_every_listed_field_exists() -> None:
    open_names = {"name", "title", "contact", "account", "customer_id", "owner_id", "price"}
    for field, _ in lists().fields.values():
        entity, part = field.split(".", 1)
        if entity == "any" and part not in open_names:
            assert fields.split_label(f"contact.{part}"), field
        assert entity == "any" or fields.split_label(field), field


def test_the_fingerprint_knows_headers_again() -> None:
    mark = header_fingerprint(["Vor-Name", "E-Mail"])
    assert mark == header_fingerprint(["vorname ", "EMAIL"])
    assert mark != header_fingerprint(["E-Mail", "Vor-Name"])
    assert mark != header_fingerprint(["Vor-NameE", "Mail"])


_WORDS = ["Name", "E-Mail", "Phone", "Company", "Id", "Amount", "Stage", "Month", "Day", "Year",
          "Order id", "Order date", "Title", "Account", "Contact", "",
          "Phone 1 - Type"]  # fmt: skip
_VALUES = ["", "Ann Lee", "Acme Ltd", "a@b.example", "17", "01.02.2024", "ja", "+49 351 123456"]


@settings(max_examples=200)
@given(st.data())
def test_every_column_gets_one_field_of_the_vocabulary(data: st.DataObject) -> None:
    headers = data.draw(st.lists(st.sampled_from(_WORDS) | st.text(max_size=8), max_size=6))
    rows = data.draw(
        st.lists(
            st.lists(st.sampled_from(_VALUES), min_size=len(headers), max_size=len(headers)),
            max_size=4,
        )
    )
    cells = [[cell or None for cell in row] for row in rows]
    bounds = Bounds(0, 0, 1, len(rows), 0, max(0, len(headers) - 1))
    table = Table("", bounds, headers, [list(row) for row in cells], list(range(1, len(rows) + 1)))
    found = propose(table, profile_columns(table))
    assert [column.column for column in found.columns] == headers
    known = [c.field for c in found.columns if not c.field.startswith("(")]
    assert all(fields.split_label(field) for field in known)
    assert len(known) == len(set(known)) or any("." in header for header in headers)
