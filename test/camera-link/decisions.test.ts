import { describe, expect, test } from 'vitest';
import { dataHex, endHex, endReplyHex, goAheadHex, refusalHex, requestHex, StationDesk } from '../support/station-desk';

const photoHex = (desk: StationDesk): string => Buffer.from(desk.stores.at(-1)?.photo.bytes ?? []).toString('hex');

/** Three packets sent and handed to storage. */
function completePhoto(desk: StationDesk): void {
  desk.send(requestHex(3));
  for (const index of [0, 1, 2]) desk.send(dataHex(index, `0${index}aa`));
  desk.send(endHex(3));
}

describe('the promise', () => {
  test('the 0-missing reply leaves when the photo is stored, and not before', () => {
    const desk = new StationDesk();
    expect(desk.send(requestHex(3))).toEqual([goAheadHex(3)]);
    for (const index of [2, 0, 1]) expect(desk.send(dataHex(index, `0${index}aa`))).toEqual([]);
    expect(desk.send(endHex(3))).toEqual([]);
    expect(desk.send(endHex(3))).toEqual([]);
    expect(photoHex(desk)).toBe('00aa01aa02aa');
    expect(desk.stores).toHaveLength(1);
    expect(desk.stored()).toEqual([endReplyHex()]);
    expect(desk.counts()).toEqual([{ cameraId: 99, counts: { packets: 3, completed: 1 } }]);
  });

  test('a lost end reply brings the same reply again and no second capture, for 60 s', () => {
    const desk = new StationDesk();
    completePhoto(desk);
    desk.stored();
    desk.wait(59_000);
    expect(desk.send(endHex(3))).toEqual([endReplyHex()]);
    expect(desk.stores).toHaveLength(1);
    expect(desk.send(dataHex(1, '01aa'))).toEqual([]);
    expect(desk.counts()[0]?.counts).toMatchObject({ 'repeated-end': 1, late: 1 });
    desk.wait(1000);
    expect(desk.table.sessionCount).toBe(0);
  });

  test('when storing fails nothing is answered and the next end tries again', () => {
    const desk = new StationDesk();
    completePhoto(desk);
    expect(desk.storeFailed()).toEqual([]);
    expect(desk.send(endHex(3))).toEqual([]);
    expect(desk.stores).toHaveLength(2);
    expect(desk.stored()).toEqual([endReplyHex()]);
  });

  test('a photo that could never be stored is recorded as not stored', () => {
    const desk = new StationDesk();
    completePhoto(desk);
    desk.storeFailed();
    desk.wait(10_000);
    expect(desk.failures).toMatchObject([{ reason: 'not-stored', receivedPackets: 3, missing: [], rounds: 1 }]);
  });

  test('a photo stored after its camera asked for another is kept, but not answered: the reply would be taken for the other', () => {
    const desk = new StationDesk();
    completePhoto(desk);
    const first = desk.stores[0];
    desk.send(requestHex(2));
    expect(desk.stored(first)).toEqual([]);
    expect(desk.send(endHex(2))).toEqual([endReplyHex(0, 1)]);
    expect(desk.counts()[0]?.counts).toMatchObject({ completed: 1 });
    expect(desk.failures).toEqual([]);
  });
});

