#!/usr/bin/env bash
# What the plant costs beside the same model in C, and how a library of solvers does on its equations,
# in one run on this machine.
#   simulator/src/test/bench/plant.sh [ROUNDS]
# Needs a JDK 25 in JAVA_HOME or on the path, Maven and gcc.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
rounds=${1:-11}
out=simulator/target/bench
mkdir -p "$out"

home=${JAVA_HOME:+$JAVA_HOME/bin/}
version=$("${home}java" --version 2> /dev/null | awk "NR == 1 { print int(\$2) }")
if [ "${version:-0}" -lt 25 ]; then
  echo "Skipped: java is version ${version:-unknown}; set JAVA_HOME to a JDK 25."
  exit 0
fi
if ! command -v gcc > /dev/null; then
  echo "Skipped: gcc is not installed, and without it there is nothing to compare with."
  exit 0
fi
gcc -O3 -o "$out/plant" simulator/src/test/bench/plant.c -lm
gcc -O3 -march=native -o "$out/plant-native" simulator/src/test/bench/plant.c -lm

if [ ! -f simulator/target/test-classes/org/cellstation/simulator/plant/PlantBenchmark.class ]; then
  mvn -B -ntp -q test-compile -pl simulator -am
fi
classes=simulator/target/classes:simulator/target/test-classes
for peer in plant plant-native; do
  echo "Against $peer:"
  "${home}java" -XX:+UseSerialGC -Xmx256m -cp "$classes" \
    org.cellstation.simulator.plant.PlantBenchmark "$out/$peer" "$rounds"
done

# The library is fetched for this measurement only; the product does not contain it.
hipparchus=4.0.3
mvn -B -ntp -q dependency:get -Dartifact=org.hipparchus:hipparchus-ode:$hipparchus
repository=$(mvn -B -ntp -q help:evaluate -Dexpression=settings.localRepository -DforceStdout)
cp simulator/src/test/bench/Solvers.java.txt "$out/Solvers.java"
jars=$(find "$repository/org/hipparchus" -name "*-$hipparchus.jar" | tr '\n' ':')
"${home}java" -XX:+UseSerialGC -Xmx256m -cp "$classes:$jars" "$out/Solvers.java"
