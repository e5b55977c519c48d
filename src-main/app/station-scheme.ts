/**
 * The scheme `station:` is all the window can load: its own files and the station's images, by id, never by path.
 *
 *   station://app/...            the built renderer
 *   station://image/<capture>    the photo's JPEG as received
 *   station://thumbnail/<capture> a small JPEG; the photo itself while there is none
 *   station://heat/<capture>     the newest heat map, grey PNG
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

export interface ImageSource {
  /** Absolute paths; `removed` by a rule. Rejects with code `not-found` when there is no such capture. */
  files(
    capture: number,
  ): Promise<{ readonly imageFile: string; readonly thumbnailFile: string | null; readonly removed: boolean }>;
  /** PNG bytes; null when the newest inspection made no heat map. Rejects as `files` does. */
  heatMap(capture: number): Promise<Uint8Array | null>;
}

/** Must be called before the app is ready. */
export function registerStationScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'station', privileges: { standard: true, secure: true } }]);
}

/** Call when ready. `rendererFolder` holds the built window. */
export function serveStationScheme(rendererFolder: string, images: ImageSource): void {
  protocol.handle('station', async (request) => {
    const url = new URL(request.url);
    if (url.hostname === 'app') return windowFile(rendererFolder, url.pathname);
    const capture = /^\/([1-9]\d{0,14})$/.exec(url.pathname)?.[1];
    if (!capture) return notFound();
    try {
      return await image(url.hostname, Number(capture), images);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'not-found') return notFound();
      return new Response(null, { status: 500 });
    }
  });
}

async function image(kind: string, capture: number, images: ImageSource): Promise<Response> {
  if (kind === 'heat') {
    const png = await images.heatMap(capture);
    // Another inspection may follow: not to be kept.
    return png ? respond(png, 'image/png', 'no-store') : notFound();
  }
  if (kind !== 'image' && kind !== 'thumbnail') return notFound();
  const files = await images.files(capture);
  if (files.removed) return gone();
  if (kind === 'thumbnail' && files.thumbnailFile) {
    return respond(await readFile(files.thumbnailFile), 'image/jpeg', immutable);
  }
  return respond(await readFile(files.imageFile), 'image/jpeg', kind === 'image' ? immutable : 'no-store');
}

const immutable = 'private, max-age=31536000, immutable';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** The same policy as in the page itself; here it also holds for files that are not HTML. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' station: data:; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function windowFile(folder: string, pathname: string): Promise<Response> {
  const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  const contentType = contentTypes[extname(file)];
  if (!file.startsWith(folder + sep) || !contentType) return notFound();
  try {
    return respond(await readFile(file), contentType, 'no-cache');
  } catch {
    return notFound();
  }
}

function respond(bytes: Uint8Array, contentType: string, cacheControl: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': contentType,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
      'content-security-policy': contentSecurityPolicy,
    },
  });
}

/** Was there, and will not be again. */
const gone = (): Response => new Response(null, { status: 410 });

const notFound = (): Response => new Response(null, { status: 404 });
