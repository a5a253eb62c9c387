import type {
  ApprovalView,
  ExtensionView,
  HazardCommand,
  HazardRow,
  HazardView,
  PersonLabel,
  PhotoView,
  ReceiverView,
  ReportView,
  SignerView,
  TimelinessView,
} from '../../src/modules/hazards/types.ts'
import type { CardContext } from '../kit/index.ts'
import type { Words } from './words.ts'

/** Monday 2026-11-23 09:00 Shanghai, where the practice room begins. */
export const sampleNow = new Date('2026-11-23T01:00:00Z')

const hoursLater = (hours: number): Date => new Date(sampleNow.getTime() + hours * 3_600_000)

/** Everything a sample is made of: whose words, how many pictures, how much has happened. */
export interface Scene {
  readonly words: Words
  readonly photos: number
  /** Everything optional is there. */
  readonly isFull: boolean
  readonly ctx: CardContext
  readonly later: (hours: number) => Date
}

/** A scene with these words. */
export function sceneOf(words: Words, { photos, isFull, practice }: { photos: number; isFull: boolean; practice: boolean }): Scene {
  const help = words.mobile === '' ? null : { name: words.person, mobile: words.mobile }
  return { words, photos, isFull, later: hoursLater, ctx: { practice, now: sampleNow, as: `${words.enterprise} ${words.person}`, help } }
}

const hex = (index: number): string => index.toString(16).padStart(2, '0').repeat(32)

export function photosOf({ photos }: Scene, from = 0): PhotoView[] {
  return Array.from({ length: photos }, (_, index) => ({
    sha256: hex(from + index),
    receivedAt: hoursLater(index / 60),
    capturedAt: index % 2 === 0 ? hoursLater(-1) : null,
    seenIn: index === 1 ? ['HZ-20261101-007'] : [],
  }))
}

export const personOf = ({ words }: Scene, roleLabel = '主要负责人'): PersonLabel => ({
  personId: '0192f0c1-0000-7000-8000-000000000001',
  name: words.person,
  organisationName: words.body,
  roleLabel,
})

function approvalsOf(scene: Scene): ApprovalView[] {
  if (!scene.isFull) return []
  const by = personOf(scene, '安责险主管')
  return [
    { act: 'grade', step: 'propose', verdict: 'agreed', by, at: hoursLater(-20), reason: scene.words.reason },
    { act: 'grade', step: 'approve', verdict: 'agreed', by, at: hoursLater(-19), reason: null },
    { act: 'downgrade', step: 'propose', verdict: 'agreed', by, at: hoursLater(-18), reason: scene.words.reason },
    { act: 'void', step: 'bureau', verdict: 'refused', by, at: hoursLater(-17), reason: scene.words.reason },
    { act: 'close', step: 'approve', verdict: 'agreed', by, at: hoursLater(-2), reason: scene.words.reason },
    { act: 'close', step: 'co-sign', verdict: 'agreed', by, at: hoursLater(-1), reason: null },
  ]
}

export const extensionOf = (scene: Scene, state: ExtensionView['state'] = 'waiting'): ExtensionView => ({
  id: '0192f0c1-0000-7000-8000-0000000000e1',
  state,
  reasonClass: 'purchase',
  reason: scene.words.reason,
  interimControl: scene.words.reason,
  fromDueOn: '2026-12-08',
  newDueOn: '2027-01-07',
  isLate: scene.isFull,
  by: personOf(scene),
  decision: state === 'refused' ? scene.words.reason : null,
})

/** One body a report went to; say only what the sample is about. */
export const receiverOf = ({ words }: Pick<Scene, 'words'>, given: Partial<ReceiverView> = {}): ReceiverView => ({
  organisationId: 'a',
  organisationName: words.body,
  capacity: 'emergency-bureau',
  level: 'county',
  basis: 'first',
  reason: null,
  state: 'received',
  receiptNumber: 'HZ-1',
  receivedBy: words.person,
  receivedAt: hoursLater(-3),
  opinion: null,
  result: null,
  carried: null,
  ...given,
})

const waiting = { receiptNumber: null, receivedBy: null, receivedAt: null } as const

const receiversOf = (words: Words): ReceiverView[] => [
  receiverOf({ words }, { state: 'done', opinion: words.reason, result: words.reason }),
  receiverOf({ words }, { ...waiting, organisationId: 'b', capacity: 'industry-department', state: 'sent' }),
  receiverOf({ words }, { ...waiting, organisationId: 'c', state: 'by-hand', reason: '没有能收到报告的登记人员' }),
  receiverOf({ words }, { ...waiting, organisationId: 'd', level: 'city', basis: 'climbed', state: 'sent', reason: words.reason }),
  receiverOf(
    { words },
    {
      ...{ ...waiting, organisationId: 'e', state: 'carried' },
      carried: { on: '2026-12-10', to: words.person, how: words.reason, by: words.person, photos: [] },
    },
  ),
]

const timelinessOf = (words: Words): TimelinessView[] => [
  { step: 'register', from: hoursLater(-60), to: hoursLater(-59), hours: 1, limitHours: 24, isLate: false, party: words.body },
  { step: 'grade', from: hoursLater(-59), to: hoursLater(-30), hours: 29, limitHours: 28, isLate: true, party: words.body },
  { step: 'report', from: hoursLater(-10), to: null, hours: 10, limitHours: 24, isLate: false, party: words.body },
]

