"""What a PostgreSQL database needs to carry shops, as SQL that an administrator runs once.

Tables hold the files of a shop as they are in a folder; nothing in there is read by the server. Who
takes part logs in under a role of its own, sees only its shops (row-level security), and writes
only through functions that add and never change: a broken or infected PC cannot rewrite history.
What nobody needs any more is released, which hides it; only an administrator makes room of it. The
number of a segment is taken from a row that stays locked until the commit, so that numbers become
visible in their order and without gaps. Works with PostgreSQL 14 to 18; may be run again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FORMAT = 1
OLDEST = 14
"""Version of PostgreSQL that has all that is used."""
OWNER, MEMBERS, SCHEMA = "crm_hub_owner", "crm_hub_member", "crm_hub"
MOST_PIECE_BYTES = 4 << 20
"""Larger files lie in pieces of this size."""
_SQL = r"""
-- A shared place for CRM Desktop. Run once, by an administrator of this database.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'crm_hub_owner') THEN
    CREATE ROLE crm_hub_owner NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'crm_hub_member') THEN
    CREATE ROLE crm_hub_member NOLOGIN;
  END IF;
  -- Where not everybody may enter the database anyway.
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO crm_hub_member', current_database());
END $$;
GRANT crm_hub_owner TO CURRENT_USER;

CREATE SCHEMA IF NOT EXISTS crm_hub AUTHORIZATION crm_hub_owner;
SET LOCAL ROLE crm_hub_owner;

-- One shop. "meta" is its library.json; "next_seq" the number of its newest segment.
CREATE TABLE IF NOT EXISTS crm_hub.hub_library (
  id uuid PRIMARY KEY,
  next_seq bigint NOT NULL DEFAULT 0,
  created timestamptz NOT NULL DEFAULT clock_timestamp(),
  meta bytea NOT NULL
);

-- Who takes part. A row without a device is the invitation; a device belongs to who used it first.
CREATE TABLE IF NOT EXISTS crm_hub.hub_member (
  library_id uuid NOT NULL,
  role_name name NOT NULL,
  device_id bytea NOT NULL DEFAULT '',
  can_write boolean NOT NULL DEFAULT true,
  PRIMARY KEY (library_id, role_name, device_id)
);

CREATE TABLE IF NOT EXISTS crm_hub.hub_segment (
  library_id uuid NOT NULL REFERENCES crm_hub.hub_library,
  seq bigint NOT NULL,
  device_id bytea NOT NULL,
  inc bigint NOT NULL,
  dseq bigint NOT NULL,
  head bytea NOT NULL,
  hash bytea NOT NULL,
  body bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  released timestamptz,
  PRIMARY KEY (library_id, seq)
);
CREATE UNIQUE INDEX IF NOT EXISTS hub_segment_once
  ON crm_hub.hub_segment (library_id, device_id, inc, dseq, hash) WHERE released IS NULL;

-- The last word of every PC.
CREATE TABLE IF NOT EXISTS crm_hub.hub_ack (
  library_id uuid NOT NULL REFERENCES crm_hub.hub_library,
  device_id bytea NOT NULL,
  inc bigint NOT NULL,
  number bigint NOT NULL,
  body bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (library_id, device_id, inc)
);

-- Keys, pictures of the whole shop, contents of attachments: each in pieces, by its path.
CREATE TABLE IF NOT EXISTS crm_hub.hub_file (
  library_id uuid NOT NULL REFERENCES crm_hub.hub_library,
  path text COLLATE "C" NOT NULL,
  piece int NOT NULL,
  size bigint NOT NULL,
  body bytea NOT NULL,
  role_name name NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  released timestamptz,
  PRIMARY KEY (library_id, path, piece)
);
-- What is encrypted or packed already only costs time to be packed again.
ALTER TABLE crm_hub.hub_segment ALTER body SET STORAGE EXTERNAL;
ALTER TABLE crm_hub.hub_file ALTER body SET STORAGE EXTERNAL;

CREATE OR REPLACE FUNCTION crm_hub.hub_format() RETURNS int LANGUAGE sql IMMUTABLE
  AS $$ SELECT 1 $$;

