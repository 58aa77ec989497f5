# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company, its partners, product lines, contacts, products, and one person's marks."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands.base import Command
from tests.unit.memory_uow import START, World, an_id
from tests.unit.sourcing import Trade


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def shop(world: World) -> Actor:
    return world.organisation("Shop", is_retailer=True)


# ---------------------------------------------------------------- company


def test_only_what_is_given_changes(world: World, shop: Actor) -> None:
    cmd = a.UpdateOrganisation(
        organisation_id=shop.organisation_id, city=" Lyon ", time_zone="Europe/Paris", language="fr"
    )
    world.do(shop, cmd)
    row = world.row(e.Organisation, shop.organisation_id)
    assert (row.name, row.city, row.time_zone, row.language) == ("Shop", "Lyon", "Europe/Paris", "fr")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "text.missing"),
        ({"name": "a\x00"}, "text.control"),
        ({"description": "\x00"}, "text.control"),
        ({"contact_name": "\x00"}, "text.control"),
        ({"contact_email": "nobody"}, "email.shape"),
        ({"contact_phone": "1" * 41}, "text.too_long"),
        ({"address1": "\x00"}, "text.control"),
        ({"address2": "\x00"}, "text.control"),
        ({"postal_code": "\x00"}, "text.control"),
        ({"city": "\x00"}, "text.control"),
        ({"region": "\x00"}, "text.control"),
        ({"country": "XX"}, "country.unknown"),
        ({"time_zone": "Mars/Olympus"}, "zone.unknown"),
        ({"currency": "QQQ"}, "currency.unknown"),
        ({"shipping_hours": -1}, "number.limits"),
        ({"shipping_hours": 8_761}, "number.limits"),
    ],
)
def test_refused_company_data(world: World, shop: Actor, fields: dict[str, Any], code: str) -> None:
    with world.refused(code, next(iter(fields))):
        world.do(shop, a.UpdateOrganisation(organisation_id=shop.organisation_id, **fields))


@pytest.mark.parametrize(
    ("fields", "field"), [({"language": "de"}, "language"), ({"default_mode": "magic"}, "default_mode")]
)
def test_the_schema_knows_languages_and_modes(
    world: World, shop: Actor, fields: dict[str, Any], field: str
) -> None:
    with world.refused("command.invalid", field):
        world.do(shop, a.UpdateOrganisation(organisation_id=shop.organisation_id, **fields))


def test_others_companies_are_out_of_reach(world: World, shop: Actor) -> None:
    other = world.organisation("Other")
    with world.refused("record.missing"):
        world.do(shop, a.UpdateOrganisation(organisation_id=other.organisation_id, name="Mine"))
    with world.refused("record.missing"):
        world.do(shop, a.SetLogo(organisation_id=other.organisation_id, logo_hash=""))


def test_logo(world: World, shop: Actor) -> None:
    for logo in ("ab" * 32, ""):
        world.do(shop, a.SetLogo(organisation_id=shop.organisation_id, logo_hash=logo))
        assert world.row(e.Organisation, shop.organisation_id).logo_hash == logo
    for bad in ("AB" * 32, "ab" * 31, "../../etc"):
        with world.refused("file.hash", "logo_hash"):
            world.do(shop, a.SetLogo(organisation_id=shop.organisation_id, logo_hash=bad))


def test_each_partner_gets_its_own_copy_of_what_is_shown() -> None:
    trade = Trade()
    cmd = a.UpdateOrganisation(
        organisation_id=trade.shop.organisation_id, name="Shop & Co", description="secret", city="Lyon"
    )
    trade.do(trade.shop, cmd)
    trade.do(trade.shop, a.SetLogo(organisation_id=trade.shop.organisation_id, logo_hash="ab" * 32))
    facts = trade.all(e.LinkFact, owner_id=trade.shop.organisation_id)
    assert {(fact.name, fact.city, fact.logo_hash) for fact in facts} == {("Shop & Co", "Lyon", "ab" * 32)}
    assert {fact.counterpart_id for fact in facts} == {
        trade.supplier(name).organisation_id for name in ("north", "south", "west")
    }
    trade.do(trade.north, a.UpdateOrganisation(organisation_id=trade.north.organisation_id, name="Nord"))
    (fact,) = trade.all(e.LinkFact, owner_id=trade.north.organisation_id)
    assert (fact.name, fact.counterpart_id) == ("Nord", trade.shop.organisation_id)
    assert all("secret" not in repr(row) for row in trade.seen_by(trade.north))


# ---------------------------------------------------------------- partners


def test_a_partner_card(world: World, shop: Actor) -> None:
    world.do(shop, a.SavePartner(partner_id=an_id("p"), name="North", answer_hours=12, notes="Dock 4"))
    world.do(shop, a.SavePartner(partner_id=an_id("p"), email="a@example.com"))
    card = world.row(e.Partner, an_id("p"))
    assert (card.name, card.answer_hours, card.notes, card.email) == ("North", 12, "Dock 4", "a@example.com")
    assert (card.owner_id, card.counterpart_id, card.link_id) == (shop.organisation_id, None, None)


