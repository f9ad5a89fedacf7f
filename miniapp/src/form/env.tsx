import type { ConditionFacts } from '@field/domain/condition'
import type { Answers } from '@field/domain/form'
import type { Instant, Label } from '@field/domain/kernel'
import { createContext, type ReactNode, useContext } from 'react'
import type { FormState } from './form-state.ts'

/** A photo, sound or signature as it can be drawn; null when it is on another phone. */
export type FormFile = {
  readonly src: string
  readonly full: string
  readonly state: 'kept' | 'sent'
  readonly at: Instant | null
  /** What a document is called. */
  readonly name?: string | null
}

export type FormFiles = {
  readonly shown: (id: string) => FormFile | null
  /** Takes photos now; their ids, once they are kept on this phone. */
  readonly photograph: (options: { count: number; camera: boolean }) => Promise<readonly string[]>
  readonly keepSignature: (path: string) => Promise<string>
  /** Keeps a recording, video or document; without it none can be added here. */
  readonly keep?: (purpose: 'audio' | 'video' | 'file', path: string, name?: string) => Promise<string>
}

/** Why a checklist line came back. */
export type Remark = { readonly of: 'store' | 'customer'; readonly words: string; readonly photos: readonly string[] }

export type FormSheet = { readonly title: string; readonly body: ReactNode }

/** What every field of one form works with. */
export type FormEnv = {
  readonly form: FormState
  readonly readOnly: boolean
  readonly files: FormFiles
  readonly facts: ConditionFacts
  /** Checklist lines of this round; null means all. */
  readonly openLines: readonly string[] | null
  /** The answers of the round before, with which closed lines stay and reopened ones are compared. */
  readonly before: Answers
  readonly remarks: Readonly<Record<string, Remark>>
  /** The field that was just asked for by name: only this one says that it is missing. */
  readonly pointed: string | null
  /** The checklist line that is open, of those the person chose; null: the first unfinished one. */
  readonly openLine: string | null
  readonly onOpenLine: (line: string | null) => void
  /** Fields that this person may see here and not change. */
  readonly locked?: readonly string[]
  /** Fields that this person does not see here. */
  readonly hidden?: readonly string[]
  /** Elements get no ids: another drawing of the same keys stands on the page. */
  readonly unnamed?: boolean
  /** The order that parts and services are priced for. */
  readonly orderId?: string
  /** What assets, persons, parts and services in the answers are called, by id. */
  readonly names?: Readonly<Record<string, Label>>
  /** Sheets belong to the page, or they would scroll away. */
  readonly onSheet: (sheet: FormSheet | null) => void
}

const Env = createContext<FormEnv | null>(null)
export const FormEnvProvider = Env.Provider

export function useFormEnv(): FormEnv {
  const env = useContext(Env)
  if (!env) throw new Error('a field stands outside its form')
  return env
}

/** Gives the form's env where there is none around, else leaves the nearer and newer one. */
export function EnvOutside({ env, children }: { env: FormEnv; children: ReactNode }) {
  return useContext(Env) ? children : <Env.Provider value={env}>{children}</Env.Provider>
}
