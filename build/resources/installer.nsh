; The program tells Windows at its start which links are its own: what it has told goes with it.
!macro customUnInstall
  DeleteRegKey HKCU "Software\Classes\redraft"
!macroend
