"""The tables that describe a shop file on this PC; they are neither journaled nor synced."""

from __future__ import annotations

LOCAL_DDL = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One undo step: everything between two ends of one command, in one or many transactions.
CREATE TABLE batch (
  n INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  label TEXT NOT NULL,
  origin TEXT NOT NULL,                 -- user, import, undo, redo, sync, migration, sample
  person TEXT NOT NULL DEFAULT '',
  device TEXT NOT NULL DEFAULT '',
  started_at INTEGER NOT NULL,
  ended_at INTEGER,                     -- none: still running, or cut off
  after_change INTEGER NOT NULL,        -- the last change before it began: where to look from
  undoes INTEGER REFERENCES batch(n),
  complete INTEGER NOT NULL DEFAULT 1,  -- of an undo: everything went back
  summary TEXT NOT NULL DEFAULT ''      -- JSON: what an import or undo did
);

CREATE INDEX batch_undoes ON batch (undoes) WHERE undoes NOTNULL;

-- One row that a batch made (old is null) or changed (old and new hold the changed columns).
CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  row INTEGER NOT NULL,
  old TEXT,
  new TEXT
);
CREATE INDEX change_row ON change (tbl, row);

CREATE TABLE journal_state (one INTEGER PRIMARY KEY CHECK (one = 1), batch INTEGER, muted INTEGER);
INSERT INTO journal_state VALUES (1, NULL, 0);

-- What sync has still to send: the merge groups of a row, as a bit mask.
CREATE TABLE sync_dirty (
  tbl INTEGER NOT NULL, row INTEGER NOT NULL, mask INTEGER NOT NULL, PRIMARY KEY (tbl, row)
) WITHOUT ROWID;

-- What sync knows of this copy of the shop; no row: it is not shared. Written by sync/ only.
CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  library BLOB NOT NULL,                -- the shop on all PCs
  device BLOB NOT NULL, incarnation INTEGER NOT NULL,
  last_seq INTEGER NOT NULL, last_head BLOB NOT NULL,  -- our last segment in this incarnation
  hlc INTEGER NOT NULL,
  digest BLOB NOT NULL,
  words INTEGER NOT NULL,               -- how many were said, see sync/ack.py
  folder TEXT NOT NULL DEFAULT '',      -- the shop's folder on the share, or its address
  server TEXT NOT NULL DEFAULT '',      -- what is known of a server besides, see sync/connect.py
  locked INTEGER NOT NULL DEFAULT 0,    -- 1: what lies there is encrypted
  anchor BLOB NOT NULL DEFAULT x'',     -- see sync/anchor.py
  keys BLOB NOT NULL DEFAULT x'',       -- the newest key file that was found to be genuine
  restored INTEGER,                     -- 0: an older copy; else the step that catches up
  choice INTEGER NOT NULL DEFAULT 0     -- what becomes of that, see store/restored.py
);

-- A line of segments of one author; a second line of the same author branches off the first.
CREATE TABLE sync_chain (
  n INTEGER PRIMARY KEY,
  device BLOB NOT NULL, incarnation INTEGER NOT NULL,
  parent INTEGER, base INTEGER          -- none: it begins with the author's first segment
);

-- Every segment ever sealed or applied here. Content only of those that others may still need.
CREATE TABLE sync_segment (
  chain INTEGER NOT NULL, seq INTEGER NOT NULL,
  head BLOB NOT NULL, hlc INTEGER NOT NULL,
  own INTEGER NOT NULL,                 -- 1: sealed by this very copy
  content BLOB,
  wall INTEGER NOT NULL DEFAULT 0,      -- its author's clock
  size INTEGER NOT NULL DEFAULT 0,      -- bytes of its file; 0: learnt of by a snapshot
  batch BLOB,                           -- its author's step, and ours that it went into
  step INTEGER,
  person TEXT NOT NULL DEFAULT '',      -- who worked at its author's PC
  arrived INTEGER NOT NULL DEFAULT 0,   -- the last change of the journal before it came in
  PRIMARY KEY (chain, seq)
);
CREATE INDEX sync_segment_batch ON sync_segment (batch) WHERE own = 0;

-- Values that came in after a form was opened and before it was saved: they stay beside its value.
CREATE TABLE sync_keep (
  tbl INTEGER NOT NULL, row BLOB NOT NULL, grp TEXT NOT NULL,
  chain INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (tbl, row, grp, chain, seq)
) WITHOUT ROWID;

-- The last word of each PC, and whether it was said to be gone for good.
CREATE TABLE sync_peer (
  device BLOB PRIMARY KEY,
  label TEXT NOT NULL,                  -- what it is called
  word BLOB NOT NULL,
  heard_at INTEGER NOT NULL,            -- by our clock
  retired INTEGER NOT NULL DEFAULT -1   -- the number of its last word when it was; -1: it is not
) WITHOUT ROWID;

-- Segments that hide very much and that a person has let in.
CREATE TABLE sync_allowed (head BLOB PRIMARY KEY) WITHOUT ROWID;

-- Contents of attachments: to be sent before the segment that names them, or not here yet.
CREATE TABLE sync_blob (
  sha256 TEXT PRIMARY KEY,
  wanted INTEGER NOT NULL,              -- 0: to be sent, 1: to be fetched
  chain INTEGER, seq INTEGER            -- the segment that names it
) WITHOUT ROWID;

-- Contents in the shared folder that no row named when a snapshot was taken, see sync/upkeep.py.
CREATE TABLE sync_unused (
  name BLOB PRIMARY KEY,
  wall INTEGER NOT NULL,                -- the slowest clock of all PCs when it was first so
  snapshot TEXT NOT NULL,               -- the last one that found it so
  times INTEGER NOT NULL                -- how many did, one after the other
) WITHOUT ROWID;

-- By whom a row was made and last touched, see sync/shop_rows.py.
CREATE TABLE sync_row (
  tbl INTEGER NOT NULL, row BLOB NOT NULL,
  birth_chain INTEGER NOT NULL, birth_seq INTEGER NOT NULL,
  sign_chain INTEGER NOT NULL, sign_seq INTEGER NOT NULL,
  whole INTEGER NOT NULL,               -- 1: groups without a sync_cell are as they were born
  sum BLOB NOT NULL,
  more BLOB,
  PRIMARY KEY (tbl, row)
) WITHOUT ROWID;

CREATE TABLE sync_cell (
  tbl INTEGER NOT NULL, row BLOB NOT NULL, grp TEXT NOT NULL,
  chain INTEGER NOT NULL, seq INTEGER NOT NULL,
  value BLOB,
  PRIMARY KEY (tbl, row, grp, chain, seq)
) WITHOUT ROWID;

-- An import that was begun: enough to continue or undo it after a crash.
CREATE TABLE import_run (
  batch INTEGER PRIMARY KEY,
  staged TEXT NOT NULL,                 -- file name of the staged records beside the shop file
  done INTEGER NOT NULL,                -- records applied, from the first on
  records INTEGER NOT NULL
);

-- What was told of a reminder on this PC: its due instant then, and the last moment settled.
CREATE TABLE told (
  reminder INTEGER PRIMARY KEY,
  wish INTEGER NOT NULL,                -- reminder.due_at then
  due_at INTEGER NOT NULL,              -- when it is to be told: any time means the opening hour
  until INTEGER NOT NULL
);
"""
