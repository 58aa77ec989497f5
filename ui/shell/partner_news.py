# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Says in the window that an invited partner is connected, or declined (S2.26): also what happened while the
program was not running, since who had not answered yet is remembered on this computer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop_b2b.rules.invitations import partner_state
from desktop_b2b.services.queries import ListPartners, PartnerView
from desktop_b2b.settings import INVITED
from ui.shell.screen import Route
from ui.theme import Tone
from ui.widgets import Message

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Changes
    from ui.shell.screen import ScreenContext

_KINDS = frozenset({"partner", "link"})
_WAITING = frozenset({"invited", "expired"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("PartnerNews", text)


class PartnerNews(QObject):
    """One while somebody who buys is signed in."""

    def __init__(self, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._setting = INVITED.at(context.viewer.user.id)
        kept = self._setting.read(context.settings)
        self._waiting = _read(kept)
        context.notifier.changed.connect(self._on_changed)
        if not kept or self._waiting:
            self._ask()

    def stop(self) -> None:
        """Nobody, or somebody else, is signed in."""
        self._context.notifier.changed.disconnect(self._on_changed)
        self.deleteLater()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & _KINDS:
            self._ask()

    def _ask(self) -> None:
        tasks = self._context.tasks
        tasks.when(tasks.query(ListPartners()), self, self._take, on_error=lambda _error: None)

    def _take(self, views: Sequence[PartnerView]) -> None:
        now = self._context.clock.now()
        states = {view.partner.id: partner_state(view.partner, view.link_state, now) for view in views}
        for view in views:
            if view.partner.id in self._waiting:
                self._tell(view, states[view.partner.id])
        waiting = {partner_id for partner_id, state in states.items() if state in _WAITING}
        kept = self._setting.read(self._context.settings)
        if waiting != self._waiting or not kept:
            self._waiting = waiting
            self._setting.write(self._context.settings, json.dumps(sorted(waiting)))

    def _tell(self, view: PartnerView, state: str) -> None:
        name, reason = view.partner.name, view.partner.invitation_reason
        if state == "connected":
            message = Message(
                _tr("{0} is connected").format(name),
                _tr("Requests and orders can be sent from now on."),
                Tone.GREEN,
                actions=((_tr("Show the partner"), lambda: self._open(view.partner.id)),),
            )
        elif state == "declined":
            sentence = _tr("Reason: {0}").format(reason) if reason else _tr("No reason was given.")
            message = Message(
                _tr("{0} declined the invitation").format(name),
                sentence,
                Tone.AMBER,
                actions=((_tr("Show the partner"), lambda: self._open(view.partner.id)),),
            )
        else:
            return
        self._context.toasts.show_message(message)

    def _open(self, partner_id: str) -> None:
        self._context.open(Route("partner", partner_id))


def _read(kept: str) -> set[str]:
    """What is damaged counts as nothing."""
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return set()
    return {one for one in found if isinstance(one, str)} if isinstance(found, list) else set()
