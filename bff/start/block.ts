import type { Person } from './people.ts'

export type Addresses = { readonly client: string; readonly phones: string | undefined; readonly documentation: string }

/** What a person needs to begin: where everything is, and whom they can be. */
export function block(addresses: Addresses, people: readonly Person[], seconds: string): string {
  const places: [string, string][] = [
    ['Client', `${addresses.client}/`],
    ...(addresses.phones ? ([['Phones', `${addresses.phones}/`]] satisfies [string, string][]) : []),
    ['API', addresses.documentation],
  ]
  const persons: [string, string][] = people.map(({ role, name, link }) => [
    `${pad(role, 14)}${pad(name, 10)}`,
    new URL(link, `${addresses.client}/`).href,
  ])
  return [
    '',
    `Everything runs (${seconds}).`,
    '',
    ...places.map(([name, address]) => `  ${pad(name, 24)}${address}`),
    ...(persons.length > 0 ? ['', '  Open the client as'] : []),
    ...persons.map(([name, address]) => `  ${name}${address}`),
    '',
    '  Ctrl-C stops everything; the data stays in .data, the logs are in .data/logs.',
    '',
  ].join('\n')
}

// A Chinese character takes two columns of a terminal.
function pad(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - width))
}
