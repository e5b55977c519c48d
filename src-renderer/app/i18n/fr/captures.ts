import { reasonTexts } from '../../../../src-shared/reason-texts';
import type { Catalogue } from '../catalogue';

export const photoProblem: Catalogue['photoProblem'] = {
  blurred: 'La photo est floue',
  'too-dark': 'La photo est trop sombre',
  'too-bright': 'La photo est trop claire',
  'no-part': 'La pièce est introuvable sur la photo',
};

export const photoProblemHelp = 'Le modèle ne peut pas la juger : décidez à l’œil.';

export const verdict: Catalogue['verdict'] = {
  pass: 'Conforme',
  unsure: 'Incertain',
  fail: 'Défaut',
  none: 'Sans verdict',
};

export const decision: Catalogue['decision'] = {
  accept: 'Acceptée',
  reject: 'Rejetée',
  withdraw: 'Retirée',
  none: 'Non décidée',
};

export const state: Catalogue['state'] = {
  received: 'En cours d’analyse',
  inspected: 'Analysée',
  uninspected: 'Aucun modèle actif',
  undecodable: 'Photo illisible',
  unanalysed: 'Analyse impossible',
};

export const reason: Catalogue['reason'] = reasonTexts.fr;

export const capture: Catalogue['capture'] = {
  title: 'Prise de vue {{id}}',
  camera: 'Caméra',
  cameraId: 'id {{id}}',
  received: 'Reçue',
  scoreOf: 'Score {{score}} ; conforme sous {{pass}}, défaut à partir de {{fail}}',
  passBelow: 'conforme < {{value}}',
  failFrom: 'défaut ≥ {{value}}',
  size: 'Taille',
  pixels: 'Pixels',
  number: 'Numéro',
  unnamedCamera: 'Caméra {{id}}',
  decidedBy: 'par {{operator}}',
  photoOf: 'Photo de la prise de vue {{id}}',
  heatOf: 'Carte de chaleur de la prise de vue {{id}}',
};

export const viewer: Catalogue['viewer'] = {
  tools: 'Affichage',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Ajuster',
  oneToOne: '1:1',
  spot: 'Zone',
  spotOf: 'Zone {{n}}/{{count}}',
  previousSpot: 'Zone précédente',
  compare: 'Comparer',
  modes: { side: 'Côte à côte', blink: 'En alternance', off: 'Non' },
  flip: 'Alterner',
  flipRun: 'Continuer seul',
  thisPhoto: 'Cette photo',
  reference: {
    chosen: 'Référence : prise de vue {{id}}',
    'newest-accepted': 'Prise de vue {{id}}, la dernière acceptée : aucune référence n’est choisie',
  },
  referenceNone: 'Rien à comparer : aucune référence n’est choisie et rien n’est encore accepté',
  referenceLoading: 'Recherche de la référence…',
  heat: 'Carte de chaleur',
  blend: 'Intensité de la carte de chaleur',
  zoom: 'Zoom',
  missing: 'La photo ne peut pas être affichée',
  missingHelp: 'Le fichier est illisible ou absent. Une décision reste possible.',
  noHeat: 'pas de carte de chaleur',
};
