# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator does at the server's own machine: organisations, users, connections.

All of it is written through the executor and the feeds, so that desks receive it like any change. A running
server of the same database notices within a second.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_b2b.domain.actor import ACCOUNT_MANAGER
from desktop_b2b.domain.commands import from_builtins
from desktop_b2b.domain.entities import Link, Organisation, User
from desktop_b2b.domain.entities.account import CENTRE, SUPPLIER
from desktop_b2b.domain.events import OrganisationChanged
from desktop_b2b.domain.privileges import BUNDLES, checked
from desktop_b2b.domain.values import Id, child_id
from desktop_b2b.errors import UserError
from desktop_b2b.services.centres import found_centre
from desktop_b2b.storage.codec import load
from desktop_b2b.storage.rows import RowStore
from sync.protocol.messages import COMMITTED
from sync.server import grants
from sync.server.accounts import MAX_PASSWORD, fold_email
from sync.server.ids import is_id
from sync.server.intake import Transaction
from sync.server.server import Server
from sync.server.work import Own

KINDS = {"retailer": "is_retailer", "supplier": "is_supplier", "fulfilment-centre": "is_fulfilment_centre"}
LINK_KINDS = (SUPPLIER, CENTRE)
ROLES = (ACCOUNT_MANAGER, "user")
SHORTEST_PASSWORD = 8


def create_organisation(
    server: Server,
    name: str,
    kinds: Collection[str],
    *,
    time_zone: str = "UTC",
    currency: str = "EUR",
    language: str = "en",
    organisation_id: Id = "",
    **more: Any,
) -> Id:
    """Make a company; ``more`` are further fields of it (city, country, contact_email…)."""
    if not name.strip():
        raise UserError("organisation.no_name", "A company needs a name.", "name")
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown or not kinds:
        raise UserError(
            "organisation.kind", "A company is one or more of: {kinds}.", "kinds", kinds=", ".join(KINDS)
        )
    _check_zone(time_zone)
    row = Organisation(
        id=organisation_id or server.chance.new_id(),
        owner_id="",
        name=name.strip(),
        time_zone=time_zone,
        currency=currency,
        language=language,
        **more,
    )
    row.owner_id = row.id
    for kind in kinds:
        setattr(row, KINDS[kind], True)
    now = server.clock.now()

    def add(store: RowStore) -> None:
        store.add(row)
        if row.is_fulfilment_centre:
            found_centre(store, row, now)

    _write(server, row.id, add, row.id)
    return row.id


def create_user(
    server: Server,
    organisation_id: Id,
    name: str,
    email: str,
    password: str,
    *,
    role: str = "user",
    privileges: Iterable[str] = (),
    user_id: Id = "",
) -> Id:
    """Make a person of a company; a privilege may also be the name of a bundle."""
    if role not in ROLES:
        raise UserError("user.role", "A role is one of: {roles}.", "role", roles=", ".join(ROLES))
    if not SHORTEST_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise UserError("user.password", "A password has {least} characters at least.", "password",
                        least=SHORTEST_PASSWORD)  # fmt: skip
    account = fold_email(email)
    local, at, domain = account.partition("@")
    if not (local and at and domain):
        raise UserError("user.email", "This is no e-mail address.", "email")
    verbs: set[str] = set()
    for privilege in privileges:
        verbs |= BUNDLES.get(privilege, {privilege})
    row = User(
        id=user_id or server.chance.new_id(),
        owner_id=organisation_id,
        name=name.strip() or account,
        email=email.strip(),
        role=role,
        privileges=checked(tuple(verbs), "privileges"),
    )
    kept = server.accounts.hash(password)
    now = server.clock.now()

    def write(unit: Transaction) -> None:
        _need(unit, organisation_id, "organisation")
        if unit.db.query('SELECT 1 FROM "credential" WHERE "email" = ?', (account,)):
            raise UserError("user.exists", "Somebody has this e-mail address already.", "email")
        unit.db.run(
            'INSERT INTO "credential" ("user_id", "email", "password", "changed_at") VALUES (?, ?, ?, ?)',
            (bytes.fromhex(row.id), account, kept, now),
        )
        unit.write(
            lambda store: _add(store, row), (), unit.context(unit.chance.new_id(), organisation_id, now)
        )

    server.executor.call(write).result()
    return row.id


