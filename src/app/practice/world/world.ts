import { practiceBodies } from './bodies.ts'
import { practiceAssignments, practicePolicies, practiceResponsible } from './cover.ts'
import { practiceEnterprises } from './enterprises.ts'
import { peopleOfEnterprises } from './people-of-enterprises.ts'
import { peopleOfGovernment } from './people-of-government.ts'
import { peopleOfTrade } from './people-of-trade.ts'
import type { PracticeWorld } from './types.ts'

/** Everybody and every body of the practice room as plain data, the same every time. */
export const practiceWorld: PracticeWorld = {
  organisations: [...practiceBodies, ...practiceEnterprises],
  people: [...peopleOfGovernment, ...peopleOfTrade, ...peopleOfEnterprises],
  policies: practicePolicies,
  assignments: practiceAssignments,
  responsible: practiceResponsible,
  deputies: [{ organisationId: 'bx-taihang', personId: 'bx-taihang.service', deputyPersonId: 'bx-taihang.service-2' }],
  duty: [{ organisationId: 'yj-qinshui', matter: 'overdue-report', people: ['yj-qinshui.staff', 'yj-qinshui.lead'] }],
}
