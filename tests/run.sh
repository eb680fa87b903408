#!/usr/bin/env bash
# Every test, the browser ones included. Ends with one line: "N passed, N failed" (", N skipped" when there are any).
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

configuration=Release
passed=0 failed=0 skipped=0
red_names=$(mktemp)

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
  if [ -s "$red_names" ]; then
    echo "== what failed"
    cat "$red_names"
  fi
  rm -f "$red_names"
  echo "$line"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# A step that is no test counts as one failure and ends the run.
must() {
  echo "== $1"
  shift
  if ! "$@"; then
    failed=$((failed + 1))
    finish
  fi
}

install_chromium() {
  command -v chromium >/dev/null && return 0
  if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "Chromium is missing and only root can install it with apt-get: install it, or put it on the PATH as 'chromium'."
    return 1
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
}

# One test program at a time: some of them measure, and a neighbour would be measured with them.
run_tests() {
  local name=$1 log summary
  log=$(mktemp)
  echo "== $name"
  "tests/$name/bin/$configuration/net10.0/$name" -noColor 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]}
  summary=$(grep -oE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -1)
  grep -A 12 -E '\[FAIL\]' "$log" >>"$red_names"
  rm -f "$log"
  if [ -z "$summary" ]; then
    echo "$name ended with exit code $code and without a result"
    failed=$((failed + 1))
    return
  fi
  local total errors red left_out not_run
  read -r total errors red left_out not_run <<<"$(grep -oE '[0-9]+' <<<"$summary" | tr '\n' ' ')"
  passed=$((passed + total - red - left_out - not_run))
  failed=$((failed + red + errors))
  skipped=$((skipped + left_out + not_run))
  if [ "$total" -eq 0 ] || { [ "$code" -ne 0 ] && [ $((red + errors)) -eq 0 ]; }; then
    echo "$name ended with exit code $code after $total tests"
    failed=$((failed + 1))
  fi
}

must "browser" install_chromium
must "restore" dotnet restore -v quiet
must "whitespace" dotnet format whitespace --no-restore --verify-no-changes
must "style" dotnet format style --no-restore --verify-no-changes
must "build" dotnet build --no-restore -c "$configuration" -v quiet -clp:NoSummary

for project in tests/*/*.csproj; do
  grep -q 'Include="xunit.v3"' "$project" && run_tests "$(basename "$project" .csproj)"
done
finish
