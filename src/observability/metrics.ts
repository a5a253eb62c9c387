import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the program counts about itself; `/metrics` prints it in the Prometheus text format. */
export interface Metrics {
  readonly registry: Registry
  /** From the arrival of a press to its answer. Seconds, by action and outcome. */
  readonly pressSeconds: Histogram<'action' | 'outcome'>
  /** Inbound items by kind. */
  readonly inbound: Counter<'kind'>
  /** What became of notices, every try counted, by outcome and channel. */
  readonly notices: Counter<'outcome' | 'channel'>
  /** Calls of the server API this month by all replicas, as of the last look. */
  readonly monthlyCalls: Gauge<'app'>
  /** How long the oldest journal row had waited to be sealed at the last look. Seconds. */
  readonly sealLag: Gauge
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    pressSeconds: new Histogram({
      name: 'anze_press_seconds',
      help: 'From the arrival of a press to its answer',
      labelNames: ['action', 'outcome'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers: [registry],
    }),
    inbound: new Counter({ name: 'anze_inbound_total', help: 'What arrived from Feishu', labelNames: ['kind'], registers: [registry] }),
    notices: new Counter({
      name: 'anze_notices_total',
      help: 'What became of notices, every try counted',
      labelNames: ['outcome', 'channel'],
      registers: [registry],
    }),
    monthlyCalls: new Gauge({
      name: 'anze_feishu_calls_this_month',
      help: 'Calls of the server API this month by all replicas',
      labelNames: ['app'],
      registers: [registry],
    }),
    sealLag: new Gauge({
      name: 'anze_journal_seal_lag_seconds',
      help: 'How long the oldest journal row had waited to be sealed at the last look',
      registers: [registry],
    }),
  }
}
