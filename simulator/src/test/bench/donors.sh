#!/usr/bin/env bash
# How long many donors take on the whole plant, in one run on this machine.
#   simulator/src/test/bench/donors.sh [DONORS] [ROUNDS]
# Needs a JDK 25 in JAVA_HOME or on the path, and Maven.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
home=${JAVA_HOME:+$JAVA_HOME/bin/}
version=$("${home}java" --version 2> /dev/null | awk "NR == 1 { print int(\$2) }")
if [ "${version:-0}" -lt 25 ]; then
  echo "Skipped: java is version ${version:-unknown}; set JAVA_HOME to a JDK 25."
  exit 0
fi
if [ ! -f simulator/target/test-classes/org/cellstation/simulator/plant/DonorsBenchmark.class ]; then
  mvn -B -ntp -q test-compile -pl simulator -am
fi
"${home}java" -Xmx256m -cp simulator/target/classes:simulator/target/test-classes \
  org.cellstation.simulator.plant.DonorsBenchmark "${1:-200}" "${2:-3}"
