import { View } from '@tarojs/components'
import { useState } from 'react'
import { Actions, Button } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { ruleWords } from '../../words/rules.ts'

/** Removing a rule: asked once more, since it cannot be taken back. */
export function RemoveRule({ what, busy, onRemove }: { what?: string; busy?: boolean; onRemove: () => void }) {
  const w = useWords(ruleWords)
  const shared = useWords(common)
  const [asking, setAsking] = useState(false)
  return (
    <View className="section">
      {asking && what && <View className="sub rules-order">{what}</View>}
      <Actions>
        {asking ? (
          <Button id="remove-sure" kind="danger" word={w.removeSure} busy={busy ?? false} onTap={onRemove} />
        ) : (
          <Button id="remove-rule" kind="quiet" word={w.removeRule} onTap={() => setAsking(true)} />
        )}
        {asking && <Button id="remove-not" kind="quiet" word={shared.cancel} onTap={() => setAsking(false)} />}
      </Actions>
    </View>
  )
}
