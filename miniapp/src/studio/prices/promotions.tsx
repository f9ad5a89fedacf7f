import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { FormPane, NoneYet } from '../../panes/two-panes.tsx'
import { Badge, Card, classes, Row, Section, SkeletonList, Tap } from '../../ui/index.ts'
import { date, useSay, useWords } from '../../words/index.ts'
import { standingWords } from '../../words/price-standing.ts'
import { useMe } from '../../work-order/index.ts'
import { EndNow } from './grant-form.tsx'
import type { PartView } from './part-view.ts'
import { PromotionForm } from './promotion-form.tsx'
import { type Campaign, campaignLabel, campaignsOf, giftWords, type Promotion } from './promotion-model.ts'
import { tones } from './standing.tsx'
import { daysOf, standingOf } from './standing-model.ts'
import type { PriceNames } from './use-names.ts'

const stateOf = (one: Promotion) => standingOf(one, Date.now(), date(Date.now()))

/** Promotions by campaign: many cities of one call together. */
export function usePromotions(active: boolean, names: PriceNames, tell: (word: string) => void): PartView {
  const w = useWords(standingWords)
  const me = useMe()
  const [open, setOpen] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const promotions = useResource(me && active ? 'list:promotions' : null, () => call('GET /promotions', { query: {} }))
  const campaigns = campaignsOf(promotions.value?.promotions ?? [])
  const chosen = campaigns.find(({ id }) => id === open)
  return {
    close: () => setOpen(null),
    add: {
      id: 'add-promotion',
      word: w.promote,
      onTap: () => {
        setTurn(turn + 1)
        setOpen('new')
      },
    },
    foot: null,
    hint: { icon: 'tag', title: campaigns.length === 0 ? w.noPromotions : w.pickPromotion, sub: w.promotionsWhat },
    list: !promotions.value ? (
      promotions.problem ? (
        <ProblemCard of={promotions} />
      ) : (
        <SkeletonList rows={4} />
      )
    ) : campaigns.length === 0 ? (
      <NoneYet icon="tag" title={w.noPromotions} sub={w.promotionsWhat} />
    ) : (
      <View className="two-cards" id="promotions">
        {campaigns.map((one) => (
          <CampaignCard key={one.id} of={one} on={one.id === open} onTap={() => setOpen(one.id)} />
        ))}
      </View>
    ),
    form:
      open === 'new' ? (
        <PromotionForm
          key={turn}
          names={names}
          onMade={(campaign, count) => {
            tell(w.launched(count))
            void promotions.reload().then(() => setOpen(campaign))
          }}
        />
      ) : chosen ? (
        <CampaignPane
          key={chosen.id}
          of={chosen}
          onEnded={() => {
            tell(w.endedNow)
            void promotions.reload()
          }}
        />
      ) : null,
  }
}

function useSpan() {
  const w = useWords(standingWords)
  return (one: Promotion) => {
    const { from, last } = daysOf(one, date)
    return `${from ?? w.now} – ${last ?? w.open}`
  }
}

function CampaignCard({ of, on, onTap }: { of: Campaign; on: boolean; onTap: () => void }) {
  const w = useWords(standingWords)
  const say = useSay()
  const spanOf = useSpan()
  const { all } = of
  const [first] = all
  const name = say(campaignLabel(of))
  const running = all.filter((one) => stateOf(one) === 'holds').length
  const state = running > 0 ? 'holds' : stateOf(first)
  return (
    <Tap
      id={`campaign-${first.campaign ?? first.id}`}
      className={classes('pick-card', on && 'is-on', state === 'ended' && 'is-off')}
      label={name}
      onTap={onTap}
    >
      <View className="two-line">
        <View className="b sp">{name}</View>
        <Badge tone={tones[state]} word={running > 0 ? w.running(running) : w[state]} />
      </View>
      <View className="sub">{[giftWords(first.gift, w), w[`on_${first.on}`]].join(' · ')}</View>
      <View className="cap n">{[w.inCities(all.length), spanOf(first)].join(' · ')}</View>
    </Tap>
  )
}

/** One campaign: what is given, and each city with its own end. */
function CampaignPane({ of, onEnded }: { of: Campaign; onEnded: () => void }) {
  const w = useWords(standingWords)
  const say = useSay()
  const spanOf = useSpan()
  const [city, setCity] = useState<string | null>(null)
  const { all } = of
  const [first] = all
  const chosen = all.find(({ id }) => id === city)
  const live = chosen && stateOf(chosen) !== 'ended'
  return (
    <FormPane
      id="campaign"
      title={say(campaignLabel(of))}
      {...(live && {
        foot: (
          <EndNow
            key={chosen.id}
            run={(key) => call('POST /promotions/:id/end', { params: { id: chosen.id }, body: {}, key })}
            onEnded={onEnded}
          />
        ),
      })}
    >
      <Card>
        <View className="b">{giftWords(first.gift, w)}</View>
        <View className="sub">{[w[`on_${first.on}`], spanOf(first)].join(' · ')}</View>
      </Card>
      <Section title={w.inCities(all.length)}>
        <View className="list" id="campaign-cities">
          {all.map((one) => (
            <Row
              key={one.id}
              id={`city-${one.id}`}
              title={one.territory ?? w.country}
              strong={one.id === city}
              end={<Badge tone={tones[stateOf(one)]} word={w[stateOf(one)]} />}
              bare
              label={one.territory ?? w.country}
              onTap={() => setCity(one.id === city ? null : one.id)}
            />
          ))}
        </View>
      </Section>
      <View className="cap price-note">{w.endWhat}</View>
    </FormPane>
  )
}
