import { beforeAll, describe, expect, test } from 'vitest'

import { loadWorkCalendar, rungTimes } from '../../../src/deadlines/index.ts'
import { listHazard, requestExtension, verifyOk } from '../../../src/modules/hazards/index.ts'
import { type HazardClock, hazardClocks } from '../../../src/modules/hazards/rules/clock-names.ts'
import { hazardLadders } from '../../../src/modules/hazards/rules/ladders.ts'
import { useDatabase } from '../../harness/database.ts'
import { tick } from './b-clock.ts'
import { type HazardRoom, openRoom } from './hazard-room.ts'
import { received, reported } from './report-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

const asked = { reason_class: 'purchase', reason: '等配件', interim_control: '专人值守', due_on: '2026-12-20' }
const idOf = async (view: Promise<{ readonly id: string }>) => (await view).id

/** What sets each clock of a hazard going; the clock of an unreached notice is the delivery's, see the scenarios of channels. */
const begins: Partial<Record<HazardClock, () => Promise<string>>> = {
  [hazardClocks.draft]: () => idOf(room.drafted('expert')),
  [hazardClocks.grade]: () => idOf(room.registered('expert')),
  [hazardClocks.speak]: () => idOf(room.registered('expert', { imminent: true })),
  [hazardClocks.fixGeneral]: () => idOf(room.general()),
  [hazardClocks.fixMajor]: () => idOf(room.signed()),
  [hazardClocks.sign]: () => idOf(room.major()),
  [hazardClocks.plan]: () => idOf(room.signed()),
  [hazardClocks.verify]: async () => idOf(room.submitted(await room.planned())),
  [hazardClocks.close]: async () =>
    idOf(verifyOk(room.deps, room.who.expert, { hazard: (await room.submitted(await room.planned())).id, form: { on_site: true } })),
  [hazardClocks.extension]: async () =>
    idOf(requestExtension(room.deps, room.who.safety, { hazard: (await room.signed()).id, form: asked })),
  [hazardClocks.statutoryQuarter]: () => idOf(room.major()),
  [hazardClocks.receipt]: () => reported(room),
  [hazardClocks.opinion]: () => reported(room),
  [hazardClocks.reportEnd]: () => reported(room),
  [hazardClocks.listing]: async () => {
    const id = await received(room, 'countyStaff')
    return idOf(listHazard(room.deps, room.who.countyLead, { hazard: id, form: { due_on: '2026-12-31', reason: '限期治理' } }))
  },
}

/** The open clock of a kind that concerns a hazard, whatever its subject is. */
const clockOf = (kind: string, hazard: string) =>
  room.db.prisma.deadline.findFirstOrThrow({
    where: { kind, state: 'open', OR: [{ subjectId: hazard }, { params: { path: ['hazard'], equals: hazard } }] },
    orderBy: { id: 'asc' },
  })
/** Rungs of one clock that have happened to somebody, were run, or found nobody. */
const fired = async (deadlineId: string) => {
  const rows = await room.db.prisma.deadlineRung.findMany({
    where: { deadlineId, outcome: { in: ['fired', 'nobody'] } },
    distinct: ['rung'],
  })
  return rows.map(({ rung }) => rung).sort()
}

const walked = hazardLadders.filter(({ kind }) => begins[kind as HazardClock] !== undefined)

describe.each(walked)('the ladder of $kind', ({ kind }) => {
  const ladder = hazardLadders.find((one) => one.kind === kind)

  test('fires each rung once, at its instant and not a second before', async () => {
    room.at('2026-11-23 09:00')
    const hazard = (await begins[kind as HazardClock]?.()) ?? ''
    const clock = await clockOf(kind, hazard)
    const startedAt = room.deps.clock.now()
    const times = rungTimes(ladder as NonNullable<typeof ladder>, clock, await loadWorkCalendar(room.db.prisma))
    const ahead = times.filter(({ at }) => at >= startedAt)
    expect(ahead.length).toBeGreaterThan(0)
    const done: string[] = []
    for (const { rung, at } of ahead) {
      const isAlone = ahead.filter((other) => other.at.getTime() === at.getTime()).length === 1
      if (isAlone && at.getTime() - 1000 > startedAt.getTime()) {
        room.deps.clock.set(new Date(at.getTime() - 1000))
        await tick(room)
        expect([rung.rung, 'a second before', await fired(clock.id)]).toEqual([rung.rung, 'a second before', done.toSorted()])
      }
      room.deps.clock.set(at)
      await tick(room)
      done.push(rung.rung)
      if (isAlone) expect([rung.rung, await fired(clock.id)]).toEqual([rung.rung, done.toSorted()])
    }
    await tick(room)
    expect(await fired(clock.id)).toEqual(done.toSorted())
  })
})

test('every ladder is walked but those whose clock another rung or the delivery sets going', () => {
  const others = hazardLadders.filter(({ kind }) => !walked.some((ladder) => ladder.kind === kind)).map(({ kind }) => kind)
  expect(others.sort()).toEqual([hazardClocks.report, hazardClocks.statutory, hazardClocks.unreached].sort())
})