describe('missing packets', () => {
  test('a reply lists the 28 lowest missing indexes at most, the rest in the next round', () => {
    const desk = new StationDesk();
    desk.send(requestHex(40));
    const [first] = desk.send(endHex(40));
    expect(first).toBe(endReplyHex(...Array.from({ length: 28 }, (_, index) => index)));
    expect((first ?? '').length / 2).toBe(32);
    for (let index = 0; index < 28; index++) desk.send(dataHex(index, 'aa'));
    expect(desk.send(endHex(40))).toEqual([endReplyHex(...Array.from({ length: 12 }, (_, index) => 28 + index))]);
    expect(desk.counts()[0]?.counts).toEqual({ packets: 28, resent: 28, missing: 40 });
  });

  test('the reply size limit is a setting', () => {
    const desk = new StationDesk({ replyLimitBytes: 259 });
    desk.send(requestHex(255));
    expect(desk.send(endHex(255))[0]).toHaveLength(2 * 259);
  });

  test('silence of 10 s ends a session as an incomplete transfer, recorded with what was missing', () => {
    const desk = new StationDesk();
    desk.send(requestHex(4));
    desk.send(dataHex(1, 'aa'));
    desk.send(endHex(4));
    desk.wait(9999);
    expect(desk.failures).toEqual([]);
    desk.wait(1);
    expect(desk.failures).toEqual([
      {
        camera: { cameraId: 99, address: '192.168.1.9', port: 44_444 },
        atMs: 1_010_000,
        reason: 'incomplete',
        packetCount: 4,
        receivedPackets: 1,
        missing: [0, 2, 3],
        rounds: 1,
      },
    ]);
    expect(desk.table.sessionCount).toBe(0);
    expect(desk.table.reservedBytes).toBe(0);
  });

  test('a last packet that is never sent is diagnosed as an exact multiple of the payload', () => {
    const desk = new StationDesk();
    desk.send(requestHex(3));
    desk.send(dataHex(0, 'aa'));
    desk.send(dataHex(1, 'bb'));
    for (let round = 0; round < 7; round++) expect(desk.send(endHex(3))).toEqual([endReplyHex(2)]);
    desk.wait(10_000);
    expect(desk.failures).toMatchObject([{ reason: 'exact-multiple', missing: [2], rounds: 7 }]);
  });

  test('the diagnosis holds when the camera goes on to its next photo before the silence is over', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    desk.send(dataHex(0, 'aa'));
    for (let round = 0; round < 7; round++) desk.send(endHex(2));
    desk.send(requestHex(2));
    expect(desk.failures).toMatchObject([{ reason: 'exact-multiple' }]);
  });
});

describe('packets that must never make a wrong photo', () => {
  test('an index past N marks the photo as too large: it is never answered with 0 missing', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    for (const index of [0, 1, 2]) desk.send(dataHex(index, 'aa'));
    expect(desk.send(endHex(2))).toEqual([]);
    desk.wait(10_000);
    expect(desk.stores).toEqual([]);
    expect(desk.failures).toMatchObject([{ reason: 'too-large' }]);
  });

  test('other bytes for an index already received mark the photo as too large', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    for (const [index, data] of [
      [0, 'aa'],
      [1, 'bb'],
      [0, 'cc'],
    ] as const)
      desk.send(dataHex(index, data));
    expect(desk.send(endHex(2))).toEqual([]);
    expect(desk.counts()[0]?.counts).toEqual({ packets: 2, contradicting: 1 });
  });

  test('the same bytes twice are a duplicate and no harm', () => {
    const desk = new StationDesk();
    desk.send(requestHex(1));
    desk.send(dataHex(0, 'aa'));
    desk.send(dataHex(0, 'aa'));
    desk.send(endHex(1));
    expect(photoHex(desk)).toBe('aa');
    expect(desk.counts()[0]?.counts).toEqual({ packets: 1, duplicate: 1 });
  });

  test('a length that disagrees with the datagram is counted and never used', () => {
    const desk = new StationDesk();
    desk.send(requestHex(1));
    desk.send('0163020000000002aa');
    expect(desk.send(endHex(1))).toEqual([endReplyHex(0)]);
    expect(desk.counts()[0]?.counts).toEqual({ malformed: 1, missing: 1 });
  });

  test('a packet with more data than the request announced is counted and never used', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2, 10));
    desk.send(dataHex(0, 'aabbcc'));
    expect(desk.send(endHex(2))).toEqual([endReplyHex(0, 1)]);
    expect(desk.counts()[0]?.counts).toEqual({ malformed: 1, missing: 2 });
  });

  test('packets shorter than announced are joined by their own lengths', () => {
    const desk = new StationDesk();
    desk.send(requestHex(3, 12));
    for (const [index, data] of [
      [0, 'a1'],
      [1, 'b1b2b3b4'],
      [2, 'c1c2'],
    ] as const)
      desk.send(dataHex(index, data));
    desk.send(endHex(3));
    expect(photoHex(desk)).toBe('a1b1b2b3b4c1c2');
  });

  test('an end that counts other packets than the request did is not answered', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    expect(desk.send(endHex(3))).toEqual([]);
  });
});

