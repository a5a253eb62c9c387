import type { CommandDeps } from '../../../db/types.ts'
import { type Actor, actorFor } from '../../../modules/directory/index.ts'
import { inspectPicture, keepPicture } from '../../../modules/evidence/index.ts'
import {
  addPhotos,
  approveGrade,
  closeHazard,
  draftHazard,
  gradeHazard,
  type HazardView,
  hazardView,
  planRectification,
  type RunHazardCommand,
  registerHazard,
  signHazard,
  submitRectification,
  verifyOk,
} from '../../../modules/hazards/index.ts'
import { drawnPhoto } from '../photos/drawn-photo.ts'
import type { SceneKind } from '../photos/scenes.ts'

/** A person in a role of a body, by the readable ids of the practice world: `bx-taihang.service@bx-taihang.bx.service`. */
export type MembershipId = `${string}@${string}`

/** What is reported, and what its photos show. */
export interface Report {
  readonly form: Readonly<Record<string, unknown>>
  readonly scene: SceneKind
  readonly seed: number
}

/** The steps of a hazard as one line each, carried out by people of the practice world through the commands. */
export interface HazardSteps {
  /** A draft with one photo. */
  draft(by: MembershipId, report: Report): Promise<HazardView>
  /** A registered one; `HazardView` tells whether its finder's grade was final. */
  register(by: MembershipId, report: Report): Promise<HazardView>
  proposeMajor(by: MembershipId, hazard: string, judgement: object): Promise<HazardView>
  approve(by: MembershipId, hazard: string): Promise<HazardView>
  sign(by: MembershipId, hazard: string): Promise<HazardView>
  plan(by: MembershipId, hazard: string, plan: object): Promise<HazardView>
  /** Adds a photo of the fixed scene and hands in. */
  handIn(by: MembershipId, hazard: string, done: { scene: SceneKind; seed: number; form: object }): Promise<HazardView>
  verify(by: MembershipId, hazard: string): Promise<HazardView>
  close(by: MembershipId, hazard: string): Promise<HazardView>
  /** Any other command. */
  act(by: MembershipId, command: RunHazardCommand, hazard: string, form: object): Promise<HazardView>
}

/** @param deps - database, clock and ids the commands run with. */
export function hazardSteps(deps: CommandDeps): HazardSteps {
  const actor = async (membershipId: MembershipId): Promise<Actor> => {
    const found = await actorFor(deps.db.prisma, membershipId, deps.clock.now())
    if (!found) throw new Error(`nobody holds ${membershipId}`)
    return found
  }
  const photographed = async (by: Actor, hazard: string, photo: { scene: SceneKind; seed: number; phase: 'before' | 'after' }) => {
    const { scene: kind, seed, phase } = photo
    const picture = await inspectPicture(await drawnPhoto({ kind, seed, isFixed: phase === 'after' }))
    await keepPicture(deps.db.prisma, deps, picture)
    return addPhotos(deps, by, { hazard, phase, photos: [{ sha256: picture.sha256, receivedAt: deps.clock.now() }] })
  }
  const act: HazardSteps['act'] = async (by, command, hazard, form) => command(deps, await actor(by), { hazard, form })
  const draft: HazardSteps['draft'] = async (by, { form, scene, seed }) => {
    const finder = await actor(by)
    const { id } = await draftHazard(deps, finder, { form })
    return photographed(finder, id, { scene, seed, phase: 'before' })
  }
  return {
    act,
    draft,
    register: async (by, report) => act(by, registerHazard, (await draft(by, report)).id, {}),
    proposeMajor: (by, hazard, judgement) => act(by, gradeHazard, hazard, { grade: 'major', ...judgement }),
    approve: (by, hazard) => act(by, approveGrade, hazard, {}),
    sign: async (by, hazard) => {
      const { notification } = await approved(deps, await actor(by), hazard)
      return act(by, signHazard, hazard, { hash: notification?.textHash })
    },
    plan: (by, hazard, plan) => act(by, planRectification, hazard, plan),
    handIn: async (by, hazard, { scene, seed, form }) => {
      await photographed(await actor(by), hazard, { scene, seed, phase: 'after' })
      return act(by, submitRectification, hazard, form)
    },
    verify: (by, hazard) => act(by, verifyOk, hazard, { on_site: true, reason: '现场看过，已经改好' }),
    close: (by, hazard) => act(by, closeHazard, hazard, {}),
  }
}

async function approved(deps: CommandDeps, actor: Actor, hazard: string): Promise<HazardView> {
  const view = await hazardView(deps.db.prisma, { actor, hazard }, deps.clock.now())
  if (!view) throw new Error(`${actor.personName} does not see ${hazard}`)
  return view
}
