import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Badge, BottomBar, Button, List, Row } from '../../ui/index.ts'
import { date, useLanguage, useWords } from '../../words/index.ts'
import { landing as landingWords } from '../../words/landing.ts'
import { useNow } from '../../work-order/index.ts'
import { ThingCard } from '../thing.tsx'
import { type Landing, offerOf, warrantiesOf } from './model.ts'
import { signInHere } from './use-landing.ts'

/** What is known of the thing, and what a report now is promised. */
export function Offer({ landing }: { landing: Landing }) {
  const words = useWords(landingWords)
  const telling = { words, language: useLanguage(), now: useNow() }
  const warranties = warrantiesOf(landing, telling)
  const { arrive, site, price } = offerOf(landing, telling)
  const recognised = { asset: words.recognised, store: words.recognisedStore, entrance: words.entrance }
  const last = landing.asset?.lastService
  return (
    <View>
      <ThingCard landing={landing} recognised={recognised[landing.kind]} />
      {(warranties.length > 0 || last) && (
        <List>
          {warranties.map(({ label, until, good }) => (
            <Row
              key={label}
              icon="shield"
              iconTone={good ? 'good' : 'third'}
              title={label}
              sub={words.warrantyUntil(until)}
              end={<Badge tone={good ? 'good' : 'idle'} word={good ? words.inWarranty : words.outOfWarranty} />}
            />
          ))}
          {last && (
            <Row icon="wrench" iconTone="third" title={words.lastService} sub={`${date(last.at)} ${last.title}`} />
          )}
        </List>
      )}
      {(arrive || price) && (
        <List>
          {arrive && (
            <Row
              id="promise"
              icon="clock"
              iconTone="accent"
              title={
                <>
                  <Text>{words.reportNow}</Text>
                  <Text className="b n">{arrive}</Text>
                  <Text>{words.thenVisit}</Text>
                </>
              }
              {...(site && { sub: site })}
            />
          )}
          {price && (
            <Row
              id="price-from"
              icon="money"
              iconTone="accent"
              title={
                <>
                  <Text>{words.visitFrom}</Text>
                  <Text className="b n">{price}</Text>
                  <Text>{words.andUp}</Text>
                </>
              }
              sub={words.noSurprise}
            />
          )}
        </List>
      )}
      {!landing.known && <View className="sub landing-stranger">{words.strangerWhat}</View>}
    </View>
  )
}

/** Reports, or follows what is reported; somebody who is not signed in is signed in by the same tap. */
export function OfferBar({
  token,
  landing,
  tell,
  reload,
}: {
  token: string
  landing: Landing
  tell: (word: string) => void
  reload: () => Promise<void>
}) {
  const w = useWords(landingWords)
  const start = async () => {
    if (!landing.known) {
      if (!(await signInHere(landing))) return tell(w.cannotSignIn)
      await reload()
      if (landing.door === 'follow') return
    }
    await Taro.navigateTo({ url: `/pages/report/page?scene=${encodeURIComponent(token)}` })
  }
  const follows = landing.door === 'follow'
  const reportWord = landing.kind === 'asset' ? w.reportThis : w.reportHere
  return (
    <BottomBar hint={follows ? w.noPhoneNumber : w.howLong}>
      <Button
        id={follows ? 'sign-in' : 'report'}
        kind="primary"
        size="l"
        grow
        word={follows ? w.signInToFollow : reportWord}
        onTap={() => void start()}
      />
    </BottomBar>
  )
}
