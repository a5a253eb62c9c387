import type { Tx } from '../../../db/types.ts'
import type { RungDeps } from '../../../deadlines/index.ts'
import { record } from '../../../journal/index.ts'
import { type Channel, enqueueNotices, ringAgain } from '../../../notices/index.ts'
import { personName } from '../../directory/index.ts'
import { tellOperators } from '../../operations/index.ts'
import { audienceOf } from '../audience.ts'
import type { HazardFacts } from '../facts.ts'
import { factsOf } from '../queries/facts.ts'
import { signersOf } from '../queries/signing.ts'
import { channelLabels, channelReason } from '../rules/channel-reasons.ts'
import { hazardNotices } from '../rules/notice-names.ts'
import { bestReach } from '../rules/signer-reach.ts'
import { isUnsigned } from '../rules/unsigned.ts'
import type { Unreached } from './skip-channel.ts'

type Buzz = Exclude<Channel, 'card'>

/** What follows a channel on the ladder of the signature; where no card is, nothing can be rung and paper is next. */
const after: Readonly<Record<Channel, Buzz | 'paper'>> = {
  card: 'paper',
  'buzz-app': 'buzz-sms',
  'buzz-sms': 'buzz-phone',
  'buzz-phone': 'paper',
}

/**
 * A channel does not reach a signer: the next one is used now and not at its own hour, with the reason on record; after the last
 * one the insurer has the paper to carry.
 *
 * @see 375 §二(二)四
 */
export async function signerNotReached(tx: Tx, deps: RungDeps, unreached: Unreached): Promise<void> {
  const facts = await factsOf(tx, unreached.hazard)
  if (facts === null || !isUnsigned(facts)) return
  const next = after[unreached.channel]
  const rung = next === 'paper' ? false : await ringAgain(tx, deps, { card: unreached.card, channel: next })
  if (next === 'paper') await tellPaper(tx, deps, { facts, unreached })
  if (next !== 'paper' && !rung) return
  const who = await personName(tx, unreached.to.personId)
  const reason = `${who}：${channelLabels[unreached.channel]}不通（${channelReason(unreached.reason)}），改用${next === 'paper' ? '书面送达' : channelLabels[next]}`
  await record(tx, deps, {
    ...{ action: 'hazard.channel_skipped', by: 'clock', channel: 'clock', subject: { type: 'hazard', id: facts.hazard.id }, reason },
    details: { person: unreached.to.personId, channel: unreached.channel, code: unreached.reason, next },
  })
}

/** Once a signer and notification, however many rungs find him closed. */
async function tellPaper(tx: Tx, deps: RungDeps, { facts, unreached }: { facts: HazardFacts; unreached: Unreached }): Promise<void> {
  const people = await audienceOf(tx, { facts, words: ['responsible'] }, deps.clock.now())
  const subject = { type: 'hazard', id: facts.hazard.id }
  const key = `${hazardNotices.paperTask}:${facts.hazard.id}:${facts.notification?.round ?? 1}:${unreached.to.personId}`
  await enqueueNotices(
    tx,
    deps,
    people.map((to) => ({ kind: hazardNotices.paperTask, subject, to, dedupeKey: `${key}:${to.personId}`, buzz: ['buzz-app' as const] })),
  )
  const signers = await signersOf(tx, facts.hazard, deps.clock.now())
  if (bestReach(signers) === 'not-reached') await tellOperatorUnsigned(tx, deps, facts)
}

/** Nobody of the enterprise who may sign can be reached: beside the paper somebody has to bring them into the system. */
export async function tellOperatorUnsigned(tx: Tx, deps: RungDeps, { hazard, notification }: HazardFacts): Promise<void> {
  await tellOperators(tx, deps, {
    matter: '重大隐患告知送不到企业负责人',
    text: `${hazard.number ?? ''} 的告知送不到主要负责人和实际控制人，已请保险机构书面送达。请联系企业，请他们本人登记或重新启用机器人。`,
    dedupeKey: `signers-not-reached:${hazard.id}:${notification?.round ?? 1}`,
  })
}
