import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { fileAddress, phone } from '../../data/index.ts'
import { useVoice } from '../../form/index.ts'
import { Card, List, Photo, Row, Stack } from '../../ui/index.ts'
import { disputeWords } from '../../words/disputes.ts'
import { useLanguage, useWords, when } from '../../words/index.ts'
import { useNow } from '../../work-order/index.ts'
import { type Dispute, evidenceOf } from './model.ts'

/** The files of the order and what was added, pictures to look at and the rest to open. */
export function Evidence({ dispute }: { dispute: Dispute }) {
  const w = useWords(disputeWords)
  const language = useLanguage()
  const now = useNow()
  const voice = useVoice()
  const { pictured, others, hidden } = evidenceOf(dispute)
  const urls = pictured.map(({ url }) => fileAddress(url))
  return (
    <Card id="evidence" title={w.evidence}>
      <Stack gap={3}>
        <View className="cap">
          {[w.files(dispute.attached), hidden > 0 && w.notShown(hidden)].filter(Boolean).join(' · ')}
        </View>
        {pictured.length > 0 && (
          <Stack row wrap gap={2}>
            {pictured.map(({ id, kind, url, thumbnail, at }, index) => (
              <View key={id} className={kind === 'signature' ? 'photo-paper' : ''}>
                <Photo
                  size="thumb"
                  src={fileAddress(thumbnail ?? url)}
                  label={`${w.photo(index + 1)} ${when(at, now, language)}`}
                  onTap={() => void Taro.previewImage({ urls, current: fileAddress(url) })}
                />
              </View>
            ))}
          </Stack>
        )}
        {others.length > 0 && (
          <List>
            {others.map(({ id, kind, url, name, at }) => (
              <Row
                key={id}
                icon={kind === 'audio' ? 'mic' : 'list'}
                title={name ?? when(at, now, language)}
                onTap={() =>
                  kind === 'audio' ? voice.toggle(fileAddress(url)) : void phone.openFile(fileAddress(url))
                }
              />
            ))}
          </List>
        )}
      </Stack>
    </Card>
  )
}
