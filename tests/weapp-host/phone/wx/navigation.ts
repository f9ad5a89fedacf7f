import { addressOf, closePages, openPage, replaceAll, replaceTop, stack } from '../pages.ts'
import { later, Refused } from './api.ts'

const deepest = 10

async function known(url: unknown) {
  const address = addressOf(String(url))
  if (!address) throw new Refused(`page "${String(url).split('?')[0]}" is not found`)
  return address
}

/** Pages are opened one after the other, as they were asked for. */
export const navigation = {
  navigateTo: later('navigateTo', async ({ url }) => {
    const address = await known(url)
    if (stack.length >= deepest) throw new Refused(`webview count limit exceed`)
    openPage(address)
  }),
  redirectTo: later('redirectTo', async ({ url }) => replaceTop(await known(url))),
  reLaunch: later('reLaunch', async ({ url }) => replaceAll(await known(url))),
  navigateBack: later('navigateBack', async ({ delta }) => {
    await Promise.resolve()
    if (stack.length <= 1) throw new Refused('cannot navigate back at first page.')
    closePages(Number(delta ?? 1))
  }),
}
