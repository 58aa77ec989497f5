# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Every command of the window in one list: menus, tool strip and shortcuts are made from it.

A screen makes its own commands from here too (`make(ActionKey.SAVE, self, self.save)`), so that a shortcut
means one thing everywhere. Whoever likes other keys chooses them (`ui/shell/keys`): `choose_keys` says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from ui.theme import icon

if TYPE_CHECKING:
    from desktop_b2b.domain.entities import Organisation

Keys = QKeySequence.StandardKey


class ActionKey(StrEnum):
    """All commands."""

    NEW_REQUEST = "new_request"
    NEW_B2B_ORDER = "new_b2b_order"
    IMPORT = "import"
    IMPORT_B2B = "import_b2b"
    SYNC_NOW = "sync_now"
    SWITCH_USER = "switch_user"
    SIGN_OUT = "sign_out"
    QUIT = "quit"
    SEARCH = "search"
    SETTINGS = "settings"
    BACK = "back"
    PREVIOUS_RECORD = "previous_record"
    NEXT_RECORD = "next_record"
    DASHBOARD = "dashboard"
    TRANSACTIONS = "transactions"
    TO_ANSWER = "to_answer"
    TO_SHIP = "to_ship"
    SHIPPED = "shipped"
    PARTNERS = "partners"
    PRODUCT_LINES = "product_lines"
    RULES = "rules"
    SCORECARDS = "scorecards"
    FLOOR = "floor"
    STOCK = "stock"
    B2B_ORDERS = "b2b_orders"
    OUTBOX = "outbox"
    ISSUES = "issues"
    TOGGLE_NAV = "toggle_nav"
    FULL_SCREEN = "full_screen"
    ALL_READ = "all_read"
    APART = "apart"
    MINIMISE = "minimise"
    MAXIMISE = "maximise"
    HELP = "help"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"
    SAVE = "save"
    SEND = "send"
    PREVIEW_SEND = "preview_send"
    DUPLICATE = "duplicate"
    PRINT = "print"
    UNDO = "undo"
    REDO = "redo"
    DELETE = "delete"
    HISTORY = "history"
    FILL_LOWEST = "fill_lowest"
    FIND_BEST = "find_best"
    CLEAR_ASSIGNMENT = "clear_assignment"
    MORE_TIME = "more_time"
    CLOSE_REQUEST = "close_request"
    REOPEN_REQUEST = "reopen_request"
    CANCEL_REQUEST = "cancel_request"
    OPEN_ROW = "open_row"
    OPEN_PARTNER = "open_partner"
    WITHDRAW = "withdraw"
    TRY_AGAIN = "try_again"
    MARK_READ = "mark_read"
    CANCEL_DOCUMENTS = "cancel_documents"
    ACCEPT_ORDERS = "accept_orders"
    CREATE_ORDERS = "create_orders"
    PICKING_LISTS = "picking_lists"
    EXPORT = "export"
    COPY = "copy"
    SELECT_ALL = "select_all"
    COLUMNS = "columns"
    COLUMN_MENU = "column_menu"
    FIND = "find"
    FILTERS = "filters"
    PREVIEW = "preview"
    SAVE_AS = "save_as"
    VIEWS = "views"
    RESET_DASHBOARD = "reset_dashboard"
    ADD_TO_DASHBOARD = "add_to_dashboard"
    ADD_WIDGET = "add_widget"
    EDIT_WIDGET = "edit_widget"
    WIDGET_LEFT = "widget_left"
    WIDGET_RIGHT = "widget_right"
    WIDGET_UP = "widget_up"
    WIDGET_DOWN = "widget_down"
    WIDGET_WIDER = "widget_wider"
    WIDGET_NARROWER = "widget_narrower"
    WIDGET_HIGHER = "widget_higher"
    WIDGET_LOWER = "widget_lower"
    WIDGET_READ = "widget_read"
    WIDGET_SHAPE = "widget_shape"
    REMOVE_WIDGET = "remove_widget"