-- Refuses who may not write to this shop, or not under the name of this PC.
CREATE OR REPLACE FUNCTION crm_hub.hub_may_write(lib uuid, device bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM crm_hub.hub_member
    WHERE library_id = lib AND role_name = session_user AND can_write
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'crm: not a member';
  END IF;
  IF device IS NULL THEN
    RETURN;
  END IF;
  IF octet_length(device) <> 16 OR EXISTS (
    SELECT FROM crm_hub.hub_member
    WHERE library_id = lib AND device_id = device AND role_name <> session_user
  ) THEN
    RAISE insufficient_privilege USING MESSAGE = 'crm: the name of another PC';
  END IF;
  INSERT INTO crm_hub.hub_member (library_id, role_name, device_id)
    VALUES (lib, session_user, device) ON CONFLICT DO NOTHING;
END $$;

-- Begin a shop; whoever does is its first member. Harmless to repeat.
CREATE OR REPLACE FUNCTION crm_hub.hub_found(lib uuid, said bytea) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF octet_length(said) > 4096 THEN
    RAISE invalid_parameter_value USING MESSAGE = 'crm: too long';
  END IF;
  INSERT INTO crm_hub.hub_library (id, meta) VALUES (lib, said) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    INSERT INTO crm_hub.hub_member (library_id, role_name) VALUES (lib, session_user);
  ELSIF NOT EXISTS (
    SELECT FROM crm_hub.hub_library l
    JOIN crm_hub.hub_member m ON m.library_id = l.id AND m.role_name = session_user
    WHERE l.id = lib AND l.meta = said
  ) THEN
    RAISE unique_violation USING MESSAGE = 'crm: another shop';
  END IF;
END $$;

-- Put a segment; its number. One that is there already keeps its number.
CREATE OR REPLACE FUNCTION crm_hub.hub_push(
  lib uuid, device bytea, life bigint, nth bigint, heading bytea, content bytea
) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n bigint;
  sum bytea := sha256(content);
BEGIN
  PERFORM FROM crm_hub.hub_library WHERE id = lib FOR UPDATE;
  PERFORM crm_hub.hub_may_write(lib, device);
  SELECT seq INTO n FROM crm_hub.hub_segment
    WHERE library_id = lib AND device_id = device AND inc = life AND dseq = nth AND hash = sum
    AND released IS NULL;
  IF FOUND THEN
    RETURN n;
  END IF;
  UPDATE crm_hub.hub_library SET next_seq = next_seq + 1 WHERE id = lib RETURNING next_seq INTO n;
  INSERT INTO crm_hub.hub_segment (library_id, seq, device_id, inc, dseq, head, hash, body)
    VALUES (lib, n, device, life, nth, heading, sum, content);
  PERFORM pg_notify('crm_' || replace(lib::text, '-', ''), n::text);
  RETURN n;
END $$;

-- Say a PC's word in place of its last one.
CREATE OR REPLACE FUNCTION crm_hub.hub_say(
  lib uuid, device bytea, life bigint, nth bigint, content bytea
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM crm_hub.hub_may_write(lib, device);
  INSERT INTO crm_hub.hub_ack AS a (library_id, device_id, inc, number, body)
    VALUES (lib, device, life, nth, content)
    ON CONFLICT (library_id, device_id, inc) DO UPDATE
    SET number = excluded.number, body = excluded.body, at = excluded.at
    WHERE a.number <= excluded.number;
END $$;

-- Put a piece of a file; false: there is another one, which stays. The first piece of a picture
-- that is not described yet may be put anew by who put it before, with all that follow.
CREATE OR REPLACE FUNCTION crm_hub.hub_put(
  lib uuid, name text, nth int, whole bigint, content bytea
) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held bytea;
BEGIN
  PERFORM crm_hub.hub_may_write(lib, NULL);
  IF name !~ '^(keys|snap|blob)(/[0-9a-z][0-9a-z.-]{0,99}){1,2}$'
    OR octet_length(content) > 4194304
  THEN
    RAISE invalid_parameter_value USING MESSAGE = 'crm: not such a file';
  END IF;
  IF nth = 0 AND name LIKE 'snap/%' AND NOT EXISTS (
    SELECT FROM crm_hub.hub_file
    WHERE library_id = lib AND path = regexp_replace(name, '[^/]*$', '') || 'described.bin'
  ) THEN
    DELETE FROM crm_hub.hub_file
      WHERE library_id = lib AND path = name AND role_name = session_user AND released IS NULL;
  END IF;
  IF nth = 0 THEN  -- what was released under this name stays, under another
    UPDATE crm_hub.hub_file SET path = name || '~' || txid_current()
      WHERE library_id = lib AND path = name AND released IS NOT NULL;
  END IF;
  INSERT INTO crm_hub.hub_file (library_id, path, piece, size, body, role_name)
    VALUES (lib, name, nth, whole, content, session_user) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    RETURN true;
  END IF;
  SELECT body INTO held FROM crm_hub.hub_file
    WHERE library_id = lib AND path = name AND piece = nth;
  RETURN held = content;
END $$;

-- Say that a segment of one's own is needed by nobody any more. It is listed no longer, and stays
-- until an administrator prunes.
CREATE OR REPLACE FUNCTION crm_hub.hub_release_segment(
  lib uuid, device bytea, life bigint, nth bigint, heading bytea
) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM crm_hub.hub_may_write(lib, device);
  UPDATE crm_hub.hub_segment SET released = clock_timestamp()
    WHERE library_id = lib AND device_id = device AND inc = life AND dseq = nth
    AND head = heading AND released IS NULL;
END $$;

-- The same of a file.
CREATE OR REPLACE FUNCTION crm_hub.hub_release_file(lib uuid, name text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM crm_hub.hub_may_write(lib, NULL);
  UPDATE crm_hub.hub_file SET released = clock_timestamp()
    WHERE library_id = lib AND path = name AND released IS NULL;
END $$;

-- For administrators only: make room of what was released longer ago. Numbers and hashes of
-- segments stay, by which PCs know the server.
CREATE OR REPLACE FUNCTION crm_hub.hub_prune(days int) RETURNS bigint
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n bigint;
  m bigint;
BEGIN
  UPDATE crm_hub.hub_segment SET body = ''
    WHERE released < clock_timestamp() - make_interval(days => days) AND body <> '';
  GET DIAGNOSTICS n = ROW_COUNT;
  DELETE FROM crm_hub.hub_file WHERE released < clock_timestamp() - make_interval(days => days);
  GET DIAGNOSTICS m = ROW_COUNT;
  RETURN n + m;
END $$;

-- What members may do: look at their own shops, and call the functions above.
ALTER TABLE crm_hub.hub_library ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_hub.hub_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_hub.hub_segment ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_hub.hub_ack ENABLE ROW LEVEL SECURITY;
ALTER TABLE crm_hub.hub_file ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS member ON crm_hub.hub_member;
CREATE POLICY member ON crm_hub.hub_member FOR SELECT USING (role_name = current_user);
DROP POLICY IF EXISTS member ON crm_hub.hub_library;
CREATE POLICY member ON crm_hub.hub_library FOR SELECT USING (
  id IN (SELECT m.library_id FROM crm_hub.hub_member m WHERE m.role_name = current_user));
DROP POLICY IF EXISTS member ON crm_hub.hub_segment;
CREATE POLICY member ON crm_hub.hub_segment FOR SELECT USING (
  library_id IN (SELECT m.library_id FROM crm_hub.hub_member m WHERE m.role_name = current_user));
DROP POLICY IF EXISTS member ON crm_hub.hub_ack;
CREATE POLICY member ON crm_hub.hub_ack FOR SELECT USING (
  library_id IN (SELECT m.library_id FROM crm_hub.hub_member m WHERE m.role_name = current_user));
DROP POLICY IF EXISTS member ON crm_hub.hub_file;
CREATE POLICY member ON crm_hub.hub_file FOR SELECT USING (
  library_id IN (SELECT m.library_id FROM crm_hub.hub_member m WHERE m.role_name = current_user));

REVOKE ALL ON SCHEMA crm_hub FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA crm_hub FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA crm_hub FROM PUBLIC;
GRANT USAGE ON SCHEMA crm_hub TO crm_hub_member;
GRANT SELECT ON ALL TABLES IN SCHEMA crm_hub TO crm_hub_member;
GRANT EXECUTE ON FUNCTION crm_hub.hub_format(), crm_hub.hub_found(uuid, bytea),
  crm_hub.hub_push(uuid, bytea, bigint, bigint, bytea, bytea),
  crm_hub.hub_say(uuid, bytea, bigint, bigint, bytea),
  crm_hub.hub_put(uuid, text, int, bigint, bytea),
  crm_hub.hub_release_segment(uuid, bytea, bigint, bigint, bytea),
  crm_hub.hub_release_file(uuid, text) TO crm_hub_member;
"""


def creation() -> str:
    """The statements; all belong into one transaction."""
    return _SQL.strip() + "\n"


def role_name(words: Sequence[str]) -> str:
    """A name for the role of a PC: plain letters, at most 60 of them."""
    text = "_".join(re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_") for word in words)
    return f"crm_{text}"[:60].rstrip("_")
