# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the composition root beyond the desk.

The calls may block: they run off Qt's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop_b2b.clock import Clock, SystemClock

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.invitations import InvitationCard, InvitationReply


class WindowServices(NamedTuple):
    """Callables given by the composition root.

    `sign_in(server, email, password)` and `open_sample()` make or open a profile with somebody signed in;
    they raise UserError or OutageError with words, as do `look_at_invitation(server, code)`,
    `accept_invitation(server, reply)`, which signs in as well, and `decline_invitation(server, code,
    reason)`. `sign_out()` forgets the session and keeps the data.
    `sync_now()` exchanges with the server and returns when that is done, `accept_removal()` lets go what the
    server asks to remove. `default_server` and `last_email`
    fill the fields of the welcome screen. `is_sample()`: whether sample data is open, which is never
    synchronised. `version` is shown by Help → About. `settings_file` keeps what belongs to this window (size,
    theme); empty means the user's own place. `first` is what the first screen shows, where it was read
    beforehand. `load()` loads what the first screen did without. `on_ready` is called once, after the first
    screen has been painted with its data, `on_loaded` when all is there. `link` is opened first;
    `on_summons(call)` says what to call, on whatever thread, when another process wants this window in front,
    with a link or nothing. `new_printer()` is a printer on which a choice is put; without it, one of this
    computer's.
    """

    sign_in: Callable[[str, str, str], None]
    sign_out: Callable[[], None]
    open_sample: Callable[[], None]
    sync_now: Callable[[], None]
    look_at_invitation: Callable[[str, str], InvitationCard] | None = None
    accept_invitation: Callable[[str, InvitationReply], None] | None = None
    decline_invitation: Callable[[str, str, str], None] | None = None
    accept_removal: Callable[[], None] = lambda: None
    default_server: str = ""
    last_email: str = ""
    is_sample: Callable[[], bool] = lambda: False
    version: str = ""
    settings_file: str = ""
    first: FirstScreen | None = None
    load: Callable[[], None] = lambda: None
    on_ready: Callable[[], None] | None = None
    on_loaded: Callable[[], None] | None = None
    clock: Clock = SystemClock()
    link: str = ""
    on_summons: Callable[[Callable[[str], None] | None], None] = lambda _call: None
    new_printer: Callable[[], QPrinter] | None = None
