// The driver adapter as the schema engine needs it. Prisma's own command does not use the adapter for migrations, so two
// of its faults show only here.
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** Type numbers of PostgreSQL: the one-letter type in which its catalogue keeps kinds, and a list of such letters. */
const [letterType, letterListType] = [18, 1002]

/**
 * Lets the engine read the system catalogue: the adapter knows no type for one-letter columns and refuses the whole
 * answer. So the pool declares them to be lists of letters, which it knows and the catalogue has none of, and
 * `lettersAgain` turns the declaration back for the engine.
 */
function withLettersAsLists(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (config: pg.QueryConfig) => Promise<pg.QueryResult>
  return Object.assign(pool, {
    query: async (config: pg.QueryConfig) => {
      const result = await query(config)
      for (const field of result.fields) if (field.dataTypeID === letterType) field.dataTypeID = letterListType
      return result
    },
  })
}

function lettersAgain(result: SqlResultSet): SqlResultSet {
  const { CharacterArray, Character } = ColumnTypeEnum
  return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
}

function scriptFailure(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error
  const { code = '', severity = '', message, detail, column, hint } = error
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}

/**
 * Runs a migration as one text, which PostgreSQL treats as one transaction.
 *
 * The adapter would cut it at every semicolon, also inside a quoted text or a function body, and commit piece by piece.
 */
async function runWhole(pool: pg.Pool, script: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(script)
  } catch (error) {
    throw scriptFailure(error)
  } finally {
    client.release()
  }
}

async function connect(factory: PrismaPg, pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await factory.connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => lettersAgain(await queryRaw(query)),
    executeScript: (script: string) => runWhole(pool, script),
  })
}

/** The adapter over a pool that the caller ends. */
export function engineAdapter(pool: pg.Pool) {
  const factory = new PrismaPg(withLettersAsLists(pool))
  const { provider, adapterName } = factory
  return bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName,
    connect: () => connect(factory, pool),
    connectToShadowDb: () => factory.connectToShadowDb(),
  })
}
