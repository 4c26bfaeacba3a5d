; The installer for Windows: per user, without administrator rights, in Japanese or English by the system's language.
; makensis -DVERSION=… -DNUMBERS=… -DOUT=… -DFILES=… [-DSIGN=…] [-DQUICK] installer.nsi; FILES is made by installer.py.
;
; The new files are laid beside the old ones, and only when all of them are there do the folders change places: whatever
; interrupts it, what was installed before still runs.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh

!define EXE "tenken.exe"
!define PROGID "Tenken.Workbook.1"
!define SETTINGS "Software\Tenken"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tenken"

Name "$(AppName)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Tenken"
InstallDirRegKey HKCU "${SETTINGS}" "InstallDir"
BrandingText " "
AllowSkipFiles off
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1041 "ProductName" "点検 (Tenken)"
VIAddVersionKey /LANG=1041 "FileDescription" "点検 セットアップ"
VIAddVersionKey /LANG=1041 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "CompanyName" "Tenken authors"
VIAddVersionKey /LANG=1041 "LegalCopyright" "MIT License"

!define MUI_ICON "tenken.ico"
!define MUI_UNICON "tenken.ico"
!define MUI_WELCOMEPAGE_TEXT "$(Welcome)"
!define MUI_WELCOMEFINISHPAGE_BITMAP "welcome.bmp"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"
LangString AppName 1041 "点検"
LangString AppName 1033 "Tenken"
LangString Workbook 1041 "点検帳"
LangString Workbook 1033 "Tenken workbook"
LangString Welcome 1041 "点検 ${VERSION} をこのパソコンに入れます。管理者の権限はいりません。$\n$\n前の版が入っていれば置き換えます。点検帳はそのまま残ります。"
LangString Welcome 1033 "This puts Tenken ${VERSION} on this PC. It takes no administrator rights.$\n$\nAn earlier version is replaced. Your workbooks stay as they are."
LangString Running 1041 "点検が起動しています。点検を終了してから、もう一度実行してください。何も変更していません。"
LangString Running 1033 "Tenken is running. Close it, then start this again. Nothing was changed."
LangString NeedsWindows10 1041 "点検には Windows 10（1809 以降）または Windows 11 の64ビット版が必要です。何も変更していません。"
LangString NeedsWindows10 1033 "Tenken needs Windows 10 (1809 or later) or Windows 11, 64 bit. Nothing was changed."
LangString NoRoom 1041 "ディスクの空きが足りません。$1 MB 以上の空きを作ってから、もう一度実行してください。何も変更していません。"
LangString NoRoom 1033 "The disk is too full. Make room for $1 MB, then start this again. Nothing was changed."
LangString NotWritable 1041 "このフォルダーには書き込めません。別のフォルダーを選んで、もう一度実行してください。何も変更していません。$\n$INSTDIR"
LangString NotWritable 1033 "This folder cannot be written. Choose another and start this again. Nothing was changed.$\n$INSTDIR"
LangString Stopped 1041 "ファイルを書き込めなかったため、インストールを中止しました。以前の状態のままです。ディスクの空きを確認して、もう一度実行してください。"
LangString Stopped 1033 "A file could not be written, so the installation was stopped. All is as it was before. Look at the room on the disk, then start this again."
LangString Newer 1041 "より新しい点検（$1）が入っています。古い ${VERSION} に置き換えますか？新しい版で保存した点検帳は、古い版では開けません。"
LangString Newer 1033 "A newer Tenken ($1) is installed. Replace it by the older ${VERSION}? Workbooks saved by the newer one cannot be opened by the older."
LangString Kept 1041 "点検を削除しました。点検帳は残してあります：$\n$LOCALAPPDATA\Tenken"
LangString Kept 1033 "Tenken was removed. Your workbooks are still there:$\n$LOCALAPPDATA\Tenken"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!include "${FILES}" ; the macros LayFiles and RemoveFiles, and KBYTES

Var Staged
Var Before
Var Old

; says a sentence and ends; with /S only the exit status tells
!macro Refuse STATUS SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  Quit
!macroend

; a program that runs cannot be opened for writing
!macro RefuseWhileRunning FOLDER
  ${If} ${FileExists} "${FOLDER}\${EXE}"
    ClearErrors
    FileOpen $0 "${FOLDER}\${EXE}" a
    ${If} ${Errors}
      !insertmacro Refuse 3 "$(Running)"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro Refuse 2 "$(NeedsWindows10)"
  ${EndIf}
  ReadRegStr $Before HKCU "${SETTINGS}" "InstallDir"
  ${If} $Before != ""
    !insertmacro RefuseWhileRunning "$Before"
  ${EndIf}
  ReadRegStr $1 HKCU "${LISTED}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSION}" $0
    ${If} $0 == 1
      MessageBox MB_YESNO|MB_ICONQUESTION "$(Newer)" /SD IDNO IDYES older
      SetErrorLevel 6
      Quit
      older:
    ${EndIf}
  ${EndIf}
