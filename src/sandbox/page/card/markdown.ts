import DOMPurify from 'dompurify'
import { guard } from 'lit/directives/guard.js'
import MarkdownIt from 'markdown-it/browser'
import { withEmoji } from './emoji.ts'
import { giveMeaning } from './markdown-meaning.ts'
import { readTag } from './markdown-tags.ts'
import type { CardSession, CardSurroundings } from './session.ts'

const ALLOWED_TAGS = [
  ...['p', 'br', 'hr', 'span', 'a', 'img', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]
const ALLOWED_ATTR = ['href', 'src', 'alt', 'title', 'start']
const ALLOWED_LINK = /^(?:https?:\/\/|tel:|\/sandbox\/api\/resources\/)/i
const IMAGE_KEY = /^[\w-]{3,200}$/

type Parser = InstanceType<typeof MarkdownIt>

const parsers = new WeakMap<CardSurroundings, Parser>()

/**
 * Markdown of the platform as nodes: CommonMark without HTML, the platform's tags, pictures by image key.
 *
 * What people wrote is data: foreign tags come out as text, links lead only to http(s) and tel, nothing is loaded from elsewhere.
 */
export function markdownNodes(source: string, around: CardSurroundings): DocumentFragment {
  const parser = parsers.get(around) ?? makeParser(around)
  parsers.set(around, parser)
  const fragment = DOMPurify.sanitize(parser.render(withEmoji(source)), {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_DATA_ATTR: true,
    ALLOWED_URI_REGEXP: ALLOWED_LINK,
    RETURN_DOM_FRAGMENT: true,
  })
  giveMeaning(fragment, around)
  return fragment
}

/** Markdown of the platform, drawn anew only when its text changes. */
export function drawRich(source: string, session: CardSession): unknown {
  return guard([source], () => markdownNodes(source, session.around))
}

function makeParser(around: CardSurroundings): Parser {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true })
  parser.validateLink = (url) => /^(?:https?:\/\/|tel:)/i.test(url) || IMAGE_KEY.test(url)
  parser.inline.ruler.before('autolink', 'platform_tag', (state, silent) => {
    if (state.src[state.pos] !== '<') return false
    const found = readTag(state.src.slice(state.pos), parser.utils.escapeHtml)
    if (found === undefined) return false
    if (!silent) state.push('platform_tag', '', 0).content = found.html
    state.pos += found.length
    return true
  })
  parser.renderer.rules.platform_tag = (tokens, index) => tokens[index]?.content ?? ''
  parser.renderer.rules.image = (tokens, index) =>
    imageMarkup(String(tokens[index]?.attrGet('src') ?? ''), tokens[index]?.content ?? '', around, parser)
  return parser
}

function imageMarkup(key: string, alt: string, around: CardSurroundings, parser: Parser): string {
  const safe = parser.utils.escapeHtml
  if (!IMAGE_KEY.test(key)) return `<span>［图片：${safe(alt || '不能显示')}］</span>`
  return `<img src="${safe(around.imageUrl(key))}" alt="${safe(alt)}">`
}
