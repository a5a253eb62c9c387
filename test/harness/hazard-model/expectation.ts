import { createHash } from 'node:crypto'

import { shanghaiDate } from '../../../src/lib/calendar.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import { siteAt } from './model-effects.ts'
import type { Form } from './model-forms.ts'
import type { Act, ModelHazard } from './model-hazard.ts'
import { type Answer, modelAnswer } from './model-table.ts'
import { modelSees } from './model-visibility.ts'

/** What the model says will come of a press. `repeat`: the same finger twice, a success that changes nothing. */
export type Expectation = 'done' | 'refused' | 'repeat' | 'open'

export interface Pressed {
  readonly act: Act
  readonly actor: Actor
  readonly form: Form
  readonly isRight: boolean
  readonly v: number | undefined
  readonly now: Date
}

/** The mark of a press: the same person, body, act and words on the same version. */
export function pressMark({ act, actor, form }: Pressed, onVersion: number): string {
  const command = act.startsWith('grade_') ? 'grade' : act
  const text = JSON.stringify([actor.personId, actor.organisationId, command, form, onVersion])
  return createHash('sha256').update(text).digest('hex')
}

/** Predicts a press from the model alone. */
export function expectationOf(hazard: ModelHazard, pressed: Pressed): Expectation {
  const { act, actor, isRight, v, now } = pressed
  if (!modelSees(hazard, actor, now)) return 'refused'
  const isPhoto = act.startsWith('photo_')
  const isWellFormed = isRight || act === 'sign'
  if (isWellFormed && !isPhoto && hazard.presses.has(pressMark(pressed, v ?? hazard.version - 1))) return 'repeat'
  if (!isRight || (!isPhoto && v !== undefined && v !== hazard.version)) return 'refused'
  const answer: Answer = modelAnswer(act, hazard, actor, now)
  if (answer === 'no' || !isComplete(hazard, pressed)) return 'refused'
  return answer === 'yes' ? 'done' : 'open'
}

/** What an act needs beside the right person: pictures, dates that still lie ahead, a hazard to merge into that he may see. */
function isComplete(hazard: ModelHazard, { act, form, actor, now }: Pressed): boolean {
  const today = shanghaiDate(now)
  switch (act) {
    case 'register':
      return (hazard.photosBefore > 0 || hazard.hasWaiver) && !isWishPast(hazard, actor, now)
    case 'draft':
      return actor.organisationKind !== 'agency' || now < hazard.site.agencySeesUntil
    case 'submit':
      return hazard.photosAfter > 0
    case 'grant_extension':
      return hazard.extension !== null && hazard.extension.newDueOn >= today
    case 'extend':
      return String(form.due_on) > (hazard.dueOn ?? '') && String(form.due_on) >= today
    case 'merge':
      return hazard.grade !== 'ungraded' || actor.organisationId === hazard.site.carer
    default:
      return true
  }
}

/** The finder grades in the same act by a day that has passed meanwhile. */
function isWishPast(hazard: ModelHazard, actor: Actor, now: Date): boolean {
  if (hazard.hint !== 'general' || hazard.dueOn === null) return false
  const asGrader = { ...hazard, site: siteAt(hazard.site, hazard.foundAt ?? now), state: 'to_grade' as const }
  return modelAnswer('grade_general', asGrader, actor, now) === 'yes' && hazard.dueOn < shanghaiDate(now)
}
