import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { guidePlugin } from './scripts/guide/vite-guide';

// Native modules stay outside the bundles; everything else is built in, so only they are packaged.
const external = ['better-sqlite3', 'onnxruntime-node', '@napi-rs/canvas', 'electron'];
const here = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: {
        external,
        input: {
          main: here('src-main/main.ts'),
          'endpoint-thread': here('src-main/camera-link/endpoint-thread.ts'),
          'storage-thread': here('src-main/storage/storage-thread.ts'),
          'reader-thread': here('src-main/records/reader-thread.ts'),
          'outputs-thread': here('src-main/outputs/outputs-thread.ts'),
          'reports-thread': here('src-main/reports/reports-thread.ts'),
          'inspection-host': here('src-main/inspection/inspection-host.ts'),
          'demo-host': here('src-main/demo/demo-host.ts'),
          'backup-host': here('src-main/backup/backup-host.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: here('src-main/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), guidePlugin()],
    build: {
      target: 'chrome130',
      outDir: here('out/renderer'),
      sourcemap: 'hidden',
      rollupOptions: { input: here('src-renderer/index.html') },
    },
  },
});
