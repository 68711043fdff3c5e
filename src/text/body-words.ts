/**
 * Words of names of bodies in Spanish and French, written by hand. A line is one meaning: its sign, then the words for
 * it as name keys; `+` marks the heads, which say what kind of body a name names.
 */
const meanings = `
+agency agencia agence agency
+ministry ministerio ministere secretaria secretariat ministry
+chamber camara chambre
+government gobierno gouvernement government
+cityhall ayuntamiento alcaldia municipalidad intendencia mairie municipalite
+university universidad universite university
+institute instituto institut
+council consejo conseil concejo council
+embassy embajada ambassade
+consulate consulado consulat
+association asociacion association
+federation federacion federation
+confederation confederacion confederation
+union union
+foundation fundacion fondation
+centre centro centre
+commission comision commission
+committee comite
+bank banco banque bank
+fund fondo fonds
+organization organizacion organismo organisation organisme organization
+office oficina bureau office
+service servicio service
+directorate direccion direction
+presidency presidencia presidence
+parliament parlamento parlement
+congress congreso congres
+senate senado senat
+court tribunal corte cour
+programme programa programme
+network red reseau
+cluster cluster grappe
+port puerto port
+airport aeropuerto aeroport
+school escuela ecole
+college colegio college
+society sociedad societe
+prefecture prefectura prefecture
+authority autoridad autorite
+observatory observatorio observatoire
+corporation corporacion
+provincial diputacion
+region region
+department departamento departement
+province provincia province
+employers patronal patronat
+trust fideicomiso
commerce comercio commerce
industry industria industrias industrie industries
industrial industrial industriel industrielle industriales industriels industrielles
services servicios services
shipping navegacion navigation
agriculture agricultura agriculture
agricultural agricola agricole agricoles
rural rural rurale
livestock ganaderia elevage
fishing pesca peche
tourism turismo tourisme
economy economia economie
economic economico economica economicos economicas economique economiques
development desarrollo developpement
sustainable sostenible sustentable durable
cooperation cooperacion cooperation
national nacional nacionales national nationale nationaux nationales
international internacional internacionales international internationale internationaux internationales
foreign exterior exteriores exterieur exterieure exterieurs etranger etrangere etrangeres
affairs asuntos affaires
relations relaciones relations
regional regional regionales regionale regionaux
departmental departamental departementale departemental
municipal municipal municipale municipales municipaux
general general generale
central central centrale
public publico publica publicos publicas public publique publics publiques
private privado privada prive privee
finance finanzas hacienda finances finance
credit credito credit
investment inversion inversiones investissement investissements
export exportacion exportaciones exportation exportations export
trade comercial comerciales commercial commerciale commerciaux
promotion promocion promotion
innovation innovacion innovation
science ciencia ciencias science sciences
scientific cientifico cientifica scientifique scientifiques
technology tecnologia tecnologias technologie technologies
technological tecnologico tecnologica technologique
technical tecnico tecnica technique
polytechnic politecnico politecnica polytechnique
research investigacion investigaciones recherche recherches
education educacion education
higher superior superieur superieure
training formacion capacitacion formation
vocational profesional profesionales professionnel professionnelle
employment empleo emploi
work trabajo travail
social social sociale
health salud sante
environment ambiente environnement
energy energia energie
water agua eau
mining mineria mines
infrastructure infraestructura infrastructures infrastructure
transport transporte transportes transport transports
housing vivienda logement
youth juventud jeunesse
women mujer mujeres femme femmes
culture cultura culture
sport deporte deportes sport sports
defence defensa defense
interior interior interieur
justice justicia justice
security seguridad securite
companies empresas empresa entreprises entreprise
business empresarial empresariales
employersplural empresarios
crafts artesania artisanat
small pequena pequenas petites
medium mediana medianas moyennes
digital digital numerique
space espacial espacial spatial spatiale
aerospace aeroespacial aerospatial aerospatiale
automotive automotriz automotor automobile
autonomous autonomo autonoma autonome
federal federal federale
state estatal etatique
world mundial mondial mondiale
european europeo europea europeen europeenne
american americano americana
african africano africana africain africaine
asian asiatico asiatica asiatique
latin latina latine
america america amerique
europe europa europe
africa africa afrique
planning planeacion planificacion planification
production produccion production
productive productivo productif
republic republica republique
kingdom reino royaume
city ciudad ville
metropolis metropolis metropole
metropolitan metropolitano metropolitana metropolitain metropolitaine
community comunidad communaute
mixed mixta mixte
binational binacional binational
council2 junta junte
`

