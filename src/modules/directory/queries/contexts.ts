import { Prisma } from '../../../db/generated/client.ts'
import type { Tx } from '../../../db/types.ts'
import type { Actor } from '../types.ts'
import { actorColumns, holdsAt, readActors } from './rows.ts'

const bodies = Prisma.sql`JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.organisation_id`

function running(now: Date): Prisma.Sql {
  return Prisma.sql`${holdsAt('m', now)} AND (o.ended_at IS NULL OR o.ended_at > ${now})`
}

/**
 * Every (body, role) the person behind an account may act under now; empty for a stranger and for who has left.
 *
 * One statement. Ended accounts, memberships and bodies are out at their instant. Oldest membership first.
 */
export async function contextsOf(tx: Tx, account: { appId: string; openId: string }, now: Date): Promise<Actor[]> {
  const rows = await tx.$queryRaw`
    SELECT ${actorColumns} FROM account a JOIN membership m ON m.person_id = a.person_id ${bodies}
    WHERE a.app_id = ${account.appId} AND a.open_id = ${account.openId} AND (a.ended_at IS NULL OR a.ended_at > ${now})
      AND ${running(now)}
    ORDER BY m.starts_at, m.id`
  return readActors(rows)
}

/** The actor of one membership while it runs; null once it has ended. Says nothing about the account: see {@link contextsOf}. */
export async function actorFor(tx: Tx, membershipId: string, now: Date): Promise<Actor | null> {
  const rows = await tx.$queryRaw`SELECT ${actorColumns} FROM membership m ${bodies} WHERE m.id = ${membershipId} AND ${running(now)}`
  return readActors(rows)[0] ?? null
}

/** Every context of a person, however many accounts; for views about a third person. */
export async function contextsOfPerson(tx: Tx, personId: string, now: Date): Promise<Actor[]> {
  const rows = await tx.$queryRaw`
    SELECT ${actorColumns} FROM membership m ${bodies} WHERE m.person_id = ${personId} AND ${running(now)} ORDER BY m.starts_at, m.id`
  return readActors(rows)
}

/** The context chosen in a chat, when the person still holds it; null otherwise. */
export async function chosenContext(tx: Tx, chat: { appId: string; openId: string; chatId: string }, now: Date): Promise<Actor | null> {
  const rows = await tx.$queryRaw`
    SELECT ${actorColumns} FROM chat_context c JOIN membership m ON m.id = c.membership_id ${bodies}
    JOIN account a ON a.app_id = c.app_id AND a.open_id = c.open_id AND a.person_id = m.person_id
    WHERE c.app_id = ${chat.appId} AND c.open_id = ${chat.openId} AND c.chat_id = ${chat.chatId}
      AND (a.ended_at IS NULL OR a.ended_at > ${now}) AND ${running(now)}`
  return readActors(rows)[0] ?? null
}
