# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures as evidence, chosen at the floor desk: they go the way of all files, content checked, and wait in
the outbox while there is no network.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from desktop_b2b.domain.commands.fulfilment import AddB2BFile
from desktop_b2b.domain.values import Id
from ui.forms.draft_keys import new_id
from ui.screens.attachments.reading import read_file
from ui.shell.screen import Screen
from ui.tasks import Tasks


def _tr(text: str) -> str:
    return QCoreApplication.translate("Floor", text)


def choose_picture(
    screen: Screen, start: Callable[[Awaitable[object]], None], done: Callable[[Path], Awaitable[object]]
) -> QFileDialog:
    """Ask for a picture; `done` gets it, nothing happens without one."""
    dialog = QFileDialog(screen, _tr("Choose the picture that proves it"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_tr("Pictures and PDF (*.jpg *.jpeg *.png *.pdf)")])
    dialog.fileSelected.connect(lambda path: start(done(Path(path))))
    dialog.finished.connect(lambda _code: screen.setFocus(Qt.FocusReason.OtherFocusReason))
    dialog.open()
    return dialog


async def store_picture(tasks: Tasks, order_id: Id, path: Path) -> AddB2BFile:
    """The picture is on this computer's disk; what attaches it to the order. Raises UserError."""
    content, mime = await tasks.network(partial(read_file, path))
    digest = await tasks.store_file(content, mime)
    return AddB2BFile(
        b2b_file_id=new_id(),
        document_id=order_id,
        purpose="evidence",
        name=path.name,
        file_hash=digest,
        mime=mime,  # type: ignore[arg-type]  # one of those that are taken
        size=len(content),
    )
