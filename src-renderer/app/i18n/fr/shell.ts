import type { Catalogue } from '../catalogue';

export const app: Catalogue['app'] = {
  loading: 'Ouverture du poste…',
  unreachable: 'Le poste ne répond pas',
  unreachableHelp:
    'Le programme derrière cette fenêtre n’a pas répondu. Réessayez ; si cela persiste, fermez Vigie et relancez-le.',
  retry: 'Réessayer',
  reading: 'Lecture…',
  crashed: 'Cet écran s’est arrêté',
  crashedHelp: 'Aucune photo n’est perdue : la réception continue en arrière-plan. Rechargez pour continuer.',
  reload: 'Recharger',
  close: 'Fermer',
  cancel: 'Annuler',
  undo: 'Annuler',
  save: 'Enregistrer',
  copy: 'Copier',
  copied: 'Copié',
  dismiss: 'Masquer',
  notYet: 'pas encore',
  all: 'Tous',
  back: 'Retour',
  skipToContent: 'Aller au contenu',
};

export const dateField: Catalogue['dateField'] = {
  placeholder: 'Sans limite',
  clear: 'Effacer la date',
  done: 'Terminé',
  hours: 'Heures',
  minutes: 'Minutes',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  previousYear: 'Année précédente',
  nextYear: 'Année suivante',
  previousDecade: 'Décennie précédente',
  nextDecade: 'Décennie suivante',
};

export const nav: Catalogue['nav'] = {
  label: 'Écrans',
  review: 'Contrôle',
  gallery: 'Galerie',
  alarms: 'Alarmes',
  cameras: 'Caméras',
  reports: 'Rapports',
  models: 'Modèles',
  settings: 'Réglages',
  help: 'Aide',
  about: 'À propos',
};

export const header: Catalogue['header'] = {
  udp: 'Les caméras envoient à',
  udpStarting: 'Ouverture du port…',
  udpFailed: 'Pas d’écoute',
  udpDetails: 'Détails de la réception',
  inspection: 'Analyse',
  inspectionState: {
    starting: 'démarre',
    ready: 'prête',
    'no-model': 'sans modèle',
    restarting: 'redémarre',
    failed: 'en panne',
  },
  backlog: '{{n}} à analyser',
  waiting: 'À décider',
  operator: 'Opérateur',
  signIn: 'Se connecter',
  demo: 'Caméras de démo : {{n}}',
  stopDemo: 'Arrêter la démo',
  language: 'Langue',
  lightTheme: 'Passer au thème clair',
  darkTheme: 'Passer au thème sombre',
  buffer: 'Tampon de réception',
  bufferLine: '{{actual}} sur {{asked}} demandés',
  addresses: 'Adresses de ce poste',
};

export const task: Catalogue['task'] = {
  running: { teach: 'Apprentissage', replay: 'Rejeu', reinspect: 'Nouvelle analyse' },
  done: {
    teach: 'L’apprentissage est terminé : le nouveau modèle est prêt. Il ne juge rien avant d’être activé.',
    replay: 'Le rejeu est terminé.',
    reinspect: 'Les prises de vue ont été analysées de nouveau.',
  },
  notAll_one:
    'La nouvelle analyse est terminée. {{n}} prise de vue garde ce qu’elle avait : sa photo a été supprimée ou ne peut être jugée.',
  notAll_other:
    'La nouvelle analyse est terminée. {{n}} prises de vue gardent ce qu’elles avaient : leur photo a été supprimée ou ne peut être jugée.',
  failed: {
    teach: 'L’apprentissage n’a pas abouti',
    replay: 'Le rejeu n’a pas abouti',
    reinspect: 'La nouvelle analyse n’a pas abouti',
  },
  begins: 'démarre…',
  step: 'Étape {{n}} sur {{total}}',
  left: 'encore {{time}} environ',
  finishing: 'Assemblage et essai du modèle…',
  cancel: 'Arrêter ce travail',
};

