import type { HazardCommand, HazardView } from '../../src/modules/hazards/types.ts'
import { type Outcome, outcome, type ReminderOccasion, reminder } from '../index.ts'
import type { Sample } from './sample.ts'
import { hazardOf, personOf, type Scene, signersWith } from './scene.ts'

const rungs = [
  { sample: 'soon', daysLeft: 3, isOverdue: false },
  { sample: 'today', daysLeft: 0, isOverdue: false },
  { sample: 'overdue', daysLeft: -4, isOverdue: true },
] as const

type Occasion = Exclude<ReminderOccasion, 'fix'>

/** What the reader may do and how the hazard stands when this reminder goes out. */
const occasions: Record<Occasion, readonly [readonly HazardCommand[], Partial<HazardView>]> = {
  draft: [['draft', 'register', 'discard'], { state: 'draft', grade: 'ungraded', number: null }],
  grade: [['grade'], { state: 'to_grade', grade: 'ungraded' }],
  plan: [['plan'], { state: 'awaiting_plan' }],
  verify: [['verify_ok', 'verify_no'], { state: 'to_verify' }],
  close: [['close', 'refuse_close'], { state: 'to_close' }],
  speak: [['spoke'], { state: 'to_grade', isImminent: true }],
  statutory: [['record_statutory_receipt'], {}],
  'nobody-to-tell': [[], { grade: 'general', fixer: null }],
  listed: [['submit'], {}],
  listing: [['submit'], {}],
  'listing-overdue': [[], { isOverdue: true, daysLeft: -3 }],
  'unsigned-county': [[], { state: 'awaiting_signature' }],
  'overdue-county': [[], { grade: 'general', isOverdue: true, daysLeft: -22 }],
}

/** What the clocks tell. */
export function reminderSamples(scene: Scene): Sample[] {
  const { ctx, later } = scene
  return [
    ...rungs.map(({ sample, ...due }) => ({
      card: 'reminder',
      sample: `fix-${sample}`,
      draw: () => reminder({ hazard: hazardOf(scene, ['submit', 'extend'], due), occasion: 'fix' }, ctx),
    })),
    {
      card: 'reminder',
      sample: 'fix-for-principal',
      draw: () => reminder({ hazard: hazardOf(scene, [], { daysLeft: 0 }), occasion: 'fix' }, ctx),
    },
    ...(['read', 'unopened', 'not-reached', 'unknown'] as const).map((reach) => ({
      card: 'reminder',
      sample: `unsigned-county-${reach}`,
      draw: () => {
        const hazard = hazardOf(scene, ...occasions['unsigned-county'])
        return reminder({ hazard, occasion: 'unsigned-county', signers: signersWith(scene, reach) }, ctx)
      },
    })),
    ...(Object.keys(occasions) as Occasion[]).map((occasion) => ({
      card: 'reminder',
      sample: occasion,
      draw: () => reminder({ hazard: hazardOf(scene, ...occasions[occasion]), occasion, answerBy: later(39) }, ctx),
    })),
  ]
}

const outcomes = {
  registered: 'to_grade',
  'grade-returned': 'to_grade',
  'objection-upheld': 'to_grade',
  'objection-dismissed': 'rectifying',
  verified: 'to_close',
  returned: 'rectifying',
  closed: 'closed',
  'close-refused': 'rectifying',
  downgraded: 'registered',
  'downgrade-refused': 'rectifying',
  voided: 'voided',
  'void-refused': 'rectifying',
  merged: 'merged',
  reopened: 'rectifying',
  stopped: 'rectifying',
  'extension-lapsed': 'rectifying',
} as const satisfies Record<Outcome, HazardView['state']>

/** What was decided. */
export function outcomeSamples(scene: Scene): Sample[] {
  return (Object.keys(outcomes) as Outcome[]).map((name) => ({
    card: 'outcome',
    sample: name,
    draw: () => {
      const hazard = hazardOf(scene, name === 'returned' ? ['submit'] : [], { state: outcomes[name] })
      return outcome({ hazard, outcome: name, by: personOf(scene), reason: scene.words.reason }, scene.ctx)
    },
  }))
}
