# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Collect the window's strings and compile their translations.

    python resources/translations/compile.py            collect into *.ts, then compile *.qm
    python resources/translations/compile.py --check    say what is new, gone or unfinished; change nothing

Strings are found by reading the code: `self.tr("…")` (whose class is the context), an argument's own `tr`
(whose type is), `QCoreApplication.translate`, a short name for it, `QT_TRANSLATE_NOOP`, and the words
of errors, which stand in the core that knows no window. Qt's own tools keep the files.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
#: English needs its plurals only.
LANGUAGES: dict[str, tuple[str, list[str]]] = {"fr": ("fr_FR", []), "en": ("en_GB", ["-pluralonly"])}
#: Rooms whose errors are collected.
CORE = ("desktop_b2b", "sync", "ui")
ERRORS = ("UserError", "OutageError", "Finding")
#: Tables of the core whose words are shown: those that fill the places in errors, reasons, remarks on rows.
WORD_TABLES = {
    "domain/states.py": {"DOCUMENT_WORDS": "ErrorWords", "STATE_WORDS": "ErrorWords", "REASONS": "Errors"},
    "rules/policy/rules.py": {"OPERATOR_WORDS": "Rules"},
    "rules/centres.py": {"WHY_WORDS": "Trade"},
    "rules/changes.py": {"LOCK_WORDS": "Errors"},
    "rules/turnaround.py": {"STEP_WORDS": "Trade"},
    "rules/trade/default_rules.py": {"RULE_WORDS": "Errors"},
    "rules/trade/defaults.py": {"SERVICE_WORDS": "Trade"},
    "rules/trade/findings.py": {"REASON_WORDS": "Trade", "FIX_WORDS": "Trade"},
    "rules/trade/rows.py": {"PURPOSE_WORDS": "Trade"},
    "rules/trade/fields.py": {"FIELD_WORDS": "Trade", "OPERATOR_WORDS": "Trade"},
    "services/imports/model.py": {"REFUSALS": "Errors", "DOUBTS": "Errors"},
}


class Text(NamedTuple):
    """One string to translate."""

    context: str
    source: str
    plural: bool = False


class Collector(ast.NodeVisitor):
    """Finds the strings of one module; what it cannot place is a problem in words."""

    def __init__(self, path: Path) -> None:
        self.found: set[Text] = set()
        self.problems: list[str] = []
        self._path = path
        self._classes: list[str] = []
        self._short: dict[str, str] = {}
        self._arguments: dict[str, str] = {}

    def read(self) -> None:
        """Read the module."""
        tree = ast.parse(self._path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                context = _short_for(node)
                if context:
                    self._short[node.name] = context
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer = self._arguments
        named = {arg.arg: arg.annotation for arg in (*node.args.args, *node.args.kwonlyargs)}
        here = {name: kind.id for name, kind in named.items() if isinstance(kind, ast.Name)}
        self._arguments = {**outer, **here}
        self.generic_visit(node)
        self._arguments = outer

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = ast.unparse(node.func)
        words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        if name in ("QCoreApplication.translate", "QT_TRANSLATE_NOOP") and len(words) > 1:
            if isinstance(words[0], str) and isinstance(words[1], str):
                self.found.add(Text(words[0], words[1], len(words) > 3))
        elif name in self._short and words and isinstance(words[0], str):
            self.found.add(Text(self._short[name], words[0], len(words) > 1))
        elif name == "self.tr" and words and isinstance(words[0], str) and self._classes:
            self.found.add(Text(self._classes[-1], words[0], len(words) > 2))
        elif name.removesuffix(".tr") in self._arguments and words and isinstance(words[0], str):
            self.found.add(Text(self._arguments[name.removesuffix(".tr")], words[0], len(words) > 2))
        elif name.endswith(".tr") or (name == "self.tr" and not self._classes):
            where = f"{self._path.relative_to(ROOT)}:{node.lineno}"
            self.problems.append(f"{where}: {name} has no context that can be read: use self.tr in its class")


def _short_for(node: ast.FunctionDef) -> str:
    """The context of a function that only translates its first argument, or nothing."""
    last = node.body[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Call) or not node.args.args:
        return ""
    call = last.value
    if ast.unparse(call.func) != "QCoreApplication.translate" or len(call.args) < 2:
        return ""
    context, source = call.args[0], ast.unparse(call.args[1])
    first = node.args.args[0].arg
    fits = source in (first, f"str({first})")
    return (
        context.value if isinstance(context, ast.Constant) and isinstance(context.value, str) and fits else ""
    )


def collect() -> tuple[list[Text], list[str]]:
    """All strings of the window and the core, and what could not be placed."""
    found: set[Text] = set()
    problems: list[str] = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        collector = Collector(path)
        collector.read()
        found |= collector.found
        problems += collector.problems
    found |= {Text(context, source) for context, source in core_words()}
    plural = {(text.context, text.source) for text in found if text.plural}
    return sorted(t for t in found if t.plural or (t.context, t.source) not in plural), problems


def write_list(texts: list[Text], folder: Path) -> Path:
    """A module that Qt's tool can read."""
    lines = ["from PySide6.QtCore import QCoreApplication", ""]
    for text in texts:
        count = ', "", 1' if text.plural else ""
        lines.append(f"QCoreApplication.translate({_quoted(text.context)}, {_quoted(text.source)}{count})")
    path = folder / "words.py"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def core_words() -> list[tuple[str, str]]:
    """The templates of errors, the messages of outages and the words that fill them."""
    found: set[tuple[str, str]] = set()
    for room in CORE:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "server" in path.parts or "sample" in path.parts:
                continue
            found |= set(_errors_of(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "sync" / "server").rglob("*.py")):
        found |= set(_errors_of(ast.parse(path.read_text(encoding="utf-8"))))
    for path, tables in WORD_TABLES.items():
        for node in ast.parse((ROOT / "desktop_b2b" / path).read_text(encoding="utf-8")).body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
                context = tables.get(ast.unparse(node.target))
                if context is not None:
                    found |= {(context, str(ast.literal_eval(word))) for word in node.value.values}
    return sorted(found)


def _errors_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The words of errors and findings, also where they were given a name before."""
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            named.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            text = node.args[1] if len(node.args) > 1 else None
            for found in named.get(text.id, []) if isinstance(text, ast.Name) else [text]:
                yield from (("Errors", words) for words in _constants(found))


def _constants(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def update(target: Path, words: Path, language: str) -> None:
    """Bring one language's file up to date with the strings there are."""
    place, options = LANGUAGES[language]
    command = [tool("lupdate"), *options, "-source-language", "en_GB", "-target-language", place]
    command += ["-no-obsolete", "-locations", "none", "-silent", "-disable-heuristic", "similartext"]
    subprocess.run([*command, str(words), "-ts", str(target)], check=True, capture_output=True)


def tool(name: str) -> str:
    """Qt's tool beside the interpreter that runs this."""
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"pyside6-{name} is missing: run `python3 dev.py test` once")
    return found


