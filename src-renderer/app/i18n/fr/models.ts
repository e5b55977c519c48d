import type { Catalogue } from '../catalogue';

export const models: Catalogue['models'] = {
  title: 'Modèles',
  help: 'Un paquet de modèle contient le réseau entraîné et ses seuils. Un seul est actif à la fois.',
  active: 'Actif',
  activate: 'Activer',
  activated: 'Le modèle est actif. Il juge les prises de vue qui arrivent à partir de maintenant.',
  product: 'Produit',
  installed: 'Installé',
  manifest: 'sha256 du manifeste',
  installFolder: 'Installer depuis un dossier…',
  installZip: 'Installer depuis un .zip…',
  installedNotice: '{{name}} {{version}} est installé. Activez-le quand il doit juger.',
  refusedTitle: 'Le paquet a été refusé ; rien n’a été changé',
  refusedHelp: 'Demandez à l’auteur du paquet de corriger ceci :',
  empty: 'Aucun modèle n’est installé',
  emptyHelp: 'Sans modèle, aucun verdict n’est rendu : chaque prise de vue va à l’opérateur, non décidée.',
  loadFailed: 'Les modèles n’ont pas pu être listés',
  confirm: {
    worse: 'Ce modèle a fait moins bien que le modèle actif',
    'not-replayed': 'Ce modèle n’a pas été comparé au modèle actif sur des prises de vue décidées',
    help: 'Les décisions des opérateurs disent ce qui est juste. L’activation est consignée avec votre nom.',
    yes: 'Activer quand même',
    no: 'Garder le modèle actif',
  },
  noneActive: 'Aucun modèle n’est actif : les prises de vue vont à l’opérateur sans verdict.',
};
