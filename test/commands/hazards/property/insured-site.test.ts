import { expect, test } from 'vitest'

import { useDatabase } from '../../../harness/database.ts'
import { mineCast, mineSite } from '../../../harness/hazard-model/cast.ts'
import { holdsForSequences, missing, type PropertyRun } from '../../../harness/hazard-model/property.ts'

const database = useDatabase()
/** `{ seed: 123 }` looks through other sequences. */
const again: Pick<PropertyRun, 'seed'> = {}

test('no sequence of commands at an insured mine leaves the machine, skips the journal or goes outside the tables', async () => {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const coverage = await holdsForSequences(database.db, { site: mineSite, cast: mineCast, sequences: 500, say, ...again })
  const least = {
    to_grade: 60,
    awaiting_signature: 40,
    rectifying: 80,
    to_verify: 60,
    to_close: 20,
    closed: 40,
    overdue: 8,
    'report-sent': 2,
    voided: 1,
    merged: 2,
  }
  expect(missing(coverage, least)).toEqual([])
}, 300_000)
