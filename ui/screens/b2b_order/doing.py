# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What can be done with a B2B order that exists: cancel, hold, insure, quote, change the recipient."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_b2b.clock import to_datetime
from desktop_b2b.domain.commands import UNSET, Command
from desktop_b2b.domain.commands.fulfilment import (
    AcceptQuote,
    CancelB2BOrder,
    ChangeB2BOrder,
    ConfirmB2BCancel,
    CustomsValue,
    HoldB2BOrder,
    QuoteB2BShipping,
    RefuseB2BCancel,
    ReleaseB2BOrder,
    SetInsurance,
    SetRuleAside,
    ShipB2BYourself,
)
from desktop_b2b.domain.entities import B2BOrder
from desktop_b2b.rules.trade.tables import CentreTables, decode_tables
from desktop_b2b.services.queries import B2BOrderView, CentresOf
from ui.forms.form import Form
from ui.forms.spec import FieldKind, FieldSpec
from ui.screens.b2b_order.asking import ServicesDialog
from ui.screens.b2b_order.changing import PARTS, ChangeDialog, TakeOffDialog, left_of
from ui.screens.b2b_order.customs import CustomsDialog
from ui.screens.b2b_order.insuring import InsuranceDialog
from ui.screens.b2b_order.words import charge_words, holds, is_mine, lock_of
from ui.screens.record.reason import ReasonDialog
from ui.screens.request.countries import country_options
from ui.shell.screen import Screen
from ui.strings import money_word
from ui.widgets import Dialog

_ADDRESS = (
    "company", "contact_name", "phone", "address1", "address2", "postal_code", "city", "region", "country",
)  # fmt: skip


class AmountDialog(Dialog):
    """Asks for an amount; `given` gets it when the verb is said."""

    def __init__(
        self, title: str, text: str, verb: str, before: Decimal, given: Callable[[Decimal], object],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, text, verb=verb, parent=parent)
        self._given = given
        self.form = Form()
        self.form.add_row((FieldSpec("amount", self.tr("Amount"), FieldKind.DECIMAL, money=True), 12))
        self.form.set_values({"amount": before or None})
        self.body.addWidget(self.form)
        self.form.focus_field("amount")

    def accept(self) -> None:
        value = self.form.field("amount").value()
        if isinstance(value, str):
            self.form.validate()
            return
        super().accept()
        self._given(value if isinstance(value, Decimal) else Decimal(0))


class RecipientDialog(Dialog):
    """The recipient of an order that is not picked yet (S1.28); `given` gets what was changed."""

    def __init__(
        self, order: B2BOrder, given: Callable[[dict[str, str]], object], parent: QWidget | None = None
    ) -> None:
        title = QCoreApplication.translate("RecipientDialog", "Edit the recipient")
        super().__init__(
            title, verb=QCoreApplication.translate("RecipientDialog", "Change"), width=620, parent=parent
        )
        self._given = given
        self._before = {name: str(getattr(order, name)) for name in _ADDRESS}
        spec = FieldSpec
        self.form = Form()
        self.form.add_row(
            (spec("company", self.tr("Company")), 4),
            (spec("contact_name", self.tr("Contact")), 4),
            (spec("phone", self.tr("Phone")), 4),
        )
        self.form.add_row(
            (spec("address1", self.tr("Address"), required=True), 6),
            (spec("address2", self.tr("Address, second line")), 6),
        )
        country = spec("country", self.tr("Country"), FieldKind.CHOICE, options=country_options())
        self.form.add_row(
            (spec("postal_code", self.tr("Postal code")), 3),
            (spec("city", self.tr("City"), required=True), 3),
            (spec("region", self.tr("State or province")), 2),
            (country, 4),
        )
        self.form.set_values(self._before)
        self.body.addWidget(self.form)

    def accept(self) -> None:
        if self.form.validate():
            return
        values = {key: str(value or "").strip() for key, value in self.form.values().items()}
        super().accept()
        changed = {key: value for key, value in values.items() if value != self._before[key]}
        if changed:
            self._given(changed)


