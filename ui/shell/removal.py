# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The question when a server asks a desk to let go of very much, and nobody is known to have meant it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets import Dialog, Kind


def _tr(text: str) -> str:
    return QCoreApplication.translate("RemovalQuestion", text)


class RemovalQuestion(Dialog):
    """`words` say how much would go. Nothing has gone yet; to leave the question open is the safe answer."""

    def __init__(self, words: str, parent: QWidget) -> None:
        why = _tr(
            "This may be a fault of the server. Ask whoever keeps it before you agree: what goes here can "
            "only come back from there. Until then nothing is sent or received."
        )
        super().__init__(
            _tr("Remove this from your computer?"),
            f"{words}\n\n{why}",
            verb=_tr("Let it go"),
            kind=Kind.DANGER,
            cancel=_tr("Not now"),
            parent=parent,
        )
