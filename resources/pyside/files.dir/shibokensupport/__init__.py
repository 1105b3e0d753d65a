"""What PySide6 finds in place of its own helpers; see crm_desktop/ui/qt_loading.py."""
