# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""An import contract the other way round: a module is imported directly by the named rooms alone.

import-linter's own `forbidden` names who may *not* import, so a new room would be free to. Its `protected`
refuses a module that nobody imports yet. This one is closed from the start and for every room to come.
"""

from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ConfinedContract(Contract):
    """Options: `modules` (ours or a library's top name) and `rooms` (with all that stands in them)."""

    type_name = "confined"

    modules = fields.ListField(subfield=fields.StringField())
    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import of a confined module from outside its rooms."""
        modules: Any = self.modules  # import-linter replaces the fields by their parsed values
        rooms: Any = self.rooms
        breaches = [
            {"importer": importer, "imported": module, "line": detail["line_number"]}
            for module in modules
            if module in graph.modules
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if not _stands_in(importer, [*rooms, module])
            for detail in graph.get_import_details(importer=importer, imported=module)
        ]
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches, "rooms": rooms})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Tell each breach with its line, and where the import may stand."""
        for breach in check.metadata["breaches"]:
            output.print_error(
                f"{breach['importer']} line {breach['line']} imports {breach['imported']}", bold=False
            )
        output.print(f"Allowed in: {', '.join(check.metadata['rooms']) or 'no room at all'}")


def _stands_in(module: str, rooms: list[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)
