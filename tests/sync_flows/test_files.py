# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Files on their own way: in parts, resumed where a line or a process ended, beside the commands."""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Callable

import pytest

from desktop_b2b.domain.commands import account as a
from desktop_b2b.errors import OutageError
from desktop_b2b.services.queries import GetSyncStatus
from sync.client import outages
from sync.client.files import Files, fetch
from sync.protocol.messages import FILE_PART, FilePart
from tests.sync_flows.test_engine import until
from tests.sync_flows.world import Desk, World, new_id

LARGE = random.Random(7).randbytes(4 * FILE_PART + 1000)
DIGEST = hashlib.sha256(LARGE).hexdigest()


class _Ended(Exception):
    """The process ends here."""


def _token(desk: Desk) -> str:
    assert desk.store.session is not None
    return desk.store.session.token


def _kept(desk: Desk) -> list[bytes]:
    with desk.store.reading() as db:
        return [bytes(row[0]) for row in db.query("SELECT content FROM file WHERE state = 'kept'")]


def _cut_after(parts: int) -> Callable[[], None]:
    """Something to be called before each part: the line breaks after so many."""
    left = [parts]

    def check() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise outages.unreachable()

    return check


def test_an_upload_goes_on_where_the_line_broke(any_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shop = any_world.desk("shop")
    shop.store.store_file(LARGE, "image/jpeg")
    send_part, starts = shop.cable.send_part, list[int]()
    check = _cut_after(3)

    def breaking(token: str, digest: str, part: FilePart) -> int:
        starts.append(part.start)
        check()
        return send_part(token, digest, part)

    monkeypatch.setattr(shop.cable, "send_part", breaking)
    assert not shop.try_sync()
    check = _cut_after(99)
    assert shop.try_sync()
    # The first part of the second try only finds out where the server stands.
    assert starts == [FILE_PART * n for n in (0, 1, 2, 3, 0, 3, 4)]
    assert _kept(shop) == [LARGE]
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=DIGEST))
    shop.sync()
    assert fetch(shop.cable, _token(shop), DIGEST) == ("image/jpeg", LARGE)


def test_a_download_goes_on_where_the_process_ended(world: World) -> None:
    shop, north = world.desk("shop"), world.desk("north")
    shop.store.store_file(LARGE, "image/jpeg")
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=DIGEST))
    shop.sync()
    left = [2]

    def crash(point: str) -> None:
        left[0] -= point == "files.part"
        if not left[0]:
            raise _Ended

    north.engine._files = Files(north.store, world.clock, crash=crash)
    with pytest.raises(_Ended):
        north.sync()
    asked = north.cable.file_parts
    again = world.reopen(north)
    again.sync()
    assert asked == 2
    assert again.cable.file_parts == 3
    assert _kept(again) == [LARGE]
    with again.store.reading() as db:
        assert db.query("SELECT * FROM file_part") == []


def test_a_damaged_part_costs_the_file_once(world: World) -> None:
    shop, north = world.desk("shop"), world.desk("north")
    shop.store.store_file(LARGE, "image/jpeg")
    shop.do(a.SetLogo(organisation_id=shop.company, logo_hash=DIGEST))
    shop.sync()
    read_part = north.cable.read_part

    def damaged(token: str, digest: str, start: int) -> FilePart:
        part = read_part(token, digest, start)
        wrong = bytes(len(part.content)) if start == FILE_PART else part.content
        return FilePart(mime=part.mime, total=part.total, start=part.start, content=wrong)

    north.cable.read_part = damaged  # type: ignore[method-assign]
    with pytest.raises(OutageError) as caught:
        north.sync()
    assert caught.value.code == "network.garbled"
    north.cable.read_part = read_part  # type: ignore[method-assign]
    north.sync()
    assert _kept(north) == [LARGE]


def test_a_file_on_its_way_holds_no_command_up_and_is_told(http_world: World) -> None:
    shop = http_world.desk("shop")
    gate = threading.Event()
    send_part = shop.cable.send_part

    def waiting(token: str, digest: str, part: FilePart) -> int:
        assert gate.wait(20)
        return send_part(token, digest, part)

    shop.cable.send_part = waiting  # type: ignore[method-assign]
    with until(shop) as at_shop:
        shop.engine.start()
        shop.store.store_file(LARGE, "image/jpeg")
        shop.do(a.SaveContact(contact_id=new_id(), company="One"))
        at_shop(lambda: not shop.waiting())
        status = shop.store.answer(GetSyncStatus())
        assert (status.files, status.waiting) == (1, 0)
        gate.set()
        at_shop(lambda: shop.store.answer(GetSyncStatus()).files == 0)
    assert _kept(shop) == [LARGE]


def test_nobody_learns_from_a_hash_that_somebody_has_the_file(world: World) -> None:
    shop, rival = world.desk("shop"), world.desk("rival")
    shop.store.store_file(LARGE, "image/jpeg")
    shop.sync()
    first = FilePart(mime="image/jpeg", total=len(LARGE), start=0, content=LARGE[:FILE_PART])
    assert rival.cable.send_part(_token(rival), DIGEST, first) == FILE_PART
