import { View } from '@tarojs/components'
import { Button, Field, IconButton, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { libraryWords } from '../../words/library.ts'
import { noText, type Pair } from './model.ts'

type Props = {
  id: string
  label: string
  hint: string
  value: readonly Pair[]
  most: number
  maxLength: number
  /** What the line at a place is called, counted from one. */
  lineWord: (at: number) => string
  addWord: string
  onChange: (value: readonly Pair[]) => void
}

/** A few texts in both languages, one below the other. */
export function LabelsField({ id, label, hint, value, most, maxLength, lineWord, addWord, onChange }: Props) {
  const w = useWords(libraryWords)
  const shared = useWords(common)
  const set = (at: number, part: Partial<Pair>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <Field label={label} hint={hint}>
      {value.map(({ zh, en }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own, and stays in its place while it is typed
        <View key={index} className="lib-pair">
          <View className="lib-pair-in">
            <TextInput
              id={`${id}-${index}`}
              label={lineWord(index + 1)}
              placeholder={lineWord(index + 1)}
              value={zh}
              maxLength={maxLength}
              onChange={(next) => set(index, { zh: next })}
            />
            <View className="lib-second">
              <TextInput
                id={`${id}-${index}-en`}
                label={w.inEnglish(lineWord(index + 1))}
                placeholder={w.inEnglish(lineWord(index + 1))}
                value={en}
                maxLength={maxLength}
                onChange={(next) => set(index, { en: next })}
              />
            </View>
          </View>
          <IconButton
            kind="plain"
            icon="close"
            label={`${shared.remove} ${lineWord(index + 1)}`}
            onTap={() => onChange(value.filter((_, at) => at !== index))}
          />
        </View>
      ))}
      {value.length < most && (
        <View className="lib-add">
          <Button id={`add-${id}`} kind="quiet" icon="plus" word={addWord} onTap={() => onChange([...value, noText])} />
        </View>
      )}
    </Field>
  )
}
