"""Becomes the mapping of PySide6 when that is first asked; see crm_desktop/ui/qt_loading.py."""

from crm_desktop.ui.qt_loading import update_mapping

__all__ = ["update_mapping"]
