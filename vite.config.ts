import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { installable } from './tools/installable.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** `vite build` makes the browser's files, `vite build --ssr` the server and the command line; npm packages stay outside the bundle. */
export default defineConfig(({ isSsrBuild }) => ({
  publicDir: false,
  plugins: isSsrBuild ? [] : [installable()],
  build: isSsrBuild
    ? {
        ssr: true,
        outDir: 'dist/server',
        emptyOutDir: true,
        target: 'node24',
        rollupOptions: {
          input: { cli: path('src/app/start.ts'), 'draw-worker': path('src/analysis/workers/draw-worker.ts') },
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
        },
      }
    : {
        outDir: 'dist/client',
        emptyOutDir: true,
        assetsInlineLimit: 0,
        manifest: 'manifest.json',
        rollupOptions: {
          input: {
            islands: path('src/web/islands/index.ts'),
            'service-worker': path('src/web/islands/service-worker.ts'),
          },
          output: {
            // A service worker answers for the addresses below its own: it lies at the top, under a name that lasts.
            entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
          },
        },
      },
}))
