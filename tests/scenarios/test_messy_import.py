"""The traps of real files, each in a small file of our own: what the shop holds after the import.

The kinds of traps are those that the real samples were collected for; the mapping is the one that
the program proposes.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from crm_desktop.errors import FileRefusedError
from crm_desktop.store.store import Store
from tests.helpers.imports import Outcome, import_file, told, write_csv, write_xlsx
from tests.helpers.shop import open_shop

Look = Callable[[Store, Outcome], None]


@dataclass
class Trap:
    """A file, what comes of it at least, and which values must stand in the shop."""

    name: str
    content: str | list[list[Any]]
    creates: dict[str, int]
    holds: dict[str, list[Any]] = field(default_factory=dict)
    """ "list field" -> its value in every record."""
    problems: list[tuple[int, str]] = field(default_factory=list)
    """(record, value)"""
    encoding: str = "utf-8"


TRAPS = [
    Trap(
        "NULL is no region",
        "companyName,contactName,region,fax,phone\n"
        "Alfreds Futterkiste,Maria Anders,NULL,NULL,030-0074321\n"
        "Wolski  Zajazd,Zbyszek Piestrzeniewicz,NULL,NULL,(26) 642-7012\n"
        "White Clover Markets,Karl Jablonski,WA,(206) 555-4115,(206) 555-4112\n",
        {"contacts": 3, "companies": 3},
        {
            "companies company.address.region": [None, None, "WA"],
            "companies company.name": [
                "Alfreds Futterkiste", "Wolski Zajazd", "White Clover Markets",
            ],
            "companies company.phone": ["030-0074321", "(26) 642-7012", "(206) 555-4112"],
        },
    ),
    Trap(
        "semicolons, Title is a form of address, leading zeros, no last line end",
        "CustomerID;Title;FirstName;LastName;PostalCode;City;CountryCode_code;EMailAddress\n"
        "000001;Mr.;Simon;Ryan;00195;Roma;IT;s.ryan@flight.it\n"
        "000002;Mrs.;Anja;Martin;07666;Nantes;FR;a.martin@flight.fr\n"
        "000003;Mr.;Simon;Ryan;69190;Walldorf;DE;s.ryan@flight.it",
        {"contacts": 3},
        {
            "contacts contact.external_id": ["000001", "000002", "000003"],
            "contacts contact.prefix": ["Mr.", "Mrs.", "Mr."],
            "contacts contact.address.postal_code": ["00195", "07666", "69190"],
            "contacts contact.address.country": ["IT", "FR", "DE"],
        },
    ),
    Trap(
        "Name holds companies; a wrong address and a vanity number stay",
        "AgencyID;Name;Street;PostalCode;City;PhoneNumber;EMailAddress\n"
        "070001;Sunshine Travel GmbH;Ring 1;01069;Dresden;+49 1234;info@sunshine.de\n"
        "070006;Super Tours;Via 2;20100;Milano;+39 22;info@tours.it/Adventure/\n"
        "070047;Moore Agency Ltd;Road 3;08536;Trenton;+44 609-896-Moore;info@moore.uk\n",
        {"companies": 3},
        {
            "companies company.external_id": ["070001", "070006", "070047"],
            "companies company.phone": ["+49 1234", "+39 22", "+44 609-896-Moore"],
            "companies company.email": [
                "info@sunshine.de", "info@tours.it/Adventure/", "info@moore.uk",
            ],
        },
        [(2, "info@tours.it/Adventure/")],
    ),
    Trap(
        "two columns name the company; empty e-mail columns; an extension; ISO time stamps",
        "first_name,last_name,company_name,company,email_work,email_other,phone_work,first_seen\n"
        'Ann,Lee,"Brekke, Dietrich and Klein","Brekke, Dietrich and Klein",,a@lee.de,'
        "1-955-371-0847 x371,2024-01-02T03:04:05.678Z\n"
        "Bo,Ray,Acme Inc,Acme Inc,,b@ray.de,1-955-371-0848,2024-02-02T03:04:05.678Z\n"
        "Cy,Fox,ACME Inc,ACME Inc,,c@fox.de,1-955-371-0849 x1,2024-03-02T03:04:05.678Z\n",
        {"contacts": 3, "companies": 2},
        {
            "contacts contact.email": ["a@lee.de", "b@ray.de", "c@fox.de"],
            "contacts contact.phone": [
                "1-955-371-0847 x371", "1-955-371-0848", "1-955-371-0849 x1",
            ],
            "contacts company.names": [
                ["Brekke, Dietrich and Klein"], ["Acme Inc"], ["Acme Inc"],
            ],
        },
    ),
    Trap(
        "one record, codes for gender and yes; no company is made of an empty cell",
        "First Name,Last Name,Gender,Consent,Email,Company,Taxable\n"
        'Bob,Smith,1,y,bsmith@nowhere.com,"",y\n',
        {"contacts": 1},
        {"contacts contact.consent": [True], "contacts contact.gender": ["1"]},
    ),
    Trap(
        "blanks before headings and values, compact birthdays, street numbers, equal people",
        "rec_id, given_name, surname, street_number, address_1, postcode, date_of_birth\n"
        "rec-1-org, michaela, neumann, 8, stanley street, 0870, 19990219\n"
        "rec-1-dup-0, michaela, neuman, 8, stanley street, 0870, 19990219\n"
        "rec-2-org, courtney, painter, 12, pinkerton circuit, 4560, 19371233\n",
        {"contacts": 3},
        {
            "contacts contact.first_name": ["michaela", "michaela", "courtney"],
            "contacts contact.birthday": ["1999-02-19", "1999-02-19", None],
            "contacts contact.address.postal_code": ["0870", "0870", "4560"],
            "contacts contact.address.street_number": ["8", "8", "12"],
            "contacts custom": [None, None, {"date_of_birth": "19371233"}],
        },
        [(3, "19371233")],
    ),
    Trap(
        "deals of companies that the file does not name; empty amounts; names that are no key",
        "ID,ACCOUNTID,NAME,STAGENAME,AMOUNT,PROBABILITY,CLOSEDATE,ISCLOSED,ISWON,TRACKING__C\n"
        '1,0014,"Acme - 1,200 Widgets",Id. Decision Makers,110000,60,2007-12-01,false,false,x1\n'
        "2,0014,Acme - 200 Widgets,Closed Won,,100,2007-11-01,true,true,x2\n"
        "3,0015,Acme - 200 Widgets,Proposal/Price Quote,20000,75,2007-12-24,false,false,\n",
        {"deals": 3},
        {
            "deals deal.name": [
                "Acme - 1,200 Widgets", "Acme - 200 Widgets", "Acme - 200 Widgets",
            ],
            "deals deal.amount": [110000, None, 20000],
            "deals deal.stage": ["Id. Decision Makers", "Closed Won", "Proposal/Price Quote"],
            "deals deal.is_won": [False, True, False],
            "deals deal.company_external_id": ["0014", "0014", "0015"],
            "deals custom": [{"TRACKING__C": "x1"}, {"TRACKING__C": "x2"}, None],
        },
    ),
    Trap(
        "UTF-16; padded values; codes that look like numbers; figures as fields of one's own",
        "\ufeffOrganisation_code\tOrganisation_name\tClassification\tPatients\r\n"
        "5C1\tEnfield Trust\tPrimary Care          \t12\r\n"
        "5E1\tHarrow Hospital\tIndependent           \t1,644\r\n"
        "8CE\t-\tIndependent           \t7\r\n5K7\tCamden Trust\tPrimary Care         \t0\r\n",
        {"companies": 4},
        {
            "companies company.external_id": ["5C1", "5E1", "8CE", "5K7"],
            "companies company.name": ["Enfield Trust", "Harrow Hospital", "8CE", "Camden Trust"],
            "companies company.industry": [
                "Primary Care", "Independent", "Independent", "Primary Care",
            ],
            "companies custom": [{"Patients": n} for n in ("12", "1644", "7", "0")],
        },
        [(3, "8CE")],
        encoding="utf-16-le",
    ),
    Trap(
        "numbers in every wrong way, a date in three columns, headings that are numbers",
        "Customer Number,Customer Name,2016,Growth,Units,Month,Day,Year,Active\n"
        '10002.0,Quest Industries,"$125,000.00",30.00%,500,1,10,2015,Y\n'
        '552278,Smith Plumbing,"$101,2000.00",-15.00%,700,6,31,2014,Y\n'
        '23477,ACME Industrial,"$50,000.00",25.00%,125,3,29,2016,Y\n'
        '24900,Brekke LTD,"$350,000.00",4.00%,75,10,27,2015,Y\n'
        '651029,Harbor Co,"$15,000.00",-15.00%,Closed,2,2,2014,N\n',
        {"companies": 5},
        {
            "companies company.external_id": ["10002", "552278", "23477", "24900", "651029"],
            "companies company.active": [True, True, True, True, False],
            "companies custom": [
                {"2016": "125000", "Growth": "30", "Units": "500",
                 "Month Day Year": "2015-01-10"},
                {"2016": "$101,2000.00", "Growth": "-15", "Units": "700",
                 "Month Day Year": "6 31 2014"},
                {"2016": "50000", "Growth": "25", "Units": "125",
                 "Month Day Year": "2016-03-29"},
                {"2016": "350000", "Growth": "4", "Units": "75",
                 "Month Day Year": "2015-10-27"},
                {"2016": "15000", "Growth": "-15", "Units": "Closed",
                 "Month Day Year": "2014-02-02"},
            ],
        },
        [(2, "$101,2000.00"), (2, "6 31 2014"), (5, "Closed")],
    ),
    Trap(
        "no list of customers, in Latin-1 with decimal commas",
        "Année;Quartier;Taux;Date\r\n2016;Quartier Européen;0,611553068;01-10-17\r\n"
        "2017;Grand Place;0,7115;02-10-17\r\n2018;Midi;0,5;03-10-17\r\n",
        {},
        encoding="cp1252",
    ),
    Trap(
        "one row is a deal; account numbers as numbers; colleagues are no contacts",
        [
            ["Account", "Name", "Rep", "Manager", "Product", "Quantity", "Price", "Status"],
            [714466, "Trantow-Barrows", "Craig Booker", "Eva Henley", "CPU", 1, 30000, "presented"],
            [714466, "Trantow-Barrows", "Craig Booker", "Eva Henley", "Software", 1, 10000, "won"],
            [737550, "Fritsch, Russel and Anderson", "Craig Booker", "Eva Henley", "CPU", 1,
             35000, "declined"],
            [146832, "Kiehn-Spinka", "Daniel Hilton", "Eva Henley", "CPU", 2, 65000, "pending"],
        ],
        {"companies": 3, "deals": 4},
        {
            "deals deal.name": [
                "Trantow-Barrows – CPU", "Trantow-Barrows – Software",
                "Fritsch, Russel and Anderson – CPU", "Kiehn-Spinka – CPU",
            ],
            "deals company.external_id": ["714466", "714466", "737550", "146832"],
            "deals deal.owner": ["Craig Booker", "Craig Booker", "Craig Booker", "Daniel Hilton"],
            "deals deal.amount": [30000, 10000, 35000, 65000],
            "deals deal.is_won": [False, True, False, False],
        },
    ),
    Trap(
        "post codes as numbers; street numbers with zeros; name holds companies",
        [
            ["account", "name", "street", "city", "state", "postal-code"],
            [211829, "Kerluke, Koepp and Hilpert", "34456 Sean Highway", "Jaycob", "Texas", 28752],
            [320563, "Walter-Trantow", "1311 Alvis Tunnel", "Khadijah", "Carolina", 38365],
            [648336, "Bashirian, Kunde and Price", "03369 Moe Way", "Lilianland", "Iowa", 8836],
        ],
        {"companies": 3},
        {
            "companies company.address.postal_code": ["28752", "38365", "8836"],
            "companies company.address.street": [
                "34456 Sean Highway", "1311 Alvis Tunnel", "03369 Moe Way",
            ],
        },
    ),
    Trap(
        "Id is no key, and 0 is a value; equal people are not merged silently",
        [
            ["Id", "Full name", "Email", "Phone"],
            [6, "Harry Hunter", "harry@ymail.com", "385-(642)951-8397"],
            [0, "Adam Fields", "adam@ymail.com", "385-(642)951-8398"],
            [6, "Emily Reyes", "emily@ymail.com", "385-(642)951-8399"],
            [7, "Harry Hunter", "harry@ymail.com", "385-(642)951-8397"],
        ],
        {"contacts": 4},
        {
            "contacts contact.external_id": ["6", "0", "6", "7"],
            "contacts contact.phone": [
                "385-(642)951-8397", "385-(642)951-8398", "385-(642)951-8399", "385-(642)951-8397",
            ],
        },
    ),
    Trap(
        "chatter above and below, an empty row inside, true dates and booleans",
        [
            ["Lots of people"], ["simply cannot resist writing", None, None, None, "some notes"],
            ["at the top of their spreadsheets"], [],
            ["Name", "Profession", "Age", "Has kids", "Date of birth"],
            ["David Bowie", "musician", 69, True, dt.datetime(1947, 1, 8)],
            ["Carrie Fisher", "actor", 60, True, dt.datetime(1956, 10, 21)],
            [],
            ["Chuck Berry", "musician", 90, True, dt.datetime(1926, 10, 18)],
            ["Bill Paxton", "actor", 61, False, dt.datetime(1955, 5, 17)],
            ["Some"], [None, "also like to write stuff"], [None, None, "at the", "bottom,"],
            [None, None, None, None, "too!"],
        ],
        {"contacts": 4},
        {
            "contacts contact.full_name": [
                "David Bowie", "Carrie Fisher", "Chuck Berry", "Bill Paxton",
            ],
            "contacts contact.birthday": ["1947-01-08", "1956-10-21", "1926-10-18", "1955-05-17"],
            "contacts custom": [
                {"Age": "69", "Has kids": True}, {"Age": "60", "Has kids": True},
                {"Age": "90", "Has kids": True}, {"Age": "61", "Has kids": False},
            ],
        },
    ),
    Trap(
        "orders are no customers",
        [
            [None, "Order", "Item", "Price", "Order date"],
            [None, 669123456, "Shoes", 12.5, dt.datetime(2021, 1, 2)],
            [None, 669123457, "Hat", 7.25, dt.datetime(2021, 1, 3)],
        ],
        {},
    ),
]  # fmt: skip


def _file(folder: Path, trap: Trap) -> Path:
    if isinstance(trap.content, str):
        return write_csv(folder / "list.csv", trap.content, trap.encoding)
    return write_xlsx(folder / "list.xlsx", trap.content)


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.name for trap in TRAPS])
def test_trap(tmp_path: Path, template: Path, trap: Trap) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        path = _file(tmp_path, trap)
        done = import_file(store, path)
        assert done.creates == trap.creates
        for named, values in trap.holds.items():
            what, _, name = named.partition(" ")
            assert [record.get(name) for record in told(store, what)] == values, named
        if trap.creates:
            assert [(record, value) for record, _, _, value in done.problems] == trap.problems
        else:
            assert done.kind == "none"
        again = import_file(store, path, "overwrite")
        assert (again.creates, again.summary.updates, again.changes) == ({}, 0, [])


def test_empty_texts_are_counted_where_they_can_be_seen(tmp_path: Path, template: Path) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        done = import_file(store, _file(tmp_path, TRAPS[0]), only_plan=True)
    assert done.placeholders == {"region": {"NULL": 2}, "fax": {"NULL": 2}}


# -- cards, mail and calendars -----------------------------------------------------------------

CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nEMAIL:only@mail.de\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=\r\n"
    "=BCrgen;;;\r\nORG:Acme\r\nORG:Metro\r\nTEL;WORK:030 1\r\nTEL;WORK:030 2\r\nBDAY:19800322\r\n"
    "END:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:James Richter\r\nN:Richter\\,James;;;;\r\n"
    "item1.TEL:030 3\r\nitem1.X-ABLabel:AssistantPhone\r\nORG:acme\r\nX-MS-OL-DESIGN:1\r\n"
    "ADR;TYPE=home:;;Line 1\\nLine 2;Bonn;;53111;Germany\r\nEND:VCARD\r\n"
)
MBOX = (
    "From 123@xxx\nFrom: Ann Lee <ann@lee.de>\nTo: shop@here.de\nSubject: Hello\n"
    "Message-ID: <1@lee.de>\nDate: Mon, 01 Jan 2024 10:00:00 +0100\n\nFirst\n\n"
    "From 124@xxx\nFrom: Ann Lee <ann@lee.de>\nTo: shop@here.de\nSubject: Again\n"
    "Message-ID: <2@lee.de>\nDate: Tue, 02 Jan 2024 10:00:00 +0100\n\nSecond\n"
)
EVENTS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fair\r\n"
    "DTSTART:20260401\r\nDTEND:20260401\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n"
    "SUMMARY:Call\r\nDTSTART:20260402T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
)


@pytest.mark.parametrize(
    ("name", "content", "creates"),
    [
        ("cards.vcf", CARDS, {"contacts": 3, "companies": 2}),
        ("mail.mbox", MBOX, {"contacts": 2, "entries": 2}),
        ("events.ics", EVENTS, {"reminders": 2}),
    ],
)
def test_other_kinds_of_files(
    tmp_path: Path, template: Path, name: str, content: str, creates: dict[str, int]
) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        path = write_csv(tmp_path / name, content)
        assert import_file(store, path).creates == creates
        for existing in ("fill", "skip", "overwrite"):
            again = import_file(store, path, existing)
            assert (again.creates, again.summary.updates, again.changes) == ({}, 0, [])
        if name == "cards.vcf":
            only, juergen, james = told(store, "contacts")
            assert only["contact.emails"] == ["only@mail.de"]
            assert juergen["contact.first_name"] == "Jürgen"
            assert juergen["contact.birthday"] == "1980-03-22"
            assert juergen["contact.phones"] == ["030 1", "030 2"]
            assert juergen["company.names"] == ["Acme", "Metro"]
            assert james["company.names"] == ["Acme"]
            assert james["contact.address.city"] == "Bonn"
            assert "custom" not in james


def test_a_message_is_filed_with_a_customer_who_is_there(tmp_path: Path, template: Path) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        import_file(store, write_csv(tmp_path / "a.csv", "Name,Email\nAnn Lee,ANN@lee.de\n"))
        for existing in ("skip", "fill"):
            text = MBOX.replace("@lee.de>\nDate", f"{existing}@lee.de>\nDate")
            done = import_file(store, write_csv(tmp_path / f"{existing}.mbox", text), existing)
            assert done.creates["entries"] == 2
        entries = told(store, "timeline")
        assert {entry["contact.full_name"] for entry in entries} == {"Ann Lee"}
        assert len(told(store, "contacts")) == 2
        company = "Company,Email\nAcme GmbH,info@acme.de\n"
        import_file(store, write_csv(tmp_path / "c.csv", company))
        text = MBOX.replace("Ann Lee <ann@lee.de>", "info@acme.de").replace("@lee.de", "@acme.de")
        assert import_file(store, write_csv(tmp_path / "c.mbox", text)).creates == {"entries": 2}
        assert told(store, "timeline")[-1]["company.name"] == "Acme GmbH"


def test_several_sheets_of_one_shape(tmp_path: Path, template: Path) -> None:
    rows = [["Name", "Email"], ["Ann Lee", "a@lee.de"]]
    more = [["Name", "Email"], ["Bo Ray", "b@ray.de"]]
    with open_shop(tmp_path / "shop", template) as store:
        path = write_xlsx(tmp_path / "a.xlsx", rows, Other=more)
        import_file(store, path)
        import_file(store, path, sheet="Other")
        names = [record["contact.full_name"] for record in told(store, "contacts")]
        assert names == ["Ann Lee", "Bo Ray"]


def test_what_is_no_table_is_refused(tmp_path: Path, template: Path) -> None:
    with open_shop(tmp_path / "shop", template) as store:
        path = tmp_path / "list.xlsx"
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
        with pytest.raises(FileRefusedError):
            import_file(store, path)
        assert told(store, "contacts") == []
