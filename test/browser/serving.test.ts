import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { servePage } from './support/serve-page.ts'

let served: Awaited<ReturnType<typeof servePage>>
let base: string

beforeAll(async () => {
  served = await servePage()
  base = served.url
})

afterAll(() => {
  served?.close()
})

describe('what the page serves', () => {
  test.each([
    ["Node's half of the page", '/page/server.ts'],
    ["Node's half of the page, deeper", '/page/serve/page-file.ts'],
    ['a file above the page', '/page/%2e%2e/feed.ts'],
    ['a file above the page, twice encoded', '/page/%252e%252e/feed.ts'],
    ['its compiler settings', '/page/tsconfig.json'],
    ['a folder', '/page/card'],
    ['a library that is not on the list', '/vendor/koa/lib/application.js'],
    ['a manifest of a listed library', '/vendor/lit/package.json'],
    ['a file above a listed library', '/vendor/lit/%2e%2e/koa/lib/application.js'],
  ])('%s is not among it', async (_case, path) => {
    expect((await fetch(base + path)).status).toBe(404)
  })

  test('TypeScript comes as JavaScript without its types, and is not sent twice', async () => {
    const first = await fetch(`${base}/page/lib/plain.ts`)
    expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const source = await first.text()
    expect(source).toContain('export function isRecord(value')
    expect(source).not.toContain('unknown')
    const again = await fetch(`${base}/page/lib/plain.ts`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  })

  test.each(['/', '/gallery'])('%s allows its own scripts and its import map only', async (path) => {
    const response = await fetch(base + path)
    const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(await response.text())?.[1] ?? ''
    const hash = createHash('sha256').update(map).digest('base64')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`)
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("img-src 'self' blob: data:")
    expect(policy).not.toContain('unsafe')
  })
})
