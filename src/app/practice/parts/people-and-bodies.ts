import { addAccounts, addMemberships, addOrganisations, addPeople } from '../../../modules/directory/index.ts'
import { practiceAccount, practiceIdNumber, practiceMobile } from '../identities.ts'
import { type PracticePart, practiceSince } from '../part.ts'
import { practiceWorld } from '../world/world.ts'

/** Bodies, people, their accounts and roles. */
export const peopleAndBodies: PracticePart = {
  part: 'people-and-bodies',
  version: 1,
  lay: async (tx) => {
    const { organisations, people } = practiceWorld
    await addOrganisations(tx, organisations, practiceSince)
    const persons = people.map(({ id, name }, place) => ({ id, name, mobile: practiceMobile(place), idNumber: practiceIdNumber(place) }))
    await addPeople(tx, persons, practiceSince)
    const accounts = people.flatMap((person) => {
      const account = practiceAccount(person)
      return account === null ? [] : [{ ...account, tenantKey: person.tenantKey, personId: person.id }]
    })
    await addAccounts(tx, accounts, practiceSince)
    const memberships = people.flatMap(({ id, contexts }) =>
      contexts.map((context) => ({ ...context, id: `${id}@${context.organisationId}.${context.role}`, personId: id })),
    )
    await addMemberships(tx, memberships, practiceSince)
  },
}
