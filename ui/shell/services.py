# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the composition root beyond the desk.

The calls may block: they run off Qt's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop_b2b.clock import Clock, SystemClock


@dataclass(frozen=True)
class WindowServices:
    """Callables given by the composition root.

    `sign_in(server, email, password)` and `open_sample()` make or open a profile with somebody signed in;
    they raise UserError or OutageError with words. `sign_out()` forgets the session and keeps the data.
    `sync_now()` exchanges with the server and returns when that is done. `default_server` and `last_email`
    fill the fields of the welcome screen. `is_sample()`: whether sample data is open, which is never
    synchronised. `version` is shown by Help → About. `settings_file` keeps what belongs to this window (size,
    theme); empty means the user's own place. `on_ready` is called once, after the first screen has been
    painted with its data.
    """

    sign_in: Callable[[str, str, str], None]
    sign_out: Callable[[], None]
    open_sample: Callable[[], None]
    sync_now: Callable[[], None]
    default_server: str = ""
    last_email: str = ""
    is_sample: Callable[[], bool] = lambda: False
    version: str = ""
    settings_file: str = ""
    on_ready: Callable[[], None] | None = None
    clock: Clock = field(default_factory=SystemClock)
