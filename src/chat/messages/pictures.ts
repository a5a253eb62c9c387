import { message as messageCard, pictureChoose, pictureReceived } from '../../../cards/index.ts'
import { inTransaction } from '../../db/transaction.ts'
import { AppError } from '../../lib/errors.ts'
import { can } from '../../modules/directory/index.ts'
import { inspectPicture, keepPicture as keepOriginal } from '../../modules/evidence/index.ts'
import { hazardView, readAccident } from '../../modules/hazards/index.ts'
import { isLate } from '../inbound.ts'
import { intoForm, labelOf } from '../place-pictures.ts'
import { keepPicture, loosePictures, type OpenFormRow, openForms, pictureKey } from '../store.ts'
import { answer, anyContext, contextOf, type Said } from './said.ts'
import { answerText } from './text.ts'

/** Most pictures taken from one message; more are told to be sent again. */
const mostPictures = 9

/**
 * Keeps every picture that arrives, byte for byte, and puts it to the one form the person has open; with none or several open
 * the person is asked. The words beside them are answered whatever becomes of the pictures, words of an accident before them.
 */
export async function answerPictures(said: Said, { imageKeys, text }: { imageKeys: readonly string[]; text: string }): Promise<void> {
  const person = anyContext(said.reader)?.personId
  if (!person) return answerText(said, text)
  const isAccident = readAccident(text).isAccident
  if (isAccident) await answerText(said, text)
  await takePictures(said, person, imageKeys)
  if (text !== '' && !isAccident) await answerText(said, text)
}

async function takePictures(said: Said, personId: string, imageKeys: readonly string[]): Promise<void> {
  try {
    for (const key of imageKeys.slice(0, mostPictures)) await keep(said, { personId, key })
    await place(said, personId)
  } catch (error) {
    if (!(error instanceof AppError) || !error.mayBeTold) throw error
    return answer(said, messageCard({ tone: 'warning', title: '照片没有收下', ask: error.message }, contextOf(said)), 2)
  }
  const left = imageKeys.length - mostPictures
  if (left <= 0) return
  const ask = `还有${left}张没有收下：一条消息最多收${mostPictures}张，请把后面的${left}张再发一次。`
  await answer(said, messageCard({ tone: 'warning', title: '照片没有收全', ask }, contextOf(said)), 3)
}

/** Fetches outside the transaction: a slow download must not hold rows. */
async function keep({ deps, message }: Said, { personId, key }: { personId: string; key: string }): Promise<void> {
  const { bytes } = await deps.fetchResource({ appId: message.appId, messageId: message.messageId, key, type: 'image' })
  const picture = await inspectPicture(bytes)
  await inTransaction(deps.db, async (tx) => {
    await keepOriginal(tx, deps, picture)
    const messageId = pictureKey(message.messageId, key)
    await keepPicture(tx, deps, { personId, chatId: message.chatId, messageId, sha256: picture.sha256 })
  })
}

async function place(said: Said, personId: string): Promise<void> {
  const { deps, message: received, reader } = said
  const now = deps.clock.now()
  const forms = await openForms(deps.db.prisma, personId, now)
  const [only] = forms
  // What was sent hours ago was not meant for the form of this half hour.
  if (only && forms.length === 1 && !isLate(received, now)) {
    const view = await intoForm(deps, reader, { form: only, chatId: received.chatId })
    return answer(said, pictureReceived(view, contextOf(said)), 1)
  }
  const pictures = await loosePictures(deps.db.prisma, { personId, chatId: received.chatId }, now)
  const targets = await Promise.all(forms.map((form) => targetOf(said, form)))
  const actor = anyContext(reader)
  const mayReport = actor !== null && can(actor, 'hazard.report')
  await answer(
    said,
    pictureChoose({ pictures: pictures.map(({ sha256 }) => sha256), targets: targets.flat(), mayReport }, contextOf(said)),
    1,
  )
}

async function targetOf({ deps, reader }: Said, form: OpenFormRow): Promise<{ form: string; label: string }[]> {
  const actor = reader.contexts.find(({ membershipId }) => membershipId === form.membershipId)
  const view = actor && (await hazardView(deps.db.prisma, { actor, hazard: form.subjectId }, deps.clock.now()))
  return view ? [{ form: form.id, label: labelOf(form, view) }] : []
}
