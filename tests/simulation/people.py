# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What people do: for each type of command a maker that looks at a desk and finds something to do with it.

What a person decides depends on what the desk shows, as in life. Makers return None where there is nothing
to do; a few now and then ask for what a rule will refuse.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec

from desktop_b2b.clock import DAY, HOUR
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import UNSET, Command, UnsetType, commands
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import partners as p
from desktop_b2b.domain.commands import policies as r
from desktop_b2b.domain.commands import product_lines as g
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.domain.commands import views as v
from desktop_b2b.domain.dashboard import DEFAULTS, view_id, widget_id
from desktop_b2b.errors import DesktopError
from desktop_b2b.services.deeds import event_id
from desktop_b2b.services.imports.records import record_id
from desktop_b2b.services.proposals import BRINGS
from desktop_b2b.services.queries import PreviewOrders
from tests.simulation import fulfilling
from tests.simulation.dock import DockWork
from tests.simulation.floor_people import FloorWork
from tests.simulation.somebody import R
from tests.simulation.template import draft

#: A JPG's head, the least that a logo's check takes.
LOGO = (
    b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00"
)


class Person(DockWork, FloorWork):
    """Whoever works at a desk: buys, sells, stores or packs."""

    def cards(self) -> tuple[str, ...]:
        """The partners that can be asked; now and then one that is not connected among them."""
        rows = self.desk.rows(e.Partner, "WHERE archived = 0 ORDER BY id")
        connected = tuple(row.id for row in rows if row.link_id is not None)
        return connected if connected and self.dice.random() < 0.9 else tuple(row.id for row in rows)

    # ---- account

    def update_organisation(self) -> Command | None:
        field = self.dice.choice(("city", "contact_phone", "description", "shipping_hours"))
        value: object = {"shipping_hours": self.dice.randint(1, 90), "description": self.secret}.get(
            field, self.word() if field == "city" else f"+44{self.dice.randrange(10**6)}"
        )
        return a.UpdateOrganisation(organisation_id=self.company, **{field: value})  # type: ignore[arg-type]

    def set_calendar(self) -> Command | None:
        choice = self.dice.random()
        if choice < 0.3:
            closed = f"2030-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}"
            return a.SetCalendar(organisation_id=self.company, closing_days=(closed,))
        if choice < 0.5:
            return a.SetCalendar(organisation_id=self.company, work_week=())
        hours = f"{self.dice.randint(6, 10):02}:00-12:00 13:00-{self.dice.randint(15, 20)}:30"
        country = self.dice.choice(("", "FR", "GB", "ZZ"))
        return a.SetCalendar(
            organisation_id=self.company, work_week=(hours,) * 5 + ("", ""), holiday_country=country
        )

    def set_logo(self) -> Command | None:
        content = LOGO + bytes([self.dice.randrange(256)]) + b"\xff\xd9"
        return a.SetLogo(organisation_id=self.company, logo_hash=hashlib.sha256(content).hexdigest())

    def save_partner(self) -> Command | None:
        card = self.mine(e.Partner)
        if card is None:
            return None
        # Somebody who is not connected yet, to be invited.
        is_alone = self.mine(e.Partner, "link_id IS NULL AND archived = 0") is None
        if self.dice.random() < (0.6 if is_alone else 0.1):
            return a.SavePartner(partner_id=self.new_id(), name=self.word(), email=self.secret)
        return a.SavePartner(
            partner_id=card.id, notes=self.word(), answer_hours=self.dice.randint(1, 72), email=self.secret,
            change_order_authorised=card.id[-1] not in "0123",  # no dice: others' choices stay as they were
        )  # fmt: skip

    def invite_partner(self) -> Command | None:
        card = self.mine(e.Partner, "link_id IS NULL AND email <> '' AND archived = 0")
        if card is None:
            return None
        return p.InvitePartner(partner_id=card.id, invitation_id=self.new_id(), message=self.word())

    def revoke_invitation(self) -> Command | None:
        card = self.mine(e.Partner, "invitation_state = 'sent'")
        return p.RevokeInvitation(partner_id=card.id) if card is not None else None

    def suspend_partner(self) -> Command | None:
        card = self.mine(e.Partner, "link_id IN (SELECT id FROM link WHERE state = 'connected')")
        return p.SuspendPartner(partner_id=card.id) if card is not None else None

    def resume_partner(self) -> Command | None:
        card = self.mine(e.Partner, "link_id IN (SELECT id FROM link WHERE state = 'suspended')")
        return p.ResumePartner(partner_id=card.id) if card is not None else None

    def save_product_line(self) -> Command | None:
        line = self.mine(e.ProductLine, "archived = 0")
        if line is None:
            return None
        if self.dice.random() < 0.5:
            return a.SaveProductLine(product_line_id=self.new_id(), name=self.word(), parent_id=line.id)
        return a.SaveProductLine(product_line_id=line.id, name=self.word(), partner_ids=self.cards())

    def merge_product_lines(self) -> Command | None:
        line = self.mine(e.ProductLine, "archived = 0 AND parent_id IS NOT NULL")
        if line is None:
            return None
        # Not with itself, nor with one below it.
        into = self.mine(e.ProductLine, f"archived = 0 AND parent_id IS NULL AND id <> x'{line.id}'")
        return g.MergeProductLines(product_line_id=line.id, into_id=into.id) if into is not None else None

    def import_product_lines(self) -> Command | None:
        top = self.mine(e.ProductLine, "archived = 0")
        above = g.ImportedLine(
            product_line_id=self.new_id(), name=self.word(), parent_id=top.id if top is not None else None
        )
        below = g.ImportedLine(
            product_line_id=self.new_id(), name=self.word(), parent_id=above.product_line_id
        )
        return g.ImportProductLines(source="lines.csv", lines=(above, below))

    def save_contact(self) -> Command | None:
        contact = self.mine(e.Contact)
        if contact is None or self.dice.random() < 0.4:
            return a.SaveContact(contact_id=self.new_id(), company=self.word(), email=self.secret)
        field = self.dice.choice(("name", "city", "email"))
        value = self.secret if field == "email" else self.word()
        return a.SaveContact(contact_id=contact.id, **{field: value})  # type: ignore[arg-type]

    def save_product(self) -> Command | None:
        product = self.mine(e.Product)
        if product is None or self.dice.random() < 0.3:
            sku = f"SKU{self.dice.randrange(6)}"
            return a.SaveProduct(product_id=self.new_id(), sku=sku, description=self.word())
        return a.SaveProduct(product_id=product.id, description=self.word())

    # ---- rules

    def save_rule_set(self) -> Command | None:
        draft = self.mine(e.RuleSet, "state = 'draft'")
        if draft is None and not self.mine(e.Partner):
            return None
        shapes: tuple[tuple[r.Action, str, int], ...] = (
            ("exclude", f'["offer_price", "gt", "{self.dice.randint(2, 9)}"]', 0),
            ("penalise", f'["partner_score", "lt", "{self.dice.randint(1, 999)}"]', self.dice.randint(1, 50)),
            ("review", f'["request_total", "gt", "{self.dice.randint(1, 200)}"]', 0),
        )
        chosen = self.dice.sample(shapes, k=self.dice.randint(1, 3))
        rules = tuple(
            r.RuleValue(
                id=self.new_id(), name=self.secret, action=action, amount=Decimal(amount), conditions=(row,)
            )
            for action, row, amount in chosen
        )  # fmt: skip
        return r.SaveRuleSet(
            rule_set_id=draft.id if draft is not None else self.new_id(), rules=rules, comment=self.word()
        )

    def publish_rule_set(self) -> Command | None:
        draft = self.mine(e.RuleSet, "state = 'draft'")
        return r.PublishRuleSet(rule_set_id=draft.id) if draft is not None else None

    def discard_rule_set(self) -> Command | None:
        draft = self.mine(e.RuleSet, "state = 'draft'")
        return r.DiscardRuleSet(rule_set_id=draft.id) if draft is not None else None

    def mark_seen(self) -> Command | None:
        return a.MarkSeen(
            widgets=("waiting", "late")[: self.dice.randint(1, 2)], seen_at=self.desk.clock.now()
        )

    def mark_opened(self) -> Command | None:
        row = self.one(e.Request) or self.one(e.Order)
        return a.MarkOpened(record_id=row.id) if row is not None else None

    # ---- searches and the dashboard

    @property
    def me(self) -> str:
        assert self.desk.store.session is not None
        return self.desk.store.session.user_id

    def my_own(self, kind: type[R], where: str = "1") -> R | None:
        """One of the rows that are this person's alone."""
        return self.one(kind, f"user_id = ? AND ({where})", bytes.fromhex(self.me))

    def search(self) -> str:
        """Something to look for; now and then what nobody understands."""
        if self.dice.random() < 0.05:
            return self.dice.choice(("colour:red", "due:soon", '"open', "total:1.234"))
        return self.dice.choice(("kind:order", "due:<2d", f"partner:{self.dice.randrange(9)}", self.secret))

    def save_view(self) -> Command | None:
        known = self.my_own(e.SavedView)
        shared = self.one(e.SharedView, "withdrawn = 0")
        if shared is not None and self.dice.random() < 0.2:
            follows = view_id(self.me, shared.id)
            return v.SaveView(view_id=follows, shared_view_id=shared.id)
        if known is None or self.dice.random() < 0.4:
            return v.SaveView(view_id=self.new_id(), name=self.secret, query=self.search())
        if self.dice.random() < 0.3:
            columns = ("number:90", f"partner:{self.dice.randint(50, 300)}")
            return v.SaveView(view_id=known.id, columns=columns, frozen=self.dice.random() < 0.5)
        if self.dice.random() < 0.5:
            return v.SaveView(view_id=known.id, name=self.secret)
        return v.SaveView(view_id=known.id, query=self.search(), sort=("-total",))

    def delete_view(self) -> Command | None:
        known = self.my_own(e.SavedView, "deleted = 0")
        return v.DeleteView(view_id=known.id) if known is not None else None

    def restore_view(self) -> Command | None:
        known = self.my_own(e.SavedView, "deleted = 1")
        return v.RestoreView(view_id=known.id) if known is not None else None

    def arrange_views(self) -> Command | None:
        known = self.my_own(e.SavedView)
        if known is None:
            return None
        place = v.ViewPlace(view_id=known.id, sort_key=f"k{self.dice.randrange(99)}", pinned=False)
        return v.ArrangeViews(views=(place,))

    def share_view(self) -> Command | None:
        known = self.one(e.SharedView)
        if known is None or self.dice.random() < 0.4:
            return v.ShareView(shared_view_id=self.new_id(), name=self.secret, query=self.search())
        if self.dice.random() < 0.5:
            return v.ShareView(shared_view_id=known.id, name=self.secret)
        return v.ShareView(shared_view_id=known.id, query=self.search())

    def withdraw_shared_view(self) -> Command | None:
        known = self.one(e.SharedView, "withdrawn = 0")
        return v.WithdrawSharedView(shared_view_id=known.id) if known is not None else None

    def restore_shared_view(self) -> Command | None:
        known = self.one(e.SharedView, "withdrawn = 1")
        return v.RestoreSharedView(shared_view_id=known.id) if known is not None else None

    def save_layout(self) -> Command | None:
        return v.SaveLayout(list_key="transactions", columns=(f"number:{self.dice.randint(50, 200)}",))

    def some_widget(self) -> str:
        """A widget's id: of a default one, stored or not, or of one of this person's own."""
        own = self.my_own(e.Widget)
        if own is not None and self.dice.random() < 0.5:
            return own.id
        return widget_id(self.me, self.dice.choice(DEFAULTS[:8]).key)

    def save_widget(self) -> Command | None:
        choice = self.dice.random()
        if choice < 0.3:
            return v.SaveWidget(widget_id=self.new_id(), title=self.secret, query=self.search(), alert=True)
        if choice < 0.6:
            return v.SaveWidget(widget_id=self.some_widget(), title=self.word())
        if choice < 0.8:
            return v.SaveWidget(
                widget_id=self.some_widget(), alert=choice < 0.7, rows=self.dice.randint(1, 9)
            )
        return v.SaveWidget(widget_id=self.some_widget(), query=self.search())

    def move_widget(self) -> Command | None:
        width = self.dice.choice((25, 33, 50, 100, 1_000))
        return v.MoveWidget(widget_id=self.some_widget(), sort_key=f"k{self.dice.randrange(99)}", width=width)

    def remove_widget(self) -> Command | None:
        return v.RemoveWidget(widget_id=self.some_widget(), confirmed=self.dice.random() < 0.5)

    def restore_widget(self) -> Command | None:
        gone = self.my_own(e.Widget, "removed = 1")
        return v.RestoreWidget(widget_id=gone.id) if gone is not None else None

    def reset_dashboard(self) -> Command | None:
        return v.ResetDashboard() if self.my_own(e.Widget) is not None else None

    def restore_dashboard(self) -> Command | None:
        key = self.dice.choice(DEFAULTS[:8]).key
        values = (
            v.WidgetValue(id=widget_id(self.me, key), key=key, query=f"widget:{key}", sort_key="b"),
            v.WidgetValue(id=self.new_id(), title=self.secret, query=self.search(), sort_key="c"),
        )
        return v.RestoreDashboard(widgets=values)

    def mark_all_seen(self) -> Command | None:
        return v.MarkAllSeen(seen_at=self.desk.clock.now())

    def restore_seen(self) -> Command | None:
        mark = self.my_own(e.SeenMark)
        if mark is None:
            return None
        was = max(0, mark.seen_at - self.dice.randint(0, 9 * HOUR))
        return v.RestoreSeen(marks=(v.SeenValue(widget=mark.widget, was=was, seen_at=mark.seen_at),))

    def resolve_issue(self) -> Command | None:
        assert self.desk.store.session is not None
        issue = self.one(
            e.SyncIssue, "state = 'open' AND user_id = ?", bytes.fromhex(self.desk.store.session.user_id)
        )
        if issue is None:
            return None
        return a.ResolveIssue(issue_id=issue.id, resolution=self.dice.choice(("withdrawn", "keep_theirs")))

    # ---- drafts

    def save_draft(self) -> Command | None:
        known = self.mine(e.Request, "state = 'draft'")
        cards = self.cards()
        if not cards:
            return None
        if known is None or self.dice.random() < 0.3:
            fresh = draft(self.new_id, self.desk.organisation, self.new_id(), cards)
            mode = self.dice.choice(("manual", "automatic"))
            return msgspec.structs.replace(fresh, mode=mode, sealed=fresh.request_id[-1] in "012")
        line = self.one(e.RequestLine, "request_id = ?", bytes.fromhex(known.id))
        choice = self.dice.random()
        if line is not None and choice < 0.3:
            patch = c.LinePatch(
                id=line.id, quantity=self.amount(), max_price=self.dice.choice((None, Decimal(8)))
            )
            return c.SaveDraft(request_id=known.id, lines=(patch,))
        if line is not None and choice < 0.4:
            return c.SaveDraft(request_id=known.id, removed_lines=(line.id,))
        if choice < 0.6:
            new = c.LinePatch(
                id=self.new_id(), sku=f"ITEM{self.dice.randrange(9)}", quantity=self.amount(),
                partner_ids=cards[: self.dice.randint(1, len(cards))],
            )  # fmt: skip
            return c.SaveDraft(request_id=known.id, lines=(new,))
        if choice < 0.7:
            shut = c.PartnerPatch(partner_id=self.dice.choice(cards), shipping_required=choice < 0.65)
            return c.SaveDraft(request_id=known.id, partners=(shut,))
        field = self.dice.choice(("company", "city", "note_to_suppliers", "recipient_email", "mode"))
        value = {"recipient_email": self.secret, "mode": self.dice.choice(("manual", "automatic"))}.get(
            field, self.word()
        )
        return c.SaveDraft(request_id=known.id, **{field: value})  # type: ignore[arg-type]

    def import_requests(self) -> Command | None:
        if not self.cards():
            return None
        number = self.dice.randrange(8)
        request_id = hashlib.sha256(f"{self.company}{number}".encode()).hexdigest()[:32]
        one = c.ImportedDraft(
            request_id=request_id, number=f"FILE-{number}", source="file.csv",
            source_hash=str(self.dice.randrange(2)), retailer_order_number=f"PO{number}", company=self.word(),
            lines=(
                c.LinePatch(id=self.new_id(), sku="ITEM", quantity=self.amount(), partner_ids=self.cards()),
            ),
        )  # fmt: skip
        return c.ImportRequests(source="file.csv", drafts=(one,))

    def import_contacts(self) -> Command | None:
        number = self.dice.randrange(5)
        one = a.ImportedContact(
            contact_id=record_id(self.company, "contact", "sim", str(number)), key=f"C{number}",
            company=f"Customer {number}", city=self.word(), email=self.secret,
        )  # fmt: skip
        return a.ImportContacts(source="file.csv", contacts=(one,), update=self.dice.random() < 0.7)

    def import_products(self) -> Command | None:
        sku = f"SKU{self.dice.randrange(6)}"
        one = a.ImportedProduct(
            product_id=record_id(self.company, "product", sku), sku=sku, description=self.word()
        )
        return a.ImportProducts(source="file.csv", products=(one,), update=self.dice.random() < 0.7)

    def delete_draft(self) -> Command | None:
        known = self.mine(e.Request, "state = 'draft'")
        return c.DeleteDraft(request_id=known.id) if known is not None else None

    def restore_draft(self) -> Command | None:
        known = self.mine(e.Request, "state = 'deleted'")
        return c.RestoreDraft(request_id=known.id) if known is not None else None

    def duplicate_request(self) -> Command | None:
        known = self.mine(e.Request)
        if known is None:
            return None
        return c.DuplicateRequest(request_id=known.id, new_request_id=self.new_id())

    # ---- requests

    def send_request(self) -> Command | None:
        known = self.mine(e.Request, "state = 'draft'")
        return c.SendRequest(request_id=known.id) if known is not None else None

    def change_deadline(self) -> Command | None:
        if self.timeless:
            return None
        asked = self.mine(e.RequestPartner, "state <> 'planned'")
        if asked is None:
            return None
        return c.ChangeDeadline(
            request_id=asked.request_id,
            request_partner_ids=(asked.id,),
            deadline_at=self.desk.world.clock.now() + self.dice.choice((HOUR, DAY, 5 * DAY)),
            deadline_zone="Europe/Paris",
        )

    def chosen(self) -> tuple[str, tuple[c.Assignment, ...]] | None:
        """Quantities for a request that has answers."""
        request = self.mine(e.Request, "state IN ('waiting', 'need_attention', 'partially_ordered')")
        if request is None:
            return None
        asks = self.desk.rows(
            e.RequestAsk, "WHERE request_id = ? AND id IN (SELECT id FROM answer_line) ORDER BY id",
            bytes.fromhex(request.id),
        )  # fmt: skip
        found = tuple(c.Assignment(ask_id=ask.id, quantity=self.amount(3)) for ask in asks[:3])
        return (request.id, found) if found else None

    def save_assignment(self) -> Command | None:
        found = self.chosen()
        return c.SaveAssignment(request_id=found[0], assignments=found[1]) if found else None

    def place_orders(self) -> Command | None:
        found = self.chosen()
        if found is None:
            return None
        try:
            seen = self.desk.store.answer(PreviewOrders(request_id=found[0], assignments=found[1]))
        except DesktopError:
            return None
        return c.PlaceOrders(
            request_id=found[0], assignments=found[1], preview_hash=seen.preview_hash,
            close=self.dice.random() < 0.5,
        )  # fmt: skip

    def close_request(self) -> Command | None:
        known = self.mine(e.Request, "state IN ('partially_ordered', 'need_attention')")
        return c.CloseRequest(request_id=known.id) if known is not None else None

    def undo_close_request(self) -> Command | None:
        known = self.mine(e.Request, "state = 'closed'")
        if known is None:
            return None
        for command_id in self.desk.given:
            told = event_id(command_id, "event", "request", known.id, known.owner_id, None)
            if self.desk.rows(e.Event, "WHERE id = ? AND command = 'CloseRequest'", bytes.fromhex(told)):
                return c.UndoCloseRequest(request_id=known.id, close_id=command_id)
        return None

    def reopen_request(self) -> Command | None:
        known = self.mine(e.Request, "state = 'closed'")
        return c.ReopenRequest(request_id=known.id) if known is not None else None

    def cancel_request(self) -> Command | None:
        known = self.mine(e.Request, "state IN ('waiting', 'need_attention', 'queued')")
        return c.CancelRequest(request_id=known.id) if known is not None else None

    def admit_late_answer(self) -> Command | None:
        late = self.one(e.Answer, "state = 'late' AND counterpart_id = ?", bytes.fromhex(self.company))
        return c.AdmitLateAnswer(inquiry_id=late.id) if late is not None else None

    # ---- answers

    def asked(self) -> e.Inquiry | None:
        return self.one(
            e.Inquiry, "state IN ('waiting', 'answered', 'declined') AND counterpart_id = ?",
            bytes.fromhex(self.company),
        )  # fmt: skip

    def values(self, inquiry: e.Inquiry) -> tuple[c.AnswerLineValue, ...]:
        lines = self.desk.rows(e.InquiryLine, "WHERE inquiry_id = ? ORDER BY id", bytes.fromhex(inquiry.id))
        return tuple(
            c.AnswerLineValue(
                inquiry_line_id=line.id, ready=Decimal(self.dice.choice((0, 3, 9, 9))), price=self.amount(),
                multiple=self.dice.choice((UNSET, Decimal(0), Decimal(3))),
            )
            for line in lines
        )  # fmt: skip

    def terms(self) -> c.AnswerTerms | UnsetType:
        """How shipping is charged, said or left as it was."""
        if self.dice.random() < 0.6:
            return UNSET
        tiers = tuple(c.TierValue(units=Decimal(units), amount=self.amount()) for units in (0, 5))
        kind = self.dice.choice(("fixed", "per_unit", "tiered"))
        return c.AnswerTerms(shipping_kind=kind, tiers=tiers, minimum_order=self.amount())  # type: ignore[arg-type]

    def save_answer_draft(self) -> Command | None:
        inquiry = self.asked()
        if inquiry is None:
            return None
        return c.SaveAnswerDraft(
            inquiry_id=inquiry.id, comment=self.secret, terms=self.terms(), lines=self.values(inquiry)
        )

    def submit_answer(self) -> Command | None:
        inquiry = self.asked()
        if inquiry is None or (self.timeless and inquiry.state != "waiting"):
            return None
        return c.SubmitAnswer(
            inquiry_id=inquiry.id,
            shipping_cost=self.amount(),
            comment=self.word(),
            terms=self.terms(),
            lines=self.values(inquiry),
        )

    def decline_inquiry(self) -> Command | None:
        inquiry = self.asked()
        if inquiry is None or (self.timeless and inquiry.state != "waiting"):
            return None
        return c.DeclineInquiry(inquiry_id=inquiry.id, reason=self.word())

    # ---- attachments

    def add_attachment(self) -> Command | None:
        inquiry = self.asked()
        if inquiry is None:
            return None
        content = LOGO + bytes([self.dice.randrange(256)]) + b"\xff\xd9"
        return c.AddAttachment(
            attachment_id=self.new_id(), inquiry_id=inquiry.id, name=f"{self.word()}.jpg",
            file_hash=hashlib.sha256(content).hexdigest(), mime="image/jpeg", size=len(content),
        )  # fmt: skip

    def remove_attachment(self) -> Command | None:
        known = self.mine(e.Attachment)
        return c.RemoveAttachment(attachment_id=known.id) if known is not None else None

    # ---- proposals

    def propose_change(self) -> Command | None:
        line = self.mine(
            e.AnswerLine, "inquiry_id IN (SELECT id FROM answer WHERE state IN ('submitted', 'late'))"
        )
        order = self.received("sent", "accepted", "part_shipped")
        about: tuple[str, str] | None = None
        if order is not None and (line is None or self.dice.random() < 0.5):
            ordered = self.one(e.OrderLine, "order_id = ?", bytes.fromhex(order.id))
            about = (order.id, ordered.id) if ordered is not None else None
        elif line is not None:
            about = (line.inquiry_id, line.id)
        if about is None:
            return None
        kinds = ("quantity", "price", "substitute") if self.timeless else (*BRINGS, "substitute")
        kind = self.dice.choice(kinds)
        now = self.desk.world.clock.now()
        return c.ProposeChange(
            proposal_id=self.new_id(),
            document_id=about[0],
            line_id=about[1],
            kind=kind,  # type: ignore[arg-type]  # one of them
            reason=self.word(),
            quantity=self.amount() if kind == "quantity" else None,
            price=self.amount() if kind in ("price", "substitute") else None,
            at=now + self.dice.randint(1, 20) * DAY if kind == "date" else None,
            sku=f"OTHER{self.dice.randrange(9)}" if kind == "substitute" else "",
            valid_until=None if self.timeless else self.dice.choice((None, now + HOUR, now + DAY)),
        )

    def withdraw_proposal(self) -> Command | None:
        known = self.mine(e.Proposal, "state = 'open'")
        return c.WithdrawProposal(proposal_id=known.id) if known is not None else None

    def proposed(self) -> e.Proposal | None:
        return self.one(e.Proposal, "state = 'open' AND counterpart_id = ?", bytes.fromhex(self.company))

    def accept_proposal(self) -> Command | None:
        """One that still fits, if there is one: most lines move on before anybody looks."""
        mine = "WHERE state = 'open' AND counterpart_id = ? ORDER BY id LIMIT 20"
        found = self.desk.rows(e.Proposal, mine, bytes.fromhex(self.company))
        cmds = [c.AcceptProposal(proposal_id=one.id) for one in found]
        fit = [cmd for cmd, why in zip(cmds, self.desk.store.judge(cmds), strict=True) if why is None]
        return self.dice.choice(fit or cmds) if cmds else None

    def reject_proposal(self) -> Command | None:
        known = self.proposed()
        return c.RejectProposal(proposal_id=known.id, reason=self.word()) if known is not None else None

    def post_message(self) -> Command | None:
        thread = self.one(e.Inquiry) or self.one(e.Order)
        if thread is None:
            return None
        return c.PostMessage(message_id=self.new_id(), thread_id=thread.id, body=self.word())

    # ---- orders

    def received(self, *states: str) -> e.Order | None:
        marks = ",".join(f"'{state}'" for state in states)
        return self.one(e.Order, f"state IN ({marks}) AND counterpart_id = ?", bytes.fromhex(self.company))

    def accept_order(self) -> Command | None:
        order = self.received("sent")
        return c.AcceptOrder(order_id=order.id) if order is not None else None

    def decline_order(self) -> Command | None:
        order = self.received("sent")
        return c.DeclineOrder(order_id=order.id, reason=self.word()) if order is not None else None

    def cancel_order(self) -> Command | None:
        order = self.mine(e.Order, "state IN ('queued', 'sent', 'accepted')")
        return c.CancelOrder(order_id=order.id) if order is not None else None

    def close_order_short(self) -> Command | None:
        order = self.mine(e.Order, "state = 'part_shipped'")
        return c.CloseOrderShort(order_id=order.id) if order is not None else None

    def save_shipment(self) -> Command | None:
        order = self.received("sent", "accepted", "part_shipped")
        if order is None:
            return None
        known = self.mine(e.Shipment, "state <> 'confirmed'")
        reuse = known is not None and known.order_id == order.id and self.dice.random() < 0.5
        lines = self.desk.rows(
            e.OrderLine,
            "WHERE order_id = ? AND shipped + cancelled < quantity ORDER BY id",
            bytes.fromhex(order.id),
        )
        if not lines:
            return None
        box = c.BoxValue(id=self.new_id(), weight_g=self.dice.randint(1, 900))
        return c.SaveShipment(
            shipment_id=known.id if known is not None and reuse else self.new_id(),
            order_id=order.id,
            boxes=(box,),
            packed=tuple(
                c.PackedValue(order_line_id=line.id, box_id=box.id, quantity=Decimal(1)) for line in lines
            ),
        )

    def discard_shipment(self) -> Command | None:
        known = self.mine(e.Shipment, "state = 'draft'")
        return c.DiscardShipment(shipment_id=known.id) if known is not None else None

    def confirm_shipment(self) -> Command | None:
        known = self.mine(e.Shipment, "state = 'draft'")
        if known is None:
            return None
        return c.ConfirmShipment(
            shipment_id=known.id, courier="Parcel", tracking=f"T{self.dice.randrange(999)}"
        )


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


