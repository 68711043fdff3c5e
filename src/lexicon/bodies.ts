/**
 * International bodies and national agencies that the news names in several languages. Written by hand.
 * A line is `key, country or -, p (public body) or o (organisation), names`; the first names are Spanish and French.
 * `!` marks an acronym that other countries use for other bodies: it counts only in news of the body's own country.
 */
import type { KnownBody } from '../model/gazetteer.js'
import { nameKey } from '../text/fold.js'

const lines = `
un - p Organización de las Naciones Unidas|Naciones Unidas|ONU|Organisation des Nations unies|Nations unies|United Nations
wto - p Organización Mundial del Comercio|OMC|Organisation mondiale du commerce|WTO
who - p Organización Mundial de la Salud|OMS|Organisation mondiale de la santé
ilo - p Organización Internacional del Trabajo|OIT|Organisation internationale du travail|Bureau international du travail
iom - p Organización Internacional para las Migraciones|OIM|Organisation internationale pour les migrations
imf - p Fondo Monetario Internacional|FMI|Fonds monétaire international
worldbank - p Banco Mundial|Banque mondiale|World Bank
ifc - p Corporación Financiera Internacional|Société financière internationale|IFC|SFI
iadb - p Banco Interamericano de Desarrollo|BID|Banque interaméricaine de développement
idbinvest - p BID Invest
idblab - p BID Lab
cabei - p Banco Centroamericano de Integración Económica|BCIE|Banque centraméricaine d'intégration économique
caf - p Banco de Desarrollo de América Latina y el Caribe|Banco de Desarrollo de América Latina|CAF|Banque de développement de l'Amérique latine|Corporación Andina de Fomento
afdb - p Banco Africano de Desarrollo|BAfD|Banque africaine de développement
adb - p Banco Asiático de Desarrollo|Banque asiatique de développement
aiib - p Banco Asiático de Inversión en Infraestructura|Banque asiatique d'investissement pour les infrastructures
eib - p Banco Europeo de Inversiones|BEI|Banque européenne d'investissement
ebrd - p Banco Europeo de Reconstrucción y Desarrollo|BERD|Banque européenne pour la reconstruction et le développement
boad - p Banco Oeste Africano de Desarrollo|Banque ouest-africaine de développement|BOAD
bdeac - p Banque de développement des États de l'Afrique centrale|BDEAC
bceao - p Banque centrale des États de l'Afrique de l'Ouest|BCEAO
beac - p Banque des États de l'Afrique centrale|BEAC
eu - p Unión Europea|Union européenne|UE|European Union
ecommission - p Comisión Europea|Commission européenne
eparliament - p Parlamento Europeo|Eurocámara|Parlement européen|Europarlamento
ecouncil - p Consejo Europeo|Conseil européen
ecb - p Banco Central Europeo|BCE|Banque centrale européenne
ecj - p Tribunal de Justicia de la Unión Europea|TJUE|Cour de justice de l'Union européenne|CJUE
oecd - p Organización para la Cooperación y el Desarrollo Económicos|OCDE|Organisation de coopération et de développement économiques
nato - p Organización del Tratado del Atlántico Norte|OTAN|Organisation du traité de l'Atlantique Nord|Alianza Atlántica|Alliance atlantique
unesco - p Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura|Unesco|Organisation des Nations unies pour l'éducation, la science et la culture
unicef - p Fondo de las Naciones Unidas para la Infancia|Unicef|Fonds des Nations unies pour l'enfance
undp - p Programa de las Naciones Unidas para el Desarrollo|PNUD|Programme des Nations unies pour le développement
unep - p Programa de las Naciones Unidas para el Medio Ambiente|PNUMA|Programme des Nations unies pour l'environnement|PNUE
unhcr - p Alto Comisionado de las Naciones Unidas para los Refugiados|ACNUR|Haut-Commissariat des Nations unies pour les réfugiés|HCR
unido - p Organización de las Naciones Unidas para el Desarrollo Industrial|ONUDI|Organisation des Nations unies pour le développement industriel
unctad - p Conferencia de las Naciones Unidas sobre Comercio y Desarrollo|UNCTAD|Conférence des Nations unies sur le commerce et le développement|CNUCED|ONU Comercio y Desarrollo
unwto - p Organización Mundial del Turismo|OMT|Organisation mondiale du tourisme|ONU Turismo|ONU Tourisme
fao - p Organización de las Naciones Unidas para la Alimentación y la Agricultura|FAO|Organisation des Nations unies pour l'alimentation et l'agriculture
wfp - p Programa Mundial de Alimentos|Programme alimentaire mondial
ifad - p Fondo Internacional de Desarrollo Agrícola|FIDA|Fonds international de développement agricole
ocha - p Oficina de Naciones Unidas para la Coordinación de Asuntos Humanitarios|Oficina de las Naciones Unidas para la Coordinación de Asuntos Humanitarios|OCHA|Bureau de la coordination des affaires humanitaires
iaea - p Organismo Internacional de Energía Atómica|OIEA|Agence internationale de l'énergie atomique|AIEA
iea - p Agencia Internacional de la Energía|AIE|Agence internationale de l'énergie
opec - p Organización de Países Exportadores de Petróleo|OPEP|Organisation des pays exportateurs de pétrole
opecplus - p OPEP+|Opep+
itc - p Centro de Comercio Internacional|Centre du commerce international
wipo - p Organización Mundial de la Propiedad Intelectual|OMPI|Organisation mondiale de la propriété intellectuelle
wco - p Organización Mundial de Aduanas|Organisation mondiale des douanes
icao - p Organización de Aviación Civil Internacional|OACI|Organisation de l'aviation civile internationale
imo - p Organización Marítima Internacional|OMI|Organisation maritime internationale
oas - p Organización de los Estados Americanos|OEA|Organisation des États américains
eclac - p Comisión Económica para América Latina y el Caribe|Cepal|Commission économique pour l'Amérique latine et les Caraïbes|CEPALC
mercosur - p Mercado Común del Sur|Mercosur|Marché commun du Sud
can - p Comunidad Andina|Communauté andine
celac - p Comunidad de Estados Latinoamericanos y Caribeños|Celac|Communauté d'États latino-américains et caraïbes
sica - p Sistema de la Integración Centroamericana|SICA|Système d'intégration centraméricain
sieca - p Secretaría de Integración Económica Centroamericana|SIECA
caricom - p Comunidad del Caribe|Caricom|Communauté caribéenne
pacificalliance - p Alianza del Pacífico|Alliance du Pacifique
segib - p Secretaría General Iberoamericana|SEGIB|Secrétariat général ibéro-américain
oei - p Organización de Estados Iberoamericanos|OEI|Organisation des États ibéro-américains
oif - p Organización Internacional de la Francofonía|Organisation internationale de la francophonie|OIF
au - p Unión Africana|Union africaine
ecowas - p Comunidad Económica de Estados de África Occidental|CEDEAO|Communauté économique des États de l'Afrique de l'Ouest
uemoa - p Unión Económica y Monetaria de África Occidental|UEMOA|Union économique et monétaire ouest-africaine
cemac - p Comunidad Económica y Monetaria de África Central|CEMAC|Communauté économique et monétaire de l'Afrique centrale
sadc - p Comunidad de Desarrollo de África Austral|SADC|Communauté de développement de l'Afrique australe
arableague - p Liga Árabe|Ligue arabe
asean - p Asociación de Naciones del Sudeste Asiático|ASEAN|Association des nations de l'Asie du Sud-Est|ANASE
apec - p Foro de Cooperación Económica Asia-Pacífico|APEC|Coopération économique pour l'Asie-Pacifique
icj - p Corte Internacional de Justicia|CIJ|Cour internationale de justice
icc - p Corte Penal Internacional|Cour pénale internationale
interpol - p Interpol
redcross - o Cruz Roja|Croix-Rouge
icrc - o Comité Internacional de la Cruz Roja|CICR|Comité international de la Croix-Rouge
msf - o Médicos Sin Fronteras|MSF|Médecins sans frontières
greenpeace - o Greenpeace
wwf - o WWF|Fondo Mundial para la Naturaleza|Fonds mondial pour la nature
amnesty - o Amnistía Internacional|Amnesty International|Amnesty
jica JP p Agencia de Cooperación Internacional del Japón|Agencia de Cooperación Internacional de Japón|Agencia Japonesa de Cooperación Internacional|JICA|Agence japonaise de coopération internationale|Japan International Cooperation Agency
jetro JP p Organización Japonesa para el Comercio Exterior|Organización de Comercio Exterior del Japón|Organización de Comercio Exterior de Japón|JETRO|Organisation japonaise du commerce extérieur|Japan External Trade Organization
aots JP o Association for Overseas Technical Cooperation and Sustainable Partnerships|AOTS
kotra KR p Agencia Coreana de Promoción del Comercio y la Inversión|Agencia de Promoción del Comercio y la Inversión de Corea|KOTRA|Agence coréenne de promotion du commerce et de l'investissement
koica KR p Agencia de Cooperación Internacional de Corea|Agencia Coreana de Cooperación Internacional|KOICA|Agence coréenne de coopération internationale
giz DE p Agencia Alemana de Cooperación Internacional|Sociedad Alemana de Cooperación Internacional|Cooperación Alemana|GIZ|Agence allemande de coopération internationale|Coopération allemande|Deutsche Gesellschaft für Internationale Zusammenarbeit
kfw DE p KfW|Kreditanstalt für Wiederaufbau
afd FR p Agencia Francesa de Desarrollo|AFD|Agence française de développement
proparco FR p Proparco
bpifrance FR p Bpifrance|BPI France|Banco Público de Inversión de Francia
businessfrance FR p Business France
expertisefrance FR p Expertise France
usaid US p Agencia de los Estados Unidos para el Desarrollo Internacional|Agencia de Estados Unidos para el Desarrollo Internacional|USAID|Agence des États-Unis pour le développement international
dfc US p Corporación Financiera de Desarrollo Internacional|DFC!
fda US p Administración de Alimentos y Medicamentos|FDA
fed US p Reserva Federal|Fed|Réserve fédérale
aecid ES p Agencia Española de Cooperación Internacional para el Desarrollo|AECID|Agence espagnole de coopération internationale pour le développement
icex ES p ICEX|ICEX España Exportación e Inversiones|Instituto Español de Comercio Exterior|Institut espagnol du commerce extérieur
cofides ES p Cofides
ita IT p ICE Agenzia|Agencia Italiana de Comercio Exterior
awex BE p Agence wallonne à l'Exportation et aux Investissements étrangers|Awex|Agencia Valona de Exportación
enabel BE p Enabel
flandersit BE p Flanders Investment & Trade|Flanders Investment and Trade
seco CH p Secrétariat d'État à l'économie|Seco!|Secretaría de Estado de Economía de Suiza
sge CH o Switzerland Global Enterprise|S-GE
ciccanada CA p Affaires mondiales Canada|Global Affairs Canada|Asuntos Mundiales de Canadá
promexico MX p ProMéxico
procolombia CO p ProColombia
prochile CL p ProChile
promperu PE p PromPerú
proecuador EC p Pro Ecuador
procomer CR p Procomer|Promotora del Comercio Exterior de Costa Rica|Promotora de Comercio Exterior de Costa Rica
uruguayxxi UY p Uruguay XXI
sre MX p Secretaría de Relaciones Exteriores|SRE!|ministère mexicain des Affaires étrangères
conacyt MX p Conahcyt|Conacyt|Consejo Nacional de Ciencia y Tecnología
nafin MX p Nacional Financiera|Nafin
bancomext MX p Bancomext|Banco Nacional de Comercio Exterior
imss MX p Instituto Mexicano del Seguro Social|IMSS|Institut mexicain de sécurité sociale
banxico MX p Banco de México|Banxico|Banque du Mexique
canacintra MX o Canacintra|Cámara Nacional de la Industria de Transformación
coparmex MX o Coparmex|Confederación Patronal de la República Mexicana
concamin MX o Concamin|Confederación de Cámaras Industriales
cce MX o Consejo Coordinador Empresarial|CCE!
unam MX o Universidad Nacional Autónoma de México|UNAM|Université nationale autonome du Mexique
ipn MX o Instituto Politécnico Nacional|IPN!|Institut polytechnique national
itesm MX o Tecnológico de Monterrey|Tec de Monterrey|Instituto Tecnológico y de Estudios Superiores de Monterrey|ITESM
medef FR o Medef|MEDEF|Mouvement des entreprises de France|Movimiento de Empresas de Francia
cnrs FR o CNRS|Centre national de la recherche scientifique|Centro Nacional para la Investigación Científica
cea FR o CEA!|Commissariat à l'énergie atomique|Commissariat à l'énergie atomique et aux énergies alternatives
cnes FR p CNES|Centre national d'études spatiales|Centro Nacional de Estudios Espaciales
esa - p Agencia Espacial Europea|ESA|Agence spatiale européenne
csic ES o CSIC|Consejo Superior de Investigaciones Científicas|Conseil supérieur de la recherche scientifique
ceoe ES o CEOE|Confederación Española de Organizaciones Empresariales
fraunhofer DE o Fraunhofer|Sociedad Fraunhofer|Société Fraunhofer|Fraunhofer-Gesellschaft
g7 - p G7|G-7
g20 - p G20|G-20
brics - p BRICS|Brics
`

/** Builds the look-up of known bodies by any of their names, for news of a country. */
export function indexBodies(): (name: string, country?: string) => KnownBody | undefined {
  const byName = new Map<string, KnownBody>()
  const domestic = new Map<string, KnownBody>()
  for (const line of lines.trim().split('\n')) {
    const [key = '', country = '-', type = 'p', ...names] = line.split(' ')
    const body: KnownBody = {
      key,
      type: type === 'o' ? 'organization' : 'public_body',
      ...(country === '-' ? {} : { country }),
    }
    for (const name of names.join(' ').split('|'))
      (name.endsWith('!') ? domestic : byName).set(nameKey(name), body)
  }
  return (name, articleCountry) => {
    const key = nameKey(name)
    const local = domestic.get(key)
    return local?.country !== undefined && local.country === articleCountry
      ? local
      : byName.get(key)
  }
}
