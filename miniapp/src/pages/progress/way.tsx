import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type Entry, fileAddress } from '../../data/index.ts'
import { Link, PhotoGrid, Rule, type TimelineEntry } from '../../ui/index.ts'
import { orderNumber, refusalWords, useLanguage, useWords, when } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { entryTitle, ReportLink, Story, useNow, workOrder } from '../../work-order/index.ts'
import { type ProgressReply, photosOf, type unsentOf } from './model.ts'

type Acts = {
  readonly urge: () => Promise<void>
  readonly discard: (entryId: string) => void
  readonly again: (entryId: string) => void
}

/** What happened, what comes next, and what this phone has not sent of it. */
export function Way({
  order,
  unsent,
  acts,
  tell,
  onNote,
  onCancel,
}: {
  order: ProgressReply
  unsent: ReturnType<typeof unsentOf>
  acts: Acts
  tell: (word: string) => void
  onNote: () => void
  onCancel: () => void
}) {
  const w = useWords(progress)
  const words = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const telling = { words, language, now, people: order.people, places: order.places }
  const dress = (entry: TimelineEntry): TimelineEntry => {
    const photos = photosOf(order.progress.rows, entry.id)
    return photos.length === 0 ? entry : { ...entry, sub: <Sub text={entry.sub} order={order} photos={photos} /> }
  }
  const waiting = unsent.waiting.map(
    (entry): TimelineEntry => ({
      id: entry.id,
      state: 'waiting',
      title: entryTitle(entry, words),
      sub: w.unsentNote,
      at: when(entry.bornAt, now, language),
    }),
  )
  const refused = unsent.refused.map(
    (entry): TimelineEntry => ({
      id: entry.id,
      state: 'refused',
      title: `${entryTitle(entry, words)} · ${w.notTaken}`,
      sub: <Refused entry={entry} acts={acts} />,
      at: when(entry.bornAt, now, language),
    }),
  )
  const { operations } = order
  return (
    <View>
      <Story progress={order.progress} telling={telling} before={[...refused, ...waiting]} dress={dress} />
      <Rule />
      <View className="way-foot">
        <View className="cap n" id="number">
          {words.number(orderNumber(order.number))}
        </View>
        <View className="way-links">
          <ReportLink order={order} tell={tell} />
          {operations.includes('cancel') && <Link word={w.cancel} tone="second" onTap={onCancel} />}
          {operations.includes('urge') && <Link word={w.urge} onTap={() => void acts.urge()} />}
          {operations.includes('comment') && <Link word={w.addNote} onTap={onNote} />}
        </View>
      </View>
    </View>
  )
}

function Sub({ text, order, photos }: { text: TimelineEntry['sub']; order: ProgressReply; photos: readonly string[] }) {
  const w = useWords(progress)
  const shown = photos.flatMap((id) => {
    const file = order.files[id]
    return file
      ? [{ id, src: fileAddress(file.thumbnail ?? file.url), full: fileAddress(file.url), label: w.photoOf }]
      : []
  })
  const open = (id: string) =>
    void Taro.previewImage({
      urls: shown.map(({ full }) => full),
      current: shown.find((one) => one.id === id)?.full ?? '',
    })
  return (
    <View>
      <View>{text}</View>
      <View className="way-photos">
        <PhotoGrid photos={shown.map(({ full, ...photo }) => photo)} onOpen={open} />
      </View>
    </View>
  )
}

function Refused({ entry, acts }: { entry: Entry; acts: Acts }) {
  const w = useWords(progress)
  const language = useLanguage()
  return (
    <View>
      <View>{entry.failure && refusalWords(entry.failure, language)}</View>
      <View className="way-answers">
        <Link word={w.understood} tone="second" onTap={() => acts.discard(entry.id)} />
        <Link word={w.sendAgain} onTap={() => acts.again(entry.id)} />
      </View>
    </View>
  )
}
