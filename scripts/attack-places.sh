#!/usr/bin/env bash
# Cases of attacks/cases.tsv that other tests show: that each of those classes ran in this build, and how it went.
# Say "all" to fail when one has no report; without it only those that ran are judged.
cd "$(dirname "$0")/.." || exit 1
cases=token-service/src/test/resources/attacks/cases.tsv
status=0
while IFS=$'\t' read -r id _ places title _; do
  case "$id" in ''|'#'*) continue ;; esac
  for place in $places; do
    [ "$place" = here ] && continue
    module=${place%/*} class=${place##*/}
    reports=$(find "$module/target/surefire-reports" "$module/target/failsafe-reports" \
      \( -name "TEST-*.$class.xml" -o -name "TEST-*.$class\$*.xml" \) 2>/dev/null)
    if [ -z "$reports" ]; then
      echo "$id $title: $place did not run"
      [ "$1" = all ] && status=1
      continue
    fi
    tests=$(cat $reports | grep -c '<testcase ')
    bad=$(cat $reports | grep -cE '^ *<(failure|error)[ >/]')
    skipped=$(cat $reports | grep -cE '^ *<skipped[ >/]') # for want of a browser or Node, which continuous integration does not take
    echo "$id $title: $place, $tests tests, $bad failed, $skipped skipped"
    cat $reports | grep -oE '<testcase name="[^"]*"' | sed 's/<testcase name="/    /; s/"$//'
    [ "$tests" -gt 0 ] && [ "$bad" -eq 0 ] || status=1
  done
done < "$cases"
exit $status
