# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of one window on one computer: each defined once, with its type, default and words.

Business settings are rows and reach all desks of a company; these stay here. They are kept in an INI
file beside the profile through anything that has Qt's ``value``, ``setValue``, ``contains`` and ``remove``.
An unknown or damaged value counts as the default: a setting never keeps a window from opening.
"""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar, cast

T = TypeVar("T", str, int, bool)


class Keeper(Protocol):
    """Where values are kept; QSettings is one."""

    def value(self, key: str) -> Any:
        """The kept value, or None."""
        ...

    def setValue(self, key: str, value: Any) -> None:  # noqa: N802  (Qt's spelling)
        """Keep a value."""
        ...

    def contains(self, key: str) -> bool:
        """Whether a value is kept."""
        ...

    def remove(self, key: str) -> None:
        """Forget a value."""
        ...


class Setting(Generic[T]):
    """A setting. ``choices`` limits it; ``renamed_from`` are its earlier keys, read once and moved."""

    def __init__(
        self,
        key: str,
        default: T,
        text: str,
        choices: tuple[T, ...] = (),
        renamed_from: tuple[str, ...] = (),
    ) -> None:
        self.key = key
        self.default: T = default
        self.text = text
        self.choices: tuple[T, ...] = choices
        self.renamed_from = renamed_from

    def at(self, part: str) -> Setting[T]:
        """The same setting for one thing among many (a record, a kind of document)."""
        return Setting(f"{self.key}/{part}", self.default, self.text, self.choices)

    def read(self, keeper: Keeper) -> T:
        """The value in force."""
        for old in self.renamed_from:
            if keeper.contains(old):
                keeper.setValue(self.key, keeper.value(old))
                keeper.remove(old)
        found = keeper.value(self.key)
        if found is None:
            return self.default
        value = self._typed(found)
        return value if value is not None and (not self.choices or value in self.choices) else self.default

    def write(self, keeper: Keeper, value: T) -> None:
        """Keep a value. Raises ValueError for one that is no choice."""
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.key} cannot be {value!r}")
        keeper.setValue(self.key, value)

    def _typed(self, found: Any) -> T | None:
        """INI files know only text."""
        if isinstance(self.default, bool):
            words = {"true": True, "1": True, "false": False, "0": False}
            return cast(T, words.get(str(found).lower())) if str(found).lower() in words else None
        if isinstance(self.default, int):
            try:
                return int(found)
            except (TypeError, ValueError):
                return None
        return str(found)


THEME = Setting("theme", "system", "Colours of the window", ("light", "dark", "system"))
CONTRAST = Setting("contrast", False, "Whether the system wanted high contrast the last time")
LANGUAGE = Setting("language", "", "Language of the window before anybody signs in", ("", "en", "fr"))
UNITS = Setting("units", "metric", "Units in which parcels are measured", ("metric", "imperial"))
PRINTED = Setting("printed", False, "Whether a paper was printed here before, so that a reprint says COPY")
PRINTER = Setting("printer", "", "Printer, tray and paper that a kind of document was last printed on")
RECENT = Setting("recent", "", "What was opened and chosen last, by each user: keys and ids")
KEYS = Setting("keys", "", "Keys of commands that were chosen on this computer")
NOTIFY = Setting("notify", True, "Whether the system shows the alerts that were chosen for it")
TOLD = Setting("told", "", "Which alerts the system showed already, by each user: prints")
INVITED = Setting("invited", "", "Invited partners who had not answered when last seen, by each user: ids")
TRAY = Setting("tray", False, "Whether the program stays by the clock when its window is closed")
TRAY_SAID = Setting("tray_said", False, "Whether it was said that the program stays")
EXPORT = Setting(
    "export",
    "xlsx/words",
    "Kind of file and headings of the last export",
    ("xlsx/words", "xlsx/codes", "csv/words", "csv/codes"),
)
TABLES = Setting("tables", "", "Columns of a list, as they were left")
FILTERS = Setting("filters", False, "Whether the filters stand beside the transaction list")
PREVIEW = Setting("preview", False, "Whether the preview stands beside the transaction list")
FLOOR_FULL = Setting("floor_full", True, "Whether the floor desk fills the whole screen")
FLOOR_SOUND = Setting("floor_sound", True, "Whether the floor desk is heard")
FLOOR_MASS = Setting("floor_mass", "kg", "Unit in which boxes were weighed last", ("g", "kg", "lb", "oz"))
FLOOR_LENGTH = Setting(
    "floor_length", "cm", "Unit in which boxes were measured last", ("mm", "cm", "m", "in", "ft")
)

IMPORTS = Setting("imports", "", "How files with the same headings were read the last time")

#: All of them; the reference in the help and the check of unknown keys are made from this.
SETTINGS: tuple[Setting[Any], ...] = (
    THEME,
    CONTRAST,
    LANGUAGE,
    UNITS,
    PRINTED,
    RECENT,
    KEYS,
    NOTIFY,
    TOLD,
    INVITED,
    TRAY,
    TRAY_SAID,
    EXPORT,
    TABLES,
    FILTERS,
    PREVIEW,
    FLOOR_FULL,
    FLOOR_SOUND,
    FLOOR_MASS,
    FLOOR_LENGTH,
    IMPORTS,
)


def unknown(keys: list[str]) -> list[str]:
    """Those keys that no setting has; ``window/…`` is the window's own place and size."""
    known = {setting.key for setting in SETTINGS} | {old for s in SETTINGS for old in s.renamed_from}
    return sorted(key for key in keys if key.partition("/")[0] not in known | {"window"})
