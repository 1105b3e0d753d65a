"""Handing a file to the mail program of this PC, as the attachment of a message not yet sent.

A message file that is marked as unsent is opened for writing by the common mail programs; where the
system has a tool of its own for it (``xdg-email``), that one is asked. What was handed over lies in
the folder for temporary files: until the program ends where the message holds it too, else for a
day, since mail programs may read an attachment when it is sent.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import threading
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


def write_mail(
    folder: Path, subject: str, text: str, name: str, content: bytes, *, patience: float = 20
) -> bool:
    """Open a new message with the file in the mail program; False: there is none.

    ``folder`` is where the file lies while the mail program takes it; ``patience`` how many seconds
    to wait for the answer of the system's tool.
    """
    folder.mkdir(parents=True, exist_ok=True)
    attached = folder / name
    attached.write_bytes(content)
    tool = shutil.which("xdg-email") if sys.platform.startswith("linux") else None
    if tool is not None:
        asked = subprocess.Popen(  # noqa: S603 - the system's own tool, no shell
            [tool, "--utf8", "--subject", subject, "--attach", str(attached)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            return asked.wait(patience) == 0
        except subprocess.TimeoutExpired:
            # It has become the mail program, which stays open: ending it would lose the message.
            threading.Thread(target=asked.wait, daemon=True, name="mail-program").start()
            return True
    message = attached.with_suffix(".eml")
    message.write_bytes(message_with(subject, text, name, content))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return open_file(message)
