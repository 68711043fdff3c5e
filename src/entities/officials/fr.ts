/** French words about offices, folded. */
import { wordSet, type OfficeWords } from './words.js'

/** French words about offices. */
export const fr: OfficeWords = {
  articles: wordSet("le la les l' l un une des au aux du"),
  possessives: wordSet('son sa ses leur leurs mon ma notre'),
  relatives: wordSet('dont'),
  copulas: wordSet('est sont fut etait etaient sera seront reste a ete'),
  fillers: wordSet(
    'qui actuel actuelle alors ancien ancienne ex aujourd hui aussi egalement nouveau nouvelle devenu devenue ' +
      'nomme nommee elu elue comme en tant que qualite de ans age agee lui elle meme jeune premiere premier ' +
      'jusqu ici par ailleurs',
  ),
  titles: wordSet(
    'm mm mme mmes mlle me maitre dr docteur pr professeur monsieur madame mademoiselle s e se sa majeste ' +
      'dom frere soeur pere mgr monseigneur sir lord don dona',
  ),
  prepositions: wordSet("de d' d du des en a au aux pour chez sur of for at pres"),
  oblique: wordSet(
    "avec a au aux pour par dans chez de d' d du des en sur selon sous sans contre entre vers depuis",
  ),
  conjunctions: wordSet('et ainsi que'),
  barriers: wordSet(
    "qui que qu' dont ou quand lorsque et mais ni car se s' ne n' il elle on ils elles ce c' y si comme " +
      'avec sans contre apres avant hier est a-t-il par',
  ),
  participles: wordSet('preside presidee presides presidees dirige dirigee diriges dirigees'),
  agents: wordSet('par'),
  verbs: wordSet('preside dirige presidait dirigeait'),
  leadPhrases: [['a', 'la', 'tete']],
  territorial: wordSet(
    'maire mairesse gouverneur gouverneure prefet prefete ministre president presidente ambassadeur ambassadrice ' +
      'chef cheffe wali bourgmestre syndic',
  ),
  generics: {
    entreprise: { refersTo: 'company' },
    societe: { refersTo: 'company' },
    firme: { refersTo: 'company' },
    compagnie: { refersTo: 'company' },
    filiale: { refersTo: 'company' },
    groupe: { refersTo: 'company', stems: ['group'] },
    banque: { refersTo: 'company', stems: ['banque'] },
    constructeur: { refersTo: 'company' },
    cooperative: { refersTo: 'company', stems: ['coop'] },
    usine: { refersTo: 'company' },
    start: { refersTo: 'company' },
    marque: { refersTo: 'company' },
    chambre: { refersTo: 'organization', stems: ['chambre', 'cci', 'cham'] },
    association: { refersTo: 'organization', stems: ['association'] },
    federation: { refersTo: 'organization', stems: ['federation'] },
    syndicat: { refersTo: 'organization', stems: ['syndicat', 'union'] },
    fondation: { refersTo: 'organization', stems: ['fondation'] },
    universite: { refersTo: 'organization', stems: ['universite'] },
    cluster: { refersTo: 'organization', stems: ['cluster'] },
    pole: { refersTo: 'organization', stems: ['pole'] },
    club: { refersTo: 'organization' },
    groupement: { refersTo: 'organization', stems: ['groupement'] },
    interprofession: { refersTo: 'organization' },
    organisation: { refersTo: 'organization' },
    institut: { refersTo: 'body', stems: ['institut'] },
    organisme: { refersTo: 'body' },
    institution: { refersTo: 'public_body' },
    agence: { refersTo: 'public_body', stems: ['agence'] },
    ministere: { refersTo: 'public_body', stems: ['ministere'] },
    collectivite: { refersTo: 'public_body' },
    agglomeration: { refersTo: 'public_body', stems: ['agglo', 'communaute'] },
    autorite: { refersTo: 'public_body', stems: ['autorite'] },
    ambassade: { refersTo: 'public_body', stems: ['ambassade'] },
    port: { refersTo: 'public_body', stems: ['port'] },
  },
  adjective:
    /(?:ais|aise|ien|ienne|ois|oise|ain|aine|al|ale|ique|eux|euse|if|ive|ard|arde|ol|ole|an|ane|in|ine|aire|bien|ense|nel|nelle|llon|eton|gnon|mand|grec|turc|e)$/,
}
