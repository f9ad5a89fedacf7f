import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { CoachStep } from '../../ui/coach-steps.ts'
import type { coachWords } from '../../words/coach.ts'
import type { Words } from '../../words/index.ts'
import { depthOf } from '../change/option-lines.ts'
import { marksOf } from '../change/tests.ts'

/** Where the person is: what is open on the phone ('flow' while nothing is), or the wide designer where all is at hand. */
export type Where = 'wide' | 'flow' | 'report' | 'step'

/** Whether nothing was put into a work type yet: it is as "begin empty" makes it. */
export const isEmpty = ({ nodes, report }: WorkTypeDefinition): boolean =>
  report.fields.length <= 1 && nodes.filter(({ kind }) => kind !== 'end').length <= 1

/**
 * What a first visit to the designer says: from nothing, what to tap next until three levels, marks and an approval
 * stand; of a trade's own work type, where its steps are changed. A step that is done gives way to the next.
 */
export function guideSteps(
  definition: WorkTypeDefinition,
  { where, empty, published }: { where: Where; empty: boolean; published: boolean },
  w: Words<typeof coachWords>,
): readonly CoachStep[] {
  const away = where === 'report' || where === 'step'
  const publish: CoachStep = {
    id: 'publish',
    target: away ? 'to-flow' : 'publish',
    title: w.studioPublish,
    words: away ? w.studioBack : w.studioPublishWhat,
    passed: published,
  }
  if (!empty) {
    const who = { id: 'who', target: where === 'wide' ? 'node-part' : 'step-list', title: w.studioWho }
    return [{ ...who, words: w.studioWhoWhat }, publish]
  }
  const levels = definition.report.fields.find(({ kind }) => kind === 'cascade')
  const [mark] = marksOf(definition)
  const inForm = where === 'wide' || where === 'report'
  const form = (step: CoachStep): CoachStep =>
    inForm ? step : { ...step, target: where === 'flow' ? 'step-report' : 'to-flow', words: w.studioOpenReport }
  return [
    form({
      id: 'form',
      target: 'kind-cascade',
      title: w.studioForm,
      words: w.studioFormWhat,
      passed: definition.report.fields.length > 1,
    }),
    form({
      id: 'levels',
      target: 'field-options',
      title: w.studioLevels,
      words: w.studioLevelsWhat,
      passed: levels?.kind !== 'cascade' || depthOf(levels.options) > 2,
    }),
    form({
      id: 'mark',
      target: 'field-options',
      title: w.studioMark,
      words: w.studioMarkWhat,
      passed: levels === undefined || mark !== undefined,
    }),
    form({
      id: 'required',
      target: 'field-required',
      title: w.studioRequired,
      words: w.studioRequiredWhat,
      passed: levels === undefined || levels.required !== undefined,
    }),
    {
      id: 'flow',
      target: away ? 'to-flow' : 'add-step',
      title: w.studioFlow,
      words: away ? w.studioBack : mark === undefined ? w.studioFlowWhat : w.studioFlowMarked(mark),
      passed: definition.nodes.some(({ kind }) => kind === 'approval'),
    },
    publish,
  ]
}
