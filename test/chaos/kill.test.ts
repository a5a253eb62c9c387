import { expect, test } from 'vitest'

import { seededRandom } from '../../src/sandbox/index.ts'
import { inChaosFolder } from '../harness/chaos/chaos-folder.ts'
import { killRound, openDeployment, victims } from '../harness/chaos/kill-round.ts'

const seed = 20261123

test('app, database server and both are killed in the midst of 200 sends each: nothing is lost, nobody sees anything twice', async () => {
  await inChaosFolder(async (folder) => {
    const deployment = await openDeployment(folder)
    const random = seededRandom(seed)
    try {
      for (const victim of victims) {
        const account = await killRound(deployment, { name: `${victim}-killed`, sends: 200, victim, blows: 2, random })
        expect(account, `${victim} killed twice, moments drawn from seed ${seed}`).toMatchObject({ notices: 200, wrong: [] })
      }
    } finally {
      await deployment.close()
    }
  })
}, 180_000)
