import { Text, View } from '@tarojs/components'
import { Avatar, Badge, Card, Chip, Chips, Link, List, Row, Section } from '../../ui/index.ts'
import { behalfWords } from '../../words/behalf.ts'
import { useSay, useWords } from '../../words/index.ts'
import { sameWhat, type Thing, type ThingChoice, type What, type Who, whoLine } from './model.ts'

/** Whose report it is. */
export function WhoLine({ who, onChange }: { who: Who; onChange: () => void }) {
  const w = useWords(behalfWords)
  return (
    <View className="behalf-who" id="who">
      <Avatar name={who.name} />
      <View className="sp behalf-name">
        <View className="b">{who.name}</View>
        <View className="sub n">{whoLine(who, w)}</View>
      </View>
      <Link word={w.changeWho} onTap={onChange} />
    </View>
  )
}

/** Through which entrance, where there is a choice. */
export function WhatCard({
  choices,
  chosen,
  onChoose,
}: {
  choices: readonly What[]
  chosen: What | null
  onChoose: (what: What) => void
}) {
  const w = useWords(behalfWords)
  const say = useSay()
  return (
    <Card id="what" title={w.what}>
      <Chips>
        {choices.map((one) => (
          <Chip
            key={`${one.entrance} ${one.workType}`}
            word={say(one.label)}
            on={sameWhat(one, chosen)}
            onTap={() => onChoose(one)}
          />
        ))}
      </Chips>
    </Card>
  )
}

/** Which device or place: all of them while none is chosen, then only the one. */
export function ThingCard({
  choices,
  chosen,
  address,
  onChoose,
  onChange,
}: {
  choices: readonly ThingChoice[]
  chosen: Thing | null
  address: string
  onChoose: (choice: ThingChoice) => void
  onChange: () => void
}) {
  const w = useWords(behalfWords)
  if (choices.length === 1) return null
  const on = choices.find((one) => isChosen(one, chosen, address)) ?? choices.find((one) => isChosen(one, chosen, ''))
  const shown = on ? [on] : choices
  return (
    <View id="things" className="behalf-things">
      <Section title={w.thing} end={on && <Link word={w.changeThing} onTap={onChange} />}>
        <List>
          {shown.map((one) => (
            <Row
              key={one.key}
              id={`thing-${one.key === 'elsewhere' ? one.key : shown.indexOf(one) + 1}`}
              icon={one === on ? 'good' : 'idle'}
              iconTone={one === on ? 'accent' : 'third'}
              strong
              title={one.title}
              sub={<Facts of={one} />}
              {...(one.open && { end: <Badge tone="active" word={w.beingRepaired} /> })}
              label={[one.title, one.sub, one.open && w.beingRepaired].filter(Boolean).join(', ')}
              {...(one !== on && { onTap: () => onChoose(one), bare: true })}
            />
          ))}
        </List>
      </Section>
    </View>
  )
}

function Facts({ of: { sub, facts } }: { of: ThingChoice }) {
  return (
    <>
      <View>{sub}</View>
      {facts !== '' && <Text>{facts}</Text>}
    </>
  )
}

function isChosen({ thing, address = '' }: ThingChoice, chosen: Thing | null, typed: string): boolean {
  if (chosen === null || thing.kind !== chosen.kind) return false
  return thing.kind === 'address' || chosen.kind === 'address' ? address === typed : thing.id === chosen.id
}
