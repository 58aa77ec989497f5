# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What is done with saved views: kept, renamed, duplicated, shared, pinned, put in order, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_b2b.domain.commands.base import Command
from desktop_b2b.domain.commands.views import (
    ArrangeViews,
    DeleteView,
    RestoreSharedView,
    RestoreView,
    SaveView,
    ShareView,
    ViewPlace,
    WithdrawSharedView,
)
from desktop_b2b.domain.dashboard import view_id
from desktop_b2b.domain.values import key_between
from desktop_b2b.services.queries import ViewItem
from ui.forms.draft_keys import new_id
from ui.screens.transactions.views import ViewKeeper
from ui.shell.routes import TRANSACTIONS
from ui.shell.screen import Route

if TYPE_CHECKING:
    from ui.shell.screen import Screen


def route_of_view(row_id: str) -> Route:
    """Where a saved view is shown."""
    return Route.to(TRANSACTIONS.screen, saved=row_id)


class ViewActs(QObject):
    """Gives the commands and says what happened, with Undo where something went."""

    def __init__(self, screen: Screen, keeper: ViewKeeper) -> None:
        super().__init__(screen)
        self._screen, self._keeper = screen, keeper

    def _run(self, *commands: Command) -> None:
        self._screen.run(self._screen.context.tasks.commands(*commands))

    def _say(self, fact: str, *undo: Command) -> None:
        self._screen.say(fact, undo=(lambda: self._run(*undo)) if undo else None)

    def _do(self, fact: str, commands: Sequence[Command], *undo: Command) -> None:
        tasks = self._screen.context.tasks
        self._screen.run(tasks.commands(*commands), on_done=lambda _done: self._say(fact, *undo))

    # ------------------------------------------------------------ keeping

    def save(self) -> None:
        """The view is what is shown now."""
        view, keeper = self._keeper.item, self._keeper
        if view is None or not keeper.may_change(view) or view.problem is not None:
            return
        keeper.flush()
        new, old = (keeper.query, keeper.sort), (view.query, view.sort)
        keeper.forget_sort()
        self._do(
            self.tr("“{0}” is saved").format(view.name),
            [self._content(view, *new)],
            self._content(view, *old),
        )

    @staticmethod
    def _content(view: ViewItem, query: str, sort: tuple[str, ...]) -> Command:
        """The change of a view's content: of a shared one, where its content is."""
        if view.shared_view_id is not None and not view.withdrawn:
            return ShareView(shared_view_id=view.shared_view_id, query=query, sort=sort)
        return SaveView(view_id=view.id, query=query, sort=sort)

    def save_as(
        self, name: str, columns: tuple[str, ...], *, frozen: bool, pinned: bool, shared: bool
    ) -> None:
        """A new view of what is shown now, which is opened."""
        keeper, row_id = self._keeper, new_id()
        commands: list[Command] = [
            SaveView(
                view_id=row_id, name=name, query=keeper.query, sort=keeper.sort, columns=columns,
                frozen=frozen, pinned=pinned,
            )
        ]  # fmt: skip
        if shared:
            commands += self._sharing(row_id, name, keeper.query, keeper.sort, columns, frozen=frozen)
        tasks = self._screen.context.tasks
        self._screen.run(tasks.commands(*commands), on_done=lambda _done: self._open_new(row_id, name))

    def _open_new(self, row_id: str, name: str) -> None:
        self._screen.context.open(route_of_view(row_id))
        self._say(self.tr("“{0}” is saved").format(name), DeleteView(view_id=row_id))

    @staticmethod
    def _sharing(
        row_id: str, name: str, query: str, sort: tuple[str, ...], columns: tuple[str, ...], *, frozen: bool
    ) -> list[Command]:
        shared_id = new_id()
        return [
            ShareView(
                shared_view_id=shared_id, name=name, query=query, sort=sort, columns=columns, frozen=frozen
            ),
            SaveView(view_id=row_id, shared_view_id=shared_id),
        ]

    def rename(self, view: ViewItem, name: str) -> None:
        """Call a view otherwise."""
        if name == view.name:
            return

        def named(word: str) -> Command:
            if view.shared_view_id is not None and not view.withdrawn:
                return ShareView(shared_view_id=view.shared_view_id, name=word)
            return SaveView(view_id=view.id, name=word)

        self._do(self.tr("The view is called “{0}” now").format(name), [named(name)], named(view.name))

    def duplicate(self, view: ViewItem) -> None:
        """A view of one's own with the same content."""
        row_id, name = new_id(), self.tr("Copy of {0}").format(view.name)
        command = SaveView(
            view_id=row_id, name=name, query=view.query, sort=view.sort, columns=view.columns,
            frozen=view.frozen, pinned=view.pinned,
        )  # fmt: skip
        self._do(self.tr("“{0}” is saved").format(name), [command], DeleteView(view_id=row_id))

    def delete(self, view: ViewItem) -> None:
        """Take a view away; a shared one that is not followed is withdrawn."""
        if view.kind == "shared":
            self.withdraw(view)
            return
        fact = self.tr("“{0}” is deleted").format(view.name)
        self._do(fact, [DeleteView(view_id=view.id)], RestoreView(view_id=view.id))

    # ------------------------------------------------------------ colleagues

    def share(self, view: ViewItem) -> None:
        """Show a view of one's own to the organisation."""
        fact = self.tr("Your colleagues see “{0}”").format(view.name)
        commands = self._sharing(view.id, view.name, view.query, view.sort, view.columns, frozen=view.frozen)
        shared_id = getattr(commands[0], "shared_view_id", "")
        undo = (WithdrawSharedView(shared_view_id=shared_id), SaveView(view_id=view.id, shared_view_id=None))
        self._do(fact, commands, *undo)

    def withdraw(self, view: ViewItem) -> None:
        """Show a view to nobody any more."""
        if view.shared_view_id is None:
            return
        fact = self.tr("“{0}” is not shared any more").format(view.name)
        commands: list[Command] = [WithdrawSharedView(shared_view_id=view.shared_view_id)]
        undo: list[Command] = [RestoreSharedView(shared_view_id=view.shared_view_id)]
        if view.kind == "saved":
            commands.append(SaveView(view_id=view.id, shared_view_id=None))
            undo.append(SaveView(view_id=view.id, shared_view_id=view.shared_view_id))
        self._do(fact, commands, *undo)

    def follow(self, view: ViewItem, *, pinned: bool = True) -> None:
        """Have a colleague's view among one's own; it goes on with theirs."""
        row_id = view_id(self._screen.context.viewer.user.id, view.id)
        command = SaveView(view_id=row_id, shared_view_id=view.id, pinned=pinned)
        fact = self.tr("“{0}” is among your views").format(view.name)
        self._do(fact, [command], DeleteView(view_id=row_id))

    # ------------------------------------------------------------ places

    def pin(self, view: ViewItem, on: bool) -> None:
        """Show a view in the navigation, or not."""
        if view.kind == "shared":
            self.follow(view, pinned=on)
        else:
            self._run(ArrangeViews(views=(ViewPlace(view_id=view.id, pinned=on),)))

    def move(self, view: ViewItem, step: int) -> None:
        """Put a view before or behind its neighbour."""
        mine = [each for each in self._keeper.views if each.kind == "saved"]
        place = next((n for n, each in enumerate(mine) if each.id == view.id), -1)
        wanted = place + step
        if place < 0 or not 0 <= wanted < len(mine):
            return
        rest = [each for each in mine if each.id != view.id]
        low = rest[wanted - 1].sort_key if wanted else ""
        high = rest[wanted].sort_key if wanted < len(rest) else ""
        if low and high and low >= high:
            self._run(ArrangeViews(views=_anew([*rest[:wanted], view, *rest[wanted:]])))
            return
        self._run(ArrangeViews(views=(ViewPlace(view_id=view.id, sort_key=key_between(low, high)),)))


def _anew(views: Sequence[ViewItem]) -> tuple[ViewPlace, ...]:
    """New keys for all: two machines gave the same one to neighbours."""
    places, last = [], ""
    for view in views:
        last = key_between(last)
        places.append(ViewPlace(view_id=view.id, sort_key=last))
    return tuple(places)
