import { describe, expect, it } from 'vitest'
import { faultOfImport, faultOfName, faultsOfText, isTable, longest } from './laws.ts'
import { importsOf, sources } from './sources.ts'

const all = sources()

describe('the house', () => {
  it('is built of files', () => expect(all.length).toBeGreaterThan(300))

  it('lets each part import only what stands below it', () => {
    const faults = all.flatMap(({ file, imports }) =>
      imports.flatMap((one) => faultOfImport(file, one) ?? []).map((fault) => `${file}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it('has no circle of imports', () => expect(circles(all)).toEqual([]))

  it('has names that say what is inside', () => {
    expect(all.flatMap(({ file }) => (faultOfName(file) ? [`${file}: ${faultOfName(file)}`] : []))).toEqual([])
  })

  it('says nothing that none should', () => {
    expect(all.flatMap(({ file, text }) => faultsOfText(file, text).map((fault) => `${file}: ${fault}`))).toEqual([])
  })

  it(`keeps behaviour in files of at most ${longest} lines`, () => {
    const long = all.filter(({ file, text }) => !isTable(file) && text.split('\n').length > longest)
    expect(long.map(({ file }) => file)).toEqual([])
  })
})

describe('a planted violation is found', () => {
  const planted: readonly (readonly [string, string, string])[] = [
    ['packages/domain/src/form/x.ts', "import { decide } from '../work-order/index.ts'", 'up or sideways'],
    ['packages/domain/src/work-order/x.ts', "import { nodeOf } from '../workflow/node-of.ts'", 'through its index'],
    ['packages/domain/src/kernel/x.ts', "import { z } from 'zod'", 'no library'],
    ['packages/contract/src/x.ts', "import { newId } from '../../../bff/src/platform/id.ts'", 'domain alone'],
    ['bff/src/platform/x.ts', "import { maySee } from '../work-orders/queries.ts'", 'no capability'],
    ['bff/src/stock/x.ts', "import { report } from '../work-orders/report.ts'", 'by its queries'],
    ['miniapp/src/ui/x.tsx', "import { call } from '../data/index.ts'", 'no business word'],
    ['miniapp/src/data/x.ts', "import { routes } from '@field/contract'", 'types only'],
    ['miniapp/src/data/y.ts', "import { Button } from '../ui/index.ts'", 'does not know ui'],
    ['miniapp/src/technician/x.tsx', "import { Board } from '../store/board/page.tsx'", 'screens of store'],
    ['miniapp/src/form/x.tsx', "import { Today } from '../technician/today/page.tsx'", 'screens of technician'],
    ['bff/src/stock/y.ts', "import { job } from '../../../tests/support/job.ts'", 'imports the tests'],
  ]
  it.each(planted)('%s: %s', (file, text, why) => {
    const faults = importsOf(file, text).map((one) => faultOfImport(file, one))
    expect(faults.join()).toContain(why)
  })

  it('allows a type of the contract on the phone', () => {
    expect(
      importsOf('miniapp/src/data/x.ts', "import type { Reply } from '@field/contract'").map((one) =>
        faultOfImport('miniapp/src/data/x.ts', one),
      ),
    ).toEqual([null])
  })

  it('finds a circle', () => {
    const file = (name: string, to: string) => ({ file: name, text: '', imports: [{ to, typeOnly: false }] })
    expect(circles([file('bff/a.ts', 'bff/b.ts'), file('bff/b.ts', 'bff/a.ts')])).toHaveLength(1)
  })

  it('finds vague names, silenced compilers and paths of a machine', () => {
    expect(faultOfName('bff/src/stock/stock-helper.ts')).toBeTruthy()
    expect(faultsOfText('bff/src/x.ts', `const x = y as ${'any'}`)).toHaveLength(1)
    expect(faultsOfText('bff/src/x.ts', `readFile('/${'root'}/x')`)).toHaveLength(1)
  })
})

/** Circles of imports that the running program would follow (types are erased). */
function circles(files: readonly Pick<(typeof all)[number], 'file' | 'imports'>[]): string[] {
  const edges = new Map(
    files.map(({ file, imports }) => [file, imports.filter(({ typeOnly }) => !typeOnly).map(({ to }) => to)]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...way.slice(way.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const to of edges.get(file) ?? []) if (edges.has(to)) visit(to, [...way, file])
    state.set(file, 'done')
  }
  for (const { file } of files) visit(file, [])
  return found
}
