# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The arguments of all verbs; loaded by all of them but the window, which shall not wait."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_b2b.cli import verbs
from desktop_b2b.cli.window import KEY_PLACES, Run, open_link, open_window
from desktop_b2b.errors import UserError

#: What can be imported (``services.imports.ALL_KINDS``, which loads too much for a mere call of help).
IMPORTS = ("requests", "contacts", "products", "b2b_orders", "stock", "receipts", "counts")


class Parser(argparse.ArgumentParser):
    """Complains in JSON, as everything else here does."""

    def error(self, message: str) -> Any:
        """Refuse the arguments."""
        raise UserError("arguments", "{message}", "arguments", message=message)


def make_parser() -> argparse.ArgumentParser:
    """All verbs with their arguments."""
    parser = Parser(prog="desktop-b2b", description="Trade with partners, online or not.")
    parser.add_argument("--profile", type=Path, default=None, help="the folder of the profile to work on")
    parser.add_argument("--verbose", action="store_true", help="tell more on stderr")
    parser.add_argument("--key", choices=KEY_PLACES, default=None, help="where a new profile keeps its key")
    known = parser.add_subparsers(dest="verb", parser_class=Parser)
    parser.set_defaults(run=open_window)

    def add(name: str, run: Run, text: str) -> argparse.ArgumentParser:
        verb = known.add_parser(name, help=text, description=text)
        verb.set_defaults(run=run)
        return verb

    window = add("window", open_window, "open the window (also without any verb)")
    window.add_argument("--headless", action="store_true", help="report when it is ready, and close")
    link = add("open", open_link, "open the document of a desktop-b2b:// link, in the window that is open")
    link.add_argument("--clicked", action="store_true", help="say in the window what is wrong with the link")
    link.add_argument("link")
    _add_tools(add)
    _add_server(add)
    sample = add("sample", verbs.run_sample, "the sample world: run, screenshots")
    sample.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


def _add_tools(add: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    sign_in = add("sign-in", verbs.run_sign_in, "sign in; the password is read from stdin")
    sign_in.add_argument("--server", required=True)
    sign_in.add_argument("--email", required=True)
    do = add("do", verbs.run_do, "run a command; its arguments as JSON, or - to read them from stdin")
    do.add_argument("name")
    do.add_argument("body", nargs="?", default="{}")
    show = add("show", verbs.run_show, "answer a query; one JSON line a row")
    show.add_argument("name")
    show.add_argument("body", nargs="?", default="{}")
    sync = add("sync", verbs.run_sync, "exchange with the server until nothing is left")
    sync.add_argument("--accept-removal", action="store_true", help="let go what the server asks to remove")
    add("verify", verbs.run_verify, "compare everything with the server and repair what differs")
    file = add("file", verbs.run_file, "keep a file (a logo) for commands to name; prints its hash")
    file.add_argument("file", type=Path)
    withdraw = add("withdraw", verbs.run_withdraw, "take a command that was not sent yet back")
    withdraw.add_argument("command_id")
    add("sign-out", verbs.run_sign_out, "sign out; what waits stays on this profile")
    add("commands", verbs.run_commands, "the names of all commands with their schemas")
    add("queries", verbs.run_queries, "the names of all queries with their schemas")
    load = add(
        "import", verbs.run_import, "read a file (CSV, TSV, XLSX) of orders, contacts, products, stock"
    )
    load.add_argument("file", type=Path)
    load.add_argument("--as", dest="kind", choices=IMPORTS, required=True)
    load.add_argument("--mapping", help="the column mapping as JSON, or @FILE")
    load.add_argument("--dry-run", action="store_true", help="report only")
    load.add_argument("--skip-refused", action="store_true", help="leave refused and doubtful rows out")
    load.add_argument("--update", action="store_true", help="let the file change what is known by it")
    load.add_argument("--errors", type=Path, help="leave out what is not good, and write it there")
    export = add("export", verbs.run_export, "write a list into a CSV or XLSX file, under stable codes")
    export.add_argument("what", choices=tuple(verbs.EXPORTS))
    export.add_argument("file", type=Path)
    export.add_argument("--list", default="{}", help="the arguments of its query as JSON, or - for stdin")
    export.add_argument("--columns", default="", help="codes with commas between; all without any")
    paper = add("print", verbs.run_print, "write a document as PDF")
    paper.add_argument("document", choices=("packing-slip", "picking-list"))
    paper.add_argument("id", help="the shipment's or order's id or number")
    paper.add_argument("--pdf", type=Path, required=True)
    add("doctor", verbs.run_doctor, "check this profile and this machine")


def _add_server(add: Callable[[str, Run, str], argparse.ArgumentParser]) -> None:
    server = add("server", verbs.run_server, "run the central server")
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
    admin = add("admin", verbs.run_admin, "make organisations, users and links on a server's database")
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
    kept = server.add_subparsers(dest="action", parser_class=type(server))
    for name, text in (
        ("backup", "write a backup while the server runs"),
        ("restore", "fill an empty database from a backup"),
        ("verify", "read a backup again; without a file, check the database"),
    ):
        verb = kept.add_parser(name, help=text, description=text)
        verb.add_argument("file", type=Path, nargs="?" if name == "verify" else None)
        for place in ("--database", "--folder", "--state"):
            kind = str if place == "--database" else Path
            verb.add_argument(place, type=kind, default=argparse.SUPPRESS)
        if name == "restore":
            _add_hold(verb)
        verb.set_defaults(run=verbs.run_keep_server)


def _add_hold(verb: argparse.ArgumentParser) -> None:
    words = "how long deadlines that have passed wait for the answers that desks give again"
    verb.add_argument("--hold-hours", type=int, default=24, help=words)
