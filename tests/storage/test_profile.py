# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Profiles: where the key lies, who owns the folder, and the door for others (law 14)."""

from __future__ import annotations

import stat
import threading
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.ownership import OwnerLine, Ownership
from desktop_b2b.storage.profile import open_profile


class MemoryKeychain(KeyringBackend):
    """A keychain that works, for one test."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))


@pytest.fixture
def keychain() -> Any:
    before = keyring.get_keyring()
    found = MemoryKeychain()
    keyring.set_keyring(found)
    yield found
    keyring.set_keyring(before)


def test_without_a_keychain_the_key_lies_in_a_file_of_the_owner_alone(tmp_path: Path) -> None:
    profile, key = open_profile(tmp_path / "p")
    assert profile.key_place == "file"
    assert key is not None
    assert len(key) == 32
    assert stat.S_IMODE(profile.key_file.stat().st_mode) == 0o600
    again, same = open_profile(tmp_path / "p")
    assert (again, same) == (profile, key)


def test_with_a_keychain_no_key_lies_in_the_folder(tmp_path: Path, keychain: MemoryKeychain) -> None:
    profile, key = open_profile(tmp_path / "p")
    assert profile.key_place == "keychain"
    assert key is not None
    assert not profile.key_file.exists()
    assert list(keychain.kept.values()) == [key.hex()]
    assert open_profile(tmp_path / "p")[1] == key


def test_a_lost_key_is_said_and_never_replaced(tmp_path: Path, keychain: MemoryKeychain) -> None:
    open_profile(tmp_path / "p")
    keychain.kept.clear()
    with pytest.raises(UserError) as refused:
        open_profile(tmp_path / "p")
    assert refused.value.code == "profile.key_missing"
    assert not keychain.kept


def test_the_place_of_the_key_is_never_switched_in_silence(tmp_path: Path) -> None:
    open_profile(tmp_path / "p", "none")
    with pytest.raises(UserError) as refused:
        open_profile(tmp_path / "p", "file")
    assert refused.value.code == "profile.key_place"
    assert open_profile(tmp_path / "p")[1] is None


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"profile_id": "a"}', '{"profile_id": "a", "key_place": "moon"}']
)
def test_a_damaged_profile_is_an_outage_in_words(tmp_path: Path, record: str) -> None:
    open_profile(tmp_path, "file")
    (tmp_path / "profile.json").write_text(record, "utf-8")
    with pytest.raises(OutageError) as refused:
        open_profile(tmp_path)
    assert refused.value.code == "profile.unreadable"


def test_one_owner_and_a_door_for_others(tmp_path: Path) -> None:
    owner, other = Ownership(tmp_path), Ownership(tmp_path)
    assert owner.take()
    assert not other.take()
    owner.listen(lambda request: {"echo": request["word"]})
    line = OwnerLine(tmp_path)
    assert line.call({"word": "hello"}) == {"echo": "hello"}
    line.close()
    owner.release()
    assert other.take()
    other.release()


def test_many_callers_are_all_answered(tmp_path: Path) -> None:
    owner = Ownership(tmp_path)
    assert owner.take()
    owner.listen(lambda request: {"echo": request["word"]})
    answers: list[int] = []

    def call(word: int) -> None:
        line = OwnerLine(tmp_path)
        answers.append(line.call({"word": word})["echo"])
        line.close()

    threads = [threading.Thread(target=call, args=(count,)) for count in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    owner.release()
    assert sorted(answers) == list(range(20))


def test_a_stranger_without_the_secret_is_refused_and_the_door_stays_open(tmp_path: Path) -> None:
    owner = Ownership(tmp_path)
    assert owner.take()
    owner.listen(lambda request: {"ok": True})
    door = tmp_path / "owner.json"
    right = door.read_bytes()
    wrong = right.replace(right[-10:-4], b"000000")
    door.write_bytes(wrong)
    with pytest.raises(OutageError) as refused:
        OwnerLine(tmp_path)
    assert refused.value.code == "profile.owner"
    door.write_bytes(right)
    line = OwnerLine(tmp_path)
    assert line.call({}) == {"ok": True}
    line.close()
    owner.release()


def test_nobody_behind_the_door_is_an_outage(tmp_path: Path) -> None:
    with pytest.raises(OutageError) as refused:
        OwnerLine(tmp_path)
    assert refused.value.code == "profile.owner"
