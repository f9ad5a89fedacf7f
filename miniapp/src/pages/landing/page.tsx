import { useToken } from './use-landing.ts'
import './page.css'
import { Home } from './home.tsx'
import { Tag } from './tag.tsx'

/** The first page: what a tag's code opens, or the customer's home. */
export default function Landing() {
  const token = useToken()
  return token === null ? <Home /> : <Tag token={token} />
}
