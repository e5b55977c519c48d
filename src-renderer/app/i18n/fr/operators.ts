import type { Catalogue } from '../catalogue';

export const role: Catalogue['role'] = {
  operator: 'Opérateur',
  quality: 'Qualiticien',
  administrator: 'Administrateur',
};

export const whoMay: Catalogue['whoMay'] = {
  operator: 'toute personne qui a un code ici',
  quality: 'les qualiticiens et les administrateurs',
  administrator: 'les administrateurs',
};

export const signIn: Catalogue['signIn'] = {
  title: 'Qui est là ?',
  needed: 'Peuvent le faire : {{who}}.',
  needsOther: '{{name}} ne peut pas le faire. Peuvent le faire : {{who}}.',
  here: 'Connecté : {{name}}, {{role}}',
  signOut: 'Se déconnecter',
  names: 'Noms',
  choose: 'Choisissez votre nom, puis saisissez votre code.',
  pin: 'Code de {{name}}',
  digit: 'Chiffre {{n}}',
  erase: 'Effacer le dernier chiffre',
  enter: 'Se connecter',
  wrong: 'Ce code est faux.',
  wait: 'Trop de codes faux. Réessayez dans {{seconds}} s.',
  forgotten: 'Code oublié ? Un administrateur vous en donne un nouveau dans Réglages, Opérateurs.',
  pinHelp: '4 à 12 chiffres.',
  newTitle: 'Créer l’administrateur',
  newHelp:
    'Ce poste n’a pas encore d’opérateurs. L’administrateur ajoute les autres et peut tout modifier ; la réception et l’analyse n’ont besoin de personne.',
  newName: 'Nom',
  newPin: 'Code',
  repeatPin: 'Code, encore une fois',
  pinsDiffer: 'Les deux codes diffèrent.',
  pinWrong: 'Un code a 4 à 12 chiffres.',
  create: 'Créer et se connecter',
  onlyFor: 'Pour modifier ceci : {{who}}.',
};

export const operators: Catalogue['operators'] = {
  title: 'Opérateurs',
  help: 'Toute personne qui décide ou modifie quelque chose ici a un nom et un code. Les noms ne sont jamais supprimés : les anciennes décisions les gardent. Regarder ne demande pas de code.',
  add: 'Ajouter un opérateur',
  name: 'Nom',
  role: 'Rôle',
  roleHelp: {
    operator: 'Décide et scanne.',
    quality: 'En plus : modèles, produits, seuils, motifs, lots et exports.',
    administrator: 'En plus : réglages, réseau et opérateurs.',
  },
  pin: 'Code',
  showPin: 'Montrer le code',
  newPin: 'Nouveau code',
  newPinFor: 'Nouveau code pour {{name}}',
  lastSeen: 'Dernière connexion',
  never: 'jamais',
  disable: 'Désactiver',
  enable: 'Réactiver',
  disableOne: 'Désactiver {{name}}',
  enableOne: 'Réactiver {{name}}',
  newPinOne: 'Nouveau code pour {{name}}',
  roleOf: 'Rôle de {{name}}',
  disabled: 'désactivé',
  added: '{{name}} peut se connecter',
  pinSet: '{{name}} a un nouveau code',
  nameTaken: 'Ce nom est déjà pris ici.',
  lastAdministrator: 'Le dernier administrateur le reste : personne d’autre ne pourrait revenir là-dessus.',
  empty: 'Personne n’a encore de code ici',
  emptyHelp: 'Créez d’abord l’administrateur ; il ajoute les autres.',
  loadFailed: 'Les opérateurs n’ont pas pu être chargés',
  idle: 'Déconnexion automatique',
  idleHelp: 'Après ce temps sans touche ni contact.',
  idleNever: 'Jamais',
  idleMinutes: 'Après {{n}} min',
};
