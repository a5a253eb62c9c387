import type { Tx } from '../../../db/types.ts'
import { timeline } from '../../../journal/index.ts'
import { maskIdentity, maskPhone } from '../rules/masking.ts'
import { visibility } from '../rules/visibility.ts'
import type { Actor } from '../types.ts'
import { enterpriseIdsSql } from './enterprise-scope.ts'
import { personInRole } from './people.ts'
import { displayName, holdsAt } from './rows.ts'

/** How a person can be reached, as far as the reader may see it. */
export interface ContactView {
  readonly personId: string
  readonly name: string
  /** Bodies the reader may see the person in, joined by 、; never the others. */
  readonly organisationName: string
  /** Whole or masked by the reader's role; null when there is none or the reader sees none. */
  readonly mobile: string | null
  /** First six and last four; null when there is none or the reader sees none. */
  readonly idNumber: string | null
}

/** One look at somebody's whole contact, as its owner sees it. */
export interface UnmaskingView {
  readonly at: Date
  readonly by: string
  readonly organisationName: string
  readonly purpose: string
}

/** Whether a person belongs now to an enterprise the actor sees, or to the actor's own body. */
export async function maySeePerson(tx: Tx, actor: Actor, seen: { personId: string; now: Date }): Promise<boolean> {
  const { personId, now } = seen
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM membership m WHERE m.person_id = ${personId} AND ${holdsAt('m', now)}
      AND (m.organisation_id = ${actor.organisationId} OR m.organisation_id IN (${enterpriseIdsSql(actor, now)})) LIMIT 1`
  return rows.length > 0
}

/** Names of the bodies of a person that this actor sees: a principal's other enterprises stay unknown. */
export async function bodiesSeen(tx: Tx, actor: Actor, seen: { personId: string; now: Date }): Promise<string> {
  const { personId, now } = seen
  const rows = await tx.$queryRaw<{ name: string; siteName: string }[]>`
    SELECT DISTINCT o.name, o.site_name AS "siteName" FROM membership m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.person_id = ${personId} AND ${holdsAt('m', now)}
      AND (o.id = ${actor.organisationId} OR o.id IN (${enterpriseIdsSql(actor, now)})) ORDER BY 1, 2`
  return rows.map(displayName).join('、')
}

/** A person's contact masked for this reader; null out of scope, as for an id nobody has. The own number is shown whole. */
export async function contactOf(tx: Tx, actor: Actor, seen: { personId: string; now: Date }): Promise<ContactView | null> {
  if (!(await maySeePerson(tx, actor, seen))) return null
  const person = await tx.person.findUnique({ where: { id: seen.personId } })
  if (person === null) return null
  const { id, mobile, idNumber } = person
  const common = { personId: id, name: person.name, organisationName: await bodiesSeen(tx, actor, seen) }
  if (id === actor.personId) return { ...common, mobile, idNumber: idNumber === null ? null : maskIdentity(idNumber) }
  const { phone, identity } = visibility[actor.role]
  const shown = phone === 'shown' ? mobile : null
  return {
    ...common,
    mobile: phone === 'masked' && mobile !== null ? maskPhone(mobile) : shown,
    idNumber: identity === 'masked' && idNumber !== null ? maskIdentity(idNumber) : null,
  }
}

/** Who looked at a person's whole contact, and what for: the list its owner is shown. Oldest first. */
export async function unmaskingsOf(tx: Tx, personId: string): Promise<UnmaskingView[]> {
  const rows = (await timeline(tx, { type: 'person', id: personId })).filter(({ action }) => action === 'contact.unmasked')
  const views: UnmaskingView[] = []
  for (const { at, by, reason } of rows) {
    if (by === 'clock') continue
    const { name, organisationName } = await personInRole(tx, by)
    views.push({ at, by: name, organisationName, purpose: reason ?? '' })
  }
  return views
}
