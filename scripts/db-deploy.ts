// npm run db:deploy
// Applies the migrations that are missing, without starting the program: for deployments that do it as a step of their own.
import { readConfig } from '../src/config.ts'
import { startEmbedded } from '../src/db/embedded/start.ts'
import { migrate } from '../src/db/migrate.ts'

async function deploy(): Promise<string[]> {
  const { databaseUrl, dataDir, stateDir, kind } = readConfig()
  if (databaseUrl !== undefined) return migrate(databaseUrl)
  const server = await startEmbedded({ dataDir, stateDir })
  try {
    const name = kind === 'live' ? 'anze' : 'anze_practice'
    await server.createDatabase(name)
    return await migrate(server.url(name))
  } finally {
    await server.stop()
  }
}

try {
  const applied = await deploy()
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
