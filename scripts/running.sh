#!/usr/bin/env bash
# Says where the quickstart runs, when it does; exit code 1 when it does not.
set -u
data=${GRANTWAY_DATA:-.grantway}
[ -r "$data/running" ] || exit 1
{ read -r pid && read -r url; } <"$data/running" || exit 1
# another program may have the number by now
ps -o args= -p "$pid" 2>/dev/null | grep -q 'quickstart\.jar' || exit 1
echo "Grantway already runs at $url (process $pid, data in $data). Stop it with Ctrl-C where it runs." >&2
