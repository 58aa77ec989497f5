# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The main window: a thin frame around the screens."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
)

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.settings import KEYS, LANGUAGE
from ui.actions import SPECS, ActionKey, choose_keys
from ui.shell import routes
from ui.shell.body import WindowBody
from ui.shell.navigation import TARGETS, Navigation, target_of
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen, ScreenContext
from ui.shell.sitting import Sitting
from ui.shell.stack import ScreenStack
from ui.shell.strip import TopStrip
from ui.theme import Space, Theme, scaled

if TYPE_CHECKING:
    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.services.first import FirstScreen
    from ui.language import Language
    from ui.notifier import Notifier
    from ui.screens.welcome.screen import WelcomeScreen
    from ui.shell.apart import RecordWindow
    from ui.shell.deeds import Deeds
    from ui.shell.menus import Menus
    from ui.shell.reach import Reach
    from ui.shell.services import WindowServices
    from ui.shell.session import Session
    from ui.shell.toasts import WindowToasts
    from ui.tasks import Tasks
    from ui.widgets import Toast

log = logging.getLogger(__name__)
PRODUCT = "Desktop B2B"
CLOSING_MS = 3000


class MainWindow(QMainWindow):
    """Navigation, top strip, the screens, the status bar; or the welcome screen while nobody is signed in.

    With `first` the dashboard is made from what was read beforehand, and all that it is not seen by (menus,
    shortcuts, the session, live queries) waits for `complete`, which `start` calls otherwise.

    Signals: `ready` once the first screen is painted with its data.
    """

    ready = Signal()

    def __init__(
        self,
        tasks: Tasks,
        notifier: Notifier,
        services: WindowServices,
        theme: Theme,
        language: Language,
        settings: QSettings,
        registry: Registry | None = None,
        first: FirstScreen | None = None,
    ) -> None:
        super().__init__()
        self.tasks, self.notifier, self.services = tasks, notifier, services
        self.theme, self.language, self.settings = theme, language, settings
        self.registry = registry or Registry()
        self.sitting: Sitting | None = None
        self.menus: Menus | None = None
        self._was_ready = self._furnished = False
        self._spoken = language.current
        language.listeners.append(self._on_language_switched)
        self._seen: Screen | None = None
        self._session: Session | None = None
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(scaled(640), scaled(420))
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._make_body()
        self._pages.addWidget(self.body)
        self._welcome: WelcomeScreen | None = None
        tasks.user_error.connect(self._on_user_error)
        theme.changed.connect(self.update)
        self._restore_place()
        if first is None:
            self.complete()
        else:
            self._enter(first.organisation, first.user, first)
            self.main_column.painted.connect(self._on_painted)

    # ------------------------------------------------------------ frame

    def _make_body(self) -> None:
        self.stack = ScreenStack(self.registry)
        self._load_keys()
        self.body = body = WindowBody(self.stack, self._made_strip())
        self.main_column, self.status = body.ground, body.status
        self.selection_fact, self.zone_fact = body.selection_fact, body.zone_fact
        self.zone_fact.clicked.connect(partial(self.open, routes.SETTINGS))
        self.status.sentence.clicked.connect(self._on_sync_clicked)
        self.stack.moved.connect(self.mark_moved)
        self.stack.emptied.connect(partial(self.open, routes.DASHBOARD))

    @property
    def context(self) -> ScreenContext | None:
        """What screens are given; None while nobody is signed in."""
        return self.sitting.context if self.sitting is not None else None

    @property
    def navigation(self) -> Navigation | None:
        """The bar before the screens, once somebody is signed in."""
        return self.body.navigation

    @property
    def strip(self) -> TopStrip:
        """The strip above the screens."""
        return self.body.strip

    @cached_property
    def toasts(self) -> WindowToasts:
        """What happened, at the bottom right."""
        from ui.shell.toasts import WindowToasts

        made = WindowToasts(self.main_column)
        screen = self.stack.screen_in_front
        if screen is not None:
            made.set_bottom(scaled(screen.FOOTER))
        return made

    @property
    def session(self) -> Session:
        """Who sits here."""
        if self._session is None:
            from ui.shell.session import Session

            self._session = session = Session(
                self.tasks, self.notifier, self.services, self.stack.leave_all, self
            )
            session.entered.connect(self._on_entered)
            session.left.connect(self._on_left)
            session.awaited.connect(self._on_awaited)
        return self._session

    @property
    def is_complete(self) -> bool:
        """Whether all is there that the first paint can do without."""
        return self._session is not None

    def complete(self) -> None:
        """Make what the first paint did without: menus, shortcuts, session."""
        if self.is_complete:
            return
        self.furnish()
        self.reach.listen()
        session = self.session
        if self.context is not None:
            viewer = self.context.viewer
            session.adopt(viewer.organisation, viewer.user)

    def furnish(self) -> None:
        """Make the menus and shortcuts, for which nothing large is loaded."""
        if self._furnished:
            return
        self._furnished = True
        self.menuBar().setVisible(self.menuBar().isNativeMenuBar())
        if self.context is not None:
            self._build_menus(self.context.viewer.organisation)
            if self.stack.screen_in_front is not None:
                self.mark_moved(self.stack.screen_in_front)

    def listen(self) -> None:
        """Keep up to date what was read beforehand, from now on."""
        self.notifier.listen()
        if self.context is not None:
            self.context.feeds.listen()
        self.reach.begin()

    def _load_keys(self) -> None:
        """Let commands have the keys that were chosen here; most people chose none."""
        if KEYS.read(self.settings):
            from ui.shell.keys import chosen

            chosen.load(self.settings)
        else:
            choose_keys({})

    def _made_strip(self) -> TopStrip:
        strip = TopStrip()
        strip.menu_clicked.connect(self.toggle_navigation)
        strip.back_clicked.connect(self.back)
        strip.new_clicked.connect(partial(self.open, routes.NEW_REQUEST))
        strip.sync_clicked.connect(self._on_sync_clicked)
        strip.search_asked.connect(self.open_palette)
        return strip

    def build_for(self, organisation: Organisation) -> None:
        """Navigation and menus as this organisation needs them, in the language in force."""
        navigation = Navigation(organisation, self.registry)
        navigation.chosen.connect(self._on_navigation)
        navigation.account.clicked.connect(lambda _on=False: self._on_account())
        self.body.put_navigation(navigation)
        if self.sitting is not None:
            self.sitting.show_views()
        self.strip.new.setVisible(self._wants(organisation, ActionKey.NEW_REQUEST))
        self.body.fit_navigation()
        if self._furnished:
            self._build_menus(organisation)

    def _build_menus(self, organisation: Organisation) -> None:
        from ui.shell.menus import Menus

        if self.menus is not None:
            for action in (*self.menus.made.values(), *self.menus.openers):
                self.removeAction(action)
            self.menus.put_away()
        self.menus = Menus(self.menuBar(), self.deeds.handlers(), wanted=partial(self._wants, organisation))
        self.addActions([*self.menus.made.values(), *self.menus.openers])

    def wants(self, key: ActionKey) -> bool:
        """Whether a command is for whoever sits here."""
        return self.context is not None and self._wants(self.context.viewer.organisation, key)

    def _wants(self, organisation: Organisation, key: ActionKey) -> bool:
        if not SPECS[key].is_for(organisation):
            return False
        target = TARGETS.get("account" if key is ActionKey.SETTINGS else key.value)
        return target is None or self.registry.has(target.screen)

    # ------------------------------------------------------------ who sits here

    def start(self) -> None:
        """Find out who is signed in and show what belongs to them."""
        self.session.start()

    def sign_out(self) -> None:
        """Leave this session."""
        self.session.sign_out()

    def sync_now(self) -> None:
        """Exchange with the server now."""
        if self.sitting is not None:
            self.sitting.corner.sync_now()

    def _on_entered(self, organisation: Organisation, user: User) -> None:
        self._enter(organisation, user)
        self.listen()

    def _enter(self, organisation: Organisation, user: User, first: FirstScreen | None = None) -> None:
        self.language.switch(organisation.language)
        self.sitting = sitting = Sitting(self, organisation, user, first)
        sitting.dashboard_came.connect(self._on_dashboard)
        self.stack.set_context(sitting.context)
        self.build_for(organisation)
        sitting.show_names()
        sitting.show_feeds()
        self._pages.setCurrentWidget(self.body)
        self._drop_welcome()
        self.open(routes.DASHBOARD)

    def _on_left(self) -> None:
        self.put_away()
        if "reach" in self.__dict__:
            self.reach.leave()
        self.stack.set_context(None)
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            sitting.end()

    def _on_awaited(self, loading: bool) -> None:
        from ui.screens.welcome.screen import WelcomeScreen

        if self._welcome is None:
            self._welcome = welcome = WelcomeScreen(self.tasks, self.services, self.language)
            welcome.opened.connect(self.start)
            welcome.language_chosen.connect(self._on_language_chosen)
            self._pages.addWidget(welcome)
        self._welcome.set_loading(loading)
        self._pages.setCurrentWidget(self._welcome)
        self.setWindowTitle(PRODUCT)
        self.menuBar().clear()
        self._tell_ready()

    def _drop_welcome(self) -> None:
        if self._welcome is not None:
            self._pages.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None

    # ------------------------------------------------------------ going places

    def open(self, route: Route) -> None:
        """Go to a route."""
        if self.context is None:
            return
        if route.record_id:
            elsewhere = self.reach.apart_of(route)
            if elsewhere is not None:
                elsewhere.open(route)
                elsewhere.come_forward()
                return
            self.reach.note(route)
        self.stack.open(route)

    def back(self) -> None:
        """Go to the place before this one."""
        self.stack.back()

    @cached_property
    def reach(self) -> Reach:
        """Palette, sheet of shortcuts, help, windows for single records."""
        from ui.shell.reach import Reach

        return Reach(self)

    def open_palette(self, text: str = "") -> None:
        """Go, find, do: the palette, with what was typed already."""
        self.furnish()
        self.reach.open_palette(text)

    @cached_property
    def deeds(self) -> Deeds:
        """What commands do."""
        from ui.shell.deeds import Deeds

        return Deeds(self)

    @property
    def apart(self) -> list[RecordWindow]:
        """Windows of single documents."""
        return self.reach.apart if "reach" in self.__dict__ else []

    @property
    def toasts_shown(self) -> list[Toast]:
        """What is told at the bottom right."""
        return self.toasts.toasts if "toasts" in self.__dict__ else []

    def _on_account(self) -> None:
        self.complete()
        self.deeds.open_account_menu()

    def put_away(self) -> None:
        """What speaks the language that was in force goes; it is made anew."""
        if "reach" in self.__dict__:
            self.reach.put_away()

    def toggle_navigation(self) -> None:
        """Narrow or widen the navigation."""
        self.body.toggle_navigation()

    def come_forward(self) -> None:
        """Be seen, and typed into: somebody started the program again, or chose an alert."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_selection(self, words: str) -> None:
        """What is selected, in the status bar."""
        self.body.set_selection(words)

    def _on_navigation(self, key: str) -> None:
        if key == "help":
            self._mark_navigation()
            self.complete()
            self.deeds.open_help_menu()
        elif key == "add_order":
            self._mark_navigation()
            self.complete()
            self.deeds.open_add_menu()
        else:
            self.open(target_of(key))
            self._mark_navigation()

    def _mark_navigation(self) -> None:
        screen = self.stack.screen_in_front
        if self.navigation is not None:
            self.navigation.set_current(screen.nav_key() if screen is not None else "")

    def mark_moved(self, screen: Screen) -> None:
        """Another screen is in front, or the same one with another document."""
        self._mark_navigation()
        self.body.cover(screen.COVERS)
        self.strip.set_new_kind(screen.HAS_PRIMARY)
        self.strip.back.setEnabled(self.stack.history.can_go_back)
        if "toasts" in self.__dict__:
            self.toasts.set_bottom(scaled(screen.FOOTER))
        if screen is not self._seen:
            self.set_selection("")
            self._seen = screen
        if self.menus is not None:
            found = screen.screen_actions()
            screen.addActions([action for action in found if action not in screen.actions()])
            self.menus.set_screen_actions(found)
            self.menus.undoing.follow(screen)
            alone = screen.route.screen in routes.RECORDS and bool(screen.route.record_id)
            self.menus.made[ActionKey.APART].setEnabled(alone)
            for key, by in ((ActionKey.PREVIOUS_RECORD, -1), (ActionKey.NEXT_RECORD, 1)):
                beside = screen.context.trail.neighbour(self.stack.history.current, by)
                self.menus.made[key].setEnabled(alone and beside is not None)
        self.show_title()

    def show_title(self) -> None:
        """Company and screen, in the window's title."""
        screen = self.stack.screen_in_front
        if self.context is not None and screen is not None:
            name = self.context.viewer.organisation.name
            self.setWindowTitle(f"{name} – {screen.title()}")

    # ------------------------------------------------------------ what comes in

    def _on_dashboard(self) -> None:
        # The screen, which hears of it after the frame, has laid its cards out by then.
        QTimer.singleShot(0, self._tell_ready)

    def _tell_ready(self) -> None:
        if not self._was_ready:
            self.repaint()
            self._on_painted()

    def _on_painted(self) -> None:
        if not self._was_ready:
            self._was_ready = True
            self.ready.emit()

    def _on_sync_clicked(self) -> None:
        if self.sitting is not None:
            self.sitting.corner.click()

    def _on_user_error(self, error: UserError) -> None:
        if error.code == "session.none":
            self.start()
        else:
            toasts = next((each.toasts for each in self.apart if each.isActiveWindow()), self.toasts)
            toasts.show_error(error)

    # ------------------------------------------------------------ language, size, end

    def _on_language_chosen(self, language: str) -> None:
        LANGUAGE.write(self.settings, language)
        self.language.switch(language)

    def put_strip(self) -> None:
        """Put a new strip in the place of the one there is."""
        self.body.put_strip(self._made_strip())

    def _on_language_switched(self) -> None:
        if self.language.current == self._spoken:
            return
        from ui.shell import anew

        before, self._spoken = self._spoken, self.language.current
        LANGUAGE.write(self.settings, self._spoken)
        anew.speak(self, before)
        if self.stack.screen_in_front is not None:
            self.body.cover(self.stack.screen_in_front.COVERS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.follow_width(event.oldSize().width(), event.size().width())

    def focusNextPrevChild(self, next: bool) -> bool:
        from ui.widgets import tabbing

        return tabbing.step(self, forward=next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if not self._furnished and self._trigger_late(event):
            return
        if event.key() == Qt.Key.Key_F10 and not event.modifiers() and self.menus is not None:
            self.menus.reveal()
            return
        from ui.widgets import tabbing

        if tabbing.leave(self, event):
            return
        super().keyPressEvent(event)

    def _trigger_late(self, event: QKeyEvent) -> bool:
        """A shortcut pressed before there were any is not lost."""
        from PySide6.QtGui import QKeySequence

        self.furnish()
        keys = QKeySequence(event.keyCombination())
        screen = self.stack.screen_in_front
        for action in (*self.actions(), *(screen.actions() if screen is not None else ())):
            if action.isEnabled() and action.shortcut() == keys:
                action.trigger()
                return True
        return False

    def _restore_place(self) -> None:
        place = self.settings.value("window/geometry")
        if place is None or not self.restoreGeometry(place):
            screen = QApplication.primaryScreen().availableGeometry()
            # The frame around it needs room, too.
            self.resize(
                min(scaled(1440), screen.width() - Space.XL),
                min(scaled(900), screen.height() - 2 * Space.XXL),
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.sync()
        # Closed by hand, not by a command that ends the program.
        if event.spontaneous() and "reach" in self.__dict__ and self.reach.rests():
            event.ignore()
            return
        if "reach" in self.__dict__:
            self.reach.end()
        self.stack.leave_all()
        try:
            self.tasks.settle(CLOSING_MS)
        except OutageError:
            log.warning("closed while work was still going on")
        self.stack.set_context(None)
        if self._on_language_switched in self.language.listeners:
            self.language.listeners.remove(self._on_language_switched)
        super().closeEvent(event)
