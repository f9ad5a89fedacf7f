import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The body of a function of the logic; it may use `wx`, and what it returns is shown as JSON on the page. */
type Body = string

/**
 * A mini-program of one page written to a folder, without Taro: its button `go` runs `body` inside the tap, and the text
 * `said` shows the outcome. `files` adds to it or replaces.
 */
export function writeFixture(body: Body, files: Readonly<Record<string, string>> = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'field-weapp-'))
  const all: Record<string, string> = {
    'app.json': JSON.stringify({ pages: ['pages/one/page', 'pages/two/page'] }),
    'app.js': '"use strict"; App({ onShow: function () { this.shown = (this.shown || 0) + 1 } })',
    'app.wxss': 'page { color: #111 } view { padding: 7.5rpx } .big { font-size: 75rpx }',
    'pages/one/page.json': '{}',
    'pages/one/page.wxml': `<button id="go" bindtap="go">go</button><text id="said">{{said}}</text>`,
    'pages/one/page.js': `"use strict"; Page({ data: { said: '' }, go: function (event) {
      var page = this
      var say = function (value) { page.setData({ said: JSON.stringify(value === undefined ? null : value) }) }
      Promise.resolve((function () { ${body} })()).then(say, function (error) { say({ thrown: error.errMsg || String(error) }) })
    } })`,
    'pages/two/page.json': '{}',
    'pages/two/page.wxml': `<view id="two">{{from}}</view>`,
    'pages/two/page.js': `Page({ data: { from: '' }, onLoad: function (query) { this.setData({ from: query.from }) } })`,
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    fs.writeFileSync(path.join(folder, name), text)
  }
  return folder
}
