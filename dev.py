#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The developers' door: `python3 dev.py run` opens the sample world, `python3 dev.py test` checks everything.

It needs a Python 3.11 to 3.13 and nothing else: the first call makes a virtual environment beside this file
and installs the locked dependencies into it. What it tells goes to stderr, so that the JSON lines of
`run --headless` and `bench` stand alone on stdout.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "packaging" / "dev.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "dev-lock.sha256"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
BENCHES = ROOT / "tests" / "bench"
TRANSLATIONS = ROOT / "resources" / "translations" / "compile.py"
OUTLINES = ROOT / "resources" / "icons" / "outline.py"

SUPPORTED = ((3, 11), (3, 12), (3, 13))
DESKS = ("retailer", "supplier-1", "supplier-2", "supplier-3", "retailer-2", "centre-1")
#: What ends a run that hangs: far more than a run takes.
CAP_SECONDS = 60 * 60
LONG_CAP_SECONDS = 3 * 60 * 60
#: What tells builds of one Python apart: calls, objects, dictionaries and text, for about 0.1 seconds.
PACE = """
import time
class Row:
    __slots__ = ("number", "text")
    def __init__(self, number, text):
        self.number, self.text = number, text
def fill():
    rows = {}
    for number in range(50_000):
        row = Row(number, str(number))
        rows[row.text] = row
    return sum(row.number for row in rows.values())
best = float("inf")
for _ in range(3):
    begin = time.perf_counter()
    fill()
    best = min(best, time.perf_counter() - begin)
print(best)
"""
#: Another build of the same Python is taken if it needs at most this share of the time.
QUICKER = 0.92

# The shared libraries that Qt loads on Linux, and the Debian packages that bring them. Without the last
# ones Qt starts on no screen and blames libxcb-cursor0, whichever of them is missing.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


class Stop(Exception):
    """Something the person at the keyboard must do first; the text says what."""


def tell(text: str) -> None:
    """Progress and advice, out of the way of what programs read."""
    print(text, file=sys.stderr, flush=True)


# --- Setting up -------------------------------------------------------------------------------------------


def set_up() -> None:
    """Make this machine ready: system libraries, virtual environment, locked dependencies."""
    install_system_packages(missing_qt_packages())
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not PYTHON.exists():
        make_environment()
    elif STAMP.is_file() and STAMP.read_text() == wanted:
        return
    install_dependencies()
    STAMP.write_text(wanted)


def missing_qt_packages() -> list[str]:
    """The Debian packages of the libraries that Qt would not find here."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in QT_LIBRARIES.items() if not is_loadable(library)]


def is_loadable(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where we may; otherwise say exactly what to call."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise Stop(
            f"Qt needs system libraries that are missing here. Debian calls them: {' '.join(packages)}"
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise Stop(f"System libraries are missing. Please run:\n\n    sudo {' '.join(install)}\n")
    tell(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, check=True, stdout=sys.stderr, env=environment)


def make_environment() -> None:
    """Make the virtual environment with the first Python found that fits."""
    python = find_python()
    if not runs(python, "import ensurepip, venv"):
        install_system_packages([f"python{python_version(python)}-venv"])
    tell(f"Making a virtual environment with {python}")
    subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=True, stdout=sys.stderr)


def find_python() -> str:
    """The running Python if it fits, else another one on the path: of its version, the quickest build.

    A Python that was compiled without the optimisations of a distribution (version managers do so unless
    they are told) is 10 to 20 % slower at everything that the program, its tests and its benches do.
    """
    if sys.version_info[:2] in SUPPORTED:
        return quickest_build(sys.executable, f"{sys.version_info.major}.{sys.version_info.minor}")
    names = [f"python{major}.{minor}" for major, minor in reversed(SUPPORTED)]
    for name in names:
        found = shutil.which(name)
        if found and runs(found, "import sys"):
            return quickest_build(found, name.removeprefix("python"))
    here = sys.version.split()[0]
    raise Stop(f"Python 3.11, 3.12 or 3.13 is needed. This one is {here}, and none of them is on the path.")


def quickest_build(python: str, version: str) -> str:
    """``python``, or another build of its version on the path that is clearly quicker and can be used."""
    builds = {os.path.realpath(python): python}
    for folder in os.get_exec_path():
        found = shutil.which(f"python{version}", path=folder)
        if found and runs(found, "import ensurepip, venv"):
            builds.setdefault(os.path.realpath(found), found)
    if len(builds) == 1:
        return python
    # In turn, so that a busy moment of the machine decides nothing.
    paces = [{build: pace(build) for build in builds.values()} for _ in range(3)]
    best = {build: min(measured[build] for measured in paces) for build in builds.values()}
    quickest = min(best, key=best.__getitem__)
    if best[quickest] > QUICKER * best[python]:
        return python
    tell(f"{quickest} is a quicker build of Python {version} than {python}: taking it")
    return quickest


def pace(python: str) -> float:
    """Seconds that a Python needs for a little work; infinite if it does not start."""
    done = subprocess.run([python, "-I", "-c", PACE], check=False, capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else float("inf")


def runs(python: str, code: str) -> bool:
    """Whether a Python starts and gets through a line of code."""
    return subprocess.run([python, "-c", code], check=False, capture_output=True).returncode == 0


def python_version(python: str) -> str:
    """A Python's version, as in `3.11`."""
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def install_dependencies() -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    count = LOCK.read_text().count("==")
    tell(f"Installing up to {count} locked packages; the first time takes a minute or two")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    options = ["--require-hashes", "--only-binary=:all:", "--no-warn-script-location"]
    subprocess.run([*pip, *options, "-r", str(LOCK)], check=True, stdout=sys.stderr)


