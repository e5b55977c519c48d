import type { Catalogue } from '../catalogue';

export const keys: Catalogue['keys'] = {
  title: 'Touches',
  open: 'Liste des touches',
  enter: 'Entrée',
  decide: 'Décider',
  look: 'Regarder de près',
  always: 'Toujours les mêmes',
  scanner: 'Lecteur de codes-barres',
  scannerHelp:
    'Une lecture donne son code à la prise de vue affichée, comme numéro de série ; elle ne décide jamais rien. Le lecteur doit terminer chaque code par Entrée.',
  change: 'Changer les touches dans les réglages',
  action: {
    accept: 'Accepter',
    reject: 'Rejeter',
    undo: 'Annuler la dernière décision, puis celle d’avant',
    skip: 'Passer : remettre derrière les autres',
    withdraw: 'Retirer la décision (galerie)',
    serial: 'Saisir le numéro de série',
    compare: 'Comparer avec la photo de référence',
    flip: 'Alterner entre la photo et la référence',
    heat: 'Afficher ou masquer la carte de chaleur',
    nextSpot: 'Zone suspecte suivante',
    previousSpot: 'Zone suspecte précédente',
    fit: 'Ajuster la photo',
    oneToOne: 'Un pixel de la photo pour un pixel de l’écran',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
  },
  fixed: {
    reasons: 'Motif du rejet',
    usualReason: 'Le motif habituel, le premier',
    cancel: 'Annuler, fermer',
    arrows: 'Revenir à ce qui a été passé ; passer',
    signIn: 'Se connecter, changer d’opérateur',
    lots: 'Lots : ouvrir le suivant, en clore un',
    help: 'Cette liste',
    guide: 'Guide de l’opérateur',
  },
  sectionHelp: 'Propres à ce poste. Choisissez une touche, puis appuyez sur la nouvelle.',
  keyOf: 'Touche pour « {{action}} » : {{key}}',
  press: 'Appuyez sur une touche…',
  reset: 'Revenir aux touches habituelles',
  problem: {
    reasons: 'Les chiffres 1 à 9 choisissent les motifs.',
    help: '« ? » ouvre la liste des touches.',
    signIn: 'F2 ouvre le panneau de connexion.',
    lots: 'F3 ouvre les lots.',
    focus: 'Entrée, Espace, Tabulation et les flèches agissent sur l’élément sélectionné.',
    unusable: 'Seulement un caractère ou une touche de F4 à F9.',
    taken: '« {{key}} » sert déjà à « {{action}} ». Donnez-lui d’abord une autre touche.',
  },
};

export const scan: Catalogue['scan'] = {
  'not-taken': 'Lecture non utilisée',
  'not-takenHelp':
    'Aucune prise de vue n’est en contrôle ici : le code {{text}} n’a été attribué à rien. Lisez-le quand le contrôle en affiche une.',
  unfinished: 'Lecture sans fin',
  unfinishedHelp:
    'Le code {{text}} est arrivé sans Entrée et n’a pas été utilisé. Réglez le lecteur pour qu’il envoie Entrée après chaque code.',
  together: 'Deux touches à la fois',
  togetherHelp: 'Rien n’a été fait : appuyez sur une touche après l’autre.',
  refused: 'Ce code n’est pas un numéro de série',
  refusedHelp:
    'Un numéro de série s’imprime et compte au plus {{most}} caractères. Rien n’a été attribué ; relisez le code.',
};
