/** Who acted, as the journal keeps it. The clock acts without a person. */
export interface JournalActor {
  readonly personId: string
  readonly organisationId: string
  readonly role: string
}

export interface Subject {
  /** hazard | overdue-report | registration | visit … */
  readonly type: string
  readonly id: string
}

export interface JournalEntry {
  /** A command in the past tense of the state machine's events: `hazard.notified`, `registration.approved` … */
  readonly action: string
  readonly by: JournalActor | 'clock'
  readonly channel: 'chat' | 'clock' | 'operator' | 'practice'
  /** The message, event or tick that caused it. */
  readonly source?: string | undefined
  readonly subject: Subject
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly reason?: string | undefined
  readonly details?: Record<string, unknown>
  /** SHA-256 of originals this act rests on. */
  readonly evidence?: readonly string[]
}
