import type { HazardView, SignerReach, SignerView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, button, type Card, type CardElement, drawCard, lines, markdown, md, type Tone, untilText } from '../kit/index.ts'
import { mayButtons } from './may-buttons.ts'
import { answerBy, clauseText, fact, hazardContext, photosBefore, refOf, subject, tagsOf, toneOf } from './parts.ts'
import { reachOf, signerLines } from './signers.ts'

/** What the reader is reminded of. fix: hand in the fix; worded by the days left. */
export type ReminderOccasion =
  | 'fix'
  | 'draft'
  | 'grade'
  | 'plan'
  | 'verify'
  | 'close'
  | 'speak'
  | 'statutory'
  | 'unsigned-county'
  | 'overdue-county'
  | 'nobody-to-tell'
  | 'listed'
  | 'listing'
  | 'listing-overdue'

export interface ReminderView {
  readonly hazard: HazardView
  readonly occasion: ReminderOccasion
  /** End of the clock that reminds, exclusive; not needed for `fix`. */
  readonly answerBy?: Date | undefined
  /** How far an unsigned notification came with each who may sign; for `unsigned-county`. */
  readonly signers?: readonly SignerView[] | undefined
}

interface Wording {
  readonly title: string
  readonly ask: string
  readonly summary: string
  readonly tone: Tone
}

/** The rung of a running due date: soon, today, past. */
function fixWording(hazard: HazardView, { now }: BaseContext): Wording {
  const mine = hazard.may.includes('submit')
  const verb = mine ? '请整改并提交结果' : '请督促整改并提交结果'
  const until = hazard.dueOn === null ? '' : untilText(hazard.dueOn, now)
  if (hazard.isOverdue) {
    const days = hazard.daysLeft === null || hazard.daysLeft >= 0 ? '' : `${-hazard.daysLeft}天`
    const ask = mine ? `已逾期${days}，请今天整改并提交结果` : `已逾期${days}，请今天督促整改并提交结果`
    return { title: '隐患整改已逾期', ask, summary: `隐患整改已逾期${days}，请今天办理`, tone: 'overdue' }
  }
  if (hazard.daysLeft === 0)
    return { title: '隐患整改今天到期', ask: `今天24:00到期：${verb}`, summary: '隐患整改今天24:00到期', tone: 'soon' }
  const left = hazard.daysLeft === null ? '' : `，还有${hazard.daysLeft}天`
  return { title: '隐患整改快到期了', ask: `${verb}，${until}${left}`, summary: `隐患整改快到期：${until}`, tone: 'soon' }
}

type Simple = Exclude<ReminderOccasion, 'fix'>

const wordings: Record<Simple, (by: string) => Omit<Wording, 'tone'>> = {
  draft: (by) => ({ title: '草稿还没有登记', ask: `请${by}登记或放弃，过期收起来`, summary: `有一份隐患草稿请${by}登记` }),
  grade: () => ({ title: '隐患等着定级', ask: '定级时限已到，请现在定级', summary: '有一条隐患等您现在定级' }),
  plan: (by) => ({ title: '还没有提交整改方案', ask: `请${by}提交整改方案`, summary: `请${by}提交重大隐患整改方案` }),
  verify: (by) => ({ title: '整改等着复查', ask: `请${by}复查`, summary: `有一条整改请${by}复查` }),
  close: (by) => ({ title: '重大隐患等着销号审批', ask: `请${by}审批销号`, summary: `有一条重大隐患请${by}审批销号` }),
  speak: () => ({
    title: '紧急：还没有打通电话',
    ask: '一小时已过，请现在打电话要求停产撤人，打不通就派人到场并报县应急管理局',
    summary: '紧急：请现在打电话',
  }),
  statutory: (by) => ({
    title: '重大隐患要向主管部门报告',
    ask: `请${by}报告，并把回执号登记在这里`,
    summary: `请${by}向主管部门报告重大隐患`,
  }),
  'unsigned-county': () => ({
    title: '重大隐患告知没有签收',
    ask: '企业主要负责人没有签收告知，请今天督促',
    summary: '有一份重大隐患告知没有签收，请今天督促',
  }),
  listed: (by) => ({
    title: '重大隐患已挂牌督办',
    ask: `已挂牌督办，请${by}整改完并销号；销号要应急管理部门同意`,
    summary: `一条重大隐患已挂牌督办，请${by}办完`,
  }),
  listing: (by) => ({
    title: '挂牌督办快到期了',
    ask: `挂牌督办快到期，请${by}整改完并销号`,
    summary: `挂牌督办快到期，请${by}办完`,
  }),
  'listing-overdue': () => ({
    title: '挂牌督办到期没有销号',
    ask: '挂牌督办已到期、没有销号，请今天督办',
    summary: '有一条挂牌督办已到期，请今天督办',
  }),
  'nobody-to-tell': () => ({
    title: '企业没有人收到整改通知',
    ask: '请今天打电话或当面把整改要求告诉企业，并请企业安全管理人员来登记',
    summary: '有一条隐患没有人收到整改通知，请今天告诉企业',
  }),
  'overdue-county': () => ({
    title: '一般隐患长期逾期',
    ask: '逾期已超过15个工作日，请督促整改',
    summary: '有一条隐患长期逾期，请督促整改',
  }),
}

