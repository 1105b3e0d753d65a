"""What the worker process tells of a mail file: its messages, with their attachments as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from crm_desktop.import_export.worker_state import WorkerState


def tell_messages(state: WorkerState, request: dict[str, Any]) -> dict[str, Any]:
    """The e-mails of a mail file: [{message_id, at (ISO) or None, sender, recipients, subject,
    body, files [{name, media_type, path}]}]; attachments lie in this process's own folder."""
    messages: list[dict[str, Any]] = []
    for record in state.records or ():
        for message in record.entries:
            if message.kind != "email":
                continue
            files: list[dict[str, str]] = []
            for name, media_type, content in message.attachments:
                path = Path.cwd() / f"attachment-{len(messages)}-{len(files)}"
                path.write_bytes(content)
                files.append({"name": name, "media_type": media_type, "path": str(path)})
            at = message.happened_at
            messages.append(
                {
                    "message_id": message.message_id,
                    "at": None if at is None else at.isoformat(),
                    "sender": message.sender,
                    "recipients": message.recipients,
                    "subject": message.subject,
                    "body": message.body,
                    "files": files,
                }
            )
    return {"messages": messages}
