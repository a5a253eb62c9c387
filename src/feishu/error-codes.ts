/**
 * What a code of the platform asks of us.
 *
 * later: the limit named by `of` is spent, or the fault passes; the same call is made again.
 * token: the token is fetched anew and the call made once more.
 * recipient: this person, or this message, cannot be reached this way; the next channel or person is.
 * card: what the card holds is refused; its reader gets a plain one, the operator the words.
 * stop: everything is refused until somebody acts; sending stands still and the operator is told.
 * refused: the call itself is wrong; it is not repeated.
 */
export type Verdict = 'later' | 'token' | 'recipient' | 'card' | 'stop' | 'refused'

/** Whom a limit or a stop is about: the method of this app, the whole app, or the person or chat it was sent to. */
export type Scope = 'method' | 'app' | 'recipient'

interface CodeRow {
  readonly codes: readonly number[]
  readonly verdict: Verdict
  readonly of?: Scope
  readonly means: string
  /** Page of the platform's documentation, below open.feishu.cn/document. */
  readonly page: string
}

const gateway = 'api-call-guide/ugjM14COyUjL4ITN'
const limits = 'api-call-guide/uUzN04SN3QjL1cDN'
const send = 'im-v1/message/create'
const patch = 'im-v1/message-card/patch'
const buzz = 'im-v1/buzz-messages'
const resource = 'im-v1/message-resource/get'
const cardkit = 'cardkit-v1/card/create'
const delayed = 'im-v1/message-card/uMDO1YjLzgTN24yM4UjN'
const bitable = 'bitable-v1/app-table-record/batch_create'