class Doing(QObject):
    """The commands of one order's screen."""

    def __init__(self, screen: Screen, see: Callable[[], B2BOrderView | None]) -> None:
        super().__init__(screen)
        self._screen, self._see = screen, see

    def _do(self, command: Command, said: str) -> None:
        self._screen.run(self._work(command, said))

    async def _work(self, command: Command, said: str) -> None:
        await self._screen.context.tasks.command(command)
        self._screen.say(said)

    def pop_up(self, place: QWidget) -> QMenu:
        """What can be done now, by this party."""
        menu = QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = self._see()
        for words, act in self.acts(view) if view is not None else ():
            menu.addAction(words, act)
        menu.popup(place.mapToGlobal(QPoint(0, place.height())))
        return menu

    def acts(self, view: B2BOrderView) -> list[tuple[str, Callable[[], object]]]:
        """What this party can do now, in words."""
        order = view.order
        found = self._retailers_acts(view) if is_mine(view) else self._centres_acts(view)
        if lock_of(view, "recipient").is_open:
            if holds(view):
                found.append((self.tr("Release the hold"), self.release))
            elif not order.hold_reason:
                found.append((self.tr("Put on hold…"), self.hold))
        return found

    def _retailers_acts(self, view: B2BOrderView) -> list[tuple[str, Callable[[], object]]]:
        order = view.order
        found: list[tuple[str, Callable[[], object]]] = []
        if lock_of(view, "recipient").is_open:
            found.append((self.tr("Edit the recipient…"), self.edit_recipient))
        if any(lock_of(view, part).is_open for part in PARTS):
            found.append((self.tr("Change the order…"), self.change))
        if lock_of(view, "lines").is_open and any(left_of(line) > 0 for line in view.lines):
            found.append((self.tr("Take units off…"), self.take_off))
        if lock_of(view, "services").is_open:
            found.append((self.tr("Change the services…"), self.change_services))
        if view.passes_customs and lock_of(view, "customs").is_open:
            found.append((self.tr("Edit the customs data…"), self.edit_customs))
        if lock_of(view, "insurance").is_open:
            found.append((self.tr("Insure…"), self.insure))
        if order.quote_state == "offered" and order.quote is not None:
            amount = money_word(order.quote, order.currency, with_currency=True)
            found.append((self.tr("Accept the quote of {0}").format(amount), self.accept_quote))
            found.append((self.tr("Ship it yourself instead"), self.ship_yourself))
        if view.cancel is not None and order.cancel_asked_at is None:
            found.append((self.tr("Cancel order…"), self.cancel))
        return found

    def _centres_acts(self, view: B2BOrderView) -> list[tuple[str, Callable[[], object]]]:
        order = view.order
        found: list[tuple[str, Callable[[], object]]] = []
        if order.method == "provider" and lock_of(view, "quote").is_open:
            found.append((self.tr("Quote the shipping…"), self.quote))
        if order.cancel_asked_at is not None and order.state != "cancelled":
            found.append((self.tr("Confirm the cancellation"), self.confirm_cancel))
            found.append((self.tr("Refuse the cancellation…"), self.refuse_cancel))
        return found

    # ------------------------------------------------------------ the retailer's

    def edit_recipient(self) -> None:
        """Change where it goes."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(values: dict[str, str]) -> None:
            self._do(ChangeB2BOrder(b2b_order_id=order_id, **values), self.tr("The recipient is changed"))  # type: ignore[arg-type]

        RecipientDialog(view.order, given, self._screen).open()

    def change(self, field: str = "") -> None:
        """Change references, notes, carrier or slot, as far as they are not locked (S1.28)."""
        self._screen.run(self._change(field))

    def _do_changed(self, command: ChangeB2BOrder) -> None:
        view = self._see()
        if view is not None:
            self._do(command, self.tr("{0} is changed").format(view.order.number))

    async def _tables(self) -> CentreTables | None:
        """What the order's centre offers."""
        centres = await self._screen.context.tasks.query(CentresOf())
        view = self._see()
        link_id = view.order.link_id if view is not None else ""
        return next((decode_tables(one.tables) for one in centres if one.link_id == link_id), None)

    async def _change(self, field: str) -> None:
        context = self._screen.context
        tables = await self._tables()
        view = self._see()
        if view is None:
            return
        order = view.order

        def now() -> datetime:
            return to_datetime(context.clock.now(), order.reserve_zone)

        dialog = ChangeDialog(view, tables, now, self._do_changed, self._screen)
        dialog.open()
        if field in dialog.form.keys:
            dialog.form.focus_field(field)

    def change_services(self) -> None:
        """Ask for other value-added services, knowing what that costs."""
        self._screen.run(self._change_services())

    async def _change_services(self) -> None:
        tables = await self._tables()
        view = self._see()
        if view is not None and tables is not None:
            ServicesDialog(view, tables, self._do_changed, self._screen).open()

    def take_off(self) -> None:
        """Units that are not wanted any more, knowing what that costs."""
        view = self._see()
        if view is None:
            return
        TakeOffDialog(view, self._do_changed, self._screen).open()

    def insure(self) -> None:
        """Insure it for a value; from the centre's limit on the recipient signs (S1.34)."""
        view = self._see()
        if view is None:
            return
        order, context = view.order, self._screen.context
        today = to_datetime(context.clock.now(), context.zone).date()

        def given(values: dict[str, object]) -> None:
            command = SetInsurance(b2b_order_id=order.id, **values)  # type: ignore[arg-type]
            self._do(command, self.tr("The insurance is changed"))

        InsuranceDialog(order, view.insurance, today, given, self._screen).open()

    def edit_customs(self) -> None:
        """Change what customs want to know of the items."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(incoterm: str | None, values: tuple[CustomsValue, ...]) -> None:
            term = UNSET if incoterm is None else incoterm
            command = ChangeB2BOrder(b2b_order_id=order_id, customs=values, incoterm=term)
            self._do(command, self.tr("The customs data are changed"))

        CustomsDialog(view.order, view.lines, view.customs, given, self._screen).open()

    def accept_quote(self) -> None:
        """Accept what the centre asks for the shipping."""
        view = self._see()
        if view is not None and view.order.quote is not None:
            command = AcceptQuote(b2b_order_id=view.order.id, quote=view.order.quote)
            self._do(command, self.tr("The quote is accepted"))

    def ship_yourself(self) -> None:
        """Labels of one's own instead of the quote (S1.16)."""
        view = self._see()
        if view is not None:
            self._do(ShipB2BYourself(b2b_order_id=view.order.id), self.tr("You ship it yourself"))

    def cancel(self) -> None:
        """Call it off, knowing what that costs."""
        view = self._see()
        if view is None:
            return
        order = view.order
        cost = charge_words(view.cancel)

        def given(reason: str) -> None:
            self._do(
                CancelB2BOrder(b2b_order_id=order.id, reason=reason),
                self.tr("{0} is called off").format(order.number),
            )

        title = self.tr("Cancel {0}?").format(order.number)
        keep = self.tr("Keep the order")
        ReasonDialog(title, cost, self.tr("Cancel order"), given, self._screen, cancel=keep).open()

    # ------------------------------------------------------------ either party's

    def hold(self) -> None:
        """Keep it from being worked on."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(reason: str) -> None:
            self._do(HoldB2BOrder(b2b_order_id=order_id, reason=reason), self.tr("The order is on hold"))

        text = self.tr("The clock stops until the hold is released.")
        title = self.tr("Put the order on hold")
        ReasonDialog(title, text, self.tr("Hold"), given, self._screen, danger=False).open()

    def release(self) -> None:
        """Let it go on."""
        view = self._see()
        if view is not None:
            self._do(ReleaseB2BOrder(b2b_order_id=view.order.id), self.tr("The hold is released"))

    def set_aside(self, rule: str, words: str) -> None:
        """A rule of the centre's tables does not count for this order."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(reason: str) -> None:
            command = SetRuleAside(b2b_order_id=order_id, rule=rule, reason=reason)
            self._do(command, self.tr("The rule is set aside for this order"))

        title = self.tr("Set this rule aside")
        ReasonDialog(title, words, self.tr("Set aside"), given, self._screen, danger=False).open()

    def count_again(self, rule: str, words: str) -> None:
        """The same rule counts again."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(reason: str) -> None:
            command = SetRuleAside(b2b_order_id=order_id, rule=rule, reason=reason, aside=False)
            self._do(command, self.tr("The rule counts again"))

        title = self.tr("Let this rule count again")
        ReasonDialog(title, words, self.tr("Count again"), given, self._screen, danger=False).open()

    # ------------------------------------------------------------ the centre's

    def quote(self) -> None:
        """Say what the shipping costs."""
        view = self._see()
        if view is None:
            return
        order = view.order

        def given(value: Decimal) -> None:
            self._do(QuoteB2BShipping(b2b_order_id=order.id, quote=value), self.tr("The quote is sent"))

        text = self.tr("In {0}. The retailer accepts it, or ships the order itself.").format(order.currency)
        AmountDialog(
            self.tr("Quote the shipping"),
            text,
            self.tr("Quote"),
            order.quote or Decimal(0),
            given,
            self._screen,
        ).open()

    def confirm_cancel(self) -> None:
        """Do as the retailer asked."""
        view = self._see()
        if view is not None:
            self._do(ConfirmB2BCancel(b2b_order_id=view.order.id), self.tr("The order is cancelled"))

    def refuse_cancel(self) -> None:
        """Ship it all the same."""
        view = self._see()
        if view is None:
            return
        order_id = view.order.id

        def given(reason: str) -> None:
            self._do(
                RefuseB2BCancel(b2b_order_id=order_id, reason=reason), self.tr("The cancellation is refused")
            )

        ReasonDialog(
            self.tr("Refuse the cancellation"), self.tr("The order is shipped all the same."),
            self.tr("Refuse"), given, self._screen,
        ).open()  # fmt: skip
