import type { Catalogue } from '../catalogue';

export const lots: Catalogue['lots'] = {
  lot: 'Lot',
  current: 'Lot en cours',
  title: 'Lots de production',
  help: 'Ce qu’une caméra envoie appartient au lot ouvert de son produit. Saisissez ou scannez un numéro : ouvrir le lot suivant clôt le précédent, et un numéro connu reprend son lot.',
  all: 'Tous les lots',
  none: 'aucun',
  noneOpen: 'Aucun lot n’est ouvert.',
  several: '{{n}} ouverts',
  openSince: 'Lot {{number}}, depuis {{time}}, par {{operator}}',
  next: 'Numéro du lot suivant',
  open: 'Ouvrir',
  close: 'Clore {{number}}',
  reopen: 'Rouvrir {{number}}',
};
