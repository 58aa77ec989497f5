# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The files of a B2B order or its draft, each with its purpose (S1.15, S1.19–S1.21)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.fulfilment import AddB2BFile, RemoveB2BFile
from desktop_b2b.domain.entities import B2BFile
from desktop_b2b.rules.trade.rows import EVIDENCE, PURPOSES
from ui.forms.draft_keys import new_id
from ui.screens.attachments.files_card import FilesCard
from ui.shell.screen import Screen
from ui.strings import moment_word


def purpose_word(purpose: str) -> str:
    """What a file is for."""
    words = {
        "purchase_order": QCoreApplication.translate("B2BFiles", "Purchase order"),
        "packing_slip": QCoreApplication.translate("B2BFiles", "Packing slip"),
        "carton_label": QCoreApplication.translate("B2BFiles", "Carton label"),
        "pallet_label": QCoreApplication.translate("B2BFiles", "Pallet label"),
        "bol": QCoreApplication.translate("B2BFiles", "Bill of lading"),
        "sds": QCoreApplication.translate("B2BFiles", "Safety data sheet"),
        "invoice": QCoreApplication.translate("B2BFiles", "Commercial invoice"),
        "evidence": QCoreApplication.translate("B2BFiles", "Evidence of a service"),
        "other": QCoreApplication.translate("B2BFiles", "Other"),
    }
    return words.get(purpose, purpose)


class B2BFilesCard(FilesCard[B2BFile]):
    """``before``: what must be stored before a file can be added; ``mine``: whose files one may take away."""

    def __init__(
        self,
        screen: Screen,
        document_id: str,
        before: Callable[[], Awaitable[object]] | None = None,
        mine: Callable[[B2BFile], bool] = lambda _file: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(screen, parent)
        self._document, self._before, self._mine = document_id, before, mine
        self.set_may_add(True)
        self.show_files(())

    def add_before(self) -> None:
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(self.tr("What the file is for"))
        for purpose in PURPOSES:
            if purpose == EVIDENCE:
                continue  # comes with the service that it proves
            self.purpose.addItem(purpose_word(purpose), purpose)
        self.add_header_widget(self.purpose)

    def set_may_add(self, may_add: bool) -> None:
        """Whether files can still be added here."""
        self._may_add = may_add
        self.add_button.setVisible(may_add)
        self.purpose.setVisible(may_add)
        self.setAcceptDrops(may_add)

    def choose_for(self, purpose: str) -> None:
        """Ask for a file whose purpose is known."""
        self.purpose.setCurrentIndex(self.purpose.findData(purpose))
        self.choose()

    def show_files(self, files: Sequence[B2BFile]) -> None:
        """Show these files."""
        self.show_rows(files, [(one.id, one.purpose, self._mine(one)) for one in files])

    def hint(self, limit: str) -> str:
        words = self.tr("A purchase order or other papers: .jpg, .jpeg, .pdf, .png, at most {0} MB each.")
        return words.format(limit)

    def facts(self, file: B2BFile) -> str:
        context = self._screen.context
        size = QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        when = moment_word(file.added_at, context.zone, context.clock.now(), inside=True)
        return self.tr("{0}. {1}. {2}, {3}").format(purpose_word(file.purpose), size, file.added_by, when)

    def removable(self, file: B2BFile) -> bool:
        return self._mine(file)

    async def make_room(self) -> None:
        if self._before is not None:
            await self._before()

    def add_command(self, name: str, digest: str, mime: str, size: int) -> Command:
        return self._add(self._document, str(self.purpose.currentData()), name, digest, mime, size)

    def remove_command(self, file: B2BFile) -> Command:
        return RemoveB2BFile(b2b_file_id=file.id)

    def again_command(self, file: B2BFile) -> Command:
        return self._add(file.document_id, file.purpose, file.name, file.file_hash, file.mime, file.size)

    def _add(self, document_id: str, purpose: str, name: str, digest: str, mime: str, size: int) -> Command:
        return AddB2BFile(
            b2b_file_id=new_id(),
            document_id=document_id,
            purpose=purpose,  # type: ignore[arg-type]  # one of those that are offered
            name=name,
            file_hash=digest,
            mime=mime,  # type: ignore[arg-type]  # one of those that are taken
            size=size,
        )
