import type { ClauseView, HazardView, PersonLabel } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  type CardContext,
  type CardElement,
  type CardSpec,
  type Cut,
  daysLeftText,
  formatDue,
  formatInstant,
  imageRow,
  lines,
  type Markdown,
  markdown,
  md,
  type Tone,
  untilText,
} from '../kit/index.ts'
import { gradeLabels, stateLabels } from '../labels.ts'

/** A card about a hazard is drawn under the context and with the helper its view names. */
export const hazardContext = ({ reader, help }: HazardView, { practice, now }: BaseContext): CardContext => ({
  practice,
  now,
  as: reader.label,
  help,
})

/** Which hazard a press means, and the version the reader saw. */
export const refOf = ({ id, version }: { readonly id: string; readonly version: number }) => ({ hazard: id, v: version })

export function enterpriseName({ enterprise }: HazardView): string {
  if (!enterprise) return '单位未填'
  return enterprise.siteName === '' ? enterprise.name : `${enterprise.name}（${enterprise.siteName}）`
}

export const personText = ({ name, organisationName, roleLabel }: PersonLabel): string => `${name}（${organisationName} ${roleLabel}）`

const settled = new Set(['closed', 'merged', 'voided'])

/** Colour of a hazard as it stands. */
export function toneOf(view: HazardView): Tone {
  if (view.state === 'closed') return 'done'
  if (settled.has(view.state)) return 'closed'
  if (view.isOverdue) return 'overdue'
  if (view.grade === 'major' || view.isImminent) return 'major'
  return view.daysLeft !== null && view.daysLeft <= 3 ? 'soon' : 'normal'
}

/** Grade and state beside the title. */
export function tagsOf(view: HazardView): NonNullable<CardSpec['tags']> {
  const grade =
    view.grade === 'ungraded' ? [] : [{ text: gradeLabels[view.grade], color: view.grade === 'major' ? 'red' : 'blue' } as const]
  const state = view.isOverdue
    ? ({ text: '已逾期', color: 'red' } as const)
    : ({ text: stateLabels[view.state], color: 'neutral' } as const)
  return [...grade, state]
}

/** `12月8日（周二）24:00前（还有3天）`; null without a due date. */
export function dueText({ dueOn, daysLeft }: HazardView, { now }: BaseContext): string | null {
  if (dueOn === null) return null
  return daysLeft === null ? untilText(dueOn, now) : `${untilText(dueOn, now)}（${daysLeftText(daysLeft)}）`
}

/** `11月30日 24:00前`, or 今天 when no clock was given: by when an answer is expected. */
export const answerBy = (at: Date | undefined, { now }: BaseContext): string => (at === undefined ? '今天' : `在${formatDue(at, now)}前`)

/** One line of a fact sheet; null when there is nothing to say. */
export const fact = (label: string, text: string | null): Markdown | null =>
  text === null || text === '' ? null : md`**${label}**　${text}`

/** Which hazard this is: number, enterprise, place, what was found. */
export function subject(view: HazardView, cut: Cut): CardElement {
  return markdown(
    lines(
      fact('编号', view.number),
      fact('单位', enterpriseName(view)),
      fact('位置', cut(view.place)),
      fact('情况', cut(view.description)),
    ),
  )
}

const originText: Record<ClauseView['origin'], string> = { paraphrase: '条款大意，以原文为准', 'by-hand': '定级人手工填写' }

/** The clause it was judged by: instrument, number, text, and whether the text is the catalogue's or typed in. */
export function clauseText(clause: ClauseView | null, cut: Cut): string | null {
  if (clause === null) return null
  const { standardTitle, standardNumber, text, origin } = clause
  const instrument = standardTitle === null ? '' : `《${standardTitle}》${standardNumber === null ? '' : `（${standardNumber}）`} `
  const where = `${instrument}${clause.clause}`
  return `${where === '' ? '' : `${where}：`}${cut(text)}（${originText[origin]}）`
}

/** Fact, clause, harm, measures, due date: what a notification must say. */
export function notified(view: HazardView, cut: Cut, ctx: BaseContext): CardElement {
  return markdown(lines(fact('事实', cut(view.fact ?? view.description)), judged(view, cut, ctx)))
}

/** The same below {@link subject}, which has already said what was found. */
export function judgement(view: HazardView, cut: Cut, ctx: BaseContext): CardElement {
  const isSaid = view.fact === view.description
  return markdown(lines(isSaid || view.fact === null ? null : fact('事实', cut(view.fact)), judged(view, cut, ctx)))
}

function judged(view: HazardView, cut: Cut, ctx: BaseContext): Markdown {
  return lines(
    fact('依据', clauseText(view.clause, cut)),
    fact('危害', view.harm === null ? null : cut(view.harm)),
    fact('整改要求', view.advice === null ? null : cut(view.advice)),
    fact('整改期限', dueText(view, ctx)),
  )
}

/** Pictures before the fix; says so when the same picture was seen elsewhere. */
export function photosBefore(view: HazardView): CardElement[] {
  return photos(view.photosBefore, '隐患照片')
}

export function photosAfter(view: HazardView): CardElement[] {
  return photos(view.photosAfter, '整改后照片')
}

function photos(list: HazardView['photosBefore'], title: string): CardElement[] {
  if (list.length === 0) return []
  const reused = [...new Set(list.flatMap(({ seenIn }) => seenIn))]
  const rest = list.length > 9 ? '，这里显示前9张' : ''
  const warning =
    reused.length === 0 ? null : md`<font color='red'>有照片在别的隐患里出现过：${reused.slice(0, 5).join('、')}，请核对</font>`
  return [
    markdown(lines(md`**${title}**（${list.length}张${rest}）`, warning)),
    ...imageRow(
      list.map(({ sha256 }) => sha256),
      title,
    ),
  ]
}

/** Who found it and when, and whether it was entered later. */
export function origin(view: HazardView, { now }: BaseContext): Markdown {
  const found = view.foundAt === null ? null : formatInstant(view.foundAt, now)
  const registered = view.registeredAt === null ? null : formatInstant(view.registeredAt, now)
  return lines(
    fact('发现', found === null ? null : `${found}，${personText(view.finder)}`),
    fact('发现方式', view.discovery),
    fact('原因', view.cause),
    fact('专项行动', view.programme),
    view.backfillReason === null ? null : md`**补录**　${view.backfillReason}（登记时间 ${registered ?? '未登记'}）`,
    view.photoWaiver === null ? null : md`**未拍照原因**　${view.photoWaiver}`,
  )
}
