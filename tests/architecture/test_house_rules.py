# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The house rules that a pattern can check. Each says what to do instead; a review remark that could be made
twice becomes one more of them.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("desktop_b2b/", "sync/", "ui/")
EVERYWHERE = (*PRODUCT, "tests/", "packaging/", "resources/", "dev.py")
HEADER = "# SPDX-FileCopyrightText: 2026 The Desktop B2B authors\n# SPDX-License-Identifier: Apache-2.0\n"


@dataclass(frozen=True)
class Rule:
    """A pattern that must not stand in these places, what to do instead, and an example of either kind."""

    pattern: str
    instead: str
    wrong: str
    right: str
    places: tuple[str, ...] = PRODUCT
    but_not: tuple[str, ...] = ()

    def applies_to(self, path: str) -> bool:
        return path.startswith(self.places) and not path.startswith(self.but_not)

    def breaches(self, text: str) -> list[int]:
        """The lines at which the pattern stands."""
        return [text.count("\n", 0, match.start()) + 1 for match in re.finditer(self.pattern, text, re.M)]


RULES = {
    "sleep": Rule(
        r"\btime\.sleep\(|\bfrom time import .*\bsleep\b|\bQThread\.m?sleep\(",
        "Wait for the thing itself: an Event, a Condition, a signal (`qtbot.waitSignal`), a line of output.",
        wrong="    time.sleep(0.1)",
        right="    stopped.wait(0.1)",
        places=EVERYWHERE,
    ),
    "blind-wait": Rule(
        r"\bqtbot\.wait\(|\bqWait\(|\basyncio\.sleep\((?!0\))",
        "Wait for what shall happen: `qtbot.waitSignal`, `qtbot.waitUntil`, an Event.",
        wrong="    qtbot.wait(200)",
        right="    qtbot.waitUntil(lambda: view.is_ready)",
        places=("tests/",),
    ),
    "first-met": Rule(
        r"msgspec\.(?:json|msgpack)\.(?:Decoder\(|decode\(.*"
        r"\btype=(?!(?:\b(?:list|tuple|dict|str|int|object|Any)\b|\.\.\.|[\[\], ])+\)))|msgspec\.convert\(",
        "Ask `domain.decoders`: a type that two threads meet for the first time at once may end the process.",
        wrong="    return msgspec.json.decode(text, type=tuple[Session, ...])",
        right="    return from_json(Session).decode(text), msgspec.json.decode(text, type=list[str])",
        but_not=("desktop_b2b/domain/decoders.py",),
    ),
    "style-sheet": Rule(
        r"\.setStyleSheet\(",
        "Looks come from the theme: give the widget a property or an object name and style it in ui/theme.",
        wrong='label.setStyleSheet("color: red")',
        right='label.setProperty("tone", "danger")',
        places=("ui/", "desktop_b2b/"),
        but_not=("ui/theme",),
    ),
    "colour": Rule(
        r"""["']#[0-9a-fA-F]{6}\b""",
        "Take the colour from the theme's tokens, so that it follows light and dark.",
        wrong='QColor("#a1b2c3")',
        right="tokens.accent",
        places=("ui/",),
        but_not=("ui/theme",),
    ),
    "swallowed": Rule(
        r"except( Exception| BaseException)?( as \w+)?:\s*(#.*\s*)?(pass|\.\.\.)\s*$",
        "Name the exception that you expect, and do something about it; `errors.py` has the kinds.",
        wrong="try:\n    go()\nexcept Exception:\n    pass\n",
        right="with contextlib.suppress(FileNotFoundError):\n    go()\n",
        places=EVERYWHERE,
    ),
    "unfinished": Rule(
        r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError",
        "Finish it, or leave it out and say so in the issue: nothing half done stands in the house.",
        wrong="# TODO: retries",
        right="# Retries are the transport's business.",
        places=EVERYWHERE,
    ),
    "print": Rule(
        r"(?<![\w.\"'`])print\(",
        "Log it (`logging.getLogger(__name__)`), or return it to the command line, which alone prints.",
        wrong='    print("sent")',
        right='    log.info("sent")',
        but_not=("desktop_b2b/cli", "desktop_b2b/sample", "desktop_b2b/__main__.py"),
    ),
    "clock": Rule(
        r"\bdatetime\.(now|utcnow|today)\(|\bdate\.today\(|\btime\.time(_ns)?\(|\bcurrentDateTime(Utc)?\(",
        "Ask the clock that you were given (`desktop_b2b/clock.py`); a handler takes `context.now`.",
        wrong="made_at = datetime.now(UTC)",
        right="made_at = clock.now()",
        but_not=("desktop_b2b/clock.py",),
    ),
    "random-id": Rule(
        r"\buuid[14]\(",
        "Ids are UUIDv7 (uuid_utils, in ui, sync and app only) or UUIDv5 of what they come from.",
        wrong="row_id = uuid4()",
        right="row_id = new_id()",
    ),
    "silenced": Rule(
        r"#\s*(type:\s*ignore|noqa|mypy:\s*ignore-errors|pragma:\s*no cover)(?![\[:]\s*\w)",
        "Mend what the tool found; if it is wrong, name the code that you silence and say why.",
        wrong="x = y  # type: ignore",
        right="x = y  # type: ignore[assignment]  # the stub is wrong",
        places=EVERYWHERE,
    ),
    "skipped": Rule(
        r"pytest\.(skip|xfail)\(\s*\)|mark\.(skip|xfail)\b(?!\()",
        "A test that does not run proves nothing: mend it, delete it, or give the reason.",
        wrong="@pytest.mark.skip",
        right='@pytest.mark.skipif(sys.platform != "win32", reason="needs its registry")',
        places=("tests/",),
    ),
    "star-import": Rule(
        r"^from \S+ import \*",
        "Import names, so that a reader knows where they come from.",
        wrong="from PySide6.QtCore import *",
        right="from PySide6.QtCore import Qt",
        places=EVERYWHERE,
    ),
    "log-setup": Rule(
        r"\blogging\.basicConfig\(|\.addHandler\(",
        "Logging is set up once, in `desktop_b2b/logs.py`, called by the program's start.",
        wrong="logging.basicConfig()",
        right="log = logging.getLogger(__name__)",
        but_not=("desktop_b2b/logs.py",),
    ),
    "text-index": Rule(
        r"\btransaction_text\b",
        "Ask `read_models/texts.py`, which knows that some texts still wait to be entered in their index.",
        wrong='sql = "SELECT rowid FROM transaction_text WHERE transaction_text MATCH ?"',
        right="sql = texts.found(place, texts.waits(db))",
        but_not=(
            "desktop_b2b/storage/read_models/texts.py",
            "desktop_b2b/storage/listing.py",
            "desktop_b2b/storage/schema.py",
            "desktop_b2b/storage/migrations/",
        ),
    ),
    "row-version": Rule(
        r"(?!command)\b\w+\.version\b(?! != cmd\.seen\b)",
        "Look at what the row says: where rows differ in their versions alone, a desk does again what it did"
        " before (`Ground.is_as`). Only a command that the server alone gives may look at a version.",
        wrong="    if line.version > 3:",
        right="    if row is None or row.version != cmd.seen:",
        places=("desktop_b2b/domain/", "desktop_b2b/rules/", "desktop_b2b/services/"),
    ),
    "bound-limit": Rule(
        r"\bLIMIT (?:\?|\{\w+\.bind\()",
        "`LIMIT +?`: SQLite looks into a bound limit to choose its plan, and so prepares the statement anew"
        " each time that a value is bound. The plus changes nothing, and it does not look.",
        wrong='sql = "SELECT id FROM event ORDER BY at LIMIT ?"',
        right='sql = "SELECT id FROM event ORDER BY at LIMIT +?"',
    ),
    "web-address": Rule(
        r"https?://(?!127\.0\.0\.1|localhost|\[::1\]|www\.w3\.org|[\w.-]*example\.(com|org|net)|[\w.-]*\.(test|invalid)\b|\{)\w",
        "Nothing is loaded from the world: what is painted or printed brings its own content.",
        wrong='URL = "https://cdn.shop.io/logo.png"',
        right='URL = "http://127.0.0.1:8000"',
        places=("ui/", "desktop_b2b/documents/"),
    ),
}


