import { button, buttonRow, type Card, type CardContext, drawCard, formatInstant, lines, markdown, md, telLink } from '../kit/index.ts'

export interface AccidentEmergencyView {
  /** The statutory hour, counted from the message. */
  readonly reportByAt: Date
  /** Bodies to be told with their numbers where they are known: county bureau, for mines also the mine safety office. */
  readonly bodies: readonly { readonly name: string; readonly number: string | null }[]
  /** Who was told by the program; nobody for a stranger and for a body without insurer. */
  readonly alerted: 'insurer' | 'bureau' | 'nobody'
  /** The reader may report hazards: the message may have been about one. */
  readonly mayReport: boolean
}

const alertedTexts: Record<AccidentEmergencyView['alerted'], string> = {
  insurer: '已同时告诉承保机构，会有人联系您协助救援和理赔。',
  bureau: '没有查到承保机构，已同时告诉当地应急管理局的值班人员。',
  nobody: '这里没有告诉任何单位，请您自己打电话报告。',
}

/**
 * The answer to words of an accident, before anything else.
 *
 * @see 生产安全事故报告和调查处理条例9: the head of the unit reports within one hour to the county's emergency body and the department in charge
 */
export function accidentEmergency(view: AccidentEmergencyView, ctx: CardContext): Card {
  const until = formatInstant(view.reportByAt, ctx.now)
  return drawCard(ctx, () => ({
    tone: 'major',
    title: '出事故先救人',
    tags: [{ text: '紧急', color: 'red' }],
    ask: '现在就打119、120，把人撤到安全地点，不要盲目施救',
    summary: `紧急：先打119、120，${until}前依法报告`,
    body: [
      markdown(
        lines(
          md`${telLink('消防救援', '119')}　${telLink('医疗急救', '120')}`,
          md`**依法报告**　现场人员立即报告本单位负责人；单位负责人要在**${until}前**（1小时内）报告县级以上应急管理部门和负有监管职责的部门，矿山同时报告矿山安全监察机构。`,
          ...view.bodies.map(({ name, number }) => (number === null ? md`${name}：请拨当地应急值班电话` : telLink(name, number))),
          md`<font color='red'>**发给机器人不算报告事故。**</font> ${alertedTexts[view.alerted]}`,
          md`这条消息没有当作隐患登记。`,
        ),
      ),
      ...(view.mayReport ? buttonRow(button('hazard_report', '没有人受伤，是隐患', { value: {} })) : []),
    ],
  }))
}
