/** What a drawn photo shows. */
export type SceneKind = 'tunnel' | 'cabinet' | 'scaffold' | 'tank' | 'yard'

export interface Scene {
  readonly kind: SceneKind
  /** Two numbers of one kind give two pictures nobody takes for the same. */
  readonly seed: number
  /** As it was found, or as it was put right. */
  readonly isFixed: boolean
}

/** Width and height in pixels. */
export const sceneSize = { width: 480, height: 360 } as const

/** A figure of the seed between two bounds; each use takes another place. */
type Pick = (place: number, from: number, to: number) => number

const picker =
  (seed: number): Pick =>
  (place, from, to) => {
    const turn = Math.sin(seed * 127.1 + place * 311.7) * 43_758.5453
    return Math.round(from + (turn - Math.floor(turn)) * (to - from))
  }

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
const line = (points: string, colour: string, width: number): string =>
  `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`

/** A gallery of a mine with its lamps, rails and, at one side, a sensor. */
function tunnel(pick: Pick, isFixed: boolean): string {
  const x = pick(1, 160, 320)
  const lean = isFixed ? 0 : pick(2, 24, 60)
  const posts = [0, 1, 2].map((place) =>
    line(`${70 + place * 46 + lean},${110 + place * 24} ${70 + place * 46},330`, '#7a5b39', 14 - place * 3),
  )
  const at = pick(3, 330, 430)
  const sensor = isFixed
    ? rect(at, 120, 34, 46, '#e8e2c9') + rect(at + 8, 130, 18, 10, '#3fbf6b')
    : `<circle cx="${at}" cy="140" r="34" fill="#c9d4dd" opacity="0.85"/>`
  return `${rect(0, 0, 480, 360, '#241f1b')}<ellipse cx="${x}" cy="210" rx="${pick(4, 120, 190)}" ry="130" fill="#4a4138"/><ellipse cx="${x}" cy="220" rx="56" ry="62" fill="#12100e"/><circle cx="${x}" cy="96" r="12" fill="#ffe9a8"/>${line(`${x - 20},260 90,360`, '#8b8f94', 6)}${line(`${x + 20},260 400,360`, '#8b8f94', 6)}${posts.join('')}${sensor}`
}

/** A switch cabinet: its door open and cables loose, or closed. */
function cabinet(pick: Pick, isFixed: boolean): string {
  const x = pick(1, 60, 210)
  const wide = pick(2, 150, 210)
  const cables = [0, 1, 2, 3].map((place) =>
    line(
      `${x + 26 + place * 30},150 ${x + pick(5 + place, -30, wide)},${pick(9 + place, 230, 350)} ${x + wide + pick(13 + place, 10, 90)},346`,
      ['#c0392b', '#2c6fbb', '#d9a520', '#2f2f2f'][place] ?? '#2f2f2f',
      6,
    ),
  )
  const door = isFixed
    ? `${rect(x, 60, wide, 230, '#c7ccd1')}${rect(x + wide - 26, 160, 10, 34, '#4d5358')}`
    : `${rect(x, 60, wide, 230, '#3a3f44')}<polygon points="${x},60 ${x - 54},84 ${x - 54},310 ${x},290" fill="#aeb4ba"/>${cables.join('')}`
  return `${rect(0, 0, 480, 300, isFixed ? '#e9e4da' : '#cfc6b8')}${rect(0, 300, 480, 60, '#8a8478')}${door}<polygon points="${x + wide / 2},84 ${x + wide / 2 - 20},118 ${x + wide / 2 + 20},118" fill="#f2c230"/>`
}

