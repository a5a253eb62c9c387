import { parseArgs } from 'node:util'
import type { Config } from '../../config.ts'
import { type ToldRoot, type Verification, verifyJournal } from '../../journal/index.ts'
import { AppError } from '../../lib/errors.ts'
import { parseDay } from '../../lib/parse-day.ts'
import { findingWords } from './journal-words.ts'
import { commandClock, withAppDatabase } from './with-database.ts'

const usage = `用法：npm run journal:verify [-- --root 2026-11-23:9f3c 2b10 77aa 4e5d 0c1b]
  --root 是每天发给监管部门和保险机构的“日志指纹”：日期、冒号、至少 16 位指纹，空格不计；可以写几次。`

/** Fewer signs could be met by chance or by trying. */
const fewestSigns = 16

/** Findings printed one by one. */
const shown = 50

/** Places between two progress lines. */
const stride = 100_000n

function readRoots(args: readonly string[]): ToldRoot[] {
  try {
    const { values } = parseArgs({ args: [...args], options: { root: { type: 'string', multiple: true } } })
    return (values.root ?? []).map(rootOf)
  } catch (cause) {
    throw new AppError('set-up', usage, { cause })
  }
}

function rootOf(words: string): ToldRoot {
  const [, on = '', signs = ''] = /^\s*(\d{4}-\d{2}-\d{2})\s*[:：](.*)$/.exec(words) ?? []
  const hash = signs.replaceAll(/[\s-]/g, '').toLowerCase()
  if (parseDay(on) !== on || !/^[0-9a-f]{16,64}$/.test(hash))
    throw new Error(`a root is a day and at least ${fewestSigns} hexadecimal signs`)
  return { day: on, hash }
}

/**
 * Checks the whole journal against its chain of seals and says what is wrong with which row.
 *
 * Works beside the running program and alone.
 *
 * @returns false when anything was changed, taken away, moved, put in or cut off.
 * @throws AppError `set-up` for arguments that cannot be read.
 */
export async function journalVerify(config: Config, args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const roots = readRoots(args)
  const clock = await commandClock(config)
  let next = stride
  const progress = (places: bigint) => {
    if (places < next) return
    next = places + stride
    say(`已核对 ${places} 行……`)
  }
  const verified = await withAppDatabase(config, (db) => verifyJournal(db.prisma, roots, progress))
  for (const line of summary(verified, { roots, now: clock.now() })) say(line)
  return verified.findingCount === 0
}

function summary(verified: Verification, { roots, now }: { roots: readonly ToldRoot[]; now: Date }): string[] {
  const { findings, findingCount, lastRoot, sealed, unsealed } = verified
  const rest = findingCount > shown ? [`……还有 ${findingCount - Math.min(shown, findings.length)} 处`] : []
  const wrong = [...findings.slice(0, shown).map(findingWords), ...rest]
  const confirmed = roots.map(({ day }) => `✔ ${day} 的日志指纹在链上，这一天及以前的行与当时一致`)
  const age =
    unsealed.oldestAt === null ? '' : `，最早一行已等 ${Math.max(0, Math.round((now.getTime() - unsealed.oldestAt.getTime()) / 1000))} 秒`
  return [
    ...wrong,
    ...(findingCount === 0 ? confirmed : []),
    `已封存 ${sealed} 行，等待封存 ${unsealed.count} 行${age}。`,
    lastRoot === null
      ? '还没有日志指纹（每天结束后生成）。'
      : `最近的日志指纹：${lastRoot.day}，到链上第 ${lastRoot.position} 位，${lastRoot.hash}。`,
    findingCount === 0 ? '日志完整，没有发现改动。' : `发现 ${findingCount} 处问题。请保留数据库现状，连同以上各行交给信息安全负责人。`,
  ]
}
