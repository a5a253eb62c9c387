import { groupHint } from '../../../cards/index.ts'
import { answerUuid } from '../answers.ts'
import type { ChatDeps } from '../deps.ts'
import type { InboundMessage } from '../inbound.ts'
import { readReader } from '../reader.ts'
import { answerFile, answerLocation, answerOther } from './other-kinds.ts'
import { answerPictures } from './pictures.ts'
import type { Said } from './said.ts'
import { answerText } from './text.ts'

/** Answers a message by its kind; every kind has an answer, and none writes by itself. */
export async function answerMessage(deps: ChatDeps, message: InboundMessage): Promise<void> {
  const { appId, openId, chatId, key, content } = message
  const reader = await readReader(deps.db.prisma, { appId, openId, chatId, source: key }, deps.clock.now())
  const said = { deps, message, reader }
  if (message.chatType === 'group') await hintInGroup(said)
  switch (content.type) {
    case 'text':
      return answerText(said, content.text)
    case 'image':
      return answerPictures(said, { imageKeys: [content.imageKey], text: '' })
    case 'post':
      return content.imageKeys.length > 0 ? answerPictures(said, content) : answerText(said, content.text)
    case 'file':
      return answerFile(said)
    case 'location':
      return answerLocation(said)
    case 'other':
      return answerOther(said, content.messageType)
  }
}

/** In a group the answer goes to the asker in private, because others there may see less; the group gets a line without content. */
function hintInGroup({ deps, message }: Said): Promise<void> {
  const { appId, chatId, key } = message
  const card = groupHint({}, { practice: deps.practice, now: deps.clock.now() })
  return deps.reply({ appId, to: { chatId }, card, uuid: answerUuid(key, 8) })
}
