import { addDays, shanghaiDate } from '../../../src/lib/calendar.ts'
import type { Site } from './cast.ts'
import type { Act, ModelHazard } from './model-hazard.ts'

export type Form = Readonly<Record<string, unknown>>

/** What is filled in: a right form, or one with a fault that every reader would send back. */
export interface Filled {
  readonly form: Form
  readonly isRight: boolean
}

interface Asking {
  readonly site: Site
  readonly hazard: ModelHazard | null
  readonly now: Date
  /** Chooses among the variants. */
  readonly n: number
  /** Ids of the open hazards another may be merged into, by grade. */
  readonly targets: Readonly<Record<'ungraded' | 'general' | 'major', string>>
  readonly isEnforcing: boolean
}

const pick = <T>(from: readonly [T, ...T[]], n: number): T => from[n % from.length] ?? from[0]
const texts = { fact: '支护缺失', harm: '可能冒顶伤人', advice: '停止作业并补强支护' }

function draftForm({ site, now, n, isEnforcing }: Asking): Form {
  const today = shanghaiDate(now)
  const grade = pick(['unsure', 'general', 'major', 'general'], n)
  const hasDue = n % 3 !== 0
  return {
    ...{ enterprise: site.id, place: '一号点', description: `情况 ${n}`, found_on: today, grade, imminent: n % 5 === 4 },
    ...{
      fixer: pick([site.fixers[0] ?? '', site.fixers[1] ?? ''], n >> 2),
      discovery: isEnforcing && n % 2 === 0 ? 'enforcement' : 'public',
    },
    ...(hasDue ? { due_on: addDays(today, 2 + (n % 12)) } : {}),
    ...(n % 4 === 1 ? { photo_waiver: '井下不能拍照' } : {}),
  }
}

const rightForms: Partial<Record<Act, (asking: Asking) => Form>> = {
  draft: draftForm,
  grade_general: ({ now, n }) => ({ grade: 'general', due_on: addDays(shanghaiDate(now), 1 + (n % 29)) }),
  grade_major: ({ now, n }) => ({
    ...{ grade: 'major', clause_text: '顶板支护缺失的', ...texts },
    ...(n % 2 === 0 ? { due_on: addDays(shanghaiDate(now), n % 15) } : {}),
  }),
  refuse_grade: () => ({ reason: '条款不对' }),
  object_grade: () => ({ reason: '定级过高' }),
  answer_objection: ({ n }) => ({ verdict: pick(['dismissed', 'upheld'], n), reason: '已核对' }),
  sign: ({ hazard }) => ({ hash: hazard?.notificationHash ?? 'none' }),
  spoke: ({ n }) => ({ reached: n % 2 === 0 }),
  deliver_on_paper: ({ now }) => ({ delivered_on: shanghaiDate(now), received_by: '门卫', witnesses: '王一、李二', how: '当面' }),
  plan: ({ hazard, now, n }) => ({
    ...{ responsible: '责任人', measures: '补强', funds: '1,200.50', emergency_plan: '按预案', interim_control: '专人值守' },
    due_on: planDay(hazard, now, n),
  }),
  assign_fixer: ({ site, n }) => ({ fixer: pick([site.fixers[0] ?? '', site.fixers[1] ?? ''], n) }),
  submit: () => ({ measures: '已补强' }),
  verify_ok: () => ({ on_site: true }),
  verify_no: () => ({ on_site: true, reason: '没有补好' }),
  refuse_close: () => ({ reason: '证据不足' }),
  reopen: () => ({ reason: '又坏了' }),
  extend: ({ hazard, now, n }) => ({
    ...{ reason_class: 'purchase', reason: '等配件', interim_control: '专人值守' },
    due_on: laterDay(hazard, now, n),
  }),
  grant_extension: () => ({}),
  refuse_extension: () => ({ reason: '不能再等' }),
  downgrade: () => ({ reason: '不够重大' }),
  decide_downgrade: ({ n }) => ({ verdict: pick(['agreed', 'refused'], n), reason: '已核实' }),
  void: () => ({ reason: '重复误报' }),
  decide_void: ({ n }) => ({ verdict: pick(['refused', 'agreed'], n), reason: '已核实' }),
  merge: ({ hazard, targets }) => ({ into: targets[hazard?.grade ?? 'ungraded'], reason: '同一处' }),
  send_report: () => ({ opinion: '企业正在采购' }),
  receive_report: ({ n }) => (n % 2 === 0 ? {} : { receipt_number: `收${n}` }),
  withdraw_report: () => ({ reason: '条款写错' }),
  answer_report: () => ({ opinion: '已派人到场' }),
  finish_report: () => ({ result: '已停产整改' }),
  transfer_report: ({ hazard }) => ({ body: others.find((body) => !hazard?.report?.received.has(body)) ?? '', reason: '不在辖区' }),
  list_hazard: ({ now, n }) => ({ due_on: addDays(shanghaiDate(now), n % 60), reason: '限期治理' }),
  record_statutory_receipt: ({ now }) => ({ receipt_number: '回执一', receipt_on: shanghaiDate(now) }),
}

