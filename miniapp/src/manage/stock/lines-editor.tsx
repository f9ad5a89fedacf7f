import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, phone } from '../../data/index.ts'
import { FoundName, useCatalog } from '../../form/catalog/index.ts'
import { Numbers } from '../../stock/index.ts'
import { IconButton, List, MoneyInput, NumberInput, Row, SearchInput, Stack } from '../../ui/index.ts'
import { common, useLanguage, useSay, useWords } from '../../words/index.ts'
import { stockWords } from '../../words/stock.ts'
import { type Line, withLine, withPart } from './model.ts'

const mostFound = 8

type Which = { readonly retired?: 'any' }

/** The list on this phone holds only the first of many parts; a code that it lacks is asked for. */
async function partOf(said: string, which: Which) {
  const answer = await call('GET /parts', { query: { q: said, limit: 20, ...which } })
  return answer.ok ? answer.value.items.find(({ code }) => code.toLowerCase() === said.toLowerCase()) : undefined
}

/** Parts with how many of each: searched or scanned; numbers for those that have some, and what one cost where it is asked. */
export function LinesEditor({
  lines,
  onChange,
  cost = false,
  numbers,
}: {
  lines: readonly Line[]
  onChange: (lines: readonly Line[]) => void
  cost?: boolean
  /** What leaving the numbers out means; without it each piece must have one. */
  numbers?: string
}) {
  const w = useWords(stockWords)
  const both = useWords(common)
  const language = useLanguage()
  const say = useSay()
  const [unknown, setUnknown] = useState<string | null>(null)
  // What is out of use is moved like everything else; only the supplier is not asked for it.
  const which: Which = cost ? {} : { retired: 'any' }
  const catalog = useCatalog(cost ? 'list:parts' : 'list:parts:any', (q) =>
    call('GET /parts', { query: q === undefined ? { limit: 200, ...which } : { q, limit: 20, ...which } }),
  )
  const add = (part: Parameters<typeof withPart>[1]) => {
    onChange(withPart(lines, part))
    catalog.setTyped('')
    setUnknown(null)
  }
  const scan = async () => {
    const said = (await phone.scan())?.trim()
    if (!said) return
    const here = catalog.all.find(({ code }) => code.toLowerCase() === said.toLowerCase())
    const part = here ?? (await partOf(said, which))
    if (part) add(part)
    else setUnknown(said)
  }
  return (
    <Stack gap={2}>
      <Stack row gap={2} grow={0}>
        <SearchInput
          id="search-add"
          value={catalog.typed}
          label={w.addPart}
          placeholder={w.searchPart}
          clearLabel={both.clear}
          onChange={catalog.setTyped}
        />
        <IconButton icon="scan" label={both.scan} onTap={() => void scan()} />
      </Stack>
      {unknown !== null && <View className="sub t-wait">{w.notOnList(unknown)}</View>}
      {catalog.found?.length === 0 && !catalog.loading && <View className="sub">{w.nothingFound}</View>}
      {catalog.found && catalog.found.length > 0 && (
        <List>
          {catalog.found.slice(0, mostFound).map((row) => (
            <Row
              key={row.id}
              id={`add-${row.code}`}
              bare
              title={<FoundName name={say(row.name)} ranges={language === 'zh-CN' ? row.match : []} />}
              sub={row.code}
              label={`${w.addPart} ${say(row.name)}`}
              onTap={() => add(row)}
            />
          ))}
        </List>
      )}
      {lines.length > 0 && (
        <List>
          {lines.map((line) => (
            <Row
              key={line.id}
              id={`line-${line.code}`}
              title={`${say(line.name)} ${line.code}`}
              sub={
                <>
                  <View className="stock-line-in">
                    <View className="cap">{w.quantity}</View>
                    <View className="stock-number">
                      <NumberInput
                        id={`pieces-${line.code}`}
                        label={`${w.quantity} ${line.code}`}
                        value={line.quantity}
                        onChange={(quantity) =>
                          onChange(withLine(lines, line.id, { quantity: Math.max(1, Math.round(quantity ?? 1)) }))
                        }
                      />
                    </View>
                  </View>
                  {cost && (
                    <View className="stock-line-in">
                      <View className="cap">{w.cost}</View>
                      <View className="stock-cost">
                        <MoneyInput
                          id={`cost-${line.code}`}
                          label={`${w.cost} ${line.code}`}
                          placeholder={w.costOptional}
                          value={line.cost}
                          onChange={(next) => onChange(withLine(lines, line.id, { cost: next }))}
                        />
                      </View>
                    </View>
                  )}
                  {line.serial && (
                    <Numbers
                      id={`numbers-${line.code}`}
                      value={line.serials}
                      of={line.quantity}
                      {...(numbers !== undefined && { hint: numbers })}
                      onChange={(serials) => onChange(withLine(lines, line.id, { serials }))}
                    />
                  )}
                </>
              }
              end={
                <IconButton
                  kind="plain"
                  icon="close"
                  label={w.remove(say(line.name))}
                  onTap={() => onChange(withLine(lines, line.id, { quantity: 0 }))}
                />
              }
            />
          ))}
        </List>
      )}
    </Stack>
  )
}
