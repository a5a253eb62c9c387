import { createHash } from 'node:crypto'

const IMPORT_MAP = /<script type="importmap">([\s\S]*?)<\/script>/

/**
 * Response headers that keep the page to itself: no foreign loads, no inline script but the import map.
 *
 * @param html - the page as it is sent; the hash of its import map is the only inline script the policy names.
 */
export function securityHeaders(html: string): Record<string, string> {
  const importMap = IMPORT_MAP.exec(html)?.[1]
  const hash = importMap === undefined ? '' : ` 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      `script-src 'self'${hash}`,
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  }
}
