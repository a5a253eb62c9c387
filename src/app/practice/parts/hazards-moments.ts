import { type HazardView, receiveReport } from '../../../modules/hazards/index.ts'
import type { SceneKind } from '../photos/scenes.ts'
import type { HazardSteps, MembershipId } from './hazards-steps.ts'

/** What a moment of a story is given: the steps, days by their distance, and the hazards of all stories by their key. */
export interface Telling {
  readonly steps: HazardSteps
  on(day: number): string
  /** Id of the hazard of a story already begun. */
  hazard(key: string): string
  /** Its number, for a form. */
  number(key: string): string
}

/** One act of a story: its day counted from the room's present one, its time, and what is done; the first returns the hazard. */
export interface Moment {
  readonly day: number
  readonly time: string
  readonly act: (telling: Telling) => Promise<HazardView>
}

export interface Story {
  readonly key: string
  readonly moments: readonly Moment[]
}

export const member = (person: string, body: string, role: string): MembershipId => `${body}.${person}@${body}.${role}`
export const taihang = { service: member('service', 'bx-taihang', 'bx.service'), manager: member('manager', 'bx-taihang', 'bx.manager') }
export const taihangSecond = member('service-2', 'bx-taihang', 'bx.service')
export const fenhe = { service: member('service', 'bx-fenhe', 'bx.service'), manager: member('manager', 'bx-fenhe', 'bx.manager') }
export const expert = { antan: member('expert', 'fw-antan', 'fw.expert'), guben: member('expert', 'fw-guben', 'fw.expert') }
export const principal = (site: string) => member('principal', site, 'qy.principal')
export const safety = (site: string) => member('safety', site, 'qy.safety')
export const fixer = (site: string) => member('fixer', site, 'qy.fixer')
/** The principal of both mines, for the second one. */
export const principalOfDanfeng: MembershipId = 'qy-qinhe.principal@qy-danfeng.qy.principal'

export interface Found {
  readonly site: string
  readonly place: string
  readonly description: string
  readonly scene: SceneKind
  readonly seed: number
  /** General and due that many days from the present day: graded in the act of registering. */
  readonly dueIn?: number
  readonly says?: 'major' | 'unsure'
}

type At = readonly [day: number, time: string]

const formOf = ({ site, place, description, dueIn, says }: Found, day: number, { on }: Telling) => ({
  enterprise: site,
  place,
  description,
  found_on: on(day),
  grade: dueIn === undefined ? (says ?? 'unsure') : 'general',
  ...(dueIn !== undefined && { due_on: on(dueIn) }),
})

export const drafted = ([day, time]: At, by: MembershipId, found: Found): Moment => ({
  day,
  time,
  act: (telling) => telling.steps.draft(by, { form: formOf(found, day, telling), scene: found.scene, seed: found.seed }),
})
export const found = ([day, time]: At, by: MembershipId, what: Found): Moment => ({
  day,
  time,
  act: (telling) => telling.steps.register(by, { form: formOf(what, day, telling), scene: what.scene, seed: what.seed }),
})
export const later = ([day, time]: At, act: Moment['act']): Moment => ({ day, time, act })

export interface Judged {
  readonly clause: string
  readonly fact: string
  readonly harm: string
  readonly advice: string
  readonly dueIn: number
}

export const proposed = (at: At, by: MembershipId, key: string, { dueIn, ...judged }: Judged): Moment =>
  later(at, ({ steps, on, hazard }) => steps.proposeMajor(by, hazard(key), { ...judged, due_on: on(dueIn) }))
export const approved = (at: At, by: MembershipId, key: string): Moment => later(at, ({ steps, hazard }) => steps.approve(by, hazard(key)))
export const signed = (at: At, by: MembershipId, key: string): Moment => later(at, ({ steps, hazard }) => steps.sign(by, hazard(key)))
export const planned = (at: At, by: MembershipId, key: string, what: { measures: string; funds: string; dueIn: number }): Moment =>
  later(at, ({ steps, on, hazard }) =>
    steps.plan(by, hazard(key), {
      responsible: '分管负责人',
      measures: what.measures,
      funds: what.funds,
      due_on: on(what.dueIn),
      emergency_plan: '按现场处置方案执行，先撤人',
      interim_control: '停止该处作业，设警戒，专人看守',
    }),
  )
export const handedIn = (at: At, by: MembershipId, key: string, done: { scene: SceneKind; seed: number; measures: string }): Moment =>
  later(at, ({ steps, hazard }) => steps.handIn(by, hazard(key), { scene: done.scene, seed: done.seed, form: { measures: done.measures } }))
export const verified = (at: At, by: MembershipId, key: string): Moment => later(at, ({ steps, hazard }) => steps.verify(by, hazard(key)))
export const closed = (at: At, by: MembershipId, key: string): Moment => later(at, ({ steps, hazard }) => steps.close(by, hazard(key)))

/** A body receives the report of an overdue hazard. */
export const received = (at: At, by: MembershipId, key: string): Moment =>
  later(at, ({ steps, hazard }) => steps.act(by, receiveReport, hazard(key), {}))

export const small = (site: string, place: string, description: string, photo: readonly [SceneKind, number], dueIn: number): Found => ({
  site,
  place,
  description,
  scene: photo[0],
  seed: photo[1],
  dueIn,
})
