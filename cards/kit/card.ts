import { Markdown, md } from './escape.ts'
import { type Cut, fitted } from './fit.ts'
import { telLink } from './tel.ts'
import { hr, markdown, plainText } from './text.ts'
import type { Card, CardContext, CardElement, HeaderTemplate, TextTag } from './types.ts'

/** How urgent a card is; decides the colour of its header. */
export type Tone = 'major' | 'overdue' | 'soon' | 'normal' | 'done' | 'closed'

const templates: Record<Tone, HeaderTemplate> = {
  major: 'red',
  overdue: 'red',
  soon: 'orange',
  normal: 'blue',
  done: 'green',
  closed: 'grey',
}

export interface CardSpec {
  readonly tone: Tone
  /** Header; what the card is. */
  readonly title: string
  /** First line: what is asked of this reader and by when. */
  readonly ask: string | Markdown
  /** Lock screen and chat list: what is asked and by when; no names, no details. */
  readonly summary: string
  /** Short words beside the title, at most two. */
  readonly tags?: readonly { readonly text: string; readonly color: TextTag['color'] }[]
  readonly body: readonly CardElement[]
  /** Carries a number, a code or a contact meant for this reader alone: the client then does not forward it. */
  readonly isPrivate?: boolean
}

const practiceTag = { text: '练习', color: 'neutral' } as const

function tagList(spec: CardSpec, ctx: CardContext): TextTag[] {
  const tags = ctx.practice ? [practiceTag, ...(spec.tags ?? [])] : (spec.tags ?? [])
  return tags.slice(0, 3).map(({ text, color }) => ({ tag: 'text_tag', text: plainText(text), color }))
}

/** Under whose eyes the card was drawn, and whom to call. */
function footer({ as, help }: CardContext): CardElement[] {
  const who = as === null ? md`尚未登记身份` : md`以${as}身份`
  const call = help === null ? md`不清楚怎么办，发“帮助”` : md`不清楚怎么办，打电话给 ${telLink(help.name, help.mobile)}`
  return [hr(), markdown(md`<font color='grey'>${who}</font> ｜ ${call}`, 'notation')]
}

/** Nothing to say is no element: the platform refuses an empty one. */
const hasContent = (element: CardElement): boolean => element.tag !== 'markdown' || element.content !== ''

function assemble(spec: CardSpec, ctx: CardContext): Card {
  const tags = tagList(spec, ctx)
  const ask = spec.ask instanceof Markdown ? spec.ask : md`${spec.ask}`
  return {
    schema: '2.0',
    config: { update_multi: true, summary: { content: spec.summary }, ...(spec.isPrivate && { enable_forward: false }) },
    header: {
      title: plainText(spec.title),
      template: templates[spec.tone],
      ...(tags.length > 0 && { text_tag_list: tags }),
    },
    body: { elements: [markdown(md`**${ask}**`, 'heading'), ...spec.body.filter(hasContent), ...footer(ctx)] },
  }
}

/**
 * Draws one card: header in the colour of its urgency, first line, body, footer; within the platform's limits.
 *
 * @param draw - gets the shortener for long texts; may be called several times.
 * @param whole - what the shortener says about the rest.
 */
export function drawCard(ctx: CardContext, draw: (cut: Cut) => CardSpec, whole = '点“查看隐患”看全文'): Card {
  return fitted((cut) => assemble(draw(cut), ctx), whole)
}
