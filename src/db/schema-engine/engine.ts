import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

import { engineAdapter } from './adapter.ts'
import type { SchemaFile } from './folders.ts'

/** The little of the WebAssembly API that is needed; the type library that declares it is the browser's. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

const require = createRequire(import.meta.url)

/** Called by the engine when it gives up; the name is its own. Without it the words of the failure are lost. */
const panicRegistry = {
  set_message(message: string): never {
    throw new Error(message)
  },
}

/** Loads the engine. Once a process: the glue keeps one instance in a variable, a second one breaks both. */
async function load(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry })
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

/** Nothing in the database is managed by anyone else. */
export const noFilters = { externalTables: [], externalEnums: [] }

/**
 * Opens the schema engine on a database, hands it to `work` and closes its connections.
 *
 * @remarks May be called once in a process, and leaves timers of 10 s behind: call it only in a thread that is ended after.
 */
export async function withSchemaEngine<T>(
  { url, schema }: { url: string; schema: readonly SchemaFile[] },
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  await load()
  // An own pool, because the engine keeps its connection and an adapter given an address never ends it.
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => undefined)
  try {
    const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
    return await work(await glue.SchemaEngine.new({ datamodels }, () => undefined, engineAdapter(pool)))
  } finally {
    await pool.end()
  }
}
