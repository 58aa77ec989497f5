# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts, contacts and products from a file, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_b2b.domain import checks, text
from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands import UNSET
from desktop_b2b.domain.commands.account import ImportContacts, ImportProducts
from desktop_b2b.domain.commands.sourcing import ImportedDraft, ImportRequests
from desktop_b2b.domain.states import move
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.catalogue import CONTACT_CHECKS, PRODUCT_CHECKS
from desktop_b2b.services.drafts import Draft
from desktop_b2b.services.handlers.drafts import new_request
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import Check, unique


@handles(ImportRequests)
def import_requests(cmd: ImportRequests, uow: UnitOfWork, ctx: Context) -> None:
    """Make one draft per document of a file.

    Ids come from the source, so a document that is known is met again: with the same content it is
    left alone, with other content the whole import is refused (UserError ``import.changed``). A draft that
    was deleted, as Undo does, is made anew.
    """
    text.line(cmd.source, "source", required=True)
    unique((draft.request_id for draft in cmd.drafts), "drafts[{}].request_id")
    for index, draft in enumerate(cmd.drafts):
        where = f"drafts[{index}]."
        known = uow.find(e.Request, draft.request_id)
        if known is None:
            _make(uow, ctx, draft, where)
        elif known.state == "deleted":
            move(known, "draft")
            _fill(uow, ctx, known, draft, where, new=False)
        elif known.source_hash != draft.source_hash:
            raise UserError(
                "import.changed",
                "{number} was imported before with other content. Nothing was imported.",
                f"{where}source_hash",
                number=draft.number,
            )


@handles(ImportContacts)
def import_contacts(cmd: ImportContacts, uow: UnitOfWork, ctx: Context) -> None:
    """Make the contacts of a file; known ones are left alone where they are the same, else changed or
    refused.

    Raises UserError ``import.changed`` naming the first field that would change without ``update``.
    """
    text.line(cmd.source, "source", required=True)
    unique((given.contact_id for given in cmd.contacts), "contacts[{}].contact_id")
    for index, given in enumerate(cmd.contacts):
        where = f"contacts[{index}]."
        values = given_values(given, CONTACT_CHECKS, where)
        if not values.get("company") and not values.get("name"):
            raise UserError("contact.no_name", "Enter a company or a name.", f"{where}company")
        contact = uow.find(e.Contact, given.contact_id)
        if contact is None:
            kind = "business" if values.get("company") else "person"
            contact = e.Contact(id=given.contact_id, owner_id=ctx.actor.organisation_id, recipient_kind=kind)
            put(uow.add(contact), values)
        else:
            _meet(contact, values, cmd.update, given.key, where)


@handles(ImportProducts)
def import_products(cmd: ImportProducts, uow: UnitOfWork, ctx: Context) -> None:
    """Make the products of a file; known ones, by SKU, are left alone where they are the same, else changed
    or refused.

    Raises UserError ``import.changed`` naming the first field that would change without ``update``.
    """
    text.line(cmd.source, "source", required=True)
    unique((given.product_id for given in cmd.products), "products[{}].product_id")
    seen: set[str] = set()
    for index, given in enumerate(cmd.products):
        where = f"products[{index}]."
        values = given_values(given, PRODUCT_CHECKS, where)
        if values["sku"] in seen:
            text_ = "Another product has the SKU {sku} already."
            raise UserError("product.sku_taken", text_, f"{where}sku", sku=values["sku"])
        seen.add(values["sku"])
        if given.product_line_id is not UNSET:
            values["product_line_id"] = _product_line(uow, given.product_line_id, where)
        product = product_meant(uow, values["sku"], given.product_id)
        if product is None:
            product = e.Product(id=given.product_id, owner_id=ctx.actor.organisation_id, sku="")
            put(uow.add(product), values)
        else:
            _meet(product, values, cmd.update, values["sku"], where)


def product_meant(uow: UnitOfWork, sku: str, product_id: Id) -> e.Product | None:
    """The product that an imported one means: that with its SKU, else that with its id."""
    named = [row for row in uow.children(e.Product, "sku", sku) if not row.archived]
    return named[0] if named else uow.find(e.Product, product_id)


def given_values(given: object, fields: Mapping[str, Check], where: str) -> dict[str, Any]:
    """The fields that an imported record says something about, checked."""
    found = ((name, getattr(given, name, UNSET)) for name in fields)
    return {name: fields[name](value, where + name) for name, value in found if value is not UNSET}


def put(row: e.Contact | e.Product, values: Mapping[str, Any]) -> None:
    """Give a record these values."""
    for name, value in values.items():
        setattr(row, name, value)


def _meet(row: e.Contact | e.Product, values: Mapping[str, Any], update: bool, key: str, where: str) -> None:
    """A record that is known: one that was archived is taken up again with the file's values."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    if changed and not update and not row.archived:
        raise UserError(
            "import.known",
            "{name} is known with another {part}. Let the file change what is known, or leave it out.",
            f"{where}{changed[0]}",
            name=key,
            part=changed[0],
        )
    put(row, values)
    row.archived = False


def _product_line(uow: UnitOfWork, line_id: object, where: str) -> object:
    if isinstance(line_id, str) and uow.find(e.ProductLine, line_id) is None:
        raise UserError("product_line.missing", "There is no such product line.", f"{where}product_line_id")
    return line_id


def _make(uow: UnitOfWork, ctx: Context, draft: ImportedDraft, where: str) -> None:
    number = text.code(draft.number, f"{where}number", required=True)
    request = new_request(uow, ctx, draft.request_id, number)
    _fill(uow, ctx, request, draft, where, new=True)


def _fill(
    uow: UnitOfWork, ctx: Context, request: e.Request, draft: ImportedDraft, where: str, *, new: bool
) -> None:
    request.edited_at = ctx.now
    request.source = text.line(draft.source, f"{where}source", required=True)
    request.source_hash = text.code(draft.source_hash, f"{where}source_hash", required=True)
    request.retailer_order_number = text.code(draft.retailer_order_number, f"{where}retailer_order_number")
    request.company = text.line(draft.company, f"{where}company")
    request.contact_name = text.line(draft.contact_name, f"{where}contact_name")
    request.country = checks.country(draft.country, f"{where}country")
    request.currency = checks.currency(draft.currency, f"{where}currency")
    request.note_to_suppliers = text.note(draft.note_to_suppliers, f"{where}note_to_suppliers")
    content = Draft(uow, ctx, request, new=new)
    if not new:
        content.clear()
    content.write_lines(draft.lines, where)
    content.settle()
