# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The product tree: moved, merged, imported, never a ring; partners from either side (S2.23, S2.24)."""

from __future__ import annotations

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.actor import Actor
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import product_lines as g
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.services.catalogue import path_of
from desktop_b2b.services.imports.lines import paths_of_file, paths_of_text, plan_lines
from tests.unit.memory_uow import World, an_id
from tests.unit.sourcing import Trade


class Tree(World):
    """Clothing / Men's / Underwear, and Textiles."""

    def __init__(self) -> None:
        super().__init__()
        self.shop = self.organisation("Shop", is_retailer=True)
        self.add("Clothing")
        self.add("Men's", "Clothing")
        self.add("Underwear", "Men's")
        self.add("Textiles")

    def add(self, name: str, above: str | None = None) -> None:
        parent = an_id(above) if above is not None else None
        self.do(self.shop, a.SaveProductLine(product_line_id=an_id(name), name=name, parent_id=parent))

    def path(self, name: str) -> str:
        return path_of(self.unit(self.shop), self.row(e.ProductLine, an_id(name)))

    def merge(self, name: str, into: str) -> None:
        self.do(self.shop, g.MergeProductLines(product_line_id=an_id(name), into_id=an_id(into)))


@pytest.fixture
def tree() -> Tree:
    return Tree()


def test_s2_23_a_tree_of_any_depth_is_shown_as_a_path(tree: Tree) -> None:
    assert tree.path("Underwear") == "Clothing / Men's / Underwear"
    above = "Underwear"
    for number in range(40):
        tree.add(f"n{number}", above)
        above = f"n{number}"
    assert tree.path(above).count(" / ") == 42


def test_a_node_moves_with_what_stands_below_it_and_never_below_itself(tree: Tree) -> None:
    move = a.SaveProductLine(product_line_id=an_id("Men's"), parent_id=an_id("Textiles"))
    tree.do(tree.shop, move)
    assert tree.path("Underwear") == "Textiles / Men's / Underwear"
    for below in ("Men's", "Underwear"):
        with tree.refused("product_line.ring", "parent_id"):
            ring = a.SaveProductLine(product_line_id=an_id("Men's"), parent_id=an_id(below))
            tree.do(tree.shop, ring)
    tree.do(tree.shop, a.SaveProductLine(product_line_id=an_id("Men's"), parent_id=None))
    assert tree.path("Underwear") == "Men's / Underwear"


def test_merged_children_partners_and_items_go_along(tree: Tree) -> None:
    cards = [an_id(name) for name in ("one", "two", "three")]
    for card in cards:
        tree.do(tree.shop, a.SavePartner(partner_id=card, name=card[:4]))
    save = a.SaveProductLine
    tree.do(tree.shop, save(product_line_id=an_id("Clothing"), partner_ids=(cards[0], cards[1])))
    tree.do(tree.shop, save(product_line_id=an_id("Textiles"), partner_ids=(cards[1], cards[2])))
    sock = a.SaveProduct(product_id=an_id("p"), sku="SOCK", product_line_id=an_id("Clothing"))
    tree.do(tree.shop, sock)
    tree.merge("Clothing", "Textiles")
    assert tree.row(e.ProductLine, an_id("Textiles")).partner_ids == (cards[1], cards[2], cards[0])
    assert tree.row(e.ProductLine, an_id("Clothing")).archived
    assert tree.path("Underwear") == "Textiles / Men's / Underwear"
    assert tree.row(e.Product, an_id("p")).product_line_id == an_id("Textiles")


def test_what_cannot_be_merged(tree: Tree) -> None:
    with tree.refused("product_line.same", "into_id"):
        tree.merge("Clothing", "Clothing")
    with tree.refused("product_line.ring", "into_id"):
        tree.merge("Clothing", "Underwear")
    with tree.refused("record.missing"):
        tree.merge("Clothing", "Nothing")
    tree.merge("Underwear", "Clothing")
    with tree.refused("product_line.archived", "into_id"):
        tree.merge("Men's", "Underwear")


def _imported(name: str, above: str | None = None) -> g.ImportedLine:
    parent = an_id(above) if above is not None else None
    return g.ImportedLine(product_line_id=an_id(name), name=name, parent_id=parent)


