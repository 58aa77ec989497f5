# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of a command: its verdict with a receipt, and beside all but one that was taken an issue, in
which it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from desktop_b2b.domain.actor import Actor, Context
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.entities import CommandResult, Event, SyncIssue
from desktop_b2b.domain.values import Id, Instant
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec_of
from sync.protocol.messages import CONFLICT, PARKED, WAITS, Envelope, Replay
from sync.server import clashes, replays
from sync.server.clashes import Clash
from sync.server.epochs import Epoch
from sync.server.met import Met
from sync.server.store import ServerStore
from sync.server.work import Case, Known, clean, decoded


class Verdicts:
    """Those of one transaction. ``case``: the command that is judged now."""

    def __init__(self, store: ServerStore, met: Met, epoch: Epoch | None) -> None:
        self._store = store
        self._met = met
        self._epoch = epoch
        self.case = Case()
        #: They take the place of earlier ones.
        self.replaces = False

    def tell_again(self, envelope: Envelope, actor: Actor, known: Known) -> None:
        """Put a verdict back that compaction took away: its device has not heard it yet. With its instant and
        its receipt, as it was: the device gives it again to a server that was restored.
        """
        if known.outcome == WAITS:
            return
        self._store.begin(None)
        if self._store.find(CommandResult, envelope.id) is None:
            told = msgspec.json.decode(known.numbers, type=list[str])
            given = tuple(told[len(envelope.numbers) :])
            verdict = known.outcome, known.code, known.at, given
            self._store.settle(self._verdict(envelope.id, actor, known.hash, verdict))

    def give(self, ctx: Context, outcome: str, code: str) -> None:
        """The verdict as a row of the user."""
        verdict = outcome, code, ctx.now, tuple(self.case.given)
        self._put(self._verdict(ctx.command_id, ctx.actor, self.case.digest, verdict))

    def _verdict(
        self, command_id: Id, actor: Actor, digest: bytes, verdict: tuple[str, str, Instant, tuple[str, ...]]
    ) -> CommandResult:
        """A verdict (outcome, code, instant, numbers given by the server) with its receipt."""
        outcome, code, at, numbers = verdict
        receipt = None
        if self._epoch is not None:
            receipt = replays.receipt(self._epoch.secret, digest, command_id, actor.user_id, verdict)
        return CommandResult(
            id=command_id,
            owner_id=actor.organisation_id,
            user_id=actor.user_id,
            outcome=outcome,
            code=code,
            at=at,
            numbers=numbers,
            receipt=receipt,
        )

    def issue(
        self,
        kind: str,
        envelope: Envelope,
        ctx: Context,
        error: UserError,
        cmd: Command | None = None,
        fields: Iterable[Mapping[str, Any]] = (),
        theirs: Event | None = None,
        keeper: Id = "",
    ) -> str:
        """Keep a command that was not taken, with its reason, for its author or another ``keeper``;
        returns the code.
        """
        if cmd is None:
            cmd = decoded(envelope)
        code = clean(error.code)
        if self.case.trial:
            return code
        self._store.begin(None)
        issue = SyncIssue(
            id=envelope.id,
            owner_id=ctx.actor.organisation_id,
            user_id=keeper or ctx.actor.user_id,
            kind=kind,
            command=clean(envelope.type),
            command_version=envelope.v,
            body=clean(envelope.body.decode("utf-8", "replace")),
            code=code,
            text=clean(error.template),
            error_field=clean(error.field),
            params=clean(msgspec.json.encode(error.params).decode()),
            fields=clean(msgspec.json.encode(list(fields)).decode()),
            document_id=cmd.target() or None if cmd is not None else None,
            document_kind=cmd.TARGET.removesuffix("_id") if cmd is not None else "",
            theirs_name=theirs.actor_name if theirs is not None else "",
            theirs_at=theirs.at if theirs is not None else None,
            made_at=envelope.made_at,
            created_at=ctx.now,
        )
        self._put(issue)
        if kind == PARKED:
            self._met.keep_back(ctx.actor.user_id, issue.id, issue.document_id or "")
        self.give(ctx, kind, code)
        return code

    def conflict(self, envelope: Envelope, ctx: Context, cmd: Command, found: list[tuple[Clash, Any]]) -> str:
        self._store.begin(ctx.actor.organisation_id)
        theirs = clashes.last_change(self._store, found[0][0])
        error = UserError("conflict", "Somebody else changed the same in the meantime.")
        return self.issue(CONFLICT, envelope, ctx, error, cmd, clashes.told(found), theirs)

    def refuse_again(self, envelope: Envelope, ctx: Context, replay: Replay) -> str:
        """What was refused before the restore stays so, in the same words."""
        said = replays.issue_of(replay)
        params = msgspec.json.decode(said.get("params", "{}"), type=dict[str, str])
        error = UserError(replay.code or "refused", said.get("text", ""), said.get("error_field", ""))
        error.params = params
        fields = msgspec.json.decode(said.get("fields", "[]"), type=list[dict[str, Any]])
        self.issue(replay.outcome, envelope, ctx, error, None, fields)
        return replay.code

    def _put(self, row: CommandResult | SyncIssue) -> None:
        """Enter a verdict or an issue, or change the one that is there."""
        if not self.replaces:
            self._store.settle(row)
            return
        self._store.begin(None)
        old = self._store.find(type(row), row.id)
        if old is None:
            self._store.settle(row)
            return
        for name in codec_of(row.TABLE).columns:
            if name not in ("id", "owner_id", "counterpart_id", "version", "user_id"):
                setattr(old, name, getattr(row, name))
        self._store.done()
