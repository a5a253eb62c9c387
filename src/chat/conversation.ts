import { message } from '../../cards/index.ts'
import type { ActionTable } from './action-table.ts'
import { answerUuid, cardContext, replyTo } from './answers.ts'
import type { ChatDeps } from './deps.ts'
import type { Conversation, Inbound, InboundPress } from './inbound.ts'
import { answerMenu } from './messages/menu.ts'
import { answerMessage } from './messages/message.ts'
import { noteLeft, noteRead, noteRecalled } from './messages/notes.ts'
import { answerPress } from './press.ts'

/** The door of the chat: every kind of thing that can arrive has an answer here. */
export function createConversation(deps: ChatDeps, table: ActionTable): Conversation {
  return {
    press: (press) => answerPress(deps, table, press),
    async follow({ appId, openId, key }, { toast }) {
      if (!toast) return
      const text = '要看最新的卡片，请发“我的待办”。'
      const tone = toast.type === 'success' ? 'done' : toast.type
      const card = message({ tone, title: '刚才那一步的结果', ask: toast.content, text }, cardContext(deps, null))
      // In private: the button may have been pressed in a group.
      await deps.reply({ appId, to: { openId }, card, uuid: answerUuid(key, 8) })
    },
    handle: (inbound) => {
      deps.metrics.inbound.inc({ kind: inbound.kind })
      return handle(deps, inbound)
    },
    async apologise(inbound) {
      // A read receipt or a departure has nobody waiting for an answer; the operator sees it in the log.
      if (inbound.kind === 'read' || inbound.kind === 'left' || inbound.kind === 'entered') return
      const view = {
        tone: 'error',
        title: '没能办成',
        ask: '刚才这条没能处理，请再发一次。',
        text: '什么都没有改动。还不行，请联系安责通的管理员。',
      } as const
      await replyTo(deps, inbound, message(view, cardContext(deps, null)), 9)
    },
  }
}

function handle(deps: ChatDeps, inbound: Exclude<Inbound, InboundPress>): Promise<void> {
  switch (inbound.kind) {
    case 'message':
      return answerMessage(deps, inbound)
    case 'menu':
      return answerMenu(deps, inbound)
    case 'entered':
      // Fires at every entry to the chat: answering it would greet people again and again.
      return Promise.resolve()
    case 'read':
      return noteRead(deps, inbound)
    case 'recalled':
      return noteRecalled(deps, inbound)
    case 'left':
      return noteLeft(deps, inbound)
  }
}
