import { useEffect } from 'react'
import { useResource } from '../../data/index.ts'
import { type Detail, detailKey, fetchDetail } from '../../work-order/index.ts'

/** Keeps one order whole on the phone while the list is shown, so that it opens without a signal; draws nothing. */
export function Held({ orderId, onHeld }: { orderId: string; onHeld: (orderId: string, detail: Detail) => void }) {
  const { value } = useResource(detailKey(orderId), fetchDetail(orderId))
  useEffect(() => {
    if (value) onHeld(orderId, value)
  }, [value, orderId, onHeld])
  return null
}
