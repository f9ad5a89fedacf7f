import type { Reply } from '@field/contract'
import { View } from '@tarojs/components'
import { Well } from '../../ui/index.ts'
import { useLanguage } from '../../words/index.ts'
import { warningWords } from '../../words/problems.ts'

export type Warnings = NonNullable<Reply<'POST /work-types/:key/preview'>['warnings']>

/** What the publisher should mind before going ahead; nothing of it forbids to. */
export function PublishWarnings({ warnings }: { warnings: Warnings }) {
  const language = useLanguage()
  return (
    <>
      {warnings.map((one) => {
        const { wrong, advice } = warningWords(one, language)
        return (
          <View key={one.warning} id={`warning-${one.warning}`}>
            <Well>
              <View className="t-wait b">{wrong}</View>
              <View className="sub">{advice}</View>
            </Well>
          </View>
        )
      })}
    </>
  )
}
