# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What every station of the floor desk gives the screen around it, and what it may ask of that."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import FloorFound, FloorView
from desktop_b2b.services.queries.base import Query
from ui.printing.floor_papers import Extent
from ui.screens.floor.entries import Entry
from ui.screens.floor.top_band import Fact
from ui.screens.floor.verdict import Sort, Verdict
from ui.strings import error_text

T = TypeVar("T")


@dataclass(frozen=True)
class Deed:
    """A button of the lower edge, with its key. ``reason``: why it cannot be pressed now."""

    text: str
    key: str
    act: Callable[[], object]
    icon: str = ""
    reason: str = ""
    primary: bool = False


@dataclass(frozen=True)
class Question:
    """Something to type or scan. ``value``: what an empty answer means, told as ``shown`` where that reads
    better. ``check`` gives what is kept of the answer, or raises UserError.
    """

    word: str
    sentence: str
    hint: str = ""
    value: str = ""
    check: Callable[[str], str] = field(default=str.strip)
    shown: str = ""


class Host(Protocol):
    """The screen around the stations."""

    async def ask_query(self, query: Query[T]) -> T: ...
    async def give(self, *cmds: Command) -> None: ...
    def new_id(self) -> Id: ...
    def now(self) -> int: ...
    def tell(self, verdict: Verdict) -> None: ...
    def refresh(self) -> None: ...
    def start(self, work: Awaitable[object]) -> None: ...
    def go(self, found: FloorFound, *, ship: bool = False) -> None: ...
    def enter(self, station: Station) -> None: ...
    def go_back(self) -> None: ...
    def mark(self, key: str) -> None: ...
    def drop(self, kind: str, target_id: Id) -> None: ...
    def ask(self, questions: Sequence[Question], done: Callable[[list[str]], Awaitable[object]]) -> None: ...
    def keep(self, kind: str, target_id: Id, body: str) -> None: ...
    def print_papers(
        self, order_ids: Sequence[Id], wave_id: Id = "", wanted: Extent | None = None
    ) -> None: ...
    async def kept(self, kind: str, target_id: Id) -> str: ...
    def choose_picture(self, done: Callable[[Path], Awaitable[object]]) -> None: ...
    async def picture(self, order_id: Id, path: Path) -> AddB2BFile: ...
    @property
    def current_key(self) -> str: ...
    @property
    def last_unit(self) -> tuple[str, str]: ...


class Station:
    """A place on the floor: what it shows, and what a scan does there."""

    def __init__(self, host: Host) -> None:
        self.host = host

    async def begin(self) -> None:
        """Read what is needed and show it."""

    async def scanned(self, text: str) -> None:
        """Something was scanned, or typed and entered."""

    async def reread(self) -> None:
        """Rows changed, here or elsewhere."""

    def entered(self) -> None:
        """Enter was pressed on an empty field."""

    def facts(self) -> tuple[list[Fact], float]:
        """What stands above, and how much is done."""
        return [], 0.0

    def entries(self) -> tuple[list[Entry], str]:
        """The rows beside, and the one that is marked."""
        return [], ""

    def note(self) -> tuple[str, str]:
        """A heading and a note beneath the rows."""
        return "", ""

    def deeds(self) -> list[Deed]:
        """The buttons."""
        return []

    def hint(self) -> str:
        """A sentence beside the primary button."""
        return ""

    def placeholder(self) -> str:
        """What may be scanned or typed."""
        return ""

    def wrong(
        self, error: UserError, *, scanned: str = "", code: str = "", need: tuple[str, str] = ("", "")
    ) -> None:
        """Refuse loudly and visibly: what is wrong, what was scanned, what is expected."""
        self.host.tell(
            Verdict(
                Sort.WRONG,
                wrong_word(error),
                error_text(error),
                label=_tr("You scanned") if scanned else "",
                thing=scanned,
                code=code,
                need_label=_tr("This order needs") if need[0] else "",
                need=need[0],
                need_note=need[1] or _tr("Nothing was counted. Scan the next item to go on."),
            )
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def name_of(found: FloorFound) -> str:
    """What an item that was found is called: "Soy candle tin, pine, CND-SOY-TIN7"; empty where it is none."""
    return ", ".join(part for part in (found.name, found.sku) if part) if found.kind == "item" else ""


def wrong_word(error: UserError) -> str:
    """The large word of a refusal."""
    words = {
        "pack.wrong_item": _tr("WRONG ITEM"),
        "pack.surplus": _tr("TOO MANY"),
        "pack.wrong_lot": _tr("WRONG LOT"),
        "pack.lot_needed": _tr("WHICH LOT?"),
        "pack.expired": _tr("EXPIRED"),
        "pick.expired": _tr("EXPIRED"),
        "pick.fefo": _tr("OTHER LOT FIRST"),
        "pick.blocked": _tr("EXPIRES SOON"),
        "pick.other_lot": _tr("WRONG LOT"),
        "floor.unknown_code": _tr("UNKNOWN"),
        "print.nothing": _tr("NO PAPERS"),
        "print.running": _tr("PRINTING"),
    }
    return words.get(error.code, _tr("STOP"))


def print_deed(act: Callable[[], object]) -> Deed:
    """The button that prints."""
    return Deed(_tr("Print"), "F2", act, "printer")


def ship_to(view: FloorView) -> str:
    """Who receives the orders, and where."""
    order = view.orders[0].order
    return ", ".join(part for part in (order.company or order.contact_name, order.city) if part)


def numbers(view: FloorView) -> str:
    """The orders' numbers."""
    first, *others = [one.order.number for one in view.orders]
    return f"{first} +{len(others)}" if others else first


def needed(text: str) -> str:
    """The check of what may not be left empty."""
    if not text.strip():
        raise UserError("text.missing", "Something must be entered here.", "scan")
    return text.strip()


def upto(most: int) -> Callable[[str], str]:
    """The check of a whole number from 1 on."""

    def check(text: str) -> str:
        text = text.strip()
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
            raise UserError(
                "number.limits", "Enter a number from {lowest} to {highest}.", "scan", lowest=1, highest=most
            )
        return text

    return check
