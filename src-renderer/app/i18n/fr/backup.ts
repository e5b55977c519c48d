import type { Catalogue } from '../catalogue';

export const backup: Catalogue['backup'] = {
  title: 'Sauvegarde',
  help: 'Une copie des fiches, des modèles, des réglages et des photos, à partir de laquelle le poste peut être remis en marche. De préférence sur un autre disque. L’Aide dit comment la restaurer.',
  folder: 'Dossier',
  noFolder: 'Aucun dossier choisi',
  choose: 'Choisir un dossier…',
  looking: 'Examen du dossier…',
  free: 'Libre : {{free}}',
  sameDisk: 'Les photos et les fiches se trouvent aussi sur ce disque',
  sameDiskHelp:
    'S’il tombe en panne, tout est perdu. Choisissez un dossier sur un autre disque ou un autre ordinateur.',
  on: 'Chaque jour automatiquement',
  at: 'Heure',
  atHelp: 'Une sauvegarde manquée est faite au démarrage suivant.',
  withPhotos: 'Avec les photos',
  withPhotosHelp:
    'Seules les nouvelles sont copiées. Les photos restent dans la sauvegarde quand le poste supprime les siennes.',
  keep: 'Copies antérieures de la base de données',
  keepHelp: 'Conservées à côté de la plus récente.',
  now: 'Sauvegarder maintenant',
  saveFirst: 'Enregistrez d’abord les modifications.',
  chooseFirst: 'Choisissez d’abord un dossier, puis enregistrez.',
  busy: 'Une sauvegarde est déjà en cours.',
  cancelled: 'La sauvegarde a été interrompue. Ce qui est copié reste ; la suivante reprendra à partir de là.',
  cancel: 'Interrompre',
  next: 'Prochaine',
  off: 'Pas automatique',
  last: 'Dernière',
  never: 'Aucune jusqu’ici',
  lastDone: '{{at}}, en {{duration}}',
  lastDatabase: 'Base de données : {{size}}',
  lastPhotos: 'Nouvelles photos : {{n}} ({{size}})',
  lastNoPhotos: 'Sans les photos',
  lastMissing: 'Photos absentes du dossier des données, ou illisibles : {{n}}',
  failed: 'La sauvegarde du {{at}} n’a pas été faite',
  retry: 'Nouvel essai le {{at}} et au démarrage suivant.',
  running: 'Sauvegarde en cours',
  steps: {
    preparing: 'Examen de ce qui existe…',
    database: 'Base de données : {{percent}}',
    checking: 'Vérification de la copie de la base de données…',
    photos: 'Photos : {{n}} sur {{total}}, {{size}}',
  },
  problems: {
    'no-folder': 'Choisissez un dossier dans Réglages, Stockage.',
    'folder-missing':
      'Le dossier est introuvable : branchez son disque ou son lecteur réseau, ou choisissez un autre dossier.',
    'folder-silent':
      'Le dossier ne répond pas : vérifiez son disque ou son lecteur réseau, ou choisissez un autre dossier.',
    'inside-data-folder':
      'Le dossier se trouve dans le dossier des données et serait perdu avec lui. Choisissez-en un ailleurs, de préférence sur un autre disque.',
    'target-unwritable':
      'Impossible d’écrire dans ce dossier : donnez-en le droit au compte du poste, ôtez la protection en écriture ou choisissez un autre dossier.',
    'target-in-use': 'Un Vigie est ouvert sur cette sauvegarde ou est en train de l’écrire. Fermez-le d’abord.',
    'no-room':
      'La place manque : il faut {{needed}}, il reste {{free}}. Libérez de la place ou choisissez un disque plus grand.',
    'disk-full':
      'Le disque de la sauvegarde est plein. Libérez de la place ou choisissez un disque plus grand ; ce qui est copié reste.',
    'source-missing': 'Photos ou fiches illisibles. Le disque du dossier des données est-il branché ?',
    'copy-damaged':
      'La copie de la base de données est incomplète et n’a pas été gardée ; les copies antérieures sont intactes. Réessayez. Si cela revient, appelez la personne qui s’occupe du poste.',
    internal: 'Réessayez ; si cela revient, montrez le détail ci-dessous à la personne qui s’occupe du poste.',
  },
};
