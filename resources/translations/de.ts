<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActList</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>%1 belongs to “%2” already. The old key is kept.</source>
        <translation>%1 gehört schon zu „%2“. Die alte Taste bleibt.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>“%1” is no key. The old one is kept.</source>
        <translation>„%1“ ist keine Taste. Die alte bleibt.</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Recent activity</source>
        <translation>Was zuletzt geschah</translation>
    </message>
</context>
<context>
    <name>AfterCrash</name>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>The program closed unexpectedly. Everything up to %1 is here.</source>
        <translation>Das Programm wurde unerwartet beendet. Alles bis %1 ist da.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>This amount is too large. Nothing was saved yet.</source>
        <translation>Dieser Betrag ist zu groß. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This is no amount. Write it like 1250 or 1250.50.</source>
        <translation>Das ist kein Betrag. Schreiben Sie ihn wie 1250 oder 1250,50.</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Backed up and checked: %1.</source>
        <translation>Gesichert und geprüft: %1.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Checking everything</source>
        <translation>Alles wird geprüft</translation>
    </message>
    <message>
        <source>Close without</source>
        <translation>Ohne Sicherung schließen</translation>
    </message>
    <message>
        <source>Looking whether everything is whole</source>
        <translation>Es wird nachgesehen, ob alles heil ist</translation>
    </message>
    <message>
        <source>Making a backup before closing…</source>
        <translation>Vor dem Schließen wird noch gesichert…</translation>
    </message>
</context>
<context>
    <name>BackupInsidePage</name>
    <message>
        <source>%1 is as it was in the backup.</source>
        <translation>%1 ist wieder so wie in der Sicherung.</translation>
    </message>
    <message numerus="yes">
        <source>%n in this backup</source>
        <translation>
            <numerusform>%n in dieser Sicherung</numerusform>
            <numerusform>%n in dieser Sicherung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are again as in the backup.</source>
        <translation>
            <numerusform>%n Eintrag ist wieder wie in der Sicherung.</numerusform>
            <numerusform>%n Einträge sind wieder wie in der Sicherung.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;All backups</source>
        <translation>&amp;Alle Sicherungen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bring %n back</source>
        <translation>
            <numerusform>%n &amp;zurückholen</numerusform>
            <numerusform>%n &amp;zurückholen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Zurückholen</translation>
    </message>
    <message>
        <source>&amp;Only what is gone or changed</source>
        <translation>&amp;Nur was fehlt oder sich geändert hat</translation>
    </message>
    <message>
        <source>Backup of %1, read-only</source>
        <translation>Sicherung von %1, nur zum Lesen</translation>
    </message>
    <message>
        <source>Bringing back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Find in this backup</source>
        <translation>In dieser Sicherung suchen</translation>
    </message>
    <message>
        <source>In the backup</source>
        <translation>In der Sicherung</translation>
    </message>
    <message>
        <source>Inside a backup</source>
        <translation>In einer Sicherung</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Nothing found in this backup.</source>
        <translation>In dieser Sicherung wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing of this kind is gone or changed since.</source>
        <translation>Davon fehlt nichts, und nichts hat sich seither geändert.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Select what is to come back.</source>
        <translation>Wählen Sie aus, was zurückkommen soll.</translation>
    </message>
    <message>
        <source>The first %1 of %2; type to find others.</source>
        <translation>Die ersten %1 von %2; andere finden Sie durch Tippen.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>bring back</source>
        <translation>zurückholen</translation>
    </message>
</context>
<context>
    <name>BackupPart</name>
    <message>
        <source>%1, %2. Oldest: %3</source>
        <translation>%1, %2. Die älteste: %3</translation>
    </message>
    <message>
        <source>%1: brought back for a trial, everything equal.</source>
        <translation>%1: zur Probe zurückgeholt, alles gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n now</source>
        <translation>
            <numerusform>%n zurzeit</numerusform>
            <numerusform>%n zurzeit</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Jetzt sichern</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Ändern</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Wiederherstellen…</translation>
    </message>
    <message>
        <source>A USB stick, a network drive or a cloud folder</source>
        <translation>Ein USB-Stick, ein Netzlaufwerk oder ein Cloud-Ordner</translation>
    </message>
    <message>
        <source>A backup is being made.</source>
        <translation>Eine Sicherung wird gemacht.</translation>
    </message>
    <message>
        <source>All of two days, then %1 daily, %2 weekly, %3 monthly</source>
        <translation>Alle von zwei Tagen, dann %1 tägliche, %2 wöchentliche, %3 monatliche</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Anderen Ordner wählen…</translation>
    </message>
    <message>
        <source>Copy nothing there any more</source>
        <translation>Nichts mehr dorthin kopieren</translation>
    </message>
    <message>
        <source>Every half hour if something changed, at the end, and before an import</source>
        <translation>Jede halbe Stunde, wenn sich etwas geändert hat, beim Beenden und vor einem Import</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>Wie viele bleiben</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Last copy outside of this PC: %1</source>
        <translation>Letzte Kopie außerhalb dieses PCs: %1</translation>
    </message>
    <message>
        <source>Last tried out</source>
        <translation>Zuletzt erprobt</translation>
    </message>
    <message>
        <source>Looking at the backups…</source>
        <translation>Sicherungen werden angesehen…</translation>
    </message>
    <message>
        <source>None yet. If this PC breaks or is stolen, its backups go with it.</source>
        <translation>Noch keine. Geht dieser PC kaputt oder wird er gestohlen, sind seine Sicherungen auch weg.</translation>
    </message>
    <message>
        <source>Not yet; it is done once a month by itself.</source>
        <translation>Noch nicht; das geschieht einmal im Monat von selbst.</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Outside of this PC</source>
        <translation>Außerhalb dieses PCs</translation>
    </message>
    <message>
        <source>That is much. None goes by itself before its time.</source>
        <translation>Das ist viel. Keine verschwindet vor ihrer Zeit von selbst.</translation>
    </message>
    <message numerus="yes">
        <source>That was %n day(s) ago.</source>
        <translation>
            <numerusform>Das war vor %n Tag.</numerusform>
            <numerusform>Das war vor %n Tagen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The backup drive is not connected. The next backup waits for it.</source>
        <translation>Das Laufwerk für die Sicherungen ist nicht angeschlossen. Die nächste Sicherung wartet darauf.</translation>
    </message>
    <message>
        <source>The folder could not be opened. Its name stands here.</source>
        <translation>Der Ordner konnte nicht geöffnet werden. Sein Name steht hier.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Your data lives in</source>
        <translation>Ihre Daten liegen in</translation>
    </message>
</context>
<context>
    <name>BackupPlace</name>
    <message>
        <source>&amp;Copy there from now on</source>
        <translation>&amp;Ab jetzt dorthin kopieren</translation>
    </message>
    <message>
        <source>&amp;Keep it as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>A passphrase for the copies in %1</source>
        <translation>Eine Passphrase für die Kopien in %1</translation>
    </message>
    <message>
        <source>Copies outside of this PC</source>
        <translation>Kopien außerhalb dieses PCs</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
    <message>
        <source>The copies there are encrypted, so nobody who finds the drive can read them. You are asked for this passphrase only when you need them on another PC: write it down. If there are copies already, type theirs.</source>
        <translation>Die Kopien dort sind verschlüsselt; wer das Laufwerk findet, kann sie nicht lesen. Nach dieser Passphrase werden Sie nur gefragt, wenn Sie die Kopien auf einem anderen PC brauchen: Schreiben Sie sie auf. Sind schon Kopien da, geben Sie deren Passphrase ein.</translation>
    </message>
    <message>
        <source>Weak: a stranger who has the drive could guess it.</source>
        <translation>Schwach: Ein Fremder, der das Laufwerk hat, könnte sie erraten.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>An older good one may be among the others. Please back up now.</source>
        <translation>Unter den anderen kann eine ältere gute sein. Bitte sichern Sie jetzt.</translation>
    </message>
    <message>
        <source>Backed up %1</source>
        <translation>Gesichert %1</translation>
    </message>
    <message>
        <source>Before a large change</source>
        <translation>Vor einer großen Änderung</translation>
    </message>
    <message>
        <source>Before a repair</source>
        <translation>Vor einer Reparatur</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Vor einem Import</translation>
    </message>
    <message>
        <source>Before an update of the program</source>
        <translation>Vor einer neuen Version des Programms</translation>
    </message>
    <message>
        <source>Before archiving many</source>
        <translation>Vor dem Archivieren vieler</translation>
    </message>
    <message>
        <source>Before going back</source>
        <translation>Vor dem Zurückgehen</translation>
    </message>
    <message>
        <source>Before joining contacts</source>
        <translation>Vor dem Zusammenführen von Kontakten</translation>
    </message>
    <message>
        <source>Before the first exchange with another PC</source>
        <translation>Vor dem ersten Austausch mit einem anderen PC</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>For a check</source>
        <translation>Für eine Prüfung</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message numerus="yes">
        <source>No backup for %n day(s)</source>
        <translation>
            <numerusform>Seit %n Tag keine Sicherung</numerusform>
            <numerusform>Seit %n Tagen keine Sicherung</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened again and checked: %1, no errors.</source>
        <translation>Wieder geöffnet und geprüft: %1, keine Fehler.</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Return to before</source>
        <translation>Zum Stand davor zurückkehren</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Dabei bleiben</translation>
    </message>
    <message>
        <source>The backup of %1 could not be read again.</source>
        <translation>Die Sicherung von %1 konnte nicht wieder gelesen werden.</translation>
    </message>
    <message>
        <source>The backup of what was here before is not there any more.</source>
        <translation>Die Sicherung des Standes davor ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The first one is made by itself as soon as there is something.</source>
        <translation>Die erste entsteht von selbst, sobald es etwas gibt.</translation>
    </message>
    <message>
        <source>The last backup is from %1.</source>
        <translation>Die letzte Sicherung ist von %1.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>There is too little room on the disk for the next backup. Please free some.</source>
        <translation>Auf der Festplatte ist zu wenig Platz für die nächste Sicherung. Bitte schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>When the program was closed</source>
        <translation>Beim Schließen des Programms</translation>
    </message>
    <message>
        <source>You went back to %1. What was here before is kept.</source>
        <translation>Sie sind zum Stand von %1 zurückgegangen. Was vorher hier war, ist aufbewahrt.</translation>
    </message>
    <message>
        <source>Your data file has a damaged place.</source>
        <translation>Ihre Datendatei hat eine beschädigte Stelle.</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>%1: %2 now, %3 then</source>
        <translation>%1: jetzt %2, damals %3</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n Sicherung</numerusform>
            <numerusform>%n Sicherungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) done since would be gone from here:</source>
        <translation>
            <numerusform>%n seither getaner Schritt wäre hier weg:</numerusform>
            <numerusform>%n seither getane Schritte wären hier weg:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;From a drive…</source>
        <translation>&amp;Vom Laufwerk…</translation>
    </message>
    <message>
        <source>&amp;Go back to this…</source>
        <translation>&amp;Zurückgehen…</translation>
    </message>
    <message>
        <source>&amp;Look inside</source>
        <translation>&amp;Hineinsehen</translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation>&amp;Hier bleiben</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Bringing in copies</source>
        <translation>Kopien werden geholt</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Go &amp;back</source>
        <translation>&amp;Zurückgehen</translation>
    </message>
    <message>
        <source>Go back to %1?</source>
        <translation>Zum Stand von %1 zurückgehen?</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>Sicherungen werden gesucht</translation>
    </message>
    <message>
        <source>Nothing goes to the other PCs before you have said what is to become of what they wrote since.</source>
        <translation>An die anderen PCs geht nichts, bevor Sie gesagt haben, was aus dem werden soll, was sie seither geschrieben haben.</translation>
    </message>
    <message>
        <source>Nothing was done since.</source>
        <translation>Seither wurde nichts getan.</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>The copies that could be read are in the list.</source>
        <translation>Die lesbaren Kopien stehen in der Liste.</translation>
    </message>
    <message>
        <source>The same numbers of contacts, entries and deals.</source>
        <translation>Gleich viele Kontakte, Einträge und Geschäfte.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>They are made by themselves while you work.</source>
        <translation>Sie entstehen von selbst, während Sie arbeiten.</translation>
    </message>
    <message>
        <source>This backup is encrypted, and the shop on this PC is not: what comes back will not be encrypted either. To keep it encrypted, encrypt this shop first: Settings, “Privacy and lock”.</source>
        <translation>Diese Sicherung ist verschlüsselt, der Laden auf diesem PC nicht: Was zurückkommt, ist dann auch nicht verschlüsselt. Damit es verschlüsselt bleibt, verschlüsseln Sie zuerst diesen Laden: Einstellungen, „Datenschutz und Sperre“.</translation>
    </message>
    <message>
        <source>Timeline entries</source>
        <translation>Einträge im Verlauf</translation>
    </message>
    <message>
        <source>What is here now is backed up first, and one click returns to it.</source>
        <translation>Was jetzt hier ist, wird zuerst gesichert; ein Klick führt dorthin zurück.</translation>
    </message>
    <message>
        <source>Where the copies lie</source>
        <translation>Wo die Kopien liegen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>look inside</source>
        <translation>hineinsehen</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkWork</name>
    <message>
        <source>%1 archived.</source>
        <translation>%1 archiviert.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) archived.</source>
        <translation>
            <numerusform>%n Kontakt archiviert.</numerusform>
            <numerusform>%n Kontakte archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) changed.</source>
        <translation>
            <numerusform>%n Kontakt geändert.</numerusform>
            <numerusform>%n Kontakte geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) copied.</source>
        <translation>
            <numerusform>%n Kontakt kopiert.</numerusform>
            <numerusform>%n Kontakte kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) written to “%1”.</source>
        <translation>
            <numerusform>%n Kontakt in „%1“ gespeichert.</numerusform>
            <numerusform>%n Kontakte in „%1“ gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address cards (*.vcf)</source>
        <translation>Visitenkarten (*.vcf)</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
    </message>
    <message>
        <source>Changing contacts</source>
        <translation>Kontakte werden geändert</translation>
    </message>
    <message>
        <source>Comma-separated text (*.csv)</source>
        <translation>Text mit Trennzeichen (*.csv)</translation>
    </message>
    <message>
        <source>Contacts %1</source>
        <translation>Kontakte %1</translation>
    </message>
    <message>
        <source>Copying contacts</source>
        <translation>Kontakte werden kopiert</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Kontakte exportieren</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>Es war nichts zu ändern.</translation>
    </message>
    <message numerus="yes">
        <source>Reminder added to %n contact(s).</source>
        <translation>
            <numerusform>Erinnerung für %n Kontakt angelegt.</numerusform>
            <numerusform>Erinnerung für %n Kontakte angelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one or more contacts first.</source>
        <translation>Wählen Sie zuerst einen oder mehrere Kontakte aus.</translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Angehalten. %1</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Tag “%1” added to %n contact(s).</source>
        <translation>
            <numerusform>Schlagwort „%1“ bei %n Kontakt hinzugefügt.</numerusform>
            <numerusform>Schlagwort „%1“ bei %n Kontakten hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “%1” taken from %n contact(s).</source>
        <translation>
            <numerusform>Schlagwort „%1“ bei %n Kontakt entfernt.</numerusform>
            <numerusform>Schlagwort „%1“ bei %n Kontakten entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no rows on the clipboard. Copy some rows in your spreadsheet first.</source>
        <translation>In der Zwischenablage sind keine Zeilen. Kopieren Sie zuerst einige Zeilen in Ihrer Tabelle.</translation>
    </message>
    <message>
        <source>Writing contacts</source>
        <translation>Kontakte werden geschrieben</translation>
    </message>
</context>
<context>
    <name>CalendarFile</name>
    <message>
        <source>Calendar file</source>
        <translation>Kalenderdatei</translation>
    </message>
    <message>
        <source>The folder of the calendar file cannot be reached. Your reminders are safe here; the file is written when the folder is back.</source>
        <translation>Der Ordner der Kalenderdatei ist nicht erreichbar. Ihre Erinnerungen sind hier sicher; die Datei wird geschrieben, sobald der Ordner wieder da ist.</translation>
    </message>
</context>
<context>
    <name>CalendarGrid</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add reminder</source>
        <translation>Erinnerung anlegen</translation>
    </message>
    <message>
        <source>Earlier (Page up)</source>
        <translation>Früher (Bild auf)</translation>
    </message>
    <message>
        <source>Later (Page down)</source>
        <translation>Später (Bild ab)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Nothing planned for this day.</source>
        <translation>Für diesen Tag ist nichts geplant.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>The chosen day</source>
        <translation>Der gewählte Tag</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message numerus="yes">
        <source>the first %n</source>
        <translation>
            <numerusform>der erste</numerusform>
            <numerusform>die ersten %n</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” moved to %2.</source>
        <translation>„%1“ auf %2 verschoben.</translation>
    </message>
</context>
<context>
    <name>CalendarPart</name>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Calendar file for the phone</source>
        <translation>Kalenderdatei für das Telefon</translation>
    </message>
    <message>
        <source>Choose a folder that your phone or calendar program sees. The file crm-reminders.ics in it always holds your open reminders and birthdays.</source>
        <translation>Wählen Sie einen Ordner, den Ihr Telefon oder Kalenderprogramm sieht. Darin hält die Datei crm-reminders.ics immer Ihre offenen Erinnerungen und Geburtstage bereit.</translation>
    </message>
    <message>
        <source>Folder of the calendar file</source>
        <translation>Ordner der Kalenderdatei</translation>
    </message>
    <message>
        <source>No file is written.</source>
        <translation>Es wird keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>S&amp;top writing it</source>
        <translation>Nicht mehr &amp;schreiben</translation>
    </message>
    <message>
        <source>The calendar file is kept fresh in %1.</source>
        <translation>Die Kalenderdatei in %1 wird laufend erneuert.</translation>
    </message>
    <message>
        <source>The calendar file is not written any more. The last one stays.</source>
        <translation>Die Kalenderdatei wird nicht mehr geschrieben. Die letzte bleibt liegen.</translation>
    </message>
</context>
<context>
    <name>CardAbout</name>
    <message>
        <source>3 May 1980, 3 May, May 1980 …</source>
        <translation>3. Mai 1980, 3. Mai, Mai 1980 …</translation>
    </message>
    <message>
        <source>A day or a year</source>
        <translation>Ein Tag oder ein Jahr</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Line of business</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>eingewilligt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>widerrufen</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>%1 archived.</source>
        <translation>%1 archiviert.</translation>
    </message>
    <message>
        <source>As its tags say (%1)</source>
        <translation>Wie die Schlagwörter es sagen (%1)</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Stay in touch: %1.</source>
        <translation>In Verbindung bleiben: %1.</translation>
    </message>
    <message>
        <source>The earlier value is back.</source>
        <translation>Der frühere Wert ist wieder da.</translation>
    </message>
    <message>
        <source>This is a company now.</source>
        <translation>Das ist jetzt eine Firma.</translation>
    </message>
    <message>
        <source>This is a household now.</source>
        <translation>Das ist jetzt ein Haushalt.</translation>
    </message>
    <message>
        <source>This is a person now.</source>
        <translation>Das ist jetzt eine Person.</translation>
    </message>
    <message numerus="yes">
        <source>Track “%1” stopped: %n step(s) taken away.</source>
        <translation>
            <numerusform>Ablauf „%1“ beendet: %n Schritt entfernt.</numerusform>
            <numerusform>Ablauf „%1“ beendet: %n Schritte entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>as its tags say</source>
        <translation>wie die Schlagwörter es sagen</translation>
    </message>
</context>
<context>
    <name>CardAside</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a next step</source>
        <translation>Nächsten Schritt planen</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Later: %1</source>
        <translation>Später: %1</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Nichts geplant</translation>
    </message>
</context>
<context>
    <name>CardCommands</name>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>No e-mail address is known here.</source>
        <translation>Hier ist keine E-Mail-Adresse bekannt.</translation>
    </message>
    <message>
        <source>No phone number is known here.</source>
        <translation>Hier ist keine Telefonnummer bekannt.</translation>
    </message>
    <message>
        <source>Nothing is planned here.</source>
        <translation>Hier ist nichts geplant.</translation>
    </message>
</context>
<context>
    <name>CardDeals</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a deal</source>
        <translation>Geschäft anlegen</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>No deals yet</source>
        <translation>Noch keine Geschäfte</translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>A field of your own…</source>
        <translation>Ein eigenes Feld…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add another field</source>
        <translation>Weiteres Feld hinzufügen</translation>
    </message>
    <message>
        <source>Add phone, e-mail, website or address</source>
        <translation>Telefon, E-Mail, Webseite oder Adresse hinzufügen</translation>
    </message>
    <message>
        <source>Added %1, changed %2</source>
        <translation>Angelegt %1, geändert %2</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Another address…</source>
        <translation>Weitere Adresse…</translation>
    </message>
    <message>
        <source>Call with this PC</source>
        <translation>Mit diesem PC anrufen</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Earlier values…</source>
        <translation>Frühere Werte…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit: show also what is empty</source>
        <translation>Bearbeiten: auch Leeres zeigen</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Bezeichnung…</translation>
    </message>
    <message>
        <source>Make it the main one</source>
        <translation>Als Hauptangabe verwenden</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Show only what is known</source>
        <translation>Nur Bekanntes zeigen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>E-Mail schreiben</translation>
    </message>
    <message>
        <source>do not use</source>
        <translation>nicht verwenden</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>CardFiles</name>
    <message numerus="yes">
        <source>%n e-mail(s) filed.</source>
        <translation>
            <numerusform>%n E-Mail abgelegt.</numerusform>
            <numerusform>%n E-Mails abgelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s) here already.</source>
        <translation>
            <numerusform>%n E-Mail war schon da.</numerusform>
            <numerusform>%n E-Mails waren schon da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation>
            <numerusform>%n Datei angehängt.</numerusform>
            <numerusform>%n Dateien angehängt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attachment removed.</source>
        <translation>Anhang entfernt.</translation>
    </message>
    <message>
        <source>By their addresses with %1.</source>
        <translation>Nach ihren Adressen bei %1.</translation>
    </message>
    <message>
        <source>Open an attachment</source>
        <translation>Anhang öffnen</translation>
    </message>
    <message>
        <source>Read messages</source>
        <translation>E-Mails lesen</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>This PC has no program for “%1”. You can save a copy of it.</source>
        <translation>Dieser PC hat kein Programm für „%1“. Sie können eine Kopie davon speichern.</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>CardForms</name>
    <message>
        <source>%1 is</source>
        <translation>%1 ist</translation>
    </message>
    <message>
        <source>A field of your own</source>
        <translation>Ein eigenes Feld</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>Feld anlegen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation>Geldbetrag</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Company or household</source>
        <translation>Firma oder Haushalt</translation>
    </message>
    <message>
        <source>Contacts tagged “%1”</source>
        <translation>Kontakte mit Schlagwort „%1“</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Every contact</source>
        <translation>Jeder Kontakt</translation>
    </message>
    <message>
        <source>For a list: red, green, blue</source>
        <translation>Für eine Auswahl: rot, grün, blau</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Keep it as an earlier company</source>
        <translation>Als frühere Firma behalten</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>Label for %1</source>
        <translation>Bezeichnung für %1</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation>Auswahlliste</translation>
    </message>
    <message>
        <source>May 2020 …</source>
        <translation>Mai 2020 …</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Moved from %1</source>
        <translation>Gewechselt von %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Feldes</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>Neue Firma</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Post code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>Zweite Zeile</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Seit wann</translation>
    </message>
    <message>
        <source>Somebody known, or a new name</source>
        <translation>Jemand Bekanntes oder ein neuer Name</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Straße und Hausnummer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Title there</source>
        <translation>Position dort</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who belongs with %1</source>
        <translation>Wer zu %1 gehört</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Wer hier arbeitet</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>daughter</source>
        <translation>Tochter</translation>
    </message>
    <message>
        <source>is … of %1</source>
        <translation>ist … von %1</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>Mutter</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>noch dort</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>work, home …</source>
        <translation>Arbeit, privat …</translation>
    </message>
    <message>
        <source>work, home, mobile …</source>
        <translation>Arbeit, privat, mobil …</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>More for this contact</source>
        <translation>Mehr zu diesem Kontakt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next contact (Ctrl+Down)</source>
        <translation>Nächster Kontakt (Strg+Ab)</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Kein Name</translation>
    </message>
    <message>
        <source>Previous contact (Ctrl+Up)</source>
        <translation>Voriger Kontakt (Strg+Auf)</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation>Kunde seit %1</translation>
    </message>
</context>
<context>
    <name>CardInShort</name>
    <message>
        <source>Contacts in each of the last twelve months: %1</source>
        <translation>Kontakte in jedem der letzten zwölf Monate: %1</translation>
    </message>
    <message>
        <source>Contacts this year</source>
        <translation>Kontakte dieses Jahr</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>Kurz gesagt</translation>
    </message>
    <message>
        <source>Usual gap</source>
        <translation>Üblicher Abstand</translation>
    </message>
    <message>
        <source>Won so far</source>
        <translation>Bisher gewonnen</translation>
    </message>
    <message>
        <source>contacts each month</source>
        <translation>Kontakte je Monat</translation>
    </message>
</context>
<context>
    <name>CardPeople</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation>Firma hinzufügen</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Add somebody who belongs with this contact</source>
        <translation>Jemanden hinzufügen, der zu diesem Kontakt gehört</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>Belongs with</source>
        <translation>Gehört zusammen mit</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmen</translation>
    </message>
    <message>
        <source>Company…</source>
        <translation>Firma…</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Moved to another company…</source>
        <translation>Zu einer anderen Firma gewechselt…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person…</source>
        <translation>Person…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Same company</source>
        <translation>In derselben Firma</translation>
    </message>
    <message>
        <source>Show it under the name</source>
        <translation>Unter dem Namen zeigen</translation>
    </message>
    <message>
        <source>Somebody who belongs with it…</source>
        <translation>Jemand, der dazugehört…</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>this one is: %1</source>
        <translation>dieser Kontakt ist: %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>CardTracks</name>
    <message>
        <source>(removed track)</source>
        <translation>(entfernter Ablauf)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop track %1</source>
        <translation>Ablauf %1 beenden</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Abläufe</translation>
    </message>
</context>
<context>
    <name>CardWrites</name>
    <message>
        <source>A list needs its choices, with commas between them.</source>
        <translation>Eine Auswahlliste braucht ihre Werte, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Please choose somebody from the list, or add this contact first.</source>
        <translation>Wählen Sie bitte jemanden aus der Liste, oder legen Sie diesen Kontakt zuerst an.</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Tag removed.</source>
        <translation>Schlagwort entfernt.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 3 May 1980, 3 May, May 1980 or 1980.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 3. Mai 1980, 3. Mai, Mai 1980 oder 1980.</translation>
    </message>
    <message>
        <source>blog</source>
        <translation>Blog</translation>
    </message>
    <message>
        <source>brother</source>
        <translation>Bruder</translation>
    </message>
    <message>
        <source>daughter</source>
        <translation>Tochter</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>father</source>
        <translation>Vater</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>friend</source>
        <translation>Freund</translation>
    </message>
    <message>
        <source>home</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>husband</source>
        <translation>Ehemann</translation>
    </message>
    <message>
        <source>invoices</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobil</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>Mutter</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>Nachbar</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>sister</source>
        <translation>Schwester</translation>
    </message>
    <message>
        <source>son</source>
        <translation>Sohn</translation>
    </message>
    <message>
        <source>wife</source>
        <translation>Ehefrau</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Added to the shop</source>
        <translation>In den Laden aufgenommen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Belongs with</source>
        <translation>Gehört zusammen mit</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Line of business</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>do not use</source>
        <translation>nicht verwenden</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>wird verwendet</translation>
    </message>
    <message>
        <source>now “%1”</source>
        <translation>jetzt „%1“</translation>
    </message>
    <message>
        <source>“%1” added</source>
        <translation>„%1“ hinzugefügt</translation>
    </message>
    <message>
        <source>“%1” removed</source>
        <translation>„%1“ entfernt</translation>
    </message>
    <message>
        <source>“%1” taken away</source>
        <translation>„%1“ weggenommen</translation>
    </message>
    <message>
        <source>“%1”, was “%2”</source>
        <translation>„%1“, war „%2“</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>%n row(s) saved in “%1”, to be mended there and imported again.</source>
        <translation>
            <numerusform>%n Zeile in „%1“ gespeichert, um sie dort zu verbessern und wieder einzulesen.</numerusform>
            <numerusform>%n Zeilen in „%1“ gespeichert, um sie dort zu verbessern und wieder einzulesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save problem rows…</source>
        <translation>Problemzeilen &amp;speichern…</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation>So steht es da</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation>Änderungen (%1)</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Erased here (%1)</source>
        <translation>Hier gelöscht (%1)</translation>
    </message>
    <message>
        <source>Everything in this file can be used.</source>
        <translation>Alles in dieser Datei ist brauchbar.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Here now</source>
        <translation>Jetzt hier</translation>
    </message>
    <message>
        <source>No contact that you have is changed.</source>
        <translation>Keiner Ihrer Kontakte wird geändert.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>This is what will happen. Look through it; nothing is saved yet.</source>
        <translation>Das wird geschehen. Sehen Sie es durch; noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>To check (%1)</source>
        <translation>Zu prüfen (%1)</translation>
    </message>
    <message>
        <source>Values that do not fit are kept in a field of their own; the rest comes in.</source>
        <translation>Werte, die nicht passen, bleiben in einem eigenen Feld erhalten; alles andere kommt herein.</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was angesehen wird</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>Wird zu</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Enter changes this filter, Del removes it.</source>
        <translation>Die Eingabetaste ändert diesen Filter, Entf entfernt ihn.</translation>
    </message>
</context>
<context>
    <name>CodeWindow</name>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>I &amp;have it</source>
        <translation>Ich &amp;habe ihn</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Please write the code down.</source>
        <translation>Auf diesem PC ist kein Drucker eingerichtet. Bitte schreiben Sie den Code auf.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>The recovery code of before opens the shop no longer. Print this one, or write it down, and keep it with your papers.</source>
        <translation>Der bisherige Wiederherstellungscode öffnet den Laden nicht mehr. Drucken Sie diesen oder schreiben Sie ihn auf und bewahren Sie ihn bei Ihren Papieren auf.</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>As at first</source>
        <translation>Wie zu Anfang</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Nach unten (Alt+Ab)</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Nach oben (Alt+Auf)</translation>
    </message>
    <message>
        <source>Space shows or hides a column, Alt+Up and Alt+Down move it.</source>
        <translation>Die Leertaste zeigt oder verbirgt eine Spalte, Alt+Auf und Alt+Ab verschieben sie.</translation>
    </message>
</context>
<context>
    <name>ColumnHeadings</name>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Kommt nach</translation>
    </message>
    <message>
        <source>In your file</source>
        <translation>In Ihrer Datei</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
</context>
<context>
    <name>ColumnLine</name>
    <message>
        <source>Click here, or press F2, to look through all values.</source>
        <translation>Klicken Sie hier oder drücken Sie F2, um alle Werte durchzusehen.</translation>
    </message>
    <message>
        <source>“%1” goes to</source>
        <translation>„%1“ kommt nach</translation>
    </message>
</context>
<context>
    <name>ColumnValues</name>
    <message numerus="yes">
        <source>%n values to look at (most: %1).</source>
        <translation>
            <numerusform>%n Wert zum Ansehen (meist: %1).</numerusform>
            <numerusform>%n Werte zum Ansehen (meist: %1).</numerusform>
        </translation>
    </message>
    <message>
        <source>1 value to look at (%1).</source>
        <translation>1 Wert zum Ansehen (%1).</translation>
    </message>
    <message>
        <source>Fix each once for all rows.</source>
        <translation>Jeden einmal für alle Zeilen berichtigen.</translation>
    </message>
    <message>
        <source>a new status</source>
        <translation>ein neuer Status</translation>
    </message>
    <message>
        <source>counts as empty</source>
        <translation>gilt als leer</translation>
    </message>
    <message>
        <source>damaged by a spreadsheet</source>
        <translation>von einer Tabelle beschädigt</translation>
    </message>
    <message>
        <source>neither yes nor no</source>
        <translation>weder ja noch nein</translation>
    </message>
    <message>
        <source>no amount</source>
        <translation>kein Betrag</translation>
    </message>
    <message>
        <source>no country that is known</source>
        <translation>kein bekanntes Land</translation>
    </message>
    <message>
        <source>no currency</source>
        <translation>keine Währung</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>no e-mail address</source>
        <translation>keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>no percentage</source>
        <translation>keine Prozentzahl</translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>keine Telefonnummer</translation>
    </message>
    <message>
        <source>no step of the pipeline</source>
        <translation>keine Stufe der Pipeline</translation>
    </message>
    <message>
        <source>perhaps a slip</source>
        <translation>vielleicht ein Schreibfehler</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>bitte prüfen</translation>
    </message>
</context>
<context>
    <name>ColumnValuesPanel</name>
    <message numerus="yes">
        <source>%n different value(s)</source>
        <translation>
            <numerusform>%n verschiedener Wert</numerusform>
            <numerusform>%n verschiedene Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n zum Ansehen</numerusform>
            <numerusform>%n zum Ansehen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Finished</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Instead of “%1”, in %2</source>
        <translation>Statt „%1“, in %2</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>Leer lassen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird durchgesehen…</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Mehr zeigen</translation>
    </message>
    <message>
        <source>Use “%1”</source>
        <translation>„%1“ nehmen</translation>
    </message>
    <message>
        <source>Values of “%1”</source>
        <translation>Werte von „%1“</translation>
    </message>
    <message>
        <source>as it stands</source>
        <translation>wie es dasteht</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>bleibt leer</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Added</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Agreed to calls</source>
        <translation>Einwilligung Telefon</translation>
    </message>
    <message>
        <source>Agreed to e-mails</source>
        <translation>Einwilligung E-Mail</translation>
    </message>
    <message>
        <source>Agreed to messages</source>
        <translation>Einwilligung Nachrichten</translation>
    </message>
    <message>
        <source>Agreed to post</source>
        <translation>Einwilligung Post</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>%1 can be read two ways. Which one?</source>
        <translation>%1 lässt sich auf zwei Arten lesen. Welche stimmt?</translation>
    </message>
    <message numerus="yes">
        <source>%n are likely</source>
        <translation>
            <numerusform>%n ist wahrscheinlich</numerusform>
            <numerusform>%n sind wahrscheinlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are sure</source>
        <translation>
            <numerusform>%n ist sicher</numerusform>
            <numerusform>%n sind sicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) fixed.</source>
        <translation>
            <numerusform>%n Wert berichtigt.</numerusform>
            <numerusform>%n Werte berichtigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remember for next time</source>
        <translation>Für das nächste Mal &amp;merken</translation>
    </message>
    <message>
        <source>(all empty)</source>
        <translation>(alles leer)</translation>
    </message>
    <message>
        <source>1 is likely</source>
        <translation>1 ist wahrscheinlich</translation>
    </message>
    <message>
        <source>1 is sure</source>
        <translation>1 ist sicher</translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation>1 braucht Sie</translation>
    </message>
    <message numerus="yes">
        <source>A spreadsheet program damaged %n numbers here, such as %1. Mend them?</source>
        <translation>
            <numerusform>Ein Tabellenprogramm hat hier %n Zahl beschädigt, nämlich %1. Reparieren?</numerusform>
            <numerusform>Ein Tabellenprogramm hat hier %n Zahlen beschädigt, zum Beispiel %1. Reparieren?</numerusform>
        </translation>
    </message>
    <message>
        <source>A spreadsheet program damaged a number here: %1. Mend it?</source>
        <translation>Ein Tabellenprogramm hat hier eine Zahl beschädigt: %1. Reparieren?</translation>
    </message>
    <message>
        <source>Check where each column goes.</source>
        <translation>Prüfen Sie, wohin jede Spalte kommt.</translation>
    </message>
    <message>
        <source>Columns as in your last import of such a file.</source>
        <translation>Spalten wie beim letzten Import einer solchen Datei.</translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Look through them</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Mend them</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Nothing to match in this file.</source>
        <translation>In dieser Datei ist nichts zuzuordnen.</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>Bitte prüfen</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>This file says itself what its values are, so there is nothing to match. The preview shows how its records read.</source>
        <translation>Diese Datei sagt selbst, was ihre Werte sind; zuzuordnen ist nichts. Die Vorschau zeigt, wie sie gelesen wird.</translation>
    </message>
    <message>
        <source>“%1” goes there, too. Where both have a value, its one is taken.</source>
        <translation>„%1“ kommt auch dorthin. Wo beide einen Wert haben, gilt jener.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Add reminder</source>
        <translation>Erinnerung anlegen</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>Ein anderer Zeitpunkt</translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation>Anderer Zeitpunkt…</translation>
    </message>
    <message>
        <source>Anything worth remembering</source>
        <translation>Alles, was man sich merken sollte</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Call logged.</source>
        <translation>Anruf eingetragen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Draft from %1</source>
        <translation>Entwurf von %1</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>E-mail logged.</source>
        <translation>E-Mail eingetragen.</translation>
    </message>
    <message>
        <source>I wrote</source>
        <translation>Ich schrieb</translation>
    </message>
    <message>
        <source>Keep changes</source>
        <translation>Änderungen behalten</translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation>Nachricht hinterlassen</translation>
    </message>
    <message>
        <source>Log call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>Log e-mail</source>
        <translation>E-Mail eintragen</translation>
    </message>
    <message>
        <source>Log meeting</source>
        <translation>Treffen eintragen</translation>
    </message>
    <message>
        <source>Log visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Meeting logged.</source>
        <translation>Treffen eingetragen.</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Niemand erreicht</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Ohne Ergebnis</translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation>Keine Erinnerung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation>Notiz gespeichert.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Erinnere mich</translation>
    </message>
    <message>
        <source>Remind me in 1 day</source>
        <translation>In 1 Tag erinnern</translation>
    </message>
    <message>
        <source>Remind me in 1 month</source>
        <translation>In 1 Monat erinnern</translation>
    </message>
    <message>
        <source>Remind me in 1 week</source>
        <translation>In 1 Woche erinnern</translation>
    </message>
    <message>
        <source>Remind me in 3 days</source>
        <translation>In 3 Tagen erinnern</translation>
    </message>
    <message>
        <source>Remind me on</source>
        <translation>Erinnern am</translation>
    </message>
    <message>
        <source>Remind me on a date…</source>
        <translation>An einem Tag erinnern…</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Reminder set for %1.</source>
        <translation>Erinnerung für %1 gesetzt.</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>They called</source>
        <translation>Kontakt rief an</translation>
    </message>
    <message>
        <source>They wrote</source>
        <translation>Kontakt schrieb</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Visit logged.</source>
        <translation>Besuch eingetragen.</translation>
    </message>
    <message>
        <source>What to log</source>
        <translation>Was eingetragen wird</translation>
    </message>
    <message>
        <source>What was agreed?</source>
        <translation>Was wurde vereinbart?</translation>
    </message>
    <message>
        <source>What was said?</source>
        <translation>Was wurde gesagt?</translation>
    </message>
    <message>
        <source>What was seen?</source>
        <translation>Was gab es zu sehen?</translation>
    </message>
    <message>
        <source>What was written?</source>
        <translation>Was wurde geschrieben?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When, in words</source>
        <translation>Wann, in Worten</translation>
    </message>
    <message>
        <source>Who wrote</source>
        <translation>Wer schrieb</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>yesterday 14:00, Monday, 12 Oct …</source>
        <translation>gestern 14:00, Montag, 12. Okt. …</translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>ConnectPage</name>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Encrypt what is put there, with a passphrase</source>
        <translation>Was dort abgelegt wird, mit einer Passphrase &amp;verschlüsseln</translation>
    </message>
    <message>
        <source>&amp;Name of this PC</source>
        <translation>&amp;Name dieses PCs</translation>
    </message>
    <message>
        <source>&amp;Shared folder or server</source>
        <translation>&amp;Gemeinsamer Ordner oder Server</translation>
    </message>
    <message>
        <source>1. On the other PC, install and start the program.</source>
        <translation>1. Auf dem anderen PC das Programm installieren und starten.</translation>
    </message>
    <message>
        <source>2. Choose “Join another PC”.</source>
        <translation>2. „Einem anderen PC beitreten“ wählen.</translation>
    </message>
    <message>
        <source>3. Choose the same place: %1</source>
        <translation>3. Denselben Ort wählen: %1</translation>
    </message>
    <message>
        <source>3. Open the invitation that you make here.</source>
        <translation>3. Öffnen Sie die Einladung, die Sie hier anlegen.</translation>
    </message>
    <message>
        <source>4. Type the passphrase.</source>
        <translation>4. Die Passphrase eingeben.</translation>
    </message>
    <message>
        <source>A cloud service copies this folder to its own computers: encrypting is recommended.</source>
        <translation>Ein Cloud-Dienst kopiert diesen Ordner auf seine eigenen Rechner: Verschlüsseln ist zu empfehlen.</translation>
    </message>
    <message>
        <source>Beginning to share</source>
        <translation>Teilen beginnen</translation>
    </message>
    <message>
        <source>Both PCs exchange through a place that both can reach: a folder on a network drive or a stick, a folder of a cloud service, or a server of your own.</source>
        <translation>Beide PCs tauschen sich über einen Ort aus, den beide erreichen: einen Ordner auf einem Netzlaufwerk oder einem Stick, den Ordner eines Cloud-Dienstes oder einen eigenen Server.</translation>
    </message>
    <message>
        <source>Connect a second PC</source>
        <translation>Zweiten PC verbinden</translation>
    </message>
    <message>
        <source>Looking at the folder</source>
        <translation>Ordner ansehen</translation>
    </message>
    <message>
        <source>Make the &amp;invitation…</source>
        <translation>&amp;Einladung anlegen…</translation>
    </message>
    <message>
        <source>Name of this PC</source>
        <translation>Name dieses PCs</translation>
    </message>
    <message>
        <source>Please type a passphrase, or let one be proposed.</source>
        <translation>Bitte geben Sie eine Passphrase ein, oder lassen Sie sich eine vorschlagen.</translation>
    </message>
    <message>
        <source>Preparing the place…</source>
        <translation>Der Ort wird vorbereitet…</translation>
    </message>
    <message>
        <source>S&amp;tart sharing</source>
        <translation>&amp;Teilen beginnen</translation>
    </message>
    <message>
        <source>Then whoever looks after the server cannot read it.</source>
        <translation>Dann kann auch, wer den Server betreut, nichts davon lesen.</translation>
    </message>
    <message>
        <source>This PC is ready</source>
        <translation>Dieser PC ist bereit</translation>
    </message>
    <message>
        <source>This system cannot keep the passphrase, so it is asked for at each start.</source>
        <translation>Dieses System kann die Passphrase nicht aufbewahren; sie wird bei jedem Start erfragt.</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>&amp;By</source>
        <translation>&amp;Weg</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;Proof</source>
        <translation>&amp;Beleg</translation>
    </message>
    <message>
        <source>&amp;Write it down</source>
        <translation>&amp;Festhalten</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Eingewilligt</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>H&amp;ow</source>
        <translation>Wi&amp;e</translation>
    </message>
    <message>
        <source>How may %1 be reached?</source>
        <translation>Wie darf %1 erreicht werden?</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Nothing was said.</source>
        <translation>Dazu ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>W&amp;hat</source>
        <translation>Wa&amp;s</translation>
    </message>
    <message>
        <source>What they agreed to</source>
        <translation>Einwilligungen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>on the phone, in the shop, by a form</source>
        <translation>am Telefon, im Laden, mit einem Formular</translation>
    </message>
    <message>
        <source>the file or the letter where it stands</source>
        <translation>die Datei oder der Brief, wo es steht</translation>
    </message>
</context>
<context>
    <name>ContactCardPage</name>
    <message>
        <source>Done. Moved to the timeline.</source>
        <translation>Erledigt. Steht jetzt im Verlauf.</translation>
    </message>
    <message>
        <source>Entry changed.</source>
        <translation>Eintrag geändert.</translation>
    </message>
    <message>
        <source>Entry removed.</source>
        <translation>Eintrag entfernt.</translation>
    </message>
    <message>
        <source>This PC has no program for “%1”.</source>
        <translation>Dieser PC hat kein Programm für „%1“.</translation>
    </message>
</context>
<context>
    <name>ContactDelegate</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Nichts geplant</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
</context>
<context>
    <name>ContactFooter</name>
    <message numerus="yes">
        <source>%1 of %n contact(s)</source>
        <translation>
            <numerusform>%1 von %n Kontakt</numerusform>
            <numerusform>%1 von %n Kontakten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>ContactGlance</name>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Done. Moved to the timeline.</source>
        <translation>Erledigt. Steht jetzt im Verlauf.</translation>
    </message>
    <message>
        <source>This PC has no program for “%1”.</source>
        <translation>Dieser PC hat kein Programm für „%1“.</translation>
    </message>
</context>
<context>
    <name>ContactListView</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
</context>
<context>
    <name>ContactSide</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Open card</source>
        <translation>Karte öffnen</translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>deals %1</source>
        <translation>Geschäfte %1</translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>letzter Kontakt %1</translation>
    </message>
    <message>
        <source>next step %1</source>
        <translation>nächster Schritt %1</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>nichts geplant</translation>
    </message>
</context>
<context>
    <name>ContactWords</name>
    <message>
        <source>This does not look like a phone number. It is kept as you typed it.</source>
        <translation>Das sieht nicht nach einer Telefonnummer aus. Es bleibt so, wie Sie es eingegeben haben.</translation>
    </message>
    <message>
        <source>This does not look like a web page. It is kept as you typed it.</source>
        <translation>Das sieht nicht nach einer Internetseite aus. Es bleibt so, wie Sie es eingegeben haben.</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address. It is kept as you typed it.</source>
        <translation>Das sieht nicht nach einer E-Mail-Adresse aus. Es bleibt so, wie Sie es eingegeben haben.</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Diese Liste filtern</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Einlesen…</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>One or two lines a row</source>
        <translation>Eine oder zwei Zeilen je Kontakt</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>log</source>
        <translation>eintragen</translation>
    </message>
    <message>
        <source>open card</source>
        <translation>Karte öffnen</translation>
    </message>
</context>
<context>
    <name>DamageWindow</name>
    <message numerus="yes">
        <source>    %n earlier</source>
        <translation>
            <numerusform>    %n früherer</numerusform>
            <numerusform>    %n frühere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) lost their name; what belongs to them is there.</source>
        <translation>
            <numerusform>%n Kontakt hat seinen Namen verloren; was zu ihm gehört, ist da.</numerusform>
            <numerusform>%n Kontakte haben ihren Namen verloren; was zu ihnen gehört, ist da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s)</source>
        <translation>
            <numerusform>%n E-Mail-Adresse</numerusform>
            <numerusform>%n E-Mail-Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer backup(s) cannot be read.</source>
        <translation>
            <numerusform>%n neuere Sicherung kann nicht gelesen werden.</numerusform>
            <numerusform>%n neuere Sicherungen können nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone number(s)</source>
        <translation>
            <numerusform>%n Telefonnummer</numerusform>
            <numerusform>%n Telefonnummern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>%n Angebot</numerusform>
            <numerusform>%n Angebote</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n small thing(s) around them</source>
        <translation>
            <numerusform>%n kleinere Angabe dazu</numerusform>
            <numerusform>%n kleinere Angaben dazu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) after it can be done again:</source>
        <translation>
            <numerusform>%n Schritt danach kann noch einmal getan werden:</numerusform>
            <numerusform>%n Schritte danach können noch einmal getan werden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) done again on top of the backup:</source>
        <translation>
            <numerusform>%n Schritt nach der Sicherung ist noch einmal getan:</numerusform>
            <numerusform>%n Schritte nach der Sicherung sind noch einmal getan:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n Etikett</numerusform>
            <numerusform>%n Etiketten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeline entry(s)</source>
        <translation>
            <numerusform>%n Eintrag im Verlauf</numerusform>
            <numerusform>%n Einträge im Verlauf</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Go on with this file</source>
        <translation>Mit dieser Datei &amp;weiterarbeiten</translation>
    </message>
    <message>
        <source>&amp;Repair: take all that can still be read</source>
        <translation>&amp;Reparieren: alles nehmen, was noch lesbar ist</translation>
    </message>
    <message>
        <source>&amp;Save everything for help…</source>
        <translation>Alles für &amp;Hilfe speichern…</translation>
    </message>
    <message>
        <source>&amp;Use the last good copy</source>
        <translation>&amp;Die letzte gute Sicherung nehmen</translation>
    </message>
    <message>
        <source>A good file is ready. This is what it holds:</source>
        <translation>Eine gute Datei liegt bereit. Das enthält sie:</translation>
    </message>
    <message>
        <source>A part of it cannot be read any more. Choose here how to go on.</source>
        <translation>Ein Teil davon lässt sich nicht mehr lesen. Wählen Sie hier, wie es weitergeht.</translation>
    </message>
    <message>
        <source>Another &amp;way</source>
        <translation>&amp;Anderer Weg</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>It is the last good backup. What was done after it could not be read.</source>
        <translation>Es ist die letzte gute Sicherung. Was danach getan wurde, war nicht lesbar.</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>Sicherungen werden gesucht</translation>
    </message>
    <message>
        <source>Looking for good backups…</source>
        <translation>Gute Sicherungen werden gesucht…</translation>
    </message>
    <message>
        <source>Making a good file. The damaged one is only read…</source>
        <translation>Eine gute Datei wird gemacht. Die beschädigte wird nur gelesen…</translation>
    </message>
    <message>
        <source>Nothing is missing as far as can be told.</source>
        <translation>Soweit zu erkennen ist, fehlt nichts.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save everything for help</source>
        <translation>Alles für Hilfe speichern</translation>
    </message>
    <message>
        <source>Saved: %1. It holds all your data: give it only to somebody you trust.</source>
        <translation>Gespeichert: %1. Die Datei enthält alle Ihre Daten: Geben Sie sie nur jemandem, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>Saved: %1. Only the passphrase or the recovery code opens what is in it: give them only to somebody you trust, and not together with the file.</source>
        <translation>Gespeichert: %1. Nur die Passphrase oder der Wiederherstellungscode öffnet, was darin ist: Geben Sie sie nur jemandem, dem Sie vertrauen, und nicht zusammen mit der Datei.</translation>
    </message>
    <message>
        <source>The last good backup is from %1: %2.</source>
        <translation>Die letzte gute Sicherung ist von %1: %2.</translation>
    </message>
    <message>
        <source>There is no good backup on this PC.</source>
        <translation>Auf diesem PC gibt es keine gute Sicherung.</translation>
    </message>
    <message>
        <source>What was done after it cannot be read from the damaged file.</source>
        <translation>Was danach getan wurde, ist aus der beschädigten Datei nicht lesbar.</translation>
    </message>
    <message>
        <source>Whatever you choose, the damaged file is kept for 90 days.</source>
        <translation>Was Sie auch wählen: Die beschädigte Datei bleibt 90 Tage aufbewahrt.</translation>
    </message>
    <message>
        <source>Your data file has a damaged place</source>
        <translation>Ihre Datendatei hat eine beschädigte Stelle</translation>
    </message>
    <message>
        <source>could not be read, and are in no backup</source>
        <translation>nicht lesbar und in keiner Sicherung</translation>
    </message>
    <message>
        <source>read from the damaged file</source>
        <translation>aus der beschädigten Datei gelesen</translation>
    </message>
    <message>
        <source>taken from the backup</source>
        <translation>aus der Sicherung genommen</translation>
    </message>
</context>
<context>
    <name>DataPart</name>
    <message>
        <source>&amp;Back up now</source>
        <translation>Jetzt &amp;sichern</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>Ordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>A backup is being made.</source>
        <translation>Es wird gerade gesichert.</translation>
    </message>
    <message>
        <source>Backed up and checked: %1.</source>
        <translation>Gesichert und geprüft: %1.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Everything is kept in this folder, on this PC.</source>
        <translation>Alles liegt in diesem Ordner, auf diesem PC.</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>Sicherungen werden gesucht</translation>
    </message>
    <message>
        <source>The folder could not be opened. Its name stands here.</source>
        <translation>Der Ordner ließ sich nicht öffnen. Sein Name steht hier.</translation>
    </message>
    <message>
        <source>The last backup is from %1.</source>
        <translation>Die letzte Sicherung ist von %1.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Es gibt noch keine Sicherung.</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Move all to tomorrow</source>
        <translation>Alle auf morgen</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>Nächste 7 Tage</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Waiting for customers</source>
        <translation>Wartet auf Kunden</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>important</source>
        <translation>wichtig</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>wiederholt sich</translation>
    </message>
</context>
<context>
    <name>DayPopover</name>
    <message>
        <source>This is no day yet.</source>
        <translation>Das ist noch kein Tag.</translation>
    </message>
    <message>
        <source>This is no day. Write it like 31 Dec.</source>
        <translation>Das ist kein Tag. Schreiben Sie ihn wie 31. Dez.</translation>
    </message>
    <message>
        <source>for example 31 Dec</source>
        <translation>zum Beispiel 31. Dez.</translation>
    </message>
</context>
<context>
    <name>DaySide</name>
    <message numerus="yes">
        <source>%n contact(s) quiet for too long</source>
        <translation>
            <numerusform>%n Kontakt zu lange still</numerusform>
            <numerusform>%n Kontakte zu lange still</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing logged yet.</source>
        <translation>Noch nichts eingetragen.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all activity</source>
        <translation>Alles zeigen, was zuletzt geschah</translation>
    </message>
    <message>
        <source>Show who is quiet for too long</source>
        <translation>Zeigen, wer zu lange still ist</translation>
    </message>
</context>
<context>
    <name>DayView</name>
    <message>
        <source>Done (Ctrl+D)</source>
        <translation>Erledigt (Strg+D)</translation>
    </message>
    <message>
        <source>Later (Ctrl+T)</source>
        <translation>Später (Strg+T)</translation>
    </message>
    <message>
        <source>Log what happened (Ctrl+L)</source>
        <translation>Eintragen, was war (Strg+L)</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
</context>
<context>
    <name>DealListView</name>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
</context>
<context>
    <name>DealMoving</name>
    <message>
        <source>%1 archived.</source>
        <translation>%1 archiviert.</translation>
    </message>
    <message>
        <source>%1 are open again.</source>
        <translation>%1 sind wieder offen.</translation>
    </message>
    <message>
        <source>%1 comes again for %2. You are reminded two weeks before.</source>
        <translation>%1 kommt wieder für %2. Sie werden zwei Wochen vorher erinnert.</translation>
    </message>
    <message>
        <source>%1 is open again, in %2.</source>
        <translation>%1 ist wieder offen, in %2.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1: closes by %2.</source>
        <translation>%1: Abschluss bis %2.</translation>
    </message>
    <message>
        <source>%1: closes some day.</source>
        <translation>%1: Abschluss irgendwann.</translation>
    </message>
    <message>
        <source>%1: looked after by %2.</source>
        <translation>%1: zuständig ist %2.</translation>
    </message>
    <message>
        <source>%1: nobody looks after it now.</source>
        <translation>%1: Niemand ist jetzt zuständig.</translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message>
        <source>Changing deals</source>
        <translation>Geschäfte werden geändert</translation>
    </message>
    <message>
        <source>Lost: %1.</source>
        <translation>Verloren: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %1 of %n deal(s) were gone through.</source>
        <translation>
            <numerusform>Angehalten. %1 von %n Geschäft wurde bearbeitet.</numerusform>
            <numerusform>Angehalten. %1 von %n Geschäften wurden bearbeitet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Won: %1.</source>
        <translation>Gewonnen: %1.</translation>
    </message>
</context>
<context>
    <name>DealPage</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation>Firma hinzufügen</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>Datum angeben</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Add a line, for example “2 cargo bike 4900”</source>
        <translation>Zeile hinzufügen, zum Beispiel „2 Lastenrad 4900“</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation>Rolle angeben</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>Herkunft angeben</translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation>Wert angeben</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Closes by</source>
        <translation>Abschluss bis</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation>Verloren…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben…</translation>
    </message>
    <message>
        <source>Next, noted</source>
        <translation>Als Nächstes, notiert</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Quote…</source>
        <translation>Angebot…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Repeat in…</source>
        <translation>Wiederholen in…</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100.</source>
        <translation>Die Chance ist eine Zahl von 0 bis 100.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 31. Dez.</translation>
    </message>
    <message>
        <source>Use %1 as the value</source>
        <translation>%1 als Wert übernehmen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation>Was angeboten wird</translation>
    </message>
    <message>
        <source>Which company?</source>
        <translation>Welche Firma?</translation>
    </message>
    <message>
        <source>Which person?</source>
        <translation>Welche Person?</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>set by hand; empty follows the step</source>
        <translation>von Hand gesetzt; leer folgt der Stufe</translation>
    </message>
</context>
<context>
    <name>DealRow</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>DealsPanel</name>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message numerus="yes">
        <source>All %n deal(s) that need you</source>
        <translation>
            <numerusform>%n Geschäft, das Sie braucht</numerusform>
            <numerusform>Alle %n Geschäfte, die Sie brauchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Deals that need you</source>
        <translation>Geschäfte, die Sie brauchen</translation>
    </message>
    <message>
        <source>No deal needs you now.</source>
        <translation>Zurzeit braucht Sie kein Geschäft.</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n day(s) in this step</source>
        <translation>
            <numerusform>%n Tag in dieser Stufe</numerusform>
            <numerusform>%n Tage in dieser Stufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a next step</source>
        <translation>Nächsten Schritt planen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Call with this PC</source>
        <translation>Mit diesem PC anrufen</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>Letzte Kontakte</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Log an e-mail</source>
        <translation>E-Mail eintragen</translation>
    </message>
    <message>
        <source>More for this contact</source>
        <translation>Mehr zu diesem Kontakt</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Kein Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Nichts geplant</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Offene Geschäfte</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Karte öffnen</translation>
    </message>
    <message numerus="yes">
        <source>Open the card: %n entries</source>
        <translation>
            <numerusform>Karte öffnen: %n Eintrag</numerusform>
            <numerusform>Karte öffnen: %n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>E-Mail schreiben</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>DuplicateList</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>%1 is one contact now.</source>
        <translation>%1 ist jetzt ein Kontakt.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) become %1.</source>
        <translation>
            <numerusform>%n Kontakt wird zu %1.</numerusform>
            <numerusform>%n Kontakte werden zu %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) joined.</source>
        <translation>
            <numerusform>%n Gruppe zusammengeführt.</numerusform>
            <numerusform>%n Gruppen zusammengeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them sure</source>
        <translation>
            <numerusform>%n davon sicher</numerusform>
            <numerusform>%n davon sicher</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>All duplicates</source>
        <translation>Alle Dubletten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Contacts that look alike appear here by themselves.</source>
        <translation>Kontakte, die einander gleichen, erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>Groups of contacts that look alike</source>
        <translation>Gruppen von Kontakten, die einander gleichen</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Das</translation>
    </message>
    <message>
        <source>Join all sure ones…</source>
        <translation>Alle sicheren zusammenführen…</translation>
    </message>
    <message>
        <source>Join duplicates</source>
        <translation>Dubletten zusammenführen</translation>
    </message>
    <message>
        <source>Join into one contact</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Join them all</source>
        <translation>Alle zusammenführen</translation>
    </message>
    <message>
        <source>Lists are put together. What does not survive stays in the history.</source>
        <translation>Listen werden vereint. Was nicht bleibt, steht weiter im Änderungsverlauf.</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Dubletten suchen</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>Dubletten werden gesucht</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Dubletten werden gesucht…</translation>
    </message>
    <message>
        <source>No duplicates found.</source>
        <translation>Keine Dubletten gefunden.</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Dubletten</translation>
    </message>
    <message>
        <source>Remembered: these are different contacts.</source>
        <translation>Gemerkt: Das sind verschiedene Kontakte.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The contacts that you chose</source>
        <translation>Die Kontakte, die Sie gewählt haben</translation>
    </message>
    <message>
        <source>The one of which most is known stays. Gaps are filled, lists are put together, and what differs stays in the history. One Undo turns all of it back.</source>
        <translation>Der Kontakt, von dem am meisten bekannt ist, bleibt. Lücken werden gefüllt, Listen vereint, und was abweicht, steht weiter im Änderungsverlauf. Einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Die Suche wurde angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesStep</name>
    <message>
        <source>&amp;Add as new</source>
        <translation>&amp;Neu anlegen</translation>
    </message>
    <message>
        <source>&amp;Do the same for all</source>
        <translation>Mit allen &amp;ebenso</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Do the same for all %n</source>
        <translation>
            <numerusform>Mit %n &amp;ebenso</numerusform>
            <numerusform>Mit allen %n &amp;ebenso</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Weglassen</translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation>Über&amp;schreiben</translation>
    </message>
    <message>
        <source>Both rows become one contact. What is blank in the earlier row is filled in.</source>
        <translation>Beide Zeilen werden ein Kontakt. Was in der früheren Zeile leer ist, wird ergänzt.</translation>
    </message>
    <message>
        <source>Fill in the &amp;gaps</source>
        <translation>&amp;Lücken füllen</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon hier</translation>
    </message>
    <message>
        <source>In your file</source>
        <translation>In Ihrer Datei</translation>
    </message>
    <message>
        <source>Look alike (%1)</source>
        <translation>Sehen gleich aus (%1)</translation>
    </message>
    <message>
        <source>None of these.</source>
        <translation>Keine davon.</translation>
    </message>
    <message>
        <source>Nothing of this row is imported.</source>
        <translation>Nichts aus dieser Zeile kommt herein.</translation>
    </message>
    <message>
        <source>Recognised (%1)</source>
        <translation>Erkannt (%1)</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Rows that look like one contact</source>
        <translation>Zeilen, die nach demselben Kontakt aussehen</translation>
    </message>
    <message>
        <source>Rows that look like your contacts</source>
        <translation>Zeilen, die wie Ihre Kontakte aussehen</translation>
    </message>
    <message numerus="yes">
        <source>The first %n are listed.</source>
        <translation>
            <numerusform>Aufgeführt ist die erste.</numerusform>
            <numerusform>Aufgeführt sind die ersten %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The row becomes a contact of its own.</source>
        <translation>Aus der Zeile wird ein eigener Kontakt.</translation>
    </message>
    <message>
        <source>The same on both sides</source>
        <translation>Auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>These rows look like contacts that you have. Say what becomes of each.</source>
        <translation>Diese Zeilen sehen aus wie Kontakte, die Sie haben. Sagen Sie, was daraus wird.</translation>
    </message>
    <message>
        <source>These rows look like one contact each. Say what becomes of the later row.</source>
        <translation>Je zwei Zeilen sehen nach demselben Kontakt aus. Sagen Sie, was aus der späteren Zeile wird.</translation>
    </message>
    <message>
        <source>Twice in the file (%1)</source>
        <translation>Doppelt in der Datei (%1)</translation>
    </message>
    <message>
        <source>What differs here is replaced; a blank never erases.</source>
        <translation>Was hier anders ist, wird ersetzt; Leeres löscht nie.</translation>
    </message>
    <message>
        <source>What is blank here is filled in; nothing is replaced.</source>
        <translation>Was hier leer ist, wird gefüllt; ersetzt wird nichts.</translation>
    </message>
    <message>
        <source>Which ones to show</source>
        <translation>Welche gezeigt werden</translation>
    </message>
    <message>
        <source>the same on both sides</source>
        <translation>auf beiden Seiten gleich</translation>
    </message>
</context>
<context>
    <name>EditableLine</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Click or F2 to change</source>
        <translation>Klick oder F2 zum Ändern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
</context>
<context>
    <name>EncryptWindow</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Encrypt</source>
        <translation>&amp;Verschlüsseln</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>&amp;Open the shop</source>
        <translation>Laden ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Turn off</source>
        <translation>&amp;Ausschalten</translation>
    </message>
    <message>
        <source>Easy to guess for a program.</source>
        <translation>Für ein Programm leicht zu erraten.</translation>
    </message>
    <message>
        <source>Encrypt this shop</source>
        <translation>Diesen Laden verschlüsseln</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Every row is compared: %1 %</source>
        <translation>Jede Zeile wird verglichen: %1 %</translation>
    </message>
    <message>
        <source>I have &amp;printed it or written it down</source>
        <translation>Ich habe ihn gedruckt oder &amp;aufgeschrieben</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, only this code opens the shop. Print it and keep it with your papers, not beside this computer.</source>
        <translation>Wenn die Passphrase vergessen ist, öffnet nur dieser Code den Laden. Drucken Sie ihn und bewahren Sie ihn bei Ihren Papieren auf, nicht neben diesem Computer.</translation>
    </message>
    <message>
        <source>Keep this sheet where you keep important papers, not beside the computer. If the passphrase is forgotten, this code opens the shop and its backups:</source>
        <translation>Bewahren Sie dieses Blatt bei Ihren wichtigen Papieren auf, nicht neben dem Computer. Wenn die Passphrase vergessen ist, öffnet dieser Code den Laden und seine Sicherungen:</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Please write the code down.</source>
        <translation>Auf diesem PC ist kein Drucker eingerichtet. Bitte schreiben Sie den Code auf.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>P&amp;assphrase</source>
        <translation>P&amp;assphrase</translation>
    </message>
    <message numerus="yes">
        <source>Please use at least %n letter(s); three words are good.</source>
        <translation>
            <numerusform>Bitte nehmen Sie mindestens %n Buchstaben; drei Wörter sind gut.</numerusform>
            <numerusform>Bitte nehmen Sie mindestens %n Buchstaben; drei Wörter sind gut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pr&amp;int…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Recovery sheet of your shop</source>
        <translation>Wiederherstellungsblatt Ihres Ladens</translation>
    </message>
    <message>
        <source>The &amp;same once more</source>
        <translation>Noch einmal die&amp;selbe</translation>
    </message>
    <message>
        <source>The recovery code is copied.</source>
        <translation>Der Wiederherstellungscode ist kopiert.</translation>
    </message>
    <message>
        <source>The shop is encrypted. This is its recovery code</source>
        <translation>Der Laden ist verschlüsselt. Dies ist sein Wiederherstellungscode</translation>
    </message>
    <message>
        <source>The shop, its attachments and new backups can then be read by whoever has this computer. Backups made until now stay encrypted.</source>
        <translation>Den Laden, seine Anhänge und neue Sicherungen kann dann jeder lesen, der diesen Computer hat. Bisherige Sicherungen bleiben verschlüsselt.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
    <message>
        <source>Turn encryption off</source>
        <translation>Verschlüsselung ausschalten</translation>
    </message>
    <message>
        <source>Type it where the program asks for the passphrase.</source>
        <translation>Geben Sie ihn dort ein, wo das Programm nach der Passphrase fragt.</translation>
    </message>
    <message>
        <source>Very good.</source>
        <translation>Sehr gut.</translation>
    </message>
    <message>
        <source>Whoever takes this computer or a backup can then read nothing without the passphrase. You give it when the program starts. If the passphrase and the recovery code are both lost, nobody can open the shop: not we either.</source>
        <translation>Wer diesen Computer oder eine Sicherung mitnimmt, kann dann ohne die Passphrase nichts lesen. Sie geben sie beim Start des Programms ein. Wenn Passphrase und Wiederherstellungscode beide verloren sind, kann niemand den Laden öffnen: auch wir nicht.</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n backup(s), the oldest of %1, until they are let go one by one. When one is brought back, this is erased again</source>
        <translation>
            <numerusform>%n Sicherung vom %1, bis sie nicht mehr gebraucht wird. Wird sie zurückgeholt, wird hier wieder gelöscht</numerusform>
            <numerusform>%n Sicherungen, die älteste vom %1, bis sie nach und nach nicht mehr gebraucht werden. Wird eine zurückgeholt, wird hier wieder gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s), for your sums: without name, title and notes</source>
        <translation>
            <numerusform>%n Geschäft, für Ihre Summen: ohne Namen, Titel und Notizen</numerusform>
            <numerusform>%n Geschäfte, für Ihre Summen: ohne Namen, Titel und Notizen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of others; look whether a name stands in them</source>
        <translation>
            <numerusform>%n Eintrag bei anderen; sehen Sie nach, ob der Name darin steht</numerusform>
            <numerusform>%n Einträge bei anderen; sehen Sie nach, ob der Name darin steht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the timeline</source>
        <translation>
            <numerusform>%n Eintrag im Verlauf</numerusform>
            <numerusform>%n Einträge im Verlauf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), unless somebody else has the same</source>
        <translation>
            <numerusform>%n Datei, wenn niemand sonst dieselbe hat</numerusform>
            <numerusform>%n Dateien, wenn niemand sonst dieselben hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these deal(s) are still open</source>
        <translation>
            <numerusform>%n davon ist noch offen</numerusform>
            <numerusform>%n davon sind noch offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s): number, days and prices</source>
        <translation>
            <numerusform>%n Angebot: Nummer, Tage und Preise</numerusform>
            <numerusform>%n Angebote: Nummern, Tage und Preise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Erase for good</source>
        <translation>&amp;Endgültig löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Let go of all earlier backups too, and make a new one</source>
        <translation>Auch alle früheren &amp;Sicherungen entfernen und eine neue anlegen</translation>
    </message>
    <message>
        <source>Erase %1 for good?</source>
        <translation>%1 endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n contact(s) for good?</source>
        <translation>
            <numerusform>%n Kontakt endgültig löschen?</numerusform>
            <numerusform>%n Kontakte endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>This goes, everywhere in the shop:</source>
        <translation>Das verschwindet, überall im Laden:</translation>
    </message>
    <message>
        <source>This stays:</source>
        <translation>Das bleibt:</translation>
    </message>
    <message>
        <source>Those on the backup drive go too: now, or when it is connected next.</source>
        <translation>Die auf dem Sicherungslaufwerk kommen auch weg: jetzt, oder wenn es das nächste Mal angeschlossen ist.</translation>
    </message>
    <message>
        <source>the name, all details and the history of what was changed</source>
        <translation>der Name, alle Angaben und was daran geändert wurde</translation>
    </message>
    <message>
        <source>the same on all PCs that share this shop, when they next sync</source>
        <translation>dasselbe auf allen PCs, die diesen Laden teilen, beim nächsten Abgleich</translation>
    </message>
    <message>
        <source>this contact</source>
        <translation>diesen Kontakt</translation>
    </message>
    <message>
        <source>what was printed, exported or sent before</source>
        <translation>was früher gedruckt, exportiert oder verschickt wurde</translation>
    </message>
</context>
<context>
    <name>ErasedPanel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Add again</source>
        <translation>&amp;Wieder aufnehmen</translation>
    </message>
    <message>
        <source>&amp;Leave out after all</source>
        <translation>&amp;Doch weglassen</translation>
    </message>
    <message>
        <source>Add only those again who wish to be your customers anew. The proof that they were erased stays.</source>
        <translation>Nehmen Sie nur wieder auf, wer neu Ihr Kunde sein möchte. Der Nachweis der Löschung bleibt bestehen.</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation>Gelöscht am</translation>
    </message>
    <message>
        <source>Is added again</source>
        <translation>Wird wieder aufgenommen</translation>
    </message>
    <message>
        <source>Is left out</source>
        <translation>Bleibt weg</translation>
    </message>
    <message>
        <source>People who were erased here</source>
        <translation>Personen, die hier gelöscht wurden</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Enter copies it</source>
        <translation>Eingabetaste kopiert</translation>
    </message>
</context>
<context>
    <name>FaultReport</name>
    <message>
        <source>%1 could not be written. Please choose another folder.</source>
        <translation>%1 konnte nicht geschrieben werden. Bitte wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Report of a fault</source>
        <translation>Bericht über einen Fehler</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Text of the report</source>
        <translation>Text des Berichts</translation>
    </message>
    <message>
        <source>The program could not note where it stopped.</source>
        <translation>Das Programm konnte nicht festhalten, wo es stehen blieb.</translation>
    </message>
    <message>
        <source>This is all that the report says: none of your data is in it. Nothing is sent; copy or save it for whoever helps you.</source>
        <translation>Das ist alles, was im Bericht steht: Ihre Daten sind nicht darin. Es wird nichts gesendet; kopieren oder speichern Sie ihn für jemanden, der Ihnen hilft.</translation>
    </message>
</context>
<context>
    <name>FieldHistory</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Earlier values: %1</source>
        <translation>Frühere Werte: %1</translation>
    </message>
    <message>
        <source>It was never changed.</source>
        <translation>Das wurde nie geändert.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore “%1”</source>
        <translation>„%1“ wiederherstellen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>FieldKinds</name>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Choice from a list</source>
        <translation>Auswahl aus einer Liste</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Prozentzahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 of the company</source>
        <translation>%1 der Firma</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Add as new</source>
        <translation>Neu anlegen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agreed to calls</source>
        <translation>Einwilligung Telefon</translation>
    </message>
    <message>
        <source>Agreed to e-mails</source>
        <translation>Einwilligung E-Mail</translation>
    </message>
    <message>
        <source>Agreed to messages</source>
        <translation>Einwilligung Nachrichten</translation>
    </message>
    <message>
        <source>Agreed to post</source>
        <translation>Einwilligung Post</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Calendar (.ics)</source>
        <translation>Kalender (.ics)</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Chance in percent</source>
        <translation>Chance in Prozent</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Closing date</source>
        <translation>Abschlussdatum</translation>
    </message>
    <message>
        <source>Colleague in charge</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Collected e-mails (.mbox)</source>
        <translation>Gesammelte E-Mails (.mbox)</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Contact cards (.vcf)</source>
        <translation>Visitenkarten (.vcf)</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Customer number of the company</source>
        <translation>Kundennummer der Firma</translation>
    </message>
    <message>
        <source>Customer number of the person</source>
        <translation>Kundennummer der Person</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>Geburtstag (Tag)</translation>
    </message>
    <message>
        <source>Days between two contacts</source>
        <translation>Tage zwischen zwei Kontakten</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Nicht übernehmen</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>Fällig am</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>E-mail saved as a file (.eml)</source>
        <translation>Als Datei gespeicherte E-Mail (.eml)</translation>
    </message>
    <message>
        <source>Entry in the timeline</source>
        <translation>Eintrag im Verlauf</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsb)</source>
        <translation>Excel-Mappe (.xlsb)</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsm)</source>
        <translation>Excel-Mappe (.xlsm)</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel-Mappe (.xlsx)</translation>
    </message>
    <message>
        <source>Expected value</source>
        <translation>Erwarteter Wert</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Fill in the gaps</source>
        <translation>Lücken füllen</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Ganzer Name</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>Hausnummer</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last contact date</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>LinkedIn</source>
        <translation>LinkedIn</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Zweiter Vorname</translation>
    </message>
    <message>
        <source>Month of birth</source>
        <translation>Geburtsmonat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name for comparing</source>
        <translation>Name zum Vergleichen</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Neues Feld</translation>
    </message>
    <message>
        <source>New field “%1”</source>
        <translation>Neues Feld „%1“</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number in this program</source>
        <translation>Nummer in diesem Programm</translation>
    </message>
    <message>
        <source>Older Excel workbook (.xls)</source>
        <translation>Ältere Excel-Mappe (.xls)</translation>
    </message>
    <message>
        <source>OpenDocument table (.ods)</source>
        <translation>OpenDocument-Tabelle (.ods)</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Begonnen am</translation>
    </message>
    <message>
        <source>Other details</source>
        <translation>Andere Angaben</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Part of a date</source>
        <translation>Teil eines Datums</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>Platz in der Liste</translation>
    </message>
    <message>
        <source>Post code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Reason for losing</source>
        <translation>Grund des Verlusts</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Same as the company</source>
        <translation>Wie die Firma</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Street, second line</source>
        <translation>Straße, zweite Zeile</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Table as text (.csv)</source>
        <translation>Tabelle als Text (.csv)</translation>
    </message>
    <message>
        <source>Table as text, with tabs</source>
        <translation>Tabelle als Text, mit Tabulatoren</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text with one column</source>
        <translation>Text mit einer Spalte</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title after the name</source>
        <translation>Titel nach dem Namen</translation>
    </message>
    <message>
        <source>Title before the name</source>
        <translation>Titel vor dem Namen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Web page with a table</source>
        <translation>Webseite mit einer Tabelle</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Who else takes part</source>
        <translation>Wer noch beteiligt ist</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Geburtsjahr</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message numerus="yes">
        <source>card(s) with details that have no place here</source>
        <translation>
            <numerusform>Karte mit Angaben, für die hier kein Platz ist</numerusform>
            <numerusform>Karten mit Angaben, für die hier kein Platz ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>date(s) cannot be read</source>
        <translation>
            <numerusform>Datum ist nicht zu lesen</numerusform>
            <numerusform>Daten sind nicht zu lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>date(s) in “%1” cannot be read</source>
        <translation>
            <numerusform>Datum in „%1“ ist nicht lesbar</numerusform>
            <numerusform>Daten in „%1“ sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>e-mail address looks wrong</source>
        <translation>E-Mail-Adresse sieht falsch aus</translation>
    </message>
    <message>
        <source>e-mail addresses look wrong</source>
        <translation>E-Mail-Adressen sehen falsch aus</translation>
    </message>
    <message>
        <source>main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobil</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstige</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message numerus="yes">
        <source>row(s) without a name</source>
        <translation>
            <numerusform>Zeile ohne Namen</numerusform>
            <numerusform>Zeilen ohne Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>school</source>
        <translation>Schule</translation>
    </message>
    <message numerus="yes">
        <source>value(s) in “%1” to check</source>
        <translation>
            <numerusform>Wert in „%1“ zu prüfen</numerusform>
            <numerusform>Werte in „%1“ zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
</context>
<context>
    <name>FieldsPart</name>
    <message numerus="yes">
        <source>%n contacts have values that do not fit, such as %1. Nothing was changed.</source>
        <translation>
            <numerusform>%n Kontakt hat einen Wert, der nicht passt: %1. Nichts wurde geändert.</numerusform>
            <numerusform>%n Kontakte haben Werte, die nicht passen, zum Beispiel %1. Nichts wurde geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deals have values that do not fit, such as %1. Nothing was changed.</source>
        <translation>
            <numerusform>%n Geschäft hat einen Wert, der nicht passt, etwa %1. Nichts wurde geändert.</numerusform>
            <numerusform>%n Geschäfte haben Werte, die nicht passen, etwa %1. Nichts wurde geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add field</source>
        <translation>Feld &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>A&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>1 contact has a value that does not fit: %1. Nothing was changed.</source>
        <translation>1 Kontakt hat einen Wert, der nicht passt: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>1 deal has a value that does not fit: %1. Nothing was changed.</source>
        <translation>1 Geschäft hat einen Wert, der nicht passt: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>All contacts</source>
        <translation>Allen Kontakten</translation>
    </message>
    <message>
        <source>C&amp;hoices, one in a line</source>
        <translation>Aus&amp;wahl, eine je Zeile</translation>
    </message>
    <message>
        <source>Changing the field</source>
        <translation>Das Feld wird geändert</translation>
    </message>
    <message>
        <source>Choices of “%1” changed.</source>
        <translation>Auswahl von „%1“ geändert.</translation>
    </message>
    <message>
        <source>Contacts with “%1”</source>
        <translation>Kontakten mit „%1“</translation>
    </message>
    <message>
        <source>Field “%1” added.</source>
        <translation>Feld „%1“ angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>Field “%1” taken away, with its values at %n contact(s).</source>
        <translation>
            <numerusform>Feld „%1“ entfernt, mit seinem Wert bei %n Kontakt.</numerusform>
            <numerusform>Feld „%1“ entfernt, mit seinen Werten bei %n Kontakten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Field “%1” taken away, with its values at %n deal(s).</source>
        <translation>
            <numerusform>Feld „%1“ entfernt, mit seinem Wert bei %n Geschäft.</numerusform>
            <numerusform>Feld „%1“ entfernt, mit seinen Werten bei %n Geschäften.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fields of contacts</source>
        <translation>Felder der Kontakte</translation>
    </message>
    <message>
        <source>Fields of deals</source>
        <translation>Felder der Geschäfte</translation>
    </message>
    <message>
        <source>Give the new field a name first.</source>
        <translation>Geben Sie dem neuen Feld zuerst einen Namen.</translation>
    </message>
    <message>
        <source>Kind of the new field</source>
        <translation>Art des neuen Feldes</translation>
    </message>
    <message>
        <source>Looking through the values</source>
        <translation>Die Werte werden durchgesehen</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name of a new field</source>
        <translation>Name eines neuen Feldes</translation>
    </message>
    <message>
        <source>Of contacts</source>
        <translation>Der Kontakte</translation>
    </message>
    <message>
        <source>Of deals</source>
        <translation>Der Geschäfte</translation>
    </message>
    <message>
        <source>Sho&amp;wn at</source>
        <translation>&amp;Gezeigt bei</translation>
    </message>
    <message>
        <source>This field</source>
        <translation>Dieses Feld</translation>
    </message>
    <message>
        <source>Whose fields</source>
        <translation>Wessen Felder</translation>
    </message>
    <message>
        <source>Your own fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>Your own fields stand on every card, in lists, filters, imports and exports. A new name holds at once everywhere.</source>
        <translation>Eigene Felder stehen auf jeder Karte, in Listen, Filtern, Importen und Exporten. Ein neuer Name gilt sofort überall.</translation>
    </message>
    <message numerus="yes">
        <source>at %n contact(s)</source>
        <translation>
            <numerusform>bei %n Kontakt</numerusform>
            <numerusform>bei %n Kontakten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %n deal(s)</source>
        <translation>
            <numerusform>bei %n Geschäft</numerusform>
            <numerusform>bei %n Geschäften</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is of another kind now: %2.</source>
        <translation>„%1“ ist jetzt von anderer Art: %2.</translation>
    </message>
    <message>
        <source>“%1” moved.</source>
        <translation>„%1“ verschoben.</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>„%1“: %2.</translation>
    </message>
</context>
<context>
    <name>FileChips</name>
    <message>
        <source>Do not attach %1</source>
        <translation>%1 nicht anhängen</translation>
    </message>
</context>
<context>
    <name>FileChoices</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Headings in row</source>
        <translation>&amp;Überschriften in Zeile</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>&amp;Zeichen</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Blatt</translation>
    </message>
    <message>
        <source>0: the first row is a contact already</source>
        <translation>0: schon die erste Zeile ist ein Kontakt</translation>
    </message>
    <message>
        <source>All languages (UTF-16)</source>
        <translation>Alle Sprachen (UTF-16)</translation>
    </message>
    <message>
        <source>All languages (UTF-16, reversed)</source>
        <translation>Alle Sprachen (UTF-16, umgekehrt)</translation>
    </message>
    <message>
        <source>All languages (UTF-8)</source>
        <translation>Alle Sprachen (UTF-8)</translation>
    </message>
    <message>
        <source>Bar (|)</source>
        <translation>Strich (|)</translation>
    </message>
    <message>
        <source>Central Europe (ISO)</source>
        <translation>Mitteleuropa (ISO)</translation>
    </message>
    <message>
        <source>Central Europe (Windows)</source>
        <translation>Mitteleuropa (Windows)</translation>
    </message>
    <message>
        <source>Chinese (GB 18030)</source>
        <translation>Chinesisch (GB 18030)</translation>
    </message>
    <message>
        <source>Comma (,)</source>
        <translation>Komma (,)</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8)</source>
        <translation>Kyrillisch (KOI8)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows)</source>
        <translation>Kyrillisch (Windows)</translation>
    </message>
    <message>
        <source>Greek (Windows)</source>
        <translation>Griechisch (Windows)</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>Japanisch (Shift JIS)</translation>
    </message>
    <message>
        <source>Nothing, there is one column</source>
        <translation>Nichts, es gibt eine Spalte</translation>
    </message>
    <message>
        <source>Parted &amp;by</source>
        <translation>Getrennt &amp;durch</translation>
    </message>
    <message>
        <source>Semicolon (;)</source>
        <translation>Strichpunkt (;)</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Turkish (Windows)</source>
        <translation>Türkisch (Windows)</translation>
    </message>
    <message>
        <source>Western Europe (Windows)</source>
        <translation>Westeuropa (Windows)</translation>
    </message>
    <message>
        <source>Western Europe (old Mac)</source>
        <translation>Westeuropa (alter Mac)</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>table %1</source>
        <translation>Tabelle %1</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>&amp;Paste rows</source>
        <translation>Zeilen ein&amp;fügen</translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation>Andere &amp;Datei…</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Choose another &amp;file…</source>
        <translation>Andere &amp;Datei wählen…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Legen Sie eine Datei hier ab</translation>
    </message>
    <message>
        <source>Excel, CSV, OpenDocument, contact cards, mails or a calendar. You see everything before it is saved.</source>
        <translation>Excel, CSV, OpenDocument, Visitenkarten, E-Mails oder ein Kalender. Sie sehen alles, bevor es gespeichert wird.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Die ersten Zeilen der Datei</translation>
    </message>
    <message>
        <source>This file cannot be used</source>
        <translation>Diese Datei ist nicht brauchbar</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Add filter</source>
        <translation>Filter hinzufügen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Fill in a value first.</source>
        <translation>Geben Sie zuerst einen Wert ein.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Or another condition</source>
        <translation>Oder eine andere Bedingung</translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>A field that was removed</source>
        <translation>Ein Feld, das entfernt wurde</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agreed to be contacted</source>
        <translation>Darf angeschrieben werden</translation>
    </message>
    <message>
        <source>Any field</source>
        <translation>Irgendein Feld</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>In contact</source>
        <translation>In Kontakt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>Kein Kontakt</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Offene Geschäfte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Post code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>enthält nicht</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>irgendwann</translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation>
            <numerusform>seit %n Tag</numerusform>
            <numerusform>seit %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>im %1</translation>
    </message>
    <message>
        <source>in contact since</source>
        <translation>in Kontakt seit</translation>
    </message>
    <message>
        <source>in the month</source>
        <translation>im Monat</translation>
    </message>
    <message numerus="yes">
        <source>in the next %n day(s)</source>
        <translation>
            <numerusform>am nächsten Tag</numerusform>
            <numerusform>in den nächsten %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>in the next (days)</source>
        <translation>in den nächsten (Tage)</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation>ist nicht leer</translation>
    </message>
    <message>
        <source>late</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>mehr als</translation>
    </message>
    <message numerus="yes">
        <source>more than %n day(s) ago</source>
        <translation>
            <numerusform>vor mehr als %n Tag</numerusform>
            <numerusform>vor mehr als %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no contact for (days)</source>
        <translation>kein Kontakt seit (Tage)</translation>
    </message>
    <message>
        <source>no contact since</source>
        <translation>kein Kontakt seit</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not since</source>
        <translation>nicht seit</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>nichts geplant</translation>
    </message>
    <message>
        <source>older than (days)</source>
        <translation>älter als (Tage)</translation>
    </message>
    <message>
        <source>on</source>
        <translation>am</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>one that was removed</source>
        <translation>was entfernt wurde</translation>
    </message>
    <message>
        <source>over</source>
        <translation>über</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>some</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>something planned</source>
        <translation>etwas geplant</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>diesen Monat</translation>
    </message>
    <message>
        <source>under</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation>
            <numerusform>innerhalb von %n Tag</numerusform>
            <numerusform>innerhalb von %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within the last %n day(s)</source>
        <translation>
            <numerusform>am letzten Tag</numerusform>
            <numerusform>in den letzten %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>within the last (days)</source>
        <translation>in den letzten (Tage)</translation>
    </message>
    <message>
        <source>within the next (days)</source>
        <translation>in den nächsten (Tage)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message numerus="yes">
        <source>%n contacts are in.</source>
        <translation>
            <numerusform>%n Kontakt ist da.</numerusform>
            <numerusform>%n Kontakte sind da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) in timelines</source>
        <translation>
            <numerusform>%n Eintrag in Verläufen</numerusform>
            <numerusform>%n Einträge in Verläufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled in</source>
        <translation>
            <numerusform>%n ergänzt</numerusform>
            <numerusform>%n ergänzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) came in but for single values.</source>
        <translation>
            <numerusform>%n Zeile kam bis auf einzelne Werte herein.</numerusform>
            <numerusform>%n Zeilen kamen bis auf einzelne Werte herein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved in “%1”, to be mended there and imported again.</source>
        <translation>
            <numerusform>%n Zeile in „%1“ gespeichert, um sie dort zu verbessern und wieder einzulesen.</numerusform>
            <numerusform>%n Zeilen in „%1“ gespeichert, um sie dort zu verbessern und wieder einzulesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) changed since and kept as they are.</source>
        <translation>
            <numerusform>%n Sache wurde seither geändert und bleibt so.</numerusform>
            <numerusform>%n Dinge wurden seither geändert und bleiben so.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show them</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Stop and undo</source>
        <translation>&amp;Abbrechen und zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Undo import</source>
        <translation>Import zurück&amp;nehmen</translation>
    </message>
    <message>
        <source>1 contact is in.</source>
        <translation>1 Kontakt ist da.</translation>
    </message>
    <message>
        <source>Also: %1.</source>
        <translation>Außerdem: %1.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Alles ist wie vorher.</translation>
    </message>
    <message>
        <source>Everything is here already.</source>
        <translation>Alles ist schon da.</translation>
    </message>
    <message>
        <source>Importing %1 of %2…</source>
        <translation>%1 von %2 werden eingelesen…</translation>
    </message>
    <message>
        <source>It is being stopped.</source>
        <translation>Es wird angehalten.</translation>
    </message>
    <message>
        <source>Making a backup first…</source>
        <translation>Zuerst wird gesichert…</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Save &amp;left-out rows…</source>
        <translation>Ausge&amp;lassene Zeilen speichern…</translation>
    </message>
    <message>
        <source>Stopping, and undoing what was imported…</source>
        <translation>Wird angehalten, Eingelesenes wird zurückgenommen…</translation>
    </message>
    <message>
        <source>The import is being undone.</source>
        <translation>Der Import wird zurückgenommen.</translation>
    </message>
    <message>
        <source>The import is undone.</source>
        <translation>Der Import ist zurückgenommen.</translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation>Der Import wird zurückgenommen…</translation>
    </message>
</context>
<context>
    <name>FirstLines</name>
    <message>
        <source>A second drive or a stick: what is there survives this PC.</source>
        <translation>Ein zweites Laufwerk oder ein Stick: Was dort liegt, überlebt diesen PC.</translation>
    </message>
    <message>
        <source>Add your own fields</source>
        <translation>Eigene Felder anlegen</translation>
    </message>
    <message>
        <source>Both have the same customers, also without internet.</source>
        <translation>Beide haben dieselben Kunden, auch ohne Internet.</translation>
    </message>
    <message>
        <source>Choose a place for backups</source>
        <translation>Ort für Sicherungen wählen</translation>
    </message>
    <message>
        <source>Connect a second PC</source>
        <translation>Zweiten PC verbinden</translation>
    </message>
    <message>
        <source>Put away: %1</source>
        <translation>Weglegen: %1</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Für den Anfang</translation>
    </message>
    <message>
        <source>What your shop wants to know of every customer or deal.</source>
        <translation>Was Ihr Betrieb von jedem Kunden oder Geschäft wissen will.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>History</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>Making the invented shop…</source>
        <translation>Der erfundene Laden entsteht…</translation>
    </message>
    <message>
        <source>Start with my own data</source>
        <translation>Mit eigenen Daten anfangen</translation>
    </message>
    <message>
        <source>Taking the invented shop away</source>
        <translation>Der erfundene Laden wird entfernt</translation>
    </message>
    <message>
        <source>The invented shop is gone.</source>
        <translation>Der erfundene Laden ist weg.</translation>
    </message>
    <message numerus="yes">
        <source>The invented shop is gone. %n thing(s) that you changed stay.</source>
        <translation>
            <numerusform>Der erfundene Laden ist weg. %n Sache, die Sie geändert haben, bleibt.</numerusform>
            <numerusform>Der erfundene Laden ist weg. %n Dinge, die Sie geändert haben, bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are looking at an invented shop.</source>
        <translation>Sie sehen einen erfundenen Laden.</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>&amp;Bring in a spreadsheet</source>
        <translation>Eine &amp;Tabelle einlesen</translation>
    </message>
    <message>
        <source>&amp;Join another PC</source>
        <translation>Einem &amp;anderen PC beitreten</translation>
    </message>
    <message>
        <source>&amp;Look around</source>
        <translation>Sich um&amp;sehen</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>Add contacts one by one.</source>
        <translation>Kontakte einzeln anlegen.</translation>
    </message>
    <message>
        <source>An invented bicycle shop. One click removes it.</source>
        <translation>Ein erfundener Fahrradladen. Ein Klick entfernt ihn.</translation>
    </message>
    <message>
        <source>Everything stays on this PC. No account, no internet needed.</source>
        <translation>Alles bleibt auf diesem PC. Kein Konto, kein Internet nötig.</translation>
    </message>
    <message>
        <source>Excel, CSV or OpenDocument. You see everything before it is saved.</source>
        <translation>Excel, CSV oder OpenDocument. Sie sehen alles, bevor es gespeichert wird.</translation>
    </message>
    <message>
        <source>Making the invented shop…</source>
        <translation>Der erfundene Laden entsteht…</translation>
    </message>
    <message>
        <source>Name of the &amp;shop</source>
        <translation>Name des &amp;Ladens</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Start &amp;empty</source>
        <translation>L&amp;eer anfangen</translation>
    </message>
    <message>
        <source>Use the shared folder of a PC that already runs this.</source>
        <translation>Den gemeinsamen Ordner eines PCs nutzen, auf dem das Programm schon läuft.</translation>
    </message>
    <message>
        <source>Welcome. How do you want to start?</source>
        <translation>Willkommen. Wie möchten Sie anfangen?</translation>
    </message>
</context>
<context>
    <name>HeldQuestion</name>
    <message>
        <source>Archive them here too</source>
        <translation>Auch hier archivieren</translation>
    </message>
    <message>
        <source>Keep them on all PCs</source>
        <translation>Auf allen PCs behalten</translation>
    </message>
    <message>
        <source>That is very much at once, so nothing has gone here yet. What comes after it from that PC waits too.</source>
        <translation>Das ist sehr viel auf einmal, darum ist hier noch nichts verschwunden. Was danach von diesem PC kommt, wartet mit.</translation>
    </message>
</context>
<context>
    <name>HistoryFilter</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>Getan von</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>Änderungsverlauf filtern</translation>
    </message>
    <message>
        <source>Filter, or find a contact</source>
        <translation>Filtern oder Kontakt suchen</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Only steps of</source>
        <translation>Nur Schritte von</translation>
    </message>
    <message>
        <source>Only steps of %1</source>
        <translation>Nur Schritte von %1</translation>
    </message>
    <message>
        <source>Own work</source>
        <translation>Eigene Arbeit</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>Alle Schritte zeigen</translation>
    </message>
    <message>
        <source>Show steps until this day</source>
        <translation>Schritte bis zu diesem Tag zeigen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Cut off</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not turned back.</source>
        <translation>
            <numerusform>%n Sache nicht zurückgenommen.</numerusform>
            <numerusform>%n Dinge nicht zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Could not be turned back</source>
        <translation>Ließ sich nicht zurücknehmen</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Noch einmal tun</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>Wieder zusammenführen</translation>
    </message>
    <message>
        <source>Kept as it is now</source>
        <translation>Bleibt, wie es jetzt ist</translation>
    </message>
    <message>
        <source>No step matches.</source>
        <translation>Kein Schritt passt.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing was done here yet.</source>
        <translation>Hier wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped. What is done so far is kept; you can continue above.</source>
        <translation>Angehalten. Was schon getan ist, bleibt; oben können Sie weitermachen.</translation>
    </message>
    <message>
        <source>Take %1 apart</source>
        <translation>%1 wieder trennen</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>Wieder trennen</translation>
    </message>
    <message>
        <source>Turned back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Undo this step</source>
        <translation>Diesen Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Was hereinkam</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>and more</source>
        <translation>und mehr</translation>
    </message>
    <message>
        <source>to the step</source>
        <translation>zum Schritt</translation>
    </message>
    <message>
        <source>“%1” is finished.</source>
        <translation>„%1“ ist fertig.</translation>
    </message>
    <message>
        <source>“%1” was cut off. What it had done so far is here.</source>
        <translation>„%1“ wurde unterbrochen. Was bis dahin getan war, ist da.</translation>
    </message>
</context>
<context>
    <name>HolidaysPart</name>
    <message>
        <source>&amp;Add day</source>
        <translation>&amp;Tag hinzufügen</translation>
    </message>
    <message>
        <source>Closed on %1.</source>
        <translation>Am %1 geschlossen.</translation>
    </message>
    <message>
        <source>Day, for example 24 Dec</source>
        <translation>Tag, zum Beispiel 24. Dez.</translation>
    </message>
    <message>
        <source>Holidays and closed days</source>
        <translation>Feiertage und Ruhetage</translation>
    </message>
    <message>
        <source>Name, if you like</source>
        <translation>Name, wenn Sie möchten</translation>
    </message>
    <message>
        <source>Open on %1 again.</source>
        <translation>Am %1 wieder geöffnet.</translation>
    </message>
    <message>
        <source>Take a&amp;way</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>There is no day in the list.</source>
        <translation>In der Liste steht kein Tag.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 31. Dez.</translation>
    </message>
</context>
<context>
    <name>HoursPart</name>
    <message>
        <source>%1, closes at</source>
        <translation>%1, schließt um</translation>
    </message>
    <message>
        <source>%1, opens at</source>
        <translation>%1, öffnet um</translation>
    </message>
    <message>
        <source>Open on %1</source>
        <translation>Offen am %1</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
    <message>
        <source>Opening hours changed.</source>
        <translation>Öffnungszeiten geändert.</translation>
    </message>
    <message>
        <source>Reminders for any time of the day are told when the shop opens. “Next work day” leaves out closed days.</source>
        <translation>Erinnerungen ohne Uhrzeit melden sich, wenn der Laden öffnet. „Nächster Arbeitstag“ lässt geschlossene Tage aus.</translation>
    </message>
    <message>
        <source>This is no time of the day. Write it like 9:30.</source>
        <translation>Das ist keine Uhrzeit. Schreiben Sie sie wie 9:30.</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Import now</source>
        <translation>Jetzt &amp;einlesen</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Next: %n duplicate(s)</source>
        <translation>
            <numerusform>&amp;Weiter: %n Dublette</numerusform>
            <numerusform>&amp;Weiter: %n Dubletten</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Next: check</source>
        <translation>&amp;Weiter: prüfen</translation>
    </message>
    <message>
        <source>&amp;Next: columns</source>
        <translation>&amp;Weiter: Spalten</translation>
    </message>
    <message>
        <source>&amp;Next: duplicates</source>
        <translation>&amp;Weiter: Dubletten</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Alle Dateien (%1)</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie zuerst eine Datei.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Comparing with your contacts…</source>
        <translation>Wird mit Ihren Kontakten verglichen…</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>Everything that can be imported (%1)</source>
        <translation>Alles, was sich einlesen lässt (%1)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kontakte einlesen</translation>
    </message>
    <message>
        <source>Left out of %1</source>
        <translation>Ausgelassen aus %1</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>Zeilen speichern</translation>
    </message>
    <message>
        <source>Say first which column holds a name, a company or an e-mail address.</source>
        <translation>Sagen Sie zuerst, in welcher Spalte ein Name, eine Firma oder eine E-Mail-Adresse steht.</translation>
    </message>
    <message>
        <source>Stopped. Everything is as it was before.</source>
        <translation>Angehalten. Alles ist wie vorher.</translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation>Tabellen (%1)</translation>
    </message>
    <message>
        <source>There are no rows in this table.</source>
        <translation>In dieser Tabelle sind keine Zeilen.</translation>
    </message>
    <message>
        <source>There is no text on the clipboard. Copy some rows first.</source>
        <translation>In der Zwischenablage ist kein Text. Kopieren Sie zuerst einige Zeilen.</translation>
    </message>
    <message>
        <source>There is nothing to import: everything is here already or left out.</source>
        <translation>Es gibt nichts einzulesen: Alles ist schon da oder ausgelassen.</translation>
    </message>
    <message>
        <source>Workbook (%1)</source>
        <translation>Arbeitsmappe (%1)</translation>
    </message>
    <message>
        <source>pasted rows</source>
        <translation>eingefügte Zeilen</translation>
    </message>
    <message>
        <source>sheet “%1”</source>
        <translation>Blatt „%1“</translation>
    </message>
</context>
<context>
    <name>ImportWork</name>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Comparing with your contacts</source>
        <translation>Vergleich mit Ihren Kontakten</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Looking through the values</source>
        <translation>Die Werte werden durchgesehen</translation>
    </message>
    <message>
        <source>Making a backup first…</source>
        <translation>Zuerst wird gesichert…</translation>
    </message>
    <message>
        <source>Reading a row</source>
        <translation>Eine Zeile wird gelesen</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Die Datei wird gelesen</translation>
    </message>
    <message>
        <source>Saving the left-out rows</source>
        <translation>Ausgelassene Zeilen werden gespeichert</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Der Import wird zurückgenommen</translation>
    </message>
</context>
<context>
    <name>ImportsPart</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n Spalte</numerusform>
            <numerusform>%n Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) fixed</source>
        <translation>
            <numerusform>%n Wert berichtigt</numerusform>
            <numerusform>%n Werte berichtigt</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Forget these columns</source>
        <translation>Diese Spalten &amp;vergessen</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>Columns of “%1” forgotten.</source>
        <translation>Spalten von „%1“ vergessen.</translation>
    </message>
    <message>
        <source>Nothing yet. An import remembers where its columns went, for the next time.</source>
        <translation>Noch nichts. Ein Import merkt sich für das nächste Mal, wohin seine Spalten kamen.</translation>
    </message>
    <message>
        <source>Remembered columns of imported files</source>
        <translation>Gemerkte Spalten eingelesener Dateien</translation>
    </message>
    <message>
        <source>“%1” goes to</source>
        <translation>„%1“ kommt nach</translation>
    </message>
    <message>
        <source>“%1” of such files goes elsewhere now.</source>
        <translation>„%1“ solcher Dateien kommt jetzt anderswohin.</translation>
    </message>
</context>
<context>
    <name>InsideList</name>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Deal, lost</source>
        <translation>Geschäft, verloren</translation>
    </message>
    <message>
        <source>Deal, won</source>
        <translation>Geschäft, gewonnen</translation>
    </message>
    <message>
        <source>archived now</source>
        <translation>jetzt archiviert</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>not here any more</source>
        <translation>nicht mehr da</translation>
    </message>
</context>
<context>
    <name>InvitePage</name>
    <message>
        <source>&amp;Administrator of the database</source>
        <translation>&amp;Verwalter der Datenbank</translation>
    </message>
    <message>
        <source>&amp;Name of the other PC</source>
        <translation>&amp;Name des anderen PCs</translation>
    </message>
    <message>
        <source>&amp;Password of the administrator</source>
        <translation>&amp;Passwort des Verwalters</translation>
    </message>
    <message>
        <source>&amp;Save the invitation…</source>
        <translation>Einladung &amp;speichern…</translation>
    </message>
    <message>
        <source>Administrator of the database</source>
        <translation>Verwalter der Datenbank</translation>
    </message>
    <message>
        <source>Invitation saved.</source>
        <translation>Einladung gespeichert.</translation>
    </message>
    <message>
        <source>Invitations (*%1)</source>
        <translation>Einladungen (*%1)</translation>
    </message>
    <message>
        <source>Invite another PC</source>
        <translation>Einen anderen PC einladen</translation>
    </message>
    <message>
        <source>Inviting a PC</source>
        <translation>Ein PC wird eingeladen</translation>
    </message>
    <message>
        <source>Making the invitation…</source>
        <translation>Die Einladung wird angelegt…</translation>
    </message>
    <message>
        <source>Name of the other PC</source>
        <translation>Name des anderen PCs</translation>
    </message>
    <message>
        <source>On that PC, choose “Join another PC”, then “Open an invitation…”.</source>
        <translation>Wählen Sie auf jenem PC „Einem anderen PC beitreten“ und dann „Einladung öffnen…“.</translation>
    </message>
    <message>
        <source>Password of the administrator</source>
        <translation>Passwort des Verwalters</translation>
    </message>
    <message>
        <source>Password of the server</source>
        <translation>Passwort des Servers</translation>
    </message>
    <message>
        <source>Please fill in: %1</source>
        <translation>Bitte ausfüllen: %1</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Einladung speichern</translation>
    </message>
    <message>
        <source>The invitation for %1 is in %2.</source>
        <translation>Die Einladung für %1 liegt in %2.</translation>
    </message>
    <message>
        <source>The other PC opens a small file, and is connected. Whoever has this file can take part, so hand it over on a stick and delete it afterwards.</source>
        <translation>Der andere PC öffnet eine kleine Datei und ist verbunden. Wer diese Datei hat, kann mitmachen: Geben Sie sie auf einem Stick weiter und löschen Sie sie danach.</translation>
    </message>
    <message>
        <source>The passphrase is asked for there; it is not in the file.</source>
        <translation>Nach der Passphrase wird dort gefragt; sie steht nicht in der Datei.</translation>
    </message>
    <message>
        <source>They are used once and not kept.</source>
        <translation>Beides wird einmal benutzt und nicht aufgehoben.</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Something went wrong that should not have. Your data is safe.</source>
        <translation>Etwas ist schiefgegangen, das nicht hätte geschehen dürfen. Ihre Daten sind sicher.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>“%1” is still under way. Please wait until it is done.</source>
        <translation>„%1“ läuft noch. Bitte warten Sie, bis das fertig ist.</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>&amp;Add what is in this shop to the shared one</source>
        <translation>Was in diesem Laden ist, zum gemeinsamen &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Beitreten</translation>
    </message>
    <message>
        <source>&amp;Name of this PC</source>
        <translation>&amp;Name dieses PCs</translation>
    </message>
    <message>
        <source>&amp;Passphrase, or the recovery code</source>
        <translation>&amp;Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>&amp;Shared folder or server</source>
        <translation>&amp;Gemeinsamer Ordner oder Server</translation>
    </message>
    <message>
        <source>Bringing everything here…</source>
        <translation>Alles wird hierher geholt…</translation>
    </message>
    <message>
        <source>Choose the place that the other PC shares: the folder that was chosen there, or the same server.</source>
        <translation>Wählen Sie den Ort, den der andere PC teilt: den Ordner, der dort gewählt wurde, oder denselben Server.</translation>
    </message>
    <message>
        <source>Join another PC</source>
        <translation>Einem anderen PC beitreten</translation>
    </message>
    <message>
        <source>Joined. Both PCs have the same data from now on.</source>
        <translation>Beigetreten. Beide PCs haben von jetzt an dieselben Daten.</translation>
    </message>
    <message>
        <source>Joined. Everything of the other PC is here.</source>
        <translation>Beigetreten. Alles vom anderen PC ist hier.</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Looking at the place…</source>
        <translation>Der Ort wird angesehen…</translation>
    </message>
    <message>
        <source>Name of this PC</source>
        <translation>Name dieses PCs</translation>
    </message>
    <message>
        <source>Passphrase, or the recovery code</source>
        <translation>Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>This shop is encrypted. Please type its passphrase.</source>
        <translation>Dieser Laden ist verschlüsselt. Bitte geben Sie seine Passphrase ein.</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>%1 was “%2”</source>
        <translation>%1 war „%2“</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Own field</source>
        <translation>Eigenes Feld</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Perhaps the same: %1</source>
        <translation>Vielleicht derselbe: %1</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Probably the same: %1</source>
        <translation>Wahrscheinlich derselbe: %1</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Beziehungen</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Surely the same: %1</source>
        <translation>Sicher derselbe: %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Timeline entries</source>
        <translation>Einträge im Verlauf</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>%1 is removed</source>
        <translation>%1 ist entfernt</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Make a new code</source>
        <translation>&amp;Neuen Code machen</translation>
    </message>
    <message>
        <source>&amp;Remove this PC</source>
        <translation>Diesen PC &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Which PC?</source>
        <translation>&amp;Welcher PC?</translation>
    </message>
    <message>
        <source>A PC that joins from now on is asked for the new passphrase. The PCs that take part already go on without it. The recovery code changes too: the sheet you have printed opens the shop no longer.</source>
        <translation>Ein PC, der von jetzt an beitritt, wird nach der neuen Passphrase gefragt. Die PCs, die schon dabei sind, machen ohne sie weiter. Auch der Wiederherstellungscode ändert sich: Ihr gedrucktes Blatt öffnet den Laden nicht mehr.</translation>
    </message>
    <message>
        <source>C&amp;hange the passphrase</source>
        <translation>&amp;Passphrase ändern</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Changing the keys…</source>
        <translation>Die Schlüssel werden geändert…</translation>
    </message>
    <message>
        <source>From now on everything is encrypted anew, so that PC can read nothing that is written after this. What it has received up to now stays readable there: nobody can take that back. Each of the other PCs asks for the new passphrase once.</source>
        <translation>Von jetzt an wird alles neu verschlüsselt; jener PC kann dann nichts lesen, was danach geschrieben wird. Was er bis jetzt erhalten hat, bleibt dort lesbar: Das kann niemand zurückholen. Jeder der anderen PCs fragt einmal nach der neuen Passphrase.</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <translation>Neuen Wiederherstellungscode machen</translation>
    </message>
    <message>
        <source>PC that is removed</source>
        <translation>PC, der entfernt wird</translation>
    </message>
    <message>
        <source>Passphrase and keys</source>
        <translation>Passphrase und Schlüssel</translation>
    </message>
    <message>
        <source>Please type a passphrase, or let one be proposed.</source>
        <translation>Bitte geben Sie eine Passphrase ein, oder lassen Sie sich eine vorschlagen.</translation>
    </message>
    <message>
        <source>Remove a stolen PC</source>
        <translation>Gestohlenen PC entfernen</translation>
    </message>
    <message>
        <source>The new passphrase: %1</source>
        <translation>Die neue Passphrase: %1</translation>
    </message>
    <message>
        <source>The passphrase is changed</source>
        <translation>Die Passphrase ist geändert</translation>
    </message>
    <message>
        <source>The passphrase stays as it is. The code on the sheet you have printed opens the shop no longer.</source>
        <translation>Die Passphrase bleibt, wie sie ist. Der Code auf Ihrem gedruckten Blatt öffnet den Laden nicht mehr.</translation>
    </message>
    <message>
        <source>The recovery code is changed</source>
        <translation>Der Wiederherstellungscode ist geändert</translation>
    </message>
    <message>
        <source>There is no other PC that could be removed.</source>
        <translation>Es gibt keinen anderen PC, der entfernt werden könnte.</translation>
    </message>
    <message>
        <source>Type the new passphrase once on each of the other PCs: %1</source>
        <translation>Geben Sie die neue Passphrase einmal auf jedem der anderen PCs ein: %1</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Close, go back, give up editing</source>
        <translation>Schließen, zurück, Bearbeiten aufgeben</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>In every list and field</source>
        <translation>In jeder Liste und jedem Feld</translation>
    </message>
    <message>
        <source>Jump to a name: type its first letters</source>
        <translation>Zu einem Namen springen: seine ersten Buchstaben tippen</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Nichts gefunden zu „%1“.</translation>
    </message>
    <message>
        <source>Open what is chosen, keep what was typed</source>
        <translation>Öffnen, was gewählt ist; behalten, was getippt wurde</translation>
    </message>
    <message>
        <source>Select a row, tick it off</source>
        <translation>Eine Zeile auswählen, sie abhaken</translation>
    </message>
    <message>
        <source>Select the next rows too</source>
        <translation>Die nächsten Zeilen mit auswählen</translation>
    </message>
    <message>
        <source>To the next field, to the one before</source>
        <translation>Zum nächsten Feld, zum vorigen</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
</context>
<context>
    <name>KeysPart</name>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>Diese Taste &amp;nehmen</translation>
    </message>
    <message>
        <source>As it &amp;came</source>
        <translation>Wie &amp;geliefert</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys on this PC</source>
        <translation>Tasten auf diesem PC</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Drücken Sie die neue Taste</translation>
    </message>
    <message>
        <source>“%1” has no key now.</source>
        <translation>„%1“ hat jetzt keine Taste.</translation>
    </message>
    <message>
        <source>“%1”: %2.</source>
        <translation>„%1“: %2.</translation>
    </message>
</context>
<context>
    <name>KnownPassphrase</name>
    <message>
        <source>&amp;Bring them in</source>
        <translation>&amp;Hereinholen</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Copies outside of this PC</source>
        <translation>Kopien außerhalb dieses PCs</translation>
    </message>
    <message>
        <source>It was chosen when the copies in %1 began.</source>
        <translation>Sie wurde gewählt, als die Kopien in %1 begannen.</translation>
    </message>
    <message>
        <source>The passphrase of these copies</source>
        <translation>Die Passphrase dieser Kopien</translation>
    </message>
</context>
<context>
    <name>LabelOptions</name>
    <message>
        <source>%1 mm down</source>
        <translation>%1 mm nach unten</translation>
    </message>
    <message>
        <source>%1 mm left</source>
        <translation>%1 mm nach links</translation>
    </message>
    <message>
        <source>%1 mm right</source>
        <translation>%1 mm nach rechts</translation>
    </message>
    <message>
        <source>%1 mm up</source>
        <translation>%1 mm nach oben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>As in the list</source>
        <translation>Wie in der Liste</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>By post code</source>
        <translation>Nach Postleitzahl</translation>
    </message>
    <message>
        <source>Click the first label that is still on the sheet.</source>
        <translation>Klicken Sie auf das erste Etikett, das noch auf dem Bogen ist.</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>Erstes freies Etikett</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>One per household</source>
        <translation>Eines pro Haushalt</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Our address above</source>
        <translation>Unsere Adresse darüber</translation>
    </message>
    <message>
        <source>Printer is off by</source>
        <translation>Versatz des Druckers</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Bogen</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>Testseite</translation>
    </message>
</context>
<context>
    <name>LanguagePart</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dates and numbers follow it. The window closes and opens again at once; nothing that you typed is lost.</source>
        <translation>Datum und Zahlen richten sich danach. Das Fenster schließt und öffnet sich gleich wieder; nichts Getipptes geht verloren.</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Language on this PC</source>
        <translation>Sprache auf diesem PC</translation>
    </message>
</context>
<context>
    <name>LetterOptions</name>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Give up changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Insert…</source>
        <translation>Einfügen…</translation>
    </message>
    <message>
        <source>Keep as a new letter</source>
        <translation>Als neuen Brief behalten</translation>
    </message>
    <message>
        <source>Keep text</source>
        <translation>Text behalten</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>Letter “%1” kept.</source>
        <translation>Brief „%1“ behalten.</translation>
    </message>
    <message>
        <source>Letter “%1” removed.</source>
        <translation>Brief „%1“ entfernt.</translation>
    </message>
    <message>
        <source>Letter: %1</source>
        <translation>Brief: %1</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>More for this letter</source>
        <translation>Mehr zu diesem Brief</translation>
    </message>
    <message>
        <source>New page</source>
        <translation>Neue Seite</translation>
    </message>
    <message>
        <source>No window</source>
        <translation>Ohne Fenster</translation>
    </message>
    <message>
        <source>Note as sent</source>
        <translation>Als verschickt vermerken</translation>
    </message>
    <message>
        <source>One per household</source>
        <translation>Einer pro Haushalt</translation>
    </message>
    <message>
        <source>Only if there is a company</source>
        <translation>Nur wenn es eine Firma gibt</translation>
    </message>
    <message>
        <source>Please mend first what is said above.</source>
        <translation>Bitte beheben Sie erst, was darüber steht.</translation>
    </message>
    <message>
        <source>Remove this letter</source>
        <translation>Diesen Brief entfernen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Text des Briefs</translation>
    </message>
    <message>
        <source>Window, DIN 5008 A</source>
        <translation>Fenster, DIN 5008 A</translation>
    </message>
    <message>
        <source>Window, DIN 5008 B</source>
        <translation>Fenster, DIN 5008 B</translation>
    </message>
    <message>
        <source>Window, US #10</source>
        <translation>Fenster, US #10</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message numerus="yes">
        <source>Noted on %n timeline(s) that the letter was sent.</source>
        <translation>
            <numerusform>In %n Verlauf vermerkt, dass der Brief verschickt ist.</numerusform>
            <numerusform>In %n Verläufen vermerkt, dass der Brief verschickt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Noting letters</source>
        <translation>Briefe werden vermerkt</translation>
    </message>
    <message>
        <source>There is nobody to write to. Nothing was noted.</source>
        <translation>Es gibt niemanden, an den der Brief ginge. Nichts wurde vermerkt.</translation>
    </message>
</context>
<context>
    <name>LinkRow</name>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>ListQuery</name>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
</context>
<context>
    <name>ListedPart</name>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
    </message>
</context>
<context>
    <name>LockPart</name>
    <message numerus="yes">
        <source>%n copy(s) from before can be read by anybody.</source>
        <translation>
            <numerusform>%n frühere Kopie kann jeder lesen.</numerusform>
            <numerusform>%n frühere Kopien kann jeder lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Encrypt this shop…</source>
        <translation>Diesen Laden &amp;verschlüsseln…</translation>
    </message>
    <message>
        <source>&amp;Lock the window</source>
        <translation>Fenster &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Open without the passphrase on this PC</source>
        <translation>Auf diesem PC &amp;ohne Passphrase öffnen</translation>
    </message>
    <message>
        <source>&amp;Remove them</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Turn encryption off…</source>
        <translation>Verschlüsselung &amp;ausschalten…</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s) without use</source>
        <translation>
            <numerusform>Nach %n Minute ohne Nutzung</numerusform>
            <numerusform>Nach %n Minuten ohne Nutzung</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the &amp;passphrase…</source>
        <translation>&amp;Passphrase ändern…</translation>
    </message>
    <message>
        <source>Change the PI&amp;N…</source>
        <translation>PI&amp;N ändern…</translation>
    </message>
    <message>
        <source>Encryption and lock</source>
        <translation>Verschlüsselung und Sperre</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Lock no&amp;w</source>
        <translation>&amp;Jetzt sperren</translation>
    </message>
    <message>
        <source>Looking at the lock</source>
        <translation>Sperre wird angesehen</translation>
    </message>
    <message>
        <source>New re&amp;covery code…</source>
        <translation>Neuer &amp;Wiederherstellungscode…</translation>
    </message>
    <message>
        <source>No P&amp;IN any more</source>
        <translation>&amp;Keine PIN mehr</translation>
    </message>
    <message>
        <source>Only when I lock it</source>
        <translation>Nur wenn ich es sperre</translation>
    </message>
    <message>
        <source>Removed. Experts may still find traces of deleted files on a disk.</source>
        <translation>Entfernt. Fachleute finden auf einer Festplatte vielleicht noch Spuren gelöschter Dateien.</translation>
    </message>
    <message>
        <source>Set a PI&amp;N…</source>
        <translation>PI&amp;N festlegen…</translation>
    </message>
    <message>
        <source>The PIN opens the shop on this PC from now on.</source>
        <translation>Die PIN öffnet den Laden auf diesem PC ab jetzt.</translation>
    </message>
    <message>
        <source>The key ring of your system then keeps the key for you.</source>
        <translation>Der Schlüsselbund Ihres Systems bewahrt dann den Schlüssel für Sie auf.</translation>
    </message>
    <message>
        <source>The passphrase is asked for at each start.</source>
        <translation>Bei jedem Start wird nach der Passphrase gefragt.</translation>
    </message>
    <message>
        <source>The passphrase was changed. Backups in other places still open with the one before.</source>
        <translation>Die Passphrase ist geändert. Sicherungen an anderen Orten öffnen sich noch mit der bisherigen.</translation>
    </message>
    <message>
        <source>There is no PIN any more.</source>
        <translation>Es gibt keine PIN mehr.</translation>
    </message>
    <message>
        <source>This PC opens the shop without the passphrase.</source>
        <translation>Dieser PC öffnet den Laden ohne Passphrase.</translation>
    </message>
    <message>
        <source>This shop is encrypted.</source>
        <translation>Dieser Laden ist verschlüsselt.</translation>
    </message>
    <message>
        <source>This shop is not encrypted.</source>
        <translation>Dieser Laden ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>This system has no key ring that can keep the key, so a PIN cannot be used.</source>
        <translation>Dieses System hat keinen Schlüsselbund, der den Schlüssel aufbewahren kann. Deshalb geht keine PIN.</translation>
    </message>
    <message>
        <source>This system has no key ring that can keep the key, so the passphrase is asked for at each start.</source>
        <translation>Dieses System hat keinen Schlüsselbund, der den Schlüssel aufbewahren kann. Deshalb wird bei jedem Start nach der Passphrase gefragt.</translation>
    </message>
    <message>
        <source>Who takes this computer or a backup reads nothing without the passphrase. While the program is open, the shop is open: lock the window when you leave.</source>
        <translation>Wer diesen Computer oder eine Sicherung mitnimmt, liest ohne die Passphrase nichts. Solange das Programm offen ist, ist der Laden offen: Sperren Sie das Fenster, wenn Sie weggehen.</translation>
    </message>
    <message>
        <source>Who takes this computer, or one of its backups, can read everything in it.</source>
        <translation>Wer diesen Computer oder eine seiner Sicherungen mitnimmt, kann alles darin lesen.</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Encryption and lock</source>
        <translation>Verschlüsselung und Sperre</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>Fenster sperren</translation>
    </message>
    <message>
        <source>Only an encrypted shop can be locked. Settings, “Privacy and lock”, encrypts it.</source>
        <translation>Nur ein verschlüsselter Laden kann gesperrt werden. In den Einstellungen unter „Datenschutz und Sperre“ wird er verschlüsselt.</translation>
    </message>
</context>
<context>
    <name>LongText</name>
    <message>
        <source>This is too long to be kept here, so it was not pasted. Please save it as a file and attach that.</source>
        <translation>Das ist zu lang, um hier aufbewahrt zu werden, und wurde nicht eingefügt. Bitte speichern Sie es als Datei und hängen Sie diese an.</translation>
    </message>
</context>
<context>
    <name>LookPart</name>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;More contrast, whatever the system says</source>
        <translation>M&amp;ehr Kontrast, unabhängig vom System</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Look on this PC</source>
        <translation>Aussehen auf diesem PC</translation>
    </message>
    <message>
        <source>M&amp;otion</source>
        <translation>&amp;Bewegung</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>Eine Zeile</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>Zwei Zeilen</translation>
    </message>
    <message>
        <source>Use the typeface of the s&amp;ystem</source>
        <translation>Schrift des S&amp;ystems verwenden</translation>
    </message>
</context>
<context>
    <name>LostReason</name>
    <message>
        <source>&amp;Keep it as it is</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>&amp;Mark as lost</source>
        <translation>Als &amp;verloren eintragen</translation>
    </message>
    <message>
        <source>Deal lost</source>
        <translation>Geschäft verloren</translation>
    </message>
    <message>
        <source>No reason</source>
        <translation>Kein Grund</translation>
    </message>
    <message>
        <source>Or in your &amp;own words</source>
        <translation>Oder in Ihren &amp;eigenen Worten</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>Oder in Ihren eigenen Worten</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>Why was “%1” lost?</source>
        <translation>Warum ging „%1“ verloren?</translation>
    </message>
    <message>
        <source>You can leave this open.</source>
        <translation>Sie können das offen lassen.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>%1 added.</source>
        <translation>%1 angelegt.</translation>
    </message>
    <message>
        <source>&amp;Offer them again</source>
        <translation>&amp;Wieder anbieten</translation>
    </message>
    <message>
        <source>&amp;Take apart</source>
        <translation>&amp;Auseinandernehmen</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Add a filter to the list</source>
        <translation>Der Liste einen Filter hinzufügen</translation>
    </message>
    <message>
        <source>Add a phone, e-mail or other detail</source>
        <translation>Telefon, E-Mail oder andere Angabe hinzufügen</translation>
    </message>
    <message>
        <source>Add a reminder for the selected contacts</source>
        <translation>Erinnerung für die ausgewählten Kontakte hinzufügen</translation>
    </message>
    <message>
        <source>Add filter…</source>
        <translation>Filter hinzufügen…</translation>
    </message>
    <message>
        <source>Add reminder on this day…</source>
        <translation>Erinnerung an diesem Tag anlegen…</translation>
    </message>
    <message>
        <source>Add reminder…</source>
        <translation>Erinnerung anlegen…</translation>
    </message>
    <message>
        <source>Add to this contact…</source>
        <translation>Diesem Kontakt hinzufügen…</translation>
    </message>
    <message>
        <source>Address labels…</source>
        <translation>Adressetiketten…</translation>
    </message>
    <message>
        <source>Another quote for this deal</source>
        <translation>Weiteres Angebot zu diesem Geschäft</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archive contact</source>
        <translation>Kontakt archivieren</translation>
    </message>
    <message>
        <source>Archive deal</source>
        <translation>Geschäft archivieren</translation>
    </message>
    <message>
        <source>Archive old contacts</source>
        <translation>Alte Kontakte archivieren</translation>
    </message>
    <message>
        <source>Archive the quote</source>
        <translation>Angebot archivieren</translation>
    </message>
    <message>
        <source>Archive the selected contacts</source>
        <translation>Die ausgewählten Kontakte archivieren</translation>
    </message>
    <message>
        <source>Attach files to this entry…</source>
        <translation>Dateien an diesen Eintrag hängen…</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>Dateien anhängen…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back from the contact to the list</source>
        <translation>Vom Kontakt zurück zur Liste</translation>
    </message>
    <message>
        <source>Back from the deal</source>
        <translation>Zurück vom Geschäft</translation>
    </message>
    <message>
        <source>Back from the quote</source>
        <translation>Zurück vom Angebot</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back what was archived</source>
        <translation>Archiviertes zurückholen</translation>
    </message>
    <message>
        <source>Call with this PC</source>
        <translation>Mit diesem PC anrufen</translation>
    </message>
    <message>
        <source>Cards stand in the order of their next steps.</source>
        <translation>Karten stehen in der Reihenfolge ihrer nächsten Schritte.</translation>
    </message>
    <message>
        <source>Cards stand where you put them.</source>
        <translation>Karten stehen dort, wo Sie sie hinlegen.</translation>
    </message>
    <message>
        <source>Change entry</source>
        <translation>Eintrag ändern</translation>
    </message>
    <message>
        <source>Change here</source>
        <translation>Hier ändern</translation>
    </message>
    <message>
        <source>Change reminder of this day…</source>
        <translation>Erinnerung dieses Tages ändern…</translation>
    </message>
    <message>
        <source>Change reminder…</source>
        <translation>Erinnerung ändern…</translation>
    </message>
    <message>
        <source>Change the passphrase for sharing…</source>
        <translation>Passphrase des gemeinsamen Ladens ändern…</translation>
    </message>
    <message>
        <source>Change this cell of the list</source>
        <translation>Diese Zelle der Liste ändern</translation>
    </message>
    <message>
        <source>Check the shared place</source>
        <translation>Gemeinsamen Ort prüfen</translation>
    </message>
    <message>
        <source>Choose a contact or a deal with a contact first.</source>
        <translation>Wählen Sie zuerst einen Kontakt oder ein Geschäft mit Kontakt.</translation>
    </message>
    <message>
        <source>Choose a view…</source>
        <translation>Ansicht wählen…</translation>
    </message>
    <message>
        <source>Choose the columns of the list</source>
        <translation>Spalten der Liste auswählen</translation>
    </message>
    <message>
        <source>Choose who looks after the deal</source>
        <translation>Festlegen, wer das Geschäft betreut</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Clear the filters of the list</source>
        <translation>Die Filter der Liste entfernen</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>Closing date…</source>
        <translation>Abschlussdatum…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten…</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>Befehle und Tasten</translation>
    </message>
    <message>
        <source>Connect a second PC…</source>
        <translation>Zweiten PC verbinden…</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Copy e-mail address</source>
        <translation>E-Mail-Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy phone number</source>
        <translation>Telefonnummer kopieren</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy the selected contacts as rows</source>
        <translation>Die ausgewählten Kontakte als Zeilen kopieren</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Deal lost, with the reason</source>
        <translation>Geschäft verloren, mit Grund</translation>
    </message>
    <message>
        <source>Deal lost…</source>
        <translation>Geschäft verloren…</translation>
    </message>
    <message>
        <source>Deal won</source>
        <translation>Geschäft gewonnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done and next…</source>
        <translation>Erledigt und Nächstes…</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>Angaben bearbeiten</translation>
    </message>
    <message>
        <source>Empty: no date.</source>
        <translation>Leer: kein Datum.</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Everything is saved already.</source>
        <translation>Alles ist schon gespeichert.</translation>
    </message>
    <message>
        <source>Export contacts to a file</source>
        <translation>Kontakte in eine Datei exportieren</translation>
    </message>
    <message>
        <source>Export deals…</source>
        <translation>Geschäfte exportieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Filter or find here</source>
        <translation>Filtern oder hier suchen</translation>
    </message>
    <message>
        <source>Filter this list or find on this page</source>
        <translation>Diese Liste filtern oder auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Fold the side bar</source>
        <translation>Seitenleiste einklappen</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation>Zur Meldung gehen</translation>
    </message>
    <message>
        <source>Go to the message at the bottom</source>
        <translation>Zur Meldung am unteren Rand gehen</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Zum nächsten Teil des Fensters gehen</translation>
    </message>
    <message>
        <source>Go to the part of the window before</source>
        <translation>Zum vorigen Teil des Fensters gehen</translation>
    </message>
    <message>
        <source>Go to the reminders that came up</source>
        <translation>Zu den gemeldeten Erinnerungen</translation>
    </message>
    <message>
        <source>Import contacts from a file</source>
        <translation>Kontakte aus einer Datei einlesen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Einlesen…</translation>
    </message>
    <message>
        <source>Invite another PC…</source>
        <translation>Einen anderen PC einladen…</translation>
    </message>
    <message>
        <source>Join all sure duplicates</source>
        <translation>Alle sicheren Dubletten zusammenführen</translation>
    </message>
    <message>
        <source>Join all sure ones…</source>
        <translation>Alle sicheren zusammenführen…</translation>
    </message>
    <message>
        <source>Join another PC…</source>
        <translation>Einem anderen PC beitreten…</translation>
    </message>
    <message>
        <source>Join into one contact</source>
        <translation>Zu einem Kontakt zusammenführen</translation>
    </message>
    <message>
        <source>Join the selected contacts into one</source>
        <translation>Die ausgewählten Kontakte zu einem zusammenführen</translation>
    </message>
    <message>
        <source>Join the shown duplicates into one contact</source>
        <translation>Die gezeigten Dubletten zu einem Kontakt zusammenführen</translation>
    </message>
    <message>
        <source>Joined contacts</source>
        <translation>Zusammengeführte Kontakte</translation>
    </message>
    <message>
        <source>Joined contacts…</source>
        <translation>Zusammengeführte Kontakte…</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Keep entry on top, or let it go</source>
        <translation>Eintrag oben halten oder nicht mehr</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Later…</source>
        <translation>Später…</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>Log a meeting</source>
        <translation>Treffen eintragen</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Log an e-mail</source>
        <translation>E-Mail eintragen</translation>
    </message>
    <message>
        <source>Log call, visit…</source>
        <translation>Eintragen: Anruf, Besuch…</translation>
    </message>
    <message>
        <source>Log for the quiet contact</source>
        <translation>Für den stillen Kontakt eintragen</translation>
    </message>
    <message>
        <source>Log what came of the reminder</source>
        <translation>Festhalten, was aus der Erinnerung wurde</translation>
    </message>
    <message>
        <source>Log what happened</source>
        <translation>Eintragen, was war</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Looked after by…</source>
        <translation>Zuständig…</translation>
    </message>
    <message>
        <source>Make it a company</source>
        <translation>In eine Firma umwandeln</translation>
    </message>
    <message>
        <source>Make it a household</source>
        <translation>In einen Haushalt umwandeln</translation>
    </message>
    <message>
        <source>Make it a person</source>
        <translation>In eine Person umwandeln</translation>
    </message>
    <message>
        <source>Make the contact a company</source>
        <translation>Den Kontakt zur Firma machen</translation>
    </message>
    <message>
        <source>Make the contact a household</source>
        <translation>Den Kontakt zum Haushalt machen</translation>
    </message>
    <message>
        <source>Make the contact a person</source>
        <translation>Den Kontakt zur Person machen</translation>
    </message>
    <message>
        <source>Mark quote as sent</source>
        <translation>Angebot als verschickt markieren</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
    <message>
        <source>Menu of what is chosen</source>
        <translation>Menü zum Gewählten</translation>
    </message>
    <message>
        <source>Move all overdue to tomorrow</source>
        <translation>Alles Überfällige auf morgen</translation>
    </message>
    <message>
        <source>Move card left</source>
        <translation>Karte nach links</translation>
    </message>
    <message>
        <source>Move card right</source>
        <translation>Karte nach rechts</translation>
    </message>
    <message>
        <source>Move line down</source>
        <translation>Zeile nach unten</translation>
    </message>
    <message>
        <source>Move line up</source>
        <translation>Zeile nach oben</translation>
    </message>
    <message>
        <source>Move reminder a day back</source>
        <translation>Erinnerung einen Tag zurück</translation>
    </message>
    <message>
        <source>Move reminder a day on</source>
        <translation>Erinnerung einen Tag weiter</translation>
    </message>
    <message>
        <source>Move the deal one step back</source>
        <translation>Das Geschäft eine Stufe zurück verschieben</translation>
    </message>
    <message>
        <source>Move the deal one step on</source>
        <translation>Das Geschäft eine Stufe weiter verschieben</translation>
    </message>
    <message>
        <source>Move the deal to a step</source>
        <translation>Das Geschäft in eine Stufe verschieben</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben nach…</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Mein Laden</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>New deal: %1.</source>
        <translation>Neues Geschäft: %1.</translation>
    </message>
    <message>
        <source>New deal…</source>
        <translation>Neues Geschäft…</translation>
    </message>
    <message>
        <source>New recovery code for sharing…</source>
        <translation>Neuer Wiederherstellungscode des gemeinsamen Ladens…</translation>
    </message>
    <message>
        <source>New version of the quote</source>
        <translation>Neue Fassung des Angebots</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>Nächster Kontakt</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Next step done</source>
        <translation>Nächsten Schritt erledigen</translation>
    </message>
    <message>
        <source>No contact was joined into this one.</source>
        <translation>Mit diesem Kontakt wurde kein anderer zusammengeführt.</translation>
    </message>
    <message>
        <source>No contacts were told apart.</source>
        <translation>Es wurden keine Kontakte auseinandergehalten.</translation>
    </message>
    <message>
        <source>No e-mail address is known here.</source>
        <translation>Hier ist keine E-Mail-Adresse bekannt.</translation>
    </message>
    <message>
        <source>No phone number is known here.</source>
        <translation>Hier ist keine Telefonnummer bekannt.</translation>
    </message>
    <message>
        <source>No reminder waits for an answer.</source>
        <translation>Keine Erinnerung wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Dubletten</translation>
    </message>
    <message>
        <source>One or two lines a row</source>
        <translation>Eine oder zwei Zeilen je Kontakt</translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation>Kontakt öffnen</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>Geschäft öffnen</translation>
    </message>
    <message>
        <source>Open the contact of the reminder</source>
        <translation>Den Kontakt der Erinnerung öffnen</translation>
    </message>
    <message>
        <source>Open the contact of this row</source>
        <translation>Den Kontakt dieser Zeile öffnen</translation>
    </message>
    <message>
        <source>Order cards by hand or by next step</source>
        <translation>Karten von Hand oder nach nächstem Schritt ordnen</translation>
    </message>
    <message>
        <source>Paste rows that were copied elsewhere</source>
        <translation>Anderswo kopierte Zeilen einfügen</translation>
    </message>
    <message>
        <source>Paste rows…</source>
        <translation>Zeilen einfügen…</translation>
    </message>
    <message>
        <source>Pause notices for an hour, or go on</source>
        <translation>Meldungen eine Stunde ruhen lassen oder fortsetzen</translation>
    </message>
    <message>
        <source>Pause or go on with exchanging</source>
        <translation>Austausch anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Pipelines and steps…</source>
        <translation>Pipelines und Stufen…</translation>
    </message>
    <message>
        <source>Please drop one file at a time. Nothing was imported.</source>
        <translation>Bitte ziehen Sie nur eine Datei auf einmal hierher. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Previous contact</source>
        <translation>Voriger Kontakt</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Print the quote or save as PDF…</source>
        <translation>Angebot drucken oder als PDF speichern…</translation>
    </message>
    <message>
        <source>Print what is shown here</source>
        <translation>Drucken, was hier zu sehen ist</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Proof of erasure…</source>
        <translation>Löschnachweis…</translation>
    </message>
    <message>
        <source>Put off the reminder of this day</source>
        <translation>Die Erinnerung dieses Tages verschieben</translation>
    </message>
    <message>
        <source>Put the next step off…</source>
        <translation>Nächsten Schritt verschieben…</translation>
    </message>
    <message>
        <source>Put the reminder off</source>
        <translation>Die Erinnerung verschieben</translation>
    </message>
    <message>
        <source>Quote %1 is here as a draft.</source>
        <translation>Angebot %1 liegt als Entwurf vor.</translation>
    </message>
    <message>
        <source>Quote accepted</source>
        <translation>Angebot angenommen</translation>
    </message>
    <message>
        <source>Quote for this deal</source>
        <translation>Angebot zu diesem Geschäft</translation>
    </message>
    <message>
        <source>Quote refused…</source>
        <translation>Angebot abgelehnt…</translation>
    </message>
    <message>
        <source>Quotes for this deal</source>
        <translation>Angebote zu diesem Geschäft</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Remind me of the quiet contact today</source>
        <translation>Heute an den stillen Kontakt erinnern</translation>
    </message>
    <message>
        <source>Reminder done</source>
        <translation>Erinnerung erledigt</translation>
    </message>
    <message>
        <source>Reminder done, then plan the next step</source>
        <translation>Erinnerung erledigt, dann den nächsten Schritt planen</translation>
    </message>
    <message>
        <source>Reminder of this day done</source>
        <translation>Erinnerung dieses Tages erledigt</translation>
    </message>
    <message>
        <source>Remind…</source>
        <translation>Erinnern…</translation>
    </message>
    <message>
        <source>Remove a stolen PC…</source>
        <translation>Gestohlenen PC entfernen…</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Remove reminder</source>
        <translation>Erinnerung entfernen</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Ansicht entfernen</translation>
    </message>
    <message>
        <source>Rename contact</source>
        <translation>Kontakt umbenennen</translation>
    </message>
    <message>
        <source>Rename view…</source>
        <translation>Ansicht umbenennen…</translation>
    </message>
    <message>
        <source>Reopen deal</source>
        <translation>Geschäft wieder öffnen</translation>
    </message>
    <message>
        <source>Repeat in…</source>
        <translation>Wiederholen in…</translation>
    </message>
    <message>
        <source>Repeat this deal</source>
        <translation>Dieses Geschäft wiederholen</translation>
    </message>
    <message>
        <source>Repeat this deal in…</source>
        <translation>Dieses Geschäft wiederholen in…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save all about this contact…</source>
        <translation>Alles über diesen Kontakt speichern…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Save the entry</source>
        <translation>Eintrag speichern</translation>
    </message>
    <message>
        <source>Save the entry that was typed</source>
        <translation>Den geschriebenen Eintrag speichern</translation>
    </message>
    <message>
        <source>Save the figures as a spreadsheet…</source>
        <translation>Zahlen als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Save view as…</source>
        <translation>Ansicht speichern als…</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>See whether everything is saved</source>
        <translation>Nachsehen, ob alles gespeichert ist</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select all contacts of the list</source>
        <translation>Alle Kontakte der Liste auswählen</translation>
    </message>
    <message>
        <source>Select at most %1 contacts to join: more do not fit beside each other.</source>
        <translation>Wählen Sie höchstens %1 Kontakte zum Zusammenführen aus: Mehr passen nicht nebeneinander.</translation>
    </message>
    <message>
        <source>Select two contacts or more to join them.</source>
        <translation>Wählen Sie zwei oder mehr Kontakte aus, um sie zusammenzuführen.</translation>
    </message>
    <message>
        <source>Send by e-mail…</source>
        <translation>Per E-Mail senden…</translation>
    </message>
    <message>
        <source>Set a field of the selected contacts</source>
        <translation>Ein Feld der ausgewählten Kontakte setzen</translation>
    </message>
    <message>
        <source>Set field…</source>
        <translation>Feld setzen…</translation>
    </message>
    <message>
        <source>Set the closing date of the deal</source>
        <translation>Das Abschlussdatum des Geschäfts setzen</translation>
    </message>
    <message>
        <source>Set the day</source>
        <translation>Tag setzen</translation>
    </message>
    <message>
        <source>Show all commands and keys</source>
        <translation>Alle Befehle und Tasten zeigen</translation>
    </message>
    <message>
        <source>Show or hide the menu bar</source>
        <translation>Menüleiste zeigen oder ausblenden</translation>
    </message>
    <message>
        <source>Show slow moments</source>
        <translation>Langsame Momente zeigen</translation>
    </message>
    <message>
        <source>Show what was changed</source>
        <translation>Zeigen, was geändert wurde</translation>
    </message>
    <message>
        <source>Show which contacts became this one</source>
        <translation>Zeigen, welche Kontakte zu diesem wurden</translation>
    </message>
    <message>
        <source>Show which contacts were told apart</source>
        <translation>Zeigen, welche Kontakte auseinandergehalten werden</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Sort by…</source>
        <translation>Sortieren nach…</translation>
    </message>
    <message>
        <source>Sort the list</source>
        <translation>Die Liste sortieren</translation>
    </message>
    <message>
        <source>Start track…</source>
        <translation>Ablauf beginnen…</translation>
    </message>
    <message>
        <source>Stay in touch</source>
        <translation>In Verbindung bleiben</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>Zwischen dunkel und hell wechseln</translation>
    </message>
    <message>
        <source>Switch between rows of one and two lines</source>
        <translation>Zwischen Zeilen mit einer und mit zwei Zeilen Text wechseln</translation>
    </message>
    <message>
        <source>Sync and backup</source>
        <translation>Abgleich und Sicherung</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Tag the selected contacts</source>
        <translation>Den ausgewählten Kontakten ein Schlagwort geben</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort…</translation>
    </message>
    <message>
        <source>Taken apart: %1.</source>
        <translation>Auseinandergenommen: %1.</translation>
    </message>
    <message>
        <source>Taking apart</source>
        <translation>Wird auseinandergenommen</translation>
    </message>
    <message>
        <source>The shown contacts are no duplicates</source>
        <translation>Die gezeigten Kontakte sind keine Dubletten</translation>
    </message>
    <message>
        <source>These became this contact. Taken apart, each has its own again; what was changed since stays here.</source>
        <translation>Diese wurden zu diesem Kontakt. Auseinandergenommen hat jeder wieder das Seine; was seither geändert wurde, bleibt hier.</translation>
    </message>
    <message>
        <source>They may be duplicates again.</source>
        <translation>Sie gelten wieder als mögliche Dubletten.</translation>
    </message>
    <message>
        <source>Think of the quiet contact later</source>
        <translation>Später an den stillen Kontakt denken</translation>
    </message>
    <message>
        <source>This is a folder. Open it and drop a file from it: a spreadsheet or cards.</source>
        <translation>Das ist ein Ordner. Öffnen Sie ihn und ziehen Sie eine Datei daraus hierher: eine Tabelle oder Visitenkarten.</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>Auseinandergehalten</translation>
    </message>
    <message>
        <source>Told apart…</source>
        <translation>Auseinandergehalten…</translation>
    </message>
    <message>
        <source>Track “%1” started for %2.</source>
        <translation>Ablauf „%1“ für %2 begonnen.</translation>
    </message>
    <message>
        <source>Tracks and their steps…</source>
        <translation>Abläufe und ihre Schritte…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What they agreed to…</source>
        <translation>Einwilligungen…</translation>
    </message>
    <message>
        <source>When should it close?</source>
        <translation>Wann soll es abgeschlossen sein?</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation>E-Mail schreiben</translation>
    </message>
    <message>
        <source>Write letters…</source>
        <translation>Briefe schreiben…</translation>
    </message>
    <message>
        <source>You said that these are different contacts, so they are not offered again.</source>
        <translation>Sie haben gesagt, dass dies verschiedene Kontakte sind, darum werden sie nicht wieder angeboten.</translation>
    </message>
    <message>
        <source>Your own fields…</source>
        <translation>Eigene Felder…</translation>
    </message>
    <message>
        <source>“%1” is still under way. Close again when it is done.</source>
        <translation>„%1“ läuft noch. Schließen Sie erneut, wenn das fertig ist.</translation>
    </message>
</context>
<context>
    <name>NamedChoice</name>
    <message>
        <source>Type another name and press Enter to rename it</source>
        <translation>Anderen Namen schreiben und mit der Eingabetaste umbenennen</translation>
    </message>
</context>
<context>
    <name>NewContactPage</name>
    <message>
        <source>&amp;Birthday</source>
        <translation>&amp;Geburtstag</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Mobile</source>
        <translation>&amp;Mobil</translation>
    </message>
    <message>
        <source>&amp;Street</source>
        <translation>&amp;Straße</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Position</translation>
    </message>
    <message>
        <source>3 May 1980</source>
        <translation>3. Mai 1980</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt anlegen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Calls, visits and e-mails stand here once the contact is added.</source>
        <translation>Anrufe, Besuche und E-Mails stehen hier, sobald der Kontakt angelegt ist.</translation>
    </message>
    <message>
        <source>Com&amp;pany</source>
        <translation>&amp;Firma</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Looks like %1.</source>
        <translation>Sieht aus wie %1.</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the new contact</source>
        <translation>Name des neuen Kontakts</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing logged yet.</source>
        <translation>Noch nichts eingetragen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>&amp;Telefon</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Post &amp;code</source>
        <translation>Postleit&amp;zahl</translation>
    </message>
    <message>
        <source>This is no date. Write it like 3 May 1980, 3 May, May 1980 or 1980.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 3. Mai 1980, 3. Mai, Mai 1980 oder 1980.</translation>
    </message>
    <message>
        <source>To&amp;wn</source>
        <translation>O&amp;rt</translation>
    </message>
    <message>
        <source>What is good to know of them?</source>
        <translation>Was sollte man von ihm wissen?</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobil</translation>
    </message>
</context>
<context>
    <name>NewDeal</name>
    <message>
        <source>&amp;Add deal</source>
        <translation>Geschäft &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Closes by</source>
        <translation>A&amp;bschluss bis</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Stufe</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Wert</translation>
    </message>
    <message>
        <source>&amp;What is it about?</source>
        <translation>W&amp;orum geht es?</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erste Stufe</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>Neues Geschäft</translation>
    </message>
    <message>
        <source>No single contact has this name. Choose one from the list, or leave it empty.</source>
        <translation>Diesen Namen hat nicht genau ein Kontakt. Wählen Sie einen aus der Liste, oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 31. Dez.</translation>
    </message>
    <message>
        <source>W&amp;ho?</source>
        <translation>&amp;Mit wem?</translation>
    </message>
    <message>
        <source>closes by %1</source>
        <translation>Abschluss bis %1</translation>
    </message>
    <message>
        <source>for example 31 Dec</source>
        <translation>zum Beispiel 31. Dez.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>&amp;Change it</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;Keep it as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>A new passphrase for this shop</source>
        <translation>Eine neue Passphrase für diesen Laden</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>From now on only the new one opens the shop. The recovery code stays as it is. Write the passphrase down, and keep it away from this computer.</source>
        <translation>Ab jetzt öffnet nur noch die neue den Laden. Der Wiederherstellungscode bleibt, wie er ist. Schreiben Sie die Passphrase auf und bewahren Sie sie nicht bei diesem Computer auf.</translation>
    </message>
    <message numerus="yes">
        <source>Please use at least %n letter(s); three words are good.</source>
        <translation>
            <numerusform>Bitte nehmen Sie mindestens %n Zeichen; drei Wörter sind gut.</numerusform>
            <numerusform>Bitte nehmen Sie mindestens %n Zeichen; drei Wörter sind gut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Strong. Note it down.</source>
        <translation>Stark. Schreiben Sie sie auf.</translation>
    </message>
    <message>
        <source>Weak: a program that tries many could guess it.</source>
        <translation>Schwach: Ein Programm, das viele ausprobiert, könnte sie erraten.</translation>
    </message>
</context>
<context>
    <name>NewPin</name>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>A PIN for this PC</source>
        <translation>Eine PIN für diesen PC</translation>
    </message>
    <message>
        <source>It opens the shop on this PC only. After five wrong ones the passphrase is asked for.</source>
        <translation>Sie öffnet den Laden nur auf diesem PC. Nach fünf falschen wird nach der Passphrase gefragt.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message numerus="yes">
        <source>Please use at least %n digit(s) or letters.</source>
        <translation>
            <numerusform>Bitte nehmen Sie mindestens %n Ziffer oder Buchstaben.</numerusform>
            <numerusform>Bitte nehmen Sie mindestens %n Ziffern oder Buchstaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Se&amp;t it</source>
        <translation>&amp;Festlegen</translation>
    </message>
    <message>
        <source>The &amp;same once more</source>
        <translation>Noch einmal &amp;dieselbe</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Die beiden sind nicht gleich.</translation>
    </message>
</context>
<context>
    <name>NoContacts</name>
    <message numerus="yes">
        <source>%n filter(s) are on.</source>
        <translation>
            <numerusform>%n Filter ist an.</numerusform>
            <numerusform>%n Filter sind an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in a spreadsheet or add the first one.</source>
        <translation>Lesen Sie eine Tabelle ein, oder legen Sie den ersten an.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Einlesen…</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>New contact “%1”</source>
        <translation>Neuer Kontakt „%1“</translation>
    </message>
    <message>
        <source>No contact matches.</source>
        <translation>Kein Kontakt passt.</translation>
    </message>
    <message>
        <source>No contacts yet.</source>
        <translation>Noch keine Kontakte.</translation>
    </message>
    <message>
        <source>Nothing here holds “%1”.</source>
        <translation>Hier enthält nichts „%1“.</translation>
    </message>
</context>
<context>
    <name>NoticeWindow</name>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n offenes Geschäft</numerusform>
            <numerusform>%n offene Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Erledigt</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Looking for reminders</source>
        <translation>Erinnerungen werden gesucht</translation>
    </message>
</context>
<context>
    <name>NoticesPart</name>
    <message>
        <source>&amp;Go on in the tray when the window is closed</source>
        <translation>&amp;Neben der Uhr weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>&amp;Start with the computer, in the tray</source>
        <translation>&amp;Mit dem Computer starten, neben der Uhr</translation>
    </message>
    <message>
        <source>&amp;Tell me when a reminder is due</source>
        <translation>&amp;Fällige Erinnerungen melden</translation>
    </message>
    <message>
        <source>A small window shows who, what and the phone number.</source>
        <translation>Ein kleines Fenster zeigt, wer, was und die Telefonnummer.</translation>
    </message>
    <message>
        <source>Notices on this PC</source>
        <translation>Meldungen auf diesem PC</translation>
    </message>
    <message>
        <source>Reminders then come as well while no window is open. The icon beside the clock opens the window again.</source>
        <translation>Erinnerungen kommen dann auch, wenn kein Fenster offen ist. Das Symbol neben der Uhr öffnet das Fenster wieder.</translation>
    </message>
    <message>
        <source>The program does not start with the computer any more.</source>
        <translation>Das Programm startet nicht mehr mit dem Computer.</translation>
    </message>
    <message>
        <source>The program starts with the computer from now on.</source>
        <translation>Das Programm startet von nun an mit dem Computer.</translation>
    </message>
    <message>
        <source>This PC did not let the program change what starts with it. Nothing was changed.</source>
        <translation>Dieser PC ließ das Programm nicht ändern, was mit ihm startet. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>OlderCopyQuestion</name>
    <message>
        <source>&amp;Keep the older state, on all PCs</source>
        <translation>Älteren Stand auf allen PCs &amp;behalten</translation>
    </message>
    <message>
        <source>Catch &amp;up with the other PCs</source>
        <translation>Von den anderen PCs &amp;nachholen</translation>
    </message>
    <message>
        <source>Nothing was written since on the other PCs.</source>
        <translation>Auf den anderen PCs wurde seitdem nichts geschrieben.</translation>
    </message>
    <message>
        <source>One thing to decide: this shop is an older copy</source>
        <translation>Eine Entscheidung: Dieser Laden ist eine ältere Kopie</translation>
    </message>
</context>
<context>
    <name>OpenView</name>
    <message>
        <source>All contacts</source>
        <translation>Alle Kontakte</translation>
    </message>
    <message>
        <source>Birthdays this month</source>
        <translation>Geburtstage im Monat</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
    <message>
        <source>Open one of your saved views first.</source>
        <translation>Öffnen Sie zuerst eine Ihrer gespeicherten Ansichten.</translation>
    </message>
    <message>
        <source>Quiet for 90 days</source>
        <translation>Seit 90 Tagen still</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>This view was made by a newer version of the program. It is kept as it is.</source>
        <translation>Diese Ansicht stammt aus einer neueren Fassung des Programms. Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>View renamed to “%1”.</source>
        <translation>Ansicht heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>View “%1” removed. Its contacts stay.</source>
        <translation>Ansicht „%1“ entfernt. Ihre Kontakte bleiben.</translation>
    </message>
    <message>
        <source>View “%1” saved.</source>
        <translation>Ansicht „%1“ gespeichert.</translation>
    </message>
</context>
<context>
    <name>OrderedLines</name>
    <message>
        <source>&amp;Down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
</context>
<context>
    <name>OutlookPanel</name>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>This is a rehearsal. Nothing is saved until the last step, and the whole import can be undone for 30 days.</source>
        <translation>Das ist eine Probe. Bis zum letzten Schritt wird nichts gespeichert, und der ganze Import lässt sich 30 Tage lang zurücknehmen.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message numerus="yes">
        <source>entry(s) in timelines</source>
        <translation>
            <numerusform>Eintrag in Verläufen</numerusform>
            <numerusform>Einträge in Verläufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>existing one(s) filled in</source>
        <translation>
            <numerusform>vorhandener ergänzt</numerusform>
            <numerusform>vorhandene ergänzt</numerusform>
        </translation>
    </message>
    <message>
        <source>here already, just so</source>
        <translation>schon da, genau so</translation>
    </message>
    <message>
        <source>look like duplicates</source>
        <translation>sehen wie Dubletten aus</translation>
    </message>
    <message>
        <source>looks like a duplicate</source>
        <translation>sieht wie eine Dublette aus</translation>
    </message>
    <message numerus="yes">
        <source>more kind(s) of problems</source>
        <translation>
            <numerusform>weitere Art von Problemen</numerusform>
            <numerusform>weitere Arten von Problemen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new company(s)</source>
        <translation>
            <numerusform>neue Firma</numerusform>
            <numerusform>neue Firmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new contact(s)</source>
        <translation>
            <numerusform>neuer Kontakt</numerusform>
            <numerusform>neue Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new deal(s)</source>
        <translation>
            <numerusform>neues Geschäft</numerusform>
            <numerusform>neue Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reminder(s)</source>
        <translation>
            <numerusform>Erinnerung</numerusform>
            <numerusform>Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) left out</source>
        <translation>
            <numerusform>Zeile ausgelassen</numerusform>
            <numerusform>Zeilen ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Drawing pages</source>
        <translation>Seiten werden gezeichnet</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation>Kleine Seiten</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation>
            <numerusform>%n Befehl</numerusform>
            <numerusform>%n Befehle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Contacts, deals, commands</source>
        <translation>Kontakte, Geschäfte, Befehle</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>New contact “%1”</source>
        <translation>Neuer Kontakt „%1“</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Nichts gefunden zu „%1“.</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>also found by %1</source>
        <translation>auch zu finden mit %1</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>log a call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>new contact</source>
        <translation>neuer Kontakt</translation>
    </message>
    <message>
        <source>new contact “%1”</source>
        <translation>neuer Kontakt „%1“</translation>
    </message>
</context>
<context>
    <name>PaletteDelegate</name>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
</context>
<context>
    <name>PaletteRows</name>
    <message>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <source>Show the first %1</source>
        <translation>Die ersten %1 zeigen</translation>
    </message>
</context>
<context>
    <name>PaperPart</name>
    <message>
        <source>&amp;Bank lines</source>
        <translation>&amp;Bankverbindung</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>&amp;Telephone, e-mail, website</source>
        <translation>&amp;Telefon, E-Mail, Webseite</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>As usual in the shop's country</source>
        <translation>Wie im Land des Ladens üblich</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Braun</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Logo wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Co&amp;lour of lines</source>
        <translation>Farbe der &amp;Linien</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>It stands at the head and the foot of reports, letters and quotes.</source>
        <translation>Er steht oben und unten auf Berichten, Briefen und Angeboten.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation>Briefkopf</translation>
    </message>
    <message>
        <source>Lines at the &amp;foot</source>
        <translation>Zeilen am &amp;Fuß</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>N&amp;ame on paper</source>
        <translation>N&amp;ame auf Papier</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>Bilder (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Ta&amp;x number</source>
        <translation>&amp;Steuernummer</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>The letterhead has no logo any more.</source>
        <translation>Der Briefkopf hat kein Logo mehr.</translation>
    </message>
    <message>
        <source>The letterhead is changed.</source>
        <translation>Der Briefkopf ist geändert.</translation>
    </message>
    <message>
        <source>The logo is on the letterhead.</source>
        <translation>Das Logo steht auf dem Briefkopf.</translation>
    </message>
    <message>
        <source>They stand on quotes.</source>
        <translation>Sie steht auf Angeboten.</translation>
    </message>
    <message>
        <source>This picture cannot be read. Nothing was changed.</source>
        <translation>Dieses Bild lässt sich nicht lesen. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>PartyPopover</name>
    <message>
        <source>No single contact has this name. Choose one from the list.</source>
        <translation>Diesen Namen hat nicht genau ein Kontakt. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Diesen nehmen</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>%1 · at this PC</source>
        <translation>%1 · an diesem PC</translation>
    </message>
    <message>
        <source>&amp;Called</source>
        <translation>&amp;Heißt</translation>
    </message>
    <message>
        <source>A new name holds at once on everything this person wrote, on all PCs.</source>
        <translation>Ein neuer Name gilt sofort bei allem, was diese Person geschrieben hat, auf allen PCs.</translation>
    </message>
    <message>
        <source>People who use the program</source>
        <translation>Wer das Programm benutzt</translation>
    </message>
</context>
<context>
    <name>PeriodPopover</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Show this period</source>
        <translation>Diesen Zeitraum zeigen</translation>
    </message>
    <message>
        <source>This is no day yet.</source>
        <translation>Das ist noch kein Tag.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>for example 31 Dec</source>
        <translation>zum Beispiel 31. Dez.</translation>
    </message>
</context>
<context>
    <name>PipelinePage</name>
    <message>
        <source>%1 added.</source>
        <translation>%1 angelegt.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 expected</source>
        <translation>%1 · %2 · %3 erwartet</translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n offenes Geschäft</numerusform>
            <numerusform>%n offene Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s) are left out by the filters.</source>
        <translation>
            <numerusform>%n offenes Geschäft ist durch die Filter verborgen.</numerusform>
            <numerusform>%n offene Geschäfte sind durch die Filter verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A deal is something a customer may buy: what, how much, by when.</source>
        <translation>Ein Geschäft ist etwas, das ein Kunde vielleicht kauft: was, wie viel, bis wann.</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>Choose at “Show” which deals stand here.</source>
        <translation>Wählen Sie bei „Zeigen“, welche Geschäfte hier stehen.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>How deals are shown</source>
        <translation>Wie Geschäfte gezeigt werden</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>Neues Geschäft</translation>
    </message>
    <message>
        <source>No deal matches.</source>
        <translation>Kein Geschäft passt.</translation>
    </message>
    <message>
        <source>No deal was lost yet.</source>
        <translation>Noch kein Geschäft verloren.</translation>
    </message>
    <message>
        <source>No deal was won yet.</source>
        <translation>Noch kein Geschäft gewonnen.</translation>
    </message>
    <message>
        <source>No deals yet.</source>
        <translation>Noch keine Geschäfte.</translation>
    </message>
    <message>
        <source>No open deals.</source>
        <translation>Keine offenen Geschäfte.</translation>
    </message>
    <message>
        <source>Outlook</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
</context>
<context>
    <name>PipelineSteps</name>
    <message>
        <source>&amp;Add step</source>
        <translation>Stufe &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Farbe…</translation>
    </message>
    <message>
        <source>&amp;New pipeline</source>
        <translation>&amp;Neue Pipeline</translation>
    </message>
    <message>
        <source>&amp;Remove step</source>
        <translation>Stufe &amp;entfernen</translation>
    </message>
    <message>
        <source>0 means that there is no limit</source>
        <translation>0 bedeutet: keine Grenze</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Chance in %</source>
        <translation>Chance %</translation>
    </message>
    <message>
        <source>New step</source>
        <translation>Neue Stufe</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Keine Farbe</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Pipelines and steps</source>
        <translation>Pipelines und Stufen</translation>
    </message>
    <message>
        <source>Put this pipeline further to the back</source>
        <translation>Diese Pipeline weiter nach hinten stellen</translation>
    </message>
    <message>
        <source>Put this pipeline further to the front; the first takes new deals</source>
        <translation>Diese Pipeline weiter nach vorn stellen; die erste nimmt neue Geschäfte auf</translation>
    </message>
    <message>
        <source>Quiet limit in days</source>
        <translation>Ruhegrenze in Tagen</translation>
    </message>
    <message>
        <source>Reasons for losing</source>
        <translation>Gründe für Verluste</translation>
    </message>
    <message>
        <source>Remove pipeline</source>
        <translation>Pipeline entfernen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>What is set up</source>
        <translation>Was eingerichtet wird</translation>
    </message>
    <message numerus="yes">
        <source>Where do %n deal(s) go?</source>
        <translation>
            <numerusform>Wohin kommt %n Geschäft?</numerusform>
            <numerusform>Wohin kommen %n Geschäfte?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Vorige Zeile</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Printing %1</source>
        <translation>%1 wird gedruckt</translation>
    </message>
    <message numerus="yes">
        <source>Printing %n page(s)…</source>
        <translation>
            <numerusform>%n Seite wird gedruckt …</numerusform>
            <numerusform>%n Seiten werden gedruckt …</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <translation>An %1 gesendet.</translation>
    </message>
    <message>
        <source>The printer does not take anything now. Check it and print once more.</source>
        <translation>Der Drucker nimmt gerade nichts an. Prüfen Sie ihn und drucken Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message numerus="yes">
        <source>%n contact(s) erased for good.</source>
        <translation>
            <numerusform>%n Kontakt endgültig gelöscht.</numerusform>
            <numerusform>%n Kontakte endgültig gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compressed folder (*.zip)</source>
        <translation>Gepackter Ordner (*.zip)</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Erasing for good</source>
        <translation>Endgültiges Löschen</translation>
    </message>
    <message>
        <source>Looking what would go</source>
        <translation>Nachsehen, was gelöscht würde</translation>
    </message>
    <message>
        <source>Proof of erasure</source>
        <translation>Löschnachweis</translation>
    </message>
    <message>
        <source>Save all about this contact</source>
        <translation>Alles über diesen Kontakt speichern</translation>
    </message>
    <message>
        <source>Save the proof of erasure</source>
        <translation>Löschnachweis speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Saving all about a contact</source>
        <translation>Alles über einen Kontakt speichern</translation>
    </message>
    <message>
        <source>Saving the proof</source>
        <translation>Nachweis speichern</translation>
    </message>
    <message>
        <source>Select a contact first: only contacts are erased for good.</source>
        <translation>Wählen Sie zuerst einen Kontakt: nur Kontakte werden endgültig gelöscht.</translation>
    </message>
    <message>
        <source>this contact</source>
        <translation>dieser Kontakt</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) archived.</source>
        <translation>
            <numerusform>%n Kontakt archiviert.</numerusform>
            <numerusform>%n Kontakte archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Contacts not heard of for long</source>
        <translation>Kontakte, von denen lange nichts kam</translation>
    </message>
    <message>
        <source>Contacts with nothing written down for so long, and with no open deal, quote or reminder. Nothing happens to them by itself.</source>
        <translation>Kontakte, zu denen so lange nichts aufgeschrieben wurde, ohne offenes Geschäft, Angebot oder Erinnerung. Von selbst geschieht mit ihnen nichts.</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Not heard of for</source>
        <translation>Nichts gehört seit</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Proof of erasure…</source>
        <translation>Löschnachweis…</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Select contacts first.</source>
        <translation>Wählen Sie zuerst Kontakte aus.</translation>
    </message>
    <message>
        <source>There is nobody of whom nothing was heard for so long.</source>
        <translation>Es gibt niemanden, von dem so lange nichts kam.</translation>
    </message>
    <message>
        <source>Who is listed here can be archived, or erased for good.</source>
        <translation>Wer hier steht, kann archiviert oder endgültig gelöscht werden.</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
</context>
<context>
    <name>QuestionWords</name>
    <message>
        <source>%1 archived %2</source>
        <translation>%1 hat %2 archiviert</translation>
    </message>
    <message>
        <source>%1 is archived, on all PCs.</source>
        <translation>%1 ist archiviert, auf allen PCs.</translation>
    </message>
    <message>
        <source>%1 stays, on all PCs.</source>
        <translation>%1 bleibt, auf allen PCs.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Archive it</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Archived: %1.</source>
        <translation>Archiviert: %1.</translation>
    </message>
    <message>
        <source>Both PCs changed it while they were apart. Until you choose, the newer one is used and both are kept.</source>
        <translation>Beide PCs haben es geändert, während sie getrennt waren. Bis Sie wählen, gilt das Neuere, und beides bleibt erhalten.</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>Geändert: %1.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Neither PC knew of the other. Until you choose it is kept, with everything.</source>
        <translation>Keiner der PCs wusste vom anderen. Bis Sie entscheiden, bleibt alles erhalten.</translation>
    </message>
    <message>
        <source>New: %1.</source>
        <translation>Neu: %1.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>One thing to decide: %1</source>
        <translation>Eine Entscheidung: %1</translation>
    </message>
    <message>
        <source>One thing to decide: %1 was archived while %2 worked on it</source>
        <translation>Eine Entscheidung: %1 wurde archiviert, während %2 daran gearbeitet hat</translation>
    </message>
    <message>
        <source>One thing to decide: %1’s %2</source>
        <translation>Eine Entscheidung zu %1: %2</translation>
    </message>
    <message>
        <source>One thing to decide: archived while %2 worked on it</source>
        <translation>Eine Entscheidung: archiviert, während %2 daran gearbeitet hat</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Uses %1 now, on all PCs.</source>
        <translation>Jetzt gilt %1, auf allen PCs.</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>active or not</source>
        <translation>aktiv oder nicht</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>chance</source>
        <translation>Aussicht</translation>
    </message>
    <message>
        <source>chance of a step</source>
        <translation>Aussicht eines Schritts</translation>
    </message>
    <message>
        <source>closing date</source>
        <translation>Abschlussdatum</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>day of a reminder</source>
        <translation>Tag einer Erinnerung</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>field “%1”</source>
        <translation>Feld „%1“</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>how often to keep in touch</source>
        <translation>wie oft melden</translation>
    </message>
    <message>
        <source>job</source>
        <translation>Beruf</translation>
    </message>
    <message>
        <source>job in a company</source>
        <translation>Aufgabe in einer Firma</translation>
    </message>
    <message>
        <source>joining with another contact</source>
        <translation>Zusammenführen mit einem anderen Kontakt</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>kind of an entry</source>
        <translation>Art eines Eintrags</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Bezeichnung</translation>
    </message>
    <message>
        <source>line of a deal</source>
        <translation>Posten eines Geschäfts</translation>
    </message>
    <message>
        <source>line of business</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>main address</source>
        <translation>Hauptadresse</translation>
    </message>
    <message>
        <source>main company</source>
        <translation>Hauptfirma</translation>
    </message>
    <message>
        <source>main e-mail address</source>
        <translation>Haupt-E-Mail-Adresse</translation>
    </message>
    <message>
        <source>main phone number</source>
        <translation>Haupttelefonnummer</translation>
    </message>
    <message>
        <source>main website</source>
        <translation>Hauptwebsite</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>newsletter</source>
        <translation>Newsletter</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>nächster Schritt</translation>
    </message>
    <message>
        <source>nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht erledigt</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>note of a reminder</source>
        <translation>Notiz einer Erinnerung</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>outcome of an entry</source>
        <translation>Ergebnis eines Eintrags</translation>
    </message>
    <message>
        <source>own field</source>
        <translation>eigenes Feld</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>price in a quote</source>
        <translation>Preis in einem Angebot</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>quantity in a quote</source>
        <translation>Menge in einem Angebot</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>reminder done or not</source>
        <translation>Erinnerung erledigt oder nicht</translation>
    </message>
    <message>
        <source>repeating of a reminder</source>
        <translation>Wiederholung einer Erinnerung</translation>
    </message>
    <message>
        <source>role in a company</source>
        <translation>Rolle in einer Firma</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>state of a quote</source>
        <translation>Stand eines Angebots</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>subject of an entry</source>
        <translation>Betreff eines Eintrags</translation>
    </message>
    <message>
        <source>tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>text of a letter</source>
        <translation>Text eines Briefs</translation>
    </message>
    <message>
        <source>text of an entry</source>
        <translation>Text eines Eintrags</translation>
    </message>
    <message>
        <source>time in a company</source>
        <translation>Zeit in einer Firma</translation>
    </message>
    <message>
        <source>time of an entry</source>
        <translation>Zeit eines Eintrags</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>use or not</source>
        <translation>verwenden oder nicht</translation>
    </message>
    <message>
        <source>website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>who does a reminder</source>
        <translation>wer eine Erinnerung erledigt</translation>
    </message>
    <message>
        <source>who looks after it</source>
        <translation>wer sich kümmert</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1. Enter to add.</source>
        <translation>%1. Eingabetaste legt an.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) fit. Choose one with the arrow keys.</source>
        <translation>
            <numerusform>%n Kontakt passt. Wählen Sie ihn mit den Pfeiltasten.</numerusform>
            <numerusform>%n Kontakte passen. Wählen Sie einen mit den Pfeiltasten.</numerusform>
        </translation>
    </message>
    <message>
        <source>(what?)</source>
        <translation>(was?)</translation>
    </message>
    <message>
        <source>Add a reminder</source>
        <translation>Erinnerung anlegen</translation>
    </message>
    <message>
        <source>Add a reminder, for example “call Marta tomorrow 10:00”</source>
        <translation>Erinnerung anlegen, zum Beispiel „Marta anrufen morgen 10:00“</translation>
    </message>
    <message>
        <source>Done: %1. Enter without a text: nothing follows.</source>
        <translation>Erledigt: %1. Eingabetaste ohne Text: Es folgt nichts.</translation>
    </message>
    <message>
        <source>Esc: it is not done yet.</source>
        <translation>Esc: Es ist noch nicht erledigt.</translation>
    </message>
    <message>
        <source>Please say what is to be done.</source>
        <translation>Sagen Sie bitte, was zu tun ist.</translation>
    </message>
    <message>
        <source>What is next for %1?</source>
        <translation>Was kommt als Nächstes für %1?</translation>
    </message>
    <message>
        <source>Who is it for? Write a name, or choose one with the arrow keys.</source>
        <translation>Für wen ist es? Schreiben Sie einen Namen, oder wählen Sie einen mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>Who is it for? Write a name.</source>
        <translation>Für wen ist es? Schreiben Sie einen Namen.</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
</context>
<context>
    <name>QuietList</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 am %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) quiet</source>
        <translation>
            <numerusform>%n Tag still</numerusform>
            <numerusform>%n Tage still</numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>Never heard of</source>
        <translation>Noch nie gehört</translation>
    </message>
    <message>
        <source>wished %1</source>
        <translation>gewünscht %1</translation>
    </message>
</context>
<context>
    <name>QuietPage</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose on a card, under “More”, how often to stay in touch.</source>
        <translation>Wählen Sie auf einer Karte unter „Mehr“, wie oft Sie in Verbindung bleiben möchten.</translation>
    </message>
    <message>
        <source>Get in touch</source>
        <translation>In Verbindung bleiben</translation>
    </message>
    <message>
        <source>How often to hear from somebody is chosen on the card or for a tag. Whoever has a next step is not listed.</source>
        <translation>Wie oft Sie von jemandem hören möchten, wählen Sie auf der Karte oder bei einem Schlagwort. Wer einen nächsten Schritt hat, steht nicht hier.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Nobody is listed.</source>
        <translation>Hier steht niemand.</translation>
    </message>
    <message>
        <source>Nobody is quiet for too long.</source>
        <translation>Niemand ist zu lange still.</translation>
    </message>
    <message>
        <source>Quiet for too long</source>
        <translation>Zu lange still</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>Erinnern</translation>
    </message>
    <message>
        <source>Reminder for %1: %2.</source>
        <translation>Erinnerung für %1: %2.</translation>
    </message>
    <message>
        <source>open card</source>
        <translation>Karte öffnen</translation>
    </message>
</context>
<context>
    <name>QuoteChoice</name>
    <message>
        <source>Open quote</source>
        <translation>Angebot öffnen</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Angebot</translation>
    </message>
</context>
<context>
    <name>QuotePage</name>
    <message>
        <source>%1, valid until %2</source>
        <translation>%1, gültig bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a price, counted as nothing.</source>
        <translation>
            <numerusform>%n Zeile hat noch keinen Preis und zählt nicht mit.</numerusform>
            <numerusform>%n Zeilen haben noch keinen Preis und zählen nicht mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new version is here to be edited.</source>
        <translation>Eine neue Fassung liegt zum Bearbeiten vor.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Above the lines</source>
        <translation>Über den Zeilen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation>Datum angeben</translation>
    </message>
    <message>
        <source>Add a text</source>
        <translation>Text angeben</translation>
    </message>
    <message>
        <source>Add name and address</source>
        <translation>Name und Adresse angeben</translation>
    </message>
    <message>
        <source>Another quote has this number too, from another PC.</source>
        <translation>Ein anderes Angebot von einem anderen PC hat dieselbe Nummer.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Below the lines</source>
        <translation>Unter den Zeilen</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Deal: %1</source>
        <translation>Geschäft: %1</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Give it a new number</source>
        <translation>Neue Nummer geben</translation>
    </message>
    <message>
        <source>Mark as sent</source>
        <translation>Als verschickt markieren</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Fassung</translation>
    </message>
    <message>
        <source>On everything, like 5 % or 20</source>
        <translation>Auf alles, etwa 5 % oder 20</translation>
    </message>
    <message>
        <source>On the quote</source>
        <translation>Auf dem Angebot</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Print or PDF…</source>
        <translation>Drucken oder PDF…</translation>
    </message>
    <message>
        <source>Quote %1</source>
        <translation>Angebot %1</translation>
    </message>
    <message>
        <source>Quote %1 archived.</source>
        <translation>Angebot %1 archiviert.</translation>
    </message>
    <message>
        <source>Quote %1 is accepted, the deal is won.</source>
        <translation>Angebot %1 ist angenommen, das Geschäft ist gewonnen.</translation>
    </message>
    <message>
        <source>Quote %1 is refused, the deal is lost.</source>
        <translation>Angebot %1 ist abgelehnt, das Geschäft ist verloren.</translation>
    </message>
    <message>
        <source>Quote %1 is sent.</source>
        <translation>Angebot %1 ist verschickt.</translation>
    </message>
    <message>
        <source>Refused…</source>
        <translation>Abgelehnt…</translation>
    </message>
    <message>
        <source>Reminder set for %1.</source>
        <translation>Erinnerung für %1 gesetzt.</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Sum without tax</source>
        <translation>Summe ohne Steuer</translation>
    </message>
    <message>
        <source>Tax %1</source>
        <translation>Steuer %1</translation>
    </message>
    <message>
        <source>Tax %1 included</source>
        <translation>Enthaltene Steuer %1</translation>
    </message>
    <message>
        <source>The deal is in %1 now.</source>
        <translation>Das Geschäft ist jetzt in %1.</translation>
    </message>
    <message>
        <source>The quote has a new number.</source>
        <translation>Das Angebot hat eine neue Nummer.</translation>
    </message>
    <message>
        <source>This is an earlier version.</source>
        <translation>Das ist eine frühere Fassung.</translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation>Das ist kein Datum. Schreiben Sie es etwa so: 31. Dez.</translation>
    </message>
    <message>
        <source>This is no discount. Write it like 5 % or 20.</source>
        <translation>Das ist kein Rabatt. Schreiben Sie ihn etwa so: 5 % oder 20.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation>Was angeboten wird</translation>
    </message>
    <message>
        <source>with tax</source>
        <translation>mit Steuer</translation>
    </message>
    <message>
        <source>without tax</source>
        <translation>ohne Steuer</translation>
    </message>
    <message>
        <source>“%1” removed.</source>
        <translation>„%1“ entfernt.</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>&amp;Valid for days</source>
        <translation>&amp;Gültig für Tage</translation>
    </message>
    <message>
        <source>Ab&amp;ove the lines</source>
        <translation>Über den &amp;Zeilen</translation>
    </message>
    <message>
        <source>Befo&amp;re the number</source>
        <translation>&amp;Vor der Nummer</translation>
    </message>
    <message>
        <source>Belo&amp;w the lines</source>
        <translation>&amp;Unter den Zeilen</translation>
    </message>
    <message>
        <source>Letters that stand before every number, if you like. A second PC counts with letters of its own, so no number is given twice.</source>
        <translation>Buchstaben, die vor jeder Nummer stehen, wenn Sie mögen. Ein zweiter PC zählt mit eigenen Buchstaben, so gibt es keine Nummer zweimal.</translation>
    </message>
    <message>
        <source>New quotes are made like this now.</source>
        <translation>Neue Angebote entstehen jetzt so.</translation>
    </message>
    <message>
        <source>One in a line, its name and percentage; the first one is the usual one.</source>
        <translation>Eine pro Zeile, Name und Prozentsatz; die erste ist die übliche.</translation>
    </message>
    <message>
        <source>Prices &amp;include the tax</source>
        <translation>Preise ent&amp;halten die Steuer</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Re&amp;mind days before</source>
        <translation>E&amp;rinnern Tage vorher</translation>
    </message>
    <message>
        <source>Taxe&amp;s</source>
        <translation>Steuer&amp;n</translation>
    </message>
    <message>
        <source>These taxes are offered now.</source>
        <translation>Diese Steuern werden jetzt angeboten.</translation>
    </message>
    <message>
        <source>With fields as in a letter. New quotes begin with these texts.</source>
        <translation>Mit Feldern wie in einem Brief. Neue Angebote beginnen mit diesen Texten.</translation>
    </message>
</context>
<context>
    <name>QuoteTable</name>
    <message>
        <source>Lines of the quote</source>
        <translation>Zeilen des Angebots</translation>
    </message>
</context>
<context>
    <name>Quotes</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Add a line…</source>
        <translation>Zeile hinzufügen…</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Has run out</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Price each</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verschickt</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>The tax is a number from 0 to 100, or empty for none.</source>
        <translation>Die Steuer ist eine Zahl von 0 bis 100, oder leer für keine.</translation>
    </message>
    <message>
        <source>This is no discount. Write it like 5 % or 20.</source>
        <translation>Das ist kein Rabatt. Schreiben Sie ihn etwa so: 5 % oder 20.</translation>
    </message>
    <message>
        <source>This is no price. Write it like 1250 or 1250.50.</source>
        <translation>Das ist kein Preis. Schreiben Sie ihn etwa so: 1250 oder 1250,50.</translation>
    </message>
    <message>
        <source>This is no quantity. Write it like 2 or 2.5.</source>
        <translation>Das ist keine Menge. Schreiben Sie sie etwa so: 2 oder 2,5.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>Reaching</name>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s) came up.</source>
        <translation>
            <numerusform>%n Erinnerung hat sich gemeldet.</numerusform>
            <numerusform>%n Erinnerungen haben sich gemeldet.</numerusform>
        </translation>
    </message>
    <message>
        <source>CRM Desktop goes on here</source>
        <translation>CRM Desktop läuft hier weiter</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Erledigt: %1.</translation>
    </message>
    <message>
        <source>It tells your reminders while its window is closed. Its menu ends it.</source>
        <translation>Es meldet Ihre Erinnerungen, solange sein Fenster geschlossen ist. Sein Menü beendet es.</translation>
    </message>
    <message>
        <source>Notices are shown again.</source>
        <translation>Meldungen werden wieder gezeigt.</translation>
    </message>
    <message>
        <source>Notices pause until %1. They come afterwards, all at once.</source>
        <translation>Meldungen ruhen bis %1. Danach kommen sie alle auf einmal.</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>“%1” put off to %2.</source>
        <translation>„%1“ verschoben auf %2.</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>&amp;Add reason</source>
        <translation>Grund &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Remove reason</source>
        <translation>Grund &amp;entfernen</translation>
    </message>
    <message>
        <source>New reason</source>
        <translation>Neuer Grund</translation>
    </message>
    <message>
        <source>Reasons for losing a deal</source>
        <translation>Gründe, warum Geschäfte verloren gehen</translation>
    </message>
    <message>
        <source>These are offered when a deal is lost. Deals keep a reason that is taken away here.</source>
        <translation>Sie werden angeboten, wenn ein Geschäft verloren geht. Geschäfte behalten einen Grund, der hier entfernt wird.</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Print the recovery sheet…</source>
        <translation>Wiederherstellungsblatt &amp;drucken…</translation>
    </message>
    <message>
        <source>If the passphrase is forgotten, only this recovery code opens the shared shop. Print it or write it down now: it is not shown again.</source>
        <translation>Wird die Passphrase vergessen, öffnet nur dieser Wiederherstellungscode den gemeinsamen Laden. Drucken Sie ihn oder schreiben Sie ihn jetzt auf: Er wird nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>The recovery code is copied.</source>
        <translation>Der Wiederherstellungscode ist kopiert.</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Keep this sheet where you keep important papers. If the passphrase is forgotten, this code opens the shared shop:</source>
        <translation>Bewahren Sie dieses Blatt bei Ihren wichtigen Papieren auf. Wird die Passphrase vergessen, öffnet dieser Code den gemeinsamen Laden:</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Please write the code down.</source>
        <translation>Auf diesem PC ist kein Drucker eingerichtet. Bitte notieren Sie den Code.</translation>
    </message>
    <message>
        <source>Printed on %1. Whoever has this code and the shared place can read everything.</source>
        <translation>Gedruckt am %1. Wer diesen Code und den gemeinsamen Ort hat, kann alles lesen.</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Recovery sheet of %1</source>
        <translation>Wiederherstellungsblatt von %1</translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <translation>An %1 gesendet.</translation>
    </message>
    <message>
        <source>The printer does not take anything now. Check it and print once more.</source>
        <translation>Der Drucker nimmt gerade nichts an. Prüfen Sie ihn und drucken Sie noch einmal.</translation>
    </message>
    <message>
        <source>The shop is shared here: %1</source>
        <translation>Der Laden wird hier geteilt: %1</translation>
    </message>
    <message>
        <source>Where a PC asks for the passphrase, type this code instead.</source>
        <translation>Wo ein PC nach der Passphrase fragt, geben Sie stattdessen diesen Code ein.</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>Your shop is open already</source>
        <translation>Ihr Laden ist schon geöffnet</translation>
    </message>
    <message>
        <source>Your shop stays closed</source>
        <translation>Ihr Laden bleibt geschlossen</translation>
    </message>
</context>
<context>
    <name>RemindPopover</name>
    <message numerus="yes">
        <source>Add %n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung anlegen</numerusform>
            <numerusform>%n Erinnerungen anlegen</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>Erinnern</translation>
    </message>
    <message numerus="yes">
        <source>Remind me of %n contact(s)</source>
        <translation>
            <numerusform>An %n Kontakt erinnern</numerusform>
            <numerusform>An %n Kontakte erinnern</numerusform>
        </translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>ReminderActs</name>
    <message numerus="yes">
        <source>%n reminder(s) put off until %1.</source>
        <translation>
            <numerusform>%n Erinnerung verschoben auf %1.</numerusform>
            <numerusform>%n Erinnerungen verschoben auf %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Again %1.</source>
        <translation>Noch einmal %1.</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>Erledigt: %1.</translation>
    </message>
    <message>
        <source>Put off until %1.</source>
        <translation>Verschoben auf %1.</translation>
    </message>
    <message>
        <source>Putting off</source>
        <translation>Wird verschoben</translation>
    </message>
    <message>
        <source>Reminder changed.</source>
        <translation>Erinnerung geändert.</translation>
    </message>
    <message>
        <source>Reminder removed.</source>
        <translation>Erinnerung entfernt.</translation>
    </message>
    <message>
        <source>Reminder set for %1.</source>
        <translation>Erinnerung für %1 gesetzt.</translation>
    </message>
    <message>
        <source>This reminder is done, or not there any more.</source>
        <translation>Diese Erinnerung ist erledigt oder nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>ReminderDraft</name>
    <message>
        <source>Begin afresh</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Draft from %1</source>
        <translation>Entwurf von %1</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Typed and not saved: %1</source>
        <translation>Getippt und nicht gesichert: %1</translation>
    </message>
</context>
<context>
    <name>ReminderEditor</name>
    <message>
        <source>%1, any time</source>
        <translation>%1, jederzeit</translation>
    </message>
    <message>
        <source>&amp;Add reminder</source>
        <translation>Erinnerung &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Important</source>
        <translation>&amp;Wichtig</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>A&amp;rt</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>Wieder&amp;holt sich</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;What is to be done?</source>
        <translation>Was ist zu &amp;tun?</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Egal wer</translation>
    </message>
    <message>
        <source>Dea&amp;l</source>
        <translation>&amp;Geschäft</translation>
    </message>
    <message>
        <source>New reminder</source>
        <translation>Neue Erinnerung</translation>
    </message>
    <message>
        <source>No single contact has this name. Choose one from the list.</source>
        <translation>Diesen Namen hat nicht genau ein Kontakt. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>No&amp;te</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Tell me earlier, too</source>
        <translation>Auch früher melden</translation>
    </message>
    <message>
        <source>This is no day yet.</source>
        <translation>Das ist noch kein Tag.</translation>
    </message>
    <message>
        <source>This is no day. Write it like tomorrow 10:00 or 24 Dec.</source>
        <translation>Das ist kein Tag. Schreiben Sie ihn wie morgen 10:00 oder 24. Dez.</translation>
    </message>
    <message>
        <source>This is no last day. Write it like 31 Dec.</source>
        <translation>Das ist kein letzter Tag. Schreiben Sie ihn wie 31. Dez.</translation>
    </message>
    <message>
        <source>Waitin&amp;g for the customer</source>
        <translation>Wartet auf den &amp;Kunden</translation>
    </message>
    <message>
        <source>Wh&amp;o is it for?</source>
        <translation>&amp;Für wen?</translation>
    </message>
    <message>
        <source>Whe&amp;n?</source>
        <translation>Wa&amp;nn?</translation>
    </message>
    <message>
        <source>Who &amp;does it?</source>
        <translation>Wer macht &amp;es?</translation>
    </message>
    <message>
        <source>for example tomorrow 10:00</source>
        <translation>zum Beispiel morgen 10:00</translation>
    </message>
</context>
<context>
    <name>ReportChoices</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>Alle Kunden</translation>
    </message>
    <message>
        <source>Choose days…</source>
        <translation>Tage wählen…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>One customer</source>
        <translation>Ein Kunde</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message numerus="yes">
        <source>The last %n</source>
        <translation>
            <numerusform>Der letzte %n</numerusform>
            <numerusform>Die letzten %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Namen tippen</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>ReportList</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Address labels</source>
        <translation>Adressetiketten</translation>
    </message>
    <message>
        <source>And other yearly days</source>
        <translation>Und andere jährliche Tage</translation>
    </message>
    <message>
        <source>Any saved view as a table</source>
        <translation>Jede Ansicht als Tabelle</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>Wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>Geburtstage</translation>
    </message>
    <message>
        <source>By step, with expected sum</source>
        <translation>Nach Schritt, mit Summen</translation>
    </message>
    <message>
        <source>Contact list</source>
        <translation>Kontaktliste</translation>
    </message>
    <message>
        <source>Customer sheet</source>
        <translation>Kundenblatt</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Tagesblatt</translation>
    </message>
    <message>
        <source>Everything that was agreed</source>
        <translation>Alles, was vereinbart wurde</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>History of a customer</source>
        <translation>Verlauf eines Kunden</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Briefe</translation>
    </message>
    <message>
        <source>No mail program is set up on this PC. Save as PDF still works.</source>
        <translation>Auf diesem PC ist kein Mailprogramm eingerichtet. Als PDF speichern geht trotzdem.</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Save as PDF still works.</source>
        <translation>Auf diesem PC ist kein Drucker eingerichtet. Als PDF speichern geht trotzdem.</translation>
    </message>
    <message>
        <source>One customer, or many</source>
        <translation>Ein Kunde oder viele</translation>
    </message>
    <message>
        <source>One text to many customers</source>
        <translation>Ein Text an viele Kunden</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Offene Geschäfte</translation>
    </message>
    <message>
        <source>Opening the mail program</source>
        <translation>Das Mailprogramm wird geöffnet</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF-Datei (*.pdf)</translation>
    </message>
    <message>
        <source>Per month, with reasons</source>
        <translation>Je Monat, mit Gründen</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Reminders with boxes to tick</source>
        <translation>Erinnerungen zum Abhaken</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Save the figures as a spreadsheet</source>
        <translation>Zahlen als Tabelle speichern</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>Gespeichert als „%1“.</translation>
    </message>
    <message>
        <source>Saving pages</source>
        <translation>Seiten werden gespeichert</translation>
    </message>
    <message>
        <source>Sheets, rolls, envelopes</source>
        <translation>Bögen, Rollen, Umschläge</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <source>The mail program has the pages as an attachment.</source>
        <translation>Das Mailprogramm hat die Seiten als Anhang.</translation>
    </message>
    <message>
        <source>The next three months</source>
        <translation>Die nächsten drei Monate</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Visits and calls</source>
        <translation>Besuche und Anrufe</translation>
    </message>
    <message>
        <source>What a deal offers, with tax</source>
        <translation>Was ein Geschäft anbietet, mit Steuer</translation>
    </message>
    <message>
        <source>Who was contacted, and when</source>
        <translation>Wer wann kontaktiert wurde</translation>
    </message>
    <message>
        <source>Won and lost</source>
        <translation>Gewonnen und verloren</translation>
    </message>
    <message>
        <source>Writing figures</source>
        <translation>Zahlen werden geschrieben</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the text</source>
        <translation>
            <numerusform>%n Fehler im Text</numerusform>
            <numerusform>%n Fehler im Text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>No quotes yet.</source>
        <translation>Noch keine Angebote.</translation>
    </message>
    <message>
        <source>Open a deal and choose “Quote for this deal”.</source>
        <translation>Öffnen Sie ein Geschäft und wählen Sie „Angebot zu diesem Geschäft“.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Preparing pages</source>
        <translation>Seiten werden vorbereitet</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>Save the figures as a spreadsheet…</source>
        <translation>Zahlen als Tabelle speichern…</translation>
    </message>
    <message>
        <source>Send by e-mail…</source>
        <translation>Per E-Mail senden…</translation>
    </message>
    <message>
        <source>Small pages</source>
        <translation>Kleine Seiten</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Type a name above, and the pages appear here.</source>
        <translation>Tippen Sie oben einen Namen, dann erscheinen hier die Seiten.</translation>
    </message>
    <message>
        <source>Which customer?</source>
        <translation>Welcher Kunde?</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
</context>
<context>
    <name>SafeMode</name>
    <message>
        <source>Go to backups</source>
        <translation>Zu den Sicherungen</translation>
    </message>
    <message>
        <source>Start normally</source>
        <translation>Normal starten</translation>
    </message>
    <message>
        <source>The program could not start properly twice, so your shop is open for reading only. Your data is safe; nothing is changed or exchanged with other PCs.</source>
        <translation>Das Programm konnte zweimal nicht richtig starten, darum ist Ihr Laden nur zum Lesen geöffnet. Ihre Daten sind sicher; nichts wird geändert oder mit anderen PCs ausgetauscht.</translation>
    </message>
    <message>
        <source>Your shop is open for reading only: nothing is changed or exchanged with other PCs.</source>
        <translation>Ihr Laden ist nur zum Lesen geöffnet: Nichts wird geändert oder mit anderen PCs ausgetauscht.</translation>
    </message>
</context>
<context>
    <name>SavedState</name>
    <message>
        <source>Everything is saved</source>
        <translation>Alles ist gespeichert</translation>
    </message>
    <message>
        <source>Exchanging changes…</source>
        <translation>Änderungen werden ausgetauscht…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Only on this PC</source>
        <translation>Nur auf diesem PC</translation>
    </message>
    <message>
        <source>Saving works again. What is still open here can be saved now.</source>
        <translation>Speichern geht wieder. Was hier noch offen ist, kann jetzt gespeichert werden.</translation>
    </message>
    <message>
        <source>The disk does not answer</source>
        <translation>Die Festplatte antwortet nicht</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>The folder is gone</source>
        <translation>Der Ordner ist weg</translation>
    </message>
    <message>
        <source>The last entry is not saved. Close again to leave without it.</source>
        <translation>Der letzte Eintrag ist nicht gespeichert. Schließen Sie noch einmal, um ohne ihn zu gehen.</translation>
    </message>
    <message>
        <source>The shop file is damaged</source>
        <translation>Die Ladendatei ist beschädigt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Trying to save</source>
        <translation>Speichern wird versucht</translation>
    </message>
    <message>
        <source>Writing is not allowed</source>
        <translation>Schreiben ist nicht erlaubt</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Archived</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Connect a second PC</source>
        <translation>Zweiten PC verbinden</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Änderungsverlauf</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Inside a backup</source>
        <translation>In einer Sicherung</translation>
    </message>
    <message>
        <source>Invite another PC</source>
        <translation>Einen anderen PC einladen</translation>
    </message>
    <message>
        <source>Join another PC</source>
        <translation>Einem anderen PC beitreten</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Passphrase and keys</source>
        <translation>Passphrase und Schlüssel</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Quiet for too long</source>
        <translation>Zu lange still</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>&amp;Propose another</source>
        <translation>Andere vorschla&amp;gen</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Gut.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Several words are easier to remember than many signs.</source>
        <translation>Mehrere Wörter merkt man sich leichter als viele Zeichen.</translation>
    </message>
    <message>
        <source>Strong. Note it down: the other PC asks for it once.</source>
        <translation>Stark. Schreiben Sie sie auf: Der andere PC fragt einmal danach.</translation>
    </message>
    <message>
        <source>Weak: a stranger who has the folder could guess it.</source>
        <translation>Schwach: Ein Fremder, der den Ordner hat, könnte sie erraten.</translation>
    </message>
</context>
<context>
    <name>SelectionPane</name>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation>
            <numerusform>%n Kontakt ausgewählt</numerusform>
            <numerusform>%n Kontakte ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 Nothing is imported from it unless you say what its columns mean.</source>
        <translation>%1 Daraus wird nichts eingelesen, solange Sie nicht sagen, was die Spalten bedeuten.</translation>
    </message>
    <message>
        <source>%1 cells hold formulas whose results were not saved; they were read as empty.</source>
        <translation>%1 Zellen enthalten Formeln, deren Ergebnisse nicht gespeichert wurden; sie wurden als leer gelesen.</translation>
    </message>
    <message>
        <source>%1 cells show an error such as #N/A; they were read as empty.</source>
        <translation>%1 Zellen zeigen einen Fehler wie #NV; sie wurden als leer gelesen.</translation>
    </message>
    <message>
        <source>%1 characters cannot be shown and were left out, the first in line %2.</source>
        <translation>%1 Zeichen lassen sich nicht zeigen und wurden ausgelassen, das erste in Zeile %2.</translation>
    </message>
    <message>
        <source>%1 characters could not be read and stand as �, the first in line %2.</source>
        <translation>%1 Zeichen waren nicht zu lesen und stehen als �, das erste in Zeile %2.</translation>
    </message>
    <message>
        <source>%1 characters were already lost in the file and stand as �, the first in line %2.</source>
        <translation>%1 Zeichen waren schon in der Datei verloren und stehen als �, das erste in Zeile %2.</translation>
    </message>
    <message>
        <source>%1 contacts</source>
        <translation>%1 Kontakte</translation>
    </message>
    <message>
        <source>%1 days late</source>
        <translation>%1 Tage überfällig</translation>
    </message>
    <message>
        <source>%1 has %2 columns; at most %3 can be read. Nothing was imported. Please copy the columns you need into a new file and import that.</source>
        <translation>%1 hat %2 Spalten; höchstens %3 lassen sich lesen. Nichts wurde eingelesen. Bitte kopieren Sie die Spalten, die Sie brauchen, in eine neue Datei und lesen Sie diese ein.</translation>
    </message>
    <message>
        <source>%1 holds a text of more than %2 characters. Nothing was imported. Please shorten this text and try again.</source>
        <translation>%1 enthält einen Text von mehr als %2 Zeichen. Nichts wurde eingelesen. Bitte kürzen Sie diesen Text und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 included, on %2</source>
        <translation>%1 enthalten, auf %2</translation>
    </message>
    <message>
        <source>%1 is not a file. Please choose another folder for the shop.</source>
        <translation>%1 ist keine Datei. Bitte wählen Sie einen anderen Ordner für den Laden.</translation>
    </message>
    <message>
        <source>%1 is not an invitation to a shared shop, or cannot be read. Nothing was changed.</source>
        <translation>%1 ist keine Einladung zu einem gemeinsamen Laden oder kann nicht gelesen werden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>%1 letters are written in another way than the rest, the first in line %2. They were read as Western European; please check.</source>
        <translation>%1 Buchstaben sind anders geschrieben als der Rest, der erste in Zeile %2. Sie wurden als westeuropäisch gelesen; bitte prüfen.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, but different names</source>
        <translation>%1, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>%1, but the birthdays differ</source>
        <translation>%1, aber die Geburtstage sind verschieden</translation>
    </message>
    <message>
        <source>%1, one has no name</source>
        <translation>%1, einer hat keinen Namen</translation>
    </message>
    <message>
        <source>%1, one name begins with the other</source>
        <translation>%1, ein Name beginnt mit dem anderen</translation>
    </message>
    <message>
        <source>%1, similar names</source>
        <translation>%1, ähnliche Namen</translation>
    </message>
    <message>
        <source>%1: does not fit on this label</source>
        <translation>%1: passt nicht auf dieses Etikett</translation>
    </message>
    <message>
        <source>%1: does not wish to be contacted</source>
        <translation>%1: möchte nicht angeschrieben werden</translation>
    </message>
    <message>
        <source>%1: no complete address</source>
        <translation>%1: keine vollständige Adresse</translation>
    </message>
    <message>
        <source>%1: no name</source>
        <translation>%1: kein Name</translation>
    </message>
    <message>
        <source>1 cell holds a formula whose result was not saved; it was read as empty.</source>
        <translation>1 Zelle enthält eine Formel, deren Ergebnis nicht gespeichert wurde; sie wurde als leer gelesen.</translation>
    </message>
    <message>
        <source>1 cell shows an error such as #N/A; it was read as empty.</source>
        <translation>1 Zelle zeigt einen Fehler wie #NV; sie wurde als leer gelesen.</translation>
    </message>
    <message>
        <source>1 character in line %1 cannot be shown and was left out.</source>
        <translation>1 Zeichen in Zeile %1 lässt sich nicht zeigen und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>1 character in line %1 could not be read and stands as �.</source>
        <translation>1 Zeichen in Zeile %1 war nicht zu lesen und steht als �.</translation>
    </message>
    <message>
        <source>1 character in line %1 was already lost in the file and stands as �.</source>
        <translation>1 Zeichen in Zeile %1 war schon in der Datei verloren und steht als �.</translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 Kontakt</translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 Tag überfällig</translation>
    </message>
    <message>
        <source>1 letter in line %1 is written in another way than the rest. It was read as Western European; please check.</source>
        <translation>1 Buchstabe in Zeile %1 ist anders geschrieben als der Rest. Er wurde als westeuropäisch gelesen; bitte prüfen.</translation>
    </message>
    <message>
        <source>A PIN needs at least %1 digits or letters. Nothing was changed.</source>
        <translation>Eine PIN braucht mindestens %1 Ziffern oder Buchstaben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A brace is opened and not closed on this line.</source>
        <translation>In dieser Zeile ist eine Klammer offen.</translation>
    </message>
    <message>
        <source>A colleague needs a name. Nothing was saved.</source>
        <translation>Wer im Team ist, braucht einen Namen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>A colour is written like #0f6670. Nothing was changed.</source>
        <translation>Eine Farbe schreibt man wie #0f6670. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A contact cannot belong to itself. Please choose another one.</source>
        <translation>Ein Kontakt kann nicht zu sich selbst gehören. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A contact is a person, a company or a household. Nothing was changed.</source>
        <translation>Ein Kontakt ist eine Person, eine Firma oder ein Haushalt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A contact needs a name, a phone number or an e-mail address. Nothing was saved yet.</source>
        <translation>Ein Kontakt braucht einen Namen, eine Telefonnummer oder eine E-Mail-Adresse. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>A contact was erased for good, which cannot be undone. Nothing was changed.</source>
        <translation>Ein Kontakt wurde endgültig gelöscht, das lässt sich nicht rückgängig machen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A day cannot close before it opens. Nothing was changed.</source>
        <translation>Ein Tag kann nicht enden, bevor er beginnt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A field needs a name. Nothing was changed.</source>
        <translation>Ein Feld braucht einen Namen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A field of your own.</source>
        <translation>Ein eigenes Feld von Ihnen.</translation>
    </message>
    <message>
        <source>A file beside the shop was changed or damaged outside of the program, so it is not read. Everything else is safe.</source>
        <translation>Eine Datei neben dem Laden wurde außerhalb des Programms geändert oder beschädigt und wird deshalb nicht gelesen. Alles andere ist sicher.</translation>
    </message>
    <message>
        <source>A number of another list.</source>
        <translation>Eine Nummer aus einer anderen Liste.</translation>
    </message>
    <message>
        <source>A number of another list; the name stands in a column of its own.</source>
        <translation>Eine Nummer aus einer anderen Liste; der Name steht in einer eigenen Spalte.</translation>
    </message>
    <message>
        <source>A passphrase needs at least %1 letters; three words are good. Nothing was changed.</source>
        <translation>Eine Passphrase braucht mindestens %1 Zeichen; drei Wörter sind gut. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A person and a company cannot become one contact. Nothing was changed. Change the kind of one of them first.</source>
        <translation>Eine Person und eine Firma können nicht ein Kontakt werden. Nichts wurde geändert. Ändern Sie zuerst die Art des einen.</translation>
    </message>
    <message>
        <source>A pipeline needs at least one step. Nothing was changed.</source>
        <translation>Eine Pipeline braucht mindestens eine Stufe. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A sheet has room for %1 rows, and these are %2 (%3). Nothing was written. Please choose .csv or .json.</source>
        <translation>Ein Blatt hat Platz für %1 Zeilen, und dies sind %2 (%3). Nichts wurde geschrieben. Bitte wählen Sie .csv oder .json.</translation>
    </message>
    <message>
        <source>A shop file gets damaged there sooner or later. Please keep the shop on this PC, in a folder that is not copied. Several PCs can be kept alike by sending changes to each other instead of the file.</source>
        <translation>Dort nimmt eine Ladendatei früher oder später Schaden. Bitte behalten Sie den Laden auf diesem PC, in einem Ordner, der nicht kopiert wird. Mehrere PCs bleiben gleich, indem sie einander Änderungen schicken statt der Datei.</translation>
    </message>
    <message>
        <source>A small file that belongs to this PC could not be kept in %1, so nothing was sent or received. Your work is safe here. Check that this folder may be written to.</source>
        <translation>Eine kleine Datei, die zu diesem PC gehört, konnte in %1 nicht abgelegt werden, daher wurde nichts gesendet oder empfangen. Ihre Arbeit ist hier sicher. Bitte prüfen Sie, ob in diesen Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>A tag needs a name. Nothing was changed.</source>
        <translation>Ein Schlagwort braucht einen Namen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A track has up to %1 steps, and none further away than ten years. Nothing was changed.</source>
        <translation>Ein Ablauf hat bis zu %1 Schritte, und keiner liegt weiter als zehn Jahre entfernt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A track needs a name and at least one step with a text. Nothing was saved yet.</source>
        <translation>Ein Ablauf braucht einen Namen und mindestens einen Schritt mit Text. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>A view needs a name. Nothing was saved yet.</source>
        <translation>Eine Ansicht braucht einen Namen. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Add colleague %1</source>
        <translation>%1 ins Team aufnehmen</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>Firma hinzufügen</translation>
    </message>
    <message>
        <source>Add field “%1”</source>
        <translation>Feld „%1“ anlegen</translation>
    </message>
    <message>
        <source>Add holiday</source>
        <translation>Feiertag hinzufügen</translation>
    </message>
    <message>
        <source>Add line “%1”</source>
        <translation>Zeile „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Add person to deal</source>
        <translation>Person zum Geschäft hinzufügen</translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation>Beziehung hinzufügen</translation>
    </message>
    <message>
        <source>Add reminder</source>
        <translation>Erinnerung anlegen</translation>
    </message>
    <message>
        <source>Add reminder to %1</source>
        <translation>Erinnerung anlegen: %1</translation>
    </message>
    <message>
        <source>Add tag “%1”</source>
        <translation>Schlagwort „%1“ hinzufügen</translation>
    </message>
    <message>
        <source>Add tag “%1” to %2</source>
        <translation>Schlagwort „%1“ hinzufügen: %2</translation>
    </message>
    <message>
        <source>Added by this program to rows that were left out.</source>
        <translation>Von diesem Programm zu Zeilen gesetzt, die ausgelassen wurden.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address labels</source>
        <translation>Adressetiketten</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Eingewilligt</translation>
    </message>
    <message>
        <source>Agreed and withdrawn</source>
        <translation>Einwilligungen und Widerrufe</translation>
    </message>
    <message>
        <source>All open deals</source>
        <translation>Alle offenen Geschäfte</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>An attachment has a name that cannot be right, so it was not opened.</source>
        <translation>Ein Anhang hat einen Namen, der nicht stimmen kann, und wurde darum nicht geöffnet.</translation>
    </message>
    <message>
        <source>An earlier row tells something else about “%1”.</source>
        <translation>Eine frühere Zeile sagt etwas anderes über „%1“.</translation>
    </message>
    <message>
        <source>An entry can have at most %1 files. Nothing was saved yet. Please log another entry for the rest.</source>
        <translation>Ein Eintrag kann höchstens %1 Dateien haben. Noch wurde nichts gespeichert. Bitte machen Sie für die übrigen einen weiteren Eintrag.</translation>
    </message>
    <message>
        <source>An import is not finished, and its records may name this contact. Nothing was changed. Please finish that import or take it back first.</source>
        <translation>Ein Import ist nicht abgeschlossen, und darin kann dieser Kontakt stehen. Es wurde nichts geändert. Bitte schließen Sie den Import zuerst ab oder nehmen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>An import was cut off. Please go on with it or undo it first. Nothing was changed.</source>
        <translation>Ein Import wurde unterbrochen. Bitte setzen Sie ihn zuerst fort oder machen Sie ihn rückgängig. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Another column gives this already.</source>
        <translation>Eine andere Spalte nennt das schon.</translation>
    </message>
    <message>
        <source>Another export of the list may still have what is missing.</source>
        <translation>Ein anderer Export der Liste enthält vielleicht noch, was fehlt.</translation>
    </message>
    <message>
        <source>Another row, which is the same contact, tells something else.</source>
        <translation>Eine andere Zeile, die derselbe Kontakt ist, sagt etwas anderes.</translation>
    </message>
    <message>
        <source>Archive %1</source>
        <translation>%1 archivieren</translation>
    </message>
    <message>
        <source>Archive %1 deals</source>
        <translation>%1 Geschäfte archivieren</translation>
    </message>
    <message>
        <source>Archive deal</source>
        <translation>Geschäft archivieren</translation>
    </message>
    <message>
        <source>Archive quote %1</source>
        <translation>Angebot %1 archivieren</translation>
    </message>
    <message>
        <source>Archived here, worked on there</source>
        <translation>Hier archiviert, dort bearbeitet</translation>
    </message>
    <message>
        <source>As in the last import of such a file.</source>
        <translation>Wie beim letzten Import einer solchen Datei.</translation>
    </message>
    <message>
        <source>At most %1 contacts can be joined at once. Nothing was changed.</source>
        <translation>Höchstens %1 Kontakte lassen sich auf einmal zusammenführen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Attach %1</source>
        <translation>%1 anhängen</translation>
    </message>
    <message>
        <source>Attach %1 files</source>
        <translation>%1 Dateien anhängen</translation>
    </message>
    <message>
        <source>Backups made before are let go one by one; when one is brought back, the same contacts are erased from it again. Deals and quotes keep their sums without a name. Papers and files that left the program are not covered.</source>
        <translation>Frühere Sicherungen werden nach und nach entfernt; wird eine zurückgeholt, werden dieselben Kontakte daraus wieder gelöscht. Geschäfte und Angebote behalten ihre Summen ohne Namen. Papiere und Dateien, die das Programm verlassen haben, sind nicht erfasst.</translation>
    </message>
    <message>
        <source>Between the braces stands no field.</source>
        <translation>Zwischen den Klammern steht kein Feld.</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>Geburtstage</translation>
    </message>
    <message>
        <source>Book-keeping of another program.</source>
        <translation>Interne Angaben eines anderen Programms.</translation>
    </message>
    <message>
        <source>Bring back %1</source>
        <translation>%1 zurückholen</translation>
    </message>
    <message>
        <source>Bring back %1 deals</source>
        <translation>%1 Geschäfte zurückholen</translation>
    </message>
    <message>
        <source>Bring back %1 things</source>
        <translation>%1 Dinge zurückholen</translation>
    </message>
    <message>
        <source>Bring back deal</source>
        <translation>Geschäft zurückholen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>Nach Person</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>Nach Herkunft</translation>
    </message>
    <message>
        <source>By step</source>
        <translation>Nach Schritt</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Durch wen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Gekommen durch</translation>
    </message>
    <message>
        <source>Cards hold people and companies only. Nothing was written. Please choose .xlsx, .csv or .json.</source>
        <translation>Visitenkarten fassen nur Personen und Firmen. Nichts wurde geschrieben. Bitte wählen Sie .xlsx, .csv oder .json.</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>%1 ändern: %2</translation>
    </message>
    <message>
        <source>Change birthday</source>
        <translation>Geburtstag ändern</translation>
    </message>
    <message>
        <source>Change chance</source>
        <translation>Chance ändern</translation>
    </message>
    <message>
        <source>Change choices of a field</source>
        <translation>Auswahl eines Feldes ändern</translation>
    </message>
    <message>
        <source>Change colour of tag</source>
        <translation>Farbe des Schlagworts ändern</translation>
    </message>
    <message>
        <source>Change contact of deal</source>
        <translation>Kontakt des Geschäfts ändern</translation>
    </message>
    <message>
        <source>Change customer since</source>
        <translation>Kunde seit ändern</translation>
    </message>
    <message>
        <source>Change expected close</source>
        <translation>Erwarteten Abschluss ändern</translation>
    </message>
    <message>
        <source>Change field</source>
        <translation>Feld ändern</translation>
    </message>
    <message>
        <source>Change kind of a field</source>
        <translation>Art eines Feldes ändern</translation>
    </message>
    <message>
        <source>Change letterhead</source>
        <translation>Briefkopf ändern</translation>
    </message>
    <message>
        <source>Change line</source>
        <translation>Zeile ändern</translation>
    </message>
    <message>
        <source>Change opening hours</source>
        <translation>Öffnungszeiten ändern</translation>
    </message>
    <message>
        <source>Change position</source>
        <translation>Position ändern</translation>
    </message>
    <message>
        <source>Change quote</source>
        <translation>Angebot ändern</translation>
    </message>
    <message>
        <source>Change quote settings</source>
        <translation>Einstellungen der Angebote ändern</translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation>Beziehung ändern</translation>
    </message>
    <message>
        <source>Change reminder</source>
        <translation>Erinnerung ändern</translation>
    </message>
    <message>
        <source>Change role in deal</source>
        <translation>Rolle im Geschäft ändern</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>Change staying in touch</source>
        <translation>In Verbindung bleiben ändern</translation>
    </message>
    <message>
        <source>Change step</source>
        <translation>Stufe ändern</translation>
    </message>
    <message>
        <source>Change taxes</source>
        <translation>Steuern ändern</translation>
    </message>
    <message>
        <source>Change view</source>
        <translation>Ansicht ändern</translation>
    </message>
    <message>
        <source>Change who looks after it</source>
        <translation>Zuständigkeit ändern</translation>
    </message>
    <message>
        <source>Change whose field it is</source>
        <translation>Ändern, bei wem ein Feld steht</translation>
    </message>
    <message>
        <source>Change “%1” of %2</source>
        <translation>„%1“ ändern: %2</translation>
    </message>
    <message>
        <source>Changes are not recorded as they should be. Close the program and start it again.</source>
        <translation>Änderungen werden nicht festgehalten, wie es sein soll. Schließen Sie das Programm und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Check whether the disk is full.</source>
        <translation>Prüfen Sie, ob die Festplatte voll ist.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Choose for %1</source>
        <translation>Für %1 auswählen</translation>
    </message>
    <message>
        <source>Choose for several</source>
        <translation>Mehrere entscheiden</translation>
    </message>
    <message>
        <source>Choose main %1</source>
        <translation>Hauptangabe wählen: %1</translation>
    </message>
    <message>
        <source>Choose main company</source>
        <translation>Hauptfirma wählen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>Kennung %1</translation>
    </message>
    <message>
        <source>Columns of “%1”</source>
        <translation>Spalten von „%1“</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Customer sheet</source>
        <translation>Kundenblatt</translation>
    </message>
    <message>
        <source>Customer sheets</source>
        <translation>Kundenblätter</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Kunde seit</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Day and month could be the other way round.</source>
        <translation>Tag und Monat könnten vertauscht sein.</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>Tagesblatt</translation>
    </message>
    <message>
        <source>Day, month and year stand in three columns.</source>
        <translation>Tag, Monat und Jahr stehen in drei Spalten.</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Discount %1 %</source>
        <translation>Rabatt %1 %</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Edit entry</source>
        <translation>Eintrag bearbeiten</translation>
    </message>
    <message>
        <source>Emptied the trash of more than a year ago</source>
        <translation>Papierkorb von vor über einem Jahr geleert</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Envelopes</source>
        <translation>Umschläge</translation>
    </message>
    <message>
        <source>Erase a contact for good</source>
        <translation>Einen Kontakt endgültig löschen</translation>
    </message>
    <message>
        <source>Every change is recorded.</source>
        <translation>Jede Änderung wird festgehalten.</translation>
    </message>
    <message>
        <source>Every record is as the history says.</source>
        <translation>Jeder Eintrag ist so, wie es der Änderungsverlauf sagt.</translation>
    </message>
    <message>
        <source>Everything that is linked is there.</source>
        <translation>Alles, was verknüpft ist, ist da.</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Expected close</source>
        <translation>Abschluss erwartet</translation>
    </message>
    <message>
        <source>File %1 e-mails</source>
        <translation>%1 E-Mails ablegen</translation>
    </message>
    <message>
        <source>File an e-mail</source>
        <translation>E-Mail ablegen</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files: %1</source>
        <translation>Dateien: %1</translation>
    </message>
    <message>
        <source>Forget the columns of “%1”</source>
        <translation>Spalten von „%1“ vergessen</translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>History of a customer</source>
        <translation>Verlauf eines Kunden</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>In %1 lines, the first is line %2, a quotation mark is opened and never closed. They were read as ordinary characters; please check these rows.</source>
        <translation>In %1 Zeilen, zuerst in Zeile %2, geht ein Anführungszeichen auf und nicht wieder zu. Sie wurden als gewöhnliche Zeichen gelesen; bitte prüfen Sie diese Zeilen.</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>In line %1 a quotation mark is opened and never closed. It was read as an ordinary character; please check this row.</source>
        <translation>In Zeile %1 geht ein Anführungszeichen auf und nicht wieder zu. Es wurde als gewöhnliches Zeichen gelesen; bitte prüfen Sie diese Zeile.</translation>
    </message>
    <message>
        <source>In step since</source>
        <translation>Im Schritt seit</translation>
    </message>
    <message>
        <source>In this database something else is called %1 already. Nothing was changed there. Please make a new, empty database for sharing.</source>
        <translation>In dieser Datenbank heißt schon etwas anderes %1. Dort wurde nichts geändert. Bitte legen Sie zum Teilen eine neue, leere Datenbank an.</translation>
    </message>
    <message>
        <source>Is here %1 times already (%2).</source>
        <translation>Ist hier schon %1-mal (%2).</translation>
    </message>
    <message>
        <source>Is here already (%1).</source>
        <translation>Ist schon da (%1).</translation>
    </message>
    <message>
        <source>It takes two contacts to join. Nothing was changed.</source>
        <translation>Zum Zusammenführen braucht es zwei Kontakte. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Join %1 contacts to %2</source>
        <translation>%1 Kontakte zusammenführen zu %2</translation>
    </message>
    <message>
        <source>Join %1 groups of duplicates</source>
        <translation>%1 Gruppen von Dubletten zusammenführen</translation>
    </message>
    <message>
        <source>Join %1 with %2</source>
        <translation>%1 zusammenführen mit %2</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>Alle behalten</translation>
    </message>
    <message>
        <source>Keep all for %1</source>
        <translation>Alle für %1 behalten</translation>
    </message>
    <message>
        <source>Keep letter “%1”</source>
        <translation>Brief „%1“ behalten</translation>
    </message>
    <message>
        <source>Keep one of contacts that were joined both ways</source>
        <translation>Einen von gegenseitig zusammengeführten Kontakten behalten</translation>
    </message>
    <message>
        <source>Kept as a field of your own.</source>
        <translation>Bleibt als eigenes Feld erhalten.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Left out as the same as record %1.</source>
        <translation>Weggelassen, weil es derselbe Datensatz wie Nummer %1 ist.</translation>
    </message>
    <message>
        <source>Let the chance follow its step</source>
        <translation>Chance folgt wieder der Stufe</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Lists may show old figures of some contacts. The contacts themselves are safe.</source>
        <translation>Listen zeigen bei einigen Kontakten vielleicht alte Zahlen. Die Kontakte selbst sind sicher.</translation>
    </message>
    <message>
        <source>Lists show every contact as it is.</source>
        <translation>Listen zeigen jeden Kontakt, wie er ist.</translation>
    </message>
    <message>
        <source>Log call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>Log e-mail</source>
        <translation>E-Mail eintragen</translation>
    </message>
    <message>
        <source>Log entry</source>
        <translation>Eintrag machen</translation>
    </message>
    <message>
        <source>Log meeting</source>
        <translation>Treffen eintragen</translation>
    </message>
    <message>
        <source>Log note</source>
        <translation>Notiz eintragen</translation>
    </message>
    <message>
        <source>Log visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Betreut von</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>Verloren: %1</translation>
    </message>
    <message>
        <source>Lost: %1 deals</source>
        <translation>Verloren: %1 Geschäfte</translation>
    </message>
    <message>
        <source>Make it a company</source>
        <translation>In eine Firma umwandeln</translation>
    </message>
    <message>
        <source>Make it a household</source>
        <translation>In einen Haushalt umwandeln</translation>
    </message>
    <message>
        <source>Make it a person</source>
        <translation>In eine Person umwandeln</translation>
    </message>
    <message>
        <source>May be duplicates again</source>
        <translation>Doch vielleicht Dubletten</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Move %1 deals to %2</source>
        <translation>%1 Geschäfte verschieben nach %2</translation>
    </message>
    <message>
        <source>Move line</source>
        <translation>Zeile verschieben</translation>
    </message>
    <message>
        <source>Move to another company</source>
        <translation>Zu einer anderen Firma wechseln</translation>
    </message>
    <message>
        <source>Move “%1” to %2</source>
        <translation>„%1“ verschieben nach %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New deal “%1”</source>
        <translation>Neues Geschäft „%1“</translation>
    </message>
    <message>
        <source>New number for quote</source>
        <translation>Neue Nummer für Angebot</translation>
    </message>
    <message>
        <source>New pipeline “%1”</source>
        <translation>Neue Pipeline „%1“</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>Neues Angebot</translation>
    </message>
    <message>
        <source>New reason “%1”</source>
        <translation>Neuer Grund „%1“</translation>
    </message>
    <message>
        <source>New step “%1”</source>
        <translation>Neue Stufe „%1“</translation>
    </message>
    <message>
        <source>New version of quote %1</source>
        <translation>Neue Fassung von Angebot %1</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>Nächste 7 Tage</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No birthdays in this period.</source>
        <translation>Keine Geburtstage in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No column here holds names, e-mail addresses or phone numbers of customers.</source>
        <translation>Keine Spalte enthält hier Namen, E-Mail-Adressen oder Telefonnummern von Kunden.</translation>
    </message>
    <message>
        <source>No deals were won or lost in this period.</source>
        <translation>In diesem Zeitraum wurden keine Geschäfte gewonnen oder verloren.</translation>
    </message>
    <message>
        <source>No message could be read in “%1”. Nothing was filed.</source>
        <translation>In „%1“ war keine Nachricht zu lesen. Nichts wurde abgelegt.</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>Kein nächster Schritt</translation>
    </message>
    <message>
        <source>No shared shop was found in %1. Nothing was changed. If it was begun on the other PC just now, wait until it has arrived here.</source>
        <translation>In %1 wurde kein gemeinsamer Laden gefunden. Es wurde nichts geändert. Wenn er gerade erst auf dem anderen PC begonnen wurde, warten Sie, bis er hier angekommen ist.</translation>
    </message>
    <message>
        <source>No table found on this sheet. Choose another sheet.</source>
        <translation>Auf diesem Blatt ist keine Tabelle zu finden. Wählen Sie ein anderes Blatt.</translation>
    </message>
    <message>
        <source>No table was chosen.</source>
        <translation>Es wurde keine Tabelle gewählt.</translation>
    </message>
    <message>
        <source>No visits or calls in this period.</source>
        <translation>Keine Besuche oder Anrufe in diesem Zeitraum.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Pos.</translation>
    </message>
    <message>
        <source>Nobody can work for themselves here. Please choose another company.</source>
        <translation>Niemand kann hier bei sich selbst arbeiten. Bitte wählen Sie eine andere Firma.</translation>
    </message>
    <message>
        <source>Nobody was erased so far.</source>
        <translation>Bisher wurde niemand gelöscht.</translation>
    </message>
    <message>
        <source>Not all values are dates.</source>
        <translation>Nicht alle Werte sind Daten.</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Keine Dubletten</translation>
    </message>
    <message>
        <source>Not every line has a price. Please fill in the prices first; nothing was changed.</source>
        <translation>Nicht jede Zeile hat einen Preis. Bitte tragen Sie zuerst die Preise ein; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Not everything could be sent to the other PCs, so this PC still takes part. Your work is safe here. Please check the place where it is shared and try again.</source>
        <translation>Es konnte nicht alles an die anderen PCs gesendet werden, deshalb nimmt dieser PC noch teil. Ihre Arbeit ist hier sicher. Bitte prüfen Sie den Ort, an dem geteilt wird, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing archived has the id “%1”.</source>
        <translation>Im Archiv hat nichts die Kennung „%1“.</translation>
    </message>
    <message>
        <source>Nothing can be written into this folder. Nothing was changed. Please choose another one.</source>
        <translation>In diesen Ordner kann nichts geschrieben werden. Nichts wurde geändert. Bitte wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Nothing has been written down yet.</source>
        <translation>Noch ist nichts aufgeschrieben.</translation>
    </message>
    <message>
        <source>Nothing is planned. The day is free.</source>
        <translation>Nichts ist geplant. Der Tag ist frei.</translation>
    </message>
    <message>
        <source>Nothing of the damaged shop file can be read. Nothing was changed. Please use the last good backup.</source>
        <translation>Von der beschädigten Datei ist nichts lesbar. Nichts wurde geändert. Bitte nehmen Sie die letzte gute Sicherung.</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde eingelesen.</translation>
    </message>
    <message>
        <source>Nothing was written down in this period.</source>
        <translation>In diesem Zeitraum wurde nichts aufgeschrieben.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>On these days contacts were erased for good from the customers of this shop, on this computer and on all that share them. What was erased is not named here.</source>
        <translation>An diesen Tagen wurden Kontakte endgültig aus den Kunden dieses Ladens gelöscht, auf diesem Computer und auf allen, die sie teilen. Wer gelöscht wurde, steht hier nicht.</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>One of that name lies in the trash; it stays there.</source>
        <translation>Einer dieses Namens liegt im Archiv; dort bleibt er.</translation>
    </message>
    <message>
        <source>One of these contacts is not there any more, perhaps it was archived. Nothing was changed.</source>
        <translation>Einen dieser Kontakte gibt es nicht mehr, vielleicht wurde er archiviert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>One of these contacts was erased for good, so it is not brought back. Nothing was changed. Please choose the others alone.</source>
        <translation>Einer dieser Kontakte wurde endgültig gelöscht und wird daher nicht zurückgeholt. Es wurde nichts geändert. Bitte wählen Sie nur die anderen.</translation>
    </message>
    <message>
        <source>Only a text file can be read with another separator or other letters.</source>
        <translation>Nur eine Textdatei lässt sich mit anderem Trennzeichen oder anderen Zeichen lesen.</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>Offene Geschäfte</translation>
    </message>
    <message>
        <source>Open the file in your spreadsheet program and save it again to have the results.</source>
        <translation>Öffnen Sie die Datei in Ihrem Tabellenprogramm und speichern Sie sie erneut, um die Ergebnisse zu haben.</translation>
    </message>
    <message>
        <source>Order %1 deals</source>
        <translation>%1 Geschäfte ordnen</translation>
    </message>
    <message>
        <source>Order fields</source>
        <translation>Felder ordnen</translation>
    </message>
    <message>
        <source>Order pipelines</source>
        <translation>Pipelines ordnen</translation>
    </message>
    <message>
        <source>Order reasons</source>
        <translation>Gründe ordnen</translation>
    </message>
    <message>
        <source>Order steps</source>
        <translation>Stufen ordnen</translation>
    </message>
    <message>
        <source>Order views</source>
        <translation>Ansichten ordnen</translation>
    </message>
    <message>
        <source>Order “%1”</source>
        <translation>„%1“ ordnen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>Perhaps here already: %1</source>
        <translation>Vielleicht schon da: %1</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Phone and e-mail</source>
        <translation>Telefon und E-Mail</translation>
    </message>
    <message>
        <source>Pin entry</source>
        <translation>Eintrag oben halten</translation>
    </message>
    <message>
        <source>Please check whether you chose the right file.</source>
        <translation>Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.</translation>
    </message>
    <message>
        <source>Please check, or save the file as UTF-8 and try again.</source>
        <translation>Bitte prüfen Sie sie, oder speichern Sie die Datei als UTF-8 und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Please choose a customer.</source>
        <translation>Bitte wählen Sie einen Kunden.</translation>
    </message>
    <message>
        <source>Please choose between 1 and %1 days. Nothing was changed.</source>
        <translation>Bitte wählen Sie zwischen 1 und %1 Tagen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please choose between 1 and 100 years.</source>
        <translation>Bitte wählen Sie zwischen 1 und 100 Jahren.</translation>
    </message>
    <message>
        <source>Please copy the table into your spreadsheet program, save it as an Excel workbook (.xlsx), and import that file.</source>
        <translation>Bitte kopieren Sie die Tabelle in Ihr Tabellenprogramm, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese Datei ein.</translation>
    </message>
    <message>
        <source>Please export the list as .xlsx or .csv and import that file.</source>
        <translation>Bitte exportieren Sie die Liste als .xlsx oder .csv und lesen Sie jene Datei ein.</translation>
    </message>
    <message>
        <source>Please export the list from the program it belongs to as .xlsx or .csv.</source>
        <translation>Bitte exportieren Sie die Liste aus dem Programm, zu dem sie gehört, als .xlsx oder .csv.</translation>
    </message>
    <message>
        <source>Please give a day or a year, like 11 March 2022 or 2022. Nothing was changed.</source>
        <translation>Bitte geben Sie einen Tag oder ein Jahr an, wie 11. März 2022 oder 2022. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the days as a number from 1 to 366. Nothing was changed.</source>
        <translation>Bitte geben Sie die Tage als Zahl von 1 bis 366 an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the days as a number; 0 means that there is no limit. Nothing was changed.</source>
        <translation>Bitte geben Sie die Tage als Zahl an; 0 bedeutet: keine Grenze. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the letter a name. Nothing was saved yet.</source>
        <translation>Bitte geben Sie dem Brief einen Namen. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please give the minutes as a number.</source>
        <translation>Bitte geben Sie die Minuten als Zahl an.</translation>
    </message>
    <message>
        <source>Please give the pipeline a name. Nothing was changed.</source>
        <translation>Bitte geben Sie der Pipeline einen Namen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the quantity as a number. Nothing was saved yet.</source>
        <translation>Bitte geben Sie die Menge als Zahl an. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please give the step a name. Nothing was changed.</source>
        <translation>Bitte geben Sie der Stufe einen Namen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the tax a name. Nothing was changed.</source>
        <translation>Bitte geben Sie der Steuer einen Namen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please give the tax as a number from 0 to 100. Nothing was changed.</source>
        <translation>Bitte geben Sie die Steuer als Zahl von 0 bis 100 an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please keep a name, so that you find this contact again. Nothing was changed.</source>
        <translation>Bitte behalten Sie einen Namen, damit Sie diesen Kontakt wiederfinden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please name the company. Nothing was changed.</source>
        <translation>Bitte nennen Sie die Firma. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please open it in LibreOffice, save it as an Excel workbook (.xlsx), and import that file.</source>
        <translation>Bitte öffnen Sie sie in LibreOffice, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese Datei ein.</translation>
    </message>
    <message>
        <source>Please open it in Numbers, choose File, Export To, Excel, and import the file this makes.</source>
        <translation>Bitte öffnen Sie sie in Numbers, wählen Sie Ablage, Exportieren, Excel, und lesen Sie die so entstandene Datei ein.</translation>
    </message>
    <message>
        <source>Please open it in the program it comes from and save its table as .xlsx.</source>
        <translation>Bitte öffnen Sie sie in dem Programm, aus dem sie kommt, und speichern Sie die Tabelle als .xlsx.</translation>
    </message>
    <message>
        <source>Please open it in your spreadsheet program, save it as an Excel workbook (.xlsx), and import that file.</source>
        <translation>Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese Datei ein.</translation>
    </message>
    <message>
        <source>Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation>Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie unter einem neuen Namen und lesen Sie die neue Datei ein.</translation>
    </message>
    <message>
        <source>Please open the original list in the program it comes from, save it as an Excel workbook (.xlsx), and import that file.</source>
        <translation>Bitte öffnen Sie die ursprüngliche Liste in dem Programm, aus dem sie kommt, speichern Sie sie als Excel-Arbeitsmappe (.xlsx) und lesen Sie diese Datei ein.</translation>
    </message>
    <message>
        <source>Please say how the two belong together, for example “sister”. Nothing was saved yet.</source>
        <translation>Bitte sagen Sie, wie die beiden zusammengehören, zum Beispiel „Schwester“. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please say the reason. Nothing was changed.</source>
        <translation>Bitte sagen Sie den Grund. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please say what is offered. Nothing was changed.</source>
        <translation>Bitte sagen Sie, was angeboten wird. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please say what is offered. Nothing was saved yet.</source>
        <translation>Bitte sagen Sie, was angeboten wird. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please say what is to be done. Nothing was saved yet.</source>
        <translation>Bitte sagen Sie, was zu tun ist. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please say what the deal is about. Nothing was saved yet.</source>
        <translation>Bitte sagen Sie, worum es bei dem Geschäft geht. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please say who. Nothing was saved yet.</source>
        <translation>Bitte sagen Sie, wer. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Please unpack it and import the files inside, one after the other.</source>
        <translation>Bitte entpacken Sie sie und lesen Sie die Dateien darin einzeln ein.</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Price each</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Print this page on plain paper at 100 %, lay it on a sheet of labels and hold both against the light. Enter how many millimetres the lines must move.</source>
        <translation>Drucken Sie diese Seite mit 100 % auf weißes Papier, legen Sie sie auf einen Bogen Etiketten und halten Sie beides gegen das Licht. Geben Sie ein, um wie viele Millimeter die Linien wandern müssen.</translation>
    </message>
    <message>
        <source>Proof of erasure</source>
        <translation>Löschnachweis</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Put off %1 reminders</source>
        <translation>%1 Erinnerungen verschieben</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Quiet for %1 days</source>
        <translation>Seit %1 Tagen still</translation>
    </message>
    <message>
        <source>Quote %1</source>
        <translation>Angebot %1</translation>
    </message>
    <message>
        <source>Quote %1 accepted</source>
        <translation>Angebot %1 angenommen</translation>
    </message>
    <message>
        <source>Quote %1 refused</source>
        <translation>Angebot %1 abgelehnt</translation>
    </message>
    <message>
        <source>Quote %1 sent</source>
        <translation>Angebot %1 verschickt</translation>
    </message>
    <message>
        <source>Reading this file needs too much memory. Nothing was imported. Please copy the table into a new file, or split it into smaller files, and import those.</source>
        <translation>Diese Datei zu lesen braucht zu viel Arbeitsspeicher. Nichts wurde eingelesen. Bitte kopieren Sie die Tabelle in eine neue Datei, oder teilen Sie sie in kleinere Dateien auf, und lesen Sie diese ein.</translation>
    </message>
    <message>
        <source>Reading this file takes far longer than it should, so it was stopped. Nothing was imported. Please save the list as .csv and import that, or split it into smaller files.</source>
        <translation>Diese Datei zu lesen dauert viel länger, als es sollte, und wurde darum angehalten. Nichts wurde eingelesen. Bitte speichern Sie die Liste als .csv und lesen Sie diese ein, oder teilen Sie sie in kleinere Dateien auf.</translation>
    </message>
    <message>
        <source>Reading this file takes far longer than it should, so it was stopped. Nothing was imported. Please save the list as .csv and import that.</source>
        <translation>Diese Datei zu lesen dauert viel länger, als es sollte, und wurde darum angehalten. Nichts wurde eingelesen. Bitte speichern Sie die Liste als .csv und lesen Sie diese ein.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Received from the shared folder</source>
        <translation>Aus dem gemeinsamen Ordner erhalten</translation>
    </message>
    <message>
        <source>Recognised by the values.</source>
        <translation>An den Werten erkannt.</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Remember the columns</source>
        <translation>Die Spalten merken</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove company</source>
        <translation>Firma entfernen</translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>Remove field</source>
        <translation>Feld entfernen</translation>
    </message>
    <message>
        <source>Remove holiday</source>
        <translation>Feiertag entfernen</translation>
    </message>
    <message>
        <source>Remove letter “%1”</source>
        <translation>Brief „%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <source>Remove person from deal</source>
        <translation>Person aus dem Geschäft entfernen</translation>
    </message>
    <message>
        <source>Remove pipeline</source>
        <translation>Pipeline entfernen</translation>
    </message>
    <message>
        <source>Remove reason “%1”</source>
        <translation>Grund „%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>Beziehung entfernen</translation>
    </message>
    <message>
        <source>Remove reminder</source>
        <translation>Erinnerung entfernen</translation>
    </message>
    <message>
        <source>Remove step</source>
        <translation>Stufe entfernen</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Schlagwort entfernen</translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation>Schlagwort „%1“ entfernen</translation>
    </message>
    <message>
        <source>Remove tag “%1” from %2</source>
        <translation>Schlagwort „%1“ entfernen: %2</translation>
    </message>
    <message>
        <source>Remove track</source>
        <translation>Ablauf entfernen</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Ansicht entfernen</translation>
    </message>
    <message>
        <source>Rename colleague to %1</source>
        <translation>Im Team umbenennen in %1</translation>
    </message>
    <message>
        <source>Rename contact</source>
        <translation>Kontakt umbenennen</translation>
    </message>
    <message>
        <source>Rename field to “%1”</source>
        <translation>Feld umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Rename pipeline to “%1”</source>
        <translation>Pipeline umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Rename reason to “%1”</source>
        <translation>Grund umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Rename tag to “%1”</source>
        <translation>Schlagwort umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Rename track to “%1”</source>
        <translation>Ablauf umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Rename view to “%1”</source>
        <translation>Ansicht umbenennen in „%1“</translation>
    </message>
    <message>
        <source>Reopen %1 deals</source>
        <translation>%1 Geschäfte wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen “%1”</source>
        <translation>„%1“ wieder öffnen</translation>
    </message>
    <message>
        <source>Repeat “%1”</source>
        <translation>„%1“ wiederholen</translation>
    </message>
    <message>
        <source>Restore earlier value</source>
        <translation>Früheren Wert wiederherstellen</translation>
    </message>
    <message>
        <source>Sample shop</source>
        <translation>Erfundener Laden</translation>
    </message>
    <message>
        <source>Save track “%1”</source>
        <translation>Ablauf „%1“ speichern</translation>
    </message>
    <message>
        <source>Save view “%1”</source>
        <translation>Ansicht „%1“ speichern</translation>
    </message>
    <message>
        <source>Says what “%1” is.</source>
        <translation>Sagt, was „%1“ ist.</translation>
    </message>
    <message>
        <source>Several records begin with “%1”. Please give more of the id.</source>
        <translation>Mehrere Datensätze beginnen mit „%1“. Bitte geben Sie mehr von der Kennung an.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Should have closed on %1</source>
        <translation>Sollte am %1 abgeschlossen sein</translation>
    </message>
    <message>
        <source>Shown as on the other PCs</source>
        <translation>Angezeigt wie auf den anderen PCs</translation>
    </message>
    <message>
        <source>Some letters were damaged before the file was made (%1). This can be repaired.</source>
        <translation>Einige Buchstaben waren schon beschädigt, bevor die Datei entstand (%1). Das lässt sich reparieren.</translation>
    </message>
    <message>
        <source>Some of these names look like persons, some like companies.</source>
        <translation>Einige dieser Namen sehen nach Personen aus, andere nach Firmen.</translation>
    </message>
    <message>
        <source>Some of these numbers stand in several rows. Is it a customer number?</source>
        <translation>Manche dieser Nummern stehen in mehreren Zeilen. Ist es eine Kundennummer?</translation>
    </message>
    <message>
        <source>Some records are not what the history says they were last. The history of such a record shows its right values.</source>
        <translation>Einige Einträge sind nicht so, wie sie laut Änderungsverlauf zuletzt waren. Der Änderungsverlauf eines solchen Eintrags zeigt seine richtigen Werte.</translation>
    </message>
    <message>
        <source>Some records point at records that are not there.</source>
        <translation>Einige Datensätze verweisen auf andere, die nicht da sind.</translation>
    </message>
    <message>
        <source>Some values are no e-mail addresses.</source>
        <translation>Einige Werte sind keine E-Mail-Adressen.</translation>
    </message>
    <message>
        <source>Something else has the place of this shop there. Nothing was changed. Please choose another place.</source>
        <translation>Dort liegt schon etwas anderes an der Stelle dieses Ladens. Es wurde nichts geändert. Bitte wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Something is being undone right now. Nothing else was changed. Please wait until that is finished.</source>
        <translation>Gerade wird etwas zurückgenommen. Sonst wurde nichts geändert. Bitte warten Sie, bis das fertig ist.</translation>
    </message>
    <message>
        <source>Start track</source>
        <translation>Ablauf beginnen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step %1 (%2) is still running, or was cut off and can be undone.</source>
        <translation>Schritt %1 (%2) läuft noch, oder er wurde unterbrochen und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Stop track</source>
        <translation>Ablauf beenden</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Sum without tax</source>
        <translation>Summe ohne Steuer</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Take value from lines</source>
        <translation>Wert aus den Zeilen übernehmen</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>Tax number: %1</source>
        <translation>Steuernummer: %1</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The %1 is empty. Nothing was changed.</source>
        <translation>Hier steht nichts: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The PIN does not open the shop now. Please give the passphrase or the recovery code.</source>
        <translation>Die PIN öffnet den Laden jetzt nicht. Bitte geben Sie die Passphrase oder den Wiederherstellungscode ein.</translation>
    </message>
    <message>
        <source>The Python on this PC carries SQLite %1; 3.40 or newer is needed to keep the shop safe. Nothing was changed. Please install a newer Python.</source>
        <translation>Python auf diesem PC bringt SQLite %1 mit; nötig ist 3.40 oder neuer, damit der Laden sicher ist. Nichts wurde geändert. Bitte installieren Sie ein neueres Python.</translation>
    </message>
    <message>
        <source>The address begins with http://, so everything could be read on its way. Nothing was sent. Please use the address that begins with https://.</source>
        <translation>Die Adresse beginnt mit http://, unterwegs könnte also alles mitgelesen werden. Es wurde nichts gesendet. Bitte nehmen Sie die Adresse, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The backup copy could not be written, so none was made. The shop itself is unharmed. Check the disk and the folder of the backups, and try again.</source>
        <translation>Die Sicherung ließ sich nicht schreiben, darum gibt es keine. Der Laden selbst ist unversehrt. Prüfen Sie die Festplatte und den Ordner der Sicherungen und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The backup could not be copied, so nothing was changed. Check whether the disk is full, and try again.</source>
        <translation>Die Sicherung konnte nicht kopiert werden, daher wurde nichts geändert. Prüfen Sie, ob die Festplatte voll ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The backup drive is not connected. The next backup waits for it.</source>
        <translation>Das Laufwerk für die Sicherungen ist nicht angeschlossen. Die nächste Sicherung wartet darauf.</translation>
    </message>
    <message>
        <source>The backup was stopped; the earlier ones are there.</source>
        <translation>Die Sicherung wurde abgebrochen; die früheren sind da.</translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100. Nothing was changed.</source>
        <translation>Die Chance ist eine Zahl von 0 bis 100. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100. Nothing was saved yet.</source>
        <translation>Die Chance ist eine Zahl von 0 bis 100. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>The company is taken from “%1”.</source>
        <translation>Die Firma wird aus „%1“ genommen.</translation>
    </message>
    <message>
        <source>The contact is gone from the lists and will not come back, but the disk did not take the last part: what was said of it may still be in files of the shop or in its copies. Please free some space, or check the disk. The rest is done at the next start of the program.</source>
        <translation>Der Kontakt ist aus den Listen verschwunden und kommt nicht wieder, aber der Datenträger hat den letzten Teil nicht angenommen: Was über ihn geschrieben stand, kann noch in Dateien des Ladens oder in seinen Sicherungen stehen. Bitte schaffen Sie Platz, oder prüfen Sie den Datenträger. Den Rest erledigt der nächste Start des Programms.</translation>
    </message>
    <message>
        <source>The content of an attachment is not on this PC, or cannot be read. Everything else is safe. It may be in a backup of the folder of the shop.</source>
        <translation>Der Inhalt eines Anhangs ist nicht auf diesem PC oder nicht zu lesen. Alles andere ist sicher. Vielleicht steht er in einer Sicherung des Ladenordners.</translation>
    </message>
    <message>
        <source>The content of an attachment was changed or damaged outside of the program, so it is not shown. Everything else is safe.</source>
        <translation>Der Inhalt eines Anhangs wurde außerhalb des Programms geändert oder beschädigt und wird darum nicht gezeigt. Alles andere ist sicher.</translation>
    </message>
    <message>
        <source>The copy on the backup drive could not be written. The backups on this PC are there. Check whether the drive is full or was taken away.</source>
        <translation>Die Kopie auf dem Laufwerk konnte nicht geschrieben werden. Die Sicherungen auf diesem PC sind da. Prüfen Sie, ob das Laufwerk voll ist oder abgezogen wurde.</translation>
    </message>
    <message>
        <source>The copy was stopped.</source>
        <translation>Das Kopieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The disk did not answer, so nothing was saved. Check the disk and save again.</source>
        <translation>Die Festplatte hat nicht geantwortet, darum wurde nichts gespeichert. Prüfen Sie die Festplatte und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The disk did not answer, so the shop could not be opened. It is as it was before. Check the disk and start again.</source>
        <translation>Die Festplatte hat nicht geantwortet, darum ließ sich der Laden nicht öffnen. Er ist, wie er war. Prüfen Sie die Festplatte und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The disk is full, so the shop could not be opened. It is as it was before. Free some space and start again.</source>
        <translation>Die Festplatte ist voll, darum ließ sich der Laden nicht öffnen. Er ist, wie er war. Schaffen Sie etwas Platz und starten Sie erneut.</translation>
    </message>
    <message>
        <source>The disk is full. What you typed is still here, but it is not saved yet. Free some space and save again.</source>
        <translation>Die Festplatte ist voll. Was Sie geschrieben haben, steht noch hier, ist aber noch nicht gespeichert. Schaffen Sie etwas Platz und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The ending of “%1” names no format that can be written. Nothing was written. Please let the name end in .xlsx or .csv.</source>
        <translation>Die Endung von „%1“ nennt kein Format, das sich schreiben lässt. Nichts wurde geschrieben. Bitte lassen Sie den Namen auf .xlsx oder .csv enden.</translation>
    </message>
    <message>
        <source>The ending of “%1” names no format that can be written. Nothing was written. Please let the name end in .xlsx, .csv or .vcf.</source>
        <translation>Die Endung von „%1“ nennt kein Format, das sich schreiben lässt. Nichts wurde geschrieben. Bitte lassen Sie den Namen auf .xlsx, .csv oder .vcf enden.</translation>
    </message>
    <message>
        <source>The ending of “%1” names no format that can be written. Nothing was written. Please let the name end in .xlsx, .csv, .json or .vcf.</source>
        <translation>Die Endung von „%1“ nennt kein Format, das sich schreiben lässt. Nichts wurde geschrieben. Bitte lassen Sie den Namen auf .xlsx, .csv, .json oder .vcf enden.</translation>
    </message>
    <message>
        <source>The file %1 beside the shop belongs to another one. Nothing was changed. Please put back the one that was there, or move it away.</source>
        <translation>Die Datei %1 neben dem Laden gehört zu einem anderen Laden. Nichts wurde geändert. Bitte legen Sie die zurück, die dort war, oder schieben Sie sie weg.</translation>
    </message>
    <message>
        <source>The file consists of %1 parts; at most %2 are allowed. It is no ordinary workbook and was not opened.</source>
        <translation>Die Datei besteht aus %1 Teilen; höchstens %2 sind erlaubt. Sie ist keine gewöhnliche Arbeitsmappe und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The file contains a document type, not allowed in a workbook: it can be used to harm a computer. It was not opened. Open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation>Die Datei enthält einen Dokumenttyp, der in einer Arbeitsmappe nicht erlaubt ist: Er kann einem Computer schaden. Sie wurde nicht geöffnet. Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie unter einem neuen Namen und lesen Sie die neue Datei ein.</translation>
    </message>
    <message>
        <source>The file could not be saved with the shop. Nothing else was changed. Check whether the disk is full, and try again.</source>
        <translation>Die Datei ließ sich nicht beim Laden speichern. Sonst wurde nichts geändert. Prüfen Sie, ob die Festplatte voll ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The file for help could not be written. %1 Nothing was changed.</source>
        <translation>Die Datei für die Hilfe konnte nicht geschrieben werden. %1 Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file has more than %1 rows (at least %2). Nothing was imported. Please split it into smaller files and import them one after the other.</source>
        <translation>Die Datei hat mehr als %1 Zeilen (mindestens %2). Nichts wurde eingelesen. Bitte teilen Sie sie in kleinere Dateien auf und lesen Sie diese nacheinander ein.</translation>
    </message>
    <message>
        <source>The file is %1 MB big; at most %2 MB can be read. Nothing was imported. Please split it into smaller files.</source>
        <translation>Die Datei ist %1 MB groß; höchstens %2 MB lassen sich lesen. Nichts wurde eingelesen. Bitte teilen Sie sie in kleinere Dateien auf.</translation>
    </message>
    <message>
        <source>The file unpacks to %1 MB or more, far more than a table needs. It was not opened, because such files can bring a computer to a halt. If it comes from somebody you trust, ask for it as a .csv file.</source>
        <translation>Die Datei wird entpackt %1 MB groß oder größer, viel mehr, als eine Tabelle braucht. Sie wurde nicht geöffnet, denn solche Dateien können einen Computer zum Stillstand bringen. Kommt sie von jemandem, dem Sie trauen, bitten Sie um eine .csv-Datei.</translation>
    </message>
    <message>
        <source>The file with the certificate of the server does not hold one. Nothing was changed.</source>
        <translation>Die Datei mit dem Zertifikat des Servers enthält keines. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The file with the key of the shop is lost or was changed, so only the key ring opens the shop. Nothing was changed. Please choose a new passphrase first.</source>
        <translation>Die Datei mit dem Schlüssel des Ladens fehlt oder wurde verändert, daher öffnet nur noch der Schlüsselbund den Laden. Es wurde nichts geändert. Bitte wählen Sie zuerst eine neue Passphrase.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be used: it is not there, full, or may not be written to. Your work is safe here. Please check the folder and try again.</source>
        <translation>Der Ordner %1 kann nicht verwendet werden: Er ist nicht da, voll, oder es darf nicht in ihn geschrieben werden. Ihre Arbeit ist hier sicher. Bitte prüfen Sie den Ordner und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The folder of the shop is not where it was, so nothing was saved. What you typed is still here. Put the folder back, or connect its drive again, and save again.</source>
        <translation>Der Ordner des Ladens ist nicht mehr, wo er war, darum wurde nichts gespeichert. Was Sie geschrieben haben, steht noch hier. Legen Sie den Ordner zurück, oder schließen Sie sein Laufwerk wieder an, und speichern Sie erneut.</translation>
    </message>
    <message>
        <source>The header does not say what these numbers are.</source>
        <translation>Die Überschrift sagt nicht, was diese Zahlen sind.</translation>
    </message>
    <message>
        <source>The history has gaps. Your records are safe, but some steps cannot be undone.</source>
        <translation>Der Änderungsverlauf hat Lücken. Ihre Daten sind sicher, aber manche Schritte lassen sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>The history is complete.</source>
        <translation>Der Änderungsverlauf ist vollständig.</translation>
    </message>
    <message>
        <source>The invitation could not be written to %1. Please choose another place and invite again.</source>
        <translation>Die Einladung konnte nicht nach %1 geschrieben werden. Bitte wählen Sie einen anderen Ort und laden Sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The key of the shop could not be saved, so nothing was changed. Check whether the disk is full, and try again.</source>
        <translation>Der Schlüssel des Ladens konnte nicht gespeichert werden, deshalb wurde nichts geändert. Prüfen Sie, ob die Festplatte voll ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The letters of this file are written in another way than you chose. Please choose another one.</source>
        <translation>Die Zeichen dieser Datei sind anders geschrieben, als Sie gewählt haben. Bitte wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>The list of what other PCs do not know yet is right.</source>
        <translation>Die Liste dessen, was andere PCs noch nicht wissen, stimmt.</translation>
    </message>
    <message>
        <source>The list of what other PCs do not know yet is wrong.</source>
        <translation>Die Liste dessen, was andere PCs noch nicht wissen, stimmt nicht.</translation>
    </message>
    <message>
        <source>The mail file could not be read to its end. Nothing in it was changed. Copy it to this computer and try again.</source>
        <translation>Die E-Mail-Datei ließ sich nicht bis zum Ende lesen. An ihr wurde nichts geändert. Kopieren Sie sie auf diesen Computer und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The new file was not the same as the shop, so it was not used. Nothing was changed. Please run the check of the shop, and try again.</source>
        <translation>Die neue Datei war nicht gleich wie der Laden und wurde deshalb nicht verwendet. Es wurde nichts geändert. Bitte lassen Sie den Laden prüfen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The newest changes of this shop were in the file %1 beside it, and that file is missing. Nothing was changed. Please put it back where it was, or go on without these changes.</source>
        <translation>Die neuesten Änderungen dieses Ladens standen in der Datei %1 daneben, und diese Datei fehlt. Nichts wurde geändert. Bitte legen Sie sie zurück an ihren Platz, oder machen Sie ohne diese Änderungen weiter.</translation>
    </message>
    <message>
        <source>The older state again</source>
        <translation>Wieder der ältere Stand</translation>
    </message>
    <message>
        <source>The other contact is neither in this file nor here, so this was left out.</source>
        <translation>Der andere Kontakt steht weder in dieser Datei noch ist er hier, deshalb wurde das weggelassen.</translation>
    </message>
    <message>
        <source>The pages could not be prepared. Your data is safe. Please try again.</source>
        <translation>Die Seiten konnten nicht vorbereitet werden. Ihre Daten sind sicher. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The part of the shop file that records changes was not as it should be and has been repaired. Changes made meanwhile by another program may be missing from the history.</source>
        <translation>Der Teil der Ladendatei, der Änderungen festhält, war nicht, wie er sein soll, und wurde repariert. Was ein anderes Programm inzwischen änderte, fehlt vielleicht im Änderungsverlauf.</translation>
    </message>
    <message>
        <source>The place says that the shop there is not encrypted, but it is: somebody changed what it says. Nothing was changed or sent. Please ask the person who shared the shop.</source>
        <translation>Am gewählten Ort steht, der Laden dort sei nicht verschlüsselt, er ist es aber: Jemand hat diese Angabe verändert. Es wurde nichts geändert und nichts gesendet. Bitte fragen Sie die Person, die den Laden geteilt hat.</translation>
    </message>
    <message>
        <source>The program does not speak this language yet. Nothing was changed.</source>
        <translation>Diese Sprache spricht das Programm noch nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The quote would run out before the day it was made. Nothing was changed.</source>
        <translation>Das Angebot wäre abgelaufen, bevor es gemacht ist. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The repair did not lead to a good shop file, so nothing was changed. Please use the last good backup.</source>
        <translation>Die Reparatur hat keine gute Datei ergeben, daher wurde nichts geändert. Bitte nehmen Sie die letzte gute Sicherung.</translation>
    </message>
    <message>
        <source>The same as record %1.</source>
        <translation>Derselbe Datensatz wie Nummer %1.</translation>
    </message>
    <message>
        <source>The same as “%1” in every row.</source>
        <translation>In jeder Zeile dasselbe wie „%1“.</translation>
    </message>
    <message>
        <source>The search does not know %1 words of the timeline.</source>
        <translation>Die Suche kennt %1 Wörter des Verlaufs nicht.</translation>
    </message>
    <message>
        <source>The search index %1 does not hold what its texts hold.</source>
        <translation>Das Suchverzeichnis %1 enthält nicht, was seine Texte enthalten.</translation>
    </message>
    <message>
        <source>The search knows every record.</source>
        <translation>Die Suche kennt alles.</translation>
    </message>
    <message>
        <source>The search may miss records.</source>
        <translation>Die Suche findet vielleicht nicht alles.</translation>
    </message>
    <message>
        <source>The search texts of %1 %2 are not up to date.</source>
        <translation>Die Suchtexte von %1 %2 sind nicht auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached. Your work is safe here. Please check the address and the connection, and try again.</source>
        <translation>Der Server %1 ist nicht erreichbar. Ihre Arbeit ist hier sicher. Bitte prüfen Sie die Adresse und die Verbindung, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server %1 cannot prove that it is the right one, so nothing was sent to it, not even the password. Your work is safe here. Please ask whoever looks after the server for its certificate or a new invitation.</source>
        <translation>Der Server %1 kann nicht beweisen, dass er der richtige ist; deshalb wurde ihm nichts gesendet, auch nicht das Passwort. Ihre Arbeit ist hier sicher. Bitte fragen Sie den, der sich um den Server kümmert, nach dessen Zertifikat oder einer neuen Einladung.</translation>
    </message>
    <message>
        <source>The server %1 does not accept the user name or the password. Your work is safe here. Please give them again.</source>
        <translation>Der Server %1 nimmt den Benutzernamen oder das Passwort nicht an. Ihre Arbeit ist hier sicher. Bitte geben Sie beides noch einmal ein.</translation>
    </message>
    <message>
        <source>The server %1 needs your password. Your work is safe here.</source>
        <translation>Der Server %1 braucht Ihr Passwort. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>The server %1 takes small files only, so documents and pictures would never arrive. Nothing was changed. Please ask whoever looks after the server to allow files of 64 MB; in nginx that is client_max_body_size.</source>
        <translation>Der Server %1 nimmt nur kleine Dateien an, Dokumente und Bilder kämen also nie an. Es wurde nichts geändert. Bitte bitten Sie den, der sich um den Server kümmert, Dateien von 64 MB zuzulassen; in nginx heißt das client_max_body_size.</translation>
    </message>
    <message>
        <source>The server %1 was set back to an older copy: it has lost what it had already. Nothing was sent. Your work is safe here, and can be put there again.</source>
        <translation>Der Server %1 wurde auf einen älteren Stand zurückgesetzt: Er hat verloren, was er schon hatte. Es wurde nichts gesendet. Ihre Arbeit ist hier sicher und kann wieder dorthin gelegt werden.</translation>
    </message>
    <message>
        <source>The server at %1 cannot tell which files are there, so it cannot be used: WebDAV is switched off, or only half there (PROPFIND is missing). Nothing was changed. Please check the address, or ask whoever looks after the server to switch WebDAV on completely; nginx needs its module dav-ext for that.</source>
        <translation>Der Server unter %1 kann nicht sagen, welche Dateien dort liegen, und ist so nicht zu gebrauchen: WebDAV ist ausgeschaltet oder nur halb vorhanden (PROPFIND fehlt). Es wurde nichts geändert. Bitte prüfen Sie die Adresse, oder bitten Sie den, der sich um den Server kümmert, WebDAV ganz einzuschalten; nginx braucht dafür sein Modul dav-ext.</translation>
    </message>
    <message>
        <source>The server does not let you share in %1. Nothing was changed there. Your work is safe here. Please ask whoever looks after the server.</source>
        <translation>Der Server lässt Sie in %1 nicht teilen. Dort wurde nichts geändert. Ihre Arbeit ist hier sicher. Bitte fragen Sie den, der sich um den Server kümmert.</translation>
    </message>
    <message>
        <source>The server runs PostgreSQL %1, which is too old. Nothing was changed there. Sharing needs PostgreSQL %2 or a newer one.</source>
        <translation>Der Server läuft mit PostgreSQL %1, das ist zu alt. Dort wurde nichts geändert. Zum Teilen braucht es PostgreSQL %2 oder neuer.</translation>
    </message>
    <message>
        <source>The shared shop is encrypted. Please give its passphrase (or the recovery code). Your work is safe here.</source>
        <translation>Der gemeinsame Laden ist verschlüsselt. Bitte geben Sie seine Passphrase (oder den Wiederherstellungscode) ein. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>The shop could not be prepared for this version of the program. It is as it was before: please go on with the version you had, and tell us about it.</source>
        <translation>Der Laden ließ sich nicht für diese Fassung des Programms vorbereiten. Er ist, wie er war: Bitte arbeiten Sie mit der bisherigen Fassung weiter und schreiben Sie uns davon.</translation>
    </message>
    <message>
        <source>The shop could not be put in its place. Nothing is lost: close what else uses its folder, and start the program again.</source>
        <translation>Die Datei konnte nicht an ihren Platz gebracht werden. Nichts ist verloren: Schließen Sie, was sonst ihren Ordner benutzt, und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>The shop did not pass the check of its backup copy, so the copy was not kept. Nothing was changed. Please run the check of the shop, and keep the earlier backups.</source>
        <translation>Der Laden bestand die Prüfung seiner Sicherung nicht, darum wurde sie nicht behalten. Nichts wurde geändert. Bitte prüfen Sie den Laden, und behalten Sie die früheren Sicherungen.</translation>
    </message>
    <message>
        <source>The shop file %1 is missing, but its key is still here. Nothing was changed. Please put the file back, or bring back a copy from the folder %2.</source>
        <translation>Die Datei %1 des Ladens fehlt, aber ihr Schlüssel ist noch da. Es wurde nichts geändert. Bitte legen Sie die Datei zurück oder holen Sie eine Kopie aus dem Ordner %2.</translation>
    </message>
    <message>
        <source>The shop file %1 is missing, but its newest changes are still beside it. Nothing was changed. Please put the file back where it was, or move the file %2 away to begin with an empty shop.</source>
        <translation>Die Ladendatei %1 fehlt, aber ihre neuesten Änderungen liegen noch daneben. Nichts wurde geändert. Bitte legen Sie die Datei zurück, wo sie war, oder schieben Sie die Datei %2 weg, um mit einem leeren Laden anzufangen.</translation>
    </message>
    <message>
        <source>The shop file can only be read, so nothing was saved. Check that the folder may be written to.</source>
        <translation>Die Ladendatei lässt sich nur lesen, darum wurde nichts gespeichert. Prüfen Sie, ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>The shop file cannot be read. Please check the disk and the rights of the file.</source>
        <translation>Die Ladendatei ist nicht zu lesen. Bitte prüfen Sie die Festplatte und die Rechte der Datei.</translation>
    </message>
    <message>
        <source>The shop file has a second name elsewhere on this disk (a hard link), so another program could change it unseen. Nothing was changed. Please make a real copy of the file, or remove the other name.</source>
        <translation>Die Ladendatei hat auf dieser Festplatte noch einen zweiten Namen (einen festen Verweis), sodass ein anderes Programm sie unbemerkt ändern könnte. Nichts wurde geändert. Bitte machen Sie eine echte Kopie der Datei, oder entfernen Sie den anderen Namen.</translation>
    </message>
    <message>
        <source>The shop file is built as this version of the program expects.</source>
        <translation>Die Ladendatei ist so gebaut, wie diese Fassung des Programms es erwartet.</translation>
    </message>
    <message>
        <source>The shop file is damaged or cannot be read, and was not opened, so that nothing gets worse. Please bring back a copy from the folder %1.</source>
        <translation>Die Ladendatei ist beschädigt oder nicht zu lesen und wurde nicht geöffnet, damit es nicht schlimmer wird. Bitte holen Sie eine Kopie aus dem Ordner %1 zurück.</translation>
    </message>
    <message>
        <source>The shop file is damaged, so nothing was saved. Please close the program and bring back a backup copy.</source>
        <translation>Die Ladendatei ist beschädigt, darum wurde nichts gespeichert. Bitte schließen Sie das Programm und holen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>The shop file is damaged. Please bring back a backup copy.</source>
        <translation>Die Ladendatei ist beschädigt. Bitte holen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>The shop file is empty (0 bytes), so it is not the shop any more. Nothing was changed. Please bring back a copy from the folder %1.</source>
        <translation>Die Ladendatei ist leer (0 Byte), sie ist also nicht mehr der Laden. Nichts wurde geändert. Bitte holen Sie eine Kopie aus dem Ordner %1 zurück.</translation>
    </message>
    <message>
        <source>The shop file is kept safe against a loss of power.</source>
        <translation>Die Ladendatei ist gegen Stromausfall geschützt.</translation>
    </message>
    <message>
        <source>The shop file is not a shop, or its beginning is damaged. Nothing was changed. Please bring back a copy from the folder %1.</source>
        <translation>Die Ladendatei ist kein Laden, oder ihr Anfang ist beschädigt. Nichts wurde geändert. Bitte holen Sie eine Kopie aus dem Ordner %1 zurück.</translation>
    </message>
    <message>
        <source>The shop file is not built as this version of the program expects.</source>
        <translation>Die Ladendatei ist nicht so gebaut, wie diese Fassung des Programms es erwartet.</translation>
    </message>
    <message>
        <source>The shop file is not kept safe against a loss of power. Close the program and start it again.</source>
        <translation>Die Ladendatei ist nicht gegen Stromausfall geschützt. Schließen Sie das Programm und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The shop file is only a link to a file elsewhere. Please open the folder in which the file itself lies.</source>
        <translation>Die Ladendatei ist nur ein Verweis auf eine Datei anderswo. Bitte öffnen Sie den Ordner, in dem die Datei selbst liegt.</translation>
    </message>
    <message>
        <source>The shop file is whole.</source>
        <translation>Die Ladendatei ist heil.</translation>
    </message>
    <message>
        <source>The shop file was made by a version of the program that is too old for this one. Nothing was changed. Please open it with a version in between first.</source>
        <translation>Die Ladendatei stammt von einer Fassung des Programms, die für diese zu alt ist. Nichts wurde geändert. Bitte öffnen Sie sie zuerst mit einer Fassung dazwischen.</translation>
    </message>
    <message>
        <source>The shop is open for reading only, so nothing was changed. Please start normally first.</source>
        <translation>Der Laden ist nur zum Lesen geöffnet, darum wurde nichts geändert. Bitte starten Sie zuerst normal.</translation>
    </message>
    <message>
        <source>The shop that is open is not shared in this database. Nothing was changed.</source>
        <translation>Der offene Laden wird nicht in dieser Datenbank geteilt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The table covers more than %1 cells; some may stand far away from the rest. Nothing was imported. Please copy the table into a new file and import that.</source>
        <translation>Die Tabelle umfasst mehr als %1 Zellen; vielleicht stehen einige weit ab vom Rest. Nichts wurde eingelesen. Bitte kopieren Sie die Tabelle in eine neue Datei und lesen Sie diese ein.</translation>
    </message>
    <message>
        <source>The time zone of this PC is not known to the program. Nothing was saved.</source>
        <translation>Die Zeitzone dieses PCs ist dem Programm nicht bekannt. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The values are e-mail addresses.</source>
        <translation>Die Werte sind E-Mail-Adressen.</translation>
    </message>
    <message>
        <source>The values are forms of address.</source>
        <translation>Die Werte sind Anreden.</translation>
    </message>
    <message>
        <source>The values are phone numbers.</source>
        <translation>Die Werte sind Telefonnummern.</translation>
    </message>
    <message>
        <source>The values do not look like what the heading says.</source>
        <translation>Die Werte passen nicht zur Überschrift.</translation>
    </message>
    <message>
        <source>There are deals in it. Please say to which step they go; nothing was changed.</source>
        <translation>Darin sind Geschäfte. Bitte sagen Sie, in welche Stufe sie kommen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There are no backups of this program in %1. Nothing was changed.</source>
        <translation>In %1 liegen keine Sicherungen dieses Programms. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There are no contacts in this list.</source>
        <translation>In dieser Liste sind keine Kontakte.</translation>
    </message>
    <message>
        <source>There are no customers to print.</source>
        <translation>Es gibt keine Kunden zu drucken.</translation>
    </message>
    <message>
        <source>There are no open deals.</source>
        <translation>Es gibt keine offenen Geschäfte.</translation>
    </message>
    <message>
        <source>There are no rows below row %1. Please choose another row for the headings.</source>
        <translation>Unter Zeile %1 stehen keine Zeilen. Bitte wählen Sie eine andere Zeile für die Überschriften.</translation>
    </message>
    <message>
        <source>There are several shared shops in %1: %2. Nothing was changed. Please name the place of one of them.</source>
        <translation>In %1 gibt es mehrere gemeinsame Läden: %2. Es wurde nichts geändert. Bitte nennen Sie den Ort von einem davon.</translation>
    </message>
    <message>
        <source>There are too many “if” within each other.</source>
        <translation>Zu viele „wenn“ stehen ineinander.</translation>
    </message>
    <message>
        <source>There is a colleague “%1” already. Nothing was changed.</source>
        <translation>„%1“ ist schon im Team. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is a field “%1” already. Nothing was changed.</source>
        <translation>Es gibt schon ein Feld „%1“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is a file called %1 already.</source>
        <translation>Eine Datei namens %1 gibt es schon.</translation>
    </message>
    <message>
        <source>There is a letter “%1” already. Please choose another name.</source>
        <translation>Es gibt schon einen Brief „%1“. Bitte wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a pipeline called “%1” already. Please choose another name; nothing was changed.</source>
        <translation>Es gibt schon eine Pipeline „%1“. Bitte wählen Sie einen anderen Namen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is a tag “%1” already. Nothing was changed. Add that tag to these contacts and remove the other one.</source>
        <translation>Es gibt schon ein Schlagwort „%1“. Nichts wurde geändert. Geben Sie diesen Kontakten jenes Schlagwort und entfernen Sie das andere.</translation>
    </message>
    <message>
        <source>There is a track “%1” already. Nothing was changed.</source>
        <translation>Es gibt schon einen Ablauf „%1“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no %1 on the server. Your work is safe here. Please check the address; the folder has to be there already.</source>
        <translation>%1 gibt es auf dem Server nicht. Ihre Arbeit ist hier sicher. Bitte prüfen Sie die Adresse; der Ordner muss schon da sein.</translation>
    </message>
    <message>
        <source>There is no PC called “%1” (or more than one). Nothing was changed.</source>
        <translation>Es gibt keinen PC mit dem Namen „%1“ (oder mehr als einen). Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no address to print.</source>
        <translation>Es gibt keine Adresse zu drucken.</translation>
    </message>
    <message>
        <source>There is no backup called “%1”.</source>
        <translation>Eine Sicherung namens „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no column “%1” in “%2”. Nothing was imported.</source>
        <translation>In „%2“ gibt es keine Spalte „%1“. Nichts wurde eingelesen.</translation>
    </message>
    <message>
        <source>There is no database at %1. Nothing was changed. Please check the address; the database has to be there already, empty.</source>
        <translation>Unter %1 gibt es keine Datenbank. Es wurde nichts geändert. Bitte prüfen Sie die Adresse; die Datenbank muss schon da sein, leer.</translation>
    </message>
    <message>
        <source>There is no encrypted backup yet, so the others were not removed. Please back up first.</source>
        <translation>Es gibt noch keine verschlüsselte Sicherung, deshalb wurden die anderen nicht entfernt. Bitte sichern Sie zuerst.</translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation>Es gibt kein Feld „%1“.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Nothing was imported. The README lists the fields.</source>
        <translation>Es gibt kein Feld „%1“. Nichts wurde eingelesen. Das README führt die Felder auf.</translation>
    </message>
    <message>
        <source>There is no good backup on this PC. Nothing was changed. Please try the repair, or save everything for help.</source>
        <translation>Auf diesem PC gibt es keine gute Sicherung. Nichts wurde geändert. Bitte versuchen Sie die Reparatur, oder speichern Sie alles für Hilfe.</translation>
    </message>
    <message>
        <source>There is no header; please check.</source>
        <translation>Es gibt keine Überschrift; bitte prüfen.</translation>
    </message>
    <message>
        <source>There is no invented shop here. Nothing was changed.</source>
        <translation>Hier gibt es keinen erfundenen Laden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no letter “%1”. Nothing was changed.</source>
        <translation>Es gibt keinen Brief „%1“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no name, e-mail or phone to go by.</source>
        <translation>Es gibt keinen Namen, keine E-Mail und kein Telefon, woran man sich halten könnte.</translation>
    </message>
    <message>
        <source>There is no name; the number stands for it.</source>
        <translation>Es gibt keinen Namen; die Nummer steht dafür.</translation>
    </message>
    <message>
        <source>There is no quote “%1”.</source>
        <translation>Es gibt kein Angebot „%1“.</translation>
    </message>
    <message>
        <source>There is no report “%1”. These are known: %2.</source>
        <translation>Es gibt keinen Bericht „%1“. Bekannt sind: %2.</translation>
    </message>
    <message>
        <source>There is no room left on the server %1. Your work is safe here.</source>
        <translation>Auf dem Server %1 ist kein Platz mehr. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>There is no room on this PC for a copy to open. The attachment itself is safe.</source>
        <translation>Auf diesem PC ist kein Platz für eine Kopie zum Öffnen. Der Anhang selbst ist sicher.</translation>
    </message>
    <message>
        <source>There is no room on this PC to look at what others wrote since. Nothing was changed.</source>
        <translation>Auf diesem PC ist kein Platz, um anzusehen, was andere seitdem geschrieben haben. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no sheet “%1” in this file; it has %2. Nothing was imported.</source>
        <translation>In dieser Datei gibt es kein Blatt „%1“, sondern %2. Nichts wurde eingelesen.</translation>
    </message>
    <message>
        <source>There is no step number %1. Nothing was changed.</source>
        <translation>Es gibt keinen Schritt Nummer %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no such kind of entry. Nothing was saved.</source>
        <translation>Diese Art von Eintrag gibt es nicht. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>There is no such kind of field. Nothing was changed.</source>
        <translation>Diese Art von Feld gibt es nicht. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no such value. Nothing was changed.</source>
        <translation>Diesen Wert gibt es nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es steht nichts darin.</translation>
    </message>
    <message>
        <source>There is nothing on this quote yet. Please add a line first; nothing was changed.</source>
        <translation>Auf diesem Angebot steht noch nichts. Bitte fügen Sie erst eine Zeile hinzu; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to take apart here: this contact was not joined with another one on this PC, or that is undone already. Nothing was changed.</source>
        <translation>Hier gibt es nichts zu trennen: Dieser Kontakt wurde auf diesem PC mit keinem anderen zusammengeführt, oder das ist schon zurückgenommen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>There is something in this shop already, and it would come into the shared shop. Nothing was changed. Please join with an empty shop, or say that yours is to be added.</source>
        <translation>In diesem Laden steht schon etwas, und es käme in den gemeinsamen Laden. Es wurde nichts geändert. Bitte treten Sie mit einem leeren Laden bei, oder sagen Sie, dass Ihrer hinzukommen soll.</translation>
    </message>
    <message>
        <source>There is too little room on the disk for a backup copy, so none was made. The shop itself is unharmed. Free some space and try again.</source>
        <translation>Auf der Festplatte ist zu wenig Platz für eine Sicherung, darum gibt es keine. Der Laden selbst ist unversehrt. Schaffen Sie etwas Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>These columns are not remembered any more.</source>
        <translation>Diese Spalten sind nicht mehr gemerkt.</translation>
    </message>
    <message>
        <source>These contacts are not there any more, perhaps they were joined or archived.</source>
        <translation>Diese Kontakte gibt es nicht mehr, vielleicht wurden sie zusammengeführt oder archiviert.</translation>
    </message>
    <message>
        <source>These deals need you</source>
        <translation>Diese Geschäfte brauchen Sie</translation>
    </message>
    <message>
        <source>These records are just as they were in the backup. Nothing was changed.</source>
        <translation>Diese Einträge sind genau wie in der Sicherung. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This %1 is not there any more. Nothing was changed.</source>
        <translation>Das gibt es nicht mehr: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>Dieser Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>This amount is too large. Nothing was saved yet.</source>
        <translation>Dieser Betrag ist zu groß. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This attachment is not there any more. Nothing was changed.</source>
        <translation>Diesen Anhang gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This backup cannot be read any more, so nothing was changed. Please use an older one.</source>
        <translation>Diese Sicherung ist nicht mehr lesbar, daher wurde nichts geändert. Bitte nehmen Sie eine ältere.</translation>
    </message>
    <message>
        <source>This backup is not what was written down when it was made. Please use an older one.</source>
        <translation>Diese Sicherung ist nicht das, was bei ihrer Entstehung aufgeschrieben wurde. Bitte nehmen Sie eine ältere.</translation>
    </message>
    <message>
        <source>This belongs to an order. Orders are not kept in this program.</source>
        <translation>Das gehört zu einer Bestellung. Bestellungen führt dieses Programm nicht.</translation>
    </message>
    <message>
        <source>This colleague is not there any more. Nothing was changed.</source>
        <translation>Diese Person ist nicht mehr im Team. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This column is empty.</source>
        <translation>Diese Spalte ist leer.</translation>
    </message>
    <message>
        <source>This contact is not there any more, perhaps it was archived.</source>
        <translation>Diesen Kontakt gibt es nicht mehr, vielleicht wurde er archiviert.</translation>
    </message>
    <message>
        <source>This contact is not there any more, perhaps it was archived. Nothing was changed. You find it under Archived, or undo the last step.</source>
        <translation>Diesen Kontakt gibt es nicht mehr, vielleicht wurde er archiviert. Nichts wurde geändert. Sie finden ihn im Archiv, oder nehmen Sie den letzten Schritt zurück.</translation>
    </message>
    <message>
        <source>This contact is not there any more.</source>
        <translation>Diesen Kontakt gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This contact is not there any more. Nothing was changed.</source>
        <translation>Diesen Kontakt gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This day has gone by. Please choose one to come; nothing was saved yet.</source>
        <translation>Dieser Tag ist vorbei. Bitte wählen Sie einen, der noch kommt; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>This day is still to come, and a reminder cannot keep files. Please attach them to an entry of today. Nothing was saved yet.</source>
        <translation>Dieser Tag kommt erst noch, und eine Erinnerung kann keine Dateien behalten. Bitte hängen Sie sie an einen Eintrag von heute. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This day is still to come. Nothing was changed.</source>
        <translation>Dieser Tag kommt erst noch. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This day is still to come. Please add a reminder for it; nothing was changed.</source>
        <translation>Dieser Tag kommt erst noch. Bitte legen Sie dafür eine Erinnerung an; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This day is too long ago. Nothing was changed.</source>
        <translation>Dieser Tag liegt zu lange zurück. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This deal is not there any more, perhaps it was archived.</source>
        <translation>Dieses Geschäft gibt es nicht mehr, vielleicht wurde es archiviert.</translation>
    </message>
    <message>
        <source>This deal is not there any more, perhaps it was archived. Nothing was changed.</source>
        <translation>Dieses Geschäft gibt es nicht mehr, vielleicht wurde es archiviert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This entry is not there any more. Nothing was changed.</source>
        <translation>Diesen Eintrag gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This field can hold one value only. Please choose one. Nothing was changed.</source>
        <translation>Dieses Feld kann nur einen Wert haben. Bitte wählen Sie einen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This field cannot be set like that. Nothing was changed.</source>
        <translation>Dieses Feld lässt sich so nicht setzen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This field is not there any more. Nothing was changed.</source>
        <translation>Dieses Feld gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This field is yes, no or empty. Nothing was saved.</source>
        <translation>Dieses Feld ist ja, nein oder leer. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>This file belongs to another program. Nothing was changed. Please choose the folder of your shop.</source>
        <translation>Diese Datei gehört zu einem anderen Programm. Nichts wurde geändert. Bitte wählen Sie den Ordner Ihres Ladens.</translation>
    </message>
    <message>
        <source>This file cannot be read; it may be damaged. Nothing was imported and the file was not touched. Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation>Diese Datei ist nicht zu lesen; vielleicht ist sie beschädigt. Nichts wurde eingelesen, und die Datei blieb unberührt. Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie unter einem neuen Namen und lesen Sie die neue Datei ein.</translation>
    </message>
    <message>
        <source>This file has %1 MB; at most %2 MB can be kept with the shop. Nothing was changed. Please keep it in a folder of its own.</source>
        <translation>Diese Datei hat %1 MB; höchstens %2 MB lassen sich beim Laden aufbewahren. Nichts wurde geändert. Bitte bewahren Sie sie in einem eigenen Ordner auf.</translation>
    </message>
    <message>
        <source>This file has a password. Save a copy without one.</source>
        <translation>Diese Datei hat ein Passwort. Speichern Sie eine Kopie ohne Passwort.</translation>
    </message>
    <message>
        <source>This file holds no table.</source>
        <translation>In dieser Datei ist keine Tabelle.</translation>
    </message>
    <message>
        <source>This file is damaged or not complete.</source>
        <translation>Diese Datei ist beschädigt oder nicht vollständig.</translation>
    </message>
    <message>
        <source>This file is damaged or not complete. Nothing was imported. Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation>Diese Datei ist beschädigt oder nicht vollständig. Nichts wurde eingelesen. Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie unter einem neuen Namen und lesen Sie die neue Datei ein.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Diese Datei ist leer.</translation>
    </message>
    <message>
        <source>This file is no table that can be read here.</source>
        <translation>Diese Datei ist keine Tabelle, die sich hier lesen lässt.</translation>
    </message>
    <message>
        <source>This file is open in another program. Close it there and try again.</source>
        <translation>Diese Datei ist in einem anderen Programm offen. Schließen Sie sie dort und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This folder cannot be reached. Please choose another one for the shop.</source>
        <translation>Dieser Ordner ist nicht erreichbar. Bitte wählen Sie einen anderen für den Laden.</translation>
    </message>
    <message>
        <source>This folder may not be written to, so no shop can be kept in it. Nothing was changed. Please choose another folder, or allow writing there.</source>
        <translation>In diesen Ordner darf nicht geschrieben werden, also kann kein Laden darin liegen. Nichts wurde geändert. Bitte wählen Sie einen anderen Ordner, oder erlauben Sie das Schreiben dort.</translation>
    </message>
    <message>
        <source>This has no table for a spreadsheet.</source>
        <translation>Dafür gibt es keine Tabelle.</translation>
    </message>
    <message>
        <source>This import cannot be continued, because its prepared records are gone. What it had added is here; you can undo it and import the file again.</source>
        <translation>Dieser Import lässt sich nicht fortsetzen, weil seine vorbereiteten Daten weg sind. Was er schon gebracht hat, ist da; Sie können ihn zurücknehmen und die Datei erneut einlesen.</translation>
    </message>
    <message>
        <source>This import was undone, so it is not continued. Import the file again.</source>
        <translation>Dieser Import wurde zurückgenommen und wird darum nicht fortgesetzt. Lesen Sie die Datei erneut ein.</translation>
    </message>
    <message>
        <source>This is a JSON file, not a table.</source>
        <translation>Das ist eine JSON-Datei, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a Numbers file from a Mac.</source>
        <translation>Das ist eine Numbers-Datei von einem Mac.</translation>
    </message>
    <message>
        <source>This is a PDF, not a table.</source>
        <translation>Das ist ein PDF, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a file, not a folder. Please choose a folder for the shop.</source>
        <translation>Das ist eine Datei, kein Ordner. Bitte wählen Sie einen Ordner für den Laden.</translation>
    </message>
    <message>
        <source>This is a packed archive, not a table.</source>
        <translation>Das ist ein gepacktes Archiv, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a picture, not a table.</source>
        <translation>Das ist ein Bild, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a presentation, not a table.</source>
        <translation>Das ist eine Präsentation, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a table in the old form "XML Spreadsheet 2003".</source>
        <translation>Das ist eine Tabelle im alten Format „XML Spreadsheet 2003“.</translation>
    </message>
    <message>
        <source>This is a text document, not a table.</source>
        <translation>Das ist ein Textdokument, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a web page saved as one file, not a table.</source>
        <translation>Das ist eine Webseite in einer einzigen Datei, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is a web page without a table.</source>
        <translation>Das ist eine Webseite ohne Tabelle.</translation>
    </message>
    <message>
        <source>This is a workbook of a very old Excel.</source>
        <translation>Das ist eine Arbeitsmappe aus einem sehr alten Excel.</translation>
    </message>
    <message>
        <source>This is an OpenDocument table in one piece (.fods).</source>
        <translation>Das ist eine OpenDocument-Tabelle in einem Stück (.fods).</translation>
    </message>
    <message>
        <source>This is an XML file, not a table.</source>
        <translation>Das ist eine XML-Datei, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is an older Office document, but no table (perhaps a letter or a mail).</source>
        <translation>Das ist ein älteres Office-Dokument, aber keine Tabelle (vielleicht ein Brief oder eine E-Mail).</translation>
    </message>
    <message>
        <source>This is neither the passphrase nor the recovery code of the shared shop. Nothing was changed. Please try again.</source>
        <translation>Das ist weder die Passphrase noch der Wiederherstellungscode des gemeinsamen Ladens. Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This is neither yes nor no.</source>
        <translation>Das ist weder ja noch nein.</translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation>Das ist kein Betrag.</translation>
    </message>
    <message>
        <source>This is no currency that the program knows.</source>
        <translation>Das ist keine Währung, die das Programm kennt.</translation>
    </message>
    <message>
        <source>This is no date and time.</source>
        <translation>Das ist weder Datum noch Uhrzeit.</translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation>Das ist kein Datum.</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation>Das ist keine Zahl.</translation>
    </message>
    <message>
        <source>This is not among the archived any more. Nothing was changed.</source>
        <translation>Das ist nicht mehr im Archiv. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is not between 0 and %1 percent.</source>
        <translation>Das liegt nicht zwischen 0 und %1 Prozent.</translation>
    </message>
    <message>
        <source>This is the file of another program, not a table.</source>
        <translation>Das ist die Datei eines anderen Programms, keine Tabelle.</translation>
    </message>
    <message>
        <source>This is the passphrase that was used until now, and whoever has the PC that is removed may know it. Nothing was changed. Please choose another one.</source>
        <translation>Das ist die bisherige Passphrase, und wer den entfernten PC hat, kennt sie vielleicht. Es wurde nichts geändert. Bitte wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>This is the same tag. Nothing was changed.</source>
        <translation>Das ist dasselbe Schlagwort. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is undone already: %1. Nothing was changed.</source>
        <translation>Das ist schon zurückgenommen: %1. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This letter is longer than 50,000 letters. Nothing was saved yet.</source>
        <translation>Dieser Brief ist länger als 50.000 Zeichen. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This line is not there any more. Nothing was changed.</source>
        <translation>Diese Zeile ist nicht mehr da. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This looks like a list of orders, not like a list of customers.</source>
        <translation>Das sieht nach einer Liste von Bestellungen aus, nicht nach einer Kundenliste.</translation>
    </message>
    <message>
        <source>This looks like a table of figures, not like a list of customers.</source>
        <translation>Das sieht nach einer Tabelle von Zahlen aus, nicht nach einer Kundenliste.</translation>
    </message>
    <message>
        <source>This passphrase does not open the backups that are there. Nothing was changed. Please try again.</source>
        <translation>Diese Passphrase öffnet die Sicherungen dort nicht. Nichts wurde geändert. Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This picture cannot be read. Please choose a PNG or JPEG file; nothing was changed.</source>
        <translation>Dieses Bild lässt sich nicht lesen. Bitte wählen Sie eine PNG- oder JPEG-Datei; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This pipeline is not there any more. Nothing was changed.</source>
        <translation>Diese Pipeline gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This place at a company is not there any more. Nothing was changed.</source>
        <translation>Diese Stelle in einer Firma gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This place would end before it begins. Please look at the two dates; nothing was changed.</source>
        <translation>Diese Stelle würde enden, bevor sie beginnt. Bitte sehen Sie sich die beiden Daten an; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This quantity at this price is too much to add up. Nothing was saved yet.</source>
        <translation>Diese Menge zu diesem Preis ist zu viel, um sie zusammenzurechnen. Es wurde noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>This quote is not there any more, perhaps it was archived. Nothing was changed.</source>
        <translation>Dieses Angebot ist nicht mehr da, vielleicht wurde es archiviert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This quote was sent already and stays as it is. Make a new version to change it.</source>
        <translation>Dieses Angebot ist schon verschickt und bleibt, wie es ist. Machen Sie eine neue Fassung, um es zu ändern.</translation>
    </message>
    <message>
        <source>This reason is not there any more. Nothing was changed.</source>
        <translation>Diesen Grund gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This relation is not there any more. Nothing was changed.</source>
        <translation>Diese Beziehung gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This reminder is done already. Nothing was changed.</source>
        <translation>Diese Erinnerung ist schon erledigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This reminder is not there any more. Nothing was changed.</source>
        <translation>Diese Erinnerung gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This shop is already open in another window of CRM Desktop. Nothing was changed. Please use that window, or close it and try again.</source>
        <translation>Dieser Laden ist schon in einem anderen Fenster von CRM Desktop offen. Nichts wurde geändert. Bitte nehmen Sie jenes Fenster, oder schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This shop is encrypted already.</source>
        <translation>Dieser Laden ist schon verschlüsselt.</translation>
    </message>
    <message>
        <source>This shop is encrypted, and the part of the program that reads such shops is missing on this PC. Nothing was changed. Please install the program anew.</source>
        <translation>Dieser Laden ist verschlüsselt, und der Teil des Programms, der solche Läden liest, fehlt auf diesem PC. Es wurde nichts geändert. Bitte installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>This shop is locked. Nothing was changed. Please give its passphrase or its recovery code.</source>
        <translation>Dieser Laden ist gesperrt. Es wurde nichts geändert. Bitte geben Sie seine Passphrase oder seinen Wiederherstellungscode ein.</translation>
    </message>
    <message>
        <source>This shop is not shared with another PC.</source>
        <translation>Dieser Laden wird mit keinem anderen PC geteilt.</translation>
    </message>
    <message>
        <source>This shop is shared in %1 already. Nothing was changed. Leave that place first if you want to use another one.</source>
        <translation>Dieser Laden wird schon in %1 geteilt. Es wurde nichts geändert. Verlassen Sie zuerst diesen Ort, wenn Sie einen anderen nehmen möchten.</translation>
    </message>
    <message>
        <source>This shop is shared in %1 already. Nothing was changed. Leave that place first, or open another shop.</source>
        <translation>Dieser Laden wird schon in %1 geteilt. Es wurde nichts geändert. Verlassen Sie zuerst diesen Ort, oder öffnen Sie einen anderen Laden.</translation>
    </message>
    <message>
        <source>This shop is shared without encryption, so there is no passphrase. Nothing was changed. To encrypt it, leave on all PCs and share it anew with a passphrase.</source>
        <translation>Dieser Laden wird ohne Verschlüsselung geteilt, es gibt also keine Passphrase. Es wurde nichts geändert. Um ihn zu verschlüsseln, beenden Sie das Teilen auf allen PCs und teilen Sie ihn neu mit einer Passphrase.</translation>
    </message>
    <message>
        <source>This shop was last used by a newer version of the program. Nothing was changed. Please install the newest version, then open the shop with it.</source>
        <translation>Dieser Laden wurde zuletzt mit einer neueren Fassung des Programms benutzt. Nichts wurde geändert. Bitte installieren Sie die neueste Fassung und öffnen Sie dann den Laden damit.</translation>
    </message>
    <message>
        <source>This size of paper is not known. Nothing was changed.</source>
        <translation>Diese Papiergröße ist nicht bekannt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This step is not there any more. Nothing was changed.</source>
        <translation>Diese Stufe gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This step is not there any more. Nothing was saved yet.</source>
        <translation>Diese Stufe gibt es nicht mehr. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>This tag is not there any more. Nothing was changed.</source>
        <translation>Dieses Schlagwort gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This text has more than a million characters, which is more than can be kept. Nothing was saved. Please save it as a file and attach that.</source>
        <translation>Dieser Text hat mehr als eine Million Zeichen; so viel kann nicht aufbewahrt werden. Es wurde nichts gespeichert. Bitte speichern Sie ihn als Datei und hängen Sie diese an.</translation>
    </message>
    <message>
        <source>This track is not there any more. Nothing was changed.</source>
        <translation>Diesen Ablauf gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This view is not there any more. Nothing was changed.</source>
        <translation>Diese Ansicht gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Told by the entry or reminder itself.</source>
        <translation>Vom Eintrag oder der Erinnerung selbst gesagt.</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Unite tags</source>
        <translation>Schlagwörter zusammenführen</translation>
    </message>
    <message>
        <source>Unpin entry</source>
        <translation>Eintrag nicht mehr oben halten</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Visits and calls</source>
        <translation>Besuche und Anrufe</translation>
    </message>
    <message>
        <source>Was erased for good on %1, so this is not added again.</source>
        <translation>Wurde am %1 endgültig gelöscht und wird daher nicht wieder hinzugefügt.</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What answers at %1 is not a place for sharing: perhaps a page to log in, another server, or one that was not prepared yet. Nothing was changed. Please check the address.</source>
        <translation>Was unter %1 antwortet, ist kein Ort zum Teilen: vielleicht eine Anmeldeseite, ein anderer Server oder einer, der noch nicht vorbereitet wurde. Es wurde nichts geändert. Bitte prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>What begins with “if” here has no “end”.</source>
        <translation>Was hier mit „wenn“ beginnt, hat kein „ende“.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>What lists show of %1 contacts is not up to date.</source>
        <translation>Was Listen von %1 Kontakten zeigen, ist nicht auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>What stands before the number has at most 12 signs and no digits. Nothing was changed.</source>
        <translation>Was vor der Nummer steht, hat höchstens 12 Zeichen und keine Ziffern. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What was changed then is not there any more. Nothing was changed.</source>
        <translation>Was damals geändert wurde, gibt es nicht mehr. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What was erased</source>
        <translation>Was gelöscht wurde</translation>
    </message>
    <message>
        <source>What was said or done</source>
        <translation>Was besprochen oder getan wurde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why deals were lost</source>
        <translation>Warum Geschäfte verloren gingen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Won and lost</source>
        <translation>Gewonnen und verloren</translation>
    </message>
    <message>
        <source>Won of those decided</source>
        <translation>Gewonnen von den entschiedenen</translation>
    </message>
    <message>
        <source>Won: %1</source>
        <translation>Gewonnen: %1</translation>
    </message>
    <message>
        <source>Won: %1 deals</source>
        <translation>Gewonnen: %1 Geschäfte</translation>
    </message>
    <message>
        <source>Written by others since this copy was made</source>
        <translation>Von anderen geschrieben, seit diese Kopie gemacht wurde</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You chose the order of day and month.</source>
        <translation>Sie haben die Reihenfolge von Tag und Monat gewählt.</translation>
    </message>
    <message>
        <source>You chose this.</source>
        <translation>Das haben Sie gewählt.</translation>
    </message>
    <message>
        <source>a line that could not be read</source>
        <translation>eine Zeile, die sich nicht lesen ließ</translation>
    </message>
    <message>
        <source>a list of contacts, not a contact</source>
        <translation>eine Liste von Kontakten, kein Kontakt</translation>
    </message>
    <message>
        <source>a person and a company</source>
        <translation>eine Person und eine Firma</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>addresses of the same e-mail domain, %1</source>
        <translation>E-Mail-Adressen derselben Domain, %1</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>eingewilligt</translation>
    </message>
    <message>
        <source>all customers</source>
        <translation>alle Kunden</translation>
    </message>
    <message>
        <source>already done and left out</source>
        <translation>schon erledigt und weggelassen</translation>
    </message>
    <message>
        <source>before-import</source>
        <translation>vor dem Einlesen</translation>
    </message>
    <message>
        <source>before-migration</source>
        <translation>vor der neuen Fassung</translation>
    </message>
    <message>
        <source>call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>cancelled and left out</source>
        <translation>abgesagt und weggelassen</translation>
    </message>
    <message>
        <source>changed on %1</source>
        <translation>geändert am %1</translation>
    </message>
    <message>
        <source>colleague in charge</source>
        <translation>Zuständigkeit</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>customer number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>damaged characters in the text were left out</source>
        <translation>beschädigte Zeichen im Text wurden weggelassen</translation>
    </message>
    <message>
        <source>damaged characters were left out</source>
        <translation>beschädigte Zeichen wurden weggelassen</translation>
    </message>
    <message>
        <source>days left out of a series are not kept</source>
        <translation>Tage, die in einer Reihe ausfallen, werden nicht behalten</translation>
    </message>
    <message>
        <source>department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>different birthdays</source>
        <translation>verschiedene Geburtstage</translation>
    </message>
    <message>
        <source>different e-mail addresses</source>
        <translation>verschiedene E-Mail-Adressen</translation>
    </message>
    <message>
        <source>different phones</source>
        <translation>verschiedene Telefonnummern</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>e-mails</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>entries in all</source>
        <translation>Einträge insgesamt</translation>
    </message>
    <message>
        <source>entry in all</source>
        <translation>Eintrag insgesamt</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>alle Personen</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>first and last name swapped</source>
        <translation>Vor- und Nachname vertauscht</translation>
    </message>
    <message>
        <source>from the customer</source>
        <translation>vom Kunden</translation>
    </message>
    <message>
        <source>gender</source>
        <translation>Geschlecht</translation>
    </message>
    <message>
        <source>has no date and was left out</source>
        <translation>hat kein Datum und wurde weggelassen</translation>
    </message>
    <message>
        <source>has no title and was left out</source>
        <translation>hat keinen Titel und wurde weggelassen</translation>
    </message>
    <message>
        <source>home</source>
        <translation>privat</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>left a message</source>
        <translation>Nachricht hinterlassen</translation>
    </message>
    <message>
        <source>longer than 1 MB and left out</source>
        <translation>länger als 1 MB und weggelassen</translation>
    </message>
    <message>
        <source>longer than 1,000 characters, the rest was left out</source>
        <translation>länger als 1.000 Zeichen, der Rest wurde weggelassen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>main</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>meetings</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobil</translation>
    </message>
    <message>
        <source>more of them than companies</source>
        <translation>mehr davon als Firmen</translation>
    </message>
    <message>
        <source>names that fit</source>
        <translation>Namen, die zueinander passen</translation>
    </message>
    <message>
        <source>nearly the same address, %1</source>
        <translation>fast dieselbe Adresse, %1</translation>
    </message>
    <message>
        <source>nearly the same birthday, %1</source>
        <translation>fast derselbe Geburtstag, %1</translation>
    </message>
    <message>
        <source>newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>nickname</source>
        <translation>Rufname</translation>
    </message>
    <message>
        <source>no address could be read</source>
        <translation>es ließ sich keine Adresse lesen</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>no possible date</source>
        <translation>kein mögliches Datum</translation>
    </message>
    <message>
        <source>no possible time zone, taken as UTC</source>
        <translation>keine mögliche Zeitzone, als UTC gelesen</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>no rule of repetition</source>
        <translation>keine Regel für Wiederholungen</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>niemand genannt</translation>
    </message>
    <message>
        <source>not a date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht verwendet</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>nothing in common</source>
        <translation>nichts gemeinsam</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>das Älteste zuerst</translation>
    </message>
    <message>
        <source>one has no name</source>
        <translation>einer hat keinen Namen</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>only similar names</source>
        <translation>nur ähnliche Namen</translation>
    </message>
    <message>
        <source>only the first %1 addresses were taken</source>
        <translation>nur die ersten %1 Adressen wurden übernommen</translation>
    </message>
    <message>
        <source>only the first %1 lines of this card were read</source>
        <translation>nur die ersten %1 Zeilen dieser Karte wurden gelesen</translation>
    </message>
    <message>
        <source>only the same name</source>
        <translation>nur derselbe Name</translation>
    </message>
    <message>
        <source>open deal</source>
        <translation>offenes Geschäft</translation>
    </message>
    <message>
        <source>open deals</source>
        <translation>offene Geschäfte</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstige</translation>
    </message>
    <message>
        <source>other entries</source>
        <translation>andere Einträge</translation>
    </message>
    <message>
        <source>other entry</source>
        <translation>anderer Eintrag</translation>
    </message>
    <message>
        <source>pager</source>
        <translation>Pager</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>photos are not fetched from addresses</source>
        <translation>Fotos werden nicht aus dem Internet geholt</translation>
    </message>
    <message>
        <source>printed %1</source>
        <translation>gedruckt am %1</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>same address, %1</source>
        <translation>dieselbe Adresse, %1</translation>
    </message>
    <message>
        <source>same address, but different names</source>
        <translation>dieselbe Adresse, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>same birthday, %1</source>
        <translation>derselbe Geburtstag, %1</translation>
    </message>
    <message>
        <source>same company, %1</source>
        <translation>dieselbe Firma, %1</translation>
    </message>
    <message>
        <source>same e-mail address</source>
        <translation>dieselbe E-Mail-Adresse</translation>
    </message>
    <message>
        <source>same e-mail address, %1</source>
        <translation>dieselbe E-Mail-Adresse, %1</translation>
    </message>
    <message>
        <source>same e-mail address, but different names</source>
        <translation>dieselbe E-Mail-Adresse, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>same e-mail domain</source>
        <translation>dieselbe E-Mail-Domain</translation>
    </message>
    <message>
        <source>same e-mail domain, but different names</source>
        <translation>dieselbe E-Mail-Domain, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>same first name and birthday: a changed last name?</source>
        <translation>derselbe Vorname und Geburtstag: ein geänderter Nachname?</translation>
    </message>
    <message>
        <source>same last name and birthday: twins, or a changed first name?</source>
        <translation>derselbe Nachname und Geburtstag: Zwillinge oder ein geänderter Vorname?</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>derselbe Name</translation>
    </message>
    <message>
        <source>same name and company</source>
        <translation>derselbe Name und dieselbe Firma</translation>
    </message>
    <message>
        <source>same name and company, but %1</source>
        <translation>derselbe Name und dieselbe Firma, aber %1</translation>
    </message>
    <message>
        <source>same name and e-mail address, but a person and a company</source>
        <translation>derselbe Name und dieselbe E-Mail-Adresse, aber eine Person und eine Firma</translation>
    </message>
    <message>
        <source>same name and phone, but a person and a company</source>
        <translation>derselbe Name und dieselbe Telefonnummer, aber eine Person und eine Firma</translation>
    </message>
    <message>
        <source>same name, %1</source>
        <translation>derselbe Name, %1</translation>
    </message>
    <message>
        <source>same name, but in different towns</source>
        <translation>derselbe Name, aber in verschiedenen Orten</translation>
    </message>
    <message>
        <source>same name, nothing else to compare</source>
        <translation>derselbe Name, sonst nichts zu vergleichen</translation>
    </message>
    <message>
        <source>same name, one of them without further details</source>
        <translation>derselbe Name, einer davon ohne weitere Angaben</translation>
    </message>
    <message>
        <source>same name, same area</source>
        <translation>derselbe Name, dieselbe Gegend</translation>
    </message>
    <message>
        <source>same number of record</source>
        <translation>dieselbe Nummer des Datensatzes</translation>
    </message>
    <message>
        <source>same number of record, %1</source>
        <translation>dieselbe Nummer des Datensatzes, %1</translation>
    </message>
    <message>
        <source>same number of record, but different names</source>
        <translation>dieselbe Nummer des Datensatzes, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>dieselbe Telefonnummer</translation>
    </message>
    <message>
        <source>same phone, %1</source>
        <translation>dieselbe Telefonnummer, %1</translation>
    </message>
    <message>
        <source>same phone, but different names</source>
        <translation>dieselbe Telefonnummer, aber verschiedene Namen</translation>
    </message>
    <message>
        <source>same postal code</source>
        <translation>dieselbe Postleitzahl</translation>
    </message>
    <message>
        <source>same town</source>
        <translation>derselbe Ort</translation>
    </message>
    <message>
        <source>school</source>
        <translation>Schule</translation>
    </message>
    <message>
        <source>similar names</source>
        <translation>ähnliche Namen</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>tax number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>the card is empty</source>
        <translation>die Karte ist leer</translation>
    </message>
    <message>
        <source>the last %1 of %2</source>
        <translation>die letzten %1 von %2</translation>
    </message>
    <message>
        <source>the only one with this address</source>
        <translation>der einzige Kontakt mit dieser Adresse</translation>
    </message>
    <message>
        <source>the photo could not be read</source>
        <translation>das Foto ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>the photo is larger than 5 MB and was left out</source>
        <translation>das Foto ist größer als 5 MB und wurde weggelassen</translation>
    </message>
    <message>
        <source>the same record of an earlier export</source>
        <translation>derselbe Datensatz eines früheren Exports</translation>
    </message>
    <message>
        <source>the same row of the same file</source>
        <translation>dieselbe Zeile derselben Datei</translation>
    </message>
    <message>
        <source>the text is longer than a million characters, the rest was left out</source>
        <translation>der Text ist länger als eine Million Zeichen, der Rest wurde weggelassen</translation>
    </message>
    <message>
        <source>this mail could not be read: %1</source>
        <translation>diese Mail ließ sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>trade</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>unknown time zone, taken as local time</source>
        <translation>unbekannte Zeitzone, als Ortszeit gelesen</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>where they came from</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>whether active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
    <message>
        <source>won of those decided</source>
        <translation>gewonnen von den entschiedenen</translation>
    </message>
    <message>
        <source>work</source>
        <translation>geschäftlich</translation>
    </message>
    <message>
        <source>worth</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>“%1” belongs to no “if”.</source>
        <translation>„%1“ gehört zu keinem „wenn“.</translation>
    </message>
    <message>
        <source>“%1” could not be copied for reading. Nothing was imported. Please check the drive it is on and the free space on this computer, and try again.</source>
        <translation>„%1“ ließ sich nicht zum Lesen kopieren. Nichts wurde eingelesen. Bitte prüfen Sie das Laufwerk, auf dem die Datei liegt, und den freien Platz auf diesem Computer, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” could not be read, so it was not attached. Perhaps another program holds it open: close it there and try again.</source>
        <translation>„%1“ war nicht zu lesen und wurde darum nicht angehängt. Vielleicht hat ein anderes Programm die Datei offen: Schließen Sie sie dort und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” could not be written (%2). Your data is safe, and an earlier file of that name is unchanged. Please check the folder, the free space, and whether another program holds the file open.</source>
        <translation>„%1“ ließ sich nicht schreiben (%2). Ihre Daten sind sicher, und eine frühere Datei dieses Namens ist unverändert. Bitte prüfen Sie den Ordner, den freien Platz und ob ein anderes Programm die Datei offen hat.</translation>
    </message>
    <message>
        <source>“%1” could not be written there. The attachment itself is safe. Please choose another folder.</source>
        <translation>„%1“ ließ sich dort nicht schreiben. Der Anhang selbst ist sicher. Bitte wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>“%1” does not fit this kind, so nothing was changed. Change such values first.</source>
        <translation>„%1“ passt nicht zu dieser Art, darum wurde nichts geändert. Ändern Sie solche Werte zuerst.</translation>
    </message>
    <message>
        <source>“%1” has %2 MB; at most %3 MB can be attached. Nothing was changed. Please keep it in a folder of its own and write down where.</source>
        <translation>„%1“ hat %2 MB; höchstens %3 MB lassen sich anhängen. Nichts wurde geändert. Bitte bewahren Sie die Datei in einem eigenen Ordner auf und schreiben Sie auf, wo.</translation>
    </message>
    <message>
        <source>“%1” is a program or could start one, so it is not opened from here. If you trust who sent it, save a copy.</source>
        <translation>„%1“ ist ein Programm oder könnte eines starten und wird darum von hier nicht geöffnet. Wenn Sie dem Absender trauen, speichern Sie eine Kopie.</translation>
    </message>
    <message>
        <source>“%1” is no address of a database. It begins with postgresql:// and names a server and a database.</source>
        <translation>„%1“ ist keine Adresse einer Datenbank. Sie beginnt mit postgresql:// und nennt einen Server und eine Datenbank.</translation>
    </message>
    <message>
        <source>“%1” is no address of a shared shop. It is the path of a folder, or begins with https:// or postgresql://.</source>
        <translation>„%1“ ist keine Adresse eines gemeinsamen Ladens. Sie ist der Pfad eines Ordners oder beginnt mit https:// oder postgresql://.</translation>
    </message>
    <message>
        <source>“%1” is no date, so it was not saved.</source>
        <translation>„%1“ ist kein Datum und wurde darum nicht gespeichert.</translation>
    </message>
    <message>
        <source>“%1” is no file that can be imported. Please choose a file.</source>
        <translation>„%1“ ist keine Datei, die sich einlesen lässt. Bitte wählen Sie eine Datei.</translation>
    </message>
    <message>
        <source>“%1” is no file, so it was not attached.</source>
        <translation>„%1“ ist keine Datei und wurde darum nicht angehängt.</translation>
    </message>
    <message>
        <source>“%1” is no number, so it was not saved.</source>
        <translation>„%1“ ist keine Zahl und wurde darum nicht gespeichert.</translation>
    </message>
    <message>
        <source>“%1” is no way to reach somebody; there are %2. Nothing was changed.</source>
        <translation>Über „%1“ lässt sich niemand erreichen; es gibt %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>“%1” is not a country that the program knows. Nothing was changed.</source>
        <translation>„%1“ ist kein Land, das das Programm kennt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” is not a currency that the program knows. Nothing was changed.</source>
        <translation>„%1“ ist keine Währung, die das Programm kennt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“%1” is not a currency that the program knows. Nothing was saved yet.</source>
        <translation>„%1“ ist keine Währung, die das Programm kennt. Noch wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>“%1” is not there any more. Nothing was imported. Please check whether it was moved, or whether the drive is still connected.</source>
        <translation>„%1“ gibt es nicht mehr. Nichts wurde eingelesen. Bitte prüfen Sie, ob die Datei verschoben wurde oder ob das Laufwerk noch verbunden ist.</translation>
    </message>
    <message>
        <source>“%1” may not be read on this PC. Nothing was imported. Please copy the file to another folder, or ask the person whose file it is, and try again.</source>
        <translation>„%1“ darf auf diesem PC nicht gelesen werden. Nichts wurde eingelesen. Bitte kopieren Sie die Datei in einen anderen Ordner, oder fragen Sie die Person, der sie gehört, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>“%1” noted as sent</source>
        <translation>„%1“ als verschickt vermerkt</translation>
    </message>
    <message>
        <source>“%1” was changed while reading, try again. Nothing was imported. If it is open in another program, save and close it there first.</source>
        <translation>„%1“ wurde während des Lesens geändert, versuchen Sie es erneut. Nichts wurde eingelesen. Ist die Datei in einem anderen Programm offen, speichern und schließen Sie sie dort zuerst.</translation>
    </message>
</context>
<context>
    <name>SetFieldPopover</name>
    <message numerus="yes">
        <source>%n change(s), the others have this value already.</source>
        <translation>
            <numerusform>%n Änderung, die anderen haben diesen Wert schon.</numerusform>
            <numerusform>%n Änderungen, die anderen haben diesen Wert schon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Agreed to be contacted</source>
        <translation>Darf angeschrieben werden</translation>
    </message>
    <message>
        <source>All of them change.</source>
        <translation>Alle ändern sich.</translation>
    </message>
    <message>
        <source>All of them have this value already.</source>
        <translation>Alle haben diesen Wert schon.</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam über</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message numerus="yes">
        <source>Change %n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt ändern</numerusform>
            <numerusform>%n Kontakte ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>Neuer Wert</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Rundbrief</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message numerus="yes">
        <source>Set a field of %n contact(s)</source>
        <translation>
            <numerusform>Ein Feld bei %n Kontakt setzen</numerusform>
            <numerusform>Ein Feld bei %n Kontakten setzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Set field</source>
        <translation>Feld setzen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Take the value away</source>
        <translation>Wert wegnehmen</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Data and imports</source>
        <translation>Daten und Importe</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Privacy and lock</source>
        <translation>Datenschutz und Sperre</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Abschnitte der Einstellungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shop and you</source>
        <translation>Laden und Sie</translation>
    </message>
    <message>
        <source>Sync and backup</source>
        <translation>Abgleich und Sicherung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
</context>
<context>
    <name>SetupProgress</name>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Stopp</translation>
    </message>
</context>
<context>
    <name>SheetMap</name>
    <message>
        <source>First free label: %1, row %2, column %3</source>
        <translation>Erstes freies Etikett: %1, Reihe %2, Spalte %3</translation>
    </message>
</context>
<context>
    <name>ShopHead</name>
    <message>
        <source>Menu of %1</source>
        <translation>Menü von %1</translation>
    </message>
</context>
<context>
    <name>ShopPart</name>
    <message>
        <source>&amp;Name of the shop</source>
        <translation>&amp;Name des Ladens</translation>
    </message>
    <message>
        <source>Amounts are in %1 now.</source>
        <translation>Beträge sind jetzt in %1.</translation>
    </message>
    <message>
        <source>C&amp;ountry of phone numbers</source>
        <translation>Land der &amp;Rufnummern</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>For numbers that are written without a country code.</source>
        <translation>Für Nummern, die ohne Landesvorwahl geschrieben sind.</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Nicht gewählt</translation>
    </message>
    <message>
        <source>Phone numbers without a code: %1.</source>
        <translation>Rufnummern ohne Vorwahl: %1.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>The shop is called “%1” now.</source>
        <translation>Der Laden heißt jetzt „%1“.</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Saved views</source>
        <translation>Gespeicherte Ansichten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>SideBySideView</name>
    <message>
        <source>%1 stays</source>
        <translation>%1 bleibt</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>Both, one below the other</source>
        <translation>Beides, untereinander</translation>
    </message>
    <message>
        <source>Joins it</source>
        <translation>Kommt dazu</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>The same on both sides</source>
        <translation>Auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>the same on both sides</source>
        <translation>auf beiden Seiten gleich</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
</context>
<context>
    <name>SideLine</name>
    <message>
        <source>%1, open</source>
        <translation>%1, offen</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Name der Ansicht</translation>
    </message>
</context>
<context>
    <name>SlowMomentsPanel</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Moments of more than %1 ms in which the window did not answer.</source>
        <translation>Momente von mehr als %1 ms, in denen das Fenster nicht antwortete.</translation>
    </message>
    <message>
        <source>Slow moments</source>
        <translation>Langsame Momente</translation>
    </message>
    <message>
        <source>Slow moments, the slowest first</source>
        <translation>Langsame Momente, der langsamste zuerst</translation>
    </message>
</context>
<context>
    <name>StaleList</name>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>added, and nothing since</source>
        <translation>angelegt, seither nichts</translation>
    </message>
    <message>
        <source>last entry of the timeline</source>
        <translation>letzter Eintrag im Verlauf</translation>
    </message>
</context>
<context>
    <name>StartTrack</name>
    <message>
        <source> (ready-made)</source>
        <translation> (fertig)</translation>
    </message>
    <message>
        <source>&amp;Edit tracks…</source>
        <translation>Abläufe &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Start track</source>
        <translation>Ablauf b&amp;eginnen</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>&amp;Ablauf</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Ends &amp;on</source>
        <translation>Endet a&amp;m</translation>
    </message>
    <message>
        <source>Start a track for %1</source>
        <translation>Ablauf für %1 beginnen</translation>
    </message>
    <message>
        <source>Start track</source>
        <translation>Ablauf beginnen</translation>
    </message>
    <message>
        <source>Starts &amp;on</source>
        <translation>Beginnt a&amp;n</translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation>Das ist kein Datum. Schreiben Sie es wie 31. Dez.</translation>
    </message>
    <message>
        <source>What will be planned</source>
        <translation>Was geplant wird</translation>
    </message>
    <message>
        <source>Write a day, for example tomorrow or 31 Dec.</source>
        <translation>Schreiben Sie einen Tag, zum Beispiel morgen oder 31. Dez.</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message numerus="yes">
        <source>%1 and %n other(s) were archived here and are kept, because %2 worked on them.</source>
        <translation>
            <numerusform>%1 und %n weiterer Kontakt waren hier archiviert und bleiben, weil %2 daran gearbeitet hat.</numerusform>
            <numerusform>%1 und %n weitere Kontakte waren hier archiviert und bleiben, weil %2 daran gearbeitet hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changed %n contact(s) in this list.</source>
        <translation>
            <numerusform>%1 hat %n Kontakt in dieser Liste geändert.</numerusform>
            <numerusform>%1 hat %n Kontakte in dieser Liste geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has changed this just now.</source>
        <translation>%1 hat das gerade geändert.</translation>
    </message>
    <message>
        <source>%1 was archived here and is kept, because %2 worked on it.</source>
        <translation>%1 war hier archiviert und bleibt, weil %2 daran gearbeitet hat.</translation>
    </message>
    <message>
        <source>Another PC</source>
        <translation>Ein anderer PC</translation>
    </message>
    <message>
        <source>Checking the shared place</source>
        <translation>Der gemeinsame Ort wird geprüft</translation>
    </message>
    <message>
        <source>Fetching an attachment</source>
        <translation>Ein Anhang wird geholt</translation>
    </message>
    <message>
        <source>Fetching “%1” from the shared place…</source>
        <translation>„%1“ wird vom gemeinsamen Ort geholt…</translation>
    </message>
    <message>
        <source>Your data is on this PC only, so there is no shared place to check.</source>
        <translation>Ihre Daten sind nur auf diesem PC; es gibt keinen gemeinsamen Ort zu prüfen.</translation>
    </message>
    <message>
        <source>Your data is on this PC only. There is nobody to exchange it with yet.</source>
        <translation>Ihre Daten sind nur auf diesem PC. Es gibt noch niemanden zum Austauschen.</translation>
    </message>
    <message>
        <source>“%1” is not here yet. %2 was asked for it; it comes by itself.</source>
        <translation>„%1“ ist noch nicht hier. %2 wurde darum gebeten; es kommt von selbst.</translation>
    </message>
    <message>
        <source>“%1” is not here yet. The other PCs were asked for it; it comes by itself.</source>
        <translation>„%1“ ist noch nicht hier. Die anderen PCs wurden darum gebeten; es kommt von selbst.</translation>
    </message>
    <message>
        <source>“%1” is not on this PC. It may be in a backup.</source>
        <translation>„%1“ ist nicht auf diesem PC. Vielleicht ist es in einer Sicherung.</translation>
    </message>
</context>
<context>
    <name>SyncInvite</name>
    <message>
        <source>This shop is shared in a folder, so no invitation is needed: choose the same folder on the other PC.</source>
        <translation>Dieser Laden wird in einem Ordner geteilt, deshalb braucht es keine Einladung: Wählen Sie auf dem anderen PC denselben Ordner.</translation>
    </message>
</context>
<context>
    <name>SyncKey</name>
    <message>
        <source>This shop is shared without encryption, so there is no passphrase.</source>
        <translation>Dieser Laden wird ohne Verschlüsselung geteilt; es gibt also keine Passphrase.</translation>
    </message>
    <message>
        <source>This shop is shared without encryption, so there is no passphrase. A stolen PC is kept out by closing the shared folder or server to it.</source>
        <translation>Dieser Laden wird ohne Verschlüsselung geteilt; es gibt also keine Passphrase. Einen gestohlenen PC halten Sie fern, indem Sie ihm den gemeinsamen Ordner oder Server verschließen.</translation>
    </message>
    <message>
        <source>Your data is on this PC only, so there is nothing to change yet.</source>
        <translation>Ihre Daten sind nur auf diesem PC; es gibt noch nichts zu ändern.</translation>
    </message>
</context>
<context>
    <name>SyncMark</name>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>SyncPart</name>
    <message>
        <source>%1 is waited for no longer.</source>
        <translation>Auf %1 wird nicht mehr gewartet.</translation>
    </message>
    <message numerus="yes">
        <source>%n other PC(s)</source>
        <translation>
            <numerusform>%n anderer PC</numerusform>
            <numerusform>%n andere PCs</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Join another PC…</source>
        <translation>Einem &amp;anderen PC beitreten…</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>Beib&amp;ehalten</translation>
    </message>
    <message>
        <source>&amp;Leave anyway</source>
        <translation>&amp;Trotzdem beenden</translation>
    </message>
    <message>
        <source>&amp;Put it there again</source>
        <translation>Wieder &amp;dort ablegen</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>%1 &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Stop sharing</source>
        <translation>Teilen &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Öffnen</translation>
    </message>
    <message>
        <source>Connect a second &amp;PC…</source>
        <translation>Zweiten &amp;PC verbinden…</translation>
    </message>
    <message>
        <source>Ending the exchange</source>
        <translation>Austausch beenden</translation>
    </message>
    <message>
        <source>Is %1 gone for good? Then nobody waits for it any more. What it wrote stays. Should it come back, it takes part again.</source>
        <translation>Ist %1 für immer weg? Dann wartet niemand mehr darauf. Was dort geschrieben wurde, bleibt. Kommt er zurück, nimmt er wieder teil.</translation>
    </message>
    <message>
        <source>It was st&amp;olen…</source>
        <translation>Er wurde gest&amp;ohlen…</translation>
    </message>
    <message>
        <source>Keeping what was archived</source>
        <translation>Archiviertes behalten</translation>
    </message>
    <message>
        <source>Kept. They come back on the other PCs too.</source>
        <translation>Behalten. Auch auf den anderen PCs kommt es zurück.</translation>
    </message>
    <message>
        <source>More about sharing</source>
        <translation>Mehr zum Teilen</translation>
    </message>
    <message>
        <source>Other PCs</source>
        <translation>Andere PCs</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Password of the server</source>
        <translation>Passwort des Servers</translation>
    </message>
    <message>
        <source>Pause the exchange</source>
        <translation>Austausch anhalten</translation>
    </message>
    <message>
        <source>Remove %1…</source>
        <translation>%1 entfernen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Removing a PC</source>
        <translation>PC entfernen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Second PC</source>
        <translation>Zweiter PC</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Gemeinsamer Ordner</translation>
    </message>
    <message>
        <source>Stop sharing on this PC? Everything stays here and on the other PCs; only the exchange ends.</source>
        <translation>Auf diesem PC nicht mehr teilen? Alles bleibt hier und auf den anderen PCs; nur der Austausch endet.</translation>
    </message>
    <message>
        <source>Stop sharing on this PC…</source>
        <translation>Auf diesem PC nicht mehr teilen…</translation>
    </message>
    <message>
        <source>Sync &amp;now</source>
        <translation>Jetzt &amp;abgleichen</translation>
    </message>
    <message>
        <source>This PC shares no longer. Everything is still here.</source>
        <translation>Dieser PC teilt nicht mehr. Alles ist noch hier.</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>not there yet</source>
        <translation>noch nicht da</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>dieser PC</translation>
    </message>
</context>
<context>
    <name>SyncPlace</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose a folder, or type the address of a server</source>
        <translation>Ordner wählen oder Adresse eines Servers eingeben</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Open an &amp;invitation…</source>
        <translation>&amp;Einladung öffnen…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Gemeinsamer Ordner</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
</context>
<context>
    <name>SyncQuestion</name>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
</context>
<context>
    <name>SyncQuestions</name>
    <message numerus="yes">
        <source>%n thing(s) left as they are, on all PCs.</source>
        <translation>
            <numerusform>%n bleibt, wie es ist, auf allen PCs.</numerusform>
            <numerusform>%n bleiben, wie sie sind, auf allen PCs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Fine as they are</source>
        <translation>&amp;Gut so, wie sie sind</translation>
    </message>
    <message>
        <source>Both are kept, on all PCs.</source>
        <translation>Beide bleiben, auf allen PCs.</translation>
    </message>
    <message>
        <source>This has been decided already, on another PC.</source>
        <translation>Das wurde schon auf einem anderen PC entschieden.</translation>
    </message>
    <message>
        <source>What is in use now stays, in all of them.</source>
        <translation>Überall bleibt, was jetzt gilt.</translation>
    </message>
</context>
<context>
    <name>SyncRecovered</name>
    <message numerus="yes">
        <source>%n line(s) found again</source>
        <translation>
            <numerusform>%n wiedergefundene Zeile</numerusform>
            <numerusform>%n wiedergefundene Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more follow when these are settled.</source>
        <translation>
            <numerusform>%n weitere folgt, wenn diese erledigt sind.</numerusform>
            <numerusform>%n weitere folgen, wenn diese erledigt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>A PC that was away for very long wrote them to something that had been erased here. Nothing is lost: bring them back, or put them into the trash.</source>
        <translation>Ein PC, der sehr lange weg war, hat sie zu etwas geschrieben, das hier schon gelöscht war. Nichts ist verloren: Holen Sie sie zurück, oder legen Sie sie in den Papierkorb.</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back: %1</source>
        <translation>Zurückholen: %1</translation>
    </message>
    <message>
        <source>Brought back.</source>
        <translation>Zurückgeholt.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Put aside: %1</source>
        <translation>Weglegen: %1</translation>
    </message>
    <message>
        <source>Put into the trash.</source>
        <translation>In den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>This was settled already, perhaps on another PC.</source>
        <translation>Das ist schon erledigt, vielleicht auf einem anderen PC.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1 fetches it with its next exchange.</source>
        <translation>%1 holt es beim nächsten Austausch.</translation>
    </message>
    <message>
        <source>%1 has not exchanged since %2</source>
        <translation>%1 hat sich seit %2 nicht ausgetauscht</translation>
    </message>
    <message>
        <source>%1 needs the update</source>
        <translation>%1 braucht das Update</translation>
    </message>
    <message>
        <source>%1 not seen since %2</source>
        <translation>%1 seit %2 nicht gesehen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 runs an older version</source>
        <translation>Auf %1 läuft eine ältere Version</translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) were missing and are there again.</source>
        <translation>
            <numerusform>%n Anhang fehlte und ist wieder da.</numerusform>
            <numerusform>%n Anhänge fehlten und sind wieder da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) came in</source>
        <translation>
            <numerusform>%n Änderung kam herein</numerusform>
            <numerusform>%n Änderungen kamen herein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) checked.</source>
        <translation>
            <numerusform>%n Datei geprüft.</numerusform>
            <numerusform>%n Dateien geprüft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) here are compared anew with the other PCs.</source>
        <translation>
            <numerusform>%n Zeile hier wird neu mit den anderen PCs verglichen.</numerusform>
            <numerusform>%n Zeilen hier werden neu mit den anderen PCs verglichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need your decision</source>
        <translation>
            <numerusform>%n braucht Ihre Entscheidung</numerusform>
            <numerusform>%n brauchen Ihre Entscheidung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be read; the PC that wrote them sends them again.</source>
        <translation>
            <numerusform>%n davon kann nicht gelesen werden; der PC, der sie geschrieben hat, sendet sie noch einmal.</numerusform>
            <numerusform>%n davon können nicht gelesen werden; der PC, der sie geschrieben hat, sendet sie noch einmal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of this PC are missing there and go out again.</source>
        <translation>
            <numerusform>%n von diesem PC fehlt dort und wird wieder gesendet.</numerusform>
            <numerusform>%n von diesem PC fehlen dort und werden wieder gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) not fetched yet</source>
        <translation>
            <numerusform>%n Teil noch nicht geholt</numerusform>
            <numerusform>%n Teile noch nicht geholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) set aside</source>
        <translation>
            <numerusform>%n Teil beiseitegelegt</numerusform>
            <numerusform>%n Teile beiseitegelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts could not be read and were set aside</source>
        <translation>
            <numerusform>%n Teil konnte nicht gelesen werden und wurde beiseitegelegt</numerusform>
            <numerusform>%n Teile konnten nicht gelesen werden und wurden beiseitegelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts from %1 could not be read and were set aside</source>
        <translation>
            <numerusform>%n Teil von %1 konnte nicht gelesen werden und wurde beiseitegelegt</numerusform>
            <numerusform>%n Teile von %1 konnten nicht gelesen werden und wurden beiseitegelegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n went out</source>
        <translation>
            <numerusform>%n ging hinaus</numerusform>
            <numerusform>%n gingen hinaus</numerusform>
        </translation>
    </message>
    <message>
        <source>1 needs your decision</source>
        <translation>1 braucht Ihre Entscheidung</translation>
    </message>
    <message>
        <source>A PC was removed, so the passphrase changed. Type the new one here once; your work is safe here until then.</source>
        <translation>Ein PC wurde entfernt, darum hat sich die Passphrase geändert. Geben Sie die neue hier einmal ein; bis dahin ist Ihre Arbeit hier sicher.</translation>
    </message>
    <message numerus="yes">
        <source>All %n PCs are up to date</source>
        <translation>
            <numerusform>Alle %n PCs sind aktuell</numerusform>
            <numerusform>Alle %n PCs sind aktuell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n PCs have the same data</source>
        <translation>
            <numerusform>Alle %n PCs haben dieselben Daten</numerusform>
            <numerusform>Alle %n PCs haben dieselben Daten</numerusform>
        </translation>
    </message>
    <message>
        <source>Another PC has a newer version of the program</source>
        <translation>Ein anderer PC hat eine neuere Version des Programms</translation>
    </message>
    <message>
        <source>Both PCs are up to date</source>
        <translation>Beide PCs sind aktuell</translation>
    </message>
    <message>
        <source>Both PCs have the same data</source>
        <translation>Beide PCs haben dieselben Daten</translation>
    </message>
    <message>
        <source>Connect a second PC, and both have the same data, also without internet.</source>
        <translation>Verbinden Sie einen zweiten PC, und beide haben dieselben Daten, auch ohne Internet.</translation>
    </message>
    <message>
        <source>Everything is as it should be.</source>
        <translation>Alles ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Everything is exchanged</source>
        <translation>Alles ist ausgetauscht</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Alles ist gespeichert</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>Alles ist gesendet</translation>
    </message>
    <message>
        <source>Everything is sent again</source>
        <translation>Alles wird noch einmal gesendet</translation>
    </message>
    <message>
        <source>Everything of this PC is sent</source>
        <translation>Von diesem PC ist alles gesendet</translation>
    </message>
    <message>
        <source>Exchange is paused</source>
        <translation>Der Austausch ist angehalten</translation>
    </message>
    <message>
        <source>Exchanging changes…</source>
        <translation>Änderungen werden ausgetauscht…</translation>
    </message>
    <message>
        <source>It cannot prove that it is the right one, so nothing was sent to it, not even the password. Your work is safe here. Ask whoever looks after the server.</source>
        <translation>Er kann nicht beweisen, dass er der richtige ist; darum wurde nichts an ihn gesendet, auch nicht das Passwort. Ihre Arbeit ist hier sicher. Fragen Sie, wer den Server betreut.</translation>
    </message>
    <message>
        <source>It is an older copy that has lost what it had already. Nothing was sent. Your work is safe here and can be put there again.</source>
        <translation>Er ist eine ältere Kopie und hat verloren, was er schon hatte. Es wurde nichts gesendet. Ihre Arbeit ist hier sicher und kann wieder dort abgelegt werden.</translation>
    </message>
    <message>
        <source>It keeps working</source>
        <translation>Dort kann weitergearbeitet werden</translation>
    </message>
    <message>
        <source>It keeps working; exchange goes on after its update.</source>
        <translation>Dort kann weitergearbeitet werden; nach dem Update geht der Austausch weiter.</translation>
    </message>
    <message>
        <source>It was set aside</source>
        <translation>Es wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>It was set aside and put right, and your work is safe here. Find out who else may write to that folder.</source>
        <translation>Es wurde beiseitegelegt und berichtigt, und Ihre Arbeit ist hier sicher. Finden Sie heraus, wer sonst in diesen Ordner schreiben darf.</translation>
    </message>
    <message>
        <source>Its place is empty, or it holds another shop: perhaps a drive is not connected. Nothing was changed there. Your work is safe here and goes out by itself when the folder is back.</source>
        <translation>An seinem Ort ist nichts oder ein anderer Laden: Vielleicht ist ein Laufwerk nicht angeschlossen. Dort wurde nichts geändert. Ihre Arbeit ist hier sicher und geht von selbst hinaus, wenn der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>Last exchange %1</source>
        <translation>Letzter Austausch %1</translation>
    </message>
    <message>
        <source>Last exchange %1.</source>
        <translation>Letzter Austausch %1.</translation>
    </message>
    <message>
        <source>Not leaving this PC</source>
        <translation>Bleibt auf diesem PC</translation>
    </message>
    <message>
        <source>Nothing here was changed. %1 sends it again.</source>
        <translation>Hier wurde nichts geändert. %1 sendet es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing here was changed. Whichever PC has it sends it again.</source>
        <translation>Hier wurde nichts geändert. Der PC, der es hat, sendet es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing is exchanged</source>
        <translation>Es wird nichts ausgetauscht</translation>
    </message>
    <message>
        <source>Nothing is exchanged until you say what is to become of what the other PCs wrote since. Your work is safe here.</source>
        <translation>Es wird nichts ausgetauscht, bis Sie sagen, was mit dem geschehen soll, was die anderen PCs seitdem geschrieben haben. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>Nichts ist verloren</translation>
    </message>
    <message>
        <source>Nothing is lost; it catches up when it is switched on.</source>
        <translation>Nichts ist verloren; es wird nachgeholt, wenn er eingeschaltet wird.</translation>
    </message>
    <message>
        <source>On the other PC, start the program, choose “Join another PC”, and then this place: %1</source>
        <translation>Starten Sie auf dem anderen PC das Programm, wählen Sie „Einem anderen PC beitreten“ und dann diesen Ort: %1</translation>
    </message>
    <message>
        <source>One part could not be read and was set aside</source>
        <translation>Ein Teil konnte nicht gelesen werden und wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>One part from %1 could not be read and was set aside</source>
        <translation>Ein Teil von %1 konnte nicht gelesen werden und wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>Only on this PC</source>
        <translation>Nur auf diesem PC</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>Passphrase nötig</translation>
    </message>
    <message>
        <source>Password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>Please update this one. Until then nothing is exchanged; your work is safe here.</source>
        <translation>Bitte aktualisieren Sie diesen hier. Bis dahin wird nichts ausgetauscht; Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Somebody changed the shared folder</source>
        <translation>Jemand hat den gemeinsamen Ordner verändert</translation>
    </message>
    <message>
        <source>Somebody put an earlier copy in its place, or took something away. What is missing there is sent again, and your work is safe here.</source>
        <translation>Jemand hat eine frühere Kopie an seine Stelle gesetzt oder etwas weggenommen. Was dort fehlt, wird noch einmal gesendet, und Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Somebody without the key changed something in the shared folder</source>
        <translation>Jemand ohne den Schlüssel hat im gemeinsamen Ordner etwas verändert</translation>
    </message>
    <message>
        <source>Something else answers</source>
        <translation>Etwas anderes antwortet</translation>
    </message>
    <message>
        <source>Something from %1 waits for you</source>
        <translation>Etwas von %1 wartet auf Sie</translation>
    </message>
    <message>
        <source>The PCs do not agree</source>
        <translation>Die PCs stimmen nicht überein</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this PC and that of %1 differ by %n minute(s). Nothing is lost by it, but please set them right.</source>
        <translation>
            <numerusform>Die Uhr dieses PCs und die von %1 unterscheiden sich um %n Minute. Verloren geht dadurch nichts, aber bitte stellen Sie sie richtig.</numerusform>
            <numerusform>Die Uhr dieses PCs und die von %1 unterscheiden sich um %n Minuten. Verloren geht dadurch nichts, aber bitte stellen Sie sie richtig.</numerusform>
        </translation>
    </message>
    <message>
        <source>The passphrase of the shared shop is needed</source>
        <translation>Die Passphrase des gemeinsamen Ladens ist nötig</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The server cannot be trusted</source>
        <translation>Dem Server ist nicht zu trauen</translation>
    </message>
    <message>
        <source>The server needs your password</source>
        <translation>Der Server braucht Ihr Passwort</translation>
    </message>
    <message>
        <source>The server was set back</source>
        <translation>Der Server wurde zurückgesetzt</translation>
    </message>
    <message>
        <source>The shared folder cannot be reached</source>
        <translation>Der gemeinsame Ordner ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The shared folder is full or may not be written to. Your work is safe here. What others wrote still comes in.</source>
        <translation>Der gemeinsame Ordner ist voll, oder dort darf nicht geschrieben werden. Ihre Arbeit ist hier sicher. Was andere geschrieben haben, kommt weiter herein.</translation>
    </message>
    <message>
        <source>The shared folder is older</source>
        <translation>Der gemeinsame Ordner ist älter</translation>
    </message>
    <message>
        <source>The shared folder is older than it was</source>
        <translation>Der gemeinsame Ordner ist älter als zuvor</translation>
    </message>
    <message>
        <source>The shared shop has a new passphrase</source>
        <translation>Der gemeinsame Laden hat eine neue Passphrase</translation>
    </message>
    <message>
        <source>They are not in the shared folder yet. Nothing is lost; they are taken in as soon as they arrive.</source>
        <translation>Sie sind noch nicht im gemeinsamen Ordner. Nichts ist verloren; sie werden übernommen, sobald sie ankommen.</translation>
    </message>
    <message>
        <source>They are on their way</source>
        <translation>Sie sind unterwegs</translation>
    </message>
    <message>
        <source>They cannot be read yet. If a cloud service brings them here, let it always keep this folder on this PC.</source>
        <translation>Sie lassen sich noch nicht lesen. Bringt ein Cloud-Dienst sie hierher, dann lassen Sie ihn diesen Ordner immer auf diesem PC behalten.</translation>
    </message>
    <message>
        <source>They compare what they have and send it to each other, so nothing is lost. Where they differ, both values are shown to you as a question.</source>
        <translation>Sie vergleichen, was sie haben, und senden es einander; verloren geht also nichts. Wo sie sich unterscheiden, werden Ihnen beide Werte als Frage gezeigt.</translation>
    </message>
    <message>
        <source>This PC and another one do not hold the same</source>
        <translation>Dieser PC und ein anderer haben nicht dasselbe</translation>
    </message>
    <message>
        <source>This PC is ready</source>
        <translation>Dieser PC ist bereit</translation>
    </message>
    <message>
        <source>This PC is ready, the second one is not there yet</source>
        <translation>Dieser PC ist bereit, der zweite ist noch nicht da</translation>
    </message>
    <message>
        <source>This PC needs the update</source>
        <translation>Dieser PC braucht das Update</translation>
    </message>
    <message>
        <source>This is an older copy</source>
        <translation>Das ist eine ältere Kopie</translation>
    </message>
    <message>
        <source>This shop was brought back from an older copy</source>
        <translation>Dieser Laden wurde aus einer älteren Kopie zurückgeholt</translation>
    </message>
    <message numerus="yes">
        <source>Up to date, %n question(s)</source>
        <translation>
            <numerusform>Aktuell, %n Frage</numerusform>
            <numerusform>Aktuell, %n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n file(s)</source>
        <translation>
            <numerusform>Wartet auf %n Datei</numerusform>
            <numerusform>Wartet auf %n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n file(s) from %1</source>
        <translation>
            <numerusform>Wartet auf %n Datei von %1</numerusform>
            <numerusform>Wartet auf %n Dateien von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the second PC</source>
        <translation>Wartet auf den zweiten PC</translation>
    </message>
    <message>
        <source>What answers at the address of the server is something else, perhaps a page to log in. Nothing was sent. Your work is safe here.</source>
        <translation>Unter der Adresse des Servers antwortet etwas anderes, vielleicht eine Anmeldeseite. Es wurde nichts gesendet. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>What others wrote still comes in</source>
        <translation>Von anderen kommt weiter alles herein</translation>
    </message>
    <message>
        <source>Working on this PC</source>
        <translation>Arbeitet auf diesem PC</translation>
    </message>
    <message>
        <source>You can go on working.</source>
        <translation>Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Your changes are not leaving this PC</source>
        <translation>Ihre Änderungen verlassen diesen PC nicht</translation>
    </message>
    <message>
        <source>Your data is on this PC only</source>
        <translation>Ihre Daten sind nur auf diesem PC</translation>
    </message>
    <message>
        <source>Your work is safe here and goes out by itself when it answers again.</source>
        <translation>Ihre Arbeit ist hier sicher und geht von selbst hinaus, wenn er wieder antwortet.</translation>
    </message>
    <message>
        <source>Your work is safe here and goes out by itself when the folder is back.</source>
        <translation>Ihre Arbeit ist hier sicher und geht von selbst hinaus, wenn der Ordner wieder da ist.</translation>
    </message>
    <message>
        <source>Your work is safe here and goes out when the passphrase has been given.</source>
        <translation>Ihre Arbeit ist hier sicher und geht hinaus, wenn die Passphrase eingegeben ist.</translation>
    </message>
    <message>
        <source>Your work is safe here and goes out when the password has been given.</source>
        <translation>Ihre Arbeit ist hier sicher und geht hinaus, wenn das Passwort eingegeben ist.</translation>
    </message>
    <message>
        <source>Your work is safe here and goes out when you go on.</source>
        <translation>Ihre Arbeit ist hier sicher und geht hinaus, wenn Sie fortsetzen.</translation>
    </message>
    <message>
        <source>Your work is safe here.</source>
        <translation>Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message numerus="yes">
        <source>its clock is %n minute(s) fast</source>
        <translation>
            <numerusform>seine Uhr geht %n Minute vor</numerusform>
            <numerusform>seine Uhr geht %n Minuten vor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its clock is %n minute(s) slow</source>
        <translation>
            <numerusform>seine Uhr geht %n Minute nach</numerusform>
            <numerusform>seine Uhr geht %n Minuten nach</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>newer version</source>
        <translation>neuere Version</translation>
    </message>
    <message>
        <source>older version</source>
        <translation>ältere Version</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>gesehen: %1</translation>
    </message>
    <message>
        <source>takes part no longer</source>
        <translation>nimmt nicht mehr teil</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>Syncing</name>
    <message>
        <source>Exchanging changes</source>
        <translation>Änderungen austauschen</translation>
    </message>
</context>
<context>
    <name>TagPopover</name>
    <message>
        <source>Add tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message numerus="yes">
        <source>Tag %n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt mit einem Schlagwort versehen</numerusform>
            <numerusform>%n Kontakte mit einem Schlagwort versehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Brick</source>
        <translation>Ziegel</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <source>Plum</source>
        <translation>Pflaume</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Take away “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>TagStrip</name>
    <message>
        <source>Tags: %1</source>
        <translation>Schlagwörter: %1</translation>
    </message>
</context>
<context>
    <name>TagsPart</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add tag</source>
        <translation>Schlagwort &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Stay in touch</source>
        <translation>In &amp;Verbindung bleiben</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>A new name holds at once everywhere.</source>
        <translation>Ein neuer Name gilt sofort überall.</translation>
    </message>
    <message>
        <source>All contacts of this tag get the other one instead, and this one goes.</source>
        <translation>Alle Kontakte mit diesem Schlagwort bekommen stattdessen das andere, und dieses verschwindet.</translation>
    </message>
    <message>
        <source>Choose another tag…</source>
        <translation>Anderes Schlagwort wählen…</translation>
    </message>
    <message>
        <source>Colour of “%1” changed.</source>
        <translation>Farbe von „%1“ geändert.</translation>
    </message>
    <message>
        <source>Contacts not heard of for longer stand under “Quiet for too long”.</source>
        <translation>Von wem Sie länger nichts gehört haben, steht unter „Zu lange still“.</translation>
    </message>
    <message>
        <source>Give the new tag a name first.</source>
        <translation>Geben Sie dem neuen Schlagwort zuerst einen Namen.</translation>
    </message>
    <message>
        <source>Make one &amp;with</source>
        <translation>Vere&amp;inen mit</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>Name of a new tag</source>
        <translation>Name eines neuen Schlagworts</translation>
    </message>
    <message>
        <source>Stay in touch with “%1”: %2.</source>
        <translation>In Verbindung bleiben mit „%1“: %2.</translation>
    </message>
    <message>
        <source>Tag “%1” added.</source>
        <translation>Schlagwort „%1“ angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>Tag “%1” taken away from %n contact(s).</source>
        <translation>
            <numerusform>Schlagwort „%1“ bei %n Kontakt entfernt.</numerusform>
            <numerusform>Schlagwort „%1“ bei %n Kontakten entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>“%1” and “%2” are one tag now.</source>
        <translation>„%1“ und „%2“ sind jetzt ein Schlagwort.</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Read pictures</source>
        <translation>Bilder werden gelesen</translation>
    </message>
</context>
<context>
    <name>Tidying</name>
    <message>
        <source>Tidying up</source>
        <translation>Es wird aufgeräumt</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Pinned</source>
        <translation>Oben gehalten</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Another kind or other words may find it.</source>
        <translation>Eine andere Art oder andere Wörter finden ihn vielleicht.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation>Kein Eintrag passt.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing logged yet.</source>
        <translation>Noch nichts eingetragen.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
        <source>Show also what the people here did</source>
        <translation>Auch zeigen, was die Leute hier taten</translation>
    </message>
    <message>
        <source>Show what was changed</source>
        <translation>Zeigen, was geändert wurde</translation>
    </message>
    <message>
        <source>Showing %1 of %2</source>
        <translation>%1 von %2 werden gezeigt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <source>Write the first line above; the date is added by itself.</source>
        <translation>Schreiben Sie oben die erste Zeile; das Datum kommt von selbst dazu.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Attach a file…</source>
        <translation>Datei anhängen…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Keep it on top</source>
        <translation>Oben halten</translation>
    </message>
    <message>
        <source>Let it go from the top</source>
        <translation>Nicht mehr oben halten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Eintrag entfernen</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Add reminder</source>
        <translation>Erinnerung anlegen</translation>
    </message>
    <message numerus="yes">
        <source>All done for today. %n thing(s) finished.</source>
        <translation>
            <numerusform>Für heute ist alles erledigt. %n Sache geschafft.</numerusform>
            <numerusform>Für heute ist alles erledigt. %n Dinge geschafft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar: week and month</source>
        <translation>Kalender: Woche und Monat</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Log call or visit</source>
        <translation>Anruf, Besuch</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Nothing planned for today.</source>
        <translation>Für heute ist nichts geplant.</translation>
    </message>
    <message>
        <source>The next reminder is %1.</source>
        <translation>Die nächste Erinnerung ist am %1.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
</context>
<context>
    <name>Tracks</name>
    <message numerus="yes">
        <source>%n contact(s) on it now; their steps stay as they are.</source>
        <translation>
            <numerusform>Bei %n Kontakt läuft er gerade; dessen Schritte bleiben, wie sie sind.</numerusform>
            <numerusform>Bei %n Kontakten läuft er gerade; deren Schritte bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add step</source>
        <translation>Schritt an&amp;legen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;New track</source>
        <translation>&amp;Neuer Ablauf</translation>
    </message>
    <message>
        <source>&amp;Remove step</source>
        <translation>Schritt en&amp;tfernen</translation>
    </message>
    <message>
        <source>A track has one step at least. Remove the track instead.</source>
        <translation>Ein Ablauf hat mindestens einen Schritt. Entfernen Sie stattdessen den Ablauf.</translation>
    </message>
    <message numerus="yes">
        <source>A track has up to %n step(s).</source>
        <translation>
            <numerusform>Ein Ablauf hat bis zu %n Schritt.</numerusform>
            <numerusform>Ein Ablauf hat bis zu %n Schritte.</numerusform>
        </translation>
    </message>
    <message>
        <source>A track is a list of next steps that you start for a contact or a deal.</source>
        <translation>Ein Ablauf ist eine Liste nächster Schritte, die Sie für einen Kontakt oder ein Geschäft beginnen.</translation>
    </message>
    <message>
        <source>An empty one</source>
        <translation>Ein leerer</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>How its days are counted</source>
        <translation>Wie seine Tage gezählt werden</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>New track</source>
        <translation>Neuer Ablauf</translation>
    </message>
    <message>
        <source>Remo&amp;ve track</source>
        <translation>Ablauf &amp;entfernen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>There is no track yet. Take a ready one, or a new one.</source>
        <translation>Es gibt noch keinen Ablauf. Nehmen Sie einen fertigen oder einen neuen.</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Track “%1” removed.</source>
        <translation>Ablauf „%1“ entfernt.</translation>
    </message>
    <message>
        <source>Track “%1” saved.</source>
        <translation>Ablauf „%1“ gespeichert.</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>archived by %1</source>
        <translation>archiviert von %1</translation>
    </message>
    <message>
        <source>archived on %1</source>
        <translation>archiviert am %1</translation>
    </message>
    <message numerus="yes">
        <source>with %n thing(s)</source>
        <translation>
            <numerusform>mit %n Sache</numerusform>
            <numerusform>mit %n Dingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation>
            <numerusform>%n archiviert</numerusform>
            <numerusform>%n archiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are back.</source>
        <translation>
            <numerusform>%n Sache ist wieder da.</numerusform>
            <numerusform>%n Dinge sind wieder da.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiv</translation>
    </message>
    <message numerus="yes">
        <source>Bring %n back</source>
        <translation>
            <numerusform>%n zurückholen</numerusform>
            <numerusform>%n zurückholen</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>Geschäfte</translation>
    </message>
    <message>
        <source>Filter the archived</source>
        <translation>Archiv filtern</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Nothing archived matches.</source>
        <translation>Im Archiv passt nichts.</translation>
    </message>
    <message>
        <source>Nothing is archived.</source>
        <translation>Das Archiv ist leer.</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Select what is to come back.</source>
        <translation>Wählen Sie aus, was zurückkommen soll.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What you archive stays here with its history and can be brought back.</source>
        <translation>Was Sie archivieren, bleibt hier mit seinem Änderungsverlauf und lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>bring back</source>
        <translation>zurückholen</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Close the program</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>Notices pause until %1. Go on now</source>
        <translation>Meldungen ruhen bis %1. Jetzt wieder zeigen</translation>
    </message>
    <message>
        <source>Open CRM Desktop</source>
        <translation>CRM Desktop öffnen</translation>
    </message>
    <message>
        <source>Pause notices for an hour</source>
        <translation>Meldungen eine Stunde ruhen lassen</translation>
    </message>
    <message>
        <source>Pause notices until tomorrow</source>
        <translation>Meldungen bis morgen ruhen lassen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n notice(s)</source>
        <translation>
            <numerusform>%n Meldung zeigen</numerusform>
            <numerusform>%n Meldungen zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today: %n to do</source>
        <translation>
            <numerusform>Heute: %n zu tun</numerusform>
            <numerusform>Heute: %n zu tun</numerusform>
        </translation>
    </message>
    <message>
        <source>Today: nothing to do</source>
        <translation>Heute: nichts zu tun</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%n thing(s) kept because changed since.</source>
        <translation>
            <numerusform>%n Sache bleibt, weil sie seither geändert wurde.</numerusform>
            <numerusform>%n Dinge bleiben, weil sie seither geändert wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo here. Earlier steps stand in History.</source>
        <translation>Hier gibt es nichts zurückzunehmen. Frühere Schritte stehen im Änderungsverlauf.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Stopped. What is done so far stays; you can continue it in History.</source>
        <translation>Angehalten. Was bisher geschah, bleibt; weiter geht es im Verlauf.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>UnlockBox</name>
    <message>
        <source>&amp;Hide what I type</source>
        <translation>Eingabe &amp;verbergen</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>&amp;Passphrase, or the recovery code</source>
        <translation>&amp;Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>Eingabe &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Entsperren</translation>
    </message>
    <message>
        <source>&amp;Use the passphrase instead</source>
        <translation>&amp;Stattdessen die Passphrase</translation>
    </message>
    <message>
        <source>Five wrong PINs: please give the passphrase.</source>
        <translation>Fünf falsche PINs: Bitte geben Sie die Passphrase ein.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment…</translation>
    </message>
    <message>
        <source>That is neither the passphrase nor the recovery code.</source>
        <translation>Das ist weder die Passphrase noch der Wiederherstellungscode.</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. %n more try(s).</source>
        <translation>
            <numerusform>Das ist nicht die PIN. Noch %n Versuch.</numerusform>
            <numerusform>Das ist nicht die PIN. Noch %n Versuche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>UnlockWindow</name>
    <message>
        <source>If the passphrase and the recovery code are both lost, nobody can open this shop: not we either.</source>
        <translation>Wenn Passphrase und Wiederherstellungscode beide verloren sind, kann niemand diesen Laden öffnen: auch wir nicht.</translation>
    </message>
    <message>
        <source>Your shop is locked</source>
        <translation>Ihr Laden ist gesperrt</translation>
    </message>
</context>
<context>
    <name>ValueEditor</name>
    <message>
        <source>2026, May 2026 or 14 May 2026</source>
        <translation>2026, Mai 2026 oder 14. Mai 2026</translation>
    </message>
    <message>
        <source>Or another text</source>
        <translation>Oder ein anderer Text</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>ViewHead</name>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>Choose a view</source>
        <translation>Ansicht wählen</translation>
    </message>
</context>
<context>
    <name>ViewLines</name>
    <message>
        <source>Counting</source>
        <translation>Wird gezählt</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>View renamed to “%1”.</source>
        <translation>Ansicht heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>View “%1” removed. Its contacts stay.</source>
        <translation>Ansicht „%1“ entfernt. Ihre Kontakte bleiben.</translation>
    </message>
</context>
<context>
    <name>YouPart</name>
    <message>
        <source>%1 works at this PC now.</source>
        <translation>An diesem PC arbeitet jetzt %1.</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>Entries you write here say “You” on this PC and your name on the others.</source>
        <translation>Was Sie hier eintragen, trägt auf diesem PC „Sie“ und auf den anderen Ihren Namen.</translation>
    </message>
    <message>
        <source>Nobody in particular works at this PC now.</source>
        <translation>An diesem PC arbeitet jetzt niemand Bestimmtes.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
</context>
<context>
    <name>_Offer</name>
    <message>
        <source>Contacts to choose from</source>
        <translation>Kontakte zur Auswahl</translation>
    </message>
</context>
<context>
    <name>_OffsetPopover</name>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Printer is off by</source>
        <translation>Versatz des Druckers</translation>
    </message>
    <message>
        <source>Show the test page</source>
        <translation>Testseite zeigen</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>_Title</name>
    <message>
        <source>Open this contact</source>
        <translation>Diesen Kontakt öffnen</translation>
    </message>
</context>
<context>
    <name>card_deals</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>Lost %1</source>
        <translation>Verloren %1</translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation>Gewonnen %1</translation>
    </message>
</context>
<context>
    <name>deals</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 erwartet</translation>
    </message>
    <message>
        <source>%1 is back where it was.</source>
        <translation>%1 ist wieder, wo es war.</translation>
    </message>
    <message>
        <source>%1 is lifted. Arrows carry it, Enter drops it, Escape puts it back.</source>
        <translation>%1 ist angehoben. Pfeiltasten tragen es, die Eingabetaste legt es ab, Esc bringt es zurück.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1, place %2</source>
        <translation>%1, Platz %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s) with a chance of their own</source>
        <translation>
            <numerusform>%n Geschäft mit eigener Chance</numerusform>
            <numerusform>%n Geschäfte mit eigener Chance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s) written to “%1”.</source>
        <translation>
            <numerusform>%n Geschäft in „%1“ gespeichert.</numerusform>
            <numerusform>%n Geschäfte in „%1“ gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>A deal becomes overdue by itself</source>
        <translation>Überfällig wird ein Geschäft von selbst</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a deal here</source>
        <translation>Hier ein Geschäft anlegen</translation>
    </message>
    <message>
        <source>Add a next step</source>
        <translation>Nächsten Schritt planen</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Chance set by hand: %1</source>
        <translation>Chance von Hand gesetzt: %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Closing date passed: was %1</source>
        <translation>Abschlussdatum vorbei: war %1</translation>
    </message>
    <message>
        <source>Comma-separated text (*.csv)</source>
        <translation>Text mit Trennzeichen (*.csv)</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>Deals %1</source>
        <translation>Geschäfte %1</translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Drop here: by %1</source>
        <translation>Hier ablegen: bis %1</translation>
    </message>
    <message>
        <source>Drop here: no date</source>
        <translation>Hier ablegen: ohne Datum</translation>
    </message>
    <message>
        <source>Drop here: won</source>
        <translation>Hier ablegen: gewonnen</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Export deals</source>
        <translation>Geschäfte exportieren</translation>
    </message>
    <message>
        <source>Filter deals</source>
        <translation>Geschäfte filtern</translation>
    </message>
    <message numerus="yes">
        <source>In %n month(s): %1</source>
        <translation>
            <numerusform>In %n Monat: %1</numerusform>
            <numerusform>In %n Monaten: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Lost %1</source>
        <translation>Verloren %1</translation>
    </message>
    <message>
        <source>Meet</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>New deal in %1</source>
        <translation>Neues Geschäft in %1</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>No deals here.</source>
        <translation>Hier sind keine Geschäfte.</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>Kein nächster Schritt</translation>
    </message>
    <message>
        <source>No value yet</source>
        <translation>Noch ohne Wert</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>On a date…</source>
        <translation>An einem Tag…</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message numerus="yes">
        <source>Quiet for %n day(s), since %1</source>
        <translation>
            <numerusform>Still seit %n Tag, seit %1</numerusform>
            <numerusform>Still seit %n Tagen, seit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Step: %1</source>
        <translation>Stufe: %1</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Angehalten. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>The cards stand in the order of their next steps.</source>
        <translation>Die Karten stehen in der Reihenfolge ihrer nächsten Schritte.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value times the chance of each deal</source>
        <translation>Wert mal Chance jedes Geschäfts</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>What? Enter adds it</source>
        <translation>Was? Eingabetaste legt an</translation>
    </message>
    <message>
        <source>When does it come again?</source>
        <translation>Wann kommt es wieder?</translation>
    </message>
    <message>
        <source>Without a step</source>
        <translation>Ohne Stufe</translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation>Gewonnen %1</translation>
    </message>
    <message>
        <source>Won in %1</source>
        <translation>Gewonnen im %1</translation>
    </message>
    <message>
        <source>Writing deals</source>
        <translation>Geschäfte werden geschrieben</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>all deals</source>
        <translation>alle Geschäfte</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>jederzeit</translation>
    </message>
    <message>
        <source>card %1 of %2</source>
        <translation>Karte %1 von %2</translation>
    </message>
    <message>
        <source>date passed</source>
        <translation>Datum vorbei</translation>
    </message>
    <message>
        <source>in three months</source>
        <translation>in drei Monaten</translation>
    </message>
    <message>
        <source>lost deals</source>
        <translation>verlorene Geschäfte</translation>
    </message>
    <message>
        <source>moves the card</source>
        <translation>verschiebt die Karte</translation>
    </message>
    <message>
        <source>next month</source>
        <translation>nächster Monat</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>open deals</source>
        <translation>offene Geschäfte</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>diesen Monat</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>won deals</source>
        <translation>gewonnene Geschäfte</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(s)</source>
        <translation>
            <numerusform>%n Firma</numerusform>
            <numerusform>%n Firmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation>
            <numerusform>%n Geschäft</numerusform>
            <numerusform>%n Geschäfte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detail(s)</source>
        <translation>
            <numerusform>%n Einzelheit</numerusform>
            <numerusform>%n Einzelheiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n behalten</numerusform>
            <numerusform>%n behalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own field(s)</source>
        <translation>
            <numerusform>%n eigenes Feld</numerusform>
            <numerusform>%n eigene Felder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n Schlagwort</numerusform>
            <numerusform>%n Schlagwörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeline entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation>
            <numerusform>%n Ansicht</numerusform>
            <numerusform>%n Ansichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Done here</source>
        <translation>Hier getan</translation>
    </message>
    <message>
        <source>From another PC</source>
        <translation>Von einem anderen PC</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Invented data</source>
        <translation>Erfundene Daten</translation>
    </message>
    <message numerus="yes">
        <source>Received %n change(s) from %1</source>
        <translation>
            <numerusform>%n Änderung von %1 empfangen</numerusform>
            <numerusform>%n Änderungen von %1 empfangen</numerusform>
        </translation>
    </message>
    <message>
        <source>Received changes</source>
        <translation>Empfangene Änderungen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Update of the program</source>
        <translation>Neue Fassung des Programms</translation>
    </message>
    <message>
        <source>archived since</source>
        <translation>seither archiviert</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>new, %1</source>
        <translation>neu, %1</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>used since</source>
        <translation>seither verwendet</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>reaching</name>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation>
            <numerusform>%n offenes Geschäft</numerusform>
            <numerusform>%n offene Geschäfte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>reminders</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 called</source>
        <translation>%1 rief an</translation>
    </message>
    <message>
        <source>%1 in %2 on %3</source>
        <translation>%1 am %3 im %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 am %2</translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <translation>%1 schrieb</translation>
    </message>
    <message>
        <source>%2 called %1</source>
        <translation>%2 rief %1 an</translation>
    </message>
    <message>
        <source>%2 met %1</source>
        <translation>%2 traf %1</translation>
    </message>
    <message>
        <source>%2 noted %1</source>
        <translation>%2 notierte zu %1</translation>
    </message>
    <message>
        <source>%2 saw %1</source>
        <translation>%2 sprach mit %1</translation>
    </message>
    <message>
        <source>%2 wrote to %1</source>
        <translation>%2 schrieb %1</translation>
    </message>
    <message>
        <source>%2: %1</source>
        <translation>%2: %1</translation>
    </message>
    <message>
        <source>%2: done for %1</source>
        <translation>%2: erledigt für %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before</source>
        <translation>
            <numerusform>%n Tag vorher</numerusform>
            <numerusform>%n Tage vorher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) before</source>
        <translation>
            <numerusform>%n Stunde vorher</numerusform>
            <numerusform>%n Stunden vorher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) before</source>
        <translation>
            <numerusform>%n Minute vorher</numerusform>
            <numerusform>%n Minuten vorher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>%n Erinnerung</numerusform>
            <numerusform>%n Erinnerungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) before</source>
        <translation>
            <numerusform>%n Woche vorher</numerusform>
            <numerusform>%n Wochen vorher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n Jahr</numerusform>
            <numerusform>%n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Put off</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>&amp;When?</source>
        <translation>&amp;Wann?</translation>
    </message>
    <message>
        <source>A date…</source>
        <translation>Ein Datum…</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>Datum ändern</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Gezählt ab</translation>
    </message>
    <message>
        <source>Counted from the day it is done</source>
        <translation>Gezählt ab dem Tag, an dem es erledigt ist</translation>
    </message>
    <message>
        <source>Counted from the day it is due</source>
        <translation>Gezählt ab dem Tag, an dem es fällig ist</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>Tag des Monats</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Does not repeat</source>
        <translation>Wiederholt sich nicht</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done for %1</source>
        <translation>Erledigt für %1</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Ends after a number</source>
        <translation>Endet nach einer Anzahl</translation>
    </message>
    <message>
        <source>Ends on a date</source>
        <translation>Endet an einem Tag</translation>
    </message>
    <message>
        <source>Every how many</source>
        <translation>Alle wie viele</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>Wie viele Male</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Later today, %1</source>
        <translation>Heute später, %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Log call</source>
        <translation>Anruf eintragen</translation>
    </message>
    <message>
        <source>Log call or visit</source>
        <translation>Anruf, Besuch</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>Kontakt eintragen</translation>
    </message>
    <message>
        <source>Log e-mail</source>
        <translation>E-Mail eintragen</translation>
    </message>
    <message>
        <source>Log meeting</source>
        <translation>Treffen eintragen</translation>
    </message>
    <message>
        <source>Log visit</source>
        <translation>Besuch eintragen</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>New contact %1</source>
        <translation>Neuer Kontakt %1</translation>
    </message>
    <message>
        <source>Next week, %1</source>
        <translation>Nächste Woche, %1</translation>
    </message>
    <message>
        <source>Next work day, %1</source>
        <translation>Nächster Arbeitstag, %1</translation>
    </message>
    <message numerus="yes">
        <source>No contact for %n day(s)</source>
        <translation>
            <numerusform>Kein Kontakt seit %n Tag</numerusform>
            <numerusform>Kein Kontakt seit %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>No next step planned</source>
        <translation>Kein nächster Schritt geplant</translation>
    </message>
    <message>
        <source>No single contact has this name. Choose one from the list.</source>
        <translation>Diesen Namen hat nicht genau ein Kontakt. Wählen Sie einen aus der Liste.</translation>
    </message>
    <message>
        <source>On %1</source>
        <translation>Am %1</translation>
    </message>
    <message>
        <source>Plan next step</source>
        <translation>Schritt planen</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholt sich</translation>
    </message>
    <message>
        <source>Repeats %1.</source>
        <translation>Wiederholt sich %1.</translation>
    </message>
    <message>
        <source>Repeats by a rule of a calendar, which is kept.</source>
        <translation>Wiederholt sich nach der Regel eines Kalenders, die erhalten bleibt.</translation>
    </message>
    <message>
        <source>This is no day yet.</source>
        <translation>Das ist noch kein Tag.</translation>
    </message>
    <message>
        <source>This is no day. Write it like Friday, 24 Dec or in 2 weeks.</source>
        <translation>Das ist kein Tag. Schreiben Sie ihn wie Freitag, 24. Dez. oder in 2 Wochen.</translation>
    </message>
    <message>
        <source>This is no last day. Write it like 31 Dec.</source>
        <translation>Das ist kein letzter Tag. Schreiben Sie ihn wie 31. Dez.</translation>
    </message>
    <message>
        <source>Tomorrow, %1</source>
        <translation>Morgen, %1</translation>
    </message>
    <message>
        <source>Until which day?</source>
        <translation>Bis zu welchem Tag?</translation>
    </message>
    <message>
        <source>Was due to close %1</source>
        <translation>Abschluss war %1</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Wann?</translation>
    </message>
    <message>
        <source>Who was it with?</source>
        <translation>Mit wem war es?</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Ohne Ende</translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation>Gewonnen %1</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Jahre</translation>
    </message>
    <message>
        <source>You called %1</source>
        <translation>Sie riefen %1 an</translation>
    </message>
    <message>
        <source>You met %1</source>
        <translation>Sie trafen %1</translation>
    </message>
    <message>
        <source>You noted %1</source>
        <translation>Sie notierten zu %1</translation>
    </message>
    <message>
        <source>You saw %1</source>
        <translation>Sie sprachen mit %1</translation>
    </message>
    <message>
        <source>You wrote to %1</source>
        <translation>Sie schrieben %1</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>counted from the day it is done</source>
        <translation>gezählt ab dem Tag, an dem es erledigt ist</translation>
    </message>
    <message>
        <source>day %1</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>every</source>
        <translation>alle</translation>
    </message>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>jeden Tag</numerusform>
            <numerusform>alle %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n month(s)</source>
        <translation>
            <numerusform>jeden Monat</numerusform>
            <numerusform>alle %n Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n week(s)</source>
        <translation>
            <numerusform>jede Woche</numerusform>
            <numerusform>alle %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n year(s)</source>
        <translation>
            <numerusform>jedes Jahr</numerusform>
            <numerusform>alle %n Jahre</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>jeden Monat</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>jedes Jahr</translation>
    </message>
    <message>
        <source>for example 31 Dec</source>
        <translation>zum Beispiel 31. Dez.</translation>
    </message>
    <message>
        <source>for example Friday 14:00</source>
        <translation>zum Beispiel Freitag 14:00</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>nichts geplant</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>jemand ohne Namen</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>ersten %1</translation>
    </message>
    <message>
        <source>the fourth %1</source>
        <translation>vierten %1</translation>
    </message>
    <message>
        <source>the last %1</source>
        <translation>letzten %1</translation>
    </message>
    <message>
        <source>the last day</source>
        <translation>letzten Tag</translation>
    </message>
    <message>
        <source>the second %1</source>
        <translation>zweiten %1</translation>
    </message>
    <message>
        <source>the third %1</source>
        <translation>dritten %1</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>touch</name>
    <message numerus="yes">
        <source>every %n day(s)</source>
        <translation>
            <numerusform>jeden Tag</numerusform>
            <numerusform>alle %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>every 2 months</source>
        <translation>alle 2 Monate</translation>
    </message>
    <message>
        <source>every 2 weeks</source>
        <translation>alle 2 Wochen</translation>
    </message>
    <message>
        <source>every 3 months</source>
        <translation>alle 3 Monate</translation>
    </message>
    <message>
        <source>every 6 months</source>
        <translation>alle 6 Monate</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>jeden Monat</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>jede Woche</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>jedes Jahr</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>nie</translation>
    </message>
</context>
<context>
    <name>tracks</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message>
        <source>Back from an end</source>
        <translation>Rückwärts von einem Ende</translation>
    </message>
    <message>
        <source>From a start on</source>
        <translation>Vorwärts von einem Beginn</translation>
    </message>
    <message>
        <source>after the start</source>
        <translation>nach dem Beginn</translation>
    </message>
    <message>
        <source>after the step before</source>
        <translation>nach dem Schritt davor</translation>
    </message>
    <message>
        <source>before the end</source>
        <translation>vor dem Ende</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>work days</source>
        <translation>Arbeitstage</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 (not here yet)</source>
        <translation>%1 (noch nicht hier)</translation>
    </message>
    <message>
        <source>%1 called</source>
        <translation>%1 rief an</translation>
    </message>
    <message>
        <source>%1 met %2</source>
        <translation>%1 traf %2</translation>
    </message>
    <message>
        <source>%1 noted</source>
        <translation>%1 notierte</translation>
    </message>
    <message>
        <source>%1 saw %2</source>
        <translation>%1 sprach mit %2</translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <translation>%1 schrieb</translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n Tag überfällig</numerusform>
            <numerusform>%n Tage überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation>1 Tag überfällig</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>Geschäft</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Treffen</translation>
    </message>
    <message>
        <source>No file arrived here. Please drop it once more.</source>
        <translation>Hier ist keine Datei angekommen. Bitte legen Sie sie noch einmal ab.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>You called</source>
        <translation>Sie riefen an</translation>
    </message>
    <message>
        <source>You met %2</source>
        <translation>Sie trafen %2</translation>
    </message>
    <message>
        <source>You noted</source>
        <translation>Sie notierten</translation>
    </message>
    <message>
        <source>You saw %2</source>
        <translation>Sie sprachen mit %2</translation>
    </message>
    <message>
        <source>You wrote</source>
        <translation>Sie schrieben</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>geändert %1</translation>
    </message>
    <message>
        <source>left a message</source>
        <translation>Nachricht hinterlassen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>verschoben nach %1</translation>
    </message>
    <message>
        <source>new deal, %1</source>
        <translation>neues Geschäft, %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>niemand erreicht</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>won</source>
        <translation>gewonnen</translation>
    </message>
</context>
</TS>
