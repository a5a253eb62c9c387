import type { Config } from '../../config.ts'
import { feishuChecks } from '../../feishu/index.ts'
import { type Clock, systemClock } from '../../lib/clock.ts'
import { checkDatabase } from './check-database.ts'
import { checkFeishuApp } from './check-feishu.ts'
import { checkMachine } from './check-machine.ts'
import { type Finding, findingLine } from './finding.ts'

/**
 * Looks at everything a deployment needs and says line by line what is right, and what to change where.
 *
 * Sends nothing to anybody, changes nothing, and may run beside the program.
 *
 * @returns true when nothing is wrong.
 */
export async function doctor(
  config: Config,
  { say, clock = systemClock }: { say: (line: string) => void; clock?: Clock },
): Promise<boolean> {
  const findings: Finding[] = []
  const tell = (found: readonly Finding[]) => {
    findings.push(...found)
    for (const one of found) say(findingLine(one))
  }
  if (config.kind === 'practice') tell([{ state: 'hint', what: '没有飞书凭证，程序以练习室运行：飞书一侧没有检查' }])
  const { apps, domain, events } = config.feishu
  for (const app of apps) tell(await checkFeishuApp(feishuChecks(app, { domain }), { app, clock, events }))
  tell(await checkDatabase(config))
  tell(await checkMachine(config))
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  say(wrong === 0 ? '\n没有发现问题。' : `\n发现 ${wrong} 个问题，请按箭头所示处理后再体检一次。`)
  return wrong === 0
}
