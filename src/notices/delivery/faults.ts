import { isConnectionLoss, isRefusedSql, isWriteConflict } from '../../db/errors.ts'
import { Prisma } from '../../db/generated/client.ts'
import { AppError } from '../../lib/errors.ts'

/** The transaction is lost with it, whoever caught it. */
export const isDatabaseFault = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError ||
  error instanceof Prisma.PrismaClientUnknownRequestError ||
  isRefusedSql(error) ||
  isConnectionLoss(error)

/** Nothing is known to be wrong with the notice: it may be drawn a little later. */
export const mayPass = (error: unknown): boolean =>
  isConnectionLoss(error) || isWriteConflict(error) || (error instanceof AppError && error.mayBeRetried)

export function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
