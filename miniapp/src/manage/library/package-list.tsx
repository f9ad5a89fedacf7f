import { View } from '@tarojs/components'
import { NoneYet } from '../../panes/two-panes.tsx'
import { Badge, classes, Tap } from '../../ui/index.ts'
import { duration, money, useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import type { Package } from './package-model.ts'

type Props = { packages: readonly Package[]; chosen: string | null; onChoose: (key: string) => void }

/** The packages with what they hold and cost; those on offer first. */
export function PackageList({ packages, chosen, onChoose }: Props) {
  const w = useWords(libraryWords)
  const say = useSay()
  const language = useLanguage()
  if (packages.length === 0) return <NoneYet icon="list" title={w.nonePackages} sub={w.nonePackagesWhat} />
  return (
    <View className="two-cards">
      {[...packages]
        .sort((a, b) => Number(a.retired) - Number(b.retired))
        .map(({ key, label, summary, lines, minutes, total, retired }) => (
          <Tap
            key={key}
            id={`package-${key}`}
            className={classes('pick-card', key === chosen && 'is-on', retired && 'is-off')}
            label={say(label)}
            onTap={() => onChoose(key)}
          >
            <View className="two-line">
              <View className="b sp">{say(label)}</View>
              {retired ? (
                <Badge tone="idle" word={w.retired} />
              ) : (
                total !== null && <View className="n strong">{money(total)}</View>
              )}
            </View>
            <View className="sub">{say(summary)}</View>
            <View className="cap">
              {[w.linesShort(lines.length), duration(minutes * 60_000, language), total === null && w.noPrice]
                .filter(Boolean)
                .join(' · ')}
            </View>
          </Tap>
        ))}
    </View>
  )
}