def create_link(
    server: Server,
    retailer_id: Id,
    partner_id: Id,
    *,
    kind: str = "supplier",
    card: bool = False,
    **fields: Any,
) -> Id:
    """Connect a retailer and a partner; with ``card`` also make the retailer's card of it.

    ``fields`` are further fields of the card (email, answer_hours, shipping_required…).
    """
    if retailer_id == partner_id:
        raise UserError("link.self", "A company is not its own partner.", "partner")
    if kind not in LINK_KINDS:
        raise UserError("link.kind", "A partner is one of: {kinds}.", "kind", kinds=", ".join(LINK_KINDS))
    row = Link(
        id=child_id(retailer_id, "link", partner_id),
        owner_id=retailer_id,
        counterpart_id=partner_id,
        kind=kind,
    )
    now = server.clock.now()
    names: list[str] = []

    def write(unit: Transaction) -> None:
        _need(unit, retailer_id, "retailer")
        names.append(_need(unit, partner_id, "partner").name)
        unit.write(
            lambda store: _add(store, row),
            (OrganisationChanged(retailer_id), OrganisationChanged(partner_id)),
            unit.context(unit.chance.new_id(), retailer_id, now),
        )

    server.executor.call(write).result()
    if card:
        args = {"partner_id": child_id(row.id, "card"), "link_id": row.id, "name": names[0], **fields}
        command = from_builtins("SavePartner", args)
        outcome = server.executor.own(Own(server.chance.new_id(), command, retailer_id, now)).result()
        if outcome.outcome != COMMITTED:
            raise UserError("link.card", "The card was refused: {reason}.", "card", reason=outcome.code)
    return row.id


def set_sections(server: Server, email: str, sections: Iterable[str]) -> Id:
    """Say which sections a person's devices receive; none named: all. Returns the person's id.

    What is taken away goes from the devices with their next exchange. Raises UserError ``user.missing``,
    ``section.unknown``.
    """
    given = grants.checked(sections, "sections")

    def change(unit: Transaction, user: User) -> None:
        user.sections = given

    return _change_user(server, email, change)


def set_active(server: Server, email: str, *, active: bool) -> Id:
    """Close a person's account, or open it again. Its tokens are dead from then on, for good.

    Raises UserError ``user.missing``.
    """

    def change(unit: Transaction, user: User) -> None:
        user.active = active
        if active:
            # While it was closed they told whose work arrives; they must not open anything again.
            unit.db.run('DELETE FROM "token" WHERE "user_id" = ?', (bytes.fromhex(user.id),))

    return _change_user(server, email, change)


def _change_user(server: Server, email: str, change: Callable[[Transaction, User], None]) -> Id:
    now = server.clock.now()

    def write(unit: Transaction) -> Id:
        sql = 'SELECT "user_id" FROM "credential" WHERE "email" = ?'
        found = unit.db.query(sql, (fold_email(email),))
        unit.store.begin(None)
        user = unit.store.find(User, found[0][0].hex()) if found else None
        if user is None:
            raise UserError("user.missing", "Nobody has the e-mail address {email}.", "email", email=email)
        user_id = user.id
        context = unit.context(unit.chance.new_id(), user.owner_id, now)
        unit.write(lambda store: change(unit, store.get(User, user_id)), (), context)
        return user_id

    return server.executor.call(write).result()


def listing(server: Server) -> list[dict[str, Any]]:
    """All companies with their people and connections; no secrets."""
    with server.readers.snapshot() as db:
        organisations = load(db, Organisation, 'ORDER BY "name", "id"')
        users = load(db, User, 'ORDER BY "name", "id"')
        links = load(db, Link, 'ORDER BY "id"')
    names = {row.id: row.name for row in organisations}
    return [
        {
            "id": row.id,
            "name": row.name,
            "kinds": [kind for kind, field in KINDS.items() if getattr(row, field)],
            "time_zone": row.time_zone,
            "currency": row.currency,
            "users": [_user(user) for user in users if user.owner_id == row.id],
            "partners": [_link(link, names) for link in links if link.owner_id == row.id],
        }
        for row in organisations
    ]


def _user(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "privileges": list(user.privileges),
        "sections": list(user.sections),
        "active": user.active,
    }


def _link(link: Link, names: dict[Id, str]) -> dict[str, Any]:
    partner_id = link.counterpart_id or ""
    return {
        "link_id": link.id,
        "id": partner_id,
        "name": names.get(partner_id, ""),
        "kind": link.kind,
        "state": link.state,
    }


def _write(server: Server, organisation_id: Id, change: Any, changed: Id) -> None:
    now = server.clock.now()

    def write(unit: Transaction) -> None:
        unit.write(
            change, (OrganisationChanged(changed),), unit.context(unit.chance.new_id(), organisation_id, now)
        )

    server.executor.call(write).result()


def _add(store: RowStore, row: Organisation | User | Link) -> None:
    store.add(row)


def _need(unit: Transaction, organisation_id: Id, field: str) -> Organisation:
    unit.store.begin(None)
    found = unit.store.find(Organisation, organisation_id) if is_id(organisation_id) else None
    if found is None:
        raise UserError("organisation.missing", "There is no company {id}.", field, id=organisation_id)
    return found


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UserError("zone.unknown", "There is no time zone {zone}.", "time_zone", zone=name) from error
