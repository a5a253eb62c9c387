import { z } from 'zod'

const effects = [
  'delay',
  'status',
  'code',
  'drop',
  'accept-then-drop',
  'double',
  'reorder',
  'silence',
  'bad-signature',
  'truncate',
  'replay',
] as const

/** A disturbance the room imitates. `value`: milliseconds of a delay, HTTP status, or platform code. */
export const faultSchema = z.strictObject({
  id: z.string().optional(),
  match: z.strictObject({
    /** URL path of a call; `*` stands for anything. */
    path: z.string().optional(),
    method: z.string().optional(),
    appId: z.string().optional(),
    /** Event type, `card.action.trigger` included; `*` stands for anything. */
    event: z.string().optional(),
  }),
  effect: z.enum(effects),
  value: z.number().int().min(0).optional(),
  /** How often it strikes; left out: always. */
  times: z.number().int().min(1).optional(),
})

export type Fault = z.output<typeof faultSchema>
export type FaultEffect = Fault['effect']

/** What is about to happen: a call of the bot (path, method) or a push to it (event). */
export type Occasion = { readonly path?: string; readonly method?: string; readonly appId?: string | undefined; readonly event?: string }

type Armed = { readonly fault: Fault; hits: number }

/** The fault switches of the room, in the order they were set; the first that matches strikes. */
export class Faults {
  #armed: Armed[] = []

  replace(faults: readonly Fault[]): void {
    this.#armed = faults.map((fault, index) => ({ fault: { ...fault, id: fault.id ?? `fault-${index + 1}` }, hits: 0 }))
  }

  list(): (Fault & { hits: number })[] {
    return this.#armed.map(({ fault, hits }) => ({ ...fault, hits }))
  }

  /** The fault that strikes now, counted; undefined when all is well. */
  strike(occasion: Occasion, effectsWanted?: readonly FaultEffect[]): Fault | undefined {
    if (this.#armed.length === 0) return undefined
    const hit = this.#armed.find(
      ({ fault, hits }) =>
        hits < (fault.times ?? Number.POSITIVE_INFINITY) &&
        (effectsWanted === undefined || effectsWanted.includes(fault.effect)) &&
        matches(fault.match, occasion),
    )
    if (hit) hit.hits += 1
    return hit?.fault
  }
}

function matches(match: Fault['match'], occasion: Occasion): boolean {
  // A fault for events never strikes a call, and the other way round; one without either may strike both.
  if (match.event !== undefined && !fits(match.event, occasion.event)) return false
  if ((match.path !== undefined || match.method !== undefined) && occasion.path === undefined) return false
  if (match.path !== undefined && !fits(match.path, occasion.path)) return false
  if (match.method !== undefined && match.method.toUpperCase() !== occasion.method) return false
  return match.appId === undefined || match.appId === occasion.appId
}

function fits(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}
