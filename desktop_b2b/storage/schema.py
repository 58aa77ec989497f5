# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""All tables as SQLAlchemy metadata: the one definition that alembic and the SQL text follow.

Synchronised tables are made from the dataclasses of ``domain.entities``; what only a desk or only the
server keeps is written here. This module is for migrations and for making the SQL text: a running
desk never imports it (law 6).
"""

from __future__ import annotations

import dataclasses
import types
import typing

import sqlalchemy as sa

from desktop_b2b.domain.entities import ENTITIES, Row, UserRow
from desktop_b2b.domain.values import Id, Instant, Price, Quantity
from desktop_b2b.services.b2b_status import OPEN
from desktop_b2b.storage.read_models.text import SORTED, key_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

ID, INSTANT, AMOUNT, TEXT, INTEGER, FLAG, LIST = "id", "instant", "amount", "text", "integer", "flag", "list"

_SQL_TYPES: dict[str, type[sa.types.TypeEngine[typing.Any]]] = {
    ID: sa.LargeBinary,
    INSTANT: sa.BigInteger,
    AMOUNT: sa.BigInteger,
    TEXT: sa.Text,
    INTEGER: sa.BigInteger,
    FLAG: sa.SmallInteger,
    LIST: sa.Text,
}


def column_kind(hint: object) -> tuple[str, bool]:
    """The kind of column for a field's type, and whether it may be NULL."""
    optional = False
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        optional = True
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    for alias, kind in ((Id, ID), (Instant, INSTANT), (Price, AMOUNT), (Quantity, AMOUNT)):
        if hint == alias:
            return kind, optional
    if typing.get_origin(hint) is tuple:
        return LIST, optional
    kinds: dict[object, str] = {str: TEXT, int: INTEGER, bool: FLAG}
    return kinds[hint], optional


#: Tables whose rows may fill pages. The others lie in SQLite by their id: one tree instead of two.
LONG = frozenset(
    {
        "event",
        "message",
        "sync_issue",
        "assignment_run",
        "rule_set",
        "sealed_answer",
        "centre_terms",
        "link_terms",
    }
)


def entity_columns(entity: type[Row]) -> list[tuple[str, str, bool]]:
    """Name, kind and nullability of each field, in the dataclass's order."""
    hints = typing.get_type_hints(entity, include_extras=True)
    return [(f.name, *column_kind(hints[f.name])) for f in dataclasses.fields(entity)]


def _entity_table(entity: type[Row], metadata: sa.MetaData) -> sa.Table:
    columns = [
        sa.Column(name, _SQL_TYPES[kind](), primary_key=name == "id", nullable=optional, info={"kind": kind})
        for name, kind, optional in entity_columns(entity)
    ]
    indexes = [sa.Index(None, field) for field in entity.INDEXES]
    return sa.Table(
        entity.TABLE, metadata, *columns, *indexes, sqlite_with_rowid=entity.TABLE in LONG
    )  # fmt: skip


def shared_tables(metadata: sa.MetaData) -> None:
    """The synchronised tables, the same on both sides."""
    for entity in ENTITIES:
        _entity_table(entity, metadata)


#: Finds parts of words in ``transaction.search``: trigrams without a copy of the text (``storage.listing``).
_TEXT_INDEX = (
    "CREATE VIRTUAL TABLE transaction_text USING fts5(search, content='', contentless_delete=1,"
    " detail=none, tokenize='trigram case_sensitive 1')"
)
#: Parts are put together when there is time, not by whoever writes next.
_NO_MERGE = "INSERT INTO transaction_text (transaction_text, rank) VALUES ('automerge', 0)"


def _make_text_index(target: object, connection: sa.Connection, **_: object) -> None:
    connection.exec_driver_sql(_TEXT_INDEX)
    connection.exec_driver_sql(_NO_MERGE)


