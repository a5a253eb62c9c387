import { setTimeout as pause } from 'node:timers/promises'

import { type Account, accountFor } from './account.ts'
import { tellMany } from './audience.ts'
import type { ReplicaPair } from './replica-pair.ts'
import { leaseOverMs, settled } from './settle.ts'

/**
 * Freezes one of two replicas in the midst of sending until its leases are over, and accounts for everything after it woke.
 *
 * @param plan.at - sends after which it freezes. @param plan.really - waits the minute instead of letting machine time leap.
 */
export async function freezeRound(
  pair: ReplicaPair,
  plan: { name: string; sends: number; at: number; really?: boolean },
): Promise<Account> {
  const { stage, database, people, first } = pair
  const { name, sends } = plan
  const begin = stage.sendsSoFar
  // Calls that take their time are under way when the replica freezes.
  stage.sandbox.world.faults.replace([{ match: { path: '/open-apis/im/v1/messages*' }, effect: 'delay', value: 50 }])
  const telling = tellMany(stage, { database, people }, { name, count: sends })
  await stage.sent(begin + plan.at)
  first.signal('SIGSTOP')
  if (plan.really) await pause(leaseOverMs)
  else stage.clocks.leap(leaseOverMs)
  await telling
  await settled(stage, database)
  first.signal('SIGCONT')
  await pair.firstAnswers()
  await settled(stage, database)
  stage.sandbox.world.faults.replace([])
  return database.use((db) => accountFor(stage, db, { people, name, count: sends }))
}
