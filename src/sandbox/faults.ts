import { z } from 'zod'

import { effectNames, type FaultEffect, meaningOf, type Struck } from './fault-effects.ts'
import { connectionPath, fits, type Match, whatIsSenseless } from './fault-sense.ts'

export type { FaultEffect } from './fault-effects.ts'

/** A disturbance the room imitates; what each effect does stands in `faultEffects`. */
export const faultSchema = z
  .strictObject({
    id: z.string().min(1).optional(),
    match: z.strictObject({
      /** URL path of a call; `*` stands for anything. `/ws/v2` is the long connection itself. */
      path: z.string().startsWith('/').or(z.string().startsWith('*')).optional(),
      method: z
        .string()
        .regex(/^[a-z]+$/i)
        .optional(),
      appId: z.string().optional(),
      /** Event type, `card.action.trigger` included; `*` stands for anything. */
      event: z.string().min(1).optional(),
    }),
    effect: z.enum(effectNames),
    value: z.number().int().min(0).optional(),
    /** How often it strikes; left out: always. */
    times: z.number().int().min(1).optional(),
  })
  .superRefine((fault, issue) => {
    const message = whatIsSenseless(fault)
    if (message !== undefined) issue.addIssue({ code: 'custom', message })
  })

export type Fault = z.output<typeof faultSchema>
export type ListedFault = Fault & { readonly hits: number }

/** What is about to happen. */
export type Occasion =
  | { readonly kind: 'call'; readonly path: string; readonly method: string; readonly appId: string | undefined }
  | { readonly kind: 'event' | 'callback'; readonly event: string; readonly appId: string; readonly isSigned: boolean }
  | { readonly kind: 'connection'; readonly appId: string }

type Armed = { readonly fault: Fault; hits: number }

/** The fault switches of the room, in the order they were set; the first that matches strikes. */
export class Faults {
  #armed: Armed[] = []
  readonly #watchers: (() => void)[] = []

  /** Sets the list anew; `hits` of a kept list go on counting. */
  replace(faults: readonly (Fault & { readonly hits?: number })[]): void {
    this.#armed = faults.map(({ hits = 0, ...fault }, index) => ({ fault: { ...fault, id: fault.id ?? `fault-${index + 1}` }, hits }))
    this.#tell()
  }

  list(): ListedFault[] {
    return this.#armed.map(({ fault, hits }) => ({ ...fault, hits }))
  }

  /** The fault that strikes now, counted; undefined when all is well. */
  strike(occasion: Occasion): Fault | undefined {
    if (this.#armed.length === 0) return undefined
    const hit = this.#armed.find((armed) => isLeft(armed) && strikes(armed.fault, occasion))
    if (!hit) return undefined
    hit.hits += 1
    this.#tell()
    return hit.fault
  }

  /** True while the whole platform is gone for an app; asking is no strike. */
  isAway(appId: string): boolean {
    return this.#armed.some(
      (armed) => armed.fault.effect === 'away' && isLeft(armed) && matches(armed.fault, { kind: 'connection', appId }),
    )
  }

  /** Calls `listener` after each change of the list or its counts. */
  watch(listener: () => void): void {
    this.#watchers.push(listener)
  }

  #tell(): void {
    for (const tell of this.#watchers) tell()
  }
}

function isLeft({ fault, hits }: Armed): boolean {
  return hits < (fault.times ?? Number.POSITIVE_INFINITY)
}

function strikes(fault: Fault, occasion: Occasion): boolean {
  return doesSomething(fault.effect, occasion.kind) && matches(fault, occasion)
}

function doesSomething(effect: FaultEffect, kind: Struck): boolean {
  return meaningOf(effect).does[kind] !== undefined
}

type Call = Extract<Occasion, { kind: 'call' }>
type Push = Extract<Occasion, { kind: 'event' | 'callback' }>

function matches(fault: Fault, occasion: Occasion): boolean {
  const { match } = fault
  if (match.appId !== undefined && match.appId !== occasion.appId) return false
  switch (occasion.kind) {
    case 'call':
      return matchesCall(match, occasion)
    case 'event':
    case 'callback':
      // The long connection signs nothing that could be wrong.
      return matchesPush(match, occasion) && (fault.effect !== 'bad-signature' || occasion.isSigned)
    case 'connection':
      if (match.event !== undefined || match.method !== undefined) return false
      return match.path === undefined || fits(match.path, connectionPath)
  }
}

function matchesCall({ path, method, event }: Match, call: Call): boolean {
  if (event !== undefined || (method !== undefined && method.toUpperCase() !== call.method)) return false
  return path === undefined || fits(path, call.path)
}

function matchesPush({ path, method, event }: Match, push: Push): boolean {
  if (path !== undefined || method !== undefined) return false
  return event === undefined || fits(event, push.event)
}
