# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What each verb of scripts and servers does with its arguments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_b2b import logs, paths
from desktop_b2b.cli.output import OUTAGE, print_line
from desktop_b2b.cli.window import profile_of

if TYPE_CHECKING:
    import argparse

#: What can be exported, and the query that lists it.
EXPORTS = {"transactions": "ListTransactions"}


def _body(text: str) -> str:
    return sys.stdin.read() if text == "-" else text


def run_sign_in(arguments: argparse.Namespace) -> int:
    """Sign in; the password comes from stdin."""
    from desktop_b2b.app.tool import open_tool

    password = sys.stdin.readline().rstrip("\r\n")
    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.sign_in(arguments.server, arguments.email, password))
    return 0


def run_do(arguments: argparse.Namespace) -> int:
    """Run a command."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.do(arguments.name, _body(arguments.body)))
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Answer a query, one line a row."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        result = tool.show(arguments.name, _body(arguments.body))
    for row in result if isinstance(result, list) else [result]:
        print_line(row)
    return 0


def run_sync(arguments: argparse.Namespace) -> int:
    """Exchange with the server."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.sync(arguments.accept_removal))
    return 0


def run_verify(arguments: argparse.Namespace) -> int:
    """Compare everything with the server."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.verify())
    return 0


def run_file(arguments: argparse.Namespace) -> int:
    """Keep a file."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.file(str(arguments.file)))
    return 0


def run_withdraw(arguments: argparse.Namespace) -> int:
    """Take an unsent command back."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.withdraw(arguments.command_id))
    return 0


def run_sign_out(arguments: argparse.Namespace) -> int:
    """Sign out."""
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.sign_out())
    return 0


def run_commands(_arguments: argparse.Namespace) -> int:
    """All commands with their schemas."""
    from desktop_b2b import tools

    for line in tools.command_schemas():
        print_line(line)
    return 0


def run_queries(_arguments: argparse.Namespace) -> int:
    """All queries with their schemas."""
    from desktop_b2b import tools

    for line in tools.query_schemas():
        print_line(line)
    return 0


def run_import(arguments: argparse.Namespace) -> int:
    """Read a file."""
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
    with open_tool(profile_of(arguments), arguments.key) as tool:
        lines, code = tools.import_file(tool, arguments.file, options)
    for line in lines:
        print_line(line)
    return code


def run_export(arguments: argparse.Namespace) -> int:
    """Write a list into a file."""
    from desktop_b2b.app.tool import open_tool

    query, body = EXPORTS[arguments.what], _body(arguments.list)
    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tool.export(query, body, arguments.columns, str(arguments.file)))
    return 0


def run_print(arguments: argparse.Namespace) -> int:
    """Write a document as PDF."""
    from desktop_b2b import tools
    from desktop_b2b.app.tool import open_tool

    with open_tool(profile_of(arguments), arguments.key) as tool:
        print_line(tools.print_document(tool, arguments.document, arguments.id, arguments.pdf))
    return 0


def run_doctor(arguments: argparse.Namespace) -> int:
    """Check profile and machine."""
    from desktop_b2b import tools

    healthy = True
    for line in tools.doctor(profile_of(arguments), arguments.key):
        healthy = healthy and bool(line["ok"])
        print_line(line)
    return 0 if healthy else OUTAGE


def run_server(arguments: argparse.Namespace) -> int:
    """Run the central server."""
    from desktop_b2b.app import server

    logs.set_up_server("info" if arguments.verbose else arguments.log)
    return server.run_server(
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


def run_keep_server(arguments: argparse.Namespace) -> int:
    """Back a server up, restore or verify it."""
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
        print_line(line)
    return 0 if right else OUTAGE


def run_admin(arguments: argparse.Namespace) -> int:
    """Work on a server's database."""
    from desktop_b2b.app import server

    own = {"run", "verb", "profile", "key", "verbose", "database", "folder", "action"}
    fields = {name: value for name, value in vars(arguments).items() if name not in own}
    if arguments.action == "create-user":
        fields["password"] = sys.stdin.readline().rstrip("\r\n")
    folder = arguments.folder or paths.default_server_folder()
    for line in server.run_admin(arguments.database, folder, arguments.action, fields):
        print_line(line)
    return 0


def run_sample(arguments: argparse.Namespace) -> int:
    """The sample world."""
    from desktop_b2b.sample import main as sample_main

    return sample_main(arguments.arguments)
