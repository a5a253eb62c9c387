import type { CardPress } from '../card/session.ts'
import { recordOf, textOf } from '../lib/plain.ts'
import { sayFailure } from './http.ts'
import type { Room } from './room.ts'
import {
  addPerson,
  enterChat,
  forwardMessage,
  markRead,
  pressCard,
  pressMenu,
  recallMessage,
  resignPerson,
  sendMessage,
} from './sandbox-api.ts'
import type { Message, Outgoing, PressAnswer } from './wire.ts'

/** What a client says when a press gets no proper answer, by its code. */
const CLIENT_ERRORS: Record<string, string> = {
  client_disabled: '现在不能点击',
  client_required: '有必填项未填写',
  '200340': '应用没有开通卡片回调，请联系管理员',
  '200341': '应用没有及时回应，请稍后再试',
  '200342': '连不上应用，请稍后再试',
  '200343': '连不上应用，请稍后再试',
  '200671': '应用回应有误，请稍后再试',
  '200672': '应用回应的格式有误，请稍后再试',
  '200673': '应用返回的卡片有误，请稍后再试',
  '200830': '应用返回的卡片版本不符，请稍后再试',
}

/** What the people on screen do. Failures are told to the person as a toast; none is thrown. */
export class Acts {
  readonly #room: Room

  constructor(room: Room) {
    this.#room = room
  }

  /** @returns true when the message was taken. */
  async send(openId: string, outgoing: Outgoing, chat: { chatId?: string; mentionBot?: boolean }): Promise<boolean> {
    return this.#try(openId, () => sendMessage(openId, outgoing, chat))
  }

  async press(openId: string, messageId: string, press: CardPress): Promise<void> {
    await this.#try(openId, async () => this.#showAnswer(openId, await pressCard(openId, { messageId, ...press })))
  }

  async menu(openId: string, eventKey: string): Promise<void> {
    await this.#try(openId, () => pressMenu(openId, eventKey))
  }

  async enter(openId: string): Promise<void> {
    await this.#try(openId, () => enterChat(openId))
  }

  async forward(openId: string, messageId: string, to: string): Promise<void> {
    if (await this.#try(openId, () => forwardMessage(openId, messageId, to))) this.#room.toasts.show(openId, 'success', '已转发')
  }

  /** A new member joins; he is put on screen. */
  async join(name: string, tenantKey: string): Promise<void> {
    await this.#try('', async () => {
      const openId = await addPerson(name, tenantKey)
      await this.#room.refresh()
      await this.#room.showPerson(openId)
    })
  }

  /** A person resigns; his column goes. */
  async resign(openId: string): Promise<void> {
    if (await this.#try(openId, () => resignPerson(openId))) await this.#room.refresh()
  }

  async recall(openId: string, messageId: string): Promise<void> {
    await this.#try(openId, () => recallMessage(openId, messageId))
  }

  /** Reads messages that have come into sight; a buzzed one waits until the buzz is acknowledged. */
  async read(openId: string, messages: Message[]): Promise<void> {
    const mailbox = this.#room.mailbox(openId)
    for (const message of messages) {
      if (!mailbox.isUnread(message) || this.#room.buzzes.has(openId, message.messageId)) continue
      mailbox.change(message.messageId, () => ({ read: true }))
      await this.#try(openId, () => markRead(openId, message.messageId))
    }
  }

  async acknowledge(openId: string, messageId: string): Promise<void> {
    this.#room.buzzes.acknowledge({ openId, messageId })
    await this.#try(openId, () => markRead(openId, messageId))
  }

  #showAnswer(openId: string, answer: PressAnswer): void {
    const content = textOf(recordOf(answer.toast?.i18n).zh_cn) || textOf(answer.toast?.content)
    if (content !== '') this.#room.toasts.show(openId, answer.toast?.type ?? 'info', content)
    else if (answer.status === 'error') this.#room.toasts.show(openId, 'error', clientError(answer.code))
  }

  async #try(openId: string, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      this.#room.toasts.show(openId, 'error', sayFailure(error))
      return false
    }
  }
}

function clientError(code: unknown): string {
  const known = CLIENT_ERRORS[textOf(code)]
  if (known !== undefined) return known
  return `操作没有成功（${textOf(code, '没有错误码')}），请稍后再试`
}