def test_imported_all_or_none(tree: Tree) -> None:
    lines = (_imported("Shoes", "Clothing"), _imported("Boots", "Shoes"))
    tree.do(tree.shop, g.ImportProductLines(source="lines.csv", lines=lines))
    assert tree.path("Boots") == "Clothing / Shoes / Boots"
    again = (*lines, _imported("Hats"))
    tree.do(tree.shop, a.SaveProductLine(product_line_id=an_id("Boots"), name="High boots", archived=True))
    tree.do(tree.shop, g.ImportProductLines(source="lines.csv", lines=again))
    assert tree.path("Boots") == "Clothing / Shoes / High boots"
    assert not tree.row(e.ProductLine, an_id("Boots")).archived
    for code, field, bad in (
        ("product_line.missing", "lines[1].parent_id", (_imported("Scarves"), _imported("Caps", "Nowhere"))),
        ("text.missing", "lines[0].name", (_imported(" "),)),
        ("import.empty", "lines", ()),
    ):
        with tree.refused(code, field):
            tree.do(tree.shop, g.ImportProductLines(source="lines.csv", lines=bad))


def test_only_who_may_change_partners_changes_product_lines(tree: Tree) -> None:
    viewer = Actor(an_id("viewer"), "Viewer", tree.shop.organisation_id, "user", frozenset())
    for command in (
        g.MergeProductLines(product_line_id=an_id("Men's"), into_id=an_id("Textiles")),
        g.ImportProductLines(source="x", lines=(_imported("Gloves"),)),
    ):
        with tree.refused("privilege.missing"):
            tree.do(viewer, command)


def test_s2_24_s2_69_a_line_asks_the_partners_of_the_nearest_node_that_has_any() -> None:
    trade = Trade()
    north, west = trade.cards["north"], trade.cards["west"]
    for name, above, partners in (
        ("top", None, (north, west)),
        ("middle", "top", ()),
        ("low", "middle", (west,)),
    ):
        parent = an_id(above) if above is not None else None
        command = a.SaveProductLine(
            product_line_id=an_id(name), name=name, parent_id=parent, partner_ids=partners
        )
        trade.do(trade.shop, command)
    for name, wanted in (("middle", {north, west}), ("low", {west})):
        line = c.LinePatch(id=an_id(f"line {name}"), sku="A", quantity=1, product_line_id=an_id(name))  # type: ignore[arg-type]
        trade.do(trade.shop, c.SaveDraft(request_id=an_id(f"request {name}"), lines=(line,)))
        row = trade.row(e.RequestLine, line.id)
        assert (set(row.partner_ids), row.product_line_path.split(" / ")[-1]) == (wanted, name)


COMPANY = an_id("company")


def test_paths_of_text_and_files_become_the_nodes_that_are_missing() -> None:
    pasted = "Clothing / Men's / Socks\nclothing > men's\n\nShoes\tBoots;Winter\n"
    paths = paths_of_text(pasted)
    assert paths == [
        ("Clothing", "Men's", "Socks"),
        ("clothing", "men's"),
        ("Shoes", "Boots", "Winter"),
    ]
    known = {"Clothing": an_id("Clothing"), "Clothing / Men's": an_id("Men's")}
    plan = plan_lines(COMPANY, known, paths)
    assert plan.paths == ("Clothing / Men's / Socks", "Shoes", "Shoes / Boots", "Shoes / Boots / Winter")
    assert plan.known == 1
    assert plan.lines[0].parent_id == an_id("Men's")
    assert plan.lines[3].parent_id == plan.lines[2].product_line_id
    assert plan_lines(COMPANY, known, paths).lines == plan.lines, "the same file makes the same nodes"
    assert plan_lines(an_id("other"), known, paths).lines != plan.lines
    assert paths_of_file("Möbel / Stühle".encode("cp1252")) == [("Möbel", "Stühle")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty_file"),
        (b"a\x00b", "import.bytes"),
        (" / ".join("x" * 31).encode(), "product_line.deep"),
        (b"a" * 300, "text.too_long"),
    ],
)
def test_what_is_no_tree_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        plan_lines(COMPANY, {}, paths_of_file(data))
    assert caught.value.code == code
