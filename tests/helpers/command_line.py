"""Calling the program's command line in the test's own process."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crm_desktop.cli.main import main


@dataclass(frozen=True)
class Answer:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[Any]:
        """What was printed as JSON, one value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def call(*arguments: object) -> Answer:
    """Run a command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Answer(code, out.getvalue(), err.getvalue())


def ask(data: Path, *arguments: object) -> Any:
    """The one JSON answer of a command that must succeed."""
    answer = call("--data", data, "--json", *arguments)
    assert answer.code == 0, answer.err
    (told,) = answer.told
    return told