/** Every code the documentation names for the methods of messages, cards and their surroundings (read 2026-05). */
export const codeRows: readonly CodeRow[] = [
  { codes: [99991400], verdict: 'later', of: 'method', means: 'frequency limit of the method', page: limits },
  { codes: [11232], verdict: 'later', of: 'method', means: 'limit of creating messages, whole service', page: send },
  { codes: [230020, 11233], verdict: 'later', of: 'recipient', means: 'frequency limit of one person, chat or message', page: send },
  { codes: [230049], verdict: 'later', of: 'recipient', means: 'the message is being sent', page: send },
  { codes: [2200], verdict: 'later', of: 'recipient', means: 'internal error', page: gateway },
  { codes: [232019], verdict: 'later', of: 'recipient', means: 'members of a chat are being changed', page: 'group/chat-member/create' },
  { codes: [1254290, 1254291, 1254607, 1255040], verdict: 'later', of: 'recipient', means: 'too many or concurrent writes', page: bitable },
  { codes: [1470422], verdict: 'later', of: 'recipient', means: 'the same client token is at work', page: 'task-v2/task/create' },

  { codes: [99991661, 99991663, 99991664, 99991665], verdict: 'token', means: 'token missing or invalid', page: gateway },
  { codes: [99991668, 99991671, 99991677], verdict: 'token', means: 'token of wrong form or expired', page: gateway },

  { codes: [230013], verdict: 'recipient', means: 'outside the availability of the app, or resigned', page: send },
  { codes: [230029], verdict: 'recipient', means: 'resigned', page: send },
  { codes: [230034], verdict: 'recipient', means: 'no such receive_id', page: send },
  { codes: [230053], verdict: 'recipient', means: 'stopped the bot', page: send },
  { codes: [230035, 230036, 230050], verdict: 'recipient', means: 'muted, forbidden or invisible', page: send },
  { codes: [230038], verdict: 'recipient', means: 'direct chat across tenants', page: send },
  { codes: [230002, 230018, 230019, 232009], verdict: 'recipient', means: 'not in the chat, forbidden by it, or it is gone', page: send },
  { codes: [232011], verdict: 'recipient', means: 'not in the chat', page: 'group/chat-member/create' },
  { codes: [230023, 230024], verdict: 'recipient', means: 'limit or quota of buzzes', page: buzz },
  { codes: [230052, 230098], verdict: 'recipient', means: 'cannot be buzzed', page: buzz },
  {
    codes: [99992351, 99992352, 99992353, 99992354, 99992355, 99992356],
    verdict: 'recipient',
    means: 'the id does not exist',
    page: gateway,
  },
  { codes: [99992357, 99992358, 99992359, 99992360, 99992361], verdict: 'recipient', means: 'the id does not exist', page: gateway },
  { codes: [230011, 230110], verdict: 'recipient', means: 'the message was recalled or deleted', page: patch },
  { codes: [230031, 230033], verdict: 'recipient', means: 'older than 14 days, or than 7 for receipts', page: patch },

  { codes: [230099, 230025], verdict: 'card', means: 'content refused, or too long', page: patch },
  { codes: [230022, 230028], verdict: 'card', means: 'sensitive words, or refused by the audit of the tenant', page: send },
  { codes: [230054, 230055], verdict: 'card', means: 'kind of message or file does not fit', page: send },
  { codes: [200621, 11310, 100290, 200380, 200381, 200550, 200570], verdict: 'card', means: 'sub-codes of 230099', page: patch },
  { codes: [200732, 200737, 200861, 200914, 200915, 300220, 300230, 300240], verdict: 'card', means: 'sub-codes of 230099', page: patch },
  {
    codes: [200220, 200860, 300301, 300302, 300303, 300305, 300307, 300310, 300313],
    verdict: 'card',
    means: 'card content',
    page: cardkit,
  },

  {
    codes: [10014, 10015],
    verdict: 'stop',
    of: 'app',
    means: 'app id or secret is wrong',
    page: 'access-token/tenant_access_token_internal',
  },
  { codes: [99991401], verdict: 'stop', of: 'app', means: 'address is not on the list of the app', page: gateway },
  { codes: [99991403], verdict: 'stop', of: 'app', means: 'monthly quota is used up', page: gateway },
  { codes: [99991673], verdict: 'stop', of: 'app', means: 'app is not installed in the tenant', page: gateway },
  { codes: [230006], verdict: 'stop', of: 'app', means: 'ability of a bot is off', page: send },
  { codes: [99991672, 99991679, 230027], verdict: 'stop', of: 'method', means: 'scope is missing', page: gateway },
  {
    codes: [11247],
    verdict: 'stop',
    of: 'method',
    means: 'daily total of batch messages',
    page: 'im-v1/batch_message/ucDO1EjL3gTNx4yN4UTM',
  },

  { codes: [99991201], verdict: 'refused', means: 'no such method', page: gateway },
  { codes: [99992402, 230001], verdict: 'refused', means: 'wrong parameter', page: send },
  {
    codes: [230009, 230012, 230015, 230017, 230026],
    verdict: 'refused',
    means: 'not ours to do with this message',
    page: 'im-v1/message/delete',
  },
  { codes: [230071, 230072, 230073, 230074, 230075], verdict: 'refused', means: 'cannot be edited', page: 'im-v1/message/update' },
  { codes: [234001, 234002, 234003, 234004, 234006, 234008], verdict: 'refused', means: 'file cannot be fetched or taken', page: resource },
  { codes: [234010, 234011, 234039, 234042], verdict: 'refused', means: 'picture cannot be taken', page: 'im-v1/image/create' },
  { codes: [10002, 200740, 200750, 200770, 200810, 200850], verdict: 'refused', means: 'card entity', page: cardkit },
  { codes: [300120, 300122, 300309, 300311, 300317], verdict: 'refused', means: 'card entity', page: cardkit },
  { codes: [11311, 100000, 100030, 200000, 200310, 200320], verdict: 'refused', means: 'delayed update', page: delayed },
  { codes: [300020, 300030, 300040, 300090], verdict: 'refused', means: 'token of a delayed update', page: delayed },
  { codes: [1254608, 1255006], verdict: 'refused', means: 'written already', page: bitable },
  { codes: [1470400, 1470403, 1470404, 1470500], verdict: 'refused', means: 'task', page: 'task-v2/task/create' },
]
