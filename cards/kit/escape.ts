/** What makes text invisible or turns its direction: controls, bidi marks and overrides, zero-width characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out here
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Text from people without what cannot be seen; line breaks stay, at most two in a row. */
export function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Characters that mean something to the client's Markdown wherever they stand. */
const everywhere = /[&<>*_~`[\]()#!\\|$@]/g
/** Colons of `:OK:` and `http:`; those of times (09:00) stay. */
const colon = /(?<!\d):|:(?!\d)/g
const doubleSlash = /\/\//g
/** The dots of `www.example.com`, which a client may turn into a link by itself; those of figures (1.2%) stay. */
const domainDot = /\.(?=[^\s\d])/gu
/** List and heading marks count only at the beginning of a line. */
const leading = /^[-+=]/
const leadingNumber = /^(\d+)\./

const entity = (character: string): string => `&#${character.charCodeAt(0)};`

function escapeLine(line: string): string {
  return line
    .replace(everywhere, entity)
    .replace(colon, entity)
    .replace(doubleSlash, '&#47;&#47;')
    .replace(domainDot, '&#46;')
    .replace(leading, entity)
    .replace(leadingNumber, '$1&#46;')
}

/**
 * Text from people as Markdown that shows exactly that text: no wording can make a link, a tag, a colour, a list or a
 * mention. Lines are joined by `<br>`, so that no line of theirs begins a block.
 *
 * @see card-json-v2-components/content-components/rich-text, special character escaping
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .split('\n')
    .map((line) => escapeLine(line.trim()))
    .join('<br>')
}

/** Markdown we wrote ourselves; whatever was put into it is escaped. Made by {@link md} only. */
export class Markdown {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Inserted = string | number | Markdown

function sourceOf(value: Inserted): string {
  if (value instanceof Markdown) return value.source
  return typeof value === 'number' ? String(value) : escapeMarkdown(value)
}

/** Markdown with holes: what stands in the template is ours, what is put into the holes is text and is escaped. */
export function md(template: TemplateStringsArray, ...values: readonly Inserted[]): Markdown {
  return new Markdown(template.reduce((whole, part, index) => whole + sourceOf(values[index - 1] ?? '') + part))
}

/** Pieces of Markdown one under the other; null and empty pieces are left out. */
export function lines(...pieces: readonly (Markdown | null)[]): Markdown {
  return new Markdown(pieces.flatMap((piece) => (piece === null || piece.source === '' ? [] : [piece.source])).join('\n'))
}
