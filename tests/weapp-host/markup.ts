/** The page that is the phone: the screen, and the hidden realm of the logic inside it. */
export const phonePage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>weapp</title>
<script type="importmap">{ "imports": { "glass-easel": "/lib/glass-easel.js", "glass-easel-miniprogram-adapter": "/lib/adapter.js" } }</script>
<style id="phone-style">
:root { --rpx: calc(100vw / 750) }
html, body { height: 100%; margin: 0; overflow: hidden; -webkit-tap-highlight-color: transparent }
body { font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif; line-height: 1.6 }
#screen { height: 100% }
wx-page { display: block; height: 100%; overflow-y: auto; overflow-x: hidden; position: relative }
wx-page[hidden] { display: none }
wx-view, wx-form, wx-picker-view { display: block }
wx-view[hidden], wx-text[hidden], wx-image[hidden], wx-button[hidden], wx-scroll-view[hidden] { display: none }
wx-text { white-space: pre-line; -webkit-user-select: none; user-select: none }
wx-text[user-select], wx-text[selectable] { -webkit-user-select: text; user-select: text }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
wx-image > img { display: block; width: 100%; height: 100% }
wx-button { display: block; position: relative; box-sizing: border-box; margin: 0 auto; padding: 0 14px; border-radius: 5px; overflow: hidden;
  font-size: 18px; line-height: 2.5556; text-align: center; color: #000; background-color: #f8f8f8; cursor: pointer }
wx-button::after { content: ""; position: absolute; inset: 0 auto auto 0; width: 200%; height: 200%; border: 1px solid rgba(0, 0, 0, .2); border-radius: 10px;
  box-sizing: border-box; transform: scale(.5); transform-origin: 0 0; pointer-events: none }
wx-input { display: block; height: 1.4rem; min-height: 1.4rem; overflow: hidden }
wx-textarea { display: block; position: relative; width: 300px; height: 150px }
wx-input, wx-textarea { position: relative }
wx-input > input, wx-textarea > textarea { display: block; width: 100%; height: 100%; min-height: inherit; margin: 0; padding: 0; border: 0; outline: 0; background: none;
  font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; resize: none; box-sizing: border-box }
wx-input > .hint, wx-textarea > .hint { position: absolute; inset: 0; pointer-events: none; color: gray; white-space: nowrap; overflow: hidden; display: flex; align-items: center }
wx-textarea > .hint { white-space: pre-wrap; align-items: start }
wx-scroll-view { display: block; width: 100%; overflow: hidden; -webkit-overflow-scrolling: touch }
wx-scroll-view[scroll-y] { overflow-y: auto }
wx-scroll-view[scroll-x] { overflow-x: auto }
wx-scroll-view[show-scrollbar="false"]::-webkit-scrollbar { display: none }
wx-canvas { display: block; position: relative; width: 300px; height: 150px }
wx-canvas > canvas { display: block; width: 100%; height: 100% }
wx-picker { display: block }
#capsule { position: fixed; box-sizing: border-box; border: 1px solid rgba(128, 128, 128, .4); border-radius: 16px; pointer-events: none; z-index: 2147483000 }
.phone-sheet { position: fixed; inset: 0; z-index: 2147483001; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 8px;
  background: rgba(0, 0, 0, .5); color: #000; font-size: 16px }
.phone-sheet > div { min-width: 240px; padding: 16px; border-radius: 8px; background: #fff }
.phone-sheet button { margin: 8px 8px 0 0; padding: 8px 16px; border: 0; border-radius: 6px; font: inherit }
</style>
<body><div id="screen"></div><div id="capsule"></div>
<script type="module">import '/phone/main.ts'</script>
</body>
</html>`

/** The realm of the logic: no page to see, and no way to make code from text. */
export const logicPage = `<!doctype html><meta charset="utf-8"><body></body>`
