<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own Dutch file lacks; made into aanvulling_nl.qm with: pyside6-lrelease resources/qt/aanvulling_nl.ts -->
<TS version="2.1" language="nl">
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Zoeken in:</translation></message>
    <message><source>Files of &amp;type:</source><translation>Bestands&amp;type:</translation></message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Folder</source><comment>All other platforms</comment><translation>Map</translation></message>
</context>
</TS>
