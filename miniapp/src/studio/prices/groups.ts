import { say } from '@field/domain/kernel'
import { type ItemSelector, itemName, type PriceRule } from '@field/domain/pricing'
import { ruleSentence, type Saying } from './sentences.ts'

type RuleLine = { readonly rule: PriceRule; readonly said: string }
type Group = {
  readonly id: string
  readonly item: ItemSelector
  readonly name: string
  readonly lines: readonly RuleLine[]
}

const holds = (text: string, typed: string): boolean => text.toLowerCase().includes(typed)

/** The rules by their item in the order they were made, each as a sentence; narrowed by what was typed. */
export function groupsOf(rules: readonly PriceRule[], saying: Saying, typed = ''): readonly Group[] {
  const groups = new Map<string, { item: ItemSelector; name: string; lines: RuleLine[] }>()
  const sought = typed.trim().toLowerCase()
  for (const rule of rules) {
    const id = itemName(rule.item)
    const group = groups.get(id) ?? {
      item: rule.item,
      name: saying.names.item(rule.item) || say(rule.label, saying.language),
      lines: [],
    }
    const said = ruleSentence(rule, saying)
    const { label } = rule
    if (sought !== '' && ![group.name, said, label['zh-CN'], label.en ?? ''].some((text) => holds(text, sought)))
      continue
    group.lines.push({ rule, said })
    groups.set(id, group)
  }
  return [...groups].map(([id, group]) => ({ id, ...group }))
}
