<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n new alert(s)</source>
        <translation>
            <numerusform>%n new alert</numerusform>
            <numerusform>%n new alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread alert(s)</source>
        <translation>
            <numerusform>%n unread alert</numerusform>
            <numerusform>%n unread alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchJob</name>
    <message numerus="yes">
        <source>%n could not be made.</source>
        <translation>
            <numerusform>%n could not be made.</numerusform>
            <numerusform>%n could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document went to the printer.</numerusform>
            <numerusform>%n documents went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message numerus="yes">
        <source>%n as before</source>
        <translation>
            <numerusform>%n as before</numerusform>
            <numerusform>%n as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken back</source>
        <translation>
            <numerusform>%n taken back</numerusform>
            <numerusform>%n taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardFooter</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message numerus="yes">
        <source>{0}: {1}, %n document(s)</source>
        <translation>
            <numerusform>{0}: {1}, %n document</numerusform>
            <numerusform>{0}: {1}, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnDialog</name>
    <message numerus="yes">
        <source>%n column(s) of a newer version are kept, not shown: {0}</source>
        <translation>
            <numerusform>%n column of a newer version is kept, not shown: {0}</numerusform>
            <numerusform>%n columns of a newer version are kept, not shown: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountScreen</name>
    <message numerus="yes">
        <source>%n line(s) counted</source>
        <translation>
            <numerusform>%n line counted</numerusform>
            <numerusform>%n lines counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreateOrders</name>
    <message numerus="yes">
        <source>%n order(s) created</source>
        <translation>
            <numerusform>%n order created</numerusform>
            <numerusform>%n orders created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n order(s)</source>
        <translation>
            <numerusform>Create %n order</numerusform>
            <numerusform>Create %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create orders of %n draft(s)?</source>
        <translation>
            <numerusform>Create the order of %n draft?</numerusform>
            <numerusform>Create the orders of %n drafts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I consent to the selected carrier and its fees, for %n draft(s)</source>
        <translation>
            <numerusform>I consent to the selected carrier and its fees, for %n draft</numerusform>
            <numerusform>I consent to the selected carrier and its fees, for %n drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneServices</name>
    <message numerus="yes">
        <source>%n to be done</source>
        <translation>
            <numerusform>%n to be done</numerusform>
            <numerusform>%n to be done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message numerus="yes">
        <source>paste %n row(s)</source>
        <translation>
            <numerusform>paste %n row</numerusform>
            <numerusform>paste %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %n row(s)</source>
        <translation>
            <numerusform>remove %n row</numerusform>
            <numerusform>remove %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message numerus="yes">
        <source>%n more change(s)</source>
        <translation>
            <numerusform>%n more change</numerusform>
            <numerusform>%n more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} row(s)</source>
        <translation>
            <numerusform>{0} row</numerusform>
            <numerusform>{0} rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportJob</name>
    <message numerus="yes">
        <source>{0} row(s) exported</source>
        <translation>
            <numerusform>{0} row exported</numerusform>
            <numerusform>{0} rows exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixedGrid</name>
    <message numerus="yes">
        <source>%n filled</source>
        <translation>
            <numerusform>%n filled</numerusform>
            <numerusform>%n filled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of the clipboard have no row here</source>
        <translation>
            <numerusform>%n row of the clipboard has no row here</numerusform>
            <numerusform>%n rows of the clipboard have no row here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill %n row(s)</source>
        <translation>
            <numerusform>Fill %n row</numerusform>
            <numerusform>Fill %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste into %n row(s)?</source>
        <translation>
            <numerusform>Paste into %n row?</numerusform>
            <numerusform>Paste into %n rows?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document went to the printer.</numerusform>
            <numerusform>%n documents went to the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left before you can finish</source>
        <translation>
            <numerusform>%n left before you can finish</numerusform>
            <numerusform>%n left before you can finish</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) left</source>
        <translation>
            <numerusform>%n place left</numerusform>
            <numerusform>%n places left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Gesture</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Change %Ln that is known</source>
        <translation>
            <numerusform>Change %Ln that is known</numerusform>
            <numerusform>Change %Ln that are known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %Ln row(s) to mend…</source>
        <translation>
            <numerusform>Save %Ln row to mend…</numerusform>
            <numerusform>Save %Ln rows to mend…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0}, %Ln row(s)</source>
        <translation>
            <numerusform>{0}, %Ln row</numerusform>
            <numerusform>{0}, %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportLines</name>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new product line(s)</source>
        <translation>
            <numerusform>%n new product line</numerusform>
            <numerusform>%n new product lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s) imported</source>
        <translation>
            <numerusform>%Ln contact imported</numerusform>
            <numerusform>%Ln contacts imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known with other values, which stay</source>
        <translation>
            <numerusform>%Ln known with other values, which stay</numerusform>
            <numerusform>%Ln known with other values, which stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) counted</source>
        <translation>
            <numerusform>%Ln line counted</numerusform>
            <numerusform>%Ln lines counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) received</source>
        <translation>
            <numerusform>%Ln line received</numerusform>
            <numerusform>%Ln lines received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) imported as drafts</source>
        <translation>
            <numerusform>%Ln order imported as a draft</numerusform>
            <numerusform>%Ln orders imported as drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) imported</source>
        <translation>
            <numerusform>%Ln product imported</numerusform>
            <numerusform>%Ln products imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) stay out</source>
        <translation>
            <numerusform>%Ln row stays out</numerusform>
            <numerusform>%Ln rows stay out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enter %Ln counted line(s)</source>
        <translation>
            <numerusform>Enter %Ln counted line</numerusform>
            <numerusform>Enter %Ln counted lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln contact(s)</source>
        <translation>
            <numerusform>Import %Ln contact</numerusform>
            <numerusform>Import %Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln order(s)</source>
        <translation>
            <numerusform>Import %Ln order</numerusform>
            <numerusform>Import %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>Import %Ln product</numerusform>
            <numerusform>Import %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln line(s)</source>
        <translation>
            <numerusform>Take in %Ln line</numerusform>
            <numerusform>Take in %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) {0}</source>
        <translation>
            <numerusform>row {0}</numerusform>
            <numerusform>rows {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rows {0} and %Ln more</source>
        <translation>
            <numerusform>rows {0} and %Ln more</numerusform>
            <numerusform>rows {0} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueList</name>
    <message numerus="yes">
        <source>%n tried again</source>
        <translation>
            <numerusform>%n tried again</numerusform>
            <numerusform>%n tried again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n again</source>
        <translation>
            <numerusform>Try %n again</numerusform>
            <numerusform>Try %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try %n change(s) again?</source>
        <translation>
            <numerusform>Try %n change again?</numerusform>
            <numerusform>Try %n changes again?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw %n</source>
        <translation>
            <numerusform>Withdraw %n</numerusform>
            <numerusform>Withdraw %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Withdraw %n change(s)?</source>
        <translation>
            <numerusform>Withdraw %n change?</numerusform>
            <numerusform>Withdraw %n changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueNotice</name>
    <message numerus="yes">
        <source>%n change(s) of yours could not be taken as made.</source>
        <translation>
            <numerusform>%n change of yours could not be taken as made.</numerusform>
            <numerusform>%n changes of yours could not be taken as made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssuesScreen</name>
    <message numerus="yes">
        <source>{0} of %n issue(s)</source>
        <translation>
            <numerusform>{0} of %n issue</numerusform>
            <numerusform>{0} of %n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListCommands</name>
    <message numerus="yes">
        <source>Print the papers of %n order(s)</source>
        <translation>
            <numerusform>Print the papers of %n order</numerusform>
            <numerusform>Print the papers of %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message numerus="yes">
        <source>%n price(s) above the max</source>
        <translation>
            <numerusform>%n price above the max</numerusform>
            <numerusform>%n prices above the max</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shipping, %n partner(s)</source>
        <translation>
            <numerusform>Shipping, %n partner</numerusform>
            <numerusform>Shipping, %n partners</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessagesCard</name>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsLine</name>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ordering</name>
    <message numerus="yes">
        <source>Send %n order(s)</source>
        <translation>
            <numerusform>Send %n order</numerusform>
            <numerusform>Send %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxScreen</name>
    <message numerus="yes">
        <source>%n sync issue(s) need your decision.</source>
        <translation>
            <numerusform>%n sync issue needs your decision.</numerusform>
            <numerusform>%n sync issues need your decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are offline. Carry on: %n change(s) wait here and go by themselves.</source>
        <translation>
            <numerusform>You are offline. Carry on: %n change waits here and goes by itself.</numerusform>
            <numerusform>You are offline. Carry on: %n changes wait here and go by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackingCard</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n document(s) went to the printer.</source>
        <translation>
            <numerusform>%n document went to the printer.</numerusform>
            <numerusform>%n documents went to the printer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersJob</name>
    <message numerus="yes">
        <source>%n paper(s) in one PDF</source>
        <translation>
            <numerusform>%n paper in one PDF</numerusform>
            <numerusform>%n papers in one PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message numerus="yes">
        <source>%n item(s) to add</source>
        <translation>
            <numerusform>%n item to add</numerusform>
            <numerusform>%n items to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to mend</source>
        <translation>
            <numerusform>%n row to mend</numerusform>
            <numerusform>%n rows to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown SKU(s)</source>
        <translation>
            <numerusform>%n unknown SKU</numerusform>
            <numerusform>%n unknown SKUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n item(s)</source>
        <translation>
            <numerusform>Add %n item</numerusform>
            <numerusform>Add %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PiecesJob</name>
    <message numerus="yes">
        <source>%n could not be made.</source>
        <translation>
            <numerusform>%n could not be made.</numerusform>
            <numerusform>%n could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) in one PDF</source>
        <translation>
            <numerusform>%n paper in one PDF</numerusform>
            <numerusform>%n papers in one PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewLines</name>
    <message numerus="yes">
        <source>and %n more item(s)</source>
        <translation>
            <numerusform>and %n more item</numerusform>
            <numerusform>and %n more items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>%n of them was printed before and is marked as a copy.</source>
        <translation>
            <numerusform>%n of them was printed before and is marked as a copy.</numerusform>
            <numerusform>%n of them were printed before and are marked as copies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Print %n document(s)</source>
        <translation>
            <numerusform>Print %n document</numerusform>
            <numerusform>Print %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProductLinesScreen</name>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partner</numerusform>
            <numerusform>%n partners</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product line(s) imported</source>
        <translation>
            <numerusform>%n product line imported</numerusform>
            <numerusform>%n product lines imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadinessPanel</name>
    <message numerus="yes">
        <source>%n thing(s) to mend.</source>
        <translation>
            <numerusform>%n thing to mend.</numerusform>
            <numerusform>%n things to mend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message numerus="yes">
        <source>%n thing(s) to mend before it can be created.</source>
        <translation>
            <numerusform>%n thing to mend before it can be created.</numerusform>
            <numerusform>%n things to mend before it can be created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonsCard</name>
    <message numerus="yes">
        <source>%n reason(s). The clock is stopped.</source>
        <translation>
            <numerusform>%n reason. The clock is stopped.</numerusform>
            <numerusform>%n reasons. The clock is stopped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiveScreen</name>
    <message numerus="yes">
        <source>%n line(s) received</source>
        <translation>
            <numerusform>%n line received</numerusform>
            <numerusform>%n lines received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message numerus="yes">
        <source>%n decision(s) would be another one.</source>
        <translation>
            <numerusform>%n decision would be another one.</numerusform>
            <numerusform>%n decisions would be other ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more would wait for a person.</source>
        <translation>
            <numerusform>%n more would wait for a person.</numerusform>
            <numerusform>%n more would wait for a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) looked at.</source>
        <translation>
            <numerusform>%n request looked at.</numerusform>
            <numerusform>%n requests looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) looked at…</source>
        <translation>
            <numerusform>%n request looked at…</numerusform>
            <numerusform>%n requests looked at…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would not have to wait for a person.</source>
        <translation>
            <numerusform>%n would not have to wait for a person.</numerusform>
            <numerusform>%n would not have to wait for a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The version in force makes all %n stored decision(s) again.</source>
        <translation>
            <numerusform>The version in force makes the %n stored decision again.</numerusform>
            <numerusform>The version in force makes all %n stored decisions again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestActs</name>
    <message numerus="yes">
        <source>%n order(s) will be sent</source>
        <translation>
            <numerusform>%n order will be sent</numerusform>
            <numerusform>%n orders will be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)</source>
        <translation>
            <numerusform>Cancel %n order</numerusform>
            <numerusform>Cancel %n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n order(s)?</source>
        <translation>
            <numerusform>Cancel %n order?</numerusform>
            <numerusform>Cancel %n orders?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScorecardsScreen</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>any of %n</source>
        <translation>
            <numerusform>any of %n</numerusform>
            <numerusform>any of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Selected</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServicesCard</name>
    <message numerus="yes">
        <source>%n business day(s) more</source>
        <translation>
            <numerusform>%n business day more</numerusform>
            <numerusform>%n business days more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message numerus="yes">
        <source>%n change(s) have not reached the server</source>
        <translation>
            <numerusform>%n change has not reached the server</numerusform>
            <numerusform>%n changes have not reached the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShipmentBlock</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShippingStep</name>
    <message numerus="yes">
        <source>%n day(s): {0}</source>
        <translation>
            <numerusform>%n day: {0}</numerusform>
            <numerusform>%n days: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the way.</source>
        <translation>
            <numerusform>%n file on the way.</numerusform>
            <numerusform>%n files on the way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sync issue(s) need you</source>
        <translation>
            <numerusform>%n sync issue needs you</numerusform>
            <numerusform>%n sync issues need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting</source>
        <translation>
            <numerusform>Offline, %n waiting</numerusform>
            <numerusform>Offline, %n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Syncing %n change(s)</source>
        <translation>
            <numerusform>Syncing %n change</numerusform>
            <numerusform>Syncing %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was restored: %n change(s) are given to it again</source>
        <translation>
            <numerusform>The server was restored: %n change is given to it again</numerusform>
            <numerusform>The server was restored: %n changes are given to it again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server was restored: %n change(s) wait for the work of others</source>
        <translation>
            <numerusform>The server was restored: %n change waits for the work of others</numerusform>
            <numerusform>The server was restored: %n changes wait for the work of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakingScreen</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransactionActs</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed</source>
        <translation>
            <numerusform>%n closed</numerusform>
            <numerusform>%n closed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n deleted</numerusform>
            <numerusform>%n deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicated</source>
        <translation>
            <numerusform>%n duplicated</numerusform>
            <numerusform>%n duplicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as read</source>
        <translation>
            <numerusform>%n marked as read</numerusform>
            <numerusform>%n marked as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new draft with %n item(s)</source>
        <translation>
            <numerusform>A new draft with %n item</numerusform>
            <numerusform>A new draft with %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %n order(s)?</source>
        <translation>
            <numerusform>Accept %n order?</numerusform>
            <numerusform>Accept %n orders?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n</source>
        <translation>
            <numerusform>Cancel %n</numerusform>
            <numerusform>Cancel %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n document(s)?</source>
        <translation>
            <numerusform>Cancel %n document?</numerusform>
            <numerusform>Cancel %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n</source>
        <translation>
            <numerusform>Close %n</numerusform>
            <numerusform>Close %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n request(s)?</source>
        <translation>
            <numerusform>Close %n request?</numerusform>
            <numerusform>Close %n requests?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n</source>
        <translation>
            <numerusform>Delete %n</numerusform>
            <numerusform>Delete %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n draft(s)?</source>
        <translation>
            <numerusform>Delete %n draft?</numerusform>
            <numerusform>Delete %n drafts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n</source>
        <translation>
            <numerusform>Duplicate %n</numerusform>
            <numerusform>Duplicate %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n document(s)?</source>
        <translation>
            <numerusform>Duplicate %n document?</numerusform>
            <numerusform>Duplicate %n documents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n as read</source>
        <translation>
            <numerusform>Mark %n as read</numerusform>
            <numerusform>Mark %n as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n document(s) as read?</source>
        <translation>
            <numerusform>Mark %n document as read?</numerusform>
            <numerusform>Mark %n documents as read?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Will be cancelled; %n partner(s) will be told</source>
        <translation>
            <numerusform>Will be cancelled; %n partner will be told</numerusform>
            <numerusform>Will be cancelled; %n partners will be told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransactionPapers</name>
    <message numerus="yes">
        <source>%n packing slip(s)</source>
        <translation>
            <numerusform>%n packing slip</numerusform>
            <numerusform>%n packing slips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Packing slips of %n document(s)</source>
        <translation>
            <numerusform>Packing slips of %n document</numerusform>
            <numerusform>Packing slips of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Picking lists of %n order(s)</source>
        <translation>
            <numerusform>Picking lists of %n order</numerusform>
            <numerusform>Picking lists of %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransactionsScreen</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitsCard</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pallet(s)</source>
        <translation>
            <numerusform>%n pallet</numerusform>
            <numerusform>%n pallets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message numerus="yes">
        <source>From %n unit(s) on priced and timed as B2B (high-volume B2C).</source>
        <translation>
            <numerusform>From %n unit on priced and timed as B2B (high-volume B2C).</numerusform>
            <numerusform>From %n units on priced and timed as B2B (high-volume B2C).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WidgetCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more column(s): make the widget wider</source>
        <translation>
            <numerusform>%n more column: make the widget wider</numerusform>
            <numerusform>%n more columns: make the widget wider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WidgetCommands</name>
    <message numerus="yes">
        <source>%n alert(s) are read</source>
        <translation>
            <numerusform>%n alert is read</numerusform>
            <numerusform>%n alerts are read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shows %n row(s).</source>
        <translation>
            <numerusform>Shows %n row.</numerusform>
            <numerusform>Shows %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WizardItems</name>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
</TS>
