/** Which cases of the open suites are not measured: kinds that news does not use, and single wrong expectations. */

/** A kind of case that is left out: by the words of its sentence, or of one of the expected expressions. */
export interface LeftOut {
  readonly reason: string
  readonly sentence?: RegExp
  readonly expression?: RegExp
}

/** Kinds of cases that are no dates of news. */
export const leftOut: readonly LeftOut[] = [
  {
    reason: 'a holiday by its name',
    sentence:
      /día del? (?:la |los )?(?:trabajador|independencia|tierra|san )|viernes negro|p[âa]ques|noël/i,
  },
  {
    reason: 'a bare unit (the day, the month), which in news is not the present one',
    expression: /^(?:el |la |le |del )?(?:d[ií]a|semana|mes|año|journ[ée]e|mois|semaine)$/i,
  },
  {
    reason: 'counted from something told, not from the publication (the next day, the same week)',
    expression: /d[ií]a siguiente|lendemain|mism[ao]s? |plus tard$|^(?:aquel|ese) /i,
  },
  {
    reason: 'a distance from a named day or now, as said to an assistant',
    expression:
      /(?:d[ií]as?|semanas?|mes|meses|años?) (?:después|antes|a partir|desde) |en el futuro|ahora|maintenant/i,
  },
  {
    reason: 'earlier or later within a period, as said to an assistant',
    expression: /m[áa]s (?:tarde|temprano)|tan pronto/i,
  },
  {
    reason: 'an order of day, month and year that no newspaper prints',
    expression:
      /\d-\d{4}-[a-z]|[a-z]-\d{4}-\d|\d{4}\/(?:\d+\/)?[a-z]|[a-z]-\d+-\d{4}|^\d+ \d+ \d+$|^\d+ del \d+$/i,
  },
  {
    reason: 'a habit, not a date (on Fridays)',
    sentence: /\b(?:los (?:viernes|s[áa]bados)|les vendredis)\b/i,
  },
  {
    reason: 'one instant is expected for a run of days (the next three weeks)',
    sentence: /^(?:les?|la) .*(?:prochain|dernier|pr[ée]c[ée]dent|suivant|passée?)/i,
  },
  { reason: 'a word for a quarter that news does not use', expression: /\b(?:cuarto|quart)\b/i },
  {
    reason: 'a year before 1400 or of another era',
    sentence: /\b(?:AC|d\. ?C\.|p\. Chr|a[ñn]o 247)/,
  },
]

const nextWeekday = 'news says `próximo viernes` of the coming one, not of the one in the next week'
const lastWeekday = 'news says `miércoles pasado` of the last one, not of the one in the last week'
const within = '`dentro de dos semanas` is the day two weeks ahead, not the time until then'

/** Cases whose expectation is wrong for news: id and reason. */
export const disputed: Readonly<Record<string, string>> = {
  'rt/DateTime/Spanish/DateTimeModel/424': nextWeekday,
  'rt/DateTime/Spanish/DateTimeModel/570': nextWeekday,
  'rt/DateTime/French/DateParser/31': nextWeekday,
  'rt/DateTime/Spanish/DateTimeModel/378': lastWeekday,
  'rt/DateTime/Spanish/DateTimeModel/428': lastWeekday,
  'rt/DateTime/Spanish/DateTimeModel/430': lastWeekday,
  'rt/DateTime/Spanish/DateTimeModel/377': lastWeekday,
  'rt/DateTime/Spanish/DateTimeModel/151': within,
  'rt/DateTime/Spanish/DateTimeModel/152': within,
  'rt/DateTime/Spanish/DateTimeModel/244': within,
  'rt/DateTime/Spanish/DateTimeModel/351': 'the year behind the last month holds for the first one',
}
