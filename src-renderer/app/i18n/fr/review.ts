import type { Catalogue } from '../catalogue';

export const review: Catalogue['review'] = {
  title: 'Contrôle',
  waiting: '{{n}} en attente',
  order: 'Ordre',
  orders: { 'newest-failing': 'Défauts d’abord', oldest: 'Anciennes d’abord' },
  accept: 'Accepter',
  reject: 'Rejeter',
  undo: 'Annuler',
  skip: 'Passer',
  next: 'Suivante',
  queue: 'File d’attente',
  queueItem: 'Prise de vue {{id}}, {{camera}}, {{verdict}}',
  reasonTitle: 'Pourquoi est-elle rejetée ?',
  emptyTitle: 'Rien n’attend',
  emptyHelp:
    'Tout ce que demande la règle de contrôle est décidé. Les nouvelles prises de vue apparaissent ici d’elles-mêmes.',
  policyNothing: 'La règle de contrôle des réglages n’envoie rien ici.',
  toGallery: 'Ouvrir la galerie',
  failedTitle: 'La file d’attente n’a pas pu être chargée',
  outdatedTitle: 'Votre décision n’a pas été enregistrée',
  outdatedDecided: 'Prise de vue {{id}}, entre-temps : {{decision}} par {{operator}}.',
  outdatedOpen: 'La décision sur la prise de vue {{id}} a été reprise entre-temps ; elle attend de nouveau.',
  elsewhere: 'Décidée entre-temps : {{decision}} par {{operator}}',
  notRecorded: 'La prise de vue {{id}} n’est pas décidée ; elle revient juste après.',
  undoFailed: 'La décision sur la prise de vue {{id}} tient toujours.',
  last: 'Dernière : prise de vue {{id}}, {{decision}}',
};

export const firstStart: Catalogue['firstStart'] = {
  title: 'En attente de la première photo',
  help: 'Aucune caméra n’a encore envoyé de photo à ce poste.',
  connect: 'Diriger une caméra vers ce poste',
  step1: 'Reliez l’ESP32-CAM et cet ordinateur au même réseau.',
  step2: 'Réglez dans la caméra l’une de ces adresses comme adresse du serveur, et ce port :',
  step3: 'Allumez la caméra. Sa première photo apparaît ici d’elle-même.',
  address: 'Adresse',
  port: 'Port',
  noAddress: 'Cette machine n’a pas d’adresse réseau. Reliez-la au réseau des caméras.',
  firewall: 'Si rien n’arrive, vérifiez que le pare-feu laisse passer l’UDP sur ce port.',
  demo: 'Ou découvrir avec des caméras de démonstration',
  demoHelp:
    'Des caméras simulées envoient des câbles peints par le vrai protocole. Vous pouvez les arrêter à tout moment.',
  startDemo: 'Démarrer les caméras de démo',
  demoRunning: 'Les caméras de démo tournent ; la première photo est en route.',
};
