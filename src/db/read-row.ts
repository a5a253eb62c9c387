import pg from 'pg'
import { Prisma } from './generated/client.ts'

const { builtins } = pg.types
const parsed = (oid: number): ((text: string) => unknown) => pg.types.getTypeParser(oid as never, 'text') as (text: string) => unknown

/** Columns whose values the driver alone would give otherwise than Prisma does: bigint as text, days by the machine's zone. */
const readings: Readonly<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.NUMERIC]: (text) => new Prisma.Decimal(text),
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.BYTEA]: (text) => new Uint8Array(parsed(builtins.BYTEA)(text) as Buffer),
}

/** How the driver reads the columns of raw SQL so that rows are the same as through Prisma. */
export const readRow: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    format === 'text' ? (readings[oid] ?? parsed(oid)) : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}
