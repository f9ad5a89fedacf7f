import { View } from '@tarojs/components'
import { RoleTabs } from '../../roles/index.ts'
import { Empty, Icon, Link, List, Page, Row, Skeleton, useToast } from '../../ui/index.ts'
import { ago, common, useLanguage, useWords } from '../../words/index.ts'
import { messages } from '../../words/messages.ts'
import { useNow } from '../../work-order/index.ts'
import { Trouble } from '../trouble.tsx'
import { shownMessage } from './model.ts'
import { useMessages } from './use-messages.ts'
import './page.css'

/** The inbox: what happened to one's orders, and whether WeChat was told too. */
export default function Messages() {
  const words = useWords(messages)
  const c = useWords(common)
  const language = useLanguage()
  const now = useNow()
  const toast = useToast()
  const { value, problem, items, readAll, open, onEnd, reload } = useMessages((word) => toast.show({ word }))
  const unread = value?.unread ?? 0
  return (
    <Page
      title={words.title}
      {...(unread > 0 && { subtitle: words.unread(unread) })}
      toast={toast.node}
      tabs={<RoleTabs current="messages" />}
      onRefresh={() => void reload()}
      refreshing={false}
      onEnd={() => void onEnd()}
    >
      {!value &&
        (problem ? <Trouble problem={problem} onRetry={() => void reload()} /> : <Skeleton label={c.loading} />)}
      {value && items.length === 0 && <Empty icon="bell" title={words.none} sub={words.noneWhat} />}
      {unread > 0 && (
        <View className="messages-all">
          <Link word={words.readAll} onTap={readAll} />
        </View>
      )}
      {items.length > 0 && (
        <List>
          {items.map((message) => {
            const { title, sub, via, tone, icon } = shownMessage(message, { words, language, now })
            const fresh = message.readAt === null
            return (
              <Row
                key={message.id}
                id={`message-${message.id}`}
                strong={fresh}
                lead={
                  <View className={fresh ? 'message-lead is-fresh' : 'message-lead'}>
                    <Icon name={icon} size="l" tone={tone} />
                  </View>
                }
                title={title}
                sub={
                  <>
                    <View>{sub}</View>
                    <View className="cap">{[ago(message.at, now, language), via].join(' · ')}</View>
                  </>
                }
                label={`${title} ${sub}`}
                onTap={() => void open(message)}
              />
            )
          })}
        </List>
      )}
    </Page>
  )
}
