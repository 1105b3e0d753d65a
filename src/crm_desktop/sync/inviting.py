"""The file that lets another PC take part in the shop that is open, where a server carries it.

On PostgreSQL an administrator makes a name and a password for that PC alone. On WebDAV everybody
uses the same ones, so the file holds those of this PC. A shared folder needs no invitation: it is
chosen on the other PC.
"""

from __future__ import annotations

import json
from pathlib import Path

from crm_desktop.errors import UserError
from crm_desktop.store.durable import write_private
from crm_desktop.store.store import Store
from crm_desktop.sync import connect, setup
from crm_desktop.sync.connect import Invitation, Login
from crm_desktop.sync.setup import Surroundings

SUFFIX = ".crm-invitation"


def kind(store: Store) -> str:
    """``webdav`` or ``postgresql``; "" where the shop is not shared on a server."""
    if not setup.is_shared(store):
        return ""
    found = connect.kind_of(setup.shared_state(store).folder)
    return "" if found == "folder" else found


def invite(
    store: Store, here: Surroundings, out: Path, *, pc: str, user: str = "", password: str = ""
) -> Invitation:
    """Write the invitation for a PC that is called ``pc`` into ``out``.

    ``user``, ``password``: of the administrator of the database; of WebDAV only where this PC does
    not keep its own.

    Raises:
        UserError: ``sync.not_shared``, ``sync.password_needed``, ``sync.invitation_file``; and
            those of ``hub_admin.invite``.
    """
    state = setup.shared_state(store)
    said = json.loads(state.server or "{}")
    ca = str(said.get("ca", ""))
    if connect.kind_of(state.folder) == "postgresql":
        from crm_desktop.sync import hub_admin  # noqa: PLC0415 - only when used

        made = hub_admin.invite(state.folder, Login(user, password or None, ca), pc, state.library)
    else:
        known = password or here.ring.kept_password(state.folder)
        name = user or str(said.get("user", ""))
        if name and not known:
            raise connect.password_needed(state.folder)
        made = Invitation(state.folder, Login(name, known or "", ca))
    save(made, out)
    return made


def save(made: Invitation, out: Path) -> None:
    """Write an invitation into a file that only this person can read.

    Raises:
        UserError: ``sync.invitation_file``.
    """
    try:
        out.unlink(missing_ok=True)  # a new password makes an earlier one useless
        write_private(out, connect.invitation_text(made).encode())
    except OSError as error:
        raise UserError(
            f"The invitation could not be written to {out}. Please choose another place and "
            "invite again.",
            code="sync.invitation_file",
        ) from error
