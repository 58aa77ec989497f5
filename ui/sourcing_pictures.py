# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of what sourcing asks and shows beyond its screens: rules with their dialogs, the best assignment,
deadlines, product lines from a file, a calendar, an invitation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop_b2b.clock import DAY
from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.policies import PublishRuleSet, RuleValue, SaveRuleSet
from desktop_b2b.services.invitations import InvitationCard
from desktop_b2b.services.queries import ListPartners
from ui.forms.draft_keys import new_id
from ui.shell.screen import Route

if TYPE_CHECKING:
    from desktop_b2b.services.ports import Desk
    from ui.shell.window import MainWindow
    from ui.tasks import Tasks

_LINES = "Ceramics / Teapots\nCeramics / Plates / Large\nTextiles / Napkins\nGlass / Vases\nPaper / Calendars"


def take_sourcing(
    window: MainWindow,
    tasks: Tasks,
    desk: Desk,
    target: Path,
    prefix: str,
    modes: tuple[str, ...],
    places: dict[str, Route],
) -> list[Path]:
    """The files made. ``places``: documents by the names of their pictures. The desk keeps the rules: it is
    one that is thrown away.
    """
    for command in _rules(desk):
        desk.execute(command)
    _settle(window, tasks)
    made: list[Path] = []
    for mode in modes:
        window.theme.set_mode(mode)
        for place, name, ask in _asked():
            if place not in places:
                continue
            window.open(places[place])
            _settle(window, tasks)
            ask(window.stack.screen_in_front)
            _settle(window, tasks)
            over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
            made.append(target / f"{prefix}{name}-{mode}.png")
            (over if over is not None else window).grab().save(str(made[-1]))
            if over is not None:
                over.close()
                _settle(window, tasks)
    window.theme.set_mode("light")
    return made


def take_invitation(
    window: MainWindow, tasks: Tasks, language: str, target: Path, modes: tuple[str, ...]
) -> list[Path]:
    """What somebody sees who typed the code of an invitation."""
    from ui.screens.welcome.invited import InvitationDialog

    made: list[Path] = []
    now = window.services.clock.now()
    words = "Dear Eva,\nwe would like to ask you for lamps from now on.\nMara"
    card = InvitationCard(
        "Larch & Linden", "Lamps & Co", "eva@lamps.example", words, now + 14 * DAY, "Europe/Amsterdam",
        language,
    )  # fmt: skip
    for mode in modes:
        window.theme.set_mode(mode)
        dialog = InvitationDialog(tasks, window.services, language, "b2b.example.com", "ABCDE", window)
        dialog.show_invitation(card)
        dialog.open()
        _settle(window, tasks)
        made.append(target / f"invitation-{mode}.png")
        dialog.grab().save(str(made[-1]))
        dialog.close()
        _settle(window, tasks)
    window.theme.set_mode("light")
    return made


def _settle(window: MainWindow, tasks: Tasks) -> None:
    for _turn in range(3):
        tasks.settle()
        window.notifier.flush()
        QApplication.processEvents()


def _rules(desk: Desk) -> Iterator[Command]:
    """A version in force, and a draft that changes it."""
    names = [view.partner.name for view in desk.answer(ListPartners())] or ["Brume"]

    def rule(name: str, action: Any, amount: int, *conditions: str, **more: Any) -> RuleValue:
        amount_ = Decimal(amount)
        return RuleValue(id=new_id(), name=name, action=action, amount=amount_, conditions=conditions, **more)

    rules = (
        rule("Keep to the usual", "prefer", 5, f'["partner_name", "is", "{names[0]}"]'),
        rule("Too dear", "exclude", 0, '["offer_above_best", "gt", "25"]'),
        rule("Large orders", "review", 0, '["request_total", "gt", "2000"]', '["order_items", "ge", "5"]'),
        rule("Weekend", "set_deadline", 48, '["request_weekday", "one_of", "friday", "saturday"]'),
        rule("Large goods", "set_shipping_allowance", 72, '["order_goods", "gt", "1500"]'),
    )
    force, draft = new_id(), new_id()
    yield SaveRuleSet(rule_set_id=force, rules=rules)
    yield PublishRuleSet(rule_set_id=force)
    slower = rule("More time", "set_deadline", 72, '["partner_score", "lt", "1000"]')
    dear = rule("Not the first", "exclude", 0, f'["partner_name", "is", "{names[0]}"]', any_row=True)
    yield SaveRuleSet(rule_set_id=draft, rules=(*rules[1:3], slower, dear))


def _asked() -> Iterator[tuple[str, str, Callable[..., object]]]:
    yield "rules", "rules-draft", lambda screen: screen.table.selectRow(1)
    yield "rules", "rules-edit", _open_rule
    yield "rules", "rules-replay", lambda screen: screen.try_out()
    yield "product-lines", "product-lines-import", _import_lines
    yield "request-draft", "request-deadline", _open_deadline
    yield "matrix-attention", "matrix-plans", lambda screen: screen.page.find_best()
    yield "settings", "settings-calendar", _scroll_down


def _open_rule(screen: Any) -> None:
    screen.table.selectRow(1)
    screen.edit()


def _import_lines(screen: Any) -> None:
    screen.open_import()
    screen.dialog.text.setPlainText(_LINES)


def _open_deadline(screen: Any) -> None:
    next(iter(screen.page.partners.tiles.values())).deadline.click()


def _scroll_down(screen: QWidget) -> None:
    for area in screen.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
