"""Members of a shop in a PostgreSQL database, for tests: some of it, and one who is not."""

from __future__ import annotations

import re
from contextlib import closing

import psycopg

from crm_desktop.sync.folder import found_shop
from crm_desktop.sync.hub import HubTree
from tests.sync.servers import Postgres

LIBRARY = b"L" * 16


def seg(n: int, device: int = 1, head: int = 0) -> str:
    """The name of a segment."""
    return f"d-{bytes([device] * 16).hex()}-00000001/{n:010d}-{head:016x}.seg"


class Members:
    """Members of one shop in a database of their own."""

    def __init__(self, pg: Postgres) -> None:
        self.pg, self.address = pg, pg.new_database()
        self.trees: list[HubTree] = []
        self.logins = {"anna": pg.let_in(self.address, "anna")}
        self.anna = self.tree("anna")
        found_shop(self.anna, LIBRARY)
        self.shop = self.anna.below("CRM-4c4c4c4c")
        self.logins["ben"] = pg.let_in(self.address, "ben", LIBRARY)
        self.logins["eve"] = pg.let_in(self.address, "eve")

    def tree(self, who: str, port: int = 0, patience: float = 30.0) -> HubTree:
        address = re.sub(r":\d+/", f":{port or self.pg.port}/", self.address)
        self.trees.append(HubTree(address, self.logins[who], patience=patience))
        return self.trees[-1]

    def at(self, who: str, port: int = 0, patience: float = 30.0) -> HubTree:
        return self.tree(who, port, patience).below("CRM-4c4c4c4c")

    def raw(self, who: str) -> psycopg.Connection[tuple[object, ...]]:
        login = self.logins[who]
        database = self.address.rpartition("/")[2]
        return self.pg.connect(database, login.user, login.password or "")

    def count(self, table: str) -> int:
        with closing(self.pg.connect(self.address.rpartition("/")[2])) as raw:
            (found,) = raw.execute(f"SELECT count(*) FROM crm_hub.{table}").fetchone() or (-1,)
        return int(found)

    def close(self) -> None:
        for tree in self.trees:
            tree.close()
