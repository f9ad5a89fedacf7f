import { checkDefinition, problemRules } from '@field/domain/workflow'
import { expect, test } from 'vitest'
import { problemWords } from '../../../../miniapp/src/words/problems.ts'
import { flow } from './corpus/flow.ts'
import { forms } from './corpus/forms.ts'
import { people } from './corpus/people.ts'

const said = [...flow, ...people, ...forms].flatMap(({ definition }) =>
  checkDefinition(definition).flatMap((problem) =>
    (['zh-CN', 'en'] as const).map((language) => ({
      problem,
      language,
      ...problemWords(problem, definition, language),
    })),
  ),
)

test('every problem of the corpus is said in both languages with an advice, and no gap is left open', () => {
  expect(said.length).toBeGreaterThan(150)
  for (const { problem, wrong, advice } of said) {
    for (const words of [wrong, advice]) {
      expect(words.trim(), problem.rule).not.toBe('')
      // Empty quotes would be a name or a figure that the checker did not give.
      expect(words, problem.rule).not.toMatch(/“”|undefined|null|NaN/)
    }
    expect(wrong).not.toBe(advice)
  }
})

test('English holds no Chinese and Chinese does', () => {
  for (const { language, wrong, advice, problem } of said) {
    if (language === 'zh-CN') expect(wrong + advice, problem.rule).toMatch(/\p{Script=Han}/u)
    else if (problem.rule !== 'message_characters') expect(wrong + advice, problem.rule).not.toMatch(/\p{Script=Han}/u)
  }
})

test('steps and fields are called by their names, not by their keys', () => {
  const [{ definition, node } = { definition: null, node: null }] = flow.filter(
    ({ rule }) => rule === 'need_impossible',
  )
  if (!definition) throw new Error('the corpus has no impossible join')
  const named = {
    ...definition,
    nodes: definition.nodes.map((one) => (one.key === node ? { ...one, label: { 'zh-CN': '汇合处' } } : one)),
  }
  const [problem] = checkDefinition(named)
  expect(problem && problemWords(problem, named, 'zh-CN')).toEqual({
    wrong: '“汇合处”要等 3 条，可只有 2 条分支',
    advice: '改成 1 到分支数之间，或“全部”',
  })
  expect(problemRules.length).toBeGreaterThan(60)
})
