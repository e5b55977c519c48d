import { reasonTexts } from '../../../../src-shared/reason-texts';

/** Why a photo could not be judged. */
export const photoProblem = {
  blurred: 'The photo is blurred',
  'too-dark': 'The photo is too dark',
  'too-bright': 'The photo is too bright',
  'no-part': 'The part was not found in the photo',
};

export const photoProblemHelp = 'The model cannot judge it: decide by your own eyes.';

export const verdict = { pass: 'Pass', unsure: 'Unsure', fail: 'Fail', none: 'No verdict' };

export const decision = { accept: 'Accepted', reject: 'Rejected', withdraw: 'Withdrawn', none: 'Undecided' };

export const state = {
  received: 'Being inspected',
  inspected: 'Inspected',
  uninspected: 'No model was active',
  undecodable: 'Unreadable photo',
  unanalysed: 'Could not be analysed',
} as const;

export const reason = reasonTexts.en;

export const capture = {
  title: 'Capture {{id}}',
  camera: 'Camera',
  cameraId: 'id {{id}}',
  received: 'Received',
  scoreOf: 'Score {{score}}; pass below {{pass}}, fail from {{fail}}',
  passBelow: 'pass < {{value}}',
  failFrom: 'fail ≥ {{value}}',
  size: 'Size',
  pixels: 'Pixels',
  number: 'Number',
  unnamedCamera: 'Camera {{id}}',
  decidedBy: 'by {{operator}}',
  photoOf: 'Photo of capture {{id}}',
  heatOf: 'Heat map of capture {{id}}',
} as const;

export const viewer = {
  tools: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  oneToOne: '1:1',
  spot: 'Spot',
  spotOf: 'Spot {{n}}/{{count}}',
  previousSpot: 'Previous spot',
  compare: 'Compare',
  modes: { side: 'Side by side', blink: 'In turn', off: 'Off' },
  flip: 'Flip',
  flipRun: 'Go on by itself',
  thisPhoto: 'This photo',
  reference: {
    chosen: 'Reference: capture {{id}}',
    'newest-accepted': 'Capture {{id}}, the newest accepted: no reference was chosen',
  },
  referenceNone: 'Nothing to compare with: no reference was chosen and nothing accepted yet',
  referenceLoading: 'Looking for the reference…',
  heat: 'Heat map',
  blend: 'Heat map strength',
  zoom: 'Zoom',
  missing: 'The photo cannot be shown',
  missingHelp: 'The file is unreadable or gone. It can still be decided.',
  noHeat: 'no heat map',
} as const;
