import { pager } from '../hazard/rows.ts'
import { button, buttonRow, type Card, type CardContext, type CardElement, drawCard, lines, markdown, md } from '../kit/index.ts'

export interface MemberRow {
  readonly membership: string
  readonly name: string
  readonly roleLabel: string
  readonly deputyName: string | null
  readonly isReachable: boolean
  /** The role the reader acts under: nobody ends that himself. */
  readonly isOwn: boolean
}

export interface BodyAdminView {
  readonly organisationName: string
  readonly rows: readonly MemberRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** What the reader may do here, by the permission table. */
  readonly may: readonly ('end' | 'deputy' | 'invite' | 'duty' | 'care' | 'automatic')[]
}

function memberRow(row: MemberRow, index: number, may: BodyAdminView['may']): CardElement[] {
  const value = { membership: row.membership }
  const deputy = row.deputyName === null ? '没有代理人' : `代理人：${row.deputyName}`
  return [
    markdown(lines(md`**${row.name}**　${row.roleLabel}`, md`<font color='grey'>${deputy}${row.isReachable ? '' : '，收不到消息'}</font>`)),
    ...buttonRow(
      may.includes('deputy') ? button('org_deputy_open', '设代理人', { value, row: index + 1 }) : null,
      may.includes('end') && !row.isOwn ? button('org_end_open', '结束身份', { value, row: index + 1 }) : null,
    ),
  ]
}

/** The people of the reader's own body, and what its administrator keeps for it. */
export function bodyAdmin(view: BodyAdminView, ctx: CardContext): Card {
  const { may, page, pages, total } = view
  return drawCard(ctx, () => ({
    tone: 'normal',
    title: '单位管理',
    ask: '有人离职或换岗，请当天结束身份；要出差，请先设代理人',
    summary: '单位管理：成员、代理人和值班名单',
    body: [
      markdown(md`**单位**　${view.organisationName}（现有${total}个身份）`),
      ...buttonRow(
        may.includes('invite') ? button('org_invite_open', '发邀请码', { value: {} }) : null,
        may.includes('duty') ? button('org_duty_open', '值班名单', { value: {} }) : null,
        may.includes('care') ? button('org_care', '客户负责人', { value: { page: 1 } }) : null,
        may.includes('automatic') ? button('sys_auto_open', '系统代报', { value: {} }) : null,
      ),
      ...view.rows.flatMap((row, index) => memberRow(row, index, may)),
      ...pager({ page, pages }, (to, text, row) => button('org_admin', text, { value: { page: to }, row })),
    ],
  }))
}
