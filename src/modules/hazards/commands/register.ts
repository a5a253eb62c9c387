import { z } from 'zod'

import { shanghaiDate } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { agencyFor, answerableFor } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { visitFor } from '../queries/visit-for.ts'
import { gradingHours, hazardClocks } from '../rules/clock-names.ts'
import { dueDateProblem } from '../rules/due-dates.ts'
import { proposedGrade } from '../rules/grade-proposal.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { parties } from '../rules/parties.ts'
import { insertVisit, nextNumber } from '../store.ts'
import { startClock, stopClock } from './clocks.ts'
import { hazardCommand, type Outcome, type Step } from './hazard-command.ts'
import { putUnderRepair } from './put-under-repair.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { tell } from './telling.ts'

const hourMs = 3_600_000
const pressForm = z.object({})

/**
 * Registers a draft: number, visit, answerable insurer, and either its grade at once or the task to grade it.
 *
 * A finder who may grade and gave a due date grades a general hazard in the same act. Imminent danger is told before any
 * grade.
 */
export const registerHazard = hazardCommand({
  command: 'register',
  form: pressForm,
  apply: async (step) => {
    mustBeComplete(step.facts)
    const placed = await place(step)
    const registered = { ...step, facts: placed.facts }
    await stopClock(step, hazardClocks.draft, 'registered')
    if (step.facts.hazard.imminent) await raiseAlarm(registered)
    const set = placed.set
    return isGradedAtOnce(placed.facts, step) ? gradeAtOnce(registered, set) : askForGrade(registered, set)
  },
})

type Set = NonNullable<Outcome['set']>

/** @throws AppError `invalid-input` naming the first thing that is missing. */
function mustBeComplete({ hazard, photos }: HazardFacts): void {
  if (hazard.enterpriseId === null) throw new AppError('invalid-input', '还没有选定单位，请先修改草稿。', { field: 'enterprise' })
  if (photos.some(({ phase }) => phase === 'before') || hazard.photoWaiver !== null) return
  throw new AppError('invalid-input', '还没有照片。请在聊天里直接发送照片，或在草稿里写明没有照片的原因（如井下不能拍照）。', {
    field: 'photo_waiver',
  })
}

/** Gives the hazard its number, its visit and the body that answers for it. */
async function place(step: Step<unknown>): Promise<{ set: Set; facts: HazardFacts }> {
  const { tx, actor, facts, now, ids } = step
  const { hazard } = facts
  const enterpriseId = hazard.enterpriseId ?? ''
  const at = hazard.foundAt ?? now
  const { insurerId, answerableId } = await answerableFor(tx, { enterpriseId, at, finderOrganisationId: actor.organisationId })
  const assigned = insurerId === null ? null : await agencyFor(tx, { enterpriseId, insurerId, at })
  const agencyId = actor.organisationKind === 'agency' ? actor.organisationId : assigned
  const visitId = hazard.visitId ?? (await visitFor(tx, { actor, enterpriseId }, now)) ?? ids.next()
  await insertVisit(tx, {
    id: visitId,
    enterpriseId,
    finderPersonId: actor.personId,
    finderOrganisationId: actor.organisationId,
    startedAt: now,
  })
  const { grade } = proposedGrade(facts)
  // Whoever reports a major or imminent danger at his own site asks the insurer to look: it cannot stay hidden from it.
  const isShared = hazard.isSelfFound && (grade === 'major' || hazard.imminent)
  const set = { number: await nextNumber(tx, shanghaiDate(now)), insurerId, answerableId, agencyId, visitId, isShared, registeredAt: now }
  const kind = insurerId === null ? 'emergency-bureau' : 'insurer'
  const answerable = answerableId === null ? null : { id: answerableId, name: '', kind }
  return { set, facts: { ...facts, answerable, hazard: { ...hazard, ...set, state: 'to_grade' } } }
}

function isGradedAtOnce(facts: HazardFacts, { actor }: Step<unknown>): boolean {
  if (proposedGrade(facts).grade !== 'general' || facts.hazard.dueOn === null) return false
  return parties.grader(facts, actor) || parties['self-grader'](facts, actor)
}

async function gradeAtOnce(step: Step<unknown>, set: Set): Promise<Outcome> {
  const { facts, now } = step
  const dueOn = facts.hazard.dueOn ?? ''
  const problem = dueDateProblem(dueOn, 'general', shanghaiDate(now))
  if (problem !== null) throw new AppError('invalid-input', `「整改期限」${problem}`, { field: 'due_on' })
  const repair = await putUnderRepair(step, { dueOn, fixer: facts.fixer?.personId ?? null })
  return {
    set: { ...set, ...repair, grade: 'general' },
    to: 'to_grade',
    details: { number: set.number },
    followedBy: [
      { action: 'hazard.graded', from: 'to_grade', to: 'registered' },
      { action: 'hazard.notified', from: 'registered', to: 'rectifying' },
    ],
  }
}

async function askForGrade(step: Step<unknown>, set: Set): Promise<Outcome> {
  const { tx, facts, now } = step
  const { grade } = proposedGrade(facts)
  await startClock(step, hazardClocks.grade, new Date(now.getTime() + gradingHours[grade] * hourMs))
  await tell(step, { kind: loopNotices.gradeTask, to: await audienceOf(tx, { facts, words: ['grader'] }, now) })
  return { set, details: { number: set.number } }
}