describe('sessions', () => {
  test('a request always opens a fresh session', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    desk.send(dataHex(0, 'aa'));
    expect(desk.send(requestHex(2))).toEqual([goAheadHex(2)]);
    desk.send(dataHex(0, 'bb'));
    expect(desk.send(endHex(2))).toEqual([endReplyHex(1)]);
    expect(desk.failures).toMatchObject([{ reason: 'abandoned', receivedPackets: 1 }]);
  });

  test('a request asked again because its reply was lost is no failed transfer', () => {
    const desk = new StationDesk();
    desk.send(requestHex(2));
    expect(desk.send(requestHex(2))).toEqual([goAheadHex(2)]);
    expect(desk.failures).toEqual([]);
    expect(desk.table.sessionCount).toBe(1);
  });

  test('an end for an unknown session opens one with every packet missing, and its photo is marked as resumed', () => {
    const desk = new StationDesk();
    expect(desk.send(endHex(2))).toEqual([endReplyHex(0, 1)]);
    desk.send(dataHex(0, 'aa'));
    desk.send(dataHex(1, 'bb'));
    desk.send(endHex(2));
    expect(desk.stores).toMatchObject([{ photo: { resumed: true, resentPackets: 2, rounds: 2 } }]);
    expect(desk.stored()).toEqual([endReplyHex()]);
  });

  test('a resumed transfer takes packets of any size, since no request told it', () => {
    const desk = new StationDesk();
    desk.send(endHex(1));
    desk.send(dataHex(0, 'ab'.repeat(9000)));
    desk.send(endHex(1));
    expect(photoHex(desk)).toBe('ab'.repeat(9000));
  });

  test('a session whose first frame after the request is an end may repeat a stored photo: it is marked as resumed', () => {
    const desk = new StationDesk();
    desk.send(requestHex(1));
    desk.send(endHex(1));
    desk.send(dataHex(0, 'aa'));
    desk.send(endHex(1));
    expect(desk.stores).toMatchObject([{ photo: { resumed: true } }]);
  });

  test('two boards with one id never mix: address and port are part of the key', () => {
    const desk = new StationDesk();
    const ends = [
      ['192.168.1.9', 44_444],
      ['192.168.1.9', 44_445],
      ['192.168.1.10', 44_444],
    ] as const;
    for (const [address, port] of ends) desk.send(requestHex(1), address, port);
    for (const [index, [address, port]] of ends.entries()) desk.send(dataHex(0, `a${index}`), address, port);
    for (const [address, port] of ends) desk.send(endHex(1), address, port);
    expect(desk.stores.map(({ photo }) => Buffer.from(photo.bytes).toString('hex'))).toEqual(['a0', 'a1', 'a2']);
  });
});

describe('refusals come before the burst', () => {
  test('status 1: the sum of all transfers under way is bounded', () => {
    const desk = new StationDesk({ memoryLimitBytes: 3 * 1452 });
    expect(desk.send(requestHex(3), '192.168.1.1')).toEqual([goAheadHex(3)]);
    expect(desk.send(requestHex(1), '192.168.1.2')).toEqual([refusalHex(1, 1)]);
    desk.wait(10_000);
    expect(desk.send(requestHex(3), '192.168.1.2')).toEqual([goAheadHex(3)]);
  });

  test('status 2: an N or S that makes no photo, echoed as it came', () => {
    const desk = new StationDesk();
    expect(desk.send(requestHex(0))).toEqual([refusalHex(2, 0)]);
    expect(desk.send(requestHex(21, 8))).toEqual([refusalHex(2, 21, 8)]);
    expect(desk.send(requestHex(21, 65_508))).toEqual([refusalHex(2, 21, 65_508)]);
    expect(desk.table.sessionCount).toBe(0);
  });

  test('status 3: while storage is unavailable, and go-ahead as soon as it is back', () => {
    const desk = new StationDesk();
    desk.table.storageAnswered({ type: 'storage-state', available: false }, 0);
    expect(desk.send(requestHex(2))).toEqual([refusalHex(3, 2)]);
    expect(desk.send(endHex(2))).toEqual([]);
    desk.table.storageAnswered({ type: 'storage-state', available: true }, 0);
    expect(desk.send(requestHex(2))).toEqual([goAheadHex(2)]);
  });

  test('status 4: a blocked camera, whatever port it speaks from', () => {
    const desk = new StationDesk();
    desk.table.setBlocked([{ cameraId: 99, address: '192.168.1.9' }]);
    expect(desk.send(requestHex(2), '192.168.1.9', 5000)).toEqual([refusalHex(4, 2)]);
    expect(desk.send(requestHex(2), '192.168.1.10', 5000)).toEqual([goAheadHex(2)]);
  });

  test('status 5: shutting down refuses new photos and completes those under way', () => {
    const desk = new StationDesk();
    completePhoto(desk);
    desk.table.shutDown();
    expect(desk.send(requestHex(2), '192.168.1.10')).toEqual([refusalHex(5, 2)]);
    expect(desk.stored()).toEqual([endReplyHex()]);
  });
});

