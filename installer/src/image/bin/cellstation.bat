@echo off
rem Starts Cellstation on the runtime that lies beside it.
setlocal
set "home=%~dp0.."
"%home%\runtime\bin\java" --enable-native-access=ALL-UNNAMED -XX:+UseZGC -Djdk.virtualThreadScheduler.parallelism=1 -Xms64m -Xmx512m %CELLSTATION_JVM% -classpath "%home%\lib\*" org.cellstation.app.Main %*
exit /b %errorlevel%
