# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A draft judged as it is typed: what is missing before it can become an order, the best centre, the promise
(N16, N17, S1.22). The same rules judge the order itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from desktop_b2b.domain import measures
from desktop_b2b.domain.values import Instant
from desktop_b2b.errors import UserError
from desktop_b2b.rules import turnaround, worktime
from desktop_b2b.rules.addresses import Address
from desktop_b2b.rules.centres import Candidate, Judged, choose
from desktop_b2b.rules.picking import has_expired
from desktop_b2b.rules.trade.checks import check
from desktop_b2b.rules.trade.defaults import default_tables
from desktop_b2b.rules.trade.facts import DRAFT, ItemFacts, ReadyFacts
from desktop_b2b.rules.trade.findings import Finding
from desktop_b2b.rules.trade.kinds import kind_of
from desktop_b2b.rules.trade.tables import CentreTables
from desktop_b2b.services.stock import available
from ui.screens.b2b_wizard.centres import Centre, Centres
from ui.screens.b2b_wizard.editing import B2BDraftEditor
from ui.screens.b2b_wizard.values import WizardLine


def address_of(draft: B2BDraftEditor) -> Address:
    """Where a draft goes."""
    return Address(**{field.name: draft.text(field.name) for field in fields(Address)})


class Judging:
    """Everything that is said about one draft."""

    def __init__(self, draft: B2BDraftEditor, centres: Centres) -> None:
        self._draft, self._centres = draft, centres
        #: Purposes of the files that are attached.
        self.files: Collection[str] = ()
        #: The centres as last judged, best first: tables ask for the best of them at each cell.
        self.ranked: tuple[Judged, ...] = ()
        #: The draft in the eyes of each centre as last ranked: an order may have thousands of items.
        self._facts: dict[tuple[str, Instant], ReadyFacts] = {}

    # ------------------------------------------------------------ the centre

    def rank(self, now: Instant) -> None:
        """Judge the centres anew, each with its reason."""
        self._facts.clear()
        candidates = [
            Candidate(one.id, one.name, one.tables, one.calendar, self.facts(one, now))
            for one in self._centres.open
        ]
        self.ranked = choose(candidates, now) if candidates else ()

    def centre(self) -> Centre | None:
        """The centre that was chosen, else the best one as things stand."""
        chosen = self._draft.head("link_id")
        if isinstance(chosen, str):
            return self._centres.by_id(chosen)
        best = next((one for one in self.ranked if one.fits), None)
        return self._centres.by_id(best.id) if best is not None else next(iter(self._centres.open), None)

    # ------------------------------------------------------------ facts

    def reserve_on(self, today: date) -> date | None:
        """The reserve date; today where none was chosen, None for a text that is no day."""
        text = self._draft.text("reserve_on")
        try:
            return date.fromisoformat(text) if text else today
        except ValueError:
            return None

    def services(self) -> tuple[str, ...]:
        """Codes of the services asked for."""
        held = self._draft.head("services")
        return tuple(str(code).partition("*")[0] for code in held) if isinstance(held, tuple) else ()

    def order_value(self) -> Decimal | None:
        """What the goods are worth, where all items say it."""
        items = self._draft.items()
        if not items or not all(line.unit_value for line in items):
            return None
        return sum((line.unit_value * line.quantity for line in items), Decimal(0))

    def kind(self, tables: CentreTables | None) -> str:
        """The kind of order; many units make a consumer's order a high-volume one (S1.5)."""
        units = sum((line.quantity for line in self._draft.items()), Decimal(0))
        kind, recipient = self._draft.text("kind"), self._draft.text("recipient_kind")
        return kind_of(tables, kind, recipient, units) if tables is not None else kind

    def facts(self, centre: Centre | None, now: Instant) -> ReadyFacts:
        """The draft as the rules see it, were it to go to a centre; as it was when it was last ranked."""
        key = (centre.id if centre is not None else "", now)
        if key not in self._facts:
            self._facts[key] = self._make_facts(centre, now)
        return self._facts[key]

    def _make_facts(self, centre: Centre | None, now: Instant) -> ReadyFacts:
        draft = self._draft
        today = centre.today(now) if centre is not None else date.min
        insured, rate = draft.head("insured_value"), draft.head("insured_rate")
        since, until = draft.head("collect_from"), draft.head("collect_until")
        return ReadyFacts(
            today=today,
            now=now,
            stage=DRAFT,
            kind=self.kind(centre.tables if centre is not None else None),
            tier=centre.view.tier if centre is not None else "",
            is_fba=bool(draft.text("fba_shipment")),
            fba_shipment=draft.text("fba_shipment"),
            mode=draft.text("mode"),
            method=draft.text("method"),
            carrier=draft.text("carrier"),
            service=draft.text("service"),
            consent=bool(draft.value("consent")),
            reserve_on=self.reserve_on(today),
            recipient_kind=draft.text("recipient_kind"),
            address=address_of(draft),
            centre_country=centre.country if centre is not None else "",
            centre_known=centre is not None,
            items=tuple(self._item(line, centre, today) for line in draft.items()),
            files=frozenset(self.files),
            services=self.services(),
            insured_value=insured if isinstance(insured, Decimal) else Decimal(0),
            insured_currency=draft.text("currency"),
            insured_rate=rate if isinstance(rate, Decimal) and rate else None,
            order_value=self.order_value(),
            incoterm=draft.text("incoterm"),
            collector=draft.text("collector"),
            collect_from=since if isinstance(since, int) else None,
            collect_until=until if isinstance(until, int) else None,
            slot_open=self._slot_open(centre),
        )

    def _slot_open(self, centre: Centre | None) -> bool | None:
        """Whether the centre works when the order is collected (S1.3)."""
        since, until = self._draft.head("collect_from"), self._draft.head("collect_until")
        if centre is None or not isinstance(since, int) or not isinstance(until, int):
            return None
        return worktime.opens_for(centre.calendar, since, until)

    def _item(self, line: WizardLine, centre: Centre | None, today: date) -> ItemFacts:
        bare = ItemFacts(sku=line.sku, quantity=line.quantity, lot=line.lot)
        if not self._centres.is_known(line.sku):
            return bare
        link_id = centre.id if centre is not None else None
        held = self._centres.held(line.sku, link_id)
        if held is None:
            return replace(bare, known=False)
        item = held.item
        stock = centre.stock(item.product_id) if centre is not None else None
        lot = next((one for one in held.lots if one.lot == line.lot), None) if line.lot else None
        free = available(lot) if lot is not None else Decimal(0)
        whole = stock.available if stock is not None else None
        weight = item.weight_entered or (f"{item.weight_g} g" if item.weight_g else "")
        return replace(
            bare,
            uom=item.uom,
            active=item.active,
            available=free if line.lot else whole,
            by_lot=item.by_lot,
            lot_available=free if line.lot else None,
            lot_expired=lot is not None and has_expired(lot.expires_on, today),
            unit_weight=measures.weight(weight, "weight"),
            pallet_units=item.pallet_units,
            un_number=item.un_number,
            hazard_class=item.hazard_class,
            packing_group=item.packing_group,
            hazmat_approved=item.hazmat_approved,
            unit_value=line.unit_value or None,
            hs_code=line.hs_code or item.hs_code,
            origin_country=line.origin_country or item.origin_country,
            fragile=item.fragile,
        )

    # ------------------------------------------------------------ judging

    def findings(self, now: Instant) -> list[Finding]:
        """All that stands in the way, or will (N16); at a centre that was ranked, as it was found then."""
        centre = self.centre()
        known = next((one for one in self.ranked if centre is not None and one.id == centre.id), None)
        if known is not None:
            return list(known.found)
        tables = centre.tables if centre is not None else default_tables()
        return check(tables, self.facts(centre, now))

    def promise(self, now: Instant) -> turnaround.Promise | None:
        """When it would be done, and until when to order for that (N17); None where nobody can say."""
        centre = self.centre()
        if centre is None:
            return None
        facts = self.facts(centre, now)
        days = turnaround.needed_for(centre.tables, facts).days
        try:
            return turnaround.promise(
                centre.calendar, centre.tables.cutoff_minutes, days, now, facts.reserve_on
            )
        except UserError:
            # A centre that never works promises nothing; the list of centres says so.
            return None
