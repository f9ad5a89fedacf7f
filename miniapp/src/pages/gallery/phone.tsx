import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  Actions,
  Avatar,
  Badge,
  BottomBar,
  Button,
  Card,
  Figure,
  IconButton,
  Link,
  List,
  Live,
  Page,
  ProgressBar,
  Ring,
  Row,
  RowTime,
  Rule,
  Section,
  Stack,
  Stats,
  Strip,
  TabBar,
  Timeline,
  useToast,
} from '../../ui/index.ts'

/** The screens of the pictures, drawn with the parts: progress above, the technician's day below. */
export function Phone() {
  const toast = useToast()
  const [tab, setTab] = useState('today')
  return (
    <Page
      title="今天"
      subtitle="11月24日 周二 · 5 单"
      toast={toast.node}
      bar={
        <BottomBar hint="发 1 条微信消息，只在师傅到达时发">
          <Button
            kind="primary"
            size="l"
            grow
            icon="bell"
            word="到达时通知我"
            onTap={() => toast.show({ word: '已改为到达时通知', undo: { word: '撤回', onUndo: () => {} } })}
          />
        </BottomBar>
      }
      tabs={
        <TabBar
          current={tab}
          onSelect={setTab}
          tabs={[
            { id: 'today', word: '今天', icon: 'today' },
            { id: 'pool', word: '抢单', icon: 'pool' },
            { id: 'van', word: '车上库存', icon: 'van', dot: true },
            { id: 'outbox', word: '待同步', icon: 'cloud-up', count: 3 },
            { id: 'me', word: '我的', icon: 'user' },
          ]}
        />
      }
    >
      <Stack gap={3}>
        <Stack row gap={2} grow={0} align="stretch">
          <Strip tone="good" icon="cloud-ok">
            <Text className="b">今日任务离线就绪 5/5</Text>
          </Strip>
          <Strip tone="wait" icon="cloud-up" onTap={() => {}}>
            <Text className="b">待同步 3</Text>
          </Strip>
        </Stack>
        <Card>
          <Stack row gap={2} grow={0} align="start">
            <Stack gap={2}>
              <Stack row gap={2} wrap>
                <Badge tone="active" word="路上" />
                <Badge tone="bad" icon="urge" word="急 · 商品会化" />
              </Stack>
              <Stack gap={0}>
                <View className="h2">冷冻柜不制冷、结霜</View>
                <View className="sub">邻禾便利 灵石路店 · 2 号柜</View>
              </Stack>
            </Stack>
            <Ring left={0.63} figure="36" unit="分钟" label="还有 36 分钟" />
          </Stack>
          <Stack gap={3}>
            <Text className="sub">
              <Text className="strong n">14:10</Text> 前到 · 1.3 km · 带 2 件
            </Text>
            <Actions>
              <IconButton kind="line" size="glove" icon="mask" label="隐私号联系" onTap={() => {}} />
              <IconButton kind="line" size="glove" icon="go" label="导航" onTap={() => {}} />
              <Button kind="primary" size="glove" grow word="我已到达" />
            </Actions>
          </Stack>
        </Card>
        <Card>
          <Stack row gap={2} justify="between">
            <Badge tone="active" word="师傅在路上" />
            <Live on word="实时" />
          </Stack>
          <Stack row gap={2} justify="between" align="end">
            <Figure label="预计到达" value="约 13:55" />
            <Stack gap={0}>
              <Text className="sub">
                最晚 <Text className="b n">14:10</Text> 前
              </Text>
            </Stack>
          </Stack>
          <ProgressBar
            parts={[
              { id: 'a', word: '报修', state: 'done' },
              { id: 'b', word: '派单', state: 'done' },
              { id: 'c', word: '上门', state: 'now' },
              { id: 'd', word: '维修', state: 'todo' },
              { id: 'e', word: '验收', state: 'todo' },
            ]}
          />
          <Rule />
          <Stack row gap={3} grow={1}>
            <Avatar name="林志远" />
            <Stack gap={0}>
              <Text>
                <Text className="b">林志远</Text> 师傅
              </Text>
              <View className="sub">工牌 0231，隐私号通话</View>
            </Stack>
            <IconButton icon="chat" label="发消息" onTap={() => {}} />
            <IconButton icon="mask" label="隐私号通话" onTap={() => {}} />
          </Stack>
        </Card>
        <Card>
          <Timeline
            entries={[
              { id: '1', state: 'todo', title: '检测并报价，您同意后维修', sub: '接下来' },
              { id: '2', state: 'now', title: '林师傅已出发', sub: '带了常用配件：蒸发风机、启动电容', at: '13:31' },
              { id: '3', state: 'done', title: '林师傅接单', at: '13:20' },
              { id: '4', state: 'done', title: '您扫码报修：不制冷、结霜', sub: '2 张照片，1 段语音', at: '13:12' },
            ]}
          />
          <Rule />
          <Stack row gap={4} grow={0}>
            <View className="cap">工单 2611-4K7M</View>
            <Link word="催一下" onTap={() => {}} />
            <Link word="补充说明" onTap={() => {}} />
          </Stack>
        </Card>
      </Stack>
      <Section title="接下来 · 按承诺时间" end="3">
        <List>
          <Row
            lead={<RowTime time="16:30" word="前到" />}
            strong
            title="洗衣机漏水"
            sub="大宁路 88 弄 · 2.4 km"
            onTap={() => {}}
          />
          <Row
            lead={<RowTime time="17:00" word="前到" />}
            strong
            title={
              <Stack row gap={2} wrap>
                <Text>制冰机不落冰</Text>
                <Badge tone="turn" icon="undo" word="返工 · 第 2 轮" />
              </Stack>
            }
            sub="邻禾便利 彭江路店 · 2 项待返工"
            onTap={() => {}}
          />
        </List>
      </Section>
      <Section title="等待中" end={<Link word="全部记录" onTap={() => {}} />}>
        <List>
          <Row
            icon="wait"
            iconTone="wait"
            strong
            title="冰箱不启动"
            sub={
              <Text>
                <Text className="b t-wait">等配件</Text> 温控板，明早 9:00 到站
              </Text>
            }
            onTap={() => {}}
          />
          <Row
            icon="shield"
            iconTone="good"
            title="压缩机系统"
            sub="保至 2028-09-18"
            end={<Badge tone="good" word="保修内" />}
          />
        </List>
      </Section>
      <Section title="本月">
        <Stats
          figures={[
            { id: 'a', value: '7', word: '修好' },
            { id: 'b', value: '1', word: '返工' },
            { id: 'c', value: '3.2', word: '小时修好' },
          ]}
        />
      </Section>
    </Page>
  )
}
