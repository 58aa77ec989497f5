# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The main window: a thin frame around the screens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_b2b.errors import OutageError, UserError
from desktop_b2b.settings import KEYS, LANGUAGE
from ui.actions import SPECS, ActionKey, choose_keys
from ui.shell import routes
from ui.shell.feeds import Feeds
from ui.shell.navigation import TARGETS, Navigation, target_of
from ui.shell.registry import Registry
from ui.shell.screen import Route, Screen, ScreenContext, ViewerInfo
from ui.shell.stack import ScreenStack
from ui.shell.strip import TopStrip
from ui.shell.sync_corner import SyncCorner
from ui.strings import zone_word
from ui.theme import Space, Theme, Width, colour, scaled
from ui.widgets import StatusStrip
from ui.widgets.paint import fill

if TYPE_CHECKING:
    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.services.first import FirstScreen
    from desktop_b2b.services.queries import SyncStatus, ViewCount, ViewItem
    from ui.language import Language
    from ui.notifier import Notifier
    from ui.screens.welcome.screen import WelcomeScreen
    from ui.shell.apart import RecordWindow
    from ui.shell.deeds import Deeds
    from ui.shell.menus import Menus
    from ui.shell.reach import Reach
    from ui.shell.services import WindowServices
    from ui.shell.session import Session
    from ui.shell.sync_words import SyncWords
    from ui.shell.toasts import WindowToasts
    from ui.tasks import Tasks
    from ui.widgets import Message, Toast
    from ui.widgets.job_toast import JobToast

log = logging.getLogger(__name__)
PRODUCT = "Desktop B2B"
CLOSING_MS = 3000