def _sources() -> Iterator[tuple[str, str]]:
    """Each Python file of ours but this one, whose examples are wrong on purpose."""
    for place in EVERYWHERE:
        path = ROOT / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if file != Path(__file__):
                yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


SOURCES = dict(_sources())


@pytest.mark.parametrize("name", RULES)
def test_rule_is_kept(name: str) -> None:
    rule = RULES[name]
    breaches = [
        f"{path}:{line}"
        for path, text in SOURCES.items()
        if rule.applies_to(path)
        for line in rule.breaches(text)
    ]
    assert breaches == [], rule.instead


@pytest.mark.parametrize("name", RULES)
def test_rule_tells_right_from_wrong(name: str) -> None:
    rule = RULES[name]
    assert rule.breaches(rule.wrong)
    assert not rule.breaches(rule.right)


def _shown_too_early(text: str) -> list[int]:
    """Where a widget is shown before the layout of the same function takes it."""
    found = []
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef):
            continue
        calls = [
            (
                node.func.attr,
                ast.unparse(node.func.value),
                [ast.unparse(arg) for arg in node.args],
                node.lineno,
            )
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        ]
        placed = [(arg, line) for name, _, args, line in calls if name in _PLACING for arg in args]
        found += [
            line
            for name, widget, _, line in calls
            if name in ("setVisible", "show") and any(w == widget and at > line for w, at in placed)
        ]
    return found


