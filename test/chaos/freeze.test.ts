import { expect, test } from 'vitest'

import { inChaosFolder } from '../harness/chaos/chaos-folder.ts'
import { freezeRound } from '../harness/chaos/freeze-round.ts'
import { openPair } from '../harness/chaos/replica-pair.ts'
import { freshDatabase } from '../harness/database.ts'

test('a replica frozen in the midst of sending is stood in for, and what it writes when it wakes changes nothing', async () => {
  await inChaosFolder(async (folder) => {
    const fresh = await freshDatabase()
    const pair = await openPair(folder, fresh.url)
    try {
      const account = await freezeRound(pair, { name: 'frozen', sends: 120, at: 30 })
      expect(account).toMatchObject({ notices: 120, wrong: [] })
    } finally {
      await pair.close()
      await fresh.drop()
    }
  })
}, 90_000)
