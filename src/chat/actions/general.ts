import { hazardList } from '../../../cards/index.ts'
import { chooseContext } from '../../modules/directory/index.ts'
import { listHazards } from '../../modules/hazards/index.ts'
import type { ActionTable } from '../action-table.ts'
import { cardContext, shown, succeeded } from '../answers.ts'
import { contextPickerCard, helpCard, pageRows, statusCard, todoCard } from '../general-cards.ts'
import { readReader } from '../reader.ts'

/** What everybody finds: help, to-do list, figures and their rows, the choice of context. */
export const generalActions: ActionTable = {
  help: { anyContext: true, handle: async ({ deps, actor }) => shown(await helpCard(deps, actor, { isAnswerToUnknown: false })) },
  my_todo: { handle: async ({ deps, actor, value }) => shown(await todoCard(deps, actor, value.page)) },
  status: { handle: async ({ deps, actor }) => shown(await statusCard(deps, actor)) },
  switch_role: { anyContext: true, handle: async ({ deps, reader }) => shown(contextPickerCard(deps, reader)) },
  ctx_pick: {
    anyContext: true,
    handle: async ({ deps, press, value }) => {
      const { appId, openId, chatId, key } = press
      await chooseContext(deps, { appId, openId, chatId, source: key }, { membershipId: value.membership })
      const reader = await readReader(deps.db.prisma, { appId, openId, chatId, source: key }, deps.clock.now())
      return succeeded('身份已切换，接下来发的内容都按这个身份办理。', await helpCard(deps, reader.context, { isAnswerToUnknown: false }))
    },
  },
  hz_list: {
    handle: async ({ deps, actor, value }) => {
      const { filter, page } = value
      const { title, rows, total } = await listHazards(deps.db.prisma, { actor, filter, page }, deps.clock.now())
      return shown(
        hazardList({ title, filter, rows, total, page, pages: Math.max(1, Math.ceil(total / pageRows)) }, cardContext(deps, actor)),
      )
    },
  },
}
