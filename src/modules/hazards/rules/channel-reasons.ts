/**
 * Why a channel does not reach a person, as the one who must go another way reads it.
 *
 * @see im-v1/message/create, im-v1/buzz-messages (error tables)
 */
const reasons: Readonly<Record<string, string>> = {
  'no-account': '没有登记飞书账号',
  '230013': '不在机器人的可用范围内',
  '230023': '积压的加急消息太多，平台不再加急',
  '230024': '本月的加急额度已用完',
  '230029': '飞书账号已停用或离职',
  '230034': '飞书账号无效',
  '230053': '停用了机器人',
  refused: '平台拒绝发送',
  'render-failed': '卡片没有生成',
}

/** A reason in Chinese; a code nobody named is given as the platform's own. */
export const channelReason = (code: string): string => reasons[code] ?? `平台没有送达（${code}）`

/** What each channel is called on screen. */
export const channelLabels = { card: '卡片', 'buzz-app': '应用内加急', 'buzz-sms': '短信加急', 'buzz-phone': '电话加急' } as const
