import { hazardPhotos, hazardTimeline, message, pictureReceived } from '../../../cards/index.ts'
import type { Values } from '../../../cards/kit/index.ts'
import { shanghaiDate } from '../../lib/calendar.ts'
import { type Actor, can, contactOf, principalsOf } from '../../modules/directory/index.ts'
import {
  bringBackDraft,
  causes,
  discardDraft,
  discoverySources,
  draftHazard,
  hazardStory,
  programmes,
  registerHazard,
  type Word,
} from '../../modules/hazards/index.ts'
import type { HazardView } from '../../modules/hazards/types.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { cardContext, shown, succeeded } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import { draftCard } from '../draft-card.ts'
import { drawingOf, hazardCard } from '../hazard-cards.ts'
import { intoForm, withLoosePictures } from '../place-pictures.ts'
import { reportCard } from '../report-card.ts'
import { reportOrHelp } from '../report-or-help.ts'
import { signersIn } from '../signing-cards.ts'
import { closeForm, openFormById, touchForm } from '../store.ts'
import { storyLine } from '../story-lines.ts'
import { visitCard } from '../visit-card.ts'
import { carriesOut, filledOf, opensForm } from './hazard-act.ts'

/** What a picker was set to; a view says it in Chinese. */
const keyOf = (words: readonly Word[], said: string | null): string | undefined => words.find(({ zh }) => zh === said)?.key

/** A draft as the report form shows it, so that it can be changed. */
const draftValues = (view: HazardView): Values => ({
  enterprise: view.enterprise?.id,
  place: view.place,
  description: view.description,
  found_on: view.foundAt ? shanghaiDate(view.foundAt) : undefined,
  grade: view.proposedGrade ?? undefined,
  discovery: keyOf(discoverySources, view.discovery),
  cause: keyOf(causes, view.cause),
  programme: keyOf(programmes, view.programme),
  imminent: view.isImminent,
  photo_waiver: view.photoWaiver ?? undefined,
  backfill_reason: view.backfillReason ?? undefined,
  due_on: view.dueOn ?? undefined,
  fixer: view.fixer?.name,
})

/** Keeps what was filled in as a draft, takes the pictures that wait in the chat, and shows it for checking. */
async function draft({ deps, actor, press, form, value }: Pressed<'hz_draft'>) {
  const given = value as { hazard?: string; v?: number; same_visit_as?: string }
  const view = await draftHazard(deps, actor, {
    ...(given.hazard !== undefined && { hazard: given.hazard, v: given.v }),
    ...(given.same_visit_as !== undefined && { sameVisitAs: given.same_visit_as }),
    form,
  })
  const opened = {
    personId: actor.personId,
    membershipId: actor.membershipId,
    chatId: press.chatId,
    purpose: 'hazard-draft',
    subjectId: view.id,
  } as const
  await touchForm(deps.db.prisma, deps, opened)
  return shown(draftCard(drawingOf(deps), await withLoosePictures(deps, actor, { view, chatId: press.chatId, phase: 'before' })))
}

/** People of the enterprise whose number this reader sees masked and may ask for; nobody for roles that may not. */
async function contactsFor(deps: ChatDeps, actor: Actor, { enterprise }: HazardView): Promise<{ person: string; label: string }[]> {
  if (!enterprise || !can(actor, 'directory.unmask')) return []
  const signers = await principalsOf(deps.db.prisma, enterprise.id, deps.clock.now())
  const contacts = await Promise.all(signers.map(({ personId }) => contactOf(deps.db.prisma, actor, { personId, now: deps.clock.now() })))
  return contacts.flatMap((contact) => (contact ? [{ person: contact.personId, label: contact.name }] : []))
}

/** From the report form to a registered hazard. */
export const reportActions: ActionTable = {
  hazard_report: { handle: async ({ deps, actor, press }) => shown(await reportOrHelp(deps, { actor, chatId: press.chatId })) },
  hz_draft: {
    handle: draft,
    again: (pressed, error) => {
      const { values, error: fault } = filledOf(pressed as never, error)
      const given = pressed.value as { hazard?: string; v?: number }
      const kept = given.hazard === undefined || given.v === undefined ? {} : { draft: { hazard: given.hazard, v: given.v } }
      return reportCard(pressed.deps, {
        actor: pressed.actor,
        chatId: pressed.press.chatId,
        ...kept,
        ...(values && { values }),
        ...(fault && { error: fault }),
      })
    },
  },
  hz_edit: opensForm('draft', ({ deps, actor, press }, view) =>
    reportCard(deps, { actor, chatId: press.chatId, values: draftValues(view), draft: { hazard: view.id, v: view.version } }),
  ),
  hz_add: opensForm(undefined, ({ deps, actor, press }, view) =>
    reportOrHelp(deps, { actor, chatId: press.chatId, values: { enterprise: view.enterprise?.id }, sameVisitAs: view.id }),
  ),
  hz_register: {
    needs: 'register',
    handle: async ({ deps, actor, value, form }) => {
      const view = await registerHazard(deps, actor, { hazard: value.hazard, v: value.v, form })
      await closeForm(deps.db.prisma, { purpose: 'hazard-draft', subjectId: view.id }, deps.clock.now())
      return succeeded(`已登记，编号 ${view.number}。`, (await visitCard(deps, actor, view)) ?? hazardCard(drawingOf(deps), view))
    },
  },
  hz_discard: carriesOut({ needs: 'discard', command: discardDraft, done: '草稿已收起，90 天内可以从“我的待办”取回。' }),
  hz_bring_back: carriesOut({ needs: 'bring_back', command: bringBackDraft, done: '草稿已取回。' }),
  hz_photos: opensForm(undefined, async ({ deps }, hazard) => hazardPhotos({ hazard }, drawingOf(deps))),
  hz_timeline: opensForm(undefined, async ({ deps, actor, value }, hazard) => {
    const { page } = value as { readonly page: number }
    const { entries, ...rest } = await hazardStory(deps.db.prisma, { actor, hazard: hazard.id, page })
    const lines = entries.map((entry) => storyLine(entry, deps.clock.now()))
    return hazardTimeline({ hazard, lines, ...rest, signers: await signersIn(drawingOf(deps), hazard) }, drawingOf(deps))
  }),
  hz_show: opensForm(undefined, async ({ deps, actor }, view) =>
    hazardCard(drawingOf(deps), view, { contacts: await contactsFor(deps, actor, view) }),
  ),
  pic_place: {
    handle: async ({ deps, actor, reader, press, value }) => {
      const form = await openFormById(deps.db.prisma, actor.personId, value.form)
      if (!form) {
        const view = { tone: 'warning', title: '表单不在了', ask: '照片还留着。请发“我的待办”重新打开，再发一次照片。' } as const
        return shown(message(view, cardContext(deps, actor)))
      }
      return shown(pictureReceived(await intoForm(deps, reader, { form, chatId: press.chatId }), cardContext(deps, actor)))
    },
  },
}
