// npm run db:diff -- notices_reason
// Writes the next migration from what changed in prisma/schema. Read it before it is committed: a renamed column looks
// like one dropped and one added.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { draftMigration } from '../src/db/draft-migration.ts'
import { startEmbedded } from '../src/db/embedded/start.ts'

const name = process.argv[2]
if (name === undefined) {
  console.error('Name the migration: npm run db:diff -- area_change')
  process.exit(2)
}

// A database of its own, thrown away afterwards: the one in use may hold migrations of another branch.
const folder = await mkdtemp(join(tmpdir(), 'anze-diff-'))
await chmod(folder, 0o755)
const server = await startEmbedded({ dataDir: join(folder, 'data'), stateDir: join(folder, 'state'), fast: true })
try {
  await server.createDatabase('anze_diff')
  const file = await draftMigration({ url: server.url('anze_diff'), name, now: new Date() })
  console.log(file ?? 'prisma/schema holds nothing that the migrations do not.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