class MenuKey(StrEnum):
    """Where a command stands in the menu bar; SCREEN are those of the screen in front."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    SCREEN = "screen"
    WINDOW = "window"
    HELP = "help"


class Spec(NamedTuple):
    """One command: its words (with an ampersand for its access key), icon, keys and menu.

    `keys` are Qt's standard key if there is one for it on this system, else `fallback`; `more` do it too.
    """

    text: object
    icon: str
    menu: MenuKey
    keys: Keys | None = None
    fallback: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    retailer_only: bool = False
    supplier_only: bool = False
    centre_only: bool = False
    stock_only: bool = False
    more: tuple[str, ...] = ()

    def is_for(self, organisation: Organisation) -> bool:
        """Whether a company like this one has any use for it."""
        if (
            (self.retailer_only and not organisation.is_retailer)
            or (self.supplier_only and not organisation.is_supplier)
            or (self.centre_only and not organisation.is_fulfilment_centre)
        ):
            return False
        return not self.stock_only or organisation.is_retailer or organisation.is_fulfilment_centre


Menu = MenuKey
_PREFIX = "action."
Role = QAction.MenuRole

SPECS: dict[ActionKey, Spec] = {
    ActionKey.NEW_REQUEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "&New request"),
        "plus",
        Menu.FILE,
        Keys.New,
        "Ctrl+N",
        retailer_only=True,
    ),
    ActionKey.NEW_B2B_ORDER: Spec(
        QT_TRANSLATE_NOOP("Actions", "Add single &B2B order"),
        "box",
        Menu.FILE,
        None,
        "Ctrl+Alt+N",
        retailer_only=True,
    ),
    ActionKey.IMPORT: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Import orders, contacts, products…"),
        "upload",
        Menu.FILE,
        None,
        "Ctrl+I",
        retailer_only=True,
    ),
    ActionKey.IMPORT_B2B: Spec(
        QT_TRANSLATE_NOOP("Actions", "Import B2B orders, products at &centres…"),
        "upload",
        Menu.FILE,
        None,
        "Ctrl+Alt+I",
        retailer_only=True,
    ),
    ActionKey.SYNC_NOW: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Synchronise now"), "refresh", Menu.FILE, Keys.Refresh, "F5"
    ),
    ActionKey.SWITCH_USER: Spec(
        QT_TRANSLATE_NOOP("Actions", "S&witch user…"), "switch-user", Menu.FILE, None, "Ctrl+Shift+U"
    ),
    ActionKey.SIGN_OUT: Spec(
        QT_TRANSLATE_NOOP("Actions", "Sign &out…"), "logout", Menu.FILE, None, "Ctrl+Shift+L"
    ),
    ActionKey.QUIT: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Quit"), "x", Menu.FILE, Keys.Quit, "Ctrl+Q", Role.QuitRole
    ),
    ActionKey.UNDO: Spec(QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo", Menu.EDIT, Keys.Undo, "Ctrl+Z"),
    ActionKey.REDO: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        "redo",
        Menu.EDIT,
        Keys.Redo,
        "Ctrl+Shift+Z",
        more=("Ctrl+Shift+Z", "Ctrl+Y"),
    ),
    ActionKey.SEARCH: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Search or type a command"), "search", Menu.EDIT, None, "Ctrl+K"
    ),
    ActionKey.SETTINGS: Spec(
        QT_TRANSLATE_NOOP("Actions", "Company se&ttings"),
        "settings",
        Menu.EDIT,
        Keys.Preferences,
        "Ctrl+,",
        Role.PreferencesRole,
    ),
    ActionKey.BACK: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Back"), "chevron-left", Menu.VIEW, Keys.Back, "Alt+Left"
    ),
    ActionKey.PREVIOUS_RECORD: Spec(
        QT_TRANSLATE_NOOP("Actions", "Pre&vious of the list"), "arrow-up", Menu.VIEW, None, "Alt+PgUp"
    ),
    ActionKey.NEXT_RECORD: Spec(
        QT_TRANSLATE_NOOP("Actions", "Ne&xt of the list"), "arrow-down", Menu.VIEW, None, "Alt+PgDown"
    ),
    ActionKey.DASHBOARD: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Dashboard"), "dashboard", Menu.VIEW, None, "Ctrl+1"
    ),
    ActionKey.TRANSACTIONS: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Transaction search"), "search", Menu.VIEW, None, "Ctrl+2"
    ),
    ActionKey.TO_ANSWER: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Requests to answer"),
        "inbox",
        Menu.VIEW,
        None,
        "Ctrl+3",
        supplier_only=True,
    ),
    ActionKey.TO_SHIP: Spec(
        QT_TRANSLATE_NOOP("Actions", "Orders to s&hip"),
        "package",
        Menu.VIEW,
        None,
        "Ctrl+4",
        supplier_only=True,
    ),
    ActionKey.SHIPPED: Spec(
        QT_TRANSLATE_NOOP("Actions", "Shi&pped"), "truck", Menu.VIEW, None, "Ctrl+5", supplier_only=True
    ),
    ActionKey.PARTNERS: Spec(
        QT_TRANSLATE_NOOP("Actions", "My p&artners"), "users", Menu.VIEW, None, "Ctrl+6", retailer_only=True
    ),
    ActionKey.PRODUCT_LINES: Spec(
        QT_TRANSLATE_NOOP("Actions", "My product &lines"),
        "tree",
        Menu.VIEW,
        None,
        "Ctrl+7",
        retailer_only=True,
    ),
    ActionKey.RULES: Spec(
        QT_TRANSLATE_NOOP("Actions", "My rul&es"), "sliders", Menu.VIEW, None, "Ctrl+R", retailer_only=True
    ),
    ActionKey.SCORECARDS: Spec(
        QT_TRANSLATE_NOOP("Actions", "S&corecards"), "chart", Menu.VIEW, None, "Ctrl+T", retailer_only=True
    ),
    ActionKey.FLOOR: Spec(
        QT_TRANSLATE_NOOP("Actions", "Floor des&k"), "scan", Menu.VIEW, None, "Ctrl+Shift+1", centre_only=True
    ),
    ActionKey.STOCK: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Stock"), "package", Menu.VIEW, None, "Ctrl+Alt+S", stock_only=True
    ),
    ActionKey.B2B_ORDERS: Spec(
        QT_TRANSLATE_NOOP("Actions", "All B&2B orders"), "box", Menu.VIEW, None, "Ctrl+Alt+B", stock_only=True
    ),
    ActionKey.OUTBOX: Spec(QT_TRANSLATE_NOOP("Actions", "&Outbox"), "outbox", Menu.VIEW, None, "Ctrl+8"),
    ActionKey.ISSUES: Spec(
        QT_TRANSLATE_NOOP("Actions", "Sync &issues"), "conflict", Menu.VIEW, None, "Ctrl+9"
    ),
    ActionKey.ALL_READ: Spec(
        QT_TRANSLATE_NOOP("Actions", "All alerts are &read"), "check", Menu.SCREEN, None, "Ctrl+Shift+A"
    ),
    ActionKey.TOGGLE_NAV: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Narrow navigation"), "menu", Menu.VIEW, None, "Ctrl+B"
    ),
    ActionKey.FULL_SCREEN: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Full screen"), "external", Menu.VIEW, Keys.FullScreen, "F11"
    ),
    ActionKey.APART: Spec(
        QT_TRANSLATE_NOOP("Actions", "Show in a new &window"), "external", Menu.WINDOW, None, "Ctrl+Shift+O"
    ),
    ActionKey.MINIMISE: Spec(QT_TRANSLATE_NOOP("Actions", "&Minimise"), "minus", Menu.WINDOW, None, "Ctrl+M"),
    ActionKey.MAXIMISE: Spec(
        QT_TRANSLATE_NOOP("Actions", "Ma&ximise or restore"), "columns", Menu.WINDOW, None, "Ctrl+Shift+M"
    ),
    ActionKey.HELP: Spec(QT_TRANSLATE_NOOP("Actions", "&Help"), "help", Menu.HELP, Keys.HelpContents, "F1"),
    ActionKey.SHORTCUTS: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "keyboard", Menu.HELP, None, "Ctrl+/"
    ),
    ActionKey.ABOUT: Spec(
        QT_TRANSLATE_NOOP("Actions", "&About Desktop B2B"), "info", Menu.HELP, None, "Ctrl+F1", Role.AboutRole
    ),
    ActionKey.SAVE: Spec(QT_TRANSLATE_NOOP("Actions", "&Save"), "save", Menu.SCREEN, Keys.Save, "Ctrl+S"),
    ActionKey.SEND: Spec(QT_TRANSLATE_NOOP("Actions", "S&end"), "send", Menu.SCREEN, None, "Ctrl+Return"),
    ActionKey.PREVIEW_SEND: Spec(
        QT_TRANSLATE_NOOP("Actions", "Pre&view and Send"), "eye", Menu.SCREEN, None, "Ctrl+Shift+Return"
    ),
    ActionKey.DUPLICATE: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Duplicate"), "copy", Menu.SCREEN, None, "Ctrl+Shift+N"
    ),
    ActionKey.PRINT: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Print…"), "printer", Menu.SCREEN, Keys.Print, "Ctrl+P"
    ),
    ActionKey.DELETE: Spec(
        QT_TRANSLATE_NOOP("Actions", "De&lete draft"), "trash", Menu.SCREEN, None, "Ctrl+Shift+Backspace"
    ),
    ActionKey.OPEN_ROW: Spec(
        QT_TRANSLATE_NOOP("Actions", "Ope&n"), "file-text", Menu.SCREEN, Keys.Open, "Ctrl+O"
    ),
    ActionKey.OPEN_PARTNER: Spec(
        QT_TRANSLATE_NOOP("Actions", "Open part&ner"), "users", Menu.SCREEN, None, "Ctrl+U"
    ),
    ActionKey.WITHDRAW: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Withdraw"), "undo", Menu.SCREEN, None, "Ctrl+Shift+W"
    ),
    ActionKey.TRY_AGAIN: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Try again"), "refresh", Menu.SCREEN, None, "Ctrl+Shift+G"
    ),
    ActionKey.MARK_READ: Spec(
        QT_TRANSLATE_NOOP("Actions", "Mark as &read"), "check", Menu.SCREEN, None, "Ctrl+Shift+I"
    ),
    ActionKey.CANCEL_DOCUMENTS: Spec(
        QT_TRANSLATE_NOOP("Actions", "Cance&l…"), "x-circle", Menu.SCREEN, None, "Ctrl+Shift+Delete"
    ),
    ActionKey.ACCEPT_ORDERS: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Accept orders…"), "check", Menu.SCREEN, None, "Ctrl+Shift+Y"
    ),
    ActionKey.CREATE_ORDERS: Spec(
        QT_TRANSLATE_NOOP("Actions", "Create or&ders…"), "check", Menu.SCREEN, None, "Ctrl+Alt+Return"
    ),
    ActionKey.PICKING_LISTS: Spec(
        QT_TRANSLATE_NOOP("Actions", "P&icking lists…"), "list", Menu.SCREEN, None, "Ctrl+Shift+P"
    ),
    ActionKey.EXPORT: Spec(
        QT_TRANSLATE_NOOP("Actions", "E&xport…"), "download", Menu.SCREEN, None, "Ctrl+Shift+E"
    ),
    ActionKey.COPY: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Copy rows"), "copy", Menu.SCREEN, Keys.Copy, "Ctrl+C"
    ),
    ActionKey.SELECT_ALL: Spec(
        QT_TRANSLATE_NOOP("Actions", "Select &all"), "list", Menu.SCREEN, Keys.SelectAll, "Ctrl+A"
    ),
    ActionKey.COLUMNS: Spec(
        QT_TRANSLATE_NOOP("Actions", "C&olumns…"), "columns", Menu.SCREEN, None, "Ctrl+Shift+C"
    ),
    ActionKey.COLUMN_MENU: Spec(
        QT_TRANSLATE_NOOP("Actions", "Sort and &size this column…"), "sliders", Menu.SCREEN, None, "Alt+Down"
    ),
    ActionKey.FIND: Spec(
        QT_TRANSLATE_NOOP("Actions", "Search i&n the list"), "search", Menu.SCREEN, Keys.Find, "Ctrl+F"
    ),
    ActionKey.FILTERS: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Filters"), "filter", Menu.SCREEN, None, "Ctrl+Shift+F"
    ),
    ActionKey.PREVIEW: Spec(
        QT_TRANSLATE_NOOP("Actions", "Pre&view beside the list"), "eye", Menu.SCREEN, None, "Ctrl+Shift+H"
    ),
    ActionKey.SAVE_AS: Spec(
        QT_TRANSLATE_NOOP("Actions", "Save &as…"), "save", Menu.SCREEN, Keys.SaveAs, "Ctrl+Shift+S"
    ),
    ActionKey.VIEWS: Spec(
        QT_TRANSLATE_NOOP("Actions", "Saved &views…"), "star", Menu.SCREEN, None, "Ctrl+Shift+J"
    ),
    ActionKey.RESET_DASHBOARD: Spec(
        QT_TRANSLATE_NOOP("Actions", "Reset dashboard to defa&ult…"),
        "dashboard",
        Menu.VIEW,
        None,
        "Ctrl+Shift+Home",
    ),
    ActionKey.ADD_TO_DASHBOARD: Spec(
        QT_TRANSLATE_NOOP("Actions", "Add to &dashboard…"), "dashboard", Menu.SCREEN, None, "Ctrl+Shift+D"
    ),
    ActionKey.ADD_WIDGET: Spec(
        QT_TRANSLATE_NOOP("Actions", "Add &widget…"), "plus", Menu.SCREEN, None, "Ctrl+Shift+B"
    ),
    ActionKey.EDIT_WIDGET: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Edit widget…"), "sliders", Menu.SCREEN, None, "F2"
    ),
    ActionKey.WIDGET_LEFT: Spec(
        QT_TRANSLATE_NOOP("Actions", "Move widget &left"),
        "arrow-left",
        Menu.SCREEN,
        None,
        "Ctrl+Shift+Left",
    ),
    ActionKey.WIDGET_RIGHT: Spec(
        QT_TRANSLATE_NOOP("Actions", "Move widget &right"),
        "arrow-right",
        Menu.SCREEN,
        None,
        "Ctrl+Shift+Right",
    ),
    ActionKey.WIDGET_UP: Spec(
        QT_TRANSLATE_NOOP("Actions", "Move widget &up"), "arrow-up", Menu.SCREEN, None, "Ctrl+Shift+Up"
    ),
    ActionKey.WIDGET_DOWN: Spec(
        QT_TRANSLATE_NOOP("Actions", "Move widget &down"), "arrow-down", Menu.SCREEN, None, "Ctrl+Shift+Down"
    ),
    ActionKey.WIDGET_WIDER: Spec(
        QT_TRANSLATE_NOOP("Actions", "Make widget &wider"), "columns", Menu.SCREEN, None, "Ctrl++"
    ),
    ActionKey.WIDGET_NARROWER: Spec(
        QT_TRANSLATE_NOOP("Actions", "Make widget &narrower"), "columns", Menu.SCREEN, None, "Ctrl+-"
    ),
    ActionKey.WIDGET_HIGHER: Spec(
        QT_TRANSLATE_NOOP("Actions", "One row &more"), "table", Menu.SCREEN, None, "Ctrl+Shift+PgDown"
    ),
    ActionKey.WIDGET_LOWER: Spec(
        QT_TRANSLATE_NOOP("Actions", "One row &less"), "table", Menu.SCREEN, None, "Ctrl+Shift+PgUp"
    ),
    ActionKey.WIDGET_READ: Spec(
        QT_TRANSLATE_NOOP("Actions", "Reset &counter to zero"), "check", Menu.SCREEN, None, "Ctrl+0"
    ),
    ActionKey.WIDGET_SHAPE: Spec(
        QT_TRANSLATE_NOOP("Actions", "Show the picture as a &table"),
        "table",
        Menu.SCREEN,
        None,
        "Ctrl+Shift+V",
    ),
    ActionKey.REMOVE_WIDGET: Spec(
        QT_TRANSLATE_NOOP("Actions", "Remove widge&t"), "trash", Menu.SCREEN, None, "Ctrl+Backspace"
    ),
    ActionKey.HISTORY: Spec(QT_TRANSLATE_NOOP("Actions", "H&istory"), "history", Menu.SCREEN, None, "Ctrl+H"),
    ActionKey.FILL_LOWEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "Fill with &lowest price"), "bolt", Menu.SCREEN, None, "Ctrl+L"
    ),
    ActionKey.FIND_BEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "Find the &best assignment…"), "star", Menu.SCREEN, None, "Ctrl+G"
    ),
    ActionKey.CLEAR_ASSIGNMENT: Spec(
        QT_TRANSLATE_NOOP("Actions", "&Clear the assignment"), "x", Menu.SCREEN, None, "Ctrl+Shift+K"
    ),
    ActionKey.MORE_TIME: Spec(
        QT_TRANSLATE_NOOP("Actions", "Give all open partners more &time…"),
        "clock",
        Menu.SCREEN,
        None,
        "Ctrl+Shift+T",
    ),
    ActionKey.CLOSE_REQUEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "Cl&ose request"), "check", Menu.SCREEN, None, "Ctrl+E"
    ),
    ActionKey.REOPEN_REQUEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "Reope&n request"), "undo", Menu.SCREEN, None, "Ctrl+Shift+R"
    ),
    ActionKey.CANCEL_REQUEST: Spec(
        QT_TRANSLATE_NOOP("Actions", "C&ancel request…"), "x-circle", Menu.SCREEN, None, "Ctrl+Shift+X"
    ),
}


#: Keys that somebody chose on this computer, as portable text; empty: none at all.
_chosen: dict[ActionKey, str] = {}


def choose_keys(chosen: Mapping[ActionKey, str]) -> None:
    """From now on these commands have these keys; all others their own."""
    _chosen.clear()
    _chosen.update(chosen)


def usual_shortcuts(key: ActionKey) -> list[QKeySequence]:
    """The keys of a command on this system where nobody chose any."""
    spec = SPECS[key]
    standard = QKeySequence.keyBindings(spec.keys) if spec.keys is not None else []
    first = standard[0] if standard else QKeySequence(spec.fallback)
    return [first, *(keys for keys in map(QKeySequence, spec.more) if keys != first)]


def shortcuts(key: ActionKey) -> list[QKeySequence]:
    """All keys of a command, the one that is shown first."""
    chosen = _chosen.get(key)
    if chosen is None:
        return usual_shortcuts(key)
    return [QKeySequence(chosen)] if chosen else []


def shortcut(key: ActionKey) -> QKeySequence:
    """The keys of a command that are shown; empty where it has none."""
    found = shortcuts(key)
    return found[0] if found else QKeySequence()


def native_keys(key: ActionKey) -> str:
    """The keys of a command as this system writes them."""
    return shortcut(key).toString(QKeySequence.SequenceFormat.NativeText)


def named(key: ActionKey) -> str:
    """A command's words with its keys: for tooltips of buttons."""
    keys = native_keys(key)
    return f"{plain_text(key)} ({keys})" if keys else plain_text(key)


