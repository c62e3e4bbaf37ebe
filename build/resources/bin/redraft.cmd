@echo off
rem The command line of Redraft. At a prompt, Windows does not wait for a program that has windows; for this one it does,
rem and what is printed comes before the next prompt.
"%~dp0..\redraft.exe" %*
