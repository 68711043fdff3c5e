/** Spanish words around figures, folded; phrases with a space between their tokens. */
import { list } from './list.js'
import type { FigureWords } from './word-table.js'

/** Spanish words around figures. */
export const es: FigureWords = {
  before: {
    about: list(`
      casi, cerca de, cerca del, unos, unas, alrededor de, alrededor del, en torno a,
      en torno al, cercano a, cercana a, cercanos a, cercanas a, cercano al, cercana al,
      aproximadamente, aproximadamente de, ronda, rondan,       del orden de, proximo a, proxima a
    `),
    at_least: list(`
      mas de, mas del, mas que, al menos, cuando menos, por lo menos, superior a, superior al,
      superiores a, superiores al, mayor a, mayor de, mayor que, poco mas de, poco mas del,
      un poco mas de, un poco mas del, algo mas de, algo mas del, por encima de, por encima del,
      no menos de, no menos del, minimo, un minimo de, como minimo, a partir de, supera, superan
    `),
    none: list(`
      salario minimo, plazo minimo, precio minimo, precio maximo, plazo maximo,
      ni mas ni menos de
    `),
    at_most: list(`
      hasta, hasta en, hasta por, maximo, un maximo de, como maximo, no mas de, no mas del,
      un tope de
    `),
    under: list(`
      menos de, menos del, poco menos de, poco menos del, un poco menos de, un poco menos del,
      algo menos de, algo menos del, inferior a, inferior al, inferiores a, menor a,
      por debajo de, por debajo del
    `),
  },
  after: {
    at_most: list(`como maximo, a lo sumo, maximo`),
    at_least: list(`como minimo, por lo menos, minimo, o mas`),
    about: list(`aproximadamente`),
  },
  articles: list(`un, una, el, la, los, las`),
  ranges: {
    entre: list(`y, e`),
    de: list(`a`),
    del: list(`al`),
    desde: list(`hasta, a`),
  },
  bareRanges: list(`a, o, u`),
  changeStems: list(`
    pas, sub, baj, crec, aument, ca, reduc, redu, ampl, elev, increment, disminu, salt, recort,
    descend, ascend, trepo, trepa, escal, retroced, llev, creci, multiplic, encarec, abarat,
    desplom
  `),
  percent: list(
    `%, por ciento, por cien, puntos porcentuales, punto porcentual, puntos porcentual, por 100`,
  ),
  measures: list(`
    m², m2, m³, m3, km², km2, km, kms, cm, mm, m, ha, has, hm³, hm3, km/h, kg, kgs, kilo, kilos,
    g, gr, mg, t, tn, l, lts, ml, kw, mw, gw, tw, kwh, mwh, gwh, twh, kv, mva, hp, cv, bpd, ppm,
    pb, pbs, mb, gb, tb, mbps, gbps, db, hz, khz, mhz, ghz, mwp, kwp, gwp, °c, º c, ºc, ° c, °,
    grados, grado, grados celsius, grados centigrados, metro, metros, metros cuadrados,
    metro cuadrado, metros cubicos, metro cubico, metros lineales, kilometro, kilometros,
    kilometros cuadrados, kilometros por hora, centimetro, centimetros, milimetro, milimetros,
    micrones, micras, hectarea, hectareas, hectometros cubicos, tonelada, toneladas,
    toneladas metricas, quintal, quintales, arroba, arrobas, kilogramo, kilogramos, gramo,
    gramos, miligramo, miligramos, libra, libras, onza, onzas, litro, litros, litros por segundo,
    hectolitro, hectolitros, mililitros, galon, galones, barril, barriles,     megavatio, megavatios, gigavatio, gigavatios, kilovatio, kilovatios, megawatt, megawatts,
    gigawatt, gigawatts, kilowatts, kilovoltios, megavatios hora, gigavatios hora,
    kilovatios hora, teravatios hora, metros cubicos por segundo, metros por segundo, pie, pies,
    pies cuadrados, pies cubicos, pulgada, pulgadas, milla, millas, millas nauticas, nudos,
    acres, manzanas de tierra, caballos de fuerza, caballos de vapor, puntos base,
    puntos basicos, punto base, puntos, punto, terabytes, gigabytes, megabytes, decibelios,
    decibeles, quilates, teu, teus, habitantes por kilometro cuadrado, megapixeles, calorias,
    kilocalorias
  `),
  belowZero: list(`bajo cero`),
  currencies: {
    ESP: list(`peseta, pesetas`),
    NLG: list(`florines, florines neerlandeses, florines holandeses`),
    HKD: list(`dolar de hong kong, dolares de hong kong`),
    SGD: list(`dolares de singapur`),
    TWD: list(`dolares de taiwan`),
    FIM: list(`marcos finlandeses`),
    pound: list(`libra, libras`),
    DEM: list(`marcos alemanes`),
    EUR: list(`euro, euros`),
    peso: list(`peso, pesos`),
    dollar: list(`dolar, dolares`),
    franc: list(`franco, francos`),
    JPY: list(`yen, yenes`),
    CNY: list(`yuan, yuanes, renminbi, renminbis`),
    BRL: list(`reales, real`),
    PEN: list(`soles, sol, nuevos soles`),
    VES: list(`bolivar, bolivares`),
    BOB: list(`boliviano, bolivianos`),
    PYG: list(`guarani, guaranies`),
    GTQ: list(`quetzal, quetzales`),
    HNL: list(`lempira, lempiras`),
    NIO: list(`cordobas`),
    CRC: list(`colones, colon`),
    PAB: list(`balboa, balboas`),
    HTG: list(`gourde, gourdes`),
    RUB: list(`rublo, rublos`),
    rupee: list(`rupia, rupias`),
    krone: list(`corona, coronas`),
    dirham: list(`dirham, dirhams, dirhames`),
    dinar: list(`dinar, dinares`),
    NGN: list(`naira, nairas`),
    ZAR: list(`rand, rands`),
    PLN: list(`zlotys`),
    KRW: list(`wones`),
    TRY: list(`liras`),
    ILS: list(`shekels`),
    riyal: list(`riyales`),
    GBP: list(`libras esterlinas, libra esterlina`),
    shilling: list(`chelines`),
    CLF: list(`uf`),
  },
  adjectives: {
    MX: list(`mexicanos, mexicano`),
    CO: list(`colombianos, colombiano`),
    CL: list(`chilenos, chileno`),
    AR: list(`argentinos, argentino`),
    UY: list(`uruguayos, uruguayo`),
    DO: list(`dominicanos, dominicano`),
    CU: list(`cubanos`),
    PH: list(`filipinos`),
    US: list(`estadounidenses, estadounidense, americanos, americano, norteamericanos`),
    CA: list(`canadienses, canadiense`),
    AU: list(`australianos`),
    NZ: list(`neozelandeses`),
    SG: list(`singapurenses`),
    HK: list(`hongkoneses`),
    TW: list(`taiwaneses`),
    CH: list(`suizos, suizo`),
    SN: list(`cfa`),
    CD: list(`congolenos`),
    GN: list(`guineanos`),
    SE: list(`suecas`),
    NO: list(`noruegas`),
    DK: list(`danesas`),
    CZ: list(`checas`),
    IS: list(`islandesas`),
    IN: list(`indias`),
    MA: list(`marroquies`),
    AE: list(`emiraties`),
    DZ: list(`argelinos`),
    TN: list(`tunecinos`),
    KW: list(`kuwaities`),
    JO: list(`jordanos`),
    RS: list(`serbios`),
    SA: list(`saudies`),
    BR: list(`brasilenos, brasileno`),
    PK: list(`paquistanies`),
    KE: list(`kenianos`),
    KR: list(`surcoreanos`),
  },
  cents: {
    own: list(`centavo, centavos, centimo, centimos`),
    GBP: list(`penique, peniques`),
  },
  notCounted: list(`
    ano, anos, mes, meses, dia, dias, semana, semanas, hora, horas, minuto, minutos, segundo,
    segundos, decada, decadas, siglo, siglos, trimestre, trimestres, semestre, semestres,
    bimestre, bimestres, quincena, quincenas, jornadas, jornada, noches, noche, lustros, h, hrs,
    hs, min, am, pm, seg, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre,
    setiembre, octubre, noviembre, diciembre, ene, feb, mar, abr, may, jun, jul, ago, sep, sept,
    oct, nov, dic, veces, vez, tantos
  `),
  notNouns: list(`
    mas, menos, los, las, nos, es, ambos, ambas, despues, antes, entonces, ademas, quizas, tras,
    atras, todos, todas, sus, mis, tus, estos, estas, esos, esas, unos, unas, muchos, muchas,
    pues, jamas, apenas, mientras, dos, tres, seis, otros, otras, cuyos, cuyas, les, os, estamos,
    somos, vamos, tenemos, hemos, gracias, lunes, martes, miercoles, jueves, viernes, ellos,
    ellas, cuales, quienes, detras, lejos, millones, miles, cientos, nosotros, contras, salvas,
    as, has, eras, veras, aquellos, aquellas, varios, varias, pocos, pocas, algunos, algunas,
    demas, adelantos, puntos
  `),
  nouns: list(`pymes, mipymes, pax, hoteles`),
  skippedAdjectives: list(`
    nuevos, nuevas, nuevo, nueva, otros, otras, primeros, primeras, ultimos, ultimas, proximos,
    proximas, posibles, distintos, distintas, diferentes, diversos, diversas, principales,
    importantes, grandes, mejores, futuros, futuras, buenos, buenas, antiguos, antiguas,
    actuales, simples, presuntos, presuntas, supuestos, supuestas, citados, citadas, restantes,
    tristes, enormes, modernos, modernas, viejos, viejas, propios, propias
  `),
  leadingAdjectives: list(`pequenos, pequenas, medianos, medianas, jovenes`),
  compounds: list(`
    puestos de trabajo, puntos de venta, cartas de intencion, numeros de parte,
    mandos intermedios, centros de trabajo, plazas de aparcamiento, plazas de estacionamiento,
    ordenes de compra, ruedas de negocios, unidades de negocio
  `),
  trailingAdjectives: list(`directos, indirectos, permanentes, temporales`),
  labels: list(`
    articulo, articulos, numero, numeros, ley, decreto, oficio, expediente, pagina, paginas,
    capitulo, carretera, ruta, calle, avenida, carrera, kilometro, telefono, telefonos, whatsapp,
    fax, iso, norma, covid, formula, distrito, lote, nivel, categoria, resolucion, canal, stand,
    bloque, tramo, vuelo, agenda
  `),
  labelAbbreviations: list(`art, arts, num, nro, no, n, pag, tel, cp, km, cra, av, exp`),
  moneyNouns: list(`
    dinero,     presupuesto, inversion, inversiones, ventas, facturacion, perdidas, ganancias, beneficio,
    beneficios, ingresos, deuda, deudas, ayudas, ayuda, gasto, gastos, capital, fondos, credito,
    creditos, subsidios, obras, obra, impuestos, exportaciones, importaciones, recaudacion,
    utilidades, utilidad, regalias, recursos, financiamiento, financiacion, subvencion,
    subvenciones, dotacion, multa, multas, costo, coste
  `),
  minus: 'menos',
  beforeMinus: list(`(, :, de, a, en, es, un`),
  rates: list(`
    dia, mes, ano, semana, hora, minuto, segundo, kilo, kilogramo, kg, tonelada, litro, persona,
    unidad, barril, metro, m2, m², hectarea, habitante, libra, onza, quintal, turno, noche, caja,
    galon, trabajador, empleado, empresa, cabeza, pieza, docena, kilometro, alumno, pasajero,
    vehiculo, trimestre, semestre, jornada, familia, hogar, planta, boleto, entrada, arroba
  `),
  per: list(`por, el, la, al, a la, cada, /`),
}
