import type { Person, SeenCard } from './person.ts'
import { aPhoto } from './photos.ts'

/** What is found where a scenario is about what comes after. */
export const methane = {
  enterprise: 'qy-qinhe',
  place: '3号煤层二采区回风巷',
  description: '回风巷甲烷传感器被塑料袋包住，显示0.02%，便携仪测得1.3%',
  found_on: '2026-11-23',
  grade: 'major',
} as const

/** Fills the report form, sends one picture, and stops at the draft to be checked. */
export async function drafts(finder: Person, given: Record<string, unknown> = {}, photo = 1): Promise<SeenCard> {
  await finder.says('上报隐患')
  const form = await finder.sees('请填写隐患')
  await form.press('hz_draft', { form: { ...methane, ...given } })
  await finder.sends(await aPhoto(photo))
  const received = await finder.sees('照片已收到')
  await received.press('hz_show')
  return received.again()
}

/** Reports a hazard with a picture; the card ends at the registered hazard. */
export async function reports(finder: Person, given: Record<string, unknown> = {}, photo = 1): Promise<SeenCard> {
  const draft = await drafts(finder, given, photo)
  await draft.press('hz_register')
  return draft.again()
}
