# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Lists into files: what to take, where to, and the work behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_b2b.clock import to_datetime

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.exporting.dialog import ExportDialog
    from ui.exporting.source import Source
    from ui.shell.screen import ScreenContext


def open_export(context: ScreenContext, source: Source, parent: QWidget) -> ExportDialog:
    """Ask what of a list to export and where to; the work goes on whatever is opened next."""
    from ui.exporting.dialog import ExportDialog
    from ui.exporting.job import ExportJob

    today = to_datetime(context.clock.now(), context.zone).date()
    dialog = ExportDialog(
        source, today, context.settings, lambda order: ExportJob(context, order).start(), parent
    )
    dialog.open()
    return dialog
