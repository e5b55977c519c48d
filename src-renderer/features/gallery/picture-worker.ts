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

async function decoded(jpeg: Uint8Array | null, widthPx: number): Promise<ImageBitmap | null> {
  if (jpeg === null) return null;
  // Half the time of a bitmap made of a blob, which the browser's process stores and hands back first.
  const decoder = new ImageDecoder({ data: jpeg as Uint8Array<ArrayBuffer>, type: 'image/jpeg' });
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

self.addEventListener('message', async ({ data }: MessageEvent<DecodeAsked>) => {
  const pictures = await Promise.all(data.jpegs.map((jpeg) => decoded(jpeg, data.widthPx)));
  const answer: Decoded = { request: data.request, pictures };
  self.postMessage(answer, { transfer: pictures.filter((picture) => picture !== null) });
});
