import { useState } from 'react'
import { call, phone } from '../data/index.ts'
import { countBody, scanned, type Tally, withCounted, withSerials } from './counting.ts'
import type { Count, Part } from './model.ts'
import { useKept } from './use-kept.ts'
import { useSend } from './use-send.ts'

const none: Tally = {}

/**
 * Counting a place: what is counted here and not yet handed in stays on the phone; what is handed in comes back beside
 * the book. `parts` are those that may lie there, for the scan.
 */
export function useCounting(count: Count, parts: readonly Part[], onCount: (count: Count) => void) {
  const kept = useKept<Tally>(`count:${count.id}`, none)
  const [open, setOpen] = useState<Part | null>(null)
  const [unknown, setUnknown] = useState<string | null>(null)
  const sending = useSend()
  const set = (tally: Tally) => {
    sending.changed()
    kept.set(tally)
  }
  const said = (code: string) => {
    const next = scanned(kept.value, parts, open, code)
    setOpen(next.open)
    setUnknown(next.part ? null : code)
    if (next.part) set(next.tally)
  }
  return {
    tally: kept.value,
    kept,
    open,
    unknown,
    sending,
    nameOf: (partId: string) => parts.find(({ id }) => id === partId)?.code,
    said,
    scan: async () => {
      const code = await phone.scan()
      if (code) said(code)
    },
    setCounted: (partId: string, counted: number | null) => set(withCounted(kept.value, partId, counted)),
    setSerials: (partId: string, serials: readonly string[]) => set(withSerials(kept.value, partId, serials)),
    take: (partId: string) => set(withCounted(kept.value, partId, null)),
    handIn: async () => {
      const done = await sending.send((key) =>
        call('POST /stock/counts/:id/lines', { params: { id: count.id }, body: countBody(kept.value), key }),
      )
      if (!done) return
      kept.forget()
      onCount(done)
    },
    end: async (how: 'post' | 'cancel') => {
      const done = await sending.send((key) =>
        how === 'post'
          ? call('POST /stock/counts/:id/post', { params: { id: count.id }, body: {}, key })
          : call('POST /stock/counts/:id/cancel', { params: { id: count.id }, body: {}, key }),
      )
      if (!done) return
      kept.forget()
      onCount(done)
    },
  }
}

export type Counting = ReturnType<typeof useCounting>
