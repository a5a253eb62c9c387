import type { Tx } from '../../../db/types.ts'
import { dutyRecipients, personName } from '../../directory/index.ts'
import { audienceOf } from '../audience.ts'
import { factsOf } from '../queries/facts.ts'
import type { ReceiverView } from '../types.ts'
import { receiversOf } from './receivers.ts'

/** Whom the sending would tell now, body by body, and who would carry what no card reaches. */
export interface ReportPreview {
  readonly bodies: readonly {
    readonly name: string
    readonly capacity: ReceiverView['capacity']
    readonly way: 'card' | 'by-hand'
    readonly isCopy: boolean
    readonly people: readonly string[]
    readonly reason: string | null
  }[]
  readonly carriers: readonly string[]
}

/**
 * Looks ahead at a sending without writing anything. The same question the sending itself asks, so that they cannot differ but
 * by what changes in between.
 *
 * The caller has decided that the reader may see the hazard. null where there is no site to report about.
 */
export async function reportPreview(tx: Tx, asked: { readonly hazard: string }, now: Date): Promise<ReportPreview | null> {
  const facts = await factsOf(tx, asked.hazard)
  if (!facts?.enterprise) return null
  const receivers = await receiversOf(tx, facts.enterprise, now)
  const bodies = await Promise.all(
    receivers.map(async ({ organisationId, name, capacity, way, basis, reason }) => ({
      ...{ name, capacity, way, reason, isCopy: basis === 'copy' },
      people: way === 'by-hand' ? [] : await onDuty(tx, organisationId, now),
    })),
  )
  const carriers = await audienceOf(tx, { facts, words: ['responsible', 'manager'] }, now)
  return { bodies, carriers: await Promise.all(carriers.map(({ personId }) => personName(tx, personId))) }
}

async function onDuty(tx: Tx, organisationId: string, now: Date): Promise<string[]> {
  const people = await dutyRecipients(tx, { organisationId, matter: 'overdue-report' }, now)
  return Promise.all(people.map(({ personId }) => personName(tx, personId)))
}
