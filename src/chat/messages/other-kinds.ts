import { message } from '../../../cards/index.ts'
import { answer, contextOf, type Said } from './said.ts'

/** What to do instead, for each kind of message that is not read. */
const instead: Readonly<Record<string, string>> = {
  audio: '语音听不懂，请打字，或点“上报隐患”填表。',
  sticker: '表情看不懂。想办什么，请发“帮助”。',
  media: '视频暂时不收，请拍照片发过来。',
  folder: '文件夹打不开，请发照片或打字。',
  merge_forward: '合并转发的聊天记录不能当作上报，请把要报的事用自己的话发一遍，照片直接发原图。',
  share_chat: '群名片用不上。想办什么，请发“帮助”。',
  share_user: '名片用不上。想办什么，请发“帮助”。',
}

/** Voice, sticker, merged forward and the rest: each is told what to do instead, and nothing is written. */
export function answerOther(said: Said, messageType: string): Promise<void> {
  return tell(said, instead[messageType] ?? '这种消息看不懂。请打字，或发“帮助”。')
}

export function answerFile(said: Said): Promise<void> {
  return tell(said, '文件没有收下。隐患和整改只收照片，请直接发照片；材料请附在书面报告里。')
}

export function answerLocation(said: Said): Promise<void> {
  return tell(said, '位置收到了，但现在没有等位置的事项，没有记入任何隐患。要上报隐患，请发“上报隐患”。')
}

const tell = (said: Said, text: string): Promise<void> =>
  answer(said, message({ tone: 'info', title: '这条消息没有办理', ask: text }, contextOf(said)))
