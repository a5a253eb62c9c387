import { z } from 'zod'

import type { Participant } from '../participant.ts'

/** Longest a remote participant may take for one answer; doing due work may take long. */
const answerWithinMs = 30_000

const contextsAnswer = z.array(
  z.object({
    orgId: z.string(),
    org: z.object({ name: z.string(), kind: z.string(), regionCode: z.string() }),
    roles: z.array(z.string()),
  }),
)
const dueAnswer = z.object({ nextDueAt: z.iso.datetime({ offset: true }).nullable() })
const idleAnswer = z.object({ idle: z.boolean() })

/**
 * A participant in another process: `POST url/contexts {openId}` → list, `url/next-due-at` → `{nextDueAt}`,
 * `url/run-due {until}`, `url/idle` → `{idle}`, `url/reset`.
 */
export function remoteParticipant(url: string, name: string): Participant {
  const ask = async (call: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${url.replace(/\/$/, '')}/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    if (!response.ok) throw new Error(`participant ${name} answered ${call} with ${response.status}`)
    const text = await response.text()
    return text === '' ? {} : JSON.parse(text)
  }
  return {
    name,
    contexts: async (openId) => contextsAnswer.parse(await ask('contexts', { openId })),
    nextDueAt: async () => {
      const { nextDueAt } = dueAnswer.parse(await ask('next-due-at', {}))
      return nextDueAt === null ? null : new Date(nextDueAt)
    },
    runDue: async (until) => {
      await ask('run-due', { until: until.toISOString() })
    },
    idle: async () => idleAnswer.parse(await ask('idle', {})).idle,
    reset: async () => {
      await ask('reset', {})
    },
  }
}
