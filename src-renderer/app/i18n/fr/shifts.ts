import type { Catalogue } from '../catalogue';

export const shifts: Catalogue['shifts'] = {
  shift: 'Équipe',
  help: 'Chaque équipe travaille jusqu’au début de la suivante, à l’heure de ce poste ; laissez un jour vide quand elle n’y commence pas. La galerie, les rapports et les exports les connaissent.',
  name: 'Nom',
  nameOf: 'Nom de {{name}}',
  start: '{{name}} commence le {{day}} à',
  badTime: 'Comme 06:30',
  add: 'Ajouter une équipe',
  remove: 'Retirer {{name}}',
  now: 'Équipe en cours : {{name}}, du {{from}} au {{to}}.',
  noneNow: 'Aucune équipe ne commence jamais.',
  names: { early: 'Matin', late: 'Après-midi', night: 'Nuit' },
};
