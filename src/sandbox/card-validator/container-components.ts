import { columns, components } from './children.ts'
import { filled, flag, must, object, oneOf, pixels, type Shape, sides, whole } from './kinds.ts'
import { behaviors, colour, direction, horizontal, icon, jump, layout, panelTitle, pressing, radius, spacing, vertical } from './structs.ts'

/** Components that hold others (containers/*). */
export const containerComponents: Readonly<Record<string, Shape>> = {
  column_set: {
    columns: must(columns),
    flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
    background_style: colour,
    horizontal_spacing: spacing,
    horizontal_align: horizontal,
    action: jump,
  },
  form: { name: must(filled), elements: must(components), ...layout },
  interactive_container: {
    ...pressing,
    behaviors: must(behaviors),
    elements: must(components),
    name: filled,
    width: pixels(16, 999, 'fill', 'auto'),
    height: pixels(10, 999, 'auto'),
    background_style: colour,
    has_border: flag,
    border_color: colour,
    corner_radius: radius,
    ...layout,
  },
  collapsible_panel: {
    header: must(
      object({
        title: panelTitle,
        background_color: colour,
        width: oneOf('fill', 'auto', 'auto_when_fold'),
        vertical_align: vertical,
        padding: sides(-99, 99),
        icon,
        icon_position: oneOf('left', 'right', 'follow_text'),
        icon_expanded_angle: oneOf(-180, -90, 90, 180),
      }),
    ),
    expanded: flag,
    background_color: colour,
    border: object({ color: colour, corner_radius: radius }),
    elements: components,
    ...layout,
  },
}

/** A column of a `column_set`; it stands nowhere else. */
export const columnShape: Shape = {
  width: pixels(16, 600, 'auto', 'weighted'),
  weight: whole(1, 5),
  background_style: colour,
  ...layout,
  direction,
  elements: components,
  action: jump,
}
