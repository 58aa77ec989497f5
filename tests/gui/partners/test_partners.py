# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""My partners in the window: S2.25–S2.30, typing that is kept, states that follow from time."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop_b2b.clock import DAY
from desktop_b2b.domain.privileges import BUNDLES
from desktop_b2b.rules.invitations import VALID_DAYS
from desktop_b2b.services.queries import GetBuffer, ListOutbox, ListPartners, PartnerView
from tests.gui.screens_general.stage import Office
from tests.sync_flows.world import new_id
from ui.screens.partners.copy import BUFFER
from ui.screens.partners.editor import PartnerScreen
from ui.screens.partners.screen import PartnersScreen
from ui.shell.screen import Route


def _list(office: Office) -> PartnersScreen:
    office.start()
    return office.open(PartnersScreen, Route("partners"))


def _new(office: Office) -> PartnerScreen:
    office.start()
    return office.open(PartnerScreen, Route.to("partner", new_id(), new=True))


def _known(office: Office, name: str = "north") -> PartnerScreen:
    office.start()
    return office.open(PartnerScreen, Route("partner", office.world.cards[name]))


def _type(screen: PartnerScreen, key: str, text: str) -> None:
    form = next(form for form in (*screen.typing.forms, screen.connection.form) if key in form.keys)
    control = form.field(key).control
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    control.selectAll()
    QTest.keyClicks(control, text)


def _leave(office: Office, screen: PartnerScreen, key: str) -> None:
    form = screen.typing.of(key)
    assert form is not None
    form.left.emit(key)
    office.settle()


def _view(office: Office, partner_id: str) -> PartnerView:
    return next(view for view in office.ask(ListPartners()) if view.partner.id == partner_id)


def _column(screen: PartnersScreen, key: str) -> list[str]:
    column = next(column for column in screen.model.columns if column.key == key)
    return [str(column.value(view)) for view in screen.model.rows]


def test_all_partners_with_their_state_and_agreements(office: Office) -> None:
    screen = _list(office)
    names = [view.partner.name for view in office.ask(ListPartners())]
    assert _column(screen, "name") == names
    assert set(_column(screen, "state")) == {"Connected"}
    assert screen.new.isVisible()
    screen.table.row_opened.emit(screen.model.rows[0])
    office.settle()
    assert isinstance(office.front, PartnerScreen)
    assert office.front.title() == names[0]


def test_s2_25_a_new_partner_is_invited_with_a_message(office: Office) -> None:
    screen = _new(office)
    assert not screen.connection.invite_button.isEnabled()
    _type(screen, "name", "Lamps")
    _type(screen, "email", "eva@lamps.example")
    _type(screen, "message", "Dear Eva")
    assert screen.connection.invite_button.isEnabled()
    screen.connection.invite_button.click()
    office.settle()
    view = _view(office, screen.route.record_id)
    assert (view.partner.name, view.partner.email) == ("Lamps", "eva@lamps.example")
    assert (view.partner.invitation_state, view.partner.invitation_message) == ("sent", "Dear Eva")
    assert screen.chip.text == "Invited"
    assert [entry.type for entry in office.ask(ListOutbox())] == ["SavePartner", "InvitePartner"]
    assert office.ask(GetBuffer(kind=BUFFER, target_id=screen.route.record_id)) is None
    office.toast.message.undo()
    office.settle()
    assert screen.chip.text == "Invitation taken back"
    assert screen.connection.invite_button.text() == "Invite again"


def test_an_address_that_is_none_is_refused_at_its_field(office: Office) -> None:
    screen = _new(office)
    _type(screen, "name", "Lamps")
    _type(screen, "email", "nobody")
    screen.connection.invite_button.click()
    office.settle()
    assert screen.typing.forms[0].field("email").error
    assert office.ask(ListOutbox()) == []


def test_what_is_typed_is_kept_and_comes_back(office: Office) -> None:
    screen = _new(office)
    _type(screen, "notes", "Dock 4")
    _type(screen, "message", "Dear Eva")
    screen.leave()
    office.settle()
    assert office.ask(ListOutbox()) == [], "a card without a name waits for one"
    office.window.open(Route("dashboard"))
    office.settle()
    again = office.open(PartnerScreen, Route("partner", screen.route.record_id))
    values = again.copy.values()
    assert (values["notes"], values["message"]) == ("Dock 4", "Dear Eva")


