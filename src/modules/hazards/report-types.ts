/** How far one body is with a report. */
export type ReceiverState = 'sent' | 'copied' | 'received' | 'handling' | 'answered' | 'done' | 'transferred' | 'by-hand' | 'carried'

/** One body a report went to. */
export interface ReceiverView {
  readonly organisationId: string
  readonly organisationName: string
  /** both: one body is emergency bureau and industry department at once; one report counts for both. */
  readonly capacity: 'emergency-bureau' | 'industry-department' | 'both'
  readonly level: 'county' | 'city' | 'province'
  /** Why it has the report. */
  readonly basis: 'first' | 'copy' | 'passed-up' | 'climbed' | 'transferred'
  /** The words to it; null where the basis says all. */
  readonly reason: string | null
  readonly state: ReceiverState
  readonly receiptNumber: string | null
  readonly receivedBy: string | null
  readonly receivedAt: Date | null
  readonly opinion: string | null
  /** What came of it (办结). */
  readonly result: string | null
  /** Handed over on paper; null where it went by card. */
  readonly carried: {
    /** Shanghai day. */
    readonly on: string
    readonly to: string
    readonly how: string
    readonly by: string
    /** SHA-256 of the pictures of the receipt. */
    readonly photos: readonly string[]
  } | null
}

/** 挂牌督办: who put the hazard under supervision, until when. */
export interface ListingView {
  readonly organisationId: string
  readonly organisationName: string
  readonly reason: string
  readonly dueOn: string
  readonly at: Date
}

/** One duty of the insurer with the time it took, from the rows it is read from. */
export interface TimelinessView {
  readonly step: 'register' | 'grade' | 'notify' | 'report'
  readonly from: Date
  /** null while it is not done. */
  readonly to: Date | null
  /** Whole hours begun, until now where it is not done. */
  readonly hours: number
  readonly limitHours: number
  readonly isLate: boolean
  /** Whose duty it was. */
  readonly party: string
}

export interface ReportView {
  readonly id: string
  readonly number: string | null
  readonly state: 'draft' | 'sent' | 'withdrawn'
  /** Empty for a reader who may know that it was sent, and to whom, but not read it. */
  readonly text: string
  readonly draftedAt: Date
  readonly sentAt: Date | null
  /** 系统代报 */
  readonly isAutomatic: boolean
  readonly recipients: readonly ReceiverView[]
  /** The last report of this due time was taken back once already: no second time. */
  readonly isRenewed: boolean
}

/** read: opened and not signed. unopened: delivered, never opened. not-reached: no card came through. unknown: the platform does not say. */
export type SignerReach = 'read' | 'unopened' | 'not-reached' | 'unknown'

/** One who may sign, and how far the notification came with him. */
export interface SignerView {
  readonly personId: string
  readonly name: string
  readonly roleLabel: string
  /** Read is never signed; beyond what the platform can tell it stays unknown. */
  readonly reach: SignerReach
  /** When it was read, else delivered; null for neither. */
  readonly at: Date | null
  /** Why it did not arrive, in Chinese; null where it did. */
  readonly reason: string | null
}
