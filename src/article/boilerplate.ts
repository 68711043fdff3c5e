/** Lines that news sites set between, before and after the paragraphs of an article, by their words. */
import { fold } from '../text/fold.js'

/** What a line is, when it is none of the article's own. */
export type Boilerplate =
  /** A link to another article, an invitation, a notice, a caption. */
  | 'aside'
  /** The title of what follows the article: comments, related articles, tags. */
  | 'end'
  /** Who wrote it and when; only beside the headline or at the end. */
  | 'byline'

/** What is known of a line besides its words. */
export interface Line {
  readonly text: string
  /** Share of its characters that stand in links, 0 to 1; 0 for plain text. */
  readonly linkShare: number
}

const starts = (...phrases: readonly string[]): RegExp => new RegExp(`^(?:${phrases.join('|')})`)

// All patterns run on folded text: lower case, no accents, plain quotes.
const relatedAlways = starts(
  '(?:lea|lee|leer|lean|ver|vea|mira|mire|conoce|consulte|consulta|escucha|lea y vea) (?:tambien|mas|ademas|aqui)\\b',
  'tambien (?:lea|lee|leer|puedes leer|puede leer|te puede|le puede|te interesa|en)\\b.{0,40}:',
  '(?:te|le|les|os|tambien te|tambien le|quizas te|quiza te|puede que te) (?:puede|pueden|podria|podrian) interesar',
  '(?:te|le) (?:recomendamos|sugerimos|interesa)\\b',
  'puede(?:s)? (?:interesarte|leer|ver) (?:tambien|aqui|mas)',
  '(?:nota|notas|noticia|noticias|articulo|articulos|contenido|contenidos|informacion) relacionad[oa]s?\\b',
  'no te (?:lo )?pierdas\\b.{0,4}:',
  '(?:a )?(?:lire|voir|ecouter|decouvrir|relire|revoir) (?:aussi|egalement)\\b',
  'a (?:lire|relire|voir|ecouter|decouvrir|noter)(?: sur| dans)? ?[:>»|-]',
  '(?:>|»|>>|→|▶|➡)+ ?(?:a )?(?:lire|voir|lea|lee|leer|ver|relire|ecouter)\\b',
  "(?:lire|lisez|voir) (?:notre|nos|la suite|l'article|le dossier|le reportage|l'analyse|l'enquete|l'interview)\\b",
  '(?:sur|dans) le meme (?:sujet|theme)',
  '(?:para saber mas|para leer mas|mas informacion|a decouvrir|a lire|en savoir plus|a ne pas manquer)(?: ?:)?$',
  'pour aller plus loin',
  'article(?:s)? (?:lie|associe|similaire|recommande)s?\\b',
  'vous (?:aimerez|pourriez|devriez) (?:aussi|egalement|aimer|lire)',
  '(?:lectura|lecturas) recomendadas?',
)

const relatedWithLink = starts(
  'mas (?:informacion|sobre|en|noticias|detalles)',
  '(?:mira|mire|vea|ver|lea|lee|leer|entra|visita|consulta|consulte|descubre|conoce)\\b',
  '(?:en savoir plus|retrouvez|decouvrez|consultez|lire|lisez|voir|regardez|ecoutez|suivez|a lire|a voir|notre dossier|dossier)\\b',
  '(?:ademas|relacionado|contexto|video|fotos|galeria|especial|opinion|analyse|entretien|reportage|enquete|diaporama|infographie|decryptage)\\b ?[:|>»-]',
)

