import { createHash } from 'node:crypto'

import type { Database } from '../../../src/db/types.ts'
import { timeline } from '../../../src/journal/index.ts'
import type { ErrorCode } from '../../../src/lib/errors.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { Actor, RoleCode } from '../../../src/modules/directory/index.ts'
import {
  addPhotos,
  approveGrade,
  closeHazard,
  draftHazard,
  gradeHazard,
  type HazardView,
  planRectification,
  registerHazard,
  signHazard,
  submitRectification,
  verifyOk,
} from '../../../src/modules/hazards/index.ts'
import { type LaidWorld, layWorld } from '../../harness/world.ts'

/** A coal mine in 沁水 insured by 太行, whose agency is 安探: the site most cases are about. */
export const mine = 'qy-qinhe'

const people = {
  expert: ['fw.expert', 'fw-antan'],
  lead: ['fw.lead', 'fw-antan'],
  service: ['bx.service', 'bx-taihang'],
  manager: ['bx.manager', 'bx-taihang'],
  rival: ['bx.service', 'bx-fenhe'],
  rivalManager: ['bx.manager', 'bx-fenhe'],
  principal: ['qy.principal', mine],
  controller: ['qy.controller', mine],
  safety: ['qy.safety', mine],
  fixer: ['qy.fixer', mine],
  worker: ['qy.worker', mine],
  neighbour: ['qy.safety', 'qy-danfeng'],
  county: ['yjx.enforce', 'yj-qinshui'],
  countyStaff: ['yjx.staff', 'yj-qinshui'],
  countyLead: ['yjx.lead', 'yj-qinshui'],
  otherCounty: ['yjx.staff', 'yj-gaoping'],
  regulator: ['jg.staff', 'jg-jincheng'],
  energy: ['hy.staff', 'hy-energy-qinshui'],
} as const satisfies Record<string, readonly [RoleCode, string]>

export type PersonName = keyof typeof people

/** The practice world with everybody a hazard meets, and the steps of the loop as one line each. */
export interface HazardRoom extends LaidWorld {
  readonly db: Database
  readonly who: Readonly<Record<PersonName, Actor>>
  /** Keeps a made-up picture; the same name is the same picture. */
  picture(name: string): Promise<string>
  at(instant: string): void
  /** A draft with one picture before. */
  drafted(by: PersonName, form?: Record<string, unknown>): Promise<HazardView>
  registered(by: PersonName, form?: Record<string, unknown>): Promise<HazardView>
  /** A general hazard under repair. */
  general(form?: Record<string, unknown>): Promise<HazardView>
  /** Proposed as major by the agency's expert; waits for the manager. */
  proposed(form?: Record<string, unknown>): Promise<HazardView>
  /** Confirmed and told; waits for a signature. */
  major(form?: Record<string, unknown>): Promise<HazardView>
  signed(form?: Record<string, unknown>): Promise<HazardView>
  planned(form?: Record<string, unknown>): Promise<HazardView>
  /** Adds a picture after and hands the fix in. */
  submitted(view: HazardView, by?: PersonName): Promise<HazardView>
  toClose(): Promise<HazardView>
  told(hazard: string, kind?: string): Promise<string[]>
  actions(hazard: string): Promise<string[]>
  clocks(hazard: string): Promise<Record<string, string>>
}

export const report = { enterprise: mine, place: '8102 回风巷', description: '顶板破碎，支架歪斜', found_on: '2026-11-23' }
export const majorGrade = {
  grade: 'major',
  clause: 'COAL-2026|4(一)',
  fact: '回风流瓦斯浓度 1.2%，仍在割煤',
  harm: '可能发生瓦斯爆炸',
  advice: '立即停止作业，撤出人员，查明原因',
}
export const plan = {
  responsible: '闫练修',
  measures: '更换风机，重新标校传感器',
  funds: '12,000.50',
  due_on: '2026-12-01',
  emergency_plan: '按瓦斯事故预案执行',
  interim_control: '停止割煤，专人值守',
}

export async function openRoom(db: Database): Promise<HazardRoom> {
  const world = await layWorld(db)
  const { deps } = world
  const entries = await Promise.all(
    Object.entries(people).map(async ([name, [role, body]]) => [name, await world.actor(role, body)] as const),
  )
  const who = Object.fromEntries(entries) as Record<PersonName, Actor>
  const room = { ...world, db, who, at: (instant: string) => deps.clock.set(`${instant.replace(' ', 'T')}:00+08:00`) }
  return { ...room, ...looking(db), ...stepsOf(room) }
}

