import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard, useWide } from '../../frame/index.ts'
import { RoleTabs } from '../../roles/index.ts'
import {
  Actions,
  Badge,
  Button,
  Coach,
  Empty,
  Field as Frame,
  IconButton,
  List,
  Page,
  Row,
  SearchInput,
  Section,
  Sheet,
  SkeletonList,
  Tap,
  TextInput,
  useToast,
} from '../../ui/index.ts'
import { coachWords } from '../../words/coach.ts'
import { entranceWords } from '../../words/entrances.ts'
import { common, useSay, useWords } from '../../words/index.ts'
import { keyWords } from '../../words/keys.ts'
import { priceWords } from '../../words/prices.ts'
import { ruleWords } from '../../words/rules.ts'
import { studioWords } from '../../words/studio.ts'
import { insideOf, ordered, type PresetCard, searched, type WorkTypeCard } from './model.ts'
import { designerOf, useGallery } from './use-gallery.ts'
import './page.css'

/** The organization's work types, and the trades to begin another from. */
export default function GalleryPage() {
  const w = useWords(studioWords)
  const c = useWords(coachWords)
  const shared = useWords(common)
  const toast = useToast()
  const gallery = useGallery(() => toast.show({ word: w.notMade }))
  const [typed, setTyped] = useState('')
  const [inside, setInside] = useState<PresetCard | null>(null)
  const [naming, setNaming] = useState(false)
  const { presets, workTypes } = gallery
  const own = searched(ordered(workTypes.value?.workTypes ?? []), typed)
  const trades = searched(presets.value?.presets ?? [], typed)
  const known = presets.value !== null && workTypes.value !== null
  const problem = presets.problem ? presets : workTypes
  return (
    <Page
      title={w.title}
      layout="panes"
      tabs={<RoleTabs current="studio" />}
      toast={toast.node}
      actions={<Neighbours />}
      top={
        <View className="gallery-top">
          <Coach
            name="gallery"
            nextWord={c.next}
            doneWord={shared.done}
            skipWord={c.skip}
            steps={[{ id: 'begin', target: 'gallery-find', title: c.galleryTake, words: c.galleryTakeWhat }]}
          />
          <View className="gallery-search">
            <View id="gallery-find">
              <SearchInput
                id="search"
                value={typed}
                onChange={setTyped}
                label={w.search}
                placeholder={w.search}
                clearLabel={shared.clear}
              />
            </View>
          </View>
        </View>
      }
      over={
        inside ? (
          <Inside
            preset={inside}
            busy={gallery.busy !== null}
            onTake={() =>
              void gallery.begin(inside.key, { preset: inside.key }).then((made) => made && setInside(null))
            }
            onClose={() => setInside(null)}
          />
        ) : (
          naming && (
            <EmptySheet
              busy={gallery.busy !== null}
              onCreate={(name) =>
                void gallery.begin('empty', { label: { 'zh-CN': name } }).then((made) => made && setNaming(false))
              }
              onClose={() => setNaming(false)}
            />
          )
        )
      }
    >
      {!known ? (
        problem.problem ? (
          <ProblemCard of={{ ...problem, reload: problem.reload }} />
        ) : (
          <SkeletonList rows={6} />
        )
      ) : (
        <>
          <Section title={w.ours}>
            {own.length === 0 ? (
              <Empty
                icon="flow"
                title={typed ? w.noneFound : w.noneOurs}
                sub={typed ? w.noneFoundWhat : w.noneOursWhat}
              />
            ) : (
              <View className="cards">
                {own.map((card) => (
                  <OwnCard key={card.key} card={card} />
                ))}
              </View>
            )}
          </Section>
          <Section
            title={w.begin}
            end={<Button id="begin-empty" kind="soft" icon="plus" word={w.empty} onTap={() => setNaming(true)} />}
          >
            <View className="cards" id="presets">
              {trades.map((preset) => (
                <TradeCard
                  key={preset.key}
                  preset={preset}
                  busy={gallery.busy === preset.key}
                  onLook={() => setInside(preset)}
                  onTake={() => void gallery.begin(preset.key, { preset: preset.key })}
                />
              ))}
            </View>
            {trades.length === 0 && <Empty icon="search" title={w.noneFound} sub={w.noneFoundWhat} />}
          </Section>
        </>
      )}
    </Page>
  )
}

