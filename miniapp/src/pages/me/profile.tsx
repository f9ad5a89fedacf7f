import { View } from '@tarojs/components'
import type { Me } from '../../data/index.ts'
import { Avatar, Button, Card, List, Row } from '../../ui/index.ts'
import { common, useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'
import { roleWords } from '../../words/roles.ts'

/** Name, number and badge; the number is never shown whole. */
export function Profile({ me, onName, onPhone }: { me: Me; onName: () => void; onPhone: (code?: string) => void }) {
  const w = useWords(meWords)
  const c = useWords(common)
  const roles = useWords(roleWords)
  const name = me.name === '' ? w.noName : me.name
  return (
    <>
      <Card id="profile">
        <View className="profile">
          <Avatar name={name} />
          <View className="sp">
            <View className="h1">{name}</View>
            <View className="sub">
              {[me.organization.name, roles[me.role], me.badge && w.badge(me.badge)].filter(Boolean).join(' · ')}
            </View>
          </View>
          <Button id="rename" kind="quiet" word={c.edit} onTap={onName} />
        </View>
      </Card>
      <List>
        <Row
          id="phone"
          icon="mask"
          title={me.phoneMasked ?? w.phoneNone}
          sub={w.phoneWhy}
          end={<PhoneButton word={me.phoneMasked === null ? w.phoneGive : c.edit} onPhone={onPhone} />}
        />
      </List>
    </>
  )
}

/** In WeChat only its own button gives a number, and only by a tap on it. */
function PhoneButton({ word, onPhone }: { word: string; onPhone: (code?: string) => void }) {
  if (process.env.TARO_ENV === 'h5') return <Button id="give-phone" kind="soft" word={word} onTap={() => onPhone()} />
  return (
    <Button
      id="give-phone"
      kind="soft"
      word={word}
      native={{
        openType: 'getPhoneNumber',
        onGetPhoneNumber: ({ detail }) => {
          if (detail.code) onPhone(detail.code)
        },
      }}
    />
  )
}
