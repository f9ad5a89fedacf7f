import type * as glassEasel from 'glass-easel'
import { beginGesture } from './gesture.ts'
import { inRealm } from './realm.ts'

type Shown = glassEasel.ShadowedEvent<unknown>

const isEvent = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'getOriginalEvent' in value && 'wrapShadowedEvent' in value

/**
 * The members of a page or component, with each function taking events as WeChat gives them: plain data, no nodes. What
 * a handler of a tap does before it returns counts as done by the person's hand.
 */
export function withPlainEvents(definition: Record<string, unknown>): Record<string, unknown> {
  const ready = { ...definition }
  for (const [name, member] of Object.entries(definition)) {
    if (name === 'methods' && member) ready[name] = withPlainEvents(member as Record<string, unknown>)
    else if (typeof member === 'function') ready[name] = wrapped(member as (...args: unknown[]) => unknown)
  }
  return ready
}

function wrapped(member: (...args: unknown[]) => unknown) {
  return function (this: unknown, ...args: unknown[]) {
    const [event] = args
    if (!isEvent(event)) return member.apply(this, args)
    const end = beginGesture(event.type)
    try {
      return member.call(this, plainEvent(event))
    } finally {
      end()
    }
  }
}

function plainEvent(event: Shown): Record<string, unknown> {
  const browser = event.getOriginalEvent() as Event | undefined
  const target = event.currentTarget as unknown as { $$?: HTMLElement }
  const touches = browser && 'touches' in browser ? touchesOf(browser as TouchEvent, target.$$) : {}
  const isTouch = event.type.startsWith('touch')
  return inRealm({
    type: event.type,
    timeStamp: event.timeStamp,
    detail: isTouch ? {} : (event.detail ?? {}),
    target: nodeOf(event.target),
    currentTarget: nodeOf(event.currentTarget),
    mark: event.mark ?? {},
    ...touches,
  } as Record<string, unknown>)
}

function nodeOf(node: unknown): Record<string, unknown> {
  const { id, dataset, $$ } = node as { id: string; dataset: Record<string, unknown>; $$?: HTMLElement }
  return { id, dataset: { ...dataset }, offsetLeft: $$?.offsetLeft ?? 0, offsetTop: $$?.offsetTop ?? 0 }
}

function touchesOf(browser: TouchEvent, current: HTMLElement | undefined): Record<string, unknown> {
  const canvas = current?.localName === 'wx-canvas' ? current.getBoundingClientRect() : undefined
  const one = ({ identifier, pageX, pageY, clientX, clientY, force }: Touch) =>
    canvas
      ? { identifier, x: clientX - canvas.left, y: clientY - canvas.top }
      : { identifier, pageX, pageY, clientX, clientY, force }
  return { touches: Array.from(browser.touches, one), changedTouches: Array.from(browser.changedTouches, one) }
}
