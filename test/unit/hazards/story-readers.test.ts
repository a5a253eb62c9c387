import { expect, test } from 'vitest'

import { actShown, deliveryShown, type StoryBody } from '../../../src/modules/hazards/rules/story-readers.ts'

const bodies = {
  mine: { organisationId: 'mine', kind: 'enterprise' },
  insurer: { organisationId: 'insurer', kind: 'insurer' },
  agency: { organisationId: 'agency', kind: 'agency' },
  rival: { organisationId: 'rival', kind: 'insurer' },
  bureau: { organisationId: 'bureau', kind: 'emergency-bureau' },
  clock: { organisationId: '', kind: null },
} as const satisfies Record<string, StoryBody>
type Name = keyof typeof bodies

/** Insurer and agency of the hazard. */
const together = ['insurer', 'agency']

test.each<[reader: Name, other: Name, act: string, delivery: string]>([
  ['mine', 'mine', 'whole', 'whole'],
  ['mine', 'insurer', 'whole', 'nothing'],
  ['mine', 'bureau', 'whole', 'nothing'],
  ['insurer', 'insurer', 'whole', 'whole'],
  ['insurer', 'agency', 'whole', 'whole'],
  ['agency', 'insurer', 'whole', 'whole'],
  ['insurer', 'mine', 'whole', 'whole'],
  ['insurer', 'bureau', 'whole', 'whole'],
  ['insurer', 'rival', 'nameless', 'nothing'],
  ['rival', 'insurer', 'nameless', 'nothing'],
  ['rival', 'agency', 'nameless', 'nothing'],
  ['rival', 'rival', 'whole', 'whole'],
  ['rival', 'mine', 'whole', 'whole'],
  ['bureau', 'insurer', 'whole', 'whole'],
  ['bureau', 'rival', 'whole', 'whole'],
  ['rival', 'clock', 'whole', 'whole'],
])('%s reads of what %s did: %s, and of what they were told: %s', (reader, other, act, delivery) => {
  expect([actShown(bodies[reader], bodies[other], together), deliveryShown(bodies[reader], bodies[other], together)]).toEqual([
    act,
    delivery,
  ])
})
