/** A build with FIELD_GALLERY=1 is a show of the design system and opens on it; no other build holds that page. */
const gallery = process.env.FIELD_GALLERY === '1' ? ['pages/gallery/page'] : []

export default defineAppConfig({
  pages: [...gallery, 'pages/landing/page'],
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '',
    navigationBarBackgroundColor: '@nav',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@page',
    backgroundTextStyle: '@pull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
