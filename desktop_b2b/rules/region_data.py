# SPDX-FileCopyrightText: 2026 The Desktop B2B authors
# SPDX-License-Identifier: Apache-2.0
"""States and provinces of the countries in which carriers ask for them, as code and name.

The facts are those of the public address metadata behind libaddressinput (CC BY 4.0). China is not here: its
provinces are written in too many ways.
"""

from __future__ import annotations

#: Lines of a country: its code, then ``code=name`` of each, with what else it is called behind bars.
REGIONS = """
US AL=Alabama; AK=Alaska; AS=American Samoa; AZ=Arizona; AR=Arkansas; AA=Armed Forces (AA)
US AE=Armed Forces (AE); AP=Armed Forces (AP); CA=California; CO=Colorado; CT=Connecticut; DE=Delaware
US DC=District of Columbia; FL=Florida; GA=Georgia; GU=Guam; HI=Hawaii; ID=Idaho; IL=Illinois; IN=Indiana
US IA=Iowa; KS=Kansas; KY=Kentucky; LA=Louisiana; ME=Maine; MH=Marshall Islands; MD=Maryland
US MA=Massachusetts; MI=Michigan; FM=Micronesia; MN=Minnesota; MS=Mississippi; MO=Missouri; MT=Montana
US NE=Nebraska; NV=Nevada; NH=New Hampshire; NJ=New Jersey; NM=New Mexico; NY=New York; NC=North Carolina
US ND=North Dakota; MP=Northern Mariana Islands; OH=Ohio; OK=Oklahoma; OR=Oregon; PW=Palau
US PA=Pennsylvania; PR=Puerto Rico; RI=Rhode Island; SC=South Carolina; SD=South Dakota; TN=Tennessee
US TX=Texas; UT=Utah; VT=Vermont; VI=Virgin Islands; VA=Virginia; WA=Washington; WV=West Virginia
US WI=Wisconsin; WY=Wyoming
CA AB=Alberta; BC=British Columbia; MB=Manitoba; NB=New Brunswick; NL=Newfoundland and Labrador
CA NT=Northwest Territories; NS=Nova Scotia; NU=Nunavut; ON=Ontario; PE=Prince Edward Island; QC=Quebec
CA SK=Saskatchewan; YT=Yukon
AU ACT=Australian Capital Territory; JBT=Jervis Bay Territory; NSW=New South Wales; NT=Northern Territory
AU QLD=Queensland; SA=South Australia; TAS=Tasmania; VIC=Victoria; WA=Western Australia
BR AC=Acre; AL=Alagoas; AP=Amapá; AM=Amazonas; BA=Bahia; CE=Ceará; DF=Distrito Federal; ES=Espírito Santo
BR GO=Goiás; MA=Maranhão; MT=Mato Grosso; MS=Mato Grosso do Sul; MG=Minas Gerais; PA=Pará; PB=Paraíba
BR PR=Paraná; PE=Pernambuco; PI=Piauí; RJ=Rio de Janeiro; RN=Rio Grande do Norte; RS=Rio Grande do Sul
BR RO=Rondônia; RR=Roraima; SC=Santa Catarina; SP=São Paulo; SE=Sergipe; TO=Tocantins
MX AGU=Aguascalientes|Ags.; BCN=Baja California|B.C.; BCS=Baja California Sur|B.C.S.; CAM=Campeche|Camp.
MX CHP=Chiapas|Chis.; CHH=Chihuahua|Chih.; CMX=Ciudad de México|CDMX|Mexico City
MX COA=Coahuila de Zaragoza|Coahuila|Coah.
MX COL=Colima|Col.; DUR=Durango|Dgo.; MEX=Estado de México|Méx.; GUA=Guanajuato|Gto.; GRO=Guerrero|Gro.
MX HID=Hidalgo|Hgo.; JAL=Jalisco|Jal.; MIC=Michoacán|Mich.; MOR=Morelos|Mor.; NAY=Nayarit|Nay.
MX NLE=Nuevo León|N.L.; OAX=Oaxaca|Oax.; PUE=Puebla|Pue.; QUE=Querétaro|Qro.; ROO=Quintana Roo|Q.R.
MX SLP=San Luis Potosí|S.L.P.; SIN=Sinaloa|Sin.; SON=Sonora|Son.; TAB=Tabasco|Tab.; TAM=Tamaulipas|Tamps.
MX TLA=Tlaxcala|Tlax.; VER=Veracruz|Ver.; YUC=Yucatán|Yuc.; ZAC=Zacatecas|Zac.
IN AN=Andaman & Nicobar|Andaman and Nicobar Islands; AP=Andhra Pradesh; AR=Arunachal Pradesh; AS=Assam
IN BR=Bihar; CH=Chandigarh; CT=Chhattisgarh|CG
IN DH=Dadra & Nagar Haveli & Daman & Diu|Dadra and Nagar Haveli and Daman and Diu; DL=Delhi; GA=Goa
IN GJ=Gujarat; HR=Haryana; HP=Himachal Pradesh; JK=Jammu & Kashmir|Jammu and Kashmir; JH=Jharkhand
IN KA=Karnataka; KL=Kerala; LA=Ladakh; LD=Lakshadweep; MP=Madhya Pradesh; MH=Maharashtra; MN=Manipur
IN ML=Meghalaya; MZ=Mizoram; NL=Nagaland; OR=Odisha|OD; PY=Puducherry; PB=Punjab; RJ=Rajasthan; SK=Sikkim
IN TN=Tamil Nadu; TG=Telangana|TS; TR=Tripura; UP=Uttar Pradesh; UT=Uttarakhand|UK; WB=West Bengal
"""
