import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria.ts'
import { Icon } from './icon.tsx'

export type FieldProps = {
  label: string
  /** At the right of the label: "可不填". */
  note?: string
  /** A sentence about how to fill it. */
  hint?: string
  /** What is wrong with it; it takes the place of the hint. */
  error?: string | undefined
  children: ReactNode
  id?: string
}

/** The frame of one question: its label above the control, a hint or what is wrong with it below. */
export function Field({ label, note, hint, error, children, id }: FieldProps) {
  return (
    <View className="field" {...(id && { id })}>
      <View className="field-label">
        <Text className="sp">{label}</Text>
        {note && <Text className="cap">{note}</Text>}
      </View>
      {children}
      {error ? (
        <View className="field-error" {...aria({ role: 'alert', live: 'polite' })}>
          <Icon name="bad" size="s" />
          <Text className="sp">{error}</Text>
        </View>
      ) : (
        hint && <View className="cap field-hint">{hint}</View>
      )}
    </View>
  )
}
