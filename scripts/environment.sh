# Makes .venv with the locked dependencies; sourced by run and test with LOCK set to runtime or dev.
# Does nothing when the environment already holds this lock.

find_python() {
  for candidate in "${PYTHON:-}" python3.11 python3.12 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
    if "$candidate" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 13)))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  echo "Chartproof needs Python 3.11 or 3.12 (its parsers have no builds for other versions); set PYTHON to one." >&2
  return 1
}

stamp_of() {
  cat "requirements/build.lock" "requirements/$1.lock" pyproject.toml | cksum | tr ' ' '-'
}

make_environment() {
  stamp=".venv/.lock-$LOCK"
  wanted=$(stamp_of "$LOCK")
  if [ -x .venv/bin/chartproof ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then
    return
  fi
  if [ "$LOCK" = runtime ] && [ -x .venv/bin/chartproof ] && [ "$(cat .venv/.lock-dev 2>/dev/null)" = "$(stamp_of dev)" ]; then
    return
  fi
  python=$(find_python) || exit 1
  echo "Installing the locked dependencies into .venv (once; a minute or two) ..." >&2
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  install="env PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --quiet --no-input"
  $install --require-hashes -r requirements/build.lock
  $install --no-build-isolation --require-hashes -r "requirements/$LOCK.lock"
  $install --no-build-isolation --no-deps --editable .
  echo "$wanted" > "$stamp"
}

make_environment
