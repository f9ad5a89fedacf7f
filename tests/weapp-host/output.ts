import fs from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { webStyles } from './styles.ts'

/** A subpackage: its folder and the pages in it, with their full paths. */
export type Package = { readonly root: string; readonly pages: readonly string[] }

/** A built mini-program as the phone reads it from its folder. */
export type Output = {
  readonly dist: string
  readonly app: Record<string, unknown>
  readonly main: Package
  readonly subpackages: readonly Package[]
  /** Every script, without its ending, in the order of names. */
  readonly scripts: readonly string[]
  /** The JSON of each page and component by its path without ending. */
  readonly configs: Readonly<Record<string, Record<string, unknown>>>
  /** CSS for the browser by the path of the style sheet without ending. */
  readonly styles: Readonly<Record<string, string>>
  /** An expression in JavaScript that yields the compiled templates by path. */
  readonly templates: string
}

/** Reads and compiles the folder of a build; throws with the place when WeChat's own compiler would not take a template. */
export function readOutput(dist: string): Output {
  const files = fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
  const read = (file: string) => fs.readFileSync(path.join(dist, file), 'utf8')
  const named = (ending: string) =>
    files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
  const app = JSON.parse(read('app.json')) as {
    pages: string[]
    subPackages?: { root: string; pages: string[] }[]
  }
  return {
    dist,
    app,
    main: { root: '', pages: app.pages },
    subpackages: (app.subPackages ?? []).map(({ root, pages }) => ({
      root: root.replace(/\/$/, ''),
      pages: pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
    })),
    scripts: named('.js'),
    configs: Object.fromEntries(
      named('.wxml').flatMap((name) =>
        files.includes(`${name}.json`) ? [[name, JSON.parse(read(`${name}.json`)) as Record<string, unknown>]] : [],
      ),
    ),
    styles: Object.fromEntries(named('.wxss').map((name) => [name, webStyles(read(`${name}.wxss`), name, read)])),
    templates: compileTemplates(named('.wxml'), named('.wxs'), read),
  }
}

function compileTemplates(templates: string[], scripts: string[], read: (file: string) => string): string {
  const group = new TmplGroup()
  for (const name of templates) {
    const faults = group.addTmpl(name, read(`${name}.wxml`)) as { level: number; message: string; line: number }[]
    if (faults.length > 0) throw new Error(`${name}.wxml: ${JSON.stringify(faults)}`)
  }
  for (const name of scripts) group.addScript(name, read(`${name}.wxs`))
  const code = group.getTmplGenObjectGroups()
  group.free()
  return code
}
