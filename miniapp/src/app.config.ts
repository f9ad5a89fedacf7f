/** A build with FIELD_GALLERY=1 is a show of the design system and opens on it; no other build holds that page. */
const gallery = process.env.FIELD_GALLERY === '1' ? ['pages/gallery/page'] : []

/** The main package: what everyone needs first. The first entry is where the app opens. */
const pages = [
  'pages/landing/page',
  'pages/report/page',
  'pages/progress/page',
  'pages/confirm/page',
  'pages/rate/page',
  'pages/orders/page',
  'pages/messages/page',
  'pages/me/page',
  'pages/invitation/page',
]

/** One subpackage a role; a page is `<role>/<page>/page`, written here as `<page>/page`. */
const roles: Record<string, string[]> = {
  technician: ['today/page', 'task/page', 'van/page', 'outbox/page', 'earnings/page'],
  store: ['board/page', 'acceptance/page', 'assets/page'],
  dispatch: ['board/page', 'order/page'],
  desk: ['tasks/page', 'task/page'],
  behalf: ['report/page'],
  disputes: ['open/page', 'show/page', 'list/page'],
  manage: [
    'overview/page',
    'settlements/page',
    'statements/page',
    'people/page',
    'library/page',
    'stock/page',
    'parts/page',
    'papers/page',
    'rebates/page',
    'prepayments/page',
    'reviewers/page',
  ],
  studio: ['gallery/page', 'designer/page', 'entrances/page', 'rules/page', 'keys/page', 'prices/page'],
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
  // Asked for once, on the technician's tap "I have arrived" or on a form's "choose a place".
  permission: { 'scope.userLocation': { desc: '用于记录到达现场或选择地点的一次位置' } },
  requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
