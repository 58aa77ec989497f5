# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: arguments only; what they do stands in ``app`` and ``tools``.

Exit codes: 0 done, 2 bad input (a JSON error on stderr), 3 an outage (network, disk, server).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from desktop_b2b import logs, paths
from desktop_b2b.errors import OutageError, UserError

if TYPE_CHECKING:
    import argparse

BAD_INPUT, OUTAGE = 2, 3
Run = Callable[["argparse.Namespace"], int]
#: What can be exported, and the query that lists it.
EXPORTS = {"transactions": "ListTransactions"}
#: What can be imported (``services.imports.ALL_KINDS``, which loads too much for a mere call of help).
IMPORTS = ("requests", "contacts", "products", "b2b_orders", "stock", "receipts", "counts")
KEY_PLACES = ("keychain", "file", "none")
#: A window's child that draws attached files (``ui.printing.drawer``): no verb for people.
DRAWER = "draw-upload"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    if words == [DRAWER]:
        return _draw()
    try:
        arguments: Any = _window_arguments(words) or _parser().parse_args(words)
        logs.set_up(verbose=arguments.verbose)
        run: Run = arguments.run
        return run(arguments)
    except UserError as error:
        print(json.dumps({"error": error.as_dict()}), file=sys.stderr)
        return BAD_INPUT
    except OutageError as error:
        print(json.dumps({"error": error.as_dict()}), file=sys.stderr)
        return OUTAGE


def _draw() -> int:
    from desktop_b2b.app.drawing import run_drawer

    return run_drawer()


def _window_arguments(words: Sequence[str]) -> SimpleNamespace | None:
    """The window's own arguments; it shall not wait for parsers. None for all else, and for mistakes."""
    found = SimpleNamespace(run=_window, profile=None, key=None, verbose=False, headless=False)
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


