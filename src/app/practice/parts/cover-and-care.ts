import { startOfDay } from '../../../lib/calendar.ts'
import { addAssignments, addDeputies, addDutyEntries, addPolicies, addResponsible } from '../../../modules/directory/index.ts'
import { type PracticePart, practiceSince } from '../part.ts'
import { practiceWorld } from '../world/world.ts'

/** Policies, assignments, risk officers, deputies and duty lists. */
export const coverAndCare: PracticePart = {
  part: 'cover-and-care',
  version: 1,
  lay: async (tx) => {
    const { policies, assignments, responsible, deputies, duty, people } = practiceWorld
    await addPolicies(tx, policies.map(spanned))
    await addAssignments(tx, assignments.map(spanned))
    const officers = responsible.map((row) => ({ ...row, id: `responsible.${row.insurerId}.${row.enterpriseId}` }))
    await addResponsible(tx, officers, practiceSince)
    const standIns = deputies.map((row) => ({ ...row, id: `deputy.${row.personId}` }))
    await addDeputies(tx, standIns, practiceSince)
    const lines = duty.flatMap(({ organisationId, matter, people: listed }) =>
      listed.map((personId, place) => ({
        id: `duty.${organisationId}.${matter}.${place + 1}`,
        organisationId,
        matter,
        personId,
        role: people.find(({ id }) => id === personId)?.contexts.find((context) => context.organisationId === organisationId)?.role ?? '',
        position: place + 1,
      })),
    )
    await addDutyEntries(tx, lines, practiceSince)
  },
}

function spanned<Row extends { readonly from: string; readonly to: string }>({ from, to, ...row }: Row) {
  return { ...row, startsAt: startOfDay(from), endsAt: startOfDay(to) }
}
