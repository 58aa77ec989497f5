# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen is, where it is (a route), and all it may know of the window around it (its context)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.shell.history import Trail

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction

    from desktop_b2b.clock import Clock
    from desktop_b2b.domain.entities import Organisation, User
    from desktop_b2b.errors import OutageError, UserError
    from desktop_b2b.services.queries import Query
    from ui.forms.history import History
    from ui.notifier import LiveQuery, Notifier
    from ui.shell.feeds import Feeds
    from ui.shell.reach import Reach
    from ui.shell.services import WindowServices
    from ui.tasks import Tasks
    from ui.theme import Theme
    from ui.widgets.job_toast import JobToast
    from ui.widgets.toast import Message, Toast

T = TypeVar("T")


class Route(NamedTuple):
    """An address in the window: which screen, of which record, with which parameters (plain values)."""

    screen: str
    record_id: str = ""
    params: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def to(cls, screen: str, record_id: str = "", **params: Any) -> Route:
        """A route with parameters by name: ``Route.to("transactions", widget="draft")``."""
        return cls(screen, record_id, tuple(sorted(params.items())))

    def param(self, name: str, default: Any = "") -> Any:
        """A parameter's value."""
        return dict(self.params).get(name, default)


class Header(Enum):
    """What the shell draws above a screen.

    PAGE: title 20/600 on the page's own ground (dashboard, lists). RECORD: the band with Back, title 18/600,
    chips and the record's commands. NONE: the screen is all there is (welcome).
    """

    PAGE = "page"
    RECORD = "record"
    NONE = "none"


class ViewerInfo:
    """Who sits before the window. Kept up to date by the shell; the objects are replaced, never changed."""

    def __init__(self, organisation: Organisation, user: User) -> None:
        self.organisation, self.user = organisation, user

    @property
    def zone(self) -> str:
        """The time zone in which instants are shown (S2.5)."""
        return self.organisation.time_zone

    @property
    def is_account_manager(self) -> bool:
        """Whether they answer for their company: that role holds all privileges."""
        from desktop_b2b.domain.actor import ACCOUNT_MANAGER  # the first paint needs neither

        return self.user.role == ACCOUNT_MANAGER

    def may(self, privilege: str) -> bool:
        """Whether they may give the commands that need a privilege; the server checks it too."""
        return self.is_account_manager or privilege in self.user.privileges


class Toasts(Protocol):
    """Where messages appear."""

    def show_message(self, message: Message) -> Toast:
        """Show a message and tell screen readers."""
        ...

    def show_error(self, error: UserError | OutageError) -> Toast:
        """Show a refusal in words, with its code."""
        ...

    def show_job(self, fact: str, cancel: Callable[[], object]) -> JobToast:
        """Show work that goes on, with Cancel; it is dismissed when the work is done."""
        ...


class ScreenContext:
    """All that a screen knows of the window.

    `open(route)` goes to another screen, `back()` to the one before. `set_selection(words)` fills the status
    bar's selection ("3 of 63 selected"; empty takes it away). `feeds` keep the dashboard's widgets and the
    state of sync, which the frame shows too. `settings` hold what belongs to this window alone. `trail` is
    the list from which a record was opened: lists say so before they open one.
    """

    def __init__(
        self,
        *,
        tasks: Tasks,
        notifier: Notifier,
        toasts: Toasts,
        theme: Theme,
        clock: Clock,
        services: WindowServices,
        viewer: ViewerInfo,
        feeds: Feeds,
        settings: QSettings,
        open: Callable[[Route], object],  # what a screen does with it
        back: Callable[[], object],
        set_selection: Callable[[str], object] = lambda _words: None,
        reach: Callable[[], Reach] | None = None,
    ) -> None:
        self.tasks, self.notifier, self.toasts = tasks, notifier, toasts
        self.theme, self.clock, self.services = theme, clock, services
        self.viewer, self.feeds, self.settings = viewer, feeds, settings
        self.open, self.back, self.set_selection = open, back, set_selection
        self.trail = Trail()
        self._reach = reach

    @property
    def reach(self) -> Reach | None:
        """Sheet of shortcuts, alerts outside the window: what a screen may ask of the frame."""
        return self._reach() if self._reach is not None else None

    @property
    def main(self) -> ScreenContext:
        """The main window's context: for work that goes on when this window has closed."""
        return self

    @property
    def zone(self) -> str:
        """The time zone in which instants are shown."""
        return self.viewer.zone

    @property
    def is_retailer(self) -> bool:
        """Whether the viewer's organisation sends requests."""
        return self.viewer.organisation.is_retailer

    @property
    def is_supplier(self) -> bool:
        """Whether the viewer's organisation answers requests."""
        return self.viewer.organisation.is_supplier

    @property
    def is_centre(self) -> bool:
        """Whether the viewer's organisation is a fulfilment centre."""
        return self.viewer.organisation.is_fulfilment_centre


