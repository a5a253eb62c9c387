import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import { normaliseCreditCode } from '../../../lib/credit-code.ts'
import type { Actor, Enterprise } from '../types.ts'
import { enterpriseScope } from './enterprise-scope.ts'
import { enterpriseColumns, readEnterprises } from './rows.ts'

/** One answer, several to choose from, or nothing; nothing also means "not yours". */
export type FoundEnterprises =
  | { readonly found: 'one'; readonly enterprise: Enterprise }
  | { readonly found: 'several'; readonly candidates: readonly Enterprise[] }
  | { readonly found: 'none' }

/** At most this many candidates are shown. */
const candidatesShown = 5

/** An enterprise by id, without any scope: only for rows whose visibility was decided already. */
export async function enterpriseById(tx: Tx, enterpriseId: string): Promise<Enterprise | null> {
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM organisation o WHERE o.id = ${enterpriseId} AND o.kind = 'enterprise'`
  return readEnterprises(rows)[0] ?? null
}

/** The enterprises of a list of ids, in no order; unknown ids are left out. */
export async function enterprisesByIds(tx: Tx, ids: readonly string[]): Promise<Enterprise[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM organisation o WHERE o.kind = 'enterprise' AND o.id IN (${Prisma.join([...ids])})`
  return readEnterprises(rows)
}

/** The enterprises a person may see, by name; at most `limit`. */
export async function enterprisesInScope(tx: Tx, asked: { actor: Actor; limit: number }, now: Date): Promise<Enterprise[]> {
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM organisation o
    WHERE ${enterpriseScope(asked.actor, now)} AND (o.ended_at IS NULL OR o.ended_at > ${now})
    ORDER BY o.name, o.site_name LIMIT ${asked.limit}`
  return readEnterprises(rows)
}

/**
 * Finds what a person typed among the enterprises this person may see: by id, full name, name with site, site or credit code;
 * failing that, the at most five most alike as candidates. A likeness is never taken for a match.
 */
export async function findEnterprises(tx: Tx, asked: { actor: Actor; text: string }, now: Date): Promise<FoundEnterprises> {
  const text = asked.text.normalize('NFKC').replaceAll(/\s/g, '')
  if (text === '') return { found: 'none' }
  const scope = enterpriseScope(asked.actor, now)
  const exact = await exactly(tx, text, scope)
  const [only] = exact
  if (only !== undefined && exact.length === 1) return { found: 'one', enterprise: only }
  const candidates = exact.length > 0 ? exact.slice(0, candidatesShown) : await alike(tx, text, scope)
  return candidates.length > 0 ? { found: 'several', candidates } : { found: 'none' }
}

async function exactly(tx: Tx, text: string, scope: Prisma.Sql): Promise<Enterprise[]> {
  const bare = text.replaceAll(/[()]/g, '')
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM organisation o
    WHERE ${scope} AND (o.id = ${text} OR translate(o.name, '（）', '()') = ${text} OR o.credit_code = ${normaliseCreditCode(text)}
      OR (o.site_name <> '' AND (o.site_name = ${text} OR translate(o.name || o.site_name, '（）()', '') = ${bare})))
    ORDER BY o.name, o.site_name LIMIT ${candidatesShown + 1}`
  return readEnterprises(rows)
}

/** Words every second company carries; they would make all names look alike. */
const commonWords = /(山西省?|有限责任公司|股份有限公司|有限公司|集团|公司)/g

async function alike(tx: Tx, text: string, scope: Prisma.Sql): Promise<Enterprise[]> {
  const pairs = pairsOf(text.replaceAll(commonWords, '').slice(0, 40))
  if (pairs.length === 0) return []
  const needed = Math.ceil(pairs.length / 2)
  const rows = await tx.$queryRaw`
    SELECT ${enterpriseColumns} FROM (
      SELECT o.*, (SELECT count(*) FROM unnest(${pairs}::text[]) pair WHERE position(pair IN o.name || o.site_name) > 0) AS hits
      FROM organisation o WHERE ${scope}) o
    WHERE o.hits >= ${needed} ORDER BY o.hits DESC, length(o.name), o.name, o.site_name LIMIT ${candidatesShown}`
  return readEnterprises(rows)
}

/** Neighbouring pairs of signs; a single sign stands for itself. */
function pairsOf(text: string): string[] {
  const signs = [...text]
  if (signs.length < 2) return signs
  return [...new Set(signs.slice(1).map((sign, place) => `${signs[place]}${sign}`))]
}
