import { setTimeout as pause } from 'node:timers/promises'

import type { MembershipId } from '../../src/app/practice/parts/hazards-steps.ts'
import { ControlApi } from '../harness/control-api.ts'
import { openIdOf } from './people.ts'
import type { Plan } from './prepare.ts'
import type { Press } from './press-kinds.ts'

/** A press that was made. Milliseconds of the machine, from the finger to the answer shown. */
export interface Made {
  readonly press: Press
  readonly startedAt: number
  readonly elapsedMs: number
}

interface Driving {
  readonly url: string
  /** The card a person presses on. */
  readonly message: (by: MembershipId, press: Press) => string
  /** Milliseconds a person reads before the next press. */
  readonly readsMs: () => number
}

/** All people press at the same time, each one press after the other. @throws Error when a press is refused. */
export async function drive(plan: Plan, driving: Driving): Promise<Made[]> {
  const api = new ControlApi(driving.url)
  const made: Made[] = []
  const one = async ([by, presses]: [MembershipId, readonly Press[]]) => {
    for (const press of presses) {
      await pause(driving.readsMs())
      const startedAt = performance.now()
      const result = await api.press(openIdOf(by), {
        messageId: driving.message(by, press),
        raw: { value: press.value, formValue: press.form },
      })
      made.push({ press, startedAt, elapsedMs: performance.now() - startedAt })
      if (result.status !== 'ok' || result.toast?.type === 'error') {
        throw new Error(`${by} ${press.action}: ${result.code ?? ''} ${result.toast?.content ?? ''}`)
      }
    }
  }
  await Promise.all([...plan].map(one))
  return made
}
