import { type Card, type CardContext, divText, drawCard, formatInstant, markdown, md } from '../kit/index.ts'

export interface OperatorToldView {
  /** What it is about; title and lock screen. */
  readonly matter: string
  /** What happened and what is to be done. */
  readonly text: string
}

/** Who operates the deployment is told of a matter that does not mend itself. */
export function operatorTold({ matter, text }: OperatorToldView, ctx: CardContext): Card {
  return drawCard(
    ctx,
    (cut) => ({
      tone: 'soon',
      title: '平台运维：有事要处理',
      ask: matter,
      summary: '平台运维：有一件事请今天处理',
      body: [divText(cut(text)), markdown(md`<font color='grey'>截至${formatInstant(ctx.now, ctx.now)}</font>`, 'notation')],
    }),
    '其余见运行日志',
  )
}
