/** Why a notice waits, ended without being delivered, or stands elsewhere; other codes are the platform's own. */
const noticeReasons = {
  obsolete: '事情已有变化，不再需要发送',
  'no-account': '此人没有可用的飞书账号',
  'card-not-sent': '对应的卡片没有送达，不再加急',
  'passed-on': '已转交给接手的人',
  'unknown-outcome': '平台没有答复，无法确认是否送达',
  'unknown-kind': '程序不认识这类通知',
  'render-failed': '卡片无法生成',
  refused: '平台拒绝了请求',
  'plain-card': '平台拒绝了卡片，已改发一张纯文字卡片',
  'not-arrived': '平台上查不到这条消息，已重新通知',
  'quiet-hours': '夜间和休息日不打扰，到工作日早上再发',
  'in-digest': '当天的普通消息已满3条，并入每日汇总',
  'newer-telling': '后面有同一件事的新通知，只发新的',
  'sent-again': '已由运维再发一次',
} as const satisfies Record<string, string>

export type NoticeReason = keyof typeof noticeReasons

/** What the platform's own codes mean for the person: outside the scope, stopped the bot … @see im-v1/message/create, im-v1/buzz-messages */
const platformReasons: Readonly<Record<string, string>> = {
  '230011': '消息已被撤回',
  '230013': '此人不在机器人的可用范围内',
  '230023': '此人积压的加急消息太多，平台不再加急',
  '230024': '本月的加急额度已用完',
  '230029': '此人的飞书账号已停用或离职',
  '230031': '卡片已过14天，不能再更新',
  '230034': '此人的飞书账号无效',
  '230035': '没有给此人发消息的权限',
  '230038': '此人属于别的企业，机器人发不到',
  '230052': '没有给此人发消息的权限',
  '230053': '此人停用了机器人',
  '230110': '消息已被删除',
}

/** A reason in plain Chinese; a code nobody named is given as the platform's own. */
export function reasonWords(code: string): string {
  const ours: Readonly<Record<string, string>> = noticeReasons
  return ours[code] ?? platformReasons[code] ?? `平台没有送达（${code}）`
}
