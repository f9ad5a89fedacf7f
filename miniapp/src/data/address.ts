import { phone } from './phone/index.ts'

/** Where the BFF is: built into the mini-program (an ICP-filed https host), the page's own origin on the web. */
export const apiOrigin = (): string =>
  process.env.FIELD_API ? process.env.FIELD_API.replace(/\/$/, '') : phone.origin()

export const apiAddress = (path: string): string => `${apiOrigin()}/api${path}`

/** Links to files come as paths of the BFF. */
export const fileAddress = (url: string): string => (url.startsWith('/') ? `${apiOrigin()}${url}` : url)
