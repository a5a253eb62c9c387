import { execFile } from 'node:child_process'
import { stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Config } from '../../config.ts'
import { defaultStateDir } from '../../db/embedded/start.ts'
import { type Finding, finding } from './finding.ts'

const run = promisify(execFile)
/** Less free space is reported. Bytes. */
const leastFree = 1024 ** 3

/** Looks at the machine: Node, free space where data lies, a Chinese font for pictures. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  const isRoot = process.getuid?.() === 0
  const folders = [config.dataDir, ...(isRoot && config.databaseUrl === undefined ? [config.stateDir ?? defaultStateDir] : [])]
  const node = Number(process.versions.node.split('.')[0])
  return [
    finding(node >= 24, `Node ${process.versions.node}`, '用 npm run doctor 运行，它会使用随包安装的 Node 24'),
    ...(await Promise.all(folders.map((folder) => spaceFinding(resolve(folder))))),
    await fontFinding(),
  ]
}

async function spaceFinding(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await existing(folder))
  const free = bavail * bsize
  return finding(
    free >= leastFree,
    `${folder} 剩余空间 ${(free / 1024 ** 3).toFixed(1)} GiB`,
    '清理磁盘或换一个更大的 DATA_DIR，至少留 1 GiB',
  )
}

/** The folder, or the nearest one above it that is there. */
async function existing(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  return isThere || dirname(folder) === folder ? folder : existing(dirname(folder))
}

/** A hint at most: the program itself draws no text; the browser tests do. */
async function fontFinding(): Promise<Finding> {
  const found = await run('fc-list', [':lang=zh', 'family']).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  )
  if (found) return { state: 'right', what: '本机有中文字体' }
  return { state: 'hint', what: '本机没有中文字体：只影响浏览器测试里的截图', remedy: '需要时安装 fonts-noto-cjk' }
}
