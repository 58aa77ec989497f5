# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: arguments only; what they do stands in ``app`` and ``tools``.

The window's own arguments are read here, since it shall not wait for parsers; all others in ``arguments``.
Exit codes: 0 done, 2 bad input (a JSON error on stderr), 3 an outage (network, disk, server).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from desktop_b2b import logs
from desktop_b2b.cli.output import BAD_INPUT, OUTAGE, UnreadError, hand_over, print_no_more
from desktop_b2b.cli.window import KEY_PLACES, Run, open_window
from desktop_b2b.errors import OutageError, UserError

#: A window's child that draws attached files (``ui.printing.drawer``): no verb for people.
DRAWER = "draw-upload"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    if words == [DRAWER]:
        return _draw()
    try:
        arguments: Any = _window_arguments(words) or _parse(words)
        logs.set_up(verbose=arguments.verbose)
        run: Run = arguments.run
        code = run(arguments)
        hand_over()
    except UnreadError:
        print_no_more()
        return 0
    except UserError as error:
        print(json.dumps({"error": error.as_dict()}), file=sys.stderr)
        return BAD_INPUT
    except OutageError as error:
        print(json.dumps({"error": error.as_dict()}), file=sys.stderr)
        return OUTAGE
    return code


def _draw() -> int:
    from desktop_b2b.app.drawing import run_drawer

    return run_drawer()


def _parse(words: Sequence[str]) -> Any:
    from desktop_b2b.cli.arguments import make_parser

    return make_parser().parse_args(words)


def _window_arguments(words: Sequence[str]) -> SimpleNamespace | None:
    """The window's own arguments; it shall not wait for parsers. None for all else, and for mistakes."""
    found = SimpleNamespace(run=open_window, profile=None, key=None, verbose=False, headless=False)
    rest = iter(words)
    verb = ""
    for word in rest:
        if word == "--verbose" and not verb:
            found.verbose = True
        elif word == "window" and not verb:
            verb = word
        elif word == "--headless" and verb:
            found.headless = True
        elif word in ("--profile", "--key") and not verb:
            value = next(rest, "-")
            if value.startswith("-") or (word == "--key" and value not in KEY_PLACES):
                return None
            setattr(found, word[2:], Path(value) if word == "--profile" else value)
        else:
            return None
    return found
