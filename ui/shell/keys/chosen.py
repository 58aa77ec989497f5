# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Keys that were chosen on this computer: kept in the window's settings, checked against all others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QKeyCombination, QSettings, Qt
from PySide6.QtGui import QKeySequence

from desktop_b2b.settings import KEYS
from ui import actions
from ui.actions import ActionKey
from ui.shell.keys.fixed import FIXED, fixed_words

_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def load(settings: QSettings) -> None:
    """Let the commands have the keys that were chosen; what is damaged or unknown counts as not chosen."""
    actions.choose_keys(read(settings))


def read(settings: QSettings) -> dict[ActionKey, str]:
    """The kept choice."""
    try:
        found = json.loads(KEYS.read(settings) or "{}")
    except ValueError:
        return {}
    known = {key.value: key for key in ActionKey}
    pairs = found.items() if isinstance(found, dict) else ()
    chosen = {known[name]: keys for name, keys in pairs if name in known and isinstance(keys, str)}
    return {key: keys for key, keys in chosen.items() if not keys or _is_one(QKeySequence(keys))}


def write(settings: QSettings, chosen: Mapping[ActionKey, str]) -> None:
    """Keep a choice, and let the commands have it."""
    KEYS.write(settings, json.dumps({key.value: keys for key, keys in chosen.items()}) if chosen else "")
    actions.choose_keys(chosen)


def with_keys(
    chosen: Mapping[ActionKey, str], key: ActionKey, keys: QKeySequence | None, taken: ActionKey | None = None
) -> dict[ActionKey, str]:
    """A choice in which a command has other keys (None: its usual ones), and another lost them to it."""
    made = {other: text for other, text in chosen.items() if other not in (key, taken)}
    if taken is not None:
        made[taken] = ""
    if keys is not None and (keys.isEmpty() or [keys] != actions.usual_shortcuts(key)):
        made[key] = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return made


class Clash(NamedTuple):
    """Why keys cannot be had, in words; `key` is the command that has them, where it may lose them."""

    words: str
    key: ActionKey | None = None


def clash(keys: QKeySequence, of: ActionKey) -> Clash | None:
    """What stands against giving keys to a command; None where nothing does."""
    if not _is_one(keys):
        return Clash(_tr("Hold Ctrl or Alt with a letter, or take a function key."))
    for fixed in FIXED:
        if keys in fixed.all_keys():
            return Clash(_tr("These keys always mean: {0}.").format(fixed_words(fixed)))
    menu = _menu_of(keys)
    if menu:
        return Clash(_tr("These keys open the menu {0}.").format(menu))
    for key in ActionKey:
        if key is not of and keys in actions.shortcuts(key):
            words = _tr("These keys are taken: {0}.").format(actions.plain_text(key))
            return Clash(words, key)
    return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


def _is_one(keys: QKeySequence) -> bool:
    """One press, with something held or a function key: nobody types it by writing."""
    if keys.count() != 1:
        return False
    pressed: QKeyCombination = keys[0]  # type: ignore[index]  # the stub does not know it
    key = pressed.key()
    if key in (Qt.Key.Key_unknown, Qt.Key(0)):
        return False
    return bool(pressed.keyboardModifiers() & _HELD) or Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35


def _menu_of(keys: QKeySequence) -> str:
    """The menu whose access key it is; empty for none."""
    for words in actions.menu_words().values():
        if QKeySequence.mnemonic(words) == keys:
            return words.replace("&", "")
    return ""