describe('what is never answered', () => {
  test('type 0, unknown types and kinds, and frames cut short or too long', () => {
    const desk = new StationDesk();
    for (const hex of [
      '',
      '01',
      '0163',
      '01630900',
      '0763010a000005b4',
      '00630115000005b4',
      '01630115000005',
      '0163031500',
    ]) {
      expect(desk.send(hex)).toEqual([]);
    }
    expect(desk.counts()).toEqual([{ cameraId: null, counts: { malformed: 5, 'unknown-type': 3 } }]);
  });

  test('networks that are not admitted', () => {
    const desk = new StationDesk();
    expect(desk.send(requestHex(2), '8.8.8.8')).toEqual([]);
    expect(desk.send(requestHex(0), '8.8.8.8')).toEqual([]);
    expect(desk.counts()).toEqual([{ cameraId: null, counts: { 'network-not-admitted': 2 } }]);
    expect(desk.table.sessionCount).toBe(0);
  });

  test('an acknowledgement', () => {
    expect(new StationDesk().send('016300')).toEqual([]);
  });
});

describe('pacing', () => {
  /** Room for two bursts of three packets beside the share kept for packets sent again. */
  function pacedDesk(): StationDesk {
    const desk = new StationDesk();
    desk.table.setReceiveRoom(10 * 1460);
    return desk;
  }

  test('a go-ahead is held back while the bursts under way could fill the receive buffer', () => {
    const desk = pacedDesk();
    const answered = [1, 2, 3].map((port) => desk.send(requestHex(3), '127.0.0.1', port).length);
    expect(answered).toEqual([1, 1, 0]);
    desk.send(dataHex(0, 'aa'), '127.0.0.1', 1);
    desk.send(dataHex(1, 'aa'), '127.0.0.1', 1);
    expect(desk.send(dataHex(2, 'aa'), '127.0.0.1', 1)).toEqual([goAheadHex(3)]);
  });

  test('an end makes room: what has not arrived by then is lost', () => {
    const desk = pacedDesk();
    for (const port of [1, 2, 3]) desk.send(requestHex(3), '127.0.0.1', port);
    expect(desk.send(endHex(3), '127.0.0.1', 2)).toEqual([goAheadHex(3), endReplyHex(0, 1, 2)]);
  });

  test('a camera that finds no room within 600 ms is put off with status 1, four times at most', () => {
    const desk = pacedDesk();
    desk.send(requestHex(6), '127.0.0.1', 1);
    const answers = Array.from({ length: 5 }, () => {
      // Somebody's burst is always under way.
      desk.send(endHex(6), '127.0.0.1', 1);
      desk.send(requestHex(6), '127.0.0.1', 1);
      return [...desk.send(requestHex(6), '127.0.0.2', 2), ...desk.wait(600)];
    });
    expect(answers).toEqual([...Array.from({ length: 4 }, () => [refusalHex(1, 6)]), [goAheadHex(6)]]);
  });

  test('a photo larger than the receive buffer goes ahead alone', () => {
    const desk = pacedDesk();
    expect(desk.send(requestHex(255))).toEqual([goAheadHex(255)]);
  });
});

