import type { HazardView } from '../../src/modules/hazards/types.ts'
import {
  type BaseContext,
  button,
  type Card,
  type CardElement,
  type Cut,
  collapsible,
  divText,
  drawCard,
  formatInstant,
  lines,
  markdown,
  md,
  untilText,
  yuanText,
} from '../kit/index.ts'
import { extensionLabels, receiptLabels, stateLabels } from '../labels.ts'
import { timeliness } from '../report/parts.ts'
import { chain } from './close-approval.ts'
import { nextButton, nextStep, otherButtons } from './may-buttons.ts'
import {
  dueText,
  fact,
  hazardContext,
  judgement,
  origin,
  personText,
  photosAfter,
  photosBefore,
  refOf,
  subject,
  tagsOf,
  toneOf,
} from './parts.ts'
import { submissionPart } from './verify-form.ts'

export interface HazardShowView {
  readonly hazard: HazardView
  /** The reader pressed a card that is out of date; this is what has become of it. */
  readonly isStale?: boolean | undefined
  /** People whose whole contact this reader may ask for, at most three. */
  readonly contacts?: readonly { readonly person: string; readonly label: string }[] | undefined
}

function planPart({ plan }: HazardView, cut: Cut, ctx: BaseContext): CardElement[] {
  if (plan === null) return []
  const content = lines(
    fact('责任', plan.responsible),
    fact('措施', cut(plan.measures)),
    fact('资金', yuanText(plan.fundsFen)),
    fact('时限', untilText(plan.dueOn, ctx.now)),
    fact('预案', cut(plan.emergencyPlan)),
    fact('临时措施', cut(plan.interimControl)),
  )
  return collapsible('整改方案', [markdown(content)])
}

function notificationPart({ notification }: HazardView, ctx: BaseContext): CardElement[] {
  if (notification === null) return []
  const signed =
    notification.signedAt === null
      ? '还没有签收'
      : `${formatInstant(notification.signedAt, ctx.now)}签收${notification.signedBy ? `，${personText(notification.signedBy)}` : ''}`
  return [
    markdown(lines(fact('告知', formatInstant(notification.issuedAt, ctx.now)), fact('签收', signed))),
    ...collapsible('告知书全文', [divText(notification.text), markdown(md`校验码　${notification.textHash.slice(0, 12)}`)]),
  ]
}

const isJudged = ({ clause, fact: said }: HazardView): boolean => clause !== null || said !== null

const listedText = ({ isListed, listing }: HazardView, { now }: BaseContext): string | null => {
  if (listing === null) return isListed ? '是' : null
  return `${listing.organisationName}，${untilText(listing.dueOn, now)}办完`
}

function progress(view: HazardView, ctx: BaseContext): CardElement {
  const { extension, report } = view
  return markdown(
    lines(
      fact('承保机构', view.insurerName),
      fact('负责跟踪', view.answerableName),
      fact('整改责任人', view.fixer ? personText(view.fixer) : null),
      isJudged(view) ? null : fact('整改期限', dueText(view, ctx)),
      view.originalDueOn !== null && view.originalDueOn !== view.dueOn ? fact('最初期限', untilText(view.originalDueOn, ctx.now)) : null,
      fact('延期', extension ? `${extensionLabels[extension.state]}，申请延到${untilText(extension.newDueOn, ctx.now)}` : null),
      fact('停产撤人', view.isStopped ? '已停产撤人' : null),
      fact('挂牌督办', listedText(view, ctx)),
      ...(report?.recipients ?? []).map((body) => fact('逾期上报', `${body.organisationName}：${receiptLabels[body.state]}`)),
    ),
  )
}

function askOf({ hazard, isStale }: HazardShowView, ctx: BaseContext): string {
  const step = nextStep(hazard.may)
  const due = dueText(hazard, ctx)
  const what = step === null ? `${stateLabels[hazard.state]}，现在不用您办理` : `等您办理：${step.text}`
  const until = due === null || hazard.state === 'closed' ? '' : `，整改期限${due}`
  return `${isStale ? '刚才那张卡片已经过时，没有改动。现在是：' : ''}${what}${until}`
}

function buttons({ hazard, contacts = [] }: HazardShowView): CardElement[] {
  const value = refOf(hazard)
  const extra = [
    hazard.photosBefore.length + hazard.photosAfter.length > 0 ? button('hz_photos', '查看照片', { value }) : null,
    button('hz_timeline', '办理经过', { value }),
    button('nt_why', '谁收到了通知', { value: { hazard: hazard.id } }),
    hazard.notification === null ? null : button('hz_doc', '告知书（可打印）', { value }),
    hazard.report === null || hazard.report.text === ''
      ? null
      : button('rp_show', '查看逾期报告', { value: { ...value, report: hazard.report.id } }),
    ...contacts
      .slice(0, 3)
      .map(({ person, label }, index) => button('dir_unmask_open', `联系${label.slice(0, 20)}`, { value: { person }, row: index + 1 })),
  ].filter((item) => item !== null)
  return otherButtons(hazard.may, value, extra)
}

/** One hazard as this reader may see it: everything said so far, and what this reader may do. */
export function hazardShow(view: HazardShowView, ctx: BaseContext): Card {
  const { hazard } = view
  return drawCard(
    hazardContext(hazard, ctx),
    (cut) => ({
      tone: toneOf(hazard),
      title: `隐患 ${hazard.number ?? '草稿'}`,
      tags: tagsOf(hazard),
      ask: askOf(view, ctx),
      summary: nextStep(hazard.may) === null ? '隐患的最新情况' : '一条隐患等您办理',
      body: [
        subject(hazard, cut),
        // On a phone the card is long: what is asked stands where it is read first.
        ...nextButton(hazard.may, refOf(hazard)),
        ...(isJudged(hazard) ? [judgement(hazard, cut, ctx)] : []),
        progress(hazard, ctx),
        markdown(origin(hazard, ctx)),
        ...photosBefore(hazard),
        ...notificationPart(hazard, ctx),
        ...planPart(hazard, cut, ctx),
        ...submissionPart(hazard.submission, cut, ctx),
        ...photosAfter(hazard),
        ...timeliness(view, ctx),
        ...chain(hazard.approvals, ctx),
        ...buttons(view),
      ],
    }),
    '点“办理经过”看更多',
  )
}
