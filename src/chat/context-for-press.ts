import type { Actor } from '../modules/directory/index.ts'
import { hazardView } from '../modules/hazards/index.ts'
import type { HazardCommand } from '../modules/hazards/types.ts'
import { noticeForMessage } from '../notices/index.ts'
import type { ChatDeps } from './deps.ts'
import type { InboundPress } from './inbound.ts'
import type { Reader } from './reader.ts'

interface Question {
  readonly press: InboundPress
  readonly reader: Reader
  readonly value: unknown
  readonly needs: HazardCommand | undefined
}

/**
 * The context a press runs under: the one its notice was addressed to, if the presser still holds it; else the one chosen in
 * the chat, if it may do this; else the only one that may.
 *
 * @returns null when several may: the person is asked to choose.
 */
export async function contextForPress(deps: ChatDeps, { press, reader, value, needs }: Question): Promise<Actor | null> {
  const [only] = reader.contexts
  if (only && reader.contexts.length === 1) return only
  const addressed = await addressedContext(deps, press, reader)
  if (addressed) return addressed
  const hazard = (value as { hazard?: unknown }).hazard
  const able = typeof hazard === 'string' ? await contextsThatMay(deps, reader.contexts, { hazard, needs }) : reader.contexts
  const chosen = able.find(({ membershipId }) => membershipId === reader.context?.membershipId)
  const [first] = able
  if (chosen) return chosen
  if (first && able.length === 1) return first
  // Nobody may: any context gives the same refusal as for a person without the right.
  return able.length === 0 ? (reader.context ?? only ?? null) : null
}

async function addressedContext(deps: ChatDeps, press: InboundPress, reader: Reader): Promise<Actor | null> {
  if (press.messageId === '') return null
  const notice = await noticeForMessage(deps.db.prisma, press.messageId)
  if (!notice) return null
  const { personId, organisationId, role } = notice.to
  return (
    reader.contexts.find((actor) => actor.personId === personId && actor.organisationId === organisationId && actor.role === role) ?? null
  )
}

async function contextsThatMay(
  deps: ChatDeps,
  contexts: readonly Actor[],
  { hazard, needs }: { hazard: string; needs: HazardCommand | undefined },
): Promise<Actor[]> {
  const able: Actor[] = []
  for (const actor of contexts) {
    const view = await hazardView(deps.db.prisma, { actor, hazard }, deps.clock.now())
    if (view && (needs === undefined || view.may.includes(needs))) able.push(actor)
  }
  return able
}
