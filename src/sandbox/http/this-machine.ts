/** Names of this machine, as URL and Host header write them. */
export const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True for an http address that leads nowhere but back to this machine. */
export function isOnThisMachine(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed?.protocol === 'http:' && loopbackNames.has(parsed.hostname)
}
