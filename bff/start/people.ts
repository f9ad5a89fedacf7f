import fs from 'node:fs'
import { peopleFile } from './places.ts'

/**
 * One person of the seeded story, as the seeds write them to .data/people.json. `phoneId` is their phone in the sandbox;
 * `link` opens the client as them, relative to the client's address or whole.
 */
export type Person = { readonly role: string; readonly name: string; readonly phoneId: string; readonly link: string }

/** Who there is to be; nobody when the database was not seeded by us. */
export function readPeople(): readonly Person[] {
  return fs.existsSync(peopleFile) ? (JSON.parse(fs.readFileSync(peopleFile, 'utf8')) as Person[]) : []
}

/** The sandbox forgets its phones when it stops; the same ids give the same people again. */
export async function bringPhones(sandbox: string, people: readonly Person[]): Promise<void> {
  for (const { phoneId, name } of people) {
    const response = await fetch(`${sandbox}/sandbox/phones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: phoneId, name }),
    })
    if (!response.ok)
      throw new Error(`The sandbox did not take the phone ${phoneId}: ${response.status} ${await response.text()}`)
  }
}
