# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""A card with files: attached from this machine, saved to it, taken away again with Undo."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QLocale, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands import Command
from desktop_b2b.errors import UserError
from desktop_b2b.services.files import FILE_MAX_BYTES, safe_name
from desktop_b2b.services.queries import GetFile
from ui.screens.attachments.reading import read_file, write_file
from ui.shell.screen import Screen
from ui.strings import error_text
from ui.theme import Space, Tone, Type
from ui.widgets import Card, ElidedLabel, Icon, IconLabel, PlainLabel, quiet, secondary
from ui.widgets.layouts import clear

_ICONS = {"application/pdf": "file-pdf"}


class AnyFile(Protocol):
    """A file as rows hold it."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def mime(self) -> str: ...

    @property
    def size(self) -> int: ...

    @property
    def file_hash(self) -> str: ...


F = TypeVar("F", bound=AnyFile)


class FilesCard(Card, Generic[F]):
    """Shows files, each with what can be done. Heirs say what is stored and what is told of a file."""

    def __init__(self, screen: Screen, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._screen = screen
        self._may_add = False
        self._shown: object = None
        self.set_title(self.tr("Attachments"))
        self.add_button = secondary(self.tr("Attach a file…"), "paperclip", self.choose)
        self.add_before()
        self.add_header_widget(self.add_button)
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        self.body.addWidget(self.message)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.XS)
        self.body.addLayout(self._column)
        self.setAcceptDrops(True)

    # ------------------------------------------------------------ what heirs say

    def add_before(self) -> None:
        """Put something before the button that attaches."""

    @abstractmethod
    def hint(self, limit: str) -> str:
        """What is said where there is no file; `limit` in megabytes."""

    @abstractmethod
    def facts(self, file: F) -> str:
        """What is told of a file."""

    @abstractmethod
    def removable(self, file: F) -> bool:
        """Whether a file may be taken away here."""

    async def make_room(self) -> None:
        """What must be stored before a file can be."""

    @abstractmethod
    def add_command(self, name: str, digest: str, mime: str, size: int) -> Command:
        """The command that attaches a file."""

    @abstractmethod
    def remove_command(self, file: F) -> Command:
        """The command that takes it away."""

    @abstractmethod
    def again_command(self, file: F) -> Command:
        """The command that brings it back."""

    # ------------------------------------------------------------ showing

    def show_rows(self, files: Sequence[F], shown: object) -> None:
        """Show the files; nothing moves where `shown` is as before."""
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        for one in files:
            self._column.addWidget(self._row(one))
        if not files:
            limit = QLocale().toString(FILE_MAX_BYTES // 1024 // 1024)
            self._column.addWidget(PlainLabel(self.hint(limit), tone="text3", wrap=True))

    def _row(self, file: F) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(Icon(_ICONS.get(file.mime, "image"), "text2", 16))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(file.name, Type.MEDIUM))
        words.addWidget(ElidedLabel(self.facts(file), Type.SMALL, "text2"))
        row.addLayout(words, 1)
        save = quiet(self.tr("Save…"), "download", partial(self.ask_where, file), sz="s")
        save.setAccessibleName(self.tr("Save {0}").format(file.name))
        row.addWidget(save)
        if self.removable(file):
            remove = quiet(self.tr("Remove"), "trash", partial(self.remove, file), sz="s")
            remove.setAccessibleName(self.tr("Remove {0}").format(file.name))
            row.addWidget(remove)
        return holder

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
        await self.make_room()
        digest = await tasks.store_file(content, mime)
        await tasks.command(self.add_command(path.name, digest, mime, len(content)))
        self._screen.say(self.tr("{0} is attached").format(path.name))

    def remove(self, file: F) -> None:
        """Take a file away; Undo attaches it again."""
        self._say("")
        self._screen.run(self._remove(file), on_error=self._refuse)

    async def _remove(self, file: F) -> None:
        await self._screen.context.tasks.command(self.remove_command(file))
        again = self.again_command(file)
        self._screen.say(
            self.tr("{0} is removed").format(file.name),
            undo=lambda: self._screen.run(self._screen.context.tasks.command(again)),
        )

    # ------------------------------------------------------------ saving

    def ask_where(self, file: F) -> None:
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

    def save(self, file: F, path: str) -> None:
        """Write the file where it was asked for."""
        self._say("")
        self._screen.run(self._save(file, Path(path)), on_error=self._refuse)

    async def _save(self, file: F, path: Path) -> None:
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
