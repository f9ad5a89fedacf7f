/** A build with FIELD_GALLERY=1 is a show of the design system and opens on it; no other build holds that page. */
const gallery = process.env.FIELD_GALLERY === '1' ? ['pages/gallery/page'] : []

/** The main package: what everyone needs first. The first entry is where the app opens. */
const pages = ['pages/landing/page']

/** One subpackage a role; a page is `<role>/<page>/page`, written here as `<page>/page`. */
const roles: Record<string, string[]> = {
  technician: [],
  store: ['board/page', 'acceptance/page', 'assets/page'],
  dispatch: [],
  manage: [],
}

export default defineAppConfig({
  pages: [...gallery, ...pages],
  subPackages: Object.entries(roles)
    .filter(([, own]) => own.length > 0)
    .map(([root, own]) => ({ root, pages: own })),
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
