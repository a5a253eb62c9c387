import type { Tx } from '../../../db/types.ts'
import type { JournalActor } from '../../../journal/types.ts'
import { shanghaiDate } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { triesADay } from '../rules/tries.ts'
import { countTry } from '../store/registration-rows.ts'

/** The account that asks; it may belong to nobody yet. */
export interface AskingAccount {
  readonly appId: string
  readonly openId: string
  readonly tenantKey: string
  /** Message or event that carries the act, for the journal. */
  readonly source?: string
}

/** Who asks has no person yet: the journal names the account as its subject instead. */
export const stranger: JournalActor = { personId: '', organisationId: '', role: 'stranger' }

/**
 * Counts a try, by name or by code.
 *
 * @throws AppError `too-many` at the sixth of a day.
 */
export async function takeTry(tx: Tx, account: AskingAccount, now: Date): Promise<void> {
  const count = await countTry(tx, account, shanghaiDate(now))
  if (count <= triesADay) return
  throw new AppError('too-many', `今天已经试了 ${triesADay} 次，请明天再试，或者请单位管理员核对全称后发给您邀请码。`)
}
