import { Text } from '@tarojs/components'
import { FormPane } from '../../panes/two-panes.tsx'
import { Card, KeyValue, List, Row, Section, Strip } from '../../ui/index.ts'
import { date, money, useSay, useWords } from '../../words/index.ts'
import { stockPartsWords } from '../../words/stock-parts.ts'
import type { Part } from './model.ts'

/** Where each piece with a number is, and since when. */
export function Pieces({ of: { pieces } }: { of: Pick<Part, 'pieces'> }) {
  const w = useWords(stockPartsWords)
  return (
    <Section title={w.pieces} end={<Text className="n">{pieces.length}</Text>}>
      <List>
        {pieces.length === 0 && <Row title={w.noPieces} />}
        {pieces.map(({ serial, location, since }) => (
          <Row
            key={serial}
            id={`piece-${serial}`}
            title={serial}
            sub={[location.name, w.since(date(since))].join(' · ')}
          />
        ))}
      </List>
    </Section>
  )
}

/** Who took a part out of use or back into it, the newest first; nothing for one that always was in use. */
export function Retirements({ of: { retirements } }: { of: Pick<Part, 'retirements'> }) {
  const w = useWords(stockPartsWords)
  if (retirements.length === 0) return null
  return (
    <Section title={w.story}>
      <List>
        {retirements.map(({ retired, at, by }) => (
          <Row
            key={at}
            title={retired ? w.retiredBy(by) : w.restoredBy(by)}
            end={<Text className="n">{date(at)}</Text>}
          />
        ))}
      </List>
    </Section>
  )
}

/** A part as those see it who may not change it. */
export function PartShown({ of }: { of: Part }) {
  const w = useWords(stockPartsWords)
  const say = useSay()
  return (
    <FormPane
      id="part-shown"
      title={`${say(of.name)} ${of.code}`}
      badge={of.retiredAt === null ? null : { tone: 'idle', word: w.retired }}
    >
      <Strip tone="idle">{w.readOnly}</Strip>
      <Section title={w.kept}>
        <Card>
          <KeyValue name={w.category} value={of.category || w.unknown} />
          <KeyValue name={w.fits} value={of.fits.join('、') || w.every} />
          <KeyValue name={w.serial} value={of.serial ? w.yes : w.no} />
          <KeyValue name={w.oldBack} value={of.oldPartReturn ? w.yes : w.no} />
          {of.oldPartReturn && <KeyValue name={w.deposit} value={money(of.deposit)} />}
          {of.oldPartReturn && <KeyValue name={w.returnDays} value={`${of.returnDays} ${w.days}`} />}
          <KeyValue name={w.cost} value={of.cost === null ? w.unknown : money(of.cost)} />
        </Card>
      </Section>
      {of.serial && <Pieces of={of} />}
      <Retirements of={of} />
    </FormPane>
  )
}