#: The types that people give, and how each is made.
MAKERS: dict[str, Callable[[Person], Command | None]] = {
    name: fulfilling.MAKERS[name] if name in fulfilling.MAKERS else getattr(Person, _snake(name))
    for name, kind in commands().items()
    if not kind.SYSTEM
}
#: What is done with goods at a centre: where there is none it draws no lots of the others.
_DOCK_ROOMS = tuple(
    f"desktop_b2b.domain.commands.{room}" for room in ("stock", "fulfilment", "floor", "printing")
)
TRADE = tuple(
    name for name, kind in commands().items() if name in MAKERS and kind.__module__ not in _DOCK_ROOMS
)
#: What carries a trade on is done more often than the rest.
WEIGHTS: dict[str, float] = {
    "SaveDraft": 4, "SendRequest": 3, "SubmitAnswer": 4, "SaveContact": 3, "PlaceOrders": 3,
    "SaveShipment": 3,
    "ConfirmShipment": 2, "PostMessage": 2, "AcceptOrder": 2, "AdmitLateAnswer": 4, "CloseOrderShort": 3,
    "AcceptProposal": 12, "ProposeChange": 6,
    "ReopenRequest": 3, "CloseRequest": 2, "UndoCloseRequest": 4, "ResolveIssue": 3, "RestoreDraft": 3,
    # One's own views and widgets are looked after now and then.
    **dict.fromkeys(
        ("ArrangeViews", "DeleteView", "MarkAllSeen", "MoveWidget", "RemoveWidget", "ResetDashboard",
         "RestoreDashboard", "SaveLayout", "ShareView", "WithdrawSharedView"),
        0.4,
    ),
    "RemoveAttachment": 0.5,
    # A tree that is always merged has nothing to choose from.
    "MergeProductLines": 0.2, "ImportProductLines": 0.3,
    # A suspended partner is asked nothing: it must not stop the trade for long.
    "SuspendPartner": 0.2, "ResumePartner": 5,
    "SaveWidget": 0.8, "SaveView": 0.8,
    "PickLine": 3, "PackUnit": 3, "LabelShipment": 2, "ConfirmFulfilment": 2, "UnpickLine": 1,
    "UnpackUnit": 1, "VoidShipment": 0.8, "RecordService": 2, "RemoveServiceRecord": 0.6,
    "CloseWave": 2, "MeasureUnit": 1.5,
    "ReceiveStock": 4, "CountStock": 3, "MoveBinStock": 3, "HoldStock": 2, "ReleaseStock": 2,
    "SaveStockItem": 2, "ApproveHazmat": 8, "SetAccountTier": 0.6,
    **fulfilling.WEIGHTS,
}  # fmt: skip
#: What is seldom possible, with what leads there, the nearest first: a history works towards one of them.
AIMS: tuple[tuple[str, ...], ...] = (
    ("RestoreSharedView", "WithdrawSharedView", "ShareView"),
    ("RestoreView", "DeleteView", "SaveView"),
    ("RestoreWidget", "RemoveWidget", "SaveWidget"),
    ("RestoreDraft", "DeleteDraft", "SaveDraft"),
    ("DiscardShipment", "SaveShipment", "PlaceOrders"),
    ("CloseOrderShort", "ConfirmShipment", "SaveShipment", "PlaceOrders"),
    ("UndoCloseRequest", "CloseRequest", "PlaceOrders"),
    ("AdmitLateAnswer", "SubmitAnswer"),
    ("AcceptProposal", "ProposeChange", "SubmitAnswer"),
    ("RejectProposal", "ProposeChange", "SubmitAnswer"),
    ("RemoveAttachment", "AddAttachment", "SendRequest"),
    ("RevokeInvitation", "InvitePartner", "SavePartner"),
    ("ResumePartner", "SuspendPartner"),
)
#: The same where goods lie at a centre.
DOCK_AIMS: tuple[tuple[str, ...], ...] = (
    ("ReleaseStock", "HoldStock", "ReceiveStock"),
    ("CountStock", "ReceiveStock"),
    ("MoveBinStock", "ReceiveStock", "SaveBin"),
    ("ApproveHazmat", "SaveStockItem"),
    ("SaveCentreTerms",),
    ("AdjustStock", "ReceiveStock"),
    *fulfilling.AIMS,
)
_TRIES = 12
#: How often the aim comes first, until it was reached so often; and what was never given yet.
_AIMED, _ENOUGH, _NEW = 0.3, 2, 0.15


@functools.cache
def _weights(names: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(WEIGHTS.get(name, 1) for name in names)


def think(
    person: Person,
    names: tuple[str, ...] = TRADE,
    *,
    given: Mapping[str, int] | None = None,
    aim: tuple[str, ...] = (),
) -> Command | None:
    """Something to do at this desk now, of these types, if anything comes to mind.

    ``given``: how often each type was given before. What was never given has its turn now and then, and so
    has the ``aim``: how often the rest is done must not decide whether a type takes part at all.
    """
    tried = person.dice.choices(names, _weights(names), k=_TRIES)
    if given is not None:
        chance = person.dice.random()
        if aim and chance < _AIMED and given.get(aim[0], 0) < _ENOUGH:
            tried = [*aim, *tried]
        elif chance > 1 - _NEW:
            new = [name for name in names if name not in given]
            tried = [*person.dice.sample(new, min(len(new), _TRIES)), *tried]
    for name in tried:
        found = MAKERS[name](person)
        if found is not None:
            return found
    return None
