import { AppError } from '../../../src/lib/errors.ts'
import type { Actor } from '../../../src/modules/directory/index.ts'
import { type HazardState, type HazardView, hazardView } from '../../../src/modules/hazards/index.ts'
import type { Pressed } from './expectation.ts'
import { type ModelHazard, modelOverdue } from './model-hazard.ts'
import { modelAnswer } from './model-table.ts'
import { modelSees } from './model-visibility.ts'
import { type Observed, observe, seenBy, signaturesOf } from './observe.ts'
import { commandOf, isPhoto } from './product-acts.ts'
import type { Run } from './run.ts'
import { acts, type Step } from './steps.ts'

function mustBe(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw new Error(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`)
  }
}

const wordsOf = ({ version, state, grade }: Pick<Observed, 'version' | 'state' | 'grade'>) => `v${version} ${state} ${grade}`

/** A refusal and a repeated press leave row and journal as they were; what is not yours reads as what is not there. */
export async function checkUnchanged(
  run: Run,
  model: ModelHazard,
  { answer, actor, now }: { answer: HazardView | AppError; actor: Actor; now: Date },
): Promise<void> {
  mustBe('after what changed nothing', await observe(run.deps.db.prisma, run.id), run.seen)
  if (!(answer instanceof AppError)) mustBe('a repeated press answers with the hazard as it stands', wordsOf(answer), wordsOf(model))
  const isHidden = answer instanceof AppError && !modelSees(model, actor, now)
  if (isHidden && !['not-found', 'invalid-input', 'not-allowed'].includes(answer.code)) throw new Error(`told a stranger: ${answer.code}`)
  if (isHidden && /HZ-\d/.test(answer.message)) throw new Error(`told a stranger: ${answer.message}`)
}

/** A write: state, grade, version and journal are what the model says, and nobody else's name is on it. */
export async function checkDone(
  run: Run,
  model: ModelHazard,
  did: { pressed: Pressed; answer: HazardView; from: HazardState; through: readonly HazardState[] },
): Promise<void> {
  const { pressed, answer, from, through } = did
  const before = run.seen?.journal ?? []
  const seen = await observe(run.deps.db.prisma, run.id)
  mustBe('row', wordsOf(seen), wordsOf(model))
  mustBe('answer', wordsOf(answer), wordsOf(model))
  mustBe(
    'due day',
    answer.state === 'draft' || model.dueAt !== null ? seen.dueOn : null,
    model.dueAt === null && model.state !== 'draft' ? null : model.dueOn,
  )
  mustBe('report', seen.report, model.report?.state ?? null)
  mustBe('the journal so far', seen.journal.slice(0, before.length), before)
  const rows = seen.journal.slice(before.length)
  const mine = rows.filter(({ action }) => !['report.withdrawn', 'report.drafted', 'statutory.drafted'].includes(action))
  const { personId, organisationId, role } = pressed.actor
  for (const row of mine) mustBe('who the journal names', [row.person, row.body, row.role], [personId, organisationId, role])
  const path = isPhoto(pressed.act) ? [null] : [from, ...(through.length === 0 ? [from] : through)]
  const expected = isPhoto(pressed.act) ? [[null, null]] : path.slice(1).map((to, n) => [path[n], to])
  mustBe(
    'steps in the journal',
    mine.map((row) => [row.from, row.to]),
    expected,
  )
  if (run.seen?.number != null) mustBe('number', seen.number, run.seen.number)
  if (model.state !== 'draft' && !/^HZ-\d{8}-\d{3}$/.test(seen.number ?? '')) throw new Error(`number ${seen.number}`)
  run.seen = seen
}

/** Everybody sees it exactly when the table says so; one reader in turn is shown exactly what he may do. */
export async function checkReaders(run: Run, model: ModelHazard, step: Step): Promise<void> {
  const { deps, world, id } = run
  const now = deps.clock.now()
  const readers = world.cast.map(({ actor }) => actor)
  const expected = readers.map((actor) => modelSees(model, actor, now))
  // Asking everybody is dear: it is done whenever something has moved that could open or shut a door.
  const asked = JSON.stringify([model.state, model.grade, model.isShared, expected])
  if (asked !== run.asked) {
    const seen = await seenBy(deps.db.prisma, { hazard: id, readers }, now)
    for (const [n, { key }] of world.cast.entries()) mustBe(`${key} sees it`, seen[n], expected[n])
    run.asked = asked
  }
  const { key, actor } = world.cast[(step.n + step.which) % world.cast.length] ?? { key: '', actor: readers[0] }
  if (actor !== undefined) await checkView(run, model, { key, actor, now })
}

async function checkView(run: Run, model: ModelHazard, { key, actor, now }: { key: string; actor: Actor; now: Date }): Promise<void> {
  const view = await hazardView(run.deps.db.prisma, { actor, hazard: run.id }, now)
  mustBe(`${key} gets a view`, view !== null, modelSees(model, actor, now))
  if (view === null) return
  mustBe('view', wordsOf(view), wordsOf(model))
  mustBe('overdue', view.isOverdue, modelOverdue(model, now))
  const answers = acts.map((act) => ({ command: commandOf(act), answer: modelAnswer(act, model, actor, now) }))
  const allowed = new Set(answers.filter(({ answer }) => answer !== 'no').map(({ command }) => command))
  const owed = new Set(answers.filter(({ answer }) => answer === 'yes').map(({ command }) => command))
  for (const command of view.may) if (!allowed.has(command)) throw new Error(`${key} is offered ${command}, which the model forbids`)
  for (const command of owed)
    if (command !== null && !view.may.includes(command)) throw new Error(`${key} may ${command} and is not offered it`)
}

/** Separation of duties over the whole story: two signatures of one round are two people, a fixer never verifies his fix. */
export async function checkEnd(run: Run): Promise<void> {
  const { approvals, fixes } = await signaturesOf(run.deps.db.prisma, run.id)
  const rounds = Map.groupBy(
    approvals.filter(({ complete }) => complete),
    ({ act, round }) => `${act} round ${round}`,
  )
  for (const [name, chain] of rounds)
    mustBe(`signers of ${name} are different people`, new Set(chain.map(({ person }) => person)).size, chain.length)
  for (const { fixer, verifier } of fixes) if (fixer === verifier) throw new Error(`${fixer} verified his own fix`)
}
