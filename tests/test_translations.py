"""The catalogues against the source: complete, and with every place for a value kept."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from crm_desktop.ui.translation import SENTENCES, Message, read_catalogue

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = ROOT / "resources" / "translations" / "de.ts"
PLACES = re.compile(r"%[1-9n]")


def _program() -> ModuleType:
    """`packaging` on the import path is another one."""
    path = ROOT / "packaging" / "update_translations.py"
    spec = importlib.util.spec_from_file_location("update_translations", path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(made)
    sys.path[:] = before
    return made


@pytest.fixture(scope="module")
def program() -> Iterator[ModuleType]:
    return _program()


@pytest.fixture(scope="module")
def german() -> list[Message]:
    return [message for message in read_catalogue(CATALOGUE) if message.finished]


def test_every_sentence_of_the_source_is_translated(program: ModuleType) -> None:
    done = {(m.context, m.source) for m in read_catalogue(CATALOGUE) if m.finished}
    assert sorted(set(program.find_messages()) - done) == []


def test_every_place_for_a_value_is_kept(german: list[Message]) -> None:
    for message in german:
        wanted = set(PLACES.findall(message.source))
        for form in message.forms:
            missing = wanted - set(PLACES.findall(form))
            # "1 contact" may be said as a word.
            assert missing <= ({"%n"} if message.forms.index(form) == 0 else set()), message
            assert not set(PLACES.findall(form)) - wanted, message


def test_counted_sentences_have_both_forms(german: list[Message]) -> None:
    assert [m for m in german if m.counted and len(m.forms) != 2] == []


def test_buttons_keep_one_access_key(german: list[Message]) -> None:
    for message in german:
        for form in message.forms:
            assert form.replace("&&", "").count("&") == message.source.replace("&&", "").count(
                "&"
            ), message


def test_dots_that_announce_a_question_stay(german: list[Message]) -> None:
    for message in german:
        assert message.source.endswith("…") == message.forms[-1].endswith("…"), message


# -- how sentences are found in the source --------------------------------------------------------

WINDOW = """
def _tr(text, n=-1):
    return QCoreApplication.translate("words", text, None, n)

class Page(QWidget):
    def build(self):
        self.tr("Add a" " tag")
        self.tr("%n contact(s)", "", n)
        window.tr("Quit")
        _tr("%n day(s)", n)
        _tr(_NAMES[x])

_NAMES = {"a": QT_TRANSLATE_NOOP("Fields", "Full name")}
"""
WORDS = 'def tr(text):\n    return QCoreApplication.translate("Words", text)\n'
TAKEN = 'from crm_desktop.ui.words import tr\nsay = tr("Put off")\n'
COMMANDS = 'def add_commands(window):\n    tr = window.tr\n    tr("Export…")\n'
FLOOR = '''
"""A room sign with a sentence."""

def rename(store, name):
    """Give a tag another name."""
    with store.transact(f"Rename tag to “{name}”") as tx:
        tx.execute("SELECT name FROM tag WHERE id=?")
        raise UserError(f"There is a tag “{name}” already.", code="tag.taken")
    Pair(reason="same e-mail address")

_SHOWN = {"tax_id": "tax number", "site": "web address"}
_MANY = "%1 contacts"

def archive(store, deals):
    label = "Archive deal" if len(deals) == 1 else f"Archive {len(deals)} deals"
    each(store, label, deals)
    each(store, "Reopen “%1”", deals)
    label = "work" if deals else "home"

class Change:
    def label(self, count):
        return f"Change {self.field} of {count}"
'''
REASONS = 'CALLED = {"same": "same name"}\nfound = f"{one}, but different names"\n'
PRESETS = 'STEPS = ("Ist das Angebot angekommen?",)'


def test_sentences_are_found(program: ModuleType, tmp_path: Path) -> None:
    modules = {
        "ui/page.py": WINDOW, "services/tags.py": FLOOR, "domain/track_presets.py": PRESETS,
        "domain/matching.py": REASONS, "ui/words.py": WORDS, "ui/widgets/list.py": TAKEN,
        "ui/screens/list.py": COMMANDS,
    }  # fmt: skip
    for name, text in modules.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = program.find_messages(tmp_path)
    assert {key: message.counted for key, message in found.items()} == {
        ("Page", "Add a tag"): False,
        ("Page", "%n contact(s)"): True,
        ("MainWindow", "Quit"): False,
        ("MainWindow", "Export…"): False,
        ("Words", "Put off"): False,
        ("words", "%n day(s)"): True,
        ("Fields", "Full name"): False,
        (SENTENCES, "Rename tag to “%1”"): False,
        (SENTENCES, "There is a tag “%1” already."): False,
        (SENTENCES, "same e-mail address"): False,
        (SENTENCES, "same name"): False,
        (SENTENCES, "%1, but different names"): False,
        (SENTENCES, "tax number"): False,
        (SENTENCES, "web address"): False,
        (SENTENCES, "%1 contacts"): False,
        (SENTENCES, "Archive deal"): False,
        (SENTENCES, "Archive %1 deals"): False,
        (SENTENCES, "Reopen “%1”"): False,
        (SENTENCES, "Change %1 of %2"): False,
    }


@pytest.mark.parametrize("text", ['self.tr(f"Hello {name}")', 'self.tr("a" + name)'])
def test_a_sentence_put_together_is_an_error(
    program: ModuleType, tmp_path: Path, text: str
) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "page.py").write_text(f"class A:\n    def b(self):\n        {text}\n")
    with pytest.raises(program.NotLiteralError):
        program.find_messages(tmp_path)


def test_the_file_is_written_as_it_is_read(program: ModuleType, tmp_path: Path) -> None:
    messages = [
        Message("A", "<b> & “c”", ("<b> && „c“",), finished=True),
        Message("A", "%n row(s)", ("%n Zeile", "%n Zeilen"), counted=True, finished=True),
    ]
    path = tmp_path / "de.ts"
    path.write_text(program.as_ts("de", messages), encoding="utf-8")
    assert read_catalogue(path) == messages
