/**
 * First-level divisions: GeoNames numbers them in its own way, ISO 3166-2 in another. Written by hand for the countries
 * that the news of the two languages is mostly about; elsewhere a town has no `region`.
 */

// `GeoNames code` `ISO 3166-2 code without its country`; `=` where both are the same.
const tables: Readonly<Record<string, string>> = {
  MX: '01 AGU 02 BCN 03 BCS 04 CAM 05 CHP 06 CHH 07 COA 08 COL 09 CMX 10 DUR 11 GUA 12 GRO 13 HID 14 JAL 15 MEX 16 MIC 17 MOR 18 NAY 19 NLE 20 OAX 21 PUE 22 QUE 23 ROO 24 SLP 25 SIN 26 SON 27 TAB 28 TAM 29 TLA 30 VER 31 YUC 32 ZAC',
  ES: '07 IB 27 RI 29 MD 31 MC 32 NC 34 AS 39 CB 51 AN 52 AR 53 CN 54 CM 55 CL 56 CT 57 EX 58 GA 59 PV 60 VC CE CE ML ML',
  FR: '11 IDF 24 CVL 27 BFC 28 NOR 32 HDF 44 GES 52 PDL 53 BRE 75 NAQ 76 OCC 84 ARA 93 PAC 94 20R',
  CA: '01 AB 02 BC 03 MB 04 NB 05 NL 07 NS 08 ON 09 PE 10 QC 11 SK 12 YT 13 NT 14 NU',
  CH: '=',
  US: '=',
  LU: '=',
  GB: '=',
  BE: 'VLG VLG WAL WAL BRU BRU',
  AR: '01 B 02 K 03 H 04 U 05 X 06 W 07 C 08 E 09 P 10 Y 11 L 12 F 13 M 14 N 15 Q 16 R 17 A 18 J 19 D 20 Z 21 S 22 G 23 V 24 T',
  CO: '01 AMA 02 ANT 03 ARA 04 ATL 08 CAQ 09 CAU 10 CES 11 CHO 12 COR 14 GUV 15 GUA 16 HUI 17 LAG 19 MET 20 NAR 21 NSA 22 PUT 23 QUI 24 RIS 25 SAP 26 SAN 27 SUC 28 TOL 29 VAC 30 VAU 31 VID 32 CAS 33 CUN 34 DC 35 BOL 36 BOY 37 CAL 38 MAG',
  CL: '01 VS 02 AI 03 AN 04 AR 05 AT 06 BI 07 CO 08 LI 10 MA 11 ML 12 RM 14 LL 15 TA 16 AP 17 LR 18 NB',
  PE: '01 AMA 02 ANC 03 APU 04 ARE 05 AYA 06 CAJ 07 CAL 08 CUS 09 HUV 10 HUC 11 ICA 12 JUN 13 LAL 14 LAM 15 LIM 16 LOR 17 MDD 18 MOQ 19 PAS 20 PIU 21 PUN 22 SAM 23 TAC 24 TUM 25 UCA LMA LMA',
  BO: '01 H 02 C 03 B 04 L 05 O 06 N 07 P 08 S 09 T',
  EC: '01 W 02 A 03 B 04 F 05 C 06 H 07 X 08 O 09 E 10 G 11 I 12 L 13 R 14 M 15 S 17 Y 18 P 19 T 20 Z 22 U 23 N 24 D 25 SE 26 SD',
  UY: '01 AR 02 CA 03 CL 04 CO 05 DU 06 FS 07 FD 08 LA 09 MA 10 MO 11 PA 12 RN 13 RV 14 RO 15 SA 16 SJ 17 SO 18 TA 19 TT',
  PY: '01 10 02 13 04 5 05 6 06 11 07 1 08 3 10 4 11 7 12 8 13 12 15 9 16 15 17 2 19 14 22 ASU 23 16 24 19',
  GT: '01 16 03 04 04 20 05 02 06 05 07 01 08 13 09 18 10 21 11 22 12 17 13 09 14 14 15 11 16 03 17 12 18 06 19 07 20 10 21 08 22 19 02 15',
  CR: '01 A 02 C 03 G 04 H 06 L 07 P 08 SJ',
  PA: '01 1 02 4 03 2 04 3 05 5 06 6 07 7 08 8 09 KY 10 9 11 EM 12 NB 13 10',
  HN: '01 AT 02 CH 03 CL 04 CM 05 CP 06 CR 07 EP 08 FM 09 GD 10 IN 11 IB 12 LP 13 LE 14 OC 15 OL 16 SB 17 VA 18 YO',
  SV: '01 AH 02 CA 03 CH 04 CU 05 LI 06 PA 07 UN 08 MO 09 SM 10 SS 11 SA 12 SV 13 SO 14 US',
  NI: '01 BO 02 CA 03 CI 04 CO 05 ES 06 GR 07 JI 08 LE 09 MD 10 MN 11 MS 12 MT 13 NS 14 SJ 15 RI 17 AN 18 AS',
  VE: '01 Z 02 B 03 C 04 D 05 E 06 F 07 G 08 H 09 Y 11 I 12 J 13 K 14 L 15 M 16 N 17 O 18 P 19 R 20 S 21 T 22 U 23 V 25 A 26 X',
  CU: '01 01 02 03 03 04 04 99 05 09 07 08 08 06 09 12 10 14 12 11 13 10 14 07 15 13 16 05 AR 15 MA 16',
  MA: '01 01 02 02 03 03 04 04 05 05 06 06 07 07 08 08 09 09 10 10 11 11 12 12',
  DZ: '01 16 03 05 04 25 06 26 07 27 09 31 10 20 12 19 13 14 14 15 15 13 18 06 19 07 20 09 21 10 22 17 23 24 24 18 25 03 26 29 27 28 29 04 30 22 31 21 33 12 34 01 35 44 36 46 37 23 38 08 39 34 40 35 41 02 42 32 43 39 44 36 45 47 46 33 47 40 48 43 49 45 50 30 51 48 52 41 53 11 54 37 55 42 56 38',
  TN: '02 42 03 41 06 32 14 33 15 53 16 52 17 31 18 23 19 21 22 34 23 51 27 13 28 82 29 81 30 71 31 73 32 61 33 43 34 83 35 72 36 11 37 22 38 12 39 14',
  SN: '01 DK 03 DB 05 TC 07 TH 09 FK 10 KL 11 KD 12 ZG 13 LG 14 SL 15 MT 16 KA 17 KE 18 SE',
  CI: '76 BS 77 DN 78 MG 81 YM 82 LG 87 SV 90 VB 92 ZZ 93 AB 94 CM 95 GD 96 SM 97 WR 98 LC',
  CM: '04 ES 05 LT 07 NW 08 OU 09 SW 10 AD 11 CE 12 EN 13 NO 14 SU',
  CD: '02 EQ 04 KE 06 KN 08 BC 10 MA 11 NK 12 SK 13 BU 14 HK 15 HL 16 HU 17 IT 18 KS 19 KG 20 KL 21 LO 22 LU 23 KC 24 MN 25 MO 26 NU 27 SA 28 SU 29 TA 30 TO 31 TU',
  DE: '01 BW 02 BY 03 HB 04 HH 05 HE 06 NI 07 NW 08 RP 09 SL 10 SH 11 BB 12 MV 13 SN 14 ST 15 TH 16 BE',
  IT: '01 65 02 77 03 78 04 72 05 45 06 36 07 62 08 42 09 25 10 57 11 67 12 21 13 75 14 88 15 82 16 52 17 32 18 55 19 23 20 34',
  JP: '01 23 02 05 03 02 04 12 05 38 06 18 07 40 08 07 09 21 10 10 11 34 12 01 13 28 14 08 15 17 16 03 17 37 18 46 19 14 20 39 21 43 22 26 23 24 24 04 25 45 26 20 27 42 28 29 29 15 30 44 31 33 32 27 33 41 34 11 35 25 36 32 37 22 38 09 39 36 40 13 41 31 42 16 43 30 44 06 45 35 46 19 47 47',
  BR: '01 AC 02 AL 03 AP 04 AM 05 BA 06 CE 07 DF 08 ES 11 MS 13 MA 14 MT 15 MG 16 PA 17 PB 18 PR 20 PI 21 RJ 22 RN 23 RS 24 RO 25 RR 26 SC 27 SP 28 SE 29 GO 30 PE 31 TO',
  PT: '02 01 03 02 04 03 05 04 06 05 07 06 08 07 09 08 10 30 11 09 13 10 14 11 16 12 17 13 18 14 19 15 20 16 21 17 22 18 23 20',
}

const divisions = new Map<string, ReadonlyMap<string, string>>()

/** ISO 3166-2 code of the division that GeoNames calls by this code; undefined where it is not known. */
export function divisionOf(country: string, adminCode: string): string | undefined {
  const table = tables[country]
  if (table === undefined || adminCode === '') return undefined
  if (table === '=') return `${country}-${adminCode}`
  const known = divisions.get(country) ?? readTable(table)
  divisions.set(country, known)
  const code = known.get(adminCode)
  return code === undefined ? undefined : `${country}-${code}`
}

function readTable(table: string): ReadonlyMap<string, string> {
  const words = table.split(' ')
  const pairs = new Map<string, string>()
  for (let index = 0; index < words.length; index += 2)
    pairs.set(words[index] ?? '', words[index + 1] ?? '')
  return pairs
}
