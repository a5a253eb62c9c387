import { html } from 'lit'
import type { CardOwner } from '../card/live-session.ts'
import type { Drawn } from '../card/session.ts'
import { numberOf, recordOf, textOf } from '../lib/plain.ts'
import { drawShape } from '../lib/shapes.ts'
import { resourceUrl } from '../room/http.ts'
import type { Message } from '../room/wire.ts'
import { drawPost } from './post-body.ts'
import { drawText } from './text-body.ts'

type Body = (content: Record<string, unknown>, owner: CardOwner) => Drawn

const BODIES: Record<string, Body> = {
  text: (content, owner) => html`<div class="bubble">${drawText(textOf(content.text), owner.around)}</div>`,
  post: (content, owner) => html`<div class="bubble">${drawPost(content, owner)}</div>`,
  image: (content, owner) => {
    const key = textOf(content.image_key)
    return html`<button type="button" class="message-picture" aria-label="放大图片" @click=${() => owner.previewImage(key, '聊天里的图片')}>
      <img src=${resourceUrl(key)} alt="聊天里的图片" />
    </button>`
  },
  file: (
    content,
  ) => html`<a class="bubble message-file" href=${resourceUrl(textOf(content.file_key))} download=${textOf(content.file_name)}>
    ${drawShape('file')}<span>${textOf(content.file_name, '文件')}</span>
  </a>`,
  location: (content) => html`<div class="bubble message-location">
    <strong>${drawShape('place')} ${textOf(content.name, '位置')}</strong>
    <span>纬度 ${textOf(content.latitude)}，经度 ${textOf(content.longitude)}</span>
  </div>`,
  audio: (content) => html`<div class="bubble">${drawShape('play')} 语音 ${Math.round(numberOf(content.duration, 0) / 1000)} 秒</div>`,
  media: (content) => html`<div class="bubble">${drawShape('play')} 视频 ${textOf(content.file_name)}</div>`,
  sticker: () => html`<div class="bubble message-sticker" role="img" aria-label="表情">${drawShape('smile')}</div>`,
  merge_forward: () => html`<div class="bubble">［合并转发的聊天记录］</div>`,
  share_chat: () => html`<div class="bubble">［群名片］</div>`,
  share_user: (content, owner) => html`<div class="bubble">［名片］${owner.around.person(textOf(content.user_id))?.name ?? ''}</div>`,
  interactive: (content, owner) => html`<card-view .card=${content} .owner=${owner}></card-view>`,
}

/** What a message says, by its kind. */
export function drawMessageBody(message: Message, owner: CardOwner): Drawn {
  const body = Object.hasOwn(BODIES, message.msgType) ? BODIES[message.msgType] : undefined
  if (body === undefined) return html`<div class="bubble">［这种消息在此处不能显示：${message.msgType}］</div>`
  return body(recordOf(message.content), owner)
}
