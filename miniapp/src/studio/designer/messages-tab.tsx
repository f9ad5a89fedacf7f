import { isPersonNode, type MessageRule, messageFieldKind, messageMoments } from '@field/domain/workflow'
import { Text, View } from '@tarojs/components'
import { Many } from '../../panes/many.tsx'
import { Card, classes, Empty, Field as Frame, IconButton, Link, Tap, TextInput } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import {
  addMessage,
  fitOfWords,
  placeholdersFor,
  removeMessage,
  setMessage,
  templates,
  withTemplate,
  withWords,
} from '../change/messages.ts'
import { fresh } from '../change/whole.ts'
import { whomWords } from '../say/people.ts'
import { useDesign, useSaid } from './design.ts'
import { WhomMarks } from './limits-tab.tsx'
import { Line, Pick } from './pick.tsx'

/** The messages of this work type, each field counted as WeChat counts it while it is typed. */
export function MessagesTab() {
  const { definition, change, place, go } = useDesign()
  const said = useSaid()
  const { w, k, node } = said
  const messages = definition.messages ?? []
  const step = place.node !== null && place.node !== 'report' ? place.node : null
  const add = () => {
    const key = fresh('message')
    change((now) => addMessage(now, key, step))
    go({ message: key })
  }
  return (
    <View>
      <View className="pane-title">
        <Text className="h2 sp">{w.messages}</Text>
        <Tap id="message-add" className="link t-accent" label={w.addMessage} onTap={add}>
          <Text>{w.addMessage}</Text>
        </Tap>
      </View>
      {messages.length === 0 && <Empty icon="chat" title={w.noMessages} sub={w.noMessagesWhat} />}
      {messages.map((message) => {
        const open = place.message === message.key
        const title = `${message.node ? `${node(message.node)} · ` : ''}${k[`moment_${message.on}`]}`
        return (
          <Card key={message.key} current={open}>
            <Tap
              id={`message-${message.key}`}
              className="message-head"
              label={title}
              onTap={() => go({ message: open ? null : message.key })}
            >
              <View className="sp">
                <View className="b">{title}</View>
                <View className="sub">{whomWords(message.whom, said)}</View>
              </View>
            </Tap>
            {open && <MessageEditor message={message} />}
          </Card>
        )
      })}
    </View>
  )
}

function MessageEditor({ message }: { message: MessageRule }) {
  const { definition, change, go } = useDesign()
  const { w, k, say } = useSaid()
  const shared = useWords(common)
  const set = (make: (message: MessageRule) => MessageRule) => change((now) => setMessage(now, message.key, make))
  const known = Object.keys(templates)
  return (
    <View>
      <Line name={w.when}>
        <Pick
          id="message-on"
          label={w.when}
          options={messageMoments.map((one) => ({ id: one, word: k[`moment_${one}`] }))}
          value={message.on}
          onChange={(on) => set((one) => ({ ...one, on }))}
        />
      </Line>
      <Line name={w.pickStep}>
        <Pick
          id="message-node"
          label={w.pickStep}
          options={[
            { id: '', word: w.wholeOrder },
            ...definition.nodes
              .filter((one) => message.on === 'node_entered' || isPersonNode(one))
              .map(({ key, label }) => ({ id: key, word: say(label) })),
          ]}
          value={message.node ?? ''}
          onChange={(node) =>
            set((one) => {
              const { node: _, ...rest } = one
              return node === '' ? rest : { ...rest, node }
            })
          }
        />
      </Line>
      <Line name={w.whom} below>
        <WhomMarks id="message-whom" on={message.whom} onChange={(whom) => set((one) => ({ ...one, whom }))} />
      </Line>
      <Line name={w.template}>
        <Pick
          id="message-template"
          label={w.template}
          options={known.map((id) => ({ id, word: k[`template_${id}` as 'template_received'] }))}
          value={message.template}
          empty={message.template}
          onChange={(template) => set((one) => withTemplate(one, template))}
        />
      </Line>
      {Object.keys(message.fields).map((field) => (
        <Words key={`${message.template}-${field}`} message={message} field={field} />
      ))}
      <View className="cap">{w.atLongest}</View>
      <Link
        word={shared.remove}
        onTap={() => {
          change((now) => removeMessage(now, message.key))
          go({ message: null })
        }}
      />
    </View>
  )
}

/** The words of one field of the template, in the present language, with its count against WeChat's limit. */
function Words({ message, field }: { message: MessageRule; field: string }) {
  const { definition, change } = useDesign()
  const { w, k, language } = useSaid()
  const kind = messageFieldKind(field)
  const text = message.fields[field]?.[language] ?? message.fields[field]?.['zh-CN'] ?? ''
  const { length, limit, fault } = fitOfWords(definition, field, text, language)
  const put = (words: string) =>
    change((now) => setMessage(now, message.key, (one) => withWords(one, field, language, words)))
  const error =
    fault === 'too_long'
      ? w.tooLong
      : fault === 'characters'
        ? w.badCharacters
        : fault === 'placeholder'
          ? w.badPlaceholder
          : undefined
  return (
    <View>
      <Frame
        label={kind ? k[`keyword_${kind}`] : field}
        note={limit === null ? '' : w.ofLimit(length, limit)}
        error={error}
      >
        <TextInput
          id={`words-${field}`}
          label={field}
          value={text}
          wrong={fault !== null}
          maxLength={80}
          onChange={put}
          end={
            <View className={classes('cap', fault !== null && 't-bad')}>
              <IconButton kind="plain" icon="close" label={field} onTap={() => put('')} />
            </View>
          }
        />
      </Frame>
      <Many
        id={`words-${field}-put`}
        options={placeholdersFor(field).map((one) => ({ id: one, word: k[`placeholder_${one}`] }))}
        on={placeholdersFor(field).filter((one) => text.includes(`{${one}}`))}
        onTap={(one) => put(text.includes(`{${one}}`) ? text.replace(`{${one}}`, '') : `${text}{${one}}`)}
      />
    </View>
  )
}
