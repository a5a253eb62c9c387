/**
 * JSON for a `jsonb` parameter.
 *
 * Money is bigint 分, which JSON does not know: it becomes text. NUL, which PostgreSQL refuses in text and jsonb, is taken out:
 * it shows nothing, and one such character from a phone must not make an act fail.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return part.toString()
    return typeof part === 'string' ? part.replaceAll('\u0000', '') : part
  })
}
