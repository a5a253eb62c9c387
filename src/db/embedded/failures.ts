import { AppError } from '../../lib/errors.ts'

/** What the server's programs print, and the one line that says what to do about it. First match wins. */
const knownFailures: readonly { pattern: RegExp; advice: string }[] = [
  { pattern: /No space left on device|ENOSPC/, advice: '磁盘已满：请清理磁盘，至少留出 500 MB，再重新启动' },
  {
    pattern: /could not create shared memory|Cannot allocate memory|out of memory/,
    advice: '内存不足：请关闭其他程序或加大内存后重新启动',
  },
  { pattern: /Read-only file system|EROFS/, advice: '文件夹只读：请把 DATA_DIR 设为可写的文件夹' },
  { pattern: /Permission denied|EACCES|EPERM/, advice: '没有权限：请检查 DATA_DIR 与 ANZE_STATE_DIR 的所有者，或换一个文件夹' },
  { pattern: /ENOTDIR|EEXIST/, advice: '路径上有一个同名的文件：请移走它，或换一个 DATA_DIR' },
  { pattern: /database files are incompatible/, advice: '数据库文件属于另一个版本：请恢复原来的程序版本，或换一个 DATA_DIR' },
  {
    pattern: /error while loading shared libraries/,
    advice: '缺少系统库：请安装提示中的库，或在 DATABASE_URL 中写上一台现成的 PostgreSQL',
  },
]

/**
 * Turns a failed step of the embedded server into one line for the operator, followed by the program's own words; all of
 * them are kept as the cause.
 */
export function setUpFailure(step: string, output: string): AppError {
  const lines = output.trim().split('\n')
  for (const { pattern, advice } of knownFailures) {
    const line = lines.find((candidate) => pattern.test(candidate))
    if (line !== undefined) return new AppError('set-up', `${step}失败。${advice}。（${line.trim()}）`, { cause: output })
  }
  const words = lines.slice(-5).join('\n')
  return new AppError('set-up', `${step}失败。请查看下面的原文，或在 DATABASE_URL 中改用一台现成的 PostgreSQL。\n${words}`, {
    cause: output,
  })
}
