# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The sheet of shortcuts (Ctrl+/): all keys, found by word or by key, and changed where one likes others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui import actions
from ui.actions import ActionKey
from ui.shell.keys.chosen import Clash, clash, read, with_keys, write
from ui.shell.keys.listing import Line, LineDelegate, LineModel, lines
from ui.theme import Space, Tone, scaled
from ui.widgets import Dialog, IconLabel, SearchField, announce, quiet, secondary

_ALONE = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)


class KeyCatcher(QLineEdit):
    """A field that takes keys instead of letters. Signals: `caught(QKeySequence)`, `given_up`."""

    caught = Signal(QKeySequence)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(self.tr("Press the new keys; Esc leaves them as they are"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._press(event)
            return True
        return super().event(event)

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in _ALONE:
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.given_up.emit()
            return
        keys = QKeySequence(event.keyCombination())
        self.setText(keys.toString(QKeySequence.SequenceFormat.NativeText))
        self.caught.emit(keys)


class ShortcutSheet(Dialog):
    """`wanted` are the commands of this window. Signals: `changed` when commands have other keys."""

    changed = Signal()

    def __init__(self, settings: QSettings, wanted: set[ActionKey], parent: QWidget | None = None) -> None:
        super().__init__(self._title(), verb="", width=620, parent=parent)
        self._settings, self._wanted = settings, wanted
        self._asked: QKeySequence | None = None
        self.search = SearchField(self.tr("Find by word or by keys"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.body.addWidget(self.search)
        self.list = self._make_list()
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._make_tools())
        self.body.addWidget(self._make_catching())
        self.verb_button.hide()
        self.cancel_button.setText(self.tr("Close"))
        self.resize(scaled(640), scaled(680))
        self._fill()
        self.search.setFocus()

    @staticmethod
    def _title() -> str:
        return actions.plain_text(ActionKey.SHORTCUTS)

    def _make_list(self) -> QListView:
        view = QListView()
        self.lines = LineModel(view)
        view.setModel(self.lines)
        view.setItemDelegate(LineDelegate(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setProperty("kind", "entries")
        view.setAccessibleName(self._title())
        view.setMinimumHeight(scaled(220))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.selectionModel().currentChanged.connect(lambda *_indexes: self._on_current())
        view.doubleClicked.connect(lambda _index: self.begin())
        view.installEventFilter(self)
        return view

    def _make_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.change = secondary(self.tr("Change…"), "edit", self.begin, sz="s")
        self.usual = quiet(self.tr("Usual keys"), "undo", self.take_usual, sz="s")
        self.none = quiet(self.tr("No keys"), "x", self.take_none, sz="s")
        self.all_usual = quiet(self.tr("Reset all"), on_click=self.take_all_usual, sz="s")
        for button in (self.change, self.usual, self.none):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.all_usual)
        return row

    def _make_catching(self) -> QWidget:
        self.catching = QWidget()
        column = QVBoxLayout(self.catching)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.catcher = KeyCatcher()
        self.catcher.caught.connect(self._on_caught)
        self.catcher.given_up.connect(self.end)
        self.take_over = secondary(self.tr("Take them all the same"), on_click=self._take_over)
        row.addWidget(self.catcher, 1)
        row.addWidget(self.take_over)
        column.addLayout(row)
        self.problem = IconLabel("alert-circle", "", Tone.RED, wrap=True)
        column.addWidget(self.problem)
        self.catching.hide()
        return self.catching

    # ------------------------------------------------------------ showing

    def _fill(self) -> None:
        present = self.current
        self.lines.set_lines(lines(self._wanted, set(read(self._settings)), self.search.text()))
        row = self.lines.row_of(present.key if present is not None else None)
        row = row if row >= 0 else self.lines.row_of(None)
        if row >= 0:
            self.list.setCurrentIndex(self.lines.index(row, 0))
        self._on_current()

    @property
    def current(self) -> Line | None:
        """The line that is chosen."""
        return self.lines.line_at(self.list.currentIndex().row())

    def _on_current(self) -> None:
        self.end()
        found = self.current
        is_command = found is not None and found.key is not None
        self.change.setEnabled(is_command)
        self.none.setEnabled(is_command and found is not None and bool(found.keys))
        self.usual.setEnabled(is_command and found is not None and found.chosen)
        self.all_usual.setEnabled(bool(read(self._settings)))

    # ------------------------------------------------------------ changing

    def begin(self) -> None:
        """Wait for the new keys of what is chosen."""
        if self.current is None or self.current.key is None:
            return
        self._asked = None
        self.catcher.clear()
        self.catcher.setAccessibleName(self.tr("New keys for: {0}").format(self.current.words))
        self._show_problem(None)
        self.catching.show()
        self.catcher.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end(self) -> None:
        """The keys stay as they are."""
        if not self.catching.isHidden():
            self.catching.hide()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_caught(self, keys: QKeySequence) -> None:
        found = self.current
        if found is None or found.key is None:
            return
        problem = clash(keys, found.key)
        self._asked = keys if problem is not None and problem.key is not None else None
        if problem is None:
            self._take(found.key, keys)
        else:
            self._show_problem(problem)

    def _show_problem(self, problem: Clash | None) -> None:
        self.problem.setVisible(problem is not None)
        self.take_over.setVisible(problem is not None and problem.key is not None)
        if problem is not None:
            self.problem.set_content("alert-circle", problem.words, Tone.RED)
            announce(self.catcher, problem.words, urgent=True)

    def _take_over(self) -> None:
        found = self.current
        if self._asked is None or found is None or found.key is None:
            return
        problem = clash(self._asked, found.key)
        self._take(found.key, self._asked, problem.key if problem is not None else None)

    def take_usual(self) -> None:
        """The usual keys again; who took them loses them."""
        found = self.current
        if found is None or found.key is None or not found.chosen:
            return
        taken = [clash(keys, found.key) for keys in actions.usual_shortcuts(found.key)]
        owner = next((each.key for each in taken if each is not None and each.key is not None), None)
        self._take(found.key, None, owner)

    def take_none(self) -> None:
        """No keys at all."""
        found = self.current
        if found is not None and found.key is not None:
            self._take(found.key, QKeySequence())

    def take_all_usual(self) -> None:
        """Every command has its usual keys again."""
        self._keep(lambda _chosen: {})

    def _take(self, key: ActionKey, keys: QKeySequence | None, taken: ActionKey | None = None) -> None:
        self._keep(lambda chosen: with_keys(chosen, key, keys, taken))

    def _keep(self, change: Callable[[dict[ActionKey, str]], dict[ActionKey, str]]) -> None:
        write(self._settings, change(read(self._settings)))
        self.end()
        self._fill()
        self.changed.emit()
        if self.current is not None:
            announce(self.list, self.current.sentence)

    # ------------------------------------------------------------ keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self.list and key in _DOING:
            _DOING[Qt.Key(key)](self)
            return True
        return False


_DOING: dict[Qt.Key, Callable[[ShortcutSheet], None]] = {
    Qt.Key.Key_Return: ShortcutSheet.begin,
    Qt.Key.Key_Enter: ShortcutSheet.begin,
    Qt.Key.Key_F2: ShortcutSheet.begin,
    Qt.Key.Key_Delete: ShortcutSheet.take_none,
    Qt.Key.Key_Backspace: ShortcutSheet.take_usual,
}
