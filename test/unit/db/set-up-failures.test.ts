import { expect, test } from 'vitest'

import { setUpFailure } from '../../../src/db/embedded/failures.ts'

test.each([
  ['initdb: error: could not write to file: No space left on device', '磁盘已满'],
  ["ENOSPC: no space left on device, mkdir '/data'", '磁盘已满'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', '内存不足'],
  ["EROFS: read-only file system, mkdir '/data'", '只读'],
  ["EACCES: permission denied, mkdir '/data'", '没有权限'],
  ["ENOTDIR: not a directory, mkdir '/file/data'", '同名的文件'],
  ['FATAL:  database files are incompatible with server', '另一个版本'],
  ['postgres: error while loading shared libraries: libxml2.so.2', '缺少系统库'],
  ['something nobody has seen before', 'DATABASE_URL'],
])('a server that says "%s" is explained with %s, its own words kept', (words, advice) => {
  const failure = setUpFailure('启动数据库', words)
  expect(failure.code).toBe('set-up')
  expect(failure.message).toContain(advice)
  expect(failure.message).toContain(words)
})
