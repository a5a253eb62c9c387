import { readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** The libraries a browser may load, and nothing else of node_modules: address prefix → package and the files in it. */
const LIBRARIES: readonly { prefix: string; package: string; files: RegExp }[] = [
  { prefix: 'lit/', package: 'lit', files: /^(?:index|html|directive|async-directive|directives\/[a-z-]+)\.js$/ },
  {
    prefix: 'lit-html/',
    package: 'lit-html',
    files: /^(?:lit-html|is-server|directive|async-directive|directive-helpers|directives\/[a-z-]+)\.js$/,
  },
  { prefix: 'lit-element/', package: 'lit-element', files: /^(?:index|lit-element)\.js$/ },
  { prefix: 'reactive-element/', package: '@lit/reactive-element', files: /^(?:reactive-element|css-tag)\.js$/ },
  { prefix: 'markdown-it/', package: 'markdown-it', files: /^dist\/browser\/markdown-it\.esm\.min\.mjs$/ },
  { prefix: 'dompurify/', package: 'dompurify', files: /^dist\/purify\.es\.mjs$/ },
]

/** A source map's address would make the browser ask for files that are not served. */
const SOURCE_MAP_LINE = /^\/\/# sourceMappingURL=.*$/m

const cache = new Map<string, string>()

/**
 * Reads one module of a library the page uses.
 *
 * @param path - as in the address after `/vendor/`, for instance `lit/index.js`.
 * @returns undefined when the file is not on the list.
 */
export async function vendorFile(path: string): Promise<string | undefined> {
  const known = cache.get(path)
  if (known !== undefined) return known
  const library = LIBRARIES.find((each) => path.startsWith(each.prefix))
  if (library === undefined) return undefined
  const file = path.slice(library.prefix.length)
  const manifest = library.files.test(file) ? findPackageJSON(library.package, import.meta.url) : undefined
  if (manifest === undefined) return undefined
  const body = (await readFile(join(dirname(manifest), file), 'utf8')).replace(SOURCE_MAP_LINE, '')
  cache.set(path, body)
  return body
}