const promotion = starts(
  '(?:suscribete|suscribase|suscribirse|suscripcion|suscribir|registrate|registrese|inicia sesion|iniciar sesion|si quieres (?:seguir leyendo|recibir|acceder)|accede (?:a|al)|hazte (?:socio|premium))\\b',
  '(?:siguenos|siganos|sigue a|siga a|sigue (?:toda )?la (?:informacion|actualidad)|sigue leyendo|continua leyendo|seguir leyendo|unete|unase|recibe|reciba|recibir|apuntate|descarga|descargue) ?(?:a|al|en|nuestr|la|las|el|los|lo|toda|gratis|todas|tu|cada|por|con|$)',
  '(?:retrouvez|suivez|encuentra|encuentranos|encuentrenos|visita|siguenos)(?:-nous)?\\b.{0,60}(?:facebook|twitter|instagram|whatsapp|telegram|linkedin|newsletter|appli(?:cation)?)\\b.{0,30}$',
  '(?:haz|haga|da|de|has|pulsa|pulse) (?:clic|click|clik)\\b',
  '(?:si|esta informacion|este contenido|este articulo) .{0,40}(?:exclusiv[oa] para suscriptores|solo para suscriptores)',
  '(?:publicidad|publicite|advertisement|advertising|anuncio|anuncios|la suite apres cette publicite|la suite apres la publicite|continua despues de la publicidad|contenido patrocinado|patrocinado|sponsorise|contenu sponsorise|contenu partenaire|article reserve aux abonnes|reserve aux abonnes|article abonne)(?: |$|[.:!])',
  "(?:inscrivez-vous|abonnez-vous|s'abonner|s'inscrire|je m'abonne|je m'inscris|deja abonne|vous etes abonne|recevez|rejoignez|suivez-nous|telechargez|newsletter|infolettre|la newsletter|votre adresse|en vous inscrivant|connectez-vous|se connecter|creez un compte|creer un compte|soutenez|faites un don)\\b.{0,160}$",
  'pour (?:lire la suite|acceder a|continuer (?:a lire|votre lecture)|profiter de)\\b.{0,60}(?:abonn|connect|inscri|compte|cookies)',
  'il vous reste \\d',
  "(?:la suite|le reste|cet article) (?:de cet article |de l'article )?est (?:reserve|reservee)",
  "(?:compartir|comparte|compartelo|comparta|compartir en|partager|partagez|partager sur|share|tweet|twittear|tuitear|imprimir|imprimer|enviar por|envoyer par|copiar enlace|copier le lien|whatsapp|facebook|twitter|telegram|linkedin|guardar|escuchar|ecouter|escucha (?:la|este)|ecouter l'article)(?: .{0,40})?$",
  '(?:este sitio|esta web|este sitio web|nuestro sitio|utilizamos|usamos|utilizamos) .{0,60}cookies',
  '(?:ce site|nous utilisons|en poursuivant|notre site) .{0,80}cookies',
  '(?:tiempo|temps) de (?:lectura|lecture)',
  '(?:lectura|lecture) ?:? ?\\d+ min',
  '\\d+ min(?:utos|utes)? (?:de )?(?:lectura|lecture)',
  '(?:google news|google noticias|agreganos|agrega a .{0,40} google|ajoutez .{0,40} google)',
  '(?:©|\\(c\\) ?\\d{4}|copyright|todos los derechos reservados|derechos reservados|tous droits reserves|toute reproduction interdite|prohibida su reproduccion|prohibida la reproduccion)',
)

const mobileVersion = starts(
  'icono del sitio\\b',
  '(?:salir de|cerrar) la version movil',
  'icone du site\\b',
  'quitter la version mobile',
  '(?:site icon|exit mobile version)',
  '(?:ir a la|ver|volver a la) version (?:movil|de escritorio|clasica|completa)',
  '(?:voir|passer a|afficher|retour a) la version (?:mobile|bureau|classique|complete)',
)

const caption = starts(
  "(?:foto|fotos|fotografia|fotografias|imagen|imagenes|photo|photos|image|images|credit|credits|credits? photos?|photographie|illustration|infografia|infographie|video|captura|cortesia|archivo|legende|pie de foto) ?(?:[:|/©]|de archivo|d'archives|d'illustration|por:|par:|\\()",
  '(?:©|📷|📸|📹|🎥|▶)',
  '\\((?:foto|photo|imagen|image|credit|archivo|ap photo|getty)s?\\b',
)

const commentTitle = starts(
  '(?:\\d+ |los |les |tus |vos |ver |voir )?(?:comentarios?|commentaires?|reactions?|opiniones de los lectores)(?: ?\\(?\\d*\\)?)?(?: sur .{0,60}| en .{0,60})?$',
  '(?:deja|dejanos|dejar|escribe|agrega|anade|haz|envia) (?:un|tu|una|su) (?:comentario|respuesta|opinion)',
  '(?:laisser|laissez|ajouter|ajoutez|ecrire|poster|postez) (?:un|votre|une) (?:commentaire|reponse)',
  '(?:cancelar respuesta|annuler la reponse|leave a (?:reply|comment))',
  '(?:reagissez|reagir)(?: .{0,40})?$',
)

