# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the floor desk at work: picking, packing right and wrong, boxes, papers, keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_b2b.services.queries import FloorFound, GetFloorOrders, ListFloor
from ui.shell import routes
from ui.shots import settle

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.screens.floor.screen import FloorScreen
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks

#: A code that no order here wants.
_STRANGE = "5901234123457"


def take_floor(
    window: MainWindow, tasks: Tasks, desk: Desk, target: Path, prefix: str, modes: tuple[str, ...]
) -> list[Path]:
    """The files made; none where nothing waits on the floor."""
    made: list[Path] = []
    for mode in modes:
        window.theme.set_mode(mode)
        window.open(routes.FLOOR)
        settle(tasks)
        for name, shown in _shown(window, tasks, desk):
            settle(tasks)
            made.append(target / f"{prefix}floor-{name}-{mode}.png")
            shown.grab().save(str(made[-1]))
            if isinstance(shown, QDialog):
                shown.close()
                settle(tasks)
        window.open(routes.DASHBOARD)
        settle(tasks)
    window.theme.set_mode("light")
    return made


def _shown(window: MainWindow, tasks: Tasks, desk: Desk) -> Iterator[tuple[str, QWidget]]:
    from ui.screens.floor.screen import FloorScreen

    screen = window.stack.screen_in_front
    if not isinstance(screen, FloorScreen):
        return
    screen.press("F3")
    yield "wave", window
    screen.press("Esc")
    if _open(screen, tasks, desk, ("processing", "picking")):
        yield "pick", window
        screen.press("F6")
        yield "by-hand", window
        screen.press("Esc")
    if _open(screen, tasks, desk, ("picked",)):
        yield from _packing(window, screen, tasks)
        _put_back(screen, tasks, desk)
        yield "put-back", window
    if _serve(screen, tasks, desk):
        yield "services", window
        screen.field.entered.emit("")
        settle(tasks)
        yield "services-count", window
        screen.press("Esc")
        settle(tasks)
    if _open(screen, tasks, desk, ("packed", "labelled")):
        yield from _shipping(window, screen, tasks)
    if _open(screen, tasks, desk, ("awaiting_shipper",)):
        yield "awaiting", window


def _packing(window: MainWindow, screen: FloorScreen, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    """A box: nothing in it, a wrong item, a right one, its weight, its size, which is refused."""
    from ui.screens.floor.pack import PackStation

    yield "pack", window
    _scan(screen, tasks, _STRANGE)
    yield "wrong", window
    station = screen.station
    if isinstance(station, PackStation) and station.box is not None:
        _scan(screen, tasks, station.box.progress()[0].item.sku)
        yield "ok", window
        screen.press("F6")
        yield "weigh", window
        _scan(screen, tasks, "12.5 kg")
        yield "measure", window
        _scan(screen, tasks, "large")
        yield "refused", window
        screen.press("Esc")


def _shipping(window: MainWindow, screen: FloorScreen, tasks: Tasks) -> Iterator[tuple[str, QWidget]]:
    """A shipment: its boxes, what is asked for pallets, labels and unpacking, its papers, the keys."""
    yield "ship", window
    for key, name in (("F3", "pallet"), ("F8", "label"), ("F6", "unpack")):
        screen.press(key)
        settle(tasks)
        yield name, window
        screen.press("Esc")
    screen.press("F2")
    settle(tasks)
    yield "print", window
    _scan(screen, tasks, "0")
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        yield "print-dialog", dialog
    screen.press("F1")
    settle(tasks)
    sheet = QApplication.activeModalWidget()
    if isinstance(sheet, QDialog):
        yield "keys", sheet


def _open(screen: FloorScreen, tasks: Tasks, desk: Desk, states: tuple[str, ...]) -> bool:
    """Go to where the first order in one of these states is worked on, if there is any."""
    rows = [row for row in desk.answer(ListFloor()).orders if row.state in states]
    if rows:
        screen.go(FloorFound(kind="order", id=rows[0].id, b2b_order_ids=(rows[0].id,)))
        settle(tasks)
    return bool(rows)


def _put_back(screen: FloorScreen, tasks: Tasks, desk: Desk) -> None:
    """What is picked of the first order that is not packed goes back."""
    from ui.screens.floor.put_back import PUT_BACK

    row = next(row for row in desk.answer(ListFloor()).orders if row.state == "picked")
    screen.go(FloorFound(kind=PUT_BACK, id=row.id, b2b_order_ids=(row.id,)))
    settle(tasks)


def _serve(screen: FloorScreen, tasks: Tasks, desk: Desk) -> bool:
    """Go to the services of the first order that asks for some, if there is any."""
    for row in desk.answer(ListFloor()).orders:
        (order,) = desk.answer(GetFloorOrders(b2b_order_ids=(row.id,))).orders
        if order.order.services and row.state == "packed":
            screen.go(FloorFound(kind="order", id=row.id, b2b_order_ids=(row.id,)))
            settle(tasks)
            screen.press("F12")
            settle(tasks)
            return True
    return False


def _scan(screen: FloorScreen, tasks: Tasks, code: str) -> None:
    screen.field.entered.emit(code)
    settle(tasks)
