/** Words for making copies and look-alikes of articles: light edits, additions, templates. */
import type { Language } from '../../src/model/language.js'

/** Replacements that a copy editor makes without changing what is said. */
export const lightEdits: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  es: [
    ['además', 'asimismo'],
    ['también', 'igualmente'],
    ['aseguró', 'afirmó'],
    ['asegura', 'afirma'],
    ['explica', 'señala'],
    ['explicó', 'señaló'],
    ['según', 'de acuerdo con'],
    ['empresas', 'compañías'],
    ['empresa', 'compañía'],
    ['viaje', 'desplazamiento'],
    ['año pasado', 'pasado año'],
    ['ayer', 'este lunes'],
    ['anunció', 'comunicó'],
    ['comenzará', 'empezará'],
    ['unos', 'cerca de'],
    ['más de', 'por encima de'],
    ['entre ellas', 'entre otras'],
    ['pero', 'aunque'],
    ['con el fin de', 'para'],
    ['puestos de trabajo', 'empleos'],
    ['tras', 'después de'],
    ['recuerda', 'apunta'],
    ['varias', 'algunas'],
    ['sobre todo', 'especialmente'],
    ['durante', 'a lo largo de'],
    ['hasta ahora', 'por el momento'],
  ],
  fr: [
    ['également', 'aussi'],
    ['explique', 'indique'],
    ['a expliqué', 'a indiqué'],
    ['selon', "d'après"],
    ['entreprises', 'sociétés'],
    ['entreprise', 'société'],
    ['assure', 'affirme'],
    ['mais', 'toutefois'],
    ['hier', 'ce lundi'],
    ['a annoncé', 'a fait savoir'],
    ['afin de', 'pour'],
    ['environ', 'près de'],
    ['plus de', 'au-delà de'],
    ['notamment', 'en particulier'],
    ['devrait', 'doit'],
    ['déplacement', 'voyage'],
    ['après', 'à la suite de'],
    ['emplois', 'postes'],
    ['pendant', 'durant'],
    ['rappelle', 'souligne'],
    ['plusieurs', 'quelques'],
    ['surtout', 'principalement'],
    ["jusqu'ici", 'pour le moment'],
    ['dont', 'parmi lesquels'],
  ],
}

/** Agency openings and closings that one outlet prints and another does not. */
export const surroundings: Readonly<
  Record<Language, { heads: readonly string[]; tails: readonly string[] }>
> = {
  es: {
    heads: ['EFE.- ', 'Redacción / Agencias. ', 'Agencias | ', 'Europa Press - '],
    tails: [
      'Esta noticia ha sido elaborada con información de agencias. Prohibida su reproducción total o parcial.',
      'Si te ha interesado esta noticia, suscríbete a nuestro boletín y recibe cada mañana la actualidad económica de tu provincia en el correo.',
      'Puede seguir toda la información local en nuestras redes sociales y en la edición impresa del diario, a la venta en los quioscos.',
    ],
  },
  fr: {
    heads: ['(AFP) - ', 'La rédaction avec AFP. ', 'Par notre correspondant. ', 'Avec agences - '],
    tails: [
      'Cet article a été rédigé avec des informations d’agence. Toute reproduction est interdite.',
      'Pour ne rien manquer de l’actualité économique de votre département, abonnez-vous à notre lettre du matin.',
      'Retrouvez toute l’information locale sur notre site, sur nos réseaux sociaux et dans votre journal, en vente chez votre marchand.',
    ],
  },
}

/** What a local desk writes over an agency text. */
export const localLeads: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'La noticia se esperaba desde hace semanas en la comarca y ha sido recibida con satisfacción por vecinos y comerciantes, que confían en que dé un impulso a la zona.',
    'Se trata de un asunto del que este periódico viene informando desde el verano y que había levantado una gran expectación entre los empresarios locales.',
  ],
  fr: [
    'La nouvelle était attendue depuis des semaines dans le secteur et a été accueillie avec satisfaction par les habitants et les commerçants, qui espèrent un coup de pouce pour le territoire.',
    'C’est un dossier que notre journal suit depuis l’été et qui avait suscité de grandes attentes chez les chefs d’entreprise du coin.',
  ],
}

/** Paragraphs that a press office closes all its notes with. */
export const boilerplates: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'Sobre la Agencia de Desarrollo del Ebro. La Agencia de Desarrollo del Ebro es una entidad pública adscrita a la consejería de Economía que desde 1994 acompaña a las pequeñas y medianas empresas en su salida al exterior. Cuenta con 38 técnicos, siete oficinas y una red de colaboradores en 25 países, y en los últimos cinco años ha apoyado más de 1.200 proyectos de internacionalización.',
    'Acerca de ProComercio Andino. ProComercio Andino es la asociación que reúne a las cámaras de la cordillera. Fundada en 1987, agrupa a 4.600 socios de los sectores agroalimentario, textil y minero, organiza cada año la feria Expo Andina y ofrece formación, crédito y asesoría jurídica a productores y exportadores de toda la región.',
  ],
  fr: [
    'À propos de l’Agence de développement des Vallées. Établissement public créé en 1994, l’Agence de développement des Vallées accompagne les petites et moyennes entreprises dans leurs projets à l’international. Forte de 38 collaborateurs, de sept antennes et d’un réseau de correspondants dans 25 pays, elle a soutenu plus de 1 200 projets au cours des cinq dernières années.',
    'À propos du Réseau Atlantique Export. Fondé en 1987, le Réseau Atlantique Export réunit 4 600 adhérents de l’agroalimentaire, du textile et du nautisme. Il organise chaque année le salon Expo Atlantique et propose formations, financements et conseils juridiques aux producteurs et aux exportateurs de toute la façade.',
  ],
}