export const banner: Catalogue['banner'] = {
  storage: {
    'disk-full': 'Le disque est plein : les photos sont refusées',
    'not-writable': 'Le dossier des données n’est pas accessible en écriture : les photos sont refusées',
    database: 'La base de données ne fonctionne pas : les photos sont refusées',
    other: 'Les photos ne peuvent pas être enregistrées : elles sont refusées',
  },
  storageHelp: {
    'disk-full': 'Libérez de la place sur le disque du dossier des données. La réception reprend d’elle-même.',
    'not-writable':
      'Donnez à Vigie le droit d’écrire dans le dossier des données, ou remontez le disque. La réception reprend d’elle-même.',
    database: 'Vérifiez le disque du dossier des données, puis redémarrez Vigie.',
    other: 'Vérifiez le dossier des données. La réception reprend d’elle-même.',
  },
  storageWhere: 'Dossier des données : {{folder}}',
  udpFailed: 'Les caméras ne peuvent pas joindre ce poste',
  udpFailedHelp:
    'Un autre programme occupe peut-être le port, ou l’adresse n’est pas celle de cette machine. Modifiez-la dans Réglages, Réseau.',
  bufferClamped:
    'Le système limite le tampon de réception à {{actual}} ; les photos peuvent demander plus de tours quand beaucoup de caméras envoient à la fois.',
  bufferHelp: 'Cette commande lève la limite ; redémarrez ensuite Vigie :',
  inspectionFailed: 'L’analyse ne fonctionne pas',
  inspectionFailedHelp: 'Les photos sont toujours reçues ; l’opérateur les décide sans verdict.',
  quarantined:
    'Trouvé au démarrage : {{quarantined}} fichiers sans fiche (mis de côté dans le dossier de quarantaine), {{missing}} fiches dont la photo a disparu.',
  quarantinedHelp: 'Regardez dans le dossier de quarantaine du dossier des données ; vérifiez le disque.',
};

export const problem: Catalogue['problem'] = {
  title: {
    'invalid-input': 'Cela n’a pas été accepté',
    'not-found': 'Cela n’existe plus',
    'storage-unavailable': 'Rien ne peut être enregistré pour le moment',
    'station-busy': 'Le poste est occupé',
    'photo-removed': 'La photo a été supprimée',
    refused: 'Refusé',
    'sign-in-needed': 'Personne n’est connecté',
    'role-needed': 'Pas avec ce rôle',
    internal: 'Une erreur s’est produite dans le poste',
  },
  help: {
    'invalid-input': 'Vérifiez ce qui a été saisi et réessayez.',
    'not-found': 'Cela a peut-être été retiré entre-temps. Actualisez l’écran.',
    'storage-unavailable': 'Vérifiez le disque et le dossier des données, puis réessayez.',
    'station-busy': 'Attendez un instant et réessayez.',
    'photo-removed': 'Une règle de conservation a supprimé la photo d’une de ces prises de vue. Laissez-la de côté.',
    refused: 'Le poste ne le permet pas pour le moment.',
    'sign-in-needed': 'Tout peut être regardé ; pour modifier quelque chose, connectez-vous d’abord.',
    'role-needed': 'Faites connecter une personne qui peut le faire.',
    internal: 'Réessayez. Si cela revient, redémarrez Vigie ; le journal contient les détails.',
  },
};

export const about: Catalogue['about'] = {
  title: 'À propos de Vigie',
  tagline: 'Poste d’inspection pour lignes de câbles',
  version: 'Version',
  runtime: 'Fonctionne avec',
  runtimeLine: 'Electron {{electron}}, Chrome {{chrome}}, Node {{node}}',
  dataDir: 'Dossier des données',
  free: 'Espace libre',
  reception: 'Réception',
  buffer: 'Tampon de réception',
  licences: 'Licences',
  licencesLine:
    'Vigie est un logiciel libre sous licence MIT. Il contient le travail d’autres sous leurs propres licences ; les mentions accompagnent le programme.',
};

export const help: Catalogue['help'] = {
  contents: 'Sommaire',
  print: 'Imprimer',
};
