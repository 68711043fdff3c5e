/** The OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1), made from the operations. */
import { z } from 'zod'
import { operations, type Operation } from './operations.js'
import { problemAnswer } from './schemas.js'

/** Zod writes JSON Schema 2020-12, which is what OpenAPI 3.1 holds. */
const schemaOf = (schema: z.ZodType): object =>
  Object.fromEntries(Object.entries(z.toJSONSchema(schema)).filter(([name]) => name !== '$schema'))

const json = (schema: object) => ({ 'application/json': { schema } })

function parametersOf({ path, query }: Operation): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }))
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' })
  const inQuery = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as { description?: string }
    return {
      ...{ name, in: 'query', required: false, schema: rest },
      ...(description === undefined ? {} : { description }),
    }
  })
  return [...inPath, ...inQuery]
}

function describe(operation: Operation): object {
  const fault = { description: 'What went wrong.', content: json(schemaOf(problemAnswer)) }
  return {
    summary: operation.summary,
    parameters: parametersOf(operation),
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(schemaOf(operation.body)) } }),
    responses: {
      200: { description: 'The answer.', content: json(schemaOf(operation.answer)) },
      400: fault,
      ...(operation.path.includes('{') ? { 404: fault } : {}),
    },
  }
}

function pathsOf(all: readonly Operation[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of all)
    (paths[operation.path] ??= {})[operation.method ?? 'get'] = describe(operation)
  return paths
}

/** Makes the document. */
export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gaceta',
      version,
      description: 'Events, entities and articles from regional business news.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    paths: pathsOf(operations),
  }
}
