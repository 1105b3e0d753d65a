"""Stands in for the helpers that PySide6 calls; see crm_desktop/ui/qt_loading.py."""

from crm_desktop.ui.qt_loading import late_helper as __getattr__
from crm_desktop.ui.qt_loading import nothing as feature_import
from crm_desktop.ui.qt_loading import nothing as feature_imported
from crm_desktop.ui.qt_loading import nothing as finish_import
from crm_desktop.ui.qt_loading import nothing as post_init
from shibokensupport.signature import mapping  # C++ looks for it among the loaded modules

__all__ = [
    "__getattr__",
    "feature_import",
    "feature_imported",
    "finish_import",
    "mapping",
    "post_init",
]
