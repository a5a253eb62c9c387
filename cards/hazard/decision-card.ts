import type { HazardCommand, HazardView } from '../../src/modules/hazards/types.ts'
import type { ActionName } from '../actions.ts'
import {
  type ActionValue,
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  type CardSpec,
  type Cut,
  drawCard,
  type Filled,
  form,
  input,
  refusal,
  submit,
} from '../kit/index.ts'
import { hazardContext, refOf, tagsOf, toneOf } from './parts.ts'

interface Verdict<A extends ActionName> {
  readonly action: A
  readonly text: string
  readonly value: ActionValue<A>
  /** What agreeing sets in motion. */
  readonly confirm?: string
}

export interface Decision<Yes extends ActionName, No extends ActionName> extends Filled {
  readonly hazard: HazardView
  /** The right without which the card only tells. */
  readonly right: HazardCommand
  readonly form: string
  readonly title: string
  /** First line for the one who decides, and for everybody else. */
  readonly ask: string
  readonly otherwise: string
  readonly summary: string
  readonly reasonLabel: string
  readonly yes: Verdict<Yes>
  readonly no: Verdict<No>
  readonly body: (cut: Cut) => readonly CardElement[]
  /** Shown below, whoever reads: the applicant may take it back. */
  readonly below?: readonly CardElement[]
}

const filledOf = ({ values, error }: Filled): Filled => ({ values, error })

function decide<Yes extends ActionName, No extends ActionName>(spec: Decision<Yes, No>): CardElement[] {
  const { yes, no } = spec
  return [
    ...refusal(spec),
    form(spec.form, [
      ...input({ name: 'reason', label: spec.reasonLabel, max: 500, rows: 2 }, filledOf(spec)),
      ...buttonRow(
        submit(yes.action, yes.text, {
          value: yes.value,
          type: 'primary',
          ...(yes.confirm && { confirm: { title: `${yes.text}？`, text: yes.confirm } }),
        }),
        submit(no.action, no.text, { value: no.value }),
      ),
    ]),
  ]
}

/** A card on which one person says yes or no, with a reason; others only see that it waits. */
export function decisionCard<Yes extends ActionName, No extends ActionName>(spec: Decision<Yes, No>, ctx: BaseContext): Card {
  const { hazard } = spec
  const isAsked = hazard.may.includes(spec.right)
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: toneOf(hazard),
    title: spec.title,
    tags: tagsOf(hazard),
    ask: isAsked ? spec.ask : spec.otherwise,
    summary: isAsked ? spec.summary : '一件审批有了进展',
    body: [
      ...spec.body(cut),
      ...(isAsked ? decide(spec) : []),
      ...(spec.below ?? []),
      ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}

export interface AskForm<A extends ActionName> extends Filled {
  readonly hazard: HazardView
  readonly form: string
  readonly title: string
  readonly ask: string
  readonly summary: string
  readonly fields: readonly CardElement[]
  readonly send: Verdict<A> & { readonly isDanger?: boolean }
  readonly body: (cut: Cut) => readonly CardElement[]
  readonly tone?: CardSpec['tone']
}

/** A card on which one thing is filled in and sent; a refused form comes back filled. */
export function askForm<A extends ActionName>(spec: AskForm<A>, ctx: BaseContext): Card {
  const { hazard, send } = spec
  const options = {
    value: send.value,
    type: send.isDanger ? ('danger' as const) : ('primary' as const),
    ...(send.confirm && { confirm: { title: `${send.text}？`, text: send.confirm } }),
  }
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    tone: spec.tone ?? toneOf(hazard),
    title: spec.title,
    tags: tagsOf(hazard),
    ask: spec.error ? `请改好标出的一项，再点“${send.text}”` : spec.ask,
    summary: spec.error ? '提交的内容有一项要改' : spec.summary,
    body: [
      ...spec.body(cut),
      ...refusal(spec),
      form(spec.form, [...spec.fields, submit(send.action, send.text, options)]),
      ...buttonRow(button('hz_show', '查看隐患', { value: refOf(hazard) })),
    ],
  }))
}