class Screen(QWidget):
    """Base of all screens: a widget, and what the shell shows around it.

    Class attributes: `HEADER` what stands above; `NAV` the navigation entry that is marked while it is open;
    `HAS_PRIMARY` whether it has its own next step, so that New request turns secondary; `FOOTER` the
    height of a footer that toasts must not cover; `COVERS` whether navigation, strip and status bar go away
    while it is in front.

    The shell calls `activate()` when the screen comes to the front, `deactivate()` when another covers it,
    and `leave()` before it is closed, hidden or the window closes: there buffers are flushed.

    Signals: `header_changed` when title, widgets or actions are to be asked for again; `closed` when the
    record is gone and the shell shall go back; `history_changed` when something else would be undone.
    """

    HEADER: ClassVar[Header] = Header.PAGE
    NAV: ClassVar[str] = ""
    HAS_PRIMARY: ClassVar[bool] = False
    FOOTER: ClassVar[int] = 0
    COVERS: ClassVar[bool] = False

    header_changed = Signal()
    closed = Signal()
    history_changed = Signal()

    def __init__(self, context: ScreenContext, route: Route, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.route = route

    # ------------------------------------------------------------ what the shell asks

    def title(self) -> str:
        """The words above the screen and in the window's title."""
        return ""

    def note(self) -> str:
        """A second line beneath a record's title; makes the header 70 high."""
        return ""

    def header_start(self) -> list[QWidget]:
        """Widgets right after the title: chips, a saved-at word. The same objects on each call."""
        return []

    def header_end(self) -> list[QWidget]:
        """Widgets at the far end: segments, buttons, the primary one last. The same objects on each call."""
        return []

    def nav_key(self) -> str:
        """The navigation entry that is marked; by default `NAV`."""
        return self.NAV

    def screen_actions(self) -> list[QAction]:
        """Commands for the menu and for shortcuts while this screen is in front."""
        return []

    def help_topic(self) -> str:
        """The page of the help that is about this screen."""
        return self.route.screen

    def takes(self, route: Route) -> bool:
        """Whether this very screen can show another route; by default only one of the same record."""
        return route.screen == self.route.screen and route.record_id == self.route.record_id

    def show_route(self, route: Route) -> None:
        """Show a route that it takes: other parameters of the same record."""
        self.route = route

    def show_again(self, route: Route) -> None:
        """The route that is shown already was chosen once more; by default nothing changes."""

    def come_back(self, route: Route) -> None:
        """Show a route again that one was at before: by default as when it is opened."""
        self.show_route(route)

    def edit_history(self) -> History[Any] | None:
        """The history over all that is edited here; None where each field takes back its own typing."""
        return None

    def undo_words(self) -> str | None:
        """What Undo would take back, as it stands behind the verb: "change of quantity". Empty where nothing
        is left, None without a history.
        """
        history = self.edit_history()
        if history is None:
            return None
        from ui.forms.edit_words import edit_words

        return edit_words(history.undo_edit)

    def redo_words(self) -> str:
        """What Redo would do again; empty where nothing is left."""
        history = self.edit_history()
        if history is None:
            return ""
        from ui.forms.edit_words import edit_words

        return edit_words(history.redo_edit)

    def undo(self) -> None:
        """Take the last edit back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    # ------------------------------------------------------------ what the shell tells

    def activate(self) -> None:
        """The screen is in front now."""

    def deactivate(self) -> None:
        """Another screen is in front now."""

    def leave(self) -> None:
        """Flush typing to its buffer or command; called before the screen may go away. Must not block."""

    def later_steps(self) -> list[Callable[[], object]]:
        """What this screen did without when it was the first one painted, in short steps."""
        return []

    # ------------------------------------------------------------ what a screen uses

    def run(
        self,
        work: Awaitable[T],
        *,
        on_error: Callable[[UserError], object] | None = None,
        on_done: Callable[[T], object] | None = None,
    ) -> asyncio.Task[T]:
        """Start a coroutine that lives as long as this screen."""
        return self.context.tasks.start(work, self, on_error=on_error, on_done=on_done)

    def live(
        self,
        query: Query[T],
        kinds: Iterable[str],
        on_result: Callable[[T], object],
        *,
        on_error: Callable[[UserError], object] | None = None,
    ) -> LiveQuery[T]:
        """A query that keeps this screen up to date."""
        from ui.notifier import LiveQuery

        return LiveQuery(
            self.context.tasks,
            self.context.notifier,
            query,
            kinds,
            on_result,
            owner=self,
            on_error=on_error,
        )

    def say(self, fact: str, sentence: str = "", *, undo: Callable[[], object] | None = None) -> Toast:
        """A toast of something that went well, with Undo where there is one."""
        from ui.widgets.toast import Message

        return self.context.toasts.show_message(Message(fact, sentence, undo=undo))
