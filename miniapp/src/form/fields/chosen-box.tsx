import { Text } from '@tarojs/components'
import { classes, Icon, type IconName, Tap } from '../../ui/index.ts'

type Props = {
  id: string
  label: string
  /** What is chosen; empty while nothing is. */
  word: string
  empty: string
  wrong: boolean
  icon?: IconName
  onTap: () => void
}

/** The box of a field whose answer is chosen on a sheet. */
export function ChosenBox({ id, label, word, empty, wrong, icon = 'down', onTap }: Props) {
  return (
    <Tap
      id={id}
      className={classes('input', 'choose', word !== '' && 'is-filled', wrong && 'is-wrong')}
      label={`${label} ${word || empty}`}
      onTap={onTap}
    >
      <Text className={classes('sp', word === '' ? 't-third' : 'b')}>{word || empty}</Text>
      <Icon name={icon} tone="second" />
    </Tap>
  )
}
