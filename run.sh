#!/usr/bin/env bash
# Builds what is missing and runs Spotter. See README.md.
#   ./run.sh [command] [--setting value ...]   serve is the default command; all of them: ./run.sh help
#   ./run.sh test                              builds afresh and runs every check
#   ./run.sh bench NAME [-DOPTION=VALUE ...]   runs a measuring program of src/test, like VariantsBench
#   ./run.sh fuzz NAME [SECONDS]               feeds a parser with hostile input; names all without one
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$here/target/spotter.jar

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null; then
  echo "Spotter needs a JDK 17 or newer; on Debian: sudo apt-get install openjdk-17-jdk-headless" >&2
  exit 1
fi
properties=$("$java" -XshowSettings:properties -version 2>&1)
major=$(sed -n 's/^ *java\.specification\.version = //p' <<<"$properties")
if [ "${major%%.*}" -lt 17 ]; then
  echo "Spotter needs a JDK 17 or newer, this is $major; on Debian: sudo apt-get install openjdk-17-jdk-headless" >&2
  exit 1
fi

need_maven() {
  if ! command -v mvn >/dev/null; then
    echo "Building Spotter needs Maven; on Debian: sudo apt-get install maven" >&2
    exit 1
  fi
}

if [ "${1:-}" = test ]; then
  need_maven
  cd "$here"
  exec mvn -B -ntp clean verify
fi

if [ "${1:-}" = bench ]; then
  need_maven
  cd "$here"
  class=$(find src/test/java -name "${2:?which program?}.java" | sed 's#^src/test/java/##; s#/#.#g; s#\.java$##')
  if [ -z "$class" ]; then
    echo "There is no program $2 in src/test/java." >&2
    exit 1
  fi
  shift 2
  mvn -B -ntp -q test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/test.classpath >&2
  exec "$java" -Djava.awt.headless=true "$@" -cp "target/test-classes:target/classes:$(cat target/test.classpath)" "$class"
fi

# The hooks that are disabled: one fails itself, on the parser that reads our own list of magic numbers; the other,
# for regular expressions, takes megabytes for kilobytes of input, and what an input takes is watched here.
# What it finds lies in target/fuzz/NAME, its corpus too; the next run goes on from there.
if [ "${1:-}" = fuzz ]; then
  need_maven
  cd "$here"
  mvn -B -ntp -q -Pfuzz test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/fuzz.classpath >&2
  classpath=target/test-classes:target/classes:$(cat target/fuzz.classpath)
  work=target/fuzz/${2:-}
  "$java" -cp "$classpath" -Djava.awt.headless=true spotter.fuzz.Seeds "${2:-}" "$work"
  mkdir -p "$work/corpus"
  found=src/test/resources/fuzz/$2
  hooks=com.code_intelligence.jazzer.sanitizers
  exec "$java" -Xmx600m -Xss1m -XX:+UseSerialGC -Djava.awt.headless=true -cp "$classpath" \
    com.code_intelligence.jazzer.Jazzer --target_class=spotter.fuzz.JazzerDriver "--target_args=$2" \
    '--instrumentation_includes=spotter.**:ar.com.hjg.**:com.twelvemonkeys.**:com.fasterxml.**:com.auth0.**' \
    "--disabled_hooks=$hooks.XmlParserSsrfGuidance:$hooks.RegexRoadblocks" \
    "--reproducer_path=$work" "-artifact_prefix=$work/" "-dict=$work/words" "-max_total_time=${3:-600}" \
    -timeout=10 -max_len=8192 -rss_limit_mb=2048 -use_value_profile=1 -print_final_stats=1 \
    "$work/corpus" "$work/seeds" $([ ! -d "$found" ] || echo "$found")
fi

# Missing, or older than anything it is made of.
if [ ! -f "$jar" ] || [ -n "$(find "$here/src/main" "$here/pom.xml" -newer "$jar" -print -quit)" ]; then
  need_maven
  echo "Building Spotter, a minute or two the first time ..." >&2
  (cd "$here" && mvn -B -ntp -q package -DskipTests) >&2
fi

# Half of the machine for pictures and requests, the rest for everything else: 240 MB of heap on a VPS with 512 MB.
memory_mb=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || true)
heap_mb=$((${memory_mb:-1024} / 2))
[ "$heap_mb" -le 1024 ] || heap_mb=1024
[ "$heap_mb" -ge 240 ] || heap_mb=240

flags=(-Xms16m "-Xmx${SPOTTER_HEAP:-${heap_mb}m}" -Xss512k)
# A photo in hand is a few arrays of megabytes. G1 never moves those and frees them with every short collection; the serial
# collector copies them until a whole collection of 35 ms stops every answer, several times a second. It is told to
# collect when 24 MB are new, not to grow first, and to mark the old only when the heap is nearly full.
flags+=(-XX:+UseG1GC -XX:MaxNewSize=24m -XX:InitiatingHeapOccupancyPercent=70)
# Collecting may take a third of the time before the heap grows for it: with so small a new part that brings nothing,
# and takes 8 MB at rest and 50 with a large WebP.
flags+=(-XX:GCTimeRatio=2)
# What a busy time took goes back to the system when nothing was collected for half a minute: 150 MB instead of 240.
flags+=(-XX:G1PeriodicGCInterval=30000)
# Methods that are compiled already and longer than this stay calls in those that use them (2500 otherwise). The second
# compiler has a third less to do while a server is young, and what it makes is no slower.
flags+=(-XX:InlineSmallCode=1000)
# What the C library holds on to after a compiler or a picture is done goes back every two seconds: 9 MB at rest. A Java
# too old for it (before 17.0.9) goes without.
flags+=(-XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=2000)
# Ours alone: Spotter refuses settings that it does not know.
export -n SPOTTER_HEAP
# An archive of loaded classes halves the time of every start but the first. JDK 19 keeps it fresh by itself; before,
# it is written when the server stops, which takes it two seconds longer that once. It is of use to the same build of
# Java only, so an update of that asks for a new one. A small one is of a start that failed, or only printed its help:
# it would make every later start slow.
archive=$here/target/classes-$(sed -n 's/^ *java\.runtime\.version = //p' <<<"$properties").jsa
if [ -w "$here/target" ]; then
  if [ -n "$(find "$archive" -size -5M 2>/dev/null)" ]; then
    rm -f "$archive"
  fi
  if [ "${major%%.*}" -ge 19 ]; then
    flags+=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$archive")
  elif [ "$archive" -nt "$jar" ]; then
    flags+=("-XX:SharedArchiveFile=$archive")
  elif [ "${1:-serve}" = serve ] || [[ "$1" == --* ]]; then
    rm -f "$here"/target/classes-*.jsa
    flags+=("-XX:ArchiveClassesAtExit=$archive")
  fi
  flags+=(-Xlog:cds=off -Xlog:cds+dynamic=off)
fi
# Half of the work of so short a life would be the second compiler's.
[ "${1:-}" != demo ] || flags+=(-XX:TieredStopAtLevel=1)
# glibc keeps an arena a thread otherwise: tens of MB that nobody uses.
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
exec "$java" "${flags[@]}" -Djava.awt.headless=true -jar "$jar" "$@"
