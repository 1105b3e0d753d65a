"""Handing a file to the mail program of this PC, as the attachment of a message not yet sent.

A message file that is marked as unsent is opened for writing by the common mail programs; where the
system has a tool of its own for it (``xdg-email``), that one is asked.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

from crm_desktop.ui.links import open_file


def message_with(subject: str, text: str, name: str, content: bytes, to: str = "") -> bytes:
    """A message with a PDF file, as it stands in a .eml file."""
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    if to:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(text)
    message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def write_mail(folder: Path, subject: str, text: str, name: str, content: bytes) -> bool:
    """Open a new message with the file in the mail program; False: there is none.

    ``folder`` is where the file lies while the mail program takes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    attached = folder / name
    attached.write_bytes(content)
    tool = shutil.which("xdg-email") if sys.platform.startswith("linux") else None
    if tool is not None:
        asked = subprocess.run(  # noqa: S603 - the system's own tool, no shell
            [tool, "--utf8", "--subject", subject, "--attach", str(attached)],
            check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20,
        )  # fmt: skip
        return asked.returncode == 0
    message = attached.with_suffix(".eml")
    message.write_bytes(message_with(subject, text, name, content))
    return open_file(message)
