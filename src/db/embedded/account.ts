import { AppError } from '../../lib/errors.ts'
import { runTool } from './run-tool.ts'

/** The system account the database server runs under. */
export interface Account {
  uid: number
  gid: number
}

const accountName = 'postgres'

async function idOf(flag: '-u' | '-g'): Promise<number | undefined> {
  const { status, output } = await runTool('id', [flag, accountName])
  return status === 0 ? Number(output) : undefined
}

/**
 * The account the server has to run under, or `undefined` when it may run as the person who started us.
 *
 * PostgreSQL refuses to run as root; root gets the system account `postgres`, which is made when it is missing.
 *
 * @throws AppError `set-up` when the account can be neither found nor made.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if ((await idOf('-u')) === undefined)
    await runTool('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName])
  const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')])
  if (uid === undefined || gid === undefined)
    throw new AppError(
      'set-up',
      `数据库不能以 root 身份运行，系统中又无法新建用户 ${accountName}：请先运行 useradd --system ${accountName}，或改用普通用户启动。`,
    )
  return { uid, gid }
}
