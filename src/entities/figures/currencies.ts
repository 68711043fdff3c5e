/** Currencies: what symbols, codes and countries stand for. ISO 4217 throughout. */
import { list } from './list.js'
import type { CurrencyFamily } from './word-table.js'

/** Currency of each country of the two languages and of those that their news often names. */
export const countryCurrency: Readonly<Record<string, string>> = {
  ...{ AR: 'ARS', BO: 'BOB', CL: 'CLP', CO: 'COP', CR: 'CRC', CU: 'CUP', DO: 'DOP', EC: 'USD' },
  ...{ ES: 'EUR', GQ: 'XAF', GT: 'GTQ', HN: 'HNL', MX: 'MXN', NI: 'NIO', PA: 'USD', PE: 'PEN' },
  ...{ PH: 'PHP', PR: 'USD', PY: 'PYG', SV: 'USD', US: 'USD', UY: 'UYU', VE: 'VES', BR: 'BRL' },
  ...{ AD: 'EUR', BE: 'EUR', FR: 'EUR', LU: 'EUR', MC: 'EUR', GP: 'EUR', MQ: 'EUR', GF: 'EUR' },
  ...{ RE: 'EUR', YT: 'EUR', PM: 'EUR', BL: 'EUR', MF: 'EUR', DE: 'EUR', IT: 'EUR', PT: 'EUR' },
  ...{ CA: 'CAD', CH: 'CHF', LI: 'CHF', HT: 'HTG', MA: 'MAD', DZ: 'DZD', TN: 'TND', MR: 'MRU' },
  ...{ BF: 'XOF', BJ: 'XOF', CI: 'XOF', GW: 'XOF', ML: 'XOF', NE: 'XOF', SN: 'XOF', TG: 'XOF' },
  ...{ CF: 'XAF', CG: 'XAF', CM: 'XAF', GA: 'XAF', TD: 'XAF', NC: 'XPF', PF: 'XPF', WF: 'XPF' },
  ...{ CD: 'CDF', BI: 'BIF', RW: 'RWF', DJ: 'DJF', KM: 'KMF', GN: 'GNF', MG: 'MGA', MU: 'MUR' },
  ...{ SC: 'SCR', LB: 'LBP', EG: 'EGP', SY: 'SYP', GB: 'GBP', IN: 'INR', PK: 'PKR', LY: 'LYD' },
  ...{ AE: 'AED', SA: 'SAR', QA: 'QAR', KW: 'KWD', JO: 'JOD', IQ: 'IQD', IR: 'IRR', TR: 'TRY' },
  ...{ SE: 'SEK', NO: 'NOK', DK: 'DKK', CZ: 'CZK', IS: 'ISK', RS: 'RSD', KE: 'KES', UG: 'UGX' },
  ...{ TZ: 'TZS', AU: 'AUD', NZ: 'NZD', HK: 'HKD', SG: 'SGD', TW: 'TWD', KR: 'KRW', JP: 'JPY' },
  ...{ CN: 'CNY', SS: 'SSP', SD: 'SDG', GY: 'GYD', TT: 'TTD', JM: 'JMD', BS: 'BSD', BZ: 'BZD' },
}

/** Currencies of a family by country, and the one meant where no country decides. */
export const families: Readonly<
  Record<CurrencyFamily, { readonly codes: readonly string[]; readonly usual?: string }>
> = {
  peso: { codes: ['MXN', 'COP', 'CLP', 'ARS', 'UYU', 'DOP', 'CUP', 'PHP'] },
  dollar: {
    codes: ['USD', 'CAD', 'AUD', 'NZD', 'HKD', 'SGD', 'TWD', 'GYD', 'TTD', 'JMD', 'BSD', 'BZD'],
    usual: 'USD',
  },
  franc: { codes: ['CHF', 'XOF', 'XAF', 'XPF', 'CDF', 'GNF', 'RWF', 'BIF', 'KMF', 'DJF'] },
  cfa: { codes: ['XOF', 'XAF'], usual: 'XOF' },
  dinar: { codes: ['DZD', 'TND', 'LYD', 'KWD', 'JOD', 'IQD', 'RSD'] },
  dirham: { codes: ['MAD', 'AED'], usual: 'MAD' },
  krone: { codes: ['SEK', 'NOK', 'DKK', 'CZK', 'ISK'] },
  pound: { codes: ['GBP', 'LBP', 'EGP', 'SYP', 'SSP', 'SDG'] },
  rupee: { codes: ['INR', 'PKR', 'MUR', 'SCR'], usual: 'INR' },
  shilling: { codes: ['KES', 'UGX', 'TZS'], usual: 'KES' },
  riyal: { codes: ['SAR', 'QAR', 'IRR'], usual: 'SAR' },
}

