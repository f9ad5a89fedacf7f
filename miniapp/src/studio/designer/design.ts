import type { Label } from '@field/domain/kernel'
import { type Language, say as sayLabel } from '@field/domain/kernel'
import { nodeOf, type Problem, type WorkTypeDefinition } from '@field/domain/workflow'
import { createContext, useContext } from 'react'
import { useLanguage, useWords } from '../../words/index.ts'
import { roleWords } from '../../words/roles.ts'
import { studioWords } from '../../words/studio.ts'
import { studioKinds } from '../../words/studio-kinds.ts'
import type { Names } from '../say/people.ts'
import type { DesignPlace } from './problem-place.ts'

export type Person = { readonly id: string; readonly name: string }

/** What every part of the designer works with. */
export type Design = {
  readonly definition: WorkTypeDefinition
  readonly change: (make: (definition: WorkTypeDefinition) => WorkTypeDefinition | null) => void
  readonly place: DesignPlace
  /** Goes to a place, or changes part of the present one. */
  readonly go: (to: Partial<DesignPlace>) => void
  readonly problems: readonly Problem[]
  readonly people: readonly Person[]
  /** The organization's work types, for opening a linked order. */
  readonly workTypes: readonly { readonly key: string; readonly label: Label }[]
  readonly tell: (word: string, undoable?: boolean) => void
  readonly openAdd: (after: string, kase: boolean) => void
}

const Context = createContext<Design | null>(null)
export const DesignProvider = Context.Provider

export function useDesign(): Design {
  const design = useContext(Context)
  if (!design) throw new Error('a part of the designer stands outside of it')
  return design
}

export type Said = Names & {
  readonly language: Language
  readonly say: (label: Label) => string
  /** A node by its label; its key where there is none. */
  readonly node: (key: string) => string
  readonly person: (id: string) => string
}

/** Everything that sentences are made with, in the present language. */
export function useSaid(): Said {
  const { definition, people } = useDesign()
  const w = useWords(studioWords)
  const k = useWords(studioKinds)
  const roles = useWords(roleWords)
  const language = useLanguage()
  const say = (label: Label) => sayLabel(label, language)
  return {
    w,
    k,
    roles,
    language,
    say,
    node: (key) => {
      const node = nodeOf(definition, key)
      return key === 'report' ? w.reportForm : node ? say(node.label) : key
    },
    person: (id) => people.find((one) => one.id === id)?.name ?? '…',
  }
}
