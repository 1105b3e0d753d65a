"""The key of an encrypted shop at work: looked after in each turn, and changed by a person.

A new passphrase, or a new recovery code, wraps the same key again: nothing else changes, and the
other PCs go on. When a PC is removed, the next key takes over for all that is written from then on.
What was written before stays readable to the PC that was removed: it has it already. The other PCs
are told, and each asks for the new passphrase once, since what they have is what the removed PC has
too.
"""

from __future__ import annotations

from crm_desktop.errors import UserError
from crm_desktop.store import encryption
from crm_desktop.store.encryption import LibraryKey, WrappedKey, WrongKeyError
from crm_desktop.store.store import Store
from crm_desktop.sync import folder, key_files
from crm_desktop.sync.engine import Trouble
from crm_desktop.sync.key_files import Found
from crm_desktop.sync.setup import State, Surroundings, no_folder
from crm_desktop.sync.tree import Tree

SHORTEST = 8
"""Letters of a new passphrase; shorter ones are guessed by a program in no time."""


class ShopKey:
    """``newest``: the key as the key ring or a person gave it; those before it are read from the
    shared folder as soon as it can be reached."""

    def __init__(
        self, store: Store, place: Tree, state: State, here: Surroundings, newest: bytes
    ) -> None:
        self._store = store
        self._place = place
        self._state = state
        self._here = here
        self.key = LibraryKey(*_split(newest))
        with store.read_raw() as raw:
            (self._kept,) = raw.execute("SELECT keys FROM sync_state").fetchone()
        self._read_older(self._kept)

    def look(self) -> set[Trouble]:
        """What is wrong with keys in the folder, which is put right as far as that can be. May
        raise ``OSError``."""
        library = folder.library_in(self._place)
        if library is None or library.id != self._state.library:
            return set()  # another folder: the turn finds the same
        found, kept = key_files.look(self._place, self.key, self._kept)
        if kept != self._kept:
            self._keep(kept)
        # Whoever joins by a folder that says that it is open would send everything in clear.
        forged = found is Found.FORGED or not library.locked
        trouble = {Trouble.TAMPERED} if forged else set()
        if found is Found.MENDED:
            trouble.add(Trouble.OLDER_FOLDER)
        if found is Found.CHANGED:
            trouble.add(Trouble.NEW_KEY)
        return trouble

    def change_passphrase(self, passphrase: str) -> str:
        """The passphrase for PCs that join from now on; the new recovery code, to be printed. The
        key stays, so nothing is asked of the others.

        Raises:
            UserError: ``sync.short_passphrase``; ``sync.folder`` and what tells of a server.
        """
        return self._write(self.key, passphrase)

    def change_recovery_code(self) -> str:
        """Another recovery code, to be printed; the passphrase stays.

        Raises:
            UserError: ``sync.folder`` and what tells of a server.
        """
        return self._write(self.key, None)

    def replace(self, passphrase: str) -> str:
        """Another key for everything that is written from now on, under a new passphrase; the new
        recovery code.

        Raises:
            UserError: ``sync.short_passphrase``, ``sync.same_passphrase``, ``sync.folder`` and
                what tells of a server.
        """
        try:
            key_files.unlock(self._place, passphrase)
        except WrongKeyError:
            pass
        except OSError as error:
            raise no_folder(self._place, error) from error
        else:
            raise UserError(
                "This is the passphrase that was used until now, and whoever has the PC that is "
                "removed may know it. Nothing was changed. Please choose another one.",
                code="sync.same_passphrase",
            )
        newest = encryption.new_library_key(self._here.random)
        return self._write(LibraryKey(newest, encryption.all_of(self.key)), passphrase)

    def _write(self, key: LibraryKey, passphrase: str | None) -> str:
        if passphrase is not None and len(passphrase) < SHORTEST:
            raise UserError(
                f"A passphrase needs at least {SHORTEST} letters; three words are good. Nothing "
                "was changed.",
                code="sync.short_passphrase",
            )
        here, newest = self._here, encryption.all_of(key)[0]
        code = encryption.new_recovery_code(here.random)
        try:
            if passphrase is None:
                wrapped = self._by_passphrase()
            else:
                wrapped = [
                    encryption.wrap_with_passphrase(
                        newest, passphrase, random=here.random, passes=here.passes,
                        memory=here.memory,
                    )
                ]  # fmt: skip
            wrapped.append(encryption.wrap_with_recovery_code(newest, code, random=here.random))
            content = key_files.put(self._place, wrapped, key, here.random)
        except OSError as error:
            raise no_folder(self._place, error) from error
        self._keep(content)
        self.key = key
        here.ring.keep(self._state.library, newest)
        return code

    def _by_passphrase(self) -> list[WrappedKey]:
        """How the passphrase opens the key, out of the last genuine file."""
        file = key_files.newest(self._place)
        if not file.is_by(encryption.all_of(self.key)[0]):
            raise FileNotFoundError(2, "no genuine key file", self._place.where)
        return [one for one in file.wrapped if one.kind == "passphrase"]

    def _keep(self, content: bytes) -> None:
        self._kept = content
        with self._store.write_local() as raw:
            raw.execute("UPDATE sync_state SET keys=?", (content,))
        self._read_older(content)

    def _read_older(self, content: bytes) -> None:
        file = key_files.parse(content)
        newest = encryption.all_of(self.key)[0]
        if file is not None and file.is_by(newest) and file.is_about(newest):
            self.key = key_files.with_older(file, newest)


def _split(key: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    newest, *older = encryption.all_of(key)
    return newest, tuple(older)
