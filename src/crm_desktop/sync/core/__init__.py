"""The rules of sync, as pure functions and values: no disk, clock, randomness or SQL.

What is where, in the order in which it builds up:

- ``naming``: who writes (``Author``), what a segment is called (``Mark``, ``Dot``), vectors.
- ``values``: when two values are the same, and their bytes.
- ``chains``: which segments are known, in which line; a cloned PC gives a line two ends.
- ``operations``: what a segment says.
- ``rows``: what a row is, and what an operation or another state makes of it.
- ``replica``: everything one PC knows: chains, rows, digest; sealing and applying.
- ``gate``: may a segment be applied now, and if not, what is it waiting for.
- ``snapshot``: a whole state, taken and merged.
- ``compaction``: what may be joined, taken or removed.
- ``schema_skew``: what an older program sees of it.

One rule carries all others. Everything that can be current (a value of a merge group, a row's
birth, a sign that a row is in use) is kept under the dot of the segment that wrote it. Whoever
saw a segment and no longer has what it wrote has replaced it; whoever did not see it has nothing
to say about it. Replacing, hiding, erasing and merging two states are all this one rule.
"""
