import type { SignerReach, SignerView } from '../../src/modules/hazards/types.ts'
import { type BaseContext, type CardElement, formatInstant, lines, type Markdown, markdown, md } from '../kit/index.ts'

/** How far the notification came with one who may sign; read is never signed. */
function signer({ name, roleLabel, reach, at, reason }: SignerView, { now }: BaseContext): Markdown {
  const when = at === null ? '' : `${formatInstant(at, now)} `
  const said: Record<SignerReach, string> = {
    read: `${when}看过，没有签收`,
    unopened: `${when}送达，一直没有打开`,
    'not-reached': `送不到：${reason ?? '原因不明'}`,
    unknown: '平台没有答复，是否送达不清楚',
  }
  return md`**${name}（${roleLabel}）**　${said[reach]}`
}

/** Everybody who may sign with how far the notification came; says so where nobody is registered. */
export function signerLines(signers: readonly SignerView[] | undefined, ctx: BaseContext): CardElement[] {
  if (signers === undefined) return []
  if (signers.length === 0) return [markdown(md`企业没有登记主要负责人和实际控制人，卡片没有人收。`)]
  return [markdown(lines(...signers.map((one) => signer(one, ctx))))]
}

/** The one reach that says most about all signers together; undefined where it is not known who they are. */
export function reachOf(signers: readonly SignerView[] | undefined): SignerReach | undefined {
  if (signers === undefined) return undefined
  const order: readonly SignerReach[] = ['read', 'unopened', 'unknown', 'not-reached']
  return order.find((reach) => signers.some((one) => one.reach === reach)) ?? 'not-reached'
}
