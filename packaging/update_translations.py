"""Bring resources/translations/*.ts up to date with the source: `python update_translations.py`.

Contract: translations that stand there are kept as long as their sentence stands in the source;
new sentences are added as unfinished, vanished ones are dropped. The file is sorted, so that the
same source makes the same file. What cannot be found by reading the source (a sentence that is no
literal) is an error. Options: --check writes nothing and ends with 1 where the file is not up to
date; --missing lists what is not translated.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from crm_desktop.ui.translation import SENTENCES, Message, read_catalogue  # noqa: E402

SOURCE = ROOT / "src" / "crm_desktop"
TARGET = ROOT / "resources" / "translations"
_SQL = (
    "ALTER ", "ANALYZE", "ATTACH ", "BEGIN", "COMMIT", "CREATE ", "DELETE ", "DETACH ", "DROP ",
    "FROM ", "INSERT ", "JOIN ", "ORDER ", "PRAGMA ", "REINDEX", "ROLLBACK", "SELECT ", "UPDATE ",
    "VACUUM", "VALUES ", "WHERE ", "WITH ",
)  # fmt: skip
_STEPS = {"transact": 0, "begin_batch": 0, "_transact": 0, "each": 1, "_Step": 1, "_mark": 2}
"""Commands that name an undo step, and which of their arguments does."""
_PAPER = "say"
"""What gives a report its words, however short they are."""
_TOLD = {"problem": 1, "doubt": 1, "Problem": 2}
"""Calls that list what was wrong with a record of a file, and which of their arguments says it."""
_LABELS = (
    "label", "_LABEL", "_label", "_SHOWN", "SHOWN_FIELDS", "_MANY",
    "LABEL", "CATCHING_UP", "KEEPING", "SHOWN_AGAIN", "EMPTYING",
)  # fmt: skip
"""Functions and values of the floors below that hold such names, or nouns to be filled in."""
_UI = "crm_desktop.ui."
_WINDOW = "MainWindow"
_REASONED = "matching"
"""The module in which every text of several words says why two look alike."""
_PRESETS = "_presets"
"""Modules with ready-made data of a shop, which stand in its own language already."""
_REASONS = ("reason", "label")
"""Named arguments and fields of the floors below that are shown, although they are no sentence."""


class NotLiteralError(Exception):
    """A sentence that nobody can translate, because it is put together when it is needed."""


def find_messages(source: Path = SOURCE) -> dict[tuple[str, str], Message]:
    """(context, sentence) -> message, of everything that a person may see.

    Raises:
        NotLiteralError: see ``main``.
    """
    found: dict[tuple[str, str], Message] = {}
    for path in sorted(source.rglob("*.py")):
        within = path.relative_to(source).parts[0]
        if within in ("cli", "__main__.py") or path.stem.endswith(_PRESETS):
            continue  # the command line speaks English
        tree = ast.parse(path.read_text("utf-8"), str(path))
        reasoned = path.stem == _REASONED
        reader = (
            _of_window(tree, path, source) if within == "ui" else _of_floor(tree, reasoned=reasoned)
        )
        for context, text, counted in reader:
            found[context, text] = Message(context, text, counted=counted)
    return found


# -- the window: tr, translate and QT_TRANSLATE_NOOP ----------------------------------------------


def _of_window(tree: ast.Module, path: Path, source: Path) -> Iterator[tuple[str, str, bool]]:
    nodes = list(_with_classes(tree))
    wrappers = _wrappers([node for node, _ in nodes], source)
    for node, class_name in nodes:
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if name == "QT_TRANSLATE_NOOP" or (name == "translate" and len(node.args) > 1):
            context, text = _literal(node.args[0]), _literal(node.args[1])
            if context is None or text is None:
                if name == "QT_TRANSLATE_NOOP" or isinstance(node.args[1], ast.JoinedStr):
                    raise NotLiteralError(f"{path}:{node.lineno}")
                continue  # a wrapper, which is called with literals
        elif name in ("tr", "_tr") and node.args:
            text = _literal(node.args[0])
            if text is None:
                if isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    raise NotLiteralError(f"{path}:{node.lineno}")
                continue  # marked by QT_TRANSLATE_NOOP where it stands
            if isinstance(node.func, ast.Name):
                context = wrappers.get(name)
            else:
                asked = node.func.value if isinstance(node.func, ast.Attribute) else None
                of_window = isinstance(asked, ast.Name) and asked.id == "window"
                context = _WINDOW if of_window else class_name
            context = context or path.stem
        else:
            continue
        yield context, text, "%n" in text or "(s)" in text


def _wrappers(nodes: Iterable[ast.AST], source: Path) -> dict[str, str]:
    """Functions of a module that translate within a context of their own, and which; also those
    that it takes from another module, and the window's, where it has a name of its own."""
    nodes = list(nodes)
    calls = {node.lineno for node in nodes if _translates(node)}
    found = {}
    for function in nodes:
        if (
            isinstance(function, ast.ImportFrom)
            and (function.module or "").startswith(_UI)
            and any(taken.name == "tr" for taken in function.names)
        ):
            path = source / ((function.module or "").removeprefix("crm_desktop.").replace(".", "/"))
            module = path.with_suffix(".py")
            if module.exists():
                found.update(_wrappers_of(module, source))
        if isinstance(function, ast.Assign) and "tr" in {
            part.id for part in ast.walk(function.targets[0]) if isinstance(part, ast.Name)
        }:
            found.setdefault("tr", _WINDOW)
        if isinstance(function, ast.FunctionDef) and not calls.isdisjoint(_lines(function)):
            for node in ast.walk(function):
                if _translates(node) and (context := _literal(node.args[0])) is not None:
                    found[function.name] = context
    return found


