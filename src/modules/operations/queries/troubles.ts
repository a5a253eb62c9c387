import type { Tx } from '../../../db/types.ts'
import { type Trouble, type TroubledNotice, troubledNotices } from '../../../notices/index.ts'
import { reasonWords } from '../../../notices/reasons.ts'
import { type Actor, mustBeAllowed, type PersonInBody, peopleInRoles } from '../../directory/index.ts'

/** Rows of one page. */
export const troublesAPage = 8

export interface TroubleRow extends TroubledNotice {
  readonly person: PersonInBody
  /** Why it did not arrive, in Chinese; empty while it waits without a reason. */
  readonly why: string
}

export interface TroublePage {
  readonly rows: readonly TroubleRow[]
  readonly total: number
  readonly pages: number
}

/**
 * One page of the notices in trouble, whomever they were for: who operates the deployment sees who, what kind and why, nothing
 * of what it was about.
 *
 * @throws AppError `not-allowed` for everybody else.
 */
export async function troublePage(tx: Tx, asked: { actor: Actor; trouble: Trouble; page: number }, now: Date): Promise<TroublePage> {
  mustBeAllowed(asked.actor, 'notices.send-again')
  const { trouble, page } = asked
  const { notices, total } = await troubledNotices(tx, { trouble, limit: troublesAPage, offset: (page - 1) * troublesAPage }, now)
  const people = await peopleInRoles(
    tx,
    notices.map(({ to }) => to),
  )
  const rows = notices.flatMap((notice, place) => {
    const person = people[place]
    return person ? [{ ...notice, person, why: notice.reason === undefined ? '' : reasonWords(notice.reason) }] : []
  })
  return { rows, total, pages: Math.max(1, Math.ceil(total / troublesAPage)) }
}
