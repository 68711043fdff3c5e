/** Spanish words by topic, folded; `*` lets a word go on. Where two fit, the longer one counts. */
import type { TopicWords } from './topic-words.js'

/** Spanish. */
export const spanishTopics: TopicWords = {
  invest: 'invert* inver* desembols* inyect*',
  inaugurate: 'inaugur* estren* apertura* reapertura* abre abrio abrira abriran abrieron',
  build: 'constru* edific* levantara levantan erig* obra obras piedra cimientos urbaniz*',
  expand: 'ampli* expan* ensanch* crecera duplic* triplic* agrand* extender* crecimiento',
  settle:
    'instal* asent* asient* radic* establecer* establecio afinc* desembarc* traslad* mud* reubic*',
  factory:
    'planta plantas fabrica fabricas factoria* ensamblador* maquila maquilas maquilador* armadora* ' +
    'refineria* ingenio ingenios molino* frigorific* curtiembre* aserradero* acereria* siderurg* complejo',
  machine:
    'linea lineas prensa* horno hornos maquinaria* maquina maquinas robot* equipamiento telar* torno tornos',
  office: 'oficina* sede sedes sucursal* tienda* local locales supermercado* hotel* restaurante*',
  warehouse: 'almacen* bodega* logistic* cedis camion* flota flotas grua gruas',
  power:
    'eolic* solar solares fotovolt* megavatio* megawatt* hidrogeno subestacion* turbina* electrolizador* ' +
    'hidroelectric* bateria* litio mina minas minero minera yacimiento*',
  area: 'metros hectarea* terreno* predio* superficie cuadrados parcela* lote lotes',
  capacity: 'capacidad* toneladas volumen unidades barriles litros',
  job: 'empleo* puesto* plazas plaza contrat* reclut* plantilla* vacante* operari* trabajador*',
  capital:
    'capital accion* accionist* bonos emision obligaciones ronda semilla dividendo* capitaliz* titulos',
  acquire: 'adquir* adquis* compra compro comprara absorb* absorc* fusion* traspas* propiedad',
  money: 'millon* mdp mdd euros euro dolares pesos soles monto costo presupuest* recursos',
  close: 'cierr* cerrara cerro despid* quiebr* liquid* concurso recort* paraliz*',
  grant: 'subsid* subvenci* apoyo apoyos estimulo* incentiv* ayuda ayudas bonificac* cofinanci*',
  loan: 'credit* prestamo* prestar* financi* garantia* aval avales microcredit* reembols* interes tasa',
  call: 'convoc* postul* inscrip* inscrib* solicitud* registr* candidatur* requisit* plazo* expediente*',
  choose:
    'seleccion* ganador* benefici* elegid* otorg* asign* entreg* acreedor* resultaron evaluac*',
  incubator: 'incubador* aceler* vivero* semillero* emprend* startup* emergent* innovac* innova*',
  supplier: 'proveed* suministr* cadena cadenas encadenamient* subcontrat* tractora* ancla',
  plan: 'programa programas plan planes estrategia* iniciativa* politica* proyecto*',
  coach: 'asesor* acompan* mentor* diagnostic* consultor* asistencia',
  renew: 'moderniz* digitaliz* tecnific* actualiz* reconver* certific* equipar*',
  train: 'capacit* formac* formar* formara* forman formo entren* adiestr* ensen* especializac*',
  course:
    'curso cursos cursillo* taller talleres diplomado* seminario* modulo* clase clases aula aulas catedra*',
  learner:
    'alumn* estudiant* becari* aprendi* aprend* egresad* graduad* graduac* jovenes pasant* cursan cursar*',
  teacher: 'docent* profesor* instructor* maestro* maestra* tutor* formador* catedrat*',
  school:
    'universi* institut* escuela* colegio* facultad* politecnic* tecnologic* bachiller* conalep',
  diploma: 'diploma* titul* acredit* constancia* competencia* maestria* ingenier* carrera*',
  exchange: 'pasantia* practicas residencia* intercambi* beca becas estancia* movilidad dual',
  hours: 'horas semanas quincena jornadas',
  sign: 'firm* suscrib* suscrip* rubric* sell* ratific* protocol*',
  accord:
    'acuerd* acord* convenio* pacto* pactar* tratado* memorand* carta cartas intencion alianza* alian* hermanamient*',
  contract:
    'contrato* concesion* licit* adjudic* pedido* orden ordenes puj* oferta ofertas consorcio*',
  joint: 'conjunt* coinver* mixta comun compart* binacional* tripartit*',
  cooperate: 'cooper* colabor* vincul* sinergia* articul*',
  licence: 'distribu* exclusiv* licencia* represent* franquici* patente*',
  prolong: 'vigencia renov* prorrog* anos decada quinquenio',
  board: 'asamblea* consejo* junta directiv* socio socios cooperativ* notari*',
  negotiate: 'negoci* conversac* mesa mesas tratativ* dialog*',
  labour: 'sindicat* huelga* paro paros salari* gremi* contractual* laudo',
  meet: 'reun* encuentr* entrevist* sesion* sostuv* audiencia* almuerzo cena desayuno platic*',
  visit: 'visit* recorr* supervis* inspecc*',
  receive: 'recib* acog* anfitri* bienvenid*',
  committee: 'comision* comite* grupo delegad* representant* autoridad*',
  envoy: 'embajad* consul* diplomatic* canciller* viceministr* agregad* mandatari*',
  official:
    'ministr* secretari* goberna* alcald* president* presidenta subsecretari* consejer* intendent* prefect*',
  agenda: 'agenda agendas temas minuta compromiso* peticion* plante* demand* solicit* pidi*',
  fair:
    'feria* expo expos exposic* salon salones foro foros congreso* cumbre* convencion* simposi* festival* ' +
    'muestra vitrina* rueda* macrorrueda* encuentro* certamen jornada coloquio* fiesta*',
  exhibitor: 'exposit* expositor* stand stands pabell* exhib* mostrador* degust* catas cata',
  public: 'visitantes asistent* asistenc* publico entradas boleto* aforo',
  edition: 'edicion* anual bienal decima novena octava septima sexta quinta',
  speech: 'conferenc* panel* ponenc* ponent* charla* magistral* inaugural',
  prize: 'premi* galardon* jurado* trofeo* medalla* concurs* finalist*',
  mission: 'mision misiones delegaci* comitiva* caravana* gira giras expedic* embajada',
  travel:
    'viaj* vuela* vuelo* volar* partir* parten saldra* salier* rumbo avion* aeropuert* maleta* itinerari*',
  arrive: 'lleg* arrib* aterriz* regres* volvi* vuelve* vuelta retorn* vendra*',
  export: 'export* exterior mercado mercados internacionaliz* aduan* contenedor* envio* embarque*',
  buyer: 'comprador* importador* distribuidor* mayorist* contrapart* cliente* cadenas',
  pairing: 'citas cita rondas ronda bilateral* prospec* contactos matchmaking muestras catalog*',
  firm: 'empresa empresas empresari* compania* pyme pymes mipyme* industriales fabricantes productores negocios',
  earnings:
    'utilidad* ganancia* perdida* trimestr* semestr* ingresos ebitda facturac* ventas margen resultado*',
  price: 'precio* inflac* tarifa* alza encarec* caro barat* canasta',
  market: 'dolar bolsa cotiz* cambio divisa* indice* mercantil',
  court: 'tribunal* juez* juzgad* juicio* demanda fiscalia* sentenc* amparo* multa* sancion*',
  crime: 'polic* deteni* robo* asesin* homicid* narco* extors* violenc* contraband*',
  disaster:
    'lluvia* torment* huracan* sequia* incendi* sismo* terremot* inundac* helada* emergencia',
  health: 'hospital* vacun* salud medic* enferm* pacient* clinic* farmac*',
  politics:
    'elecc* voto votos vota* partido* diputad* senad* ley leyes decret* congresist* campana* reforma*',
  leisure:
    'equipo gol torneo* music* pelicula* museo* novela* artist* teatro* turist* turism* playa*',
  road: 'choque* accident* transito carretera* autopista* puente* metro tren trenes bus buses',
  harvest: 'cosech* cultiv* siembr* sembr* zafra vendimia ganader* pesca pesquer*',
  survey: 'encuest* estadistic* censo estudio* informe* segun porcentaje',
  appoint: 'nombr* design* relev* renunci* jubil* asumi* asumira fallec*',
  cancel: 'cancel* aplaz* suspend* pospon* pospus* posterg*',
  tax: 'impuest* fiscal* exenci* exoner* arancel* tribut*',
  announce: 'anunci* revel* confirm* adelant* present* lanz* arranc* puso pone ponen pondra marcha',
}
