/** Words that the made-up papers of benches and fault tests are written with. */

/** Towns of one region. */
export const towns = [
  'Silao',
  'León',
  'Celaya',
  'Irapuato',
  'Salamanca',
  'Moroleón',
  'Acámbaro',
  'Yuriria',
]
/** First words of companies. */
export const firms = [
  'Troquelados',
  'Fundidora',
  'Cables',
  'Muebles',
  'Lácteos',
  'Textiles',
  'Vidrios',
]
/** Forenames. */
export const given = [
  'Ana',
  'Luis',
  'Eva',
  'Juan',
  'Rosa',
  'Iván',
  'Inés',
  'Raúl',
  'Marta',
  'Hugo',
  'Elena',
  'Óscar',
]
/** Surnames. */
export const family =
  'Ruiz Cota Mora Peña Vela Luna Roca Soto Ríos Vega Lara Mena Nava Ochoa Rojas Salas Tapia Vidal'.split(
    ' ',
  )
/** Nouns of business news. */
export const nouns =
  'acuerdo agua almacén avance banco barrio calidad cámara campo carretera cliente comercio compra consejo costo crédito cuenta demanda desarrollo diseño empleo energía equipo escuela exportación fábrica feria fondo futuro gasto gobierno grupo industria informe inversión jornada mercado mes mesa meta minuto muestra negocio norma obra oferta orden pago parque permiso plan planta plazo precio producto programa proveedor proyecto puerto recurso red región reunión ruta salario sector semana servicio sistema socio taller técnica temporada terreno trabajo tramo turno venta vivienda zona'.split(
    ' ',
  )