FunctionEnd

Function LookAtTheFolder
  !insertmacro RefuseWhileRunning "$INSTDIR"
  StrCpy $Staged "$INSTDIR.tenken-new"
  RMDir /r "$Staged" ; left by an installation that was interrupted; nobody else makes a folder of this name
  ClearErrors
  CreateDirectory "$Staged"
  FileOpen $0 "$Staged\try" w
  ${If} ${Errors}
    RMDir "$Staged"
    !insertmacro Refuse 5 "$(NotWritable)"
  ${EndIf}
  FileClose $0
  Delete "$Staged\try"
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$Staged", *l .r2, *l, *l) i .r3'
  System::Int64Op $2 / 1048576
  Pop $2
  IntOp $1 ${KBYTES} / 1024
  IntOp $1 $1 + 20
  ${If} $3 != 0
  ${AndIf} $2 < $1
    RMDir "$Staged"
    !insertmacro Refuse 4 "$(NoRoom)"
  ${EndIf}
FunctionEnd

Function ChangePlaces
  StrCpy $0 0
  ${Do} ; what a person had put into the program's folder stays in the old one: each upgrade needs a name that is free
    IntOp $0 $0 + 1
    StrCpy $Old "$INSTDIR.tenken-old$0"
  ${LoopWhile} ${FileExists} "$Old\*.*"
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\*.*"
    Rename "$INSTDIR" "$Old"
  ${EndIf}
  ${IfNot} ${Errors}
    Rename "$Staged" "$INSTDIR"
    ${If} ${Errors}
      Rename "$Old" "$INSTDIR"
      SetErrors
    ${EndIf}
  ${EndIf}
  ${If} ${Errors}
    Call TakeBack
  ${EndIf}
FunctionEnd

Function TakeBack
  RMDir /r "$Staged" ; made a moment ago, by this installation
  !insertmacro Refuse 7 "$(Stopped)"
FunctionEnd

Function .onInstFailed
  RMDir /r "$Staged"
FunctionEnd

; the old version takes its own files away, by the list that came with it; whatever else lies in its folder stays
!macro RemoveOld FOLDER
  ${If} ${FileExists} "${FOLDER}\uninstall.exe"
    ExecWait '"${FOLDER}\uninstall.exe" /S /UPGRADE=1 _?=${FOLDER}'
    Delete "${FOLDER}\uninstall.exe"
    RMDir "${FOLDER}"
  ${EndIf}
!macroend

Section "install"
  SetShellVarContext current
  SetOverwrite on
  Call LookAtTheFolder
  ClearErrors
  !insertmacro LayFiles
  SetOutPath "$Staged"
  WriteUninstaller "$Staged\uninstall.exe"
  SetOutPath "$TEMP" ; a folder that is somebody's current one cannot be renamed
  ${If} ${Errors}
    Call TakeBack
  ${EndIf}
  Call ChangePlaces
  !insertmacro RemoveOld "$Old"
  ${If} $Before != ""
  ${AndIf} $Before != "$INSTDIR"
    !insertmacro RemoveOld "$Before"
  ${EndIf}
  WriteRegStr HKCU "${SETTINGS}" "InstallDir" "$INSTDIR"
  Delete "$SMPROGRAMS\点検.lnk"
  Delete "$SMPROGRAMS\Tenken.lnk"
  CreateShortcut "$SMPROGRAMS\$(AppName).lnk" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "Software\Classes\.tenken" "" "${PROGID}"
  WriteRegStr HKCU "Software\Classes\.tenken\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "Software\Classes\${PROGID}" "" "$(Workbook)"
  WriteRegStr HKCU "Software\Classes\${PROGID}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "Software\Classes\${PROGID}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr HKCU "${LISTED}" "DisplayName" "$(AppName)"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "Tenken authors"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${KBYTES}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  !insertmacro RefuseWhileRunning "$INSTDIR"
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RemoveFiles
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPGRADE=" $1
  ${If} $1 != 1
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\点検.lnk"
    Delete "$SMPROGRAMS\Tenken.lnk"
    ReadRegStr $2 HKCU "Software\Classes\.tenken" ""
    ${If} $2 == "${PROGID}"
      DeleteRegValue HKCU "Software\Classes\.tenken" ""
    ${EndIf}
    DeleteRegValue HKCU "Software\Classes\.tenken\OpenWithProgids" "${PROGID}"
    DeleteRegKey /ifempty HKCU "Software\Classes\.tenken\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "Software\Classes\.tenken"
    DeleteRegKey HKCU "Software\Classes\${PROGID}"
    DeleteRegKey HKCU "${LISTED}"
    DeleteRegKey HKCU "${SETTINGS}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${EndIf}
SectionEnd

Function un.onUninstSuccess
  MessageBox MB_OK|MB_ICONINFORMATION "$(Kept)" /SD IDOK
FunctionEnd
