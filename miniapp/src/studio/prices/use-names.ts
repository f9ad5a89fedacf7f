import type { Condition } from '@field/domain/condition'
import { call, useResource } from '../../data/index.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { priceWords } from '../../words/prices.ts'
import { roleWords } from '../../words/roles.ts'
import { ruleWords } from '../../words/rules.ts'
import { useMe } from '../../work-order/index.ts'
import { conditionSentence, type Speech } from '../rules/automation-words.ts'
import { useRoutingChoices } from '../rules/use-speech.ts'
import { nameTierOf } from './names.ts'
import type { Saying } from './sentences.ts'

const most = 200

/** Everything that rules name, as the organization has it now: to choose from and to speak of. */
export function usePriceNames() {
  const me = useMe()
  const w = useWords(priceWords)
  const rules = useWords(ruleWords)
  const roles = useWords(roleWords)
  const say = useSay()
  const language = useLanguage()
  const services = useResource(me ? 'price-services' : null, () =>
    call('GET /service-items', { query: { limit: most } }),
  )
  const parts = useResource(me ? 'price-parts' : null, () =>
    call('GET /parts', { query: { limit: most, retired: 'any' } }),
  )
  const standing = useResource(me ? 'list:price-tiers' : null, () => call('GET /price-tiers', {}))
  const places = useResource(me ? 'list:places' : null, () => call('GET /places', { query: {} }))
  const choices = useRoutingChoices()
  const subjects: Speech['subjects'] = [
    { at: { from: 'order', key: 'urgent' }, word: w.subject_urgent, kind: 'truth' },
    { at: { from: 'order', key: 'hour' }, word: w.subject_hour, kind: 'number' },
    { at: { from: 'order', key: 'weekday' }, word: w.subject_weekday, kind: 'number' },
    { at: { from: 'order', key: 'source' }, word: w.subject_source, kind: 'text' },
  ]
  const speech: Speech = {
    w: rules,
    language,
    typeName: (key) => key,
    whomName: (whom) => whom,
    roleName: (role) => roles[role],
    spanName: (minutes) => `${minutes}`,
    subjects,
  }
  const { tiers = [], levels = [], grades = [] } = standing.value ?? {}
  const labelled = (all: readonly { key: string; label: Parameters<typeof say>[0] }[], key: string) => {
    const one = all.find((each) => each.key === key)
    return one ? say(one.label) : key
  }
  const itemNames = {
    service_item: new Map((services.value?.items ?? []).map(({ id, name }) => [id, say(name)])),
    part: new Map((parts.value?.items ?? []).map(({ id, name }) => [id, say(name)])),
  }
  const saying: Saying = {
    w,
    language,
    names: {
      item: (item) => {
        if (item.kind === 'surcharge') return w.surcharge(item.key)
        if (item.kind === 'service_item' || item.kind === 'part') return itemNames[item.kind].get(item.id) ?? ''
        const whole = { labour: w.allLabour, parts: w.allParts, surcharges: w.allSurcharges }
        return Object.hasOwn(whole, item.key) ? whole[item.key as keyof typeof whole] : w.category(item.key)
      },
      territory: (id) => choices.territories.find((one) => one.id === id)?.name ?? '…',
      tier: (key) => nameTierOf(labelled(tiers, key), key, w),
      level: (key) => labelled(levels, key),
      grade: (key) => labelled(grades, key),
      heat: (key) => (Object.hasOwn(w, `heat_${key}`) ? w[`heat_${key}` as 'heat_hot'] : key),
      condition: (when: Condition) => conditionSentence(when, speech),
    },
  }
  return {
    saying,
    speech,
    territories: choices.territories,
    shareSets: choices.shareSets,
    tiers: tiers.some(({ key }) => key === 'standard')
      ? tiers
      : [{ key: 'standard', label: { 'zh-CN': w.tierStandard } }, ...tiers],
    levels,
    grades,
    standing,
    places: places.value?.items ?? [],
  }
}

export type PriceNames = ReturnType<typeof usePriceNames>
