import { WxElement } from './elements/element.ts'
import { type Page, stack, topPage } from './pages.ts'
import { tagged } from './selector.ts'

// What the protocol of WeChat's automator asks of a phone. Ids are numbers of this run, written as text.
const nodes: HTMLElement[] = []
const pages: Page[] = []

const numberOf = <T>(known: T[], one: T): string => {
  if (!known.includes(one)) known.push(one)
  return String(known.indexOf(one) + 1)
}
const shownPage = (page: Page) => ({ pageId: numberOf(pages, page), path: page.path, query: page.query })
const pageWith = (id: unknown): Page => {
  const page = pages[Number(id) - 1]
  if (!page || !stack.includes(page)) throw new Error(`no such page: ${id}`)
  return page
}
export const nodeWith = (id: unknown): HTMLElement => {
  const node = nodes[Number(id) - 1]
  if (!node?.isConnected) throw new Error(`no such element: ${id}`)
  return node
}
const tagOf = (node: HTMLElement) => node.localName.replace(/^wx-/, '')
const shownNode = (node: HTMLElement) => ({ elementId: numberOf(nodes, node), tagName: tagOf(node) })

type Given = Record<string, unknown>
const names = (given: Given) => given.names as string[]
const at = (data: unknown, path: unknown): unknown =>
  path === undefined
    ? data
    : String(path)
        .split(/[.[\]]+/)
        .filter(Boolean)
        .reduce<unknown>((value, key) => (value as Given | undefined)?.[key], data)

function current() {
  const page = topPage()
  if (!page) throw new Error('there is no page')
  return shownPage(page)
}

const find = (within: Element, selector: unknown) =>
  Array.from(within.querySelectorAll<HTMLElement>(tagged(String(selector)))).map(shownNode)
const first = <T>(found: T[], selector: unknown): T => {
  if (!found[0]) throw new Error(`no such element: ${selector}`)
  return found[0]
}

function call(page: Page, method: unknown, args: unknown) {
  const play = page.instance[String(method)]
  if (typeof play !== 'function') throw new Error(`${page.path} has no method ${method}`)
  return { result: play.apply(page.instance, args as unknown[]) as unknown }
}

function wxml(node: Element, whole: boolean): string {
  const inner = Array.from(node.childNodes, (child) =>
    child instanceof Element ? (child.localName.startsWith('wx-') ? wxml(child, true) : '') : (child.textContent ?? ''),
  ).join('')
  if (!whole) return inner
  const tag = node.localName.replace(/^wx-/, '')
  const attributes = Array.from(node.attributes, ({ name, value }) => ` ${name}="${value}"`).join('')
  return `<${tag}${attributes}>${inner}</${tag}>`
}

/** The methods that need nothing but the phone, by their names in the protocol. */
export const automation: Record<string, (given: Given) => unknown> = {
  'App.getCurrentPage': current,
  'App.getPageStack': () => ({ pageStack: stack.map(shownPage) }),
  'Page.getElement': ({ pageId, selector }) => first(find(pageWith(pageId).screen, selector), selector),
  'Page.getElements': ({ pageId, selector }) => ({ elements: find(pageWith(pageId).screen, selector) }),
  'Page.getData': ({ pageId, path }) => ({ data: at(pageWith(pageId).instance.data, path) }),
  'Page.callMethod': ({ pageId, method, args }) => call(pageWith(pageId), method, args),
  'Page.getWindowProperties': (given) => ({
    properties: names(given).map((name) => at({ document, ...{ innerWidth } }, name)),
  }),
  'Element.getElement': ({ elementId, selector }) => first(find(nodeWith(elementId), selector), selector),
  'Element.getElements': ({ elementId, selector }) => ({ elements: find(nodeWith(elementId), selector) }),
  'Element.getAttributes': (given) => ({
    attributes: names(given).map((name) => nodeWith(given.elementId).getAttribute(name)),
  }),
  'Element.getProperties': (given) => ({
    properties: names(given).map((name) => propertyOf(nodeWith(given.elementId), name)),
  }),
  'Element.getDOMProperties': (given) => ({
    properties: names(given).map((name) => (nodeWith(given.elementId) as unknown as Given)[name]),
  }),
  'Element.getStyles': (given) => ({
    styles: names(given).map((name) => getComputedStyle(nodeWith(given.elementId)).getPropertyValue(name)),
  }),
  'Element.getOffset': ({ elementId }) => {
    const { left, top } = nodeWith(elementId).getBoundingClientRect()
    return { left, top }
  },
  'Element.getWXML': ({ elementId, type }) => ({ wxml: wxml(nodeWith(elementId), type === 'outer') }),
  'Element.triggerEvent': ({ elementId, type, detail }) => {
    const node = nodeWith(elementId)
    if (!(node instanceof WxElement)) throw new Error(`${tagOf(node)} tells no events`)
    node.tell(String(type), detail)
  },
}

function propertyOf(node: HTMLElement, name: string): unknown {
  if (!(node instanceof WxElement)) return undefined
  const field = node.querySelector<HTMLInputElement>(':scope > input, :scope > textarea')
  const values: Given = { ...node.values, ...(field && { value: field.value }) }
  if (name === '__propPublic') return Object.fromEntries(Object.keys(values).map((key) => [key, true]))
  return values[name]
}
