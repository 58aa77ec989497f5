# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""What addresses look like by country: which parts they need, and how postal codes are written.

The facts are those of the public address metadata behind libaddressinput (CC BY 4.0), shortened to what a
parcel needs. A country that is not here needs a city and knows no postal code.
"""

from __future__ import annotations

#: Parts (C city, S state or province, Z postal code; ``-``: none) and digits of the postal code (0: there is
#: none), with the countries of which both are true.
DIGITS = """
- 0 AG MO
C 3 FO GN IS LS MG
C 4 AF AL AZ BD BG CV CY ET GE GW HM HT LR MD MK MZ NE PH PY SI TN
C 5 BA BT CU DO DZ EG EH GT HR JO KE KW LA LK MA MM MN MV NA NI NP PK SA SD SN TH UY ZM
C 6 BY EC KG KZ NG TJ TM UZ
C 7 CL
CS 0 JM KN
CS 3 PG
CS 4 VE
CS 5 HN IQ
CSZ 4 AU
CSZ 5 ES IT KR MX
CSZ 6 CN IN RU
CZ 4 AT BE CH DK HU LU NO NZ SJ ZA
CZ 5 DE EE FI FR LT MY TR UA
CZ 6 RO
S 0 AE HK NR
S 5 ID
S 6 CO
Z 6 SG
"""

#: Country and parts | pattern of the postal code | an example of one.
PATTERNS = r"""
AD C | AD[1-7]0\d | AD100
AI C | (?:AI-)?2640 | 2640
AM C | (?:37)?\d{4} | 375010
AR C | [A-HJ-NP-Z]?\d{4}(?:[A-Z]{3})? | C1070AAM
AS CSZ | 96799(?:[ -]?\d{4})? | 96799
AX CZ | 22\d{3} | 22150
BB C | BB\d{5} | BB23026
BH C | (?:1[0-2]|[1-9])\d{2} | 317
BL CZ | 9[78][01]\d{2} | 97100
BM C | [A-Z]{2} ?[A-Z0-9]{2} | FL 07
BN C | [A-Z]{2} ?\d{4} | BT2328
BR CSZ | \d{5}-?\d{3} | 40301-110
CA CSZ | [ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d | H3Z 2Y7
CC C | 6799 | 6799
CR CS | \d{4,5}|\d{3}-\d{4} | 1000
CX C | 6798 | 6798
CZ CZ | \d{3} ?\d{2} | 100 00
FK CZ | FIQQ 1ZZ | FIQQ 1ZZ
FM CSZ | 9694[1-4](?:[ -]?\d{4})? | 96941
GB CZ | GIR ?0AA|[A-Z]{1,2}\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2}|BFPO ?\d{1,4} | EC1Y 8SY
GF CZ | 9[78]3\d{2} | 97300
GG CZ | GY\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2} | GY1 1AA
GI - | GX11 1AA | GX11 1AA
GL CZ | 39\d{2} | 3900
GP CZ | 9[78][01]\d{2} | 97100
GR CZ | \d{3} ?\d{2} | 151 24
GS CZ | SIQQ 1ZZ | SIQQ 1ZZ
GU CZ | 969(?:[12]\d|3[12])(?:[ -]?\d{4})? | 96910
IE C | [\dA-Z]{3} ?[\dA-Z]{4} | A65 F4E2
IL C | \d{5}(?:\d{2})? | 9614303
IM CZ | IM\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2} | IM2 1AA
IO CZ | BBND 1ZZ | BBND 1ZZ
IR C | \d{5}-?\d{5} | 11936-12345
JE CZ | JE\d[\dA-Z]? ?\d[ABD-HJLN-UW-Z]{2} | JE1 1AA
JP SZ | \d{3}-?\d{4} | 154-0023
KH C | \d{5,6} | 120101
KY S | KY\d-\d{4} | KY1-1100
LB C | \d{4}(?: ?\d{4})? | 2038 3054
LI CZ | 948[5-9]|949[0-8] | 9496
LV CZ | (?:LV-)?\d{4} | LV-1073
MC C | 980\d{2} | 98000
ME C | 8\d{4} | 81257
MF CZ | 9[78][01]\d{2} | 97100
MH CSZ | 969[67]\d(?:[ -]?\d{4})? | 96960
MP CSZ | 9695[0-2](?:[ -]?\d{4})? | 96950
MQ CZ | 9[78]2\d{2} | 97220
MT C | [A-Z]{3} ?\d{2,4} | NXR 01
MU C | \d{3}(?:\d{2}|[A-Z]{2}\d{3}) | 42602
NC CZ | 988\d{2} | 98814
NF C | 2899 | 2899
NL CZ | [1-9]\d{3} ?(?:[A-RT-Z][A-Z]|S[BCE-RT-Z]) | 1234 AB
OM C | (?:PC )?\d{3} | 133
PE C | (?:LIMA \d{1,2}|CALLAO 0?\d)|[0-2]\d{4} | LIMA 23
PF CSZ | 987\d{2} | 98709
PL CZ | \d{2}-?\d{3} | 00-950
PM CZ | 9[78]5\d{2} | 97500
PN CZ | PCRN 1ZZ | PCRN 1ZZ
PR CZ | 00[679]\d{2}(?:[ -]?\d{4})? | 00930
PT CZ | \d{4}-?\d{3} | 2725-079
PW CSZ | 969(?:39|40)(?:[ -]?\d{4})? | 96940
RE CZ | 9[78]4\d{2} | 97400
RS C | \d{5,6} | 106314
SE CZ | \d{3} ?\d{2} | 11455
SH CZ | (?:ASCN|STHL) 1ZZ | STHL 1ZZ
SK CZ | \d{3} ?\d{2} | 010 01
SM Z | 4789\d | 47890
SO CS | [A-Z]{2} ?\d{5} | JH 09010
SV CS | CP [1-3][1-7][0-2]\d | CP 1101
SZ C | [HLMS]\d{3} | H100
TC CZ | TKCA 1ZZ | TKCA 1ZZ
TW CSZ | \d{3}(?:\d{2,3})? | 104
TZ C | \d{4,5} | 6090
UM CS | 96898 | 96898
US CSZ | \d{5}(?:[ -]?\d{4})? | 95014
VA C | 00120 | 00120
VC C | VC\d{4} | VC0100
VG - | VG\d{4} | VG1110
VI CSZ | 008(?:(?:[0-4]\d)|(?:5[01]))(?:[ -]?\d{4})? | 00802-1222
VN C | \d{5}\d? | 70010
WF CZ | 986\d{2} | 98600
YT CZ | 976\d{2} | 97600
"""
