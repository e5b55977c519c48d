import type { Catalogue } from '../catalogue';

export const alarms: Catalogue['alarms'] = {
  title: 'Alarmes',
  bell: 'Alarmes',
  bellNone: 'aucune',
  bellNew: '{{n}} à voir',
  bellStanding: '{{n}} en cours',
  count: 'En cours : {{n}}',
  standing: 'En cours',
  history: 'Terminées',
  none: 'Aucune alarme en cours',
  noneHelp: 'Rien ne demande votre intervention. Une alarme apparaît ici dès que c’est le cas.',
  noHistory: 'Aucune alarme n’est encore terminée.',
  loadFailed: 'Les alarmes n’ont pas pu être chargées',
  more: 'Afficher des alarmes plus anciennes',
  priority: 'Priorité',
  priorities: { high: 'Haute', medium: 'Moyenne', low: 'Basse' },
  what: 'Ce qui ne va pas, et que faire',
  raised: 'Depuis',
  over: 'Fin',
  acknowledgement: 'Acquittement',
  acknowledge: 'Acquitter',
  acknowledgeThis: 'Acquitter : {{alarm}}',
  acknowledgedBy: 'par {{who}}, {{when}}',
  notAcknowledged: 'non acquittée',
  wasOver: 'Elle s’est terminée entre-temps.',
  wasAcknowledged: 'Quelqu’un l’avait déjà acquittée.',
  folded: 'continue dans une alarme commune',
  kinds: {
    'storage-unavailable': 'Les photos ne peuvent pas être enregistrées',
    'port-not-open': 'Les caméras ne peuvent pas joindre ce poste',
    'station-cut-off': 'Ce poste est coupé du réseau des caméras',
    'network-failure': 'Caméras muettes toutes ensemble : {{n}}',
    'inspection-failed': 'L’analyse ne fonctionne pas',
    'disk-nearly-full': 'Le disque est presque plein',
    'disk-fills': 'La place pour les photos s’épuise',
    'camera-silent': 'Muette : {{camera}}',
    'duplicate-id': 'Deux cartes utilisent l’id de {{camera}}',
    'photos-too-large': 'Photos trop grandes : {{camera}}',
    'incomplete-transfers': 'Photos reçues incomplètes : {{camera}}',
    'report-failed': 'Un rapport programmé n’est pas écrit',
    'backup-failed': 'La sauvegarde quotidienne n’est pas faite',
    'output-failed': 'Les autres systèmes ne reçoivent plus rien',
  },
  standstill: {
    station: 'Plus aucune caméra n’envoie : {{n}}',
    products: 'Plus aucune caméra d’un produit n’envoie : {{n}}',
  },
  standstillActions: {
    station:
      'La ligne est-elle arrêtée ? Alors acquittez : l’alarme cesse avec les prochaines photos. Tourne-t-elle ? Alors vérifiez l’alimentation et les câbles du point d’accès et du commutateur. La connexion de ce poste lui-même fonctionne ; au-delà, les deux cas se ressemblent vus d’ici.',
    products:
      'Des caméras d’autres produits envoient encore. Cette ligne est-elle arrêtée ? Alors acquittez : l’alarme cesse avec les prochaines photos. Tourne-t-elle ? Alors vérifiez l’alimentation et les câbles de son point d’accès et de son commutateur.',
  },
  photoKinds: {
    blurred: 'Photos floues : {{camera}}',
    'too-dark': 'Photos trop sombres : {{camera}}',
    'too-bright': 'Photos trop claires : {{camera}}',
    'no-part': 'Pièce absente des photos : {{camera}}',
  },
  several: '{{n}} caméras',
  inNetwork: 'Réseau {{network}}.',
  actions: {
    'storage-unavailable':
      'Vérifiez le disque du dossier des données : est-il monté, accessible en écriture, avec de la place ? La réception reprend d’elle-même.',
    'port-not-open':
      'Fermez l’autre programme qui occupe le port, ou choisissez une autre adresse ou un autre port dans Réglages, Réseau.',
    'station-cut-off':
      'L’ordinateur signale que sa propre connexion est coupée : vérifiez son câble et sa carte réseau, et si le commutateur ou le point d’accès auquel il est relié est sous tension.',
    'network-failure':
      'D’autres envoient encore. Vérifiez l’alimentation et les câbles du point d’accès et du commutateur de celles-ci.',
    'inspection-failed': 'Redémarrez Vigie. Si cela revient, choisissez une autre version du modèle dans Modèles.',
    'disk-nearly-full':
      'Libérez de la place sur le disque du dossier des données avant que les photos soient refusées, ou choisissez un disque plus grand.',
    'disk-fills':
      'Voyez Réglages, Stockage : faites supprimer les anciennes photos par une règle, gardez-les moins de jours, ou prenez un disque plus grand.',
    'camera-silent':
      'Vérifiez son alimentation et sa liaison radio, puis redémarrez-la. Si elle a été retirée de la ligne, bloquez-la dans Caméras.',
    'duplicate-id': 'Programmez l’une des deux cartes avec un id à elle.',
    'photos-too-large': 'Choisissez sur la caméra une image plus petite ou une compression JPEG plus forte.',
    'incomplete-transfers':
      'La liaison radio est faible. Rapprochez la caméra ou le point d’accès, ou changez de canal.',
    'report-failed':
      'Voyez la raison ci-dessous : rebranchez le dossier, faites de la place ou choisissez un autre dossier. Le poste réessaie toutes les dix minutes, et aussitôt si vous le demandez dans Rapports.',
    'backup-failed':
      'Voyez la raison ci-dessous : rebranchez le disque ou le lecteur réseau de la sauvegarde, libérez de la place ou choisissez un autre dossier dans Réglages, Stockage. Le poste réessaie toutes les demi-heures, et aussitôt avec Sauvegarder maintenant.',
    'output-failed':
      'Verdicts et décisions attendent ici et partiront quand le broker MQTT les prendra à nouveau ; aucun n’est perdu. Prévenez qui s’en occupe ; Réglages, Sorties dit ce qui ne va pas.',
  },
  showThem_one: 'Voir la caméra',
  showThem_other: 'Voir ces caméras',
  show: {
    cameras: 'Voir les caméras',
    settings: 'Ouvrir les réglages',
    models: 'Ouvrir les modèles',
    reports: 'Ouvrir les rapports',
    'settings/storage': 'Ouvrir le stockage',
    'settings/outputs': 'Ouvrir les sorties',
  },
};
