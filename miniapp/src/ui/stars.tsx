import { Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { Tap } from './tap.tsx'

/** One to five stars, with the word that goes with the chosen number; 0 is not chosen yet. */
export function Stars({
  value,
  onChange,
  words,
}: {
  value: number
  onChange: (value: number) => void
  words: readonly [string, string, string, string, string]
}) {
  return (
    <View>
      <View className="stars">
        {words.map((word, index) => (
          <Tap
            key={word}
            className="star"
            role="radio"
            label={`${index + 1} ${word}`}
            checked={index + 1 === value}
            onTap={() => onChange(index + 1)}
          >
            <Icon name={index < value ? 'star-on' : 'star'} size="xl" tone="accent" />
          </Tap>
        ))}
      </View>
      <View className="stars-word">
        {value > 0 && <Text className="b">{words[value - 1]}</Text>}
        {value > 0 && <Text className="t-second n"> {value} / 5</Text>}
      </View>
    </View>
  )
}
