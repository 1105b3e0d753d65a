"""Countries: ISO 3166-1 codes with their names, as people write them in lists.

Every country has its English name. The ones shops meet most also have their own name and the ones
in German, French, Spanish, Italian, Dutch, Polish and Portuguese.
"""

from __future__ import annotations

# alpha-2, alpha-3, names divided by "|"; further names of frequent countries below.
COUNTRIES = """
AD AND Andorra
AE ARE United Arab Emirates|UAE|Emirates
AF AFG Afghanistan
AG ATG Antigua and Barbuda
AI AIA Anguilla
AL ALB Albania|Shqipëria
AM ARM Armenia
AO AGO Angola
AQ ATA Antarctica
AR ARG Argentina
AS ASM American Samoa
AT AUT Austria
AU AUS Australia
AW ABW Aruba
AX ALA Åland Islands|Åland
AZ AZE Azerbaijan
BA BIH Bosnia and Herzegovina|Bosnia
BB BRB Barbados
BD BGD Bangladesh
BE BEL Belgium
BF BFA Burkina Faso
BG BGR Bulgaria
BH BHR Bahrain
BI BDI Burundi
BJ BEN Benin
BL BLM Saint Barthélemy
BM BMU Bermuda
BN BRN Brunei Darussalam|Brunei
BO BOL Bolivia
BQ BES Bonaire, Sint Eustatius and Saba|Bonaire
BR BRA Brazil
BS BHS Bahamas
BT BTN Bhutan
BV BVT Bouvet Island
BW BWA Botswana
BY BLR Belarus
BZ BLZ Belize
CA CAN Canada
CC CCK Cocos Islands|Cocos (Keeling) Islands
CD COD Democratic Republic of the Congo|Congo (Kinshasa)|DR Congo
CF CAF Central African Republic
CG COG Republic of the Congo|Congo (Brazzaville)|Congo
CH CHE Switzerland
CI CIV Côte d'Ivoire|Ivory Coast
CK COK Cook Islands
CL CHL Chile
CM CMR Cameroon
CN CHN China
CO COL Colombia
CR CRI Costa Rica
CU CUB Cuba
CV CPV Cape Verde|Cabo Verde
CW CUW Curaçao
CX CXR Christmas Island
CY CYP Cyprus
CZ CZE Czechia|Czech Republic
DE DEU Germany
DJ DJI Djibouti
DK DNK Denmark
DM DMA Dominica
DO DOM Dominican Republic|República Dominicana
DZ DZA Algeria
EC ECU Ecuador
EE EST Estonia
EG EGY Egypt
EH ESH Western Sahara
ER ERI Eritrea
ES ESP Spain
ET ETH Ethiopia
FI FIN Finland
FJ FJI Fiji
FK FLK Falkland Islands|Malvinas
FM FSM Micronesia
FO FRO Faroe Islands|Føroyar
FR FRA France
GA GAB Gabon
GB GBR United Kingdom
GD GRD Grenada
GE GEO Georgia
GF GUF French Guiana|Guyane
GG GGY Guernsey
GH GHA Ghana
GI GIB Gibraltar
GL GRL Greenland
GM GMB Gambia
GN GIN Guinea
GP GLP Guadeloupe
GQ GNQ Equatorial Guinea
GR GRC Greece
GS SGS South Georgia and the South Sandwich Islands
GT GTM Guatemala
GU GUM Guam
GW GNB Guinea-Bissau
GY GUY Guyana
HK HKG Hong Kong
HM HMD Heard Island and McDonald Islands
HN HND Honduras
HR HRV Croatia
HT HTI Haiti
HU HUN Hungary
ID IDN Indonesia
IE IRL Ireland
IL ISR Israel
IM IMN Isle of Man
IN IND India
IO IOT British Indian Ocean Territory
IQ IRQ Iraq
IR IRN Iran|Islamic Republic of Iran
IS ISL Iceland
IT ITA Italy
JE JEY Jersey
JM JAM Jamaica
JO JOR Jordan
JP JPN Japan
KE KEN Kenya
KG KGZ Kyrgyzstan
KH KHM Cambodia
KI KIR Kiribati
KM COM Comoros
KN KNA Saint Kitts and Nevis
KP PRK North Korea|Democratic People's Republic of Korea
KR KOR South Korea
KW KWT Kuwait
KY CYM Cayman Islands
KZ KAZ Kazakhstan
LA LAO Laos
LB LBN Lebanon
LC LCA Saint Lucia
LI LIE Liechtenstein
LK LKA Sri Lanka
LR LBR Liberia
LS LSO Lesotho
LT LTU Lithuania
LU LUX Luxembourg
LV LVA Latvia
LY LBY Libya
MA MAR Morocco
MC MCO Monaco
MD MDA Moldova|Republic of Moldova
ME MNE Montenegro|Crna Gora
MF MAF Saint Martin
MG MDG Madagascar
MH MHL Marshall Islands
MK MKD North Macedonia|Macedonia
ML MLI Mali
MM MMR Myanmar|Burma
MN MNG Mongolia
MO MAC Macao|Macau
MP MNP Northern Mariana Islands
MQ MTQ Martinique
MR MRT Mauritania
MS MSR Montserrat
MT MLT Malta
MU MUS Mauritius
MV MDV Maldives
MW MWI Malawi
MX MEX Mexico
MY MYS Malaysia
MZ MOZ Mozambique|Moçambique
NA NAM Namibia
NC NCL New Caledonia
NE NER Niger
NF NFK Norfolk Island
NG NGA Nigeria
NI NIC Nicaragua
NL NLD Netherlands
NO NOR Norway
NP NPL Nepal
NR NRU Nauru
NU NIU Niue
NZ NZL New Zealand
OM OMN Oman
PA PAN Panama
PE PER Peru
PF PYF French Polynesia
PG PNG Papua New Guinea
PH PHL Philippines
PK PAK Pakistan
PL POL Poland
PM SPM Saint Pierre and Miquelon
PN PCN Pitcairn
PR PRI Puerto Rico
PS PSE Palestine|State of Palestine|Palestinian Territories
PT PRT Portugal
PW PLW Palau
PY PRY Paraguay
QA QAT Qatar
RE REU Réunion
RO ROU Romania
RS SRB Serbia
RU RUS Russia
RW RWA Rwanda
SA SAU Saudi Arabia
SB SLB Solomon Islands
SC SYC Seychelles
SD SDN Sudan
SE SWE Sweden
SG SGP Singapore
SH SHN Saint Helena|Saint Helena, Ascension and Tristan da Cunha
SI SVN Slovenia
SJ SJM Svalbard and Jan Mayen
SK SVK Slovakia
SL SLE Sierra Leone
SM SMR San Marino
SN SEN Senegal
SO SOM Somalia
SR SUR Suriname
SS SSD South Sudan
ST STP Sao Tome and Principe
SV SLV El Salvador
SX SXM Sint Maarten
SY SYR Syria|Syrian Arab Republic
SZ SWZ Eswatini|Swaziland
TC TCA Turks and Caicos Islands
TD TCD Chad
TF ATF French Southern Territories
TG TGO Togo
TH THA Thailand
TJ TJK Tajikistan
TK TKL Tokelau
TL TLS Timor-Leste|East Timor
TM TKM Turkmenistan
TN TUN Tunisia
TO TON Tonga
TR TUR Turkey
TT TTO Trinidad and Tobago
TV TUV Tuvalu
TW TWN Taiwan
TZ TZA Tanzania
UA UKR Ukraine
UG UGA Uganda
UM UMI United States Minor Outlying Islands
US USA United States
UY URY Uruguay
UZ UZB Uzbekistan
VA VAT Vatican City|Vatican|Holy See
VC VCT Saint Vincent and the Grenadines
VE VEN Venezuela
VG VGB British Virgin Islands
VI VIR US Virgin Islands|U.S. Virgin Islands
VN VNM Vietnam|Viet Nam
VU VUT Vanuatu
WF WLF Wallis and Futuna
WS WSM Samoa
YE YEM Yemen
YT MYT Mayotte
ZA ZAF South Africa
ZM ZMB Zambia
ZW ZWE Zimbabwe
"""

