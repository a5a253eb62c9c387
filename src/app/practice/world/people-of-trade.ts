import { peopleOf, withContexts } from './people.ts'
import type { PracticePerson } from './types.ts'

const tenant = 'practice_gov'

/** A branch is bound to its cities. */
const branch = (person: PracticePerson, organisationId: string, regionCodes: readonly string[]): PracticePerson =>
  withContexts(person, [{ organisationId, role: 'bx.branch', regionCodes }])

const insurers: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'bx-taihang', [
    ['admin', '方练管', 'bx.admin'],
    ['manager', '梁示衡', 'bx.manager'],
    ['service', '韩练行', 'bx.service'],
    ['service-2', '史练勤', 'bx.service'],
    ['finance', '贾练账', 'bx.finance'],
    ['claim', '武练赔', 'bx.claim'],
    ['audit', '冀练审', 'bx.audit'],
  ]),
  ...peopleOf(tenant, 'bx-taihang', [['branch', '丁练晋']]).map((person) => branch(person, 'bx-taihang', ['140500'])),
  ...peopleOf(tenant, 'bx-fenhe', [
    ['admin', '阎练掌', 'bx.admin'],
    ['manager', '柴示汾', 'bx.manager'],
    ['service', '任练河', 'bx.service'],
    ['claim', '康练理', 'bx.claim'],
  ]),
  ...peopleOf(tenant, 'bx-fenhe', [['branch', '郎练泉']]).map((person) => branch(person, 'bx-fenhe', ['140300'])),
]

const agencies: readonly PracticePerson[] = [
  ...peopleOf(tenant, 'fw-antan', [
    ['admin', '苏练务', 'fw.admin'],
    ['lead', '聂示探', 'fw.lead'],
    ['expert', '裴练察', 'fw.expert'],
  ]),
  ...peopleOf(tenant, 'fw-guben', [
    ['admin', '石练理', 'fw.admin'],
    ['lead', '毕示固', 'fw.lead'],
    ['expert', '孟练微', 'fw.expert'],
  ]),
  // Works for both agencies: has to say for which one.
  ...peopleOf(tenant, 'fw-antan', [['expert-2', '解练双', 'fw.expert']]).map((person) =>
    withContexts(person, [{ organisationId: 'fw-guben', role: 'fw.expert' }]),
  ),
]

/** People of insurers and agencies. */
export const peopleOfTrade: readonly PracticePerson[] = [...insurers, ...agencies]
