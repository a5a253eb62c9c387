import { li, type Practice } from './practice.ts'

export type Pressed = {
  readonly status: string
  readonly code?: number | string
  readonly toast?: { readonly type: string; readonly content: string }
  readonly elapsedMs: number
}

/** Sends 李一 a card with one button and lets her press it; `meanwhile` happens when the card is there. */
export async function press(practice: Practice, meanwhile: () => Promise<unknown> = async () => undefined): Promise<Pressed> {
  const button = {
    tag: 'button',
    element_id: 'sign',
    text: { tag: 'plain_text', content: '签收' },
    behaviors: [{ type: 'callback', value: { v: 3 } }],
  }
  const content = JSON.stringify({ schema: '2.0', config: { update_multi: true }, body: { elements: [button] } })
  const data = { receive_id: li, msg_type: 'interactive', content }
  const sent = await practice.client.im.message.create({ params: { receive_id_type: 'open_id' }, data })
  await meanwhile()
  return practice.control<Pressed>('POST', `/people/${li}/press`, { messageId: sent.data?.message_id, target: 'sign' })
}