/** Bureaus of other places a report may be handed on to. */
const others = ['yj-gaoping', 'yj-yangcheng', 'yj-jincheng-chengqu', 'yj-jincheng-zone', 'yj-yangquan', 'yj-qinshui', 'yj-zezhou']

/** A plan shortens by some days; past its due day it names a day to come. */
function planDay(hazard: ModelHazard | null, now: Date, n: number): string {
  const today = shanghaiDate(now)
  const last = hazard?.dueOn ?? today
  if (last <= today) return today
  const asked = addDays(today, n % 15)
  return asked < last ? asked : last
}

/** Later than the day there is, at most 30 days, not yet past. */
function laterDay(hazard: ModelHazard | null, now: Date, n: number): string {
  const today = shanghaiDate(now)
  const asked = addDays(hazard?.dueOn ?? today, 1 + (n % 30))
  const latest = addDays(hazard?.dueOn ?? today, 30)
  return asked < today && today <= latest && today > (hazard?.dueOn ?? today) ? today : asked
}

/** One fault each, of the kind people and forgers make. */
const faults: Partial<Record<Act, readonly [Form, ...Form[]]>> = {
  draft: [
    { description: '' },
    { found_on: '2026-02-30' },
    { discovery: '算命' },
    { found_on: '2099-01-01' },
    { enterprise: 'qy-panshi-none' },
  ],
  grade_general: [{ due_on: '2020-01-01' }, { grade: 'huge' }, { due_on: '2099-01-01' }, { fixer: '无此人' }],
  grade_major: [{ fact: ' ' }, { clause_text: undefined }, { due_on: '2099-01-01' }, { harm: undefined }],
  refuse_grade: [{ reason: '' }],
  object_grade: [{ reason: ' ' }],
  answer_objection: [{ verdict: 'maybe' }, { verdict: 'dismissed', reason: '' }],
  sign: [{ hash: 'made-up' }, { hash: '' }],
  deliver_on_paper: [{ witnesses: '王一' }, { delivered_on: '2099-01-01' }],
  plan: [{ funds: '一万' }, { due_on: '2020-01-01' }, { interim_control: '' }, { emergency_plan: undefined }],
  assign_fixer: [{ fixer: '无此人' }],
  submit: [{ measures: '' }, { cost: '-1' }],
  verify_ok: [{ on_site: 'yes' }],
  verify_no: [{ reason: '' }],
  refuse_close: [{ reason: undefined }],
  reopen: [{ reason: '' }],
  extend: [{ due_on: '2020-01-01' }, { due_on: '2099-01-01' }, { interim_control: '' }, { reason_class: 'mood' }],
  refuse_extension: [{ reason: '' }],
  downgrade: [{ reason: '' }],
  decide_downgrade: [{ verdict: 'refused', reason: '' }, { verdict: 'perhaps' }],
  void: [{ reason: '' }],
  decide_void: [{ verdict: 'refused', reason: '' }],
  merge: [{ into: 'HZ-19990101-001' }, { reason: '' }],
  withdraw_report: [{ reason: '' }],
  answer_report: [{ opinion: '' }],
  finish_report: [{ result: '' }],
  transfer_report: [{ body: 'bx-taihang' }, { reason: '' }],
  list_hazard: [{ due_on: '2020-01-01' }, { due_on: '2099-01-01' }, { reason: ' ' }],
  record_statutory_receipt: [{ receipt_number: '' }, { receipt_on: '2099-01-01' }],
}

/** Fills the form of an act. */
export function fill(act: Act, asking: Asking, isFaulty: boolean): Filled {
  const form = rightForms[act]?.(asking) ?? {}
  const wrong = faults[act]
  if (!isFaulty || wrong === undefined) return { form, isRight: true }
  return { form: { ...form, ...pick(wrong, asking.n) }, isRight: false }
}
