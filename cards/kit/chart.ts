import type { ChartElement } from './types.ts'

export interface Bar {
  readonly label: string
  readonly value: number
}

/**
 * Bars one under the other, each with its figure; labels are words of ours, never of people.
 *
 * @see card-json-v2-components/content-components/chart (VChart)
 */
export function barChart(title: string, bars: readonly Bar[]): ChartElement[] {
  if (bars.length === 0) return []
  const spec = {
    type: 'bar',
    direction: 'horizontal',
    title: { text: title },
    // The names of the fields are shown where a client draws the figures as a table.
    data: { values: bars.map(({ label, value }) => ({ 类别: label, 条数: value })) },
    xField: '条数',
    yField: '类别',
    label: { visible: true },
  }
  return [{ tag: 'chart', aspect_ratio: '16:9', chart_spec: spec }]
}
