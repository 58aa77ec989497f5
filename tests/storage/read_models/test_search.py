# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every operator on random companies, against the plain reading; what searches cost; when they change."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.dashboard import default_widget
from desktop_b2b.errors import UserError
from desktop_b2b.services.queries import CountTransactions, Dashboard, ListTransactions
from desktop_b2b.services.search import OPERATORS, read
from desktop_b2b.storage.read_models import finding
from tests.storage.read_models.archive import COURIERS, NAMES, NOTES, PEOPLE, SKUS, TRACKINGS, Archive, Oracle
from tests.storage.read_models.conftest import Maker
from tests.storage.read_models.world import DAY, HOUR, NOW, RETAILER, USER, World

WIDGETS = ("draft", "inquiries_minus", "ship_overdue")
TIMES = (
    "<2d", "<=2d", ">2d", ">=3h", "1d..1w", "<1h", "2d..", "..3h", "today", "yesterday", "tomorrow",
    ">today", "<today", "2025-11-24", "2025-11", ">=2025-11-23", "<2025-11-25", "2025-11-20..2025-11-26",
    "2025", "<=2025-10",
)  # fmt: skip
AMOUNTS = ("100", ">100", ">=100", "<100.5", "99..101", "<=5", "100EUR", ">5USD", "1234.50", "=5")
NUMBERS = ("1", ">1", "<=2", "2..5", "0")
TEXTS: dict[str, list[str]] = {
    "": [*NAMES, *SKUS, *NOTES[:2], "hartwig", "creme", "k7", "ä", "po-77", "old", "nowhere", "7", "mug-9"],
    "partner": [*NAMES, "bru", "kaufhaus", "co", "n", "nord"],
    "number": ["K7", "0", "001", "old-7", "ä1", "R2-0", "k"],
    "reference": ["PO-7", "po", "77"],
    "recipient": [*PEOPLE[:3], "ada", "lun"],
    "line": ["ceramics", "Ceramics / Mugs", "mug", "ti"],
    "sku": [*SKUS, "mu", "9", "mug-9", "eclair"],
    "tracking": [*TRACKINGS, "jjd", "1z", "999"],
    "courier": [*COURIERS, "poste", "d"],
    "note": ["fragile", "the door", "at the door", "fr", "leave"],
}


def pieces(dice: random.Random, operator: str) -> str:
    """A term of an operator, as somebody could type it."""
    if operator == "":
        return f'"{dice.choice(TEXTS[""])}"'
    found = OPERATORS[operator]
    if operator in TEXTS:
        values = [f'{dice.choice(("", "", "="))}"{dice.choice(TEXTS[operator])}"' for _ in range(2)]
        return f"{operator}:{','.join(values[: dice.randint(1, 2)])}"
    if operator == "widget":
        return f"widget:{dice.choice(WIDGETS)}"
    if operator == "currency":
        return f"currency:{dice.choice(('EUR', 'USD', 'CHF'))}"
    if found.values:
        names = [name for name in found.values if name != "unread"]
        return f"{operator}:{','.join(dice.sample(names, dice.randint(1, 2)))}"
    if operator == "total":
        return f"total:{dice.choice(AMOUNTS)}"
    if operator in ("lines", "quantity"):
        return f"{operator}:{dice.choice(NUMBERS)}"
    return f"{operator}:{dice.choice((*TIMES, 'overdue') if found.ahead else TIMES)}"


@pytest.fixture(scope="module", params=range(6))
def archive(request: pytest.FixtureRequest, make_worlds: Maker) -> Archive:
    return Archive(make_worlds(RETAILER), random.Random(request.param))