class _Ground(QWidget):
    """The main column's ground. Signals: `painted` once, after it was painted with all upon it."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), colour("app"))
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)


class _Toasts:
    """The window's toasts for screens: their host is made with the first of them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def show_message(self, message: Message) -> Toast:
        """Show a message."""
        return self._window.toasts.show_message(message)

    def show_error(self, error: UserError | OutageError) -> Toast:
        """Show a refusal."""
        return self._window.toasts.show_error(error)

    def show_job(self, fact: str, cancel: Callable[[], object]) -> JobToast:
        """Show work that goes on."""
        return self._window.toasts.show_job(fact, cancel)


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
        self.context: ScreenContext | None = None
        self.feeds: Feeds | None = None
        self.sync_corner: SyncCorner | None = None
        self.navigation: Navigation | None = None
        self.menus: Menus | None = None
        self._narrow_chosen: bool | None = None
        self._was_ready = self._furnished = self._covered = False
        self._spoken = language.current
        language.listeners.append(self._on_language_switched)
        self._seen: Screen | None = None
        self._session: Session | None = None
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(scaled(640), scaled(420))
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._shell = QWidget()
        self._build_shell()
        self._pages.addWidget(self._shell)
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

    def _build_shell(self) -> None:
        column = QVBoxLayout(self._shell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self.main_column = _Ground()
        main = QVBoxLayout(self.main_column)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        self._main = main
        self.stack = ScreenStack(self.registry)
        self._load_keys()
        self.strip = self._made_strip()
        main.addWidget(self.strip)
        main.addWidget(self.stack, 1)
        self._across.addWidget(self.main_column, 1)
        column.addLayout(self._across, 1)
        self.status = StatusStrip()
        column.addWidget(self.status)
        self.selection_fact = self.status.add_fact("list", "")
        self.selection_fact.rest()
        self.selection_fact.hide()
        self.zone_fact = self.status.add_fact("clock", "")
        self.zone_fact.clicked.connect(partial(self.open, routes.SETTINGS))
        self.status.sentence.clicked.connect(self._on_sync_clicked)
        self.stack.moved.connect(self.mark_moved)
        self.stack.emptied.connect(partial(self.open, routes.DASHBOARD))

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
        if self.feeds is not None:
            self.feeds.listen()
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
        if self.navigation is not None:
            self._across.removeWidget(self.navigation)
            self.navigation.deleteLater()
        self.navigation = Navigation(organisation, self.registry)
        self.navigation.chosen.connect(self._on_navigation)
        self.navigation.account.clicked.connect(lambda _on=False: self._on_account())
        if self.feeds is not None and self.feeds.views is not None:
            self.navigation.set_views(self.feeds.views)
            self.navigation.count_views(self.feeds.view_counts)
        self._across.insertWidget(0, self.navigation)
        self.strip.new.setVisible(self._wants(organisation, ActionKey.NEW_REQUEST))
        self._fit_navigation()
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
        spec = SPECS[key]
        if (
            (spec.retailer_only and not organisation.is_retailer)
            or (spec.supplier_only and not organisation.is_supplier)
            or (spec.centre_only and not organisation.is_fulfilment_centre)
        ):
            return False
        if spec.stock_only and not (organisation.is_retailer or organisation.is_fulfilment_centre):
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
        if self.sync_corner is not None:
            self.sync_corner.sync_now()

    def _on_entered(self, organisation: Organisation, user: User) -> None:
        self._enter(organisation, user)
        self.listen()

    def _enter(self, organisation: Organisation, user: User, first: FirstScreen | None = None) -> None:
        self.language.switch(organisation.language)
        self.feeds = feeds = Feeds(self.tasks, self.notifier, self, first)
        feeds.dashboard_changed.connect(self._on_dashboard)
        feeds.sync_changed.connect(self._on_sync)
        feeds.organisation_changed.connect(self._on_organisation)
        feeds.user_changed.connect(self._on_user)
        feeds.views_changed.connect(self._on_views)
        feeds.views_counted.connect(self._on_views_counted)
        self.context = ScreenContext(
            tasks=self.tasks,
            notifier=self.notifier,
            toasts=_Toasts(self),
            theme=self.theme,
            clock=self.services.clock,
            services=self.services,
            viewer=ViewerInfo(organisation, user),
            feeds=feeds,
            settings=self.settings,
            open=self.open,
            back=self.back,
            set_selection=self.set_selection,
            reach=lambda: self.reach,
        )
        self.sync_corner = SyncCorner(self.context, self._show_sync_words, self.registry.has, self)
        self.stack.set_context(self.context)
        self.build_for(organisation)
        self.show_names()
        self.show_feeds()
        self._pages.setCurrentWidget(self._shell)
        self._drop_welcome()
        self.open(routes.DASHBOARD)

    def _on_left(self) -> None:
        self.put_away()
        if "reach" in self.__dict__:
            self.reach.leave()
        self.stack.set_context(None)
        self.context = None
        if self.feeds is not None:
            self.feeds.stop()
            self.feeds = None
        if self.sync_corner is not None:
            self.sync_corner.deleteLater()
            self.sync_corner = None

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
        if self.navigation is not None:
            self._narrow_chosen = not self.navigation.collapsed
            self.navigation.set_collapsed(self._narrow_chosen)

    def come_forward(self) -> None:
        """Be seen, and typed into: somebody started the program again, or chose an alert."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_selection(self, words: str) -> None:
        """What is selected, in the status bar."""
        self.selection_fact.set_state("list", words)
        self.selection_fact.setVisible(bool(words))

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
        self._cover(screen.COVERS)
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
        self._show_title()

    def _cover(self, covers: bool) -> None:
        """A screen that fills the window stands alone in it."""
        if not covers and not self._covered:
            return
        self._covered = covers
        for part in (self.navigation, self.strip, self.status):
            if part is not None:
                part.setHidden(covers)

    def _show_title(self) -> None:
        screen = self.stack.screen_in_front
        if self.context is not None and screen is not None:
            name = self.context.viewer.organisation.name
            self.setWindowTitle(f"{name} – {screen.title()}")

    # ------------------------------------------------------------ what comes in

    def _on_dashboard(self) -> None:
        self.show_feeds()
        # The screen, which hears of it after the frame, has laid its cards out by then.
        QTimer.singleShot(0, self._tell_ready)

    def show_feeds(self) -> None:
        """Unread alerts and what waits, in the navigation."""
        if self.feeds is not None and self.navigation is not None:
            self.navigation.button("dashboard").set_badge(self.feeds.unread)
            self._on_sync(self.feeds.sync)

    def _tell_ready(self) -> None:
        if not self._was_ready:
            self.repaint()
            self._on_painted()

    def _on_painted(self) -> None:
        if not self._was_ready:
            self._was_ready = True
            self.ready.emit()

    def _on_sync(self, status: SyncStatus) -> None:
        if self.navigation is not None:
            # Nothing of the sample waits to leave.
            self.navigation.set_waiting(0 if self.services.is_sample() else status.waiting, status.issues)

    def _show_sync_words(self, strip: SyncWords, status: SyncWords) -> None:
        self.strip.set_sync(strip)
        self.status.sentence.set_state(status.icon, status.sentence, str(status.tone))
        if self.context is not None:
            words = zone_word(self.context.zone, self.services.clock.now())
            self.zone_fact.set_state("clock", words)

    def _on_sync_clicked(self) -> None:
        if self.sync_corner is not None:
            self.sync_corner.click()

    def _on_organisation(self, organisation: Organisation) -> None:
        if self.context is None:
            return
        before = self.context.viewer.organisation
        self.context.viewer = ViewerInfo(organisation, self.context.viewer.user)
        if organisation.language != before.language:
            self.language.switch(organisation.language)
        elif _kinds(organisation) != _kinds(before):
            from ui.shell import anew

            anew.rebuild(self)
        self.show_names()

    def _on_views(self, views: list[ViewItem]) -> None:
        if self.navigation is not None:
            self.navigation.set_views(views)
            if self.feeds is not None:
                self.navigation.count_views(self.feeds.view_counts)

    def _on_views_counted(self, counts: list[ViewCount]) -> None:
        if self.navigation is not None:
            self.navigation.count_views(counts)

    def _on_user(self, user: User) -> None:
        if self.context is not None:
            self.context.viewer = ViewerInfo(self.context.viewer.organisation, user)
            self.show_names()

    def show_names(self) -> None:
        """Company and person, in navigation, title and status bar."""
        if self.context is not None and self.navigation is not None:
            viewer = self.context.viewer
            self.navigation.account.set_names(viewer.organisation.name, viewer.user.name)
            self._show_title()
            if self.sync_corner is not None:
                self.sync_corner.refresh()

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
        old, self.strip = self.strip, self._made_strip()
        self._main.replaceWidget(old, self.strip)
        old.deleteLater()

    def _on_language_switched(self) -> None:
        if self.language.current == self._spoken:
            return
        from ui.shell import anew

        before, self._spoken = self._spoken, self.language.current
        LANGUAGE.write(self.settings, self._spoken)
        anew.speak(self, before)
        if self.stack.screen_in_front is not None:
            self._cover(self.stack.screen_in_front.COVERS)

    def _fit_navigation(self) -> None:
        if self.navigation is not None:
            narrow = self.width() < scaled(Width.NAV_COLLAPSES_BELOW)
            self.navigation.set_collapsed(narrow if self._narrow_chosen is None else self._narrow_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        limit = scaled(Width.NAV_COLLAPSES_BELOW)
        if (event.oldSize().width() < limit) != (event.size().width() < limit):
            self._narrow_chosen = None
            self._fit_navigation()

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


def _kinds(organisation: Organisation) -> tuple[bool, bool, bool]:
    """What a company is: other entries and commands stand there for each."""
    return organisation.is_retailer, organisation.is_supplier, organisation.is_fulfilment_centre
