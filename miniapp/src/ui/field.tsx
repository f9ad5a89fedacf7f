import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode, useContext } from 'react'
import { aria } from './aria.ts'
import { classes } from './class-name.ts'
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

const Fault = createContext<{ readonly label: string; readonly why: string } | null>(null)
/** Around the questions of a form: the one with this label was not taken, and why; its label has the id `faulty`. */
export const FaultyField = Fault.Provider

/** The frame of one question: its label above the control, a hint or what is wrong with it below. */
export function Field({ label, note, hint, error: own, children, id }: FieldProps) {
  const fault = useContext(Fault)
  const faulty = fault?.label === label
  const error = own ?? (faulty ? fault.why : undefined)
  return (
    <View className={classes('field', faulty && 'is-faulty')} {...(id && { id })}>
      <View className="field-label" {...(faulty && { id: 'faulty' })}>
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
