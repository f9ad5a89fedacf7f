import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge, BottomBar, Button, Card, KeyValue, List, ProgressBar, Row, Rule } from '../../ui/index.ts'
import { useLanguage, useWords } from '../../words/index.ts'
import { landing as landingWords } from '../../words/landing.ts'
import { statusLook, statusWord, useNow, workOrder } from '../../work-order/index.ts'
import { ThingCard } from '../thing.tsx'
import { alreadyOf, type Landing } from './model.ts'
import { useFollow } from './use-landing.ts'

type Props = { token: string; landing: Landing; tell: (word: string) => void }

/** The thing is reported already: how far it is, and how to join. */
export function Already({ token, landing, tell }: Props) {
  const words = useWords(landingWords)
  const orderWords = useWords(workOrder)
  const telling = { words, language: useLanguage(), now: useNow() }
  const follow = useFollow(token, landing, tell)
  const { open } = landing
  if (!open) return null
  const { told, parts, expected, latest, followers } = alreadyOf(open, landing.asset?.name ?? '', telling)
  const status = open.status as keyof typeof statusLook
  return (
    <View>
      <ThingCard landing={landing} recognised={words.recognised} />
      <Card id="already">
        <Badge {...statusLook[status]} word={statusWord(status, orderWords)} />
        <View className="h1 already-title">{words.alreadyReported}</View>
        <View className="t-second">{told}</View>
        <View className="t-second">{words.noNeedAgain}</View>
        <ProgressBar parts={parts} />
        {(expected || latest) && <Rule />}
        {expected && <KeyValue name={words.expectedArrival} value={<Text className="h2 n">{expected}</Text>} />}
        {latest && <KeyValue name={words.latestArrival} value={<Text className="h2 n">{latest}</Text>} />}
      </Card>
      {landing.known && (
        <List>
          <Row
            icon="users"
            iconTone="accent"
            title={words.meToo}
            sub={followers}
            end={<Button id="me-too" kind="soft" word={words.plusOne} busy={follow.busy} onTap={follow.meToo} />}
          />
          <Row
            id="add-evidence"
            icon="camera"
            iconTone="accent"
            title={words.addEvidence}
            sub={words.addEvidenceWhat}
            onTap={follow.addEvidence}
          />
        </List>
      )}
    </View>
  )
}

/** Follow is the one thing to do; another problem with the same thing is still a report of its own. */
export function AlreadyBar({ token, landing, tell }: Props) {
  const w = useWords(landingWords)
  const follow = useFollow(token, landing, tell)
  const report = () => Taro.navigateTo({ url: `/pages/report/page?scene=${encodeURIComponent(token)}` })
  return (
    <BottomBar below={<Button id="another" kind="quiet" word={w.anotherProblem} onTap={() => void report()} />}>
      <Button
        id="follow"
        kind="primary"
        size="l"
        grow
        icon="bell"
        word={w.followThis}
        busy={follow.busy}
        onTap={follow.followIt}
      />
    </BottomBar>
  )
}
