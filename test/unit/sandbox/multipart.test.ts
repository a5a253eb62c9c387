import { expect, test } from 'vitest'

import { parseMultipart } from '../../../src/sandbox/http/multipart.ts'

const bytes = Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0x00, 0xfe])

test('a body of another type is no form', () => {
  expect(parseMultipart(Buffer.from('{}'), 'application/json')).toBeNull()
})

test('bytes without a file name come through unchanged', () => {
  const body = Buffer.concat([
    Buffer.from(
      '--b\r\nContent-Disposition: form-data; name="image_type"\r\n\r\nmessage\r\n--b\r\nContent-Disposition: form-data; name="image"\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n--b--\r\n'),
  ])
  const parts = parseMultipart(body, 'multipart/form-data; boundary=b')
  expect(parts?.map((part) => [part.name, part.fileName])).toEqual([
    ['image_type', null],
    ['image', null],
  ])
  expect(parts?.[1]?.bytes).toEqual(bytes)
})

test('a body that ends in the middle gives what was complete', () => {
  const body = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name="c"\r\n\r\n2',
  )
  expect(parseMultipart(body, 'multipart/form-data; boundary="b"')?.map((part) => part.bytes.toString())).toEqual(['1'])
})
