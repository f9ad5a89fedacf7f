import { View } from '@tarojs/components'
import type { ComponentProps, ReactNode } from 'react'
import { Actions, Button, FaultyField } from '../ui/index.ts'
import { useWords } from '../words/index.ts'
import { studioParts } from '../words/studio-parts.ts'
import { NotTaken, type Problem, useWhy } from './not-taken.tsx'
import { Restored } from './restored.tsx'
import { FormPane } from './two-panes.tsx'

type Sent = { readonly busy: boolean; readonly problem: Problem | null; readonly dirty: boolean }

type FootProps = {
  /** What `useSentForm` gave. */
  of: Sent
  save: {
    readonly id: string
    readonly word: string
    readonly run: () => unknown
    /** What is missing yet, in words. */
    readonly lack?: string | null | undefined
    /** It makes something new, or may be sent as it stands: that nothing was changed is no reason to wait. */
    readonly fresh?: boolean
  }
  /** The question at which the fault is, in words. */
  field?: string | null | undefined
  /** Between why it was not taken and the buttons. */
  note?: ReactNode
  /** Other buttons, before the one that sends. */
  others?: ReactNode
}

/** The foot of a form: why it was not taken, and the button that sends it, which says why it cannot be sent yet. */
export function SentFoot({ of, save, field, note, others }: FootProps) {
  const { nothingNew } = useWords(studioParts)
  const off = save.lack ?? (save.fresh || of.dirty ? undefined : nothingNew)
  return (
    <>
      <NotTaken problem={of.problem} field={field} />
      {note && <View className="two-why">{note}</View>}
      <Actions>
        {others}
        <Button
          id={save.id}
          grow
          kind="primary"
          size="l"
          word={save.word}
          busy={of.busy}
          off={off}
          onTap={() => void save.run()}
        />
      </Actions>
    </>
  )
}

type FormProps = Omit<ComponentProps<typeof FormPane>, 'foot'> &
  FootProps & { of: Sent & ComponentProps<typeof Restored>['of'] }

/** A form that is sent as a whole: what came back from the last time, the questions, and its foot. What is not taken is said in the foot and at its question, which comes into view. */
export function SentForm({ id, title, badge = null, seek, children, ...foot }: FormProps) {
  const why = useWhy(foot.of.problem)
  const fault = foot.field && why !== null ? { label: foot.field, why } : null
  return (
    <FormPane
      id={id}
      title={title}
      badge={badge}
      seek={seek ?? (fault ? 'faulty' : undefined)}
      foot={<SentFoot {...foot} />}
    >
      <Restored of={foot.of} />
      <FaultyField value={fault}>{children}</FaultyField>
    </FormPane>
  )
}
