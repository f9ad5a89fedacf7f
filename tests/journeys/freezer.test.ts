import { launch } from '../support/browser.ts'
import { tellTheFreezer } from './freezer-story.ts'
import { openWindow } from './people.ts'

const browser = launch()

tellTheFreezer('the freezer of 灵石路店, from the sticker to the rating, in four windows of a browser', {
  open: async (system, role) => openWindow(await browser, system.link(role)),
  phones: async (system) => openWindow(await browser, system.sandbox),
  close: async () => (await browser).close(),
})
