import { Empty, Page } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { landing } from '../../words/landing.ts'

/** The first page: what a tag's code opens. */
export default function Landing() {
  const w = useWords(landing)
  return (
    <Page title={useWords(common).appName}>
      <Empty icon="scan" title={w.scanTitle} sub={w.scanWhat} />
    </Page>
  )
}