def desk_metadata() -> sa.MetaData:
    """A desk's database: shared tables and what a desk alone keeps."""
    metadata = sa.MetaData(naming_convention=NAMING)
    shared_tables(metadata)
    blob, text, big = sa.LargeBinary, sa.Text, sa.BigInteger

    def col(name: str, kind: typing.Any, *, key: bool = False, null: bool = False) -> sa.Column[typing.Any]:
        return sa.Column(name, kind(), primary_key=key, nullable=null)

    sa.Table(
        "outbox", metadata,
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True),
        col("command_id", blob), col("user_id", blob), col("lane_seq", big), col("type", text),
        col("v", big), col("body", text), col("expects", text), col("depends_on", text),
        col("numbers", text), col("made_at", big), col("target_id", blob, null=True),
        col("document_kind", text), col("state", text), col("local_error", text),
        # The rows it read and wrote, packed, and a sum of the history it left (``storage.waiting``).
        col("touches", blob), col("told", blob),
        sa.Index(None, "target_id"),
    )  # fmt: skip
    # The listed documents that a waiting command wrote besides its target.
    sa.Table(
        "outbox_document", metadata,
        col("row_id", blob, key=True), col("position", sa.Integer, key=True),
        sqlite_with_rowid=False,
    )  # fmt: skip
    # The server's images of rows that waiting commands changed; there is none of rows they made.
    sa.Table(
        "base_row", metadata,
        col("row_id", blob, key=True), col("tbl", text, key=True), col("image", blob),
        sqlite_with_rowid=False,
    )  # fmt: skip
    sa.Table(
        "cursor", metadata, col("scope", text, key=True), col("gen", big), col("seq", big), col("mark", text)
    )
    sa.Table(
        "staged", metadata,
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True), col("page", blob),
    )  # fmt: skip
    sa.Table("state", metadata, col("key", text, key=True), col("value", text))
    sa.Table(
        "buffer", metadata,
        col("kind", text, key=True), col("target_id", blob, key=True), col("body", text),
        col("typed_at", big),
    )  # fmt: skip
    sa.Table(
        "file", metadata,
        col("hash", text, key=True), col("mime", text), col("size", big), col("content", blob, null=True),
        col("state", text),
    )  # fmt: skip
    # Acknowledged commands that the server's last backup does not hold: given again to one restored.
    sa.Table(
        "archive", metadata,
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True),
        col("command_id", blob), col("user_id", blob), col("type", text), col("v", big), col("body", text),
        col("expects", text), col("depends_on", text), col("numbers", text), col("made_at", big),
        col("target_id", blob, null=True), col("document_kind", text), col("verdict", blob),
        col("scope", text), col("seq", big), col("size", big), col("settled_at", big),
        sa.Index("ix_archive_command_id", "command_id", unique=True), sa.Index(None, "scope", "seq"),
    )  # fmt: skip
    # The earlier verdicts of commands in the outbox that are given again.
    sa.Table(
        "replay", metadata, col("command_id", blob, key=True), col("outcome", text), col("verdict", blob)
    )
    sa.Table(
        "file_part", metadata,
        col("hash", text, key=True), col("start", big, key=True), col("mime", text), col("content", blob),
    )  # fmt: skip
    sa.Table(
        "transaction", metadata,
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=True),
        col("id", blob), col("kind", text), col("side", text), col("number", text),
        col("state", text), col("reason", text), col("partner_id", blob, null=True), col("partner", text),
        col("reference", text), col("recipient", text), col("product_line", text), col("currency", text),
        col("total", big, null=True), col("lines", big), col("asked", big), col("answered", big),
        col("quantity", big), col("ordered", big), col("at", big), col("edited_at", big),
        col("sent_at", big, null=True), col("deadline_at", big, null=True), col("deadline_zone", text),
        col("ship_by", big, null=True), col("shipped_at", big, null=True), col("entered_at", big),
        col("courier", text), col("tracking", text), col("parent_id", blob, null=True),
        # What only lists need: the step of a document's life that a widget shows and the instant that
        # widget is cut and sorted by; until when any partner may answer; text to sort by and search in.
        col("phase", text), col("phase_at", big), col("last_deadline_at", big, null=True),
        col("partner_key", text), col("search", text), col("created_at", big),
        *(col(key_column(name), text) for name in SORTED),
        sa.Index("ix_transaction_id", "id", unique=True),
        # It holds all that lists are sorted by: an order that no index gives is made of this one, which is a
        # quarter of the table.
        sa.Index(
            "ix_transaction_list", "at", "id", "kind", "side", "state",
            "number", "partner_key", "currency", "total", "lines", "quantity", "ordered", "asked", "answered",
            "created_at", "edited_at", "sent_at", "deadline_at", "ship_by", "shipped_at",
            *map(key_column, SORTED),
        ),
        sa.Index("ix_transaction_kind", "kind", "side", "state", "at", "id"),
        # All that says who belongs to a default widget, and since when.
        sa.Index(
            "ix_transaction_phase",
            "kind", "side", "phase", "phase_at", "id", "last_deadline_at", "entered_at",
        ),
        # Kinds stand in them, since most kinds have no value in some of them, and would all be looked up.
        *(
            sa.Index(f"ix_transaction_{name}", name, "id", "kind")
            for name in (
                "edited_at", "created_at", "sent_at", "deadline_at", "ship_by", "shipped_at", "number",
                "partner_key", "total", "state",
            )
        ),
        *(
            sa.Index(f"ix_transaction_{name}", name, sqlite_where=sa.text(f"{name} IS NOT NULL"))
            for name in ("partner_id", "parent_id")
        ),
        sa.Index(None, "reference"),
    )  # fmt: skip
    sa.event.listen(metadata.tables["transaction"], "after_create", _make_text_index)
    # The positions of which the index of texts says what was there before.
    sa.Table("text_waiting", metadata, sa.Column("position", sa.Integer(), primary_key=True))
    for table, *columns in (
        ("partner_card", "organisation_id"),
        ("link_fact", "owner_id"),
        ("request_partner", "partner_id"),
        ("opened_mark", "user_id", "record_id", "opened_at"),
    ):
        metadata.tables[table].append_constraint(sa.Index(f"ix_{table}_desk", *columns))
    for table, column in (("order_line", "order_id"), ("answer_line", "inquiry_id")):
        there = sa.text("backorder > 0")
        metadata.tables[table].append_constraint(
            sa.Index(f"ix_{table}_backorder", column, sqlite_where=there)
        )
    # Lines of which something is picked that has not left.
    taken = sa.text("picked > shipped")
    metadata.tables["b2b_line"].append_constraint(
        sa.Index("ix_b2b_line_taken", "b2b_order_id", sqlite_where=taken)
    )
    # Proposals about which nobody decided, which are few.
    metadata.tables["proposal"].append_constraint(
        sa.Index(
            "ix_proposal_open", "document_id", "valid_until", "proposed_at",
            sqlite_where=sa.text("state = 'open'"),
        )
    )  # fmt: skip
    return metadata


