import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  type CardElement,
  drawCard,
  type Filled,
  form,
  markdown,
  md,
  type Option,
  refusal,
  select,
  submit,
} from '../kit/index.ts'

export interface DutyListView extends Filled {
  readonly body: string
  readonly matter: string
  readonly matters: readonly { readonly matter: string; readonly text: string }[]
  /** False: nobody has set a list, staff with their lead take it. */
  readonly isSet: boolean
  /** Who takes it now, in order: 「韩练行 风控专员」. */
  readonly people: readonly string[]
  /** By membership; those on the list first. */
  readonly candidates: readonly Option[]
  /** Colleagues there was no room for. */
  readonly left: number
}

const places = ['第一位', '第二位', '第三位', '第四位', '第五位'] as const
const nobody = { value: 'nobody', text: '不填' } as const

function placeSelects(view: DutyListView): CardElement[] {
  return places.flatMap((label, index) =>
    select(
      index === 0
        ? { name: 'person_1', label, required: true, options: view.candidates }
        : { name: `person_${index + 1}`, label, options: [...view.candidates, nobody] },
      view,
    ),
  )
}

/** Who takes a kind of matter for the body, one to five people in the order they are told. */
export function dutyList(view: DutyListView, ctx: CardContext): Card {
  const text = view.matters.find(({ matter }) => matter === view.matter)?.text ?? ''
  const now = view.people.length === 0 ? '现在没有人' : view.people.map((person, index) => `${index + 1}、${person}`).join('　')
  return drawCard(ctx, () => ({
    tone: view.error || view.people.length === 0 ? 'soon' : 'normal',
    title: '值班名单',
    ask: `请选择谁接收“${text}”，1至5人，按先后顺序`,
    summary: '值班名单：请选择1至5人',
    body: [
      ...buttonRow(
        ...view.matters.map(({ matter, text: label }, index) =>
          matter === view.matter ? null : button('org_duty_open', label, { value: { matter }, row: index + 1 }),
        ),
      ),
      markdown(md`**现在**　${now}${view.isSet ? '' : '（没有设名单，由经办和负责人接收）'}`),
      ...refusal(view),
      form('form_org_duty', [
        ...placeSelects(view),
        ...buttonRow(submit('org_duty', '保存名单', { value: { body: view.body, matter: view.matter }, type: 'primary' })),
      ]),
      ...(view.left > 0 ? [markdown(md`还有${view.left}位同事没有列出。`, 'notation')] : []),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}