# --- Commands ---------------------------------------------------------------------------------------------


def run(options: argparse.Namespace, _rest: list[str]) -> int:
    """Open a desk of the sample world; a second call finds the running server and opens beside it."""
    folder = Path(options.keep).resolve() if options.keep else throw_away_folder()
    command = [
        str(PYTHON),
        "-m",
        "desktop_b2b",
        "sample",
        "run",
        "--as",
        options.desk,
        "--folder",
        str(folder),
    ]
    if options.headless:
        command.append("--headless")
    return hand_over(command)


def throw_away_folder() -> Path:
    """The sample world's folder: the same for each call from this checkout, gone with the temporary files."""
    checkout = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"desktop-b2b-sample-{user}-{checkout}"


def bench(options: argparse.Namespace, rest: list[str]) -> int:
    """Run one measurement, or list them."""
    names = sorted(path.stem.removeprefix("bench_") for path in BENCHES.glob("bench_*.py"))
    if options.name is None:
        sys.stdout.writelines(f"{name}\n" for name in names)
        return 0
    if options.name not in names:
        raise Stop(f"There is no bench {options.name}. There are: {', '.join(names) or 'none yet'}")
    return hand_over([str(PYTHON), str(BENCHES / f"bench_{options.name}.py"), *rest])


def simulate(_options: argparse.Namespace, rest: list[str]) -> int:
    """Run simulated histories of sync under faults, or hunt for planted bugs."""
    os.environ["PYTHONHASHSEED"] = "0"
    return hand_over([str(PYTHON), "-m", "tests.simulation.run", *rest])


def crash(_options: argparse.Namespace, rest: list[str]) -> int:
    """Kill processes at any instant, or end a command at each of its writes; nothing may be lost."""
    return hand_over([str(PYTHON), "-m", "tests.crash.run", *rest])


def fuzz(_options: argparse.Namespace, rest: list[str]) -> int:
    """Throw made-up inputs at every door: bytes, commands, calls, answers, files."""
    os.environ["PYTHONHASHSEED"] = "0"
    return hand_over([str(PYTHON), "-m", "tests.fuzz.run", *rest])


def screenshots(options: argparse.Namespace, rest: list[str]) -> int:
    """Paint every screen of the sample world, light and dark, into a folder."""
    command = [str(PYTHON), "-m", "desktop_b2b", "sample", "screenshots", str(Path(options.folder).resolve())]
    return hand_over([*command, "--folder", str(throw_away_folder()), *rest])


