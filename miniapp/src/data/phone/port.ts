export type ConsentAnswer = 'accept' | 'acceptWithAudio' | 'acceptWithForcePush' | 'reject' | 'ban' | 'filter'
export type Consent =
  | { readonly ok: true; readonly answers: Readonly<Record<string, ConsentAnswer>> }
  | { readonly ok: false; readonly code: number; readonly message: string }

export type ChosenPhoto = { readonly path: string; readonly bytes: number }
/** A file chosen by the person, with what it is called. */
export type ChosenFile = ChosenPhoto & { readonly name: string }
/** A place on the map, in GCJ-02 degrees. */
export type ChosenPlace = {
  readonly latitude: number
  readonly longitude: number
  readonly name: string
  readonly address: string
}
export type Upload = {
  readonly url: string
  readonly header: Record<string, string>
  readonly fields: Record<string, string>
  readonly path: string
  /** What the file is called; WeChat sends the name of the path instead. */
  readonly name?: string
}
export type HttpAnswer = { readonly status: number; readonly body: unknown; readonly retryAfterMs?: number }

/** What the client needs of the phone and of WeChat's client, in WeChat and in a browser. Nothing else speaks to them. */
export type Phone = {
  /** Keeps one person's data apart where several share a browser. */
  readonly scope: string
  origin(): string
  /** A `wx.login` code: five minutes, one use. */
  loginCode(): Promise<string>
  /** A phone-number code outside WeChat's own button; null in WeChat, where only the button gives one. */
  phoneCode(): Promise<string | null>
  /** Asks for one-time subscriptions. Must be called in the tap itself, before anything is awaited. */
  askConsent(templateIds: readonly string[]): Promise<Consent>
  /** What a scanned code says, null when the person gave up. */
  scan(): Promise<string | null>
  choosePhotos(options: { count: number; camera: boolean }): Promise<readonly ChosenPhoto[]>
  /** Films or chooses a video of at most a minute; null when the person gave up. */
  chooseVideo(): Promise<ChosenPhoto | null>
  chooseFiles(options: { count: number }): Promise<readonly ChosenFile[]>
  /** Shows a document with whatever this phone has for it; false when it cannot. */
  openFile(address: string): Promise<boolean>
  /** Whether there is a map to choose a place on. */
  readonly hasMap: boolean
  choosePlace(): Promise<ChosenPlace | null>
  /** Where the phone is now, asked for once; null when it was refused or is not to be had. */
  position(): Promise<{ readonly latitude: number; readonly longitude: number } | null>
  /** Moves a temporary file to where it outlives the program; answers its lasting path. */
  keepFile(id: string, path: string): Promise<ChosenPhoto>
  dropFile(path: string): Promise<void>
  /** An address an image can show for a kept or temporary path. */
  showable(path: string): Promise<string>
  upload(upload: Upload): Promise<HttpAnswer | null>
}
