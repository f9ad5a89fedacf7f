/** Any value with every look into it counted. */
export function counted(input: unknown): { readonly input: unknown; readonly looks: () => number } {
  let looks = 0
  const wrap = (value: unknown): unknown =>
    typeof value !== 'object' || value === null
      ? value
      : new Proxy(value, {
          get: (target, name) => {
            looks += 1
            return wrap(Reflect.get(target, name))
          },
          getOwnPropertyDescriptor: (target, name) => {
            looks += 1
            return Reflect.getOwnPropertyDescriptor(target, name)
          },
        })
  return { input: wrap(input), looks: () => looks }
}
