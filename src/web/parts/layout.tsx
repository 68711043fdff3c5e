/** The frame of every page. */
import type { Child, FC } from 'hono/jsx'
import type { Reader } from '../reader.js'
import { wordsOf } from '../words/index.js'
import { deskLanguages } from '../words/words.js'

/** The parts of the desk that its navigation names. */
export type Section = 'search' | 'searches' | 'review' | 'sources' | 'exports'

const addresses: Readonly<Record<Section, string>> = {
  search: '/',
  searches: '/searches',
  review: '/review',
  sources: '/sources',
  exports: '/exports',
}

interface LayoutProps {
  readonly reader: Reader
  readonly title: string
  readonly section?: Section
  readonly children?: Child
}

const Languages: FC<{ readonly reader: Reader }> = ({ reader }) => (
  <nav class="languages" aria-label={reader.words.nav.languages}>
    <ul>
      {deskLanguages.map((code) => (
        <li>
          <a
            href={`/language/${code}?back=${encodeURIComponent(reader.here)}`}
            lang={code}
            hreflang={code}
            {...(code === reader.lang ? { 'aria-current': 'true' as const } : {})}
          >
            {wordsOf[code].language}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Top: FC<{ readonly reader: Reader; readonly section?: Section | undefined }> = ({
  reader,
  section,
}) => (
  <header class="top">
    <div>
      <a class="brand" href="/">
        Gaceta
      </a>
      <nav aria-label={reader.words.nav.label}>
        <ul>
          {(Object.keys(addresses) as Section[]).map((name) => (
            <li>
              <a
                href={addresses[name]}
                {...(name === section ? { 'aria-current': 'page' as const } : {})}
              >
                {reader.words.nav[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Languages reader={reader} />
    </div>
  </header>
)

/** A whole page. */
export const Layout: FC<LayoutProps> = ({ reader, title, section, children }) => (
  <html lang={reader.lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Gaceta`}</title>
      <link rel="icon" href={reader.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={reader.style} />
      <script src={reader.script} type="module"></script>
    </head>
    <body>
      <a class="skip" href="#content">
        {reader.words.skip}
      </a>
      <Top reader={reader} section={section} />
      <main id="content" tabindex={-1}>
        {children}
      </main>
      <footer class="foot">
        Gaceta · {reader.words.tagline} · <a href="/api/v1/openapi.json">{reader.words.nav.api}</a>
      </footer>
    </body>
  </html>
)
