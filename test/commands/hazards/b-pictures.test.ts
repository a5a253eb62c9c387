import { beforeAll, describe, expect, test } from 'vitest'

import { alike, readFile, storePicture } from '../../../src/modules/evidence/index.ts'
import { addPhotos } from '../../../src/modules/hazards/index.ts'
import { useDatabase } from '../../harness/database.ts'
import { aJpeg, aPicture } from '../../unit/evidence/pictures.ts'
import { type HazardRoom, openRoom, refusal } from './hazard-room.ts'

const database = useDatabase()
let room: HazardRoom

beforeAll(async () => {
  room = await openRoom(database.db)
})

const store = (bytes: Uint8Array) => room.db.prisma.$transaction((tx) => storePicture(tx, room.deps, bytes))

describe('a picture', () => {
  test('that is none leaves nothing behind', async () => {
    expect(await refusal(store(Buffer.from('not a picture')))).toBe('invalid-input')
    expect(await room.db.prisma.storedFile.count()).toBe(0)
    expect(await refusal(readFile(room.db.prisma, 'f'.repeat(64)))).toBe('not-found')
  })

  test('is kept byte for byte, once however often it is sent', async () => {
    const bytes = await aJpeg({ seed: 7 })
    const [{ sha256 }] = await Promise.all([store(bytes), store(bytes), store(bytes)])
    const file = await readFile(room.db.prisma, sha256)
    expect(Buffer.from(file.bytes).equals(bytes)).toBe(true)
    expect(await room.db.prisma.storedFile.count({ where: { sha256 } })).toBe(1)
  })

  test('seen before is found again, smaller and recompressed, with the hazard it belongs to', async () => {
    const first = await store(await aJpeg({ seed: 4 }))
    const one = await room.drafted('service')
    await addPhotos(room.deps, room.who.service, {
      hazard: one.id,
      phase: 'before',
      photos: [{ sha256: first.sha256, receivedAt: room.deps.clock.now() }],
    })
    const again = await store(await aPicture({ seed: 4 }).resize(320).jpeg({ quality: 60 }).toBuffer())
    expect(again.sha256).not.toBe(first.sha256)
    expect(await alike(room.db.prisma, again.perceptualHash ?? '')).toEqual([
      expect.objectContaining({ sha256: first.sha256, hazardId: one.id, enterpriseId: 'qy-qinhe' }),
    ])
    const stranger = await store(await aJpeg({ seed: 1 }))
    expect(await alike(room.db.prisma, stranger.perceptualHash ?? '')).toEqual([])
  })
})
