import type { HarmlessCall } from '../../feishu/index.ts'

/** One thing the bot must be allowed to do, with the scopes of which any one is enough. */
export interface FeishuNeed {
  readonly what: string
  readonly zh: string
  readonly oneOf: readonly [string, ...string[]]
  /** Why it is needed: what stops working without it. */
  readonly why: string
  readonly whyZh: string
  /** Shows whether it is granted when the platform does not list the scopes; events cannot be asked for. */
  readonly call?: HarmlessCall
}

/** Ids that belong to nothing: with the scope these calls end in "no such message", without it in "no such scope". */
const message = '/open-apis/im/v1/messages/om_0000000000000000'
const nobody = 'ou_00000000000000000000000000000000'
const buzz = (kind: string): HarmlessCall => ({
  method: 'PATCH',
  path: `${message}/urgent_${kind}?user_id_type=open_id`,
  body: { user_id_list: [nobody] },
})

/**
 * The scopes a tenant must grant. Each list is the one on the call's or event's documentation page (im-v1/message/create,
 * im-v1/message-card/patch, im-v1/message/events/receive, message_read and recalled, im-v1/message/get-message-resource,
 * im-v1/image/create, im-v1/file/create, im-v1/buzz-messages, contact-v3/user/events/deleted), read 2026-05.
 */
export const feishuNeeds: readonly FeishuNeed[] = [
  {
    what: 'send cards and update them',
    zh: '发送卡片并更新',
    oneOf: ['im:message', 'im:message:send_as_bot'],
    why: 'every notice, form and answer is a card; a card is redrawn when its hazard has moved on',
    whyZh: '所有通知、表单和答复都是卡片；隐患状态变化后卡片要重画',
    call: {
      method: 'POST',
      path: '/open-apis/im/v1/messages?receive_id_type=open_id',
      body: { receive_id: nobody, msg_type: 'text', content: '{}' },
    },
  },
  {
    what: 'hear direct messages to the bot',
    zh: '接收发给机器人的单聊消息',
    oneOf: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'],
    why: 'people report hazards and send photos in the direct chat',
    whyZh: '人员在单聊里上报隐患、发照片',
  },
  {
    what: 'hear group messages that name the bot',
    zh: '接收群里 @机器人 的消息',
    oneOf: ['im:message.group_at_msg:readonly', 'im:message.group_at_msg'],
    why: 'who names the bot in a group is answered in the direct chat',
    whyZh: '在群里 @ 机器人，答复发到本人的单聊',
  },
  {
    what: 'fetch photos people send; learn what was read and recalled; look for a card that got no answer',
    zh: '下载消息里的照片；知道已读和撤回；查找没有得到答复的卡片',
    oneOf: ['im:message', 'im:message:readonly'],
    why: 'originals are kept byte for byte as evidence; "read" is a state of a notice',
    whyZh: '照片原件要逐字节留存作为证据；“已读”是通知的一个状态',
    call: { method: 'GET', path: `${message}/resources/img_v3_0000?type=image` },
  },
  {
    what: 'upload photos and documents',
    zh: '上传照片和文件',
    oneOf: ['im:resource', 'im:resource:upload'],
    why: 'cards show the photos; the printable notification is sent as a file',
    whyZh: '卡片要显示照片；可打印的告知书以文件发出',
    call: { method: 'POST', path: '/open-apis/im/v1/images', body: {} },
  },
  {
    what: 'buzz inside the app',
    zh: '应用内加急',
    oneOf: ['im:message.urgent', 'im:message.urgent:app_send'],
    why: 'a major hazard is told to the principal with a buzz (375 §二(二)四)',
    whyZh: '重大隐患要以加急方式通知主要负责人（375 §二(二)四）',
    call: buzz('app'),
  },
  {
    what: 'buzz by SMS',
    zh: '短信加急',
    oneOf: ['im:message.urgent:sms', 'im:message.urgent:sms_send'],
    why: 'second channel when a notice of a major hazard stays unsigned; uses the tenant’s paid quota',
    whyZh: '重大隐患通知未签收时的第二个渠道；会消耗租户的付费额度',
    call: buzz('sms'),
  },
  {
    what: 'buzz by phone call',
    zh: '电话加急',
    oneOf: ['im:message.urgent:phone', 'im:message.urgent:phone_send'],
    why: 'third channel, and at once for imminent danger; uses the tenant’s paid quota',
    whyZh: '第三个渠道；有现实危险时立即使用；会消耗租户的付费额度',
    call: buzz('phone'),
  },
  {
    what: 'hear that somebody left the tenant',
    zh: '知道人员离职',
    oneOf: ['contact:contact.base:readonly', 'contact:contact:readonly_as_app', 'contact:contact:access_as_app'],
    why: 'access ends at once and what waited on the person passes to the deputy',
    whyZh: '离职后立即失去权限，待办移交给代理人',
    call: { method: 'GET', path: `/open-apis/contact/v3/users/${nobody}?user_id_type=open_id` },
  },
]

/** One event or callback to tick in the developer console; none of them needs a scope beyond those above. */
export interface FeishuEvent {
  readonly type: string
  readonly zh: string
  readonly why: string
  readonly whyZh: string
}

/** What to subscribe to under 事件与回调. A test compares the list with what the gateway understands. */
export const feishuEvents: readonly FeishuEvent[] = [
  { type: 'im.message.receive_v1', zh: '接收消息', why: 'reports, photos, texts', whyZh: '上报、照片、文字' },
  { type: 'application.bot.menu_v6', zh: '机器人自定义菜单事件', why: 'the bot’s menu', whyZh: '机器人菜单' },
  {
    type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
    zh: '用户进入与机器人的会话',
    why: 'taken in and not answered, because it fires at every entry; may be left out',
    whyZh: '只接收、不答复（每次进入都会触发），可以不勾',
  },
  { type: 'im.message.message_read_v1', zh: '消息已读', why: '"read" is a state of a notice', whyZh: '通知的“已读”状态' },
  { type: 'im.message.recalled_v1', zh: '撤回消息', why: 'a recalled photo is not used any more', whyZh: '撤回的照片不再使用' },
  { type: 'contact.user.deleted_v3', zh: '员工离职', why: 'access ends, work is handed over', whyZh: '收回权限、移交待办' },
]

/** The one callback to tick, under 回调配置. */
export const feishuCallback: FeishuEvent = {
  type: 'card.action.trigger',
  zh: '卡片回传交互',
  why: 'every press on a card',
  whyZh: '卡片上的每一次按下',
}