/** Countries whose bare `$` is their own; elsewhere it is the dollar of the United States. */
export const dollarSignCountries = new Set(['MX', 'CO', 'CL', 'AR', 'UY', 'DO', 'CU', 'CA', 'AU'])

/**
 * What stands before or after a number. The code is ISO 4217, or a name that the country resolves: `own` is the bare
 * `$`, `cfa` the franc of either zone, `franc` that of the country, `bolivar` the `Bs` of two countries, `cordoba` the `C$` of Nicaragua and Canada, `rupee` the `Rs` of several.
 */
export interface CurrencySign {
  readonly code: string
  /** Only in articles of these countries; everywhere when absent. */
  readonly countries?: readonly string[]
  /** Power of ten that the sign itself holds: 6 in `MUS$`. */
  readonly power?: number
}

const own = 'own'

/** Signs and codes by their written form, case counts. */
export const signs: Readonly<Record<string, CurrencySign>> = {
  $: { code: own },
  ...Object.fromEntries(
    [
      'US$',
      'U$S',
      'u$s',
      'U$',
      'u$',
      'U$D',
      '$us',
      '$US',
      '$USD',
      'USD$',
      'US $',
      '$ US',
      'USD',
      'EUA$',
    ].map((sign) => [sign, { code: 'USD' }]),
  ),
  '€': { code: 'EUR' },
  EUR: { code: 'EUR' },
  '£': { code: 'GBP' },
  '¥': { code: 'JPY' },
  '₡': { code: 'CRC' },
  '¢': { code: 'CRC', countries: ['CR'] },
  '₲': { code: 'PYG' },
  '₽': { code: 'RUB' },
  '₹': { code: 'INR' },
  '₩': { code: 'KRW' },
  '₦': { code: 'NGN' },
  '₺': { code: 'TRY' },
  '₱': { code: 'PHP' },
  'S/': { code: 'PEN' },
  'S/.': { code: 'PEN' },
  'B/.': { code: 'PAB' },
  'B/': { code: 'PAB' },
  RD$: { code: 'DOP' },
  C$: { code: 'cordoba' },
  $U: { code: 'UYU' },
  R$: { code: 'BRL' },
  A$: { code: 'AUD' },
  AU$: { code: 'AUD' },
  NZ$: { code: 'NZD' },
  HK$: { code: 'HKD' },
  NT$: { code: 'TWD' },
  S$: { code: 'SGD' },
  G$: { code: 'GYD', countries: ['GY'] },
  MX$: { code: 'MXN' },
  MXN$: { code: 'MXN' },
  Mex$: { code: 'MXN' },
  CLP$: { code: 'CLP' },
  CH$: { code: 'CLP' },
  AR$: { code: 'ARS' },
  COP$: { code: 'COP' },
  COL$: { code: 'COP' },
  CA$: { code: 'CAD' },
  CAD$: { code: 'CAD' },
  CDN$: { code: 'CAD' },
  Can$: { code: 'CAD' },
  '$ CA': { code: 'CAD' },
  $CA: { code: 'CAD' },
  '$ CAN': { code: 'CAD' },
  '$ canadiens': { code: 'CAD' },
  '$ c': { code: 'CAD' },
  '$ hk': { code: 'HKD' },
  '$ HK': { code: 'HKD' },
  '$ usd': { code: 'USD' },
  '$ us': { code: 'USD' },
  MUS$: { code: 'USD', power: 3 },
  MMUS$: { code: 'USD', power: 6 },
  MM$: { code: own, power: 6 },
  M$: { code: own, power: 3, countries: ['CL'] },
  Bs: { code: 'bolivar', countries: ['BO', 'VE'] },
  'Bs.': { code: 'bolivar', countries: ['BO', 'VE'] },
  'Bs.S': { code: 'VES', countries: ['VE'] },
  'Bs.F': { code: 'VES', countries: ['VE'] },
  Q: { code: 'GTQ', countries: ['GT'] },
  'Q.': { code: 'GTQ', countries: ['GT'] },
  L: { code: 'HNL', countries: ['HN'] },
  'L.': { code: 'HNL', countries: ['HN'] },
  Lps: { code: 'HNL', countries: ['HN'] },
  'Lps.': { code: 'HNL', countries: ['HN'] },
  G: { code: 'PYG', countries: ['PY'] },
  'G.': { code: 'PYG', countries: ['PY'] },
  Gs: { code: 'PYG', countries: ['PY'] },
  'Gs.': { code: 'PYG', countries: ['PY'] },
  UF: { code: 'CLF', countries: ['CL'] },
  UI: { code: 'UYI', countries: ['UY'] },
  Fr: { code: 'CHF', countries: ['CH', 'LI'] },
  'Fr.': { code: 'CHF', countries: ['CH', 'LI'] },
  fr: { code: 'CHF', countries: ['CH', 'LI'] },
  'fr.': { code: 'CHF', countries: ['CH', 'LI'] },
  Rs: { code: 'rupee' },
  FCFA: { code: 'cfa' },
  'F CFA': { code: 'cfa' },
  'F.CFA': { code: 'cfa' },
  CFA: { code: 'cfa' },
  'F CFP': { code: 'XPF' },
  'F cfp': { code: 'XPF' },
  'F Cfp': { code: 'XPF' },
  FCFP: { code: 'XPF' },
  CFP: { code: 'XPF' },
  'F XPF': { code: 'XPF' },
  F: {
    code: 'franc',
    countries: list(`
      BF, BI, BJ, CD, CF, CG, CH, CI, CM, DJ, GA, GN, GW, KM, ML, NC, NE, PF, RW, SN, TD, TG, WF
    `),
  },
  FC: { code: 'CDF', countries: ['CD'] },
  FG: { code: 'GNF', countries: ['GN'] },
  GNF: { code: 'GNF' },
  Ar: { code: 'MGA', countries: ['MG'] },
  DH: { code: 'MAD' },
  Dh: { code: 'MAD' },
  DHS: { code: 'MAD' },
  Dhs: { code: 'MAD' },
  dh: { code: 'MAD' },
  DA: { code: 'DZD' },
  DT: { code: 'TND' },
  MDH: { code: 'MAD', power: 6 },
  MMDH: { code: 'MAD', power: 9 },
  MDhs: { code: 'MAD', power: 6 },
  MDA: { code: 'DZD', power: 6 },
  MDT: { code: 'TND', power: 6 },
  MD: { code: 'TND', power: 6, countries: ['TN'] },
  mdp: { code: 'MXN', power: 6 },
  MDP: { code: 'MXN', power: 6 },
  Mdp: { code: 'MXN', power: 6 },
  mdd: { code: 'USD', power: 6 },
  MDD: { code: 'USD', power: 6 },
  mdde: { code: 'EUR', power: 6 },
  MUSD: { code: 'USD', power: 6 },
  MEUR: { code: 'EUR', power: 6 },
  KEUR: { code: 'EUR', power: 3 },
  kEUR: { code: 'EUR', power: 3 },
  MCHF: { code: 'CHF', power: 6 },
}

/** ISO 4217 codes that stand beside numbers as they are. */
export const isoCodes: readonly string[] = [
  ...new Set(Object.values(countryCurrency)),
  ...[
    'CLF',
    'NGN',
    'ZAR',
    'GHS',
    'PLN',
    'HUF',
    'RON',
    'RUB',
    'UAH',
    'ILS',
    'THB',
    'VND',
    'PAB',
    'UYI',
  ],
]

/** Multipliers written between a number and a currency, case counts. */
export const multipliers: Readonly<Record<string, number>> = {
  ...{ M: 6, MM: 6, k: 3, K: 3, Md: 9, Mds: 9, md: 9, mds: 9, Mrd: 9, Mrds: 9, mrd: 9, G: 9 },
  ...{
    mio: 6,
    Mio: 6,
    mios: 6,
    mill: 6,
    Mill: 6,
    'mill.': 6,
    'mio.': 6,
    'Mio.': 6,
    'Mrd.': 9,
    m: 6,
  },
  ...{ mln: 6, mlns: 6, MLN: 6, mns: 6, mm: 6 },
}
