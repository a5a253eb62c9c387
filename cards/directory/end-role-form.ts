import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  drawCard,
  type Filled,
  form,
  input,
  lines,
  markdown,
  md,
  refusal,
  submit,
} from '../kit/index.ts'

export interface EndRoleFormView extends Filled {
  readonly membership: string
  readonly name: string
  readonly roleLabel: string
  readonly deputyName: string | null
}

/** Why a role ends; what waits passes on at once. */
export function endRoleForm(view: EndRoleFormView, ctx: CardContext): Card {
  const successor = view.deputyName === null ? '没有设代理人，会转给本单位的负责人' : `会转给代理人${view.deputyName}`
  return drawCard(ctx, () => ({
    tone: view.error ? 'soon' : 'normal',
    title: '结束身份',
    ask: '请写明原因。结束后他马上不能再用这个身份办事',
    summary: '请填写结束身份的原因',
    body: [
      markdown(lines(md`**姓名**　${view.name}`, md`**身份**　${view.roleLabel}`, md`**手上的事**　${successor}`)),
      ...refusal(view),
      form('form_org_end', [
        ...input({ name: 'reason', label: '原因', required: true, max: 200, placeholder: '如：离职、调岗' }, view),
        ...buttonRow(
          submit('org_end', '结束身份', {
            value: { membership: view.membership },
            type: 'danger',
            confirm: { title: '结束这个身份？', text: '马上生效，手上的事转给接手的人。以后要恢复，须重新登记。' },
          }),
        ),
      ]),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}
