# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The card with the files of an answer: the supplier attaches them, the retailer saves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.sourcing import AddAttachment, RemoveAttachment
from desktop_b2b.domain.entities import Attachment
from desktop_b2b.errors import UserError
from desktop_b2b.services.files import FILE_MAX_BYTES, safe_name
from desktop_b2b.services.queries import GetFile
from ui.forms.draft_keys import new_id
from ui.screens.attachments.reading import read_file, write_file
from ui.screens.order.facts import clear
from ui.screens.order.words import may
from ui.shell.screen import Screen
from ui.strings import error_text, moment_word
from ui.theme import Space, Tone, Type
from ui.widgets import Card, ElidedLabel, Icon, IconLabel, PlainLabel, quiet, secondary

_ICONS = {"application/pdf": "file-pdf"}


class AttachmentsCard(Card):
    """Shows files, each with what can be done. ``inquiry_id``: where files are attached; empty at the
    retailer's, who only saves them.
    """

    def __init__(self, screen: Screen, inquiry_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._screen, self._inquiry = screen, inquiry_id
        self._may_add = False
        self._shown: object = None
        self.set_title(self.tr("Attachments"))
        self.add_button = secondary(self.tr("Attach a file…"), "paperclip", self.choose)
        self.add_header_widget(self.add_button)
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        self.body.addWidget(self.message)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        self.body.addLayout(self._column)
        self.setAcceptDrops(bool(inquiry_id))
        self.hide()

    def show_files(
        self, files: Sequence[Attachment], partners: Mapping[str, str] | None = None, *, may_add: bool = False
    ) -> None:
        """Show the files; ``partners``: the authors' names by inquiry, where there are several."""
        self._may_add = may_add and may(self._screen.context.viewer.user, "answer.give")
        self.add_button.setVisible(self._may_add)
        self.setVisible(bool(files) or self._may_add)
        shown = ([(one.id, one.counterpart_id) for one in files], self._may_add, dict(partners or {}))
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        for one in files:
            self._column.addWidget(self._row(one, (partners or {}).get(one.inquiry_id, "")))
        if not files:
            words = self.tr("JPG, PNG or PDF, at most {0} MB each. They go out with the answer.")
            limit = QLocale().toString(FILE_MAX_BYTES // 1024 // 1024)
            self._column.addWidget(PlainLabel(words.format(limit), tone="text3", wrap=True))

    def _row(self, file: Attachment, partner: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(Icon(_ICONS.get(file.mime, "image"), "text2", 16))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(file.name, Type.MEDIUM))
        words.addWidget(ElidedLabel(self._facts(file, partner), Type.SMALL, "text2"))
        row.addLayout(words, 1)
        save = quiet(self.tr("Save…"), "download", partial(self.ask_where, file), sz="s")
        save.setAccessibleName(self.tr("Save {0}").format(file.name))
        row.addWidget(save)
        if self._inquiry and self._may_add:
            remove = quiet(self.tr("Remove"), "trash", partial(self.remove, file), sz="s")
            remove.setAccessibleName(self.tr("Remove {0}").format(file.name))
            row.addWidget(remove)
        return holder

    def _facts(self, file: Attachment, partner: str) -> str:
        context = self._screen.context
        size = QLocale().formattedDataSize(file.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        when = moment_word(file.added_at, context.zone, context.clock.now(), inside=True)
        facts = self.tr("{0}. {1}, {2}").format(size, partner or file.added_by, when)
        if file.counterpart_id is None:
            facts += ". " + self.tr("Goes out with the answer")
        return facts

    # ------------------------------------------------------------ attaching

    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self, self.tr("Attach a file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Pictures and PDF (*.jpg *.jpeg *.png *.pdf)")])
        dialog.fileSelected.connect(self.attach)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if self._may_add and len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach(event.mimeData().urls()[0].toLocalFile())

    def attach(self, path: str) -> None:
        """Attach a file, if it may be."""
        self._say("")
        self._screen.run(self._attach(Path(path)), on_error=self._refuse)

    async def _attach(self, path: Path) -> None:
        tasks = self._screen.context.tasks
        content, mime = await tasks.network(partial(read_file, path))
        digest = await tasks.store_file(content, mime)
        command = AddAttachment(
            attachment_id=new_id(),
            inquiry_id=self._inquiry,
            name=path.name,
            file_hash=digest,
            mime=mime,  # type: ignore[arg-type]  # one of those that are taken
            size=len(content),
        )
        await tasks.command(command)
        self._screen.say(self.tr("{0} is attached").format(path.name))

    def remove(self, file: Attachment) -> None:
        """Take a file away; Undo attaches it again."""
        self._say("")
        self._screen.run(self._remove(file), on_error=self._refuse)

    async def _remove(self, file: Attachment) -> None:
        await self._screen.context.tasks.command(RemoveAttachment(attachment_id=file.id))
        again = AddAttachment(
            attachment_id=new_id(),
            inquiry_id=file.inquiry_id,
            name=file.name,
            file_hash=file.file_hash,
            mime=file.mime,  # type: ignore[arg-type]  # as it was taken
            size=file.size,
        )
        self._screen.say(
            self.tr("{0} is removed").format(file.name),
            undo=lambda: self._screen.run(self._screen.context.tasks.command(again)),
        )

    # ------------------------------------------------------------ saving

    def ask_where(self, file: Attachment) -> None:
        """Ask where the file shall go."""
        dialog = QFileDialog(self, self.tr("Save the attachment"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DownloadLocation)
        if places and Path(places[0]).is_dir():
            dialog.setDirectory(places[0])
        dialog.selectFile(safe_name(file.name, file.mime))
        dialog.fileSelected.connect(lambda path: self.save(file, path))
        dialog.open()

    def save(self, file: Attachment, path: str) -> None:
        """Write the file where it was asked for."""
        self._say("")
        self._screen.run(self._save(file, Path(path)), on_error=self._refuse)

    async def _save(self, file: Attachment, path: Path) -> None:
        tasks = self._screen.context.tasks
        found = await tasks.query(GetFile(hash=file.file_hash))
        if found is None or found.content is None:
            text = "{file} is still on its way. Try again in a moment."
            raise UserError("attachment.on_its_way", text, "file", file=file.name)
        await tasks.network(partial(write_file, path, found.content))
        self._screen.say(self.tr("Saved {0}").format(path.name))

    def _refuse(self, error: UserError) -> None:
        self._say(error_text(error))

    def _say(self, words: str) -> None:
        self.message.label.setText(words)
        self.message.setVisible(bool(words))
