/** Expectations of the open suites that are wrong for news, each with the reason. They stay under 3 % of a suite. */

/** Reason by the id of the case. */
export const figureExceptions: Readonly<Record<string, string>> = {
  'rt/Number/Spanish/NumberModel/10': '“dos mil y cuatro docenas” are two numbers, not 2,048.',
  'rt/Number/Spanish/NumberModel/71': 'Two minus signs in an exponent are no number.',
  'rt/Number/Spanish/NumberModel/76': 'An IP address holds no numbers.',
  'rt/Number/Spanish/NumberModel/185': 'One line claims both “1.000” and “1,000” in two meanings.',
  'rt/Number/Spanish/NumberModel/195': '“dozs” is no Spanish.',
  'rt/Number/French/NumberModel/7': '“vingt et un cinquièmes” are 21 fifths.',
  'rt/Number/French/NumberModel/11': '“vingt-un” is no French; text2num holds the opposite.',
  'rt/Number/French/NumberModel/21': 'An IP address holds no numbers.',
  'rt/NumberWithUnit/Spanish/CurrencyModel/66':
    'A sentence cut by a date, “1.1990 a 1.015 francos”.',
  'rt/NumberWithUnit/Spanish/CurrencyModel/98':
    '“12 centavos de dólar” is one amount with a currency, not two.',
  'rt/NumberWithUnit/Spanish/CurrencyModel/114':
    '“en dólar 22,5 millones” is a machine translation.',
  'text2num-rs/es/48': 'The word alone is written as a denominator, not as a value.',
  'text2num-rs/es/46': 'The word alone is written as a denominator, not as a value.',
  'text2num-rs/es/47': '“centavo” in news is money.',
  'text2num-rs/es/80': '“milésimo ducentésimo trigésimo” is 1,230th, not 100,230th.',
  'text2num-v2/fr/31': 'The same words with a full stop are expected to be 95.',
}
