# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The company's logo (S2.3): a JPG of at most 500 × 500, checked before anything is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_b2b.domain.commands.account import SetLogo
from desktop_b2b.domain.entities import Organisation
from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.services.files import LOGO_MAX_PIXELS, check_logo
from desktop_b2b.services.queries import GetFile
from ui.shell.screen import ScreenContext
from ui.strings import error_text
from ui.theme import Radius, Space, Tone, Type, colour, font
from ui.widgets import IconLabel, Message, PlainLabel, quiet, secondary
from ui.widgets.paint import rounded

SIDE = 148
#: Nobody's logo is larger; a picture that is would only fill the memory.
LARGEST_PICTURE = 12_000
LARGEST_FILE = 40 * 1024 * 1024
QUALITY = 90


class LogoPreview(QWidget):
    """The logo on white, as paper shows it."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(QSize(SIDE, SIDE))

    def set_image(self, image: QImage) -> None:
        """Show a picture; a null one shows the empty place."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether a picture is in view."""
        return not self._image.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QColor(Qt.GlobalColor.white) if self.has_image else colour("sunken")
        rounded(painter, QRectF(self.rect()), Radius.CARD, ground, colour("line"))
        if self.has_image:
            room = self.size() - QSize(2 * Space.S, 2 * Space.S)
            size = self._image.size()
            if size.width() > room.width() or size.height() > room.height():
                size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            # Made smaller by averaging: a painter's own smoothing skips pixels below half the size.
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            painter.drawImage(place, self._image.scaled(size * self.devicePixelRatioF(), keep, smooth))
        else:
            painter.setFont(font(Type.SMALL))
            painter.setPen(colour("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No logo"))


class LogoPanel(QWidget):
    """Preview, choose, remove; and a clear word when a picture cannot be used.

    Signals: `settled` after the logo was set, removed or refused.
    """

    settled = Signal()

    def __init__(self, context: ScreenContext, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hash = ""
        self._refused = b""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        self.preview = LogoPreview()
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        hint = self.tr("JPG, at most 500 × 500 pixels. Printed on your packing slips and picking lists.")
        column.addWidget(PlainLabel(hint, Type.SMALL, "text2", wrap=True))
        self.message = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        self.message.hide()
        column.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        self.choose = secondary(self.tr("Choose a picture…"), "image", self._choose, sz="s")
        self.shrink = secondary(self.tr("Use a smaller copy"), on_click=self._use_smaller, sz="s")
        self.remove = quiet(self.tr("Remove"), on_click=self._remove, sz="s")
        self.shrink.hide()
        for button in (self.choose, self.shrink, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._may_edit = may_edit
        if not may_edit:
            self.choose.disable(self.tr("Ask your account manager"))
        self.remove.hide()

    def show_logo(self, organisation: Organisation) -> None:
        """Show the logo of these data; asks for its file where it is another one."""
        if organisation.logo_hash != self._hash:
            self._hash = organisation.logo_hash
            self._context.tasks.start(self._load(self._hash), self)
        self.remove.setVisible(bool(organisation.logo_hash) and self._may_edit)

    async def _load(self, file_hash: str) -> None:
        image = QImage()
        if file_hash:
            found = await self._context.tasks.query(GetFile(hash=file_hash))
            if found is not None and found.content is not None:
                image = QImage.fromData(found.content)
        if file_hash == self._hash:
            self.preview.set_image(image)

    # ------------------------------------------------------------ doing

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("JPG pictures (*.jpg *.jpeg)"), self.tr("All pictures (*.jpg *.jpeg *.png)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.use_file)
        dialog.open()

    def use_file(self, path: str) -> None:
        """Take a picture from a file, if it may be a logo."""
        self._context.tasks.start(self._use_file(path), self)

    async def _use_file(self, path: str) -> None:
        try:
            content = await self._context.tasks.network(partial(_read, path))
        except (UserError, OutageError) as error:
            self._refuse(error)
            return
        await self._use(content)

    async def _use(self, content: bytes) -> None:
        self._say("")
        try:
            await self._context.tasks.network(partial(check_logo, content))
        except UserError as error:
            self._refused = content
            self._refuse(error)
            self.shrink.setVisible(error.code in ("logo.pixels", "logo.not_jpg", "logo.bytes", "logo.kind"))
            return
        file_hash = await self._context.tasks.store_file(content, "image/jpeg")
        await self._set(file_hash, self.tr("The logo is set"))

    def _use_smaller(self) -> None:
        self._context.tasks.start(self._shrink(), self)

    async def _shrink(self) -> None:
        smaller = await self._context.tasks.network(partial(shrunk, self._refused))
        if smaller is None:
            self._say(self.tr("This picture cannot be read."))
            self.shrink.hide()
            self.settled.emit()
        else:
            await self._use(smaller)

    def _remove(self) -> None:
        self._context.tasks.start(self._set("", self.tr("The logo is removed")), self)

    async def _set(self, file_hash: str, fact: str) -> None:
        before = self._hash
        organisation_id = self._context.viewer.organisation.id
        await self._context.tasks.command(SetLogo(organisation_id=organisation_id, logo_hash=file_hash))
        self._say("")
        self._context.toasts.show_message(Message(fact, undo=partial(self._undo, before)))
        self.settled.emit()

    def _undo(self, before: str) -> None:
        organisation_id = self._context.viewer.organisation.id
        self._context.tasks.start(
            self._context.tasks.command(SetLogo(organisation_id=organisation_id, logo_hash=before)), self
        )

    def _refuse(self, error: UserError | OutageError) -> None:
        self._say(error_text(error))
        self.settled.emit()

    def _say(self, words: str) -> None:
        self.message.label.setText(words)
        self.message.setVisible(bool(words))
        if not words:
            self.shrink.hide()


def _read(path: str) -> bytes:
    """A file's content.

    Raises UserError ``logo.unreadable`` or ``logo.huge``.
    """
    try:
        if Path(path).stat().st_size > LARGEST_FILE:
            raise UserError("logo.huge", "This file is far too large for a logo.", "logo")
        return Path(path).read_bytes()
    except OSError as error:
        raise UserError(
            "logo.unreadable", "This file cannot be read: {reason}.", "logo", reason=error
        ) from error


def shrunk(content: bytes) -> bytes | None:
    """A picture as an ordinary JPG that is small enough, on white; None when it is no picture."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_PICTURE:
        return None
    most = QSize(LOGO_MAX_PIXELS, LOGO_MAX_PIXELS)
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    made = QByteArray()
    out = QBuffer(made)
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(out, QByteArray(b"jpg"))
    writer.setQuality(QUALITY)
    return bytes(made.data()) if writer.write(ground) else None
