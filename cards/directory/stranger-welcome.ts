import { button, buttonRow, type Card, type CardContext, drawCard, markdown, md } from '../kit/index.ts'

/** To a person the bot does not know; lists nothing. */
export function strangerWelcome(_view: Record<string, never>, ctx: CardContext): Card {
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '您好，这里是安责通',
    ask: '请先登记身份，通过后就能办事',
    summary: '请先登记身份',
    body: [
      ...buttonRow(button('reg_start', '登记身份', { value: {}, type: 'primary' })),
      markdown(
        md`准备好单位全称或统一社会信用代码；有邀请码更快。登记由您单位的负责人或管理员核实。\n<font color='red'>发生事故或有人受伤、被困：先打 119、120，再按规定报告。发给机器人不算报告事故。</font>`,
      ),
    ],
  }))
}
