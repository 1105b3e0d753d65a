from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_desktop.domain.emails import (
    email_key,
    is_email,
    is_free_mail_domain,
    is_shared_mailbox,
    split_emails,
)


@pytest.mark.parametrize(
    "text",
    ["a@x.com", "first.last+tag@sub.example.co.uk", "O'Brien@x.ie", "jörg@müller.de", "a_b@x-y.sap",
     "用户@例子.中国", "a@xn--bcher-kva.xn--p1ai", "1@2.de"],
)  # fmt: skip
def test_emails(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    ["", "@", "a@", "@x.com", "a@x", "info@tours.it/Adventure/", "a b@x.com", "a@x..com",
     ".a@x.com",      "a.@x.com", "a..b@x.com",
     "a@-x.com", "a@x-.com", "a@x.1", "a@x.c", "a@@x.com", "a@b@x.com",
     "<a@x.com>", "a@x.com ", "a@127.0.0.1", "a" * 65 + "@x.com", "a@" + "x" * 64 + ".com",
     "a@x.com\n", "a@x_y.com", "a@" + "x." * 200 + "com"],
)  # fmt: skip
def test_no_emails(text: str) -> None:
    assert not is_email(text)


def test_key_ignores_case_blanks_and_mailto() -> None:
    assert email_key(" MailTo:Anna@X.com?subject=Hi ") == "anna@x.com"
    assert email_key("<ANNA@x.com>\u200b") == "anna@x.com"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@x.com; b@y.com", ["a@x.com", "b@y.com"]),
        ("a@x.com,b@y.com\nc@z.com | A@X.com", ["a@x.com", "b@y.com", "c@z.com"]),
        ('"Smith, John" <John@x.com>, Jane <j@y.com>', ["John@x.com", "j@y.com"]),
        ("a@x.com / b@y.com", ["a@x.com", "b@y.com"]),
        ("a@x.com/b@y.com", ["a@x.com", "b@y.com"]),
        ("mailto:a@x.com?subject=1", ["a@x.com"]),
        ("info@tours.it/Adventure/", ["info@tours.it/Adventure/"]),
        ("'a@x.com'.", ["a@x.com"]),
        ("no address", []),
        ("a@x.com or b@", ["a@x.com", "b@"]),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert split_emails(text) == expected


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("a.@;,<>/ \"'x\n:?"), max_size=60))
def test_splitting_loses_no_at_sign_except_bare_ones(text: str) -> None:
    found = split_emails(text)
    assert all("@" in address for address in found)
    assert ("@" in text) == bool(found)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.from_regex(r"[a-z]{1,5}(\.[a-z0-9+]{1,3})?@[a-z]{1,5}\.de", fullmatch=True), unique=True
    ),
    st.sampled_from(["; ", ", ", "\n", " ", "/", "|"]),
)
def test_joined_addresses_are_all_found(addresses: list[str], separator: str) -> None:
    assert split_emails(separator.join(addresses)) == addresses


def test_a_long_text_is_read_in_one_go() -> None:
    assert split_emails("a" * 300_000 + " @") == ["@"]


@pytest.mark.parametrize("email", ["info@x.com", "OFFICE@x.at", "no-reply@x.com",
                                   "kontakt+anna@x.de", "sales2@x.com", "biuro@x.pl"])  # fmt: skip
def test_shared_mailboxes(email: str) -> None:
    assert is_shared_mailbox(email)


@pytest.mark.parametrize("email", ["anna@x.com", "informer@x.com", "j.sales@x.com", "", "@"])
def test_personal_mailboxes(email: str) -> None:
    assert not is_shared_mailbox(email)


def test_free_mail_domains() -> None:
    assert is_free_mail_domain("GMail.com")
    assert not is_free_mail_domain("example.com")