const end = starts(
  '(?:noticias|notas|articulos|temas|entradas|contenidos?|publicaciones|posts?) (?:relacionad[oa]s?|similares|recomendad[oa]s|anteriores)$',
  '(?:mas|otras|ultimas|ultimos|otros) (?:noticias|en|de|sobre|leid[oa]s|vist[oa]s|contenidos|articulos|notas|informaciones|comentad[oa]s)\\b.{0,40}$',
  'lo (?:mas|ultimo|que debes|mas leido|mas visto)\\b.{0,40}$',
  '(?:articles?|contenus?|sujets?) (?:lies?|similaires?|recommandes?|associes?|connexes?|relies?|populaires)$',
  '(?:dans|sur) la meme (?:rubrique|categorie|thematique)',
  '(?:les|nos) (?:plus (?:lus|lues|partages|commentes|recents)|derniers? articles|dernieres actualites|autres articles)',
  "(?:plus|autres|toute|toutes|encore) (?:d'|de l')?(?:articles|actualites?|l'actualite|infos|sujets)\\b.{0,40}$",
  '(?:nos|notre) (?:selection|articles|recommandations|dossiers?)\\b.{0,30}$',
  '(?:etiquetas|tags|mots[- ]cles|palabras clave|archivado en|temas|thematiques?|sujets? associes?|themes?|sur le sujet|en este articulo|temas de esta (?:nota|noticia))(?: ?:.*)?$',
  "(?:sobre|acerca del|a propos de l'|a propos du) ?(?:el |la )?(?:autor|autora|auteur|auteure|redacteur)\\b.{0,30}$",
  "(?:navegacion de entradas|navigation (?:de l'article|des articles)|entrada anterior|article precedent|article suivant|siguiente entrada|siguiente articulo|noticia anterior)",
  '(?:conforme a|los criterios de|the trust project|criterios de the trust|politica de correcciones)',
  '(?:vous avez aime|cet article vous a|te ha (?:gustado|parecido|resultado)|te gusto)',
  "(?:l'actualite en (?:video|continu)|a la une|en continu|en portada)$",
)

const byline = starts(
  '(?:por|par|texto|texte|escrito por|ecrit par|redige par|publicado por|publie par|autor|auteur|propos recueillis par|recueilli par|fuente|source|con informacion de|avec afp|avec reuters|traduction)\\b ?:?',
  '(?:publicado|publicada|publie|publiee|actualizado|actualizada|actualise|mis a jour|mise a jour|maj|ultima (?:actualizacion|modificacion)|modifie|modificado|creado|creation|posted|updated|fecha|date)\\b.{0,30}\\d',
  '(?:le|el|du) \\d{1,2}[ /.-]',
  '(?:redaccion|la redaccion|la redaction|redaction)\\b',
  '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? \\d',
  '\\d{1,2}(?: de |/|-|\\.| )(?:\\d{1,2}|[a-z]{3,10})(?: de |/|-|\\.| )\\d{2,4}',
)

const longestLine = 400

interface Rule {
  readonly kind: Boilerplate
  readonly pattern: RegExp
  /** Longer lines are text that happens to begin with the same words. */
  readonly longest: number
  /** Smallest share of the line that must stand in links. */
  readonly linkShare: number
}

const rules: readonly Rule[] = [
  { kind: 'aside', pattern: mobileVersion, longest: longestLine, linkShare: 0 },
  { kind: 'end', pattern: end, longest: 90, linkShare: 0 },
  { kind: 'end', pattern: commentTitle, longest: 90, linkShare: 0 },
  { kind: 'aside', pattern: relatedAlways, longest: 200, linkShare: 0 },
  { kind: 'aside', pattern: relatedAlways, longest: longestLine, linkShare: 0.3 },
  { kind: 'aside', pattern: relatedWithLink, longest: longestLine, linkShare: 0.3 },
  { kind: 'aside', pattern: promotion, longest: 250, linkShare: 0 },
  { kind: 'aside', pattern: caption, longest: 250, linkShare: 0 },
  { kind: 'byline', pattern: byline, longest: 110, linkShare: 0 },
]

/** Tells whether the line is boilerplate by its words, and what kind; undefined for text of the article. */
export function boilerplateOf({ text, linkShare }: Line): Boilerplate | undefined {
  if (text.length > longestLine) return undefined
  const folded = fold(text).trim()
  return rules.find(
    (candidate) =>
      text.length <= candidate.longest &&
      linkShare >= candidate.linkShare &&
      candidate.pattern.test(folded),
  )?.kind
}

/** Tells whether the line is the title of the readers' comments. */
export function isCommentTitle(text: string): boolean {
  return text.length <= 90 && commentTitle.test(fold(text).trim())
}
