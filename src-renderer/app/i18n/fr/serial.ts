import type { Catalogue } from '../catalogue';

export const serial: Catalogue['serial'] = {
  name: 'Numéro de série',
  none: 'Lisez le code du produit',
  type: 'Saisir',
  correct: 'Corriger',
  replaced: 'À la place de {{serial}}',
  bringBack: 'Remettre',
  wrong: 'Une ligne de caractères imprimables, {{most}} au plus.',
  removed: 'Numéro de série retiré',
  startsWith: 'Son début…',
  attached: 'Le numéro de série {{serial}} appartient à la prise de vue {{id}}',
  outdatedTitle: 'Le numéro de série n’a pas été attribué',
  outdated: 'La prise de vue {{id}} a reçu entre-temps le numéro de série {{serial}}.',
  outdatedNone: 'Le numéro de série de la prise de vue {{id}} a été retiré entre-temps.',
  notAttached: 'La prise de vue {{id}} n’a pas reçu le numéro de série {{serial}}.',
};
