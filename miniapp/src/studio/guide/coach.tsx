import { useState } from 'react'
import { Coach } from '../../ui/index.ts'
import { coachWords } from '../../words/coach.ts'
import { common, useWords } from '../../words/index.ts'
import { useDesign } from '../designer/design.ts'
import { guideSteps, isEmpty, type Where } from './steps.ts'

/** The guide of a first visit to the designer; `version` is the one that is made. */
export function StudioCoach({ where, version }: { where: Where; version: number }) {
  const c = useWords(coachWords)
  const shared = useWords(common)
  const { definition } = useDesign()
  const [begun] = useState({ empty: isEmpty(definition), version })
  const steps = guideSteps(definition, { where, empty: begun.empty, published: version > begun.version }, c)
  return <Coach name="studio" nextWord={c.next} doneWord={shared.done} skipWord={c.skip} steps={steps} />
}
