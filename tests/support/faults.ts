import type { Page } from 'playwright-core'

/** The errors that nobody caught on a page, as they come: what went wrong, where, and at which address. */
export function faultsOf(page: Page): readonly string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`${error.stack ?? error.message}\nat ${page.url()}`))
  return faults
}
