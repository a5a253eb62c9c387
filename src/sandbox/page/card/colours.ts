import { type Json, recordOf, textOf } from '../lib/plain.ts'

/** Palette names of the platform; each has a light and a dark value in tokens.css as `--c-…`. */
export const PALETTE = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
] as const

/** Share of the colour in a shade; what remains is the card's ground below 600 and the text colour above. */
const SHADES: Record<string, number> = {
  '00': 3,
  50: 8,
  100: 14,
  200: 24,
  300: 40,
  350: 50,
  400: 62,
  500: 82,
  600: 100,
  700: 84,
  800: 68,
  900: 52,
}

const RGBA = /^rgba?\([\d.,%\s/]+\)$/

/**
 * A colour of the card as CSS.
 *
 * @param own - the card's own colours (`config.style.color`).
 * @returns undefined for what is no colour, so that the surrounding one holds.
 */
export function colourOf(value: unknown, own: Json): string | undefined {
  const name = textOf(value)
  if (name === 'default' || name === '') return undefined
  if (name === 'white') return '#fff'
  if (name === 'bg-white') return 'var(--surface)'
  const custom = recordOf(own[name])
  if (RGBA.test(textOf(custom.light_mode)))
    return `light-dark(${textOf(custom.light_mode)}, ${textOf(custom.dark_mode) || textOf(custom.light_mode)})`
  const [base = '', shade = '600'] = name.split('-')
  if (base === 'neutral') return shaded('grey', shade)
  return PALETTE.some((each) => each === base) ? shaded(base, shade) : undefined
}

function shaded(base: string, shade: string): string | undefined {
  const share = SHADES[shade]
  if (share === undefined) return undefined
  if (share === 100) return `var(--c-${base})`
  const other = Number(shade) > 600 ? 'var(--ink)' : 'var(--surface)'
  return `color-mix(in srgb, var(--c-${base}) ${share}%, ${other})`
}

/** A name of the palette, or `grey`: for tags and headers, which are coloured by class. */
export function paletteName(value: unknown, fallback = 'grey'): string {
  const name = textOf(value)
  if (name === 'neutral') return 'grey'
  return PALETTE.some((each) => each === name) ? name : fallback
}
