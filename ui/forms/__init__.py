# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The form kit: labelled fields bound to keys, inline validation, numbers and moments as people type them.

Import from the modules' public face: `from ui.forms.form import Form` and `from ui.forms.spec import FieldKind,
FieldSpec`; the parsers stand in `decimals` and `moments` and need no widgets.
"""
