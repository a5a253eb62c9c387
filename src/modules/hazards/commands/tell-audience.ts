import type { NoticeRequest } from '../../../notices/index.ts'
import { type AudienceWord, audienceOf } from '../audience.ts'
import type { HazardNotice } from '../rules/notice-names.ts'
import type { Step } from './hazard-command.ts'
import { tell } from './telling.ts'

/** One telling of what a command has just done, to people in words. */
interface AudienceTelling {
  readonly tell: HazardNotice
  readonly to: readonly AudienceWord[]
  readonly params?: Record<string, unknown>
  readonly buzz?: NonNullable<NoticeRequest['buzz']>
}

/** Tells audiences of the hazard as it was before the act, which is whom it concerned. */
export async function tellAudience(step: Omit<Step<unknown>, 'form' | 'rows'>, telling: AudienceTelling): Promise<void> {
  const { tell: kind, to: words, ...rest } = telling
  await tell(step, { kind, to: await audienceOf(step.tx, { facts: step.facts, words }, step.now), ...rest })
}
