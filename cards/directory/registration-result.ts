import { button, buttonRow, type Card, type CardContext, drawCard, lines, markdown, md, type Tone } from '../kit/index.ts'

export interface RegistrationResultView {
  readonly outcome: 'waiting' | 'approved' | 'refused' | 'lapsed'
  /** Known only to somebody approved; a stranger is told the same whatever exists. */
  readonly organisationName: string | null
  readonly roleLabel: string | null
  readonly reason: string | null
}

const texts: Record<RegistrationResultView['outcome'], { readonly ask: string; readonly summary: string; readonly tone: Tone }> = {
  waiting: { ask: '已收到。单位核实后会在这里告诉您，请等一等', summary: '登记申请已收到，等核实', tone: 'normal' },
  approved: { ask: '登记通过，可以办事了', summary: '登记已通过', tone: 'done' },
  refused: { ask: '登记没有通过。请和您单位的负责人核对后再提交', summary: '登记没有通过', tone: 'closed' },
  lapsed: { ask: '登记申请过期没有核实。请和您单位的负责人联系后再提交', summary: '登记申请已过期', tone: 'closed' },
}

/** What became of a registration; reads the same whether the body exists, is ambiguous or refused. */
export function registrationResult(view: RegistrationResultView, ctx: CardContext): Card {
  const { ask, summary, tone } = texts[view.outcome]
  const isIn = view.outcome === 'approved'
  return drawCard(ctx, (cut) => ({
    tone,
    title: '登记身份',
    ask,
    summary,
    body: [
      markdown(
        lines(
          view.organisationName === null ? null : md`**单位**　${view.organisationName}`,
          view.roleLabel === null ? null : md`**身份**　${view.roleLabel}`,
          view.reason === null ? null : md`**理由**　${cut(view.reason)}`,
        ),
      ),
      ...buttonRow(
        isIn ? button('my_todo', '我的待办', { value: {}, type: 'primary' }) : null,
        isIn ? button('help', '帮助', { value: {} }) : null,
        view.outcome === 'refused' || view.outcome === 'lapsed' ? button('reg_start', '重新登记', { value: {} }) : null,
      ),
    ],
  }))
}
