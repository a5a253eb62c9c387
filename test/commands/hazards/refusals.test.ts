import { beforeAll, describe, expect, test } from 'vitest'

import {
  addPhotos,
  approveGrade,
  closeHazard,
  draftHazard,
  gradeHazard,
  planRectification,
  refuseGrade,
  registerHazard,
  signHazard,
  submitRectification,
  verifyNo,
  verifyOk,
} from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { type HazardRoom, majorGrade, openRoom, plan, refusal, report } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

describe('a report is refused', () => {
  const draft = (form: Record<string, unknown>) => refusal(draftHazard(room.deps, room.who.service, { form: { ...report, ...form } }))

  test.each([
    ['without a place', { place: '  ' }, 'invalid-input place'],
    ['without a description', { description: undefined }, 'invalid-input description'],
    ['with a description of two thousand signs', { description: '长'.repeat(2000) }, 'invalid-input description'],
    ['found tomorrow', { found_on: '2026-11-24' }, 'invalid-input found_on'],
    ['found on the 30th of February', { found_on: '2026-02-30' }, 'invalid-input found_on'],
    ['found yesterday without a reason', { found_on: '2026-11-22' }, 'invalid-input backfill_reason'],
    ['due yesterday', { due_on: '2026-11-22' }, 'invalid-input due_on'],
    ['due after more than thirty days', { due_on: '2026-12-24' }, 'invalid-input due_on'],
    ['due after more than fifteen days when major', { due_on: '2026-12-09', grade: 'major' }, 'invalid-input due_on'],
    ['with a source nobody knows', { discovery: '算命' }, 'invalid-input discovery'],
    ['with a fixer who does not work there', { fixer: '邵练全' }, 'invalid-input fixer'],
    ['about an enterprise that does not exist', { enterprise: '火星矿业有限公司' }, 'not-found enterprise'],
    ['about an enterprise of another insurer', { enterprise: 'qy-panshi' }, 'not-found enterprise'],
    ['about a name two sites share', { enterprise: '高平丹河示例化工有限公司' }, 'ambiguous enterprise'],
  ])('%s', async (_name, form, expected) => {
    expect(await draft(form)).toBe(expected)
  })

  test('of who may not report', async () => {
    expect(await refusal(draftHazard(room.deps, room.who.energy, { form: report }))).toBe('not-allowed')
  })

  test('without any picture, unless the reason is given', async () => {
    const bare = await draftHazard(room.deps, room.who.service, { form: { ...report, description: '没有照片' } })
    expect(await refusal(registerHazard(room.deps, room.who.service, { hazard: bare.id }))).toBe('invalid-input photo_waiver')
    const form = { ...report, description: '没有照片', photo_waiver: '井下防爆区不能拍照' }
    const edited = await draftHazard(room.deps, room.who.service, { hazard: bare.id, v: bare.version, form })
    expect((await registerHazard(room.deps, room.who.service, { hazard: edited.id, v: edited.version })).number).toMatch(
      /^HZ-20261123-\d{3}$/,
    )
  })

  test('when another registers it: a draft is its finder’s alone', async () => {
    const { id } = await room.drafted('service')
    for (const name of ['manager', 'expert', 'safety', 'county'] as const) {
      expect(await refusal(registerHazard(room.deps, room.who[name], { hazard: id }))).toBe('not-found')
    }
  })
})

describe('a grade is refused', () => {
  test('when general and given by an expert, who may only propose', async () => {
    const { id } = await room.registered('expert')
    expect(await refusal(gradeHazard(room.deps, room.who.expert, { hazard: id, form: { grade: 'general', due_on: '2026-12-01' } }))).toBe(
      'not-allowed',
    )
  })

  test.each([
    ['clause', { clause: undefined }],
    ['clause', { clause: 'COAL-2020|4(一)' }],
    ['clause', { clause: 'CHEM-2026|1' }],
    ['fact', { fact: ' ' }],
    ['harm', { harm: undefined }],
    ['advice', { advice: '' }],
    ['due_on', { due_on: '2026-12-09' }],
  ])('when major without a right %s', async (field, form) => {
    const { id } = await room.registered('expert')
    expect(await refusal(gradeHazard(room.deps, room.who.expert, { hazard: id, form: { ...majorGrade, ...form } }))).toBe(
      `invalid-input ${field}`,
    )
  })

  test('when its proposer approves it', async () => {
    const { id } = await room.registered('service', { grade: 'major' })
    await gradeHazard(room.deps, room.who.manager, { hazard: id, form: majorGrade })
    expect(await refusal(approveGrade(room.deps, room.who.manager, { hazard: id }))).toBe('not-allowed')
    const second = await room.actor('bx.manager', 'bx-fenhe')
    expect(await refusal(approveGrade(room.deps, second, { hazard: id }))).toBe('not-found')
  })

  test('when anybody but a manager approves it', async () => {
    const { id } = await room.proposed()
    for (const name of ['service', 'lead', 'principal', 'safety'] as const) {
      expect(await refusal(approveGrade(room.deps, room.who[name], { hazard: id }))).toBe('not-allowed')
    }
    expect(await refusal(approveGrade(room.deps, room.who.county, { hazard: id }))).toBe('not-found')
  })

  test('and sent back it is graded anew by another proposal', async () => {
    const { id } = await room.proposed()
    expect(await refusal(refuseGrade(room.deps, room.who.manager, { hazard: id, form: {} }))).toBe('invalid-input reason')
    await refuseGrade(room.deps, room.who.manager, { hazard: id, form: { reason: '条款不对' } })
    expect(await refusal(approveGrade(room.deps, room.who.manager, { hazard: id }))).toBe('wrong-state')
    await gradeHazard(room.deps, room.who.expert, { hazard: id, form: majorGrade })
    expect((await approveGrade(room.deps, room.who.manager, { hazard: id })).state).toBe('awaiting_signature')
  })
})

