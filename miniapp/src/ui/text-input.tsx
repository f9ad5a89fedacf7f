import { Input, type InputProps as Native, Text, Textarea, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
import { useDraft } from './use-draft.ts'
import { useFirstKeyboard } from './use-first-keyboard.ts'

export type InputProps<T> = {
  value: T
  onChange?: (value: T) => void
  /** For the screen reader; mostly the label of its `Field`. */
  label: string
  placeholder?: string
  unit?: string
  wrong?: boolean
  /** Only shown: no box, no keyboard. */
  readOnly?: boolean
  /** Drawn inside at the right: a scan button. */
  end?: ReactNode
  focus?: boolean
  maxLength?: number
  confirmType?: 'send' | 'search' | 'next' | 'go' | 'done'
  onConfirm?: () => void
  onBlur?: () => void
  id?: string
}

type Kept<T> = InputProps<T> & {
  read: (text: string) => T
  write: (value: T) => string
  before?: ReactNode
  native?: Partial<Native>
  search?: boolean
}

/** The one-line input that the others are made of; `read` and `write` stand between its text and its value. */
export function KeptInput<T>(props: Kept<T>) {
  const {
    value,
    onChange,
    label,
    placeholder,
    unit,
    wrong,
    readOnly,
    end,
    before,
    focus,
    maxLength,
    confirmType,
    onConfirm,
    onBlur,
    id,
  } = props
  const { text, type, settle } = useDraft(value, props.read, props.write)
  const [focused, setFocused] = useState(false)
  const around = useFirstKeyboard(focus === true && !readOnly)
  if (readOnly) {
    return (
      <View className="input-shown" {...(id && { id })}>
        <Text className="b n">{text === '' ? '—' : text}</Text>
        {unit && text !== '' && <Text className="input-unit">{unit}</Text>}
      </View>
    )
  }
  return (
    <View
      ref={around}
      className={classes(
        'input',
        focused && 'is-focused',
        wrong && 'is-wrong',
        text !== '' && 'is-filled',
        props.search && 'is-search',
      )}
    >
      {before}
      <Input
        className="input-native"
        placeholderClass="input-hint"
        value={text}
        {...(placeholder && { placeholder })}
        {...(focus && { focus })}
        {...(confirmType && { confirmType })}
        {...(id && { id })}
        {...props.native}
        {...aria({ label })}
        maxlength={maxLength ?? -1}
        onInput={(event) => onChange?.(type(event.detail.value))}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          settle()
          onBlur?.()
        }}
        onConfirm={() => onConfirm?.()}
      />
      {unit && <Text className="input-unit">{unit}</Text>}
      {end}
    </View>
  )
}

const same = (text: string) => text

/** One line of text. */
export const TextInput = (props: InputProps<string>) => <KeptInput {...props} read={same} write={same} />

/** Several lines of text; it grows with what is written. */
export function LongInput({
  value,
  onChange,
  label,
  placeholder,
  wrong,
  readOnly,
  end,
  focus,
  maxLength = 500,
  onBlur,
  id,
}: InputProps<string>) {
  const { text, type } = useDraft(value, same, same)
  const [focused, setFocused] = useState(false)
  const around = useFirstKeyboard(focus === true && !readOnly)
  if (readOnly) return <View className="input-shown">{text}</View>
  return (
    <View
      ref={around}
      className={classes(
        'input',
        'input-long',
        focused && 'is-focused',
        wrong && 'is-wrong',
        text !== '' && 'is-filled',
      )}
    >
      <Textarea
        className="input-native input-area"
        placeholderClass="input-hint"
        autoHeight
        value={text}
        maxlength={maxLength}
        {...(placeholder && { placeholder })}
        {...(focus && { focus })}
        {...(id && { id })}
        {...aria({ label })}
        onInput={(event) => onChange?.(type(event.detail.value))}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false)
          onBlur?.()
        }}
      />
      {end}
    </View>
  )
}
