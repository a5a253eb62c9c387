import { type Card, type CardContext, drawCard, formatDue, lines, markdown, md } from '../kit/index.ts'

export interface InviteCodeView {
  readonly code: string
  readonly organisationName: string
  readonly roleLabel: string
  /** Exclusive. */
  readonly expiresAt: Date
}

/** A one-time code to hand on; it replaces the search, not the approval. */
export function inviteCode(view: InviteCodeView, ctx: CardContext): Card {
  const until = formatDue(view.expiresAt, ctx.now)
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '邀请码',
    ask: `请当面或打电话告诉对方，${until}前有效，只能用一次`,
    summary: `邀请码已生成，${until}前有效`,
    isPrivate: true,
    body: [
      markdown(md`**${view.code}**`, 'heading'),
      markdown(
        lines(
          md`**单位**　${view.organisationName}`,
          md`**身份**　${view.roleLabel}`,
          md`对方打开机器人，点“登记身份”，填姓名和邀请码。之后仍要有人核实。`,
        ),
      ),
    ],
  }))
}
