# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The state of sync in words: always a sentence, never "complete" without the server's proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.strings import past_word
from ui.theme import Tone

if TYPE_CHECKING:
    from desktop_b2b.services.queries import SyncStatus


class SyncWords(NamedTuple):
    """Icon, the status bar's sentence, the few words of the top strip; red when somebody must act."""

    icon: str
    sentence: str
    short: str
    tone: Tone = Tone.GREY


def sync_words(status: SyncStatus, zone: str, now: int, *, is_sample: bool = False) -> SyncWords:
    """What the status bar and the top strip say."""
    if is_sample:
        return SyncWords(
            "flask",
            QCoreApplication.translate("SyncWords", "Sample data. Nothing leaves this computer."),
            QCoreApplication.translate("SyncWords", "Sample data"),
        )
    at = past_word(status.confirmed_at, zone, now, inside=True) if status.confirmed_at is not None else ""
    synced = QCoreApplication.translate("SyncWords", "Synced {0}").format(at) if at else ""
    if status.state == "needs_sign_in":
        return _needs_sign_in(status)
    if status.issues:
        need = QCoreApplication.translate("SyncWords", "%n sync issue(s) need you", "", status.issues)
        short = QCoreApplication.translate("SyncWords", "%n issue(s)", "", status.issues)
        return SyncWords("alert-circle", f"{synced}. {need}." if synced else f"{need}.", short, Tone.RED)
    if status.state == "problem":
        return _problem(status)
    if status.state == "syncing":
        return _syncing(status)
    if status.state == "offline":
        return _offline(status, at)
    if status.state == "loading":
        return _loading(status)
    if status.again:
        again = QCoreApplication.translate(
            "SyncWords", "The server was restored: %n change(s) wait for the work of others", "", status.again
        )
        return SyncWords("cloud", f"{again}.", QCoreApplication.translate("SyncWords", "Server restored"))
    if status.waiting:
        waiting = QCoreApplication.translate("SyncWords", "%n change(s) waiting", "", status.waiting)
        return SyncWords("cloud", f"{waiting}. {synced}." if synced else f"{waiting}.", waiting)
    if not synced:
        never = QCoreApplication.translate("SyncWords", "Not synced yet.")
        return SyncWords("cloud", never, QCoreApplication.translate("SyncWords", "Not synced yet"))
    if status.files:
        files = QCoreApplication.translate("SyncWords", "%n file(s) on the way.", "", status.files)
        return SyncWords("cloud", f"{synced}. {files}", synced)
    done = QCoreApplication.translate("SyncWords", "Everything is up to date.")
    return SyncWords("check-circle", f"{synced}. {done}", synced)


def _needs_sign_in(status: SyncStatus) -> SyncWords:
    short = QCoreApplication.translate("SyncWords", "Needs sign-in")
    if not status.waiting:
        return SyncWords("key", f"{short}.", short, Tone.RED)
    kept = QCoreApplication.translate("SyncWords", "%n change(s) waiting", "", status.waiting)
    return SyncWords("key", f"{short}. {kept}.", short, Tone.RED)


def _problem(status: SyncStatus) -> SyncWords:
    short = QCoreApplication.translate("SyncWords", "Problem")
    words = detail_words(status)
    return SyncWords("alert-circle", f"{short}: {words}" if words else f"{short}.", short, Tone.RED)


def detail_words(status: SyncStatus) -> str:
    """What stands in the way, in the user's language; empty where nothing does."""
    words = QCoreApplication.translate("Errors", status.template or status.detail) if status.detail else ""
    for name, value in status.params.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _loading(status: SyncStatus) -> SyncWords:
    coming = QCoreApplication.translate("SyncWords", "Your data is coming, open work first.")
    short = QCoreApplication.translate("SyncWords", "Loading")
    come, slash, total = status.detail.partition("/")
    if slash and come.isdigit() and total.isdigit() and int(total):
        # Open documents come twice, so that there may be a few more than all.
        share = min(100 * int(come) // int(total), 99)
        short = QCoreApplication.translate("SyncWords", "Loading, {0} %").format(share)
        coming = QCoreApplication.translate(
            "SyncWords", "Your data is coming, open work first: {0} %."
        ).format(share)
    return SyncWords("refresh", coming, short)


def _syncing(status: SyncStatus) -> SyncWords:
    done, slash, total = status.detail.partition("/")
    if slash and done.isdigit() and total.isdigit():
        text = QCoreApplication.translate("SyncWords", "Syncing {0} of {1}").format(done, total)
    elif status.again:
        text = QCoreApplication.translate(
            "SyncWords", "The server was restored: %n change(s) are given to it again", "", status.again
        )
        return SyncWords("refresh", f"{text}.", QCoreApplication.translate("SyncWords", "Server restored"))
    elif status.waiting:
        text = QCoreApplication.translate("SyncWords", "Syncing %n change(s)", "", status.waiting)
    else:
        text = QCoreApplication.translate("SyncWords", "Syncing")
    return SyncWords("refresh", f"{text}.", text)


def _offline(status: SyncStatus, at: str) -> SyncWords:
    if status.waiting:
        short = QCoreApplication.translate("SyncWords", "Offline, %n waiting", "", status.waiting)
    else:
        short = QCoreApplication.translate("SyncWords", "Offline")
    last = QCoreApplication.translate("SyncWords", "Last synced {0}.").format(at) if at else ""
    return SyncWords("cloud-off", f"{short}. {last}".strip(), short)
