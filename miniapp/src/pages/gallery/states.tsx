import { useState } from 'react'
import {
  Actions,
  Badge,
  BottomBar,
  Button,
  Card,
  Dock,
  DockButton,
  Empty,
  ErrorState,
  KeyValue,
  List,
  LongInput,
  Page,
  ProgressBar,
  Ring,
  Row,
  Rule,
  Sides,
  Skeleton,
  Stack,
  VoiceNote,
} from '../../ui/index.ts'

/** What is shown when there is nothing, nothing yet, or something wrong; and the ring in its four states. */
export function States() {
  const [side, setSide] = useState<'mine' | 'theirs'>()
  return (
    <Page
      title="报修进度"
      back="返回"
      bar={
        <BottomBar hint="连上网络会自动刷新。仍不行时告诉客服：K7M-1347">
          <Button size="l" icon="phone" word="打电话" />
          <Button size="l" kind="primary" grow icon="sync" word="再试一次" />
        </BottomBar>
      }
    >
      <ErrorState
        title="看不到最新进度"
        what="这台手机现在连不上网络。"
        safe={['13:12 的报修已收到，不影响上门', '刚写的补充说明已存好，联网后自动发出']}
      />
      <Card title="设备位置，两边都改了" end={<Badge tone="turn" icon="clash" word="要您选一个" />}>
        <Sides
          value={side}
          onChange={setSide}
          sides={[
            { id: 'mine', word: '我写的', value: '后仓，货梯旁', notes: ['林志远 今天 14:12', '离线时写的'] },
            { id: 'theirs', word: '门店写的', value: '收银台左侧', notes: ['周倩 今天 14:20', '在店里改的'] },
          ]}
        />
        <Rule />
        <Actions>
          <Button word="先问周倩" />
          <Button kind="primary" grow word="用我写的" off={side ? undefined : '先选一个'} />
        </Actions>
        <Rule />
        <VoiceNote
          length="0:08"
          playing={false}
          playLabel="播放"
          onPlay={() => {}}
          onRemove={() => {}}
          removeLabel="删去"
        >
          <LongInput label="说了什么" value="早上开始不怎么冷，里面结了一层霜，冰淇淋都软了。" />
        </VoiceNote>
        <Rule />
        <Dock>
          <DockButton icon="camera" word="拍照" onTap={() => {}} />
          <DockButton main icon="mic" word="按住说话" onHold={() => {}} onRelease={() => {}} />
          <DockButton icon="text" word="打字" onTap={() => {}} />
        </Dock>
      </Card>
      <Card title="Longer words">
        <ProgressBar
          parts={[
            { id: 'a', word: 'Reported', state: 'done' },
            { id: 'b', word: 'Assigned', state: 'done' },
            { id: 'c', word: 'On way', state: 'now' },
            { id: 'd', word: 'Repair', state: 'todo' },
            { id: 'e', word: 'Accept', state: 'todo' },
          ]}
        />
        <Rule />
        <Actions>
          <Button grow size="l" kind="danger" icon="undo" word="Send back" />
          <Button grow size="l" icon="edit" word="Add note" />
          <Button grow size="l" kind="good" icon="check" word="Accept" />
        </Actions>
        <Rule />
        <Actions>
          <Button word="Ask Zhou Qian first" />
          <Button kind="primary" grow word="Use what I wrote" />
        </Actions>
        <Rule />
        <KeyValue name="Accepted by" value="Zhou Qian, on duty at Lingshi Road store" />
        <Row
          icon="shield"
          title="Compressor system"
          sub="Until 2028-09-18"
          end={<Badge tone="good" word="In warranty" />}
        />
      </Card>
      <Stack row gap={3}>
        <Ring left={0.63} figure="36" unit="分钟" label="" />
        <Ring left={0.2} figure="12" unit="分钟" label="" />
        <Ring left={-0.1} figure="超 8" unit="分" label="" />
        <Ring left={0.5} paused figure="" unit="停表" label="" />
      </Stack>
      <Empty icon="van" title="今天的单都做完了" sub="完成 4 单，今天的份额约 ¥612.38">
        <List>
          <Row
            icon="today"
            iconTone="accent"
            title="明天第一单 9:00"
            sub="汶水路 冰箱装温控板，配件已到站"
            onTap={() => {}}
          />
        </List>
      </Empty>
      <Skeleton label="正在打开" />
    </Page>
  )
}
