import type { RoleCode } from '../../../modules/directory/index.ts'
import type { PracticeContext, PracticePerson, PracticeTenant } from './types.ts'

/** One line of a list of people: key, name, and the roles in the body the list is about. */
export type PersonLine = readonly [key: string, name: string, ...roles: RoleCode[]]

/** People of one body with an account in a tenant; ids are the body's with the line's key. */
export function peopleOf(tenantKey: PracticeTenant, organisationId: string, lines: readonly PersonLine[]): PracticePerson[] {
  return lines.map(([key, name, ...roles]) => ({
    id: `${organisationId}.${key}`,
    name,
    tenantKey,
    account: true,
    contexts: roles.map((role) => ({ organisationId, role })),
  }))
}

/** The same person with further contexts: in other bodies, or bound to cities. */
export function withContexts(person: PracticePerson, contexts: readonly PracticeContext[]): PracticePerson {
  return { ...person, contexts: [...person.contexts, ...contexts] }
}
