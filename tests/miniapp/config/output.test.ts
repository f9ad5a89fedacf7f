import { expect, test } from 'vitest'
import { missingFrom, outputFolder } from '../../../miniapp/config/output.mjs'

const folder = (files: Record<string, string>) => ({
  has: (file: string) => file in files,
  read: (file: string) => files[file] ?? '',
})

const weapp = {
  'app.json': JSON.stringify({
    pages: ['pages/landing/page'],
    subPackages: [{ root: 'store', pages: ['board/page'] }],
  }),
  'app.js': '',
  'app.wxss': '',
  'base.wxml': '',
  'theme.json': '',
  'pages/landing/page.js': '',
  'pages/landing/page.json': '',
  'pages/landing/page.wxml': '',
  'store/board/page.js': '',
  'store/board/page.json': '',
  'store/board/page.wxml': '',
}

test('a whole mini-program lacks nothing', () => {
  expect(missingFrom('weapp', folder(weapp))).toEqual([])
})

test('a page that is registered but was not written is named, in a subpackage too', () => {
  const { 'store/board/page.wxml': _, ...rest } = weapp
  expect(missingFrom('weapp', folder(rest))).toEqual(['store/board/page.wxml'])
})

test('an empty folder, which Taro leaves with status 0 when it rejects its config, is not a build', () => {
  expect(missingFrom('weapp', folder({}))).toContain('app.json')
  expect(missingFrom('h5', folder({}))).toEqual(['index.html'])
})

test('a web page without a script it asks for is not a build', () => {
  const html =
    '<script defer src="./js/754.js"></script><script src="js/app.js"></script><script src="https://res.wx.qq.com/x.js"></script>'
  expect(missingFrom('h5', folder({ 'index.html': html, 'js/app.js': '' }))).toEqual(['js/754.js'])
})

test('a build goes to its dist folder, or where it is told to', () => {
  const to = (env: Parameters<typeof outputFolder>[2]) => outputFolder('/x/miniapp', 'weapp', env)
  expect(to({})).toBe('/x/miniapp/dist/weapp')
  expect(to({ FIELD_GALLERY: '1' })).toBe('/x/miniapp/dist/weapp-gallery')
  expect(to({ FIELD_OUTPUT: 'dist/other' })).toBe('/x/miniapp/dist/other')
  expect(to({ FIELD_OUTPUT: '../out' })).toBe('/x/out')
  expect(to({ FIELD_OUTPUT: '/y/out', FIELD_GALLERY: '1' })).toBe('/y/out')
})

test.each(['.', '..', '/', '/x', 'src', 'distant', '/x/miniapp/src/pages'])('but never over sources: %s', (wanted) => {
  expect(() => outputFolder('/x/miniapp', 'h5', { FIELD_OUTPUT: wanted })).toThrow('is emptied first')
})
