"""The same shop on several PCs.

Every PC writes its own log of segments that are never changed again; a shared folder only carries
them. ``core`` decides, and knows neither disk nor clock; ``segment``, ``ack`` and ``encryption``
are what the files look like; ``engine`` does one turn between a keeper (``shop_file``) and a
carrier (``folder``). Nothing here draws, nothing here knows Qt. Start reading at ``core``.
"""