/** What stands beside the work types: how orders come in, where they go, and who else may ask. In words where they fit. */
function Neighbours() {
  const wide = useWide()
  const pages = [
    { id: 'entrances', icon: 'scan', word: useWords(entranceWords).title },
    { id: 'rules', icon: 'fork', word: useWords(ruleWords).title },
    { id: 'prices', icon: 'money', word: useWords(priceWords).title },
    { id: 'keys', icon: 'lock', word: useWords(keyWords).title },
  ] as const
  return (
    <View className="gallery-facts">
      {pages.map(({ id, icon, word }) => {
        const open = () => void Taro.navigateTo({ url: `/studio/${id}/page` })
        return (
          <View key={id} id={`to-${id}`} className="gallery-neighbour">
            {wide ? (
              <Button kind="quiet" icon={icon} word={word} onTap={open} />
            ) : (
              <IconButton kind="plain" icon={icon} label={word} onTap={open} />
            )}
          </View>
        )
      })}
    </View>
  )
}

function OwnCard({ card }: { card: WorkTypeCard }) {
  const w = useWords(studioWords)
  const say = useSay()
  return (
    <View className="cards-one">
      <Tap
        id={`type-${card.key}`}
        className="card gallery-card"
        label={say(card.label)}
        onTap={() => void Taro.navigateTo({ url: designerOf(card.key) })}
      >
        <View className="h2">{say(card.label)}</View>
        <View className="gallery-facts">
          {card.published ? (
            <Badge tone="good" word={w.published(card.published.number)} />
          ) : (
            <Badge tone="idle" word={w.notPublished} />
          )}
          {card.draft?.changed && <Badge tone="wait" word={w.hasDraft} />}
          <Text className="cap n">{w.openOrders(card.openOrders)}</Text>
        </View>
      </Tap>
    </View>
  )
}

function TradeCard({
  preset,
  busy,
  onLook,
  onTake,
}: {
  preset: PresetCard
  busy: boolean
  onLook: () => void
  onTake: () => void
}) {
  const w = useWords(studioWords)
  const say = useSay()
  return (
    <View className="cards-one">
      <View className="card gallery-card">
        <View className="h2">{say(preset.industry)}</View>
        <View className="cap n">{w.counts(preset.nodes, preset.fields)}</View>
        <View className="sub gallery-summary">{say(preset.summary)}</View>
        <Actions>
          <Button id={`look-${preset.key}`} kind="quiet" word={w.look} onTap={onLook} />
          <Button id={`take-${preset.key}`} grow kind="secondary" word={w.take} busy={busy} onTap={onTake} />
        </Actions>
      </View>
    </View>
  )
}

function Inside({
  preset,
  busy,
  onTake,
  onClose,
}: {
  preset: PresetCard
  busy: boolean
  onTake: () => void
  onClose: () => void
}) {
  const w = useWords(studioWords)
  const shared = useWords(common)
  const say = useSay()
  const whole = useResource(`preset:${preset.key}`, () => call('GET /presets/:key', { params: { key: preset.key } }))
  const steps = whole.value ? insideOf(whole.value.definition, studioWords.reportForm) : []
  return (
    <Sheet
      open
      title={say(preset.industry)}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button id="take-this" grow kind="primary" size="l" word={w.take} busy={busy} onTap={onTake} />
        </Actions>
      }
    >
      <View className="sub">{say(preset.summary)}</View>
      {whole.value === null && (whole.problem ? <ProblemCard of={whole} /> : <SkeletonList rows={5} />)}
      {whole.value && (
        <>
          <Section title={w.flow}>
            <List>
              {steps.map(({ key, label, fields }) => (
                <Row key={key} title={say(label)} {...(fields.length > 0 && { sub: fields.map(say).join(' · ') })} />
              ))}
            </List>
          </Section>
          {whole.value.items.length > 0 && (
            <Section title={w.services}>
              <View className="sub">{whole.value.items.map(({ label }) => say(label)).join(' · ')}</View>
            </Section>
          )}
        </>
      )}
    </Sheet>
  )
}

function EmptySheet({
  busy,
  onCreate,
  onClose,
}: {
  busy: boolean
  onCreate: (name: string) => void
  onClose: () => void
}) {
  const w = useWords(studioWords)
  const shared = useWords(common)
  const [name, setName] = useState('')
  return (
    <Sheet
      open
      title={w.empty}
      closeLabel={shared.close}
      onClose={onClose}
      foot={
        <Actions>
          <Button
            id="create-empty"
            grow
            kind="primary"
            size="l"
            word={w.create}
            busy={busy}
            off={name.trim() === '' ? w.nameFirst : undefined}
            onTap={() => onCreate(name.trim())}
          />
        </Actions>
      }
    >
      <View className="sub">{w.emptyWhat}</View>
      <Frame label={w.emptyName}>
        <TextInput
          id="empty-name"
          label={w.emptyName}
          placeholder={w.emptyExample}
          value={name}
          maxLength={40}
          focus
          onChange={setName}
        />
      </Frame>
    </Sheet>
  )
}
