# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Walks over everything, on SQLite and on PostgreSQL: what they bring, in what order, to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from desktop_b2b.domain import entities as e
from desktop_b2b.domain.commands import account as a
from desktop_b2b.domain.commands import sourcing as c
from desktop_b2b.errors import UserError
from desktop_b2b.storage.codec import codec_of
from sync.protocol import columns
from sync.protocol.gateway import GatewayError
from sync.protocol.messages import Cursor, Snapshot, SnapshotPage
from sync.server import admin, snapshot
from tests.sync_flows.server.hands import CANARY, LIMIT_TRACES, Hand, Market, new_id

Key = tuple[str, str]


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small market takes many pages."""
    monkeypatch.setattr(snapshot, "_LEAST", 1)
    monkeypatch.setattr(snapshot, "_MOST", 4_000)
    monkeypatch.setattr(snapshot, "_DOCUMENTS", 2)


def _ask(hand: Hand, page: SnapshotPage | None = None, **more: Any) -> Snapshot:
    values: dict[str, Any] = {
        "request_id": new_id(),
        "proto": 1,
        "epoch": hand.epoch,
        "device_id": hand.me.device_id,
        "nonce": hand.nonce,
        "max_bytes": 4_000,
    }
    if page is not None:
        values |= {"start": page.start, "after": page.after}
    return Snapshot(**(values | more))


def _next(hand: Hand, page: SnapshotPage | None = None, **more: Any) -> SnapshotPage:
    return hand.gateway.snapshot(hand.me.token, _ask(hand, page, **more))


def _rows(page: SnapshotPage) -> list[tuple[Key, dict[str, Any]]]:
    """The rows of a page in their order."""
    found: list[tuple[Key, dict[str, Any]]] = []
    for part in columns.parts(columns.unpack(page.body)):
        for values in zip(*part.values, strict=True):
            row = dict(zip(part.columns, values, strict=True))
            found.append(((part.table, row["id"].hex()), row))
    return found


def _walk(hand: Hand, between: Callable[[int], None] = lambda _: None) -> list[SnapshotPage]:
    pages = [_next(hand)]
    while pages[-1].after:
        between(len(pages))
        pages.append(_next(hand, pages[-1]))
    return pages


def _come(pages: list[SnapshotPage]) -> list[Key]:
    return [key for page in pages for key, _ in _rows(page)]


def _caught_up(hand: Hand, pages: list[SnapshotPage]) -> dict[Key, dict[str, Any]]:
    """What a desk has after a walk and the exchange from its start on."""
    hand.rows = dict(row for page in pages for row in _rows(page))
    hand.cursors = {scope: cursor for scope, cursor in pages[-1].start.items() if cursor.seq}
    hand.pull()
    return hand.rows


def _new(market: Market, name: str) -> Hand:
    return Hand(market.gateway, f"{name}@example.com").sign_in()


def _trade(market: Market, count: int = 3) -> tuple[Hand, Hand, list[str]]:
    """Requests of the shop, the first answered and cancelled, the last a draft."""
    shop, north = market.hand("shop"), market.hand("north")
    requests: list[str] = []
    for place in range(count):
        line = market.line(f"item {place}", partners="north")
        requests.append(market.send_request(shop, line))
        north.pull()
        assert north.do(market.answer(requests[-1], "north", line)) == "committed"
        shop.pull()
    assert shop.do(c.CancelRequest(request_id=requests[0])) == "committed"
    draft = new_id()
    assert shop.do(market.draft(draft, market.line("kept back"))) == "committed"
    return shop, north, [*requests, draft]


def test_a_walk_and_the_exchange_after_it_bring_everything(market: Market) -> None:
    _trade(market)
    for name in ("shop", "north", "other"):
        pages = _walk(_new(market, name))
        there = market.hand(name).rows
        assert len(pages) > 3 or name == "other"
        assert _caught_up(_new(market, name), pages) == there
        assert set(_come(pages)) == set(there)
        assert pages[0].total == len(there)


def test_what_changes_during_a_walk_comes_with_the_exchange(market: Market) -> None:
    """Rows that are new, changed, changed again, removed: before, on and behind where the walk is."""
    shop, north, requests = _trade(market)
    contacts: list[str] = []

    def change(count: int) -> None:
        shop.pull()
        contacts.append(new_id())
        assert shop.do(a.SaveContact(contact_id=contacts[-1], company=f"Company {count}")) == "committed"
        assert shop.do(c.SaveDraft(request_id=requests[-1], company=f"Company {count}")) == "committed"
        if count == 2:
            lines = [row["id"].hex() for row in shop.table(e.RequestLine)]
            kept = [row for row in lines if shop.row(e.RequestLine, row)["request_id"].hex() == requests[-1]]
            assert shop.do(c.SaveDraft(request_id=requests[-1], removed_lines=(kept[0],))) == "committed"
        if count == 4:
            market.send_request(shop, market.line("late"))
            north.pull()

    loading = _new(market, "shop")
    pages = _walk(loading, change)
    walked = dict(row for page in pages for row in _rows(page))
    assert not any(("contact", contact) in walked for contact in contacts[1:]), "changed after the start"
    assert _caught_up(loading, pages) == market.hand("shop").rows


def test_a_walk_is_broken_off_and_goes_on_at_another_server(market: Market) -> None:
    _trade(market)
    loading = _new(market, "shop")
    first = _next(loading)
    again = _next(loading, first)
    server = Market.beside(market)
    try:
        pages = [first, snapshot.answer(server, loading.me.token, _ask(loading, first))]
        assert pages[1].body == again.body
        while pages[-1].after:
            pages.append(snapshot.answer(server, loading.me.token, _ask(loading, pages[-1])))
    finally:
        server.close()
    assert _caught_up(loading, pages) == market.hand("shop").rows


# ---------------------------------------------------------------- order


def test_documents_come_after_their_parts(market: Market) -> None:
    _trade(market)
    come = [row for page in _walk(_new(market, "shop")) for row in _rows(page)]
    last = {key: place for place, (key, _) in enumerate(come)}
    first = {key: place for place, (key, _) in reversed(list(enumerate(come)))}
    checked = 0
    for (table, row_id), row in come:
        entity = e.BY_TABLE[table]
        kind = row["document_kind"] if entity is e.Event else entity.KIND
        if not entity.ROOT or kind not in ("request", "inquiry", "order", "shipment"):
            continue
        document = (kind, row[entity.ROOT].hex())
        if document in last:
            assert first[table, row_id] < first[document], (table, kind)
            checked += 1
    assert checked > 20


def test_what_is_open_comes_before_what_is_done(market: Market) -> None:
    _, _, requests = _trade(market)
    come = _come(_walk(_new(market, "shop")))
    places = {request_id: come.index(("request", request_id)) for request_id in requests}
    done = places.pop(requests[0])
    assert max(places.values()) < done
    assert come.index(("partner_card", market.cards["shop north"])) < min(places.values())
    for request_id in requests[1:-1]:
        inquiry = market.inquiry(request_id, "north")
        assert come.index(("answer", inquiry)) < places[request_id], "the matrix can be read"


# ---------------------------------------------------------------- to whom


def test_nobody_receives_a_row_of_others(market: Market) -> None:
    _trade(market)
    for hand in (_new(market, "north"), _new(market, "other")):
        pages = _walk(hand)
        content = b"".join(columns.unpack(page.body) for page in pages)
        for trace in (CANARY.encode(), *LIMIT_TRACES):
            assert trace not in content
        me = bytes.fromhex(hand.company)
        for page in pages:
            for (table, _), row in _rows(page):
                if issubclass(e.BY_TABLE[table], e.UserRow):
                    assert row["user_id"].hex() == hand.me.user_id
                else:
                    assert me in (row["owner_id"], row["counterpart_id"])
    assert CANARY.encode() in b"".join(columns.unpack(page.body) for page in _walk(_new(market, "shop")))


def test_a_scope_of_others_is_left_out_however_it_is_asked_for(market: Market) -> None:
    _trade(market)
    thief = _new(market, "other")
    page = _next(thief)
    theirs = _next(_new(market, "shop")).start
    for after in (b"", page.after):
        found = _next(thief, start={**page.start, **theirs}, after=after)
        assert set(found.start) == set(page.start)
        while found.after:
            assert not set(found.start) & set(theirs)
            found = _next(thief, found)
    # In the middle of somebody else's table.
    mine = _walk(_new(market, "shop"))
    found = _next(thief, start=theirs, after=mine[3].after)
    assert (found.rows, found.after) == (0, b"")


def test_a_section_that_is_taken_away_ends_with_the_next_page(market: Market) -> None:
    _trade(market)
    person = market.server
    admin.create_user(person, market.ids["shop"], "Clerk", "clerk@example.com", "correct horse battery")
    clerk = _new(market, "clerk")
    pages = [_next(clerk)]
    while not any(table == "request" for (table, _) in _come(pages)):
        pages.append(_next(clerk, pages[-1]))
    admin.set_sections(market.server, "clerk@example.com", ["account"])
    sourcing = f"{clerk.company}:sourcing"
    assert sourcing in pages[-1].start
    page = pages[-1]
    while page.after:
        page = _next(clerk, page)
        assert sourcing not in page.start
        kinds = {row["document_kind"] for (table, _), row in _rows(page) if table == "event"}
        assert {e.DOCUMENT_SECTIONS[kind] for kind in kinds} <= {e.ACCOUNT}
        tables = {table for (table, _), _ in _rows(page)} - {"event"}
        assert {e.BY_TABLE[table].SECTION for table in tables} <= {e.ACCOUNT, e.USER}


# ---------------------------------------------------------------- refusals


def test_what_is_no_position_is_refused(market: Market) -> None:
    shop, _, _ = _trade(market)
    page = _next(shop)
    for after in (b"x", b"\x00" * 40, msgspec.msgpack.encode(["request", 1])):
        with pytest.raises(UserError) as caught:
            _next(shop, page, after=after)
        assert caught.value.field == "after"
    place = msgspec.msgpack.decode(page.after)
    for changed in ([*place[:4], place[4] + 1], [place[0], place[1], "credential", *place[3:]]):
        with pytest.raises(GatewayError) as gone:
            _next(shop, page, after=msgspec.msgpack.encode(changed))
        assert gone.value.failure.code == "cursor_gone"


def test_a_walk_of_another_history_is_refused(market: Market) -> None:
    shop, _, _ = _trade(market)
    page = _next(shop)
    sourcing = f"{shop.company}:sourcing"
    cursor = page.start[sourcing]
    for wrong, code in (
        (Cursor(cursor.gen, cursor.seq, "other"), "epoch_changed"),
        (Cursor(cursor.gen, cursor.seq + 99, cursor.mark), "epoch_changed"),
        (Cursor(cursor.gen + 1, cursor.seq, cursor.mark), "cursor_gone"),
    ):
        with pytest.raises(GatewayError) as caught:
            _next(shop, page, start={**page.start, sourcing: wrong})
        assert caught.value.failure.code == code
    for wrong_ask, code in (({"epoch": "other"}, "epoch_changed"), ({"nonce": "stale"}, "device_forked")):
        with pytest.raises(GatewayError) as caught:
            _next(shop, page, **wrong_ask)
        assert caught.value.failure.code == code


# ---------------------------------------------------------------- the body


def test_a_damaged_body_is_refused() -> None:
    rows = [(bytes([count]) * 16, "one", None) for count in range(3)]
    body = columns.pack([columns.pack_part("contact", ("id", "name", "email"), rows)])
    (part,) = columns.parts(columns.unpack(body))
    assert list(zip(*part.values, strict=True)) == rows
    for wrong in (b"", body[:-1], body + b"x", body + body, b"x" + body):
        with pytest.raises(UserError):
            columns.unpack(wrong)
    uneven = msgspec.msgpack.encode([["contact", ["id", "name"], [[b"1"], ["a", "b"]]]])
    for content in (b"", b"\x91", uneven, msgspec.msgpack.encode([["contact", ["id", "name"], [[b"1"]]]])):
        with pytest.raises(UserError):
            columns.parts(content)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "LARGEST", 10_000)
    body = columns.pack([columns.pack_part("contact", ("id",), [(b"0" * 100_000,)])])
    assert len(body) < 1_000
    with pytest.raises(UserError):
        columns.unpack(body)


def test_all_tables_are_walked() -> None:
    """A new entity is in the plan by itself, and documents keep to the end."""
    plan = snapshot._plan(("user:1", "1:account", "1:sourcing", "1:fulfilment"))
    walked = [step.table for step in plan if not step.is_open]
    sections = ("user", *e.SECTIONS)
    assert sorted(walked) == sorted(kind.TABLE for section in sections for kind in e.entities_in(section))
    assert set(walked) == set(e.BY_TABLE)
    assert walked[-6:] == ["shipment", "order", "inquiry", "request", "b2b_draft", "b2b_order"]
    assert all("id" in codec_of(table).columns for table in walked)
