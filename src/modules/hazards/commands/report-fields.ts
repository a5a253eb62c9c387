import type { Tx } from '../../../db/types.ts'
import { shanghaiDate, startOfDay } from '../../../lib/calendar.ts'
import { AppError } from '../../../lib/errors.ts'
import { type Actor, type Enterprise, enterpriseNotFound, findEnterprises } from '../../directory/index.ts'
import type { DraftForm } from '../forms.ts'
import { fieldError } from '../parse-form.ts'
import { causes, discoverySources, findWord, offeredOn, programmes, usualDiscovery, type Word } from '../rules/dictionaries.ts'
import { dueDateProblem } from '../rules/due-dates.ts'
import { namedFixer } from './fixer.ts'

interface Reported {
  readonly tx: Tx
  readonly actor: Actor
  readonly form: DraftForm
  readonly now: Date
  /** When the draft says already that it was found: editing on the same day of discovery does not move it. */
  readonly foundAt?: Date | null
}

/** The columns a report fills, checked; the texts stay as the finder wrote them. */
export async function reportFields({ tx, actor, form, now, foundAt: before }: Reported) {
  const today = shanghaiDate(now)
  const enterprise = await theEnterprise(tx, { actor, text: form.enterprise }, now)
  const foundAt = discoveryTime(form, before ?? null, now)
  mustBeDue(form, today)
  const said = form.discovery ?? usualDiscovery(actor.organisationKind, actor.role)
  return {
    enterpriseId: enterprise.id,
    place: form.place,
    description: form.description,
    foundAt,
    discovery: chosen('discovery', said, discoverySources),
    cause: form.cause === undefined ? null : chosen('cause', form.cause, causes),
    programme: form.programme === undefined ? null : chosen('programme', form.programme, offeredOn(programmes, form.found_on)),
    imminent: form.imminent,
    photoWaiver: form.photo_waiver ?? null,
    backfillReason: form.found_on < today ? (form.backfill_reason ?? null) : null,
    dueOn: form.due_on ?? null,
    fixerPersonId: form.fixer === undefined ? null : await namedFixer(tx, { enterpriseId: enterprise.id, said: form.fixer }, now),
    isSelfFound: actor.organisationId === enterprise.id,
    isOrdered: actor.organisationKind === 'emergency-bureau' && said === 'enforcement',
  }
}

function mustBeDue({ due_on: dueOn, grade }: DraftForm, today: string): void {
  if (dueOn === undefined) return
  const problem = dueDateProblem(dueOn, grade === 'major' ? 'major' : 'general', today)
  if (problem !== null) throw fieldError('due_on', problem)
}

/** One enterprise within the finder's scope; candidates only from there. */
async function theEnterprise(tx: Tx, asked: { actor: Actor; text: string }, now: Date): Promise<Enterprise> {
  const answer = await findEnterprises(tx, asked, now)
  if (answer.found === 'one') return answer.enterprise
  if (answer.found === 'none') throw enterpriseNotFound()
  const names = answer.candidates.map(({ name, siteName }) => (siteName === '' ? name : `${name}（${siteName}）`)).join('、')
  throw new AppError('ambiguous', `没有名称完全相符的单位，请从这些里选一家并写全称：${names}。`, { field: 'enterprise' })
}

/**
 * When it was found: as said before for the same day, now for today, the start of the day for an earlier one, of which only the date is known (补录).
 *
 * @throws AppError `invalid-input` for a day to come, or an earlier one without a reason.
 */
function discoveryTime(form: DraftForm, before: Date | null, now: Date): Date {
  if (before !== null && shanghaiDate(before) === form.found_on) return before
  const today = shanghaiDate(now)
  if (form.found_on > today) throw fieldError('found_on', `不能晚于今天（${today}），请重新选择。`)
  if (form.found_on === today) return now
  if (form.backfill_reason === undefined) throw fieldError('backfill_reason', '没有填写：发现日期早于今天属于补录，请写明原因。')
  return startOfDay(form.found_on)
}

function chosen(field: string, said: string, words: readonly Word[]): string {
  const word = findWord(words, said)
  if (word === undefined) throw fieldError(field, `没有「${said}」这一项，请从选项中选择：${words.map(({ zh }) => zh).join('、')}。`)
  return word.key
}
