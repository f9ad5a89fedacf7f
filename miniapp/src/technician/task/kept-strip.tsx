import type { FormSchema } from '@field/domain/form'
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Entry } from '../../data/index.ts'
import { Strip } from '../../ui/index.ts'
import { common, useLanguage, useSay, useWords, when } from '../../words/index.ts'
import { technician } from '../../words/technician.ts'
import { useConnected } from '../../work-order/index.ts'
import { refusedWords } from './refused-words.ts'

/** How many pieces an order still has on the phone: actions and the files they carry. */
export const piecesLeft = (entries: readonly Pick<Entry, 'files'>[]): number =>
  entries.reduce((sum, { files }) => sum + 1 + files.filter(({ confirmed }) => !confirmed).length, 0)

/** What of this order is on this phone only; nothing when all of it was delivered. */
export function KeptStrip({ entries, form }: { entries: readonly Entry[]; form: FormSchema | undefined }) {
  const say = useSay()
  const words = useWords(technician)
  const both = useWords(common)
  const language = useLanguage()
  const connected = useConnected(entries)
  const refused = entries.filter(({ state }) => state !== 'waiting').length
  const last = entries.at(-1)
  if (refused > 0) {
    return (
      <Strip
        tone="turn"
        icon="clash"
        label={words.refusedHere(refused)}
        onTap={() => void Taro.navigateTo({ url: '/technician/outbox/page' })}
      >
        {refusedWords(entries, form, language, words, say)}
      </Strip>
    )
  }
  if (!last) return null
  const toSend = <Text className="b n">{both.toSend(piecesLeft(entries))}</Text>
  if (connected) {
    return (
      <Strip tone="wait" icon="cloud-up" end={toSend}>
        {words.sending}
      </Strip>
    )
  }
  return (
    <Strip tone="idle" icon="cloud-off" end={toSend}>
      {words.noSignal}
      <Text className="b">{words.keptHere}</Text> <Text className="n">{when(last.bornAt, Date.now(), language)}</Text>
    </Strip>
  )
}
