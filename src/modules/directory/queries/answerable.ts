import { z } from 'zod'

import type { Tx } from '../../../db/types.ts'
import { nearestBureau } from './bodies.ts'
import { enterpriseById } from './enterprises.ts'

/** Who answers for the insurer's duties towards a site on a day, and why. */
export interface Answerable {
  /** null when no policy covers. */
  readonly insurerId: string | null
  /** The insurer, or the emergency bureau that takes its part; null when not even a bureau is known. */
  readonly answerableId: string | null
  readonly basis: 'only-policy' | 'finder' | 'lead' | 'bureau' | 'nobody'
}

export interface AnswerableQuestion {
  readonly enterpriseId: string
  /** Instant of discovery; a policy covers its start and not its end. */
  readonly at: Date
  /** Body of the finder: decides between several policies. */
  readonly finderOrganisationId?: string
}

const coverRow = z.object({ insurerId: z.string(), isLead: z.boolean(), isFinders: z.boolean() })

/**
 * The insurer whose policy covers the discovery; several: the one whose service (or whose agency's) found it, else the lead;
 * none: the emergency bureau of the county takes the insurer's part, failing that the city's.
 */
export async function answerableFor(tx: Tx, question: AnswerableQuestion): Promise<Answerable> {
  const { enterpriseId, at } = question
  const finder = question.finderOrganisationId ?? ''
  const covers = z.array(coverRow).parse(
    await tx.$queryRaw`
      SELECT y.insurer_id AS "insurerId", bool_or(y.is_lead) AS "isLead",
        (y.insurer_id = ${finder} OR EXISTS (SELECT 1 FROM assignment g WHERE g.agency_id = ${finder}
          AND g.insurer_id = y.insurer_id AND g.enterprise_id = ${enterpriseId} AND g.starts_at <= ${at} AND g.ends_at > ${at})) AS "isFinders"
      FROM policy y WHERE y.enterprise_id = ${enterpriseId} AND y.starts_at <= ${at} AND y.ends_at > ${at}
      GROUP BY y.insurer_id ORDER BY min(y.starts_at), y.insurer_id`,
  )
  const chosen = choose(covers)
  if (chosen !== null) return { insurerId: chosen.insurerId, answerableId: chosen.insurerId, basis: chosen.basis }
  const enterprise = await enterpriseById(tx, enterpriseId)
  const bureau = enterprise === null ? null : await nearestBureau(tx, enterprise, at)
  return { insurerId: null, answerableId: bureau?.organisationId ?? null, basis: bureau === null ? 'nobody' : 'bureau' }
}

function choose(covers: readonly z.infer<typeof coverRow>[]): { insurerId: string; basis: Answerable['basis'] } | null {
  const [first, second] = covers
  if (first === undefined) return null
  if (second === undefined) return { insurerId: first.insurerId, basis: 'only-policy' }
  const finders = covers.filter(({ isFinders }) => isFinders)
  const [found] = finders
  if (found !== undefined && finders.length === 1) return { insurerId: found.insurerId, basis: 'finder' }
  const lead = covers.find(({ isLead }) => isLead) ?? first
  return { insurerId: lead.insurerId, basis: 'lead' }
}

/** The agency assigned to a site by an insurer at an instant; of several the latest. null when there is none. */
export async function agencyFor(tx: Tx, asked: { enterpriseId: string; insurerId: string; at: Date }): Promise<string | null> {
  const row = await tx.assignment.findFirst({
    where: { enterpriseId: asked.enterpriseId, insurerId: asked.insurerId, startsAt: { lte: asked.at }, endsAt: { gt: asked.at } },
    orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
    select: { agencyId: true },
  })
  return row?.agencyId ?? null
}
