import type { vmGpu as en } from '../en/vm-gpu.ts';

/** Wörter zur Grafikkarte der VM. */
export const vmGpu: Record<keyof typeof en, string> = {
  'note.gpu-taken':
    'Die Grafikkarte geht als Ganzes an die VM: Windows kann sie nicht mehr nutzen. Eine VM, die an Hardware des Hosts kommt, kann ihm schaden; tun Sie das nur mit Modulen, denen Sie trauen.',
  'note.gpu-shared':
    'Windows und die VM teilen sich die Grafikkarte. Eine VM, die an Hardware des Hosts kommt, kann ihm schaden; tun Sie das nur mit Modulen, denen Sie trauen.',
  'note.gpu-memory':
    '1024 MB Speicher sind für Arbeit auf einer Grafikkarte zu wenig. Setzen Sie vm.memoryInMB höher.',
  'note.gpu-wsl':
    'Unter Windows 10 braucht eine geteilte Grafikkarte das Windows-Subsystem für Linux. Ob es installiert ist, sieht EFLOW Desk nicht.',
  'note.gpu-19045':
    'Manche Versionen von EFLOW verweigern eine geteilte Grafikkarte auf Windows-Build 19045 (F77). Tut es diese, aktualisieren Sie EFLOW.',
  'error.EFD-GPU-001': 'Dieses Windows kann der VM auf diese Weise keine Grafikkarte geben ({why}).',
  'error.EFD-GPU-002':
    'EFLOW findet die Grafikkarte der Einrichtung in diesem Host nicht. Verlangt: {asked}. Vorhanden: {has}.',
  'error.EFD-GPU-003':
    'Die Grafikkarte {name} lässt sich der VM nicht durch {way} geben. EFLOW nennt: {types}.',
  'error.EFD-GPU-004':
    'Die VM hat die Grafikkarte {wanted} der Einrichtung nicht. In einer VM, die da ist, ändert EFLOW Desk das nicht.',
  'fix.EFD-GPU-001':
    'DirectDeviceAssignment braucht Windows Server oder Windows 11; ParaVirtualization braucht Windows 10 ab Build 19044.1263 oder Windows 11, und keinen Server. Auf ARM64 gibt es keines von beiden.',
  'fix.EFD-GPU-002':
    'Schreiben Sie den Namen genau so, wie Get-EflowHostConfiguration ihn zeigt, und nicht mehr Karten, als da sind.',
  'fix.EFD-GPU-003': 'Nehmen Sie eine der Arten, die EFLOW für die Karte nennt.',
  'fix.EFD-GPU-004':
    'Lassen Sie vm.gpu in der Einrichtung weg, ändern Sie es von Hand (Set-EflowVm), oder bauen Sie die VM neu.',
  'rule.gpu-one': 'muss mit ParaVirtualization 1 sein',
  'rule.gpu-assignable':
    'muss eine NVIDIA T4 oder A2 sein: Als Ganzes gibt EFLOW keine andere Karte weiter (F75)',
};
