import { inTransaction } from '../../../db/transaction.ts'
import type { CommandDeps, Tx } from '../../../db/types.ts'
import { record } from '../../../journal/index.ts'
import { AppError } from '../../../lib/errors.ts'
import type { Actor } from '../../directory/index.ts'
import type { HazardFacts } from '../facts.ts'
import { factsFor } from '../queries/facts.ts'
import { seenBefore } from '../queries/seen-before.ts'
import { viewOf } from '../queries/view.ts'
import { mostPhotos, photoPhaseProblem } from '../rules/photos.ts'
import { insertPhoto, lockHazard } from '../store.ts'
import type { HazardView } from '../types.ts'
import { hazardNotFound } from './hazard-command.ts'
import { redrawHazard } from './redraw.ts'

/** A picture kept already, as it came in. */
export interface ReceivedPhoto {
  readonly sha256: string
  readonly messageId?: string | null | undefined
  readonly receivedAt: Date
}

export interface PhotosInput {
  readonly hazard: string
  readonly phase: 'before' | 'after' | 'receipt'
  readonly photos: readonly ReceivedPhoto[]
}

interface Adding {
  readonly deps: CommandDeps
  readonly actor: Actor
  readonly facts: HazardFacts
  readonly phase: 'before' | 'after' | 'receipt'
}

/**
 * Puts pictures to a hazard: before-pictures by its finder, after-pictures by whoever may hand the fix in,
 * pictures of a receipt by whoever carried the paper.
 *
 * It does not raise the version: a card opened to hand in must not be out of date because its pictures arrived. The same
 * picture again is a success.
 *
 * @throws AppError `not-found`; `wrong-state` or `not-allowed` when this is not the time or the person; `too-many`;
 * `invalid-input` for a picture after that is one of those before.
 */
export async function addPhotos(deps: CommandDeps, actor: Actor, input: PhotosInput): Promise<HazardView> {
  return inTransaction(deps.db, async (tx) => {
    const now = deps.clock.now()
    await lockHazard(tx, input.hazard)
    const facts = await factsFor(tx, { actor, hazard: input.hazard }, now)
    if (facts === null) throw hazardNotFound()
    const problem = photoPhaseProblem(facts, actor, input.phase)
    if (problem !== null) throw problem
    for (const photo of input.photos) await addOne(tx, { deps, actor, facts, phase: input.phase }, photo)
    // A card may hold the form these pictures belong to: drawn anew, it would lose what was typed. Handing in draws it anyway.
    if (input.phase === 'before') await redrawHazard(tx, deps, facts)
    const after = await factsFor(tx, { actor, hazard: facts.hazard.id }, now)
    if (after === null) throw hazardNotFound()
    return viewOf(after, actor, now)
  })
}

async function addOne(tx: Tx, { deps, actor, facts, phase }: Adding, photo: ReceivedPhoto): Promise<void> {
  const hazardId = facts.hazard.id
  const same = facts.photos.filter(({ sha256 }) => sha256 === photo.sha256)
  if (same.some((one) => one.phase === phase)) return
  if (phase === 'after' && same.some((one) => one.phase === 'before')) {
    throw new AppError('invalid-input', '这张照片和整改前的照片是同一张，请重新拍摄整改后的照片再发送。')
  }
  if (facts.photos.filter((one) => one.phase === phase).length >= mostPhotos) {
    throw new AppError('too-many', `照片已满 ${mostPhotos} 张，请直接提交。`)
  }
  const seenIn = await seenBefore(tx, { sha256: photo.sha256, hazardId, enterpriseId: facts.hazard.enterpriseId })
  const row = { hazardId, phase, sha256: photo.sha256, personId: actor.personId, receivedAt: photo.receivedAt, seenIn: [...seenIn] }
  const isNew = await insertPhoto(tx, { id: deps.ids.next(), messageId: photo.messageId ?? null, ...row })
  if (!isNew) return
  const subject = { type: 'hazard', id: hazardId }
  const entry = { action: 'hazard.photo_added', by: actor, channel: 'chat', source: actor.source, subject } as const
  await record(tx, deps, { ...entry, details: { phase, seenIn: seenIn.length }, evidence: [photo.sha256] })
}
