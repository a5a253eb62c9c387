/** A platform in a process of its own that takes everything and answers after a millisecond; tells its port and, when asked, how much it took. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const answerMs = 1
let taken = 0

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const isToken = request.url?.endsWith('/internal')
    if (!isToken) taken += 1
    const body = isToken
      ? { code: 0, tenant_access_token: 't-1', expire: 7_200 }
      : { code: 0, data: { message_id: `om_${taken}`, chat_id: 'oc_1' } }
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)), answerMs)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ taken }))
process.on('disconnect', () => process.exit())
