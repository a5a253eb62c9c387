/** The platform's own tags inside markdown: reading them, and the plain markup they become. */

/** Tags with an end tag, and what they become. */
const PAIRED: Record<string, string> = { font: 'span', text_tag: 'span', number_tag: 'span', a: 'a', link: 'a' }
/** Tags that stand alone; an end tag is passed over. */
const SINGLE = new Set(['at', 'person', 'local_datetime', 'br', 'hr'])

const TAG = /^<(\/?)([a-z_]+)((?:\s+[a-z_-]+\s*=\s*(?:'[^']*'|"[^"]*"|[^\s'"<>]+))*)\s*(\/?)>/i
const ATTRIBUTE = /([a-z_-]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>]+))/gi
const RAW = /^<raw>([\s\S]*?)<\/raw>/i

/** What stands at the beginning of some text: how long it is, and its markup or its plain text. */
export interface FoundTag {
  length: number
  html: string
}

/**
 * Reads one platform tag at the beginning of `source`.
 *
 * @param safe - makes text safe inside markup and attributes.
 * @returns undefined when no tag of the platform begins here: the `<` is then ordinary text.
 */
export function readTag(source: string, safe: (text: string) => string): FoundTag | undefined {
  const raw = RAW.exec(source)
  if (raw !== null) return { length: raw[0].length, html: safe(raw[1] ?? '') }
  const match = TAG.exec(source)
  if (match === null) return undefined
  const [whole, slash, rawName = '', attributes = '', selfClosed] = match
  const name = rawName.toLowerCase()
  if (SINGLE.has(name)) return { length: whole.length, html: slash === '/' ? '' : single(name, attributes, safe) }
  const becomes = Object.hasOwn(PAIRED, name) ? PAIRED[name] : undefined
  if (becomes === undefined) return undefined
  if (slash === '/') return { length: whole.length, html: `</${becomes}>` }
  const end = selfClosed === '/' ? `</${becomes}>` : ''
  return { length: whole.length, html: `<${becomes}${markup(name, attributes, safe)}>${end}` }
}

function single(name: string, attributes: string, safe: (text: string) => string): string {
  if (name === 'br' || name === 'hr') return `<${name}>`
  return `<span${markup(name, attributes, safe)}></span>`
}

/** Attributes travel as data-…; a later step, which works on the tree, gives them their meaning. */
function markup(name: string, attributes: string, safe: (text: string) => string): string {
  const found = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', single, double, bare]) => {
    const attribute = key.toLowerCase()
    const value = safe(single ?? double ?? bare ?? '')
    return attribute === 'href' || ((name === 'link' || name === 'a') && attribute === 'url')
      ? ` href="${value}"`
      : ` data-md-${attribute}="${value}"`
  })
  return ` data-md="${name}"${found.join('')}`
}
