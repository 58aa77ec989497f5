# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A desk's window put together, its papers and its pictures."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_b2b.app.desk import DeskApp
from desktop_b2b.clock import monotonic
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.storage.ownership import OwnerLine
from desktop_b2b.storage.profile import KeyPlace
from desktop_b2b.version import VERSION

if TYPE_CHECKING:
    from desktop_b2b.documents.model import Document
    from desktop_b2b.services.invitations import InvitationReply
    from ui.shell.services import WindowServices


def render_pdf(document: Document, target: Path) -> None:
    """Write a document as PDF, without a window."""
    from ui.printing.output import ensure_gui, to_pdf

    application = ensure_gui()
    to_pdf(document, target)
    del application


def run_window(
    folder: Path,
    *,
    key_place: KeyPlace | None = None,
    make_sample: Callable[[Path, str], Path] | None = None,
    report: Callable[[dict[str, Any]], None] | None = None,
    link: str = "",
    arguments: tuple[str, ...] = (),
) -> int:
    """Open the window on a profile, and the document of a link; where a window is open on it, that one comes
    to the front instead. ``make_sample`` makes the sample's desk in a folder, in a language.

    With ``report`` the window tells once that its first screen is painted with its data, and closes.
    """
    started = monotonic()
    gc.disable()  # until the first screen stands: what is made until then stays
    # Between two statements the one that reads would else wait 5 milliseconds for the one that loads.
    sys.setswitchinterval(_TURN_S)
    opening = _Opening(folder, key_place)
    # Meanwhile Qt is loaded: reading a database and loading a library wait for one another only a little.
    from ui.imports import import_pyside

    import_pyside()
    from ui.main import run_window as show

    try:
        desk = opening.desk()
    except UserError as error:
        if error.code != "profile.in_use" or report is not None:
            raise
        return _summon(folder, link)
    try:
        services = window_services(desk, make_sample=make_sample, told=_Told(started, report), link=link)
        if report is None:
            services = services._replace(load=partial(_load, desk, folder))
        return show(desk, services, arguments)
    finally:
        desk.close()


def _load(desk: DeskApp, folder: Path) -> None:
    """All that the first screen did without, and links that are clicked elsewhere."""
    desk.load()
    from desktop_b2b.system_links import claim_links

    claim_links(folder)


#: How long another thread may compute before one gets its turn; the window keeps it (``ui.main``).
_TURN_S = 0.0005
#: A window opens its door some moments after it has painted.
_PATIENCE, _BETWEEN = 10.0, 0.1


def _summon(folder: Path, link: str) -> int:
    """Bring the window that holds this profile to the front. Raises OutageError where nobody answers."""
    from desktop_b2b.app.tool import RemoteTool

    line = _owner_line(folder)
    try:
        RemoteTool(line).summon(link)
    finally:
        line.close()
    return 0


def _owner_line(folder: Path) -> OwnerLine:
    between, started = threading.Event(), monotonic()
    while True:
        try:
            return OwnerLine(folder)
        except OutageError:
            if monotonic() - started > _PATIENCE:
                raise
            between.wait(_BETWEEN)


class _Told:
    """Notes when the first screen is painted; once all is loaded reports it, and closes the window."""

    def __init__(self, started: float, report: Callable[[dict[str, Any]], None] | None) -> None:
        self._started, self._report = started, report
        self._painted = self._spent = 0.0

    def _passed(self) -> float:
        return round((monotonic() - self._started) * 1000, 1)

    def on_ready(self) -> None:
        """The first screen is painted with its data."""
        self._painted, self._spent = self._passed(), round(time.thread_time() * 1000, 1)

    def on_loaded(self) -> None:
        """What the first screen did without is loaded."""
        from PySide6.QtWidgets import QApplication

        if self._report is not None:
            times = {"painted_ms": self._painted, "painted_cpu_ms": self._spent, "loaded_ms": self._passed()}
            self._report({"ready": True, **times})
            QApplication.quit()


class _Opening:
    """A desk that is opened on a thread."""

    def __init__(self, folder: Path, key_place: KeyPlace | None) -> None:
        self._folder, self._key_place = folder, key_place
        self._desk: DeskApp | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._open, name="desk-opening")
        self._thread.start()

    def _open(self) -> None:
        try:
            self._desk = DeskApp(self._folder, key_place=self._key_place, first=True)
        except BaseException as error:  # raised again where the desk is asked for
            self._error = error

    def desk(self) -> DeskApp:
        """The desk, once it is open. Raises what opening it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._desk is not None  # noqa: S101
        return self._desk


def window_services(
    desk: DeskApp,
    *,
    make_sample: Callable[[Path, str], Path] | None = None,
    told: _Told | None = None,
    link: str = "",
) -> WindowServices:
    """What a window needs of this root beyond the desk."""
    from PySide6.QtCore import QLocale

    from ui.shell.services import WindowServices

    def open_sample() -> None:
        if make_sample is None:
            raise UserError("sample.none", "This program was started without sample data.")
        # The sample speaks as its visitor does.
        language = "fr" if QLocale().language() is QLocale.Language.French else "en"
        desk.open_sample(lambda folder: make_sample(folder, language))

    def sign_in(server: str, email: str, password: str) -> None:
        desk.sign_in(server, email, password)
        desk.start_sync()

    def accept_invitation(server: str, answer: InvitationReply) -> None:
        desk.accept_invitation(server, answer)
        desk.start_sync()

    first = desk.first_screen
    known = first or desk.store.session
    return WindowServices(
        sign_in=sign_in,
        sign_out=desk.sign_out,
        look_at_invitation=desk.look_at_invitation,
        accept_invitation=accept_invitation,
        decline_invitation=desk.decline_invitation,
        open_sample=open_sample,
        sync_now=desk.sync_now,
        accept_removal=desk.accept_removal,
        default_server=known.server if known else "",
        last_email=known.email if known else "",
        version=VERSION,
        settings_file=str(desk.profile.folder / "window.ini"),
        is_sample=lambda: desk.shows_sample,
        first=first,
        load=desk.load,
        on_ready=told.on_ready if told else None,
        on_loaded=told.on_loaded if told else None,
        clock=desk.clock,
        link=link,
        on_summons=desk.on_summons,
    )


def take_pictures(folder: Path, target: Path, *, prefix: str, language: str, scale: float) -> list[Path]:
    """Pictures of every screen of a profile's desk; nothing is exchanged."""
    import os

    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    from ui.pictures import take

    desk = DeskApp(folder)
    try:
        return take(desk, desk.clock, target, prefix=prefix, language=language)
    finally:
        desk.close()
