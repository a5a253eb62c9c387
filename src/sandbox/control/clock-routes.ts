import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

import { ControlError, parseInput } from './errors.ts'
import type { Control, ControlRouter } from './routes.ts'

const target = z.strictObject({ now: z.iso.datetime({ offset: true }) })
const step = z.strictObject({ by: z.string() })
const zone = 'Asia/Shanghai'

/** Practice time, and waiting until all is done. */
export function clockRoutes(router: ControlRouter, { world, turner }: Control): void {
  const show = () => ({ now: world.clock.now().toISOString(), zone })

  router.get('/clock', (ctx) => {
    ctx.body = show()
  })
  router.get('/clock/next', async (ctx) => {
    const due = await turner.nextDue()
    ctx.body = { nextDueAt: due?.toISOString() ?? null }
  })
  router.put('/clock', async (ctx) => {
    await turner.turnTo(new Date(parseInput(target, ctx.state.body).now))
    ctx.body = show()
  })
  router.post('/clock/advance', async (ctx) => {
    const { by } = parseInput(step, ctx.state.body)
    await turner.turnTo(later(world.clock.now(), by))
    ctx.body = show()
  })
  router.post('/settle', async (ctx) => {
    await turner.settle()
    ctx.body = show()
  })
}

/** `from` plus an ISO 8601 duration, counted on the calendar of Shanghai. */
function later(from: Date, by: string): Date {
  let duration: Temporal.Duration
  try {
    duration = Temporal.Duration.from(by)
  } catch {
    throw new ControlError(400, 'invalid_input', `by: no ISO 8601 duration: ${by}`)
  }
  if (duration.sign < 0) throw new ControlError(409, 'clock_backwards', 'practice time runs forward only')
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone)
  return new Date(start.add(duration).epochMilliseconds)
}
