import { beforeAll, expect, test } from 'vitest'

import { grantExtension, hazardView, reopenHazard, requestExtension, verifyOk } from '../../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../../harness/database.ts'
import { type HazardRoom, openRoom, refusal } from '../hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

test('a request for more time that was never decided does not shorten the time of a hazard closed and reopened', async () => {
  const { deps, who } = room
  const { id } = await room.general({ due_on: '2026-11-25' })
  const more = { reason_class: 'purchase', reason: '等配件', interim_control: '专人值守', due_on: '2026-11-28' }
  await requestExtension(deps, who.fixer, { hazard: id, form: more })
  const asked = await hazardView(database.db.prisma, { actor: who.fixer, hazard: id }, deps.clock.now())
  if (asked === null) throw new Error('the fixer sees his hazard')
  await room.submitted(asked)
  await verifyOk(deps, who.service, { hazard: id, form: {} })
  const reopened = await reopenHazard(deps, who.service, { hazard: id, form: { reason: '又漏了' } })
  expect(reopened.extension?.state).toBe('lapsed')
  expect(await refusal(grantExtension(deps, who.service, { hazard: id, form: {} }))).toBe('wrong-state')
})
