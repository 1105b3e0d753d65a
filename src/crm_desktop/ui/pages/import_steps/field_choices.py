"""The fields that a column can go to, as the entries of a ``FieldCombo``."""

from __future__ import annotations

from crm_desktop.ui.pages.import_steps import words
from crm_desktop.ui.widgets.field_combo import Choice


def shared_choices() -> list[Choice]:
    """All fields under the headings of what they say."""
    choices = []
    for entity, names in words.offered_fields().items():
        choices.append(Choice("", words.group_name(entity)))
        choices += [
            Choice(name, words.field_name(name, ""), words.field_icon(name)) for name in names
        ]
    return choices
