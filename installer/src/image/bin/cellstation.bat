@echo off
rem Starts Cellstation on the runtime that lies beside it.
setlocal
set "home=%~dp0.."
rem A rehearsal has no screen or scan that a pause could hold up: what counts there is throughput.
rem What is done with a recipe file is over before the best code would be compiled.
set "machine=-XX:+UseZGC"
if "%~1"=="rehearse" set "machine=-XX:+UseSerialGC"
if "%~1"=="recipe" set "machine=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"%home%\runtime\bin\java" --enable-native-access=ALL-UNNAMED %machine% -Djdk.virtualThreadScheduler.parallelism=1 -Xms64m -Xmx512m %CELLSTATION_JVM% -classpath "%home%\lib\*" org.cellstation.app.Main %*
exit /b %errorlevel%
