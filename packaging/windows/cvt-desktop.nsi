; De installer van CvT Desktop voor Windows. Wordt vertaald door packaging/windows_installer.py, dat de namen hieronder geeft:
;   VERSIE, VERSIE4 (vier getallen), LADING (map met het programma), UIT (het bestand dat ontstaat), GROOTTE (kB), ICOON,
;   LICENTIE; en als er wordt ondertekend TEKEN (een opdracht waarin het bestand erachter komt).
;
; Opdrachtregel:  setup.exe /S [/CurrentUser | /AllUsers] [/D=map]     zonder vragen; /D als laatste en zonder aanhalingstekens
;                 uninstall.exe /S
; Afsluitcodes:   0 gelukt   1 afgebroken door de gebruiker   2 afgebroken door de installer
;                 3 het programma is nog open   4 er staat al een nieuwere versie   5 deze Windows is te oud of niet 64-bit
;                 6 bestanden konden niet worden geschreven; wat er stond is teruggezet

Unicode true
ManifestDPIAware true
ManifestSupportedOS all
!ifdef SNEL
  SetCompressor /FINAL zlib
!else
  SetCompressor /SOLID /FINAL lzma
!endif

!define NAAM "CvT Desktop"
!define MAP "CvT Desktop"
!define PROGRAMMA "cvt-desktop.exe"
!define SLEUTEL "Software\Microsoft\Windows\CurrentVersion\Uninstall\cvt-desktop"

Name "${NAAM}"
OutFile "${UIT}"
BrandingText "${NAAM} ${VERSIE}"
AllowSkipFiles off

; -------------------------------------------------------------------- per gebruiker of per computer
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_INSTDIR "${MAP}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${SLEUTEL}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${SLEUTEL}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include LogicLib.nsh

!define MUI_ICON "${ICOON}"
!define MUI_UNICON "${ICOON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAMMA}"
!define MUI_FINISHPAGE_RUN_TEXT "CvT Desktop starten"
!define MUI_FINISHPAGE_NOAUTOCLOSE

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_LICENSE "${LICENTIE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Het programma wordt verwijderd. Uw registers, het oefenregister en de instellingen blijven staan in $LOCALAPPDATA\cvt-desktop."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch"

VIProductVersion "${VERSIE4}"
VIFileVersion "${VERSIE4}"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductName" "${NAAM}"
VIAddVersionKey /LANG=${LANG_DUTCH} "ProductVersion" "${VERSIE}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileVersion" "${VERSIE}"
VIAddVersionKey /LANG=${LANG_DUTCH} "FileDescription" "Installatie van ${NAAM}"
VIAddVersionKey /LANG=${LANG_DUTCH} "CompanyName" "CvT Desktop"
VIAddVersionKey /LANG=${LANG_DUTCH} "LegalCopyright" "CvT Desktop, EUPL-1.2"

; ------------------------------------------------------------------------------------- ondertekenen
!ifdef TEKEN
  !finalize '${TEKEN} "%1"' = 0
  !uninstfinalize '${TEKEN} "%1"' = 0
!endif

; Zegt het in een venster als er een mens bij zit, en eindigt altijd met de code.
!macro Stop code tekst
  MessageBox MB_OK|MB_ICONEXCLAMATION "${tekst}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

; Een programma dat draait houdt zijn eigen bestand vast: het kan dan niet om te schrijven worden geopend.
!macro NietOpen
  ${If} ${FileExists} "$INSTDIR\${PROGRAMMA}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAMMA}" a
    ${If} ${Errors}
      !insertmacro Stop 3 "CvT Desktop is nog open. Sluit het programma en begin opnieuw."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Stop 5 "CvT Desktop heeft Windows 10 of nieuwer nodig, 64-bit."
  ${EndIf}
  SetRegView 64
  StrCpy $9 $INSTDIR ; van /D=, en anders leeg; MultiUser.nsh kiest er een map overheen
  !insertmacro MULTIUSER_INIT
  ${If} $9 != ""
    StrCpy $INSTDIR $9
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "CvT Desktop" SectieProgramma
  SectionIn RO
  ReadRegStr $1 SHCTX "${SLEUTEL}" "DisplayVersion"
  ${If} $1 != ""
    ${VersionCompare} "$1" "${VERSIE}" $2
    ${If} $2 == 1
      !insertmacro Stop 4 "Er staat al een nieuwere versie ($1). Een oudere versie kan een bijgewerkt register niet openen; er is niets gewijzigd."
    ${EndIf}
  ${EndIf}
  !insertmacro NietOpen

  ; Bijwerken op dezelfde plaats: het oude gaat opzij en komt terug als het nieuwe niet lukt.
  RMDir /r "$INSTDIR\_oud"
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    ClearErrors
    Rename "$INSTDIR\_internal" "$INSTDIR\_oud"
    ${If} ${Errors}
      !insertmacro Stop 3 "CvT Desktop is nog open. Sluit het programma en begin opnieuw."
    ${EndIf}
  ${EndIf}
  SetOverwrite try
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${LADING}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    ${If} ${FileExists} "$INSTDIR\_oud\*.*"
      RMDir /r "$INSTDIR\_internal"
      Rename "$INSTDIR\_oud" "$INSTDIR\_internal"
    ${EndIf}
    !insertmacro Stop 6 "De bestanden konden niet worden geschreven in $INSTDIR. Kijk of er ruimte is en of u hier mag schrijven."
  ${EndIf}
  RMDir /r "$INSTDIR\_oud"

  SetOutPath "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\${NAAM}.lnk" "$INSTDIR\${PROGRAMMA}" "" "$INSTDIR\${PROGRAMMA}" 0 SW_SHOWNORMAL "" "Van aanvraag tot toelaatbaarheidsverklaring"

  WriteRegStr SHCTX "${SLEUTEL}" "DisplayName" "${NAAM}"
  WriteRegStr SHCTX "${SLEUTEL}" "DisplayVersion" "${VERSIE}"
  WriteRegStr SHCTX "${SLEUTEL}" "Publisher" "CvT Desktop"
  WriteRegStr SHCTX "${SLEUTEL}" "DisplayIcon" "$INSTDIR\${PROGRAMMA}"
  WriteRegStr SHCTX "${SLEUTEL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${SLEUTEL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${SLEUTEL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${SLEUTEL}" "EstimatedSize" ${GROOTTE}
  WriteRegDWORD SHCTX "${SLEUTEL}" "NoModify" 1
  WriteRegDWORD SHCTX "${SLEUTEL}" "NoRepair" 1
  SetErrorLevel 0
SectionEnd

; Alleen wat de installer zelf neerzette. Registers staan in %LOCALAPPDATA%\cvt-desktop en worden hier nooit genoemd om te wissen.
Section "Uninstall"
  !insertmacro NietOpen
  Delete "$SMPROGRAMS\${NAAM}.lnk"
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_oud"
  Delete "$INSTDIR\cvt-desktop.exe"
  Delete "$INSTDIR\cvt-desktop-opdracht.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${SLEUTEL}"
  DetailPrint "Uw registers zijn gebleven: $LOCALAPPDATA\cvt-desktop"
  SetErrorLevel 0
SectionEnd
