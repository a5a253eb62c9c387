import { closeAllFor } from '../../../deadlines/index.ts'
import { AppError } from '../../../lib/errors.ts'
import type { HazardFacts } from '../facts.ts'
import { mergeForm } from '../forms.ts'
import { withdrawDraft } from '../overdue/withdraw-draft.ts'
import { fieldError } from '../parse-form.ts'
import { factsFor } from '../queries/facts.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { openStates } from '../rules/transition.ts'
import { lockHazard } from '../store.ts'
import { hazardCommand, type Step } from './hazard-command.ts'
import { tellAudience } from './tell-audience.ts'

/**
 * The hazard that stays.
 *
 * Never across grades: a major hazard merged into a general one would lose its grade without two people deciding it.
 */
async function targetOf({ tx, actor, facts, now, form }: Step<{ into: string }>): Promise<HazardFacts> {
  await lockHazard(tx, form.into)
  const target = await factsFor(tx, { actor, hazard: form.into }, now)
  if (target === null) throw fieldError('into', '没有找到这条隐患，请核对编号。')
  if (target.hazard.id === facts.hazard.id) throw fieldError('into', '不能合并到自己，请填写另一条隐患的编号。')
  if (target.hazard.enterpriseId !== facts.hazard.enterpriseId) throw fieldError('into', '不是同一家单位的隐患，不能合并。')
  if (!openStates.includes(target.hazard.state)) throw fieldError('into', '那条隐患已经结束，不能再合并进去。')
  if (target.hazard.grade !== facts.hazard.grade) {
    throw new AppError('wrong-state', '两条隐患的等级不同，不能合并。请先办理定级或降级。', { field: 'into' })
  }
  return target
}

/** Ends a hazard that was reported twice; its photos and its story stay where they are, the other one goes on. */
export const mergeHazard = hazardCommand({
  command: 'merge',
  form: mergeForm,
  apply: async (step) => {
    const { tx, deps, actor, facts, form } = step
    const target = await targetOf(step)
    await withdrawDraft(tx, deps, { facts, by: actor, reason: `已合并到 ${target.hazard.number ?? ''}` })
    await closeAllFor(tx, deps, { subject: { type: 'hazard', id: facts.hazard.id }, state: 'cancelled', reason: 'merged' })
    const params = { into: target.hazard.number, reason: `已合并到 ${target.hazard.number ?? '另一条'}：${form.reason}` }
    await tellAudience(step, { tell: hazardNotices.merged, to: ['finder', 'responsible', 'safety', 'fixer'], params })
    return { set: { mergedIntoId: target.hazard.id }, reason: form.reason, details: { into: target.hazard.id } }
  },
})
