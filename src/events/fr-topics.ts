/** French words by topic, folded; `*` lets a word go on. Where two fit, the longer one counts. */
import type { TopicWords } from './topic-words.js'

/** French. */
export const frenchTopics: TopicWords = {
  invest: 'invest* inject* debours*',
  inaugurate:
    'inaugur* ouvre ouvrent ouvrira ouvriront ouvert ouverte ouverture* reouvert* etrenn*',
  build: 'constru* batir* bati batit batiment* erig* chantier* travaux pierre terrassement*',
  expand:
    'agrandi* extension* etend* doubl* tripl* croissance expansion elargi* accroit* accroiss*',
  settle: 'install* implant* etabli etablit etablira delocalis* relocalis* demenag* transfer*',
  factory:
    'usine* site sites manufacture* fabrique fabriques atelier raffinerie* sucrerie* laiterie* conserverie* ' +
    'scierie* filature* fonderie* acierie* abattoir* huilerie* complexe',
  machine:
    'ligne lignes presse presses four fours machine machines robot* equipement* tours outillage*',
  office:
    'bureau bureaux siege agence agences boutique* magasin* antenne* hotel hotels restaurant* supermarche*',
  warehouse: 'entrepot* logisti* plateforme* plate camion* flotte* grue grues',
  power:
    'eolien* solaire* photovolt* megawatt* hydrogene poste turbine* electrolyseur* hydroelectri* batterie* ' +
    'lithium mine mines minier* miniere* gisement* barrage*',
  area: 'metres hectare* terrain* surface* carres parcelle* lot lots',
  capacity: 'capacite* tonnes volume* unites barils litres',
  job: 'emploi* poste postes embauch* recrut* effectif* salaries ouvrier* technicien*',
  capital:
    'capital action actions actionnair* obligation* emission levee tour amorcage dividende* titres fonds',
  acquire:
    'acquer* acquis acquise acquisition* rachat* rachet* repris* reprend* repreneur* fusion* absor* cession* cede*',
  money: 'million* milliard* euros euro dollar* francs dirham* montant* cout budget* enveloppe*',
  close: 'ferm* licenci* faillite* liquidat* redressement suppress* supprim*',
  grant:
    'subvention* aide aides soutien* soutien appui* appuie* incitat* prime primes cofinanc* subside*',
  loan: 'pret prets prete preter* credit* financ* garanti* microcredit* rembours* taux interet*',
  call: 'appel appels candidat* inscri* dossier* depos* delai* formulaire* eligib*',
  choose:
    'selection* laureat* beneficiair* retenu* octroy* attribu* remis remise decern* choisi* designe*',
  incubator: 'incubat* accelerat* pepiniere* startup* entrepreneuri* pousses innov* amorc*',
  supplier:
    'fournisseur* sous-trait* sous traitant* traitants approvision* filiere* donneur* ordre',
  plan: 'programme programmes plan plans strategi* initiative* politique* projet* dispositif*',
  coach: 'accompagn* mentor* diagnostic* conseill* coach* assistance',
  renew: 'modernis* numeris* actualis* reconver* certific* equiper* digitalis* mise',
  train:
    'formation* former forment formera formeront forme formes formees enseign* perfectionn* specialis*',
  course: 'cours stage stages seminaire* module* classe* cursus ateliers promotion* academie*',
  learner:
    'eleve eleves etudiant* stagiair* boursier* apprenti* appren* diplomes jeunes participant*',
  teacher: 'enseignant* professeur* formateur* formatric* maitre* tuteur* instruct*',
  school: 'universit* institut* ecole* lycee* faculte* polytechn* college* cegep* campus',
  diploma: 'diplome titre licence* master* bac ingenieur* competence* qualif* attestation*',
  exchange: 'alternance bourse bourses echange echanges sejour* mobilite* immersion*',
  hours: 'heures semaines quinzaine',
  sign: 'sign* paraph* ratifi* scell* protocole*',
  accord:
    'accord accords convention* pacte* traite traites memorandum lettre lettres intention* partenariat* allian* jumelage* entente*',
  contract: 'contrat* concession* adjudic* command* offre offres consorti* appel marche marches',
  joint: 'coentreprise* conjoint* mixte commun* partag* binational* tripartit*',
  cooperate: 'cooper* collabor* synergi* rapproch*',
  licence: 'distribu* exclusiv* represent* franchis* brevet*',
  prolong: 'duree renouvel* prolong* ans annees decennie',
  board: 'assemblee* conseil conseils administrat* associe* societaire* cooperativ* notair*',
  negotiate: 'negoci* pourparler* table tables discussion* dialog*',
  labour: 'syndica* greve* debray* salaire* salarial* preavis intersyndicale',
  meet: 'reuni* rencontr* entrevu* entretien* seance* dejeuner diner audience* rassembl* concert*',
  visit: 'visit* tournee* deplace* inspect*',
  receive: 'recoi* recev* recu* accueil* hote hotes bienvenu*',
  committee: 'commission* comite* groupe delegue* representant* autorite*',
  envoy: 'ambassad* consul* diplomat* chancel* attache*',
  official:
    'ministr* secretaire* gouverneur* maire maires president* prefet* depute* wali* conseiller*',
  agenda: 'agenda ordre themes doleance* demande* reclam* engagement* plaid*',
  fair:
    'foire* expo expos exposition* salon salons forum* congres sommet* colloque* symposium* festival* vitrine* ' +
    'rencontres assises biennale* journees convention fete fetes marche',
  exhibitor: 'exposant* stand stands pavillon* expose* degust* hall halls',
  public: 'visiteur* public entrees billet* frequent* affluence',
  edition: 'edition* annuel* biennal* dixieme neuvieme huitieme septieme sixieme cinquieme',
  speech: 'conferenc* panel* interven* plenier* discours keynote*',
  prize: 'prix trophee* medaille* jury concours finaliste* palmares',
  mission: 'mission missions delegat* caravane* expedition*',
  travel:
    'voyag* vol vols envol* partent partira partiront part depart cap avion* aeroport* valise* bagage* itinerair*',
  arrive: 'arriv* atterr* revien* retour* rentre* rentrent viendr*',
  export: 'export* etranger international* douan* conteneur* expedi* debouche*',
  buyer: 'acheteur* acheteus* importateur* distributeur* grossiste* client* enseigne*',
  pairing: 'rendez-vous rendez bilater* prospect* b2b contacts echantillon* catalogue* affaires',
  firm: 'entreprise* societe* pme eti patron* dirigeant* industriels fabricants producteur* chefs',
  earnings: 'benefice* perte pertes trimestr* semestr* chiffre resultat* recette* ventes marge*',
  price: 'inflation tarif* hausse* cher chere pouvoir',
  market: 'bourse cotation* cote devise* indice* cac',
  court: 'tribunal* juge juges jugement* proces plainte* parquet* condamn* amende* sanction*',
  crime: 'police* gendarm* interpell* meurtre* narco* trafic* violence* contreband*',
  disaster:
    'pluie* tempete* ouragan* secheresse* incendie* seisme* inondation* gel crue crues urgence*',
  health: 'hopita* vaccin* sante medec* malad* patient* clinique* pharmac*',
  politics:
    'election* vote votes voter* parti partis senat* loi lois decret* deput* campagne* reforme*',
  leisure:
    'equipe match tournoi* musiqu* film films musee* roman* artist* theatr* tourist* tourism* plage*',
  road: 'accident* circulation route routes autoroute* pont ponts metro train trains tram* bus',
  harvest: 'recolt* cultiv* sem* vendange* elevage* eleveur* peche* pecheur*',
  survey: 'enquete* statisti* recens* etude* rapport* sondage* selon pourcent*',
  appoint: 'nomm* nomination* demission* retrait* succed* deced*',
  cancel: 'annul* report* suspend* ajourn*',
  tax: 'impot* fiscal* exoner* taxe* tribut*',
  announce: 'annonc* devoil* confirm* present* lance lancent lancement* lancer* demarr* service',
}
