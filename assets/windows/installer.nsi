; The installer: for one user, without administrator, in Chinese or English.
; package.sh calls it with VERSION, PROGRAM, ICON, LICENSE and OUT.
; Silent: CareLedger-setup.exe /S [/D=C:\folder], uninstall.exe /S [/DELETEDATA]
; /AFTER waits a minute for the end of the program, which started the installer itself.
; Exit codes: 0 done, 1 cancelled by the person, 2 refused because the program runs.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define ID "CareLedger"
!define ABOUT "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "$(NameOfProgram)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
BrandingText "CareLedger ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "关爱台账"
VIAddVersionKey /LANG=2052 "FileDescription" "关爱台账 CareLedger 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\${ID}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\CareLedger.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString NameOfProgram ${LANG_SIMPCHINESE} "关爱台账"
LangString NameOfProgram ${LANG_ENGLISH} "CareLedger"
LangString Running ${LANG_SIMPCHINESE} "关爱台账正开着。请先保存并关闭它的窗口，再点“重试”。"
LangString Running ${LANG_ENGLISH} "CareLedger is open. Save your work, close its window, and press Retry."
LangString Busy ${LANG_SIMPCHINESE} "文件正被占用，没有装上。请关闭关爱台账后重新运行安装程序。"
LangString Busy ${LANG_ENGLISH} "A file is in use, so nothing was installed. Close CareLedger and start the installer again."
LangString DataToo ${LANG_SIMPCHINESE} "台账文件（“文档”里的“关爱台账”文件夹）要保留吗？$\r$\n$\r$\n选“是”：保留，以后重新安装还能打开。$\r$\n选“否”：连同备份一起删除，无法恢复。"
LangString DataToo ${LANG_ENGLISH} "Keep the records (the folder 关爱台账 in Documents)?$\r$\n$\r$\nYes: they stay and can be opened after a new installation.$\r$\nNo: they are deleted with their backups and can't be brought back."
LangString DataSure ${LANG_SIMPCHINESE} "真的要删除所有台账和备份吗？删除后谁也找不回来。"
LangString DataSure ${LANG_ENGLISH} "Really delete all records and backups? Nobody can bring them back."

; Goes on only when the program does not run: while it runs it holds a mutex.
!macro WaitUntilClosed un
Function ${un}WaitUntilClosed
	${GetParameters} $0
	StrCpy $R1 0 ; how often it is still looked, twice a second, before somebody is asked
	ClearErrors
	${GetOptions} $0 "/AFTER" $1
	IfErrors again
	StrCpy $R1 120
	again:
	System::Call 'kernel32::OpenMutex(i 0x100000, i 0, t "Local\CareLedger") p .R0'
	StrCmp $R0 0 closed
	System::Call 'kernel32::CloseHandle(p R0)'
	IntCmp $R1 0 ask
	IntOp $R1 $R1 - 1
	Sleep 500
	Goto again
	ask:
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
	SetErrorLevel 2
	Quit
	closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
	; Chinese unless somebody chose English before or chooses it now.
	StrCpy $LANGUAGE ${LANG_SIMPCHINESE}
	IfSilent silent
	!insertmacro MUI_LANGDLL_DISPLAY
	silent:
	Call WaitUntilClosed
FunctionEnd

Function un.onInit
	!insertmacro MUI_UNGETLANGUAGE
	Call un.WaitUntilClosed
FunctionEnd

Section
	SetShellVarContext current
	SetOutPath "$INSTDIR"
	ClearErrors
	SetOverwrite try
	File "/oname=CareLedger.exe" "${PROGRAM}"
	IfErrors 0 written
	MessageBox MB_OK|MB_ICONSTOP "$(Busy)" /SD IDOK
	SetErrorLevel 2
	Quit
	written:
	SetOverwrite on
	File "/oname=LICENSE.txt" "${LICENSE}"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	CreateShortcut "$SMPROGRAMS\关爱台账.lnk" "$INSTDIR\CareLedger.exe"
	CreateShortcut "$DESKTOP\关爱台账.lnk" "$INSTDIR\CareLedger.exe"

	WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
	WriteRegStr HKCU "${ABOUT}" "DisplayName" "关爱台账 CareLedger"
	WriteRegStr HKCU "${ABOUT}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${ABOUT}" "DisplayIcon" "$INSTDIR\CareLedger.exe"
	WriteRegStr HKCU "${ABOUT}" "Publisher" "CareLedger"
	WriteRegStr HKCU "${ABOUT}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${ABOUT}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${ABOUT}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD HKCU "${ABOUT}" "NoModify" 1
	WriteRegDWORD HKCU "${ABOUT}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	WriteRegDWORD HKCU "${ABOUT}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
	SetShellVarContext current
	; The records stay unless a person says otherwise twice, or a silent call asks for it.
	${GetParameters} $0
	ClearErrors
	${GetOptions} $0 "/DELETEDATA" $1
	IfErrors 0 deleteData
	MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "$(DataToo)" /SD IDYES IDYES keepData
	MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DataSure)" /SD IDNO IDNO keepData
	deleteData:
	RMDir /r "$DOCUMENTS\关爱台账"
	RMDir /r "$APPDATA\fyne\cn.careledger.desktop"
	RMDir /r "$LOCALAPPDATA\CareLedger"
	keepData:

	Delete "$SMPROGRAMS\关爱台账.lnk"
	Delete "$DESKTOP\关爱台账.lnk"
	Delete "$INSTDIR\CareLedger.exe"
	Delete "$INSTDIR\LICENSE.txt"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	DeleteRegKey HKCU "${ABOUT}"
	DeleteRegKey HKCU "Software\${ID}"
SectionEnd
