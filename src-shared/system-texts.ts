/** What the operating system shows for the station, outside the window's page: the menu, file dialogs, and why it ended. */
import type { Language } from './domain/settings';

/** What keeps the station from being open. */
export const startProblemCodes = [
  'folder-unusable',
  'records-lost',
  'records-newer',
  'records-damaged',
  'settings-unusable',
  'storage-ended',
  'unexpected',
] as const;
export type StartProblemCode = (typeof startProblemCodes)[number];

export interface SystemTexts {
  /** What happened and what to do; the system's own words follow below it. */
  readonly startProblem: Readonly<Record<StartProblemCode, string>>;
  /** While the records of an older Vigie are brought up to date. */
  readonly updating: {
    readonly title: string;
    readonly help: string;
    steps(step: number, of: number): string;
  };
  readonly menu: {
    readonly file: string;
    readonly quit: string;
    readonly edit: string;
    readonly undo: string;
    readonly redo: string;
    readonly cut: string;
    readonly copy: string;
    readonly paste: string;
    readonly remove: string;
    readonly selectAll: string;
    readonly view: string;
    readonly resetZoom: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fullScreen: string;
    readonly help: string;
    readonly guide: string;
    readonly about: string;
  };
  readonly dialog: {
    /** On the button that takes what is chosen. */
    readonly choose: string;
    readonly save: string;
    readonly saveReport: string;
    readonly saveLog: string;
    /** Proposed as the file's name, without its extension. */
    readonly logName: string;
    readonly reportFolder: string;
    readonly caFile: string;
    readonly certificates: string;
    readonly dataFolder: string;
    readonly backupFolder: string;
    readonly photoFolder: string;
    readonly modelFolder: string;
    readonly modelFile: string;
    readonly modelFiles: string;
    readonly csvFiles: string;
    readonly pdfFiles: string;
  };
}

const en: SystemTexts = {
  startProblem: {
    'folder-unusable':
      'The folder with photos and records cannot be used. Check that its disk is connected, writable and has room, and that no other Vigie has it open; then start Vigie again.',
    'records-lost':
      'The folder with photos and records is empty: its disk seems to be missing. Connect it and start Vigie again. Nothing was changed.',
    'records-newer': 'These records were written by a newer Vigie. Start that version; nothing was changed.',
    'records-damaged':
      'The database of this station is damaged. Do not delete anything: the photos are in the same folder. Call whoever looks after the station.',
    'settings-unusable':
      'The settings of this station cannot be used; nothing was changed. A newer Vigie may have written them: start that version, or call whoever looks after the station.',
    'storage-ended':
      'No photo can be kept any more, so Vigie has ended. Start it again; no acknowledged photo is lost.',
    unexpected:
      'Vigie could not start. Start it again; should it come back, show this to whoever looks after the station.',
  },
  updating: {
    title: 'Updating the records',
    help: 'This takes a moment. Vigie opens by itself afterwards; do not switch the computer off.',
    steps: (step, of) => `Step ${step} of ${of}`,
  },
  menu: {
    file: '&File',
    quit: 'Quit Vigie',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    remove: 'Delete',
    selectAll: 'Select all',
    view: '&View',
    resetZoom: 'Actual size',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fullScreen: 'Full screen',
    help: '&Help',
    guide: 'Operator’s guide',
    about: 'About Vigie',
  },
  dialog: {
    choose: 'Choose',
    save: 'Save',
    saveReport: 'Save the report',
    saveLog: 'Save the log',
    logName: 'vigie-log',
    reportFolder: 'Folder for the reports',
    caFile: 'Certificates to trust',
    certificates: 'Certificates (PEM)',
    dataFolder: 'Folder for photos and records',
    backupFolder: 'Folder for the backup, best on another disk',
    photoFolder: 'Folder with photos of good cables',
    modelFolder: 'Folder of a model package',
    modelFile: 'Model package to install',
    modelFiles: 'Model package',
    csvFiles: 'Table (CSV)',
    pdfFiles: 'Document (PDF)',
  },
};

const fr: SystemTexts = {
  startProblem: {
    'folder-unusable':
      'Le dossier des photos et des fiches ne peut pas être utilisé. Vérifiez que son disque est branché, accessible en écriture et qu’il y reste de la place, et qu’aucun autre Vigie ne l’a ouvert ; puis redémarrez Vigie.',
    'records-lost':
      'Le dossier des photos et des fiches est vide : son disque semble absent. Branchez-le et redémarrez Vigie. Rien n’a été modifié.',
    'records-newer':
      'Ces fiches ont été écrites par un Vigie plus récent. Démarrez cette version ; rien n’a été modifié.',
    'records-damaged':
      'La base de données de ce poste est endommagée. Ne supprimez rien : les photos sont dans le même dossier. Appelez la personne qui s’occupe du poste.',
    'settings-unusable':
      'Les réglages de ce poste ne peuvent pas être utilisés ; rien n’a été modifié. Un Vigie plus récent les a peut-être écrits : démarrez cette version, ou appelez la personne qui s’occupe du poste.',
    'storage-ended':
      'Plus aucune photo ne peut être conservée : Vigie s’est arrêté. Redémarrez-le ; aucune photo acquittée n’est perdue.',
    unexpected:
      'Vigie n’a pas pu démarrer. Redémarrez-le ; si cela se répète, montrez ceci à la personne qui s’occupe du poste.',
  },
  updating: {
    title: 'Mise à jour des fiches',
    help: 'Cela prend un instant. Vigie s’ouvre ensuite de lui-même ; n’éteignez pas l’ordinateur.',
    steps: (step, of) => `Étape ${step} sur ${of}`,
  },
  menu: {
    file: '&Fichier',
    quit: 'Quitter Vigie',
    edit: '&Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    remove: 'Supprimer',
    selectAll: 'Tout sélectionner',
    view: '&Affichage',
    resetZoom: 'Taille réelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fullScreen: 'Plein écran',
    help: 'Aid&e',
    guide: 'Guide de l’opérateur',
    about: 'À propos de Vigie',
  },
  dialog: {
    choose: 'Choisir',
    save: 'Enregistrer',
    saveReport: 'Enregistrer le rapport',
    saveLog: 'Enregistrer le journal',
    logName: 'vigie-journal',
    reportFolder: 'Dossier des rapports',
    caFile: 'Certificats de confiance',
    certificates: 'Certificats (PEM)',
    dataFolder: 'Dossier des photos et des fiches',
    backupFolder: 'Dossier de la sauvegarde, de préférence sur un autre disque',
    photoFolder: 'Dossier de photos de bons câbles',
    modelFolder: 'Dossier d’un paquet de modèle',
    modelFile: 'Paquet de modèle à installer',
    modelFiles: 'Paquet de modèle',
    csvFiles: 'Tableau (CSV)',
    pdfFiles: 'Document (PDF)',
  },
};

const texts: Readonly<Record<Language, SystemTexts>> = { en, fr };

export const systemTexts = (language: Language): SystemTexts => texts[language];
