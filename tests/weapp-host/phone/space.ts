import * as glassEasel from 'glass-easel'
import { type CodeSpace, component, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import type { WxElement } from './elements/element.ts'
import { defineElements, elements } from './elements/index.ts'
import { withPlainEvents } from './event.ts'
import { run, wasRun } from './realm.ts'
import { fault, recordUpdate } from './record.ts'
import type { Setup } from './setup.ts'

declare global {
  interface Window {
    templates: Record<string, unknown>
  }
}

type Defined = Record<string, unknown>

let space: CodeSpace | undefined
let backend: ReturnType<MiniProgramEnv['associateBackend']> | undefined
let given: () => readonly unknown[] = () => []
let loading = ''

/** WeChat's component framework with the templates and styles of the output; touches are its only events from the browser. */
export function makeSpace({ configs, styles }: Setup): void {
  defineElements()
  patchNodes()
  const env = new MiniProgramEnv()
  const made = env.createCodeSpace('', true)
  for (const tag of Object.keys(elements)) made.getComponentSpace().setGlobalUsingComponent(tag, `wx-${tag}`)
  for (const [path, config] of Object.entries(configs)) made.addComponentStaticConfig(path, config)
  for (const [path, content] of Object.entries(window.templates))
    made.addCompiledTemplate(path, {
      groupList: window.templates,
      content,
      // `bindtap` without a colon, on what plays a component.
      fallbackListenerOnNativeNode: true,
    } as never)
  const context = new glassEasel.CurrentWindowBackendContext()
  const listen = context.setListenerStats.bind(context)
  context.setListenerStats = (element, type, capture, level) => {
    if (/^(touch|animation|transition)/.test(type)) listen(element, type, capture, level)
  }
  context.onEvent((target, type, detail, options) => {
    const event = new glassEasel.Event(type, detail, options)
    glassEasel.Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  backend = env.associateBackend(context)
  for (const [path, css] of Object.entries(styles)) {
    made.addStyleSheet(path, path)
    backend.registerStyleSheetContent(path, css)
  }
  glassEasel.addGlobalErrorListener((error: unknown) => fault((error as Error)?.stack ?? String(error)))
  space = made
}

// Values go to our elements as they are, and ids to the DOM, where the tests look for them.
function patchNodes(): void {
  const node = glassEasel.Element.prototype as unknown as {
    setAttribute(name: string, value: unknown): void
    $$: WxElement | null
  }
  const set = node.setAttribute
  node.setAttribute = function (name, value) {
    if (this.$$ && 'take' in this.$$) this.$$.take(name, value)
    else set.call(this, name, value)
  }
  const id = Object.getOwnPropertyDescriptor(node, 'id') as PropertyDescriptor
  Object.defineProperty(node, 'id', {
    ...id,
    set(this: typeof node, value: unknown) {
      id.set?.call(this, value)
      if (this.$$ && 'take' in this.$$) this.$$.id = String(value)
    },
  })
  const caller = component.ComponentCaller.prototype as unknown as {
    setData(data: Defined, done?: () => void): void
    is: string
  }
  const setData = caller.setData
  caller.setData = function (data, done) {
    const text = JSON.stringify(data)
    recordUpdate(this.is, new TextEncoder().encode(text).length)
    if (text.length > 1_024 * 1_024) fault(`${this.is}: one setData of ${text.length} bytes`)
    setData.call(this, JSON.parse(text) as Defined, done)
  }
}

/** What `Page`, `Component` and `Behavior` do while the script `path` runs: they belong to the file WeChat loads, not to the library that calls them. */
export const makers = {
  Page: (definition: Defined) => within((env) => env.Page(withPlainEvents(definition) as never)),
  Component: (definition: Defined) =>
    within((env) => env.Component(withOwnTypes(withPlainEvents(definition)) as never)),
  Behavior: (definition: Defined) => within((env) => env.Behavior(definition as never)),
}

// The logic names types by the constructors of its own realm.
const types: Record<string, unknown> = { String, Number, Boolean, Object, Array }

function withOwnTypes(definition: Defined): Defined {
  const ownType = (type: unknown) => (typeof type === 'function' ? types[type.name] : type)
  const own = Object.entries((definition.properties ?? {}) as Record<string, unknown>).map(([name, property]) => [
    name,
    property !== null && typeof property === 'object'
      ? { ...property, type: ownType((property as Defined).type) }
      : ownType(property),
  ])
  return { ...definition, properties: Object.fromEntries(own) }
}

function within<T>(play: (env: Parameters<Parameters<CodeSpace['componentEnv']>[1]>[0]) => T): T {
  if (!space) throw new Error('there is no space yet')
  return space.componentEnv(loading, play)
}

export const giveScripts = (what: () => readonly unknown[]): void => {
  given = what
}

/** Runs the script of an entry: the app, a page, a component. */
export function loadEntry(path: string): void {
  if (wasRun(path)) return
  const before = loading
  loading = path
  try {
    run(path, given)
  } finally {
    loading = before
  }
}

export function makePage(path: string): Root {
  if (!space || !backend) throw new Error('there is no space yet')
  loadEntry(path)
  return backend.createRoot('wx-page', space, path)
}
