import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../../directory/index.ts'

/** Id of an open draft of this finder with the same words about the same site, or null: a form sent twice is one report. */
export async function sameDraft(
  tx: Tx,
  asked: { actor: Actor; fields: { enterpriseId: string; place: string; description: string } },
): Promise<string | null> {
  const { actor, fields } = asked
  const found = await tx.hazard.findFirst({
    where: {
      enterpriseId: fields.enterpriseId,
      place: fields.place,
      description: fields.description,
      state: 'draft',
      putAwayAt: null,
      finderPersonId: actor.personId,
      finderOrganisationId: actor.organisationId,
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  return found?.id ?? null
}
