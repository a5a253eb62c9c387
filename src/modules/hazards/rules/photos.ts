import { AppError } from '../../../lib/errors.ts'
import type { Acting, HazardFacts } from '../facts.ts'
import { parties } from './parties.ts'
import { isUnsigned } from './unsigned.ts'

/** Pictures of one phase of one hazard (C): more say nothing new and no card shows them. */
export const mostPhotos = 20

/** States in which a picture before may still be added: until somebody has judged by them. */
const beforeIn: readonly string[] = ['draft', 'to_grade', 'registered']
/** States in which a fix is under way. */
const afterIn: readonly string[] = ['registered', 'awaiting_plan', 'rectifying']

/** Why this person may not add a picture of this phase now; null when it is in order. */
export function photoPhaseProblem(facts: HazardFacts, actor: Acting, phase: 'before' | 'after' | 'receipt'): AppError | null {
  const { state, putAwayAt } = facts.hazard
  if (phase === 'before') {
    if (!parties.finder(facts, actor)) return new AppError('not-allowed', '整改前的照片由发现人补充。')
    return beforeIn.includes(state) && putAwayAt === null ? null : new AppError('wrong-state', '这条隐患现在不能再补整改前的照片。')
  }
  if (phase === 'receipt') {
    if (!parties.servant(facts, actor)) return new AppError('not-allowed', '送达回证的照片由办理送达的保险机构提交。')
    const isCarried = facts.report?.recipients.some((to) => to.state === 'by-hand') ?? false
    return isUnsigned(facts) || isCarried ? null : new AppError('wrong-state', '这条隐患现在没有等待登记的书面送达。')
  }
  if (!parties.fixers(facts, actor)) return new AppError('not-allowed', '整改后的照片由整改责任人或安全管理人员提交。')
  return afterIn.includes(state) ? null : new AppError('wrong-state', '这条隐患现在不在整改中，不能提交整改后的照片。')
}
