import { ScrollView, Text, View } from '@tarojs/components'
import { Badge, Icon, Tap } from '../../ui/index.ts'
import { problemWords } from '../../words/problems.ts'
import { useDesign, useSaid } from './design.ts'
import { placeOfProblem } from './problem-place.ts'

/** What keeps the draft from being published; a tap goes where it is mended. */
export function Problems() {
  const { definition, problems, go } = useDesign()
  const { w, language, node: nameOf, say } = useSaid()
  return (
    <View className="problems" id="problems">
      <View className="pane-title">
        <Text className="h2">{w.problems}</Text>
        <View className="pane-count">
          {problems.length > 0 ? (
            <Badge tone="bad" word={w.mustMend(problems.length)} />
          ) : (
            <Badge tone="good" word={w.noProblems} />
          )}
        </View>
        <View className="sp" />
        {problems.length > 0 && <Text className="cap">{w.tapToJump}</Text>}
      </View>
      {problems.length > 0 && (
        <ScrollView className="problems-scroll" scrollY enhanced>
          {problems.map((problem, index) => {
            const { wrong, advice } = problemWords(problem, definition, language)
            const where = problem.node === null ? say(definition.label) : nameOf(problem.node)
            return (
              <Tap
                key={`${problem.rule}-${problem.node}-${problem.path}`}
                id={`problem-${index}`}
                className="problem"
                label={`${where} ${wrong} ${advice}`}
                onTap={() => go(placeOfProblem(problem, definition))}
              >
                <Icon name="bad" tone="bad" />
                <Text className="b problem-where">{where}</Text>
                <Text className="sp sub">{`${wrong}${language === 'en' ? '. ' : '。'}${advice}`}</Text>
                <Icon name="next" size="s" tone="third" />
              </Tap>
            )
          })}
        </ScrollView>
      )}
    </View>
  )
}
