import type { findings as en } from '../en/findings.ts';
import { eflowFindings } from './findings-eflow.ts';
import { hostFindings } from './findings-host.ts';
import { reachFindings } from './findings-reach.ts';
import { toolFindings } from './findings-tools.ts';

/** The words of `en/findings.ts` in German. */
export const findings: Record<keyof typeof en, string> = {
  ...eflowFindings,
  ...hostFindings,
  ...reachFindings,
  ...toolFindings,
  'finding.unknown-elevation': 'Nicht bekannt: {facts} lässt sich nur mit erhöhten Rechten lesen.',
  'finding.unknown-timeout': 'Nicht bekannt: Das Lesen von {facts} hat länger gedauert als erlaubt.',
  'finding.unknown-absent': 'Nicht bekannt: Auf diesem Windows gibt nichts über {facts} Auskunft.',
  'finding.unknown-failed': 'Nicht bekannt: Das Lesen von {facts} ist fehlgeschlagen.',
  'finding.error':
    'Nicht bekannt: Diese Prüfung ist abgebrochen ({reason}). Das ist ein Fehler in EFLOW Desk, nicht auf diesem Host.',
  'finding.blocked': 'Lässt sich erst beurteilen, wenn dies behoben ist: {blockedBy}.',

  'finding.HC-01.title': 'Administratorrechte',
  'finding.HC-01.elevated': '{account} arbeitet mit erhöhten Rechten ({sid}).',
  'finding.HC-01.not-elevated': '{account} ist Administrator, aber EFLOW Desk läuft ohne erhöhte Rechte.',
  'finding.HC-01.not-elevated.cause':
    'Hyper-V, TPM und EFLOW antworten nur in Sitzungen mit erhöhten Rechten.',
  'finding.HC-01.not-administrator': '{account} ist auf diesem Host kein Administrator.',
  'finding.HC-01.not-administrator.cause':
    'Nur Administratoren dürfen Hyper-V einschalten und EFLOW installieren, bereitstellen oder verwalten.',
  'finding.HC-01.system': 'Dies läuft als {account} ({sid}), nicht unter dem Konto einer Person.',
  'finding.HC-01.system.cause':
    'Eine EFLOW-VM gehorcht nur dem Konto, das sie bereitgestellt hat; eine von SYSTEM bereitgestellte sperrt alle Techniker aus.',

  'finding.HC-02.title': 'Windows-Edition',
  'finding.HC-02.documented': '{caption} (SKU {sku}) ist für EFLOW dokumentiert.',
  'finding.HC-02.home': '{caption} (SKU {sku}) kann EFLOW nicht ausführen.',
  'finding.HC-02.home.cause': 'Home-Editionen enthalten kein Hyper-V.',
  'finding.HC-02.education': '{caption} (SKU {sku}) gehört nicht zu den dokumentierten Editionen.',
  'finding.HC-02.education.cause':
    'Education enthält Hyper-V, aber Deploy-Eflow weist diese Edition möglicherweise ab.',
  'finding.HC-02.unlisted': '{caption} (SKU {sku}) gehört nicht zu den dokumentierten Editionen.',
  'finding.HC-02.unlisted.cause':
    'Deploy-Eflow akzeptiert Pro und Enterprise sowie auf Servern Standard und Datacenter; andere Editionen weist es möglicherweise ab.',
  'finding.HC-02.server-2025': '{caption} (SKU {sku}) gehört nicht zu den dokumentierten Editionen.',
  'finding.HC-02.server-2025.cause':
    'Keine EFLOW-Dokumentation nennt Windows Server 2025; Deploy-Eflow weist es möglicherweise ab.',

  'finding.HC-03.title': 'Windows-Build',
  'finding.HC-03.documented': 'Windows {build} ist neu genug.',
  'finding.HC-03.too-old': 'Windows {build} ist zu alt.',
  'finding.HC-03.too-old.cause': 'EFLOW braucht Build 17763 (Version 1809, Server 2019) oder neuer.',
  'finding.HC-03.needs-updates': 'Windows {build} genügt nur mit dem neuesten kumulativen Update.',
  'finding.HC-03.needs-updates.cause':
    'Build 17763 enthält den Netzwerkdienst, den EFLOW braucht (HNS 9.2), nur mit Updates; welche HNS-Version dieser Host hat, wird nicht geprüft.',
  'finding.HC-03.unlisted': 'Windows {build} gehört nicht zu den dokumentierten Builds.',
  'finding.HC-03.unlisted.cause': 'Wie sich EFLOW auf diesem Build verhält, ist nicht dokumentiert.',

  'finding.HC-04.title': 'Prozessorarchitektur',
  'finding.HC-04.x64': '{processor} ist x64; darauf läuft jede EFLOW-Version.',
  'finding.HC-04.arm64': '{processor} ist ARM64; darauf laufen EFLOW 1.4 und 1.5, ohne Ordnerfreigabe.',
  'finding.HC-04.arm64-version': '{processor} ist ARM64, und EFLOW {version} gibt es dafür nicht.',
  'finding.HC-04.arm64-version.cause':
    'Nur EFLOW 1.4 und 1.5 haben ein ARM64-Paket; ein anderes endet mit 1633.',
  'finding.HC-04.x86': '{processor} wird als x86 verwendet.',
  'finding.HC-04.x86.cause': 'EFLOW gibt es nur für 64-Bit-Windows.',
  'finding.HC-04.other':
    '{processor} hat eine Architektur, für die es EFLOW nicht gibt (Nummer {architecture}).',
  'finding.HC-04.other.cause': 'EFLOW gibt es für x64 und als 1.4 und 1.5 für ARM64.',

  'finding.HC-05.title': 'Virtualisierung',
  'finding.HC-05.proven':
    'Auf diesem Gerät läuft ein Hypervisor, also sind die Virtualisierungserweiterungen eingeschaltet.',
  'finding.HC-05.proven-nested':
    'Diese VM führt einen eigenen Hypervisor aus, also wurden ihr die Virtualisierungserweiterungen gegeben.',
  'finding.HC-05.offered': '{processor} bietet seine Virtualisierungserweiterungen an.',
  'finding.HC-05.not-told':
    'Windows sagt nicht, ob {processor} seine Virtualisierungserweiterungen anbietet.',
  'finding.HC-05.firmware-off':
    'In der Firmware dieses Geräts ist die Virtualisierung ausgeschaltet ({processor}).',
  'finding.HC-05.firmware-off.cause':
    'Ohne Intel VT-x oder AMD-V startet kein Hypervisor, und Deploy-Eflow lehnt ab.',
  'finding.HC-05.processor': '{processor} fehlen Virtualisierungserweiterungen, die Hyper-V braucht.',
  'finding.HC-05.processor.cause':
    'Hyper-V braucht Second Level Address Translation (EPT oder RVI) und VM Monitor Mode Extensions.',
  'finding.HC-05.not-exposed':
    'Diese VM hat die Virtualisierungserweiterungen ihres Hosts nicht bekommen ({processor}).',
  'finding.HC-05.not-exposed.cause':
    'In einer VM läuft Hyper-V nur, wenn der äußere Hypervisor ihr geschachtelte Virtualisierung erlaubt.',

  'finding.HC-06.title': 'Hyper-V-Feature',
  'finding.HC-06.enabled': 'Hyper-V ist eingeschaltet.',
  'finding.HC-06.enable-pending': 'Hyper-V ist eingeschaltet und wird mit einem Neustart wirksam.',
  'finding.HC-06.enable-pending.cause':
    'Das Feature ist im Zustand EnablePending: Windows schließt das Einschalten beim Neustart ab.',
  'finding.HC-06.disable-pending': 'Hyper-V wurde ausgeschaltet und verschwindet mit dem nächsten Neustart.',
  'finding.HC-06.disable-pending.cause':
    'Das Feature ist im Zustand DisablePending: Jemand hat es ausgeschaltet, und Windows wurde seither nicht neu gestartet.',
  'finding.HC-06.disabled': 'Hyper-V ist ausgeschaltet.',
  'finding.HC-06.disabled.cause':
    'EFLOW führt seine VM auf Hyper-V aus, und Windows wird mit ausgeschaltetem Hyper-V geliefert.',
  'finding.HC-06.payload-removed':
    'Hyper-V ist ausgeschaltet, und seine Dateien wurden aus diesem Windows entfernt.',
  'finding.HC-06.payload-removed.cause':
    'Das Feature ist im Zustand DisabledWithPayloadRemoved: Windows muss die Dateien holen, bevor es sich einschalten lässt.',
  'finding.HC-06.missing': 'Dieses Windows hat kein Hyper-V-Feature.',
  'finding.HC-06.missing.cause': 'Die Edition enthält kein Hyper-V, auf dem EFLOW seine VM ausführt.',
  'finding.HC-06.other-state':
    'Nicht bekannt: Das Feature ist im Zustand {state}, den diese Prüfung nicht einordnen kann.',

  'finding.HC-07.title': 'Hypervisor läuft',
  'finding.HC-07.running': 'Der Hypervisor läuft, vmms und vmcompute auch.',
  'finding.HC-07.launch-off-next':
    'Der Hypervisor läuft, aber der Starteintrag verhindert, dass er beim nächsten Mal startet.',
  'finding.HC-07.launch-off-next.cause': 'hypervisorlaunchtype des aktuellen Starteintrags steht auf Off.',
  'finding.HC-07.restart-pending': 'Der Hypervisor startet mit dem nächsten Neustart von Windows.',
  'finding.HC-07.restart-pending.cause': 'Hyper-V wurde erst nach dem Start von Windows eingeschaltet.',
  'finding.HC-07.launch-off':
    'Hyper-V ist eingeschaltet, aber der Starteintrag verhindert, dass der Hypervisor startet.',
  'finding.HC-07.launch-off.cause':
    'hypervisorlaunchtype des aktuellen Starteintrags steht auf Off; manche Virtualisierungssoftware verlangt das.',
  'finding.HC-07.not-running': 'Hyper-V ist eingeschaltet, aber es läuft kein Hypervisor.',
  'finding.HC-07.not-running.cause':
    'Meist wurde Windows nicht vollständig neu gestartet, seit Hyper-V oder der Starteintrag geändert wurde.',
  'finding.HC-07.services-stopped': 'Der Hypervisor ist da, aber diese Dienste laufen nicht: {services}.',
  'finding.HC-07.services-stopped.cause': 'Hyper-V arbeitet nur mit seinen Diensten vmms und vmcompute.',
  'finding.HC-07.services-disabled':
    'Der Hypervisor ist da, aber diese Dienste sind deaktiviert: {services}.',
  'finding.HC-07.services-disabled.cause':
    'Jemand oder eine Richtlinie hat den Starttyp auf „Deaktiviert“ gesetzt, daher startet Windows sie nicht.',
  'finding.HC-07.services-missing': 'Der Hypervisor ist da, aber diese Dienste fehlen: {services}.',
  'finding.HC-07.services-missing.cause':
    'Hyper-V ist eingeschaltet, wurde aber nicht vollständig installiert.',

  'finding.HC-08.title': 'In einer VM',
  'finding.HC-08.physical': 'Dies ist ein physisches Gerät ({manufacturer} {model}).',
  'finding.HC-08.hyper-v': 'Dieses Windows ist selbst eine VM unter Hyper-V ({manufacturer} {model}).',
  'finding.HC-08.hyper-v.cause':
    'EFLOW wird dort unterstützt, wenn im äußeren Hyper-V geschachtelte Virtualisierung eingestellt ist; von innen ist diese Einstellung nicht zu sehen.',
  'finding.HC-08.azure': 'Dieses Windows ist eine VM in Azure ({manufacturer} {model}).',
  'finding.HC-08.azure.cause':
    'EFLOW wird dort auf Größen mit geschachtelter Virtualisierung unterstützt; ein externer vSwitch funktioniert nicht, und ein Server-Image braucht einen internen vSwitch mit NAT.',
  'finding.HC-08.vmware': 'Dieses Windows ist eine VM unter VMware ({manufacturer} {model}).',
  'finding.HC-08.vmware.cause':
    'EFLOW wird unter ESXi 6.7 und 7.0 auf Intel-Hosts unterstützt, wenn die hardwareunterstützte Virtualisierung für die VM freigegeben ist.',
  'finding.HC-08.vmware-amd':
    'Dieses Windows ist eine VM unter VMware auf einem AMD-Host ({manufacturer} {model}).',
  'finding.HC-08.vmware-amd.cause': 'Unter VMware wird EFLOW nur auf Intel-Hosts unterstützt.',
  'finding.HC-08.other':
    'Dieses Windows ist eine VM unter einem Hypervisor, für den EFLOW nicht dokumentiert ist ({manufacturer} {model}).',
  'finding.HC-08.other.cause': 'Dokumentiert sind Hyper-V, VMware ESXi auf Intel-Hosts und Azure.',
  'finding.HC-08.not-running':
    'Dieses Windows ist eine VM ({manufacturer} {model}), und Hyper-V ist darin eingeschaltet, läuft aber nicht.',
  'finding.HC-08.not-running.cause':
    'Entweder nennt HC-07, was den Lauf verhindert, oder der äußere Hypervisor erlaubt keine geschachtelte Virtualisierung.',

  'finding.HC-09.title': 'Freier Arbeitsspeicher',
  'finding.HC-09.enough': '{freeMb} MB sind frei; die VM belegt {neededMb} MB.',
  'finding.HC-09.tight': '{freeMb} MB sind frei; die VM belegt {neededMb} MB, und es bleibt wenig übrig.',
  'finding.HC-09.tight.cause':
    'Die VM belegt bei jedem Start ihren ganzen Speicher; mit weniger als 1 GB Reserve startet sie möglicherweise nicht wieder.',
  'finding.HC-09.too-little': '{freeMb} MB sind frei, weniger als die {neededMb} MB, die die VM belegt.',
  'finding.HC-09.too-little.cause':
    'Deploy-Eflow lehnt ab, wenn weniger Speicher frei ist, als die VM bekommen soll.',
  'finding.HC-09.vm-running': 'Die EFLOW-VM läuft und hat ihren Speicher; daneben sind {freeMb} MB frei.',
  'finding.HC-09.vm-can-start': '{freeMb} MB sind frei; die ausgeschaltete EFLOW-VM belegt {neededMb} MB.',
  'finding.HC-09.vm-tight':
    '{freeMb} MB sind frei; die ausgeschaltete EFLOW-VM belegt {neededMb} MB, und es bleibt wenig übrig.',
  'finding.HC-09.vm-tight.cause':
    'Die VM belegt beim Start ihren ganzen Speicher; mit weniger als 1 GB Reserve kann der Start scheitern.',
  'finding.HC-09.vm-cannot-start':
    '{freeMb} MB sind frei; die ausgeschaltete EFLOW-VM belegt {neededMb} MB und kann nicht starten.',
  'finding.HC-09.vm-cannot-start.cause':
    'Die VM belegt beim Start ihren ganzen Speicher, und ihre Größe lässt sich nicht ändern, solange sie aus ist.',
  'finding.HC-09.vm-size-not-told':
    'Nicht bekannt: {freeMb} MB sind frei, aber die EFLOW-VM sagt nicht, wie viel sie belegt.',

  'finding.HC-10.title': 'Freier Speicherplatz',
  'finding.HC-10.enough': 'Auf {drive} sind {freeGb} GB frei.',
  'finding.HC-10.tight':
    'Auf {drive} sind {freeGb} GB frei: genug für die Bereitstellung, wenig für den Betrieb.',
  'finding.HC-10.tight.cause':
    'Unter {comfortableGb} GB bleibt wenig Platz für Container-Images und die wachsende Festplatte der VM.',
  'finding.HC-10.will-fill':
    'Auf {drive} sind {freeGb} GB frei; die Festplatte der VM kann auf {fullGb} GB wachsen.',
  'finding.HC-10.will-fill.cause':
    'Voll enthält sie {dataGb} GB Daten und etwa {systemGb} GB System und Protokolle; sie wächst mit dem, was geschrieben wird.',
  'finding.HC-10.deploy-refuses':
    'Auf {drive} sind {freeGb} GB frei: Das dokumentierte Minimum von {documentedGb} GB ist erfüllt, aber Deploy-Eflow lehnt unter etwa {deployGb} GB ab.',
  'finding.HC-10.deploy-refuses.cause':
    'Deploy-Eflow verlangt etwa 17 GB und hat einen Host mit 17,5 GB abgelehnt; eine kleinere Datenpartition hilft nicht.',
  'finding.HC-10.too-little':
    'Auf {drive} sind {freeGb} GB frei, weniger als das dokumentierte Minimum von {documentedGb} GB.',
  'finding.HC-10.too-little.cause': 'Die Festplatte der VM und die Container-Images passen nicht darauf.',
  'finding.HC-10.drive-missing': 'Es gibt kein Laufwerk {drive} mit einem Volume.',
  'finding.HC-10.drive-missing.cause': 'Dort soll die Festplatte der VM liegen.',
  'finding.HC-10.not-local': '{drive} ist kein lokaler Datenträger.',
  'finding.HC-10.not-local.cause':
    'Die Festplatte einer VM muss auf einem fest eingebauten lokalen Datenträger liegen.',
  'finding.HC-10.file-system': '{drive} ist mit {fileSystem} formatiert.',
  'finding.HC-10.file-system.cause': 'Die Festplatte einer VM muss auf NTFS oder ReFS liegen.',
  'finding.HC-10.deployed':
    'Die EFLOW-VM ist bereitgestellt; eine Bereitstellung braucht also keinen Platz mehr.',

  'finding.HC-11.title': 'Logische Prozessoren',
  'finding.HC-11.enough': 'Der Host hat {count} logische Prozessoren; die VM soll {needed} nutzen.',
  'finding.HC-11.too-few':
    'Der Host hat {count} logische Prozessoren, weniger als die {needed}, die die VM nutzen soll.',
  'finding.HC-11.too-few.cause': 'Deploy-Eflow lehnt eine VM mit mehr Prozessoren ab, als der Host hat.',
  'finding.HC-11.deployed': 'Die EFLOW-VM ist bereitgestellt und hat ihre Prozessoren.',

  'finding.HC-12.title': 'TPM',
  'finding.HC-12.ready': 'TPM {spec} ({manufacturer}) ist bereit für DPS.',
  'finding.HC-12.not-needed': 'DPS mit TPM ist nicht gewählt, es wird also kein TPM gebraucht.',
  'finding.HC-12.absent': 'Dieses Gerät zeigt kein TPM.',
  'finding.HC-12.absent.cause':
    'Das Setup weist die Identität des Geräts mit dem TPM nach, dazu braucht es ein TPM 2.0.',
  'finding.HC-12.disabled': 'Ein TPM ist vorhanden, aber ausgeschaltet.',
  'finding.HC-12.disabled.cause':
    'Es ist in der Firmware ausgeschaltet, oder Windows wurde angewiesen, es nicht zu verwenden.',
  'finding.HC-12.old': 'Das TPM ({manufacturer}) hat Version {spec}.',
  'finding.HC-12.old.cause': 'DPS mit TPM braucht Version 2.0; andere weist EFLOW ab.',
  'finding.HC-12.locked-out': 'TPM {spec} ({manufacturer}) ist zurzeit gesperrt.',
  'finding.HC-12.locked-out.cause':
    'Es hat zu viele falsche Autorisierungen gesehen und verweigert weitere, bis seine Wartezeit vorbei ist.',
  'finding.HC-12.restart-pending': 'TPM {spec} ({manufacturer}) wartet auf einen Neustart.',
  'finding.HC-12.restart-pending.cause': 'Eine Änderung am TPM wird erst beim Neustart von Windows wirksam.',
  'finding.HC-12.not-ready': 'TPM {spec} ({manufacturer}) ist da, aber Windows hat es nicht bereit gemacht.',
  'finding.HC-12.not-ready.cause':
    'Windows initialisiert das TPM normalerweise selbst; hier ist das nicht oder nicht vollständig geschehen.',

  'finding.HC-17.title': 'Vorhandenes EFLOW',
  'finding.HC-17.absent': 'Auf diesem Host ist kein EFLOW.',
  'finding.HC-17.installed': 'EFLOW {version} ist installiert, und es ist keine VM bereitgestellt.',
  'finding.HC-17.deployed': 'EFLOW {version} ist installiert, und seine VM ist bereitgestellt.',
  'finding.HC-17.stopped': 'EFLOW {version} ist bereitgestellt, und seine VM läuft nicht ({power}).',
  'finding.HC-17.stopped.cause':
    'Jemand hat die VM gestoppt, sie wurde von innen neu gestartet, oder sie ist nicht mit Windows gestartet.',
  'finding.HC-17.other-version': 'EFLOW {version} ist installiert; das Setup verlangt {wanted}.',
  'finding.HC-17.other-version.cause': 'EFLOW Desk installiert keine Version über eine andere.',
  'finding.HC-17.deploy-failed':
    'EFLOW {version} ist installiert, und eine Bereitstellung ist auf halbem Weg stehen geblieben; ihre Festplatte ist {disk}.',
  'finding.HC-17.deploy-failed.cause':
    'Eine Bereitstellung lässt sich nicht fortsetzen: EFLOW muss entfernt, installiert und neu bereitgestellt werden.',
  'finding.HC-17.incomplete': 'EFLOW {version} ist registriert, aber sein PowerShell-Modul fehlt.',
  'finding.HC-17.incomplete.cause': 'Die Installation wurde beschädigt, oder eine Installation läuft noch.',
  'finding.HC-17.agent-down':
    'EFLOW {version} ist installiert, aber sein Agent läuft nicht (wssdagent: {state}).',
  'finding.HC-17.agent-down.cause':
    'Ohne wssdagent antwortet EFLOW nicht; er ist gestoppt, oder ein vom Installer verlangter Neustart steht aus.',
  'finding.HC-17.agent-missing': 'EFLOW {version} ist registriert, aber sein Dienst wssdagent fehlt.',
  'finding.HC-17.agent-missing.cause':
    'Ein Update oder eine unvollständige Entfernung hat den Dienst beseitigt.',
  'finding.HC-17.several': 'Mehrere EFLOW-Produkte sind registriert: {products}.',
  'finding.HC-17.several.cause': 'Sie teilen sich Dienst, Modul und VM, daher ist auf keines davon Verlass.',
  'finding.HC-17.residue': 'Kein EFLOW ist registriert, aber Teile davon sind übrig: {left}.',
  'finding.HC-17.residue.cause':
    'Ein früheres EFLOW wurde nicht vollständig entfernt; eine neue Installation kann an den Resten scheitern.',

  'finding.HC-19.title': 'Virtuelle Switches',
  'finding.HC-19.default-switch': 'Der Default Switch ist vorhanden.',
  'finding.HC-19.external': 'Der externe vSwitch {name} ist vorhanden.',
  'finding.HC-19.internal': 'Der interne vSwitch {name} ist vorhanden; ob er NAT hat, wird nicht geprüft.',
  'finding.HC-19.internal.cause':
    'Ein interner vSwitch führt nur aus dem Host hinaus, wenn NAT dafür eingerichtet ist.',
  'finding.HC-19.no-default-switch': 'Es gibt weder den Default Switch noch einen externen vSwitch.',
  'finding.HC-19.no-default-switch.cause':
    'Windows-Clients bringen den Default Switch mit Hyper-V mit; hier fehlt er, und andere interne vSwitches werden auf Clients nicht unterstützt.',
  'finding.HC-19.default-switch-missing': 'Der Default Switch, den das Setup verlangt, fehlt.',
  'finding.HC-19.default-switch-missing.cause':
    'Windows legt ihn an, wenn Hyper-V startet; jemand oder etwas hat ihn entfernt.',
  'finding.HC-19.none-on-server': 'Es gibt keinen internen und keinen externen vSwitch.',
  'finding.HC-19.none-on-server.cause':
    'Windows Server hat keinen Default Switch; das Netz der VM muss zuerst angelegt werden.',
  'finding.HC-19.found': 'Der vSwitch {name} vom Typ {type}, den das Setup verlangt, ist vorhanden.',
  'finding.HC-19.not-found': 'Der vSwitch {name} vom Typ {type}, den das Setup verlangt, fehlt.',
  'finding.HC-19.not-found.cause':
    'EFLOW findet seinen vSwitch nach Name und Typ. Ein Name mit anderen Buchstaben oder ein anderer Typ zählt nicht.',
  'finding.HC-19.double': 'Es gibt zwei vSwitches namens {name} vom Typ {type}.',
  'finding.HC-19.double.cause':
    'EFLOW findet seinen vSwitch nach Name und Typ und lehnt ab, wenn es zwei davon gibt.',

  'finding.HC-24.title': 'Ausstehender Neustart',
  'finding.HC-24.none': 'Nichts wartet auf einen Neustart.',
  'finding.HC-24.file-renames':
    'Einige Dateien werden beim nächsten Neustart ersetzt; EFLOW hängt davon nicht ab.',
  'finding.HC-24.hyper-v': 'Hyper-V wartet auf einen Neustart ({state}).',
  'finding.HC-24.hyper-v.cause': 'Hyper-V wurde seit dem Start von Windows ein- oder ausgeschaltet.',
  'finding.HC-24.servicing': 'Die Windows-Wartung wartet auf einen Neustart.',
  'finding.HC-24.servicing.cause':
    'Seit dem Start wurden Windows-Komponenten geändert; bis zum Neustart kann eine Installation scheitern.',
  'finding.HC-24.windows-update': 'Windows Update wartet auf einen Neustart.',
  'finding.HC-24.windows-update.cause':
    'Seit dem Start wurden Updates installiert; Windows startet womöglich mitten in der Arbeit von selbst neu.',
  'finding.HC-24.tpm': 'Das TPM wartet auf einen Neustart.',
  'finding.HC-24.tpm.cause': 'Eine Änderung am TPM wird erst beim Neustart von Windows wirksam.',

  'remedy.run-elevated':
    'Starten Sie EFLOW Desk neu mit „Als Administrator ausführen“, unter dem Konto, das EFLOW später verwalten wird. Am Host ändert sich nichts.',
  'remedy.use-administrator':
    'Melden Sie sich mit einem Administratorkonto dieses Hosts an, das EFLOW später verwalten wird. Am Host ändert sich nichts.',
  'remedy.use-own-account':
    'Führen Sie es unter einem benannten Administratorkonto aus, etwa über eine einmalige geplante Aufgabe. Was SYSTEM bereits bereitgestellt hat, bleibt bei SYSTEM.',
  'remedy.upgrade-edition':
    'Stellen Sie Windows unter Einstellungen, System, Aktivierung auf Pro oder Enterprise um. Programme und Daten bleiben; eine Lizenz ist nötig.',
  'remedy.documented-windows':
    'Verwenden Sie ein dokumentiertes Windows: 10 oder 11 Pro oder Enterprise, Server 2019 oder 2022. Oder fahren Sie fort und betrachten Sie das Ergebnis als Versuch, nicht als unterstützte Installation.',
  'remedy.newer-windows':
    'Bringen Sie diesen Host auf ein dokumentiertes Windows ab Build 17763, oder verwenden Sie einen anderen Host.',
  'remedy.windows-update':
    'Installieren Sie das neueste kumulative Update mit Windows Update, und prüfen Sie danach erneut.',
  'remedy.arm64-package':
    'Nehmen Sie das ARM64-Paket von EFLOW 1.5, höchstens 1.5.7.01026, und passen Sie das Setup an.',
  'remedy.other-host': 'Keine Einstellung dieses Geräts hilft. EFLOW braucht einen anderen Host.',
  'remedy.enable-virtualisation':
    'Schalten Sie Intel VT-x beziehungsweise AMD-V (SVM) in der Firmware ein. Mit BitLocker setzen Sie den Schutz vorher für einen Neustart aus, und halten Sie den Wiederherstellungsschlüssel bereit.',
  'remedy.expose-extensions-hyper-v':
    'Auf dem äußeren Host, bei ausgeschalteter VM: Set-VMProcessor -VMName <diese VM> -ExposeVirtualizationExtensions $true. Für einen externen vSwitch hier innen schalten Sie am Netzwerkadapter der VM auch das MAC-Adress-Spoofing ein. Diese VM ist währenddessen aus.',
  'remedy.expose-extensions-vmware':
    'In vSphere, bei ausgeschalteter VM: Schalten Sie „Expose hardware assisted virtualization to the guest OS“ ein. Nur auf Intel-Hosts; ein externer vSwitch hier innen braucht zudem den Promiscuous Mode an der Portgruppe. Diese VM ist währenddessen aus.',
  'remedy.azure-size':
    'Stellen Sie diese VM in Azure auf eine Größe um, die geschachtelte Virtualisierung unterstützt; die B-Serie tut das nicht. Die VM startet neu, und ihr Preis ändert sich.',
  'remedy.documented-hypervisor':
    'Verwenden Sie einen physischen Host oder eine VM unter Hyper-V, VMware ESXi auf Intel oder Azure. Oder schalten Sie in diesem Hypervisor die geschachtelte Virtualisierung ein, und betrachten Sie das Ergebnis als Versuch.',
  'remedy.enable-hyper-v':
    'Schalten Sie Hyper-V ein. Andere Virtualisierungssoftware auf diesem Host läuft dann womöglich langsamer oder gar nicht, und Soft-SPS- oder Echtzeitsoftware kann ihre Kerne verlieren: Klären Sie das vorher mit den Verantwortlichen.',
  'remedy.feature-source':
    'Wenn Windows die Dateien nicht holen kann (kein Internet oder WSUS ohne Features bei Bedarf), stellen Sie ein passendes Installationsmedium bereit: Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All -NoRestart -Source <Ordner>.',
  'remedy.restart-windows':
    'Starten Sie Windows mit „Neu starten“ neu. Bei aktivem Schnellstart zählt Herunterfahren und Einschalten nicht. Laufende Programme werden beendet: Speichern Sie vorher Ihre Arbeit.',
  'remedy.hypervisor-launch-auto':
    'Lassen Sie den Hypervisor mit Windows starten: Das setzt hypervisorlaunchtype des Starteintrags auf Auto. Mit BitLocker setzen Sie den Schutz vorher für einen Neustart aus, und halten Sie den Wiederherstellungsschlüssel bereit. Software, die ohne Hypervisor laufen muss, funktioniert dann nicht mehr.',
  'remedy.start-hyper-v-services': 'Starten Sie vmcompute und vmms. Sonst ändert sich nichts.',
  'remedy.allow-hyper-v-services':
    'Setzen Sie die Starttypen zurück: Set-Service vmms -StartupType Automatic; Set-Service vmcompute -StartupType Manual. Wenn eine Richtlinie sie deaktiviert hat, muss die Richtlinie geändert werden. Prüfen Sie danach erneut.',
  'remedy.reinstall-hyper-v':
    'Schalten Sie Hyper-V mit allen Teilen aus, starten Sie neu, schalten Sie es wieder ein und starten Sie noch einmal neu. Andere VMs dieses Hosts bleiben auf dem Datenträger und stehen währenddessen still.',
  'remedy.close-programs':
    'Beenden Sie Programme und Dienste, die auf diesem Host nicht gebraucht werden, und prüfen Sie danach erneut.',
  'remedy.lower-memory':
    'Senken Sie vm.memoryInMB im Setup; {smallestMb} ist der kleinste Wert. Module, die mehr brauchen, laufen dann nicht.',
  'remedy.add-memory': 'Geben Sie dem Host mehr Arbeitsspeicher.',
  'remedy.free-disk':
    'Schaffen Sie Platz auf {drive}: Datenträgerbereinigung, alte Updates, anderswo gesicherte Dateien. Was Sie dort löschen, ist verloren.',
  'remedy.other-drive':
    'Legen Sie die Festplatte der VM auf ein anderes lokales NTFS-Laufwerk: Installieren Sie das EFLOW-Paket mit VHDXDIR=<Ordner auf diesem Laufwerk>, stellen Sie die VM unter diesem Konto von Hand bereit, und fahren Sie dann hier fort.',
  'remedy.lower-cpu-count': 'Setzen Sie vm.cpuCount im Setup auf höchstens {count}.',
  'remedy.enable-tpm':
    'Schalten Sie das TPM in der Firmware ein (Intel PTT, AMD fTPM oder ein TPM-Chip). Mit BitLocker setzen Sie den Schutz vorher für einen Neustart aus, und halten Sie den Wiederherstellungsschlüssel bereit. Löschen Sie das TPM nicht.',
  'remedy.add-virtual-tpm':
    'Falls dieses Gerät selbst eine VM ist: Fügen Sie ihr im äußeren Hypervisor ein virtuelles TPM hinzu, bei ausgeschalteter VM.',
  'remedy.switch-tpm-2':
    'Sehen Sie in der Firmware nach oder fragen Sie den Hersteller, ob dieses Gerät TPM 2.0 bietet. Mit dem Wechsel werden die Schlüssel im TPM unbrauchbar; entscheiden muss, wer hier für BitLocker zuständig ist.',
  'remedy.wait-for-tpm':
    'Lassen Sie den Host eingeschaltet, bis die Sperre abgelaufen ist; Get-Tpm zeigt LockoutHealTime. Löschen Sie das TPM nicht: Die Schlüssel von BitLocker gingen verloren.',
  'remedy.initialise-tpm':
    'Führen Sie Initialize-Tpm in einer Windows PowerShell mit erhöhten Rechten aus, und tun Sie, was es verlangt. Löschen Sie das TPM nicht, auch wenn es angeboten wird: Die Schlüssel von BitLocker gingen verloren.',
  'remedy.other-identity':
    'Oder wählen Sie im Setup eine andere Identität, zum Beispiel eine Verbindungszeichenfolge. Das Gerät weist sich dann mit einem Geheimnis statt mit dem TPM aus.',
  'remedy.start-vm':
    'Starten Sie die EFLOW-VM. Sie belegt ihren Arbeitsspeicher auf dem Host, und ihre Module laufen wieder.',
  'remedy.start-eflow-agent':
    'Starten Sie wssdagent. Er startet womöglich auch die VM; sonst ändert sich nichts.',
  'remedy.remove-eflow':
    'Deinstallieren Sie EFLOW. Das löscht die VM und alle Moduldaten darin; Enrollment und Gerät in der Cloud bleiben.',
  'remedy.repair-eflow':
    'Falls gerade keine Installation läuft: Führen Sie das Paket derselben Version noch einmal aus, und prüfen Sie erneut. Die VM bleibt.',
  'remedy.remove-all-products':
    'Deinstallieren Sie unter Einstellungen, Apps jeden Eintrag „Azure IoT Edge“, und starten Sie dann neu. Das löscht die VM und alle Moduldaten darin.',
  'remedy.remove-leftovers': 'Lassen Sie den Rest entfernen, Stück für Stück, wie Sie es wählen.',
  'remedy.remove-residue':
    'Installieren Sie das Paket derselben Version noch einmal, deinstallieren Sie es und starten Sie neu; bleiben dann noch Teile übrig, entfernen Sie Dienst, Ordner und VM von Hand. Das löscht eine alte VM und alle Moduldaten darin.',
  'remedy.make-switch':
    'Legen Sie einen vSwitch für die VM an. Intern: New-VMSwitch -Name <Name> -SwitchType Internal, eine Adresse für seinen Adapter, New-NetNat für sein Subnetz; die VM bekommt dann eine statische Adresse. Extern: New-VMSwitch -Name <Name> -NetAdapterName <Adapter>; das unterbricht das Netz des Hosts für einige Sekunden.',
  'remedy.look-at-nat':
    'Sehen Sie nach, ob NAT das Subnetz des vSwitch abdeckt: Get-NetNat. Falls nicht, richten Sie es mit New-NetNat ein; Windows unterstützt je Host nur ein NAT-Netz zuverlässig.',
  'remedy.bring-back-default-switch':
    'Starten Sie Windows neu: Hyper-V legt den Default Switch dann neu an. Bleibt er aus, legen Sie einen externen vSwitch an: New-VMSwitch -Name <Name> -NetAdapterName <Adapter>; das unterbricht das Netz des Hosts für einige Sekunden.',
  'remedy.rename-switch':
    'Benennen Sie einen der beiden um, oder entfernen Sie ihn: Get-VMSwitch | Select-Object Id, Name; Rename-VMSwitch. Beim Umbenennen behalten VMs ihre Verbindung, beim Entfernen verlieren sie sie.',
};
