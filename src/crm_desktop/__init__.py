"""CRM Desktop: contacts, timelines, deals and reminders of a small shop, kept on its own PC."""

__version__ = "0.1.0"
