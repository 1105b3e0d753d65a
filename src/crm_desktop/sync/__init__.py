"""The same shop on several PCs.

Every PC writes its own log of segments that are never changed again; a shared folder only carries
them. ``core`` decides, and knows neither disk nor clock; ``segment``, ``snapshot_file``, ``ack``
and ``encryption`` are what the files look like; ``engine`` does one turn between a keeper
(``shop_file``, with the short way of new rows in ``shop_births``) and a carrier (``folder``).
``shop_merge`` brings in whole states, ``upkeep`` keeps the folder small and ``emptying`` the trash,
``shared_files`` carries attachments, ``setup`` begins and joins, ``shop_key`` changes passphrase
and key; ``restored`` is a shop that went back to an older copy, ``mending`` PCs that hold different
things; ``shared`` is all of it at work. Nothing here draws, nothing here knows Qt. Start reading at
``core``.
"""
