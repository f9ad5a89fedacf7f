import { readFileSync } from 'node:fs'
import { type NoticeTemplate, noticeTemplates } from '@field/domain/notice'
import { typeOfKey } from '@field/wechat'
import type { Config } from '../platform/config.ts'
import { SetupError } from '../platform/setup-error.ts'
import { sandboxLibrary } from './sandbox-library.ts'

/** What a keyword of a WeChat template may be filled with; `message/text-of.ts` says each in words. */
export const meanings = [
  'number', // of the work order
  'title', // what it is about
  'expected', // when somebody comes, or it is done
  'window', // the same, as a span from expected to latest where both are known
  'due', // until when the reader has to act
  'at', // when it happened
  'technician',
  'where', // the shop, or the address
  'status',
  'urgency',
  'reason', // words of who cancelled, or how many lines are to do again
  'urges', // how often somebody urged
  'stage', // what sent the work back
  'hint', // what to do now
  'words', // what the work type says itself
] as const
export type Meaning = (typeof meanings)[number]

/** A WeChat template as the company has it: its id, and for each keyword what goes in. */
export type MessageTemplate = { readonly id: string; readonly data: Readonly<Record<string, Meaning>> }

/** The notices that WeChat carries; the others stand in the inbox only. */
export type Library = { readonly [T in NoticeTemplate]?: MessageTemplate }

const read = new WeakMap<Config, Library>()

/**
 * The library of this process: the file that `WECHAT_TEMPLATES_FILE` names, else the one of the stand-in; none against
 * the real WeChat, which knows no such ids. Throws a SetupError that names what is wrong in the file.
 */
export function libraryOf(config: Config): Library {
  const known = read.get(config)
  if (known) return known
  const { templatesFile, baseUrl } = config.wechat
  const library = templatesFile ? readLibrary(templatesFile) : isWechat(baseUrl) ? {} : sandboxLibrary
  read.set(config, library)
  return library
}

const isWechat = (baseUrl: string): boolean => /(^|\.)weixin\.qq\.com$/.test(new URL(baseUrl).hostname)

function readLibrary(file: string): Library {
  const wrong = (what: string) => new SetupError(`WECHAT_TEMPLATES_FILE: ${what} bff/README.md shows the form.`)
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(`${file} cannot be read as JSON (${(error as Error).message}).`)
  }
  for (const [name, template] of Object.entries(Object(given) as Record<string, Partial<MessageTemplate>>)) {
    if (!noticeTemplates.some((known) => known === name)) throw wrong(`"${name}" is no message of ours.`)
    if (typeof template?.id !== 'string' || template.id === '') throw wrong(`"${name}" has no id.`)
    const data = Object.entries(template.data ?? {})
    if (data.length === 0) throw wrong(`"${name}" has no data.`)
    for (const [key, meaning] of data) {
      if (!typeOfKey(key)) throw wrong(`"${key}" of "${name}" is no keyword of WeChat.`)
      if (!meanings.some((known) => known === meaning)) throw wrong(`"${meaning}" of "${name}" means nothing.`)
    }
  }
  return given as Library
}

/** The notice that a WeChat template carries. */
export const noticeOf = (library: Library, templateId: string): NoticeTemplate | undefined =>
  noticeTemplates.find((name) => library[name]?.id === templateId)
