import { type BpmnEngineOptions, Engine, type Execution } from 'bpmn-engine'
import { dearFrom, type EngineSide, type Flow, type StepAnswers } from './engine-case.ts'

// BPMN says a choice with a node of its own, so this flow has a gateway beside the six; the start event it may do
// without is left out.
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="bench" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <process id="repair" isExecutable="true">
    <userTask id="inspect" />
    <exclusiveGateway id="choice" default="plain" />
    <userTask id="approve" />
    <userTask id="mend" />
    <userTask id="test" />
    <userTask id="hand_over" />
    <endEvent id="done" />
    <sequenceFlow id="inspected" sourceRef="inspect" targetRef="choice" />
    <sequenceFlow id="dear" sourceRef="choice" targetRef="approve">
      <conditionExpression xsi:type="tFormalExpression">\${environment.services.dear(environment.output.cost)}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="plain" sourceRef="choice" targetRef="mend" />
    <sequenceFlow id="approved" sourceRef="approve" targetRef="mend" />
    <sequenceFlow id="mended" sourceRef="mend" targetRef="test" />
    <sequenceFlow id="tested" sourceRef="test" targetRef="hand_over" />
    <sequenceFlow id="handed_over" sourceRef="hand_over" targetRef="done" />
  </process>
</definitions>`

const options: BpmnEngineOptions = {
  name: 'bench',
  services: { dear: (cost: number) => cost >= dearFrom },
  extensions: {
    // What a task was answered goes to the environment, which is saved.
    keep: ({ broker }, { environment }) => ({
      activate: () => {
        const kept = (_key: string, { content }: { readonly content?: { readonly output?: object } }) =>
          Object.assign(environment.output, content?.output)
        broker.subscribeTmp('event', 'activity.end', kept, { noAck: true, consumerTag: 'keep' })
      },
      deactivate: () => broker.cancel('keep'),
    }),
  },
}

function complete(execution: Execution, answers: StepAnswers): void {
  const [task] = execution.getPostponed()
  if (!task) throw new Error('bpmn-engine waits for nothing')
  task.signal(answers)
}

const flowOf = (engine: Engine, execution: Execution): Flow => ({
  at: () => execution.getPostponed()[0]?.id ?? (execution.state === 'idle' ? 'done' : 'nowhere'),
  complete: (answers) => complete(execution, answers),
  save: async () => JSON.stringify(await engine.getState()),
  answered: () => execution.environment.output as StepAnswers,
  stop: () => void engine.stop(),
})

const recovered = (saved: string): Engine => new Engine(options).recover(JSON.parse(saved))

/** An engine by state, as its guide recovers and resumes them. The state carries its flow, so no XML is read. */
export const bpmnEngine: EngineSide = {
  open: async () => {
    const engine = new Engine({ ...options, source })
    return flowOf(engine, await engine.execute())
  },
  restore: async (saved) => {
    const engine = recovered(saved)
    return flowOf(engine, await engine.resume())
  },
  step: async (saved, answers) => {
    const engine = recovered(saved)
    complete(await engine.resume(), answers)
    const after = JSON.stringify(await engine.getState())
    void engine.stop()
    return after
  },
}
