import { View } from '@tarojs/components'
import { useState } from 'react'
import { Many, turned } from '../panes/many.tsx'
import { Field, TextInput } from '../ui/index.ts'
import { wordsOf } from './words-of.ts'

const most = 12

/** A few short words: typed with spaces between, or tapped where they are known already. */
export function WordList({
  id,
  label,
  note,
  hint,
  error,
  value,
  known = [],
  onChange,
}: {
  id: string
  label: string
  note?: string
  hint?: string
  error?: string | undefined
  value: readonly string[]
  known?: readonly string[]
  onChange: (words: readonly string[]) => void
}) {
  // The text is kept as it is typed: a space at its end begins the next word.
  const [typed, setTyped] = useState(value.join(' '))
  const text = wordsOf(typed).join(' ') === value.join(' ') ? typed : value.join(' ')
  const offered = known.filter((word) => !value.includes(word)).slice(0, most)
  return (
    <Field label={label} error={error} {...(note && { note })} {...(hint && { hint })}>
      <TextInput
        id={id}
        label={label}
        value={text}
        onChange={(next) => {
          setTyped(next)
          onChange(wordsOf(next))
        }}
      />
      {offered.length > 0 && (
        <View className="known-words">
          <Many
            id={`${id}-known`}
            options={offered.map((word) => ({ id: word, word: `+ ${word}` }))}
            on={[]}
            onTap={(word) => onChange(turned(value, word))}
          />
        </View>
      )}
    </Field>
  )
}
