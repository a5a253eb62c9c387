import { type Json, recordOf, recordsOf, textOf } from '../lib/plain.ts'
import { contentOf } from './attributes.ts'
import type { CardPress, CardSession } from './session.ts'

/** The web address an element opens, if any; only http(s) and tel. */
export function linkOf(element: Json): string | undefined {
  const behaviour = recordsOf(element.behaviors).find((each) => each.type === 'open_url')
  const multi = recordOf(element.multi_url)
  const candidates = [behaviour?.pc_url, behaviour?.default_url, multi.pc_url, multi.url, element.url].map((each) => textOf(each))
  return candidates.find((each) => /^(?:https?:\/\/|tel:)/i.test(each))
}

/** True when a press is sent to the bot. */
export function callsBack(element: Json): boolean {
  return recordsOf(element.behaviors).some((each) => each.type === 'callback') || element.value !== undefined
}

/** Does what pressing an element outside a form does: the reason why not, a link, or a callback. */
export function behave(element: Json, session: CardSession, press: Omit<CardPress, 'target'>): void {
  if (element.disabled === true) {
    session.tip(contentOf(element.disabled_tips) || '现在不能点击')
    return
  }
  const link = linkOf(element)
  if (link !== undefined) window.open(link, '_blank', 'noopener,noreferrer')
  if (callsBack(element)) session.press(element, press)
}
