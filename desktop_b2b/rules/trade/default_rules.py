# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the trade that a centre starts with (mission §2). Their words are translated where nobody
changed them; each rule can be switched off, reworded or overridden by whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop_b2b.domain.decoders import converted
from desktop_b2b.rules.trade.rows import TradeRule

RULE_WORDS: dict[str, str] = {
    "fba_box_weight": "Box {box} weighs {value}; Amazon takes {limit} at most, or one unit marked Team Lift.",
    "fba_box_side": "Box {box} measures {value} on its longest side; Amazon takes {limit} at most.",
    "fba_box_labels": "Box {box} needs two labels: the FBA box ID and the carrier's.",
    "fba_pallet_height": "Pallet {pallet} is {value} high; Amazon takes {limit} at most.",
    "fba_pallet_weight": "Pallet {pallet} weighs {value}; Amazon takes {limit} at most.",
    "fba_pallet_length": "Pallet {pallet} is {value} long; Amazon takes {limit} at most.",
    "fba_pallet_width": "Pallet {pallet} is {value} wide; Amazon takes {limit} at most.",
    "fba_pallet_labels": "Pallet {pallet} needs four labels, one at the top of each side.",
    "tariff_hs_code": "{sku}: enter the customs tariff number.",
    "tariff_origin": "{sku}: enter the country of origin.",
    "tariff_value": "{sku}: enter the value of a unit for customs.",
    "tariff_incoterm": "Choose the Incoterm of this international order.",
    "tariff_invoice": "Attach a commercial invoice, or let the centre make it of the customs data.",
    "abroad_service": "{carrier} does not ship abroad with this service.",
    "abroad_hazmat": "{sku}: dangerous goods are not exported.",
    "hazmat_un_number": "{sku}: enter the UN number.",
    "hazmat_class": "{sku}: enter the hazard class.",
    "hazmat_sds": "{sku}: attach the safety data sheet.",
    "hazmat_approval": "{sku}: the centre has not approved these dangerous goods yet.",
    "hazmat_own_label": "Dangerous goods do not ship with labels of your own.",
    "hazmat_po_box": "Dangerous goods do not ship to a post office box.",
    "hazmat_military": "Dangerous goods do not ship to a military address.",
    "hazmat_region": "Dangerous goods ship by ground only, so not to {value}.",
    "hazmat_service": "{carrier} takes no dangerous goods with this service.",
    "fragile_insurance": "Glass and ceramics are insured only if they are packed to ISTA 3A.",
    "declined_unit_value": "{sku} is worth {value} a unit; above {limit}, the centre must agree.",
    "declined_class": "{sku}: goods of hazard class {value} are not taken.",
    "heavy_parcel": "Box {box} weighs {value}; above {limit}, the centre must agree.",
    "light_freight": "Below {limit} parcels usually cost less than freight.",
    "heavy_freight": "Above {limit} a truck of its own usually costs less.",
}

#: Code | applies to | field, operator | value | unit | severity, who may override | reason | field to mend
_ROWS = """
# GLMG: 50 lb, else Team Lift; Selltec: 25 in; Amazon Seller Central: two labels a box, four a pallet
fba_box_weight | fba | box_weight gt | 50 | lb | block centre | METHOD_UNSUITABLE | boxes
fba_box_side | fba | box_longest gt | 25 | in | block centre | METHOD_UNSUITABLE | boxes
fba_box_labels | fba | box_labels lt | 2 | | block none | LABELS_MISSING | attachments
# Amazon forum post through SellersAskSellers; Forceget: 40 × 48 in, 72 in, 1,500 lb
fba_pallet_height | fba | pallet_height gt | 72 | in | block centre | METHOD_UNSUITABLE | pallets
fba_pallet_weight | fba | pallet_weight gt | 1500 | lb | block centre | METHOD_UNSUITABLE | pallets
fba_pallet_length | fba | pallet_length gt | 48 | in | block centre | METHOD_UNSUITABLE | pallets
fba_pallet_width | fba | pallet_width gt | 40 | in | block centre | METHOD_UNSUITABLE | pallets
fba_pallet_labels | fba | pallet_labels lt | 4 | | block none | LABELS_MISSING | attachments
# Jetpack FAQ, ShipBob: missing tariff data blocks; invoice, origin, Incoterm: inferred
tariff_hs_code | customs | hs_code missing | | | block none | TARIFF_DATA | hs_code
tariff_origin | customs | origin_country missing | | | block none | TARIFF_DATA | origin_country
tariff_value | customs | unit_value missing | | | block none | TARIFF_DATA | unit_value
tariff_incoterm | customs | incoterm missing | | | block none | TARIFF_DATA | incoterm
tariff_invoice | customs | invoice_attached no | | | warn none | ATTACHMENT_MISSING | attachments
abroad_service | international | service_international no | | | block none | METHOD_UNSUITABLE | service
# Jetpack DG: not exported; SDS, approval first; contiguous US, ground; no PO box, APO, merchant's labels
abroad_hazmat | customs | hazard_class given | | | block none | DECLINED_REQUEST | lines
hazmat_un_number | hazmat | un_number missing | | | block none | HAZMAT_DATA | un_number
hazmat_class | hazmat | hazard_class missing | | | block none | HAZMAT_DATA | hazard_class
hazmat_sds | hazmat | sds_attached no | | | block centre | HAZMAT_DATA | attachments
hazmat_approval | hazmat | hazmat_approved no | | | block centre | HAZMAT_DATA | hazmat_approved
hazmat_own_label | hazmat | method eq | own_label | | block none | METHOD_UNSUITABLE | method
hazmat_po_box | hazmat | po_box yes | | | block none | METHOD_UNSUITABLE | address1
hazmat_military | hazmat | military yes | | | block none | METHOD_UNSUITABLE | address1
hazmat_region | hazmat | region one_of | AK, HI, PR, GU, VI | | block none | METHOD_UNSUITABLE | region
hazmat_service | hazmat | service_dangerous no | | | block none | METHOD_UNSUITABLE | service
# Secureship: uninsurable unless packed to ISTA 3A
fragile_insurance | fragile | insured_value gt | 0 | | warn none | METHOD_UNSUITABLE | insured_value
# Jetpack prohibited items: unit cost above 300, listed classes (the list is ours); Jetpack parcels: 50 lb
declined_unit_value | declined | unit_value gt | 300 | | block centre | DECLINED_REQUEST | lines
declined_class | any | hazard_class one_of | 1,1.1,1.2,2.3,5.2,6.2,7 | | block none | DECLINED_REQUEST | lines
heavy_parcel | parcel | box_weight gt | 50 | lb | block centre | DECLINED_REQUEST | boxes
# Sourcing Monster: LTL from about 100 lb, full trucks above 20,000 lb
light_freight | freight | order_weight lt | 100 | lb | warn none | METHOD_UNSUITABLE | mode
heavy_freight | freight | order_weight gt | 20000 | lb | warn none | METHOD_UNSUITABLE | mode
"""


def _rules() -> Iterator[TradeRule]:
    for line in _ROWS.strip().splitlines():
        if line.startswith("#"):
            continue
        code, applies_to, asked, value, unit, weight, reason, fix = (part.strip() for part in line.split("|"))
        field, operator = asked.split()
        severity, override = weight.split()
        row = {
            "code": code, "applies_to": applies_to, "field": field, "operator": operator, "value": value,
            "unit": unit, "severity": severity, "override": override, "reason": reason, "fix": fix,
            "message": RULE_WORDS[code],
        }  # fmt: skip
        yield converted(row, TradeRule)


RULES = tuple(_rules())