def keys_of(file: Path) -> set[tuple[str, str]]:
    """All (context, source) of a translation file."""
    tree = ET.parse(file)  # noqa: S314  # our own file
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def unfinished(file: Path) -> list[str]:
    """Sources without a finished translation."""
    found = []
    for message in ET.parse(file).iter("message"):  # noqa: S314  # our own file
        translation = message.find("translation")
        if translation is None or translation.get("type") is not None or not _has_text(translation):
            found.append(message.findtext("source", ""))
    return found


def _has_text(translation: ET.Element) -> bool:
    forms = translation.findall("numerusform")
    return all(form.text for form in forms) if forms else bool(translation.text)


def check() -> list[str]:
    """What is new, gone, unfinished or out of place, in words."""
    texts, problems = collect()
    with tempfile.TemporaryDirectory() as name:
        words = write_list(texts, Path(name))
        for language in LANGUAGES:
            kept, fresh = FOLDER / f"{language}.ts", Path(name) / f"{language}.ts"
            shutil.copy(kept, fresh)
            update(fresh, words, language)
            problems += [f"{language}: new: {key}" for key in sorted(keys_of(fresh) - keys_of(kept))]
            problems += [f"{language}: gone: {key}" for key in sorted(keys_of(kept) - keys_of(fresh))]
            problems += [f"{language}: unfinished: {text}" for text in unfinished(kept)]
    return problems


def main(arguments: list[str]) -> int:
    """Collect and compile, or check."""
    if "--check" in arguments:
        problems = check()
        sys.stdout.write("".join(f"{problem}\n" for problem in problems))
        return 1 if problems else 0
    texts, problems = collect()
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    with tempfile.TemporaryDirectory() as name:
        words = write_list(texts, Path(name))
        for language in LANGUAGES:
            target = FOLDER / f"{language}.ts"
            update(target, words, language)
            fresh = Path(name) / f"{language}.qm"
            subprocess.run([tool("lrelease"), "-silent", str(target), "-qm", str(fresh)], check=True)
            # A window that is open has the old file mapped: another one takes its place, or it would crash.
            place = Path(shutil.copy(fresh, target.with_suffix(".fresh")))
            place.replace(target.with_suffix(".qm"))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
