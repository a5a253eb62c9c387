import { z } from 'zod'

import type { HazardFacts } from '../facts.ts'
import { currentRound } from './closing.ts'

/** What was proposed as the grade; kept with the proposer's signature. */
const gradeProposal = z.object({
  grade: z.enum(['general', 'major', 'unsure']),
  /** false: only said in the report, without clause and fact; somebody must complete it before a second person decides. */
  isComplete: z.boolean(),
  dueOn: z.string().nullable().default(null),
})

export type GradeProposal = z.infer<typeof gradeProposal>

const nothingSaid: GradeProposal = { grade: 'unsure', isComplete: false, dueOn: null }

/** What the newest proposal says; `unsure` when nobody proposed anything. */
export function proposedGrade(facts: Pick<HazardFacts, 'approvals'>): GradeProposal {
  const proposal = currentRound(facts, 'grade').find(({ step }) => step === 'propose')
  return proposal === undefined ? nothingSaid : (gradeProposal.safeParse(proposal.details).data ?? nothingSaid)
}

/** Number of the round a new proposal begins. */
export function nextRound(facts: Pick<HazardFacts, 'approvals'>, act: 'grade' | 'downgrade' | 'void' | 'close'): number {
  return (currentRound(facts, act)[0]?.round ?? 0) + 1
}
