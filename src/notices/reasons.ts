/** Why a notice ended without being delivered, or a retry is waited for; other codes are the platform's own. */
const noticeReasons = {
  obsolete: '事情已有变化，不再需要发送',
  'no-account': '此人没有可用的飞书账号',
  'card-not-sent': '对应的卡片没有送达，不再加急',
  'passed-on': '已转交给接手的人',
  'unknown-outcome': '平台没有答复，无法确认是否送达',
  'unknown-kind': '程序不认识这类通知',
  'render-failed': '卡片无法生成',
  refused: '平台拒绝了请求',
} as const satisfies Record<string, string>

export type NoticeReason = keyof typeof noticeReasons
