import { record } from '../../journal/index.ts'
import type { Clock } from '../../lib/clock.ts'
import { enqueueNotices, refreshNotices } from '../../notices/index.ts'
import {
  type Arrived,
  contextsOfPerson,
  type Departed,
  type DirectoryHooks,
  type WaitingItem,
  type WaitingWork,
} from '../directory/index.ts'
import { fixesOf, giveFixTo, unfixedOf, unsignedOf } from './people-store.ts'
import { myTodo } from './queries/todo.ts'
import { hazardNotices } from './rules/notice-names.ts'
import { loopNotices } from './rules/notice-words.ts'

/** Pages of a to-do list looked through for one who leaves; ten lines each. */
const mostPages = 20

/**
 * What hazards must know when people come and go: what waits on somebody, whose fixes pass on, and that a new principal is told
 * again of every major hazard nobody has signed for.
 */
export function hazardHooks(clock: Clock): DirectoryHooks {
  return { waitingWork: [waitingHazards(clock)], departed: [fixesPassOn], arrived: [toldAgain, takesFixes] }
}

function waitingHazards(clock: Clock): WaitingWork {
  return async (tx, personId, organisationId) => {
    const now = clock.now()
    const contexts = (await contextsOfPerson(tx, personId, now)).filter((actor) => actor.organisationId === organisationId)
    const items = new Map<string, WaitingItem>()
    for (const actor of contexts) {
      for (let page = 1; page <= mostPages; page += 1) {
        const { rows, total } = await myTodo(tx, { actor, page }, now)
        for (const row of rows) {
          items.set(row.id, { subject: { type: 'hazard', id: row.id }, text: `${row.number ?? '草稿'} ${row.place}` })
        }
        if (rows.length === 0 || items.size >= total) break
      }
    }
    return [...items.values()]
  }
}

/** The fixer's hazards go to who takes over, so that reminders reach somebody; with nobody left they are the safety manager's. */
const fixesPassOn: Departed = async (tx, deps, { from, to }) => {
  for (const hazardId of await fixesOf(tx, from)) {
    await giveFixTo(tx, hazardId, to?.personId ?? null)
    const subject = { type: 'hazard', id: hazardId }
    const details = { from: from.personId, to: to?.personId ?? null }
    await record(tx, deps, { action: 'hazard.fixer_passed_on', by: 'clock', channel: 'clock', subject, details })
    await refreshNotices(tx, deps, subject)
  }
}

const signers = new Set(['qy.principal', 'qy.controller'])

/** @see 375 §二(二)四: the notice must reach the principal, whoever that is now. */
const toldAgain: Arrived = async (tx, deps, to) => {
  if (!signers.has(to.role)) return
  const unsigned = await unsignedOf(tx, to.organisationId)
  await enqueueNotices(
    tx,
    deps,
    unsigned.map((id) => ({
      kind: hazardNotices.majorNotice,
      subject: { type: 'hazard', id },
      to,
      dedupeKey: `${hazardNotices.majorNotice}:${id}:arrived:${to.role}:${to.personId}`,
      buzz: ['buzz-app'],
    })),
  )
}

const fixers = new Set(['qy.fixer', 'qy.safety', 'qy.principal', 'qy.controller'])

/** Whoever is the first to come where nobody was there to fix has the fixes, and is told of them visit by visit. */
const takesFixes: Arrived = async (tx, deps, to) => {
  if (!fixers.has(to.role)) return
  const subjects = new Map<string, { type: string; id: string }>()
  for (const { id, visitId } of await unfixedOf(tx, to.organisationId)) {
    await giveFixTo(tx, id, to.personId)
    const subject = { type: 'hazard', id }
    const details = { from: null, to: to.personId }
    await record(tx, deps, { action: 'hazard.fixer_passed_on', by: 'clock', channel: 'clock', subject, details })
    await refreshNotices(tx, deps, subject)
    subjects.set(visitId ?? id, visitId === null ? subject : { type: 'visit', id: visitId })
  }
  const requests = [...subjects.values()].map((subject) => ({
    ...{ kind: loopNotices.visitNotified, subject, to },
    dedupeKey: `${loopNotices.visitNotified}:${subject.id}:arrived:${to.role}:${to.personId}`,
  }))
  await enqueueNotices(tx, deps, requests)
}
