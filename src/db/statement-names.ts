/** A statement is prepared once it has come this often: lists of changing length make many texts that come once. */
const worthPreparing = 3
/** Most prepared statements a connection holds, and texts that are counted towards it. */
const mostNames = 400
const mostCounted = 4_000
/** The driver sends a statement without a name to be planned each time. */
const unnamed = ''

/**
 * Names for statements that come again and again, so that PostgreSQL parses and plans them once a connection.
 *
 * Planning the statement that reads the facts of a hazard takes longer than running it. A proxy that hands one connection to
 * several clients between transactions must support prepared statements (PgBouncer does from 1.21 on).
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= mostNames) return unnamed
    const times = (seen.get(sql) ?? 0) + 1
    if (times < worthPreparing) {
      if (seen.size >= mostCounted) seen.clear()
      seen.set(sql, times)
      return unnamed
    }
    seen.delete(sql)
    const name = `anze_${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
