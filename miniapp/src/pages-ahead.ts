import { permissionsOf, type Role } from '@field/domain/access'
import { homeOf } from './roles/index.ts'

type Route = { readonly path: string; readonly load: () => readonly [Promise<unknown>, ...unknown[]] }

const idle = 2_000
const fetched = new Set<string>()

/**
 * A browser fetches a page's code when the page is first opened, which without a network it cannot. So once the first
 * page stands, the common pages and those of the person's role are fetched one by one. WeChat keeps them all anyway.
 */
export function fetchPagesAhead(role: Role): void {
  const { routes = [] } = (window as { __taroAppConfig?: { routes?: readonly Route[] } }).__taroAppConfig ?? {}
  const behalf = permissionsOf(role).includes('report.for_customer') ? ['behalf'] : []
  const folders = ['pages', 'disputes', homeOf(role).split('/')[1], ...behalf]
  const wanted = routes.filter(({ path }) => folders.includes(path.split('/')[0]) && !fetched.has(path))
  setTimeout(async () => {
    for (const { path, load } of wanted) {
      const [page] = load()
      const there = await page.then(
        () => true,
        () => false,
      )
      if (!there) return
      fetched.add(path)
    }
  }, idle)
}
