import { Children, isValidElement, type ReactNode } from 'react'

/** The children that are drawn, each with a key that stays with it, for parts that wrap every child in a box. */
export const keyed = (children: ReactNode): { key: string; child: ReactNode }[] =>
  Children.toArray(children).map((child, index) => ({
    key: isValidElement(child) ? (child.key ?? `${index}`) : `${index}`,
    child,
  }))
