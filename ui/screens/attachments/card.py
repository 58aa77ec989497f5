# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with the files of an answer: the supplier attaches them, the retailer saves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.domain.commands.sourcing import AddAttachment, RemoveAttachment
from desktop_b2b.domain.entities import Attachment
from ui.forms.draft_keys import new_id
from ui.screens.attachments.files_card import FilesCard
from ui.shell.screen import Screen
from ui.strings import moment_word


class AttachmentsCard(FilesCard[Attachment]):
    """``inquiry_id``: where files are attached; empty at the retailer's, who only saves them."""

    def __init__(self, screen: Screen, inquiry_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(screen, parent)
        self._inquiry = inquiry_id
        self._partners: Mapping[str, str] = {}
        self.setAcceptDrops(bool(inquiry_id))
        self.hide()

    def show_files(
        self, files: Sequence[Attachment], partners: Mapping[str, str] | None = None, *, may_add: bool = False
    ) -> None:
        """Show the files; ``partners``: the authors' names by inquiry, where there are several."""
        self._may_add = may_add and self._screen.context.viewer.may("answer.give")
        self._partners = dict(partners or {})
        self.add_button.setVisible(self._may_add)
        self.setVisible(bool(files) or self._may_add)
        shown = ([(one.id, one.counterpart_id) for one in files], self._may_add, self._partners)
        self.show_rows(files, shown)

    def hint(self, limit: str) -> str:
        return self.tr("JPG, PNG or PDF, at most {0} MB each. They go out with the answer.").format(limit)

    def facts(self, file: Attachment) -> str:
        context = self._screen.context
        size = QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        when = moment_word(file.added_at, context.zone, context.clock.now(), inside=True)
        partner = self._partners.get(file.inquiry_id, "")
        facts = self.tr("{0}. {1}, {2}").format(size, partner or file.added_by, when)
        if file.counterpart_id is None:
            facts += ". " + self.tr("Goes out with the answer")
        return facts

    def removable(self, file: Attachment) -> bool:
        return bool(self._inquiry) and self._may_add

    def add_command(self, name: str, digest: str, mime: str, size: int) -> Command:
        return self._add(self._inquiry, name, digest, mime, size)

    def remove_command(self, file: Attachment) -> Command:
        return RemoveAttachment(attachment_id=file.id)

    def again_command(self, file: Attachment) -> Command:
        return self._add(file.inquiry_id, file.name, file.file_hash, file.mime, file.size)

    def _add(self, inquiry_id: str, name: str, digest: str, mime: str, size: int) -> Command:
        return AddAttachment(
            attachment_id=new_id(),
            inquiry_id=inquiry_id,
            name=name,
            file_hash=digest,
            mime=mime,  # type: ignore[arg-type]  # one of those that are taken
            size=size,
        )
