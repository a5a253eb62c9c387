import {
  button,
  buttonRow,
  type Card,
  type CardContext,
  drawCard,
  type Filled,
  form,
  input,
  markdown,
  md,
  refusal,
  submit,
} from '../kit/index.ts'

export interface AutomaticReportView extends Filled {
  readonly isOn: boolean
}

/** The switch of 系统代报, with what each position means. */
export function automaticReport(view: AutomaticReportView, ctx: CardContext): Card {
  const confirm = view.isOn
    ? { title: '关闭系统代报？', text: '关闭后，保险机构不报送的逾期重大隐患不会再由系统代报，全省马上生效。' }
    : { title: '开启系统代报？', text: '开启后，保险机构逾期不报送的，由系统在24小时后代报，全省马上生效。' }
  return drawCard(ctx, () => ({
    tone: view.error || !view.isOn ? 'soon' : 'normal',
    title: '系统代报',
    ask: view.isOn ? '系统代报现在是开着的，要关闭请写明原因' : '系统代报现在是关着的，要开启请写明原因',
    summary: '系统代报的开关，改动要写明原因',
    body: [
      markdown(md`重大隐患逾期后，保险机构没有办理时，由系统在 24 小时后代报。关闭后不再代报，只提醒保险机构。\n每次开关都记入日志。`),
      ...refusal(view),
      form('form_sys_auto', [
        ...input({ name: 'reason', label: '原因', required: true, max: 200 }, view),
        ...buttonRow(
          submit('sys_auto', view.isOn ? '关闭系统代报' : '开启系统代报', {
            value: { on: !view.isOn },
            type: view.isOn ? 'danger' : 'primary',
            confirm,
          }),
        ),
      ]),
      ...buttonRow(button('org_admin', '返回名单', { value: { page: 1 } })),
    ],
  }))
}
