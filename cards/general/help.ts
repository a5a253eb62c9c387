import { button, buttonRow, type Card, type CardContext, drawCard, markdown, md } from '../kit/index.ts'

export interface HelpView {
  /** What this person may start under the present context, in the order of the buttons. */
  readonly may: readonly ('hazard_report' | 'my_todo' | 'status' | 'switch_role' | 'org_admin')[]
  /** How many things wait on this person. */
  readonly waiting: number
  /** The card answers a message that could not be understood. */
  readonly isAnswerToUnknown: boolean
}

const texts: Record<HelpView['may'][number], string> = {
  hazard_report: '上报隐患',
  my_todo: '我的待办',
  status: '概况',
  switch_role: '切换身份',
  org_admin: '单位管理',
}

/** What one can do here; also the answer to whatever was not understood. */
export function help(view: HelpView, ctx: CardContext): Card {
  const ask = view.isAnswerToUnknown ? '没看懂这条消息，什么都没有改动。请点下面的按钮' : '想办什么，点下面的按钮'
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '安责通 帮助',
    ask,
    summary: '帮助：请点按钮选择要办的事',
    body: [
      ...buttonRow(
        ...view.may.map((action, index) =>
          button(action, action === 'my_todo' && view.waiting > 0 ? `我的待办（${view.waiting}）` : texts[action], {
            value: {},
            ...(index === 0 && { type: 'primary' as const }),
          }),
        ),
      ),
      markdown(
        md`也可以直接发这几个词：**上报隐患**、**我的待办**、**概况**、**切换身份**、**帮助**。\n照片直接发到这个聊天里，会归到您正在填的那一条。\n<font color='red'>发生事故或有人受伤、被困：先打 119、120，再按规定报告。发给机器人不算报告事故。</font>`,
      ),
    ],
  }))
}