def text(key: ActionKey) -> str:
    """The words of a command, with the ampersand of its access key."""
    return QCoreApplication.translate("Actions", str(SPECS[key].text))


def plain_text(key: ActionKey) -> str:
    """The words of a command without the ampersand, for buttons and the navigation."""
    return text(key).replace("&", "")


def make(
    key: ActionKey,
    parent: QObject,
    on_trigger: Callable[[], object] | None = None,
    *,
    words: str = "",
    also: ActionKey | None = None,
) -> QAction:
    """The QAction of a command: the one factory. `words` say more where a screen knows more ("Save draft");
    `also`: the keys of another command that this screen does not have do it, too.
    """
    from PySide6.QtCore import Qt  # loaded after the first paint

    spec = SPECS[key]
    action = QAction(icon(spec.icon, "text2"), words or text(key), parent)
    action.setObjectName(f"{_PREFIX}{key}")
    action.setProperty("also", str(also or ""))
    refresh(action)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setMenuRole(spec.role)
    if on_trigger is not None:
        action.triggered.connect(lambda _checked=False: on_trigger())
    return action


def refresh(action: QAction) -> None:
    """Give an action that was made here the keys in force."""
    name = action.objectName()
    if name.startswith(_PREFIX):
        also = str(action.property("also") or "")
        more = shortcuts(ActionKey(also)) if also else []
        action.setShortcuts([*shortcuts(ActionKey(name.removeprefix(_PREFIX))), *more])


def menu_words() -> dict[MenuKey, str]:
    """The titles of the menus, in order."""
    return {
        Menu.FILE: QCoreApplication.translate("Actions", "&File"),
        Menu.EDIT: QCoreApplication.translate("Actions", "&Edit"),
        Menu.VIEW: QCoreApplication.translate("Actions", "&View"),
        Menu.SCREEN: QCoreApplication.translate("Actions", "&Commands"),
        Menu.WINDOW: QCoreApplication.translate("Actions", "&Window"),
        Menu.HELP: QCoreApplication.translate("Actions", "&Help"),
    }
