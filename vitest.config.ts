import { defineConfig } from 'vitest/config'

// eslint-disable-next-line no-restricted-exports -- Vitest asks for a default export.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000 },
})
