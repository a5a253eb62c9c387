import { containerComponents } from './container-components.ts'
import { contentComponents } from './content-components.ts'
import { interactiveComponents } from './interactive-components.ts'
import type { Shape } from './kinds.ts'
import { common } from './root.ts'

const tables = { ...containerComponents, ...contentComponents, ...interactiveComponents }

/** Every component of Card JSON 2.0 with all its attributes, by tag. */
export const componentShapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(tables).map(([tag, shape]) => [tag, { ...common, ...shape }]),
)

/** Tags that take part in the five levels of nesting; a column belongs to its column set. */
export const containerTags = new Set(Object.keys(containerComponents))
/** Tags whose value a form collects, and the buttons that send it. */
export const interactiveTags = new Set(Object.keys(interactiveComponents))
