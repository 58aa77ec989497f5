# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The scripting tool: on this process's own desk, or through the process that owns the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.ownership import OwnerLine
from desktop_b2b.storage.profile import KeyPlace


class Tool(Protocol):
    """What a script can do, on its own process or through the profile's owner."""

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command; returns its id, the numbers it drew and the documents it changed."""
        ...

    def do_all(self, calls: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
        """Run commands that belong together, each its name and body: all of them, or none."""
        ...

    def show(self, name: str, body: str) -> Any:
        """Answer a query, as plain JSON values."""
        ...

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        ...

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left; returns pushed, pulled and issues. ``accept_removal``: let go what
        the server asks to remove.
        """
        ...

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server and repair what differs; returns what was found."""
        ...

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file (a logo) to be uploaded; returns its hash for commands."""
        ...

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a CSV or XLSX file; returns how many rows. `what` and `body`: a query's name and
        arguments; `columns`: codes with commas between, all of them without any. Raises UserError,
        OutageError ``export.unwritable``.
        """
        ...

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        ...

    def sign_out(self) -> dict[str, Any]:
        """Sign out; returns how many commands still wait."""
        ...


class DirectTool:
    """The tool on a desk of this process; also what the owner's door serves."""

    def __init__(self, desk: DeskApp) -> None:
        self._desk = desk

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command."""
        return self.do_all(((name, body),))[0]

    def do_all(self, calls: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
        """Run commands, all or none."""
        from desktop_b2b.domain.commands import decode

        return [
            {
                "command_id": receipt.command_id,
                "numbers": receipt.numbers,
                "changed": sorted(receipt.changes.ids),
            }
            for receipt in self._desk.execute_all([decode(name, body) for name, body in calls])
        ]

    def show(self, name: str, body: str) -> Any:
        """Answer a query."""
        import msgspec

        from desktop_b2b.services.queries import decode_query

        return msgspec.to_builtins(self._desk.answer(decode_query(name, body)))

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        self._desk.sign_in(server, email, password)
        viewer = self._desk.viewer()
        return {"organisation_id": viewer.organisation_id, "user_id": viewer.user_id}

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left."""
        if accept_removal:
            self._desk.accept_removal()
        report = self._desk.engine.sync_until_settled()
        return {"pushed": report.pushed, "pulled": report.pulled, "issues": report.issues}

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server."""
        found = self._desk.engine.verify()
        return {"tables": found.tables, "buckets": found.buckets, "repaired": found.repaired}

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file."""
        try:
            content = Path(path).read_bytes()
        except OSError as error:
            raise UserError("file.unreadable", "The file cannot be read: {reason}.", "file",
                            reason=error.strerror or error) from error  # fmt: skip
        from desktop_b2b.services.files import mime_of

        digest = self._desk.store_file(content, mime_of(content))
        return {"hash": digest, "size": len(content)}

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a file, under stable codes."""
        from desktop_b2b.documents.tables.export import write_table
        from desktop_b2b.documents.tables.model import Style
        from desktop_b2b.documents.tables.transactions import CODES, transaction_fields, transaction_pages
        from desktop_b2b.services.queries import GetOrganisation, ListTransactions, decode_query

        asked = decode_query(what, body)
        if not isinstance(asked, ListTransactions):
            raise UserError("export.list", "{list} is no list that can be exported.", "list", list=what)
        fields = transaction_fields(columns.split(",") if columns else CODES)
        style = Style(self._desk.answer(GetOrganisation()).time_zone, bare=True)
        target = Path(path)
        count = self._desk.browse(
            lambda ask: write_table(
                transaction_pages(ask, asked), fields, target, style=style, title="transactions"
            )
        )
        return {"file": path, "rows": count}

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        self._desk.withdraw(command_id)
        return {"withdrawn": command_id}

    def sign_out(self) -> dict[str, Any]:
        """Sign out."""
        from desktop_b2b.services.queries import GetSyncStatus

        waiting = self._desk.answer(GetSyncStatus()).waiting
        self._desk.sign_out()
        return {"waiting": waiting}

    def summon(self, link: str) -> dict[str, Any]:
        """Bring the window to the front, with a document where a link names one."""
        self._desk.summon(link)
        return {"shown": True}

    def serve(self, request: dict[str, Any]) -> dict[str, Any]:
        """Answer a call that came through the owner's door."""
        verbs: dict[str, Callable[..., Any]] = {
            "do": self.do,
            "do-all": self.do_all,
            "show": self.show,
            "sign-in": self.sign_in,
            "sync": self.sync,
            "verify": self.verify,
            "file": self.file,
            "export": self.export,
            "withdraw": self.withdraw,
            "sign-out": self.sign_out,
            "summon": self.summon,
        }
        try:
            verb = verbs.get(str(request.get("verb")))
            if verb is None:
                raise UserError("tool.verb", "There is no such call.", "verb")
            return {"result": verb(*request.get("arguments", ()))}
        except (UserError, OutageError) as error:
            return {"error": error.as_dict(), "outage": isinstance(error, OutageError)}


