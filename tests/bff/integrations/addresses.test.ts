import { expect, test } from 'vitest'
import { allowedUrl, isPrivate } from '../../../bff/src/integrations/address.ts'
import { callHook } from '../../../bff/src/integrations/call.ts'

test.each([
  ['https://erp.example.com/hook', true],
  ['https://erp.example.com:8443/hook?x=1', true],
  ['http://erp.example.com/hook', false],
  ['https://user:pass@erp.example.com/', false],
  ['https://localhost/hook', false],
  ['https://127.0.0.1/hook', false],
  ['https://2130706433/hook', false],
  ['https://0x7f.1/hook', false],
  ['https://10.1.2.3/hook', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://[::1]/hook', false],
  ['https://[::ffff:10.0.0.1]/hook', false],
  ['https://[fd00::1]/hook', false],
  ['file:///etc/passwd', false],
  ['no address', false],
])('we call %s: %s', (url, called) => expect(allowedUrl(url, false)).toBe(called))

test.each(['100.64.0.1', '192.168.1.1', '172.31.0.1', '::ffff:127.0.0.1', 'fe80::1', 'not an address'])(
  '%s is private',
  (address) => expect(isPrivate(address)).toBe(true),
)
test.each(['8.8.8.8', '2606:4700:4700::1111'])('%s is not', (address) => expect(isPrivate(address)).toBe(false))

test('a name that leads into a private network is not called', async () => {
  const called = await callHook({
    url: 'https://localhost:1/x',
    secret: 's',
    id: '1',
    body: '{}',
    privateToo: false,
    timestamp: '1',
  })
  expect(called).toEqual({ status: null, detail: 'the name leads into a private network' })
})
