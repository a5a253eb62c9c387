import { practiceAppId, practiceOpenId } from '../../../src/app/practice/identities.ts'
import type { CommandDeps } from '../../../src/db/types.ts'
import type { Arrived, Departed, PeopleChange, RoleCode, WaitingWork } from '../../../src/modules/directory/index.ts'
import { createNoticeKinds, type NoticeRequest } from '../../../src/notices/index.ts'

/** The account of a practice person in the app of a tenant. */
export function accountOfPractice(personId: string, tenantKey: 'practice_gov' | 'practice_ent') {
  return { appId: practiceAppId(tenantKey), openId: practiceOpenId(personId), tenantKey, source: 'om_test' }
}

/** Commands that begin or end roles, with hooks that note what they were told and one kind of card that waits for its reader. */
export function peopleDeps(deps: CommandDeps, work: WaitingWork = async () => []) {
  const arrived: Parameters<Arrived>[2][] = []
  const departed: Parameters<Departed>[2][] = []
  const change: PeopleChange = {
    hooks: {
      waitingWork: [work],
      arrived: [async (_tx, _deps, who) => void arrived.push(who)],
      departed: [async (_tx, _deps, what) => void departed.push(what)],
    },
    kinds: createNoticeKinds([
      { kind: 'please-sign', urgency: 'major', clause: '375 §二(二)四', asks: true, render: async () => ({ card: {} }) },
    ]),
  }
  return { deps: { ...deps, ...change }, arrived, departed }
}

/** A card that asks one person to sign one hazard. */
export function pleaseSign(to: { personId: string; organisationId: string; role: RoleCode }): NoticeRequest {
  return { kind: 'please-sign', subject: { type: 'hazard', id: 'hazard-1' }, to, dedupeKey: `please-sign:hazard-1:${to.personId}` }
}
