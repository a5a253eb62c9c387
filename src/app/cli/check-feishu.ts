import type { AppCredentials, EventTransport, FeishuChecks, PlatformAnswer } from '../../feishu/index.ts'
import type { Clock } from '../../lib/clock.ts'
import { type FeishuNeed, feishuCallback, feishuEvents, feishuNeeds } from './feishu-needs.ts'
import { type Finding, finding } from './finding.ts'

/** Beyond this the platform's and our instants cannot be compared. Milliseconds. */
const largestSkewMs = 60_000
/** `activate_status` of a bot that is switched on in the tenant (bot-v3/uAjMxEjLwITMx4CMyETM). */
const switchedOn = 2

const heard = ({ code, message }: PlatformAnswer): string => (code === null ? `没有得到回答：${message}` : `${code} ${message}`)

interface Asked {
  readonly app: AppCredentials
  readonly clock: Clock
  readonly events: EventTransport
}

/** Looks at everything of one app that can be looked at from here: secret, clock, bot, scopes, the way events come. */
export async function checkFeishuApp(checks: FeishuChecks, { app, clock, events }: Asked): Promise<Finding[]> {
  const token = await checks.token()
  if (token.code !== 0) return [tokenRefused(app, token)]
  return [
    { state: 'right', what: `应用 ${app.appId}：App ID 与 App Secret 正确` },
    skew(token, clock),
    botFinding(await checks.bot()),
    ...(await scopeFindings(checks)),
    events === 'webhook' ? webhookFinding(app) : connectionFinding(await checks.longConnection()),
    toTick(events === 'webhook' ? '将事件和回调发送至开发者服务器' : '使用长连接'),
  ]
}

function tokenRefused({ appId }: AppCredentials, answer: PlatformAnswer): Finding {
  const remedy =
    answer.code === null
      ? '检查本机能否访问 FEISHU_DOMAIN（网络、代理、域名）'
      : '到开发者后台“凭证与基础信息”核对 App ID 与 App Secret，改 FEISHU_APP_ID / FEISHU_APP_SECRET 或 FEISHU_APPS 文件'
  return { state: 'wrong', what: `应用 ${appId}：取不到访问凭证（${heard(answer)}）`, remedy }
}

function skew({ serverTime }: PlatformAnswer, clock: Clock): Finding {
  if (serverTime === null) return { state: 'hint', what: '平台没有给出时间，时钟没有核对' }
  const seconds = Math.round((clock.now().getTime() - serverTime.getTime()) / 1000)
  const what = `本机时钟与平台相差 ${Math.abs(seconds)} 秒`
  return finding(Math.abs(seconds) * 1000 <= largestSkewMs, what, '打开本机的时间同步（chrony 或 systemd-timesyncd），期限按本机时间计算')
}

function botFinding(answer: PlatformAnswer): Finding {
  const remedy = '开发者后台“添加应用能力”里添加“机器人”，发布版本，并在管理后台启用应用'
  if (answer.code !== 0) return { state: 'wrong', what: `机器人能力没有开通（${heard(answer)}）`, remedy }
  const bot = answer.body.bot as { activate_status?: number; app_name?: string } | undefined
  return finding(bot?.activate_status === switchedOn, `机器人“${bot?.app_name ?? ''}”已在本租户启用`, remedy)
}

async function scopeFindings(checks: FeishuChecks): Promise<Finding[]> {
  const granted = await checks.grantedScopes()
  const findings: Finding[] = []
  for (const need of feishuNeeds) findings.push(scopeFinding(need, await isGranted(checks, need, granted)))
  return findings
}

/** A call that is refused for its scope outweighs the list: a scope may be granted in the console and not yet published. */
async function isGranted(checks: FeishuChecks, need: FeishuNeed, granted: ReadonlySet<string> | null): Promise<boolean | null> {
  const allowed = need.call === undefined ? null : await checks.isAllowed(need.call)
  return allowed ?? (granted === null ? null : need.oneOf.some((scope) => granted.has(scope)))
}

function scopeFinding(need: FeishuNeed, isThere: boolean | null): Finding {
  const scopes = need.oneOf.join(' 或 ')
  if (isThere === null) return { state: 'hint', what: `权限“${need.zh}”无法从这里查明`, remedy: `请到“权限管理”确认已开通 ${scopes}` }
  return finding(isThere, `权限：${need.zh}`, `开发者后台“权限管理”开通 ${scopes}，发布版本并由管理员通过。缺了它：${need.whyZh}`)
}

function connectionFinding(answer: PlatformAnswer): Finding {
  return finding(
    answer.code === 0,
    answer.code === 0 ? '长连接可以建立' : `长连接不能建立（${heard(answer)}）`,
    '“事件与回调”里订阅方式选“使用长连接接收事件”；同一应用最多 50 个连接，停掉多余的程序',
  )
}

function webhookFinding({ appId, encryptKey }: AppCredentials): Finding {
  const address = `请求地址填 https://<您的域名>/feishu/${appId}，由反向代理转到本程序的 PORT，只转 /feishu/`
  if (encryptKey !== undefined) return { state: 'hint', what: '事件以 webhook 接收，签名和加密都会核对', remedy: address }
  const remedy = `在“事件与回调 → 加密策略”设置 Encrypt Key，填入 FEISHU_ENCRYPT_KEY。${address}`
  return { state: 'hint', what: '事件以 webhook 接收，没有 Encrypt Key：只凭 Verification Token 辨认，内容不加密', remedy }
}

function toTick(way: string): Finding {
  const events = feishuEvents.map(({ type, zh }) => `${zh} ${type}`).join('；')
  return {
    state: 'hint',
    what: '订阅无法从这里查明，请对照开发者后台“事件与回调”',
    remedy: `事件配置 → ${way}：${events}。回调配置 → ${way}：${feishuCallback.zh} ${feishuCallback.type}`,
  }
}
