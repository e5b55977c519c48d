import type { Catalogue } from '../catalogue';

export const reference: Catalogue['reference'] = {
  regionTitle: 'Ce que regardent les modèles',
  help: 'Tracez sur la photo un rectangle autour de l’endroit où se trouve le câble. Ce qui est dehors ne peut pas troubler le verdict, et ce qui est dedans est vu plus finement.',
  keys: 'Glisser sur la photo trace un nouveau rectangle ; glisser son milieu ou un coin le modifie. Au clavier : les flèches le déplacent, Maj et les flèches changent sa taille.',
  region: 'Zone à partir de {{left}} de la largeur et {{top}} de la hauteur, large de {{width}}, haute de {{height}}',
  rectangle: 'rectangle déplaçable',
  draw: 'Tracer une zone',
  whole: 'Photo entière',
  undo: 'Annuler',
  unsaved: 'Modifié, non enregistré',
  asSaved: 'Tel qu’enregistré',
  counts:
    'Une nouvelle zone compte à partir du prochain apprentissage. Les modèles existants gardent celle avec laquelle ils ont appris.',
  saved: 'Enregistré. Une nouvelle zone compte à partir du prochain apprentissage.',
  photoTitle: 'Photo de référence',
  noPhoto: 'Aucune. Choisissez une bonne photo, à montrer à côté des autres.',
  photo: '{{capture}} est la référence.',
  withoutPhoto: 'Sans photo de référence',
  none: 'Ce produit n’a pas encore de photo',
  noneHelp: 'Faites-le photographier par une caméra (Vue d’ensemble, Caméras). Ses photos apparaîtront ici.',
  missing: 'La photo ne peut pas être affichée. Choisissez-en une autre.',
};
