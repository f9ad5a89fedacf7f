import { View } from '@tarojs/components'
import { useState } from 'react'
import { phone } from '../data/index.ts'
import { Button, Chip, Chips, IconButton, Stack, TextInput } from '../ui/index.ts'
import { common, useWords } from '../words/index.ts'
import { stockWords } from '../words/stock.ts'
import { withNumbers } from './model.ts'

/** The numbers of single pieces: scanned or typed, each a chip that a tap takes out again. */
export function Numbers({
  id,
  value,
  of,
  hint,
  onChange,
}: {
  id: string
  value: readonly string[]
  /** How many there are to be; null where their number is what is counted. */
  of: number | null
  hint?: string
  onChange: (numbers: readonly string[]) => void
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const [typed, setTyped] = useState('')
  const add = (said: string) => {
    onChange(withNumbers(value, said))
    setTyped('')
  }
  const scan = async () => {
    const said = await phone.scan()
    if (said) add(said)
  }
  return (
    <View className="stock-numbers" id={id}>
      <View className={of !== null && value.length > of ? 'cap t-bad' : 'cap'}>
        {of === null ? w.pieces(value.length) : w.numbersOf(value.length, of)}
        {hint && value.length === 0 && ` · ${hint}`}
      </View>
      {value.length > 0 && (
        <Chips>
          {value.map((one) => (
            <Chip key={one} small on word={one} onTap={() => onChange(value.filter((other) => other !== one))} />
          ))}
        </Chips>
      )}
      <Stack row gap={2} grow={0} align="center">
        <TextInput
          id={`${id}-typed`}
          value={typed}
          label={w.numbers}
          placeholder={w.numberHint}
          maxLength={64}
          onChange={setTyped}
          onConfirm={() => add(typed)}
        />
        {typed.trim() !== '' ? (
          <Button id={`${id}-add`} kind="soft" word={w.numberAdd} onTap={() => add(typed)} />
        ) : (
          <IconButton icon="scan" label={both.scan} onTap={() => void scan()} />
        )}
      </Stack>
    </View>
  )
}