def test_a_card_is_connected_once_and_takes_the_partners_name() -> None:
    trade = Trade()
    east = trade.organisation("East", is_supplier=True)
    trade.connect(trade.shop, east)
    del trade.store[e.Partner, an_id(f"card {trade.shop.name} {east.name}")]
    link_id = an_id(f"link {trade.shop.name} {east.name}")
    trade.do(trade.shop, a.SavePartner(partner_id=an_id("p"), link_id=link_id))
    card = trade.row(e.Partner, an_id("p"))
    assert (card.name, card.organisation_id, card.link_id) == ("East", east.organisation_id, link_id)
    trade.do(trade.shop, a.SavePartner(partner_id=an_id("p"), link_id=link_id, name="East & Co"))
    assert trade.row(e.Partner, an_id("p")).name == "East & Co"
    north_link = trade.row(e.Partner, trade.cards["north"]).link_id
    assert north_link is not None
    for given in (north_link, None):
        with trade.refused("partner.linked", "link_id"):
            trade.do(trade.shop, a.SavePartner(partner_id=an_id("p"), link_id=given))
    with trade.refused("partner.link_taken", "link_id"):
        trade.do(trade.shop, a.SavePartner(partner_id=an_id("q"), link_id=link_id))
    for stranger in (trade.stranger, trade.north):
        with trade.refused("partner.no_link", "link_id"):
            trade.do(stranger, a.SavePartner(partner_id=an_id("q"), link_id=north_link))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "text.missing", "name"),
        ({"name": ""}, "text.missing", "name"),
        ({"name": "a", "email": "b"}, "email.shape", "email"),
        ({"name": "a", "answer_hours": 0}, "number.limits", "answer_hours"),
        ({"name": "a", "notes": "\x00"}, "text.control", "notes"),
        ({"name": "a", "link_id": an_id("nowhere")}, "partner.no_link", "link_id"),
    ],
)
def test_refused_partners(world: World, shop: Actor, fields: dict[str, Any], code: str, field: str) -> None:
    with world.refused(code, field):
        world.do(shop, a.SavePartner(partner_id=an_id("p"), **fields))


# ---------------------------------------------------------------- product lines


def test_a_tree_of_product_lines(world: World, shop: Actor) -> None:
    world.do(shop, a.SavePartner(partner_id=an_id("p"), name="North"))
    world.do(shop, a.SaveProductLine(product_line_id=an_id("x"), name=" Clothing "))
    child = a.SaveProductLine(
        product_line_id=an_id("y"), name="Men's", parent_id=an_id("x"), partner_ids=(an_id("p"),)
    )
    world.do(shop, child)
    assert world.row(e.ProductLine, an_id("x")).name == "Clothing"
    row = world.row(e.ProductLine, an_id("y"))
    assert (row.parent_id, row.partner_ids) == (an_id("x"), (an_id("p"),))
    for name in ("x", "y"):
        with world.refused("product_line.ring", "parent_id"):
            world.do(shop, a.SaveProductLine(product_line_id=an_id("x"), parent_id=an_id(name)))
    world.do(shop, a.SaveProductLine(product_line_id=an_id("y"), parent_id=None, archived=True))
    row = world.row(e.ProductLine, an_id("y"))
    assert (row.parent_id, row.archived, row.partner_ids) == (None, True, (an_id("p"),))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "text.missing", "name"),
        ({"name": "a\x00"}, "text.control", "name"),
        ({"name": "a", "parent_id": an_id("z")}, "product_line.missing", "parent_id"),
        ({"name": "a", "partner_ids": (an_id("z"),)}, "partner.missing", "partner_ids[0]"),
        ({"name": "a", "partner_ids": (an_id("z"),) * 2}, "list.repeated", "partner_ids[1]"),
    ],
)
def test_refused_product_lines(
    world: World, shop: Actor, fields: dict[str, Any], code: str, field: str
) -> None:
    with world.refused(code, field):
        world.do(shop, a.SaveProductLine(product_line_id=an_id("x"), **fields))


# ---------------------------------------------------------------- contacts and products


def test_contacts(world: World, shop: Actor) -> None:
    world.do(shop, a.SaveContact(contact_id=an_id("c"), name="Ada", city="Leeds", country="GB"))
    world.do(shop, a.SaveContact(contact_id=an_id("c"), recipient_kind="person", email="a@example.com"))
    row = world.row(e.Contact, an_id("c"))
    assert (row.name, row.city, row.recipient_kind, row.email) == ("Ada", "Leeds", "person", "a@example.com")
    with world.refused("contact.no_name", "company"):
        world.do(shop, a.SaveContact(contact_id=an_id("c"), name=""))
    for name in ("company", "name", "phone", "address1", "address2", "postal_code", "city", "region"):
        with world.refused("text.control", name):
            fields: dict[str, Any] = {name: "a\x00"}
            world.do(shop, a.SaveContact(contact_id=an_id("c"), **fields))
    with world.refused("email.shape", "email"):
        world.do(shop, a.SaveContact(contact_id=an_id("c"), email="ada"))


