// npm run readme:tables
// Draws the generated parts of README.md and README.zh-CN.md anew; a test fails when somebody forgot to.
import { readFileSync, writeFileSync } from 'node:fs'

import { withSections } from './readme-sections.ts'

for (const name of ['README.md', 'README.zh-CN.md']) {
  const path = new URL(`../${name}`, import.meta.url)
  const before = readFileSync(path, 'utf8')
  const after = withSections(before)
  if (after !== before) writeFileSync(path, after)
  console.log(`${name}: ${after === before ? 'nothing changed' : 'drawn anew'}`)
}
