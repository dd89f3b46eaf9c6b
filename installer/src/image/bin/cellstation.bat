@echo off
rem Starts Cellstation on the runtime that lies beside it.
setlocal
set "home=%~dp0.."
rem A rehearsal has no screen or scan that a pause could hold up: what counts there is throughput.
set "collector=-XX:+UseZGC"
if "%~1"=="rehearse" set "collector=-XX:+UseSerialGC"
"%home%\runtime\bin\java" --enable-native-access=ALL-UNNAMED %collector% -Djdk.virtualThreadScheduler.parallelism=1 -Xms64m -Xmx512m %CELLSTATION_JVM% -classpath "%home%\lib\*" org.cellstation.app.Main %*
exit /b %errorlevel%
