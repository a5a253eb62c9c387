import { addDays, endOfDay, shanghaiDate } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'

/** Most days by which one extension moves the due day (C). */
export const longestExtensionDays = 30
/** How often a due day may be moved (C). */
export const extensionsAllowed = { general: 2, major: 1 } as const

/** What the rules ask about the hazard and what is asked for. */
export interface ExtensionQuestion {
  readonly grade: 'general' | 'major'
  /** Last day now, YYYY-MM-DD. */
  readonly dueOn: string
  /** Extensions already granted. */
  readonly granted: number
  readonly newDueOn: string
  readonly reason: string
  readonly interimControl: string
}

export interface ExtensionDecision {
  /** Asked after the due instant (补申请): recorded as late, the hazard stays overdue until it is granted. */
  readonly isLate: boolean
}

/**
 * Whether more time may be asked for.
 *
 * No extension without control measures in the meantime: what is not fixed must at least be held.
 *
 * @param now - the instant of asking; the due day ends at 24:00 Shanghai.
 * @throws AppError `invalid-input` with the field at fault, `wrong-state` when no extension is left.
 */
export function checkExtension(question: ExtensionQuestion, now: Date): ExtensionDecision {
  const { grade, dueOn, newDueOn } = question
  const allowed = extensionsAllowed[grade]
  if (question.granted >= allowed) {
    throw new AppError('wrong-state', `${grade === 'major' ? '重大' : '一般'}隐患最多延期 ${allowed} 次，次数已用完。请尽快整改并提交。`)
  }
  if (question.reason.trim() === '') throw new AppError('invalid-input', '请写明为什么需要延期。', { field: 'reason' })
  if (question.interimControl.trim() === '') {
    throw new AppError('invalid-input', '请写明延期期间怎么控制风险，没有管控措施不能延期。', { field: 'interim_control' })
  }
  if (newDueOn <= dueOn) {
    throw new AppError('invalid-input', `新的期限要晚于现在的期限 ${dueOn}。请重新选日期。`, { field: 'due_on' })
  }
  const today = shanghaiDate(now)
  if (newDueOn < today) throw new AppError('invalid-input', '新的期限已经过去了。请选今天或以后的日期。', { field: 'due_on' })
  const latest = addDays(dueOn, longestExtensionDays)
  if (newDueOn > latest) {
    throw new AppError('invalid-input', `一次最多延 ${longestExtensionDays} 天，最晚 ${latest}。请重新选日期。`, { field: 'due_on' })
  }
  return { isLate: now >= endOfDay(dueOn) }
}
