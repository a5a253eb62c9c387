import type { Finding, Sought } from '../notices/types.ts'
import { callPlatform } from './call.ts'
import type { FeishuClient } from './client.ts'
import { readFailure } from './errors.ts'
import { bearsMark } from './marks.ts'

/** Messages a page, the most there is; pages looked at before a chat counts as too busy to be asked. */
const pageSize = 50
const mostPages = 40

/**
 * Looks through what was said in a chat within a time for a card, by its mark.
 *
 * `absent` is said only when every page of the time was read: a page that could not be had proves nothing. The mark is seen
 * in the card as it was sent (`user_card_content`).
 *
 * @see im-v1/message/list
 */
export async function findCard(client: FeishuClient, sought: Sought, enter: () => Promise<number>): Promise<Finding> {
  let pageToken: string | undefined
  let mayHide = false
  for (let page = 0; page < mostPages; page += 1) {
    const waitMs = await enter()
    if (waitMs > 0) return { found: 'later', waitMs, reason: 'own-limit' }
    const read = await readPage(client, sought, pageToken)
    if ('found' in read) return read
    mayHide ||= read.mayHide
    if (read.next === undefined) return mayHide ? { found: 'impossible', reason: 'recalled-messages' } : { found: 'absent' }
    pageToken = read.next
  }
  return { found: 'impossible', reason: 'too-many-messages' }
}

interface Page {
  readonly next: string | undefined
  /** One of our messages was recalled and shows nothing any more: it may have been the one. */
  readonly mayHide: boolean
}

async function readPage(client: FeishuClient, sought: Sought, pageToken: string | undefined): Promise<Page | Finding> {
  const params = {
    container_id_type: 'chat',
    container_id: sought.chatId,
    start_time: seconds(sought.from),
    end_time: seconds(sought.to),
    page_size: pageSize,
    card_msg_content_type: 'user_card_content',
    ...(pageToken === undefined ? {} : { page_token: pageToken }),
  }
  try {
    const { data } = await callPlatform(client, () => client.api.im.message.list({ params }))
    if (data?.items === undefined) return { found: 'impossible', reason: 'no-list' }
    const ours = data.items.filter(({ sender }) => sender?.id === client.app.appId)
    const hit = ours.find(({ body }) => bearsMark(body?.content ?? '', sought.uuid))
    if (hit?.message_id !== undefined) return { found: 'there', messageId: hit.message_id }
    return { next: data.has_more === true ? data.page_token : undefined, mayHide: ours.some(({ deleted }) => deleted === true) }
  } catch (error) {
    return asFinding(error)
  }
}

function asFinding(error: unknown): Finding {
  const { verdict, reason, waitMs } = readFailure(error)
  const mayPass = verdict === 'later' || verdict === 'unknown' || verdict === 'stop'
  return mayPass ? { found: 'later', waitMs, reason } : { found: 'impossible', reason }
}

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000))
