/** Names of people across articles: pet names, second surnames, second forenames. */
import { nameKey } from './fold.js'
import { isParticle } from './name-forms.js'

const petNames = `
teresa tere|jose pepe|francisco paco pancho|jesus chuy|guadalupe lupita lupe|ignacio nacho|manuel manolo|antonio tono
|rosario chayo|concepcion concha conchita|enrique quique|eduardo lalo|alejandro alex|roberto beto|alberto beto
|fernando fer|gabriel gabo|guillermo memo|rafael rafa|ricardo rica|luis lucho|carlos carlitos|daniel dani|javier javi
|dolores lola|isabel isa|mercedes meche|patricia paty|susana susy|veronica vero|rodolfo fito|salvador chava
|gerardo jerry|miguel mike|nicolas nico|sebastian seba|philippe phil|frederic fred|christophe chris|valerie val
|catherine cathy|dominique dom|jacqueline jacky|benjamin ben|alexandre alex|emmanuel manu|stephane steph|joseph jo
`

const fullForename: ReadonlyMap<string, string> = new Map(
  petNames
    .replaceAll('\n', '')
    .split('|')
    .flatMap((line) => {
      const [full = '', ...short] = line.split(' ')
      return short.map((pet) => [pet, full] as const)
    })
    .reverse(),
)

// Frequent forenames, for telling a second forename from a surname and for knowing common names. Written by hand.
const forenames = new Set(
  (
    'maria jose juan luis carlos jorge miguel francisco antonio manuel pedro jesus alejandro javier rafael ricardo ' +
    'eduardo fernando roberto alberto sergio arturo enrique raul pablo david daniel oscar mario martin victor hector ' +
    'cesar ramon ruben andres diego gabriel guillermo ernesto gerardo gustavo hugo ivan jaime julio marco marcos ' +
    'ana laura patricia guadalupe rosa claudia veronica alejandra adriana gabriela martha marta elena silvia teresa ' +
    'fernanda daniela valeria natalia carolina mariana luisa alicia irma norma silvia julia victoria ines pilar ' +
    'rocio raquel sandra susana yolanda dolores concepcion mercedes esther lourdes ximena camila ignacio felipe ' +
    'rodrigo tomas joaquin alonso emilio ramiro rodolfo salvador agustin julian luc benoit guillaume mathieu marc ' +
    'denis henri louis charles andre monique francoise helene veronique florence laurence agnes lucie camille ' +
    'mohamed ahmed ali moussa fatou aminata ousmane ' +
    'monica carmen margarita beatriz gloria isabel leticia lucia sofia andrea paula cristina angel angeles ' +
    'jean pierre michel philippe alain patrick nicolas christophe laurent frederic stephane pascal olivier eric ' +
    'francois julien sebastien thierry vincent bruno marie nathalie isabelle sylvie catherine martine christine ' +
    'valerie sandrine anne sophie claire julie celine caroline emmanuel paul jacques bernard gilles dominique ' +
    'thomas antoine guy serge yves claude'
  ).split(' '),
)

const surnames = new Set(
  (
    'garcia hernandez martinez lopez gonzalez rodriguez perez sanchez ramirez cruz flores gomez morales vazquez ' +
    'jimenez reyes diaz torres gutierrez ruiz mendoza aguilar ortiz castillo romero alvarez moreno munoz fernandez ' +
    'ramos medina herrera castro vargas rojas silva rivera chavez dominguez guzman salazar soto contreras ortega ' +
    'delgado navarro molina suarez blanco gil serrano vega campos leon martin bernard dubois thomas robert richard ' +
    'petit durand leroy moreau simon laurent lefebvre michel david bertrand roux vincent fournier morel girard andre ' +
    'mercier dupont lambert bonnet rousseau blanc guerin muller henry garnier faure diallo traore diop ndiaye ba sow'
  ).split(' '),
)

const titles = new Set(
  'dr dra lic licenciado licenciada ing ingeniero ingeniera mtro mtra arq cp don dona sr sra sres m mme mlle mr mrs me pr monsieur madame'.split(
    ' ',
  ),
)

/** The words of a person's name that count, folded, pet names in full, titles and particles left out. */
export function personWords(name: string): string[] {
  const words = nameKey(name).split(' ')
  const kept = words.filter((word) => !titles.has(word) && !isParticle(word))
  return (kept.length === 0 ? words : kept).map((word, index) =>
    index === 0 ? (fullForename.get(word) ?? word) : word,
  )
}

/** Tells whether many people bear the name: one frequent forename and one frequent surname. */
export function isCommonPerson(words: readonly string[]): boolean {
  const [first = '', last = ''] = words
  return words.length < 2 || (words.length === 2 && forenames.has(first) && surnames.has(last))
}

/** How two names of people relate. */
export type PersonMatch = 'same' | 'fuller' | 'none'

/**
 * Tells whether two names (as `personWords`) can be one person's: the same words, or one leaves out the second surname,
 * the second forename or the first of two forenames.
 */
export function matchPersons(one: readonly string[], other: readonly string[]): PersonMatch {
  if (areEqual(one, other)) return 'same'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length < 2 || short.length === long.length) return 'none'
  return isShorterName(short, long) ? 'fuller' : 'none'
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index])
}

function isShorterName(short: readonly string[], long: readonly string[]): boolean {
  const given = givenNames(long)
  const family = long.slice(given)
  const shortGiven = Math.min(givenNames(short), short.length - 1)
  const shortFamily = short.slice(shortGiven)
  return (
    isPartOf(short.slice(0, shortGiven), long.slice(0, given)) &&
    shortFamily.every((word, index) => family[index] === word)
  )
}

/** How many words of the name are forenames: one, or more where the next is a frequent one and a surname remains. */
function givenNames(words: readonly string[]): number {
  let count = 1
  while (count < words.length - 1 && count < 3 && isForenameAt(words, count)) count++
  return count
}

function isForenameAt(words: readonly string[], at: number): boolean {
  return forenames.has(words[at] ?? '')
}

function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const word of long) if (short[at] === word) at++
  return at === short.length
}

/** Pairs of forename and surname under which names of one person meet. */
export function personPairs(words: readonly string[]): string[] {
  const few = words.slice(0, 4)
  return few.flatMap((one, index) => few.slice(index + 1).map((other) => `${one} ${other}`))
}
