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
    <name>BulkWork</name>
    <message>
        <source>%1 archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) archived.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) copied.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) written to “%1”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Address cards (*.vcf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated text (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Reminder added to %n contact(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Select one or more contacts first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tag “%1” added to %n contact(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “%1” taken from %n contact(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There are no rows on the clipboard. Copy some rows in your spreadsheet first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing contacts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardAbout</name>
    <message>
        <source>3 May 1980, 3 May, May 1980 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day or a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>%1 archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier value is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a company now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a household now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a person now.</source>
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
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a next step</source>
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
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of your own…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add phone, e-mail, website or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add somebody who belongs with this contact</source>
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
        <source>Another address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call with this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
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
        <source>Do not use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier values…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it the main one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to another company…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it under the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do not use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardFiles</name>
    <message numerus="yes">
        <source>%n e-mail(s) filed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s) here already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By their addresses with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PC has no program for “%1”. You can save a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardForms</name>
    <message>
        <source>%1 is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company or household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts tagged “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a list: red, green, blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep %1 as an earlier one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May 2020 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody known, or a new name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Street and number</source>
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
        <source>Title there</source>
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
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who belongs with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daughter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is … of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work, home …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work, home, mobile …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardWrites</name>
    <message>
        <source>A list needs its choices, with commas between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose somebody from the list, or add this contact first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date. Write it like 3 May 1980, 3 May, May 1980 or 1980.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>daughter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>father</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>friend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>husband</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>son</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wife</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Belongs with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
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
        <source>Customer since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of business</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
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
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax number</source>
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
        <source>do not use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”, was “%2”</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space shows or hides a column, Alt+Up and Alt+Down move it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
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
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
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
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
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
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
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
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
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
        <source>I wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep changes</source>
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
        <source>No outcome</source>
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
        <source>Remind me on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind me on a date…</source>
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
        <source>They called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wrote</source>
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
        <source>When, in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who wrote</source>
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
    <message>
        <source>yesterday 14:00, Monday, 12 Oct …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
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
        <source>Entry changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this contact</source>
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
        <source>This PC has no program for “%1”.</source>
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
        <source>%1 of %2</source>
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
</context>
<context>
    <name>ContactFooter</name>
    <message numerus="yes">
        <source>%1 of %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation type="unfinished"></translation>
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
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
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
    <name>ContactSide</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactTable</name>
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
    <message>
        <source>Columns</source>
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
        <source>One or two lines a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
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
    <name>DealListView</name>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DealMoving</name>
    <message>
        <source>%1 archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes again for %2. You are reminded two weeks before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is open again, in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: closes by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: closes some day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Lost: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DealPage</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line, for example “2 cargo bike 4900”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chance is a number from 0 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no amount. Write it like 1250 or 1250.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1 as the value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set by hand; empty follows the step</source>
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
    <name>DuplicateList</name>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>%1 is one contact now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) become %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) joined.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them sure</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts that look alike appear here by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of contacts that look alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join all sure ones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join into one contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join them all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists are put together. What does not survive stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No duplicates found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembered: these are different contacts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The contacts that you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one of which most is known stays. Gaps are filled, lists are put together, and what differs stays in the history. One Undo turns all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Row %1: %2</source>
        <translation>Zeile %1: %2</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or F2 to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldHistory</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier values: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
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
        <source>Begins</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Geburtstag</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Kam durch</translation>
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
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
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
        <source>Entry in the timeline</source>
        <translation>Eintrag im Verlauf</translation>
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
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Number in this program</source>
        <translation>Nummer in diesem Programm</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>Begonnen am</translation>
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
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Same as the company</source>
        <translation>Wie die Firma</translation>
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
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Geburtsjahr</translation>
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
    <message>
        <source>Fields of contacts</source>
        <translation>Felder der Kontakte</translation>
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
        <source>Sho&amp;wn at</source>
        <translation>&amp;Gezeigt bei</translation>
    </message>
    <message>
        <source>This field</source>
        <translation>Dieses Feld</translation>
    </message>
    <message>
        <source>Your own fields stand on every card, in lists, filters, imports and exports. A new name holds at once for all contacts.</source>
        <translation>Ihre eigenen Felder stehen auf jeder Karte, in Listen, Filtern, Importen und Exporten. Ein neuer Name gilt sofort bei allen Kontakten.</translation>
    </message>
    <message numerus="yes">
        <source>at %n contact(s)</source>
        <translation>
            <numerusform>bei %n Kontakt</numerusform>
            <numerusform>bei %n Kontakten</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
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
        <translation type="unfinished"></translation>
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
        <source>Column %1</source>
        <translation>Spalte %1</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Fill in a value first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or another condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field that was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed to be contacted</source>
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
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
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
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in contact since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in the next %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>in the next (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>more than %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no contact for (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no contact since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>older than (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one that was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within the last %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>within the last (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>within the next (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
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
    <name>FirstRun</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
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
        <translation>&amp;Leer anfangen</translation>
    </message>
    <message>
        <source>Welcome. How do you want to start?</source>
        <translation>Willkommen. Wie möchten Sie anfangen?</translation>
    </message>
</context>
<context>
    <name>HistoryFilter</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, or find a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only steps of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only steps of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show steps until this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
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
    <name>HistoryPage</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
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
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as it is now</source>
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
        <source>Steps</source>
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
        <source>Take %1 apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take apart</source>
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
    <name>Joining</name>
    <message>
        <source>%1 was “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
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
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps the same: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probably the same: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surely the same: %1</source>
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
        <source>Timeline entries</source>
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
    <name>LinkRow</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListQuery</name>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookPart</name>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Aussehen</translation>
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
        <source>&amp;Keep it open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark as lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or in your &amp;own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why was “%1” lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this open.</source>
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
        <source>Getting ready</source>
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
        <source>Household</source>
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
    <name>NewDeal</name>
    <message>
        <source>&amp;Add deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Closes by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No single contact has this name. Choose one from the list, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no amount. Write it like 1250 or 1250.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date. Write it like 31 Dec.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W&amp;ho?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closes by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example 31 Dec</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoContacts</name>
    <message numerus="yes">
        <source>%n filter(s) are on.</source>
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
        <source>Clear filters</source>
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
</context>
<context>
    <name>OpenView</name>
    <message>
        <source>All contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthdays this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact for 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one of your saved views first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This view was made by a newer version of the program. It is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View renamed to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” removed. Its contacts stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” saved.</source>
        <translation type="unfinished"></translation>
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
        <source>Searching</source>
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
    <name>PipelinePage</name>
    <message>
        <source>%1 added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3 expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open deal(s) are left out by the filters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A deal is something a customer may buy: what, how much, by when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How deals are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deal matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deals yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in three months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>won deals</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PipelineSteps</name>
    <message>
        <source>&amp;Add step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 means that there is no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipelines and steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet limit in days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type another name and press Enter to rename it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Where do %n deal(s) go?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>RemindPopover</name>
    <message numerus="yes">
        <source>Add %n reminder(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remind me of %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What is to be done</source>
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
        <source>Archived</source>
        <translation>Archiv</translation>
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
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionPane</name>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 Nothing is imported from it unless you say what its columns mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells hold formulas whose results were not saved; they were read as empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells show an error such as #N/A; they were read as empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters %2, the first in line %3.</source>
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
        <source>A day cannot close before it opens. Nothing was changed.</source>
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
        <source>A track has up to %1 steps, and none further away than ten years. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A track needs a name and at least one step with a text. Nothing was saved yet.</source>
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
        <source>Add holiday</source>
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
        <source>Another export of the list may still have what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another row, which is the same contact, tells something else.</source>
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
        <source>Change kind of a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change opening hours</source>
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
        <source>Change staying in touch</source>
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
        <source>Change whose field it is</source>
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
        <source>Nothing archived has the id “%1”.</source>
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
        <source>Open the file in your spreadsheet program and save it again to have the results.</source>
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
        <source>Please check, or save the file as UTF-8 and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose between 1 and %1 days. Nothing was changed.</source>
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
        <source>Please give a day or a year, like 11 March 2022 or 2022. Nothing was changed.</source>
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
        <source>Remove holiday</source>
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
        <source>Remove track</source>
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
        <source>Rename track to “%1”</source>
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
        <source>Save track “%1”</source>
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
        <source>Start track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 (%2) is still running, or was cut off and can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop track</source>
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
        <source>The ending of “%1” names no format that can be written. Nothing was written. Please let the name end in .xlsx, .csv or .vcf.</source>
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
        <source>There is a track “%1” already. Nothing was changed.</source>
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
        <source>There is no invented shop here. Nothing was changed.</source>
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
        <source>These contacts are not there any more, perhaps they were joined or archived.</source>
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
        <source>This contact is not there any more. Nothing was changed.</source>
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
        <source>This deal is not there any more, perhaps it was archived.</source>
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
        <source>This is not among the archived any more. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not between 0 and %1 percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the same tag. Nothing was changed.</source>
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
        <source>This track is not there any more. Nothing was changed.</source>
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
        <source>Unite tags</source>
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
        <source>“%1” does not fit this kind, so nothing was changed. Change such values first.</source>
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
    <name>SetFieldPopover</name>
    <message numerus="yes">
        <source>%n change(s), the others have this value already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed to be contacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them have this value already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Change %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Set a field of %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Set field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the value away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
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
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>ShopHead</name>
    <message>
        <source>Menu of %1</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySideView</name>
    <message>
        <source>%1 stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both, one below the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joins it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideLine</name>
    <message>
        <source>%1, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlowMomentsPanel</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moments of more than %1 ms in which the window did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow moments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow moments, the slowest first</source>
        <translation type="unfinished"></translation>
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
    <name>TagPopover</name>
    <message>
        <source>Add tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tag %n contact(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Take away</source>
        <translation type="unfinished"></translation>
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
        <source>Give the new tag a name first.</source>
        <translation>Geben Sie dem neuen Schlagwort zuerst einen Namen.</translation>
    </message>
    <message>
        <source>Make one &amp;with</source>
        <translation>&amp;Vereinen mit</translation>
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
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
    </message>
</context>
<context>
    <name>TimelineModel</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
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
        <source>Show also what the people here did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was changed</source>
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
        <source>Attach a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go from the top</source>
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
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashList</name>
    <message>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>with %n thing(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>%1 is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are back.</source>
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
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Bring %n back</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing archived matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is archived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what is to come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you archive stays here with its history and can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring back</source>
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
    <name>ValueEditor</name>
    <message>
        <source>2026, May 2026 or 14 May 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or another text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewHead</name>
    <message>
        <source>%1, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewLines</name>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View renamed to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View “%1” removed. Its contacts stay.</source>
        <translation type="unfinished"></translation>
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
    <name>board</name>
    <message>
        <source>%1 is back where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is lifted. Arrows carry it, Enter drops it, Escape puts it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, place %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cards stand in the order of their next steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>board_column</name>
    <message>
        <source>%1 expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a deal here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance set by hand: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deals here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What? Enter adds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>card %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
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
        <translation>Spalte %1</translation>
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
        <source>Menu bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One or two lines a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pane</source>
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
        <source>Show slow moments</source>
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
    <name>contacts</name>
    <message>
        <source>Add filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set field…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deal</name>
    <message>
        <source>Back to the pipeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deal_happenings</name>
    <message>
        <source>Step: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deal_table</name>
    <message>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>deals</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deal(s) with a chance of their own</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A deal becomes overdue by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing date passed: was %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here: by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here: no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop here: won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Quiet for %n day(s), since %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value times the chance of each deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>duplicates</name>
    <message>
        <source>Join all sure ones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join into one contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two contacts or more to join them.</source>
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
        <source>Reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You met %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You saw %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You wrote</source>
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
    <name>pipeline</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Archive deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards stand in the order of their next steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards stand where you put them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal lost…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deal won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move card left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move card right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New deal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order cards by hand or by next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipelines and steps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen deal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat this deal in…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trash</name>
    <message>
        <source>Bring back</source>
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
