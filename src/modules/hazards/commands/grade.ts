import { shanghaiDate } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { askTogether } from '../../directory/index.ts'
import { clauseById } from '../clauses/index.ts'
import type { HazardFacts } from '../facts.ts'
import { type GradeForm, gradeForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { gradingHours, hazardClocks } from '../rules/clock-names.ts'
import { dueDateProblem } from '../rules/due-dates.ts'
import { nextRound } from '../rules/grade-proposal.ts'
import { loopNotices } from '../rules/notice-words.ts'
import { secondPersons, standInFor } from '../second-person.ts'
import { insertApproval } from '../store.ts'
import { startClock } from './clocks.ts'
import { chosenFixer } from './fixer.ts'
import { hazardCommand, type Outcome, type Step } from './hazard-command.ts'
import { putUnderRepair } from './put-under-repair.ts'
import { tell } from './telling.ts'

const hourMs = 3_600_000

/**
 * Grades a hazard as general, which puts it under repair at once, or proposes it as major, which another person decides.
 *
 * A major grade needs the clause of a determination standard (or one typed in, marked so), the fact, the harm and the
 * measures advised: they become the notification.
 */
export const gradeHazard = hazardCommand({
  command: 'grade',
  form: gradeForm,
  apply: (step) => (step.form.grade === 'general' ? gradeGeneral(step) : proposeMajor(step)),
})

async function gradeGeneral(step: Step<GradeForm>): Promise<Outcome> {
  const { facts, form, rows, now } = step
  if (!rows.some(({ to }) => to === 'registered')) {
    const graders = facts.hazard.isSelfFound ? '本单位安全管理人员或主要负责人' : '保险机构风控专员或项目负责人'
    throw new AppError('not-allowed', `您现在的身份只能提出重大隐患，一般隐患请由${graders}定级。`)
  }
  const dueOn = form.due_on ?? facts.hazard.dueOn ?? undefined
  if (dueOn === undefined) throw fieldError('due_on', '没有填写，请补上后再提交。')
  mustBeDue(dueOn, 'general', now)
  const repair = await putUnderRepair(step, { dueOn, fixer: form.fixer ?? facts.fixer?.personId ?? null })
  const clause = form.clause === undefined && form.clause_text === undefined ? {} : clauseColumns(facts, form)
  return {
    journal: 'hazard.graded',
    set: { ...repair, ...clause, ...texts(form), grade: 'general' },
    details: { grade: 'general', dueOn },
    followedBy: [{ action: 'hazard.notified', from: 'registered', to: 'rectifying' }],
  }
}

async function proposeMajor(step: Step<GradeForm>): Promise<Outcome> {
  const { tx, actor, facts, form, now, ids } = step
  for (const field of ['fact', 'harm', 'advice'] as const) {
    if (form[field] === undefined) throw fieldError(field, '没有填写：定为重大要写清事实、危害和整改建议。')
  }
  const clause = clauseColumns(facts, form)
  if (form.due_on !== undefined) mustBeDue(form.due_on, 'major', now)
  const enterpriseId = facts.hazard.enterpriseId ?? ''
  const fixerPersonId = await chosenFixer(tx, { enterpriseId, said: form.fixer ?? facts.fixer?.personId ?? null }, now)
  const round = nextRound(facts, 'grade')
  const second = await secondPerson(step, withProposal(facts, { round, step }))
  const given = { grade: 'major', isComplete: true, dueOn: form.due_on ?? null, clause: clause.clause, standardId: clause.standardId }
  const details = { ...given, ...(second.approverId !== undefined && { approverId: second.approverId }) }
  const signed = { personId: actor.personId, organisationId: actor.organisationId, role: actor.role, at: now, reason: form.fact ?? null }
  const approval = { id: ids.next(), hazardId: facts.hazard.id, act: 'grade', step: 'propose', verdict: 'agreed', round }
  await insertApproval(tx, { ...approval, ...signed, details })
  await startClock(step, hazardClocks.grade, new Date(now.getTime() + gradingHours.major * hourMs))
  await tell(step, { kind: loopNotices.gradeApproval, to: second.people })
  const isShared = facts.hazard.isShared || facts.hazard.isSelfFound
  return { journal: 'hazard.grade_proposed', set: { ...clause, ...texts(form), fixerPersonId, isShared }, details }
}

/**
 * Who is asked to decide: of the usual body, else the nearest bureau's approver.
 *
 * @throws AppError `wrong-state` when there is nobody: a proposal that reaches nobody would lie where it is.
 */
async function secondPerson({ tx, now }: Step<GradeForm>, proposed: HazardFacts) {
  const people = await secondPersons(askTogether(tx, now), proposed)
  if (people.length > 0) return { people, approverId: undefined }
  const standIn = await standInFor(tx, proposed, now)
  if (standIn !== null) return { people: standIn.people, approverId: standIn.organisationId }
  throw new AppError(
    'wrong-state',
    '现在没有第二个人能审定重大隐患：请先让本单位另一位安责险主管或当地应急管理局执法人员登记，再提交定级。',
  )
}

/** The facts as they will be: the proposer is not asked to approve his own proposal. */
function withProposal(facts: HazardFacts, of: { round: number; step: Step<GradeForm> }): HazardFacts {
  const { actor, now } = of.step
  const by = { ...actor, role: actor.role }
  const proposal = { act: 'grade', step: 'propose', verdict: 'agreed', by, at: now, reason: null, details: {}, round: of.round } as const
  return { ...facts, approvals: [...facts.approvals, proposal] }
}

function mustBeDue(dueOn: string, grade: 'general' | 'major', now: Date): void {
  const problem = dueDateProblem(dueOn, grade, shanghaiDate(now))
  if (problem !== null) throw fieldError('due_on', problem)
}

function texts({ fact, harm, advice }: GradeForm) {
  return { ...(fact === undefined ? {} : { fact }), ...(harm === undefined ? {} : { harm }), ...(advice === undefined ? {} : { advice }) }
}

/** The clause by the standard in force on the day of discovery; what was typed in is kept as typed and marked. */
function clauseColumns({ enterprise, hazard }: HazardFacts, { clause, clause_text: typed }: GradeForm) {
  const foundOn = shanghaiDate(hazard.foundAt ?? hazard.createdAt)
  const line = clause === undefined || enterprise === null ? null : clauseById(clause, { industry: enterprise.industry, foundOn })
  if (line !== null) return { standardId: line.standardId, clause: line.clause, clauseText: line.text, clauseSource: 'catalogue' }
  if (typed !== undefined) return { standardId: null, clause: clause ?? '', clauseText: typed, clauseSource: 'by-hand' }
  if (clause === undefined) throw fieldError('clause', '没有填写，请选择判定条款，或填写条款内容。')
  throw fieldError('clause', '不是这个行业在发现当日有效的条款，请重新选择，或填写条款内容。')
}
