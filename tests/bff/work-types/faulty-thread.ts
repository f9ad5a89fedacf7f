import { parentPort } from 'node:worker_threads'

/** A thread that does as the key of the definition says: never comes back, leaves, throws, or finds nothing wrong. */
parentPort?.on('message', ({ definition }: { readonly definition: { readonly key: string } }) => {
  if (definition.key === 'for_ever') for (;;);
  if (definition.key === 'leaves') process.exit(3)
  if (definition.key === 'throws') throw new Error('broken')
  parentPort?.postMessage([])
})