/** Scaffolding before a building: a guard rail missing, or all there. */
function scaffold(pick: Pick, isFixed: boolean): string {
  const step = pick(1, 66, 92)
  const left = pick(2, 20, 90)
  const posts = [0, 1, 2, 3, 4].map((place) => rect(left + place * step, 40, 8, 300, '#b9a24a'))
  const rows = [0, 1, 2].flatMap((row) => {
    const y = 100 + row * 86
    const end = isFixed || row !== pick(3, 0, 2) ? left + 4 * step : left + 2 * step
    return [
      rect(left - 10, y, 4 * step + 30, 12, '#8c6a3f'),
      line(`${left},${y - 34} ${end},${y - 34 + (end === left + 4 * step ? 0 : 30)}`, '#c8ccd0', 6),
    ]
  })
  return `${rect(0, 0, 480, 360, '#a9c8e8')}${rect(pick(4, 0, 120), 20, 330, 320, '#d8d2c4')}${rect(0, 330, 480, 30, '#8d8065')}${posts.join('')}${rows.join('')}`
}

/** A tank with its pipe: dripping into a pool, or dry. */
function tank(pick: Pick, isFixed: boolean): string {
  const x = pick(1, 130, 330)
  const wide = pick(2, 70, 110)
  const pool = isFixed
    ? ''
    : `<ellipse cx="${x + wide}" cy="326" rx="${pick(3, 60, 110)}" ry="18" fill="#5d4a2a"/>${line(`${x + wide},236 ${x + wide},320`, '#5d4a2a', 7)}`
  return `${rect(0, 0, 480, 300, '#c9dbe6')}${rect(0, 300, 480, 60, '#9c968c')}${rect(x - wide, 80, wide * 2, 220, '#e3e6e8')}<ellipse cx="${x}" cy="80" rx="${wide}" ry="26" fill="#f3f5f6"/>${rect(x - wide, pick(4, 130, 190), wide * 2, 26, isFixed ? '#3a7d54' : '#b4622d')}${line(`${x + wide},230 ${Math.min(470, x + wide + 120)},230`, '#7d868d', 18)}${pool}`
}

/** A store yard: goods across the way out, or beside it. */
function yard(pick: Pick, isFixed: boolean): string {
  const way = pick(1, 150, 280)
  const boxes = [0, 1, 2, 3, 4, 5].map((place) => {
    const inTheWay = way - 30 + (place % 3) * 44
    const aside = place % 2 === 0 ? pick(20 + place, 0, 60) : pick(20 + place, 380, 430)
    return rect(
      isFixed ? aside : inTheWay,
      300 - Math.floor(place / 3) * 46 - pick(30 + place, 0, 30),
      50,
      44,
      ['#a9743c', '#8e5f2e', '#bd8a4f'][place % 3] ?? '#a9743c',
    )
  })
  return `${rect(0, 0, 480, 240, '#b7bcc2')}${rect(0, 240, 480, 120, '#7f7a72')}${rect(way, 90, 110, 160, '#5f6b74')}${rect(way + 22, 56, 66, 24, '#2f9e5b')}${rect(pick(2, 20, 100), 120, 34, 80, '#c0392b')}${boxes.join('')}`
}

const draw: Readonly<Record<SceneKind, (pick: Pick, isFixed: boolean) => string>> = { tunnel, cabinet, scaffold, tank, yard }

/** Uneven light, as every real photo has it; without it two walls of one colour would pass for the same picture. */
function light(pick: Pick): string {
  const spot = (place: number, fill: string) =>
    `<ellipse cx="${pick(60 + place, 0, 480)}" cy="${pick(70 + place, 0, 360)}" rx="${pick(80 + place, 70, 170)}" ry="${pick(90 + place, 60, 150)}" fill="${fill}" opacity="0.1"/>`
  return [spot(0, '#ffffff'), spot(1, '#000000'), spot(2, '#ffffff'), spot(3, '#000000')].join('')
}

/** The scene as SVG; the same scene is the same text in every room. */
export function sceneSvg({ kind, seed, isFixed }: Scene): string {
  const { width, height } = sceneSize
  const pick = picker(seed + (isFixed ? 500 : 0))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${draw[kind](pick, isFixed)}${light(pick)}</svg>`
}
