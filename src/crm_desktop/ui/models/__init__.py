"""Item models: ids and pages from services, roles for painting and for screen readers."""
