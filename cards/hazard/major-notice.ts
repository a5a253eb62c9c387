import type { HazardView, SignerReach } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  buttonRow,
  type Card,
  type CardElement,
  type Cut,
  collapsible,
  divText,
  drawCard,
  formatInstant,
  hr,
  markdown,
  md,
  untilText,
  withMost,
} from '../kit/index.ts'
import { enterpriseName, fact, hazardContext, notified, personText, photosBefore, refOf, tagsOf, toneOf } from './parts.ts'

export interface MajorNoticeView {
  /** One hazard, or all major hazards of one visit; never empty. All under the same reader. */
  readonly hazards: readonly [HazardView, ...HazardView[]]
  /** How far the notification had come with this reader when he is told again; undefined the first time. */
  readonly reach?: SignerReach | undefined
}

/** More would pass the platform's limit of elements; the rest is found in the list of what waits. */
const mostShown = 5

const signing = '签收表示：您本人已看过这份告知书，知道隐患情况和整改期限。签收不等于同意定级，有异议可以另提。整改期限不因签收早晚改变。'

const waits = (view: HazardView): boolean => view.may.includes('sign') && view.notification !== null

function signature({ notification }: HazardView, ctx: BaseContext): CardElement {
  if (notification === null) return markdown(md`**签收**　告知书还没有发出`)
  const code = notification.textHash.slice(0, 12)
  if (notification.signedAt === null) return markdown(md`**签收**　待本人签收　**告知书校验码**　${code}`)
  const by = notification.signedBy ? personText(notification.signedBy) : '本人'
  return markdown(md`**签收**　${formatInstant(notification.signedAt, ctx.now)}，${by}　**告知书校验码**　${code}`)
}

function buttons(view: HazardView, { isFirst, row }: { isFirst: boolean; row: number | undefined }): CardElement[] {
  const value = refOf(view)
  const options = { value, ...(row !== undefined && { row }) }
  const may = new Set(view.may)
  const hash = view.notification?.textHash
  const canSign = waits(view) && hash !== undefined
  return buttonRow(
    canSign
      ? button('hz_sign', row === undefined ? '签收' : `签收第${row}条`, {
          ...options,
          value: { ...value, hash },
          ...(isFirst && { type: 'primary' as const }),
          confirm: { title: '本人签收？', text: signing },
        })
      : null,
    may.has('plan')
      ? button('hz_plan_open', view.plan === null ? '填写整改方案' : '修改整改方案', {
          ...options,
          ...(view.plan === null && !canSign && isFirst && { type: 'primary' as const }),
        })
      : null,
    may.has('stop')
      ? button('hz_stop', '已停产撤人', {
          ...options,
          confirm: { title: '已停产撤人？', text: '确认危险区域已停止作业、人员已全部撤出？系统会记下您的姓名和时间。' },
        })
      : null,
    may.has('object_grade') ? button('hz_object_open', '对定级有异议', options) : null,
    button('hz_doc', '告知书（可打印）', options),
    button('hz_show', '查看隐患', options),
  )
}

function section(view: HazardView, cut: Cut, at: { isFirst: boolean; row: number | undefined; ctx: BaseContext }): CardElement[] {
  const heading = at.row === undefined ? md`` : md`**第${at.row}条**\n`
  return [
    markdown(md`${heading}**编号**　${view.number ?? '未编号'}\n**位置**　${cut(view.place)}`),
    notified(view, cut, at.ctx),
    ...photosBefore(view),
    ...(view.notification === null ? [] : collapsible('告知书全文（签收的就是这份文字）', [divText(view.notification.text)])),
    signature(view, at.ctx),
    ...buttons(view, at),
  ]
}

/** What has become of it once the fix was handed in: nothing is asked of the signers by this card any more. */
const moved: Partial<Record<HazardView['state'], string>> = {
  to_verify: '整改已提交，等复查',
  to_close: '复查已合格，等销号审批',
  closed: '已销号，不用再办理',
  merged: '已合并到另一条，不用再办理',
  voided: '已作废，不用再办理',
}

function settledAsk(state: HazardView['state'] = 'closed'): { ask: string; summary: string } {
  const ask = moved[state] ?? '不用再办理'
  return { ask, summary: `重大隐患：${ask}` }
}

/** Told again: what he has not done yet, in front of what is asked. */
const again: Readonly<Record<SignerReach, string>> = {
  read: '您看过但没有签收，看过不等于签收。',
  unopened: '告知送到后您一直没有打开。',
  'not-reached': '前面的通知没有送到您。',
  unknown: '',
}

function askOf({ hazards, reach }: MajorNoticeView, { now }: BaseContext): { ask: string; summary: string } {
  const open = hazards.filter(waits)
  const due = hazards.flatMap(({ dueOn }) => dueOn ?? []).sort()[0]
  const until = due === undefined ? '' : `${untilText(due, now)}整改完成`
  if (open.length > 0) {
    const many = open.length === 1 ? '' : `（${open.length}条）`
    return {
      ask: `${reach === undefined ? '' : again[reach]}请您本人现在签收${many}，并组织整改，${until}`,
      summary: `请本人签收重大隐患告知，${until}`,
    }
  }
  if (hazards.every(({ state }) => state in moved)) return settledAsk(hazards[0]?.state)
  if (hazards.every(({ plan, may }) => plan !== null && may.includes('plan'))) {
    return { ask: `整改方案已交。请盯住整改，${until}`, summary: `重大隐患整改方案已交，${until}` }
  }
  const isSigned = hazards.every(({ notification }) => notification?.signedAt)
  if (isSigned) return { ask: `已签收。请组织整改，${until}`, summary: `重大隐患告知已签收，${until}` }
  return { ask: `等主要负责人本人签收；您不用签收，请配合整改，${until}`, summary: `重大隐患告知待主要负责人签收，${until}` }
}

function restOf(count: number): CardElement[] {
  if (count <= 0) return []
  return [
    hr(),
    markdown(md`这次检查还有${count}条重大隐患，请点“我的待办”逐条签收。`),
    ...buttonRow(button('my_todo', '我的待办', { value: {} })),
  ]
}

/**
 * 重大隐患告知: what to do and by when, fact, clause, harm, measures, due date, and the one press that signs.
 *
 * @see 375 §二(二)四
 */
export function majorNotice({ hazards, reach }: MajorNoticeView, ctx: BaseContext): Card {
  const [first] = hazards
  const { ask, summary } = askOf({ hazards, reach }, ctx)
  const firstOpen = Math.max(0, hazards.findIndex(waits))
  const draw = (shown: number): Card =>
    drawCard(hazardContext(first, ctx), (cut) => ({
      tone: hazards.length === 1 ? toneOf(first) : 'major',
      title: hazards.length === 1 ? '重大事故隐患告知' : `重大事故隐患告知（${hazards.length}条）`,
      tags: hazards.length === 1 ? tagsOf(first) : [{ text: '重大隐患', color: 'red' }],
      ask,
      summary,
      body: [
        markdown(fact('单位', enterpriseName(first)) ?? md``),
        ...hazards
          .slice(0, shown)
          .flatMap((view, index) => [
            ...(index === 0 ? [] : [hr()]),
            ...section(view, cut, { isFirst: index === firstOpen, row: hazards.length === 1 ? undefined : index + 1, ctx }),
          ]),
        ...restOf(hazards.length - shown),
      ],
    }))
  return withMost(Math.min(hazards.length, mostShown), draw)
}