class RemoteTool:
    """The tool through the process that owns the profile."""

    def __init__(self, line: OwnerLine) -> None:
        self._line = line

    def _call(self, verb: str, *arguments: object) -> Any:
        reply = self._line.call({"verb": verb, "arguments": arguments})
        error = reply.get("error")
        if error is None:
            return reply["result"]
        if reply.get("outage"):
            raise OutageError(error["code"], error["text"])
        raise UserError(error["code"], error["template"], error["field"], **error["params"])

    def do(self, name: str, body: str) -> dict[str, Any]:
        """Run a command."""
        result: dict[str, Any] = self._call("do", name, body)
        return result

    def do_all(self, calls: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
        """Run commands, all or none."""
        result: list[dict[str, Any]] = self._call("do-all", [list(call) for call in calls])
        return result

    def show(self, name: str, body: str) -> Any:
        """Answer a query."""
        return self._call("show", name, body)

    def sign_in(self, server: str, email: str, password: str) -> dict[str, Any]:
        """Sign in."""
        result: dict[str, Any] = self._call("sign-in", server, email, password)
        return result

    def sync(self, accept_removal: bool = False) -> dict[str, Any]:
        """Exchange until nothing is left."""
        result: dict[str, Any] = self._call("sync", accept_removal)
        return result

    def verify(self) -> dict[str, Any]:
        """Compare everything with the server."""
        result: dict[str, Any] = self._call("verify")
        return result

    def file(self, path: str) -> dict[str, Any]:
        """Keep a file."""
        result: dict[str, Any] = self._call("file", str(Path(path).resolve()))
        return result

    def export(self, what: str, body: str, columns: str, path: str) -> dict[str, Any]:
        """Write a list into a file."""
        resolved = str(Path(path).resolve())
        result: dict[str, Any] = self._call("export", what, body, columns, resolved)
        return result

    def withdraw(self, command_id: str) -> dict[str, Any]:
        """Take an unsent command back."""
        result: dict[str, Any] = self._call("withdraw", command_id)
        return result

    def sign_out(self) -> dict[str, Any]:
        """Sign out."""
        result: dict[str, Any] = self._call("sign-out")
        return result

    def summon(self, link: str) -> None:
        """Bring the owner's window to the front."""
        self._call("summon", link)


@contextmanager
def open_tool(folder: Path, key_place: KeyPlace | None = None) -> Iterator[Tool]:
    """The tool on a profile: through its owner where there is one, else by taking the lock (law 14)."""
    try:
        desk = DeskApp(folder, key_place=key_place)
    except UserError as error:
        if error.code != "profile.in_use":
            raise
        line = OwnerLine(folder)
        try:
            yield RemoteTool(line)
        finally:
            line.close()
        return
    try:
        yield DirectTool(desk)
    finally:
        desk.close()
