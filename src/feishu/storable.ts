/**
 * The same value with texts PostgreSQL can keep as jsonb: without the NUL sign, and with halves of split emoji replaced. Neither
 * can be seen, and one of them in a message would otherwise lose the whole message.
 */
export function storable<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed()
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]))
}
