import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { roleLabel } from '../rules/roles.ts'
import type { OrganisationKind } from '../types.ts'
import type { PersonInRole } from './people.ts'
import { displayName } from './rows.ts'

/** A person in a body, with what kind of body it is. */
export interface PersonInBody extends PersonInRole {
  readonly organisationId: string
  readonly organisationKind: OrganisationKind | null
}

/** Names of people in their bodies and roles, in the order asked, however long ago they held them. Two statements. */
export async function peopleInRoles(tx: Tx, asked: readonly Recipient[]): Promise<PersonInBody[]> {
  const people = await tx.person.findMany({
    where: { id: { in: asked.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  })
  const bodies = await tx.organisation.findMany({
    where: { id: { in: asked.map(({ organisationId }) => organisationId) } },
    select: { id: true, name: true, siteName: true, kind: true },
  })
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const bodyOf = new Map(bodies.map((body) => [body.id, body]))
  return asked.map(({ personId, organisationId, role }) => {
    const body = bodyOf.get(organisationId)
    return {
      personId,
      name: nameOf.get(personId) ?? '',
      organisationId,
      organisationName: body === undefined ? '' : displayName(body),
      organisationKind: (body?.kind as OrganisationKind | undefined) ?? null,
      roleLabel: role === '' ? '' : roleLabel(role),
    }
  })
}
