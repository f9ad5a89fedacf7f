import { Text, View } from '@tarojs/components'
import { openLarge } from '../../form/fields/photos.tsx'
import type { FormFiles } from '../../form/index.ts'
import { useVoice } from '../../form/index.ts'
import { Badge, Button, Card, Icon, IconButton, KeyValue, List, Photo, Row, Stack, Strip } from '../../ui/index.ts'
import { formWords } from '../../words/form.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { libraryTaskWords } from '../../words/library-task.ts'
import { technician } from '../../words/technician.ts'
import { useNow, type Work, workOrder } from '../../work-order/index.ts'
import { openMap } from '../navigate.ts'
import { OrderItems } from './item-list.tsx'
import { type OrderItem, updatedIn } from './items-model.ts'
import { assetOf, overviewOf, saidOf, storyOf } from './overview-model.ts'

type Props = {
  work: Work
  files: FormFiles
  items: readonly OrderItem[]
  openItem: (item: OrderItem) => void
}

/** What to know of a task: its promise, the place, the customer's own words, the device. */
export function OverviewTab({ work, files, items, openItem }: Props) {
  const words = useWords(technician)
  const w = useWords(libraryTaskWords)
  const say = useSay()
  const orderWords = useWords(workOrder)
  const language = useLanguage()
  const now = useNow()
  const { detail } = work
  const head = overviewOf(work, { words, orderWords, language, now })
  const asset = assetOf(detail, now, language, words)
  const story = storyOf(detail, words)
  const { position } = detail
  const updated = updatedIn(items)
  const [first] = updated
  return (
    <Stack gap={3}>
      <Card id="promise">
        <Stack gap={2}>
          <Stack row gap={2} grow={head.rework ? 0 : 1}>
            <Stack row gap={1} wrap>
              <Badge {...head.mark} />
              {head.rework && <Badge {...head.rework} />}
            </Stack>
            {!head.rework && <View className="cap">{head.number}</View>}
            <View className="task-ready">
              <Icon name="cloud-ok" tone="good" />
              <Text className="t-good b">{words.offlineLoaded}</Text>
            </View>
          </Stack>
          {head.rework && <View className="cap">{head.number}</View>}
          {head.due && (
            <Stack row gap={2} grow={0} align="baseline">
              <View className="h1">{head.due}</View>
              {head.remaining && <View className={head.late ? 'sub t-bad b' : 'sub'}>{head.remaining}</View>}
            </Stack>
          )}
          {head.acceptBy && <View className="sub">{head.acceptBy}</View>}
        </Stack>
      </Card>
      {first && (
        <List>
          <Row
            id="updated-items"
            icon="info"
            iconTone="turn"
            title={w.updatedItems(say(first.label), updated.length - 1)}
            end={<Badge tone="turn" word={w.updated} />}
            onTap={() => openItem(first)}
          />
        </List>
      )}
      {head.paused && <Strip tone="wait">{head.paused}</Strip>}
      {!head.paused && head.sentBack && (
        <Strip tone="turn" icon="undo">
          {head.sentBack}
        </Strip>
      )}
      {!head.paused && !head.sentBack && head.hint !== '' && (
        <Strip tone="wait" icon="info">
          {head.hint}
        </Strip>
      )}
      <List>
        <Row
          icon="pin"
          title={head.place.title}
          sub={head.place.sub}
          {...(position && {
            end: (
              <IconButton
                icon="go"
                label={words.navigate}
                onTap={() => openMap(position, detail.placeName ?? detail.address, detail.address)}
              />
            ),
          })}
        />
        <Row icon="user" title={head.reporter} sub={head.reportedAt} />
      </List>
      <CustomerSaid work={work} files={files} at={head.reportedAt} />
      <OrderItems items={items} onOpen={openItem} />
      {asset && (
        <List>
          <Row icon="shield" iconTone={asset.covered ? 'good' : 'second'} title={asset.title} sub={asset.sub} />
          {story !== '' && <Row icon="clock" title={story} />}
        </List>
      )}
      {head.sentBack && head.hint !== '' && (
        <Card>
          <View className="sub">{head.hint}</View>
        </Card>
      )}
    </Stack>
  )
}

/** The report in the customer's own words, pictures and voice. */
function CustomerSaid({ work: { detail }, files, at }: { work: Work; files: FormFiles; at: string }) {
  const words = useWords(technician)
  const form = useWords(formWords)
  const say = useSay()
  const said = saidOf(detail, useLanguage())
  const voice = useVoice()
  const text = said.words.join('\n')
  return (
    <Card title={words.customerSaid} end={<Text className="cap n">{at}</Text>}>
      <Stack gap={2}>
        {said.ticked.length > 0 && (
          <View>
            {said.ticked.map((one) => (
              <Text key={one} className="b task-ticked">
                {one}
              </Text>
            ))}
          </View>
        )}
        <View className="t-second">{text || (said.ticked.length > 0 ? '' : words.noWords)}</View>
        {said.photos.length + said.voices.length > 0 && (
          <Stack row wrap gap={2}>
            {said.photos.map((id) => {
              const file = files.shown(id)
              return (
                file && (
                  <Photo key={id} src={file.src} label={form.photo} onTap={() => openLarge(files, said.photos, id)} />
                )
              )
            })}
            {said.voices.map((id, index) => {
              const file = files.shown(id)
              return (
                file && (
                  <Button
                    key={id}
                    kind="soft"
                    icon={voice.playing === file.full ? 'wait' : 'play'}
                    word={form.voice(index + 1)}
                    onTap={() => voice.toggle(file.full)}
                  />
                )
              )
            })}
          </Stack>
        )}
        {said.more.map(({ name, value }) => (
          <KeyValue key={value} name={say(name)} value={value} />
        ))}
      </Stack>
    </Card>
  )
}
