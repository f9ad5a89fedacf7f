import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import postcss from 'postcss'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../miniapp/src/', import.meta.url))
const sheets = globSync('**/*.css', { cwd: root })
const parsed = (file: string) => postcss.parse(readFileSync(root + file, 'utf8'))

/** Only the browser gets these; those under data/ stand in for what WeChat itself draws, in WeChat's colours. */
const webOnly = (file: string) => file.endsWith('web.css') || file.startsWith('data/')
/** A signature is dark on white and the label on a photograph light on dark in every theme; a knob is white. */
const fixedColours = /^(#ffffff|#656a73|#2747b8|#83878f|rgba\(17, 19, 24, \.\d+\))$/

describe.each(sheets.filter((file) => !webOnly(file)))('%s', (file) => {
  test('asks for nothing that a mini-program or an old phone lacks', () => {
    const wrong: string[] = []
    parsed(file).walk((node) => {
      if (node.type === 'rule' && /(^|[\s>+~,])\*|:has\(|:is\(|:where\(/.test(node.selector)) wrong.push(node.selector)
      if (node.type === 'atrule' && /^(container|layer|supports)$/.test(node.name)) wrong.push(`@${node.name}`)
      if (node.type !== 'decl') return
      if (/^(gap|row-gap|column-gap|inset|aspect-ratio|place-items)$/.test(node.prop))
        wrong.push(`${node.prop} in ${node.parent}`)
      if (/sticky|color-mix|\b(dvh|svh|lvh)\b/.test(node.value)) wrong.push(`${node.prop}: ${node.value}`)
    })
    expect(wrong).toEqual([])
  })

  test.runIf(!/tokens\.css|icons\.css/.test(file))('takes its colours from the tokens', () => {
    const wrong: string[] = []
    parsed(file).walkDecls((node) => {
      for (const [colour] of node.value.matchAll(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)/gi)) {
        if (!fixedColours.test(colour)) wrong.push(`${node.prop}: ${colour}`)
      }
    })
    expect(wrong).toEqual([])
  })

  test.runIf(!/tokens\.css|icons\.css/.test(file))('writes no text smaller than 11, and 11 only in a count', () => {
    const wrong: string[] = []
    parsed(file).walkDecls('font-size', (node) => {
      const size = /^(\d+)px$/.exec(node.value)?.[1]
      if (size && Number(size) < 12 && !(node.parent as postcss.Rule).selector.includes('.count'))
        wrong.push(String(node.parent))
    })
    expect(wrong).toEqual([])
  })
})
