import { readFile, stat } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { extname } from 'node:path'

/** A file of the page, ready to be sent. */
export interface PageFile {
  body: string
  type: string
  etag: string
}

const ROOT = new URL('../', import.meta.url)
/** Lower-case names of one or more folders below the page; no dots but the one before the extension, so no way up. */
const SAFE_PATH = /^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:ts|css|svg)$/
/** Node's half of the folder: of no use to a browser. */
const NODE_SIDE = /^(?:server\.ts$|serve\/)/
const TYPES: Record<string, string> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
}

const cache = new Map<string, PageFile>()

/**
 * Reads one file of the page; TypeScript comes back as JavaScript.
 *
 * @param path - as in the address after `/page/`, for instance `card/button.ts`.
 * @returns undefined when there is no such file or it is not the browser's business.
 */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  if (!SAFE_PATH.test(path) || NODE_SIDE.test(path)) return undefined
  const url = new URL(path, ROOT)
  const info = await stat(url).catch(() => undefined)
  if (info === undefined || !info.isFile()) return undefined
  const etag = `"${info.mtimeMs.toString(36)}-${info.size.toString(36)}"`
  const known = cache.get(path)
  if (known?.etag === etag) return known
  const source = await readFile(url, 'utf8')
  const extension = extname(path)
  const body = extension === '.ts' ? stripTypeScriptTypes(source, { mode: 'strip', sourceUrl: `/page/${path}` }) : source
  const file = { body, etag, type: TYPES[extension] ?? 'text/plain' }
  cache.set(path, file)
  return file
}