describe('a signature is refused', () => {
  test('from a safety manager, a fixer, an insurer and a neighbour', async () => {
    const { id, notification } = await room.major()
    const form = { hash: notification?.textHash }
    for (const name of ['safety', 'fixer', 'service', 'manager'] as const) {
      expect(await refusal(signHazard(room.deps, room.who[name], { hazard: id, form }))).toBe('not-allowed')
    }
    for (const name of ['neighbour', 'rival', 'worker', 'regulator'] as const) {
      expect(await refusal(signHazard(room.deps, room.who[name], { hazard: id, form }))).toBe('not-found')
    }
  })

  test('on a card that showed another text', async () => {
    const { id } = await room.major()
    expect(await refusal(signHazard(room.deps, room.who.principal, { hazard: id, form: { hash: 'made-up' } }))).toBe('stale')
    expect(await refusal(signHazard(room.deps, room.who.principal, { hazard: id, form: {} }))).toBe('invalid-input hash')
  })

  test('on an old card, but the same finger twice is a success', async () => {
    const { id, version, notification } = await room.major()
    const press = { hazard: id, v: version, form: { hash: notification?.textHash } }
    const first = await signHazard(room.deps, room.who.principal, press)
    const again = await signHazard(room.deps, room.who.principal, press)
    expect(again).toEqual(first)
    expect(await refusal(signHazard(room.deps, room.who.controller, press))).toBe('stale')
    expect((await room.actions(id)).filter((action) => action === 'hazard.signed')).toHaveLength(1)
  })
})

describe('a plan is refused', () => {
  test.each([
    ['responsible', { responsible: '' }],
    ['measures', { measures: undefined }],
    ['funds', { funds: '一万' }],
    ['emergency_plan', { emergency_plan: '' }],
    ['interim_control', { interim_control: ' ' }],
    ['due_on', { due_on: '2026-12-09' }],
    ['due_on', { due_on: '2026-11-22' }],
  ])('without a right %s', async (field, form) => {
    const { id } = await room.signed()
    expect(await refusal(planRectification(room.deps, room.who.principal, { hazard: id, form: { ...plan, ...form } }))).toBe(
      `invalid-input ${field}`,
    )
  })

  test('from anybody but principal or controller', async () => {
    const { id } = await room.signed()
    expect(await refusal(planRectification(room.deps, room.who.safety, { hazard: id, form: plan }))).toBe('not-allowed')
  })
})

describe('a fix is refused', () => {
  test('without a picture after it', async () => {
    const { id } = await room.general()
    expect(await refusal(submitRectification(room.deps, room.who.fixer, { hazard: id, form: { measures: '已修' } }))).toBe('invalid-input')
  })

  test('with a picture from before', async () => {
    const { id, photosBefore } = await room.general()
    const photos = photosBefore.map(({ sha256 }) => ({ sha256, receivedAt: room.deps.clock.now() }))
    expect(await refusal(addPhotos(room.deps, room.who.fixer, { hazard: id, phase: 'after', photos }))).toBe('invalid-input')
  })

  test('from a fixer it was not given to', async () => {
    const { id } = await room.general({ fixer: '关练安' })
    const sha256 = await room.picture('by the wrong one')
    const photos = [{ sha256, receivedAt: room.deps.clock.now() }]
    expect(await refusal(addPhotos(room.deps, room.who.fixer, { hazard: id, phase: 'after', photos }))).toBe('not-allowed')
    expect(await refusal(submitRectification(room.deps, room.who.fixer, { hazard: id, form: { measures: '已修' } }))).toBe('not-allowed')
  })
})

describe('a verdict is refused', () => {
  test('from the enterprise, and on a major hazard from a distance', async () => {
    const { id } = await room.submitted(await room.planned())
    for (const name of ['fixer', 'safety', 'principal', 'manager'] as const) {
      expect(await refusal(verifyOk(room.deps, room.who[name], { hazard: id, form: { on_site: true } }))).toBe('not-allowed')
    }
    expect(await refusal(verifyOk(room.deps, room.who.expert, { hazard: id, form: {} }))).toBe('invalid-input on_site')
    expect(await refusal(verifyNo(room.deps, room.who.expert, { hazard: id, form: {} }))).toBe('invalid-input reason')
  })

  test('after the hazard is closed', async () => {
    const { id } = await room.submitted(await room.general())
    await verifyOk(room.deps, room.who.service, { hazard: id, form: {} })
    expect(await refusal(verifyNo(room.deps, room.who.service, { hazard: id, form: { reason: '没修好' } }))).toBe('wrong-state')
  })
})

describe('a closing is refused', () => {
  test('out of turn, and twice by one person', async () => {
    const { id } = await room.toClose()
    expect(await refusal(closeHazard(room.deps, room.who.principal, { hazard: id }))).toBe('not-allowed')
    const { version } = await closeHazard(room.deps, room.who.manager, { hazard: id })
    expect(await refusal(closeHazard(room.deps, room.who.manager, { hazard: id, v: version }))).toBe('not-allowed')
    expect((await closeHazard(room.deps, room.who.controller, { hazard: id })).state).toBe('closed')
  })
})
