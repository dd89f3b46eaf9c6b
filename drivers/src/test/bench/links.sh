#!/usr/bin/env bash
# What a link of the station costs beside plain C and libmodbus, in one run on this machine.
#   drivers/src/test/bench/links.sh [ROUNDS]
# Needs a JDK 25 in JAVA_HOME or on the path, and gcc; libmodbus-dev where its rows are wanted.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
rounds=${1:-21}
out=drivers/target/bench
mkdir -p "$out"

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" --version 2> /dev/null | awk "NR == 1 { print int(\$2) }")
if [ "${version:-0}" -lt 25 ]; then
  echo "Skipped: $java is version ${version:-unknown}; set JAVA_HOME to a JDK 25."
  exit 0
fi
if ! command -v gcc > /dev/null; then
  echo "Skipped: gcc is not installed, and without it there is nothing to compare with."
  exit 0
fi
library=()
if [ -f /usr/include/modbus/modbus.h ]; then
  library=(-DWITH_LIBMODBUS -I/usr/include/modbus -lmodbus)
else
  echo "The rows of libmodbus are skipped: its headers (libmodbus-dev) are not installed."
fi
gcc -O2 -pthread -o "$out/peers" drivers/src/test/bench/peers.c "${library[@]}"

if [ ! -d drivers/target/test-classes/org/cellstation/drivers/bench ]; then
  mvn -B -ntp -q test-compile -pl drivers
fi
mvn -B -ntp -q dependency:build-classpath -pl drivers -DincludeScope=test \
  -Dmdep.outputFile=target/bench/classpath
run=("$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m
  -Djdk.virtualThreadScheduler.parallelism=1
  -cp "drivers/target/classes:drivers/target/test-classes:$(cat "$out/classpath")"
  org.cellstation.drivers.bench.LinkBenchmark "$out/peers" "$rounds")
pin=()
if command -v taskset > /dev/null; then
  pin=(taskset -c 0)
fi
"${pin[@]}" "${run[@]}" one-core
"${run[@]}" many
"${run[@]}" line
"${run[@]}" tags
