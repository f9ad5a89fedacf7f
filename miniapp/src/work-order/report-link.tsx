import type { StatusCategory } from '@field/domain/work-order'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { openDocument } from '../data/index.ts'
import { Link } from '../ui/index.ts'
import { useWords } from '../words/index.ts'
import { reports } from '../words/reports.ts'
import './report-link.css'

const ended: readonly StatusCategory[] = ['completed', 'settled', 'closed', 'cannot_complete']

/** Whether an order has come far enough for its service report to be worth keeping. */
const hasReport = (status: StatusCategory): boolean => ended.includes(status)

/** Opens the service report of an order that has ended; nothing before. */
export function ReportLink({
  order,
  tell,
}: {
  order: { readonly id: string; readonly number: string; readonly status: StatusCategory }
  tell: (word: string) => void
}) {
  const w = useWords(reports)
  const [coming, setComing] = useState(false)
  if (!hasReport(order.status)) return null
  const open = async () => {
    if (coming) return
    setComing(true)
    tell(w.coming)
    const came = await openDocument(`/work-orders/${order.id}/report.pdf`, w.file(order.number))
    setComing(false)
    if (!came) tell(w.notHere)
  }
  return (
    <View id="service-report" className="report-link">
      <Link word={w.serviceReport} onTap={() => void open()} />
    </View>
  )
}
