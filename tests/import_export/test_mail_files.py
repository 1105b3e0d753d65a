"""Mail files that are dropped: read by the worker, attachments kept, nothing believed but text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.errors import FileRefusedError
from crm_desktop.import_export.mail_files import is_mail, read_mails
from crm_desktop.store.blobs import ATTACHMENTS, Blobs
from crm_desktop.store.store import Store
from tests.helpers.shop import NINE_O_CLOCK, make_template, open_shop

_MAIL = b"""From: Marta Oliveira <marta@bluedoor.example>
To: shop@kestrel.example
Subject: =?utf-8?q?Caf=C3=A9_lease?=
Date: Sun, 22 Nov 2026 10:45:00 +0100
Message-ID: <m1@bluedoor.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

She takes the lease.
--b
Content-Type: application/pdf; name="../Quote.pdf"
Content-Transfer-Encoding: base64

JVBERg==
--b--
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_shop(tmp_path / "shop", make_template(tmp_path / "template")) as opened:
        yield opened


def test_a_message_with_what_is_attached(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "message.eml"
    path.write_bytes(_MAIL)
    (mail,) = read_mails(store, path)
    assert (mail.message_id, mail.at, mail.sender, mail.recipients) == (
        "m1@bluedoor.example", NINE_O_CLOCK, "marta@bluedoor.example", ("shop@kestrel.example",),
    )  # fmt: skip
    assert (mail.subject, mail.body) == ("Café lease", "She takes the lease.")
    (file,) = mail.files
    assert (file.name, file.media_type, file.size) == ("Quote.pdf", "application/pdf", 4)
    assert Blobs(store.folder / ATTACHMENTS).read(file.sha256) == b"%PDF"


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"just a text without any header\n"])
def test_what_is_no_message_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.eml"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=r"No message could be read in “broken\.eml”"):
        read_mails(store, path)


def test_known_by_their_names() -> None:
    assert [is_mail(Path(name)) for name in ("a.EML", "b.mbox", "c.pdf")] == [True, True, False]
