"""Errors that carry a sentence a shop owner understands; everything else is a bug."""


class UserError(Exception):
    """Something the person can act on: what happened, that the data is safe, what to do.

    ``code`` is short and stable (``file.password``); it goes into logs and help, never the text.
    """

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


class FileRefusedError(UserError):
    """An outside file is refused as a whole, before anything was written."""


class StoreError(UserError):
    """The shop file cannot be used as asked: locked, full, damaged, too new, in a bad place."""


class CancelledError(Exception):
    """The person asked to stop; whole chunks that were written stay written."""
