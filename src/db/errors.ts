import pg from 'pg'
import { z } from 'zod'

import { AppError } from '../lib/errors.ts'
import { Prisma } from './generated/client.ts'

/** What the driver adapter keeps of the database's own error; raw SQL inside a transaction has that error itself. */
const adapterErrorSchema = z.object({
  driverAdapterError: z.object({
    cause: z.object({
      kind: z.string().optional(),
      originalCode: z.string().optional(),
    }),
  }),
})

interface Fault {
  /** SQLSTATE, when the database itself answered. */
  sqlState: string | undefined
  kind: string | undefined
}

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof pg.DatabaseError) return { sqlState: error.code, kind: undefined }
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined
  const parsed = adapterErrorSchema.safeParse(error.meta)
  if (!parsed.success) return undefined
  const { kind, originalCode } = parsed.data.driverAdapterError.cause
  return { sqlState: originalCode, kind }
}

/** Tells whether the database itself refused raw SQL of a transaction. */
export const isRefusedSql = (error: unknown): boolean => error instanceof pg.DatabaseError

/** Tells whether the transaction lost against another one and would succeed if run again: serialisation failure or deadlock. */
export function isWriteConflict(error: unknown): boolean {
  const state = faultOf(error)?.sqlState
  return state === '40001' || state === '40P01'
}

/** Prisma's codes for: not reachable, timed out connecting, connection closed, no free connection, no free transaction. */
const unavailableCodes: ReadonlySet<string> = new Set(['P1001', 'P1002', 'P1017', 'P2024', 'P2028'])
const unavailableKinds: ReadonlySet<string> = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout'])
const socketCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])

/** What the driver says of a connection that broke: it has no code for it. */
const driverWords = /^(Connection terminated|Client has encountered a connection error)/

/** Tells whether the database was not there: nothing is known to be wrong with the request itself. */
export function isConnectionLoss(error: unknown): boolean {
  const fault = faultOf(error)
  // 08: connection exception; 57P: shut down by the operator or crashed; 53300: too many connections; 25P03: we slept in a transaction.
  if (fault?.sqlState !== undefined) return /^(08|57P|53300|25P03)/.test(fault.sqlState)
  if (fault?.kind !== undefined && unavailableKinds.has(fault.kind)) return true
  if (error instanceof Prisma.PrismaClientKnownRequestError) return unavailableCodes.has(error.code)
  if (!(error instanceof Error)) return false
  return socketCodes.has((error as NodeJS.ErrnoException).code ?? '') || driverWords.test(error.message)
}

/**
 * Turns what a person or an operator can act on into an AppError; everything else is returned as it is.
 *
 * Unique violations stay untouched, because only the command knows what they mean.
 */
export function translated(error: unknown): unknown {
  if (isConnectionLoss(error)) return new AppError('external-unavailable', 'the database cannot be reached', { cause: error })
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025')
    return new AppError('not-found', '没有找到这条记录：它可能已被撤销，请重新打开列表选择。', { cause: error })
  return error
}
