/**
 * Decodes small pictures away from the window's thread: what scales a picture while it is decoded does so on the thread
 * that asks for it, some ms each.
 */
export interface DecodeAsked {
  readonly request: number;
  /** Null where there is none. */
  readonly jpegs: readonly (Uint8Array | null)[];
  /** Of the pictures wanted, in px; the height follows. */
  readonly widthPx: number;
}

export interface Decoded {
  readonly request: number;
  /** In the order asked; null for what is no picture. */
  readonly pictures: readonly (ImageBitmap | null)[];
}

/** JPEGs are decoded at eighths of their size at little cost; the station's files are 320 px wide. */
const eighthPx = 40;

async function decoded(jpeg: Uint8Array | null, widthPx: number): Promise<ImageBitmap | null> {
  if (jpeg === null) return null;
  // Half the time of a bitmap made of a blob, which the browser's process stores and hands back first. What is decoded
  // at its own size the browser keeps besides, a thousand at a time; scaled by at least an eighth it is not kept.
  const desiredWidth = Math.ceil(widthPx / eighthPx) * eighthPx;
  const decoder = new ImageDecoder({
    data: jpeg as Uint8Array<ArrayBuffer>,
    type: 'image/jpeg',
    desiredWidth,
    desiredHeight: (desiredWidth * 3) / 4,
  });
  try {
    const { image } = await decoder.decode();
    const picture = await createImageBitmap(image, { resizeWidth: widthPx, resizeQuality: 'low' });
    image.close();
    return picture;
  } catch {
    return null;
  } finally {
    decoder.close();
  }
}

async function answer({ request, jpegs, widthPx }: DecodeAsked): Promise<void> {
  const pictures = await Promise.all(jpegs.map((jpeg) => decoded(jpeg, widthPx)));
  const decodedAll: Decoded = { request, pictures };
  self.postMessage(decodedAll, { transfer: pictures.filter((picture) => picture !== null) });
}

self.addEventListener('message', ({ data }: MessageEvent<DecodeAsked>) => void answer(data));
