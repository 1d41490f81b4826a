import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.SERVER ?? 'http://127.0.0.1:4003';

/** Puts compressed forms beside the files, so that the server has nothing to compress. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle(options) {
      const folder = options.dir!;
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files
          .filter((file) => /\.(html|m?js|css|svg)$/.test(file))
          .map(async (file) => {
            const content = await readFile(join(folder, file));
            await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
            await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
          }),
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    // The Content-Security-Policy lets nothing inline run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  // Development: the pages from here, everything else from a server that runs.
  server: {
    proxy: Object.fromEntries(
      ['/interview/', '/interview', '/invite', '/whoami', '/info', '/health', '/audio', '/transcription', '/livekit', '/hubs'].map(
        (path) => [`^${path}(?:$|[/?])`, { target: server, ws: path === '/hubs' }],
      ).concat([['^/interviews(?:$|\\?)', { target: server, ws: false }]]),
    ),
  },
});