/** What the county does next depends on how far the notification came. */
const unsigned: Readonly<Record<SignerReach, string>> = {
  read: '企业主要负责人看过告知、没有签收，请今天督促他本人签收',
  unopened: '企业主要负责人收到告知后一直没有打开，请今天派人核实并督促签收',
  'not-reached': '告知送不到企业主要负责人，请今天派人到场告知',
  unknown: '企业主要负责人没有签收告知，请今天督促',
}

const urgent = new Set<ReminderOccasion>(['speak', 'unsigned-county', 'overdue-county', 'listed', 'listing-overdue'])

function wordingOf(view: ReminderView, ctx: BaseContext): Wording {
  if (view.occasion === 'fix') return fixWording(view.hazard, ctx)
  const drawn = wordings[view.occasion](answerBy(view.answerBy, ctx))
  const reach = view.occasion === 'unsigned-county' ? reachOf(view.signers) : undefined
  const ask = reach === undefined ? drawn.ask : unsigned[reach]
  return { ...drawn, ask, tone: urgent.has(view.occasion) ? 'overdue' : toneOf(view.hazard) === 'normal' ? 'soon' : toneOf(view.hazard) }
}

/** Who put it under supervision, what it demands, until when. */
function listing({ listing: listed }: HazardView, { now }: BaseContext): CardElement[] {
  if (listed === null) return []
  const { organisationName, reason, dueOn } = listed
  return [markdown(lines(fact('督办单位', organisationName), fact('督办要求', reason), fact('督办期限', untilText(dueOn, now))))]
}

/** A rung of a running clock tells one reader what is still to do. @see 375 §二(三)三 */
export function reminder(view: ReminderView, ctx: BaseContext): Card {
  const { hazard } = view
  const wording = wordingOf(view, ctx)
  const until = hazard.dueOn === null ? null : untilText(hazard.dueOn, ctx.now)
  const value = refOf(hazard)
  const receipt = hazard.notification === null ? null : button('hz_doc', '告知书（可打印）', { value })
  return drawCard(hazardContext(hazard, ctx), (cut) => ({
    ...wording,
    tags: tagsOf(hazard),
    body: [
      subject(hazard, cut),
      ...signerLines(view.signers, ctx),
      ...listing(hazard, ctx),
      markdown(lines(fact('依据', clauseText(hazard.clause, cut)), fact('整改期限', until))),
      ...photosBefore(hazard),
      ...(view.occasion === 'fix' && hazard.may.includes('extend') ? [markdown(md`来不及就先申请延期；批准前期限不变。`)] : []),
      ...mayButtons(hazard.may, value, [button('hz_show', '查看隐患', { value }), ...(receipt ? [receipt] : [])]),
    ],
  }))
}