export const reportOf = ({ words, isFull }: Scene, state: ReportView['state'] = 'sent'): ReportView => ({
  id: '0192f0c1-0000-7000-8000-0000000000f1',
  number: state === 'sent' ? 'BG-20261209-001' : null,
  state,
  text: `${words.enterprise}：${words.description}\n${words.clause}`,
  draftedAt: hoursLater(-30),
  sentAt: state === 'sent' ? hoursLater(-6) : null,
  isAutomatic: isFull,
  recipients: isFull ? receiversOf(words) : [],
  isRenewed: false,
})

/** Both who may sign, each with his own reach. */
export const signersWith = ({ words }: Scene, ...reaches: readonly SignerView['reach'][]): SignerView[] =>
  reaches.map((reach, index) => ({
    ...{ personId: `s${index}`, name: words.person, roleLabel: index === 0 ? '主要负责人' : '实际控制人', reach },
    at: reach === 'read' || reach === 'unopened' ? hoursLater(-20) : null,
    reason: reach === 'not-reached' ? '停用了机器人' : null,
  }))

type Judged = Pick<HazardView, 'clause' | 'fact' | 'harm' | 'advice' | 'notification' | 'plan' | 'submission'>

function judgedOf(scene: Scene): Judged {
  const { words } = scene
  const by = personOf(scene)
  return {
    clause: {
      standardId: 'COAL-2026',
      standardTitle: '煤矿重大事故隐患判定标准',
      standardNumber: '令第21号',
      clause: '5(一)',
      text: words.clause,
      origin: 'paraphrase',
    },
    fact: words.description.slice(0, 500),
    harm: words.clause,
    advice: words.reason,
    notification: {
      text: `重大事故隐患告知书\n${words.enterprise}\n${words.description}\n${words.clause}`,
      textHash: hex(171),
      issuedAt: hoursLater(-12),
      signedAt: null,
      signedBy: null,
    },
    plan: {
      responsible: words.person,
      measures: words.description,
      fundsFen: 1_234_567n,
      dueOn: '2026-12-05',
      emergencyPlan: words.reason,
      interimControl: words.reason,
    },
    submission: {
      round: 2,
      measures: words.description,
      costFen: 98_000n,
      by,
      at: hoursLater(-3),
      verdict: 'returned',
      reason: words.reason,
    },
  }
}

const notJudged: Judged = { clause: null, fact: null, harm: null, advice: null, notification: null, plan: null, submission: null }

function detailsOf(scene: Scene) {
  const { words, isFull } = scene
  const optional = (text: string): string | null => (isFull ? text : null)
  return {
    insurerName: optional(words.body),
    answerableName: optional(words.body),
    discovery: optional('保险服务排查'),
    cause: optional('管控措施执行不到位'),
    programme: optional('治本攻坚2024-2026'),
    backfillReason: optional(words.reason),
    photoWaiver: optional(words.reason),
    fixer: isFull ? personOf(scene, '整改责任人') : null,
    extension: isFull ? extensionOf(scene) : null,
    report: isFull ? reportOf(scene) : null,
    receiptPhotos: isFull ? [hex(50)] : [],
    listing: isFull
      ? { organisationId: 'a', organisationName: words.body, reason: words.reason, dueOn: '2026-12-20', at: hoursLater(-1) }
      : null,
    timeliness: isFull ? timelinessOf(words) : [],
    approvals: approvalsOf(scene),
    timeline: isFull ? Array.from({ length: 12 }, (_, index) => ({ at: hoursLater(index - 24), text: words.reason })) : [],
    ...(isFull ? judgedOf(scene) : notJudged),
  }
}

/** A hazard of the scene as a reader with these rights sees it. */
export function hazardOf(scene: Scene, may: readonly HazardCommand[], overrides: Partial<HazardView> = {}): HazardView {
  const { words, isFull, ctx } = scene
  return {
    id: '0192f0c1-0000-7000-8000-0000000000a1',
    number: 'HZ-20261123-001',
    visit: null,
    version: 4,
    state: 'rectifying',
    grade: 'major',
    enterprise: {
      id: '0192f0c1-0000-7000-8000-0000000000b1',
      name: words.enterprise,
      siteName: words.site,
      creditCode: null,
      regionCode: '140521',
      industry: 'COAL',
      size: 'medium',
      developmentZone: null,
    },
    regionName: '沁水县',
    ...detailsOf(scene),
    place: words.place,
    description: words.description,
    foundAt: hoursLater(-26),
    registeredAt: hoursLater(-25),
    finder: personOf(scene, '专家'),
    isImminent: false,
    isSelfFound: false,
    isStopped: isFull,
    isListed: isFull,
    dueOn: '2026-12-08',
    originalDueOn: isFull ? '2026-12-01' : '2026-12-08',
    isOverdue: false,
    daysLeft: 15,
    photosBefore: photosOf(scene),
    photosAfter: photosOf(scene, 100),
    may,
    help: ctx.help,
    reader: { personId: '0192f0c1-0000-7000-8000-000000000001', role: 'qy.principal', label: ctx.as ?? '' },
    ...overrides,
  }
}

/** Rows of a list in which every other one waits on the reader. */
export function rowsOf({ words }: Scene, count: number): HazardRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `0192f0c1-0000-7000-8000-0000000000${String(10 + index)}`,
    number: index === 0 ? null : `HZ-20261123-${String(index).padStart(3, '0')}`,
    version: 3,
    enterpriseName: words.enterprise,
    place: words.place,
    description: words.description,
    grade: index % 2 === 0 ? 'major' : 'general',
    state: index === 0 ? 'draft' : 'rectifying',
    dueOn: index === 0 ? null : '2026-11-28',
    isOverdue: index === 1,
    may: index === 0 ? ['draft', 'register', 'discard'] : index % 2 === 0 ? ['submit', 'extend'] : [],
  }))
}
