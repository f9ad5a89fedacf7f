import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** A source file by its path from the root, and what it imports: paths of ours from the root, names of libraries as they are. */
export type Source = { readonly file: string; readonly text: string; readonly imports: readonly Import[] }
export type Import = { readonly to: string; readonly typeOnly: boolean }

/** Every source file of the project, tracked or new. */
export function sources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter(
      (file) => /\.(ts|tsx|mts|mjs|js)$/.test(file) && !/\.d\.m?ts$/.test(file) && existsSync(path.join(root, file)),
    )
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return { file, text, imports: importsOf(file, text) }
    })
}

export function importsOf(file: string, text: string): Import[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false)
  const found: Import[] = []
  const add = (name: string, typeOnly: boolean) => found.push({ to: resolve(file, name), typeOnly })
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node) ? isTypeOnly(node) : node.isTypeOnly
      add(node.moduleSpecifier.text, typeOnly)
    }
    if (ts.isCallExpression(node)) {
      const [first] = node.arguments
      const loads =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === 'require')
      if (loads && first && ts.isStringLiteral(first)) add(first.text, false)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false
  if (importClause.isTypeOnly) return true
  const { namedBindings, name } = importClause
  return (
    !name &&
    !!namedBindings &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((one) => one.isTypeOnly)
  )
}

const packages: Readonly<Record<string, string>> = {
  domain: 'packages/domain',
  contract: 'packages/contract',
  presets: 'packages/presets',
  wechat: 'packages/wechat',
  'wechat-sandbox': 'packages/wechat-sandbox',
  bff: 'bff',
  miniapp: 'miniapp',
  tests: 'tests',
}

/** Where an import leads: a path from the root for what is ours. */
function resolve(file: string, name: string): string {
  if (name.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), name))
  const ours = /^@field\/([a-z-]+)(?:\/(.*))?$/.exec(name)
  if (!ours) return name
  const [, short = '', rest] = ours
  return `${packages[short] ?? name}/src/${rest ? `${rest}/index.ts` : 'index.ts'}`
}
