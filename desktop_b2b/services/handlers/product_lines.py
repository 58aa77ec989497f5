# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Product lines are merged and imported (S2.23); one by one they are changed in ``catalogue``."""

from __future__ import annotations

from desktop_b2b.domain import entities as e
from desktop_b2b.domain import text
from desktop_b2b.domain.actor import Context
from desktop_b2b.domain.commands.product_lines import ImportProductLines, MergeProductLines
from desktop_b2b.domain.values import Id
from desktop_b2b.errors import UserError
from desktop_b2b.services.bus import handles
from desktop_b2b.services.catalogue import ancestors
from desktop_b2b.services.ports import UnitOfWork
from desktop_b2b.services.records import owned

#: Nodes of one import: more is no tree that people keep.
MOST_IMPORTED = 5_000


@handles(MergeProductLines)
def merge_product_lines(cmd: MergeProductLines, uow: UnitOfWork, ctx: Context) -> None:
    """Put children, partners and items of a node to another one; the first goes into the archive.

    Raises UserError ``product_line.same``, and ``product_line.ring`` for one that stands below itself.
    """
    node = owned(uow, ctx, e.ProductLine, cmd.product_line_id)
    if cmd.into_id == node.id:
        raise UserError("product_line.same", "Choose another product line to merge with.", "into_id")
    into = owned(uow, ctx, e.ProductLine, cmd.into_id)
    if node.archived or into.archived:
        raise UserError("product_line.archived", "This product line is in the archive.", "into_id")
    if any(above.id == node.id for above in ancestors(uow, into)):
        raise UserError("product_line.ring", "A product line cannot stand below itself.", "into_id")
    for child in uow.children(e.ProductLine, "parent_id", node.id):
        child.parent_id = into.id
    for product in uow.children(e.Product, "product_line_id", node.id):
        product.product_line_id = into.id
    known = set(into.partner_ids)
    into.partner_ids = (*into.partner_ids, *(each for each in node.partner_ids if each not in known))
    node.archived = True


@handles(ImportProductLines)
def import_product_lines(cmd: ImportProductLines, uow: UnitOfWork, ctx: Context) -> None:
    """Make the nodes in their order: what a node stands under is there, or was made before it.

    One that is there already, since the same file was taken elsewhere, stays as it is; from the archive it
    comes back.
    """
    if not cmd.lines:
        raise UserError("import.empty", "The file holds nothing that could be taken.", "lines")
    if len(cmd.lines) > MOST_IMPORTED:
        text_ = "At most {most} product lines at once."
        raise UserError("import.too_many", text_, "lines", most=MOST_IMPORTED)
    for index, given in enumerate(cmd.lines):
        where = f"lines[{index}]."
        name = text.line(given.name, f"{where}name", required=True)
        if given.parent_id is not None:
            _need(uow, given.parent_id, f"{where}parent_id")
        node = uow.find(e.ProductLine, given.product_line_id)
        if node is not None:
            node.archived = False
            continue
        uow.add(
            e.ProductLine(
                id=given.product_line_id,
                owner_id=ctx.actor.organisation_id,
                name=name,
                parent_id=given.parent_id,
            )
        )


def _need(uow: UnitOfWork, node_id: Id, field: str) -> None:
    if uow.find(e.ProductLine, node_id) is None:
        raise UserError("product_line.missing", "There is no such product line.", field)
