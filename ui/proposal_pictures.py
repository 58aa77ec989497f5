# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures of the dialog in which a supplier proposes a change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.shell.screen import Route
from ui.shell.window import MainWindow
from ui.tasks import Tasks


def take_proposal(
    window: MainWindow, tasks: Tasks, target: Path, prefix: str, modes: tuple[str, ...], answered: Route
) -> list[Path]:
    """The dialog over an answered request, as it opens and for another product."""
    from ui.screens.inquiry.screen import InquiryScreen
    from ui.screens.proposals.dialog import ProposalDialog

    made: list[Path] = []
    for mode in modes:
        window.theme.set_mode(mode)
        window.open(answered)
        tasks.settle()
        screen = window.stack.screen_in_front
        if not isinstance(screen, InquiryScreen):
            break
        screen.proposals.propose()
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ProposalDialog):
            break
        for kind in ("price", "substitute"):
            dialog.form.set_values({"kind": kind})
            dialog.show_fields()
            QApplication.processEvents()
            made.append(target / f"{prefix}proposal-{kind}-{mode}.png")
            dialog.grab().save(str(made[-1]))
        dialog.close()
        tasks.settle()
    window.theme.set_mode("light")
    return made
