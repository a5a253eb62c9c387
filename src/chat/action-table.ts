import type { z } from 'zod'
import type { ActionName, actions } from '../../cards/actions.ts'
import type { AppError } from '../lib/errors.ts'
import type { Actor } from '../modules/directory/index.ts'
import type { HazardCommand } from '../modules/hazards/types.ts'
import type { ChatDeps } from './deps.ts'
import type { InboundPress, PressAnswer } from './inbound.ts'
import type { Reader } from './reader.ts'

/** The checked value of an action's button. */
export type ValueOf<A extends ActionName> = z.output<(typeof actions)[A]['value']>

interface PressedBy<A extends ActionName> {
  readonly deps: ChatDeps
  readonly press: InboundPress
  readonly reader: Reader
  readonly value: ValueOf<A>
  /** What was filled in, unchecked: the command parses it. */
  readonly form: Readonly<Record<string, unknown>>
}

/** One press by a known person, under the one context it runs under. */
export interface Pressed<A extends ActionName> extends PressedBy<A> {
  readonly actor: Actor
}

/** How one action is carried out. */
export type ActionEntry<A extends ActionName> =
  | {
      /** A stranger may press it: registration only. */
      readonly stranger: true
      readonly handle: (pressed: PressedBy<A>) => Promise<PressAnswer>
    }
  | {
      readonly stranger?: false
      /** Reads and writes under no context of its own: help, and the choice of a context itself. */
      readonly anyContext?: true
      /** The right over the hazard in the value that decides between several contexts of one person. */
      readonly needs?: HazardCommand
      readonly handle: (pressed: Pressed<A>) => Promise<PressAnswer>
      /** Draws the form again, with what was filled in and the field at fault. */
      readonly again?: (pressed: Pressed<A>, error: AppError) => Promise<Record<string, unknown>>
    }

/** What one file of actions/ contributes; a test asks that every registered action stands in exactly one. */
export type ActionTable = { readonly [A in ActionName]?: ActionEntry<A> }
