import { View } from '@tarojs/components'
import { problemWords } from '../frame/index.ts'
import { Link, Strip } from '../ui/index.ts'
import { useLanguage, useWords } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { fieldAt } from './model.ts'
import type { Problem } from './use-send.ts'

const nobody = () => undefined

/** Why something was not taken, with the part or question it is about; nothing while there is no reason. */
export function Refused({
  problem,
  nameOf = nobody,
}: {
  problem: Problem | null
  nameOf?: (partId: string) => string | undefined
}) {
  const w = useWords(stockWords)
  const language = useLanguage()
  if (!problem) return null
  const why = problemWords(problem, language).what
  const path =
    problem.why !== 'refused'
      ? null
      : (problem.failure.path ??
        problem.failure.faults?.[0]?.path.replace(/^\/?(body\/)?/, '').replace(/\//g, '.') ??
        null)
  const field = fieldAt(path, nameOf, w)
  return (
    <View className="stock-why" id="not-taken">
      <Strip tone="bad">{field ? w.atField(field, why) : why}</Strip>
    </View>
  )
}

/** Says that what was typed last time is back, with the way out of it. */
export function Restored({ of }: { of: { readonly restored: boolean; readonly forget: () => void } }) {
  const w = useWords(stockWords)
  if (!of.restored) return null
  return (
    <View className="stock-why">
      <Strip tone="wait" end={<Link word={w.giveUp} onTap={of.forget} />}>
        {w.restored}
      </Strip>
    </View>
  )
}
