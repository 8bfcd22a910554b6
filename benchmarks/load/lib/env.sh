# Shared settings. Override any of them in the environment.
export LOAD=${LOAD:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}
# downloads, builds, pg data, logs, pids; PostgreSQL runs as postgres, who may not look into the home of root
export WORKDIR=${WORKDIR:-$([ "$(id -u)" = 0 ] && echo /var/tmp/grantway-load || echo "${XDG_CACHE_HOME:-$HOME/.cache}/grantway-load")}
export PEER_JAVA_HOME=${PEER_JAVA_HOME:-${JAVA_HOME:?set PEER_JAVA_HOME or JAVA_HOME to a JDK 25}}
export PGPORT_=${PGPORT_:-25432}
export PGBIN=${PGBIN:-$(dirname "$(readlink -f "$(command -v postgres || ls /usr/lib/postgresql/*/bin/postgres | tail -1)")")}
export XMX=${XMX:-1g}
mkdir -p "$WORKDIR/run" "$WORKDIR/log"
export RUN=$WORKDIR/run LOG=$WORKDIR/log
# start_bg NAME URL CMD... : starts CMD, writes $RUN/NAME.pid, waits until URL answers, prints start-up seconds
start_bg() { local n=$1 url=$2; shift 2; local t0=$(date +%s.%N)
  setsid "$@" >"$LOG/$n.log" 2>&1 & echo $! >"$RUN/$n.pid"
  for i in $(seq 1 1200); do
    if curl -sf -o /dev/null "$url"; then echo "$n up after $(echo "$(date +%s.%N)-$t0"|bc|cut -c1-6)s pid $(cat $RUN/$n.pid)" | tee "$RUN/$n.startup"; return 0; fi
    kill -0 "$(cat $RUN/$n.pid)" 2>/dev/null || { echo "$n died"; tail -20 "$LOG/$n.log"; return 1; }
    sleep 0.1; done; echo "$n: no answer"; return 1; }
stop_pid() { local f=$RUN/$1.pid; [ -f "$f" ] || return 0; local p; p=$(cat "$f"); kill "$p" 2>/dev/null
  for i in $(seq 1 100); do kill -0 "$p" 2>/dev/null || break; sleep 0.1; done; rm -f "$f"; }
