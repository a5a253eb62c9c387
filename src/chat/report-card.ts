import { reportForm } from '../../cards/index.ts'
import type { FormError, Option, Values } from '../../cards/kit/index.ts'
import { shanghaiDate } from '../lib/calendar.ts'
import { type Actor, enterprisesInScope } from '../modules/directory/index.ts'
import { causes, discoverySources, offeredOn, programmes, type Word } from '../modules/hazards/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'
import { loosePictures } from './store.ts'

/** More enterprises than a picker can hold: then the name is typed in. */
const mostOptions = 50

export interface ReportAsked {
  readonly actor: Actor
  /** Chat whose waiting pictures will go to the report. */
  readonly chatId: string
  readonly values?: Values
  readonly error?: FormError
  readonly draft?: { readonly hazard: string; readonly v: number }
  /** A hazard of the same visit: both stand in one list. */
  readonly sameVisitAs?: string
}

/** The report form for this person: enterprises in scope, words offered today, pictures already received. */
export async function reportCard(deps: Pick<ChatDeps, 'db' | 'clock' | 'practice'>, asked: ReportAsked): Promise<Record<string, unknown>> {
  const now = deps.clock.now()
  const today = shanghaiDate(now)
  const { actor, chatId } = asked
  const [enterprises, pictures] = await Promise.all([
    enterprisesInScope(deps.db.prisma, { actor, limit: mostOptions + 1 }, now),
    loosePictures(deps.db.prisma, { personId: actor.personId, chatId }, now),
  ])
  const options =
    enterprises.length > mostOptions
      ? []
      : enterprises.map(({ id, name, siteName }) => ({ value: id, text: siteName === '' ? name : `${name}（${siteName}）` }))
  const [only] = options
  const preset: Values = { found_on: today, grade: 'unsure', ...(only && options.length === 1 && { enterprise: only.value }) }
  return reportForm(
    {
      draft: asked.draft ?? null,
      sameVisitAs: asked.sameVisitAs ?? null,
      enterprises: options,
      discoveries: offered(discoverySources, today),
      causes: offered(causes, today),
      programmes: offered(programmes, today),
      pictures: pictures.length,
      values: { ...preset, ...asked.values },
      error: asked.error,
    },
    cardContext(deps, actor),
  )
}

const offered = (words: readonly Word[], today: string): Option[] =>
  offeredOn(words, today).map(({ key, zh }) => ({ value: key, text: zh }))
