import type { Middleware } from 'koa'

import { loopbackNames } from '../http/this-machine.ts'
import { ControlError } from './errors.ts'

/** Lets in only callers that name this machine, and browsers only from the room's own page: no other site may press for a person. */
export const loopbackOnly: Middleware = (ctx, next) => {
  if (!loopbackNames.has(ctx.hostname) && !loopbackNames.has(`[${ctx.hostname}]`)) {
    throw new ControlError(403, 'not_loopback', 'the control API answers on a loopback name only')
  }
  const origin = ctx.get('origin')
  if (origin !== '' && origin !== `http://${ctx.host}`)
    throw new ControlError(403, 'foreign_origin', 'the control API serves its own page only')
  return next()
}
