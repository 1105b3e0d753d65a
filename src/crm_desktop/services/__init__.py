"""What the shop does: one module per subject; commands write through ``store.transact``.

Frozen dataclasses leave a service, rows and connections never do.
"""
