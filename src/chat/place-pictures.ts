import type { PictureReceivedView } from '../../cards/index.ts'
import { AppError } from '../lib/errors.ts'
import type { Actor } from '../modules/directory/index.ts'
import { addPhotos, hazardView } from '../modules/hazards/index.ts'
import type { HazardView } from '../modules/hazards/types.ts'
import type { ChatDeps } from './deps.ts'
import type { Reader } from './reader.ts'
import { type FormPurpose, loosePictures, type OpenFormRow, placePictures, setAside, touchForm } from './store.ts'

type Phase = 'before' | 'after' | 'receipt'

/** What pictures sent for a form are, and what the form is called. */
const forms: Readonly<Record<FormPurpose, { readonly phase: Phase; readonly label: (view: HazardView) => string }>> = {
  'hazard-draft': { phase: 'before', label: () => '隐患草稿' },
  rectification: { phase: 'after', label: ({ number }) => `${number ?? ''} 整改后照片` },
  receipt: { phase: 'receipt', label: ({ number }) => `${number ?? ''} 送达回证` },
}

/** Pictures of a phase as they stand in the hazard. */
const picturesOf: Readonly<Record<Phase, (view: HazardView) => readonly string[]>> = {
  before: ({ photosBefore }) => photosBefore.map(({ sha256 }) => sha256),
  after: ({ photosAfter }) => photosAfter.map(({ sha256 }) => sha256),
  receipt: ({ receiptPhotos }) => receiptPhotos,
}

const gone = '这张表单已经不在了，照片还留着。请发“我的待办”重新打开，再选一次。'

/**
 * Puts the waiting pictures of a chat to a hazard: before-pictures to a draft, after-pictures to a fix,
 * pictures of a receipt to a delivery on paper.
 *
 * @returns the hazard with its pictures; unchanged when none waits.
 * @throws AppError whatever adding a photo throws, when the others are placed: an after-picture that is a before-picture, which
 * is set aside; a hazard that moved on, where the pictures stay.
 */
export async function withLoosePictures(
  deps: ChatDeps,
  actor: Actor,
  { view, chatId, phase }: { view: HazardView; chatId: string; phase: Phase },
): Promise<HazardView> {
  const pictures = await loosePictures(deps.db.prisma, { personId: actor.personId, chatId }, deps.clock.now())
  let present = view
  let unfit: AppError | undefined
  for (const picture of pictures) {
    const { sha256, messageId, receivedAt } = picture
    try {
      present = await addPhotos(deps, actor, { hazard: view.id, phase, photos: [{ sha256, messageId, receivedAt }] })
      await placePictures(deps.db.prisma, [picture.id], deps.clock.now())
    } catch (error) {
      if (!isUnfit(error)) throw error
      await setAside(deps.db.prisma, picture.id, deps.clock.now())
      unfit = error
    }
  }
  if (unfit) throw unfit
  return present
}

/** The picture itself cannot be taken: set aside, or it would hold up every later one. */
const isUnfit = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === 'invalid-input' || error.code === 'too-many')

/**
 * Puts the waiting pictures to an open form and says what is there now.
 *
 * @throws AppError `not-found` when the form or its context is gone; the pictures stay.
 */
export async function intoForm(
  deps: ChatDeps,
  reader: Reader,
  { form, chatId }: { form: OpenFormRow; chatId: string },
): Promise<PictureReceivedView> {
  const actor = reader.contexts.find(({ membershipId }) => membershipId === form.membershipId)
  const before = actor && (await hazardView(deps.db.prisma, { actor, hazard: form.subjectId }, deps.clock.now()))
  if (!actor || !before) throw new AppError('not-found', gone)
  const { purpose, subjectId, membershipId } = form
  const { phase } = forms[purpose]
  const view = await withLoosePictures(deps, actor, { view: before, chatId, phase })
  await touchForm(deps.db.prisma, deps, { personId: actor.personId, membershipId, chatId, purpose, subjectId })
  const pictures = picturesOf[phase](view)
  const seenIn = [...view.photosBefore, ...view.photosAfter]
    .filter(({ sha256 }) => pictures.includes(sha256))
    .flatMap((photo) => photo.seenIn)
  return {
    label: labelOf(form, view),
    pictures,
    seenIn: [...new Set(seenIn)],
    hazard: view.id,
  }
}

/** What a form is called where pictures are put: 「隐患草稿：二采区回风巷」. */
export const labelOf = ({ purpose }: Pick<OpenFormRow, 'purpose'>, view: HazardView): string =>
  `${forms[purpose].label(view)}：${view.place}`.slice(0, 60)