const towns = `
geneva ginebra geneve
brussels bruselas bruxelles
london londres
antwerp amberes anvers
bordeaux burdeos bordeaux
marseille marsella marseille
strasbourg estrasburgo strasbourg
toulouse tolosa toulouse
lisbon lisboa lisbonne
barcelona barcelona barcelone
seville sevilla seville
saragossa zaragoza saragosse
andalusia andalucia andalousie
catalonia cataluna catalogne
brittany bretana bretagne
occitania occitania occitanie
normandy normandia normandie
`

/** What the words of names mean: word → sign, the same in both languages. */
export const meaningOf: ReadonlyMap<string, string> = readMeanings(meanings)

/** Towns and regions that the two languages call otherwise: word → sign. */
export const townOf: ReadonlyMap<string, string> = readMeanings(towns)

/** Signs of the words that say what kind of body a name names. */
export const bodyHeads: ReadonlySet<string> = new Set(
  [...meanings.matchAll(/^\+(\S+)/gm)].map(([, sign = '']) => sign),
)

function readMeanings(lines: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of lines.trim().split('\n')) {
    const [sign = '', ...words] = line.split(' ')
    for (const word of words) if (!found.has(word)) found.set(word, sign.replace('+', ''))
  }
  return found
}

const demonyms = `
mx mexico mexique mexicano mexicana mexicanos mexicanas mexicain mexicaine mexicains mexicaines
es espana espagne espanol espanola espanoles espanolas espagnol espagnole espagnols espagnoles
fr francia france frances francesa franceses francesas francais francaise francaises
jp japon japan japones japonesa japoneses japonesas japonais japonaise japonaises
de alemania allemagne aleman alemana alemanes alemanas allemand allemande allemands allemandes
it italia italie italiano italiana italianos italianas italien italienne italiens italiennes
gb britanico britanica britanicos britanicas britannique britanniques
us estadounidense estadounidenses americain americaine americains americaines
ca canada canadiense canadienses canadien canadienne canadiens canadiennes
ar argentina argentine argentino argentinos argentinas argentin argentins
cl chile chili chileno chilena chilenos chilenas chilien chilienne chiliens
co colombia colombie colombiano colombiana colombianos colombien colombienne
pe peru perou peruano peruana peruanos peruvien peruvienne
br brasil bresil brasileno brasilena brasilenos bresilien bresilienne
uy uruguay uruguayo uruguaya uruguayen uruguayenne
py paraguay paraguayo paraguaya paraguayen paraguayenne
bo bolivia bolivie boliviano boliviana bolivien bolivienne
ec ecuador equateur ecuatoriano ecuatoriana equatorien equatorienne
ve venezuela venezolano venezolana venezuelien venezuelienne
cr costarricense costarricenses costaricien costaricienne
gt guatemala guatemalteco guatemalteca guatemalteque
pa panama panameno panamena panameen panameenne
cu cuba cubano cubana cubain cubaine
cn china chine chino china chinos chinas chinois chinoise chinoises
kr corea coree coreano coreana coreanos surcoreano surcoreana coreen coreenne
in india inde indio india indien indienne
ru rusia russie ruso rusa russe
pt portugal portugues portuguesa portugais portugaise
be belgica belgique belga belgas belge belges
ch suiza suisse suizo suiza suizos suizas suisses
nl holanda neerlandes neerlandesa neerlandais neerlandaise hollande
se suecia suede sueco sueca suecos suedois suedoise
no noruega norvege noruego noruega norvegien norvegienne
fi finlandia finlande finlandes finlandesa finlandais finlandaise
dk dinamarca danemark danes danesa danois danoise
at austria autriche austriaco austriaca autrichien autrichienne
pl polonia pologne polaco polaca polonais polonaise
tr turquia turquie turco turca turc turque
ma marruecos maroc marroqui marroquies marocain marocaine marocains
dz argelia algerie argelino argelina algerien algerienne
tn tunez tunisie tunecino tunecina tunisien tunisienne
sn senegal senegales senegalesa senegalais senegalaise
ci ivoirien ivoirienne marfileno marfilena
cm camerun cameroun camerunes camerunesa camerounais camerounaise
il israel israeli israelien israelienne
tw taiwan taiwanes taiwanesa taiwanais taiwanaise
`

/** The country that a word of a name means, as ISO 3166-1 alpha-2 in small letters: its name or its adjective. */
export const countryOfWord: ReadonlyMap<string, string> = readDemonyms()

function readDemonyms(): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of demonyms.trim().split('\n')) {
    const [code = '', ...words] = line.split(' ')
    for (const word of words) if (!found.has(word)) found.set(word, code)
  }
  return found
}
