import path from 'node:path'
import postcss from 'postcss'
import { webLengths } from './phone/elements/lengths.ts'

const tag = /(^|[\s>+~,(])(?!(?:from|to)\b)([a-z][a-z-]*)(?=$|[\s>+~,.:#[)])/g

/**
 * WXSS as CSS of the browser: rpx become parts of the screen's width, tag selectors name the custom elements that play
 * WeChat's components, and `@import` takes the other sheet in. `read` gives the text of a file of the output.
 */
export function webStyles(wxss: string, name: string, read: (file: string) => string): string {
  const root = postcss.parse(wxss, { from: `${name}.wxss` })
  root.walkAtRules('import', (rule) => {
    const file = path.posix.join(path.posix.dirname(name), rule.params.replace(/^["']|["']$/g, ''))
    rule.replaceWith(postcss.parse(webStyles(read(file), file.replace(/\.wxss$/, ''), read)))
  })
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return
    rule.selectors = rule.selectors.map((selector) =>
      selector.replace(tag, (all, before: string, name: string) =>
        name.startsWith('wx-') ? all : `${before}wx-${name}`,
      ),
    )
  })
  root.walkDecls((declaration) => {
    declaration.value = webLengths(declaration.value)
  })
  return root.toString()
}