/**
 * Notices that recur with other names and figures. `{company}`, `{place}`, `{person}`, `{number}`, `{amount}`,
 * `{month}` and `{day}` are filled anew each time, the rest stays.
 */
export const templates: Readonly<Record<Language, readonly string[]>> = {
  es: [
    `La compañía {company} ha recibido una ayuda de {amount} euros para modernizar su planta de {place}, según ha publicado el boletín oficial de la provincia. La subvención cubre el {number} % de la inversión y se abonará en dos plazos.

La gerente de la firma, {person}, explicó que la nueva línea permitirá aumentar la producción y crear {number} puestos de trabajo. Las obras empezarán en {month}.

La ayuda forma parte de la convocatoria de incentivos regionales, dotada con fondos europeos. Las empresas interesadas pueden presentar su solicitud en la sede electrónica hasta final de mes, acompañada de una memoria económica y de los certificados de estar al corriente con la Hacienda pública y la Seguridad Social.`,
    `El paro registrado bajó en {number} personas en {place} durante el mes de {month}, según los datos publicados este martes por el servicio público de empleo. El número total de desempleados se sitúa en {amount}.

Por sectores, el desempleo descendió en los servicios ({number} menos) y en la construcción ({number} menos), mientras que aumentó en la agricultura, con {number} parados más. En la industria apenas hubo cambios.

En cuanto a los contratos, en {month} se firmaron {amount}, de los que el {number} % fueron indefinidos. La consejera de Empleo valoró los datos con prudencia y recordó que todavía queda mucho camino por recorrer.`,
    `La autovía permanecerá cortada al tráfico a la altura de {place} desde el {day} de {month} por obras de mejora del firme. Los trabajos, adjudicados a {company} por {amount} euros, durarán {number} días.

Los conductores deberán desviarse por la carretera comarcal y se recomienda evitar las horas punta. El Ministerio de Transportes ha instalado señales informativas en los accesos.

Un portavoz del ministerio pidió disculpas por las molestias y recordó que el estado de las carreteras puede consultarse en todo momento por teléfono o en la página del organismo.`,
    `La Cámara de Comercio abre el plazo de inscripción para la misión comercial a {place}, que tendrá lugar del {day} al {number} de {month}. Podrán participar hasta {number} empresas de la demarcación.

La Cámara subvencionará el {number} % de los gastos de viaje y de la agenda de entrevistas, hasta un máximo de {amount} euros por empresa. El plazo acaba el {day}.

Las empresas interesadas deben rellenar el formulario que está a su disposición en la página de la Cámara. La misión se enmarca en el Plan Internacional de Promoción, cofinanciado por el Fondo Europeo de Desarrollo Regional. Para más información, pueden dirigirse al departamento de Internacional, a la atención de {person}.`,
  ],
  fr: [
    `La société {company} a obtenu une aide de {amount} euros pour moderniser son site de {place}, a annoncé la préfecture. La subvention couvre {number} % de l’investissement et sera versée en deux fois.

La gérante de l’entreprise, {person}, a expliqué que la nouvelle ligne permettra d’augmenter la production et de créer {number} emplois. Les travaux commenceront en {month}.

Cette aide s’inscrit dans l’appel à projets régional, financé par des fonds européens. Les entreprises intéressées peuvent déposer leur dossier en ligne jusqu’à la fin du mois, accompagné d’un plan de financement et des attestations fiscales et sociales.`,
    `Le nombre de demandeurs d’emploi a baissé de {number} personnes à {place} au mois de {month}, selon les chiffres publiés ce mardi par le service public de l’emploi. Le total s’établit à {amount}.

La baisse concerne surtout les moins de vingt-cinq ans ({number} de moins) et les hommes ({number} de moins), tandis que le chômage des plus de cinquante ans augmente, avec {number} inscrits supplémentaires. Il reste stable chez les femmes.

Côté embauches, {amount} contrats ont été signés en {month}, dont {number} % à durée indéterminée. La préfète a jugé ces chiffres encourageants, tout en rappelant qu’il reste beaucoup à faire.`,
    `La route nationale sera fermée à la circulation à hauteur de {place} à partir du {day} {month} en raison de travaux de réfection. Le chantier, confié à {company} pour {amount} euros, durera {number} jours.

Les automobilistes devront emprunter la départementale et sont invités à éviter les heures de pointe. La direction des routes a mis en place une signalisation aux abords du chantier.

Un porte-parole a présenté ses excuses pour la gêne occasionnée et rappelé que l’état des routes peut être consulté à tout moment par téléphone ou sur le site du service.`,
    `La chambre de commerce et d’industrie ouvre les inscriptions pour la mission de prospection à {place}, qui se déroulera du {day} au {number} {month}. Jusqu’à {number} entreprises du département pourront y participer.

La chambre prend en charge {number} % des frais de voyage et de l’organisation des rendez-vous, dans la limite de {amount} euros par entreprise. La date limite est fixée au {day}.

Les entreprises intéressées doivent remplir le formulaire mis à leur disposition sur le site de la chambre. La mission s’inscrit dans le plan régional d’internationalisation des entreprises, cofinancé par le Fonds européen de développement régional. Pour tout renseignement, s’adresser au service International, auprès de {person}.`,
  ],
}

/** Months as the templates print them. */
export const months: Readonly<Record<Language, readonly string[]>> = {
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'septiembre', 'octubre', 'noviembre'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'septembre', 'octobre', 'novembre'],
}
