/** What a text asks for. Text alone never writes: every intent ends in a card that a person presses, or in an answer. */
export type Intent =
  | {
      readonly intent:
        | 'help'
        | 'report'
        | 'todo'
        | 'status'
        | 'switch-role'
        | 'register'
        | 'unreachable'
        | 'viewed'
        | 'administration'
        | 'troubles'
    }
  /** 收到, 1, 好的: never a signature; answered with the card that waits. */
  | { readonly intent: 'acknowledgement' }
  | { readonly intent: 'hazard'; readonly number: string }
  /** Why somebody did not get a notice; null where the text does not say who, or about which hazard. */
  | { readonly intent: 'receipts'; readonly name: string | null; readonly number: string | null }
  | { readonly intent: 'code'; readonly code: string }
  /** Nothing readable: only emoji, spaces or control characters. */
  | { readonly intent: 'nothing' }
  | { readonly intent: 'other'; readonly text: string }

type Word = Extract<
  Intent,
  {
    intent:
      | 'help'
      | 'report'
      | 'todo'
      | 'status'
      | 'switch-role'
      | 'register'
      | 'unreachable'
      | 'viewed'
      | 'administration'
      | 'troubles'
      | 'acknowledgement'
  }
>['intent']

/** The texts that always work, and how people write them. */
const words: Readonly<Record<Word, readonly string[]>> = {
  help: ['帮助', '帮忙', '菜单', '怎么用', '你好', 'help', '?'],
  report: ['上报隐患', '报隐患', '隐患上报', '上报', '报告隐患'],
  todo: ['我的待办', '待办', '我的任务', '还有什么要办'],
  status: ['概况', '情况', '统计', '总体情况'],
  'switch-role': ['切换身份', '换身份', '身份'],
  register: ['登记', '登记身份', '注册', '绑定', '加入'],
  unreachable: ['联系不上的企业', '联系不上', '谁联系不上'],
  viewed: ['谁看过我的联系方式', '谁看过我的电话', '谁看过我'],
  administration: ['单位管理', '管理单位', '成员管理', '值班名单', '设代理人', '代理人', '系统代报', '客户负责人'],
  troubles: ['没有送达的通知', '没送达的通知', '通知失败', '平台运维', '运维'],
  acknowledgement: ['收到', '1', '好的', '好', '知道了', '签收', '已阅', '明白', 'ok', '同意', '是', '确认'],
}

const byWord = new Map<string, Word>(Object.entries(words).flatMap(([word, texts]) => texts.map((text) => [text, word as Word] as const)))

/** Longest text a report takes over as its description, in characters. */
export const longestDescription = 1000

/** Reads a text for what it asks; wording is data, so instructions inside it change nothing. */
export function readIntent(raw: string): Intent {
  const text = readable(raw)
  if (!/[\p{L}\p{N}?]/u.test(text)) return { intent: 'nothing' }
  const word = byWord.get(bare(text))
  if (word) return { intent: word }
  const number = /^HZ-\d{8}-\d{3,}$/i.exec(bare(text).toUpperCase())?.[0]
  if (number) return { intent: 'hazard', number }
  const receipts = readReceiptQuestion(text)
  if (receipts) return receipts
  const code = /^(?:邀请码)?[:：\s]*([2-9A-HJKMNP-Z]{5}-?[2-9A-HJKMNP-Z]{5})$/i.exec(text.trim())?.[1]
  if (code) return { intent: 'code', code: code.toUpperCase() }
  return { intent: 'other', text: asWritten(raw) }
}

/** 「为什么王某没收到 HZ-20261123-001」, 「谁没收到 HZ-20261123-001」. */
function readReceiptQuestion(text: string): Extract<Intent, { intent: 'receipts' }> | null {
  const asked = /(?:为什么|为何|怎么)?\s*(\p{Script=Han}{1,8}?)\s*(?:还|都|为什么|怎么)*(?:没有|没|未)\s*(?:收到|接到)/u.exec(text)
  if (!asked || !/为什么|为何|怎么|谁/.test(text)) return null
  const number = /HZ-\d{8}-\d{3,}/i.exec(text)?.[0].toUpperCase() ?? null
  const name = asked[1] ?? ''
  // A longer text without a number is somebody's description of a hazard.
  if (number === null && text.length > 20) return null
  return { intent: 'receipts', name: /谁|大家|他们|我|怎么|为什么|为何/.test(name) ? null : name, number }
}

/** The person's own words without control and invisible characters; line breaks stay. */
const asWritten = (raw: string): string => raw.replace(/[^\P{C}\n]/gu, '').trim()

/** The same with full-width forms made plain, for comparing. */
export const readable = (raw: string): string => asWritten(raw.normalize('NFKC'))

/** Without the punctuation people put around a word. */
const bare = (text: string): string => text.toLowerCase().replace(/^[\s"'“”‘’。，,.!！~]+|[\s"'“”‘’。，,.!！~]+$/g, '')
