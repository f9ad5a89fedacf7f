import type { FormSchema } from '@field/domain/form'
import { createContext, useContext } from 'react'

const Schema = createContext<FormSchema>({ version: 1, fields: [] })
export const SchemaProvider = Schema.Provider

/** The form that is drawn around a field: what is reckoned from the others needs them all. */
export const useSchema = (): FormSchema => useContext(Schema)
