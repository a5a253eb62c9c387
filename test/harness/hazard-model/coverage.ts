import type { HazardState } from '../../../src/modules/hazards/index.ts'
import { type Act, type ModelHazard, modelOverdue } from './model-hazard.ts'

/** Marks a sequence can reach, beside the acts it does. */
export type Mark = HazardState | 'major' | 'overdue' | 'report-drafted' | 'report-sent' | 'self-found'

/** Counts what the sequences have lived through, so that a test that reaches nothing fails. */
export class Coverage {
  sequences = 0
  commands = 0
  refusals = 0
  readonly marks = new Map<Mark, number>()
  readonly acts = new Map<Act, number>()

  /** Notes a new sequence, and what it has lived through already. */
  begin(before?: Lived): void {
    this.sequences += 1
    for (const mark of before?.marks ?? []) this.count(mark)
  }

  count(mark: Mark): void {
    this.marks.set(mark, (this.marks.get(mark) ?? 0) + 1)
  }

  lived(): Lived {
    return new Lived(this, new Set())
  }

  /** A few lines for people: what was lived through how often. */
  summary(): string {
    const marks = [...this.marks].map(([mark, count]) => `${mark} ${count}`).join(', ')
    const acts = [...this.acts].map(([act, count]) => `${act} ${count}`).join(', ')
    return `${this.sequences} sequences, ${this.commands} commands done for them, ${this.refusals} refused\n  reached: ${marks}\n  done: ${acts}`
  }
}

/** What one sequence has lived through. */
export class Lived {
  readonly coverage: Coverage
  readonly marks: Set<Mark>

  constructor(coverage: Coverage, marks: Set<Mark>) {
    this.coverage = coverage
    this.marks = marks
  }

  /** For a branch: its marks count for it alone. */
  fork(): Lived {
    return new Branch(this.coverage, new Set(this.marks))
  }

  refused(): void {
    this.coverage.commands += 1
    this.coverage.refusals += 1
  }

  done(act: Act): void {
    this.coverage.commands += 1
    this.coverage.acts.set(act, (this.coverage.acts.get(act) ?? 0) + 1)
  }

  /** Notes where a hazard stands, once a sequence. */
  reached(model: ModelHazard, now: Date): void {
    this.mark(model.state)
    if (model.grade === 'major') this.mark('major')
    if (model.finder.organisationId === model.site.id) this.mark('self-found')
    if (modelOverdue(model, now)) this.mark('overdue')
    if (model.report !== null) this.mark('report-drafted')
    if (model.report?.state === 'sent') this.mark('report-sent')
  }

  protected mark(mark: Mark): void {
    this.marks.add(mark)
  }
}

class Branch extends Lived {
  protected override mark(mark: Mark): void {
    if (!this.marks.has(mark)) this.coverage.count(mark)
    super.mark(mark)
  }
}
