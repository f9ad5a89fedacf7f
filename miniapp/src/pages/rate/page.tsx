import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  Avatar,
  BottomBar,
  Button,
  Card,
  Chip,
  Chips,
  Empty,
  Link,
  LongInput,
  Page,
  Skeleton,
  Stack,
  Stars,
  Strip,
  useToast,
} from '../../ui/index.ts'
import { common, recording, useWords } from '../../words/index.ts'
import { rate } from '../../words/rate.ts'
import { report } from '../../words/report.ts'
import { Trouble } from '../trouble.tsx'
import { useRate } from './use-rate.ts'
import './page.css'

const tags = ['onTime', 'clear', 'tidy', 'fairPrice', 'late', 'notFixed'] as const

/** How it was: stars, a few words, or nothing; the confirmation before it can be taken back for a moment. */
export default function Rate() {
  const w = useWords(rate)
  const c = useWords(common)
  const full = useWords(report).cannotKeep
  const toast = useToast()
  const rating = useRate()
  const [stars, setStars] = useState(0)
  const [chosen, setChosen] = useState<readonly (typeof tags)[number][]>([])
  const [words, setWords] = useState('')
  const { id, order, justConfirmed } = rating
  const { value, problem, unsent } = order
  const frame = { title: w.title, back: c.back, home: `/pages/progress/page?id=${id}` }
  if (!value) {
    return (
      <Page {...frame}>
        {problem ? <Trouble problem={problem} onRetry={() => void order.reload()} /> : <Skeleton label={c.loading} />}
      </Page>
    )
  }
  const rated = unsent.waiting.some(({ about }) => about.what === 'rate')
  const possible = justConfirmed || value.operations.includes('rate')
  if (value.rating || rated || !possible) {
    return (
      <Page {...frame}>
        <Empty icon="star" title={value.rating || rated ? w.already : w.notYet}>
          <Button id="to-progress" kind="soft" word={w.toProgress} onTap={() => void rating.toProgress()} />
        </Empty>
      </Page>
    )
  }
  const submit = async () => {
    const sent = await rating.submit({ stars, tags: chosen.map((tag) => w[tag]), words: words.trim() })
    if (!sent) toast.show({ word: full })
  }
  const toggle = (tag: (typeof tags)[number]) =>
    setChosen(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag])
  const { technician } = value
  const waits = unsent.waiting.some(({ about }) => about.what === 'complete')
  return (
    <Page
      {...frame}
      toast={toast.node}
      bar={
        <BottomBar>
          <Button id="skip" size="l" word={w.skip} onTap={() => void rating.skip()} />
          <Button
            id="submit"
            kind="primary"
            size="l"
            grow
            word={w.submit}
            {...(stars === 0 && { off: w.chooseStars })}
            onTap={() => void submit()}
          />
        </BottomBar>
      }
    >
      {rating.seconds !== null ? (
        <Strip
          tone="wait"
          icon="good"
          end={<Link word={w.takeBack(recording(rating.seconds))} onTap={() => void rating.undo()} />}
        >
          <Text className="b">{w.noted}</Text>
        </Strip>
      ) : (
        justConfirmed && (
          <Strip tone={waits ? 'wait' : 'good'} icon={waits ? 'cloud-up' : 'good'}>
            <Text className="b">{waits ? w.kept : w.confirmed}</Text>
          </Strip>
        )
      )}
      <Card id="rating">
        <View className="rate-head">
          {technician && <Avatar name={technician.name} />}
          <View className="sp">
            <View className="h2">{technician ? w.howWas(technician.name) : w.howWasIt}</View>
            <View className="sub">{value.title}</View>
          </View>
        </View>
        <Stack gap={4}>
          <Stars value={stars} onChange={setStars} words={[w.star1, w.star2, w.star3, w.star4, w.star5]} />
          <Chips>
            {tags.map((tag) => (
              <Chip key={tag} word={w[tag]} on={chosen.includes(tag)} onTap={() => toggle(tag)} />
            ))}
          </Chips>
          <LongInput
            id="rate-words"
            label={w.sayMore}
            value={words}
            placeholder={w.sayMore}
            maxLength={500}
            onChange={setWords}
          />
        </Stack>
      </Card>
    </Page>
  )
}
