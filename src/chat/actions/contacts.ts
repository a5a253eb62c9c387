import { contactShown, unmaskForm } from '../../../cards/index.ts'
import { AppError } from '../../lib/errors.ts'
import { contactOf, maskIdentity, unmaskContact } from '../../modules/directory/index.ts'
import type { ActionTable, Pressed } from '../action-table.ts'
import { cardContext, shown } from '../answers.ts'
import { viewedCard } from '../general-cards.ts'
import { filledOf } from './hazard-act.ts'

/** Asks what the contact is needed for; a person out of scope reads like one who does not exist. */
async function form(pressed: Pressed<'dir_unmask_open'> | Pressed<'dir_unmask'>, error?: AppError): Promise<Record<string, unknown>> {
  const { deps, actor, value } = pressed
  const now = deps.clock.now()
  const contact = await contactOf(deps.db.prisma, actor, { personId: value.person, now })
  if (!contact) throw new AppError('not-found', '没有找到这个人。请从最新的卡片里办理。')
  const { name, organisationName, mobile, idNumber } = contact
  const view = { person: value.person, name, organisationName, maskedMobile: mobile, maskedIdNumber: idNumber }
  return unmaskForm({ ...view, ...(error ? filledOf(pressed as never, error) : {}) }, cardContext(deps, actor))
}

/** Looking at a whole contact: needs a purpose, is journalled, and is listed to its owner. */
export const contactActions: ActionTable = {
  dir_viewed: { handle: async ({ deps, actor }) => shown(await viewedCard(deps, actor)) },
  dir_unmask_open: { handle: async (pressed) => shown(await form(pressed)) },
  dir_unmask: {
    handle: async ({ deps, actor, value, form: filled }) => {
      const contact = await unmaskContact(deps, actor, { personId: value.person, form: filled })
      const { name, organisationName, mobile, idNumber } = contact
      const purpose = typeof filled.purpose === 'string' ? filled.purpose : ''
      const view = { name, organisationName, mobile, maskedIdNumber: idNumber === null ? null : maskIdentity(idNumber), purpose }
      return shown(contactShown(view, cardContext(deps, actor)))
    },
    again: form,
  },
}