# alpha-2, then the country's own names, then de, fr, es, it, nl, pl, pt where they differ from
# names already given; official long forms and habits of lists last.
FURTHER_NAMES = """
AE Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos|Emirati Arabi Uniti|Verenigde Arabische Emiraten|Zjednoczone Emiraty Arabskie|Emirados Árabes Unidos|VAE
AR Argentinien|Argentine|Argentinië|Argentyna
AT Österreich|Oesterreich|Autriche|Oostenrijk|Áustria|Republik Österreich
AU Australien|Australie|Australië|Austrália
BA Bosna i Hercegovina|Bosnien und Herzegowina|Bosnien-Herzegowina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bosnia ed Erzegovina|Bosnië en Herzegovina|Bośnia i Hercegowina|Bósnia e Herzegovina
BE België|Belgique|Belgien|Bélgica|Belgio|Belgia
BG България|Bulgarien|Bulgarie|Bulgarije|Bułgaria|Bulgária
BR Brasil|Brasilien|Brésil|Brasile|Brazilië|Brazylia
BY Беларусь|Weißrussland|Biélorussie|Bielorrusia|Bielorussia|Wit-Rusland|Białoruś|Bielorrússia
CA Kanada|Canadá
CH Schweiz|Suisse|Svizzera|Svizra|Suiza|Zwitserland|Szwajcaria|Suíça|Confoederatio Helvetica
CL Chili|Cile
CN 中国|Chine|Cina|Chiny|Volksrepublik China|People's Republic of China|P.R. China|PRC
CO Kolumbien|Colombie|Kolumbia|Colômbia
CY Κύπρος|Zypern|Chypre|Chipre|Cipro|Cypr
CZ Česko|Česká republika|Tschechien|Tschechische Republik|Tchéquie|République tchèque|Chequia|República Checa|Cechia|Repubblica Ceca|Tsjechië|Czechy|Republika Czeska|Chéquia|Tchéquia
DE Deutschland|Allemagne|Alemania|Germania|Duitsland|Niemcy|Alemanha|Bundesrepublik Deutschland|Federal Republic of Germany|BRD
DK Danmark|Dänemark|Danemark|Dinamarca|Danimarca|Denemarken|Dania
DZ الجزائر|Algerien|Algérie|Argelia|Algerije|Algieria|Argélia
EE Eesti|Estland|Estonie
EG مصر|Ägypten|Égypte|Egipto|Egitto|Egypte|Egipt|Egito
ES España|Spanien|Espagne|Spagna|Spanje|Hiszpania|Espanha
FI Suomi|Finnland|Finlande|Finlandia|Finlândia
FR Frankreich|Francia|Frankrijk|Francja|França|République française
GB UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Cymru|Northern Ireland|Großbritannien|Vereinigtes Königreich|Grande-Bretagne|Royaume-Uni|Angleterre|Reino Unido|Gran Bretaña|Inglaterra|Regno Unito|Gran Bretagna|Inghilterra|Verenigd Koninkrijk|Groot-Brittannië|Engeland|Wielka Brytania|Zjednoczone Królestwo|Anglia|Grã-Bretanha|United Kingdom of Great Britain and Northern Ireland
GR Ελλάδα|Hellas|Griechenland|Grèce|Grecia|Griekenland|Grecja|Grécia
HK Hongkong|Hong-Kong
HR Hrvatska|Kroatien|Croatie|Croacia|Croazia|Kroatië|Chorwacja|Croácia
HU Magyarország|Ungarn|Hongrie|Hungría|Ungheria|Hongarije|Węgry|Hungria
ID Indonesien|Indonésie|Indonesië|Indonezja|Indonésia
IE Éire|Irland|Irlande|Irlanda|Ierland|Irlandia|Republic of Ireland
IL ישראל|Israël|Israele|Izrael
IN भारत|Indien|Inde|Indie|Índia
IS Ísland|Island|Islande|Islandia|Islanda|IJsland|Islândia
IT Italia|Italien|Italie|Italië|Włochy|Itália
JP 日本|Nippon|Japon|Japón|Giappone|Japonia|Japão
KR 대한민국|한국|Korea|Republic of Korea|Korea, Republic of|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Zuid-Korea|Korea Południowa|Coreia do Sul
LI Fürstentum Liechtenstein|Lichtenstein|Liechtenstein (FL)
LT Lietuva|Litauen|Lituanie|Lituania|Litouwen|Litwa|Lituânia
LU Lëtzebuerg|Luxemburg|Luxemburgo|Lussemburgo|Luksemburg
LV Latvija|Lettland|Lettonie|Letonia|Lettonia|Letland|Łotwa|Letônia
MA المغرب|Marokko|Maroc|Marruecos|Marocco|Maroko|Marrocos
MT Malte
MX México|Mexiko|Mexique|Messico|Meksyk
MY Malaisie|Malasia|Maleisië|Malezja|Malásia
NL Nederland|Holland|Niederlande|Pays-Bas|Hollande|Países Bajos|Holanda|Paesi Bassi|Olanda|Holandia|Niderlandy|Países Baixos
NO Norge|Noreg|Norwegen|Norvège|Noruega|Norvegia|Noorwegen|Norwegia
NZ Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nuova Zelanda|Nieuw-Zeeland|Nowa Zelandia|Nova Zelândia|Aotearoa
PE Perú|Pérou|Perù
PH Philippinen|Pilipinas|Filipinas|Filippine|Filipijnen|Filipiny
PL Polska|Polen|Pologne|Polonia|Polônia|Polónia
PT Portogallo|Portugalia
RO România|Rumänien|Roumanie|Rumania|Roemenië|Rumunia|Romênia|Roménia
RS Srbija|Србија|Serbien|Serbie|Servië|Sérvia
RU Россия|Российская Федерация|Russland|Russie|Rusia|Rusland|Rosja|Rússia|Russian Federation
SA Saudi-Arabien|Arabie saoudite|Arabia Saudita|Arabia Saudí|Saoedi-Arabië|Arabia Saudyjska|Arábia Saudita
SE Sverige|Schweden|Suède|Suecia|Svezia|Zweden|Szwecja|Suécia
SG Singapur|Singapour|Singapura
SI Slovenija|Slowenien|Slovénie|Eslovenia|Slovenië|Słowenia|Eslovénia|Eslovênia
SK Slovensko|Slovenská republika|Slowakei|Slovaquie|Eslovaquia|Slovacchia|Slowakije|Słowacja|Eslováquia|Slovak Republic
TH ไทย|Thaïlande|Tailandia|Thailandia|Tajlandia|Tailândia
TN تونس|Tunesien|Tunisie|Túnez|Tunesië|Tunezja|Tunísia
TR Türkiye|Türkei|Turquie|Turquía|Turchia|Turkije|Turcja|Turquia
TW 台灣|臺灣|Taïwan|Taiwán|Tajwan|Taiwan, Province of China
UA Україна|Украина|Ukrajina|Ucrania|Ucraina|Oekraïne|Ukraina|Ucrânia
US United States of America|U.S.A.|U.S.|America|Vereinigte Staaten|Vereinigte Staaten von Amerika|États-Unis|États-Unis d'Amérique|Estados Unidos|Estados Unidos de América|Stati Uniti|Stati Uniti d'America|Verenigde Staten|Stany Zjednoczone|Estados Unidos da América|EE.UU.|EEUU|EUA|Amerika
VA Vatikanstadt|Città del Vaticano|Ciudad del Vaticano|Vaticano|Vaticaanstad|Watykan
VN Việt Nam|Viêt Nam|Wietnam|Vietnã
ZA Südafrika|Afrique du Sud|Sudáfrica|Sudafrica|Zuid-Afrika|Republika Południowej Afryki|RPA|África do Sul|RSA
"""  # noqa: E501 - one line per country

# Signs on cars, which German-speaking lists put before post codes ("D-10115"), and EL of the VAT.
SINGLE_LETTERS = {
    "a": "AT", "b": "BE", "d": "DE", "e": "ES", "f": "FR", "h": "HU", "i": "IT", "l": "LU",
    "n": "NO", "p": "PT", "s": "SE", "fl": "LI", "el": "GR",
}  # fmt: skip
