# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Making a window's parts anew: in another language, with other keys, for a company that trades otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from ui import actions
from ui.actions import ActionKey
from ui.shell import speaking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow


def speak(window: MainWindow, before: str) -> None:
    """Another language than `before` is in force: say everything in it; what is typed stays."""
    speaking.close_popups()
    rebuild(window)
    dialogs = speaking.open_dialogs(window)
    kept: list[QWidget] = [*dialogs, window.stack] if dialogs else []
    speaking.reword([*kept, *window.toasts_shown], before)


def show_keys(window: MainWindow) -> None:
    """Commands have other keys: actions, field and tooltips say so."""
    for action in window.findChildren(QAction):
        actions.refresh(action)
    window.put_strip()
    _fill_strip(window)
    if window.sitting is not None:
        window.sitting.show_feeds()


def rebuild(window: MainWindow) -> None:
    """Make the frame and the present screen anew, in the language in force."""
    window.put_strip()
    if window.context is None or window.sitting is None:
        return
    _fill_strip(window)
    window.put_away()
    has_centres = window.navigation is not None and window.navigation.has_centres
    window.build_for(window.context.viewer.organisation)
    if has_centres and window.navigation is not None:
        window.navigation.show_centres(True)
    window.sitting.show_feeds()
    _reopen_screens(window)
    window.sitting.show_names()


def _fill_strip(window: MainWindow) -> None:
    if window.context is None:
        return
    screen = window.stack.screen_in_front
    window.strip.new.setVisible(window.wants(ActionKey.NEW_REQUEST))
    window.strip.set_new_kind(screen is not None and screen.HAS_PRIMARY)
    window.strip.back.setEnabled(window.stack.history.can_go_back)


def _reopen_screens(window: MainWindow) -> None:
    """Make the screens anew; what a dialog is open over stays until it is closed."""
    if window.context is None:
        return
    if speaking.after_dialogs(window, lambda: _reopen_screens(window)):
        if window.stack.screen_in_front is not None:
            window.mark_moved(window.stack.screen_in_front)
        return
    window.stack.leave_all()
    window.stack.reopen()
    for each in window.apart:
        each.speak()
