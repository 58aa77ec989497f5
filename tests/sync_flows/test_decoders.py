# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Threads that meet a type for the first time at once go on: msgspec alone ends the process now and then."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest

from desktop_b2b.domain import decoders
from desktop_b2b.domain.commands import Command, decode
from desktop_b2b.domain.commands.sourcing import SendRequest
from desktop_b2b.errors import OutageError
from sync.protocol.messages import Envelope, Exchange, Wire
from sync.server import serving

#: Each in a process of its own: a type is met for the first time but once. It hurries from thread to thread.
_RACE = """
import sys, threading
from sync.protocol import codec
from desktop_b2b.errors import OutageError
from sync.protocol.messages import Envelope, Exchange, Lane

sys.setswitchinterval(1e-6)
own = Envelope(id="1" * 32, lane_seq=1, type="X", v=1, body=b"{}", made_at=1)
lane = Lane(user_id="0" * 32, token="", commands=(own,))
body = codec.encode(
    Exchange(
        request_id="0" * 32, proto=1, epoch="", device_id="0" * 32, nonce="", lanes=(lane,), cursors={}
    )
)
begin = threading.Barrier(4)
taken = []

def take():
    begin.wait()
    taken.append(codec.decode(body, Exchange))

threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(taken) == 4
"""
#: One in seven ended without the lock.
_TIMES = 12


def test_threads_that_decode_a_type_for_the_first_time_at_once_go_on() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", _RACE], check=False, env={**os.environ, "PYTHONPATH": "."})
        for _ in range(_TIMES)
    ]
    assert [run.returncode for run in runs] == [0] * _TIMES


def test_a_server_learns_all_types_before_it_opens_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_given: object) -> NoReturn:
        raise OutageError("closed", "There is no database.")

    monkeypatch.setattr(decoders, "_from_json", {})
    monkeypatch.setattr(serving, "open_database", refuse)
    with pytest.raises(OutageError, match="no database"):
        serving.serve(None, "127.0.0.1:0", tmp_path)
    assert {Command, Wire, Exchange, Envelope, SendRequest} <= decoders._from_json.keys()


def test_a_decoder_is_made_once() -> None:
    first = decoders.from_json(SendRequest)
    command = decode("SendRequest", msgspec.json.encode({"request_id": "0" * 32}))
    assert command == SendRequest(request_id="0" * 32)
    assert decoders.from_json(SendRequest) is first