def _parser() -> argparse.ArgumentParser:
    import argparse

    from desktop_b2b.parser import Parser

    parser = Parser(prog="desktop-b2b", description="Trade with partners, online or not.")
    parser.add_argument("--profile", type=Path, default=None, help="the folder of the profile to work on")
    parser.add_argument("--verbose", action="store_true", help="tell more on stderr")
    parser.add_argument("--key", choices=KEY_PLACES, default=None, help="where a new profile keeps its key")
    verbs = parser.add_subparsers(dest="verb", parser_class=Parser)
    parser.set_defaults(run=_window)

    def add(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(name, help=text, description=text)
        verb.set_defaults(run=run)
        return verb

    window = add("window", _window, "open the window (also without any verb)")
    window.add_argument("--headless", action="store_true", help="report when it is ready, and close")
    link = add("open", _open_link, "open the document of a desktop-b2b:// link, in the window that is open")
    link.add_argument("--clicked", action="store_true", help="say in the window what is wrong with the link")
    link.add_argument("link")
    _add_tools(add)
    _add_server(add)
    sample = add("sample", _sample, "the sample world: run, screenshots")
    sample.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


def _add_tools(add: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    sign_in = add("sign-in", _sign_in, "sign in; the password is read from stdin")
    sign_in.add_argument("--server", required=True)
    sign_in.add_argument("--email", required=True)
    do = add("do", _do, "run a command; its arguments as JSON, or - to read them from stdin")
    do.add_argument("name")
    do.add_argument("body", nargs="?", default="{}")
    show = add("show", _show, "answer a query; one JSON line a row")
    show.add_argument("name")
    show.add_argument("body", nargs="?", default="{}")
    sync = add("sync", _sync, "exchange with the server until nothing is left")
    sync.add_argument("--accept-removal", action="store_true", help="let go what the server asks to remove")
    add("verify", _verify, "compare everything with the server and repair what differs")
    file = add("file", _file, "keep a file (a logo) for commands to name; prints its hash")
    file.add_argument("file", type=Path)
    withdraw = add("withdraw", _withdraw, "take a command that was not sent yet back")
    withdraw.add_argument("command_id")
    add("sign-out", _sign_out, "sign out; what waits stays on this profile")
    add("commands", _commands, "the names of all commands with their schemas")
    add("queries", _queries, "the names of all queries with their schemas")
    load = add("import", _import, "read a file (CSV, TSV, XLSX) of orders, contacts, products, stock")
    load.add_argument("file", type=Path)
    load.add_argument("--as", dest="kind", choices=IMPORTS, required=True)
    load.add_argument("--mapping", help="the column mapping as JSON, or @FILE")
    load.add_argument("--dry-run", action="store_true", help="report only")
    load.add_argument("--skip-refused", action="store_true", help="leave refused and doubtful rows out")
    load.add_argument("--update", action="store_true", help="let the file change what is known by it")
    load.add_argument("--errors", type=Path, help="leave out what is not good, and write it there")
    export = add("export", _export, "write a list into a CSV or XLSX file, under stable codes")
    export.add_argument("what", choices=tuple(EXPORTS))
    export.add_argument("file", type=Path)
    export.add_argument("--list", default="{}", help="the arguments of its query as JSON, or - for stdin")
    export.add_argument("--columns", default="", help="codes with commas between; all without any")
    paper = add("print", _print, "write a document as PDF")
    paper.add_argument("document", choices=("packing-slip", "picking-list"))
    paper.add_argument("id", help="the shipment's or order's id or number")
    paper.add_argument("--pdf", type=Path, required=True)
    add("doctor", _doctor, "check this profile and this machine")


def _add_server(add: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    server = add("server", _server, "run the central server")
    server.add_argument("--database", help="a postgresql:// URL; a SQLite file of our own without it")
    server.add_argument("--listen", default="127.0.0.1:8765", help="HOST:PORT; port 0 takes a free one")
    server.add_argument("--folder", type=Path, help="where the SQLite file and the server's state lie")
    server.add_argument("--smtp", help="the mail relay: smtp://HOST?from=ADDRESS, or @FILE with it")
    server.add_argument("--address", default="", help="https://HOST as seen from outside, for links in mails")
    server.add_argument("--metrics", default="", help="HOST:PORT of the operator's door: metrics, health")
    server.add_argument("--workers", type=int, default=1, help="processes on this address; PostgreSQL only")
    server.add_argument("--log", choices=("debug", "info", "warning", "error"), default="warning")
    server.add_argument("--end-with-stdin", action="store_true", help="stop when stdin is closed")
    server.add_argument("--state", type=Path, help="where the high-water mark lies; else in the folder")
    _add_backup(server)
    admin = add("admin", _admin, "make organisations, users and links on a server's database")
    admin.add_argument("--database")
    admin.add_argument("--folder", type=Path)
    actions = admin.add_subparsers(dest="action", required=True, parser_class=type(admin))
    organisation = actions.add_parser("create-organisation", help="make a company; prints its id")
    organisation.add_argument("name")
    organisation.add_argument(
        "--kind", dest="kinds", action="append", required=True,
        choices=("retailer", "supplier", "fulfilment-centre"),
    )  # fmt: skip
    organisation.add_argument("--time-zone", default="UTC")
    organisation.add_argument("--currency", default="EUR")
    organisation.add_argument("--language", default="en", choices=("en", "fr"))
    user = actions.add_parser("create-user", help="make a person; the password is read from stdin")
    user.add_argument("organisation_id")
    user.add_argument("name")
    user.add_argument("email")
    user.add_argument("--role", default="user", choices=("user", "account_manager"))
    user.add_argument("--privilege", dest="privileges", action="append", default=[])
    link = actions.add_parser("create-link", help="connect a retailer and a partner")
    link.add_argument("retailer_id")
    link.add_argument("partner_id")
    link.add_argument("--card", action="store_true", help="make the retailer's card of the partner too")
    link.add_argument("--kind", default="supplier", choices=("supplier", "fulfilment_centre"))
    sections = actions.add_parser("user-sections", help="what a person's devices receive; none named: all")
    sections.add_argument("email")
    sections.add_argument("sections", nargs="*")
    for name, text in (("disable-user", "close a person's account"), ("enable-user", "open it again")):
        actions.add_parser(name, help=text).add_argument("email")
    actions.add_parser("compact", help="take away what only desks that were away for very long would need")
    actions.add_parser("retry-parked", help="judge again what the server could not do")
    actions.add_parser("list", help="all companies with their users and links")
    admin.add_argument("--state", type=Path, default=None, help="where the high-water mark lies")
    _add_hold(actions.add_parser("new-epoch", help="go on with a database that was restored by other means"))
    effects = actions.add_parser("effects", help="mails that were held when the database was restored")
    effects.add_argument("do", choices=("list", "release", "drop"))
    effects.add_argument("ids", nargs="*", help="their ids; all without any")
    actions.add_parser("end-hold", help="after a restore all desks are back: judge what waits for them")


def _add_backup(server: argparse.ArgumentParser) -> None:
    import argparse

    verbs = server.add_subparsers(dest="action", parser_class=type(server))
    for name, text in (
        ("backup", "write a backup while the server runs"),
        ("restore", "fill an empty database from a backup"),
        ("verify", "read a backup again; without a file, check the database"),
    ):
        verb = verbs.add_parser(name, help=text, description=text)
        verb.add_argument("file", type=Path, nargs="?" if name == "verify" else None)
        for place in ("--database", "--folder", "--state"):
            kind = str if place == "--database" else Path
            verb.add_argument(place, type=kind, default=argparse.SUPPRESS)
        if name == "restore":
            _add_hold(verb)
        verb.set_defaults(run=_keep_server)


def _add_hold(verb: argparse.ArgumentParser) -> None:
    words = "how long deadlines that have passed wait for the answers that desks give again"
    verb.add_argument("--hold-hours", type=int, default=24, help=words)


def _profile(arguments: argparse.Namespace) -> Path:
    folder: Path | None = arguments.profile
    return folder if folder is not None else paths.default_profile()


def _print_line(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _body(text: str) -> str:
    return sys.stdin.read() if text == "-" else text


def _window(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.window import run_window

    headless = getattr(arguments, "headless", False)
    return run_window(
        _profile(arguments),
        key_place=arguments.key,
        make_sample=_make_sample,
        report=_print_line if headless else None,
    )


def _open_link(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.window import run_window
    from desktop_b2b.domain.links import LONGEST, record_of

    link: str = arguments.link
    if arguments.clicked:
        # Whoever clicked sees no stderr; of a text that is no link the window needs only the beginning.
        link = link[: LONGEST + 1] or "?"
    else:
        record_of(link)
    return run_window(_profile(arguments), key_place=arguments.key, make_sample=_make_sample, link=link)


def _make_sample(folder: Path, language: str) -> Path:
    from desktop_b2b.sample.world import make_world

    make_world(folder, "", language)
    return folder / "retailer"


def _sign_in(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    password = sys.stdin.readline().rstrip("\r\n")
    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.sign_in(arguments.server, arguments.email, password))
    return 0


def _do(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.do(arguments.name, _body(arguments.body)))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        result = tool.show(arguments.name, _body(arguments.body))
    for row in result if isinstance(result, list) else [result]:
        _print_line(row)
    return 0


def _sync(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.sync(arguments.accept_removal))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.verify())
    return 0


def _file(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.file(str(arguments.file)))
    return 0


def _withdraw(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.withdraw(arguments.command_id))
    return 0


def _sign_out(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.sign_out())
    return 0


def _commands(_arguments: argparse.Namespace) -> int:
    from desktop_b2b import tools

    for line in tools.command_schemas():
        _print_line(line)
    return 0


def _queries(_arguments: argparse.Namespace) -> int:
    from desktop_b2b import tools

    for line in tools.query_schemas():
        _print_line(line)
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from desktop_b2b import tools
    from desktop_b2b.app.tool import open_tool

    options = tools.ImportOptions(
        kind=arguments.kind,
        mapping=arguments.mapping,
        dry_run=arguments.dry_run,
        skip_refused=arguments.skip_refused,
        update=arguments.update,
        errors=arguments.errors,
    )
    with open_tool(_profile(arguments), arguments.key) as tool:
        lines, code = tools.import_file(tool, arguments.file, options)
    for line in lines:
        _print_line(line)
    return code


def _export(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.tool import open_tool

    query, body = EXPORTS[arguments.what], _body(arguments.list)
    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tool.export(query, body, arguments.columns, str(arguments.file)))
    return 0


def _print(arguments: argparse.Namespace) -> int:
    from desktop_b2b import tools
    from desktop_b2b.app.tool import open_tool

    with open_tool(_profile(arguments), arguments.key) as tool:
        _print_line(tools.print_document(tool, arguments.document, arguments.id, arguments.pdf))
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from desktop_b2b import tools

    healthy = True
    for line in tools.doctor(_profile(arguments), arguments.key):
        healthy = healthy and bool(line["ok"])
        _print_line(line)
    return 0 if healthy else OUTAGE


def _server(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.server import run_server

    logs.set_up_server("info" if arguments.verbose else arguments.log)
    return run_server(
        arguments.database,
        arguments.listen,
        arguments.folder or paths.default_server_folder(),
        state=arguments.state,
        smtp=arguments.smtp,
        address=arguments.address,
        metrics=arguments.metrics,
        workers=arguments.workers,
        log="info" if arguments.verbose else arguments.log,
        end_with=sys.stdin.buffer if arguments.end_with_stdin else None,
    )


def _keep_server(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.server import keep_server

    lines = keep_server(
        arguments.database,
        arguments.folder or paths.default_server_folder(),
        arguments.state,
        arguments.action,
        arguments.file,
        getattr(arguments, "hold_hours", 24),
    )
    right = True
    for line in lines:
        right = right and bool(line.get("ok", True))
        _print_line(line)
    return 0 if right else OUTAGE


def _admin(arguments: argparse.Namespace) -> int:
    from desktop_b2b.app.server import run_admin

    own = {"run", "verb", "profile", "key", "verbose", "database", "folder", "action"}
    fields = {name: value for name, value in vars(arguments).items() if name not in own}
    if arguments.action == "create-user":
        fields["password"] = sys.stdin.readline().rstrip("\r\n")
    folder = arguments.folder or paths.default_server_folder()
    for line in run_admin(arguments.database, folder, arguments.action, fields):
        _print_line(line)
    return 0


def _sample(arguments: argparse.Namespace) -> int:
    from desktop_b2b.sample import main as sample_main

    return sample_main(arguments.arguments)
