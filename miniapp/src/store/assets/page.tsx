import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, useResource } from '../../data/index.ts'
import { ProblemCard } from '../../frame/index.ts'
import { homeOf, scanAndOpen } from '../../roles/index.ts'
import { Badge, Button, Empty, KeyValue, List, Page, Row, SearchInput, Sheet, SkeletonList } from '../../ui/index.ts'
import { common, date, useSay, useWords } from '../../words/index.ts'
import { storeWords } from '../../words/store.ts'
import { useMe, useNow } from '../../work-order/index.ts'
import { type Asset, found, inOrder, warrantyNow } from './model.ts'

const open = (url: string) => void Taro.navigateTo({ url })

/** A store's assets: which are in repair, which in warranty, and reporting one without its sticker at hand. */
export default function AssetsPage() {
  const { store = '' } = useRouter().params
  const w = useWords(storeWords)
  const shared = useWords(common)
  const me = useMe()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Asset | null>(null)
  const assets = useResource(me === null ? null : `list:assets:${store}`, () =>
    call('GET /assets', { query: store === '' ? {} : { placeId: store } }),
  )
  const all = assets.value?.items ?? []
  const shown = inOrder(found(all, typed))
  return (
    <Page
      title={w.assets}
      back={shared.back}
      home={homeOf('store_staff')}
      onRefresh={() => void assets.reload()}
      refreshing={assets.loading && assets.value !== null}
      {...(all.length > 6 && {
        top: (
          <SearchInput
            value={typed}
            onChange={setTyped}
            label={w.findAsset}
            placeholder={w.findAsset}
            clearLabel={shared.clear}
          />
        ),
      })}
      over={<AssetSheet asset={chosen} onClose={() => setChosen(null)} />}
    >
      {!assets.value ? (
        assets.problem ? (
          <ProblemCard of={assets} />
        ) : (
          <SkeletonList rows={5} />
        )
      ) : all.length === 0 ? (
        <Empty icon="tag" title={w.noAssets} sub={w.noAssetsWhat}>
          <Button kind="primary" size="l" icon="scan" word={w.scanToReport} onTap={() => void scanAndOpen()} />
        </Empty>
      ) : shown.length === 0 ? (
        <Empty icon="search" title={w.noneFound} sub={w.noneFoundWhat} />
      ) : (
        <Assets assets={shown} onOpen={setChosen} />
      )}
    </Page>
  )
}

function Assets({ assets, onOpen }: { assets: readonly Asset[]; onOpen: (asset: Asset) => void }) {
  const w = useWords(storeWords)
  const now = useNow()
  return (
    <List>
      {assets.map((asset) => {
        const open = asset.openWorkOrderId !== null
        const holds = warrantyNow(asset, now)
        const sub = [asset.place?.spot, asset.model].filter(Boolean).join(' · ')
        return (
          <Row
            key={asset.id}
            id={`asset-${asset.id}`}
            icon="tag"
            title={asset.name}
            sub={sub}
            end={
              open ? (
                <Badge tone="active" icon="wrench" word={w.beingRepaired} />
              ) : (
                holds && <Badge tone="good" word={w.inWarranty} />
              )
            }
            label={[asset.name, sub, open && w.beingRepaired].filter(Boolean).join(', ')}
            onTap={() => onOpen(asset)}
          />
        )
      })}
    </List>
  )
}

function AssetSheet({ asset, onClose }: { asset: Asset | null; onClose: () => void }) {
  const w = useWords(storeWords)
  const shared = useWords(common)
  const say = useSay()
  const now = useNow()
  if (!asset) return null
  const { tag, openWorkOrderId: order } = asset
  const holds = warrantyNow(asset, now)
  const foot = order ? (
    <Button
      id="asset-progress"
      kind="primary"
      size="l"
      word={w.progress}
      onTap={() => open(`/pages/progress/page?id=${order}`)}
    />
  ) : (
    <Button
      id="asset-report"
      kind="primary"
      size="l"
      word={w.report}
      {...(tag === null && { off: w.noTag })}
      onTap={() => open(`/pages/landing/page?scene=${encodeURIComponent(tag ?? '')}`)}
    />
  )
  return (
    <Sheet open title={asset.name} closeLabel={shared.close} onClose={onClose} foot={foot}>
      {asset.place?.spot && <KeyValue name={w.spot} value={asset.place.spot} />}
      <KeyValue name={w.model} value={asset.model} />
      {asset.serial && <KeyValue name={w.serial} value={asset.serial} />}
      {holds && <KeyValue name={w.warranty} value={`${say(holds.label)} ${w.until(date(holds.until))}`} />}
      {asset.installedAt !== null && <KeyValue name={w.installed} value={date(asset.installedAt)} />}
      {asset.lastService && (
        <KeyValue name={w.lastService} value={`${asset.lastService.title} · ${date(asset.lastService.at)}`} />
      )}
    </Sheet>
  )
}
