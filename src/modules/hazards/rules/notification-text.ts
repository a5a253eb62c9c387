import { createHash } from 'node:crypto'

/** What the principal must know: fact, clause with its text, harm, measures, due date. */
export interface NotificationContent {
  readonly number: string
  readonly enterpriseName: string
  readonly creditCode: string | null
  readonly place: string
  readonly foundOn: string
  readonly finderBody: string
  readonly fact: string
  /** Title, number and clause: 《…》（…令第21号）第4(一)条. */
  readonly clause: string
  readonly clauseText: string
  /** catalogue: a short paraphrase; by-hand: typed in by the grader. Both are said. */
  readonly clauseSource: 'catalogue' | 'by-hand'
  readonly harm: string
  readonly advice: string
  readonly dueOn: string
  readonly issuedOn: string
  readonly issuerName: string
  readonly isImminent: boolean
}

const sourceNote = { catalogue: '（条款摘要，以官方文本为准）', 'by-hand': '（条款由定级人填写）' } as const

/**
 * 重大隐患告知书, word for word as shown on the card, printed and signed.
 *
 * Plain lines without markup, so that card, document and hash are of one text.
 */
export function notificationText(of: NotificationContent): string {
  const lines = [
    `重大事故隐患告知书　${of.number}`,
    `致：${of.enterpriseName}${of.creditCode === null ? '' : `（统一社会信用代码 ${of.creditCode}）`}主要负责人、实际控制人`,
    ...(of.isImminent ? ['险情紧急：请立即停产撤人。'] : []),
    `一、事实：${of.foundOn}，${of.finderBody}在${of.place}发现：${of.fact}`,
    `二、判定依据：${of.clause}：${of.clauseText}${sourceNote[of.clauseSource]}`,
    `三、危害：${of.harm}`,
    `四、建议措施：${of.advice}`,
    `五、整改期限：${of.dueOn} 24:00 前。期限自告知起计算，未签收、未报方案也照常计算。`,
    '六、请在 24 小时内签收，并提交整改方案（责任、措施、资金、时限、预案）；到期未整改的，将报告应急管理部门和行业主管部门。',
    `${of.issuerName}　${of.issuedOn}`,
  ]
  return lines.join('\n')
}

/** SHA-256 of the exact text, hex: what the signer saw is proven by it. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
