#!/usr/bin/env bash
# How many tests ran in each module, and which were skipped with the way to have them run.
cd "$(dirname "$0")/.." || exit 1
total=0
for module in contracts devstack platform app-registry install-service token-service webhook-service examples/app examples/crm examples/offline-check deploy quickstart e2e; do
  reports=$(find "$module/target/surefire-reports" "$module/target/failsafe-reports" -name 'TEST-*.xml' 2>/dev/null)
  count=0
  [ -n "$reports" ] && count=$(grep -ho '<testcase ' $reports | wc -l)
  printf '%-18s %4d tests\n' "$module" "$count"
  total=$((total + count))
done
printf '%-18s %4d tests\n' "all" "$total"
skipped=$(grep -rhoE '<skipped message="[^"]*"' --include='TEST-*.xml' . 2>/dev/null | sed 's/<skipped message=//' | sort -u)
if [ -n "$skipped" ]; then
  echo "Skipped on this machine:"
  echo "$skipped"
fi
