import type { CardOwner } from '../card/live-session.ts'
import { resourceUrl } from '../room/http.ts'
import type { Room } from '../room/room.ts'
import type { Message } from '../room/wire.ts'

type Preview = (key: string, alt: string) => void

/** What stands behind the cards of one person's chats: presses are his, on that message. */
export class CardOwners {
  readonly #room: Room
  readonly #openId: string
  readonly #preview: Preview
  readonly #byMessage = new Map<string, CardOwner>()

  constructor(room: Room, openId: string, preview: Preview) {
    this.#room = room
    this.#openId = openId
    this.#preview = preview
  }

  /** The same object for the same message, so that nothing is drawn anew for its sake. */
  of(message: Message): CardOwner {
    const owner = this.#byMessage.get(message.messageId) ?? this.#make(message)
    this.#byMessage.set(message.messageId, owner)
    return owner
  }

  #make({ messageId, chatId }: Message): CardOwner {
    const room = this.#room
    const openId = this.#openId
    return {
      around: {
        person: (id) => room.person(id),
        members: () =>
          (room.mailbox(openId).chats.find((chat) => chat.chatId === chatId)?.members ?? []).flatMap(
            ({ openId: id }) => room.person(id) ?? [],
          ),
        imageUrl: resourceUrl,
      },
      press: (press) => room.acts.press(openId, messageId, press),
      tip: (text) => room.toasts.show(openId, 'warning', text),
      previewImage: this.#preview,
    }
  }
}
