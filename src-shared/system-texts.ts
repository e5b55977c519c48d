/** What the operating system shows for the station, outside the window's page: the menu and the file dialogs. */
import type { Language } from './domain/settings';

export interface SystemTexts {
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
    readonly dataFolder: string;
    readonly photoFolder: string;
    readonly modelFolder: string;
    readonly modelFile: string;
    readonly modelFiles: string;
    readonly csvFiles: string;
    readonly pdfFiles: string;
  };
}

const en: SystemTexts = {
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
    dataFolder: 'Folder for photos and records',
    photoFolder: 'Folder with photos of good cables',
    modelFolder: 'Folder of a model package',
    modelFile: 'Model package to install',
    modelFiles: 'Model package',
    csvFiles: 'Table (CSV)',
    pdfFiles: 'Document (PDF)',
  },
};

const fr: SystemTexts = {
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
    dataFolder: 'Dossier des photos et des fiches',
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
