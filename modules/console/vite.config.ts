import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const server = process.env.PERENNIAL_URL ?? 'http://localhost:8080';

export default defineConfig({
  resolve: { alias: { '#limits': fileURLToPath(new URL('target/api/limits.ts', import.meta.url)) } },
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    target: ['chrome125', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Libraries mark what runs in browsers only. Everything here does.
      onwarn: (warning, warn) => {
        if (!['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS'].includes(warning.code ?? '')) warn(warning);
      },
    },
  },
  server: {
    port: 5195,
    strictPort: true,
    // The browser takes the page and the API for one origin, as in production.
    proxy: { '/api': { target: server } },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
});
