import { createMemoryTokenStore } from '@field/wechat'
import { tokenStoreLaws } from './support/token-store-laws.ts'

tokenStoreLaws('the store in memory', async () => createMemoryTokenStore(Date.now))
