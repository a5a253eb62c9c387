import { z } from 'zod'
import { AppError } from '../../../lib/errors.ts'
import { hazardCommand } from './hazard-command.ts'

/** The principal or controller signs the draft of the enterprise's own report; handing it in stays the enterprise's act. */
export const signStatutory = hazardCommand({
  command: 'sign_statutory',
  form: z.object({}),
  apply: async ({ tx, actor, facts, now }) => {
    if (facts.statutory === null) throw new AppError('wrong-state', '没有等待签字的法定报告。')
    await tx.statutoryReport.update({ where: { id: facts.statutory.id }, data: { signedBy: actor.personId, signedAt: now } })
    return { details: { statutory: facts.statutory.id } }
  },
})