@pytest.fixture(scope="module")
def make_worlds(empty_database: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    import shutil

    made: list[World] = []

    def make(organisation_id: str) -> World:
        path = tmp_path_factory.mktemp("archive") / "desk.db"
        shutil.copyfile(empty_database, path)
        made.append(World(path, organisation_id))
        return made[-1]

    yield make
    for world in made:
        world.db.close()


def check(archive: Archive, text: str, now: int = NOW) -> int:
    """A search finds what the plain reading finds, and counts as many."""
    search = read(text)
    oracle = Oracle(now)
    wanted = {one.id for one in archive.documents.values() if oracle.meets(search, one)}
    found = {row.id for row in archive.world.ask(ListTransactions(query=text, limit=500), now).rows}
    odd = {archive.documents[row_id].row["kind"]: row_id for row_id in found ^ wanted}
    assert found == wanted, (text, odd, {key: archive.documents[key] for key in odd.values()})
    assert archive.world.ask(CountTransactions(query=text), now) == len(wanted)
    return len(wanted)


@pytest.mark.parametrize("operator", ["", *OPERATORS])
def test_each_operator(archive: Archive, operator: str) -> None:
    dice = random.Random(f"{operator} {len(archive.documents)}")
    for _ in range(25):
        text = pieces(dice, operator)
        found = check(archive, text)
        assert check(archive, f"-{text}") == len(archive.documents) - found


@pytest.mark.parametrize(
    ("typed", "field", "meant"),
    [
        ("creme & co", "partner", "Crème & Co"),
        ("ÉCLAIR", "sku", "ÉCLAIR-1"),
        ("eclair-1", "sku", "ÉCLAIR-1"),
        ("ug-99", "sku", "MUG-99"),
        ("d0146", "tracking", "JJD014600"),
        ("jjd014600", "tracking", "JJD014600"),
        ("HARTWIG", "recipient", "Galerie Hartwig"),
        ("fràgile, pl", "note", "Fragile, please"),
    ],
)
def test_ux_45_found_by_a_part_or_a_scan_whatever_its_accents_and_case(
    archive: Archive, typed: str, field: str, meant: str
) -> None:
    wanted = {one.id for one in archive.documents.values() if meant in one.fields.get(field, ())}
    found = {row.id for row in archive.world.ask(ListTransactions(query=f'"{typed}"', limit=500)).rows}
    assert wanted <= found


def test_ux_45_found_by_a_part_of_its_number(archive: Archive) -> None:
    for one in archive.documents.values():
        number = str(one.row["number"])
        found = archive.world.ask(ListTransactions(query=f'"{number[1:].lower()}"', limit=500)).rows
        assert len(number) < 4 or one.id in {row.id for row in found}


def test_searches_of_several_terms(archive: Archive) -> None:
    dice = random.Random(len(archive.documents))
    sizes: Counter[bool] = Counter()
    for _ in range(150):
        terms = [pieces(dice, dice.choice(["", *OPERATORS])) for _ in range(dice.randint(2, 4))]
        signed = [dice.choice(("", "", "-")) + term for term in terms]
        sizes[bool(check(archive, dice.choice((" ", " ", " OR ")).join(signed)))] += 1
    assert min(sizes.values()) > 10, "some find something, some nothing"


def test_where_many_are_found_the_same_is_found(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """With every driver leading, with those that find some, and with none."""
    dice = random.Random(5)
    texts = [pieces(dice, operator) for operator in ["", *OPERATORS] for _ in range(4)]
    for few, many, most in ((0, 0, 0), (0, 0, 10**6), (1, 10, 0), (0, 10**6, 10**6), (10**6, 0, 0)):
        monkeypatch.setattr(finding, "FEW", few)
        monkeypatch.setattr(finding, "MANY", many)
        monkeypatch.setattr(finding, "MOST", most)
        for text in texts:
            check(archive, text)
        for first, second in zip(texts[::2], texts[1::2], strict=True):
            check(archive, f"{first} {second}")


def test_at_other_instants(archive: Archive) -> None:
    dice = random.Random(9)
    for _ in range(40):
        text = pieces(dice, dice.choice(("due", "ship", "is", "sent", "shipped", "created", "edited")))
        check(archive, text, NOW + dice.choice((-3 * DAY, -1, 1, HOUR, DAY, 8 * DAY)))


def test_a_search_of_nothing_finds_everything(archive: Archive) -> None:
    assert check(archive, "") == len(archive.documents)


def test_what_cannot_be_read_is_refused_by_field(world: World) -> None:
    asked: tuple[Any, ...] = (ListTransactions(query="colour:red"), CountTransactions(query="colour:red"))
    for query in asked:
        with pytest.raises(UserError) as caught:
            world.ask(query)
        assert (caught.value.code, caught.value.field) == ("search.operator", "query")
        assert (caught.value.params["start"], caught.value.params["end"]) == ("0", "7")


# ------------------------------------------------------------ when time changes it


def members(archive: Archive, text: str, now: int) -> set[str]:
    return {row.id for row in archive.world.ask(ListTransactions(query=text, limit=500), now).rows}


def test_nothing_changes_before_next_change(archive: Archive) -> None:
    """What a search finds stays the same until the millisecond before."""
    dice = random.Random(len(archive.documents))
    moved = 0
    for _ in range(120):
        operator = dice.choice(("due", "ship", "is", "sent", "shipped", "created", "edited", "widget"))
        text = " ".join([pieces(dice, operator), *([pieces(dice, "kind")] if dice.random() < 0.3 else [])])
        now = NOW + dice.randint(-2 * DAY, 2 * DAY)
        before = members(archive, text, now)
        change = archive.world.ask(ListTransactions(query=text, limit=1), now).next_change_at
        later = now + 400 * DAY if change is None else change - 1
        assert members(archive, text, later) == before, (text, now, change)
        if change is not None:
            assert change > now
            moved += members(archive, text, change) != before
    assert moved > 5


# ------------------------------------------------------------ unread


def test_unread_is_what_alerts_say(world: World) -> None:
    new, opened, seen = (world.request("need_attention") for _ in range(3))
    late = world.order("accepted", ship_by=NOW - HOUR)
    world.request("draft")
    world.opened(opened, NOW)
    world.seen("need_attention", NOW - 3 * DAY)
    found = {row.id for row in world.ask(ListTransactions(query="is:unread")).rows}
    assert found == {new.id, seen.id, late.id}
    world.seen("need_attention", NOW)
    assert {row.id for row in world.ask(ListTransactions(query="has:unread")).rows} == {late.id}


@pytest.mark.parametrize("seed", range(4))
def test_unread_follows_the_alerts_of_ones_own(world: World, seed: int) -> None:
    """What the user's widgets count, whichever they are; one that asks for what is unread adds nothing."""
    Archive(world, random.Random(seed))
    row = default_widget(USER, world.me, "need_attention")
    row.alert = seed % 2 == 0
    moved = default_widget(USER, world.me, "ship_overdue")
    moved.query = "kind:order"
    world.put(row, moved)
    for query in (
        "partner:brume",
        "has:message",
        "mood:good",
        "is:unread kind:request",
        "due:<2d mug OR cup",
    ):
        own = e.Widget(
            id=world.id(),
            owner_id=world.me,
            user_id=USER,
            title="Mine",
            query=query,
            sort_key="9",
            alert=True,
        )
        world.put(own)
    world.seen("need_attention", NOW - DAY)
    states = world.ask(Dashboard(rows=500))
    wanted = {one.id for state in states for one in state.rows if one.unread}
    for sort in ((), ("number",), ("-total",)):
        page = world.ask(ListTransactions(query="is:unread", sort=sort, limit=1_000))
        assert {one.id for one in page.rows} == wanted
    assert world.ask(CountTransactions(query="has:unread")) == len(wanted) > 0
    assert world.ask(CountTransactions(query="-is:unread")) == world.ask(CountTransactions()) - len(wanted)


# ------------------------------------------------------------ cost


def scans(world: World) -> list[str]:
    return [plan for plan in world.db.plans() if plan in ("SCAN t", "SCAN x") or plan.startswith("SCAN t ")]


INDEXED = (
    "h", "galerie k", "partner:b", "hartwig", '"galerie hartwig"', "k7", "partner:brume", "partner:=brume",
    "number:0012",
    "number:=K7-0012", "sku:mug", "sku:=mug-9", "tracking:jjd01", "reference:po-77", "recipient:hart",
    "line:mugs", "note:fragile", "status:draft", "due:<2d", "due:overdue", "ship:<1d", "sent:<1d",
    "shipped:2026-11", "created:today", "edited:<1h", "total:>100", "widget:draft", "is:overdue", "is:open",
    "is:pending", "has:issue", "has:backorder", "has:message", "has:proposal",
    "is:unread", "hartwig OR partner:brume",
    "hartwig status:draft -note:fragile",
)  # fmt: skip


@pytest.mark.parametrize("text", INDEXED)
def test_searches_are_led_by_an_index(world: World, text: str) -> None:
    """In a company of which little is found: statements and plans."""
    for count in range(30):
        world.request("closed", company=f"Somebody {count}")
    world.db.run("ANALYZE")
    world.db.statements.clear()
    world.ask(ListTransactions(query=text))
    # The user's widgets are asked for, where they say what is meant.
    assert len(world.db.statements) <= (8 if "unread" in text else 6)
    assert scans(world) == []
    world.ask(CountTransactions(query=text))
    assert scans(world) == []


def test_other_parties_rows_are_not_found(world: World) -> None:
    """What is found is what is listed: rows of others never come into the read model."""
    world.save(e.Request(id=world.id(), owner_id="0f" * 16, number="X-1", company="Secret"))
    assert world.ask(CountTransactions(query="secret")) == 0
