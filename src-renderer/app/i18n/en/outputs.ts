export const outputs = {
  title: 'Outputs',
  help: 'The station can tell other systems of the factory (MES, SCADA) each verdict and each decision, over an MQTT broker. Nothing is lost while the broker is away: what waits is sent when it is back. Photos are never sent.',
  mqtt: 'MQTT broker',
  on: 'Send to this broker',
  onHelp:
    'Begins with what comes from now on. Switched off, it forgets how far it was, and begins anew when it is switched on again.',
  broker: 'Address of the broker',
  brokerHelp: 'mqtts:// is encrypted. Without a port the usual one is taken: 1883, with mqtts:// 8883.',
  username: 'User name',
  usernameHelp: 'Empty when the broker asks for none.',
  password: 'Password',
  passwordStored: 'A password is stored. Leave this empty to keep it.',
  passwordOther:
    'The stored password is for {{username}} at {{broker}} and is sent to nobody else: enter the one for this user and broker.',
  passwordNone: 'Kept on this computer, apart from the settings; nobody can read it here.',
  passwordInTheOpen: 'With mqtt:// the network can read user name and password. Take mqtts:// if the broker knows it.',
  prefix: 'Topics begin with',
  prefixHelp: 'Empty: {{prefix}}',
  kinds: 'What is sent',
  kind: { inspection: 'Every verdict of the inspection', decision: 'Every decision of the operators' },
  topic: 'on {{topic}}',
  caFile: 'Certificates to trust',
  caFileHelp: 'Beside those of this computer. Only for mqtts:// with a certificate of your own.',
  caNone: 'none of your own',
  caChoose: 'Choose file…',
  caRemove: 'Do without',
  testTitle: 'Connection test',
  test: 'Test the connection',
  testHelp: 'Tries what is entered here, saved or not, and sends one message on {{topic}}.',
  testing: 'Trying…',
  testOk: 'The connection works',
  testOkHelp: 'The broker took a message on {{topic}}.',
  testFailed: 'The connection does not work',
  state: 'State',
  states: {
    off: 'Switched off: the station connects nowhere',
    connecting: 'Connecting…',
    connected: 'Connected since {{at}}',
    resting: 'Not connected. Tried again {{at}}',
  },
  connection: 'Connection',
  waiting: 'Waiting to be sent',
  lastSent: 'Last acknowledged',
  never: 'nothing so far',
  lastProblem: 'Last problem, {{at}}',
  problemNow: 'Nothing gets through since {{at}}',
  problems: {
    refused:
      'Nothing listens at this address. Is the broker running, and is the port right? Usual are 1883, and 8883 with mqtts://.',
    'name-not-found':
      'The network knows no computer of this name. Check the name, or enter the IP address of the broker.',
    unreachable: 'No way leads to this address. Check the network cable and the address.',
    'no-answer': 'The broker does not answer. Check the address; a firewall may be in the way.',
    'wrong-password':
      'The broker refuses this user name or password. Enter both again, or ask whoever looks after the broker.',
    'password-needed': 'There is no password for this user at this broker. Enter it and save.',
    'not-trusted':
      'This computer does not trust the broker’s certificate. Get the certificate (PEM) of its authority from whoever looks after the broker, and choose it under Certificates to trust.',
    'wrong-name': 'The broker’s certificate is for another name. Enter the name that stands in it as the address.',
    expired:
      'The broker’s certificate is not valid today. Check the date of this computer; if it is right, the broker needs a new certificate.',
    'no-tls':
      'Encryption did not come about: at this port the broker speaks no TLS. Choose its TLS port (usually 8883), or mqtt://.',
    'not-mqtt':
      'What answers at this port is no MQTT broker, or it wants encryption. Check the port, or take mqtts://.',
    closed:
      'The broker closed the connection. It may want mqtts://, a user name, or other topics; its own log says why.',
    'ca-file': 'The certificates to trust cannot be read. Choose their file again.',
    cursor:
      'How far it is could not be noted. Check the disk of the data folder; after a restart, messages would come twice.',
    other: 'See the reason below; whoever looks after the broker or the network may know it.',
  },
  saved: 'The output is saved.',
  unsafe:
    'The password was not kept: on this disk others could read it. Move the station to a disk with access rights, then save again.',
  loadFailed: 'The state of the output could not be loaded',
  invalid: {
    broker: 'As mqtt://192.168.1.10 or mqtts://broker.factory:8883, without user name and path.',
    brokerNeeded: 'Enter the address first.',
    prefix: 'No # or +, and no / or $ at its beginning nor / at its end.',
    kinds: 'Choose at least one.',
    password: 'Enter the password of this user.',
    tooLong: 'At most {{max}} characters.',
  },
} as const;
