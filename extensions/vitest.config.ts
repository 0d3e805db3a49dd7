import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const ui = fileURLToPath(new URL('ui/src/', import.meta.url));

export default defineConfig({
  // The sources themselves: in a fresh clone nothing has been built.
  resolve: {
    alias: [
      { find: /^@openclass-nb\/ui$/, replacement: `${ui}index.ts` },
      { find: /^@openclass-nb\/ui\/(?!style)(.*)$/, replacement: `${ui}$1` }
    ]
  },
  test: { include: ['*/src/**/*.test.{ts,tsx}'] }
});
