import type { AcceptanceLine } from '@field/contract'
import { View } from '@tarojs/components'
import { Actions, Button, LongInput, Sheet, Toggle } from '../../ui/index.ts'
import { confirm } from '../../words/confirm.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import type { Confirming } from './use-confirm.ts'

/** Which lines are to be done again, and what is wrong with each. */
export function ReworkSheet({
  open,
  onClose,
  lines,
  confirming,
}: {
  open: boolean
  onClose: () => void
  lines: readonly AcceptanceLine[]
  confirming: Pick<Confirming, 'chosen' | 'toggle' | 'say' | 'verdicts' | 'sendBack'>
}) {
  const w = useWords(confirm)
  const say = useSay()
  const { chosen, toggle, verdicts } = confirming
  const count = Object.keys(chosen).length
  const lacking = count === 0 ? w.reworkChoose : verdicts ? undefined : w.reworkSay
  return (
    <Sheet
      open={open}
      title={w.reworkTitle}
      closeLabel={useWords(common).close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="send-back"
            kind="primary"
            size="l"
            grow
            word={w.reworkSend(count)}
            {...(lacking && { off: lacking })}
            onTap={() => void confirming.sendBack()}
          />
        </Actions>
      }
    >
      {lines
        .filter(({ locked }) => !locked)
        .map(({ key, label, action }) => (
          <View key={key} className="line-block" id={`redo-${key}`}>
            <Toggle
              word={say(label)}
              {...(action && { sub: say(action) })}
              on={chosen[key] !== undefined}
              onChange={() => toggle(key)}
            />
            {chosen[key] !== undefined && (
              <LongInput
                id={`redo-words-${key}`}
                label={w.reworkWhy}
                value={chosen[key]}
                placeholder={w.reworkWhy}
                maxLength={500}
                onChange={(words) => confirming.say(key, words)}
              />
            )}
          </View>
        ))}
    </Sheet>
  )
}
