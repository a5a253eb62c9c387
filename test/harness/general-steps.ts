import type { Person, SeenCard } from './person.ts'
import { aPhoto } from './photos.ts'
import type { Room } from './room.ts'
import { reports } from './steps.ts'

/** A general hazard with its date and fixer: the insurer's risk officer grades it in the act of registering. */
export const leakingDuct = {
  enterprise: 'qy-qinhe',
  place: '二采区运输巷',
  description: '风筒接头漏风，末端风量不足',
  grade: 'general',
  due_on: '2026-12-08',
  fixer: '闫练修',
} as const

/** A general hazard told to its enterprise, with the people of it. */
export interface UnderRepair {
  readonly number: string
  /** Found it for the insurer. */
  readonly officer: Person
  readonly fixer: Person
  readonly safety: Person
  /** The fixer's card. */
  readonly notice: SeenCard
  readonly safetyNotice: SeenCard
}

/** Reports {@link leakingDuct}; fixer and safety manager have their cards. */
export async function underRepair(room: Room, given: Record<string, unknown> = {}): Promise<UnderRepair> {
  const officer = await room.person('韩练行')
  const registered = await reports(officer, { ...leakingDuct, ...given }, 11)
  const number = /HZ-\d{8}-\d{3}/.exec(registered.text)?.[0] ?? ''
  const [fixer, safety] = [await room.person('闫练修'), await room.person('关练安')]
  return { number, officer, fixer, safety, notice: await fixer.sees('隐患整改通知'), safetyNotice: await safety.sees('隐患整改通知') }
}

/** Hands a fix in on its notice, with a picture after. */
export async function handsIn(fixer: Person, notice: SeenCard, photo: number): Promise<void> {
  await notice.press('hz_submit_open')
  await fixer.sends(await aPhoto(photo))
  await fixer.sees('照片已收到')
  await (await notice.again()).press('hz_submit', { form: { measures: '更换风筒接头，重新测风' } })
}