function looking(db: Database): Pick<HazardRoom, 'told' | 'actions' | 'clocks'> {
  return {
    told: async (hazard, kind) => {
      const rows = await db.prisma.notice.findMany({
        where: { subjectId: hazard, channel: 'card', ...(kind === undefined ? {} : { kind }) },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => `${row.kind} → ${row.personId}`).sort()
    },
    actions: async (hazard) => (await timeline(db.prisma, { type: 'hazard', id: hazard })).map(({ action }) => action),
    clocks: async (hazard) => {
      const rows = await db.prisma.deadline.findMany({ where: { subjectId: hazard, state: 'open' }, orderBy: { kind: 'asc' } })
      return Object.fromEntries(rows.map(({ kind, dueAt }) => [kind, dueAt.toISOString()]))
    },
  }
}

type Steps = Pick<
  HazardRoom,
  'picture' | 'drafted' | 'registered' | 'general' | 'proposed' | 'major' | 'signed' | 'planned' | 'submitted' | 'toClose'
>

function stepsOf({ db, deps, who }: Pick<HazardRoom, 'db' | 'deps' | 'who'>): Steps {
  let made = 0
  const steps: Steps = {
    picture: async (name) => {
      const sha256 = createHash('sha256').update(name).digest('hex')
      const facts = { mediaType: 'image/png', byteSize: 10, width: 4, height: 4, createdAt: deps.clock.now() }
      await db.prisma.storedFile.createMany({ data: [{ sha256, ...facts }], skipDuplicates: true })
      return sha256
    },
    drafted: async (by, form = {}) => {
      made += 1
      const draft = await draftHazard(deps, who[by], { form: { ...report, description: `${report.description} ${made}`, ...form } })
      return withPhoto(draft, by, { phase: 'before', name: `before ${made}` })
    },
    registered: async (by, form) => {
      const draft = await steps.drafted(by, form)
      return registerHazard(deps, who[by], { hazard: draft.id, v: draft.version })
    },
    general: async (form) => steps.registered('service', { grade: 'general', due_on: '2026-12-10', ...form }),
    proposed: async (form = {}) => {
      const { id, version } = await steps.registered('expert', { grade: 'major' })
      return gradeHazard(deps, who.expert, { hazard: id, v: version, form: { ...majorGrade, ...form } })
    },
    major: async (form) => {
      const { id, version } = await steps.proposed(form)
      return approveGrade(deps, who.manager, { hazard: id, v: version })
    },
    signed: async (form) => {
      const { id, version, notification } = await steps.major(form)
      return signHazard(deps, who.principal, { hazard: id, v: version, form: { hash: notification?.textHash } })
    },
    planned: async (form) => {
      const { id, version } = await steps.signed(form)
      return planRectification(deps, who.principal, { hazard: id, v: version, form: plan })
    },
    submitted: async (view, by = 'fixer') => {
      made += 1
      await withPhoto(view, by, { phase: 'after', name: `after ${made}` })
      return submitRectification(deps, who[by], { hazard: view.id, form: { measures: '已更换并试运行' } })
    },
    toClose: async () => {
      const { id } = await steps.submitted(await steps.planned())
      return verifyOk(deps, who.expert, { hazard: id, form: { on_site: true } })
    },
  }
  const withPhoto = async (view: HazardView, by: PersonName, photo: { phase: 'before' | 'after'; name: string }) => {
    const sha256 = await steps.picture(photo.name)
    const photos = [{ sha256, receivedAt: deps.clock.now() }]
    return addPhotos(deps, who[by], { hazard: view.id, phase: photo.phase, photos })
  }
  return steps
}

/** Closes a hazard that waits for its signatures: manager, then principal. */
export async function closed(room: HazardRoom): Promise<HazardView> {
  const { id } = await room.toClose()
  await closeHazard(room.deps, room.who.manager, { hazard: id })
  return closeHazard(room.deps, room.who.principal, { hazard: id })
}

/** What a refused command says: its code, and the field at fault where there is one. */
export async function refusal(act: Promise<unknown>): Promise<ErrorCode | `${ErrorCode} ${string}`> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return error.field === undefined ? error.code : `${error.code} ${error.field}`
  }
  throw new Error('it was not refused')
}
