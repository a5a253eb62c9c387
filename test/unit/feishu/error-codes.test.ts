import { describe, expect, test } from 'vitest'

import { codeRows } from '../../../src/feishu/error-codes.ts'
import { PlatformRefusal, readFailure } from '../../../src/feishu/errors.ts'
import { asOutcome } from '../../../src/feishu/outcomes.ts'

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** Codes of the documentation's error tables, page by page, written down without looking at our own table. */
const documented: Readonly<Record<string, readonly number[]>> = {
  'im-v1/message/create': [
    230001, 230002, 230006, 230011, 230013, 230015, 230017, 230018, 230019, 230020, 230022, 230025, 230027, 230028, 230029, 230034, 230035,
    230036, 230038, 230049, 230050, 230053, 230054, 230055, 230099, 232009, 11232, 11233,
  ],
  'im-v1/message-card/patch': [230011, 230012, 230031, 230110, 230020, 230099],
  'im-v1/message/delete': [230009, 230026],
  'im-v1/message/update': [230071, 230072, 230073, 230074, 230075],
  'im-v1/buzz-messages': [230012, 230023, 230024, 230052, 230098],
  'im-v1/message/read_users': [230033],
  'sub-codes of 230099': [
    200621, 11310, 100290, 200380, 200381, 200550, 200570, 200732, 200737, 200861, 200914, 200915, 300220, 300230, 300240,
  ],
  'api-call-guide': [
    99991400,
    99991401,
    99991403,
    99991661,
    99991663,
    99991664,
    99991665,
    99991668,
    99991671,
    99991672,
    99991673,
    99991677,
    99991679,
    99992402,
    10014,
    99991201,
    ...range(99992351, 99992361),
  ],
  'access-token': [10014, 10015],
  'im-v1/image, file, message-resource': [234001, 234002, 234003, 234004, 234006, 234008, 234010, 234011, 234039, 234042],
  'im-v1/batch_message': [11247],
  'group/chat-member': [232011, 232019],
  cardkit: [
    10002, 200220, 200740, 200750, 200770, 200810, 200850, 200860, 300120, 300122, 300301, 300302, 300303, 300305, 300307, 300309, 300310,
    300311, 300313, 300317,
  ],
  'interactive/card/update': [10002, 11311, 100000, 100030, 200000, 200310, 200320, 300020, 300030, 300040, 300090],
  bitable: [1254290, 1254291, 1254607, 1254608, 1255006, 1255040],
  task: [1470400, 1470403, 1470404, 1470422, 1470500],
}

const codes = codeRows.flatMap((row) => row.codes)

describe('the table of codes', () => {
  test.each(Object.entries(documented))('names every code of %s', (_page, wanted) => {
    expect(wanted.filter((code) => !codes.includes(code))).toEqual([])
  })

  test('names each code once, with the page that describes it', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
    expect(codeRows.filter(({ page, means }) => page === '' || means === '')).toEqual([])
  })

  test('says of every limit and every stop whom it is about', () => {
    expect(codeRows.filter(({ verdict, of }) => (verdict === 'later' || verdict === 'stop') !== (of !== undefined))).toEqual([])
  })
})

describe('what a code means for a notice', () => {
  test.each([
    [230053, { outcome: 'unreachable', reason: '230053' }],
    [230013, { outcome: 'unreachable', reason: '230013' }],
    [230020, { outcome: 'later', waitMs: 1_000, reason: '230020 no' }],
    [99991403, { outcome: 'later', waitMs: 60_000, reason: '99991403 no' }],
    [99991672, { outcome: 'later', waitMs: 60_000, reason: '99991672 no' }],
    [230099, { outcome: 'refused', reason: '230099 no' }],
    [4_711, { outcome: 'refused', reason: '4711 no' }],
  ])('%s', (code, outcome) => {
    expect(asOutcome(readFailure(new PlatformRefusal(code, 'no')))).toEqual(outcome)
  })
})

test('a token that is refused in words alone was no sending', () => {
  const error = new Error('failed to get tenant_access_token, code: 10014, msg: app secret invalid')
  expect(readFailure(error)).toMatchObject({ verdict: 'stop', of: 'app', code: 10014 })
})

test('an error of our own is none of the platform', () => {
  expect(() => readFailure(new TypeError('undefined is not a function'))).toThrow(TypeError)
})
