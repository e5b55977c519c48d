/** From the good photos of a product: how bright, sharp and well framed a photo must be to be judged. */
import { predictionLimit } from '../../../src-shared/domain/prediction-limit';
import type { PhotoCheck, PhotoMeasures } from './check-photo';

/** Of good photos that would be held back by one limit, if their measures were distributed normally. */
const heldBackRate = 2e-4;
/** Whatever the taught photos say, a photo may be so much less sharp or as many times darker or brighter. */
const focusSlack = 0.18;
const brightnessSlack = 1.35;
/** Of the least agreement among the taught photos: a bench without the part reaches about a quarter. */
const framingShare = 0.45;

/** `agreements`: of taught photos with a reference made without them; empty when there is none. */
export function learnCheck(photos: readonly PhotoMeasures[], agreements: readonly number[]): PhotoCheck {
  const focus = spreadOf(photos.map((photo) => photo.focus));
  const brightness = spreadOf(photos.map((photo) => Math.log(Math.max(1, photo.brightness))));
  const away = Math.max(Math.log(brightnessSlack), brightness.reach);
  const leastFocus = focus.mean - Math.max(focusSlack * focus.mean, focus.reach);
  return {
    ...(leastFocus > 0 ? { focus: { least: rounded(leastFocus) } } : {}),
    brightness: { least: rounded(Math.exp(brightness.mean - away)), most: rounded(Math.exp(brightness.mean + away)) },
    ...(agreements.length > 0 ? { framing: { leastAgreement: rounded(framingShare * Math.min(...agreements)) } } : {}),
  };
}

/** `reach`: how far from the mean the next good photo may be; the fewer photos, the farther. */
function spreadOf(values: readonly number[]): { readonly mean: number; readonly reach: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, reach: Math.sqrt(variance) * predictionLimit(Math.max(5, values.length), heldBackRate) };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
