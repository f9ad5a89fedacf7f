import { launch } from '../support/browser.ts'
import { tellTheFreezer } from './freezer-story.ts'
import { openPhone } from './people.ts'

const browser = launch()

tellTheFreezer('the same story on the mini-program’s own build, on three phones of the host', {
  open: async (system, role) => openPhone(system, await browser, system.link(role)),
  close: async () => (await browser).close(),
})