def _translates(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "translate"
        and bool(node.args)
    )


def _lines(function: ast.FunctionDef) -> range:
    return range(function.lineno, (function.end_lineno or function.lineno) + 1)


@cache
def _wrappers_of(module: Path, source: Path) -> dict[str, str]:
    return _wrappers(ast.walk(ast.parse(module.read_text("utf-8"))), source)


def _with_classes(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Every node with the name of the class that it stands in, in the order of the source."""
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    while waiting:
        node, inside = waiting.pop()
        yield node, inside
        within = node.name if isinstance(node, ast.ClassDef) else inside
        if node._fields:  # the names of things have no parts, and are most of all
            waiting += reversed([(child, within) for child in ast.iter_child_nodes(node)])


# -- the floors below: whole sentences, names of steps, reasons -----------------------------------


def _of_floor(tree: ast.Module, *, reasoned: bool = False) -> Iterator[tuple[str, str, bool]]:
    nodes = list(ast.walk(tree))
    skipped = {id(part) for node in nodes for part in _silent(node)}
    for node in nodes:
        for shown in _named(node):
            text = _template(shown)
            if text is not None and re.search(r"[A-Za-z]{3}", text):
                yield SENTENCES, text, False
        if isinstance(node, ast.Call) and _called(node) == _PAPER and node.args:
            for shown in _either(node.args[0]):
                if text := _template(shown):
                    yield SENTENCES, text, False
        if id(node) not in skipped:
            text = _template(node)
            if text is not None and (
                _is_sentence(text) or _is_pattern(node) or (reasoned and _is_reason(text))
            ):
                yield SENTENCES, text.strip(), False


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in the source for its readers, or inside another text."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values


def _named(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        name = _called(node)
        if name in _STEPS and len(node.args) > _STEPS[name]:
            yield from _either(node.args[_STEPS[name]])
        if name in _TOLD and len(node.args) > _TOLD[name]:
            yield from _either(node.args[_TOLD[name]])
        for keyword in node.keywords:
            if keyword.arg in _REASONS:
                yield keyword.value
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if node.value is not None and isinstance(targets[0], ast.Name):
            value = node.value
            if targets[0].id in _LABELS:
                parts = value.values if isinstance(value, ast.Dict) else _either(value)
                yield from (part for part in parts if _named_like(part, node))
    elif isinstance(node, ast.FunctionDef) and node.name in _LABELS:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Return) and inner.value is not None:
                yield from _either(inner.value)


def _named_like(part: ast.expr, where: ast.Assign | ast.AnnAssign) -> bool:
    """Local labels of phones and columns are small words; steps of the history begin large."""
    text = _template(part) or ""
    return where.col_offset == 0 or text[:1].isupper()


def _either(expression: ast.expr) -> Iterator[ast.expr]:
    """Both ends of ``a if b else c``."""
    if isinstance(expression, ast.IfExp):
        yield from _either(expression.body)
        yield from _either(expression.orelse)
    else:
        yield expression


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_reason(text: str) -> bool:
    return re.fullmatch(r"[a-z%][a-z0-9%, :?-]+ [a-z0-9%, :?-]+", text) is not None


def _is_pattern(node: ast.AST) -> bool:
    """ "Won: %1": a text of the floors below that is filled in elsewhere."""
    text = _literal(node)
    return (
        text is not None
        and "%1" in text
        and not text.startswith(_SQL)
        and re.search(r"[A-Za-z]{3}", text) is not None
    )


def _is_sentence(text: str) -> bool:
    shown = text.strip()
    return (
        " " in shown
        and shown[-1:] in ".?!…"
        and (shown[0].isupper() or shown[0].isdigit() or shown[0] in '“"%')
        and not shown.startswith(_SQL)
        and not shown.endswith((" ?", "=?"))
        and re.search(r"\b[a-z]{2,}\b", shown) is not None
    )


def _literal(node: ast.AST) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _template(node: ast.AST) -> str | None:
    """A text with %1, %2 … where values are filled in; None: no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    text, slots = "", 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            text += str(value.value)
        else:
            slots += 1
            text += f"%{slots}"
    return text if slots <= 9 else None


# -- the file -------------------------------------------------------------------------------------


def updated(language: str) -> list[Message]:
    """The catalogue of a language as it should be: all sentences, with what is translated."""
    path = TARGET / f"{language}.ts"
    known = {(m.context, m.source): m for m in read_catalogue(path)} if path.exists() else {}
    merged = []
    for key, message in sorted(find_messages().items()):
        old = known.get(key)
        if old is not None and old.counted == message.counted:
            message = old  # noqa: PLW2901
        merged.append(message)
    return merged


def as_ts(language: str, messages: list[Message]) -> str:
    """The text of a .ts file."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]  # fmt: skip
    context = None
    for message in messages:
        if message.context != context:
            if context is not None:
                lines.append("</context>")
            context = message.context
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        lines.append('    <message numerus="yes">' if message.counted else "    <message>")
        lines.append(f"        <source>{escape(message.source)}</source>")
        mark = "" if message.finished else ' type="unfinished"'
        if message.counted:
            forms = message.forms or ("", "")
            lines.append(f"        <translation{mark}>")
            lines += [f"            <numerusform>{escape(f)}</numerusform>" for f in forms]
            lines.append("        </translation>")
        else:
            said = message.forms[0] if message.forms else ""
            lines.append(f"        <translation{mark}>{escape(said)}</translation>")
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Update every language; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args(arguments)
    stale = False
    for path in sorted(TARGET.glob("*.ts")):
        messages = updated(path.stem)
        text = as_ts(path.stem, messages)
        stale = stale or text != path.read_text("utf-8")
        open_ones = [message for message in messages if not message.finished]
        print(f"{path.name}: {len(messages)} sentences, {len(open_ones)} to be translated")
        if options.missing:
            for message in open_ones:
                print(f"  {message.context}: {message.source}")
        if not options.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
