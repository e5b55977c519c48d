import { seededRandom } from './random';
import { noiseTile, type TextureTile } from './texture-tile';

let skin: TextureTile | undefined;

/** The fine unevenness of extruded plastic: long along the strand, short around it. */
export function plasticSkin(): TextureTile {
  skin ??= noiseTile(
    256,
    [
      { cellsX: 16, cellsY: 64, weight: 0.45 },
      { cellsX: 128, cellsY: 128, weight: 0.35 },
      { cellsX: 5, cellsY: 9, weight: 0.5 },
    ],
    seededRandom('plastic skin'),
  );
  return skin;
}
