import Taro from '@tarojs/taro'
import { List, Row } from '../ui/index.ts'
import { behalfWords } from '../words/behalf.ts'
import { useWords } from '../words/index.ts'

/** Opens the report for a customer. */
export const reportFor = (): void => void Taro.navigateTo({ url: '/behalf/report/page' })

/** The way to it on the first page of a role, as a line of its own. */
export function ReportForRow() {
  const w = useWords(behalfWords)
  return (
    <List>
      <Row
        id="report-for"
        icon="plus"
        iconTone="accent"
        strong
        title={w.title}
        sub={w.titleWhat}
        label={w.title}
        onTap={reportFor}
      />
    </List>
  )
}
