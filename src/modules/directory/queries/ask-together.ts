import DataLoader from 'dataloader'

import type { Tx } from '../../../db/types.ts'
import type { Recipient } from '../../../notices/types.ts'
import { type Body, nearestBureaus, type Place } from './bodies.ts'
import {
  type DutyAsked,
  dutyOfMany,
  type HoldersAsked,
  holdersOfMany,
  type ResponsibleAsked,
  responsibleOfMany,
} from './recipients-of-many.ts'

/** Questions about who is where at one instant. Answers hold for this transaction and are not asked for twice. */
export interface People {
  /** See {@link holdersOfMany}. */
  holders(asked: HoldersAsked): Promise<readonly Recipient[]>
  /** See {@link dutyOfMany}. */
  duty(asked: DutyAsked): Promise<readonly Recipient[]>
  /** See {@link responsibleOfMany}. */
  responsible(asked: ResponsibleAsked): Promise<Recipient | null>
  /** See {@link nearestBureaus}. */
  nearestBureau(place: Place): Promise<Body | null>
}

/**
 * Answers questions one by one and asks the database about all of them together: what is asked in the same turn becomes one
 * statement, so that a rule written for one hazard costs the same few statements for a thousand.
 *
 * @param now - who holds a role is asked at this instant.
 */
export function askTogether(tx: Tx, now: Date): People {
  const holders = loader((asked: readonly HoldersAsked[]) => holdersOfMany(tx, asked, now))
  const duty = loader((asked: readonly DutyAsked[]) => dutyOfMany(tx, asked, now))
  const responsible = loader((asked: readonly ResponsibleAsked[]) => responsibleOfMany(tx, asked, now))
  const bureau = loader((asked: readonly Place[]) => nearestBureaus(tx, asked, now))
  return {
    holders: ({ organisationId, roles }) => holders.load({ organisationId, roles }),
    duty: ({ organisationId, matter }) => duty.load({ organisationId, matter }),
    responsible: ({ insurerId, enterpriseId }) => responsible.load({ insurerId, enterpriseId }),
    nearestBureau: ({ regionCode, developmentZone }) => bureau.load({ regionCode, developmentZone }),
  }
}

/** The same question in the same words is the same question; most questions of one call. */
const mostAtOnce = 2_000

const loader = <Asked, Answer>(answer: (asked: readonly Asked[]) => Promise<readonly Answer[]>) =>
  new DataLoader<Asked, Answer, string>(answer, { cacheKeyFn: (asked) => JSON.stringify(asked), maxBatchSize: mostAtOnce })