def generate(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Write the generated files anew: the SQL of the hot statements, translations, the icons' outlines."""
    commands = [
        [str(PYTHON), "-m", "desktop_b2b.storage.generate"],
        [str(PYTHON), str(TRANSLATIONS)],
        [str(PYTHON), str(OUTLINES)],
    ]
    return max(
        subprocess.run(command, check=False, cwd=ROOT, env=environment()).returncode for command in commands
    )


def hand_over(command: list[str]) -> int:
    """Become the program, so that its signals and exit code are its own."""
    os.chdir(ROOT)
    if os.name == "nt":
        return subprocess.run(command, check=False, env=environment()).returncode
    os.execve(command[0], command, environment())


def environment() -> dict[str, str]:
    """What every program that we start finds around it."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


# --- Tests ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One check of `dev.py test`; ``beside``: it runs beside all others, on one core, and is told of last."""

    name: str
    command: list[str]
    beside: bool = False


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """Run every check, or pytest alone when it is given arguments; 0 if all is green."""
    steps = [Step("tests", [*pytest(options.long), *rest])] if rest else all_steps(long=options.long)
    started = time.monotonic()
    deadline = started + (LONG_CAP_SECONDS if options.long else CAP_SECONDS)
    red = []
    with contextlib.ExitStack() as running:
        ends = {step.name: running.enter_context(begun(step, deadline)) for step in steps if step.beside}
        for number, step in enumerate(sorted(steps, key=lambda one: one.beside), 1):
            tell(f"── {number}/{len(steps)} {step.name} ── after {minutes(started)}")
            if not (ends[step.name]() if step.beside else passes(step, deadline)):
                red.append(step.name)
    tell(f"── {'RED: ' + ', '.join(red) if red else 'all green'} ── after {minutes(started)}")
    return 1 if red else 0


def all_steps(*, long: bool) -> list[Step]:
    """Lint, types, import contracts and tests, the quick ones first and the types beside them."""
    python = str(PYTHON)
    sources = ["desktop_b2b", "ui", "sync", "tests", "dev.py"]
    contracts = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        Step("lint", [python, "-m", "ruff", "check", "."]),
        Step("format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("types", [python, "-m", "mypy", "--strict", *sources], beside=True),
        Step("import contracts", [python, "-c", contracts]),
        Step("tests", [*pytest(long), "-n", "2"]),
    ]


def pytest(long: bool) -> list[str]:
    """How to call pytest, with or without the tests that take minutes."""
    return [str(PYTHON), "-m", "pytest", *(["-m", "long or not long"] if long else [])]


def passes(step: Step, deadline: float) -> bool:
    """Run a step to its end or to the deadline, whichever comes first."""
    with begun(step, deadline) as ended:
        return ended()


@contextlib.contextmanager
def begun(step: Step, deadline: float) -> Iterator[Callable[[], bool]]:
    """A step that runs. What this gives waits for its end, and says whether all was well; what a step beside
    others had to say is shown then.
    """
    offscreen = {**environment(), "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryFile() if step.beside else contextlib.nullcontext() as said:
        process = subprocess.Popen(
            step.command, cwd=ROOT, env=offscreen, start_new_session=True, stdout=said, stderr=said
        )

        def ended() -> bool:
            try:
                return process.wait(timeout=max(deadline - time.monotonic(), 1)) == 0
            except subprocess.TimeoutExpired:
                tell(f"{step.name}: out of time")
                return False
            finally:
                if said is not None:
                    said.seek(0)
                    sys.stdout.write(said.read().decode(errors="replace"))
                    sys.stdout.flush()

        try:
            yield ended
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Leave no child behind, after the deadline or Ctrl+C: first ask, then insist."""
    if process.poll() is not None:
        return
    signal_all(process, signal.SIGINT)
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        signal_all(process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        process.wait()


def signal_all(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a step and to what it started."""
    if os.name == "nt":
        process.terminate()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def minutes(started: float) -> str:
    """The time since then, as in `1:05`."""
    seconds = int(time.monotonic() - started)
    return f"{seconds // 60}:{seconds % 60:02}"


# --- Arguments --------------------------------------------------------------------------------------------

Command = Callable[[argparse.Namespace, list[str]], int]


def parse(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace, list[str]]:
    """The command, its options, and what it passes on unread."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0], allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(function: Command, *, passes_on: str = "") -> argparse.ArgumentParser:
        text = (function.__doc__ or "").splitlines()[0]
        epilog = f"Other arguments go to {passes_on}." if passes_on else None
        command = commands.add_parser(
            function.__name__, help=text, description=text, epilog=epilog, allow_abbrev=False
        )
        command.set_defaults(function=function, passes_on=bool(passes_on))
        return command

    command = add(run)
    command.add_argument("--as", dest="desk", choices=DESKS, default="retailer", help="whose desk to open")
    command.add_argument(
        "--headless", action="store_true", help="wait until ready, print one JSON line, stop"
    )
    command.add_argument("--keep", metavar="DIR", help="keep the sample world in this folder")
    command = add(test, passes_on="pytest, which then runs alone")
    command.add_argument("--long", action="store_true", help="also run the tests that take minutes")
    command = add(bench, passes_on="the bench")
    command.add_argument("name", nargs="?", help="without it: list the benches")
    add(simulate, passes_on="the simulation: --seeds 1-500, --jobs 2, --bugs")
    add(crash, passes_on="the proof: --kills 2000, --seed 7, --points")
    add(fuzz, passes_on="the inputs: --inputs 20000, --seed 1, --jobs 2, --targets wire.decode")
    command = add(screenshots, passes_on="the program: --language fr, --scale 2")
    command.add_argument("folder", metavar="DIR")
    add(generate)

    options, rest = parser.parse_known_args(arguments)
    if rest and not options.passes_on:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    return options.function, options, rest


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what was asked."""
    command, options, rest = parse(arguments)
    try:
        set_up()
        return command(options, rest)
    except Stop as stop:
        tell(str(stop))
        return 2
    except subprocess.CalledProcessError as error:
        tell(f"This failed, see above: {' '.join(map(str, error.cmd))}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
