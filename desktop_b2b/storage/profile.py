# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A profile: one folder with a desk's database, its key's whereabouts and its owner's lock (law 14)."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

from desktop_b2b.errors import OutageError, UserError

_log = logging.getLogger(__name__)
SERVICE = "Desktop B2B"
KeyPlace = Literal["keychain", "file", "none"]


class Profile(NamedTuple):
    """What ``profile.json`` says; chosen when the profile is made and never switched in silence."""

    folder: Path
    profile_id: str
    key_place: KeyPlace

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / "desk.db"

    @property
    def key_file(self) -> Path:
        """The key, on a machine without a keychain."""
        return self.folder / "database.key"


def open_profile(folder: Path, key_place: KeyPlace | None = None) -> tuple[Profile, bytes | None]:
    """The profile of a folder and its database key; made on first use.

    A new profile keeps its key in the system's keychain, or, where there is none, in a file only its
    owner can read; ``key_place`` chooses instead ("none": the database is not encrypted).
    Raises UserError ``profile.key_missing`` when the key is gone, ``profile.key_place`` when an existing
    profile was made otherwise, OutageError ``profile.folder`` when the folder cannot be written.
    """
    record = folder / "profile.json"
    if record.exists():
        profile = _read(folder, record)
        if key_place is not None and key_place != profile.key_place:
            raise UserError(
                "profile.key_place",
                "This profile was made with its key in: {place}. It is not switched.",
                place=profile.key_place,
            )
        return profile, _read_key(profile)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise OutageError("profile.folder", f"The profile folder cannot be made: {error}") from error
    return _make(folder, record, key_place)


def _read(folder: Path, record: Path) -> Profile:
    try:
        found: Any = json.loads(record.read_bytes())
        profile_id, place = str(found["profile_id"]), found["key_place"]
        if place not in get_args(KeyPlace):
            raise ValueError(f"key_place {place}")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise OutageError("profile.unreadable", f"profile.json cannot be read: {error}") from error
    return Profile(folder=folder, profile_id=profile_id, key_place=cast(KeyPlace, place))


def _make(folder: Path, record: Path, key_place: KeyPlace | None) -> tuple[Profile, bytes | None]:
    import secrets  # a profile is made once

    profile_id = secrets.token_hex(16)
    key = secrets.token_bytes(32)
    place: KeyPlace = key_place or ("keychain" if _keep_in_keychain(profile_id, key) else "file")
    if key_place == "keychain" and not _keep_in_keychain(profile_id, key):
        raise UserError("profile.no_keychain", "This machine has no keychain that can be used.")
    profile = Profile(folder=folder, profile_id=profile_id, key_place=place)
    if place == "file":
        write_private(profile.key_file, key.hex().encode())
        _log.info("no keychain: the database key lies in a file only its owner can read")
    write_private(record, json.dumps({"profile_id": profile_id, "key_place": place}).encode())
    return profile, None if place == "none" else key


def write_private(path: Path, content: bytes) -> None:
    """Whole or not at all, readable by the owner alone."""
    part = path.with_name(path.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _keep_in_keychain(profile_id: str, key: bytes) -> bool:
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, profile_id, key.hex())
        return keyring.get_password(SERVICE, profile_id) == key.hex()
    except KeyringError as error:
        _log.info("no keychain", extra={"reason": str(error)})
        return False


def _read_key(profile: Profile) -> bytes | None:
    text: str | None
    if profile.key_place == "none":
        return None
    if profile.key_place == "file":
        try:
            text = profile.key_file.read_bytes().decode("ascii", "replace").strip()
        except OSError:
            text = None
    else:
        import keyring
        from keyring.errors import KeyringError

        try:
            text = keyring.get_password(SERVICE, profile.profile_id)
        except KeyringError as error:
            raise OutageError("profile.keychain", f"The keychain does not answer: {error}") from error
    try:
        key = bytes.fromhex(text or "")
    except ValueError:
        key = b""
    if len(key) != 32:
        raise UserError(
            "profile.key_missing",
            "The key of this profile's database is gone ({place}). Restore it, or sign in on a new profile.",
            place=profile.key_place,
        )
    return key
