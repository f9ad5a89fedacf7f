import { later } from './api.ts'
import { asPhone } from './sandbox.ts'

export const login = {
  login: later('login', async () => ({ code: String((await asPhone('login')).code) })),
  checkSession: later('checkSession', () => ({})),
}
