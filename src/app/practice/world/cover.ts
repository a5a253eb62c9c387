import type { PracticeAssignment, PracticePolicy, PracticeWorld } from './types.ts'

const policy = (insurerId: string, enterpriseId: string, [from, to]: readonly [string, string]): PracticePolicy => ({
  id: `policy.${insurerId}.${enterpriseId}`,
  insurerId,
  enterpriseId,
  isLead: true,
  from,
  to,
})

/** Who insures whom; 泽州铸韵 is insured by nobody. */
export const practicePolicies: readonly PracticePolicy[] = [
  policy('bx-taihang', 'qy-qinhe', ['2026-01-01', '2027-01-01']),
  policy('bx-taihang', 'qy-danfeng', ['2026-03-01', '2027-03-01']),
  policy('bx-taihang', 'qy-yunduan', ['2026-04-01', '2027-04-01']),
  policy('bx-taihang', 'qy-danhe-1', ['2026-05-01', '2027-05-01']),
  policy('bx-taihang', 'qy-danhe-2', ['2026-05-01', '2027-05-01']),
  policy('bx-taihang', 'qy-zhuan', ['2026-06-01', '2027-06-01']),
  policy('bx-taihang', 'qy-bibo', ['2026-02-01', '2027-02-01']),
  policy('bx-fenhe', 'qy-panshi', ['2026-02-01', '2027-02-01']),
  policy('bx-fenhe', 'qy-lingshang', ['2026-08-01', '2027-08-01']),
  // Ends within days of the room's first morning.
  policy('bx-fenhe', 'qy-hongsui', ['2025-12-01', '2026-12-01']),
  policy('bx-fenhe', 'qy-tongtu', ['2026-07-01', '2027-07-01']),
  policy('bx-fenhe', 'qy-guangyang', ['2026-09-01', '2027-09-01']),
  // Two insurers within the year, one after the other.
  policy('bx-fenhe', 'qy-shunda', ['2025-12-01', '2026-07-01']),
  policy('bx-taihang', 'qy-shunda', ['2026-07-01', '2027-07-01']),
]

const assignment = (agencyId: string, insurerId: string, enterpriseId: string): PracticeAssignment => ({
  id: `assignment.${agencyId}.${enterpriseId}`,
  agencyId,
  insurerId,
  enterpriseId,
  from: '2026-07-01',
  to: '2027-01-01',
})

/** Which agency works where, and for which insurer. */
export const practiceAssignments: readonly PracticeAssignment[] = [
  ...['qy-qinhe', 'qy-danfeng', 'qy-yunduan', 'qy-danhe-1', 'qy-danhe-2', 'qy-zhuan'].map((site) =>
    assignment('fw-antan', 'bx-taihang', site),
  ),
  ...['qy-panshi', 'qy-lingshang', 'qy-hongsui', 'qy-guangyang'].map((site) => assignment('fw-guben', 'bx-fenhe', site)),
  assignment('fw-guben', 'bx-taihang', 'qy-shunda'),
]

const responsibleFor = (personId: string, insurerId: string, sites: readonly string[]): PracticeWorld['responsible'] =>
  sites.map((enterpriseId) => ({ insurerId, enterpriseId, personId }))

/** The one risk officer of each customer. */
export const practiceResponsible: PracticeWorld['responsible'] = [
  ...responsibleFor('bx-taihang.service', 'bx-taihang', ['qy-qinhe', 'qy-danfeng', 'qy-yunduan', 'qy-danhe-1', 'qy-danhe-2']),
  ...responsibleFor('bx-taihang.service-2', 'bx-taihang', ['qy-zhuan', 'qy-bibo', 'qy-shunda']),
  ...responsibleFor('bx-fenhe.service', 'bx-fenhe', ['qy-panshi', 'qy-lingshang', 'qy-hongsui', 'qy-tongtu', 'qy-guangyang']),
]
