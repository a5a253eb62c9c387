import type { Fault, Finding } from '../../journal/index.ts'

/** An instant in Shanghai as `2026-11-23 09:00:00`, whatever the machine's language and zone. */
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

const faults: Readonly<Record<Fault, (finding: Finding) => string>> = {
  changed: () => '内容与封存时不同，被改动过',
  moved: ({ other }) => `与第 ${other} 行的位置对调过`,
  missing: ({ other }) => `这一行被删除了${other === undefined ? '' : `（前一行是第 ${other} 行）`}`,
  inserted: () => '没有经过封存，是另外插入的，或封存记录被删除了',
  'seal-changed': () => '封存值被改动过，内容没有变',
  cut: ({ position, until }) => `这一行之前缺了链上第 ${position} 到 ${until} 位，行和封存记录都被删除了`,
  'root-lost': ({ day, position }) =>
    position === undefined
      ? `链上找不到您给的 ${day} 的日志指纹：尾部被截掉，或整条链被重写过`
      : `${day} 的日志指纹（链上第 ${position} 位）与现在的链对不上：尾部被截掉，或整条链被重写过`,
}

/** One line that names the row: number, time, action, subject, and what is wrong with it. */
export function findingWords(finding: Finding): string {
  const { fault, seq, row } = finding
  const named = row === undefined ? '' : `　${shanghai.format(row.at)}　${row.action}　${row.subjectType} ${row.subjectId}`
  return `✘ ${seq === undefined ? '' : `第 ${seq} 行${named}：`}${faults[fault](finding)}`
}
