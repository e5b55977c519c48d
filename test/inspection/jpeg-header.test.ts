import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../src-main/inspection/photo/decode-photo';
import { readJpegHeader } from '../../src-main/inspection/photo/jpeg-header';
import { cardPhoto, withSizeInHeader } from '../support/test-photos';

const photo = cardPhoto({ width: 200, height: 120 }, '#808080');

describe('a photo of unknown origin', () => {
  it('tells its size before it is decoded', async () => {
    expect(readJpegHeader(photo)).toEqual({ ok: true, value: { width: 200, height: 120 } });
    expect(await decodePhoto(photo)).toMatchObject({ ok: true, value: { width: 200, height: 120 } });
  });

  it('may be followed by padding, as cameras leave it', () => {
    expect(readJpegHeader(Buffer.concat([photo, Buffer.alloc(300)])).ok).toBe(true);
  });

  it('is refused at every length short of its end', async () => {
    for (let length = 0; length < photo.length - 1; length += 1 + Math.floor(length / 40)) {
      expect((await decodePhoto(photo.subarray(0, length))).ok).toBe(false);
    }
    expect(readJpegHeader(photo.subarray(0, photo.length - 2))).toEqual({
      ok: false,
      problem: 'the JPEG ends early: its last part is missing',
    });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'not a JPEG: it does not begin as one'],
    [
      'a picture of another format',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not a JPEG: it does not begin as one',
    ],
    ['a size no camera has', withSizeInHeader(photo, 60_000, 60_000), 'the JPEG says 60000 x 60000 pixels: too large'],
    ['no size', withSizeInHeader(photo, 0, 120), 'the JPEG says it has no pixels'],
    ['a broken segment', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 0xff, 0xd9]), 'damaged JPEG header at byte 2'],
    ['only its frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'the JPEG ends within its header'],
  ])('with %s is refused with a reason', async (_what, bytes, problem) => {
    expect(await decodePhoto(bytes)).toEqual({ ok: false, problem });
  });

  it('never throws, whatever bytes are changed', async () => {
    let state = 7;
    let largest = 0;
    for (let round = 0; round < 300; round++) {
      const changed = Buffer.from(photo);
      for (let hit = 0; hit < 8; hit++) {
        state = Math.imul(state, 1_103_515_245) + 12_345;
        changed[(state >>> 8) % changed.length] = state & 0xff;
      }
      const decoded = await decodePhoto(changed);
      if (decoded.ok) largest = Math.max(largest, decoded.value.width * decoded.value.height);
    }
    expect(largest).toBeLessThanOrEqual(25_000_000);
  });
});
