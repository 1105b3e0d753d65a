<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>%1 belongs to “%2” already. The old key is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no key. The old one is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardAside</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contacts each month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardDetails</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phone, e-mail or website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1, changed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>%n row(s) saved in “%1”, to be mended there and imported again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save problem rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this file can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact that you have is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what will happen. Look through it; nothing is saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To check (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values that do not fit are kept in a field of their own; the rest comes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnHeadings</name>
    <message>
        <source>First values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnLine</name>
    <message>
        <source>“%1” goes to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>%1 can be read two ways. Which one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n are likely</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are sure</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Remember for next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(all empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A spreadsheet program damaged %n numbers here, such as %1. Mend them?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A spreadsheet program damaged a number here: %1. Mend it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check where each column goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns as in your last import of such a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to match in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file says itself what its values are, so there is nothing to match. The preview shows how its records read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” goes there, too. Where both have a value, its one is taken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything worth remembering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me in 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me in 1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me in 1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me in 3 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was agreed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was seen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactCardPage</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Moved to the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next contact (Ctrl+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous contact (Ctrl+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder set for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date. Write it like 3 May 1980 or 3 May.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactDelegate</name>
    <message>
        <source>Nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactListView</name>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deals %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message numerus="yes">
        <source>%1 of %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in a spreadsheet or add the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contacts yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here holds “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesStep</name>
    <message>
        <source>&amp;Add as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Do the same for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Do the same for all %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the &amp;gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look alike (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this row is imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that look like your contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The first %n are listed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The row becomes a contact of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rows look like contacts that you have. Say what becomes of each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What differs here is replaced; a blank never erases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is blank here is filled in; nothing is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which ones to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditableLine</name>
    <message>
        <source>Click or F2 to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague in charge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number of the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>House number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LinkedIn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name for comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New field “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for losing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street, second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title after the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title before the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>date(s) in “%1” cannot be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>e-mail address looks wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e-mail addresses look wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>private</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>row(s) without a name</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>value(s) in “%1” to check</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Headings in row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, CSV, OpenDocument, contact cards, mails or a calendar. You see everything before it is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings in row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>table %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message numerus="yes">
        <source>%n contacts are in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) in timelines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) came in but for single values.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved in “%1”, to be mended there and imported again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) changed since and kept as they are.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 contact is in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1 of %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;left-out rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping, and undoing what was imported…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import is being undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import is undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryListView</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not turned back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be turned back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What is done so far is kept; you can continue above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>to the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was cut off. What it had done so far is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Next: %n duplicate(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Next: check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next: columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next: duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with your contacts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that can be imported (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first which column holds a name, a company or an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Everything is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows in this table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text on the clipboard. Copy some rows first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to import: everything is here already or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbook (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWork</name>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with your contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the left-out rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Something went wrong that should not have. Your data is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>“%1” is still under way. Please wait until it is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Commands and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Everything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is still under way. Close again when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>Contacts in each of the last twelve months: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewContactPage</name>
    <message>
        <source>&amp;E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Com&amp;pany</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlookPanel</name>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rehearsal. Nothing is saved until the last step, and the whole import can be undone for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>entry(s) in timelines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>existing one(s) filled in</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>here already, just so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look like duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>more kind(s) of problems</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new company(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reminder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) left out</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n command(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts, timeline, commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also found by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new contact “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteDelegate</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteRows</name>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 Nothing is imported from it unless you say what its columns mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells hold a formula whose result was not saved; they were read as empty. Open the file in your spreadsheet program and save it again to have the results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells show an error such as #N/A; they were read as empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters are written in another encoding than the rest, the first in line %2. They were read as Western European; please check them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters could not be read and stand as �, the first in line %2. Please check them, or save the file as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters that cannot be shown were left out, the first in line %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters were already lost in the file and stand as �, the first in line %2. Another export of the list may still have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 columns; at most %3 can be read. Nothing was imported. Please copy the columns you need into a new file and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds a text of more than %2 characters. Nothing was imported. Please shorten this text and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file. Please choose another folder for the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague needs a name. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A contact cannot belong to itself. Please choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A contact is a person, a company or a household. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A contact needs a name, a phone number or an e-mail address. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field needs a name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of another list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of another list; the name stands in a column of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person and a company cannot become one contact. Nothing was changed. Change the kind of one of them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pipeline needs at least one step. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sheet has room for %1 rows, and these are %2 (%3). Nothing was written. Please choose .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shop file gets damaged there sooner or later. Please keep the shop on this PC, in a folder that is not copied. Several PCs can be kept alike by sync, which sends changes instead of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag needs a name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view needs a name. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add colleague %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add field “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add line “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person to deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by this program to rows that were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attachment has a name that cannot be right, so it was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier row tells something else about “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry can have at most %1 files. Nothing was saved yet. Please log another entry for the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another column gives the %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the last import of such a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 contacts can be joined at once. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book-keeping of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards hold people and companies only. Nothing was written. Please choose .xlsx, .csv or .json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change choices of a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change colour of tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change contact of deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change customer since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change expected close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change role in deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change who looks after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are not recorded as they should be. Close the program and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose main %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose main company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day and month could be the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, month and year stand in three columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every change is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is linked is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the columns of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1%2 a quotation mark is opened and never closed. It was read as an ordinary character; please check this row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is here %1 times already (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes two contacts to join. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as a field of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists may show old figures of some contacts. The contacts themselves are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists show every contact as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to another company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New pipeline “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New reason “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New step “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column here holds names, e-mail addresses or phone numbers of customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message could be read in “%1”. Nothing was filed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can work for themselves here. Please choose another company.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all values are dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not every line has a price. Please fill in the prices first; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of that name lies in the trash; it stays there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these contacts is not there any more, perhaps it was archived. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a text file can be read with another separator or other letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order pipelines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check whether you chose the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please export the list as .xlsx or .csv and import that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please export the list from the program it belongs to as .xlsx or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the days as a number; 0 means that there is no limit. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the minutes as a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the pipeline a name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the quantity as a number. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give the step a name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please keep a name, so that you find this contact again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please name the company. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please open it in Numbers, choose File, Export To, Excel, and import the file this makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please open it in the program it comes from and save its table as .xlsx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say how the two belong together, for example “sister”. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say the reason. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say what is offered. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say what is offered. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say what is to be done. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say what the deal is about. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please say who. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please unpack it and import the files inside, one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file needs too much memory. Nothing was imported. Please copy the table into a new file, or split it into smaller files, and import those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file takes far longer than it should, so it was stopped. Nothing was imported. Please save the list as .csv and import that, or split it into smaller files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading this file takes far longer than it should, so it was stopped. Nothing was imported. Please save the list as .csv and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by the values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove person from deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove reason “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename colleague to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename field to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename pipeline to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename reason to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename tag to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename view to “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore earlier value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says what “%1” is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several records begin with “%1”. Please give more of the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some letters were damaged before the file was made (%1). This can be repaired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of these names look like persons, some like companies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some records point at records that are not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some values are no e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is being undone right now. Nothing else was changed. Please wait until that is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 (%2) is still running, or was cut off and can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take value from lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 is empty. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python on this PC carries SQLite %1; 3.40 or newer is needed to keep the shop safe. Nothing was changed. Please install a newer Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup copy could not be written, so none was made. The shop itself is unharmed. Check the disk and the folder of the backups, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The company is taken from “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of an attachment is not on this PC, or cannot be read. Everything else is safe. It may be in a backup of the folder of the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of an attachment was changed or damaged outside of the program, so it is not shown. Everything else is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not answer, so nothing was saved. Check the disk and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the shop could not be opened. It is as it was before. Free some space and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What you typed is still here, but it is not saved yet. Free some space and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ending of “%1” names no format that can be written. Nothing was written. Please let the name end in .xlsx, .csv, .json or .vcf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file consists of %1 parts; at most %2 are allowed. It is no ordinary workbook and was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file contains a document type, not allowed in a workbook: it can be used to harm a computer. It was not opened. Open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved with the shop. Nothing else was changed. Check whether the disk is full, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has more than %1 rows (at least %2). Nothing was imported. Please split it into smaller files and import them one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is %1 MB big; at most %2 MB can be read. Nothing was imported. Please split it into smaller files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file unpacks to %1 MB or more, far more than a table needs. It was not opened, because such files can bring a computer to a halt. If it comes from somebody you trust, ask for it as a .csv file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The header does not say what these numbers are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history has gaps. Your records are safe, but some steps cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letters of this file are written in another way than you chose. Please choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of what other PCs do not know yet is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of what other PCs do not know yet is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail file could not be read to its end. Nothing in it was changed. Copy it to this computer and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of the shop file that records changes was not as it should be and has been repaired. Changes made meanwhile by another program may be missing from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program does not speak this language yet. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as “%1” in every row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search does not know %1 words of the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index %1 does not hold what its texts hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search knows every record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search may miss records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search texts of %1 %2 are not up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop could not be prepared for this version of the program. It is as it was before: please go on with the version you had, and tell us about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop did not pass the check of its backup copy, so the copy was not kept. Nothing was changed. Please run the check of the shop, and keep the earlier backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file %1 is missing, but its newest changes are still beside it. Nothing was changed. Please put the file back where it was, or move the file %2 away to begin with an empty shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file can only be read, so nothing was saved. Check that the folder may be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file cannot be read. Please check the disk and the rights of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file has a second name elsewhere on this disk (a hard link), so another program could change it unseen. Nothing was changed. Please make a real copy of the file, or remove the other name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is built as this version of the program expects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is damaged or cannot be read, and was not opened, so that nothing gets worse. Please bring back a copy from the folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is damaged, so nothing was saved. Please close the program and bring back a backup copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is damaged. Please bring back a backup copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is empty (0 bytes), so it is not the shop any more. Nothing was changed. Please bring back a copy from the folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is kept safe against a loss of power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is not a shop, or its beginning is damaged. Nothing was changed. Please bring back a copy from the folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is not built as this version of the program expects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is not kept safe against a loss of power. Close the program and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is only a link to a file elsewhere. Please open the folder in which the file itself lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop file was made by a version of the program that is too old for this one. Nothing was changed. Please open it with a version in between first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table covers more than %1 cells; some may stand far away from the rest. Nothing was imported. Please copy the table into a new file and import that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone of this PC is not known to the program. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are forms of address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are phone numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values do not look like %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are deals in it. Please say to which step they go; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no rows below row %1. Please choose another row for the headings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a colleague “%1” already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a field “%1” already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a pipeline called “%1” already. Please choose another name; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a tag “%1” already. Nothing was changed. Add that tag to these contacts and remove the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no column “%1” in “%2”. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no contact with the id %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”. Nothing was imported. The README lists the fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no header; please check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no name, e-mail or phone to go by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no name; the number stands for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room on this PC for a copy to open. The attachment itself is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sheet “%1” in this file; it has %2. Nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no step number %1. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such kind of entry. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such kind of field. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no table in this sheet, so nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take apart here: this contact was not joined with another one on this PC, or that is undone already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little room on the disk for a backup copy, so none was made. The shop itself is unharmed. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These columns are not remembered any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This %1 is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is too large. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This attachment is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This colleague is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This column is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This contact is not there any more, perhaps it was archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This contact is not there any more, perhaps it was archived. Nothing was changed. You find it under Archived, or undo the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day is still to come, and a reminder cannot keep files. Please attach them to an entry of today. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day is still to come. Please add a reminder for it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This deal is not there any more, perhaps it was archived. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field cannot be set like that. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is yes, no or empty. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file belongs to another program. Nothing was changed. Please choose the folder of your shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read; it may be damaged. Nothing was imported and the file was not touched. Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has %1 MB; at most %2 MB can be kept with the shop. Nothing was changed. Please keep it in a folder of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file holds no table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged or not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is damaged or not complete. Nothing was imported. Please open it in your spreadsheet program, save it under a new name, and import the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is no table that can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be reached. Please choose another one for the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder may not be written to, so no shop can be kept in it. Nothing was changed. Please choose another folder, or allow writing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import cannot be continued, because its prepared records are gone. What it had added is here; you can undo it and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import was undone, so it is not continued. Import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a JSON file, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a Numbers file from a Mac.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a PDF, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a database, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file, not a folder. Please choose a folder for the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a packed archive, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a picture, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a presentation, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a table in the old form "XML Spreadsheet 2003".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a text document, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page saved as one file, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page without a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a workbook of a very old Excel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an OpenDocument table in one piece (.fods).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an XML file, not a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an older Office document, but no table (perhaps a letter or a mail).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither yes nor no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no currency that the program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not between 0 and %1 percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too far away. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a list of orders, not like a list of customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a table of figures, not like a list of customers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pipeline is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place at a company is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place would end before it begins. Please look at the two dates; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reason is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This relation is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reminder is done already. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This reminder is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shop is already open in another window of CRM Desktop. Nothing was changed. Please use that window, or close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shop was last used by a newer version of the program. Nothing was changed. Please install the newest version, then open the shop with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is not there any more. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tag is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told by the entry or reminder itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lists show of %1 contacts is not up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed then is not there any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose the order of day and month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before-import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before-migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read, so it was not attached. Perhaps another program holds it open: close it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written (%2). Your data is safe, and an earlier file of that name is unchanged. Please check the folder, the free space, and whether another program holds the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written there. The attachment itself is safe. Please choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has %2 MB; at most %3 MB can be attached. Nothing was changed. Please keep it in a folder of its own and write down where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a program or could start one, so it is not opened from here. If you trust who sent it, save a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is already undone. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no date, so it was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no file, so it was not attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no number, so it was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a country that the program knows. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a currency that the program knows. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a currency that the program knows. Nothing was saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country of phone numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept in this folder, on this PC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For numbers that are written without a country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look on this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder could not be opened. Its name stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another kind or other words may find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing logged yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the first line above; the date is added by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%n thing(s) kept because changed since.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to undo here. Earlier steps stand in History.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Search</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log call, visit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>card_aside</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>columns_step</name>
    <message>
        <source>Column %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Close the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter or find here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold the side bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two lines a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>entry_words</name>
    <message>
        <source>%1 called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 met %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saw %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>history</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n company(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n detail(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own field(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n timeline entry(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From another PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>new_contact</name>
    <message>
        <source>%1 added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n days late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>1 day late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
