import { type HazardSteps, hazardSteps, type MembershipId } from '../../src/app/practice/parts/hazards-steps.ts'
import { drawnPhoto } from '../../src/app/practice/photos/drawn-photo.ts'
import type { CommandDeps } from '../../src/db/types.ts'
import { actorFor } from '../../src/modules/directory/index.ts'
import { inspectPicture, keepPicture } from '../../src/modules/evidence/index.ts'
import { addPhotos, type HazardView } from '../../src/modules/hazards/index.ts'
import { expert, fixer, manager, principal, type Site, service, sites } from './people.ts'
import { type Press, pressOf, read } from './press-kinds.ts'

const judged = {
  fact: '现场与条款相符，没有停工撤人',
  harm: '可能造成多人伤亡',
  advice: '立即停止作业、撤出人员，处理后复测合格再恢复',
  due_on: '2026-12-05',
}
const plan = {
  responsible: '分管负责人',
  measures: '停止作业，处理后复测',
  funds: '12000',
  due_on: '2026-12-01',
  emergency_plan: '先撤人',
  interim_control: '专人看守',
}

let made = 0
const report = ({ site }: Site, says: object) => {
  made += 1
  const form = {
    enterprise: site,
    place: `第${made}工作面`,
    description: `第${made}处不符合规定，现场已拍照`,
    found_on: '2026-11-23',
    ...says,
  }
  return { form, scene: (['tunnel', 'cabinet', 'scaffold', 'tank', 'yard'] as const)[made % 5] ?? 'yard', seed: made }
}

/** A press with who makes it; some lead to a card that somebody else must get. */
export type Plan = ReadonlyMap<MembershipId, readonly Press[]>

interface Preparing {
  readonly deps: CommandDeps
  readonly steps: HazardSteps
  readonly add: (by: MembershipId, ...presses: Press[]) => void
}

const proposed = async ({ steps }: Preparing, site: Site): Promise<HazardView> => {
  const { id } = await steps.register(service(site), report(site, { grade: 'major' }))
  const clause = site.clause === undefined ? { clause_text: '判定标准第一条' } : { clause: site.clause }
  return steps.proposeMajor(service(site), id, { ...judged, ...clause })
}

async function toApprove(preparing: Preparing, site: Site): Promise<void> {
  const { id, version } = await proposed(preparing, site)
  preparing.add(manager(site), pressOf('hz_grade_ok', { hazard: id, v: version }))
}

async function toSign(preparing: Preparing, site: Site): Promise<void> {
  const { id } = await proposed(preparing, site)
  const { version, notification } = await preparing.steps.approve(manager(site), id)
  preparing.add(
    principal(site),
    pressOf('hz_sign', { hazard: id, v: version, hash: notification?.textHash ?? '' }),
    pressOf('hz_plan_open', { hazard: id, v: version + 1 }),
    pressOf('hz_plan', { hazard: id, v: version + 1 }, plan),
  )
}

const general = ({ steps }: Preparing, site: Site): Promise<HazardView> =>
  steps.register(service(site), report(site, { grade: 'general', due_on: '2026-12-10' }))

async function toHandIn(preparing: Preparing, site: Site): Promise<void> {
  const { deps } = preparing
  const { id, version } = await general(preparing, site)
  const by = await actorFor(deps.db.prisma, fixer(site), deps.clock.now())
  if (!by) throw new Error(`nobody fixes at ${site.site}`)
  const picture = await inspectPicture(await drawnPhoto({ kind: 'yard', seed: made + 5000, isFixed: true }))
  await keepPicture(deps.db.prisma, deps, picture)
  await addPhotos(deps, by, { hazard: id, phase: 'after', photos: [{ sha256: picture.sha256, receivedAt: deps.clock.now() }] })
  const value = { hazard: id, v: version }
  preparing.add(fixer(site), pressOf('hz_submit_open', value), pressOf('hz_submit', value, { measures: '已处理并复测合格' }))
}

async function toVerify(preparing: Preparing, site: Site): Promise<void> {
  const { id } = await general(preparing, site)
  const { version } = await preparing.steps.handIn(fixer(site), id, { scene: 'tank', seed: made + 9000, form: { measures: '已处理' } })
  preparing.add(service(site), pressOf('hz_verify_ok', { hazard: id, v: version }, { on_site: true }))
}

async function toGrade(preparing: Preparing, site: Site): Promise<void> {
  const { id, version } = await preparing.steps.register(expert(site), report(site, {}))
  const value = { hazard: id, v: version }
  preparing.add(service(site), pressOf('hz_grade_open', value), pressOf('hz_grade', value, { grade: 'general', due_on: '2026-12-11' }))
}

/** How often each is prepared at each site, for one round. */
const portions: readonly (readonly [(preparing: Preparing, site: Site) => Promise<void>, number])[] = [
  [toApprove, 6],
  [toSign, 4],
  [toHandIn, 4],
  [toVerify, 3],
  [toGrade, 2],
]

/**
 * Prepares hazards for one round through the commands, and says who presses what.
 *
 * @param each - presses a person makes; what the acts leave over are cards opened and lists asked for.
 */
export async function prepareRound(deps: CommandDeps, people: readonly MembershipId[], each: number): Promise<Plan> {
  const acts = new Map<MembershipId, Press[][]>()
  const add: Preparing['add'] = (by, ...presses) => acts.set(by, [...(acts.get(by) ?? []), presses])
  const preparing = { deps, steps: hazardSteps(deps), add }
  for (const site of sites) {
    for (const [prepare, times] of portions) {
      // The last site has its people share one fixer with nobody who presses: its fixes are left out.
      if ((prepare === toHandIn || prepare === toVerify) && site.site === 'qy-lingshang') continue
      for (let made = 0; made < times; made += 1) await prepare(preparing, site)
    }
  }
  return new Map(people.map((person) => [person, mixed(acts.get(person) ?? [], { person, each })]))
}

/** Acts with looking around between them, `each` presses in all. */
function mixed(acts: readonly Press[][], { person, each }: { person: MembershipId; each: number }): Press[] {
  const kept: Press[][] = []
  for (const chain of acts) if (kept.flat().length + chain.length <= each) kept.push(chain)
  const hazards = acts.flat().map(({ value }) => String(value.hazard))
  const looks = each - kept.flat().length
  const presses: Press[] = []
  let looked = 0
  kept.forEach((chain, place) => {
    presses.push(...chain)
    const until = Math.floor((looks * (place + 1)) / kept.length)
    while (looked < until) presses.push(read(person, hazards, looked++))
  })
  while (looked < looks) presses.push(read(person, hazards, looked++))
  return presses
}
