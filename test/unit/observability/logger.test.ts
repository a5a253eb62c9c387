import { expect, test } from 'vitest'

import { PlatformRefusal } from '../../../src/feishu/errors.ts'
import { createLogger } from '../../../src/observability/logger.ts'

/** What a log line says of this. */
function logged(facts: Record<string, unknown>): Record<string, unknown> {
  const lines: string[] = []
  createLogger('info', { write: (line) => void lines.push(line) }).info(facts, 'said')
  return JSON.parse(lines[0] ?? '{}')
}

test('an invite code, a secret and what people typed never reach a line', () => {
  const line = logged({
    form: { code: 'QINHE-7' },
    press: { form: { code: 'QINHE-7' } },
    inviteCode: 'QINHE-7',
    token: 't-1',
    message: { text: '瓦斯' },
  })
  for (const secret of ['QINHE-7', 't-1', '瓦斯']) expect(JSON.stringify(line)).not.toContain(secret)
})

test('the code with which the platform refused is there to be looked up', () => {
  expect(logged({ code: 230_099 })).toMatchObject({ code: 230_099 })
  expect(logged({ err: new PlatformRefusal(230_099, 'no') })).toMatchObject({ err: { code: 230_099, message: 'no' } })
})
