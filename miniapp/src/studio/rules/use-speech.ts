import { call, useResource } from '../../data/index.ts'
import { useLanguage, useSay, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { ruleWords } from '../../words/rules.ts'
import { studioWords } from '../../words/studio.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import { useMe } from '../../work-order/index.ts'
import { spanOf } from '../say/limits.ts'
import { useChoices } from '../use-choices.ts'
import type { Speech } from './automation-words.ts'
import { nodesOf, subjectsOf } from './subjects.ts'
import { useDefinitions } from './use-definitions.ts'

/** What rules may ask for and give, as the organization has it now. */
export function useRoutingChoices() {
  const me = useMe()
  const choices = useResource(me ? 'routing-choices' : null, () => call('GET /routing/choices', {}))
  return choices.value ?? { territories: [], shareSets: [], tags: [], sources: [], levels: [] }
}

const most = 6

/** Everything that the sentences of automation rules are made with, for rules about these work types. */
export function useSpeech(types: readonly string[]): Speech {
  const w = useWords(ruleWords)
  const me = useMe()
  const say = useSay()
  const s = useWords(studioWords)
  const kinds = useWords(studioKinds)
  const names = useWords(roleWords)
  const language = useLanguage()
  const { workTypes } = useChoices()
  const { tags, sources } = useRoutingChoices()
  // A rule for every work type may ask what any of them asks; the first few are enough to name it.
  const all = workTypes.slice(0, most).map(({ id }) => id)
  const definitions = useDefinitions(types.length > 0 ? types : all)
  const presets = useResource(me ? 'list:presets' : null, () => call('GET /presets', {}))
  const nodes = nodesOf(definitions, language)
  return {
    w,
    language,
    typeName: (key) => {
      const preset = presets.value?.presets.find((one) => one.key === key)
      return workTypes.find(({ id }) => id === key)?.word ?? (preset ? say(preset.label) : key)
    },
    whomName: (whom) => kinds[`who_${whom}`],
    roleName: (role) => names[role],
    spanName: (minutes) => {
      const { count, unit } = spanOf(minutes)
      return `${count} ${s[`${unit}Word`]}`
    },
    nodeName: (key) => nodes.find(({ id }) => id === key)?.word ?? key,
    subjects: subjectsOf(definitions, { w, language, tags, sources }),
  }
}
