/** Signatures of webhooks, as Standard Webhooks (https://www.standardwebhooks.com/) has them. */
import { createHmac } from 'node:crypto'

/** A message that is signed. */
export interface SignedMessage {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: string
  readonly body: string
}

/** Signs a message; a secret that begins with `whsec_` is Base64 behind it, any other is taken as it is. */
export function signatureOf(secret: string, { id, timestamp, body }: SignedMessage): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`)
  return `v1,${signature.digest('base64')}`
}
