"""The ways of reaching somebody; about each of them a contact may say yes or no."""

from __future__ import annotations

from typing import Literal, get_args

Channel = Literal["phone", "email", "post", "message"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
COLUMNS: dict[str, Channel] = {f"consent_{channel}": channel for channel in CHANNELS}
"""Column of the contact list, and field of its filter -> the channel whose last word it tells."""
