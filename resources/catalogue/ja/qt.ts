<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- What Qt's own Japanese lacks. After a change: lrelease resources/catalogue/ja/qt.ts (it comes with PySide6). -->
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>ドライブ</translation></message>
    <message><source>Folder</source><comment>All other platforms</comment><translation>フォルダー</translation></message>
</context>
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>場所(&amp;L):</translation></message>
    <message><source>Files of &amp;type:</source><translation>ファイルの種類(&amp;T):</translation></message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message><source>Page &amp;order:</source><translation>ページの並び(&amp;O):</translation></message>
    <message><source>Pages &amp;per sheet:</source><translation>1枚あたりのページ数(&amp;P):</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Double Sided Printing</source><translation>両面印刷</translation></message>
    <message><source>Off</source><translation>しない</translation></message>
    <message><source>Long side binding</source><translation>長い辺でとじる</translation></message>
    <message><source>Short side binding</source><translation>短い辺でとじる</translation></message>
    <message><source>Pages</source><translation>ページを指定</translation></message>
    <message><source>Page &amp;Set:</source><translation>印刷するページ(&amp;S):</translation></message>
    <message><source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source><translation>ページの番号をコンマで区切って入力します。続いたページは、最初と最後の番号をハイフンでつなぎます。例：「3,5-7,9」では、3、5、6、7、9ページを印刷します。</translation></message>
</context>
</TS>
