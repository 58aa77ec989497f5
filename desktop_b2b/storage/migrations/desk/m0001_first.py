# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""First tables of the desk line."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_b2b.storage.migrations.shared import s0001_first as shared

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    shared.upgrade()
    op.create_table(
        "archive",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("command_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("v", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("depends_on", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("target_id", sa.LargeBinary(), nullable=True),
        sa.Column("document_kind", sa.Text(), nullable=False),
        sa.Column("verdict", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_archive")),
    )
    op.create_index("ix_archive_command_id", "archive", ["command_id"], unique=True)
    op.create_index(op.f("ix_archive_scope_seq"), "archive", ["scope", "seq"], unique=False)
    op.create_table(
        "replay",
        sa.Column("command_id", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("verdict", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_replay")),
    )
    op.create_table(
        "base_row",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("tbl", sa.Text(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "tbl", name=op.f("pk_base_row")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "buffer",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target_id", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("typed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "target_id", name=op.f("pk_buffer")),
    )
    op.create_table(
        "cursor",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("gen", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_cursor")),
    )
    op.create_table(
        "file",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_file")),
    )
    op.create_table(
        "file_part",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", "start", name=op.f("pk_file_part")),
    )
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("command_id", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.LargeBinary(), nullable=False),
        sa.Column("lane_seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("v", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("depends_on", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("target_id", sa.LargeBinary(), nullable=True),
        sa.Column("document_kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("local_error", sa.Text(), nullable=False),
        sa.Column("touches", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_target_id"), "outbox", ["target_id"], unique=False)
    op.create_table(
        "outbox_document",
        sa.Column("row_id", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row_id", "position", name=op.f("pk_outbox_document")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staged",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_staged")),
    )
    op.create_table(
        "state",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_state")),
    )
    op.create_table(
        "transaction",
        sa.Column("position", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.LargeBinary(), nullable=True),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("product_line", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("ordered", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("edited_at", sa.BigInteger(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=True),
        sa.Column("deadline_at", sa.BigInteger(), nullable=True),
        sa.Column("deadline_zone", sa.Text(), nullable=False),
        sa.Column("ship_by", sa.BigInteger(), nullable=True),
        sa.Column("shipped_at", sa.BigInteger(), nullable=True),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        sa.Column("courier", sa.Text(), nullable=False),
        sa.Column("tracking", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.LargeBinary(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("phase_at", sa.BigInteger(), nullable=False),
        sa.Column("last_deadline_at", sa.BigInteger(), nullable=True),
        sa.Column("partner_key", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_transaction")),
    )
    op.create_index("ix_transaction_deadline_at", "transaction", ["deadline_at", "id"], unique=False)
    op.create_index("ix_transaction_edited_at", "transaction", ["edited_at", "id"], unique=False)
    op.create_index("ix_transaction_id", "transaction", ["id"], unique=True)
    op.create_index("ix_transaction_kind", "transaction", ["kind", "side", "state", "at", "id"], unique=False)
    op.create_index("ix_transaction_list", "transaction", ["at", "id", "kind", "side", "state"], unique=False)
    op.create_index("ix_transaction_number", "transaction", ["number", "id"], unique=False)
    op.create_index(
        "ix_transaction_parent_id",
        "transaction",
        ["parent_id"],
        unique=False,
        sqlite_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        "ix_transaction_partner_id",
        "transaction",
        ["partner_id"],
        unique=False,
        sqlite_where=sa.text("partner_id IS NOT NULL"),
    )
    op.create_index("ix_transaction_partner_key", "transaction", ["partner_key", "id"], unique=False)
    op.create_index(
        "ix_transaction_phase",
        "transaction",
        ["kind", "side", "phase", "phase_at", "id", "last_deadline_at"],
        unique=False,
    )
    op.create_index(op.f("ix_transaction_reference"), "transaction", ["reference"], unique=False)
    op.create_index("ix_transaction_ship_by", "transaction", ["ship_by", "id"], unique=False)
    op.create_index("ix_transaction_shipped_at", "transaction", ["shipped_at", "id"], unique=False)
    op.create_index("ix_transaction_state", "transaction", ["state", "id"], unique=False)
    op.create_index("ix_transaction_total", "transaction", ["total", "id"], unique=False)
    op.create_index("ix_link_fact_desk", "link_fact", ["owner_id"], unique=False)
    op.create_index("ix_opened_mark_desk", "opened_mark", ["user_id", "record_id", "opened_at"], unique=False)
    op.create_index("ix_partner_card_desk", "partner_card", ["organisation_id"], unique=False)
    op.create_index("ix_request_partner_desk", "request_partner", ["partner_id"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE transaction_text USING fts5(search, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')"
    )
    op.execute(
        'CREATE TRIGGER transaction_text_insert AFTER INSERT ON "transaction" BEGIN INSERT INTO transaction_text (rowid, search) VALUES (new.position, new.search); END'
    )
    op.execute(
        'CREATE TRIGGER transaction_text_update AFTER UPDATE OF search ON "transaction" BEGIN INSERT OR REPLACE INTO transaction_text (rowid, search) VALUES (new.position, new.search); END'
    )
    op.execute(
        'CREATE TRIGGER transaction_text_delete AFTER DELETE ON "transaction" BEGIN DELETE FROM transaction_text WHERE rowid = old.position; END'
    )
