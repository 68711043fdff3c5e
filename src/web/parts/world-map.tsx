/** A map of the world with the places of an event, drawn here; nothing is asked from a map service. */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import type { FC } from 'hono/jsx'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** A place on the map. */
export interface Spot {
  readonly name: string
  readonly lat: number
  readonly lon: number
}

const width = 720
const height = 370
const projection = geoNaturalEarth1()
  .scale(130)
  .translate([width / 2, height / 2 + 20])

let land: string | undefined

/** The outline of all land, from Natural Earth (public domain) through world-atlas; drawn once. */
function landPath(): string {
  if (land !== undefined) return land
  const file = createRequire(import.meta.url).resolve('world-atlas/land-110m.json')
  const topology = JSON.parse(fs.readFileSync(file, 'utf8')) as Topology<{
    land: GeometryCollection
  }>
  const path = geoPath(projection).digits(1)
  land = path(feature(topology, topology.objects.land)) ?? ''
  return land
}

// Of the labels in the units of the drawing.
const lineHeight = 24
const letterWidth = 11

interface Label {
  readonly name: string
  readonly x: number
  readonly y: number
  /** Where the baseline of the name is: names of places close together stand one below the other. */
  readonly baseline: number
}

function placeLabels(spots: readonly Spot[]): Label[] {
  const labels: Label[] = []
  for (const { name, lat, lon } of spots) {
    const [x, y] = projection([lon, lat]) ?? [0, 0]
    let baseline = y + 7
    const isTaken = (other: Label): boolean =>
      other.x < x + name.length * letterWidth &&
      x < other.x + other.name.length * letterWidth &&
      Math.abs(other.baseline - baseline) < lineHeight
    while (labels.some(isTaken)) baseline += lineHeight / 2
    labels.push({ name, x, y, baseline })
  }
  return labels
}

interface WorldMapProps {
  readonly from: readonly Spot[]
  readonly to: readonly Spot[]
  readonly label: string
}

/** The map: places as dots with their names, and the way from each origin to each destination. */
export const WorldMap: FC<WorldMapProps> = ({ from, to, label }) => {
  const path = geoPath(projection).digits(1)
  const spots = [...new Map([...from, ...to].map((spot) => [spot.name, spot])).values()]
  if (spots.length === 0) return null
  const routes = from.flatMap((start) =>
    to.map((end) =>
      path({
        type: 'LineString',
        coordinates: [
          [start.lon, start.lat],
          [end.lon, end.lat],
        ],
      }),
    ),
  )
  return (
    <svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path class="land" d={landPath()} />
      {routes.map((route) => (route === null ? null : <path class="route" d={route} />))}
      {placeLabels(spots).map(({ name, x, y, baseline }) => {
        const isRight = x > width * 0.75
        return (
          <g>
            <circle class="spot" cx={x.toFixed(1)} cy={y.toFixed(1)} r="5" />
            <text
              x={(x + (isRight ? -9 : 9)).toFixed(1)}
              y={baseline.toFixed(1)}
              {...(isRight ? { 'text-anchor': 'end' } : {})}
            >
              {name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
