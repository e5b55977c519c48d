import type { Catalogue } from '../catalogue';

export const outputs: Catalogue['outputs'] = {
  title: 'Sorties',
  help: 'Le poste peut annoncer à d’autres systèmes de l’usine (MES, supervision) chaque verdict et chaque décision, par un broker MQTT. Rien n’est perdu pendant une absence du broker : ce qui attend est envoyé à son retour. Les photos ne sont jamais envoyées.',
  mqtt: 'Broker MQTT',
  on: 'Envoyer à ce broker',
  onHelp:
    'Commence par ce qui arrive à partir de maintenant. À l’arrêt, le poste oublie où il en était, et repart de zéro à la remise en service.',
  broker: 'Adresse du broker',
  brokerHelp: 'mqtts:// est chiffré. Sans port, le port usuel est pris : 1883, ou 8883 avec mqtts://.',
  username: 'Nom d’utilisateur',
  usernameHelp: 'Vide si le broker n’en demande pas.',
  password: 'Mot de passe',
  passwordStored: 'Un mot de passe est enregistré. Laissez vide pour le garder.',
  passwordOther:
    'Le mot de passe enregistré vaut pour {{username}} sur {{broker}} et n’est envoyé à personne d’autre : saisissez celui de cet utilisateur et de ce broker.',
  passwordNone: 'Gardé sur cet ordinateur, à part des réglages ; personne ne peut le lire ici.',
  passwordInTheOpen:
    'Avec mqtt://, nom d’utilisateur et mot de passe sont lisibles sur le réseau. Prenez mqtts:// si le broker le connaît.',
  prefix: 'Début des sujets (topics)',
  prefixHelp: 'Vide : {{prefix}}',
  kinds: 'Ce qui est envoyé',
  kind: { inspection: 'Chaque verdict de l’analyse', decision: 'Chaque décision des opérateurs' },
  topic: 'sur {{topic}}',
  caFile: 'Certificats de confiance',
  caFileHelp: 'En plus de ceux de cet ordinateur. Seulement pour mqtts:// avec un certificat à vous.',
  caNone: 'aucun certificat à vous',
  caChoose: 'Choisir un fichier…',
  caRemove: 'S’en passer',
  testTitle: 'Essai de connexion',
  test: 'Tester la connexion',
  testHelp: 'Essaie ce qui est saisi ici, enregistré ou non, et envoie un message sur {{topic}}.',
  testing: 'Essai en cours…',
  testOk: 'La connexion fonctionne',
  testOkHelp: 'Le broker a pris un message sur {{topic}}.',
  testFailed: 'La connexion ne fonctionne pas',
  state: 'État',
  states: {
    off: 'Hors service : le poste ne se connecte nulle part',
    connecting: 'Connexion en cours…',
    connected: 'Connecté depuis {{at}}',
    resting: 'Pas connecté. Prochain essai {{at}}',
  },
  connection: 'Connexion',
  waiting: 'En attente d’envoi',
  lastSent: 'Dernière confirmation',
  never: 'rien encore',
  lastProblem: 'Dernier problème, {{at}}',
  problemNow: 'Rien ne passe depuis {{at}}',
  problems: {
    refused:
      'Personne n’écoute à cette adresse. Le broker est-il en marche, et le port est-il le bon ? L’usage est 1883, ou 8883 avec mqtts://.',
    'name-not-found':
      'Le réseau ne connaît aucun ordinateur de ce nom. Vérifiez le nom, ou saisissez l’adresse IP du broker.',
    unreachable: 'Aucun chemin ne mène à cette adresse. Vérifiez le câble réseau et l’adresse.',
    'no-answer': 'Le broker ne répond pas. Vérifiez l’adresse ; un pare-feu barre peut-être le passage.',
    'wrong-password':
      'Le broker refuse ce nom d’utilisateur ou ce mot de passe. Saisissez-les à nouveau, ou demandez à qui s’occupe du broker.',
    'password-needed': 'Il n’y a pas de mot de passe pour cet utilisateur sur ce broker. Saisissez-le et enregistrez.',
    'not-trusted':
      'Cet ordinateur ne fait pas confiance au certificat du broker. Demandez le certificat (PEM) de son autorité à qui s’occupe du broker, et choisissez-le sous Certificats de confiance.',
    'wrong-name': 'Le certificat du broker porte un autre nom. Saisissez comme adresse le nom qui y figure.',
    expired:
      'Le certificat du broker n’est pas valable aujourd’hui. Vérifiez la date de cet ordinateur ; si elle est juste, il faut au broker un nouveau certificat.',
    'no-tls':
      'Le chiffrement n’a pas pu s’établir : à ce port, le broker ne parle pas TLS. Choisissez son port TLS (8883 d’ordinaire), ou mqtt://.',
    'not-mqtt':
      'Ce qui répond à ce port n’est pas un broker MQTT, ou exige le chiffrement. Vérifiez le port, ou prenez mqtts://.',
    closed:
      'Le broker a fermé la connexion. Il veut peut-être mqtts://, un nom d’utilisateur ou d’autres sujets ; son propre journal dit pourquoi.',
    'ca-file': 'Les certificats de confiance ne peuvent pas être lus. Choisissez à nouveau leur fichier.',
    cursor:
      'Le poste n’a pas pu noter où il en est. Vérifiez le disque du dossier des données ; après un redémarrage, des messages viendraient deux fois.',
    other: 'Voyez la raison ci-dessous ; qui s’occupe du broker ou du réseau la connaît peut-être.',
  },
  saved: 'La sortie est enregistrée.',
  unsafe:
    'Le mot de passe n’a pas été gardé : sur ce disque, d’autres pourraient le lire. Placez le poste sur un disque avec droits d’accès, puis enregistrez à nouveau.',
  loadFailed: 'L’état de la sortie n’a pas pu être chargé',
  invalid: {
    broker: 'Comme mqtt://192.168.1.10 ou mqtts://broker.usine:8883, sans nom d’utilisateur ni chemin.',
    brokerNeeded: 'Saisissez d’abord l’adresse.',
    prefix: 'Ni # ni +, pas de / ni de $ au début, pas de / à la fin.',
    kinds: 'Choisissez-en au moins un.',
    password: 'Saisissez le mot de passe de cet utilisateur.',
    tooLong: '{{max}} caractères au plus.',
  },
};
