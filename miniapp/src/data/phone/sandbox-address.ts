let known: Promise<string> | null = null

/** Where the WeChat sandbox is, asked once; on a server that talks to real WeChat the web build cannot sign in. */
export function sandboxAddress(): Promise<string> {
  known ??= fetch('/api/client-settings')
    .then((answer) => answer.json() as Promise<{ sandbox: string | null }>)
    .then(({ sandbox }) => {
      if (!sandbox) throw new Error('open this page in WeChat')
      return sandbox
    })
    .catch((error) => {
      known = null
      throw error
    })
  return known
}
