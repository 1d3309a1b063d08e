export const help = {
  'help.head':
    'EFLOW Desk {version}: installs, provisions and watches Azure IoT Edge for Linux on Windows, and proves that it works.',
  'help.usage': 'Usage: eflow-desk [options] COMMAND',
  'help.commands': 'Commands:',
  'help.options': 'Options:',
  'help.first':
    'First time? Rehearse on a practice machine:\n  eflow-desk --host practice:hyperv-disabled scan\n  eflow-desk --host practice:hyperv-disabled apply --setup examples/dps-tpm.json',
  'help.exit':
    'Exit codes: 0 done and proven, 2 wrong arguments, 10 not ready, 11 ready with warnings, 12 needs elevation, 13 trust failure,\n14 not proven in time, 16 waiting for a person or a secret, 1602 cancelled, 1603 failed, 1618 busy, 3010 restart needed.\nWhere only eight bits arrive, read exitCode from --json.',
  'help.more': 'More on one: eflow-desk help COMMAND',
  'help.scan': 'looks at the host, changes nothing',
  'help.scan.long':
    'Asks the host everything that decides whether EFLOW can run, and says with evidence what is wrong and what cures it.\nWith --setup FILE the demands of that setup are used instead of the defaults.\nExit: 0 ready, 11 ready with warnings, 10 not ready.\n  eflow-desk scan [--setup FILE]',
  'help.plan': 'shows what apply would do',
  'help.plan.long':
    'Prints every step that would be taken to reach the setup, with its undo, what it needs (elevation, restart, a colleague, the cable) and the commands a person would type.\n  eflow-desk plan --setup FILE [--only STAGES]\nSTAGES are install, deploy and provision, separated by commas.',
  'help.apply': 'makes the host what the setup says',
  'help.apply.long':
    'Plans, asks (on a terminal), then performs the steps one by one; each counts as done only when fresh facts show it.\nIt stops for a restart (3010) and for a colleague or a secret (16); resume goes on. Killing it loses nothing.\nOn Windows without elevation it offers, on a terminal, to let Windows ask for it; with --yes or without a terminal it ends with 12.\n  eflow-desk apply --setup FILE [--only STAGES] [--what-if]\nSTAGES are install, deploy and provision, separated by commas.',
  'help.do': 'performs a remedy or an act of upkeep',
  'help.do.long':
    'Performs one act, for example a remedy that scan offered. Without an act it lists them, with the values that some take.\nrebuild takes a setup document, for example one that adopt made: it removes EFLOW and makes it anew as the same device, after checking that installer, secret and certificate files are at hand. The VM and its module data are lost.\n  eflow-desk do enable-hyper-v [--what-if]\n  eflow-desk do rebuild --setup FILE [--what-if]\n  eflow-desk do resize-vm --param cpuCount=2 --param memoryInMB=2048',
  'help.resume': 'goes on with a job after a restart, a wait, a failure or a kill',
  'help.resume.long':
    'Learns the facts afresh, plans the same goal again and goes on. Without a name it takes the latest job that can go on.\nIf what lies ahead has changed, or something half-made must be removed, it needs your consent: --yes.\n  eflow-desk resume [JOB] [--answer enrolled] [--yes]',
  'help.undo': 'takes a job back',
  'help.undo.long':
    'Takes back what the job changed, last first, and says what stays. Without a name it takes the latest job that changed something.\n--to STEP keeps everything up to that step.\n  eflow-desk undo [JOB] [--to STEP] [--what-if]',
  'help.cancel': 'asks the running job to stop',
  'help.cancel.long':
    'Asks the job that holds the machine to stop; it may run in another process. A step that must not be interrupted ends first.\n--now interrupts even such a step; it leaves a half-made deployment that has to be removed.\n  eflow-desk cancel [JOB] [--now]',
  'help.jobs list': 'lists all jobs',
  'help.jobs list.long': 'Lists all jobs of this state folder, newest first.',
  'help.jobs show': 'shows one job with its steps',
  'help.jobs show.long':
    'Shows a job with its steps, what it waits for and its proof; with --json its journal, too. Without a name it takes the latest.\n  eflow-desk jobs show [JOB]',
  'help.status': 'shows how the machine stands',
  'help.status.long':
    'Shows host, VM, runtime, modules and cloud as a path, and where to look next. --watch repeats it every ten seconds.\n  eflow-desk status [--watch]',
  'help.diagnose': 'finds known failures in a log',
  'help.diagnose.long':
    'Looks through a log of up to 5 MB (a PowerShell transcript, an installer log, text of the EFLOW logs) for the failures that are known,\nand says for each in which lines it stands, what it means and what to do. Without FILE, or with -, it reads what is piped or pasted.\nThe log is neither kept nor sent; secrets in what is quoted are taken out. Exit: 0, also when something was found.\n  eflow-desk diagnose [FILE|-]',
  'help.record module-profile': 'records the cmdlets of AzureEFLOW on this host',
  'help.record module-profile.long':
    'Read-only. Records how the cmdlets of the installed AzureEFLOW are declared, their help, and what each getter answers, and compares it with what EFLOW Desk takes them for.\nSecrets, addresses, keys and names of host, network and modules are taken out; look at the file before you send it on.\nSigned in without elevation it records the declarations and no answers.\nExit: 0 same, 11 differs, 10 module not installed.\n  eflow-desk record module-profile [--out FILE]',
  'help.setup check': 'checks a setup document',
  'help.setup check.long':
    'Checks a setup document and names every field to correct. Changes nothing.\n  eflow-desk setup check FILE',
  'help.setup schema': 'prints the JSON Schema of the setup document',
  'help.setup schema.long': 'Prints the JSON Schema of the setup document, for editors.',
  'help.network advise': 'says how the VM of this host can be connected',
  'help.network advise.long':
    'Judges the Default Switch, every External switch and adapter, and an Internal switch with NAT by the facts of this host: what speaks for each, what it needs, what it breaks, or why it cannot be. Changes nothing.\n--reachable: devices of the plant must reach the VM. --fixed: its address must not change. --address with --gateway and --dns: it must be this one.\n--plant-dhcp says whether a DHCP server answers in the network of the plant: yes, no or unknown.\nExit: 0 one is possible, 11 something has to be found out first, 10 none is possible.\n  eflow-desk network advise [--reachable] [--fixed | --address A.B.C.D/N --gateway A.B.C.D [--dns A.B.C.D]...] [--plant-dhcp ANSWER]',
  'help.images': 'says which container images a file brings',
  'help.images.long':
    'Reads a file that docker save wrote, without loading it: which images it brings, by which IDs, and whether they run in the VM of this host. Prints the lines to put into a setup document (carriedImages), with which EFLOW Desk carries the file into a VM that reaches no registry. Changes nothing.\nSave the file on a machine with docker, for the processor of the VM and without compression:\n  docker pull --platform linux/amd64 mcr.microsoft.com/azureiotedge-agent:1.5\n  docker save -o images.tar mcr.microsoft.com/azureiotedge-agent:1.5\nExit: 0 they run here, 10 they do not, or the file brings none.\n  eflow-desk images FILE',
  'help.upgrade plan': 'says which releases lie between this host and a newer EFLOW',
  'help.upgrade plan.long':
    'Lists the updates from the installed EFLOW to the newest known release, or to VERSION, in the order in which they have to be made, and until when the installed one is supported. Changes nothing.\nExit: 0 there is a way, or nothing newer; 10 there is none.\n  eflow-desk upgrade plan [--to VERSION]',
  'help.export-script': 'prints the plan as a PowerShell script to read',
  'help.export-script.long':
    'Prints the plan as PowerShell text for people. Secrets are never in it: the script takes them from where the setup names them.\n  eflow-desk export-script --setup FILE',
  'help.serve': 'opens the windows of the app for a browser on this computer',
  'help.serve.long':
    'Serves the windows of the app on 127.0.0.1 and prints an address that lets one browser in. Ends with Ctrl-C, or when nobody looked for half an hour and no job runs.\n--payloads names a folder with installers to choose from; it may be given more than once.\n  eflow-desk serve [--port N] [--payloads FOLDER]...',
  'help.practice list': 'lists the practice scenarios',
  'help.practice list.long': 'Lists the scenarios of the practice machine.',
  'help.practice show': 'shows the practice machine',
  'help.practice show.long':
    'Shows the state of a practice machine and of its cloud, with what was handed over: connection string, key, certificate files.',
  'help.practice reset': 'puts the practice machine back to its start',
  'help.practice reset.long': 'Puts the practice machine back to the start of its scenario. Journals stay.',
  'help.practice reboot': 'restarts the practice machine',
  'help.practice reboot.long':
    'Restarts the practice machine. --fast-startup shuts it down and switches it on with Fast Startup, which is no restart.\n  eflow-desk --host practice:SCENARIO practice reboot [--fast-startup]',
  'help.practice enroll': 'plays the colleague who enrolls the endorsement key',
  'help.practice enroll.long':
    'Makes an individual enrollment in the practice cloud for this machine’s endorsement key.\n  eflow-desk --host practice:SCENARIO practice enroll [--registration-id ID]',
  'help.practice break': 'breaks something on the practice machine',
  'help.practice break.long':
    'Breaks something on the practice machine, to rehearse finding it. Without a word it lists what can be broken.\n  eflow-desk --host practice:SCENARIO practice break [FAULT]',
  'help.practice hold': 'makes the practice machine stand still in a command',
  'help.practice hold.long':
    'Makes the practice machine stand still before, in the middle of or after a command, to rehearse a kill.\nOP is a name of the catalogue, such as eflow.deploy.\n  eflow-desk --host practice:SCENARIO practice hold OP before|middle|after',
  'help.practice release': 'lets the practice machine go on',
  'help.practice release.long': 'Lets the practice machine go on after practice hold.',
  'help.practice journey': 'runs the whole journey on a practice machine',
  'help.practice journey.long':
    'Runs the whole journey on a practice machine, reset for it: scan, apply, restart, resume, enroll, proof, undo.',
  'help.option.host': '--host local|practice:SCENARIO   the machine (default: local)',
  'help.option.state': '--state DIR                       folder for journals, copies and keys',
  'help.option.json': '--json                            one JSON document on stdout and nothing else',
  'help.option.json-stream':
    '--json-stream                     one JSON line for each event, the result last',
  'help.option.quiet': '-q, --quiet                       no progress',
  'help.option.yes':
    '-y, --yes                         agree beforehand: start, changed plans, removal of what is half-made',
  'help.option.timeout': '--timeout S                       ask the job to stop after S seconds',
  'help.option.lang': '--lang en|de                      language',
  'help.option.help': '-h, --help                        this text',
  'help.option.version': '-V, --version                     the version',
} as const;
