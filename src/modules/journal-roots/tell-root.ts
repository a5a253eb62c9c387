import type { Tx } from '../../db/types.ts'
import { type DayRoot, mattersOf } from '../../journal/index.ts'
import { atNine, shanghaiDate } from '../../lib/calendar.ts'
import { hashWords } from '../../lib/hash-words.ts'
import { type EnqueueDeps, enqueueNotices } from '../../notices/index.ts'
import { enterprisesByIds, holders, nearestBureau, type RoleCode } from '../directory/index.ts'
import { concernedBy } from '../hazards/index.ts'

/** Who keeps the roots of a body. Other kinds of bodies have none of these roles and are told nothing. */
const keepers: readonly RoleCode[] = ['yjp.admin', 'yjc.admin', 'yjx.admin', 'bx.admin']

/**
 * Tells the root of a day to the administrators of every bureau and insurer that had matters under it: what they keep outside
 * shows a chain that was cut short or written anew. An ordinary notice, at 09:00.
 *
 * Concerned are the insurer of a hazard that moved, the bureau nearest to its site, the bureaus that have a report about it,
 * and every body whose people acted.
 */
export async function tellRoot(tx: Tx, deps: EnqueueDeps, root: DayRoot): Promise<void> {
  const now = deps.clock.now()
  const { subjects, organisationIds } = await mattersOf(tx, root)
  const { insurerIds, enterpriseIds, receiverIds } = await concernedBy(tx, subjects)
  const bodies = new Set([...organisationIds, ...insurerIds, ...receiverIds, ...(await bureausOf(tx, enterpriseIds, now))])
  const people = (await Promise.all([...bodies].map((organisationId) => holders(tx, { organisationId, roles: keepers }, now)))).flat()
  await enqueueNotices(
    tx,
    deps,
    people.map((to) => ({
      // Where it stands in a digest, this line is all its reader gets.
      params: { matter: `${root.day}　${hashWords(root.hash)}` },
      ...{ kind: 'journal-root', subject: { type: 'journal-root', id: root.day }, to, notBefore: atNine(shanghaiDate(now)) },
      dedupeKey: `journal-root:${root.day}:${to.personId}`,
    })),
  )
}

/** The bureau nearest to each place, each place asked for once. */
async function bureausOf(tx: Tx, enterpriseIds: readonly string[], now: Date): Promise<string[]> {
  const sites = await enterprisesByIds(tx, enterpriseIds)
  const places = new Map(sites.map((site) => [`${site.regionCode} ${site.developmentZone ?? ''}`, site]))
  const bureaus = await Promise.all([...places.values()].map((place) => nearestBureau(tx, place, now)))
  return bureaus.flatMap((bureau) => (bureau === null ? [] : [bureau.organisationId]))
}
