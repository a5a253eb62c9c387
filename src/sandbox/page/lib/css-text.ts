/**
 * Joins declarations for a `.style=${…}` binding; undefined values are left out.
 *
 * Bound as a property, never as an attribute: the page's policy refuses style attributes.
 */
export function cssText(declarations: Record<string, string | undefined>): string {
  return Object.entries(declarations)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}
