/** The part of `snowball-stemmers` that is used; the package has no types of its own. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string
  }
  const snowball: { newStemmer(language: 'spanish' | 'french'): Stemmer }
  // eslint-disable-next-line no-restricted-exports -- The package exports so.
  export default snowball
}
