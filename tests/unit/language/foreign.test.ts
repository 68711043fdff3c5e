import { describe, expect, it, test } from 'vitest'
import { detectLanguage } from '../../../src/language/index.js'

// Sentences of our own, so that nothing is borrowed.
const texts = {
  pl: 'Dwanaście firm z naszego regionu pojedzie w przyszłym miesiącu na targi do Hanoweru, aby spotkać się z kupcami i podpisać pierwsze umowy. Przedsiębiorcy liczą na nowe zamówienia, a izba gospodarcza pokryje połowę kosztów podróży.',
  tr: 'Bölgemizden on iki şirket gelecek ay alıcılarla görüşmek ve ilk sözleşmeleri imzalamak için fuara gidecek. Ticaret odası yolculuk masraflarının yarısını karşılayacağını ve yeni siparişler beklediğini açıkladı.',
  sv: 'Tolv företag från vår region reser nästa månad till mässan för att träffa köpare och skriva under de första avtalen. Handelskammaren betalar hälften av resan och räknar med nya beställningar redan under hösten.',
}

describe('detectLanguage on languages outside its profile', () => {
  test.each(Object.entries(texts))('names %s', (code, text) => {
    expect(detectLanguage(text).code).toBe(code)
  })

  it('is not sure of Spanish or French when it sees little of them', () => {
    const short = Object.values(texts).map((text) => detectLanguage(text.slice(0, 60)))
    const sure = short.filter(({ confidence }) => confidence >= 0.5)
    expect(sure.filter(({ code }) => code === 'es' || code === 'fr')).toEqual([])
  })
})
