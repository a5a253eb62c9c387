import { resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { type Connection, withConnection } from '../../db/databases.ts'
import { attachEmbedded } from '../../db/embedded/attach.ts'
import { migrationNames, migrationsFolder } from '../../db/schema-engine/folders.ts'
import { type Finding, finding } from './finding.ts'

/** The oldest PostgreSQL the suites run on, as `server_version_num`. */
const oldestServer = 150_000
const databases = { practice: 'anze_practice', live: 'anze' } as const
const kinds: Readonly<Record<string, string>> = { practice: '练习', live: '正式' }

/** Looks at the database without changing or starting anything. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  const url = config.databaseUrl ?? (await embeddedAddress(config))
  if (url === undefined)
    return [{ state: 'hint', what: '内置数据库现在没有运行，没有检查', remedy: '它随 npm start 启动；启动后再体检一次' }]
  try {
    return await withConnection(url, (connection) => lookAt(connection, config))
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    return [{ state: 'wrong', what: `数据库连不上（${reason}）`, remedy: '核对 DATABASE_URL 的地址、用户、密码和库名，并确认服务器在运行' }]
  }
}

async function embeddedAddress({ dataDir, stateDir, kind }: Config): Promise<string | undefined> {
  const address = await attachEmbedded({ dataDir: resolve(dataDir), stateDir })
  return address?.(databases[kind])
}

async function lookAt(connection: Connection, config: Config): Promise<Finding[]> {
  const { rows } = await connection.query<{ server_version_num: string }>('SHOW server_version_num')
  const version = Number(rows[0]?.server_version_num)
  const structure = await structureFinding(connection)
  const remedy = '升级数据库服务器到 PostgreSQL 15 或更新'
  return [
    finding(version >= oldestServer, `数据库可以连接，PostgreSQL ${Math.floor(version / 10_000)}`, remedy),
    structure,
    ...(structure.state === 'right' ? [await kindFinding(connection, config)] : []),
  ]
}

async function structureFinding(connection: Connection): Promise<Finding> {
  const { rows: tables } = await connection.query("SELECT 1 FROM pg_tables WHERE tablename = '_prisma_migrations'")
  if (tables.length === 0) return { state: 'wrong', what: '数据库还是空的', remedy: '运行 npm run db:deploy，或直接 npm start' }
  const { rows } = await connection.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  const done = new Set(rows.map((row) => row.migration_name))
  const left = (await migrationNames(migrationsFolder)).filter((name) => !done.has(name))
  const what = left.length === 0 ? '数据库结构是最新的' : `数据库结构差 ${left.length} 步：${left.join('、')}`
  return finding(left.length === 0, what, '先备份，再运行 npm run db:deploy，或直接 npm start')
}

async function kindFinding(connection: Connection, { kind }: Config): Promise<Finding> {
  const { rows } = await connection.query<{ kind: string }>('SELECT kind FROM database_kind')
  const found = rows[0]?.kind
  if (found === undefined) return { state: 'hint', what: '数据库还没有标明是练习还是正式，首次启动时标明' }
  const what = `数据库存的是${kinds[found] ?? found}数据，程序按${kinds[kind]}启动`
  return finding(found === kind, what, '核对 DATABASE_URL、DATA_DIR 与 FEISHU_APP_ID：练习与正式不能共用一个库')
}