_PLACING = ("addWidget", "insertWidget", "addRow")


def test_no_widget_is_shown_before_it_has_its_place() -> None:
    """Without a parent it would flash up as a window of its own, and close every popup: place it first."""
    wrong = "def f(self):\n    self.box.setVisible(True)\n    column.addWidget(self.box)\n"
    right = "def f(self):\n    column.addWidget(self.box)\n    self.box.setVisible(True)\n"
    assert _shown_too_early(wrong) == [2]
    assert _shown_too_early(right) == []
    assert [
        f"{path}:{line}"
        for path, text in SOURCES.items()
        if path.startswith("ui/")
        for line in _shown_too_early(text)
    ] == []


def _plurals_of_heirs(texts: dict[str, str]) -> list[str]:
    """Where a class that others inherit from counts by its own `tr`."""
    classes = [
        (path, node)
        for path, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    ]
    inherited = {
        base.id if isinstance(base, ast.Name) else base.attr
        for _path, node in classes
        for base in node.bases
        if isinstance(base, ast.Name | ast.Attribute)
    }
    return [
        f"{path}:{call.lineno}"
        for path, node in classes
        if node.name in inherited
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "self.tr" and len(call.args) > 2
    ]


def test_a_class_that_others_inherit_from_counts_by_its_name() -> None:
    """Qt looks for a plural among the words of the object's own class, and stops there: in a subclass it
    stays English. Say whose words they are: `QCoreApplication.translate("Owner", "%n row(s)", "", count)`.
    """
    heir = "class B(A):\n    pass\n"
    wrong = {
        "ui/a.py": 'class A:\n    def f(self):\n        return self.tr("%n row(s)", "", 3)\n',
        "ui/b.py": heir,
    }
    right = {"ui/a.py": 'class A:\n    def f(self):\n        return self.tr("Rows")\n', "ui/b.py": heir}
    assert _plurals_of_heirs(wrong) == ["ui/a.py:3"]
    assert _plurals_of_heirs(right) == []
    assert _plurals_of_heirs({path: text for path, text in SOURCES.items() if path.startswith("ui/")}) == []


def test_every_file_has_the_two_line_header() -> None:
    """Copy the two SPDX lines from any neighbour; only a `#!` line may stand above them."""
    headless = [
        path
        for path, text in SOURCES.items()
        if not (text.partition("\n")[2] if text.startswith("#!") else text).startswith(HEADER)
    ]
    assert headless == []


def test_no_package_files_where_they_would_shadow() -> None:
    """`packaging` would hide the library of that name, `tests/…` the rooms themselves."""
    found = [path for place in ("packaging", "tests") for path in (ROOT / place).rglob("__init__.py")]
    assert found == []


def test_every_folder_of_a_room_is_a_package() -> None:
    """Without an `__init__.py` the import contracts would not see what stands in the folder."""
    folders = {(ROOT / path).parent for path in SOURCES if path.startswith(PRODUCT)}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
