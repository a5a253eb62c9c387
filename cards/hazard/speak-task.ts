import type { HazardView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  drawCard,
  formatInstant,
  markdown,
  md,
  telLink,
} from '../kit/index.ts'
import { hazardContext, photosBefore, refOf, subject } from './parts.ts'

export interface SpeakTaskView {
  readonly hazard: HazardView
  /** By when one of them must have been spoken to: one hour from the report. */
  readonly byAt: Date
  /** Principal and controller; only a talk with one of them counts. */
  readonly contacts: readonly {
    readonly personId: string
    readonly name: string
    readonly roleLabel: string
    readonly mobile: string | null
  }[]
}

function contact({ hazard, contacts }: SpeakTaskView): CardElement[] {
  if (contacts.length === 0) return [markdown(md`没有登记主要负责人或实际控制人。请马上打企业值班电话或派人到场，并告诉县应急管理局。`)]
  return contacts.flatMap(({ personId, name, roleLabel, mobile }, index) => [
    markdown(md`**${roleLabel}**　${mobile === null ? md`${name}（没有登记号码）` : telLink(name, mobile)}`),
    ...(hazard.may.includes('spoke')
      ? buttonRow(
          button('hz_spoke', `已和${name.slice(0, 10)}本人说上话`, {
            value: { ...refOf(hazard), person: personId },
            row: index + 1,
            ...(index === 0 && { type: 'primary' as const }),
            confirm: { title: '已经说上话？', text: '确认已经和他本人通话、讲清了停产撤人？系统会记下您的姓名和时间。' },
          }),
        )
      : []),
  ])
}

/** A call nobody answered is kept on record: two of them let the county be told after 48 hours. */
export const notReached = (value: { readonly hazard: string; readonly v: number }) =>
  button('hz_spoke', '打了没打通，记一次', {
    value: { ...value, reached: false },
    row: 9,
    confirm: { title: '没有打通？', text: '系统会记下您的姓名和时间。请换个号码再打，或者派人到场。' },
  })

/** The insurer's task to speak with principal or controller within the hour; a card read is not a talk. */
export function speakTask(view: SpeakTaskView, ctx: BaseContext): Card {
  const { hazard, byAt } = view
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: 'major',
    title: '紧急：请打电话',
    tags: [{ text: '情况紧急', color: 'red' }],
    ask: `请在${formatInstant(byAt, ctx.now)}前打通电话，要求停产撤人`,
    summary: `紧急：请在${formatInstant(byAt, ctx.now)}前打电话`,
    body: [
      ...contact(view),
      subject(hazard, cut),
      ...photosBefore(hazard),
      ...buttonRow(
        hazard.may.includes('spoke') ? notReached(refOf(hazard)) : null,
        button('hz_show', '查看隐患', { value: refOf(hazard) }),
      ),
    ],
  }))
}
