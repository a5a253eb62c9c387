import { type HttpServer, startHttp } from '../../src/app/http.ts'
import { createProduct, type Product, type ProductOptions } from '../../src/app/product.ts'
import { openDatabase } from '../../src/db/client.ts'

/** One process' worth of the bot: its own pool, its own connections to the platform, and over webhooks its own HTTP port. */
export interface Replica {
  readonly product: Product
  /** Where it takes webhooks once it is started; undefined over the long connection. */
  readonly port: number | undefined
  start(): Promise<void>
  stop(): Promise<void>
}

/** Connections of one replica. Three of them and the test share a server that lets a hundred in. */
const poolSize = 6

/** Builds a replica on the database at `url`, as the program does; it does nothing before it is started. */
export async function buildReplica(url: string, options: Omit<ProductOptions, 'db'>): Promise<Replica> {
  const db = openDatabase(url, { poolSize })
  const product = await createProduct({ ...options, db })
  const { metrics, webhook } = product
  let http: HttpServer | undefined
  return {
    product,
    get port() {
      return http?.port
    },
    async start() {
      await product.start()
      if (webhook) http = await startHttp({ db, metrics, webhook, logger: options.logger }, { host: '127.0.0.1', port: 0 })
    },
    async stop() {
      await http?.close()
      await product.stop()
      await db.close()
    },
  }
}
