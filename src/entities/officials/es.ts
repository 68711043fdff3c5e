/** Spanish words about offices, folded. */
import { wordSet, type OfficeWords } from './words.js'

/** Spanish words about offices. */
export const es: OfficeWords = {
  articles: wordSet('el la los las l un una unos unas al del'),
  possessives: wordSet('su sus mi mis nuestro nuestra'),
  relatives: wordSet('cuyo cuya cuyos cuyas'),
  copulas: wordSet('es son fue fueron era eran sera seran sigue ha sido siendo'),
  fillers: wordSet(
    'que quien actual actualmente entonces ex exdirector hasta ahora tambien hoy nuevo nueva flamante ' +
      'nombrado nombrada designado designada electo electa como en calidad de cargo anos ano edad ' +
      'recien realidad antiguo antigua anterior propio propia joven ya luego',
  ),
  titles: wordSet(
    'don dona d sr sra srta señor senor senora senorita lic licenciado licenciada ing ingeniero ingeniera dr dra ' +
      'doctor doctora mtro mtra maestro maestra arq c p contador contadora sir lord fray sor monsenor padre',
  ),
  prepositions: wordSet('de del en para ante por of for at a'),
  oblique: wordSet(
    'con a al para por en de del ante contra desde entre hacia segun sobre tras sin',
  ),
  conjunctions: wordSet('y e asi como ademas'),
  barriers: wordSet(
    'que quien quienes cuyo cuya donde cuando y e o u ni pero se lo le les no si como porque mientras ' +
      'con sin contra tras ayer hoy dijo es fue a por',
  ),
  participles: wordSet(
    'presidido presidida presididos presididas encabezado encabezada encabezados encabezadas ' +
      'dirigido dirigida dirigidos dirigidas liderado liderada liderados lideradas capitaneado capitaneada',
  ),
  agents: wordSet('por'),
  verbs: wordSet('preside dirige encabeza lidera presidia dirigia'),
  leadPhrases: [['al', 'frente']],
  territorial: wordSet(
    'alcalde alcaldesa gobernador gobernadora intendente intendenta prefecto prefecta ministro ministra ' +
      'presidente presidenta embajador embajadora jefe jefa consul lehendakari',
  ),
  generics: {
    empresa: { refersTo: 'company' },
    firma: { refersTo: 'company' },
    compania: { refersTo: 'company' },
    sociedad: { refersTo: 'company' },
    filial: { refersTo: 'company' },
    armadora: { refersTo: 'company' },
    automotriz: { refersTo: 'company' },
    fabricante: { refersTo: 'company' },
    constructora: { refersTo: 'company' },
    minera: { refersTo: 'company' },
    cementera: { refersTo: 'company' },
    aerolinea: { refersTo: 'company' },
    petrolera: { refersTo: 'company' },
    acereria: { refersTo: 'company' },
    cooperativa: { refersTo: 'company', stems: ['coop'] },
    bodega: { refersTo: 'company', stems: ['bodega'] },
    banco: { refersTo: 'company', stems: ['banco', 'ban'] },
    entidad: { refersTo: 'body' },
    grupo: { refersTo: 'body', stems: ['grupo', 'group'] },
    consorcio: { refersTo: 'body', stems: ['consorcio'] },
    camara: { refersTo: 'organization', stems: ['camara', 'chamber', 'can'] },
    cluster: { refersTo: 'organization', stems: ['cluster'] },
    asociacion: { refersTo: 'organization', stems: ['asociacion', 'a'] },
    federacion: { refersTo: 'organization', stems: ['federacion'] },
    confederacion: { refersTo: 'organization', stems: ['confederacion'] },
    patronal: { refersTo: 'organization' },
    gremio: { refersTo: 'organization' },
    gremial: { refersTo: 'organization' },
    sindicato: { refersTo: 'organization', stems: ['sindicato', 'union'] },
    fundacion: { refersTo: 'organization', stems: ['fundacion'] },
    universidad: { refersTo: 'organization', stems: ['universidad', 'u'] },
    club: { refersTo: 'organization' },
    instituto: { refersTo: 'body', stems: ['instituto'] },
    centro: { refersTo: 'body', stems: ['centro'] },
    organizacion: { refersTo: 'body' },
    organismo: { refersTo: 'body' },
    institucion: { refersTo: 'body' },
    corporacion: { refersTo: 'body' },
    agrupacion: { refersTo: 'organization' },
    dependencia: {
      refersTo: 'public_body',
      stems: ['secretaria', 'subsecretaria', 'ministerio', 'se'],
    },
    agencia: { refersTo: 'public_body', stems: ['agencia'] },
    secretaria: { refersTo: 'public_body', stems: ['secretaria', 'se'] },
    ministerio: { refersTo: 'public_body', stems: ['ministerio'] },
    ayuntamiento: { refersTo: 'public_body', stems: ['ayuntamiento', 'municipal', 'municipio'] },
    municipalidad: { refersTo: 'public_body', stems: ['municipal'] },
    municipio: { refersTo: 'public_body', stems: ['municip', 'ayuntamiento'] },
    autoridad: { refersTo: 'public_body', stems: ['autoridad'] },
    comision: { refersTo: 'public_body', stems: ['comision'] },
    consejo: { refersTo: 'body', stems: ['consejo'] },
    embajada: { refersTo: 'public_body', stems: ['embajada'] },
  },
  adjective:
    /(?:ano|ana|esa?|[eé]s|ense|en[oa]|in[oa]|ol|ola|al|ico|ica|ario|aria|or|ora|il|ar|eo|ea|ista|ivo|iva|ante|ente)$/,
}
