import { Text } from '@tarojs/components'
import { useRef, useState } from 'react'
import {
  Actions,
  Badge,
  BottomBar,
  Button,
  Card,
  ChecklistLine,
  Chip,
  Chips,
  Field,
  IconButton,
  KeyValue,
  Link,
  LongInput,
  MoneyInput,
  MoneyLine,
  NumberInput,
  Page,
  PhoneInput,
  PhotoGrid,
  PhotoPair,
  Radios,
  SearchInput,
  Segmented,
  Sheet,
  Signature,
  type SignatureHandle,
  Stack,
  Stars,
  Stepper,
  Strip,
  Tabs,
  TextInput,
  Toggle,
  Track,
  Well,
} from '../../ui/index.ts'
import { after, before } from './photos.ts'

/** The controls: inputs, choices, photographs, amounts, and a sheet with a signature. */
export function Parts() {
  const [tab, setTab] = useState('form')
  const [open, setOpen] = useState(false)
  const [number, setNumber] = useState<number | null>(-3)
  const [text, setText] = useState('E4 蒸发风机不转')
  const [found, setFound] = useState('fj')
  const [fen, setFen] = useState<number | null>(16800)
  const [count, setCount] = useState(1)
  const [stars, setStars] = useState(4)
  const [on, setOn] = useState(true)
  const [how, setHow] = useState('draw')
  const [reason, setReason] = useState<string>()
  const [signed, setSigned] = useState(false)
  const [saved, setSaved] = useState('')
  const signature = useRef<SignatureHandle>(null)
  return (
    <Page
      title="冷冻柜不制冷"
      back="返回"
      top={
        <Tabs
          value={tab}
          onChange={setTab}
          options={[
            { id: 'over', word: '概览' },
            { id: 'form', word: '表单' },
            { id: 'parts', word: '配件', count: 2 },
            { id: 'sum', word: '结算' },
            { id: 'past', word: '历史' },
          ]}
        />
      }
      bar={
        <BottomBar>
          <IconButton kind="line" size="glove" icon="wait" label="暂停" onTap={() => {}} />
          <Button
            id="open"
            kind="primary"
            size="glove"
            grow
            icon="camera"
            word="拍门封条修后"
            note="还差 2 项"
            onTap={() => setOpen(true)}
          />
        </BottomBar>
      }
      over={
        <Sheet
          open={open}
          title="签名验收"
          closeLabel="关闭"
          onClose={() => setOpen(false)}
          foot={
            <Button
              id="submit"
              kind="primary"
              size="l"
              word="提交验收"
              off={signed ? undefined : '先签名'}
              onTap={() => signature.current?.save().then(setSaved)}
            />
          }
        >
          <Segmented
            value={how}
            onChange={setHow}
            options={[
              { id: 'draw', word: '在这里签', icon: 'sign' },
              { id: 'wechat', word: '用我的微信' },
              { id: 'code', word: '短信验证码' },
            ]}
          />
          <Stack gap={2}>
            <Stack gap={0}>
              <KeyValue
                name="通过"
                value={
                  <Text>
                    <Text className="b">4 项</Text>，其中 1 项有备注
                  </Text>
                }
              />
              <KeyValue name="签名人" value="周倩 · 灵石路店当班" />
              <KeyValue name="金额" value="由梅女士确认，这里不显示" />
            </Stack>
            <Signature ref={signature} onInk={setSigned} hint="在线上方签名" clearWord="重签" label="签名" />
            <Text className="cap" id="saved">
              {saved || '签名只用于这张验收单，不另作他用。没信号也能签。'}
            </Text>
          </Stack>
        </Sheet>
      }
    >
      <Stack gap={3}>
        <Strip tone="idle" icon="cloud-off" end={<Text className="b n">待传 7</Text>}>
          没信号，<Text className="b">都已存在手机</Text> 14:41
        </Strip>
        <Card>
          <Stack row gap={2} align="start" even>
            <Field label="修前温度">
              <NumberInput id="number" label="修前温度" value={number} onChange={setNumber} unit="℃" />
            </Field>
            <Field label="修后温度">
              <NumberInput label="修后温度" value={null} unit="℃" placeholder="修好后填" />
            </Field>
          </Stack>
          <Field label="故障代码">
            <TextInput
              label="故障代码"
              value={text}
              onChange={setText}
              end={<IconButton kind="plain" icon="scan" label="扫码" onTap={() => {}} />}
            />
          </Field>
          <Field label="收费" error="金额不能超过 200.00">
            <MoneyInput label="收费" value={fen} onChange={setFen} wrong />
          </Field>
          <Field label="手机号" note="可不填" hint="只用来通知您，不给别人看">
            <PhoneInput label="手机号" value="1380013" />
          </Field>
          <Field label="说明">
            <LongInput label="说明" value="" placeholder="还想说点什么（可不填）" />
          </Field>
          <Field label="已填">
            <TextInput label="已填" readOnly value="收银台左侧" />
          </Field>
        </Card>
        <SearchInput label="找配件" value={found} onChange={setFound} found="3 个结果" clearLabel="清空" />
        <Card title="检查清单" end={<Badge tone="active" plain word="2 / 4" />}>
          <ChecklistLine
            number={1}
            state="done"
            title="蒸发风机"
            sub="更换"
            photos={[
              { src: before, label: '修前' },
              { src: after, label: '修后' },
            ]}
          />
          <ChecklistLine number={2} state="skipped" title="启动电容" sub="不适用：没有电容" />
          <ChecklistLine number={3} state="current" title="门封条" end={<Link word="更换" onTap={() => {}} />}>
            <PhotoPair
              before={{ src: before, label: '修前', caption: '修前 14:08', state: 'kept' }}
              after={{ word: '拍修后', onTap: () => {} }}
            />
          </ChecklistLine>
          <ChecklistLine
            number={4}
            state="todo"
            title="排水孔"
            sub="修前已拍，修后未拍"
            photos={[{ src: before, label: '修前' }]}
          />
        </Card>
        <Card title="哪里不对劲？" end={<Text className="cap">可以多选</Text>}>
          <Chips>
            <Chip word="不制冷" on onTap={() => {}} />
            <Chip word="结霜结冰" on onTap={() => {}} />
            <Chip word="漏水" onTap={() => {}} />
            <Chip word="声音大" onTap={() => {}} />
            <Chip word="门关不严" onTap={() => {}} disabled />
          </Chips>
        </Card>
        <Card title="照片">
          <PhotoGrid
            photos={[
              { id: '1', src: before, label: '照片 1', state: 'uploading', stateWord: '40 %' },
              { id: '2', src: after, label: '照片 2', state: 'failed', stateWord: '重传' },
              { id: '3', src: after, label: '照片 3', state: 'sent' },
              { id: '4', src: before, label: '照片 4', state: 'kept' },
            ]}
            onOpen={() => {}}
            onRemove={() => {}}
            removeLabel="删去"
            addWord="拍照"
            onAdd={() => {}}
          />
        </Card>
        <Card>
          <Stack row gap={3} grow={0}>
            <Stack gap={0}>
              <Text className="b">
                蒸发<Text className="t-accent">风机</Text> EF-12
              </Text>
              <Text className="sub">适配 CN-L460 · 旧件带回</Text>
            </Stack>
            <Stepper
              value={count}
              max={2}
              onChange={setCount}
              lessLabel="少一件"
              moreLabel="多一件"
              limit="车上只有 2 件"
            />
          </Stack>
          <Stack row gap={3} grow={0}>
            <Text>冷凝风机 CF-20</Text>
            <Stepper value={0} onChange={() => {}} lessLabel="少一件" moreLabel="多一件" />
          </Stack>
          <Stars value={stars} onChange={setStars} words={['很差', '不好', '一般', '满意', '很满意']} />
          <Toggle word="匿名给师傅看" on={on} onChange={setOn} />
          <Radios
            value={reason}
            onChange={setReason}
            options={[
              { id: 'a', word: '价格不对' },
              { id: 'b', word: '没修好' },
            ]}
          />
          <Stack row gap={2} grow={0}>
            <Track part={0.37} label="已传 37%" />
            <Text className="b n">3 / 9</Text>
          </Stack>
        </Card>
        <Card>
          <MoneyLine strong name="① 上门维修 商用冷柜" amount="300.00" />
          <Well>
            <KeyValue name="价格表" value="2026 销售价 第 12 版" />
            <KeyValue name="为何不免" value="人工保修 09-18 到期" />
          </Well>
          <MoneyLine name="② 更换蒸发风机 人工 45 分钟" amount="80.00" onTap={() => {}} />
          <MoneyLine rule name="④ 启动电容 35 µF × 1" amount="0.00" tone="good" sub="压缩机系统保修内，免 26.00" />
          <MoneyLine kind="sum" name="小计" amount="593.00" />
          <MoneyLine rule name="华东 11 月活动 满 300 减 50" amount="−50.00" />
          <MoneyLine kind="total" name="应付" amount="¥543.00" />
        </Card>
        <Card current title="排水孔" end={<Text className="cap">第 4 项</Text>}>
          <Actions>
            <Button grow size="l" kind="danger" icon="undo" word="返工" />
            <Button grow size="l" icon="edit" word="备注" />
            <Button grow size="l" kind="good" icon="check" word="通过" />
          </Actions>
        </Card>
        <Stack row wrap gap={2}>
          <Button kind="soft" word="申请" />
          <Button kind="quiet" word="文字" />
          <Button busy word="正在发送" />
          <Button busy kind="primary" word="发送" />
          <Button off="还差 1 项" word="提交" />
        </Stack>
      </Stack>
    </Page>
  )
}
