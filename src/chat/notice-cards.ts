import { noticeTroubles, receipts } from '../../cards/index.ts'
import type { Actor } from '../modules/directory/index.ts'
import { hazardNumbers, hazardView } from '../modules/hazards/index.ts'
import { receiptsOf, troublePage } from '../modules/operations/index.ts'
import type { Trouble } from '../notices/index.ts'
import { cardContext } from './answers.ts'
import type { ChatDeps } from './deps.ts'
import { notFoundCard } from './hazard-by-number.ts'
import { noticeTitle } from './notices/titles.ts'

type Card = Record<string, unknown>
type Drawing = Pick<ChatDeps, 'db' | 'clock' | 'practice'>

/** Who was told about a hazard and who did not get it; one that is not theirs reads like one that does not exist. */
export async function receiptsCard(deps: Drawing, actor: Actor, asked: { hazard: string; name?: string | undefined }): Promise<Card> {
  const now = deps.clock.now()
  const tx = deps.db.prisma
  const hazard = await hazardView(tx, { actor, hazard: asked.hazard }, now)
  if (hazard === null) return notFoundCard(deps, actor)
  const { id, number, visit } = hazard
  const subjects = [{ type: 'hazard', id }, ...(visit === null ? [] : [{ type: 'visit', id: visit }])]
  const told = await receiptsOf(tx, { actor, subjects, name: asked.name }, now)
  const people = told.map(({ person, receipts: found }) => ({
    name: person.name,
    body: person.organisationName,
    role: person.roleLabel,
    lines: found.map(({ kind, ...line }) => ({ ...line, title: noticeTitle(kind) })),
  }))
  return receipts({ hazard: id, number, name: asked.name ?? null, people }, cardContext(deps, actor))
}

/** @throws AppError `not-allowed` for who does not operate the deployment. */
export async function troublesCard(deps: Drawing, actor: Actor, { filter, page }: { filter: Trouble; page: number }): Promise<Card> {
  const tx = deps.db.prisma
  const { rows, total, pages } = await troublePage(tx, { actor, trouble: filter, page }, deps.clock.now())
  const numbers = await hazardNumbers(
    tx,
    rows.map(({ subject }) => subject.id),
  )
  const lines = rows.map(({ id, kind, subject, person, createdAt, why }) => ({
    notice: id,
    title: noticeTitle(kind),
    number: numbers.get(subject.id) ?? null,
    name: person.name,
    body: person.organisationName,
    role: person.roleLabel,
    createdAt,
    why,
  }))
  return noticeTroubles({ filter, rows: lines, total, page: Math.min(page, pages), pages }, cardContext(deps, actor))
}