def test_s2_27_s2_28_s2_29_s2_30_agreements_and_notes_are_stored_on_leaving(office: Office) -> None:
    screen = _known(office)
    _type(screen, "answer_hours", "36")
    _leave(office, screen, "answer_hours")
    _type(screen, "notes", "Ring twice")
    _leave(office, screen, "notes")
    for key in ("shipping_required", "change_order_authorised"):
        before = getattr(_view(office, screen.route.record_id).partner, key)
        control = screen.typing.forms[1].field(key).control
        control.click()  # type: ignore[attr-defined]
        office.settle()
        assert getattr(_view(office, screen.route.record_id).partner, key) is not before
    card = _view(office, screen.route.record_id).partner
    assert (card.answer_hours, card.notes) == (36, "Ring twice")
    _type(screen, "answer_hours", "0")
    _leave(office, screen, "answer_hours")
    assert _view(office, screen.route.record_id).partner.answer_hours == 36
    assert screen.typing.forms[1].problems() == {"answer_hours": "Between 1 and 8,760 hours"}


def test_suspended_and_back(office: Office) -> None:
    screen = _known(office)
    screen.connection.suspend_button.click()
    office.settle()
    assert (screen.chip.text, screen.connection.suspend_button.isVisible()) == ("Suspended", False)
    screen.connection.resume_button.click()
    office.settle()
    assert screen.chip.text == "Connected"
    office.toast.message.undo()
    office.settle()
    assert screen.chip.text == "Suspended"


def test_an_invitation_expires_without_anybody_doing_anything(office: Office) -> None:
    screen = _new(office)
    _type(screen, "name", "Lamps")
    _type(screen, "email", "eva@lamps.example")
    screen.connection.invite_button.click()
    office.settle()
    office.world.clock.advance(VALID_DAYS * DAY + 1)
    office.tick()
    assert screen.chip.text == "Invitation expired"
    screen.connection.invite_button.click()
    office.settle()
    assert screen.chip.text == "Invited"


def test_s2_24_product_lines_from_the_partners_side(office: Office) -> None:
    screen = _known(office, "east")
    (view,) = screen.lines.own()
    assert not screen.lines.add_button.isEnabled()
    screen.lines.parted.emit(view)
    office.settle()
    assert screen.lines.own() == []
    others = set(view.product_line.partner_ids) - {screen.route.record_id}
    (left,) = screen.lines._views
    assert set(left.product_line.partner_ids) == others
    screen.lines.joined.emit(left)
    office.settle()
    assert [each.path for each in screen.lines.own()] == [view.path]


def test_a_card_in_the_archive_leaves_the_list_and_comes_back(office: Office) -> None:
    screen = _known(office, "east")
    partner_id = screen.route.record_id
    screen.archive.click()
    office.settle()
    assert partner_id not in {view.partner.id for view in office.ask(ListPartners())}
    assert not isinstance(office.front, PartnerScreen)
    office.toast.message.undo()
    office.settle()
    assert partner_id in {view.partner.id for view in office.ask(ListPartners())}


def test_who_may_not_change_partners_sees_why(office: Office) -> None:
    user = office.window.context.viewer.user if office.window.context else None
    assert user is None, "nobody sits here yet"
    office.start()
    context = office.window.context
    assert context is not None
    viewer = context.viewer.user
    viewer.role, viewer.privileges = "user", tuple(BUNDLES["viewer"])
    screen = office.open(PartnerScreen, Route("partner", office.world.cards["north"]))
    for button in (screen.save, screen.archive, screen.connection.suspend_button):
        assert not button.isEnabled()
        assert "account manager" in button.toolTip()


def test_a_card_without_a_name_is_found_again_in_the_list(office: Office) -> None:
    """After a crash nothing else leads back to it: its id is in no document."""
    screen = _new(office)
    _type(screen, "notes", "Dock 4")
    screen.leave()
    office.settle()
    partners = office.open(PartnersScreen, Route("partners"))
    first = partners.model.rows[0]
    assert (first.partner.id, first.partner.name) == (screen.route.record_id, "Unnamed partner")
    assert _column(partners, "state")[0] == "Not saved yet"
    partners._open(first)
    office.settle()
    again = office.open(PartnerScreen, Route("partner", first.partner.id))
    assert again.copy.value("notes") == "Dock 4"
    _type(again, "name", "Lamps")
    _leave(office, again, "name")
    office.settle()
    partners = office.open(PartnersScreen, Route("partners"))
    names = [view.partner.name for view in partners.model.rows]
    assert "Unnamed partner" not in names
    assert "Lamps" in names
    assert "Not saved yet" not in _column(partners, "state")


def test_a_card_that_was_begun_can_be_let_go_and_taken_back(office: Office) -> None:
    screen = _new(office)
    assert not screen.discard.isVisibleTo(screen.window())
    _type(screen, "notes", "Dock 4")
    office.settle()
    assert screen.discard.isVisibleTo(screen.window())
    record_id = screen.route.record_id
    screen.discard.click()
    office.settle()
    assert office.ask(GetBuffer(kind=BUFFER, target_id=record_id)) is None
    partners = office.open(PartnersScreen, Route("partners"))
    assert record_id not in [view.partner.id for view in partners.model.rows]
    office.toast.message.undo()
    office.settle()
    again = office.open(PartnerScreen, Route("partner", record_id))
    assert again.copy.value("notes") == "Dock 4"
