# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Product lines, contacts and products: what requests are written with."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.account import SaveContact, SaveProduct, SaveProductLine
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.catalogue import CONTACT_CHECKS, PRODUCT_CHECKS, ancestors
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import as_is, patch, sent, unique


@handles(SaveProductLine)
def save_product_line(cmd: SaveProductLine, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a node of the product tree and the partners that deliver it (S2.23, S2.24)."""
    node = uow.find(e.ProductLine, cmd.product_line_id)
    if node is None:
        node = uow.add(e.ProductLine(id=cmd.product_line_id, owner_id=ctx.actor.organisation_id, name=""))
    patch(node, cmd, {"name": lambda value, field: text.line(value, field, required=True), "archived": as_is})
    if not node.name:
        raise UserError("text.missing", "Something must be entered here.", "name")
    if isinstance(cmd.partner_ids, tuple):
        unique(cmd.partner_ids, "partner_ids[{}]")
        for index, partner_id in enumerate(cmd.partner_ids):
            _partner(uow, partner_id, f"partner_ids[{index}]")
        node.partner_ids = cmd.partner_ids
    if isinstance(cmd.parent_id, str):
        _hang(uow, node, cmd.parent_id)
    elif cmd.parent_id is None:
        node.parent_id = None


@handles(SaveContact)
def save_contact(cmd: SaveContact, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change an address that goods go to. It needs a company or a name (S1.12)."""
    contact = uow.find(e.Contact, cmd.contact_id)
    if contact is None:
        contact = uow.add(e.Contact(id=cmd.contact_id, owner_id=ctx.actor.organisation_id))
    patch(contact, cmd, CONTACT_CHECKS)
    if not contact.company and not contact.name:
        raise UserError("contact.no_name", "Enter a company or a name.", "company")


@handles(SaveProduct)
def save_product(cmd: SaveProduct, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change an item the retailer asks for; its SKU is its own (S2.67)."""
    product = uow.find(e.Product, cmd.product_id)
    if product is None:
        product = uow.add(e.Product(id=cmd.product_id, owner_id=ctx.actor.organisation_id, sku=""))
    patch(product, cmd, PRODUCT_CHECKS)
    if not product.sku:
        raise UserError("text.missing", "Something must be entered here.", "sku")
    if sent(cmd.sku):
        others = uow.children(e.Product, "sku", product.sku)
        if any(other.id != product.id and not other.archived for other in others):
            text_ = "Another product has the SKU {sku} already."
            raise UserError("product.sku_taken", text_, "sku", sku=product.sku)
    if isinstance(cmd.product_line_id, str) and uow.find(e.ProductLine, cmd.product_line_id) is None:
        raise UserError("product_line.missing", "There is no such product line.", "product_line_id")
    patch(product, cmd, {"product_line_id": as_is})


def _partner(uow: UnitOfWork, partner_id: Id, field: str) -> None:
    if uow.find(e.Partner, partner_id) is None:
        raise UserError("partner.missing", "There is no such partner.", field)


def _hang(uow: UnitOfWork, node: e.ProductLine, parent_id: Id) -> None:
    """Put a node under another. Raises UserError where there is none or the tree would be a ring."""
    parent = uow.find(e.ProductLine, parent_id)
    if parent is None:
        raise UserError("product_line.missing", "There is no such product line.", "parent_id")
    if node.id == parent.id or any(above.id == node.id for above in ancestors(uow, parent)):
        raise UserError("product_line.ring", "A product line cannot stand below itself.", "parent_id")
    node.parent_id = parent_id