describe('a flood of requests', () => {
  test('from one address stays within bounds and never keeps out a camera of another', () => {
    const desk = new StationDesk();
    for (let port = 1; port <= 20_000; port++) desk.send(requestHex(255), '192.168.1.66', port);
    expect(desk.table.reservedBytes).toBeLessThanOrEqual(64 * 2 ** 20);
    expect(desk.table.sessionCount).toBeLessThanOrEqual(1024);
    expect(desk.send(requestHex(255), '192.168.1.9')).toEqual([goAheadHex(255)]);
  });

  test('gives way to cameras of its own address once it has brought no data for a while', () => {
    const desk = new StationDesk();
    for (let port = 1; port <= 2000; port++) desk.send(requestHex(1), '127.0.0.1', port);
    expect(desk.send(requestHex(1), '127.0.0.1', 44_444)).toEqual([refusalHex(1, 1)]);
    desk.wait(2000);
    expect(desk.send(requestHex(1), '127.0.0.1', 44_444)).toEqual([goAheadHex(1)]);
  });

  test('of 16 MB photos takes no memory before data comes', () => {
    const desk = new StationDesk({ memoryLimitBytes: 256 * 2 ** 20 });
    const before = process.memoryUsage();
    for (let port = 1; port <= 100; port++) desk.send(requestHex(255, 65_507), '192.168.1.66', port);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(2 ** 20);
    expect(desk.table.reservedBytes).toBeLessThanOrEqual(256 * 2 ** 20);
  });

  test('of endless addresses and ids is counted in tables of bounded size', () => {
    const desk = new StationDesk();
    for (let sender = 0; sender < 20_000; sender++) {
      desk.send(requestHex(1), `10.0.${sender >> 8}.${sender & 255}`);
    }
    const counted = desk.counts();
    expect(counted.length).toBeLessThanOrEqual(2049);
    expect(counted.some(({ cameraId }) => cameraId === null)).toBe(true);
  });
});

describe('duplicate ids', () => {
  const from = (desk: StationDesk, port: number): string[] => desk.send(requestHex(1), '192.168.1.9', port);

  test('two boards that alternate are reported once, with where they speak from', () => {
    const desk = new StationDesk();
    for (const port of [1, 2, 1, 2, 1]) from(desk, port);
    expect(desk.duplicates).toEqual([
      {
        cameraId: 99,
        endpoints: [1, 2].map((port) => ({ cameraId: 99, address: '192.168.1.9', port })),
      },
    ]);
  });

  test('a camera that moved to another port is no duplicate', () => {
    const desk = new StationDesk();
    for (const port of [1, 1, 2, 2, 3, 3]) from(desk, port);
    expect(desk.duplicates).toEqual([]);
  });

  test('a camera that is given another address and then its first again is no duplicate', () => {
    const desk = new StationDesk();
    for (const port of [1, 1, 2, 2, 1, 1, 3, 3, 1]) {
      desk.wait(10_000);
      from(desk, port);
    }
    expect(desk.duplicates).toEqual([]);
  });

  test('two boards that send in turns, minutes apart, are reported once both came back', () => {
    const desk = new StationDesk();
    for (const port of [1, 2, 1]) {
      from(desk, port);
      desk.wait(4 * 60_000);
    }
    expect(desk.duplicates).toEqual([]);
    from(desk, 2);
    expect(desk.duplicates.map(({ endpoints }) => endpoints.map(({ port }) => port))).toEqual([[2, 1]]);
  });

  test('what came back long ago proves nothing', () => {
    const desk = new StationDesk();
    for (const port of [1, 2, 1, 1, 1, 3, 4, 3]) {
      desk.wait(4 * 60_000);
      from(desk, port);
    }
    expect(desk.duplicates).toEqual([]);
  });

  test('an endpoint heard again after more than 10 minutes is no duplicate', () => {
    const desk = new StationDesk();
    from(desk, 1);
    from(desk, 2);
    desk.wait(10 * 60_000 + 1);
    from(desk, 1);
    expect(desk.duplicates).toEqual([]);
  });
});
