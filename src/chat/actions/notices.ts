import { type SentAgain, sendAgain, sendAllAgain } from '../../modules/operations/index.ts'
import type { ActionTable } from '../action-table.ts'
import { shown, succeeded, told } from '../answers.ts'
import { receiptsCard, troublesCard } from '../notice-cards.ts'

const said: Readonly<Record<SentAgain, string>> = {
  sent: '已再发一次。',
  repeated: '这条已经再发过了，没有重复发送。',
  'not-wanted': '事情已有变化，这条不用再发了。',
}

/** What became of notices: who got one and why not, and sending again what did not arrive. */
export const noticeActions: ActionTable = {
  nt_why: { handle: async ({ deps, actor, value }) => shown(await receiptsCard(deps, actor, value)) },
  nt_list: { handle: async ({ deps, actor, value }) => shown(await troublesCard(deps, actor, value)) },
  nt_again: {
    handle: async ({ deps, actor, value }) => {
      const outcome = await sendAgain(deps, actor, value)
      const card = await troublesCard(deps, actor, { filter: 'failed', page: 1 })
      return outcome === 'sent' ? succeeded(said.sent, card) : told(said[outcome], card)
    },
  },
  nt_again_all: {
    handle: async ({ deps, actor, value }) => {
      const counts = await sendAllAgain(deps, actor, { trouble: value.filter })
      const text = `再发了${counts.sent}条，${counts['not-wanted']}条已不用再发，${counts.repeated}条已发过。`
      return succeeded(text, await troublesCard(deps, actor, { filter: value.filter, page: 1 }))
    },
  },
}