def server_metadata() -> sa.MetaData:
    """The server's database: shared tables, accounts, the command log, feeds and effects."""
    metadata = sa.MetaData(naming_convention=NAMING)
    shared_tables(metadata)
    blob, text, big = sa.LargeBinary, sa.Text, sa.BigInteger

    def col(name: str, kind: typing.Any, *, key: bool = False, null: bool = False) -> sa.Column[typing.Any]:
        return sa.Column(name, kind(), primary_key=key, nullable=null)

    sa.Table(
        "credential", metadata,
        col("user_id", blob, key=True), col("email", text), col("password", text), col("changed_at", big),
        sa.Index("ix_credential_email", "email", unique=True),
    )  # fmt: skip
    sa.Table(
        "token", metadata,
        col("hash", blob, key=True), col("user_id", blob), col("device_id", blob), col("made_at", big),
        col("used_at", big), sa.Index(None, "user_id"),
    )  # fmt: skip
    sa.Table(
        "device", metadata,
        col("id", blob, key=True), col("organisation_id", blob), col("prefix", text), col("name", text),
        col("nonce", text), col("last_nonce", text), col("made_at", big), col("seen_at", big),
        col("origin_id", blob, null=True),
        sa.Index("ix_device_prefix", "prefix", unique=True),
    )  # fmt: skip
    sa.Table(
        "lane", metadata,
        col("device_id", blob, key=True), col("user_id", blob, key=True), col("seq", big),
    )  # fmt: skip
    sa.Table(
        "command_log", metadata,
        col("id", blob, key=True), col("hash", blob), col("device_id", blob, null=True),
        col("user_id", blob, null=True), col("lane_seq", big), col("type", text), col("outcome", text),
        col("code", text), col("at", big), col("body", text), col("numbers", text),
        # What compaction has not come to yet.
        sa.Index(
            "ix_command_log_kept", "at",
            sqlite_where=sa.text("body <> ''"), postgresql_where=sa.text("body <> ''"),
        ),
    )  # fmt: skip
    # What was parked, whole, to be judged again by a newer program.
    sa.Table(
        "parked", metadata,
        col("id", blob, key=True), col("device_id", blob), col("user_id", blob), col("lane_seq", big),
        col("at", big), col("envelope", blob),
    )  # fmt: skip
    # Below ``min_seq`` tombstones and marks are gone.
    sa.Table(
        "scope", metadata,
        col("name", text, key=True), col("gen", big), col("head", big), col("min_seq", big),
    )  # fmt: skip
    sa.Table(
        "scope_mark", metadata,
        col("scope", text, key=True), col("seq", big, key=True), col("mark", text), col("at", big),
    )  # fmt: skip
    sa.Table(
        "feed", metadata,
        col("scope", text, key=True), col("tbl", text, key=True), col("row_id", blob, key=True),
        col("seq", big), col("op", sa.SmallInteger),
        sa.Index(None, "scope", "seq"),
        sa.Index(
            "ix_feed_gone", "scope", "seq",
            sqlite_where=sa.text("op <> 1"), postgresql_where=sa.text("op <> 1"),
        ),
        sqlite_with_rowid=False,
    )  # fmt: skip
    sa.Table(
        "effect", metadata,
        col("id", blob, key=True), col("kind", text), col("body", text), col("state", text),
        col("made_at", big), col("due_at", big), col("tries", big), col("ended_at", big, null=True),
        col("reason", text), sa.Index(None, "state", "due_at"),
    )  # fmt: skip
    # Work that one process does for all: who does it, until when.
    sa.Table("lease", metadata, col("name", text, key=True), col("holder", text), col("until", big))
    # Wrong passwords by account and by source, both hashed.
    sa.Table(
        "sign_in_try", metadata,
        col("subject", blob, key=True), col("tries", big), col("last_at", big), sa.Index(None, "last_at"),
    )  # fmt: skip
    sa.Table(
        "file", metadata,
        col("hash", text, key=True), col("mime", text), col("size", big), col("content", blob),
        col("made_at", big), col("owner_id", blob, key=True),
    )  # fmt: skip
    sa.Table(
        "file_part", metadata,
        col("hash", text, key=True), col("owner_id", blob, key=True), col("start", big, key=True),
        col("content", blob), col("made_at", big),
    )  # fmt: skip
    sa.Table("state", metadata, col("key", text, key=True), col("value", text))
    # Document numbers by company, each with the command that used it.
    sa.Table(
        "drawn_number", metadata,
        col("organisation_id", blob, key=True), col("number", text, key=True), col("command_id", blob),
    )  # fmt: skip
    # How far the last backup covers each scope.
    sa.Table("durable", metadata, col("scope", text, key=True), col("seq", big))
    # Commands given again after a restore that wait for those of others.
    sa.Table(
        "replay", metadata,
        col("id", blob, key=True), col("device_id", blob), col("user_id", blob), col("at", big),
        col("lane_seq", big), col("hash", blob), col("envelope", blob), sa.Index(None, "at"),
    )  # fmt: skip
    # Since when each widget's alerts are told by mail.
    sa.Table(
        "mail_watch", metadata, col("widget_id", blob, key=True), col("user_id", blob), col("since", big)
    )
    metadata.tables["request_partner"].append_constraint(
        sa.Index("ix_request_partner_due", "state", "deadline_at")
    )
    # All have answered or had their time: to be assigned.
    ready = sa.text("state = 'waiting' AND mode = 'automatic' AND next_deadline_at IS NULL")
    metadata.tables["request"].append_constraint(
        sa.Index("ix_request_ready", "id", sqlite_where=ready, postgresql_where=ready)
    )
    # Answers under seal, to be opened.
    sealed = sa.text("sealed = 1 AND opened_at IS NULL")
    metadata.tables["request"].append_constraint(
        sa.Index("ix_request_sealed", "next_deadline_at", sqlite_where=sealed, postgresql_where=sealed)
    )
    # Orders whose day is to come.
    ahead = sa.text("reserved_at IS NULL AND state = 'action_required'")
    metadata.tables["b2b_order"].append_constraint(
        sa.Index("ix_b2b_order_reserve", "reserve_at", sqlite_where=ahead, postgresql_where=ahead)
    )
    # Open orders by connection, and connections whose orders are to be judged anew.
    still = ", ".join(f"'{state}'" for state in OPEN)
    is_open, waiting = sa.text(f"state IN ({still})"), sa.text("since IS NOT NULL")
    columns = ("link_id", "reserve_at", "id")
    metadata.tables["b2b_order"].append_constraint(
        sa.Index("ix_b2b_order_open", *columns, sqlite_where=is_open, postgresql_where=is_open)
    )
    metadata.tables["recount"].append_constraint(
        sa.Index("ix_recount_since", "since", "id", sqlite_where=waiting, postgresql_where=waiting)
    )
    mailed = sa.text("mail_alert = 1")
    metadata.tables["widget"].append_constraint(
        sa.Index("ix_widget_mail", "user_id", sqlite_where=mailed, postgresql_where=mailed)
    )
    return metadata


def user_scoped(entity: type[Row]) -> bool:
    """Whether rows of an entity reach one user's devices only."""
    return issubclass(entity, UserRow)