def test_products(world: World, shop: Actor) -> None:
    world.do(shop, a.SaveProduct(product_id=an_id("p"), sku="A1", gtin="4006381333931", uom="kg"))
    world.do(shop, a.SaveProduct(product_id=an_id("p"), description="Apples"))
    row = world.row(e.Product, an_id("p"))
    assert (row.sku, row.gtin, row.uom, row.description) == ("A1", "4006381333931", "kg", "Apples")
    with world.refused("product.sku_taken", "sku"):
        world.do(shop, a.SaveProduct(product_id=an_id("q"), sku=" A1 "))
    world.do(shop, a.SaveProduct(product_id=an_id("p"), archived=True))
    world.do(shop, a.SaveProduct(product_id=an_id("q"), sku="A1"))


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({}, "text.missing", "sku"),
        ({"sku": "a\u200bb"}, "text.control", "sku"),
        ({"sku": "a", "uom": ""}, "text.missing", "uom"),
        ({"sku": "a", "gtin": "4006381333930"}, "gtin.digit", "gtin"),
        ({"sku": "a", "description": "\x00"}, "text.control", "description"),
        ({"sku": "a", "product_line_id": an_id("z")}, "product_line.missing", "product_line_id"),
    ],
)
def test_refused_products(world: World, shop: Actor, fields: dict[str, Any], code: str, field: str) -> None:
    with world.refused(code, field):
        world.do(shop, a.SaveProduct(product_id=an_id("p"), **fields))


@pytest.mark.parametrize(
    "cmd",
    [
        a.SavePartner(partner_id=an_id("r"), name="Mine"),
        a.SaveProductLine(product_line_id=an_id("r"), name="Mine"),
        a.SaveContact(contact_id=an_id("r"), name="Mine"),
        a.SaveProduct(product_id=an_id("r"), sku="Mine"),
    ],
)
def test_another_companys_rows_cannot_be_overwritten(world: World, shop: Actor, cmd: Command) -> None:
    other = world.organisation("Other")
    world.do(other, cmd)
    with world.refused("record.exists"):
        world.do(shop, cmd)


# ---------------------------------------------------------------- marks


def test_seen_marks_are_one_persons_and_go_forward(world: World, shop: Actor) -> None:
    world.do(shop, a.MarkSeen(widgets=("waiting", "attention"), seen_at=START))
    world.do(shop, a.MarkSeen(widgets=("waiting",), seen_at=START - 5))
    assert world.one(e.SeenMark, widget="waiting").seen_at == START
    world.do(shop, a.MarkSeen(widgets=("waiting",), seen_at=START - 5, exactly=True))
    marks = {mark.widget: mark for mark in world.all(e.SeenMark)}
    assert (marks["waiting"].seen_at, marks["attention"].seen_at) == (START - 5, START)
    assert marks["waiting"].user_id == shop.user_id
    colleague = Actor(an_id("colleague"), "Bob", shop.organisation_id)
    world.do(colleague, a.MarkSeen(widgets=("waiting",), seen_at=START))
    assert len(world.all(e.SeenMark, widget="waiting")) == 2  # A11
    with world.refused("text.missing", "widgets[1]"):
        world.do(shop, a.MarkSeen(widgets=("x", ""), seen_at=START))
    with world.refused("list.repeated", "widgets[1]"):
        world.do(shop, a.MarkSeen(widgets=("x", "x"), seen_at=START))
    with world.refused("instant.range", "seen_at"):
        world.do(shop, a.MarkSeen(widgets=("x",), seen_at=-1))


def test_opened_counts_from_when_it_was_opened(world: World, shop: Actor) -> None:
    cmd = a.MarkOpened(record_id=an_id("r"))
    world.do(shop, cmd, made_at=START - 100)
    assert world.one(e.OpenedMark).opened_at == START - 100
    world.do(shop, cmd, made_at=START - 200)
    assert world.one(e.OpenedMark).opened_at == START - 100
    world.do(shop, cmd, made_at=START + 10**9)
    assert world.one(e.OpenedMark).opened_at == START


def test_issues_are_resolved_once_and_by_their_user(world: World, shop: Actor) -> None:
    issue = e.SyncIssue(
        id=an_id("i"),
        owner_id=shop.organisation_id,
        user_id=shop.user_id,
        kind="rejected",
        command="SaveDraft",
        body="{}",
    )
    world.put(issue)
    cmd = a.ResolveIssue(issue_id=an_id("i"), resolution="edited")
    colleague = Actor(an_id("colleague"), "Bob", shop.organisation_id)
    with world.refused("issue.missing", "issue_id"):
        world.do(colleague, cmd)
    world.do(shop, cmd)
    world.do(shop, a.ResolveIssue(issue_id=an_id("i"), resolution="withdrawn"))
    row = world.row(e.SyncIssue, an_id("i"))
    assert (row.state, row.resolution) == ("resolved", "edited")
    with world.refused("issue.missing", "issue_id"):
        world.do(shop, a.ResolveIssue(issue_id=an_id("j"), resolution="edited"))
