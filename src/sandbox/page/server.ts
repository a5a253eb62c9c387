import { readFile } from 'node:fs/promises'
import Router from '@koa/router'
import { pageFile } from './serve/page-file.ts'
import { securityHeaders } from './serve/security-headers.ts'
import { vendorFile } from './serve/vendor-file.ts'

const PAGES = { '/': new URL('./index.html', import.meta.url), '/gallery': new URL('./gallery.html', import.meta.url) }

/** One sample of a card, for the overview of all cards. */
export interface GalleryCard {
  readonly card: string
  readonly sample: string
  readonly json: unknown
}

export interface PageOptions {
  /** Samples of the cards the bot can send; asked for at each view of `/gallery`. */
  readonly gallery?: () => readonly GalleryCard[]
}

/**
 * Routes of the practice page: `GET /`, the overview of all cards at `/gallery`, its own files under `/page/` and its libraries under `/vendor/`.
 *
 * There is no bundler: TypeScript is stripped when it is asked for and kept in memory until the file changes. Everything
 * outside the page's folder and the fixed list of libraries is 404. Mount it with `.routes()`; it needs no body parser.
 */
export function pageRoutes(options: PageOptions = {}): Router {
  const router = new Router()
  for (const [path, file] of Object.entries(PAGES)) {
    router.get(path, async (ctx) => {
      const html = await readFile(file, 'utf8')
      ctx.set(securityHeaders(html))
      ctx.type = 'text/html; charset=utf-8'
      ctx.body = html
    })
  }
  router.get('/gallery/cards', (ctx) => {
    ctx.body = options.gallery?.() ?? []
  })
  router.get(/^\/page\/(.+)$/, async (ctx) => {
    const file = await pageFile(ctx.path.slice('/page/'.length))
    if (file === undefined) return
    ctx.set('Cache-Control', 'no-cache')
    ctx.set('X-Content-Type-Options', 'nosniff')
    // Koa compares with what the browser has only under a good status.
    ctx.status = 200
    ctx.etag = file.etag
    ctx.type = file.type
    if (ctx.fresh) {
      ctx.status = 304
      return
    }
    ctx.body = file.body
  })
  router.get(/^\/vendor\/(.+)$/, async (ctx) => {
    const body = await vendorFile(ctx.path.slice('/vendor/'.length))
    if (body === undefined) return
    ctx.set('Cache-Control', 'public, max-age=3600')
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.type = 'text/javascript; charset=utf-8'
    ctx.body = body
  })
  return router
}
