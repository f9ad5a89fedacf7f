import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { newId, outboxOf, pumpNow, storage } from '../../data/index.ts'
import { draftAgain, draftKey } from '../../report/index.ts'
import { Badge, BottomBar, Button, Card, ErrorState, KeyValue, Page, Rule, Skeleton, Track } from '../../ui/index.ts'
import { clock, common, outOf, refusalWords, useLanguage, useWords } from '../../words/index.ts'
import { progress } from '../../words/progress.ts'
import { useEntries, useMe } from '../../work-order/index.ts'

const home = '/pages/landing/page'

/** A report that the server has not taken yet: it is on this phone, or it was refused and can be changed. */
export function Kept({ reportKey }: { reportKey: string }) {
  const w = useWords(progress)
  const c = useWords(common)
  const language = useLanguage()
  const me = useMe()
  const entry = useEntries(me?.id ?? null).find(({ id }) => id === reportKey)
  const frame = { title: w.title, back: c.back, home }
  if (!entry) {
    return (
      <Page {...frame}>
        <Skeleton label={c.loading} />
      </Page>
    )
  }
  if (entry.state !== 'waiting') {
    const change = async () => {
      const { token, draft, page } = draftAgain(entry, newId())
      if (!(await storage.write(draftKey(token), draft))) return
      if (me) await outboxOf(me.id).discard(entry.id)
      await Taro.redirectTo({ url: page })
    }
    return (
      <Page
        {...frame}
        bar={
          <BottomBar>
            <Button id="change" kind="primary" size="l" grow word={w.changeIt} onTap={() => void change()} />
          </BottomBar>
        }
      >
        <ErrorState
          icon="bad"
          tone="bad"
          title={w.refusedTitle}
          what={entry.failure ? refusalWords(entry.failure, language) : ''}
          safe={[w.nothingLost]}
        />
      </Page>
    )
  }
  const done = entry.files.filter(({ confirmed }) => confirmed).length
  return (
    <Page
      {...frame}
      bar={
        <BottomBar>
          <Button kind="secondary" size="l" grow icon="sync" word={c.retry} onTap={pumpNow} />
        </BottomBar>
      }
    >
      <Card id="kept">
        <View className="status-head">
          <Badge tone="wait" icon="lock" word={c.keptOnPhone} />
          <View className="cap n">{clock(entry.bornAt)}</View>
        </View>
        <View className="h1 kept-title">{w.keptTitle}</View>
        <View className="t-second">{w.keptWhat}</View>
        {entry.files.length > 0 && (
          <>
            <Rule />
            <KeyValue name={w.files(outOf(done, entry.files.length))} value="" />
            <Track part={done / entry.files.length} label={outOf(done, entry.files.length)} />
          </>
        )}
      </Card>
    </Page>
  )
}
