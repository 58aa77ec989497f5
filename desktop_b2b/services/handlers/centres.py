# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A centre's tables, and the products that retailers have there."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import measures, text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.stock import (
    ApproveHazmat,
    SaveCentreTerms,
    SaveStockItem,
    SetAccountTier,
)
from desktop_b2b.domain.entities.account import CENTRE
from desktop_b2b.domain.events import CentreTermsChanged, StockChanged
from desktop_b2b.errors import UserError
from desktop_b2b.rules.trade.rows import LONGEST_TIER
from desktop_b2b.rules.trade.tables import decode_tables, encode_tables
from desktop_b2b.services.bus import handles
from desktop_b2b.services.item_checks import ITEM_CHECKS
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import addressed, owned, patch, sent
from desktop_b2b.services.stock import item_id


@handles(SaveCentreTerms)
def save_centre_terms(cmd: SaveCentreTerms, uow: UnitOfWork, ctx: Context) -> None:
    """Publish the tables, checked whole; retailers get their copies (law 3).

    Raises UserError ``centre.none`` for a company that is no centre, and what ``decode_tables`` raises.
    """
    organisation = owned(uow, ctx, e.Organisation, cmd.organisation_id)
    if not organisation.is_fulfilment_centre:
        raise UserError("centre.none", "This company is no fulfilment centre.", "organisation_id")
    tables = encode_tables(decode_tables(cmd.tables))
    row = uow.find(e.CentreTerms, organisation.id)
    if row is None:
        uow.add(
            e.CentreTerms(id=organisation.id, owner_id=organisation.id, tables=tables, changed_at=ctx.now)
        )  # fmt: skip
    elif row.tables != tables:
        row.tables = tables
        row.edition += 1
        row.changed_at = ctx.now
    uow.emit(CentreTermsChanged(organisation.id))


@handles(SetAccountTier)
def set_account_tier(cmd: SetAccountTier, uow: UnitOfWork, ctx: Context) -> None:
    """Keep it with the retailer's copy of the tables, so that both sides count alike.

    Raises UserError ``centre.no_account``, or ``tier.unknown`` for what no row of the turnaround names.
    """
    link = addressed(uow, ctx, e.Link, cmd.link_id)
    copy = uow.find(e.LinkTerms, link.id)
    if link.kind != CENTRE or copy is None:
        raise UserError("centre.no_account", "There is no such account at this centre.", "link_id")
    tier = text.line(cmd.tier, "tier", LONGEST_TIER)
    known = sorted({row.tier for row in decode_tables(copy.tables).turnaround if row.tier})
    if tier and tier not in known:
        text_ = "No row of the turnaround is for the tier “{tier}”. Known are: {known}."
        raise UserError("tier.unknown", text_, "tier", tier=tier, known=", ".join(known) or "–")
    copy.tier = tier
    uow.emit(CentreTermsChanged(ctx.actor.organisation_id))


@handles(SaveStockItem)
def save_stock_item(cmd: SaveStockItem, uow: UnitOfWork, ctx: Context) -> None:
    """Make or change a product at a centre (S1.23).

    Raises UserError ``stock.no_item``, ``partner.no_centre``, ``stock.inventory_taken``.
    """
    item = uow.find(e.StockItem, cmd.stock_item_id)
    item = _new_item(cmd, uow, ctx) if item is None else owned(uow, ctx, e.StockItem, item.id)
    patch(item, cmd, ITEM_CHECKS)
    if isinstance(cmd.weight, str):
        weight = measures.weight(cmd.weight, "weight")
        item.weight_g = weight.rounded() if weight is not None else 0
        item.weight_entered = str(weight) if weight is not None else ""
    if isinstance(cmd.size, str):
        size = measures.size(cmd.size, "size")
        sides = (size.length, size.width, size.height) if size is not None else ()
        item.length_mm, item.width_mm, item.height_mm = [one.rounded() for one in sides] or (0, 0, 0)
        item.size_entered = str(size) if size is not None else ""
    others = uow.children(e.StockItem, "inventory_id", item.inventory_id)
    if any(other.link_id == item.link_id and other.id != item.id for other in others):
        text_ = "Another product at this centre has the inventory ID {name} already."
        raise UserError("stock.inventory_taken", text_, "inventory_id", name=item.inventory_id)
    uow.emit(StockChanged((item.id,)))


def _new_item(cmd: SaveStockItem, uow: UnitOfWork, ctx: Context) -> e.StockItem:
    link = uow.find(e.Link, cmd.link_id) if isinstance(cmd.link_id, str) else None
    product = uow.find(e.Product, cmd.product_id) if isinstance(cmd.product_id, str) else None
    if link is None or link.owner_id != ctx.actor.organisation_id or link.kind != CENTRE:
        raise UserError("partner.no_centre", "There is no such connection to a fulfilment centre.", "link_id")
    if product is None or product.archived:
        raise UserError("product.missing", "There is no such product.", "product_id")
    if cmd.stock_item_id != item_id(link.id, product.id):
        raise UserError("stock.no_item", "There is no such product at a centre.", "stock_item_id")
    return uow.add(
        e.StockItem(
            id=cmd.stock_item_id,
            owner_id=link.owner_id,
            counterpart_id=link.counterpart_id,
            link_id=link.id,
            product_id=product.id,
            inventory_id=product.sku if not sent(cmd.inventory_id) else "",
            sku=product.sku,
            description=product.description,
            uom=product.uom,
            gtin=product.gtin,
        )
    )


@handles(ApproveHazmat)
def approve_hazmat(cmd: ApproveHazmat, uow: UnitOfWork, ctx: Context) -> None:
    """Keep that the centre takes the product, dangerous as it is. Raises UserError ``hazmat.none``."""
    item = addressed(uow, ctx, e.StockItem, cmd.stock_item_id)
    if cmd.approved and not item.un_number:
        raise UserError("hazmat.none", "This product has no UN number yet.", "approved")
    item.hazmat_approved = cmd.approved
    uow.emit(StockChanged((item.id,)))
