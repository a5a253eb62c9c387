import { contentOf } from '../card/attributes.ts'
import { recordOf, recordsOf, textOf } from '../lib/plain.ts'
import type { Message } from '../room/wire.ts'

const KINDS: Record<string, string> = {
  image: '［图片］',
  audio: '［语音］',
  media: '［视频］',
  sticker: '［表情］',
  location: '［位置］',
  merge_forward: '［聊天记录］',
}

/** One line that stands for a message in a list of conversations or in a buzz. */
export function previewText(message: Message): string {
  if (message.recalled) return '［消息已撤回］'
  const content = recordOf(message.content)
  switch (message.msgType) {
    case 'text':
      return textOf(content.text)
    case 'post':
      return textOf(content.title) || postText(content)
    case 'file':
      return `［文件］${textOf(content.file_name)}`
    case 'interactive':
      return cardText(content)
    default:
      return KINDS[message.msgType] ?? `［${message.msgType}］`
  }
}

function cardText(card: Record<string, unknown>): string {
  const summary = contentOf({ ...recordOf(recordOf(card.config).summary) })
  return summary || contentOf(recordOf(card.header).title) || '［卡片］'
}

function postText(content: Record<string, unknown>): string {
  const lines = Array.isArray(content.content) ? content.content : []
  return lines
    .flatMap(recordsOf)
    .map((each) => textOf(each.text))
    .join(' ')
}
