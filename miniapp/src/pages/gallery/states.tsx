import { BottomBar, Button, Empty, ErrorState, List, Page, Ring, Row, Skeleton, Stack } from '../../ui/index.ts'

/** What is shown when there is nothing, nothing yet, or something wrong; and the ring in its four states. */
export function States() {
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
      <Stack row gap={3}>
        <Ring left={0.63} figure="36" unit="分钟" label="" />
        <Ring left={0.2} figure="12" unit="分钟" label="" />
        <Ring left={-0.1} figure="+8" unit="超时" label="" />
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
