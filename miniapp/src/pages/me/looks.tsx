import { Card, Field, Segmented, Stack, textSize, textSizes, theme, themes, usePreference } from '../../ui/index.ts'
import { common, language, languages, useWords } from '../../words/index.ts'
import { meWords } from '../../words/me.ts'

/** How it looks on this phone: language, size of text, light or dark. */
export function Looks() {
  const w = useWords(meWords)
  const c = useWords(common)
  const names = {
    language: { system: w.systemLanguage, 'zh-CN': '中文', en: 'English' },
    theme: { system: c.themeSystem, light: c.themeLight, dark: c.themeDark },
    text: { system: c.textSystem, normal: c.textNormal, large: c.textLarge, extra: c.textExtra },
  }
  return (
    <Card id="looks" title={w.looks}>
      <Stack gap={4}>
        <Field label={w.language}>
          <Segmented
            options={languages.map((id) => ({ id, word: names.language[id] }))}
            value={usePreference(language)}
            onChange={language.set}
          />
        </Field>
        <Field label={c.textSize}>
          <Segmented
            options={textSizes.map((id) => ({ id, word: names.text[id] }))}
            value={usePreference(textSize)}
            onChange={textSize.set}
          />
        </Field>
        <Field label={c.theme}>
          <Segmented
            options={themes.map((id) => ({ id, word: names.theme[id] }))}
            value={usePreference(theme)}
            onChange={theme.set}
          />
        </Field>
      </Stack>
    </Card>
  )
}
